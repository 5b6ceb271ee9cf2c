/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plot as a line over a faint area from zero: what was lost, and for how long. */

#include "chart/plot-layer.h"

#include <math.h>

#define ALPHA 0.16

static void
plot_area_extent (gconstpointer data, DtlRows rows, DtlRange *range)
{
  dtl_layer_extent_plot (data, rows, range);
  if (range->low <= range->high)
    dtl_range_add (range, 0);
}

static void
end_run (cairo_t *cr, double first_x, double last_x, double base)
{
  cairo_line_to (cr, last_x, base);
  cairo_line_to (cr, first_x, base);
  cairo_close_path (cr);
}

static void
plot_area_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  const DtlPlot *plot = data;
  DtlColor color = *dtl_plot_get_color (plot, frame->theme);
  double base = dtl_frame_snap (frame, dtl_frame_y (frame, 0));
  gsize next = frame->rows.first;
  DtlPlotColumn column;
  gboolean is_open = FALSE;
  double first_x = 0, last_x = 0;

  cairo_new_path (cr);
  while (dtl_plot_next (plot, FALSE, frame, &next, &column))
    {
      /* The farther end from zero, where several rows share a pixel */
      double end = fabs (column.low) > fabs (column.high) ? column.low : column.high;

      if (isfinite (end))
        {
          last_x = dtl_frame_x (frame, column.row);
          if (!is_open)
            cairo_move_to (cr, first_x = last_x, base);
          cairo_line_to (cr, last_x, dtl_frame_y (frame, end));
        }
      else if (is_open)
        {
          end_run (cr, first_x, last_x, base);
        }
      is_open = isfinite (end);
    }
  if (is_open)
    end_run (cr, first_x, last_x, base);

  color.alpha = ALPHA;
  dtl_color_set_source (&color, cr);
  cairo_fill (cr);
  dtl_layer_plot_line.draw (data, frame, cr);
}

static void
plot_area_sample (gconstpointer data, const DtlFrame *frame, const DtlRect *rect, cairo_t *cr)
{
  DtlColor color = *dtl_plot_get_color (data, frame->theme);
  double middle = dtl_frame_snap (frame, rect->y + rect->height / 2);

  color.alpha = ALPHA;
  cairo_rectangle (cr, rect->x, middle, rect->width, rect->y + rect->height - middle);
  dtl_frame_fill_boxes (cr, &color);
  dtl_layer_plot_line.sample (data, frame, rect, cr);
}

static double
plot_area_hit (gconstpointer data, const DtlFrame *frame, gsize row, double y)
{
  return dtl_plot_get (data, row);
}

const DtlLayerKind dtl_layer_plot_area = {
  .id = "plot-area",
  .title = "Area",
  .label = dtl_layer_label_plot,
  .color = dtl_layer_color_plot,
  .sample = plot_area_sample,
  .extent = plot_area_extent,
  .draw = plot_area_draw,
  .hit = plot_area_hit,
};
