/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The noun "prices": series listed and removed. Their import and their printing
 * have files of their own. */
#include "base/json-writer.h"
#include "cli/output.h"
#include "cli/prices-import.h"
#include "cli/prices-show.h"
#include "cli/table.h"
#include "cli/values.h"
#include "operations/calendars.h"
#include "operations/import-prices.h"

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
  { "indicator", 0, "SPEC", "a column of an indicator, such as sma:20", DTL_OPTION_REPEATED },
  { "benchmark", 0, "B", "symbol that beta is measured against; the instrument's own without it" },
  { NULL },
};

static const DtlVerb verbs[] = {
  { "import", "FILE...", "Adds the bars of files to one instrument", import_options, TRUE,
    dtl_prices_import_run },
  { "list", "", "Lists the series in the library", NULL, FALSE, run_list },
  { "show", "S", "Prints the bars of S as CSV", show_options, FALSE, dtl_prices_show_run },
  { "remove", "S", "Removes S with its prices and events", NULL, TRUE, run_remove },
  { NULL },
};

const DtlNoun dtl_noun_prices = { "prices", "Price series", verbs };
