/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The exponential mean of closes: each moves it by 2 / (N + 1) of the way. It starts at bar N with
 * the plain mean, as in TA-Lib; programs that start with the first close differ for some 3N bars.
 */

#include "series/indicators/kinds.h"
#include "series/rolling.h"

static gsize
ema_warmup (const double *options)
{
  return (gsize) options[0] - 1;
}

static void
ema_compute (const DtlIndicatorInput *input, const double *options, double *const *outputs)
{
  dtl_smooth (dtl_series_get_column (input->series, DTL_COLUMN_CLOSE),
              dtl_series_get_n (input->series), (gsize) options[0], 2 / (options[0] + 1),
              outputs[0]);
}

const DtlIndicatorKind dtl_indicator_ema = {
  .id = "ema",
  .title = "Exponential Moving Average",
  .label = "EMA",
  .unit = DTL_INDICATOR_PRICE,
  .options = { { "N", "Bars", 20, 1, DTL_INDICATOR_MAX_BARS, TRUE, FALSE } },
  .warmup = ema_warmup,
  .compute = ema_compute,
};
