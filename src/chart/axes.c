/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Labels beside and below the panes. Values stand 8 px right of the line; one that a tag would
 * touch is left out. */

#include "chart/axes.h"

#include <math.h>

#define TAG_CLEARANCE 16 /* px from the middle of a tag to that of a value */
#define DAY_DROP 18      /* px from the middle of a tag to that of the day below */
#define TAG_RADIUS 4
#define HEAD_TOP 3
#define HEAD_LINE 14 /* px from one line of the head to the next */
#define PRINT_TICK 4 /* px below the axis */

const DtlTextStyle dtl_axes_style = { 12, 400, 0 };
const DtlTextStyle dtl_axes_heavy_style = { 12, 600, 0 };
static const DtlTextStyle day_style = { 11, 400, 0 };

void
dtl_last_price_clear (DtlLastPrice *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->day, g_free);
  self->shown = FALSE;
}

/* Returns: px that the values of @range and the gaps beside them take */
double
dtl_axes_measure_width (DtlLettering *lettering,
                        const DtlPriceScale *scale,
                        DtlRange range,
                        int decimals)
{
  double widest = 0;

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *text =
          dtl_axes_format_price (scale, i == 0 ? range.low : range.high, decimals);

      widest = MAX (widest, dtl_lettering_measure (lettering, &dtl_axes_heavy_style, text));
    }

  return ceil (widest) + DTL_AXES_TEXT_X + DTL_AXES_TAG_END + 6;
}

/**
 * dtl_axes_measure_head_width:
 * @names: (nullable): of the days in its second line; %NULL without one
 *
 * Returns: px that @head takes with any day below its first line: while the chart moves and the
 *   day with it, the axis keeps its width
 */
double
dtl_axes_measure_head_width (DtlLettering *lettering, const char *head, const DtlDateNames *names)
{
  g_auto (GStrv) lines = g_strsplit (head, "\n", 2);
  double widest = dtl_lettering_measure (lettering, &day_style, lines[0]);

  for (int month = 1; month <= 12 && names != NULL; month++)
    {
      g_autofree char *day =
          dtl_format_day (dtl_day_from_ymd (2000, month, 28), DTL_DAY_STYLE_DAY_MONTH_YEAR, names);

      widest = MAX (widest, dtl_lettering_measure (lettering, &day_style, day));
    }

  return ceil (widest) + DTL_AXES_TEXT_X + DTL_AXES_TAG_END;
}

/* Returns: px from the top of the axis to below its head; 0 without one */
double
dtl_axes_measure_head (const DtlTheme *theme, const char *head)
{
  int n_lines = 1;

  if (head == NULL)
    return 0;

  for (; *head != '\0'; head++)
    n_lines += *head == '\n';

  return ceil ((HEAD_TOP + n_lines * HEAD_LINE) * theme->text_scale);
}

void
dtl_axes_draw_head (const DtlFrame *frame, const char *head, const DtlColor *color, cairo_t *cr)
{
  g_auto (GStrv) lines = g_strsplit (head != NULL ? head : "", "\n", -1);
  double scale = frame->theme->text_scale;
  double drop = dtl_lettering_get_drop (frame->lettering, &day_style);

  dtl_color_set_source (color, cr);
  for (gsize i = 0; lines[i] != NULL; i++)
    dtl_lettering_show (
        frame->lettering, cr, &day_style, lines[i], frame->rect.x + DTL_AXES_TEXT_X,
        dtl_frame_snap (frame,
                        frame->rect.y + (HEAD_TOP + ((double) i + 0.5) * HEAD_LINE) * scale + drop),
        DTL_ALIGN_START);
}

void
dtl_axes_show_value (const DtlFrame *frame, const char *text, double y, cairo_t *cr)
{
  double drop = dtl_lettering_get_drop (frame->lettering, &dtl_axes_style);

  dtl_color_set_source (&frame->theme->dim_text, cr);
  dtl_lettering_show (frame->lettering, cr, &dtl_axes_style, text, frame->rect.x + DTL_AXES_TEXT_X,
                      dtl_frame_snap (frame, y + drop), DTL_ALIGN_START);
}

