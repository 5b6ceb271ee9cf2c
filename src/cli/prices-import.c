/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The verb "prices import": files into one instrument, each with a report of what was found. A
 * file that fails does not keep the others from being read. */
#include "cli/prices-import.h"

#include "base/error.h"
#include "base/json-writer.h"
#include "cli/import-report.h"
#include "cli/output.h"
#include "cli/values.h"
#include "operations/calendars.h"
#include "operations/open-library.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

static gboolean
set_delimiter (const DtlCall *call, DtlDialect *dialect, GError **error)
{
  const char *text = dtl_call_get (call, "delimiter");

  if (text == NULL)
    return TRUE;
  if (strcmp (text, "tab") == 0)
    text = "\t";
  if (strlen (text) != 1 || strchr (",;|\t", *text) == NULL)
    {
      dtl_set_usage_error (error, "--delimiter takes , ; | or tab, not “%s”", text);
      return FALSE;
    }
  dialect->delimiter = *text;

  return TRUE;
}

/* "close=Schlusskurs" */
static gboolean
set_column (const char *text, DtlDialect *dialect, GError **error)
{
  const char *equals = strchr (text, '=');

  if (equals == NULL || equals[1] == '\0')
    {
      dtl_set_usage_error (error, "--column takes COLUMN=HEAD, as close=Price, not “%s”", text);
      return FALSE;
    }
  for (DtlField field = 0; field < DTL_N_FIELDS; field++)
    {
      const char *id = dtl_field_to_id (field);

      if (strlen (id) == (gsize) (equals - text) && g_str_has_prefix (text, id))
        {
          g_free (dialect->columns[field]);
          dialect->columns[field] = g_strdup (equals + 1);
          return TRUE;
        }
    }

  dtl_set_usage_error (error,
                       "--column %s: columns are called date, time, open, high, low, close,"
                       " adj_close and volume",
                       text);
  return FALSE;
}

static DtlDialect *
read_dialect (const DtlCall *call, GError **error)
{
  g_autoptr (DtlDialect) dialect = dtl_dialect_new ();
  const char *decimal = dtl_call_get (call, "decimal");
  const char *order = dtl_call_get (call, "date-order");
  const char *labels = dtl_call_get (call, "labels");
  DtlInterval interval;

  if (!set_delimiter (call, dialect, error))
    return NULL;
  for (const char *const *column = dtl_call_get_all (call, "column"); *column != NULL; column++)
    if (!set_column (*column, dialect, error))
      return NULL;

  if (decimal != NULL)
    dialect->decimal = *decimal;
  if (order != NULL)
    dialect->date_order = *order == 'y'   ? DTL_DATE_ORDER_YMD
                          : *order == 'm' ? DTL_DATE_ORDER_MDY
                                          : DTL_DATE_ORDER_DMY;
  if (labels != NULL)
    dialect->labels_end = strcmp (labels, "end") == 0;
  if (dtl_call_has (call, "interval"))
    {
      dtl_value_interval (call, &interval);
      dialect->interval = (int) interval;
    }

  return g_steal_pointer (&dialect);
}

/* An exchange by another name than its code would be one without a calendar. */
static char *
read_exchange (const DtlCall *call)
{
  const char *given = dtl_call_get (call, "exchange");
  const char *code = dtl_calendars_find_code (given);

  return g_strdup (code != NULL ? code : given);
}

static DtlInstrument *
read_instrument (const DtlCall *call, GError **error)
{
  const char *symbol = dtl_call_get (call, "symbol");
  g_autoptr (GError) symbol_error = NULL;
  DtlInstrument *instrument;

  if (!dtl_symbol_validate (symbol, &symbol_error))
    {
      dtl_set_usage_error (error, "--symbol: %s", symbol_error->message);
      return NULL;
    }

  instrument = dtl_instrument_new (symbol);
  instrument->name = g_strdup (dtl_call_get (call, "name"));
  instrument->exchange = read_exchange (call);
  instrument->currency = g_strdup (dtl_call_get (call, "currency"));

  return instrument;
}

/* Imports one file and prints its report; of several, the failure too. */
static gboolean
import_file (const DtlCall *call,
             DtlStore *store,
             const char *path,
             const DtlImportOptions *options,
             GError **error)
{
  gboolean is_only = call->arguments->len == 1;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;
  g_autoptr (DtlImportReport) report =
      dtl_import_prices (store, path, options, dtl_value_now (), &failure);

  if (report != NULL && call->json)
    {
      g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, is_only);

      dtl_import_report_write (json, report);
      g_string_append_c (text, '\n');
    }
  else if (report != NULL)
    dtl_import_report_append (text, report, options->dry_run);
  else if (!is_only)
    dtl_output_append_failure (text, path, failure, call->json);

  if (!dtl_output_text (text->str, error))
    return FALSE;
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));

  return report != NULL;
}

/* A dry run creates no library: a missing one counts as empty, and @store is then NULL. */
static gboolean
open_library (const DtlCall *call, gboolean dry_run, DtlStore **store, GError **error)
{
  if (dry_run && call->library != NULL && g_access (call->library, F_OK) != 0 && errno == ENOENT)
    return TRUE;

  *store = dry_run ? dtl_open_library (call->library, DTL_STORE_READ, error)
                   : dtl_call_open_store (call, error);
  return *store != NULL;
}

static gboolean
import_files (const DtlCall *call, const DtlImportOptions *options, GError **error)
{
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (GError) first = NULL;
  guint n_failed = 0;

  if (!open_library (call, options->dry_run, &store, error))
    return FALSE;

  for (guint i = 0; i < call->arguments->len; i++)
    {
      g_autoptr (GError) failure = NULL;

      if (import_file (call, store, dtl_call_get_argument (call, i), options, &failure))
        continue;
      n_failed++;
      if (first == NULL)
        first = g_steal_pointer (&failure);
    }
  if (n_failed == 0)
    return TRUE;

  if (n_failed > 1)
    g_prefix_error (&first, "%u of %u files failed; the first: ", n_failed, call->arguments->len);
  g_propagate_error (error, g_steal_pointer (&first));

  return FALSE;
}

/**
 * dtl_prices_import_run:
 *
 * Carries out "prices import".
 *
 * Returns: %FALSE with %DTL_USAGE_ERROR, or the error of the first file that failed
 */
gboolean
dtl_prices_import_run (const DtlCall *call, GError **error)
{
  g_autoptr (DtlInstrument) instrument = read_instrument (call, error);
  g_autoptr (DtlDialect) dialect = instrument != NULL ? read_dialect (call, error) : NULL;
  DtlImportOptions options = { instrument, dialect, dtl_call_has (call, "dry-run") };

  return dialect != NULL && import_files (call, &options, error);
}
