/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Other instruments on a chart: where their lines meet the prices, and the second axis. What a
 * line draws is in layers/compared.c. */

#include "chart/chart-compare.h"

#include <math.h>

#include "chart/chart-private.h"

static void
compared_clear (gpointer data)
{
  DtlCompared *compared = data;

  dtl_plot_unref (compared->plot);
  g_free (compared->symbol);
  g_free (compared->base_day);
  g_free (compared);
}

/* Returns: (transfer full): a place for DtlCompared */
GPtrArray *
dtl_chart_create_compared (void)
{
  return g_ptr_array_new_with_free_func (compared_clear);
}

/**
 * dtl_chart_add_compared:
 * @plot: (transfer full): a line; a row that the other instrument lacks is a gap
 * @symbol: what stands at the head of its axis
 */
void
dtl_chart_add_compared (DtlChart *self, DtlPlot *plot, const char *symbol)
{
  DtlCompared *compared;

  g_return_if_fail (self != NULL && plot != NULL && plot->title != NULL && symbol != NULL);
  g_return_if_fail (self->compared->len < DTL_CHART_MAX_COMPARED);

  compared = g_new0 (DtlCompared, 1);
  compared->plot = plot;
  compared->symbol = g_strdup (symbol);
  g_ptr_array_add (self->compared, compared);
}

guint
dtl_chart_get_n_compared (const DtlChart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->compared->len;
}

const DtlPlot *
dtl_chart_get_compared (const DtlChart *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->compared->len, NULL);

  return ((const DtlCompared *) g_ptr_array_index (self->compared, i))->plot;
}

/* The first row from @row on with a value above zero; n if there is none. Halving finds a value in
 * a few questions to the pyramid, whatever the gap. */
