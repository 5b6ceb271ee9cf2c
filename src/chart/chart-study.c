/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The study of an event on the chart: its days as grounds behind bars and lanes, the expected price
 * as a dashed path over them. Where transparency is not wanted, the window is hatched. */

#include <math.h>

#include "chart/chart-study-private.h"

#define PEN 2
#define PEN_CONTRAST 2.5
#define CASING 4.5
#define HATCH 6      /* px between two lines */
#define EDGE_REACH 5 /* px from an edge that are meant */
#define DOT 3
#define LABEL_GAP 6
#define LABEL_RISE 13 /* px from the path to its value */
#define TEXT_CASING 3

static const DtlTextStyle label_style = { 12, 600, 0 };
static const DtlTextStyle gap_style = { 11, 500, 0 };

DtlChartStudy *
dtl_chart_study_new (void)
{
  DtlChartStudy *self = g_new0 (DtlChartStudy, 1);

  self->path = g_array_new (FALSE, FALSE, sizeof (double));

  return self;
}

void
dtl_chart_study_free (DtlChartStudy *self)
{
  if (self == NULL)
    return;

  g_free (self->from);
  g_free (self->to);
  g_free (self->end);
  g_free (self->gap);
  g_array_unref (self->path);
  g_free (self);
}

/**
 * dtl_chart_set_study:
 * @study: (transfer full) (nullable): for the series of the chart; none
 */
void
dtl_chart_set_study (DtlChart *self, DtlChartStudy *study)
{
  g_return_if_fail (self != NULL);

  dtl_chart_study_free (self->study);
  self->study = study;
}

static double
get_price (const DtlChartStudy *study, gsize i)
{
  return g_array_index (study->path, double, i);
}

/* Grows @range by what is seen of the path. */
void
dtl_chart_add_study_range (const DtlChart *self, DtlRange *range)
{
  const DtlChartStudy *study = self->study;

  for (guint i = 0; study != NULL && i < study->path->len; i++)
    if (study->first + i >= self->rows.first && study->first + i < self->rows.end)
      dtl_range_add (range, get_price (study, i));
}

/* The left or right side of the columns of @rows. */
static double
get_side (const DtlChart *self, DtlRows rows, gboolean right)
{
  double row = right ? (double) rows.end - 0.5 : (double) rows.first - 0.5;
  DtlFrame frame = dtl_chart_get_frame (self);
  double x = dtl_frame_snap (&frame, dtl_coordinate_clamp (dtl_time_scale_x (&self->time, row)));

  return CLAMP (x, self->plot.x, self->plot.x + self->plot.width);
}

static void
fill_rows (const DtlChart *self, DtlRows rows, const DtlColor *color, cairo_t *cr)
{
  double left = get_side (self, rows, FALSE), right = get_side (self, rows, TRUE);

  if (rows.end <= rows.first || right <= left)
    return;
  cairo_rectangle (cr, left, self->plot.y, right - left, self->plot.height);
  dtl_frame_fill_boxes (cr, color);
}

