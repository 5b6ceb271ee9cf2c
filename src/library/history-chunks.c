/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of bars. A changeset would hold every chunk twice and in memory; instead the chunks
 * that a step replaces are kept beside it, and undo and redo swap them with those in place. A
 * chunk knows the step that wrote it, so a change from elsewhere is seen without comparing bars. */
#include "library/store-private.h"

#define SUMMARY "t1, n, open, high, low, close, volume, checksum"

/* Keeps a chunk as it is before the current step, if that is recorded, replaces or removes it. */
gboolean
dtl_history_keep_chunk (
    DtlStore *self, gint64 series_id, gint64 t0, gboolean is_removed, GError **error)
{
  if (self->step_id == 0)
    return TRUE;

  return dtl_store_run (
      self, error,
      "INSERT INTO step_chunks (step_id, series_id, t0, expected_step_id, " SUMMARY
      ", other_step_id, data)"
      " SELECT ?1, ?2, ?3, ?4, " SUMMARY ", step_id, data FROM (SELECT 1)"
      " LEFT JOIN chunks ON series_id = ?2 AND t0 = ?3 WHERE TRUE"
      " ON CONFLICT (step_id, series_id, t0) DO UPDATE SET expected_step_id = ?4",
      "iiiI", self->step_id, series_id, t0, is_removed ? (gint64) 0 : self->step_id);
}

static gboolean
count_conflicts (DtlStore *self, gint64 step_id, gboolean *conflict, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      dtl_store_prepare (self, error,
                         "SELECT 1 FROM step_chunks LEFT JOIN chunks USING (series_id, t0)"
                         " WHERE step_chunks.step_id = ?1"
                         " AND chunks.step_id IS NOT expected_step_id LIMIT 1",
                         "i", step_id);

  return statement != NULL && dtl_store_step (self, statement, conflict, error);
}

/* Puts the chunks of the other side in place and keeps those of this side, under -@step_id while
 * both are there. Foreign keys must be deferred. @conflict tells whether something else has written
 * a chunk since; nothing is changed then. */
gboolean
dtl_history_swap_chunks (DtlStore *self, gint64 step_id, gboolean *conflict, GError **error)
{
  static const char *const statements[] = {
    "INSERT INTO step_chunks (step_id, series_id, t0, expected_step_id, " SUMMARY
    ", other_step_id, data)"
    " SELECT -?1, kept.series_id, kept.t0, kept.other_step_id, c.t1, c.n, c.open, c.high, c.low,"
    " c.close, c.volume, c.checksum, c.step_id, c.data FROM step_chunks AS kept LEFT JOIN chunks "
    "AS c"
    " ON c.series_id = kept.series_id AND c.t0 = kept.t0 WHERE kept.step_id = ?1",
    "DELETE FROM chunks WHERE (series_id, t0) IN"
    " (SELECT series_id, t0 FROM step_chunks WHERE step_id = ?1)",
    "INSERT INTO chunks (series_id, t0, " SUMMARY ", step_id, data)"
    " SELECT series_id, t0, " SUMMARY ", other_step_id, data FROM step_chunks"
    " WHERE step_id = ?1 AND data IS NOT NULL",
    "DELETE FROM step_chunks WHERE step_id = ?1",
    "UPDATE step_chunks SET step_id = ?1 WHERE step_id = -?1",
  };

  if (!count_conflicts (self, step_id, conflict, error))
    return FALSE;
  for (gsize i = 0; !*conflict && i < G_N_ELEMENTS (statements); i++)
    if (!dtl_store_run (self, error, statements[i], "i", step_id))
      return FALSE;

  return TRUE;
}
