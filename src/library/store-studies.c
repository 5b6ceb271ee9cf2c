/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What studies are asked for, by event and by instrument, which is edited in steps; and figures of
 * studies by the hash of what they were computed from, which can be computed again and so are no
 * edits. Both are opaque texts here: the library knows no studies. */
#include "library/store-private.h"

#include "base/error.h"

/* One text of one row; NULL without an error where the row has none. */
static gboolean
read_text (DtlStore *self, sqlite3_stmt *statement, char **text, gboolean *found, GError **error)
{
  if (statement == NULL || !dtl_store_step (self, statement, found, error))
    return FALSE;

  *text = *found ? dtl_store_dup_text (statement, 0) : NULL;
  return TRUE;
}

/**
 * dtl_store_set_benchmark:
 * @benchmark: (nullable): symbol that studies of @symbol are measured against; %NULL: the usual one
 *
 * Returns: %FALSE with %DTL_ERROR_NOT_FOUND if the library has no @symbol
 */
gboolean
dtl_store_set_benchmark (DtlStore *self, const char *symbol, const char *benchmark, GError **error)
{
  gint64 id;

  g_return_val_if_fail (self != NULL && self->in_step && symbol != NULL, FALSE);

  return dtl_store_find_instrument (self, symbol, &id, error) &&
         dtl_store_run (self, error, "UPDATE instruments SET benchmark = ?1 WHERE id = ?2", "ti",
                        benchmark, id);
}

/**
 * dtl_store_get_benchmark:
 * @benchmark: (out) (transfer full) (nullable): %NULL: the usual one
 *
 * Returns: %FALSE with %DTL_ERROR_NOT_FOUND if the library has no @symbol
 */
gboolean
dtl_store_get_benchmark (DtlStore *self, const char *symbol, char **benchmark, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean found;

  g_return_val_if_fail (self != NULL && symbol != NULL && benchmark != NULL, FALSE);

  statement = dtl_store_prepare (self, error, "SELECT benchmark FROM instruments WHERE symbol = ?1",
                                 "t", symbol);
  if (!read_text (self, statement, benchmark, &found, error))
    return FALSE;
  if (found)
    return TRUE;

  g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND, "“%s” is not in the library.", symbol);
  return FALSE;
}

static gboolean
fail_no_event (gint64 id, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND,
               "There is no event %" G_GINT64_FORMAT " in the library.", id);
  return FALSE;
}

/**
 * dtl_store_set_event_study:
 * @json: (nullable): settings; %NULL: the usual ones
 *
 * Returns: %FALSE with %DTL_ERROR_NOT_FOUND if there is no event @id
 */
gboolean
dtl_store_set_event_study (DtlStore *self, gint64 id, const char *json, GError **error)
{
  g_return_val_if_fail (self != NULL && self->in_step, FALSE);

  return dtl_store_run (self, error, "UPDATE events SET study = ?1 WHERE id = ?2", "ti", json,
                        id) &&
         (sqlite3_changes (self->db) > 0 || fail_no_event (id, error));
}

/**
 * dtl_store_get_event_study:
 * @json: (out) (transfer full) (nullable): %NULL: the usual settings
 *
 * Returns: %FALSE with %DTL_ERROR_NOT_FOUND if there is no event @id
 */
gboolean
dtl_store_get_event_study (DtlStore *self, gint64 id, char **json, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean found;

  g_return_val_if_fail (self != NULL && json != NULL, FALSE);

  statement = dtl_store_prepare (self, error, "SELECT study FROM events WHERE id = ?1", "i", id);
  if (!read_text (self, statement, json, &found, error))
    return FALSE;

  return found || fail_no_event (id, error);
}

/**
 * dtl_store_keep_study:
 * @hash: of all that the figures were computed from
 * @json: the figures
 *
 * Replaces what was kept of the event. Not part of the history.
 */
gboolean
dtl_store_keep_study (
    DtlStore *self, gint64 event_id, const char *hash, const char *json, GError **error)
{
  g_return_val_if_fail (self != NULL && hash != NULL && json != NULL, FALSE);

  return dtl_store_run (self, error,
                        "INSERT INTO studies (event_id, hash, json) VALUES (?1, ?2, ?3)"
                        " ON CONFLICT (event_id) DO UPDATE SET hash = ?2, json = ?3",
                        "itt", event_id, hash, json);
}

/**
 * dtl_store_find_study:
 * @hash: (out) (transfer full) (nullable): of what the figures were computed from; %NULL: none are
 *   kept
 * @json: (out) (transfer full) (nullable): the figures
 *
 * Returns: %FALSE with %DTL_ERROR_STORE; nothing kept is no error
 */
gboolean
dtl_store_find_study (DtlStore *self, gint64 event_id, char **hash, char **json, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean found;

  g_return_val_if_fail (self != NULL && hash != NULL && json != NULL, FALSE);

  *hash = *json = NULL;
  statement = dtl_store_prepare (self, error, "SELECT hash, json FROM studies WHERE event_id = ?1",
                                 "i", event_id);
  if (statement == NULL || !dtl_store_step (self, statement, &found, error))
    return FALSE;
  if (found)
    {
      *hash = dtl_store_dup_text (statement, 0);
      *json = dtl_store_dup_text (statement, 1);
    }

  return TRUE;
}

/**
 * dtl_store_forget_studies:
 *
 * Removes figures of events that are no longer there; undo may bring an event back, and then its
 * figures are computed again.
 */
gboolean
dtl_store_forget_studies (DtlStore *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return dtl_store_run (self, error,
                        "DELETE FROM studies WHERE event_id NOT IN (SELECT id FROM events)", "");
}

/**
 * dtl_store_can_write:
 *
 * Returns: whether the file can be written at all; it may still be in use
 */
gboolean
dtl_store_can_write (DtlStore *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return sqlite3_db_readonly (self->db, "main") == 0;
}

/**
 * dtl_store_describe_bars:
 *
 * What tells the bars of @symbol from any others, without reading them: of each piece that is
 * stored its place, its checksum and the step that wrote it. Undo brings the old text back.
 *
 * Returns: (transfer full): one line a piece, or %NULL with %DTL_ERROR_NOT_FOUND if the library has
 *   no @symbol
 */
char *
dtl_store_describe_bars (DtlStore *self, const char *symbol, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gint64 id;
  gboolean row;

  g_return_val_if_fail (self != NULL && symbol != NULL, NULL);

  if (!dtl_store_find_instrument (self, symbol, &id, error))
    return NULL;
  statement = dtl_store_prepare (
      self, error,
      "SELECT s.interval, coalesce (s.zone, ''), c.t0, c.t1, c.n, c.checksum, c.step_id"
      " FROM series AS s JOIN chunks AS c ON c.series_id = s.id WHERE s.instrument_id = ?1"
      " ORDER BY s.interval, c.t0",
      "i", id);
  if (statement == NULL)
    return NULL;

  for (;;)
    {
      if (!dtl_store_step (self, statement, &row, error))
        return NULL;
      if (!row)
        break;
      for (int column = 0; column < sqlite3_column_count (statement); column++)
        g_string_append_printf (text, "%s ",
                                (const char *) sqlite3_column_text (statement, column));
      g_string_append_c (text, '\n');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
