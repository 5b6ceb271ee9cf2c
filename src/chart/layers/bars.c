/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bars from low to high, the open as a tick to the left and the close as one to the right: the
 * ticks tell the direction without colour. Columns under four px are not its task. */

#include "chart/layer.h"

#include <math.h>

#include "chart/columns.h"

#define THICK_SPACING 12 /* px a column, from which lines are two px wide */

static void
add_bar (const DtlFrame *frame, cairo_t *cr, const DtlColumnBar *bar, double body, double line)
{
  double x = dtl_frame_column_x (frame, bar->rows.first);
  double left = x - (body - dtl_frame_hairline (frame, 1)) / 2;
  double high = dtl_frame_snap (frame, dtl_frame_y (frame, bar->high) - line / 2);
  double low = dtl_frame_snap (frame, dtl_frame_y (frame, bar->low) - line / 2) + line;
  double close = dtl_frame_snap (frame, dtl_frame_y (frame, bar->close) - line / 2);

  dtl_frame_add_box (frame, cr, x, high, x + line, low);
  dtl_frame_add_box (frame, cr, x + line, close, left + body + line, close + line);
  if (isfinite (bar->open))
    {
      double open = dtl_frame_snap (frame, dtl_frame_y (frame, bar->open) - line / 2);

      dtl_frame_add_box (frame, cr, left, open, x, open + line);
    }
}

static void
bars_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  double body = dtl_columns_get_body_width (frame, 1) / frame->device_scale;
  double line = dtl_frame_hairline (frame, frame->time->spacing >= THICK_SPACING ? 2 : 1);

  /* One px more than a candle's gap may be used by the right tick of a thick bar. */
  body = MAX (body - (line - dtl_frame_hairline (frame, 1)), line);
  for (int rises = 0; rises <= 1; rises++)
    {
      DtlColumns columns;
      DtlColumnBar bar;

      dtl_columns_init (&columns, frame, data);
      while (dtl_columns_next (&columns, &bar))
        if (isfinite (bar.close) && bar.rises == rises)
          add_bar (frame, cr, &bar, body, line);
      dtl_frame_fill_added (frame, cr, dtl_theme_get_direction (frame->theme, rises));
    }
}

static void
bars_sample (gconstpointer data, const DtlFrame *frame, const DtlRect *rect, cairo_t *cr)
{
  double line = dtl_frame_hairline (frame, 1);
  double top = dtl_frame_snap (frame, rect->y), bottom = dtl_frame_snap (frame, rect->y + 12);

  for (int rises = 1; rises >= 0; rises--)
    {
      double x = dtl_frame_snap (frame, rect->x + rect->width * (rises ? 0.25 : 0.75));

      cairo_rectangle (cr, x, top, line, bottom - top);
      cairo_rectangle (cr, x - 3 * line, rises ? bottom - 4 * line : top + 3 * line, 3 * line,
                       line);
      cairo_rectangle (cr, x + line, rises ? top + 3 * line : bottom - 4 * line, 3 * line, line);
      dtl_frame_fill_boxes (cr, dtl_theme_get_direction (frame->theme, rises));
    }
}

const DtlLayerKind dtl_layer_bars = {
  .id = "bars",
  .title = "Bars",
  .legend = "Open left, close right",
  .sample = bars_sample,
  .extent = dtl_layer_extent_range,
  .draw = bars_draw,
  .hit = dtl_layer_hit_price,
};
