/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The closes as a line. A session without a close is a gap; a lone close is a dot. */

#include "chart/layer.h"

#include <math.h>

#include "chart/columns.h"

#define WIDTH 1.5 /* px */
#define PRINT_WIDTH 2

/* Where several bars share a pixel: a box a column from the lowest to the highest close, joined to
 * the close before. Sharp, and a tenth of the cost of a stroke that turns at every bar. */
static void
draw_columns (const DtlSeries *series, const DtlFrame *frame, const DtlColor *color, cairo_t *cr)
{
  double line = dtl_frame_hairline (frame, 1);
  double thickness = dtl_frame_hairline (frame, WIDTH);
  DtlColumns columns;
  DtlColumnBar bar;
  double before = NAN;

  dtl_columns_init (&columns, frame, series);
  while (dtl_columns_next (&columns, &bar))
    {
      double x = dtl_frame_column_x (frame, bar.rows.first);

      if (isfinite (bar.close))
        {
          double top = dtl_frame_y (frame, fmax (bar.high_close, before));
          double bottom = dtl_frame_y (frame, fmin (bar.low_close, before));

          top = dtl_frame_snap (frame, top - thickness / 2);
          bottom = dtl_frame_snap (frame, bottom + thickness / 2);
          dtl_frame_add_box (frame, cr, x, top, x + line, MAX (bottom, top + line));
        }
      before = bar.close;
    }
  dtl_frame_fill_added (frame, cr, color);
}

static void
draw_stroke (const DtlSeries *series, const DtlFrame *frame, const DtlColor *color, cairo_t *cr)
{
  cairo_save (cr);
  cairo_new_path (cr);
  dtl_layer_close_path (series, frame, cr, NAN);
  dtl_frame_set_pen (frame, cr, dtl_theme_is_print (frame->theme) ? PRINT_WIDTH : WIDTH);
  dtl_color_set_source (color, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Draws the closes in @color. */
void
dtl_layer_draw_close (const DtlSeries *series,
                      const DtlFrame *frame,
                      const DtlColor *color,
                      cairo_t *cr)
{
  if (frame->time->spacing * frame->device_scale < 1)
    draw_columns (series, frame, color, cr);
  else
    draw_stroke (series, frame, color, cr);
}

static void
line_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  dtl_layer_draw_close (data, frame, &frame->theme->line, cr);
}

static void
line_sample (gconstpointer data, const DtlFrame *frame, const DtlRect *rect, cairo_t *cr)
{
  double thickness = dtl_frame_hairline (frame, 2);

  cairo_rectangle (cr, rect->x, dtl_frame_snap (frame, rect->y + (rect->height - thickness) / 2),
                   rect->width, thickness);
  dtl_frame_fill_boxes (cr, &frame->theme->line);
}

const DtlLayerKind dtl_layer_line = {
  .id = "line",
  .title = "Line",
  .legend = "Close",
  .sample = line_sample,
  .extent = dtl_layer_extent_close,
  .draw = line_draw,
  .hit = dtl_layer_hit_close,
};
