/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A quiet bar from each bar's low to its high, behind the line of closes: on paper, and where
 * columns are too narrow for candles. */

#include "chart/layer.h"

#include <math.h>

#include "chart/columns.h"

#define SHARE 0.45 /* of the column */

static void
range_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  double line = dtl_frame_hairline (frame, 1);
  double width = dtl_columns_get_body_width (frame, SHARE) / frame->device_scale;
  DtlColumns columns;
  DtlColumnBar bar;

  dtl_columns_init (&columns, frame, data);
  while (dtl_columns_next (&columns, &bar))
    {
      double x, high;

      if (!isfinite (bar.high))
        continue;

      x = dtl_frame_column_x (frame, bar.rows.first) - (width - line) / 2;
      high = dtl_frame_snap (frame, dtl_frame_y (frame, bar.high));
      dtl_frame_add_box (frame, cr, x, high, x + width,
                         MAX (dtl_frame_snap (frame, dtl_frame_y (frame, bar.low)), high + line));
    }
  dtl_frame_fill_added (frame, cr, &frame->theme->range);
}

static void
range_sample (gconstpointer data, const DtlFrame *frame, const DtlRect *rect, cairo_t *cr)
{
  for (int i = 0; i < 3; i++)
    {
      double x = dtl_frame_snap (frame, rect->x + rect->width * (0.2 + 0.28 * i));

      cairo_rectangle (cr, x, dtl_frame_snap (frame, rect->y + 2 * (i % 2)),
                       dtl_frame_snap (frame, 3), rect->height - 3);
    }
  dtl_frame_fill_boxes (cr, &frame->theme->range);
}

const DtlLayerKind dtl_layer_range = {
  .id = "range",
  .title = "Range",
  .legend = "Low to high",
  .sample = range_sample,
  .extent = dtl_layer_extent_range,
  .draw = range_draw,
};
