/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The placebo histogram: the abnormal returns of the days before, the lines between which 95 of
 * 100 of them lie, and the event among them. Bins are of one percent point, unless that makes too
 * few or too many. Days at least as far from zero as the event have the colour of a fall. */

#include <math.h>

#include "chart/format.h"
#include "chart/study-axes.h"
#include "chart/study-plot.h"

#define FOOT 18
#define MIN_BINS 12
#define MAX_BINS 90
#define MAX_STORED 512
#define LINE 15
#define STEP 6                 /* px between places that are tried for the text */
#define BINS_MIN_SHARE 0.4     /* of the height, whatever the text takes */
#define OUTLIER_MAX_SHARE 0.35 /* of the height, that bins below its name may have */
#define VALUE_ROOM 52          /* px beside the event, for its value */

static const double dotted[2] = { 1.5, 3 };

typedef struct
{
  DtlStudyAxes axes;
  double width; /* of a bin, a fraction */
  double first; /* lower end of the first bin */
  gsize n;
  guint all[MAX_STORED], beyond[MAX_STORED];
  guint highest;
} Bins;

static gboolean
is_beyond (const DtlStudyPlacebo *self, double value)
{
  return fabs (value) >= fabs (self->observed);
}

static double
choose_width (DtlRange range)
{
  static const double widths[] = { 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3,
                                   0.01, 0.02, 0.05, 0.1,  0.2,  0.5,  1,    2,    5 };
  double length = range.high - range.low;
  gsize i = 9;

  while (i + 1 < G_N_ELEMENTS (widths) && length / widths[i] > MAX_BINS)
    i++;
  while (i > 0 && length / widths[i] < MIN_BINS)
    i--;

  return widths[i];
}

static void
set_up (const DtlStudyPlacebo *self, const DtlFrame *frame, Bins *bins)
{
  DtlRange range = DTL_RANGE_EMPTY;

  *bins = (Bins){ 0 };
  for (gsize i = 0; i < self->n; i++)
    dtl_range_add (&range, self->values[i]);
  dtl_range_add (&range, self->observed);
  dtl_range_add (&range, 0);

  bins->width = choose_width (range);
  bins->first = floor (range.low / bins->width) * bins->width;
  bins->n = (gsize) CLAMP (floor ((range.high - bins->first) / bins->width) + 1, 1, MAX_STORED);
  for (gsize i = 0; i < self->n; i++)
    {
      double place = floor ((self->values[i] - bins->first) / bins->width);
      gsize bin = (gsize) CLAMP (place, 0, (double) bins->n - 1);

      if (!isfinite (self->values[i]))
        continue;
      bins->all[bin]++;
      bins->beyond[bin] += is_beyond (self, self->values[i]);
      bins->highest = MAX (bins->highest, bins->all[bin]);
    }

  bins->axes.x = (DtlRange){ bins->first, bins->first + (double) bins->n * bins->width };
  bins->axes.y = (DtlRange){ 0, MAX (bins->highest, 1) };
  dtl_study_axes_init_plot (&bins->axes, frame, 0, FOOT);
}

static void
draw_bins (const Bins *bins, cairo_t *cr)
{
  const DtlStudyAxes *axes = &bins->axes;
  const DtlTheme *theme = axes->frame->theme;
  double bottom = dtl_frame_snap (axes->frame, axes->plot.y + axes->plot.height);
  double gap = dtl_frame_hairline (axes->frame, 1);

  for (gsize i = 0; i < bins->n; i++)
    {
      double low = bins->first + (double) i * bins->width;
      double left = dtl_frame_snap (axes->frame, dtl_study_axes_x (axes, low));
      double right = dtl_frame_snap (axes->frame, dtl_study_axes_x (axes, low + bins->width)) - gap;
      double top = dtl_frame_snap (axes->frame, dtl_study_axes_y (axes, bins->all[i]));
      double split = dtl_frame_snap (axes->frame, dtl_study_axes_y (axes, bins->beyond[i]));

      if (bins->all[i] == 0)
        continue;
      right = MAX (right, left + gap);
      cairo_rectangle (cr, left, top, right - left, split - top);
      dtl_frame_fill_boxes (cr, &theme->study_bin);
      cairo_rectangle (cr, left, split, right - left, bottom - split);
      dtl_frame_fill_boxes (cr, &theme->fall);
    }
  dtl_frame_horizontal (axes->frame, cr, &theme->border, axes->plot.x,
                        axes->plot.x + axes->plot.width, bottom);
}

