/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The line of a plot: an indicator or another instrument. A gap stays a gap. */

#include "chart/plot-layer.h"

#include <math.h>

#define WIDTH 1.5 /* px */

/* In greys a line is told from the closes, and from the next, by its dashes. */
static void
set_dashes (const DtlPlot *plot, const DtlFrame *frame, cairo_t *cr)
{
  static const double dashes[][2] = { { 2, 3 }, { 7, 3 }, { 4, 6 }, { 12, 4 } };

  if (frame->theme->id == DTL_THEME_GREY)
    cairo_set_dash (cr, dashes[plot->color % G_N_ELEMENTS (dashes)], 2, 0);
}

/* Where several rows share a pixel: a box a column, joined to the value before. */
static void
draw_columns (const DtlPlot *plot, const DtlFrame *frame, cairo_t *cr)
{
  double line = dtl_frame_hairline (frame, 1);
  double thickness = dtl_frame_hairline (frame, WIDTH);
  gsize next = frame->rows.first;
  DtlPlotColumn column;
  double before = NAN;

  while (dtl_plot_next (plot, FALSE, frame, &next, &column))
    {
      if (isfinite (column.last))
        {
          double x = dtl_frame_column_x (frame, column.row);
          double top = dtl_frame_y (frame, fmax (column.high, before)) - thickness / 2;
          double bottom = dtl_frame_y (frame, fmin (column.low, before)) + thickness / 2;

          top = dtl_frame_snap (frame, top);
          dtl_frame_add_box (frame, cr, x, top, x + line,
                             MAX (dtl_frame_snap (frame, bottom), top + line));
        }
      before = column.last;
    }
  dtl_frame_fill_added (frame, cr, dtl_plot_get_color (plot, frame->theme));
}

static void
draw_stroke (const DtlPlot *plot, const DtlFrame *frame, cairo_t *cr)
{
  gsize next = frame->rows.first;
  DtlPlotColumn column;
  gboolean is_open = FALSE;

  cairo_save (cr);
  cairo_new_path (cr);
  while (dtl_plot_next (plot, FALSE, frame, &next, &column))
    {
      double x = dtl_frame_x (frame, column.row);

      if (isfinite (column.last))
        {
          /* A lone value shows by its round cap. */
          if (!is_open)
            cairo_move_to (cr, x, dtl_frame_y (frame, column.last));
          cairo_line_to (cr, x, dtl_frame_y (frame, column.last));
        }
      is_open = isfinite (column.last);
    }

  dtl_frame_set_pen (frame, cr, WIDTH);
  set_dashes (plot, frame, cr);
  dtl_color_set_source (dtl_plot_get_color (plot, frame->theme), cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
plot_line_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  if (frame->time->spacing * frame->device_scale < 1)
    draw_columns (data, frame, cr);
  else
    draw_stroke (data, frame, cr);
}

static void
plot_line_sample (gconstpointer data, const DtlFrame *frame, const DtlRect *rect, cairo_t *cr)
{
  double y = dtl_frame_snap (frame, rect->y + rect->height / 2);

  cairo_save (cr);
  cairo_move_to (cr, rect->x, y);
  cairo_line_to (cr, rect->x + rect->width, y);
  cairo_set_line_width (cr, dtl_frame_hairline (frame, 2));
  set_dashes (data, frame, cr);
  dtl_color_set_source (dtl_plot_get_color (data, frame->theme), cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static double
plot_line_hit (gconstpointer data, const DtlFrame *frame, gsize row, double y)
{
  return dtl_plot_get (data, row);
}

const DtlLayerKind dtl_layer_plot_line = {
  .id = "plot-line",
  .title = "Line",
  .label = dtl_layer_label_plot,
  .color = dtl_layer_color_plot,
  .sample = plot_line_sample,
  .extent = dtl_layer_extent_plot,
  .draw = plot_line_draw,
  .hit = plot_line_hit,
};
