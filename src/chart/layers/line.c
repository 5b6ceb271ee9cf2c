/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The closes as a line. A session without a close is a gap; a lone close is a dot. */

#include "chart/layer.h"

#include <math.h>

#define WIDTH 1.5 /* px */

static void
line_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  cairo_save (cr);
  cairo_new_path (cr);
  dtl_layer_close_path (data, frame, cr, NAN);
  cairo_set_line_width (cr, WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  dtl_color_set_source (&frame->theme->line, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

const DtlLayerKind dtl_layer_line = {
  .id = "line",
  .title = "Line",
  .extent = dtl_layer_extent_close,
  .draw = line_draw,
  .hit = dtl_layer_hit_close,
};
