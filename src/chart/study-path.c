/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The path of the cumulative abnormal return: where it went, and the band around zero in which it
 * stays on 95 of 100 ordinary occasions. The abnormal returns themselves stand as bars beneath. */

#include <math.h>

#include "chart/format.h"
#include "chart/study-axes.h"
#include "chart/study-plot.h"

#define LEFT 38
#define FOOT 18
#define FOOT_WITH_DATES 33
#define DATES_HEIGHT 180 /* px of a plot that has room for dates */
#define DOT 3
#define PEN 2
#define BAR 0.36 /* of a session */

static const double dotted[2] = { 1.5, 3 };
static const double dashed[2] = { 3, 3 };

static void
set_up (const DtlStudyPath *self, const DtlFrame *frame, DtlStudyAxes *axes)
{
  double foot = self->dates != NULL && frame->rect.height >= DATES_HEIGHT ? FOOT_WITH_DATES : FOOT;

  *axes = (DtlStudyAxes){ .x = { self->from, self->from + (double) self->n - 1 },
                          .y = DTL_RANGE_EMPTY };
  dtl_range_add (&axes->y, 0);
  for (gsize i = 0; i < self->n; i++)
    {
      dtl_range_add (&axes->y, self->car[i]);
      if (self->ar != NULL)
        dtl_range_add (&axes->y, self->ar[i]);
      if (self->half_band != NULL && isfinite (self->half_band[i]))
        {
          dtl_range_add (&axes->y, self->half_band[i]);
          dtl_range_add (&axes->y, -self->half_band[i]);
        }
    }
  dtl_study_axes_init_plot (axes, frame, LEFT, foot);
  dtl_study_axes_widen (axes, 0.06);

  /* Bars and dots of the first and last day are inside. */
  axes->plot.x += DOT * 3;
  axes->plot.width = MAX (axes->plot.width - DOT * 6, 1);
}

static double
get_x (const DtlStudyPath *self, const DtlStudyAxes *axes, gsize i)
{
  return dtl_study_axes_x (axes, self->from + (double) i);
}

static void
draw_window (const DtlStudyPath *self, const DtlStudyAxes *axes, cairo_t *cr)
{
  double half = axes->plot.width / MAX (axes->x.high - axes->x.low, 1) / 2;
  double left = dtl_study_axes_x (axes, self->window_from) - half;
  double right = dtl_study_axes_x (axes, self->window_to) + half;

  if (!self->has_window)
    return;
  left = dtl_frame_snap (axes->frame, MAX (left, axes->plot.x - DOT * 3));
  right = dtl_frame_snap (axes->frame, MIN (right, axes->plot.x + axes->plot.width + DOT * 3));
  cairo_rectangle (cr, left, axes->plot.y, right - left, axes->plot.height);
  dtl_color_set_source (&axes->frame->theme->study_estimation, cr);
  cairo_fill (cr);
}

static void
draw_band (const DtlStudyPath *self, const DtlStudyAxes *axes, cairo_t *cr)
{
  if (self->half_band == NULL || self->n == 0)
    return;

  cairo_new_path (cr);
  for (gsize i = 0; i < self->n; i++)
    if (isfinite (self->half_band[i]))
      cairo_line_to (cr, get_x (self, axes, i), dtl_study_axes_y (axes, self->half_band[i]));
  for (gsize i = self->n; i-- > 0;)
    if (isfinite (self->half_band[i]))
      cairo_line_to (cr, get_x (self, axes, i), dtl_study_axes_y (axes, -self->half_band[i]));
  cairo_close_path (cr);
  dtl_color_set_source (&axes->frame->theme->study_band, cr);
  cairo_fill (cr);
}

static void
draw_bars (const DtlStudyPath *self, const DtlStudyAxes *axes, cairo_t *cr)
{
  const DtlTheme *theme = axes->frame->theme;
  double width = MAX (axes->plot.width / MAX ((double) self->n, 1) * BAR, 1);
  double zero = dtl_frame_snap (axes->frame, dtl_study_axes_y (axes, 0));

  if (self->ar == NULL)
    return;
  for (gsize i = 0; i < self->n; i++)
    {
      double left = dtl_frame_snap (axes->frame, get_x (self, axes, i) - width / 2);
      double right = dtl_frame_snap (axes->frame, get_x (self, axes, i) + width / 2);
      double y = dtl_frame_snap (axes->frame, dtl_study_axes_y (axes, self->ar[i]));

      if (!isfinite (self->ar[i]))
        continue;
      cairo_rectangle (cr, left, MIN (y, zero), right - left, fabs (y - zero));
      dtl_frame_fill_boxes (cr, self->ar[i] < 0 ? &theme->volume_fall : &theme->volume_rise);
    }
}

