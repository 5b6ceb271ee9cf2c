/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Relative strength index (J. Welles Wilder, "New Concepts in Technical Trading Systems", 1978):
 * what part of the mean change of closes were gains, from 0 to 100. Both means start as plain ones
 * of the first N changes, at row N, and each further change moves them by 1 / N of the way. Where
 * no close has changed there is no part of anything: undefined. */

#include "series/indicators/kinds.h"
#include "series/rolling.h"

#include <math.h>

static gsize
rsi_warmup (const double *options)
{
  return (gsize) options[0];
}

static void
rsi_compute (const DtlIndicatorInput *input, const double *options, double *const *outputs)
{
  const double *close = dtl_series_get_column (input->series, DTL_COLUMN_CLOSE);
  gsize n = dtl_series_get_n (input->series);
  gsize window = (gsize) options[0];
  g_autofree double *losses = g_new (double, n);
  double *gains = outputs[0];

  gains[0] = losses[0] = NAN;
  for (gsize i = 1; i < n; i++)
    {
      double change = close[i] - close[i - 1];

      /* Not by fmax(), which takes a NAN for nothing. */
      gains[i] = change < 0 ? 0 : change;
      losses[i] = change > 0 ? 0 : -change;
    }

  dtl_smooth (gains, n, window, 1 / options[0], gains);
  dtl_smooth (losses, n, window, 1 / options[0], losses);
  for (gsize i = 0; i < n; i++)
    gains[i] = 100 * (gains[i] / (gains[i] + losses[i]));
}

const DtlIndicatorKind dtl_indicator_rsi = {
  .id = "rsi",
  .title = "Relative Strength Index",
  .label = "RSI",
  .unit = DTL_INDICATOR_SCORE,
  .options = { { "N", "Bars", 14, 1, DTL_INDICATOR_MAX_BARS, TRUE, FALSE } },
  .warmup = rsi_warmup,
  .compute = rsi_compute,
};
