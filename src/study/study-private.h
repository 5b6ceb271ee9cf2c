/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of one study share; no other folder includes it. */
#include "study/model.h"
#include "study/study.h"

G_BEGIN_DECLS

/* Rows of the days 0 of events of the security, increasing. */
typedef struct
{
  const gsize *listed; /* nullable */
  gsize n_listed;
  gsize own; /* place of the studied event in it, or DTL_STUDY_NO_INDEX */
} DtlStudyListed;

/* study-figures.c: of the event window, whose days are those from @first of @returns on */
void dtl_study_compute_figures (DtlStudy *self,
                                const DtlJoinedReturns *returns,
                                const DtlModel *model,
                                const DtlModelDays *window,
                                gsize first);

/* study-checks.c */
void dtl_study_check_event (DtlStudy *self);
void dtl_study_check_estimation (DtlStudy *self,
                                 const DtlJoinedReturns *returns,
                                 const gsize *estimation);
void dtl_study_check_window (DtlStudy *self, const DtlJoinedReturns *returns, gsize first);
void dtl_study_check_others (DtlStudy *self,
                             const DtlStudyListed *listed,
                             gsize estimation_first,
                             gsize estimation_end);

G_END_DECLS