static double
find_last (const DtlStudyPath *self, gsize *place)
{
  for (gsize i = self->n; i-- > 0;)
    if (isfinite (self->car[i]))
      {
        *place = i;
        return self->car[i];
      }

  return NAN;
}

static void
draw_line (const DtlStudyPath *self, const DtlStudyAxes *axes, const DtlColor *color, cairo_t *cr)
{
  const DtlTheme *theme = axes->frame->theme;
  gboolean has_room = axes->plot.width / MAX ((double) self->n, 1) >= DOT * 3;

  cairo_new_path (cr);
  for (gsize i = 0; i < self->n; i++)
    if (isfinite (self->car[i]))
      cairo_line_to (cr, get_x (self, axes, i), dtl_study_axes_y (axes, self->car[i]));
  cairo_set_line_width (cr, PEN);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  dtl_color_set_source (color, cr);
  cairo_stroke (cr);

  for (gsize i = 0; i < self->n; i++)
    {
      gboolean is_zero = self->from + (int) i == 0;

      if (!isfinite (self->car[i]) || (!has_room && !is_zero))
        continue;
      cairo_new_sub_path (cr);
      cairo_arc (cr, get_x (self, axes, i), dtl_study_axes_y (axes, self->car[i]),
                 is_zero ? DOT + 1 : DOT, 0, 2 * G_PI);
      dtl_color_set_source (is_zero ? color : &theme->view, cr);
      cairo_fill_preserve (cr);
      cairo_set_line_width (cr, 1.5);
      dtl_color_set_source (color, cr);
      cairo_stroke (cr);
    }
}

static void
draw_last (const DtlStudyPath *self, const DtlStudyAxes *axes, const DtlColor *color, cairo_t *cr)
{
  gsize place = 0;
  double value = find_last (self, &place);
  g_autofree char *text = dtl_format_points (value, 2);
  double offset = 13 * axes->frame->theme->text_scale;
  double y = dtl_study_axes_y (axes, value);
  double before = place > 0 ? dtl_study_axes_y (axes, self->car[place - 1]) : y;

  /* On the side that the line does not come from. */
  y += before < y ? offset : -offset;
  if (y < axes->plot.y + 4)
    y += 2 * offset;
  if (y > axes->plot.y + axes->plot.height - 4)
    y -= 2 * offset;
  dtl_study_axes_show_cased (axes, &dtl_study_axes_heavy_style, color, text,
                             get_x (self, axes, place) + DOT * 2, y, DTL_ALIGN_END, cr);
}

static void
path_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  const DtlStudyPath *self = data;
  const DtlTheme *theme = frame->theme;
  const DtlColor *color;
  DtlStudyAxes axes;
  gsize place;

  set_up (self, frame, &axes);
  draw_window (self, &axes, cr);
  draw_band (self, &axes, cr);
  dtl_study_axes_draw_left (&axes, cr);
  dtl_study_axes_draw_sessions (&axes,
                                axes.plot.height > 0 && self->dates != NULL &&
                                        frame->rect.height >= DATES_HEIGHT
                                    ? self->dates
                                    : NULL,
                                self->n, cr);
  draw_bars (self, &axes, cr);
  for (gsize i = 0; i < self->n_others; i++)
    if (self->others[i] >= self->from && self->others[i] < self->from + (int) self->n)
      dtl_study_axes_vertical (&axes, &theme->dim_text, dtl_study_axes_x (&axes, self->others[i]),
                               dotted, cr);
  if (axes.x.low <= 0 && axes.x.high >= 0)
    dtl_study_axes_vertical (&axes, &theme->accent_text, dtl_study_axes_x (&axes, 0), dashed, cr);
  if (!isfinite (find_last (self, &place)))
    return;

  color = self->car[place] < 0 ? &theme->fall_text : &theme->rise_text;
  draw_line (self, &axes, color, cr);
  draw_last (self, &axes, color, cr);
}

static gssize
path_find (gconstpointer data, const DtlFrame *frame, double x, double y)
{
  const DtlStudyPath *self = data;
  DtlStudyAxes axes;
  double step;
  double place;

  set_up (self, frame, &axes);
  step = axes.plot.width / MAX (axes.x.high - axes.x.low, 1);
  place = rint ((x - axes.plot.x) / step);

  return self->n > 0 && place >= 0 && place < (double) self->n && y < axes.plot.y + axes.plot.height
             ? (gssize) place
             : -1;
}

const DtlStudyPlotKind dtl_study_path = { path_draw, path_find };
