/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo, kept in the library file. A step is one transaction; SQLite's session extension
 * records what it changed as a changeset, which is applied to redo and inverted to undo, at a cost
 * of what was changed. Bars are kept apart, in history-chunks.c. The history is the file's: all
 * processes share it. The order of steps is that of their ids, whatever the clock says.
 * https://www.sqlite.org/sessionintro.html */
#include "library/history.h"

#include "base/error.h"
#include "library/store-private.h"

#define MAX_STEPS "1000" /* older ones are forgotten, and what they kept is freed */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_session, sqlite3session_delete)

void
dtl_step_free (DtlStep *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self);
}

static sqlite3_session *
start_recording (DtlStore *store, GError **error)
{
  static const char *const tables[] = { "instruments", "series", "articles", "events",
                                        "decisions" };
  g_autoptr (sqlite3_session) session = NULL;
  int code = sqlite3session_create (store->db, "main", &session);

  for (gsize i = 0; code == SQLITE_OK && i < G_N_ELEMENTS (tables); i++)
    code = sqlite3session_attach (session, tables[i]);
  if (code == SQLITE_OK)
    return g_steal_pointer (&session);

  dtl_store_fail (store, code, error);
  return NULL;
}

/**
 * dtl_history_begin:
 * @name: for people: what the step does
 * @now: for people: when
 *
 * Begins a step. Waits up to five seconds for another process's. Ends with dtl_history_commit()
 * or dtl_history_rollback().
 *
 * Returns: %FALSE with %DTL_ERROR_STORE if the library cannot be written or is in use
 */
