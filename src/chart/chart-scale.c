/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The scale of a chart's prices. A logarithmic one draws a copy of the series without the bars
 * that have no place on it, so that no layer need know of them. */

#include "chart/chart-scale.h"

#include <math.h>
#include <string.h>

#include "chart/chart-private.h"
#include "chart/heikin-ashi.h"

#define MAX_AVERAGED 1000000 /* bars, beyond which averages would take the main loop's time */
#define DRAG_PX 200          /* of a drag that makes prices e times closer or farther apart */

static gboolean
draws_closes_only (DtlChartType type)
{
  return type == DTL_CHART_LINE || type == DTL_CHART_AREA || type == DTL_CHART_BASELINE;
}

static gboolean
is_below (double price)
{
  return price <= 0;
}

/* Whether a bar cannot be shown: for lines the close decides, else every price. */
static gboolean
is_left_out (const DtlSeries *series, gsize row, gboolean closes_only)
{
  for (int column = DTL_COLUMN_OPEN; column <= DTL_COLUMN_CLOSE; column++)
    if ((column == DTL_COLUMN_CLOSE || !closes_only) &&
        is_below (dtl_series_get_column (series, (DtlColumn) column)[row]))
      return TRUE;

  return FALSE;
}

/* Returns: (transfer full): @series without what a logarithm cannot take, whose rows are appended
 * to @rows */
static DtlSeries *
leave_out (DtlSeries *series, gboolean closes_only, GArray *rows)
{
  gsize n = dtl_series_get_n (series);
  gint64 *keys = g_memdup2 (dtl_series_get_keys (series), n * sizeof *keys);
  double *columns[DTL_N_COLUMNS];

  for (int column = 0; column < DTL_N_COLUMNS; column++)
    columns[column] = g_memdup2 (dtl_series_get_column (series, (DtlColumn) column),
                                 MAX (n, 1) * sizeof (double));
  for (gsize row = 0; row < n; row++)
    {
      gboolean whole = is_left_out (series, row, closes_only);

      if (whole)
        g_array_append_val (rows, row);
      for (int column = DTL_COLUMN_OPEN; column <= DTL_COLUMN_CLOSE; column++)
        if (whole || is_below (columns[column][row]))
          columns[column][row] = NAN;
    }

  return dtl_series_new_take (dtl_series_get_interval (series), dtl_series_get_zone (series), n,
                              keys, columns);
}

/* Returns: (transfer full) (nullable): what layers draw */
static DtlSeries *
make_drawn (DtlChart *self)
{
  gsize n = self->series != NULL ? dtl_series_get_n (self->series) : 0;

  g_clear_pointer (&self->left_out, g_array_unref);
  if (self->scale_kind == DTL_PRICE_SCALE_LOG && n > 0 &&
      is_below (dtl_pyramid_query (dtl_series_get_pyramid (self->series), 0, n).low))
    {
      self->left_out = g_array_new (FALSE, FALSE, sizeof (gsize));
      return leave_out (self->series, draws_closes_only (self->type), self->left_out);
    }

  return self->series != NULL ? dtl_series_ref (self->series) : NULL;
}

/**
 * dtl_chart_update_drawn:
 *
 * Makes the series that layers draw: the chart's own, but for what the scale cannot show. To be
 * called when series, type or scale have changed.
 */
void
dtl_chart_update_drawn (DtlChart *self)
{
  DtlSeries *drawn = make_drawn (self);
  gboolean is_averaged = self->type == DTL_CHART_HEIKIN_ASHI && drawn != NULL &&
                         dtl_series_get_n (drawn) <= MAX_AVERAGED;

  /* Layers and columns point into the old ones. */
  if (drawn != self->drawn || is_averaged != (self->averaged != NULL))
    {
      dtl_column_cache_clear (self->columns);
      for (int i = 0; i < DTL_CHART_MAX_PANES; i++)
        self->panes[i].n_layers = 0;
      g_clear_pointer (&self->averaged, dtl_series_unref);
    }

  g_clear_pointer (&self->drawn, dtl_series_unref);
  self->drawn = drawn;
  if (is_averaged && self->averaged == NULL)
    self->averaged = dtl_heikin_ashi_new (drawn);
}

void
dtl_chart_set_price_scale (DtlChart *self, DtlPriceScaleKind kind)
{
  g_return_if_fail (self != NULL && kind < DTL_N_PRICE_SCALES);

  self->scale_kind = kind;
  dtl_chart_update_drawn (self);
}

/* Returns: the scale that was set; without a base to measure against, the linear one in place of
 *   percent and index */
DtlPriceScaleKind
dtl_chart_get_price_scale (const DtlChart *self)
{
  g_return_val_if_fail (self != NULL, DTL_PRICE_SCALE_LINEAR);

  if (self->scale_kind >= DTL_PRICE_SCALE_PERCENT && !dtl_chart_get_base (self).known)
    return DTL_PRICE_SCALE_LINEAR;

  return self->scale_kind;
}

/**
 * dtl_chart_set_base:
 * @day: whose close prices are measured against; the first session on or after it where it is
 *   none; %DTL_DAY_NONE for the first in view
 */
