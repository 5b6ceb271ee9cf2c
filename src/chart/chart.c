/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart as its callers see it: setters, drawing and answers on the last layout. What is drawn
 * is the layers' affair, where it stands that of chart-layout.c. */

#include "chart/chart-study-private.h"

#include <math.h>

#include "chart/chart-compare.h"
#include "chart/chart-titles.h"
#include "chart/cursor.h"
#include "chart/pixels.h"

DtlChart *
dtl_chart_new (void)
{
  DtlChart *self = g_new0 (DtlChart, 1);

  self->lettering = dtl_lettering_new ();
  self->columns = dtl_column_cache_new ();
  self->boxes = g_array_new (FALSE, FALSE, sizeof (DtlPixelBox));
  dtl_annotations_init (&self->annotations);
  dtl_theme_init (&self->theme, DTL_THEME_LIGHT, DTL_SCHEME_WESTERN);
  self->names = &dtl_date_names_english;
  self->span = (DtlSpan){ NAN, NAN };
  self->base_day = DTL_DAY_NONE;
  self->held = DTL_RANGE_EMPTY;
  self->show_volume = TRUE;
  self->decimals = 2;
  self->device_scale = 1;
  self->specs = dtl_chart_create_specs ();
  self->compared = dtl_chart_create_compared ();
  self->n_panes = 1;
  for (int i = 0; i < DTL_CHART_MAX_PANES; i++)
    dtl_pane_clear (&self->panes[i]);
  self->time = (DtlTimeScale){ 1, 0 };

  return self;
}

void
dtl_chart_free (DtlChart *self)
{
  if (self == NULL)
    return;

  dtl_chart_study_free (self->study);
  dtl_last_price_clear (&self->last);
  dtl_annotations_clear (&self->annotations);
  g_clear_pointer (&self->time_ticks, g_array_unref);
  dtl_column_cache_free (self->columns);
  g_array_unref (self->boxes);
  g_ptr_array_unref (self->compared);
  g_ptr_array_unref (self->specs);
  dtl_lettering_free (self->lettering);
  g_clear_pointer (&self->flags, g_array_unref);
  g_clear_pointer (&self->drawn, dtl_series_unref);
  g_clear_pointer (&self->averaged, dtl_series_unref);
  g_clear_pointer (&self->left_out, g_array_unref);
  g_clear_pointer (&self->series, dtl_series_unref);
  g_free (self->left_head);
  g_free (self->base_text);
  g_free (self);
}

/**
 * dtl_chart_set_series:
 * @series: (nullable): what to draw
 *
 * The range stays as it is, as far as @series reaches. Answers on the layout are of no use until
 * the next one.
 */
void
dtl_chart_set_series (DtlChart *self, DtlSeries *series)
{
  g_return_if_fail (self != NULL);

  if (series != NULL)
    dtl_series_ref (series);
  g_clear_pointer (&self->series, dtl_series_unref);
  self->series = series;
  dtl_chart_update_drawn (self);
  self->rows = (DtlRows){ 0, 0 };

  self->decimals = 2;
  if (series != NULL)
    self->decimals = dtl_format_price_decimals (dtl_series_get_column (series, DTL_COLUMN_CLOSE),
                                                dtl_series_get_n (series));
}

/**
 * dtl_chart_set_flags:
 * @flags: (nullable) (element-type DtlFlag): sorted by row, and within a row by the time they
 *   became known; not changed afterwards
 */
void
dtl_chart_set_flags (DtlChart *self, GArray *flags)
{
  g_return_if_fail (self != NULL);

  if (flags != NULL)
    g_array_ref (flags);
  g_clear_pointer (&self->flags, g_array_unref);
  self->flags = flags;

  dtl_annotations_set_flags (&self->annotations, flags);
}

void
dtl_chart_set_selected (DtlChart *self, gint64 flag_id)
{
  g_return_if_fail (self != NULL);

  self->selected = flag_id;
}

void
dtl_chart_set_type (DtlChart *self, DtlChartType type)
{
  g_return_if_fail (self != NULL);

  g_return_if_fail (type < DTL_N_CHART_TYPES);

  self->type = type;
  dtl_chart_update_drawn (self);
}

void
dtl_chart_set_volume_shown (DtlChart *self, gboolean shown)
{
  g_return_if_fail (self != NULL);

  self->show_volume = !!shown;
}

void
dtl_chart_set_transparent (DtlChart *self, gboolean transparent)
{
  g_return_if_fail (self != NULL);

  self->is_transparent = !!transparent;
}

