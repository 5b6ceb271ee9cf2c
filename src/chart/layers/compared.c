/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The line of another instrument. It is the line of a plot on a scale of its own prices, which is
 * that of the pane but for a factor: another base costs no new numbers. */

#include "chart/compared.h"

#include <math.h>

#include "chart/axes.h"
#include "chart/format.h"
#include "chart/plot-layer.h"

DtlPriceScale
dtl_compared_get_scale (const DtlCompared *self, const DtlPriceScale *price)
{
  DtlPriceScale scale = *price;

  scale.low = price->low / self->base.factor;
  scale.high = price->high / self->base.factor;
  scale.base = self->base.price;

  return scale;
}

static void
compared_extent (gconstpointer data, DtlRows rows, DtlRange *range)
{
  const DtlCompared *compared = data;
  DtlRange own = DTL_RANGE_EMPTY;

  if (!compared->base.known)
    return;

  dtl_layer_extent_plot (compared->plot, rows, &own);
  if (own.low <= own.high)
    {
      dtl_range_add (range, own.low * compared->base.factor);
      dtl_range_add (range, own.high * compared->base.factor);
    }
}

static void
compared_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  const DtlCompared *compared = data;
  DtlPriceScale scale;
  DtlFrame own = *frame;

  if (!compared->base.known)
    return;

  scale = dtl_compared_get_scale (compared, frame->price);
  own.price = &scale;
  dtl_layer_plot_line.draw (compared->plot, &own, cr);
}

/* "SPY: 385.13, +1.30 % vs close 14 Jul 2022" */
static char *
compared_label (gconstpointer data, DtlRows rows, gsize row)
{
  const DtlCompared *compared = data;
  const DtlPlot *plot = compared->plot;
  g_autofree char *price = dtl_plot_dup_label (plot, rows, row);
  g_autofree char *percent = NULL;
  double value;

  if (!compared->base.known)
    return g_strconcat (plot->title, ": –", NULL);

  if (row == DTL_PLOT_NO_ROW &&
      (rows.first >= plot->n ||
       !dtl_pyramid_find_last_close (plot->pyramid, rows.first, MIN (rows.end, plot->n), &row)))
    return g_steal_pointer (&price);
  value = dtl_plot_get (plot, row);
  if (isnan (value))
    return g_steal_pointer (&price);

  percent = dtl_format_percent (value / compared->base.price - 1, 2);

  return g_strconcat (price, ", ", percent, " vs close ", compared->base_day, NULL);
}

static const DtlColor *
compared_color (gconstpointer data, const DtlTheme *theme)
{
  return dtl_plot_get_color (((const DtlCompared *) data)->plot, theme);
}

static void
compared_sample (gconstpointer data, const DtlFrame *frame, const DtlRect *rect, cairo_t *cr)
{
  dtl_layer_plot_line.sample (((const DtlCompared *) data)->plot, frame, rect, cr);
}

static double
compared_hit (gconstpointer data, const DtlFrame *frame, gsize row, double y)
{
  const DtlCompared *compared = data;

  return compared->base.known ? dtl_plot_get (compared->plot, row) * compared->base.factor : NAN;
}

const DtlLayerKind dtl_layer_compared = {
  .id = "compared",
  .title = "Compared",
  .label = compared_label,
  .color = compared_color,
  .sample = compared_sample,
  .extent = compared_extent,
  .draw = compared_draw,
  .hit = compared_hit,
};
