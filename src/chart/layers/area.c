/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A faint ground below the line of closes. */

#include "chart/layer.h"

#include <math.h>

#include "chart/skyline.h"

#define ALPHA 0.10

/* Where several bars share a pixel: the line covers what is above the lowest close. */
static void
fill_columns (const DtlSeries *series, const DtlFrame *frame, const DtlColor *color, cairo_t *cr)
{
  double line = dtl_frame_hairline (frame, 1);
  double edge = dtl_frame_snap (frame, frame->rect.y + frame->rect.height);
  DtlColumns columns;
  DtlColumnBar bar;
  DtlSkyline skyline;

  cairo_new_path (cr);
  dtl_skyline_init (&skyline, frame, cr, edge);
  dtl_columns_init (&columns, frame, series);
  while (dtl_columns_next (&columns, &bar))
    {
      double x = dtl_frame_column_x (frame, bar.rows.first);

      if (isfinite (bar.close))
        dtl_skyline_add (&skyline, x, x + line,
                         MIN (dtl_frame_snap (frame, dtl_frame_y (frame, bar.low_close)), edge));
    }
  dtl_skyline_finish (&skyline);
  dtl_frame_fill_added (frame, cr, color);
}

static void
area_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  DtlColor color = frame->theme->line;

  color.alpha = ALPHA;
  if (frame->time->spacing * frame->device_scale < 1)
    {
      fill_columns (data, frame, &color, cr);
      return;
    }

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
