/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/study-events.h"
#include "study/reaction.h"

G_BEGIN_DECLS

/* The figures that stand beside one event in lists and on its flag. */
typedef struct
{
  gint64 event_id;
  char *benchmark; /* nullable: measured against none */
  DtlReaction reaction;
  gboolean was_kept; /* found in the library; else computed now, and kept where it can be written */
} DtlEventReaction;

/* of DtlEventReaction, as the events */
GPtrArray *dtl_study_events_reactions (DtlStore *store, const char *symbol, GError **error);
GPtrArray *dtl_study_events_reactions_on (DtlStore *store,
                                          const char *symbol,
                                          GHashTable *grounds,
                                          GError **error);

void dtl_event_reaction_free (DtlEventReaction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlEventReaction, dtl_event_reaction_free)

G_END_DECLS
