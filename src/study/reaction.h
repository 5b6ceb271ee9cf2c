/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "study/study.h"

G_BEGIN_DECLS

#define DTL_REACTION_VOLUME_SESSIONS 20 /* that the day's volume is measured against */

/* What the prices did on day 0: the figures of a list of events. NAN where undefined. */
typedef struct
{
  DtlStudyStatus status;
  DtlDay session;      /* day 0, or DTL_DAY_NONE */
  double day_return;   /* close over the close before, as drawn */
  double gap;          /* open over the close before */
  double range;        /* high less low, over the close before */
  double volume_ratio; /* volume over the mean of the sessions before */
  double ar, p;        /* of day 0, and the t-test's p */
  double placebo_p;    /* two-sided; what a single event is judged by */
} DtlReaction;

DtlReaction dtl_reaction_of_study (const DtlStudy *study, const DtlSeries *series);

G_END_DECLS
