/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bollinger bands: the mean of the last N closes, and K of their standard deviations above and
 * below it. The deviation is that of a population (divided by N), as John Bollinger has it. */

#include "series/indicators/kinds.h"
#include "series/rolling.h"

enum
{
  UPPER,
  MIDDLE,
  LOWER
};

static gsize
bollinger_warmup (const double *options)
{
  return (gsize) options[0] - 1;
}

static void
bollinger_compute (const DtlIndicatorInput *input, const double *options, double *const *outputs)
{
  const double *close = dtl_series_get_column (input->series, DTL_COLUMN_CLOSE);
  gsize n = dtl_series_get_n (input->series);
  gsize window = (gsize) options[0];

  dtl_rolling_mean (close, n, window, outputs[MIDDLE]);
  dtl_rolling_deviation (close, n, window, 0, outputs[UPPER]);
  for (gsize i = 0; i < n; i++)
    {
      double reach = options[1] * outputs[UPPER][i];

      outputs[UPPER][i] = outputs[MIDDLE][i] + reach;
      outputs[LOWER][i] = outputs[MIDDLE][i] - reach;
    }
}

const DtlIndicatorKind dtl_indicator_bollinger = {
  .id = "bollinger",
  .title = "Bollinger Bands",
  .label = "Bollinger",
  .unit = DTL_INDICATOR_PRICE,
  .shape = DTL_INDICATOR_BAND,
  .options = { { "N", "Bars", 20, 1, DTL_INDICATOR_MAX_BARS, TRUE, FALSE },
               { "K", "Deviations", 2, 0, 100, FALSE, FALSE } },
  .outputs = { "upper", "middle", "lower" },
  .warmup = bollinger_warmup,
  .compute = bollinger_compute,
};
