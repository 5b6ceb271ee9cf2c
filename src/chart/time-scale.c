/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Index of a bar to x and back, after the time scale of lightweight-charts: two numbers, and all
 * else follows from them. A span of a whole number of sessions gets columns of whole device
 * pixels where they are wide enough for candles, and what is left of the width stays free at its
 * end, unless that is much. It knows no dates. */

#include "chart/time-scale.h"

#include <math.h>

/* Of the width. Columns of 4.9 px cut to 4 would leave a fifth of it empty: beyond this share they
 * are spread over all of it, and their distances differ by a device pixel. */
#define MAX_FREE 0.08

/**
 * dtl_span_clamp:
 * @n: rows of the series
 *
 * Returns: @span moved, and shrunk or grown where it must, to lie within [0, @n] with at least
 *   %DTL_TIME_SCALE_MIN_BARS rows; [0, 0] without rows
 */
DtlSpan
dtl_span_clamp (DtlSpan span, gsize n)
{
  double length, count = (double) n;

  if (n == 0 || !isfinite (span.first) || !isfinite (span.end))
    return (DtlSpan){ 0, count };

  length = CLAMP (span.end - span.first, MIN (DTL_TIME_SCALE_MIN_BARS, count), count);
  if (length != span.end - span.first)
    span.first = (span.first + span.end - length) / 2;
  span.first = CLAMP (span.first, 0, count - length);
  span.end = span.first + length;

  return span;
}

/* Whether both ends lie on sessions: then no other session is shown. */
gboolean
dtl_span_is_fitted (DtlSpan span)
{
  return span.first == floor (span.first) && span.end == floor (span.end);
}

/**
 * dtl_time_scale_fit:
 * @self: (out caller-allocates)
 * @left: of the columns' area
 * @width: of that area, in px
 * @device_scale: device pixels a px
 *
 * Lays @span over the area.
 */
void
dtl_time_scale_fit (
    DtlTimeScale *self, DtlSpan span, double left, double width, double device_scale)
{
  double length = span.end - span.first;
  double whole;

  if (!(length > 0) || !(width > 0))
    {
      self->spacing = MAX (width, 1);
      self->offset = left;
      return;
    }

  self->spacing = width / length;
  whole = floor (width / rint (length) * device_scale + 1e-6) / device_scale;

  /* A span that moved by dragging has a whole length but for the rounding of its ends. */
  if (self->spacing >= DTL_TIME_SCALE_MIN_CANDLE && fabs (length - rint (length)) < 1e-6)
    {
      if (whole * length >= width * (1 - MAX_FREE))
        self->spacing = whole;
      self->offset = rint ((left - span.first * self->spacing) * device_scale) / device_scale;
    }
  else
    {
      self->offset = left - span.first * self->spacing;
    }
}

/* Returns: @span as the pointer drags it by @dx px; not clamped */
DtlSpan
dtl_time_scale_pan (const DtlTimeScale *self, DtlSpan span, double dx)
{
  double rows = dx / self->spacing;

  return (DtlSpan){ span.first - rows, span.end - rows };
}

/**
 * dtl_time_scale_zoom:
 * @factor: > 1 comes closer
 * @x: px that keeps its row
 * @left: of the columns' area
 * @width: of that area
 *
 * Returns: the span that is seen then; not clamped
 */
DtlSpan
dtl_time_scale_zoom (
    const DtlTimeScale *self, DtlSpan span, double factor, double x, double left, double width)
{
  double row = dtl_time_scale_row (self, x);
  double spacing;

  if (!(factor > 0) || !isfinite (factor))
    return span;

  spacing = self->spacing * factor;
  span.first = row - (x - left) / spacing;
  span.end = span.first + width / spacing;

  return span;
}

double
dtl_time_scale_x (const DtlTimeScale *self, double row)
{
  return self->offset + (row + 0.5) * self->spacing;
}

double
dtl_time_scale_row (const DtlTimeScale *self, double x)
{
  return (x - self->offset) / self->spacing;
}

/* Returns: the rows whose columns touch the strip from @left to @right; none is an empty range */
DtlRows
dtl_time_scale_rows (const DtlTimeScale *self, double left, double right, gsize n)
{
  double first = floor (dtl_time_scale_row (self, left) + 1e-6);
  double end = ceil (dtl_time_scale_row (self, right) - 1e-6);

  first = CLAMP (first, 0, (double) n);
  end = CLAMP (end, first, (double) n);

  return (DtlRows){ (gsize) first, (gsize) end };
}
