/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Historical volatility: the standard deviation (n - 1) of the last N log returns of closes, times
 * the root of 252, the trading days of a year, whatever the bars are. A close that is missing,
 * zero or negative has no logarithm, and its window no value. */

#include "series/indicators/kinds.h"
#include "series/rolling.h"

#include <math.h>

#define DAYS_A_YEAR 252

static gsize
volatility_warmup (const double *options)
{
  return (gsize) options[0];
}

static void
volatility_compute (const DtlIndicatorInput *input, const double *options, double *const *outputs)
{
  const double *close = dtl_series_get_column (input->series, DTL_COLUMN_CLOSE);
  gsize n = dtl_series_get_n (input->series);
  g_autofree double *returns = g_new (double, n);

  returns[0] = NAN;
  for (gsize i = 1; i < n; i++)
    returns[i] = close[i] > 0 && close[i - 1] > 0 ? log (close[i] / close[i - 1]) : NAN;

  dtl_rolling_deviation (returns, n, (gsize) options[0], 1, outputs[0]);
  for (gsize i = 0; i < n; i++)
    outputs[0][i] *= sqrt (DAYS_A_YEAR);
}

const DtlIndicatorKind dtl_indicator_volatility = {
  .id = "volatility",
  .title = "Volatility",
  .label = "Volatility",
  .unit = DTL_INDICATOR_FRACTION,
  .options = { { "N", "Bars", 20, 2, DTL_INDICATOR_MAX_BARS, TRUE, FALSE } },
  .warmup = volatility_warmup,
  .compute = volatility_compute,
};
