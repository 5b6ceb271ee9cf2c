/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The layout of a chart: series, flags, theme and size in, rectangles and scales out. It depends
 * on what was set and on nothing else, so that screen and file agree. No ink. */

#include "chart/chart-private.h"

#include <math.h>

#define AXIS_WIDTH 66
#define AXIS_HEIGHT 24
#define SIDE_PADDING 18 /* px beside the first column */
#define LABEL_START 12  /* px to the first label of the time axis, at least */

/* The narrow layout of a phone or a column of a page. */
#define NARROW_WIDTH 560
#define NARROW_AXIS_WIDTH 48
#define NARROW_SIDE_PADDING 6

static double
measure_label (gpointer data, const char *text, gboolean heavy)
{
  return dtl_lettering_measure (data, heavy ? &dtl_axes_heavy_style : &dtl_axes_style, text);
}

static gsize
get_n (const DtlChart *self)
{
  return self->series != NULL ? dtl_series_get_n (self->series) : 0;
}

DtlSpan
dtl_chart_get_span (const DtlChart *self)
{
  return dtl_span_clamp (self->span, get_n (self));
}

DtlFrame
dtl_chart_get_frame (const DtlChart *self)
{
  return (DtlFrame){ .rows = self->rows,
                     .rect = self->plot,
                     .time = &self->time,
                     .price = &self->panes[PANE_PRICE].scale,
                     .theme = &self->theme,
                     .lettering = self->lettering,
                     .columns = self->columns,
                     .boxes = self->boxes,
                     .device_scale = self->device_scale,
                     .base = self->base.known ? self->base.price : NAN };
}

static double
snap (const DtlChart *self, double position)
{
  return rint (position * self->device_scale) / self->device_scale;
}

/* Where columns lie: the plot without the padding at its sides. */
void
dtl_chart_get_column_area (const DtlChart *self, double *left, double *width)
{
  double padding = self->is_narrow ? NARROW_SIDE_PADDING : SIDE_PADDING;

  padding = MIN (padding, self->plot.width / 8);
  *left = snap (self, self->plot.x + padding);
  *width = MAX (self->plot.width - 2 * padding, 1);
}

/* The axes grow with their numbers; they look at the span, since rows follow from it. */
static double
measure_axes (DtlChart *self, double *left_width)
{
  double width = (self->is_narrow ? NARROW_AXIS_WIDTH : AXIS_WIDTH) * self->theme.text_scale;
  DtlSpan span = dtl_chart_get_span (self);
  DtlRows rows = { (gsize) floor (span.first), (gsize) ceil (span.end) };
  DtlRange range = DTL_RANGE_EMPTY;

  if (get_n (self) > 0 && !dtl_chart_get_price_range (self, &range.low, &range.high))
    {
      dtl_layer_extent_range (self->drawn, rows, &range);
      dtl_chart_extend_by_compared (self, rows, &range);
    }
  *left_width = 0;
  if (range.low <= range.high)
    {
      DtlPriceScale scale;

      dtl_price_scale_init (&scale, dtl_chart_get_price_scale (self), range, 0, 1);
      scale.base = self->base.price;
      width = MAX (width, dtl_axes_measure_width (self->lettering, &scale, range, self->decimals));
      *left_width = MIN (dtl_chart_measure_left_axis (self, &scale), self->width / 4);
    }
  if (self->base_text != NULL)
    width =
        MAX (width, dtl_axes_measure_head_width (self->lettering, self->base_text, self->names));

  return MIN (ceil (width), self->width / 2);
}

static void
layout_time (DtlChart *self)
{
  DtlSpan span = dtl_chart_get_span (self);
  double left, width;

  dtl_chart_get_column_area (self, &left, &width);
  dtl_time_scale_fit (&self->time, span, left, width, self->device_scale);
  if (dtl_span_is_fitted (self->span) && self->span.first >= 0 &&
      self->span.first < self->span.end && self->span.end <= (double) get_n (self))
    self->rows = (DtlRows){ (gsize) self->span.first, (gsize) self->span.end };
  else if (dtl_span_is_fitted (span))
    self->rows = (DtlRows){ (gsize) span.first, (gsize) span.end };
  else
    self->rows = dtl_time_scale_rows (&self->time, self->plot.x, self->plot.x + self->plot.width,
                                      get_n (self));
}

/* The rows whose poles stand inside the plot. */
static DtlRows
get_pole_rows (const DtlChart *self)
{
  DtlRows rows = self->rows;

  while (rows.first < rows.end &&
         dtl_time_scale_x (&self->time, (double) rows.first) < self->plot.x)
    rows.first++;
  while (rows.end > rows.first && dtl_time_scale_x (&self->time, (double) rows.end - 1) >=
                                      self->plot.x + self->plot.width - 1)
    rows.end--;

  return rows;
}