/* Whether a value at @y stays clear of the tag of the last price and its day. */
static gboolean
is_clear (const DtlLastPrice *last, double y, double text_scale)
{
  double below = TAG_CLEARANCE;

  if (last == NULL || !last->shown)
    return TRUE;
  if (last->day != NULL)
    below += DAY_DROP;

  return y < last->y - TAG_CLEARANCE * text_scale || y > last->y + below * text_scale;
}

/**
 * dtl_axes_format_price:
 * @decimals: of what @scale writes
 *
 * Returns: (transfer full): @price as @scale has it: itself, percent of its base, or index points
 */
char *
dtl_axes_format_price (const DtlPriceScale *scale, double price, int decimals)
{
  switch (scale->kind)
    {
    case DTL_PRICE_SCALE_PERCENT:
      return dtl_format_percent (price / scale->base - 1, decimals);
    case DTL_PRICE_SCALE_INDEX:
      return dtl_format_price (price / scale->base * 100, decimals);
    case DTL_PRICE_SCALE_LINEAR:
    case DTL_PRICE_SCALE_LOG:
    case DTL_N_PRICE_SCALES:
    default:
      return dtl_format_price (price, decimals);
    }
}

char *
dtl_axes_format_tick (const DtlPane *pane, const DtlPriceTick *tick)
{
  if (pane->style == DTL_VALUE_VOLUME)
    return dtl_format_balance (tick->value);

  return dtl_axes_format_price (&pane->scale, tick->value, tick->decimals);
}

/**
 * dtl_axes_format_value:
 * @price_decimals: of a price; other values have as many as their marks call for
 */
char *
dtl_axes_format_value (const DtlPane *pane, double value, int price_decimals)
{
  switch (pane->style)
    {
    case DTL_VALUE_VOLUME:
      return dtl_format_balance (value);
    case DTL_VALUE_NUMBER:
      return dtl_format_price (value, CLAMP (pane->ticks.decimals + 2, 2, 12));
    case DTL_VALUE_PRICE:
    default:
      return dtl_axes_format_price (
          &pane->scale, value, pane->scale.kind >= DTL_PRICE_SCALE_PERCENT ? 2 : price_decimals);
    }
}

/* Labels the marks of a pane; @frame has the rect of the axis beside it. */
void
dtl_axes_draw_values (const DtlFrame *frame,
                      const DtlPane *pane,
                      const DtlLastPrice *last,
                      cairo_t *cr)
{
  double half = dtl_axes_style.size * frame->theme->text_scale / 2;

  if (!pane->has_values)
    return;

  for (gsize i = 0; i < pane->ticks.n; i++)
    {
      const DtlPriceTick *tick = &pane->ticks.ticks[i];
      double y = dtl_price_scale_y (&pane->scale, tick->value);
      g_autofree char *text = NULL;

      if (y - half < frame->rect.y || y + half / 2 > frame->rect.y + frame->rect.height ||
          !is_clear (last, y, frame->theme->text_scale))
        continue;

      text = dtl_axes_format_tick (pane, tick);
      dtl_axes_show_value (frame, text, y, cr);
    }
}

void
dtl_axes_draw_times (const DtlFrame *frame, const GArray *ticks, cairo_t *cr)
{
  double middle = frame->rect.y + frame->rect.height / 2;

  for (guint i = 0; i < ticks->len; i++)
    {
      const DtlTimeTick *tick = &g_array_index (ticks, DtlTimeTick, i);
      gboolean heavy = dtl_time_tick_is_heavy (tick);
      const DtlTextStyle *style = heavy ? &dtl_axes_heavy_style : &dtl_axes_style;

      if (heavy && dtl_theme_is_print (frame->theme))
        dtl_frame_vertical (frame, cr, &frame->theme->border, dtl_frame_column_x (frame, tick->row),
                            frame->rect.y, frame->rect.y + PRINT_TICK);

      dtl_color_set_source (heavy ? &frame->theme->text : &frame->theme->dim_text, cr);
      dtl_lettering_show (
          frame->lettering, cr, style, tick->text, tick->x,
          dtl_frame_snap (frame, middle + dtl_lettering_get_drop (frame->lettering, style)),
          DTL_ALIGN_CENTER);
    }
}

