/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The forest plot: for each event its cumulative abnormal return with the interval, and at the
 * bottom the mean of all as a diamond as wide as its own. Where rows get too low for letters, the
 * lines stay. */

#include <math.h>

#include "chart/format.h"
#include "chart/study-axes.h"
#include "chart/study-plot.h"

#define ROW 22
#define MIN_LETTERED 13 /* px of a row that has letters */
#define FOOT 18
#define LABEL_SHARE 0.36 /* of the width */
#define VALUE_WIDTH 48
#define SQUARE 3
#define DIAMOND 6

typedef struct
{
  DtlStudyAxes axes;
  double row;
  double label_width, value_width;
  gsize n_rows;
} Layout;

static gboolean
has_mean (const DtlStudyForest *self)
{
  return isfinite (self->mean);
}

/* Px that show every row with its letters. */
double
dtl_study_forest_get_height (const DtlStudyForest *self, const DtlTheme *theme)
{
  return ((double) self->n + (has_mean (self) ? 1 : 0)) * ROW * theme->text_scale +
         FOOT * theme->text_scale + 24;
}

static void
set_up (const DtlStudyForest *self, const DtlFrame *frame, Layout *layout)
{
  double scale = frame->theme->text_scale;
  DtlStudyAxes *axes = &layout->axes;

  *layout = (Layout){ .axes = { .x = DTL_RANGE_EMPTY, .y = { 0, 1 } } };
  layout->n_rows = self->n + (has_mean (self) ? 1 : 0);
  dtl_range_add (&axes->x, 0);
  for (gsize i = 0; i < self->n; i++)
    {
      dtl_range_add (&axes->x, self->value[i]);
      dtl_range_add (&axes->x, self->low[i]);
      dtl_range_add (&axes->x, self->high[i]);
    }
  dtl_range_add (&axes->x, self->mean_low);
  dtl_range_add (&axes->x, self->mean_high);

  layout->label_width = frame->rect.width * LABEL_SHARE;
  layout->value_width = VALUE_WIDTH * scale;
  dtl_study_axes_init_plot (axes, frame, 0, FOOT);
  axes->plot.x += layout->label_width;
  axes->plot.width = MAX (axes->plot.width - layout->label_width - layout->value_width, 1);
  layout->row = axes->plot.height / (double) MAX (layout->n_rows, 1);
}

static double
get_middle (const Layout *layout, gsize row)
{
  return layout->axes.plot.y + ((double) row + 0.5) * layout->row;
}

static void
draw_letters (
    const Layout *layout, gsize row, const char *label, double value, gboolean is_mean, cairo_t *cr)
{
  const DtlStudyAxes *axes = &layout->axes;
  const DtlTheme *theme = axes->frame->theme;
  DtlTextStyle style = { 11, is_mean ? 700 : 400, (layout->label_width - 12) / theme->text_scale };
  g_autofree char *text = dtl_format_points (value, 2);

  if (layout->row < MIN_LETTERED * theme->text_scale)
    return;
  dtl_study_axes_show (axes, &style, &theme->text, label != NULL ? label : "",
                       axes->frame->rect.x + 12, get_middle (layout, row), DTL_ALIGN_START, cr);
  style.weight = 600;
  dtl_study_axes_show (axes, &style, value < 0 ? &theme->fall_text : &theme->rise_text, text,
                       axes->frame->rect.x + axes->frame->rect.width - 12, get_middle (layout, row),
                       DTL_ALIGN_END, cr);
}

static void
draw_event (const DtlStudyForest *self, const Layout *layout, gsize i, cairo_t *cr)
{
  const DtlStudyAxes *axes = &layout->axes;
  const DtlTheme *theme = axes->frame->theme;
  const DtlColor *color = self->value[i] < 0 ? &theme->fall_text : &theme->rise_text;
  double y = get_middle (layout, i);
  double x = dtl_study_axes_x (axes, self->value[i]);
  double size = MIN (SQUARE, layout->row / 3);

  draw_letters (layout, i, self->labels[i], self->value[i], FALSE, cr);
  if (isfinite (self->low[i]) && isfinite (self->high[i]))
    dtl_frame_horizontal (axes->frame, cr, color, dtl_study_axes_x (axes, self->low[i]),
                          dtl_study_axes_x (axes, self->high[i]), y);
  if (!isfinite (self->value[i]))
    return;
  cairo_rectangle (cr, x - size, y - size, 2 * size, 2 * size);
  dtl_color_set_source (color, cr);
  cairo_fill (cr);
}

static void
draw_mean (const DtlStudyForest *self, const Layout *layout, cairo_t *cr)
{
  const DtlStudyAxes *axes = &layout->axes;
  const DtlTheme *theme = axes->frame->theme;
  double y = get_middle (layout, self->n);
  double x = dtl_study_axes_x (axes, self->mean);
  double left = isfinite (self->mean_low) ? dtl_study_axes_x (axes, self->mean_low) : x - DIAMOND;
  double right =
      isfinite (self->mean_high) ? dtl_study_axes_x (axes, self->mean_high) : x + DIAMOND;
  double half = MIN (DIAMOND, layout->row / 2.5);

  dtl_frame_horizontal (axes->frame, cr, &theme->border, axes->frame->rect.x + 12,
                        axes->frame->rect.x + axes->frame->rect.width - 12, y - layout->row / 2);
  draw_letters (layout, self->n, self->mean_label, self->mean, TRUE, cr);
  cairo_move_to (cr, left, y);
  cairo_line_to (cr, x, y - half);
  cairo_line_to (cr, right, y);
  cairo_line_to (cr, x, y + half);
  cairo_close_path (cr);
  dtl_color_set_source (&theme->accent_text, cr);
  cairo_fill (cr);
}

static void
forest_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  const DtlStudyForest *self = data;
  Layout layout;

  set_up (self, frame, &layout);
  dtl_study_axes_draw_foot (&layout.axes, TRUE, cr);
  for (gsize i = 0; i < self->n; i++)
    draw_event (self, &layout, i, cr);
  if (has_mean (self))
    draw_mean (self, &layout, cr);
}

/* The place of the event; that of the mean is after the last. */
static gssize
forest_find (gconstpointer data, const DtlFrame *frame, double x, double y)
{
  Layout layout;
  double row;

  set_up (data, frame, &layout);
  row = floor ((y - layout.axes.plot.y) / layout.row);

  return row >= 0 && row < (double) layout.n_rows ? (gssize) row : -1;
}

const DtlStudyPlotKind dtl_study_forest = { forest_draw, forest_find };
