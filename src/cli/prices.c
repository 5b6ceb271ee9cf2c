/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The noun "prices": series listed, printed and removed. Their import has a file of its own. */
#include "base/json-writer.h"
#include "base/number.h"
#include "cli/output.h"
#include "cli/prices-import.h"
#include "cli/table.h"
#include "cli/values.h"
#include "operations/calendars.h"
#include "operations/import-prices.h"
#include "operations/load-series.h"

#define DRAIN_SIZE (64 * 1024) /* a series of millions of bars is never held as text */

static const char *const heads[DTL_N_COLUMNS] = { "Open",  "High",      "Low",
                                                  "Close", "Adj Close", "Volume" };
static const char *const members[DTL_N_COLUMNS] = { "open",  "high",      "low",
                                                    "close", "adj_close", "volume" };

static char *
format_key (const DtlSeriesInfo *info, gint64 key, char buffer[DTL_INSTANT_TEXT_SIZE])
{
  const char *code = info->instrument->exchange;
  DtlExchange *exchange = code != NULL ? dtl_calendars_get (code) : NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  if (!dtl_interval_is_intraday (info->interval))
    return dtl_day_format_iso ((DtlDay) key, buffer);

  return dtl_instant_format_iso (key, exchange != NULL ? dtl_exchange_get_zone (exchange) : utc,
                                 buffer);
}

static char *
format_list_json (GPtrArray *infos)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, TRUE);

  dtl_json_writer_begin_array (json, NULL);
  for (guint i = 0; i < infos->len; i++)
    {
      const DtlSeriesInfo *info = infos->pdata[i];
      const DtlInstrument *instrument = info->instrument;
      char key[DTL_INSTANT_TEXT_SIZE];

      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_string (json, "symbol", instrument->symbol);
      dtl_json_writer_string (json, "name", instrument->name);
      dtl_json_writer_string (json, "exchange", instrument->exchange);
      dtl_json_writer_string (json, "currency", instrument->currency);
      dtl_json_writer_string (json, "interval", dtl_interval_to_id (info->interval));
      dtl_json_writer_int (json, "bars", (gint64) info->n);
      dtl_json_writer_string (json, "first",
                              info->n > 0 ? format_key (info, info->first_key, key) : NULL);
      dtl_json_writer_string (json, "last",
                              info->n > 0 ? format_key (info, info->last_key, key) : NULL);
      dtl_json_writer_string (json, "source", info->source);
      dtl_json_writer_end_object (json);
    }
  dtl_json_writer_end_array (json);
  g_string_append_c (text, '\n');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
format_list (GPtrArray *infos)
{
  g_autoptr (DtlTable) table = dtl_table_new ("Symbol", "Name", "Exchange", "Currency", "Interval",
                                              "Bars", "First", "Last", "Source", NULL);

  dtl_table_align_right (table, 5);
  for (guint i = 0; i < infos->len; i++)
    {
      const DtlSeriesInfo *info = infos->pdata[i];
      const DtlInstrument *instrument = info->instrument;
      g_autofree char *n = g_strdup_printf ("%" G_GSIZE_FORMAT, info->n);
      char key[DTL_INSTANT_TEXT_SIZE];

      dtl_table_add (table, instrument->symbol);
      dtl_table_add (table, instrument->name);
      dtl_table_add (table, instrument->exchange);
      dtl_table_add (table, instrument->currency);
      dtl_table_add (table, dtl_interval_to_id (info->interval));
      dtl_table_add (table, n);
      dtl_table_add (table, info->n > 0 ? format_key (info, info->first_key, key) : NULL);
      dtl_table_add (table, info->n > 0 ? format_key (info, info->last_key, key) : NULL);
      dtl_table_add (table, info->source);
    }

  return dtl_table_format (table);
}

static gboolean
run_list (const DtlCall *call, GError **error)
{
  g_autoptr (DtlStore) store = dtl_call_open_store (call, error);
  g_autoptr (GPtrArray) infos = store != NULL ? dtl_store_list_series (store, error) : NULL;
  g_autofree char *text = NULL;

  if (infos == NULL)
    return FALSE;
  text = call->json ? format_list_json (infos) : format_list (infos);

  return dtl_output_text (text, error);
}

