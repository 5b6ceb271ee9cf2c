/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far the close is below the highest close so far, as a fraction: 0 or less. A close that is
 * missing, zero or negative is no price to lose from: no value, and no highest. */

#include "series/indicators/kinds.h"

#include <math.h>

static gsize
drawdown_warmup (const double *options)
{
  return 0;
}

static void
drawdown_compute (const DtlIndicatorInput *input, const double *options, double *const *outputs)
{
  const double *close = dtl_series_get_column (input->series, DTL_COLUMN_CLOSE);
  double highest = 0;

  for (gsize i = 0; i < dtl_series_get_n (input->series); i++)
    {
      outputs[0][i] = NAN;
      if (!(close[i] > 0))
        continue;

      highest = MAX (highest, close[i]);
      outputs[0][i] = close[i] / highest - 1;
    }
}

const DtlIndicatorKind dtl_indicator_drawdown = {
  .id = "drawdown",
  .title = "Drawdown",
  .label = "Drawdown",
  .unit = DTL_INDICATOR_FRACTION,
  .shape = DTL_INDICATOR_AREA,
  .warmup = drawdown_warmup,
  .compute = drawdown_compute,
};