static gsize
find_first (const DtlPlot *plot, gsize row)
{
  gsize low = row, high = plot->n;

  if (low >= high || isnan (dtl_pyramid_query (plot->pyramid, low, high).close))
    return plot->n;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (isnan (dtl_pyramid_query (plot->pyramid, low, middle + 1).close))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * dtl_chart_get_compared_base:
 * @i: less than dtl_chart_get_n_compared()
 *
 * Returns: where the line meets the prices, with the chart's base and range as they are set
 */
DtlComparedBase
dtl_chart_get_compared_base (const DtlChart *self, guint i)
{
  DtlComparedBase base = { .price = NAN, .factor = NAN };
  const DtlPlot *plot;
  DtlChartBase own;
  gsize row;

  g_return_val_if_fail (self != NULL && i < self->compared->len, base);

  plot = dtl_chart_get_compared (self, i);
  own = dtl_chart_get_base (self);
  if (!own.known)
    return base;

  row = find_first (plot, own.row);
  while (row < plot->n && !(plot->values[row] > 0))
    row = find_first (plot, row + 1);
  if (row >= plot->n)
    return base;

  base.known = TRUE;
  base.row = row;
  base.price = plot->values[row];
  base.factor = own.price / base.price;

  return base;
}

/* Where the lines meet the prices, for the layout that begins. */
void
dtl_chart_update_compared (DtlChart *self)
{
  for (guint i = 0; i < self->compared->len; i++)
    {
      DtlCompared *compared = g_ptr_array_index (self->compared, i);

      compared->base = dtl_chart_get_compared_base (self, i);
      g_clear_pointer (&compared->base_day, g_free);
      if (compared->base.known)
        compared->base_day = dtl_format_day (dtl_series_get_day (self->series, compared->base.row),
                                             DTL_DAY_STYLE_DAY_MONTH_YEAR, self->names);
    }
}

/* Grows @range by the lines. */
void
dtl_chart_extend_by_compared (const DtlChart *self, DtlRows rows, DtlRange *range)
{
  for (guint i = 0; i < self->compared->len; i++)
    dtl_layer_compared.extent (g_ptr_array_index (self->compared, i), rows, range);
}

/* The line whose prices the left axis has; %NULL if there is none, or several. */
static const DtlCompared *
get_single (const DtlChart *self)
{
  return self->compared->len == 1 ? g_ptr_array_index (self->compared, 0) : NULL;
}

/* Prices on the right say nothing of those of another instrument; percent on the right does. */
static gboolean
has_left_axis (const DtlChart *self)
{
  const DtlCompared *single = get_single (self);

  return self->compared->len > 0 && self->base.known &&
         dtl_chart_get_price_scale (self) < DTL_PRICE_SCALE_PERCENT &&
         (single == NULL || single->base.known);
}

/* Returns: the scale of the left axis, which is @price in other words */
static DtlPriceScale
get_left_scale (const DtlChart *self, const DtlPriceScale *price)
{
  const DtlCompared *single = get_single (self);
  DtlPriceScale scale = *price;

  if (single != NULL)
    return dtl_compared_get_scale (single, price);

  scale.base = self->base.price;
  if (scale.kind == DTL_PRICE_SCALE_LINEAR)
    {
      scale.kind = DTL_PRICE_SCALE_PERCENT;
      return scale;
    }

  /* Round percents are unevenly spaced on a logarithmic scale: it has the base as 100. */
  scale.low = price->low / scale.base * 100;
  scale.high = price->high / scale.base * 100;

  return scale;
}

/* Px that the left axis takes beside @price; 0 without one. Sets what stands at its
 * head. */
double
dtl_chart_measure_left_axis (DtlChart *self, const DtlPriceScale *price)
{
  const DtlCompared *single = get_single (self);
  g_autofree char *day = NULL;
  DtlPriceScale scale;
  double width;

  g_clear_pointer (&self->left_head, g_free);
  if (!has_left_axis (self))
    return 0;

  scale = get_left_scale (self, price);
  if (single != NULL)
    {
      self->left_head = g_strdup (single->symbol);
    }
  else
    {
      day = dtl_format_day (dtl_series_get_day (self->series, self->base.row),
                            DTL_DAY_STYLE_DAY_MONTH_YEAR, self->names);
      self->left_head = g_strconcat (
          scale.kind == DTL_PRICE_SCALE_PERCENT ? "% vs close\n" : "100 = close\n", day, NULL);
    }
  width = dtl_axes_measure_width (self->lettering, &scale, (DtlRange){ scale.low, scale.high },
                                  single != NULL ? single->plot->decimals : 1);

  return ceil (MAX (width, dtl_axes_measure_head_width (self->lettering, self->left_head,
                                                        single == NULL ? self->names : NULL)));
}

/* The left axis beside the price pane, which has its scale by now. */
void
dtl_chart_scale_left_axis (DtlChart *self)
{
  const DtlPane *price = &self->panes[PANE_PRICE];

  dtl_pane_clear (&self->left);
  if (self->left_axis.width <= 0 || !price->has_values)
    return;

  self->left.rect = price->rect;
  self->left.scale = get_left_scale (self, &price->scale);
  self->left.has_values = TRUE;
  dtl_chart_mark_prices (self, &self->left);
}

void
dtl_chart_draw_left_axis (const DtlChart *self, const DtlFrame *frame, cairo_t *cr)
{
  const DtlCompared *single = get_single (self);
  double head_height = dtl_axes_measure_head (&self->theme, self->left_head);
  DtlFrame axis = *frame;

  if (self->left_axis.width <= 0)
    return;

  axis.rect = self->left_axis;
  dtl_axes_draw_head (
      &axis, self->left_head,
      single != NULL ? dtl_plot_get_color (single->plot, &self->theme) : &self->theme.dim_text, cr);
  axis.rect.y += head_height;
  axis.rect.height -= head_height;
  dtl_axes_draw_values (&axis, &self->left, NULL, cr);
  if (!dtl_theme_is_print (&self->theme))
    dtl_frame_vertical (frame, cr, &self->theme.pane_line,
                        self->plot.x - dtl_frame_hairline (frame, 1), 0, self->height);
}
