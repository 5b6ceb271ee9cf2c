/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws the crosshair and its two tags over a picture that stays as it is. A label that a tag
 * would cut is painted over first. */

#include "chart/cursor.h"

#include <math.h>

#define TAG_PADDING 7 /* px beside the day */

static void
draw_dashes (const DtlFrame *frame, cairo_t *cr, double x0, double y0, double x1, double y1)
{
  static const double dashes[] = { 3, 3 };

  cairo_save (cr);
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
  cairo_set_line_width (cr, dtl_frame_hairline (frame, 1));
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  dtl_color_set_source (&frame->theme->crosshair, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
wipe (const DtlFrame *frame, cairo_t *cr, double x, double y, double width, double height)
{
  dtl_color_set_source (&frame->theme->view, cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
}

static char *
describe_row (const DtlCursorView *view, gsize row)
{
  DtlDay day = dtl_series_get_day (view->series, row);
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  int seconds;

  if (!dtl_interval_is_intraday (dtl_series_get_interval (view->series)))
    return dtl_format_day (day, DTL_DAY_STYLE_FULL, view->names);

  day = dtl_instant_get_day (dtl_series_get_keys (view->series)[row],
                             dtl_series_get_zone (view->series), &seconds);
  date = dtl_format_day (day, DTL_DAY_STYLE_FULL, view->names);
  time = dtl_format_time (seconds);

  return g_strconcat (date, " ", time, NULL);
}

static void
draw_day (const DtlCursorView *view, cairo_t *cr, gsize row)
{
  const DtlFrame *frame = view->frame;
  const DtlRect *axis = &view->time_axis;
  double line = dtl_frame_hairline (frame, 1);
  double x = dtl_frame_column_x (frame, row) + line / 2;
  double height = rint (DTL_AXES_TAG_HEIGHT * frame->theme->text_scale);
  g_autofree char *text = describe_row (view, row);
  double width = dtl_lettering_measure (frame->lettering, &dtl_axes_heavy_style, text);
  DtlRect rect;

  draw_dashes (frame, cr, x, frame->rect.y, x, frame->rect.y + frame->rect.height);

  rect.width = ceil (width) + 2 * TAG_PADDING;
  rect.height = height;
  rect.x = CLAMP (x - rect.width / 2, axis->x, MAX (axis->x + axis->width - rect.width, axis->x));
  rect.x = dtl_frame_snap (frame, rect.x);
  rect.y = dtl_frame_snap (frame, axis->y + (axis->height - height) / 2);

  for (guint i = 0; i < view->time_ticks->len; i++)
    {
      const DtlTimeTick *tick = &g_array_index (view->time_ticks, DtlTimeTick, i);

      if (fabs (tick->x - rect.x - rect.width / 2) < (tick->width + rect.width) / 2 + 2)
        wipe (frame, cr, tick->x - tick->width / 2 - 1, axis->y + 2 * line, tick->width + 2,
              axis->height - 2 * line);
    }

  dtl_axes_draw_tag (frame, &rect, text, DTL_ALIGN_CENTER, cr);
}

/* The tag of the value at @y on the axis in @rect_of_axis, over the marks there. */
static void
draw_value_tag (const DtlCursorView *view,
                const DtlPane *pane,
                const DtlRect *rect_of_axis,
                int decimals,
                double y,
                cairo_t *cr)
{
  const DtlFrame *frame = view->frame;
  DtlFrame axis = *frame;
  double height = rint (DTL_AXES_TAG_HEIGHT * frame->theme->text_scale);
  g_autofree char *text =
      dtl_axes_format_value (pane, dtl_price_scale_value (&pane->scale, y), decimals);
  DtlRect rect;

  axis.rect = *rect_of_axis;
  y = dtl_frame_snap (frame, y);

  rect.x = dtl_frame_snap (frame, axis.rect.x + DTL_AXES_TAG_START);
  rect.width = dtl_frame_snap (frame, axis.rect.x + axis.rect.width - DTL_AXES_TAG_END) - rect.x;
  rect.height = height;
  rect.y = dtl_frame_snap (frame, y - height / 2);

  for (gsize i = 0; i < pane->ticks.n; i++)
    {
      double tick_y = dtl_price_scale_y (&pane->scale, pane->ticks.ticks[i].value);
      double text_height = dtl_axes_style.size * frame->theme->text_scale;

      if (fabs (tick_y - y) < (height + text_height) / 2 + 2)
        wipe (frame, cr, axis.rect.x + DTL_AXES_TEXT_X - 1, tick_y - text_height / 2,
              axis.rect.width - DTL_AXES_TEXT_X, text_height);
    }

  if (pane != view->left && view->last->shown && fabs (view->last->y - y) < height + 1)
    wipe (frame, cr, rect.x - 1, view->last->y - height / 2 - 1, rect.width + 2, height + 2);

  dtl_axes_draw_tag (&axis, &rect, text, DTL_ALIGN_START, cr);
}

static void
draw_value (const DtlCursorView *view, const DtlPane *pane, cairo_t *cr, gsize row, double y)
{
  const DtlFrame *frame = view->frame;
  double line = dtl_frame_hairline (frame, 1);
  double dash_y;

  if (row < dtl_series_get_n (view->series))
    y = dtl_pane_snap_y (pane, frame, row, y);

  dash_y = dtl_frame_snap (frame, y) + line / 2;
  draw_dashes (frame, cr, frame->rect.x, dash_y, frame->rect.x + frame->rect.width, dash_y);
  draw_value_tag (view, pane, &view->price_axis, view->decimals, y, cr);
  if (view->left_axis.width > 0 && view->left->has_values && pane == view->panes)
    draw_value_tag (view, view->left, &view->left_axis, view->left_decimals, y, cr);
}

/**
 * dtl_cursor_draw:
 * @row: of the session, or beyond the series for none
 * @y: of the horizontal line, which snaps to a price of @row near it; NAN for none
 */
void
dtl_cursor_draw (const DtlCursorView *view, cairo_t *cr, gsize row, double y)
{
  if (view->series == NULL)
    return;

  for (gsize i = 0; i < view->n_panes; i++)
    {
      const DtlPane *pane = &view->panes[i];

      if (pane->has_values && y >= pane->rect.y && y < pane->rect.y + pane->rect.height)
        draw_value (view, pane, cr, row, y);
    }

  if (row < dtl_series_get_n (view->series))
    draw_day (view, cr, row);
}
