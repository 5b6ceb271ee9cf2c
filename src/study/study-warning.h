/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/day.h"

G_BEGIN_DECLS

/* Whether a study has figures: with the first two it has. Ids are the command line's. */
typedef enum
{
  DTL_STUDY_OK,
  DTL_STUDY_DEGENERATE_BENCHMARK, /* flat: the constant mean was used */
  DTL_STUDY_NO_BENCHMARK,
  DTL_STUDY_FACTOR_MISSING,
  DTL_STUDY_INSUFFICIENT_ESTIMATION,
  DTL_STUDY_EVENT_BEFORE_DATA,
  DTL_STUDY_EVENT_AFTER_DATA,
} DtlStudyStatus;

/* What to know before trusting the figures. In the order in which they are listed. */
typedef enum
{
  DTL_STUDY_WARNING_ROLLED,
  DTL_STUDY_WARNING_TIME_UNKNOWN,
  DTL_STUDY_WARNING_AFTER_CLOSE,
  DTL_STUDY_WARNING_RAW_CLOSES,
  DTL_STUDY_WARNING_SHORT_ESTIMATION,
  DTL_STUDY_WARNING_TRUNCATED,
  DTL_STUDY_WARNING_MULTI_DAY_RETURN,
  DTL_STUDY_WARNING_OTHER_EVENT_IN_WINDOW,
  DTL_STUDY_WARNING_OTHER_EVENT_IN_ESTIMATION,
  DTL_STUDY_WARNING_SPLIT_LIKE,
  DTL_STUDY_WARNING_ZERO_RETURNS,
  DTL_STUDY_WARNING_VOLATILITY_REGIME,
  DTL_STUDY_WARNING_FAT_TAILS,
  DTL_STUDY_WARNING_NON_SYNCHRONOUS,
  DTL_STUDY_WARNING_BENCHMARK_HOLDS_SECURITY,
  DTL_STUDY_WARNING_CLUSTERED,    /* of sets: events that share a day 0 */
  DTL_STUDY_WARNING_SMALL_SAMPLE, /* of sets: fewer than five events */
  DTL_N_STUDY_WARNINGS
} DtlStudyWarning;

/* How much there is of what some of them tell. */
typedef struct
{
  gsize n_zeros;       /* returns of zero in the estimation */
  guint longest_span;  /* sessions that the longest return of the window spans */
  double regime_ratio; /* deviation of the wilder half of the estimation over the other's */
  DtlDay jump_day;     /* of the first raw close that looks like a split, or DTL_DAY_NONE */
} DtlStudyAmounts;

const char *dtl_study_status_to_id (DtlStudyStatus status);
gboolean dtl_study_status_from_id (const char *id, DtlStudyStatus *status);
const char *dtl_study_warning_to_id (DtlStudyWarning warning);

G_END_DECLS