void
dtl_chart_set_theme (DtlChart *self, const DtlTheme *theme)
{
  g_return_if_fail (self != NULL && theme != NULL);

  self->theme = *theme;
}

/**
 * dtl_chart_set_names:
 * @names: (nullable): not copied, must outlive the chart; %NULL is English
 */
void
dtl_chart_set_names (DtlChart *self, const DtlDateNames *names)
{
  g_return_if_fail (self != NULL);

  self->names = names != NULL ? names : &dtl_date_names_english;
}

DtlSeries *
dtl_chart_get_series (const DtlChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->series;
}

const GArray *
dtl_chart_get_flags (const DtlChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->flags;
}

const DtlTheme *
dtl_chart_get_theme (const DtlChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->theme;
}

/**
 * dtl_chart_set_range:
 * @first: row at the left
 * @end: row after the last
 *
 * What is in view, clamped to the series at use. Whole numbers show these sessions and no other,
 * in columns of whole pixels where they are wide enough.
 */
void
dtl_chart_set_range (DtlChart *self, double first, double end)
{
  g_return_if_fail (self != NULL);

  self->span = (DtlSpan){ first, end };
}

void
dtl_chart_get_range (const DtlChart *self, double *first, double *end)
{
  DtlSpan span;

  g_return_if_fail (self != NULL);

  span = dtl_chart_get_span (self);
  *first = span.first;
  *end = span.end;
}

/* Moves what is in view with a pointer that was dragged by @dx px, as far as the series goes. */
void
dtl_chart_pan (DtlChart *self, double dx)
{
  g_return_if_fail (self != NULL);

  self->span = dtl_time_scale_pan (&self->time, dtl_chart_get_span (self), dx);
  self->span = dtl_chart_get_span (self);
}

/* Comes closer by @factor, or goes away below 1, about the session at @x. */
void
dtl_chart_zoom (DtlChart *self, double factor, double x)
{
  double left, width;

  g_return_if_fail (self != NULL);

  dtl_chart_get_column_area (self, &left, &width);
  self->span = dtl_time_scale_zoom (&self->time, dtl_chart_get_span (self), factor, x, left, width);
  self->span = dtl_chart_get_span (self);
}

/* Brings @row to the middle, if it is out of view. */
void
dtl_chart_scroll_to (DtlChart *self, gsize row)
{
  DtlSpan span;
  double length;

  g_return_if_fail (self != NULL);

  span = dtl_chart_get_span (self);
  if ((double) row >= span.first && (double) row + 1 <= span.end)
    return;

  length = span.end - span.first;
  span.first = rint ((double) row - length / 2);
  span.end = span.first + length;
  self->span = span;
  self->span = dtl_chart_get_span (self);
}

static void
draw_lines (const DtlChart *self, const DtlFrame *frame, cairo_t *cr)
{
  const DtlColor *color = &self->theme.pane_line;
  gboolean is_print = dtl_theme_is_print (&self->theme);
  double left = self->plot.x, right = self->plot.x + self->plot.width;

  for (gsize i = 1; i < self->n_panes; i++)
    dtl_frame_horizontal (frame, cr, color, left, right, self->panes[i].rect.y);
  for (gsize i = 0; i < self->n_panes && !self->titles_apart; i++)
    dtl_chart_draw_titles (self, cr, self->panes[i].id, DTL_PLOT_NO_ROW);

  if (is_print)
    color = &self->theme.border;
  else
    dtl_frame_vertical (frame, cr, color, right, 0, self->height);
  dtl_frame_horizontal (frame, cr, color, left, right, self->plot.height);
}

static void
draw_axes (const DtlChart *self, const DtlFrame *frame, cairo_t *cr)
{
  DtlFrame axis = *frame;

  for (gsize i = 0; i < self->n_panes; i++)
    {
      const DtlPane *pane = &self->panes[i];

      axis.rect = self->price_axis;
      if (pane->id != DTL_PANE_PRICE)
        axis.rect = (DtlRect){ axis.rect.x, pane->rect.y, axis.rect.width, pane->rect.height };
      else
        axis.rect = (DtlRect){ axis.rect.x, self->head_height, axis.rect.width,
                               axis.rect.height - self->head_height };
      dtl_axes_draw_values (&axis, pane, pane->id == DTL_PANE_PRICE ? &self->last : NULL, cr);
    }
  axis.rect = self->price_axis;
  dtl_axes_draw_head (&axis, self->base_text, &self->theme.dim_text, cr);
  dtl_axes_draw_last (&axis, &self->last, cr);

  dtl_chart_draw_left_axis (self, frame, cr);
  axis.rect = self->time_axis;
  dtl_axes_draw_times (&axis, self->time_ticks, cr);
}

