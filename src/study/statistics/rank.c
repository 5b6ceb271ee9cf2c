/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrado (1989), in the form of Corrado and Zivney (1992), whose ranks are fractions, so that
 * events with missing days stay comparable. */
#include "study/statistics/kinds.h"

#include <math.h>

DtlTest
dtl_statistic_rank (const DtlPanel *panel, const DtlPanelLevel *level)
{
  double length = (double) (level->range.to - level->range.from + 1);
  double sum = 0;

  for (gsize i = 0; i < level->n; i++)
    for (int rel = level->range.from; rel <= level->range.to; rel++)
      sum += dtl_panel_get_rank (panel, level->places[i], rel);

  return dtl_test_from_z (sqrt (length) * (sum / ((double) level->n * length) - 0.5) /
                          panel->rank_spread);
}
