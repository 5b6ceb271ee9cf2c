/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A faint ground below the line of closes. */

#include "chart/layer.h"

#define ALPHA 0.10

static void
area_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  DtlColor color = frame->theme->line;

  color.alpha = ALPHA;
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE); /* its edge lies below the line */
  dtl_layer_close_path (data, frame, cr, frame->rect.y + frame->rect.height);
  dtl_color_set_source (&color, cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

const DtlLayerKind dtl_layer_area = {
  .id = "area",
  .title = "Area",
  .extent = dtl_layer_extent_close,
  .draw = area_draw,
};
