/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The mean of the last N closes. */

#include "series/indicators/kinds.h"
#include "series/rolling.h"

static gsize
sma_warmup (const double *options)
{
  return (gsize) options[0] - 1;
}

static void
sma_compute (const DtlIndicatorInput *input, const double *options, double *const *outputs)
{
  dtl_rolling_mean (dtl_series_get_column (input->series, DTL_COLUMN_CLOSE),
                    dtl_series_get_n (input->series), (gsize) options[0], outputs[0]);
}

const DtlIndicatorKind dtl_indicator_sma = {
  .id = "sma",
  .title = "Simple Moving Average",
  .label = "SMA",
  .unit = DTL_INDICATOR_PRICE,
  .options = { { "N", "Bars", 20, 1, DTL_INDICATOR_MAX_BARS, TRUE, FALSE } },
  .warmup = sma_warmup,
  .compute = sma_compute,
};
