/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stretch of sessions that is being measured or zoomed to. It is drawn over the picture of the
 * chart; its ends are rows, so that it stays with its sessions when the range moves. */
#include "app/chart-view-private.h"

#include <math.h>

#include "app/chart-style.h"
#include "app/phrases.h"
#include "app/range-transition.h"

#define PADDING 8

/**
 * dtl_chart_view_set_span:
 * @self: a chart view
 * @from: where it begins, or -1: no span
 * @to: where it ends; may be before @from
 * @kind: what it is for
 */
void
dtl_chart_view_set_span (DtlChartView *self, gssize from, gssize to, DtlSpanKind kind)
{
  gssize n = (gssize) dtl_view_state_get_n (self->state);

  if (from < 0 || n == 0)
    kind = DTL_SPAN_NONE;
  from = CLAMP (from, 0, MAX (n - 1, 0));
  to = CLAMP (to, 0, MAX (n - 1, 0));
  if (kind == self->span_kind && (gsize) from == self->span_from && (gsize) to == self->span_to)
    return;

  self->span_kind = kind;
  self->span_from = (gsize) from;
  self->span_to = (gsize) to;
  dtl_chart_view_update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Shows the sessions of the span in the whole width, and ends it. */
void
dtl_chart_view_zoom_to_span (DtlChartView *self)
{
  gsize first = MIN (self->span_from, self->span_to);
  gsize last = MAX (self->span_from, self->span_to);

  if (self->span_kind == DTL_SPAN_NONE)
    return;
  dtl_chart_view_set_span (self, -1, -1, DTL_SPAN_NONE);
  if (last > first)
    dtl_range_transition_run (GTK_WIDGET (self), self->state, (double) first, (double) last + 1,
                              DTL_PRESET_NONE);
}

/* Returns: (transfer full) (nullable): the measure in words; NULL if nothing is measured */
char *
dtl_chart_view_describe_span (DtlChartView *self)
{
  g_autofree char *change = NULL;
  g_autofree char *base = NULL;

  if (self->span_kind != DTL_SPAN_MEASURE)
    return NULL;
  dtl_phrases_describe_span (dtl_view_state_get_series (self->state), self->span_from,
                             self->span_to, &change, &base);

  return g_strdup_printf ("%s, %s", change, base);
}

static void
draw_label (DtlChartView *self, cairo_t *cr, const DtlRect *area, double middle)
{
  const DtlTheme *theme = dtl_chart_get_theme (self->chart);
  g_autofree char *change = NULL;
  g_autofree char *base = NULL;
  g_autoptr (PangoLayout) first = NULL;
  g_autoptr (PangoLayout) second = NULL;
  int first_width, second_width, first_height, second_height;
  double width, height, x, y;

  dtl_phrases_describe_span (dtl_view_state_get_series (self->state), self->span_from,
                             self->span_to, &change, &base);
  first = dtl_chart_style_create_text (GTK_WIDGET (self), theme, 13, 700, change);
  second = dtl_chart_style_create_text (GTK_WIDGET (self), theme, 12, 400, base);
  pango_layout_get_pixel_size (first, &first_width, &first_height);
  pango_layout_get_pixel_size (second, &second_width, &second_height);

  width = MAX (first_width, second_width) + 2 * PADDING;
  height = first_height + second_height + 2 * PADDING - 2;
  x = floor (CLAMP (middle - width / 2, area->x + 4,
                    MAX (area->x + area->width - width - 4, area->x + 4)));
  y = floor (area->y + MAX ((area->height - height) * 0.04, 4));

  dtl_chart_style_set_source (cr, &theme->tag);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - 6, y + 6, 6, -G_PI / 2, 0);
  cairo_arc (cr, x + width - 6, y + height - 6, 6, 0, G_PI / 2);
  cairo_arc (cr, x + 6, y + height - 6, 6, G_PI / 2, G_PI);
  cairo_arc (cr, x + 6, y + 6, 6, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);
  dtl_chart_style_set_source (cr, &theme->tag_text);
  cairo_move_to (cr, x + PADDING, y + PADDING - 1);
  pango_cairo_show_layout (cr, first);
  cairo_move_to (cr, x + PADDING, y + PADDING - 1 + first_height);
  pango_cairo_show_layout (cr, second);
}

/* Returns: the middle of the span, px */
static double
draw_veil (DtlChartView *self, cairo_t *cr, const DtlRect *area, gsize from_row, gsize to_row)
{
  const DtlTheme *theme = dtl_chart_get_theme (self->chart);
  double from = dtl_chart_get_row_x (self->chart, (double) from_row);
  double to = dtl_chart_get_row_x (self->chart, (double) to_row);
  double left = CLAMP (floor (MIN (from, to)), area->x, area->x + area->width);
  double right = CLAMP (ceil (MAX (from, to)), area->x, area->x + area->width);
  DtlColor veil = theme->accent;

  veil.alpha = 0.13;
  dtl_chart_style_set_source (cr, &veil);
  cairo_rectangle (cr, left, area->y, right - left, area->height);
  cairo_fill (cr);
  dtl_chart_style_set_source (cr, &theme->accent_text);
  cairo_set_line_width (cr, 1);
  for (int i = 0; i < 2; i++)
    {
      double x = floor (i == 0 ? left : right) + 0.5;

      cairo_move_to (cr, x, area->y);
      cairo_line_to (cr, x, area->y + area->height);
    }
  cairo_stroke (cr);

  return (left + right) / 2;
}

/* From the close of the one session to that of the other. */
static void
draw_slope (DtlChartView *self, cairo_t *cr)
{
  const double *closes =
      dtl_series_get_column (dtl_view_state_get_series (self->state), DTL_COLUMN_CLOSE);
  double from = dtl_chart_get_row_x (self->chart, (double) self->span_from);
  double to = dtl_chart_get_row_x (self->chart, (double) self->span_to);
  double from_y = dtl_chart_get_price_y (self->chart, closes[self->span_from]);
  double to_y = dtl_chart_get_price_y (self->chart, closes[self->span_to]);

  if (!isfinite (from_y) || !isfinite (to_y))
    return;

  /* Far out of view is as good as just out of view, and Cairo can count that far. */
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, CLAMP (from, -1e5, 1e5), CLAMP (from_y, -1e5, 1e5));
  cairo_line_to (cr, CLAMP (to, -1e5, 1e5), CLAMP (to_y, -1e5, 1e5));
  cairo_stroke (cr);
}

/* Draws over the picture: the span if there is one, else the sessions that are pointed at. */
void
dtl_chart_view_draw_span (DtlChartView *self, GtkSnapshot *snapshot)
{
  gboolean has_span = self->span_kind != DTL_SPAN_NONE &&
                      MAX (self->span_from, self->span_to) < dtl_view_state_get_n (self->state);
  gsize from = self->span_from, to = self->span_to;
  DtlRect area;
  double middle;
  cairo_t *cr;

  if (!has_span && !dtl_view_state_get_pointed_rows (self->state, &from, &to))
    return;

  area = dtl_chart_get_area (self->chart, DTL_AREA_PRICE);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT ((float) area.x, (float) area.y,
                                                       (float) area.width, (float) area.height));
  cairo_rectangle (cr, area.x, area.y, area.width, area.height);
  cairo_clip (cr);
  middle = draw_veil (self, cr, &area, from, to);
  if (has_span && self->span_kind == DTL_SPAN_MEASURE)
    {
      draw_slope (self, cr);
      draw_label (self, cr, &area, middle);
    }
  cairo_destroy (cr);
}