static void
draw_flags (const DtlChart *self, const DtlFrame *frame, cairo_t *cr)
{
  DtlAnnotationsInput input = dtl_chart_get_annotations_input (self);
  DtlFrame price = dtl_pane_get_frame (&self->panes[PANE_PRICE], frame);
  const double *close = dtl_series_get_column (self->drawn, DTL_COLUMN_CLOSE);
  const double *high = dtl_series_get_column (self->averaged != NULL ? self->averaged : self->drawn,
                                              DTL_COLUMN_HIGH);
  gboolean line_only = self->type >= DTL_CHART_AREA ||
                       (self->type == DTL_CHART_LINE && !dtl_theme_is_print (&self->theme));

  const double *tops = line_only ? close : high;

  dtl_annotations_draw_bars (&self->annotations, &input, &price, cr);
  dtl_annotations_draw_poles (&self->annotations, &input, &price, tops, close, cr);
  dtl_chart_draw_study_words (self, frame, cr);
  dtl_annotations_draw_chips (&self->annotations, &input, &price, cr);
}

/* Behind all bars: nothing covers a candle. */
static void
draw_grounds (const DtlChart *self, const DtlFrame *frame, cairo_t *cr)
{
  DtlAnnotationsInput input = dtl_chart_get_annotations_input (self);
  DtlFrame price = dtl_pane_get_frame (&self->panes[PANE_PRICE], frame);

  if (self->rows.first < self->rows.end)
    dtl_annotations_draw_grounds (&self->annotations, &input, &price, cr);
}

/**
 * dtl_chart_draw:
 * @cr: its origin on a device pixel
 *
 * Inks the last layout. The state of @cr is as before afterwards, but for its path.
 */
void
dtl_chart_draw (DtlChart *self, cairo_t *cr)
{
  DtlFrame frame;

  g_return_if_fail (self != NULL && cr != NULL);
  g_return_if_fail (self->time_ticks != NULL);

  frame = dtl_chart_get_frame (self);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_clip (cr);

  if (!self->is_transparent)
    {
      dtl_color_set_source (&self->theme.view, cr);
      cairo_paint (cr);
    }

  dtl_chart_draw_study_ground (self, &frame, cr);
  draw_grounds (self, &frame, cr);
  for (gsize i = 0; i < self->n_panes; i++)
    dtl_pane_draw (&self->panes[i], &frame, cr);
  dtl_chart_draw_study_path (self, &frame, cr);
  draw_lines (self, &frame, cr);
  draw_axes (self, &frame, cr);
  if (self->rows.first < self->rows.end)
    draw_flags (self, &frame, cr);

  cairo_restore (cr);
}

/**
 * dtl_chart_draw_cursor:
 * @row: of a session; beyond the series: no vertical line
 * @y: of the pointer; NAN: no horizontal line
 */
void
dtl_chart_draw_cursor (DtlChart *self, cairo_t *cr, gsize row, double y)
{
  DtlFrame frame;
  DtlCursorView view;

  g_return_if_fail (self != NULL && cr != NULL);
  g_return_if_fail (self->time_ticks != NULL);

  frame = dtl_chart_get_frame (self);
  frame.rect.y = self->panes[PANE_PRICE].rect.y;
  frame.rect.height = self->plot.height - frame.rect.y;
  view = (DtlCursorView){ .frame = &frame,
                          .panes = self->panes,
                          .n_panes = self->n_panes,
                          .series = self->series,
                          .time_ticks = self->time_ticks,
                          .names = self->names,
                          .price_axis = self->price_axis,
                          .left_axis = self->left_axis,
                          .left = &self->left,
                          .left_decimals = self->compared->len == 1
                                               ? dtl_chart_get_compared (self, 0)->decimals
                                               : 2,
                          .time_axis = self->time_axis,
                          .decimals = self->decimals,
                          .last = &self->last };

  cairo_save (cr);
  dtl_cursor_draw (&view, cr, row, y);
  cairo_restore (cr);
}

static DtlArea
find_area (const DtlChart *self, double x, double y)
{
  for (int area = DTL_AREA_LANE; area <= DTL_AREA_TIME_AXIS; area++)
    {
      DtlRect rect = dtl_chart_get_area (self, (DtlArea) area);

      if (dtl_rect_contains (&rect, x, y))
        return (DtlArea) area;
    }
  if (dtl_rect_contains (&self->plot, x, y))
    return DTL_AREA_ADDED;

  return DTL_AREA_NONE;
}

