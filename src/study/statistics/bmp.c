/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boehmer, Musumeci and Poulsen (1991): the cross-sectional t of standardized abnormal returns,
 * which lets the event itself raise the variance. */
#include "study/statistics/kinds.h"

#include <math.h>

#include "base/stats.h"

/* Without residuals there is no t. */
static gboolean
is_defined (const DtlStudy *study)
{
  return !isnan (study->days[0].t);
}

DtlTest
dtl_statistic_bmp (const DtlPanel *panel, const DtlPanelLevel *level)
{
  g_autofree double *standardized = g_new (double, level->n);
  double n = (double) level->n;
  double spread;

  for (gsize i = 0; i < level->n; i++)
    standardized[i] = is_defined (level->studies[i]) ? level->values[i] / level->errors[i] : NAN;
  spread = dtl_stats_deviation (standardized, level->n);

  return dtl_test_from_t (dtl_stats_mean (standardized, level->n) / (spread / sqrt (n)), n - 1);
}