void
dtl_chart_set_base (DtlChart *self, DtlDay day)
{
  g_return_if_fail (self != NULL);

  self->base_day = day;
}

/* Returns: what percent, index and baseline measure against. Only a close above zero will do. */
DtlChartBase
dtl_chart_get_base (const DtlChart *self)
{
  DtlChartBase base = { .price = NAN };
  const double *close;
  gsize n, row;

  g_return_val_if_fail (self != NULL, base);

  if (self->series == NULL)
    return base;

  n = dtl_series_get_n (self->series);
  close = dtl_series_get_column (self->series, DTL_COLUMN_CLOSE);
  row = self->base_day != DTL_DAY_NONE ? dtl_series_find_day (self->series, self->base_day)
                                       : (gsize) floor (dtl_chart_get_span (self).first);
  while (row < n && !(close[row] > 0 && isfinite (close[row])))
    row++;
  if (row >= n)
    return base;

  base.known = TRUE;
  base.row = row;
  base.price = close[row];
  base.is_later =
      self->base_day != DTL_DAY_NONE && dtl_series_get_day (self->series, row) != self->base_day;

  return base;
}

static char *
describe_left_out (const DtlChart *self)
{
  gsize n = dtl_chart_get_left_out (self);

  return n > 0 ? g_strdup_printf ("%zu %s ≤ 0\nnot shown", n, n == 1 ? "bar" : "bars") : NULL;
}

/**
 * dtl_chart_describe_base:
 *
 * What stands at the head of the axis, in two lines: "% vs close", and the day; or what a
 * logarithmic axis has no place for: "3 bars ≤ 0", "not shown"; or why there are no averages.
 *
 * Returns: (transfer full) (nullable): %NULL where nothing is measured against a base, nor left out
 */
char *
dtl_chart_describe_base (const DtlChart *self)
{
  DtlPriceScaleKind kind = dtl_chart_get_price_scale (self);
  DtlChartBase base = dtl_chart_get_base (self);
  g_autofree char *day = NULL;
  const char *what = NULL;

  if (kind == DTL_PRICE_SCALE_PERCENT)
    what = "% vs close";
  else if (kind == DTL_PRICE_SCALE_INDEX)
    what = "100 = close";
  else if (self->type == DTL_CHART_BASELINE)
    what = "Base: close";
  if (what == NULL && self->type == DTL_CHART_HEIKIN_ASHI && self->drawn != NULL &&
      self->averaged == NULL)
    return g_strdup ("Too many bars\nto average");
  if (what == NULL)
    return describe_left_out (self);
  if (!base.known)
    return NULL;

  day = dtl_format_day (dtl_series_get_day (self->series, base.row), DTL_DAY_STYLE_DAY_MONTH_YEAR,
                        self->names);

  return g_strconcat (what, "\n", day, NULL);
}

/* How many of the rows left out come before @row. */
static gsize
count_left_out (const DtlChart *self, gsize row)
{
  gsize first = 0;
  gsize end = self->left_out->len;

  while (first < end)
    {
      gsize middle = first + (end - first) / 2;

      if (g_array_index (self->left_out, gsize, middle) < row)
        first = middle + 1;
      else
        end = middle;
    }

  return first;
}

/* O(log n) of the bars that are left out. */
gsize
dtl_chart_get_left_out (const DtlChart *self)
{
  DtlSpan span;

  g_return_val_if_fail (self != NULL, 0);

  if (self->left_out == NULL)
    return 0;

  span = dtl_chart_get_span (self);
  return count_left_out (self, (gsize) ceil (span.end)) -
         count_left_out (self, (gsize) floor (span.first));
}

/**
 * dtl_chart_set_price_range:
 * @low: price at the lower edge of the price pane
 * @high: at the upper edge, above @low
 *
 * Holds the axis. Ranges that no axis can show, as one from zero on a logarithmic scale, count as
 * cleared.
 */
void
dtl_chart_set_price_range (DtlChart *self, double low, double high)
{
  g_return_if_fail (self != NULL);

  self->held =
      low < high && isfinite (low) && isfinite (high) ? (DtlRange){ low, high } : DTL_RANGE_EMPTY;
}

void
dtl_chart_clear_price_range (DtlChart *self)
{
  g_return_if_fail (self != NULL);

  self->held = DTL_RANGE_EMPTY;
}

gboolean
dtl_chart_get_price_range (const DtlChart *self, double *low, double *high)
{
  g_return_val_if_fail (self != NULL && low != NULL && high != NULL, FALSE);

  if (self->held.low > self->held.high ||
      (self->scale_kind == DTL_PRICE_SCALE_LOG && self->held.low <= 0))
    return FALSE;

  *low = self->held.low;
  *high = self->held.high;

  return TRUE;
}

/**
 * dtl_chart_drag_price_axis:
 * @dy: px downwards since the last layout
 *
 * Stretches the axis about its middle and holds it: downwards shows more prices.
 */
void
dtl_chart_drag_price_axis (DtlChart *self, double dy)
{
  g_return_if_fail (self != NULL && isfinite (dy));

  if (self->panes[PANE_PRICE].has_values)
    self->held =
        dtl_price_scale_stretch (&self->panes[PANE_PRICE].scale, exp (CLAMP (dy / DRAG_PX, -3, 3)));
}