/* How high the bins stand between two x, as a share; 2 where the event's line and value are. */
static double
get_obstacle (const DtlStudyPlacebo *self, const Bins *bins, double left, double right)
{
  const DtlStudyAxes *axes = &bins->axes;
  double event = dtl_study_axes_x (axes, self->observed);
  double room = VALUE_ROOM * axes->frame->theme->text_scale;
  guint highest = 0;

  if (left < event + room && right > event - room)
    return 2;
  for (gsize i = 0; i < bins->n; i++)
    {
      double low = bins->first + (double) i * bins->width;

      if (dtl_study_axes_x (axes, low + bins->width) > left && dtl_study_axes_x (axes, low) < right)
        highest = MAX (highest, bins->all[i]);
    }

  return highest / axes->y.high;
}

/* Where the lines of the text begin. */
typedef struct
{
  char **lines;
  double x, width;
  guint above; /* lines that are left free, for the value of the event */
} Text;

/* The least is in the way of the text, rather at the right; bins that still are become lower, so
 * that it can be read. */
static void
place_text (const DtlStudyPlacebo *self, Bins *bins, Text *text)
{
  DtlStudyAxes *axes = &bins->axes;
  double line = LINE * axes->frame->theme->text_scale;
  double width = 0, best = G_MAXDOUBLE, room;

  text->lines = g_strsplit (self->text != NULL ? self->text : "", "\n", -1);
  for (gsize i = 0; text->lines[i] != NULL; i++)
    width = MAX (width, dtl_lettering_measure (axes->frame->lettering, &dtl_study_axes_style,
                                               text->lines[i]));
  text->width = width;
  text->x = axes->plot.x + axes->plot.width - width;
  for (double left = text->x; left >= axes->plot.x; left -= STEP)
    {
      double obstacle = get_obstacle (self, bins, left - STEP, left + width + STEP);

      if (obstacle < best - 1e-9)
        {
          best = obstacle;
          text->x = left;
        }
    }

  /* Without room beside the value it stands below it, over whatever bins are there. */
  text->above = best > 1 ? 1 : 0;
  room = 1 - line * (g_strv_length (text->lines) + text->above) / axes->plot.height;
  room = MAX (room, BINS_MIN_SHARE);
  best = MIN (best, 1);
  if (width > 0 && best > room)
    axes->y.high *= best / room;
}

static void
draw_text (const Text *text, const Bins *bins, cairo_t *cr)
{
  const DtlStudyAxes *axes = &bins->axes;
  double line = LINE * axes->frame->theme->text_scale;

  for (gsize i = 0; text->lines[i] != NULL; i++)
    dtl_study_axes_show_cased (
        axes, &dtl_study_axes_style, &axes->frame->theme->dim_text, text->lines[i], text->x,
        axes->plot.y + line * ((double) (i + text->above) + 0.4), DTL_ALIGN_START, cr);
}