static void
draw_outline (const DtlFrame *frame,
              const DtlLastPrice *last,
              const DtlColor *color,
              double top,
              double left,
              double width,
              double height,
              cairo_t *cr)
{
  static const double dots[] = { 2, 3 };
  double line = dtl_frame_hairline (frame, 1);

  cairo_move_to (cr, last->x, dtl_frame_snap (frame, last->y) + line / 2);
  cairo_line_to (cr, left, dtl_frame_snap (frame, last->y) + line / 2);
  cairo_set_line_width (cr, line);
  cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  dtl_color_set_source (color, cr);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);

  dtl_rounded_rectangle (cr, left + 0.75, top + 0.75, width - 1.5, height - 1.5, TAG_RADIUS - 0.75);
  dtl_color_set_source (&frame->theme->view, cr);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1.5);
  dtl_color_set_source (color, cr);
  cairo_stroke (cr);
}

/**
 * dtl_axes_draw_last:
 *
 * The tag of the last close in view: an outline in the colour of its direction, a dotted line to
 * it, and below it the day, if later bars are out of view. On paper, only the value.
 */
void
dtl_axes_draw_last (const DtlFrame *frame, const DtlLastPrice *last, cairo_t *cr)
{
  const DtlTheme *theme = frame->theme;
  const DtlColor *color = last->rises ? &theme->rise : &theme->fall;
  const DtlColor *text_color = last->rises ? &theme->rise_text : &theme->fall_text;
  double height = rint (DTL_AXES_TAG_HEIGHT * theme->text_scale);
  double top = dtl_frame_snap (frame, last->y - height / 2);
  double left = dtl_frame_snap (frame, frame->rect.x + DTL_AXES_TAG_START);
  double width =
      dtl_frame_snap (frame, frame->rect.x + frame->rect.width - DTL_AXES_TAG_END) - left;
  double drop = dtl_lettering_get_drop (frame->lettering, &dtl_axes_heavy_style);

  if (!last->shown)
    return;

  if (dtl_theme_is_print (theme))
    text_color = &theme->line;
  else
    draw_outline (frame, last, color, top, left, width, height, cr);

  dtl_color_set_source (text_color, cr);
  dtl_lettering_show (frame->lettering, cr, &dtl_axes_heavy_style, last->text,
                      frame->rect.x + DTL_AXES_TEXT_X,
                      dtl_frame_snap (frame, top + height / 2 + drop), DTL_ALIGN_START);

  if (last->day != NULL)
    {
      dtl_color_set_source (&theme->dim_text, cr);
      dtl_lettering_show (
          frame->lettering, cr, &day_style, last->day, frame->rect.x + DTL_AXES_TEXT_X,
          dtl_frame_snap (frame, last->y + DAY_DROP * theme->text_scale +
                                     dtl_lettering_get_drop (frame->lettering, &day_style)),
          DTL_ALIGN_START);
    }
}

/* A filled tag of the crosshair, its text at the start or in the middle. */
void
dtl_axes_draw_tag (
    const DtlFrame *frame, const DtlRect *rect, const char *text, DtlAlign align, cairo_t *cr)
{
  double drop = dtl_lettering_get_drop (frame->lettering, &dtl_axes_heavy_style);
  double x = align == DTL_ALIGN_CENTER ? rect->x + rect->width / 2
                                       : rect->x + DTL_AXES_TEXT_X - DTL_AXES_TAG_START;

  dtl_rounded_rectangle (cr, rect->x, rect->y, rect->width, rect->height, TAG_RADIUS);
  dtl_color_set_source (&frame->theme->tag, cr);
  cairo_fill (cr);

  dtl_color_set_source (&frame->theme->tag_text, cr);
  dtl_lettering_show (frame->lettering, cr, &dtl_axes_heavy_style, text, x,
                      dtl_frame_snap (frame, rect->y + rect->height / 2 + drop), align);
}
