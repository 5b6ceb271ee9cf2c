/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The paths of all events of a set as thin lines, their mean bold, and the interval of the mean as
 * a band around it. */

#include <math.h>

#include "chart/format.h"
#include "chart/study-axes.h"
#include "chart/study-plot.h"

#define LEFT 38
#define FOOT 18
#define THIN 1
#define THIN_ALPHA 0.5 /* the mean stands out of many */
#define BOLD 2.5

static const double dashed[2] = { 3, 3 };

static void
set_up (const DtlStudyMean *self, const DtlFrame *frame, DtlStudyAxes *axes)
{
  *axes = (DtlStudyAxes){ .x = { self->from, self->from + (double) self->n - 1 },
                          .y = DTL_RANGE_EMPTY };
  dtl_range_add (&axes->y, 0);
  for (gsize i = 0; i < self->n * self->n_events; i++)
    dtl_range_add (&axes->y, self->paths[i]);
  for (gsize i = 0; i < self->n; i++)
    {
      dtl_range_add (&axes->y, self->mean[i]);
      if (self->low != NULL && self->high != NULL)
        {
          dtl_range_add (&axes->y, self->low[i]);
          dtl_range_add (&axes->y, self->high[i]);
        }
    }
  dtl_study_axes_init_plot (axes, frame, LEFT, FOOT);
  dtl_study_axes_widen (axes, 0.06);
}

static void
add_path (const DtlStudyMean *self, const DtlStudyAxes *axes, const double *values, cairo_t *cr)
{
  cairo_new_sub_path (cr);
  for (gsize i = 0; i < self->n; i++)
    if (isfinite (values[i]))
      cairo_line_to (cr, dtl_study_axes_x (axes, self->from + (double) i),
                     dtl_study_axes_y (axes, values[i]));
}

static void
draw_band (const DtlStudyMean *self, const DtlStudyAxes *axes, cairo_t *cr)
{
  if (self->low == NULL || self->high == NULL)
    return;

  cairo_new_path (cr);
  for (gsize i = 0; i < self->n; i++)
    if (isfinite (self->high[i]))
      cairo_line_to (cr, dtl_study_axes_x (axes, self->from + (double) i),
                     dtl_study_axes_y (axes, self->high[i]));
  for (gsize i = self->n; i-- > 0;)
    if (isfinite (self->low[i]))
      cairo_line_to (cr, dtl_study_axes_x (axes, self->from + (double) i),
                     dtl_study_axes_y (axes, self->low[i]));
  cairo_close_path (cr);
  dtl_color_set_source (&axes->frame->theme->study_band, cr);
  cairo_fill (cr);
}

static void
mean_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  const DtlStudyMean *self = data;
  const DtlTheme *theme = frame->theme;
  gboolean is_contrast = theme->id == DTL_THEME_CONTRAST || theme->id == DTL_THEME_CONTRAST_DARK;
  DtlColor thin = theme->overview_line;
  DtlStudyAxes axes;
  gsize last = self->n;

  thin.alpha *= is_contrast ? 1 : THIN_ALPHA;

  set_up (self, frame, &axes);
  draw_band (self, &axes, cr);
  dtl_study_axes_draw_left (&axes, cr);
  dtl_study_axes_draw_sessions (&axes, NULL, 0, cr);
  if (axes.x.low <= 0 && axes.x.high >= 0)
    dtl_study_axes_vertical (&axes, &theme->accent_text, dtl_study_axes_x (&axes, 0), dashed, cr);

  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_new_path (cr);
  for (gsize i = 0; i < self->n_events; i++)
    add_path (self, &axes, self->paths + i * self->n, cr);
  cairo_set_line_width (cr, THIN);
  dtl_color_set_source (&thin, cr);
  cairo_stroke (cr);
  add_path (self, &axes, self->mean, cr);
  cairo_set_line_width (cr, BOLD);
  dtl_color_set_source (&theme->accent_text, cr);
  cairo_stroke (cr);
  cairo_restore (cr);

  while (last > 0 && !isfinite (self->mean[last - 1]))
    last--;
  if (last > 0)
    {
      double value = self->mean[last - 1];
      g_autofree char *text = dtl_format_points (value, 2);

      dtl_study_axes_show_cased (&axes, &dtl_study_axes_heavy_style, &theme->accent_text, text,
                                 dtl_study_axes_x (&axes, self->from + (double) last - 1),
                                 dtl_study_axes_y (&axes, value) -
                                     (value < 0 ? -1 : 1) * 13 * theme->text_scale,
                                 DTL_ALIGN_END, cr);
    }
}

static gssize
mean_find (gconstpointer data, const DtlFrame *frame, double x, double y)
{
  const DtlStudyMean *self = data;
  DtlStudyAxes axes;
  double place;

  set_up (self, frame, &axes);
  place = rint ((x - axes.plot.x) / axes.plot.width * (axes.x.high - axes.x.low));

  return self->n > 0 && place >= 0 && place < (double) self->n && y < axes.plot.y + axes.plot.height
             ? (gssize) place
             : -1;
}

const DtlStudyPlotKind dtl_study_mean = { mean_draw, mean_find };
