/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hollow candles: the fill tells close against open, as in all candles, and the colour close
 * against the close before. Columns under four px are not its task. */

#include "chart/layer.h"

#include <math.h>

#include "chart/columns.h"

/* The last close before @row, as far as the series goes. */
static double
find_before (const DtlSeries *series, gsize row)
{
  gsize before;

  if (row == 0 || !dtl_pyramid_find_last_close (dtl_series_get_pyramid (series), 0, row, &before))
    return NAN;

  return dtl_series_get_column (series, DTL_COLUMN_CLOSE)[before];
}

static void
hollow_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  int body_pixels = dtl_columns_get_body_width (frame, 1);

  for (int rises = 0; rises <= 1; rises++)
    {
      double before = find_before (data, frame->rows.first);
      DtlColumns columns;
      DtlColumnBar bar;

      dtl_columns_init (&columns, frame, data);
      while (dtl_columns_next (&columns, &bar))
        {
          gboolean is_up;

          if (!isfinite (bar.close))
            continue;

          /* The first bar of all has nothing else to be measured against. */
          is_up = isfinite (before) ? bar.close >= before : bar.rises;
          before = bar.close;
          if (is_up == rises)
            dtl_layer_add_candle (frame, cr, &bar, body_pixels);
        }
      dtl_frame_fill_added (frame, cr, dtl_theme_get_direction (frame->theme, rises));
    }
}

static void
hollow_sample (gconstpointer data, const DtlFrame *frame, const DtlRect *rect, cairo_t *cr)
{
  dtl_layer_sample_candles (frame, rect, dtl_theme_get_direction (frame->theme, TRUE),
                            dtl_theme_get_direction (frame->theme, FALSE), cr);
}

const DtlLayerKind dtl_layer_hollow = {
  .id = "hollow",
  .title = "Hollow",
  .legend = "Hollow above the open; colour by the previous close",
  .sample = hollow_sample,
  .extent = dtl_layer_extent_range,
  .draw = hollow_draw,
  .hit = dtl_layer_hit_price,
};