static gboolean
run_remove (const DtlCall *call, GError **error)
{
  const char *symbol = dtl_call_get_argument (call, 0);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, TRUE);
  g_autoptr (DtlStore) store = dtl_call_open_store (call, error);

  if (store == NULL || !dtl_remove_prices (store, symbol, dtl_value_now (), error))
    return FALSE;

  if (call->json)
    {
      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_string (json, "symbol", symbol);
      dtl_json_writer_end_object (json);
    }
  else
    g_string_append_printf (text, "Removed %s.", symbol);
  g_string_append_c (text, '\n');

  return dtl_output_text (text->str, error);
}

static void
append_row (GString *text, const char *date, const DtlBar *bar)
{
  char number[DTL_NUMBER_SIZE];

  g_string_append (text, date);
  for (gsize column = 0; column < DTL_N_COLUMNS; column++)
    {
      g_string_append_c (text, ',');
      g_string_append (text, dtl_number_format (bar->value[column], number));
    }
  g_string_append_c (text, '\n');
}

static void
write_bar (DtlJsonWriter *json, const char *date, const DtlBar *bar)
{
  dtl_json_writer_begin_object (json, NULL);
  dtl_json_writer_string (json, "date", date);
  for (gsize column = 0; column < DTL_N_COLUMNS; column++)
    dtl_json_writer_double (json, members[column], bar->value[column]);
  dtl_json_writer_end_object (json);
}

/* Prints the rows of which the day is in the closed range; either end may be DTL_DAY_NONE. */
static gboolean
print_series (const DtlCall *call, const DtlSeries *series, DtlDay from, DtlDay to, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, FALSE);

  if (call->json)
    dtl_json_writer_begin_array (json, NULL);
  else
    {
      g_string_append (text, "Date");
      for (gsize column = 0; column < DTL_N_COLUMNS; column++)
        g_string_append_printf (text, ",%s", heads[column]);
      g_string_append_c (text, '\n');
    }

  for (gsize i = 0; i < dtl_series_get_n (series); i++)
    {
      DtlDay day = dtl_series_get_day (series, i);
      DtlBar bar = dtl_series_get_bar (series, i);
      char date[DTL_INSTANT_TEXT_SIZE];

      if ((from != DTL_DAY_NONE && day < from) || (to != DTL_DAY_NONE && day > to))
        continue;

      dtl_series_format_key (series, i, date);
      if (call->json)
        write_bar (json, date, &bar);
      else
        append_row (text, date, &bar);
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

static gboolean
run_show (const DtlCall *call, GError **error)
{
  DtlDay from = DTL_DAY_NONE, to = DTL_DAY_NONE;
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (DtlSeries) series = NULL;

  if (!dtl_value_range (call, &from, &to, error))
    return FALSE;
  store = dtl_call_open_store (call, error);
  series = store != NULL ? load_series (call, store, error) : NULL;

  return series != NULL && print_series (call, series, from, to, error);
}

static const DtlOption import_options[] = {
  { "symbol", 0, "S", "symbol of the instrument", DTL_OPTION_REQUIRED },
  { "name", 0, "TEXT", "its name" },
  { "exchange", 0, "CODE", "where it is listed, for example XNYS" },
  { "currency", 0, "CODE", "what its prices are in, for example USD" },
  { "interval", 0, DTL_VALUE_INTERVALS, "what a bar covers; found out without it" },
  { "labels", 0, "start|end", "which end of a bar its time names" },
  { "delimiter", 0, "CHAR", "between cells: , ; | or tab" },
  { "decimal", 0, ".|,", "decimal sign" },
  { "date-order", 0, "ymd|mdy|dmy", "order of year, month and day" },
  { "column", 0, "COLUMN=HEAD", "which head a column has in the file", DTL_OPTION_REPEATED },
  { "dry-run", 0, NULL, "report what would be done, and do nothing" },
  { NULL },
};

static const DtlOption show_options[] = {
  { "from", 0, "DATE", "first day printed" },
  { "to", 0, "DATE", "last day printed" },
  { "interval", 0, DTL_VALUE_INTERVALS, "what a bar covers" },
  { NULL },
};

static const DtlVerb verbs[] = {
  { "import", "FILE...", "Adds the bars of files to one instrument", import_options, TRUE,
    dtl_prices_import_run },
  { "list", "", "Lists the series in the library", NULL, FALSE, run_list },
  { "show", "S", "Prints the bars of S as CSV", show_options, FALSE, run_show },
  { "remove", "S", "Removes S with its prices and events", NULL, TRUE, run_remove },
  { NULL },
};

const DtlNoun dtl_noun_prices = { "prices", "Price series", verbs };
