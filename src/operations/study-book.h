/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/study-set-choice.h"
#include "study/reaction.h"

G_BEGIN_DECLS

/* One event with its plan, and what a list says of it. */
typedef struct
{
  gint64 event_id;
  char *title;
  DtlStudyEvent event;
  DtlStudyPlan *plan;
  DtlReaction reaction; /* by its plan, as it is kept in the library */
} DtlStudyEntry;

/* All events of one instrument and what their studies need, read in one go. Immutable; what a plan
 * gives is computed from the same grounds, on any thread. */
typedef struct
{
  char *symbol;
  char *benchmark;           /* nullable: the usual one of the instrument */
  GPtrArray *symbols;        /* of char: what could be a benchmark */
  GPtrArray *entries;        /* of DtlStudyEntry, as the events */
  GHashTable *grounds;       /* of DtlStudyGround by benchmark; "" is none */
  GPtrArray *files;          /* of DtlFactorFile: what a model of factors could read */
  GHashTable *factors;       /* of DtlFactors by digest: those of plans in use */
  DtlStudySetChoice *choice; /* of the set of all events, as it is kept */
} DtlStudyBook;

DtlStudyBook *dtl_study_book_read (DtlStore *store, const char *symbol, GError **error);
DtlStudyBook *dtl_study_book_read_kept (DtlStore *store, const char *symbol, GError **error);
DtlStudyBook *dtl_study_book_ref (DtlStudyBook *self);
void dtl_study_book_unref (DtlStudyBook *self);

const DtlStudyEntry *dtl_study_book_find (const DtlStudyBook *self, gint64 event_id);
const DtlStudyGround *dtl_study_book_get_ground (const DtlStudyBook *self, const char *benchmark);
gboolean dtl_study_book_is_ready (const DtlStudyBook *self, const DtlStudyPlan *plan);
DtlStudy *dtl_study_book_run (const DtlStudyBook *self,
                              const DtlStudyEntry *entry,
                              const DtlStudyPlan *plan,
                              const char *benchmark);
gsize dtl_study_book_count_episode (const DtlStudyBook *self,
                                    const DtlStudyEntry *entry,
                                    const DtlStudyPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlStudyBook, dtl_study_book_unref)

G_END_DECLS
