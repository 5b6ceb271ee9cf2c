/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Candles: a rise is hollow, a fall is filled, so that colour is never the only cue. All bodies
 * and wicks of a direction are boxes of whole device pixels in one fill. Columns under four px are
 * not its task. */

#include "chart/layer.h"

#include <math.h>

/* Four sides, so that the inside stays paper. */
static void
add_hollow (const DtlFrame *frame, cairo_t *cr, double x0, double y0, double x1, double y1)
{
  double line = dtl_frame_hairline (frame, 1);

  if (x1 - x0 <= 2 * line + 1e-9 || y1 - y0 <= 2 * line + 1e-9)
    {
      dtl_frame_add_box (frame, cr, x0, y0, x1, y1);
      return;
    }

  dtl_frame_add_box (frame, cr, x0, y0, x1, y0 + line);
  dtl_frame_add_box (frame, cr, x0, y1 - line, x1, y1);
  dtl_frame_add_box (frame, cr, x0, y0 + line, x0 + line, y1 - line);
  dtl_frame_add_box (frame, cr, x1 - line, y0 + line, x1, y1 - line);
}

/* Adds a candle: hollow if it rises. */
void
dtl_layer_add_candle (const DtlFrame *frame, cairo_t *cr, const DtlColumnBar *bar, int body_pixels)
{
  double line = dtl_frame_hairline (frame, 1);
  double body = body_pixels / frame->device_scale;
  double wick_x = dtl_frame_column_x (frame, bar->rows.first);
  double body_x = wick_x - (body - line) / 2;
  double open = isfinite (bar->open) ? bar->open : bar->close;
  double top = dtl_frame_snap (frame, dtl_frame_y (frame, fmax (open, bar->close)));
  double bottom = dtl_frame_snap (frame, dtl_frame_y (frame, fmin (open, bar->close)));
  double high = dtl_frame_snap (frame, dtl_frame_y (frame, bar->high));
  double low = dtl_frame_snap (frame, dtl_frame_y (frame, bar->low));

  bottom = MAX (bottom, top + line);
  if (bar->rises)
    add_hollow (frame, cr, body_x, top, body_x + body, bottom);
  else
    dtl_frame_add_box (frame, cr, body_x, top, body_x + body, bottom);
  dtl_frame_add_box (frame, cr, wick_x, high, wick_x + line, top);
  dtl_frame_add_box (frame, cr, wick_x, bottom, wick_x + line, low);
}

static void
candles_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  int body_pixels = dtl_columns_get_body_width (frame, 1);

  for (int rises = 0; rises <= 1; rises++)
    {
      DtlColumns columns;
      DtlColumnBar bar;

      dtl_columns_init (&columns, frame, data);
      while (dtl_columns_next (&columns, &bar))
        if (isfinite (bar.close) && bar.rises == rises)
          dtl_layer_add_candle (frame, cr, &bar, body_pixels);
      dtl_frame_fill_added (frame, cr, rises ? &frame->theme->rise : &frame->theme->fall);
    }
}

/* A hollow candle and a filled one. */
void
dtl_layer_sample_candles (const DtlFrame *frame,
                          const DtlRect *rect,
                          const DtlColor *hollow,
                          const DtlColor *filled,
                          cairo_t *cr)
{
  double line = dtl_frame_hairline (frame, 1);
  double x = dtl_frame_snap (frame, rect->x + rect->width / 4);
  double top = dtl_frame_snap (frame, rect->y + 3);
  double bottom = dtl_frame_snap (frame, rect->y + rect->height - 3);
  double end = dtl_frame_snap (frame, rect->y + rect->height);

  for (int rises = 1; rises >= 0; rises--)
    {
      if (rises)
        add_hollow (frame, cr, x - 2 * line, top, x + 3 * line, bottom);
      else
        cairo_rectangle (cr, x - 2 * line, top, 5 * line, bottom - top);
      cairo_rectangle (cr, x, dtl_frame_snap (frame, rect->y), line, top - rect->y);
      cairo_rectangle (cr, x, bottom, line, end - bottom);
      dtl_frame_fill_added (frame, cr, rises ? hollow : filled);
      x = dtl_frame_snap (frame, x + rect->width / 2);
    }
}

static void
candles_sample (gconstpointer data, const DtlFrame *frame, const DtlRect *rect, cairo_t *cr)
{
  dtl_layer_sample_candles (frame, rect, &frame->theme->rise, &frame->theme->fall, cr);
}

const DtlLayerKind dtl_layer_candles = {
  .id = "candles",
  .title = "Candles",
  .legend = "Hollow rises, filled falls",
  .sample = candles_sample,
  .extent = dtl_layer_extent_range,
  .draw = candles_draw,
  .hit = dtl_layer_hit_price,
};
