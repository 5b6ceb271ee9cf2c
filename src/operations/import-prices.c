/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Price files into the library. The file is read and checked first; then, in one step, what is
 * stored is read, merged with the file and written, so that two imports at a time cannot lose each
 * other's rows. A file that brings nothing new makes no step. */

#include "operations/import-prices.h"

#include "base/error.h"
#include "base/file.h"
#include "library/history.h"
#include "operations/calendars.h"
#include "series/check.h"

#include <string.h>

void
dtl_import_report_free (DtlImportReport *self)
{
  if (self == NULL)
    return;

  g_free (self->symbol);
  g_free (self->file);
  g_clear_pointer (&self->audit, dtl_audit_free);
  g_clear_pointer (&self->dialect, dtl_dialect_free);
  g_clear_pointer (&self->rows, dtl_series_unref);
  g_free (self);
}

static gboolean
is_code (const char *text, gsize len, gboolean digits)
{
  if (strlen (text) != len)
    return FALSE;

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isupper (*p) && !(digits && g_ascii_isdigit (*p)))
      return FALSE;

  return TRUE;
}

static gboolean
check_instrument (const DtlInstrument *instrument, GError **error)
{
  if (!dtl_symbol_validate (instrument->symbol, error))
    return FALSE;

  if (instrument->exchange != NULL && !is_code (instrument->exchange, 4, TRUE))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE,
                   "%s: the exchange “%s” is not a market identifier code such as XNYS",
                   instrument->symbol, instrument->exchange);
      return FALSE;
    }
  if (instrument->currency != NULL && !is_code (instrument->currency, 3, FALSE))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE,
                   "%s: the currency “%s” is not a code of ISO 4217 such as USD",
                   instrument->symbol, instrument->currency);
      return FALSE;
    }

  return TRUE;
}

/* Takes @text for *@member if there is one. Returns: whether that changes it */
static gboolean
update_text (char **member, const char *text)
{
  if (text == NULL || g_strcmp0 (*member, text) == 0)
    return FALSE;

  g_free (*member);
  *member = g_strdup (text);
  return TRUE;
}

/* Returns: (transfer full): the instrument of the library with what @given says of it, in
 * @is_changed whether the library does not have it so; or NULL */
static DtlInstrument *
load_instrument (DtlStore *store, const DtlInstrument *given, gboolean *is_changed, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autoptr (DtlInstrument) instrument = NULL;

  if (store != NULL)
    instrument = dtl_store_get_instrument (store, given->symbol, &own_error);
  *is_changed = instrument == NULL;
  if (instrument == NULL)
    {
      if (own_error != NULL && !g_error_matches (own_error, DTL_ERROR, DTL_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&own_error));
          return NULL;
        }
      return dtl_instrument_copy (given);
    }

  *is_changed |= update_text (&instrument->name, given->name);
  *is_changed |= update_text (&instrument->exchange, given->exchange);
  *is_changed |= update_text (&instrument->currency, given->currency);

  return g_steal_pointer (&instrument);
}