gboolean
dtl_history_begin (DtlStore *store, const char *name, DtlInstant now, GError **error)
{
  g_return_val_if_fail (store != NULL && !store->in_step, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (!dtl_history_begin_unrecorded (store, error))
    return FALSE;

  if (dtl_store_run (store, error, "INSERT INTO steps (name, time, undone) VALUES (?1, ?2, 0)",
                     "ti", name, now))
    {
      store->step_id = sqlite3_last_insert_rowid (store->db);
      store->session = start_recording (store, error);
    }
  if (store->session == NULL)
    dtl_history_rollback (store);

  return store->session != NULL;
}

/**
 * dtl_history_begin_unrecorded:
 *
 * Begins a step that cannot be undone: the first content of a new library.
 */
gboolean
dtl_history_begin_unrecorded (DtlStore *store, GError **error)
{
  g_return_val_if_fail (store != NULL && !store->in_step, FALSE);

  store->in_step = dtl_store_execute (store, "BEGIN IMMEDIATE", error);
  return store->in_step;
}

/* Takes back everything since the step began; without a step it does nothing. */
void
dtl_history_rollback (DtlStore *store)
{
  g_return_if_fail (store != NULL);

  g_clear_pointer (&store->session, sqlite3session_delete);
  if (store->in_step)
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  store->in_step = FALSE;
  store->step_id = 0;
}

static GBytes *
take_changes (DtlStore *store, GError **error)
{
  void *data = NULL;
  int size = 0;
  int code = sqlite3session_changeset (store->session, &size, &data);

  if (code != SQLITE_OK)
    {
      dtl_store_fail (store, code, error);
      return NULL;
    }

  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

/* Forgets what can no longer be undone or redone, and the bytes of articles that only it named: a
 * changeset holds the digest as text. */
static gboolean
forget_steps (DtlStore *store, GError **error)
{
  int before = sqlite3_total_changes (store->db);

  return dtl_store_execute (store,
                            "DELETE FROM step_chunks WHERE step_id IN"
                            " (SELECT id FROM steps WHERE undone);"
                            "DELETE FROM steps WHERE undone;"
                            "DELETE FROM step_chunks WHERE step_id <="
                            " (SELECT id FROM steps ORDER BY id DESC LIMIT 1 OFFSET " MAX_STEPS ");"
                            "DELETE FROM steps WHERE id <="
                            " (SELECT id FROM steps ORDER BY id DESC LIMIT 1 OFFSET " MAX_STEPS ")",
                            error) &&
         (sqlite3_total_changes (store->db) == before ||
          dtl_store_execute (store,
                             "DELETE FROM sources WHERE digest NOT IN"
                             " (SELECT source_digest FROM articles WHERE source_digest NOT NULL)"
                             " AND NOT EXISTS (SELECT 1 FROM steps"
                             " WHERE instr (changes, CAST (sources.digest AS BLOB)) > 0)",
                             error));
}

/* A new edit ends what could be redone. A step that changed nothing is no edit. */
static gboolean
write_step (DtlStore *store, GError **error)
{
  g_autoptr (GBytes) changes = take_changes (store, error);

  if (changes == NULL)
    return FALSE;

  if (g_bytes_get_size (changes) == 0)
    {
      g_autoptr (sqlite3_stmt) chunks =
          dtl_store_prepare (store, error, "SELECT 1 FROM step_chunks WHERE step_id = ?1 LIMIT 1",
                             "i", store->step_id);
      gboolean row;

      if (chunks == NULL || !dtl_store_step (store, chunks, &row, error))
        return FALSE;
      if (!row)
        return dtl_store_run (store, error, "DELETE FROM steps WHERE id = ?1", "i", store->step_id);
    }

  return dtl_store_run (store, error, "UPDATE steps SET changes = ?1 WHERE id = ?2", "bi", changes,
                        store->step_id) &&
         forget_steps (store, error);
}

/**
 * dtl_history_commit:
 *
 * Ends the step. What it did is on the disk when this returns.
 *
 * Returns: %FALSE with %DTL_ERROR_STORE; the step is then taken back
 */
gboolean
dtl_history_commit (DtlStore *store, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (store != NULL && store->in_step, FALSE);

  ok = (store->session == NULL || write_step (store, error)) &&
       dtl_store_execute (store, "COMMIT", error);
  if (ok)
    store->in_step = FALSE;
  dtl_history_rollback (store);

  return ok;
}

static DtlStep *
read_step (sqlite3_stmt *statement)
{
  DtlStep *step = g_new0 (DtlStep, 1);

  step->id = sqlite3_column_int64 (statement, 0);
  step->name = dtl_store_dup_text (statement, 1);
  step->time = sqlite3_column_int64 (statement, 2);
  step->undone = sqlite3_column_int (statement, 3) != 0;

  return step;
}

/* The step that undo, or redo, would take. @step is NULL if there is none. */
static gboolean
find_step (DtlStore *store, gboolean undo, DtlStep **step, GBytes **changes, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dtl_store_prepare (
      store, error,
      undo ? "SELECT id, name, time, undone, changes FROM steps WHERE NOT undone"
             " ORDER BY id DESC LIMIT 1"
           : "SELECT id, name, time, undone, changes FROM steps WHERE undone ORDER BY id LIMIT 1",
      "");
  gboolean row;

  if (statement == NULL || !dtl_store_step (store, statement, &row, error))
    return FALSE;

  *step = row ? read_step (statement) : NULL;
  if (row && changes != NULL)
    *changes = g_bytes_new (sqlite3_column_blob (statement, 4),
                            (gsize) sqlite3_column_bytes (statement, 4));
  return TRUE;
}

static int
conflict_cb (void *data, int kind, sqlite3_changeset_iter *iter)
{
  gboolean *conflict = data;

  *conflict = TRUE;
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply_changes (DtlStore *store, GBytes *changes, gboolean undo, gboolean *conflict, GError **error)
{
  gsize size;
  /* SQLite reads it only; its prototypes lack the const */
  void *data = (void *) g_bytes_get_data (changes, &size);
  void *inverse = NULL;
  int inverse_size = 0;
  int code = SQLITE_OK;

  if (size == 0)
    return TRUE;

  if (undo)
    code = sqlite3changeset_invert ((int) size, data, &inverse_size, &inverse);
  if (code == SQLITE_OK)
    code = sqlite3changeset_apply (store->db, undo ? inverse_size : (int) size,
                                   undo ? inverse : data, NULL, conflict_cb, conflict);
  sqlite3_free (inverse);

  return code == SQLITE_OK || *conflict || dtl_store_fail (store, code, error);
}

static gboolean
change_sides (DtlStore *store, const DtlStep *step, GBytes *changes, gboolean undo, GError **error)
{
  g_autoptr (GArray) articles = dtl_history_list_articles (store, changes, error);
  gboolean conflict = FALSE;

  /* Bars go first: with their series still, or not yet, there. */
  if (articles == NULL || !dtl_store_execute (store, "PRAGMA defer_foreign_keys = ON", error) ||
      !dtl_history_swap_chunks (store, step->id, &conflict, error) ||
      !dtl_history_set_words (store, articles, FALSE, error) ||
      (!conflict && !apply_changes (store, changes, undo, &conflict, error)) ||
      (!conflict && !dtl_history_set_words (store, articles, TRUE, error)))
    return FALSE;
  if (!conflict)
    return dtl_store_run (store, error, "UPDATE steps SET undone = ?1 WHERE id = ?2", "ii",
                          (gint64) undo, step->id);

  g_set_error (error, DTL_ERROR, DTL_ERROR_CONFLICT,
               undo ? "%s: this step cannot be undone, because something else has changed the same"
                      " thing since."
                    : "%s: this step cannot be redone, because something else has changed the same"
                      " thing since.",
               step->name);
  return FALSE;
}

static DtlStep *
move (DtlStore *store, gboolean undo, GError **error)
{
  g_autoptr (DtlStep) step = NULL;
  g_autoptr (GBytes) changes = NULL;
  gboolean ok;

  if (!dtl_history_begin_unrecorded (store, error))
    return NULL;

  ok = find_step (store, undo, &step, &changes, error);
  if (ok && step == NULL)
    {
      g_set_error_literal (error, DTL_ERROR, DTL_ERROR_NOT_FOUND,
                           undo ? "There is nothing to undo." : "There is nothing to redo.");
      ok = FALSE;
    }
  ok = ok && change_sides (store, step, changes, undo, error) &&
       dtl_store_execute (store, "COMMIT", error);
  if (ok)
    store->in_step = FALSE;
  dtl_history_rollback (store);
  if (!ok)
    return NULL;

  step->undone = undo;
  return g_steal_pointer (&step);
}

/**
 * dtl_history_undo:
 *
 * Takes back the last step that stands, whichever process made it.
 *
 * Returns: (transfer full): the step, or NULL with %DTL_ERROR_NOT_FOUND if there is none or
 *   %DTL_ERROR_CONFLICT if something that is no step changed the same rows; nothing is changed then
 */
DtlStep *
dtl_history_undo (DtlStore *store, GError **error)
{
  g_return_val_if_fail (store != NULL && !store->in_step, NULL);

  return move (store, TRUE, error);
}

/**
 * dtl_history_redo:
 *
 * Does again the step that was undone last. Returns and errors are those of dtl_history_undo().
 */
DtlStep *
dtl_history_redo (DtlStore *store, GError **error)
{
  g_return_val_if_fail (store != NULL && !store->in_step, NULL);

  return move (store, FALSE, error);
}

/**
 * dtl_history_peek:
 * @undo: (out) (transfer full) (nullable): what would be undone
 * @redo: (out) (transfer full) (nullable): what would be redone
 */
gboolean
dtl_history_peek (DtlStore *store, DtlStep **undo, DtlStep **redo, GError **error)
{
  g_autoptr (DtlStep) first = NULL;
  g_autoptr (DtlStep) second = NULL;

  g_return_val_if_fail (store != NULL && undo != NULL && redo != NULL, FALSE);

  if (!find_step (store, TRUE, &first, NULL, error) ||
      !find_step (store, FALSE, &second, NULL, error))
    return FALSE;

  *undo = g_steal_pointer (&first);
  *redo = g_steal_pointer (&second);
  return TRUE;
}

/* Returns: (transfer full) (element-type DtlStep): oldest first, or NULL */
GPtrArray *
dtl_history_list (DtlStore *store, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_step_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  g_return_val_if_fail (store != NULL, NULL);

  statement =
      dtl_store_prepare (store, error, "SELECT id, name, time, undone FROM steps ORDER BY id", "");
  if (statement == NULL)
    return NULL;
  for (;;)
    {
      if (!dtl_store_step (store, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&list);
      g_ptr_array_add (list, read_step (statement));
    }
}
