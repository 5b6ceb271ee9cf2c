/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of a decision, and its rows. One proposal has at most one decision. */
#include "library/decision.h"

#include "library/store-private.h"

static const char *const accepted = "accepted";
static const char *const rejected = "rejected";

/**
 * dtl_decision_new:
 * @event_id: of the event it was accepted as, or 0: rejected
 */
DtlDecision *
dtl_decision_new (gint64 article_id, gsize start, const char *kind, gint64 event_id)
{
  g_return_val_if_fail (kind != NULL, NULL);

  DtlDecision *self = g_new0 (DtlDecision, 1);

  self->article_id = article_id;
  self->start = start;
  self->kind = g_strdup (kind);
  self->accepted = event_id != 0;
  self->event_id = event_id;

  return self;
}

void
dtl_decision_free (DtlDecision *self)
{
  if (self == NULL)
    return;

  g_free (self->kind);
  g_free (self);
}

/**
 * dtl_store_put_decision:
 * @decision: takes the place of an earlier one about the same proposal
 *
 * Returns: %FALSE with %DTL_ERROR_NOT_FOUND if there is no such article
 */
gboolean
dtl_store_put_decision (DtlStore *self, const DtlDecision *decision, GError **error)
{
  g_return_val_if_fail (self != NULL && self->in_step, FALSE);
  g_return_val_if_fail (decision != NULL && decision->article_id != 0, FALSE);

  return dtl_store_check_article (self, decision->article_id, error) &&
         dtl_store_remove_decision (self, decision->article_id, decision->start, decision->kind,
                                    error) &&
         dtl_store_run (self, error,
                        "INSERT INTO decisions (article_id, start, kind, state, event_id)"
                        " VALUES (?1, ?2, ?3, ?4, ?5)",
                        "iittI", decision->article_id, (gint64) decision->start, decision->kind,
                        decision->accepted ? accepted : rejected, decision->event_id);
}

/* Makes the proposal open again; one that is open stays so. */
gboolean
dtl_store_remove_decision (
    DtlStore *self, gint64 article_id, gsize start, const char *kind, GError **error)
{
  g_return_val_if_fail (self != NULL && self->in_step, FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  return dtl_store_run (self, error,
                        "DELETE FROM decisions WHERE article_id = ?1 AND start = ?2 AND kind = ?3",
                        "iit", article_id, (gint64) start, kind);
}

/**
 * dtl_store_list_decisions:
 *
 * A proposal that was accepted, and whose event has been removed since, is open again: its
 * decision is not listed.
 *
 * Returns: (transfer full) (element-type DtlDecision): in the order of the text, or NULL
 */
GPtrArray *
dtl_store_list_decisions (DtlStore *self, gint64 article_id, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_decision_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  g_return_val_if_fail (self != NULL, NULL);

  statement = dtl_store_prepare (self, error,
                                 "SELECT start, kind, event_id FROM decisions WHERE article_id = ?1"
                                 " AND (state = ?2 OR event_id IN (SELECT id FROM events))"
                                 " ORDER BY start, id",
                                 "it", article_id, rejected);
  if (statement == NULL)
    return NULL;
  for (;;)
    {
      g_autofree char *kind = NULL;

      if (!dtl_store_step (self, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&list);
      kind = dtl_store_dup_text (statement, 1);
      g_ptr_array_add (list, dtl_decision_new (article_id,
                                               (gsize) MAX (sqlite3_column_int64 (statement, 0), 0),
                                               kind, sqlite3_column_int64 (statement, 2)));
    }
}
