/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Beta: the least squares slope of the last N simple returns of closes on those of a benchmark.
 * Both are joined first and differenced then: only sessions on which both have a price count, and
 * a return runs from one of these to the next, so that a day on which one exchange rests makes a
 * longer return of both instead of a mismatch. Other rows have no value. */

#include "series/align.h"
#include "series/indicators/kinds.h"
#include "series/rolling.h"

#include <float.h>
#include <math.h>

#define RESOLUTION (4 * DBL_EPSILON) /* of a ratio of prices */

static gsize
beta_warmup (const double *options)
{
  return (gsize) options[0];
}

static void
beta_compute (const DtlIndicatorInput *input, const double *options, double *const *outputs)
{
  const double *close = dtl_series_get_column (input->series, DTL_COLUMN_CLOSE);
  gsize n = dtl_series_get_n (input->series);
  gsize n_joined = 0;
  g_autofree double *benchmark = g_new (double, n);
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  g_autofree double *slopes = g_new (double, n);
  g_autofree gsize *rows = g_new (gsize, n);

  dtl_align_column (input->series, input->benchmark, DTL_COLUMN_CLOSE, benchmark);
  for (gsize i = 0; i < n; i++)
    {
      outputs[0][i] = NAN;
      if (!(close[i] > 0) || !(benchmark[i] > 0))
        continue;

      rows[n_joined] = i;
      x[n_joined] = n_joined > 0 ? benchmark[i] / benchmark[rows[n_joined - 1]] - 1 : NAN;
      y[n_joined] = n_joined > 0 ? close[i] / close[rows[n_joined - 1]] - 1 : NAN;
      n_joined++;
    }

  dtl_rolling_slope (x, y, n_joined, (gsize) options[0], RESOLUTION, slopes);
  for (gsize k = 0; k < n_joined; k++)
    outputs[0][rows[k]] = slopes[k];
}

const DtlIndicatorKind dtl_indicator_beta = {
  .id = "beta",
  .title = "Beta",
  .label = "Beta",
  .unit = DTL_INDICATOR_FACTOR,
  .needs_benchmark = TRUE,
  .options = { { "N", "Bars", 60, 2, DTL_INDICATOR_MAX_BARS, TRUE, FALSE } },
  .warmup = beta_warmup,
  .compute = beta_compute,
};
