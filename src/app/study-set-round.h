/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/studies.h"
#include "chart/study-plot.h"
#include "study/study-set.h"

G_BEGIN_DECLS

/* What counts in the set, and what came of it. */
typedef struct
{
  const DtlStudyBook *book;
  const DtlStudySetChoice *choice;
  GPtrArray *studies; /* of DtlStudy, as the entries */
  GPtrArray *used;    /* of DtlStudy: those that count; not owned */
  GArray *places;     /* of guint: of those among the entries */
  DtlStudySet *set;   /* nullable: of fewer than two */
} DtlStudySetRound;

DtlStudySetRound dtl_study_set_round_compute (DtlStudies *studies);
void dtl_study_set_round_clear (DtlStudySetRound *self);
gssize dtl_study_set_round_find_window (const DtlStudySetRound *self, int from, int to);
DtlStudyForest *dtl_study_set_round_forest (const DtlStudySetRound *self);
void dtl_study_set_round_forest_free (DtlStudyForest *self);

/* study-set-words.c: Pango markup */
char *dtl_study_set_round_tell (const DtlStudySetRound *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtlStudySetRound, dtl_study_set_round_clear)

G_END_DECLS
