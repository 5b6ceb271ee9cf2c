/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The t of a mean over its spread among the events: no assumption on any event's own variance, and
 * all on the events being independent. */
#include "study/statistics/kinds.h"

#include <math.h>

DtlTest
dtl_statistic_cross_section (const DtlPanel *panel, const DtlPanelLevel *level)
{
  double n = (double) level->n;

  return dtl_test_from_t (level->mean / (level->sd / sqrt (n)), n - 1);
}
