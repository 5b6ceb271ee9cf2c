/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Heikin-Ashi candles: averages of prices in place of prices, by D. Valcu, "Using the Heikin-Ashi
 * technique", Technical Analysis of Stocks & Commodities 22:2 (2004). Of each bar
 *
 *   close = (O + H + L + C) / 4         open = half of open + close of the bar before
 *   high  = the highest of H, open and close           low = the lowest of L, open and close
 *
 * where O, H, L and C are what was traded; the first open is (O + C) / 2. Nobody traded at these
 * values, and the legend says so: the last price, the read-out and the crosshair tell those of the
 * market. Columns under four px are not its task. */

#include "chart/heikin-ashi.h"

#include <math.h>

static double
get_or_close (const DtlSeries *series, DtlColumn column, gsize row)
{
  double value = dtl_series_get_column (series, column)[row];

  return isfinite (value) ? value : dtl_series_get_column (series, DTL_COLUMN_CLOSE)[row];
}

/**
 * dtl_heikin_ashi_new:
 * @series: bars as they were traded
 *
 * A bar without a close is a gap, and the open after it follows from the last bar that is none. An
 * open, high or low that is missing is taken to be the close, as candles do. O(n).
 *
 * Returns: (transfer full): a series of the same keys and volumes, with the averages as prices
 */
DtlSeries *
dtl_heikin_ashi_new (const DtlSeries *series)
{
  gsize n = dtl_series_get_n (series);
  gint64 *keys = g_memdup2 (dtl_series_get_keys (series), n * sizeof *keys);
  double *columns[DTL_N_COLUMNS];
  double before = NAN; /* middle of the body before */

  for (int column = 0; column < DTL_N_COLUMNS; column++)
    columns[column] = g_memdup2 (dtl_series_get_column (series, (DtlColumn) column),
                                 MAX (n, 1) * sizeof (double));
  for (gsize row = 0; row < n; row++)
    {
      double traded = columns[DTL_COLUMN_CLOSE][row];
      double first = get_or_close (series, DTL_COLUMN_OPEN, row);
      double high = get_or_close (series, DTL_COLUMN_HIGH, row);
      double low = get_or_close (series, DTL_COLUMN_LOW, row);
      double close = first / 4 + high / 4 + low / 4 + traded / 4;
      double open = isfinite (before) ? before : first / 2 + traded / 2;

      if (!isfinite (traded))
        open = high = low = close = NAN;
      columns[DTL_COLUMN_OPEN][row] = open;
      columns[DTL_COLUMN_HIGH][row] = isfinite (traded) ? fmax (high, fmax (open, close)) : NAN;
      columns[DTL_COLUMN_LOW][row] = isfinite (traded) ? fmin (low, fmin (open, close)) : NAN;
      columns[DTL_COLUMN_CLOSE][row] = close;
      if (isfinite (close))
        before = open / 2 + close / 2;
    }

  return dtl_series_new_take (dtl_series_get_interval (series), dtl_series_get_zone (series), n,
                              keys, columns);
}

static void
heikin_ashi_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  dtl_layer_candles.draw (data, frame, cr);
}

static void
heikin_ashi_sample (gconstpointer data, const DtlFrame *frame, const DtlRect *rect, cairo_t *cr)
{
  dtl_layer_candles.sample (data, frame, rect, cr);
}

const DtlLayerKind dtl_layer_heikin_ashi = {
  .id = "heikin-ashi",
  .title = "Heikin-Ashi",
  .legend = "Heikin-Ashi: averages, not traded prices",
  .sample = heikin_ashi_sample,
  .extent = dtl_layer_extent_range,
  .draw = heikin_ashi_draw,
};
