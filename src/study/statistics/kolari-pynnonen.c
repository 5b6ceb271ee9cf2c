/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kolari and Pynnonen (2010): Patell's and BMP's tests for events of one day, whose returns move
 * together. The mean correlation of their residuals says how many events they are worth. */
#include "study/statistics/kinds.h"

#include <math.h>

/* 1 + (N - 1) r; NAN where it is not above zero, or there is no common day */
static double
get_inflation (const DtlPanel *panel, const DtlPanelLevel *level)
{
  double inflation = 1 + (double) (level->n - 1) * panel->correlation;

  return inflation > 0 ? inflation : NAN;
}

DtlTest
dtl_statistic_kp_patell (const DtlPanel *panel, const DtlPanelLevel *level)
{
  double z = dtl_statistic_patell (panel, level).value;

  return dtl_test_from_z (z * sqrt (1 / get_inflation (panel, level)));
}

DtlTest
dtl_statistic_kp_bmp (const DtlPanel *panel, const DtlPanelLevel *level)
{
  double t = dtl_statistic_bmp (panel, level).value;

  return dtl_test_from_t (t * sqrt ((1 - panel->correlation) / get_inflation (panel, level)),
                          (double) level->n - 1);
}
