/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The closes about a base: above it in the colour of a rise, below in that of a fall, each over a
 * faint ground. The base is a dashed line. */

#include "chart/layer.h"

#include <math.h>

#include "chart/skyline.h"

#define ALPHA 0.10

/* Where several bars share a pixel: a box a column from the base to the close farthest from it. */
static void
add_columns (
    const DtlSeries *series, const DtlFrame *frame, gboolean above, double edge, cairo_t *cr)
{
  double line = dtl_frame_hairline (frame, 1);
  DtlColumns columns;
  DtlColumnBar bar;
  DtlSkyline skyline;

  dtl_skyline_init (&skyline, frame, cr, edge);
  dtl_columns_init (&columns, frame, series);
  while (dtl_columns_next (&columns, &bar))
    {
      double x = dtl_frame_column_x (frame, bar.rows.first);
      double y = dtl_frame_y (frame, above ? bar.high_close : bar.low_close);

      if (!isfinite (bar.close))
        continue;

      y = dtl_frame_snap (frame, y);
      dtl_skyline_add (&skyline, x, x + line, above ? MIN (y, edge) : MAX (y, edge));
    }
  dtl_skyline_finish (&skyline);
}

static void
fill_ground (const DtlSeries *series,
             const DtlFrame *frame,
             gboolean above,
             double base_y,
             const DtlColor *color,
             cairo_t *cr)
{
  DtlColor ground = *color;

  ground.alpha = ALPHA;
  cairo_new_path (cr);
  if (frame->time->spacing * frame->device_scale < 1)
    {
      add_columns (series, frame, above, dtl_frame_snap (frame, base_y), cr);
      dtl_frame_fill_added (frame, cr, &ground);
      return;
    }

  dtl_layer_close_path (series, frame, cr, base_y);
  dtl_color_set_source (&ground, cr);
  cairo_fill (cr);
}

static void
draw_side (
    const DtlSeries *series, const DtlFrame *frame, gboolean above, double base_y, cairo_t *cr)
{
  const DtlRect *rect = &frame->rect;
  const DtlColor *color = dtl_theme_get_direction (frame->theme, above);
  double bottom = rect->y + rect->height;
  double edge = CLAMP (dtl_frame_snap (frame, base_y), rect->y, bottom);

  cairo_save (cr);
  cairo_rectangle (cr, rect->x, above ? rect->y : edge, rect->width,
                   above ? edge - rect->y : bottom - edge);
  cairo_clip (cr);
  fill_ground (series, frame, above, base_y, color, cr);
  dtl_layer_draw_close (series, frame, color, cr);
  cairo_restore (cr);
}

static void
baseline_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  static const double dashes[] = { 4, 3 };
  double line = dtl_frame_hairline (frame, 1);
  double y = dtl_frame_y (frame, frame->base);

  if (!isfinite (frame->base))
    {
      dtl_layer_draw_close (data, frame, &frame->theme->line, cr);
      return;
    }

  draw_side (data, frame, TRUE, y, cr);
  draw_side (data, frame, FALSE, y, cr);

  cairo_save (cr);
  y = dtl_frame_snap (frame, y) + line / 2;
  cairo_move_to (cr, frame->rect.x, y);
  cairo_line_to (cr, frame->rect.x + frame->rect.width, y);
  cairo_set_line_width (cr, line);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  dtl_color_set_source (&frame->theme->dim_text, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
baseline_sample (gconstpointer data, const DtlFrame *frame, const DtlRect *rect, cairo_t *cr)
{
  double thickness = dtl_frame_hairline (frame, 2);
  double middle = dtl_frame_snap (frame, rect->y + rect->height / 2);

  for (int above = 1; above >= 0; above--)
    {
      cairo_rectangle (cr, dtl_frame_snap (frame, rect->x + (above ? 0 : rect->width / 2)),
                       above ? middle - 2 * thickness : middle + thickness,
                       dtl_frame_snap (frame, rect->width / 2), thickness);
      dtl_frame_fill_boxes (cr, dtl_theme_get_direction (frame->theme, above));
    }
}

const DtlLayerKind dtl_layer_baseline = {
  .id = "baseline",
  .title = "Baseline",
  .legend = "Close, above and below the base",
  .sample = baseline_sample,
  .extent = dtl_layer_extent_close,
  .draw = baseline_draw,
  .hit = dtl_layer_hit_close,
};
