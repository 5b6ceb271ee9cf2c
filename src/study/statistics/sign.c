/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many events are above zero: against one half, by the normal approximation and exactly; and
 * against the share of the ordinary days (Cowan 1992). Zero counts as not positive. */
#include "study/statistics/kinds.h"

#include <math.h>

#include "base/stats.h"

static gsize
count_positive (const DtlPanelLevel *level)
{
  gsize n = 0;

  for (gsize i = 0; i < level->n; i++)
    n += level->values[i] > 0;

  return n;
}

DtlTest
dtl_statistic_sign (const DtlPanel *panel, const DtlPanelLevel *level)
{
  double n = (double) level->n;

  return dtl_test_from_z (((double) count_positive (level) - n / 2) / sqrt (n / 4));
}

DtlTest
dtl_statistic_sign_exact (const DtlPanel *panel, const DtlPanelLevel *level)
{
  return (DtlTest){ NAN, dtl_stats_sign_p (count_positive (level), level->n) };
}

DtlTest
dtl_statistic_generalized_sign (const DtlPanel *panel, const DtlPanelLevel *level)
{
  double n = (double) level->n;
  double share = 0;

  for (gsize i = 0; i < level->n; i++)
    share += panel->positive_shares[level->places[i]];
  share /= n;

  return dtl_test_from_z (((double) count_positive (level) - n * share) /
                          sqrt (n * share * (1 - share)));
}
