/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The scatter of the estimation days, benchmark across and security upwards, with the fitted line,
 * and the days of the event window on top. */

#include <math.h>

#include "chart/study-axes.h"
#include "chart/study-plot.h"

#define LEFT 38
#define FOOT 33
#define DOT 2.2
#define EVENT_DOT 3.5
#define NEAR 8 /* px from a point that is meant */

static void
set_up (const DtlStudyScatter *self, const DtlFrame *frame, DtlStudyAxes *axes)
{
  double room;

  *axes = (DtlStudyAxes){ .x = DTL_RANGE_EMPTY, .y = DTL_RANGE_EMPTY };
  for (gsize i = 0; i < self->n; i++)
    {
      dtl_range_add (&axes->x, self->x[i]);
      dtl_range_add (&axes->y, self->y[i]);
    }
  for (gsize i = 0; i < self->n_events; i++)
    {
      dtl_range_add (&axes->x, self->event_x[i]);
      dtl_range_add (&axes->y, self->event_y[i]);
    }
  dtl_study_axes_init_plot (axes, frame, LEFT, FOOT);
  dtl_study_axes_widen (axes, 0.05);
  room = (axes->x.high - axes->x.low) * 0.04;
  axes->x = (DtlRange){ axes->x.low - room, axes->x.high + room };
}

static void
add_dot (const DtlStudyAxes *axes, double x, double y, double radius, cairo_t *cr)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, dtl_study_axes_x (axes, x), dtl_study_axes_y (axes, y), radius, 0, 2 * G_PI);
}

static void
draw_fit (const DtlStudyScatter *self, const DtlStudyAxes *axes, cairo_t *cr)
{
  if (!isfinite (self->alpha) || !isfinite (self->beta))
    return;

  cairo_save (cr);
  cairo_rectangle (cr, axes->plot.x, axes->plot.y, axes->plot.width, axes->plot.height);
  cairo_clip (cr);
  cairo_move_to (cr, dtl_study_axes_x (axes, axes->x.low),
                 dtl_study_axes_y (axes, self->alpha + self->beta * axes->x.low));
  cairo_line_to (cr, dtl_study_axes_x (axes, axes->x.high),
                 dtl_study_axes_y (axes, self->alpha + self->beta * axes->x.high));
  cairo_set_line_width (cr, 1.5);
  dtl_color_set_source (&axes->frame->theme->expected, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_titles (const DtlStudyScatter *self, const DtlStudyAxes *axes, cairo_t *cr)
{
  const DtlColor *dim = &axes->frame->theme->dim_text;
  double scale = axes->frame->theme->text_scale;
  double right = axes->plot.x + axes->plot.width;

  if (self->x_title != NULL)
    dtl_study_axes_show (axes, &dtl_study_axes_style, dim, self->x_title, right,
                         axes->frame->rect.y + axes->frame->rect.height - 11 * scale, DTL_ALIGN_END,
                         cr);
  if (self->y_title != NULL)
    dtl_study_axes_show (axes, &dtl_study_axes_style, dim, self->y_title, axes->plot.x + 4,
                         axes->plot.y + 2, DTL_ALIGN_START, cr);
}

static void
scatter_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  const DtlStudyScatter *self = data;
  const DtlTheme *theme = frame->theme;
  DtlStudyAxes axes;

  set_up (self, frame, &axes);
  dtl_study_axes_draw_left (&axes, cr);
  dtl_study_axes_draw_foot (&axes, TRUE, cr);

  cairo_new_path (cr);
  for (gsize i = 0; i < self->n; i++)
    if (isfinite (self->x[i]) && isfinite (self->y[i]))
      add_dot (&axes, self->x[i], self->y[i], DOT, cr);
  dtl_color_set_source (&theme->overview_line, cr);
  cairo_fill (cr);
  draw_fit (self, &axes, cr);

  for (gsize i = 0; i < self->n_events; i++)
    {
      const DtlColor *color = self->event_y[i] < 0 ? &theme->fall_text : &theme->rise_text;

      if (!isfinite (self->event_x[i]) || !isfinite (self->event_y[i]))
        continue;
      cairo_new_path (cr);
      add_dot (&axes, self->event_x[i], self->event_y[i], EVENT_DOT, cr);
      dtl_color_set_source ((gssize) i == self->day_zero ? color : &theme->view, cr);
      cairo_fill_preserve (cr);
      cairo_set_line_width (cr, 1.5);
      dtl_color_set_source (color, cr);
      cairo_stroke (cr);
    }
  draw_titles (self, &axes, cr);
}

/* Days of the event window come first, then those of the estimation. */
static gssize
scatter_find (gconstpointer data, const DtlFrame *frame, double x, double y)
{
  const DtlStudyScatter *self = data;
  DtlStudyAxes axes;
  double best = NEAR;
  gssize found = -1;

  set_up (self, frame, &axes);
  for (gsize i = 0; i < self->n_events + self->n; i++)
    {
      gboolean is_event = i < self->n_events;
      double value_x = is_event ? self->event_x[i] : self->x[i - self->n_events];
      double value_y = is_event ? self->event_y[i] : self->y[i - self->n_events];
      double distance =
          hypot (dtl_study_axes_x (&axes, value_x) - x, dtl_study_axes_y (&axes, value_y) - y);

      if (distance < best)
        {
          best = distance;
          found = (gssize) i;
        }
    }

  return found;
}

const DtlStudyPlotKind dtl_study_scatter = { scatter_draw, scatter_find };
