/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The closes as a line. A session without a close is a gap; a lone close is a dot. */

#include "chart/layer.h"

#include <math.h>

#define WIDTH 1.5 /* px */
#define PRINT_WIDTH 2

static void
line_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  cairo_save (cr);
  cairo_new_path (cr);
  dtl_layer_close_path (data, frame, cr, NAN);
  cairo_set_line_width (cr, dtl_theme_is_print (frame->theme) ? PRINT_WIDTH : WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  dtl_color_set_source (&frame->theme->line, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
line_sample (const DtlFrame *frame, const DtlRect *rect, cairo_t *cr)
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
