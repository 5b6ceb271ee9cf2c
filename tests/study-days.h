/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "study/study.h"

/* Prices made by dice for tests of studies: a security that follows its benchmark with noise, on
 * days without weekends. A test bends them where it needs to. */
#define STUDY_N_DAYS 300
#define STUDY_FIRST_DAY 18000
#define STUDY_EVENT_ROW 200 /* of the days; the security falls by 6 % on it */

typedef struct
{
  DtlDay days[STUDY_N_DAYS];
  double security[STUDY_N_DAYS], benchmark[STUDY_N_DAYS]; /* closes; NAN: none */
  gboolean is_raw;                                        /* no adjusted closes */
  gboolean non_synchronous, holds_security;
  gsize n_security, n_benchmark; /* days that each side has */
} StudyDays;

typedef struct
{
  guint64 state;
} StudyDice;

/* Good prices, to be bent, and what is studied of them. */
typedef struct
{
  StudyDays days;
  DtlStudySettings settings;
  DtlStudyEvent event;
  gsize others[4];
  gsize n_others;
} StudyCase;

double study_dice_roll (StudyDice *dice); /* from -1/2 to 1/2 */
void study_days_fill (StudyDays *self, guint64 seed);
DtlDay study_days_get (gsize row);
DtlJoinedReturns *study_days_join (const StudyDays *self, DtlStudyReturns returns);
DtlStudy *study_days_run (const StudyDays *self,
                          const DtlStudySettings *settings,
                          const DtlStudyEvent *event,
                          const gsize *other_rows,
                          gsize n_others);
void study_case_init (StudyCase *self);
DtlStudy *study_case_run (const StudyCase *self);
