/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the user decided about a proposed event of an article. Proposals follow from the text and
 * are not stored: a decision finds its own by the first byte and the kind. */
typedef struct
{
  gint64 article_id;
  gsize start; /* byte of the article's text */
  char *kind;
  gboolean accepted; /* else rejected */
  gint64 event_id;   /* of accepted ones: the event that was made, or found; else 0 */
} DtlDecision;

DtlDecision *dtl_decision_new (gint64 article_id, gsize start, const char *kind, gint64 event_id);
void dtl_decision_free (DtlDecision *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlDecision, dtl_decision_free)

G_END_DECLS
