/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Patell (1976): abnormal returns over their own standard errors, summed. It takes the event to
 * leave the variance as it was. */
#include "study/statistics/kinds.h"

#include <math.h>

/* The variance of a t of df degrees of freedom, (n - k) / (n - k - 2). Up to two it has none. */
static double
get_t_variance (const DtlStudy *study)
{
  return study->fit.df > 2 ? study->fit.df / (study->fit.df - 2) : NAN;
}

DtlTest
dtl_statistic_patell (const DtlPanel *panel, const DtlPanelLevel *level)
{
  double length = (double) (level->range.to - level->range.from + 1);
  double sum = 0, variance = 0;

  for (gsize i = 0; i < level->n; i++)
    {
      const DtlStudy *study = level->studies[i];
      double standardized = 0;

      for (int rel = level->range.from; rel <= level->range.to; rel++)
        standardized += dtl_panel_get_day (study, rel)->t;
      if (level->is_window)
        sum += standardized / sqrt (length * get_t_variance (study));
      else
        sum += standardized;
      variance += level->is_window ? 1 : get_t_variance (study);
    }

  return dtl_test_from_z (sum / sqrt (variance));
}