/* Returns: (transfer full): @rows merged with what is stored, or NULL */
static DtlSeries *
merge_stored (
    DtlStore *store, const char *symbol, DtlSeries *rows, DtlMergeCounts *counts, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autoptr (DtlSeries) stored = NULL;

  if (store == NULL)
    return dtl_series_merge (NULL, rows, counts);

  stored = dtl_store_get_series (store, symbol, dtl_series_get_interval (rows), &own_error);
  if (stored == NULL && !g_error_matches (own_error, DTL_ERROR, DTL_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return NULL;
    }

  return dtl_series_merge (stored, rows, counts);
}

static DtlImportReport *
read_file (DtlStore *store, const char *path, const DtlImportOptions *options, GError **error)
{
  g_autoptr (DtlImportReport) report = g_new0 (DtlImportReport, 1);
  g_autoptr (DtlInstrument) instrument = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DtlExchange *exchange;
  gboolean is_changed;

  instrument = load_instrument (store, options->instrument, &is_changed, error);
  if (instrument == NULL)
    return NULL;
  bytes = dtl_file_read (path, DTL_FILE_MAX_SIZE, error);
  if (bytes == NULL)
    return NULL;

  exchange = dtl_calendars_get (instrument->exchange);
  report->symbol = g_strdup (instrument->symbol);
  report->file = g_filename_display_name (path);
  report->audit = dtl_audit_new ();
  report->rows = dtl_price_file_read (report->file, bytes, options->dialect,
                                      exchange != NULL ? dtl_exchange_get_zone (exchange) : NULL,
                                      &report->dialect, report->audit, error);
  if (report->rows == NULL)
    return NULL;

  report->interval = dtl_series_get_interval (report->rows);
  dtl_series_check (report->rows, exchange, report->audit);
  dtl_audit_sort (report->audit);

  return g_steal_pointer (&report);
}

/* Writes inside a step. */
static gboolean
write_rows (DtlStore *store,
            const DtlInstrument *given,
            const char *source,
            DtlImportReport *report,
            gboolean *is_changed,
            GError **error)
{
  g_autoptr (DtlInstrument) instrument = NULL;
  g_autoptr (DtlSeries) merged = NULL;

  instrument = load_instrument (store, given, is_changed, error);
  if (instrument == NULL || (*is_changed && !dtl_store_put_instrument (store, instrument, error)))
    return FALSE;

  merged = merge_stored (store, report->symbol, report->rows, &report->counts, error);
  if (merged == NULL)
    return FALSE;
  if (report->counts.rows_added == 0 && report->counts.rows_replaced == 0)
    return TRUE;

  *is_changed = TRUE;
  return dtl_store_put_series (store, report->symbol, merged, source, error);
}

/**
 * dtl_import_prices:
 * @store: (nullable): NULL only with dry_run: there is no library yet
 * @path: the file, in the file system's encoding
 * @options: for whom, and how the file is written as far as the user knows
 * @now: for the history
 *
 * Reads the file, checks it against the calendar of the instrument's exchange, and merges it with
 * the series of that interval: one step "Import BABA.csv". A new instrument needs only its symbol.
 * With dry_run nothing is written, and the counts are what they would be. Each row of the file
 * counts once: rows_read is the sum of rows added, replaced, unchanged, duplicate and rejected.
 *
 * Returns: (transfer full): what was done; or %NULL with %DTL_ERROR_RANGE for a bad symbol,
 * exchange or currency, the errors of dtl_file_read() and dtl_price_file_read(), or those of the
 * store; nothing is changed then
 */
DtlImportReport *
dtl_import_prices (DtlStore *store,
                   const char *path,
                   const DtlImportOptions *options,
                   DtlInstant now,
                   GError **error)
{
  g_autoptr (DtlImportReport) report = NULL;
  g_autofree char *base = NULL;
  g_autofree char *source = NULL;
  g_autofree char *step = NULL;
  gboolean is_changed = FALSE;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (options != NULL && options->instrument != NULL, NULL);
  g_return_val_if_fail (store != NULL || options->dry_run, NULL);

  if (!check_instrument (options->instrument, error))
    return NULL;
  report = read_file (store, path, options, error);
  if (report == NULL)
    return NULL;

  if (options->dry_run)
    {
      g_autoptr (DtlSeries) merged =
          merge_stored (store, report->symbol, report->rows, &report->counts, error);

      return merged != NULL ? g_steal_pointer (&report) : NULL;
    }

  base = g_path_get_basename (path);
  source = g_filename_display_name (base);
  step = g_strdup_printf ("Import %s", source);
  if (!dtl_history_begin (store, step, now, error))
    return NULL;
  if (!write_rows (store, options->instrument, source, report, &is_changed, error))
    {
      dtl_history_rollback (store);
      return NULL;
    }
  if (!is_changed)
    dtl_history_rollback (store);
  else if (!dtl_history_commit (store, error))
    return NULL;

  return g_steal_pointer (&report);
}

/**
 * dtl_remove_prices:
 * @symbol: of an instrument
 * @now: for the history
 *
 * Removes the instrument, its series and its events: one step "Remove BABA".
 *
 * Returns: %FALSE with %DTL_ERROR_NOT_FOUND, or with an error of the store; nothing is changed then
 */
gboolean
dtl_remove_prices (DtlStore *store, const char *symbol, DtlInstant now, GError **error)
{
  g_autofree char *step = NULL;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (symbol != NULL, FALSE);

  step = g_strdup_printf ("Remove %s", symbol);
  if (!dtl_history_begin (store, step, now, error))
    return FALSE;
  if (!dtl_store_remove_instrument (store, symbol, error))
    {
      dtl_history_rollback (store);
      return FALSE;
    }

  return dtl_history_commit (store, error);
}

/**
 * dtl_import_prices_guess_symbol:
 * @path: file name
 *
 * Returns: (transfer full): the symbol that the name begins with, to be offered and not to be
 *   relied on: "BABA" of "prices/baba-daily.csv", "9988.HK" of "9988.HK.csv"; "" if there is none
 */
char *
dtl_import_prices_guess_symbol (const char *path)
{
  static const char *const letters = G_CSET_A_2_Z G_CSET_a_2_z;
  g_autofree char *name = g_path_get_basename (path);
  gsize length = strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "^");
  g_autofree char *stem = NULL;

  /* A venue stands between two dots, and an ending behind the last. */
  if (length > 0 && name[length] == '.')
    {
      gsize venue = strspn (name + length + 1, letters);

      if (venue >= 1 && venue <= 3 && name[length + 1 + venue] == '.')
        length += 1 + venue;
    }
  stem = g_strndup (name, length);

  return g_ascii_strup (stem, -1);
}
