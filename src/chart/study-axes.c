/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scales, marks and letters that the plots of a study share. Values are fractions and are written
 * in percent points; sessions are counted from day 0. */

#include "chart/study-axes.h"

#include <math.h>

#include "chart/format.h"

#define PADDING 12       /* px around the plot */
#define LABEL_GAP 6      /* px from the values to the plot */
#define LEFT_DISTANCE 22 /* px between two marks */
#define FOOT_DISTANCE 44
#define SESSION_DISTANCE 26
#define LINE 15 /* px of a line of marks */
#define CASING 3
#define CASING_ALPHA 0.72

const DtlTextStyle dtl_study_axes_style = { 11, 400, 0 };
const DtlTextStyle dtl_study_axes_heavy_style = { 12, 600, 0 };
static const DtlTextStyle zero_style = { 11, 700, 0 };

double
dtl_study_axes_x (const DtlStudyAxes *self, double x)
{
  double share = (x - self->x.low) / (self->x.high - self->x.low);

  return dtl_coordinate_clamp (self->plot.x + share * self->plot.width);
}

double
dtl_study_axes_y (const DtlStudyAxes *self, double y)
{
  double share = (y - self->y.low) / (self->y.high - self->y.low);

  return dtl_coordinate_clamp (self->plot.y + (1 - share) * self->plot.height);
}

/* A range that can be divided by. */
static void
open_range (DtlRange *range)
{
  double least = 1e-6;

  if (range->low > range->high)
    *range = (DtlRange){ 0, 0 };
  if (range->high - range->low < least)
    *range = (DtlRange){ range->low - least, range->high + least };
}

/**
 * dtl_study_axes_init_plot:
 * @frame: of the whole plot
 * @left: px for values at the left, before the theme's text scale
 * @foot: likewise at the foot
 *
 * Sets the paper, and opens ranges that are empty; x and y are the caller's to set before.
 */
void
dtl_study_axes_init_plot (DtlStudyAxes *self, const DtlFrame *frame, double left, double foot)
{
  double scale = frame->theme->text_scale;

  self->frame = frame;
  open_range (&self->x);
  open_range (&self->y);
  self->plot.x = frame->rect.x + PADDING + left * scale;
  self->plot.y = frame->rect.y + PADDING;
  self->plot.width = MAX (frame->rect.x + frame->rect.width - PADDING - self->plot.x, 1);
  self->plot.height =
      MAX (frame->rect.y + frame->rect.height - foot * scale - LABEL_GAP - self->plot.y, 1);
}

/* Room of @share of the values above and below them. */
void
dtl_study_axes_widen (DtlStudyAxes *self, double share)
{
  double room = (self->y.high - self->y.low) * share;

  self->y.low -= room;
  self->y.high += room;
}

static void
find_ticks (DtlPriceTicks *ticks, DtlRange range, double px, double distance)
{
  DtlPriceScale scale;

  dtl_price_scale_init (&scale, DTL_PRICE_SCALE_LINEAR,
                        (DtlRange){ range.low * 100, range.high * 100 }, 0, px);
  dtl_price_ticks_init (ticks, &scale, distance);
}

void
dtl_study_axes_show (const DtlStudyAxes *self,
                     const DtlTextStyle *style,
                     const DtlColor *color,
                     const char *text,
                     double x,
                     double middle,
                     DtlAlign align,
                     cairo_t *cr)
{
  DtlLettering *lettering = self->frame->lettering;
  double baseline =
      dtl_frame_snap (self->frame, middle + dtl_lettering_get_drop (lettering, style));

  dtl_color_set_source (color, cr);
  dtl_lettering_show (lettering, cr, style, text, x, baseline, align);
}

void
dtl_study_axes_show_cased (const DtlStudyAxes *self,
                           const DtlTextStyle *style,
                           const DtlColor *color,
                           const char *text,
                           double x,
                           double middle,
                           DtlAlign align,
                           cairo_t *cr)
{
  DtlColor ground = self->frame->theme->view;
  double width = dtl_lettering_measure (self->frame->lettering, style, text);
  double height = style->size * self->frame->theme->text_scale;
  double left = align == DTL_ALIGN_START ? x : align == DTL_ALIGN_END ? x - width : x - width / 2;

  ground.alpha = CASING_ALPHA;
  dtl_color_set_source (&ground, cr);
  dtl_rounded_rectangle (cr, left - CASING, middle - height / 2 - 1, width + 2 * CASING, height + 2,
                         CASING);
  cairo_fill (cr);
  dtl_study_axes_show (self, style, color, text, x, middle, align, cr);
}

void
dtl_study_axes_draw_left (const DtlStudyAxes *self, cairo_t *cr)
{
  const DtlTheme *theme = self->frame->theme;
  DtlPriceTicks ticks;

  find_ticks (&ticks, self->y, self->plot.height, LEFT_DISTANCE * theme->text_scale);
  for (gsize i = 0; i < ticks.n; i++)
    {
      double value = ticks.ticks[i].value / 100;
      double y = dtl_study_axes_y (self, value);
      g_autofree char *text = dtl_format_points (value, ticks.decimals);

      dtl_frame_horizontal (self->frame, cr, fabs (value) < 1e-12 ? &theme->border : &theme->grid,
                            self->plot.x, self->plot.x + self->plot.width, y);
      dtl_study_axes_show (self, &dtl_study_axes_style, &theme->dim_text, text,
                           self->plot.x - LABEL_GAP, y, DTL_ALIGN_END, cr);
    }
}

