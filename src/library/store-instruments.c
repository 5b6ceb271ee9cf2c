/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instruments in the library file. To remove one is to remove what hangs on it; articles stay. */
#include "library/store-private.h"

#include "base/error.h"

/* Fails with DTL_ERROR_NOT_FOUND if there is none. */
gboolean
dtl_store_find_instrument (DtlStore *self, const char *symbol, gint64 *id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      dtl_store_prepare (self, error, "SELECT id FROM instruments WHERE symbol = ?1", "t", symbol);
  gboolean row;

  if (statement == NULL || !dtl_store_step (self, statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND, "“%s” is not in the library.", symbol);
      return FALSE;
    }

  *id = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/**
 * dtl_store_put_instrument:
 *
 * Adds @instrument, or changes the one of the same symbol.
 *
 * Returns: %FALSE with %DTL_ERROR_RANGE for a bad symbol or %DTL_ERROR_STORE
 */
gboolean
dtl_store_put_instrument (DtlStore *self, const DtlInstrument *instrument, GError **error)
{
  g_return_val_if_fail (self != NULL && self->in_step, FALSE);
  g_return_val_if_fail (instrument != NULL, FALSE);

  return dtl_symbol_validate (instrument->symbol, error) &&
         dtl_store_run (self, error,
                        "INSERT INTO instruments (symbol, name, exchange, currency)"
                        " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (symbol) DO UPDATE"
                        " SET name = ?2, exchange = ?3, currency = ?4",
                        "tttt", instrument->symbol, instrument->name, instrument->exchange,
                        instrument->currency);
}

/**
 * dtl_store_get_instrument:
 *
 * Returns: (transfer full): the instrument, or NULL with %DTL_ERROR_NOT_FOUND
 */
DtlInstrument *
dtl_store_get_instrument (DtlStore *self, const char *symbol, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  DtlInstrument *instrument;
  gboolean row;

  g_return_val_if_fail (self != NULL && symbol != NULL, NULL);

  statement = dtl_store_prepare (self, error,
                                 "SELECT name, exchange, currency FROM instruments"
                                 " WHERE symbol = ?1",
                                 "t", symbol);
  if (statement == NULL || !dtl_store_step (self, statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND, "“%s” is not in the library.", symbol);
      return NULL;
    }

  instrument = dtl_instrument_new (symbol);
  instrument->name = dtl_store_dup_text (statement, 0);
  instrument->exchange = dtl_store_dup_text (statement, 1);
  instrument->currency = dtl_store_dup_text (statement, 2);
  return instrument;
}

static gboolean
remove_all_series (DtlStore *self, gint64 instrument, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dtl_store_prepare (
      self, error, "SELECT id FROM series WHERE instrument_id = ?1", "i", instrument);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      if (!dtl_store_step (self, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      if (!dtl_store_remove_chunks (self, sqlite3_column_int64 (statement, 0), error))
        return FALSE;
    }

  return dtl_store_run (self, error, "DELETE FROM series WHERE instrument_id = ?1", "i",
                        instrument);
}

/**
 * dtl_store_remove_instrument:
 *
 * Removes the instrument with its series and its events; articles stay.
 *
 * Returns: %FALSE with %DTL_ERROR_NOT_FOUND
 */
gboolean
dtl_store_remove_instrument (DtlStore *self, const char *symbol, GError **error)
{
  gint64 id;

  g_return_val_if_fail (self != NULL && self->in_step, FALSE);
  g_return_val_if_fail (symbol != NULL, FALSE);

  return dtl_store_find_instrument (self, symbol, &id, error) &&
         remove_all_series (self, id, error) &&
         dtl_store_run (self, error, "DELETE FROM events WHERE instrument_id = ?1", "i", id) &&
         dtl_store_run (self, error, "DELETE FROM instruments WHERE id = ?1", "i", id);
}
