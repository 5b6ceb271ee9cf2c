/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Holds the numbers of a plot, tells them, and thins them to one column a device pixel for the
 * layers that draw them. It computes none. */

#include "chart/plot.h"

#include <math.h>

#include "chart/columns.h"
#include "chart/format.h"

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

  self = g_atomic_rc_box_new0 (DtlPlot);
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

DtlPlot *
dtl_plot_ref (DtlPlot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
plot_clear (gpointer data)
{
  DtlPlot *self = data;

  dtl_pyramid_free (self->pyramid);
  dtl_pyramid_free (self->upper_pyramid);
  g_free (self->title);
  g_free (self->values);
  g_free (self->upper);
}

void
dtl_plot_unref (DtlPlot *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, plot_clear);
}

/**
 * dtl_plot_set_number:
 * @self: a plot that nobody else has seen yet
 * @decimals: of numbers and percent
 *
 * How its values are told; they are not before.
 */
void
dtl_plot_set_number (DtlPlot *self, DtlPlotNumber number, int decimals)
{
  g_return_if_fail (self != NULL);

  self->number = number;
  self->decimals = decimals;
}

double
dtl_plot_get (const DtlPlot *self, gsize row)
{
  return row < self->n && isfinite (self->values[row]) ? self->values[row] : NAN;
}

/* Returns: (transfer full): @value as the plot's values are told, a dash where there is none */
char *
dtl_plot_format (const DtlPlot *self, double value)
{
  g_autofree char *number = NULL;

  switch (self->number)
    {
    case DTL_PLOT_VOLUME:
      return dtl_format_balance (value);
    case DTL_PLOT_PERCENT:
      number = dtl_format_price (value, self->decimals);
      return g_strconcat (number, isfinite (value) ? "\u202f%" : NULL, NULL);
    case DTL_PLOT_NUMBER:
    case DTL_PLOT_UNTOLD:
    default:
      return dtl_format_price (value, self->decimals);
    }
}

/* The value of @row, or for DTL_PLOT_NO_ROW the last one in @rows; NAN where there is none. */
static double
find_value (gsize n, const double *values, const DtlPyramid *pyramid, DtlRows rows, gsize row)
{
  if (row == DTL_PLOT_NO_ROW &&
      (rows.first >= n ||
       !dtl_pyramid_find_last_close (pyramid, rows.first, MIN (rows.end, n), &row)))
    return NAN;

  return row < n ? values[row] : NAN;
}

/**
 * dtl_plot_dup_label:
 * @rows: in view
 * @row: whose value to tell, or %DTL_PLOT_NO_ROW for the last that there is in @rows
 *
 * Returns: (transfer full) (nullable): "SMA 20: 104.21", of a band "Bollinger 20, 2: 98.10 to
 *   112.43"; %NULL without a name
 */
char *
dtl_plot_dup_label (const DtlPlot *self, DtlRows rows, gsize row)
{
  g_autofree char *text = NULL;
  g_autofree char *upper = NULL;
  double value;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->title == NULL || self->number == DTL_PLOT_UNTOLD)
    return g_strdup (self->title);

  value = find_value (self->n, self->values, self->pyramid, rows, row);
  text = dtl_plot_format (self, value);
  if (self->kind != DTL_PLOT_BAND || !isfinite (value))
    return g_strconcat (self->title, ": ", text, NULL);

  value = find_value (self->n, self->upper, self->upper_pyramid, rows, row);
  upper = dtl_plot_format (self, value);

  return g_strconcat (self->title, ": ", text, " to ", upper, NULL);
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
