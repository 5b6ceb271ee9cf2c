/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moving average convergence and divergence (Gerald Appel): a fast exponential mean of closes less
 * a slow one, the exponential mean of that as signal, and the two's difference. Each mean starts
 * with the plain mean of its own first values; TA-Lib starts the fast one at the slow one's bar,
 * which differs a little for some 200 bars. */

#include "series/indicators/kinds.h"
#include "series/rolling.h"

enum
{
  MACD,
  SIGNAL,
  HISTOGRAM
};

enum
{
  FAST_BARS,
  SLOW_BARS,
  SIGNAL_BARS
};

static gsize
macd_warmup (const double *options)
{
  return (gsize) options[SLOW_BARS] + (gsize) options[SIGNAL_BARS] - 2;
}

static void
smooth (const double *values, gsize n, double bars, double *out)
{
  dtl_smooth (values, n, (gsize) bars, 2 / (bars + 1), out);
}

static void
macd_compute (const DtlIndicatorInput *input, const double *options, double *const *outputs)
{
  const double *close = dtl_series_get_column (input->series, DTL_COLUMN_CLOSE);
  gsize n = dtl_series_get_n (input->series);
  double *slow = outputs[HISTOGRAM];

  smooth (close, n, options[FAST_BARS], outputs[MACD]);
  smooth (close, n, options[SLOW_BARS], slow);
  for (gsize i = 0; i < n; i++)
    outputs[MACD][i] -= slow[i];

  smooth (outputs[MACD], n, options[SIGNAL_BARS], outputs[SIGNAL]);
  for (gsize i = 0; i < n; i++)
    outputs[HISTOGRAM][i] = outputs[MACD][i] - outputs[SIGNAL][i];
}

const DtlIndicatorKind dtl_indicator_macd = {
  .id = "macd",
  .title = "MACD",
  .label = "MACD",
  .unit = DTL_INDICATOR_DIFFERENCE,
  .shape = DTL_INDICATOR_SIGNAL,
  .options = { { "F", "Fast Bars", 12, 1, DTL_INDICATOR_MAX_BARS, TRUE, FALSE },
               { "S", "Slow Bars", 26, 1, DTL_INDICATOR_MAX_BARS, TRUE, TRUE },
               { "G", "Signal Bars", 9, 1, DTL_INDICATOR_MAX_BARS, TRUE, FALSE } },
  .outputs = { "macd", "signal", "histogram" },
  .warmup = macd_warmup,
  .compute = macd_compute,
};