static double
get_foot_middle (const DtlStudyAxes *self)
{
  return self->plot.y + self->plot.height + LABEL_GAP + LINE * self->frame->theme->text_scale / 2;
}

/**
 * dtl_study_axes_draw_foot:
 * @grid: whether marks go on as lines through the plot
 */
void
dtl_study_axes_draw_foot (const DtlStudyAxes *self, gboolean grid, cairo_t *cr)
{
  const DtlTheme *theme = self->frame->theme;
  double bottom = self->plot.y + self->plot.height;
  DtlPriceTicks ticks;

  find_ticks (&ticks, self->x, self->plot.width, FOOT_DISTANCE * theme->text_scale);
  for (gsize i = 0; i < ticks.n; i++)
    {
      double value = ticks.ticks[i].value / 100;
      double x = dtl_study_axes_x (self, value);
      g_autofree char *text = dtl_format_points (value, ticks.decimals);

      if (grid)
        dtl_frame_vertical (self->frame, cr, fabs (value) < 1e-12 ? &theme->border : &theme->grid,
                            x, self->plot.y, bottom);
      dtl_study_axes_show (self, &dtl_study_axes_style, &theme->dim_text, text, x,
                           get_foot_middle (self), DTL_ALIGN_CENTER, cr);
    }
}

/* Every how many sessions there is room for a mark. */
static int
find_session_step (const DtlStudyAxes *self)
{
  static const int steps[] = { 1, 2, 5, 10, 20, 30, 60 };
  double room = self->plot.width / MAX (self->x.high - self->x.low, 1);
  double wanted = SESSION_DISTANCE * self->frame->theme->text_scale;
  gsize i = 0;

  while (i + 1 < G_N_ELEMENTS (steps) && steps[i] * room < wanted)
    i++;

  return steps[i];
}

/* Dates below the marks, as many as have room: day 0, then the ends, then the rest. */
static void
draw_dates (const DtlStudyAxes *self, const char *const *dates, gsize n, cairo_t *cr)
{
  const DtlTheme *theme = self->frame->theme;
  double middle = get_foot_middle (self) + LINE * theme->text_scale;
  double right = self->plot.x + self->plot.width;
  double used[3];
  gsize n_used = 0;
  gssize places[3] = { (gssize) -self->x.low, (gssize) n - 1, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double width, x;
      gboolean is_free = TRUE;

      if (places[i] < 0 || places[i] >= (gssize) n || dates[places[i]] == NULL)
        continue;
      width =
          dtl_lettering_measure (self->frame->lettering, &dtl_study_axes_style, dates[places[i]]);
      x = dtl_study_axes_x (self, self->x.low + (double) places[i]);
      x = MIN (x, right + PADDING - width / 2);
      for (gsize k = 0; k < n_used; k++)
        is_free = is_free && fabs (used[k] - x) > width + LABEL_GAP;
      if (!is_free)
        continue;
      used[n_used++] = x;
      dtl_study_axes_show (self, &dtl_study_axes_style, &theme->dim_text, dates[places[i]], x,
                           middle, DTL_ALIGN_CENTER, cr);
    }
}

/**
 * dtl_study_axes_draw_sessions:
 * @dates: (nullable) (array length=n): by session from the first of the range
 * @n: dates
 */
void
dtl_study_axes_draw_sessions (const DtlStudyAxes *self,
                              const char *const *dates,
                              gsize n,
                              cairo_t *cr)
{
  const DtlTheme *theme = self->frame->theme;
  int step = find_session_step (self);

  for (int rel = (int) self->x.low; rel <= (int) self->x.high; rel++)
    {
      g_autofree char *text = dtl_format_points (rel / 100.0, 0);

      if (rel % step != 0)
        continue;
      dtl_study_axes_show (self, rel == 0 ? &zero_style : &dtl_study_axes_style,
                           rel == 0 ? &theme->text : &theme->dim_text, text,
                           dtl_study_axes_x (self, rel), get_foot_middle (self), DTL_ALIGN_CENTER,
                           cr);
    }
  if (dates != NULL)
    draw_dates (self, dates, n, cr);
}

/* An upright line through the plot; @dash of zeros is a whole one. */
void
dtl_study_axes_vertical (
    const DtlStudyAxes *self, const DtlColor *color, double x, const double dash[2], cairo_t *cr)
{
  double width = dtl_frame_hairline (self->frame, 1);
  double middle = dtl_frame_snap (self->frame, x - width / 2) + width / 2;

  cairo_save (cr);
  cairo_move_to (cr, middle, self->plot.y);
  cairo_line_to (cr, middle, self->plot.y + self->plot.height);
  cairo_set_line_width (cr, width);
  if (dash[0] > 0)
    cairo_set_dash (cr, dash, 2, 0);
  dtl_color_set_source (color, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}
