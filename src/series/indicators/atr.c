/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Average true range (J. Welles Wilder, 1978). A bar's true range reaches over the close before
 * it, so the first bar has none; the mean starts as the plain one of the first N, at row N, and
 * each further range moves it by 1 / N of the way. */

#include "series/indicators/kinds.h"
#include "series/rolling.h"

#include <math.h>

static gsize
atr_warmup (const double *options)
{
  return (gsize) options[0];
}

static void
atr_compute (const DtlIndicatorInput *input, const double *options, double *const *outputs)
{
  const double *high = dtl_series_get_column (input->series, DTL_COLUMN_HIGH);
  const double *low = dtl_series_get_column (input->series, DTL_COLUMN_LOW);
  const double *close = dtl_series_get_column (input->series, DTL_COLUMN_CLOSE);
  gsize n = dtl_series_get_n (input->series);
  double *range = outputs[0];

  range[0] = NAN;
  for (gsize i = 1; i < n; i++)
    {
      double reach = high[i] - low[i];

      range[i] = fmax (fabs (high[i] - close[i - 1]), fabs (low[i] - close[i - 1]));
      if (isnan (reach) || isnan (close[i - 1]))
        range[i] = NAN; /* fmax() would take what is missing for nothing */
      else
        range[i] = fmax (reach, range[i]);
    }

  dtl_smooth (range, n, (gsize) options[0], 1 / options[0], range);
}

const DtlIndicatorKind dtl_indicator_atr = {
  .id = "atr",
  .title = "Average True Range",
  .label = "ATR",
  .unit = DTL_INDICATOR_DIFFERENCE,
  .options = { { "N", "Bars", 14, 1, DTL_INDICATOR_MAX_BARS, TRUE, FALSE } },
  .warmup = atr_warmup,
  .compute = atr_compute,
};
