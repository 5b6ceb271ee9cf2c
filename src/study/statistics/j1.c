/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MacKinlay (1997): the mean CAR over the error that follows from each event's own variance. */
#include "study/statistics/kinds.h"

#include <math.h>

DtlTest
dtl_statistic_j1 (const DtlPanel *panel, const DtlPanelLevel *level)
{
  double variance = 0;

  for (gsize i = 0; i < level->n; i++)
    variance += level->errors[i] * level->errors[i];

  return dtl_test_from_z (level->mean / (sqrt (variance) / (double) level->n));
}
