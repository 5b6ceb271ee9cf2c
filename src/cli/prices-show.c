/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The verb "prices show": bars as CSV or JSON, with columns of indicators. These are computed over
 * the whole history before it is cut to the days asked for. */
#include "cli/prices-show.h"

#include "base/json-writer.h"
#include "base/number.h"
#include "cli/output.h"
#include "cli/values.h"
#include "operations/compute-indicators.h"
#include "operations/load-series.h"

#define DRAIN_SIZE (64 * 1024) /* a series of millions of bars is never held as text */

static const char *const heads[DTL_N_COLUMNS] = { "Open",  "High",      "Low",
                                                  "Close", "Adj Close", "Volume" };
static const char *const members[DTL_N_COLUMNS] = { "open",  "high",      "low",
                                                    "close", "adj_close", "volume" };

typedef struct
{
  char *name;
  const double *values; /* of the whole series */
} Column;

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->name);
}

/* The columns of prices, and those of @indicators. */
static GArray *
list_columns (const DtlSeries *series, GPtrArray *indicators, const char *const *names)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));

  g_array_set_clear_func (columns, clear_column);
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    {
      Column column = { g_strdup (names[c]), dtl_series_get_column (series, (DtlColumn) c) };

      g_array_append_val (columns, column);
    }
  for (guint i = 0; i < indicators->len; i++)
    {
      const DtlIndicatorResult *result = indicators->pdata[i];

      for (gsize k = 0; k < result->n_outputs; k++)
        {
          Column column = { dtl_indicator_result_dup_name (result, k), result->values[k] };

          g_array_append_val (columns, column);
        }
    }

  return columns;
}

static void
append_row (GString *text, const char *date, const GArray *columns, gsize row)
{
  char number[DTL_NUMBER_SIZE];

  g_string_append (text, date);
  for (guint c = 0; c < columns->len; c++)
    {
      g_string_append_c (text, ',');
      g_string_append (text,
                       dtl_number_format (g_array_index (columns, Column, c).values[row], number));
    }
  g_string_append_c (text, '\n');
}

static void
write_bar (DtlJsonWriter *json, const char *date, const GArray *columns, gsize row)
{
  dtl_json_writer_begin_object (json, NULL);
  dtl_json_writer_string (json, "date", date);
  for (guint c = 0; c < columns->len; c++)
    {
      const Column *column = &g_array_index (columns, Column, c);

      dtl_json_writer_double (json, column->name, column->values[row]);
    }
  dtl_json_writer_end_object (json);
}

/* Prints the rows of which the day is in the closed range; either end may be DTL_DAY_NONE. */
static gboolean
print_series (const DtlCall *call,
              const DtlSeries *series,
              GPtrArray *indicators,
              DtlDay from,
              DtlDay to,
              GError **error)
{
  g_autoptr (GArray) columns = list_columns (series, indicators, call->json ? members : heads);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, FALSE);

  if (call->json)
    dtl_json_writer_begin_array (json, NULL);
  else
    {
      g_string_append (text, "Date");
      for (guint c = 0; c < columns->len; c++)
        g_string_append_printf (text, ",%s", g_array_index (columns, Column, c).name);
      g_string_append_c (text, '\n');
    }

  for (gsize i = 0; i < dtl_series_get_n (series); i++)
    {
      DtlDay day = dtl_series_get_day (series, i);
      char date[DTL_INSTANT_TEXT_SIZE];

      if ((from != DTL_DAY_NONE && day < from) || (to != DTL_DAY_NONE && day > to))
        continue;

      dtl_series_format_key (series, i, date);
      if (call->json)
        write_bar (json, date, columns, i);
      else
        append_row (text, date, columns, i);
      if (text->len > DRAIN_SIZE && !dtl_output_drain (text, error))
        return FALSE;
    }

  if (call->json)
    {
      dtl_json_writer_end_array (json);
      g_string_append_c (text, '\n');
    }

  return dtl_output_drain (text, error);
}

static DtlSeries *
load_series (const DtlCall *call, DtlStore *store, GError **error)
{
  const char *symbol = dtl_call_get_argument (call, 0);
  DtlInterval interval = DTL_INTERVAL_DAY;

  if (!dtl_call_has (call, "interval"))
    return dtl_load_series_any (store, symbol, error);
  dtl_value_interval (call, &interval);

  return dtl_load_series (store, symbol, interval, error);
}

/* Prints the bars of the instrument that @call names, with the indicators that it asks for. */
gboolean
dtl_prices_show_run (const DtlCall *call, GError **error)
{
  const char *symbol = dtl_call_get_argument (call, 0);
  DtlDay from = DTL_DAY_NONE, to = DTL_DAY_NONE;
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (DtlSeries) series = NULL;
  g_autoptr (GPtrArray) indicators = NULL;

  if (!dtl_value_range (call, &from, &to, error) || !dtl_value_indicators (call, error))
    return FALSE;
  store = dtl_call_open_store (call, error);
  series = store != NULL ? load_series (call, store, error) : NULL;
  if (series == NULL)
    return FALSE;
  indicators = dtl_compute_indicators (store, symbol, series, dtl_call_get_all (call, "indicator"),
                                       dtl_call_get (call, "benchmark"), error);

  return indicators != NULL && print_series (call, series, indicators, from, to, error);
}
