/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hairlines at round prices and at the starts of months or years. */

#include "chart/layer.h"

static void
grid_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  const DtlGrid *grid = data;
  const DtlRect *rect = &frame->rect;

  for (gsize i = 0; i < grid->price->n; i++)
    dtl_frame_horizontal (frame, cr, &frame->theme->grid, rect->x, rect->x + rect->width,
                          dtl_frame_y (frame, grid->price->ticks[i].value));

  /* On paper the time axis has ticks instead. */
  for (guint i = 0; i < grid->time->len && !dtl_theme_is_print (frame->theme); i++)
    {
      const DtlTimeTick *tick = &g_array_index (grid->time, DtlTimeTick, i);

      /* The boundary before the session that begins the month, not the session itself. */
      if (dtl_time_tick_is_heavy (tick))
        dtl_frame_vertical (frame, cr, &frame->theme->grid,
                            dtl_time_scale_x (frame->time, (double) tick->row - 0.5), rect->y,
                            rect->y + rect->height);
    }
}

const DtlLayerKind dtl_layer_grid = {
  .id = "grid",
  .title = "Grid",
  .draw = grid_draw,
};
