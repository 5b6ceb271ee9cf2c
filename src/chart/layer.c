/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of layers, and what several of them share: the extent of prices and the path of the
 * closes. */

#include "chart/layer.h"

#include <math.h>

#include "chart/heikin-ashi.h"
#include "chart/plot-layer.h"

static const DtlLayerKind *const kinds[DTL_N_LAYERS] = {
  [DTL_LAYER_GRID] = &dtl_layer_grid,
  [DTL_LAYER_CANDLES] = &dtl_layer_candles,
  [DTL_LAYER_HOLLOW] = &dtl_layer_hollow,
  [DTL_LAYER_HEIKIN_ASHI] = &dtl_layer_heikin_ashi,
  [DTL_LAYER_BARS] = &dtl_layer_bars,
  [DTL_LAYER_BASELINE] = &dtl_layer_baseline,
  [DTL_LAYER_RANGE] = &dtl_layer_range,
  [DTL_LAYER_AREA] = &dtl_layer_area,
  [DTL_LAYER_LINE] = &dtl_layer_line,
  [DTL_LAYER_HISTOGRAM] = &dtl_layer_histogram,
  [DTL_LAYER_PLOT_LINE] = &dtl_layer_plot_line,
  [DTL_LAYER_PLOT_HISTOGRAM] = &dtl_layer_plot_histogram,
  [DTL_LAYER_PLOT_BAND] = &dtl_layer_plot_band,
  [DTL_LAYER_PLOT_AREA] = &dtl_layer_plot_area,
  [DTL_LAYER_COMPARED] = &dtl_layer_compared,
};

const DtlLayerKind *
dtl_layer_kind_get (DtlLayerId id)
{
  g_return_val_if_fail (id < DTL_N_LAYERS, NULL);

  return kinds[id];
}

/* Grows @range by open, high, low and close of @rows. */
void
dtl_layer_extent_range (gconstpointer data, DtlRows rows, DtlRange *range)
{
  DtlSummary sum = dtl_pyramid_query (dtl_series_get_pyramid (data), rows.first, rows.end);

  dtl_range_add (range, sum.low);
  dtl_range_add (range, sum.high);
}

/* Grows @range by the closes of @rows. */
void
dtl_layer_extent_close (gconstpointer data, DtlRows rows, DtlRange *range)
{
  DtlSummary sum = dtl_pyramid_query (dtl_series_get_pyramid (data), rows.first, rows.end);

  dtl_range_add (range, sum.low_close);
  dtl_range_add (range, sum.high_close);
}

/* Of open, high, low and close the one nearest to @y. */
double
dtl_layer_hit_price (gconstpointer data, const DtlFrame *frame, gsize row, double y)
{
  double best = NAN;

  for (int column = DTL_COLUMN_OPEN; column <= DTL_COLUMN_CLOSE; column++)
    {
      double value = dtl_series_get_column (data, (DtlColumn) column)[row];

      if (isfinite (value) && (isnan (best) || fabs (dtl_frame_y (frame, value) - y) <
                                                   fabs (dtl_frame_y (frame, best) - y)))
        best = value;
    }

  return best;
}

double
dtl_layer_hit_close (gconstpointer data, const DtlFrame *frame, gsize row, double y)
{
  return dtl_series_get_column (data, DTL_COLUMN_CLOSE)[row];
}

/* Grows @range by the values of a plot. */
void
dtl_layer_extent_plot (gconstpointer data, DtlRows rows, DtlRange *range)
{
  const DtlPlot *plot = data;
  DtlSummary sum;

  rows.end = MIN (rows.end, plot->n);
  if (rows.first >= rows.end)
    return;

  sum = dtl_pyramid_query (plot->pyramid, rows.first, rows.end);
  dtl_range_add (range, sum.low_close);
  dtl_range_add (range, sum.high_close);
}

char *
dtl_layer_label_plot (gconstpointer data, DtlRows rows, gsize row)
{
  return dtl_plot_dup_label (data, rows, row);
}

const DtlColor *
dtl_layer_color_plot (gconstpointer data, const DtlTheme *theme)
{
  return dtl_plot_get_color (data, theme);
}

/* Ends a run of points that started at (@x0, @y) and came to @x: a lone point is a short dash. */
static void
end_run (cairo_t *cr, double x0, double x, double base)
{
  if (isfinite (base))
    {
      cairo_line_to (cr, x, base);
      cairo_line_to (cr, x0, base);
      cairo_close_path (cr);
    }
}

/**
 * dtl_layer_close_path:
 * @base: y that each run of the path is closed along; NAN: open
 *
 * Appends the closes as a path: a point a bar, or entry, extremes and exit of a column of many
 * bars; of such a column the exit only, if the path is closed. A session without a close is a gap.
 */
void
dtl_layer_close_path (const DtlSeries *series, const DtlFrame *frame, cairo_t *cr, double base)
{
  DtlColumns columns;
  DtlColumnBar bar;
  gsize n_run = 0;
  double x0 = 0, x = 0;

  dtl_columns_init (&columns, frame, series);
  while (dtl_columns_next (&columns, &bar))
    {
      if (!isfinite (bar.close))
        {
          if (n_run > 0)
            end_run (cr, x0, x, base);
          n_run = 0;
          continue;
        }

      x = dtl_frame_x (frame, bar.rows.first);
      if (n_run++ == 0)
        {
          x0 = x;
          cairo_move_to (cr, x, dtl_frame_y (frame, bar.first_close));
        }

      /* A point that no other joins still shows, by its round cap. */
      cairo_line_to (cr, x, dtl_frame_y (frame, isfinite (base) ? bar.close : bar.first_close));
      if (bar.rows.end - bar.rows.first > 1 && !isfinite (base))
        {
          cairo_line_to (cr, x, dtl_frame_y (frame, bar.low_close));
          cairo_line_to (cr, x, dtl_frame_y (frame, bar.high_close));
          cairo_line_to (cr, x, dtl_frame_y (frame, bar.close));
        }
    }
  if (n_run > 0)
    end_run (cr, x0, x, base);
}