static void
draw_outlier (const DtlStudyPlacebo *self, const Bins *bins, const Text *text, cairo_t *cr)
{
  const DtlStudyAxes *axes = &bins->axes;
  double largest = 0, x, y, width, below;
  double scale = axes->frame->theme->text_scale;

  if (self->outlier == NULL)
    return;
  for (gsize i = 0; i < self->n; i++)
    if (fabs (self->values[i]) > fabs (largest))
      largest = self->values[i];

  width = dtl_lettering_measure (axes->frame->lettering, &dtl_study_axes_style, self->outlier);
  x = dtl_study_axes_x (axes, largest);
  x = CLAMP (x, axes->plot.x + width / 2, axes->plot.x + axes->plot.width - width / 2);

  /* It stands on the bins below it, if they leave room. */
  below = get_obstacle (self, bins, x - width / 2, x + width / 2);
  y = axes->plot.y + axes->plot.height * (1 - below) - 9 * scale;
  if (below > OUTLIER_MAX_SHARE ||
      (x + width / 2 > text->x && x - width / 2 < text->x + text->width &&
       y - 9 * scale < axes->plot.y + LINE * scale * (text->above + g_strv_length (text->lines))))
    return;
  dtl_study_axes_show (axes, &dtl_study_axes_style, &axes->frame->theme->dim_text, self->outlier, x,
                       y, DTL_ALIGN_CENTER, cr);
}

static void
draw_event (const DtlStudyPlacebo *self, const Bins *bins, cairo_t *cr)
{
  const DtlStudyAxes *axes = &bins->axes;
  const DtlTheme *theme = axes->frame->theme;
  const DtlColor *color = self->observed < 0 ? &theme->fall_text : &theme->rise_text;
  g_autofree char *text = dtl_format_points (self->observed, 2);
  double x = dtl_frame_snap (axes->frame, dtl_study_axes_x (axes, self->observed));
  double width = dtl_frame_hairline (axes->frame, 2);
  double room = dtl_lettering_measure (axes->frame->lettering, &dtl_study_axes_heavy_style, text);
  gboolean is_left = x - room - 6 >= axes->frame->rect.x + 2 &&
                     (self->observed < 0 || x + room + 6 > axes->plot.x + axes->plot.width);

  cairo_rectangle (cr, x - width / 2, axes->plot.y - 4, width, axes->plot.height + 4);
  dtl_color_set_source (color, cr);
  cairo_fill (cr);
  dtl_study_axes_show_cased (axes, &dtl_study_axes_heavy_style, color, text,
                             is_left ? x - 6 : x + 6, axes->plot.y + 5 * theme->text_scale,
                             is_left ? DTL_ALIGN_END : DTL_ALIGN_START, cr);
}

static void
placebo_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  const DtlStudyPlacebo *self = data;
  Bins bins;
  Text text;

  set_up (self, frame, &bins);
  place_text (self, &bins, &text);
  dtl_study_axes_draw_foot (&bins.axes, FALSE, cr);
  draw_bins (&bins, cr);
  if (isfinite (self->low))
    dtl_study_axes_vertical (&bins.axes, &frame->theme->dim_text,
                             dtl_study_axes_x (&bins.axes, self->low), dotted, cr);
  if (isfinite (self->high))
    dtl_study_axes_vertical (&bins.axes, &frame->theme->dim_text,
                             dtl_study_axes_x (&bins.axes, self->high), dotted, cr);
  draw_text (&text, &bins, cr);
  draw_outlier (self, &bins, &text, cr);
  if (isfinite (self->observed))
    draw_event (self, &bins, cr);
  g_strfreev (text.lines);
}

/* The place of the first value of the bin. */
static gssize
placebo_find (gconstpointer data, const DtlFrame *frame, double x, double y)
{
  const DtlStudyPlacebo *self = data;
  Bins bins;
  double bin;

  set_up (self, frame, &bins);
  bin = floor ((x - bins.axes.plot.x) / bins.axes.plot.width * (double) bins.n);
  if (bin < 0 || bin >= (double) bins.n || y > bins.axes.plot.y + bins.axes.plot.height)
    return -1;
  for (gsize i = 0; i < self->n; i++)
    if (floor ((self->values[i] - bins.first) / bins.width) == bin)
      return (gssize) i;

  return -1;
}

const DtlStudyPlotKind dtl_study_placebo = { placebo_draw, placebo_find };