static guint
find_hit_pane (const DtlChart *self, double x, double y)
{
  for (gsize i = 0; i < self->n_panes; i++)
    if (dtl_rect_contains (&self->panes[i].rect, x, y))
      return self->panes[i].id;

  return DTL_PANE_PRICE;
}

/**
 * dtl_chart_hit:
 *
 * What is at a point. Beside the first and last column their sessions are meant.
 */
DtlHit
dtl_chart_hit (const DtlChart *self, double x, double y)
{
  DtlHit hit = { .price = NAN };

  g_return_val_if_fail (self != NULL, hit);

  hit.area = find_area (self, x, y);
  hit.pane = find_hit_pane (self, x, y);
  if (hit.area == DTL_AREA_PRICE && self->panes[PANE_PRICE].has_values)
    hit.price = dtl_price_scale_value (&self->panes[PANE_PRICE].scale, y);

  if (hit.area != DTL_AREA_NONE && hit.area != DTL_AREA_PRICE_AXIS &&
      self->rows.end > self->rows.first)
    {
      double row = floor (dtl_time_scale_row (&self->time, x));

      hit.has_row = TRUE;
      hit.row = (gsize) CLAMP (row, (double) self->rows.first, (double) self->rows.end - 1);
    }

  for (guint i = 0; i < self->annotations.chips->len; i++)
    {
      const DtlChip *chip = &g_array_index (self->annotations.chips, DtlChip, i);

      if (dtl_rect_contains (&chip->rect, x, y))
        hit.flag_id = chip->flag_id;
    }

  return hit;
}

/**
 * dtl_chart_get_chip_flag:
 * @i: as chips count the flags that they stand for
 *
 * Returns: (transfer none): that flag of the last layout
 */
const DtlFlag *
dtl_chart_get_chip_flag (const DtlChart *self, gsize i)
{
  g_return_val_if_fail (self != NULL && i < self->annotations.shown->len, NULL);

  return &g_array_index (self->flags, DtlFlag, g_array_index (self->annotations.shown, gsize, i));
}

/**
 * dtl_chart_get_chip_number:
 * @i: as chips count the flags that they stand for
 *
 * Returns: the number of that flag: its place in the whole list, from 1 on
 */
gsize
dtl_chart_get_chip_number (const DtlChart *self, gsize i)
{
  g_return_val_if_fail (self != NULL && i < self->annotations.shown->len, 0);

  return g_array_index (self->annotations.shown, gsize, i) + 1;
}

/**
 * dtl_chart_get_chips:
 * @n: (out)
 *
 * Returns: (array length=n) (transfer none): from left to right by pole; valid until the next
 *   layout
 */
const DtlChip *
dtl_chart_get_chips (const DtlChart *self, gsize *n)
{
  g_return_val_if_fail (self != NULL && n != NULL, NULL);

  *n = self->annotations.chips->len;

  return (const DtlChip *) (gpointer) self->annotations.chips->data;
}

/* Returns: where @area is; empty if it is not there */
DtlRect
dtl_chart_get_area (const DtlChart *self, DtlArea area)
{
  DtlRect none = { 0, 0, 0, 0 };

  g_return_val_if_fail (self != NULL, none);

  switch (area)
    {
    case DTL_AREA_LANE:
      return (DtlRect){ self->plot.x, 0, self->plot.width, self->panes[PANE_PRICE].rect.y };
    case DTL_AREA_PRICE:
      return self->panes[PANE_PRICE].rect;
    case DTL_AREA_VOLUME:
      return dtl_chart_get_pane_area (self, DTL_PANE_VOLUME);
    case DTL_AREA_PRICE_AXIS:
      return self->price_axis;
    case DTL_AREA_TIME_AXIS:
      return self->time_axis;
    case DTL_AREA_ADDED:
    case DTL_AREA_NONE:
    default:
      return none;
    }
}

DtlRows
dtl_chart_get_rows (const DtlChart *self)
{
  g_return_val_if_fail (self != NULL, ((DtlRows){ 0, 0 }));

  return self->rows;
}

double
dtl_chart_get_row_x (const DtlChart *self, double row)
{
  g_return_val_if_fail (self != NULL, 0);

  return dtl_time_scale_x (&self->time, row);
}

double
dtl_chart_get_price_y (const DtlChart *self, double price)
{
  g_return_val_if_fail (self != NULL, 0);

  return dtl_price_scale_y (&self->panes[PANE_PRICE].scale, price);
}