/* What the flags are laid out by. As many lanes as leave the price pane its height. */
DtlAnnotationsInput
dtl_chart_get_annotations_input (const DtlChart *self)
{
  double lane = dtl_annotations_get_lane_height (&self->theme, self->is_narrow);
  double free_height = dtl_chart_get_lane_room (self);

  return (DtlAnnotationsInput){ .flags = self->flags,
                                .selected = dtl_theme_is_print (&self->theme) ? 0 : self->selected,
                                .held = self->held_label,
                                .only_badges = self->is_narrow,
                                .max_lanes = (int) CLAMP (floor (free_height / lane), 0, 3) };
}

static void
layout_last (DtlChart *self)
{
  DtlPane *price = &self->panes[PANE_PRICE];
  const DtlPyramid *pyramid;
  const double *close;
  double half = DTL_AXES_TAG_HEIGHT * self->theme.text_scale / 2;
  gsize row, before;

  dtl_last_price_clear (&self->last);
  if (self->series == NULL)
    return;

  pyramid = dtl_series_get_pyramid (self->drawn);
  if (!dtl_pyramid_find_last_close (pyramid, self->rows.first, self->rows.end, &row))
    return;

  close = dtl_series_get_column (self->drawn, DTL_COLUMN_CLOSE);
  self->last.shown = TRUE;
  self->last.value = close[row];
  self->last.rises =
      !dtl_pyramid_find_last_close (pyramid, 0, row, &before) || close[row] >= close[before];
  self->last.x =
      dtl_time_scale_x (&self->time, (double) row) + MIN (self->time.spacing / 2, 20) + 2;
  self->last.y = CLAMP (dtl_price_scale_y (&price->scale, close[row]), price->rect.y + half,
                        MAX (price->rect.y + price->rect.height - half, price->rect.y + half));
  self->last.text = dtl_axes_format_value (price, close[row], self->decimals);
  if (row + 1 < get_n (self) && !dtl_theme_is_print (&self->theme))
    self->last.day = dtl_format_day (dtl_series_get_day (self->series, row),
                                     DTL_DAY_STYLE_DAY_MONTH, self->names);
}

/* The lanes take what they need, and the price pane what all others leave. */
static void
layout_areas (DtlChart *self)
{
  DtlAnnotationsInput input = dtl_chart_get_annotations_input (self);
  DtlFrame frame = dtl_chart_get_frame (self);

  frame.rows = get_pole_rows (self);
  dtl_annotations_layout (&self->annotations, &input, &frame);
  dtl_chart_layout_panes (self, snap (self, self->annotations.height));
}

/**
 * dtl_chart_layout:
 * @width: px, > 0
 * @height: px, > 0
 * @scale: device pixels a px, > 0
 *
 * Works out where everything goes. The cost depends on pixels and flags, not on the rows in view.
 */
void
dtl_chart_layout (DtlChart *self, double width, double height, double scale)
{
  double axis_height, axis_width, left_width;

  g_return_if_fail (self != NULL);
  g_return_if_fail (width > 0 && height > 0 && scale > 0);

  self->width = MIN (width, DTL_COORDINATE_LIMIT);
  self->height = MIN (height, DTL_COORDINATE_LIMIT);
  self->device_scale = scale;
  self->is_narrow = self->width < NARROW_WIDTH;
  dtl_lettering_set_theme (self->lettering, &self->theme);

  self->base = dtl_chart_get_base (self);
  g_free (self->base_text);
  self->base_text = dtl_chart_describe_base (self);
  self->head_height = dtl_axes_measure_head (&self->theme, self->base_text);

  dtl_chart_update_compared (self);

  axis_width = measure_axes (self, &left_width);
  axis_height = MIN (rint (AXIS_HEIGHT * self->theme.text_scale), self->height / 2);
  left_width = snap (self, left_width);
  self->plot = (DtlRect){ left_width, 0, snap (self, self->width - axis_width) - left_width,
                          snap (self, self->height - axis_height) };
  self->left_axis = (DtlRect){ 0, 0, left_width, self->plot.height };
  self->price_axis = (DtlRect){ left_width + self->plot.width, 0,
                                self->width - left_width - self->plot.width, self->plot.height };
  self->time_axis = (DtlRect){ left_width, self->plot.height, self->plot.width,
                               self->height - self->plot.height };

  for (int i = 0; i < DTL_CHART_MAX_PANES; i++)
    dtl_pane_clear (&self->panes[i]);
  dtl_chart_layout_heights (self);

  layout_time (self);
  layout_areas (self);

  g_clear_pointer (&self->time_ticks, g_array_unref);
  self->time_ticks = dtl_time_ticks_new (
      self->series, self->rows, &self->time, self->plot.x + LABEL_START,
      self->plot.x + self->plot.width - 2, self->names, measure_label, self->lettering);
  dtl_chart_stack_layers (self);
  dtl_chart_scale_panes (self);
  dtl_chart_scale_left_axis (self);
  layout_last (self);
}