static void
hatch_rows (const DtlChart *self, DtlRows rows, cairo_t *cr)
{
  double left = get_side (self, rows, FALSE), right = get_side (self, rows, TRUE);
  double height = self->plot.height;

  cairo_save (cr);
  cairo_rectangle (cr, left, self->plot.y, right - left, height);
  cairo_clip (cr);
  for (double x = left - height; x < right; x += HATCH)
    {
      cairo_move_to (cr, x, self->plot.y + height);
      cairo_line_to (cr, x + height, self->plot.y);
    }
  cairo_set_line_width (cr, 0.5);
  dtl_color_set_source (&self->theme.study_edge, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static gboolean
is_contrast (const DtlTheme *theme)
{
  return theme->id == DTL_THEME_CONTRAST || theme->id == DTL_THEME_CONTRAST_DARK;
}

/* What lies below grid and bars. */
void
dtl_chart_draw_study_ground (const DtlChart *self, const DtlFrame *frame, cairo_t *cr)
{
  const DtlChartStudy *study = self->study;
  double left, right, bottom = self->plot.y + self->plot.height;

  if (study == NULL)
    return;

  fill_rows (self, study->estimation, &self->theme.study_estimation, cr);
  if (study->window.end <= study->window.first)
    return;
  if (is_contrast (&self->theme))
    hatch_rows (self, study->window, cr);
  else
    fill_rows (self, study->window, &self->theme.study_window, cr);

  left = get_side (self, study->window, FALSE);
  right = get_side (self, study->window, TRUE);
  if (left > self->plot.x)
    dtl_frame_vertical (frame, cr, &self->theme.study_edge, left, self->plot.y, bottom);
  if (right < self->plot.x + self->plot.width)
    dtl_frame_vertical (frame, cr, &self->theme.study_edge, right, self->plot.y, bottom);
}

static void
show (const DtlChart *self,
      const DtlFrame *frame,
      const DtlTextStyle *style,
      const char *text,
      double x,
      double middle,
      DtlAlign align,
      cairo_t *cr)
{
  double width = dtl_lettering_measure (self->lettering, style, text);
  double height = style->size * self->theme.text_scale;
  double left = align == DTL_ALIGN_START ? x : align == DTL_ALIGN_END ? x - width : x - width / 2;
  DtlColor ground = self->theme.view;

  /* Letters stay inside the plot. */
  left = CLAMP (left, self->plot.x + 2, MAX (self->plot.x + self->plot.width - width - 2, 2));
  ground.alpha = 0.8;
  dtl_color_set_source (&ground, cr);
  dtl_rounded_rectangle (cr, left - TEXT_CASING, middle - height / 2 - 2, width + 2 * TEXT_CASING,
                         height + 4, TEXT_CASING);
  cairo_fill (cr);
  dtl_color_set_source (&self->theme.expected, cr);
  dtl_lettering_show (
      self->lettering, cr, style, text, left,
      dtl_frame_snap (frame, middle + dtl_lettering_get_drop (self->lettering, style)),
      DTL_ALIGN_START);
}

static void
add_path (const DtlChart *self, const DtlFrame *frame, cairo_t *cr)
{
  const DtlChartStudy *study = self->study;

  cairo_new_path (cr);
  for (guint i = 0; i < study->path->len; i++)
    if (isfinite (get_price (study, i)))
      cairo_line_to (cr, dtl_frame_x (frame, study->first + i),
                     dtl_frame_y (frame, get_price (study, i)));
}

static void
stroke_path (const DtlChart *self, const DtlFrame *frame, cairo_t *cr)
{
  static const double screen_dash[] = { 5, 4 };
  static const double print_dash[] = { 5.5, 3.6 }; /* 3 and 2 pt of a page */
  gboolean is_print = dtl_theme_is_print (&self->theme);

  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  add_path (self, frame, cr);
  cairo_set_line_width (cr, CASING);
  dtl_color_set_source (&self->theme.view, cr);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, is_contrast (&self->theme) ? PEN_CONTRAST : PEN);
  cairo_set_dash (cr, is_print ? print_dash : screen_dash, 2, 0);
  dtl_color_set_source (&self->theme.expected, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* The end of the expected path, where that is in view. */
typedef struct
{
  double x, y;
  double close_y; /* of the close of that day; NAN without one */
  gboolean has_gap;
} End;

static gboolean
find_end (const DtlChart *self, const DtlFrame *frame, End *end)
{
  const DtlChartStudy *study = self->study;
  gsize row;
  double close;

  if (study->path->len == 0)
    return FALSE;
  row = study->first + study->path->len - 1;
  if (row < self->rows.first || row >= self->rows.end)
    return FALSE;

  close = dtl_series_get_column (self->drawn, DTL_COLUMN_CLOSE)[row];
  end->x = dtl_frame_x (frame, row);
  end->y = dtl_frame_y (frame, get_price (study, study->path->len - 1));
  end->close_y = isfinite (close) ? dtl_frame_y (frame, close) : NAN;
  end->has_gap =
      study->gap != NULL && fabs (end->close_y - end->y) >= 3 * LABEL_RISE * self->theme.text_scale;

  return TRUE;
}

/* From the end of the path to the close of that day. */
static void
stroke_gap (const DtlChart *self, const End *end, cairo_t *cr)
{
  static const double dotted[] = { 1.5, 3 };

  cairo_save (cr);
  cairo_move_to (cr, end->x, end->y);
  cairo_line_to (cr, end->x, end->close_y);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dotted, 2, 0);
  dtl_color_set_source (&self->theme.expected, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* What lies over the bars, but for words. */
void
dtl_chart_draw_study_path (const DtlChart *self, const DtlFrame *frame, cairo_t *cr)
{
  DtlFrame price = dtl_pane_get_frame (&self->panes[PANE_PRICE], frame);
  End end;

  if (self->study == NULL || self->drawn == NULL || !self->panes[PANE_PRICE].has_values ||
      self->study->path->len == 0)
    return;

  cairo_save (cr);
  cairo_rectangle (cr, price.rect.x, price.rect.y, price.rect.width, price.rect.height);
  cairo_clip (cr);
  stroke_path (self, &price, cr);
  if (find_end (self, &price, &end))
    {
      if (end.has_gap)
        stroke_gap (self, &end, cr);
      cairo_new_sub_path (cr);
      cairo_arc (cr, end.x, end.y, DOT, 0, 2 * G_PI);
      dtl_color_set_source (&self->theme.expected, cr);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

static void
show_end (const DtlChart *self, const DtlFrame *frame, const End *end, cairo_t *cr)
{
  const DtlChartStudy *study = self->study;
  double rise = LABEL_RISE * self->theme.text_scale;
  double aside = end->y + (end->close_y < end->y ? rise : -rise);

  if (end->has_gap)
    show (self, frame, &gap_style, study->gap, end->x + LABEL_GAP, (end->y + end->close_y) / 2,
          DTL_ALIGN_START, cr);
  if (study->end == NULL)
    return;

  /* On the side where the close is not, or without room there beside it. */
  if (aside >= frame->rect.y + rise / 2 && aside <= frame->rect.y + frame->rect.height - rise / 2)
    show (self, frame, &label_style, study->end, end->x, aside, DTL_ALIGN_CENTER, cr);
  else
    show (self, frame, &label_style, study->end, end->x + 2 * LABEL_GAP, end->y, DTL_ALIGN_START,
          cr);
}

/* The words, over bars and poles. */
void
dtl_chart_draw_study_words (const DtlChart *self, const DtlFrame *frame, cairo_t *cr)
{
  const DtlChartStudy *study = self->study;
  DtlFrame price = dtl_pane_get_frame (&self->panes[PANE_PRICE], frame);
  double middle = price.rect.y + price.rect.height - LABEL_RISE * self->theme.text_scale;
  End end;

  if (study == NULL || self->drawn == NULL || !self->panes[PANE_PRICE].has_values)
    return;

  cairo_save (cr);
  cairo_rectangle (cr, price.rect.x, price.rect.y, price.rect.width, price.rect.height);
  cairo_clip (cr);
  if (study->from != NULL && study->window.first >= self->rows.first)
    show (self, frame, &label_style, study->from, get_side (self, study->window, FALSE) - LABEL_GAP,
          middle, DTL_ALIGN_END, cr);
  if (study->to != NULL && study->window.end <= self->rows.end)
    show (self, frame, &label_style, study->to, get_side (self, study->window, TRUE) + LABEL_GAP,
          middle, DTL_ALIGN_START, cr);
  if (find_end (self, &price, &end))
    show_end (self, &price, &end, cr);
  cairo_restore (cr);
}

/**
 * dtl_chart_get_study_edge:
 * @edge: one of the event window
 * @rect: (out): px around the edge that are meant by it
 *
 * Returns: whether that edge is in view, on the last layout
 */
gboolean
dtl_chart_get_study_edge (const DtlChart *self, DtlStudyEdge edge, DtlRect *rect)
{
  gboolean is_right = edge == DTL_STUDY_EDGE_TO;
  double x, top;

  g_return_val_if_fail (self != NULL && rect != NULL, FALSE);

  if (edge == DTL_STUDY_EDGE_NONE || self->study == NULL ||
      self->study->window.end <= self->study->window.first)
    return FALSE;
  x = get_side (self, self->study->window, is_right);
  if (is_right ? x >= self->plot.x + self->plot.width : x <= self->plot.x)
    return FALSE;

  top = self->panes[PANE_PRICE].rect.y;
  *rect =
      (DtlRect){ x - EDGE_REACH, top, 2 * EDGE_REACH + 1, self->plot.y + self->plot.height - top };

  return TRUE;
}

/**
 * dtl_chart_find_study_edge:
 *
 * Returns: which edge of the event window is near a point of the panes, on the last layout
 */
DtlStudyEdge
dtl_chart_find_study_edge (const DtlChart *self, double x, double y)
{
  static const DtlStudyEdge edges[] = { DTL_STUDY_EDGE_FROM, DTL_STUDY_EDGE_TO };

  g_return_val_if_fail (self != NULL, DTL_STUDY_EDGE_NONE);

  for (gsize i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      DtlRect rect;

      if (dtl_chart_get_study_edge (self, edges[i], &rect) && x >= rect.x &&
          x <= rect.x + rect.width - 1 && y >= rect.y && y < rect.y + rect.height)
        return edges[i];
    }

  return DTL_STUDY_EDGE_NONE;
}
