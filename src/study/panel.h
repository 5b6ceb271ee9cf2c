/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "study/study.h"

G_BEGIN_DECLS

/* Events x relative days: what the tests of a set read. Events, not firms, are the unit. */
typedef struct
{
  gsize n;                            /* events */
  const DtlStudy *const *studies;     /* [n], all with figures; not owned */
  int first, last;                    /* relative days, those of the estimation too */
  double *ranks;                      /* [n x days] rank / (T + 1), NAN where missing */
  double rank_spread;                 /* S of the rank test */
  double *positive_shares;            /* [n] of residuals above zero */
  gboolean common_day;                /* one day 0 */
  double correlation;                 /* NAN without a common day */
  double mean_spread, mean_spread_df; /* of the mean over the estimation days; NAN likewise */
} DtlPanel;

/* One day or window of the events that have all of it. */
typedef struct
{
  DtlStudyRange range;
  gboolean is_window; /* perhaps of one day: the sums of a window have formulas of their own */
  gsize n;
  const DtlStudy *const *studies; /* [n] */
  const gsize *places;            /* [n] in the panel */
  const double *values;           /* [n] AR or CAR */
  const double *errors;           /* [n] their standard errors */
  double mean, sd;
} DtlPanelLevel;

DtlPanel *dtl_panel_new (const DtlStudy *const *studies, gsize n);
void dtl_panel_free (DtlPanel *self);
double dtl_panel_get_rank (const DtlPanel *self, gsize event, int rel);
const DtlStudyDay *dtl_panel_get_day (const DtlStudy *study, int rel);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlPanel, dtl_panel_free)

G_END_DECLS
