/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brown and Warner (1985): the mean over all events against its own spread before them. For events
 * of one day only; it takes their moving together into account. */
#include "study/statistics/kinds.h"

#include <math.h>

DtlTest
dtl_statistic_brown_warner (const DtlPanel *panel, const DtlPanelLevel *level)
{
  double length = (double) (level->range.to - level->range.from + 1);

  return dtl_test_from_t (level->mean / (panel->mean_spread * sqrt (length)),
                          panel->mean_spread_df);
}
