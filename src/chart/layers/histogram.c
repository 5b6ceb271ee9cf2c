/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Volume as bars from zero, in a tint of the session's direction. */

#include "chart/layer.h"

#include <math.h>

#include "chart/columns.h"

static void
histogram_extent (gconstpointer data, DtlRows rows, DtlRange *range)
{
  DtlSummary sum = dtl_pyramid_query (dtl_series_get_pyramid (data), rows.first, rows.end);

  dtl_range_add (range, sum.volume);
  if (range->low <= range->high)
    dtl_range_add (range, 0);
}

static void
histogram_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  double line = dtl_frame_hairline (frame, 1);
  double width = dtl_columns_get_body_width (frame, 1) / frame->device_scale;
  double base = dtl_frame_snap (frame, dtl_frame_y (frame, 0));

  for (int rises = 0; rises <= 1; rises++)
    {
      DtlColumns columns;
      DtlColumnBar bar;

      dtl_columns_init (&columns, frame, data);
      while (dtl_columns_next (&columns, &bar))
        {
          double x, top;

          if (bar.rises != rises || !isfinite (bar.volume) || bar.volume <= 0)
            continue;

          x = dtl_frame_column_x (frame, bar.rows.first) - (width - line) / 2;
          top = dtl_frame_snap (frame, dtl_frame_y (frame, bar.volume));
          dtl_frame_add_box (frame, cr, x, MIN (top, base - line), x + width, base);
        }
      dtl_frame_fill_added (frame, cr,
                            rises ? &frame->theme->volume_rise : &frame->theme->volume_fall);
    }
}

const DtlLayerKind dtl_layer_histogram = {
  .id = "histogram",
  .title = "Volume",
  .extent = histogram_extent,
  .draw = histogram_draw,
};
