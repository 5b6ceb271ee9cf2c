/* SPDX-License-Identifier: GPL-3.0-or-later */

/* On-balance volume (Joseph Granville): the volumes of bars that closed higher less those of bars
 * that closed lower, from the first volume on. A bar without close or volume has no value, adds
 * nothing, and is passed over: the next one is compared with the close before it. */

#include "series/indicators/kinds.h"
#include "series/rolling.h"

#include <math.h>

static gsize
obv_warmup (const double *options)
{
  return 0;
}

static void
obv_compute (const DtlIndicatorInput *input, const double *options, double *const *outputs)
{
  const double *close = dtl_series_get_column (input->series, DTL_COLUMN_CLOSE);
  const double *volume = dtl_series_get_column (input->series, DTL_COLUMN_VOLUME);
  gsize n = dtl_series_get_n (input->series);
  DtlSum sum = { 0 };
  double before = NAN;

  for (gsize i = 0; i < n; i++)
    {
      outputs[0][i] = NAN;
      if (isnan (close[i]) || isnan (volume[i]))
        continue;

      if (isnan (before) || close[i] > before)
        dtl_sum_add (&sum, volume[i]);
      else if (close[i] < before)
        dtl_sum_add (&sum, -volume[i]);
      before = close[i];
      outputs[0][i] = dtl_sum_get (&sum);
    }
}

const DtlIndicatorKind dtl_indicator_obv = {
  .id = "obv",
  .title = "On-Balance Volume",
  .label = "OBV",
  .unit = DTL_INDICATOR_VOLUME,
  .warmup = obv_warmup,
  .compute = obv_compute,
};
