/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plot as bars from zero: up in the tint of a rise, down in that of a fall. */

#include "chart/plot-layer.h"

#include <math.h>

#include "chart/columns.h"
static void
plot_histogram_extent (gconstpointer data, DtlRows rows, DtlRange *range)
{
  dtl_layer_extent_plot (data, rows, range);
  if (range->low <= range->high)
    dtl_range_add (range, 0);
}

static void
plot_histogram_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  const DtlPlot *plot = data;
  double line = dtl_frame_hairline (frame, 1);
  double width = dtl_columns_get_body_width (frame, 1) / frame->device_scale;
  double base = dtl_frame_snap (frame, dtl_frame_y (frame, 0));

  for (int up = 0; up <= 1; up++)
    {
      gsize next = frame->rows.first;
      DtlPlotColumn column;

      while (dtl_plot_next (plot, FALSE, frame, &next, &column))
        {
          double end = up ? column.high : column.low;
          double x, y;

          if (!isfinite (end) || (up ? end <= 0 : end >= 0))
            continue;

          x = dtl_frame_column_x (frame, column.row) - (width - line) / 2;
          y = dtl_frame_snap (frame, dtl_frame_y (frame, end));
          if (up)
            dtl_frame_add_box (frame, cr, x, MIN (y, base - line), x + width, base);
          else
            dtl_frame_add_box (frame, cr, x, base, x + width, MAX (y, base + line));
        }
      dtl_frame_fill_added (frame, cr,
                            up ? &frame->theme->volume_rise : &frame->theme->volume_fall);
    }
}

static void
plot_histogram_sample (gconstpointer data, const DtlFrame *frame, const DtlRect *rect, cairo_t *cr)
{
  double middle = dtl_frame_snap (frame, rect->y + rect->height / 2);
  double width = dtl_frame_snap (frame, 4);

  for (int up = 0; up <= 1; up++)
    {
      double x = dtl_frame_snap (frame, rect->x + rect->width * (up ? 0.2 : 0.55));
      double height = dtl_frame_snap (frame, rect->height / 2);

      cairo_rectangle (cr, x, up ? middle - height : middle, width, height);
      dtl_frame_fill_boxes (cr, up ? &frame->theme->volume_rise : &frame->theme->volume_fall);
    }
}

static double
plot_histogram_hit (gconstpointer data, const DtlFrame *frame, gsize row, double y)
{
  return dtl_plot_get (data, row);
}

const DtlLayerKind dtl_layer_plot_histogram = {
  .id = "plot-histogram",
  .title = "Histogram",
  .label = dtl_layer_label_plot,
  .color = dtl_layer_color_plot,
  .sample = plot_histogram_sample,
  .extent = plot_histogram_extent,
  .draw = plot_histogram_draw,
  .hit = plot_histogram_hit,
};
