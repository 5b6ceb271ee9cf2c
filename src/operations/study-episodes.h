/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/study-events.h"

G_BEGIN_DECLS

/* Two or more events of one instrument, each closer to the next than the event window is long:
 * their sums share days and are not independent of each other, so that they are studied as one. */
typedef struct
{
  gsize n;
  gsize *places;   /* [n] in the report, by day 0 */
  int *sessions;   /* [n] between day 0 of the first and theirs */
  DtlStudy *study; /* of the first, to past the last */
} DtlStudyEpisode;

void dtl_study_episode_free (DtlStudyEpisode *self);
GPtrArray *dtl_study_find_episodes (const DtlStudyReport *report,
                                    const GPtrArray *grounds,
                                    const gsize *instruments,
                                    const DtlFactors *factors); /* of DtlStudyEpisode */

/* The episode of one event, among the listed ones of its ground. */
gsize dtl_study_ground_count_episode (const DtlStudyGround *self,
                                      const DtlStudySettings *settings,
                                      const DtlStudyEvent *event);
DtlStudy *dtl_study_ground_run_joint (const DtlStudyGround *self,
                                      const DtlFactors *factors,
                                      const DtlStudySettings *settings,
                                      const DtlStudyEvent *event);

G_END_DECLS
