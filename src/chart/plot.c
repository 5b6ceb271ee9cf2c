/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Holds the numbers of a plot, and thins them to one column a device pixel for the layers that
 * draw them. It computes none. */

#include "chart/plot.h"

#include <math.h>

#include "chart/columns.h"

/**
 * dtl_plot_new:
 * @kind: any but a band
 * @title: (nullable): the name in legends: "SMA 50"
 * @color: which of the theme's colours of plots
 * @n: rows
 * @values: (transfer full) (array length=n): by row of the series, NAN where undefined; from
 *   g_new()
 */
DtlPlot *
dtl_plot_new (DtlPlotKind kind, const char *title, guint color, gsize n, double *values)
{
  DtlPlot *self;

  g_return_val_if_fail (values != NULL || n == 0, NULL);

  self = g_new0 (DtlPlot, 1);
  self->kind = kind;
  self->title = g_strdup (title);
  self->color = color;
  self->n = n;
  self->values = values;
  self->pyramid = dtl_pyramid_new (n, &(DtlPyramidColumns){ .close = values });

  return self;
}

/**
 * dtl_plot_new_band:
 * @lower: (transfer full) (array length=n): as values of dtl_plot_new()
 * @upper: (transfer full) (array length=n): likewise; a row that lacks either is a gap
 */
DtlPlot *
dtl_plot_new_band (const char *title, guint color, gsize n, double *lower, double *upper)
{
  DtlPlot *self;

  g_return_val_if_fail (upper != NULL || n == 0, NULL);

  self = dtl_plot_new (DTL_PLOT_BAND, title, color, n, lower);
  self->upper = upper;
  self->upper_pyramid = dtl_pyramid_new (n, &(DtlPyramidColumns){ .close = upper });

  return self;
}

void
dtl_plot_free (DtlPlot *self)
{
  if (self == NULL)
    return;

  dtl_pyramid_free (self->pyramid);
  dtl_pyramid_free (self->upper_pyramid);
  g_free (self->title);
  g_free (self->values);
  g_free (self->upper);
  g_free (self);
}

double
dtl_plot_get (const DtlPlot *self, gsize row)
{
  return row < self->n && isfinite (self->values[row]) ? self->values[row] : NAN;
}

const DtlColor *
dtl_plot_get_color (const DtlPlot *self, const DtlTheme *theme)
{
  return &theme->plot[self->color % DTL_N_PLOT_COLORS];
}

static double
lift (double value)
{
  return value <= 0 ? G_MINDOUBLE : value;
}

/* A logarithmic scale has no zero. A band, and a line within a column, leave it at the bottom,
 * where every price is above them; a value by itself is left out. */
static void
fit_to_logarithms (DtlPlotColumn *self, DtlPlotKind kind)
{
  if (kind != DTL_PLOT_BAND && self->first <= 0)
    self->first = NAN;
  if (kind != DTL_PLOT_BAND && self->last <= 0)
    self->last = NAN;

  self->first = lift (self->first);
  self->low = lift (self->low);
  self->high = lift (self->high);
  self->last = lift (self->last);
}

/**
 * dtl_plot_next:
 * @upper: whether the upper values of a band are meant
 * @next: (inout): the row to go on with; begin with the first of the frame
 * @column: (out caller-allocates)
 *
 * Returns: %FALSE after the last column; @column is then unchanged
 */
gboolean
dtl_plot_next (
    const DtlPlot *self, gboolean upper, const DtlFrame *frame, gsize *next, DtlPlotColumn *column)
{
  gsize row = *next;

  if (row >= frame->rows.end)
    return FALSE;

  *next = dtl_columns_find_end (frame, row);
  *column = (DtlPlotColumn){ row, NAN, NAN, NAN, NAN };
  if (row < self->n)
    {
      const DtlPyramid *pyramid = upper ? self->upper_pyramid : self->pyramid;
      DtlSummary sum = dtl_pyramid_query (pyramid, row, MIN (*next, self->n));

      *column = (DtlPlotColumn){ row, sum.first_close, sum.low_close, sum.high_close, sum.close };
      if (frame->price->kind == DTL_PRICE_SCALE_LOG)
        fit_to_logarithms (column, self->kind);
    }

  return TRUE;
}
