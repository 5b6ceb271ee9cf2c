/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "study/statistic.h"
#include "study/study.h"

G_BEGIN_DECLS

#define DTL_STUDY_SET_FEW 5 /* below this many events no test of the mean is shown */

/* One day or one window over all events that have it. */
typedef struct
{
  DtlStudyRange range;  /* a day: from = to */
  gsize n, n_positive;  /* events; those above zero */
  double mean, median;  /* of AR or CAR */
  double sd, low, high; /* n - 1; interval of the mean at the level asked for */
  DtlTest tests[DTL_N_STATISTICS];
} DtlStudyLevel;

/* Two events of one instrument whose windows share days. */
typedef struct
{
  gsize first, second; /* places in the set as given; first is earlier */
  int sessions;        /* between their days 0 */
} DtlStudyOverlap;

/* What several events have in common. */
typedef struct
{
  gsize n_given, n_used; /* used: those with figures */
  guint32 warnings;      /* clustered, small_sample */
  gboolean common_day;   /* all that are used share one day 0 */
  double correlation;    /* mean of the residuals' between two events; NAN without a common day */
  gsize n_days, n_windows, n_overlaps;
  DtlStudyLevel *days;
  DtlStudyLevel *windows;
  DtlStudyOverlap *overlaps;
  double *holm;         /* [n_given x n_windows] t-test p by event and window, adjusted; or NAN */
  double *placebo_holm; /* the same of the placebo's p_two */
} DtlStudySet;

DtlStudySet *dtl_study_set_new (const DtlStudy *const *studies, gsize n, const gsize *instruments);
void dtl_study_set_free (DtlStudySet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlStudySet, dtl_study_set_free)

G_END_DECLS
