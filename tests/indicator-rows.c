/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of indicators share: a series from plain columns, and an indicator of it. */

#include "indicator-rows.h"

#include <math.h>
#include <string.h>

static DtlSeries *
build (const IndicatorRows *rows)
{
  gint64 *keys = g_new (gint64, MAX (rows->n, 1));
  double *columns[DTL_N_COLUMNS];

  for (gsize i = 0; i < rows->n; i++)
    keys[i] = (gint64) i;
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    columns[c] = g_memdup2 (rows->values[c], MAX (rows->n, 1) * sizeof (double));

  return dtl_series_new_take (DTL_INTERVAL_DAY, NULL, rows->n, keys, columns);
}

/* Fills the outputs that there are; arrays of the exact size let a sanitizer see one row more. */
void
indicator_compute (const char *spec,
                   const IndicatorRows *rows,
                   const IndicatorRows *benchmark,
                   IndicatorOutputs out)
{
  g_autoptr (DtlSeries) series = build (rows);
  g_autoptr (DtlSeries) benchmark_series = build (benchmark);
  g_autoptr (GError) error = NULL;
  DtlIndicatorInput input = { .series = series, .benchmark = benchmark_series };
  double *columns[DTL_INDICATOR_MAX_OUTPUTS];
  DtlIndicator indicator;
  gsize n_outputs;

  dtl_indicator_parse (spec, &indicator, &error);
  g_assert_no_error (error);
  n_outputs = dtl_indicator_kind_get_n_outputs (indicator.kind);

  for (gsize k = 0; k < n_outputs; k++)
    columns[k] = g_new (double, MAX (rows->n, 1));
  dtl_indicator_compute (&indicator, &input, columns);
  for (gsize k = 0; k < n_outputs; k++)
    {
      memcpy (out[k], columns[k], rows->n * sizeof (double));
      g_free (columns[k]);
    }
}

/* Two missing values are the same. */
void
indicator_assert (double value, double expected, double tolerance)
{
  if (isnan (expected) || isnan (value))
    g_assert_true (isnan (value) && isnan (expected));
  else
    g_assert_cmpfloat (fabs (value - expected), <=, tolerance);
}
