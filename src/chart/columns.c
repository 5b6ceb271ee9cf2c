/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Summarises the bars that fall on one device pixel: first open, extremes, last close, largest
 * volume, so that drawing costs as many shapes as there are pixels. The summary scans the rows; a
 * pyramid of levels can take the scan's place without a change elsewhere. */

#include "chart/columns.h"

#include <math.h>

#define BODY_GAP 2  /* px between candles */
#define BODY_MAX 31 /* px: wider candles are no clearer */

void
dtl_columns_init (DtlColumns *self, const DtlFrame *frame, const DtlSeries *series)
{
  self->frame = frame;
  self->open = dtl_series_get_column (series, DTL_COLUMN_OPEN);
  self->high = dtl_series_get_column (series, DTL_COLUMN_HIGH);
  self->low = dtl_series_get_column (series, DTL_COLUMN_LOW);
  self->close = dtl_series_get_column (series, DTL_COLUMN_CLOSE);
  self->volume = dtl_series_get_column (series, DTL_COLUMN_VOLUME);
  self->next = frame->rows.first;
}

/* The end of the rows that share the device pixel of @row. */
static gsize
column_end (const DtlColumns *self, gsize row)
{
  const DtlFrame *frame = self->frame;
  double pixel;

  if (frame->time->spacing * frame->device_scale >= 1)
    return row + 1;

  pixel = floor (dtl_time_scale_x (frame->time, (double) row) * frame->device_scale);
  for (row++; row < frame->rows.end; row++)
    if (floor (dtl_time_scale_x (frame->time, (double) row) * frame->device_scale) != pixel)
      break;

  return row;
}

static void
summarise (const DtlColumns *self, DtlColumnBar *bar)
{
  gsize first = bar->rows.first;
  double before = first > 0 ? self->close[first - 1] : NAN;

  bar->open = self->open[first];
  bar->high = bar->low = bar->close = NAN;
  bar->first_close = bar->low_close = bar->high_close = NAN;
  bar->volume = NAN;

  for (gsize i = first; i < bar->rows.end; i++)
    {
      double close = self->close[i];

      /* fmax and fmin pass over NAN, and take either of two numbers. */
      bar->high = fmax (bar->high, fmax (self->high[i], fmax (self->open[i], close)));
      bar->low = fmin (bar->low, fmin (self->low[i], fmin (self->open[i], close)));
      bar->volume = fmax (bar->volume, self->volume[i]);
      if (!isfinite (close))
        continue;

      if (!isfinite (bar->first_close))
        bar->first_close = close;
      bar->low_close = fmin (bar->low_close, close);
      bar->high_close = fmax (bar->high_close, close);
      bar->close = close;
    }

  if (isfinite (bar->open))
    bar->rises = !(bar->close < bar->open);
  else
    bar->rises = !(bar->close < before);
}

/**
 * dtl_columns_next:
 * @bar: (out caller-allocates)
 *
 * Returns: %FALSE after the last column; @bar is then unchanged
 */
gboolean
dtl_columns_next (DtlColumns *self, DtlColumnBar *bar)
{
  if (self->next >= self->frame->rows.end)
    return FALSE;

  bar->rows = (DtlRows){ self->next, column_end (self, self->next) };
  self->next = bar->rows.end;
  summarise (self, bar);

  return TRUE;
}

/**
 * dtl_columns_get_body_width:
 * @share: of the column, at most; 1 for candles, which keep a gap of two px
 *
 * Returns: device pixels, at least a hairline, and odd or even as the hairline is, so that a body
 *   has its wick in the middle
 */
int
dtl_columns_get_body_width (const DtlFrame *frame, double share)
{
  int hairline = (int) rint (dtl_frame_hairline (frame, 1) * frame->device_scale);
  int column = (int) floor (MIN (frame->time->spacing, 1000) * frame->device_scale + 1e-6);
  int gap = (int) rint (BODY_GAP * frame->device_scale);
  int width = MIN (column - gap, (int) floor (column * share));

  width = MIN (width, (int) floor (BODY_MAX * frame->device_scale));
  if ((width - hairline) % 2 != 0)
    width--;

  return MAX (width, hairline);
}
