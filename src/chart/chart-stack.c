/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each pane of a chart draws, and on which scale: the layers of the chart type and of the
 * plots, the range of their values in view, and its marks. No ink. */

#include <math.h>

#include "chart/chart-study-private.h"
#include "chart/legend.h"

#define PRICE_MARGIN 0.06   /* of the pane */
#define PRICE_MIN_MARGIN 14 /* px: a pole's foot fits above a bar */
#define TITLE_HEIGHT 20     /* px that the titles of overlays take */
#define TICK_DISTANCE 48
#define LOW_TICK_DISTANCE 30 /* px in a pane that would have three ticks else */
#define ADDED_TICK_DISTANCE 24
#define ADDED_TOP 19        /* px above the values of a pane with titles */
#define ADDED_BOTTOM 6      /* px below them */
#define VOLUME_TOP 19       /* px above the highest volume bar: the pane's name */
#define NARROW_VOLUME_TOP 4 /* without a name */

static DtlLayerId
get_plot_layer (const DtlPlot *plot)
{
  switch (plot->kind)
    {
    case DTL_PLOT_HISTOGRAM:
      return DTL_LAYER_PLOT_HISTOGRAM;
    case DTL_PLOT_BAND:
      return DTL_LAYER_PLOT_BAND;
    case DTL_PLOT_AREA:
      return DTL_LAYER_PLOT_AREA;
    case DTL_PLOT_LINE:
    default:
      return DTL_LAYER_PLOT_LINE;
    }
}

/* Bands go below all else, in a pass of their own. */
static void
add_plots (DtlPane *pane, const DtlPaneSpec *spec, gboolean bands)
{
  for (guint i = 0; i < spec->plots->len; i++)
    {
      const DtlPlot *plot = g_ptr_array_index (spec->plots, i);

      if ((plot->kind == DTL_PLOT_BAND) == bands)
        dtl_pane_add_layer (pane, get_plot_layer (plot), plot);
    }
}

/* The layers of a chart type, from the lowest. */
typedef struct
{
  DtlLayerId layers[2];
  guint n;
} Stack;

static Stack
get_stack (const DtlChart *self)
{
  gboolean is_wide = self->time.spacing >= DTL_TIME_SCALE_MIN_CANDLE;
  Stack line_over_ranges = { { DTL_LAYER_RANGE, DTL_LAYER_LINE }, 2 };
  Stack line_over_area = { { DTL_LAYER_AREA, DTL_LAYER_LINE }, 2 };

  switch (self->type)
    {
    case DTL_CHART_HOLLOW:
      return is_wide ? (Stack){ { DTL_LAYER_HOLLOW }, 1 } : line_over_ranges;
    case DTL_CHART_HEIKIN_ASHI:
      return is_wide && self->averaged != NULL ? (Stack){ { DTL_LAYER_HEIKIN_ASHI }, 1 }
                                               : line_over_ranges;
    case DTL_CHART_BARS:
      return is_wide ? (Stack){ { DTL_LAYER_BARS }, 1 } : line_over_ranges;
    case DTL_CHART_AREA:
      return line_over_area;
    case DTL_CHART_BASELINE:
      return (Stack){ { DTL_LAYER_BASELINE }, 1 };
    case DTL_CHART_LINE:
      /* Paper has room for the ranges, and a phone would look empty without a ground. */
      if (dtl_theme_is_print (&self->theme))
        return line_over_ranges;
      return self->is_narrow ? line_over_area : (Stack){ { DTL_LAYER_LINE }, 1 };
    case DTL_CHART_CANDLES:
    case DTL_N_CHART_TYPES:
    default:
      return is_wide ? (Stack){ { DTL_LAYER_CANDLES }, 1 } : line_over_ranges;
    }
}

static void
stack_prices (DtlChart *self, DtlPane *pane)
{
  Stack stack = get_stack (self);

  for (guint i = 0; i < stack.n; i++)
    dtl_pane_add_layer (pane, stack.layers[i],
                        stack.layers[i] == DTL_LAYER_HEIKIN_ASHI ? self->averaged : self->drawn);
}

void
dtl_chart_stack_layers (DtlChart *self)
{
  for (gsize i = 0; i < self->n_panes; i++)
    {
      DtlPane *pane = &self->panes[i];
      const DtlPaneSpec *spec = dtl_chart_get_spec (self, pane->id);

      pane->title = spec->title;
      pane->grid = (DtlGrid){ &pane->ticks, self->time_ticks };
      dtl_pane_add_layer (pane, DTL_LAYER_GRID, &pane->grid);
      add_plots (pane, spec, TRUE);
      if (pane->id == DTL_PANE_VOLUME)
        {
          pane->style = DTL_VALUE_VOLUME;
          dtl_pane_add_layer (pane, DTL_LAYER_HISTOGRAM, self->drawn);
        }
      else if (pane->id == DTL_PANE_PRICE && self->series != NULL)
        {
          for (guint k = 0; k < self->compared->len; k++)
            dtl_pane_add_layer (pane, DTL_LAYER_COMPARED, g_ptr_array_index (self->compared, k));
          stack_prices (self, pane);
        }
      else
        {
          pane->style = spec->volumes ? DTL_VALUE_VOLUME : DTL_VALUE_NUMBER;
        }
      add_plots (pane, spec, FALSE);
    }
}

/* Px above the prices for the names of what lies over them. */
static double
get_titles_height (const DtlChart *self, const DtlPane *pane)
{
  DtlFrame frame = dtl_chart_get_frame (self);
  guint n_lines = dtl_legend_draw_titles (&frame, pane, DTL_PLOT_NO_ROW, NULL);

  return ((n_lines - 1) * DTL_LEGEND_TITLE_LINE + TITLE_HEIGHT) * self->theme.text_scale;
}

/* Of what is drawn, without what lies over it: a band that reaches to zero would make logarithms
 * show nothing else. */
static double
get_lowest_price (const DtlChart *self)
{
  DtlRange range = DTL_RANGE_EMPTY;

  if (self->drawn != NULL)
    dtl_layer_extent_range (self->drawn, self->rows, &range);

  return range.low <= range.high ? range.low : 0;
}

/* Marks the values of a price axis: closer where there would be hardly any. */
void
dtl_chart_mark_prices (const DtlChart *self, DtlPane *pane)
{
  double scale = self->theme.text_scale;
  double distance = TICK_DISTANCE * scale;

  /* Marks of a log scale are unevenly spaced: most are farther apart. */
  if (pane->scale.kind == DTL_PRICE_SCALE_LOG || pane->rect.height < 4 * distance)
    distance = LOW_TICK_DISTANCE * scale;
  dtl_price_ticks_init (&pane->ticks, &pane->scale, distance);
  if (pane->ticks.n < 3)
    dtl_price_ticks_init (&pane->ticks, &pane->scale, LOW_TICK_DISTANCE * scale);
}

static void
scale_prices (DtlChart *self, DtlPane *pane)
{
  DtlPriceScaleKind kind = dtl_chart_get_price_scale (self);
  DtlRange range = dtl_pane_get_extent (pane, self->rows), held;
  double margin = MAX (pane->rect.height * PRICE_MARGIN, PRICE_MIN_MARGIN);
  double top = margin;
  gboolean has_values = range.low <= range.high;

  if (dtl_chart_has_titles (self, pane))
    top += get_titles_height (self, pane);
  top = MAX (top, self->head_height + margin - pane->rect.y);
  if (self->type == DTL_CHART_BASELINE && self->base.known && has_values)
    dtl_range_add (&range, self->base.price);
  if (has_values)
    dtl_chart_add_study_range (self, &range);

  if (kind == DTL_PRICE_SCALE_LOG && range.low <= 0)
    range.low = get_lowest_price (self);

  if (dtl_chart_get_price_range (self, &held.low, &held.high))
    dtl_pane_set_range (pane, kind, held, 0, 0);
  else
    dtl_pane_set_range (pane, kind, range, top, margin);
  pane->has_values = has_values;
  pane->scale.base = self->base.known ? self->base.price : 1;

  if (pane->has_values)
    dtl_chart_mark_prices (self, pane);
}

static void
scale_volumes (DtlChart *self, DtlPane *pane)
{
  DtlRange range = dtl_pane_get_extent (pane, self->rows);

  dtl_pane_set_range (pane, DTL_PRICE_SCALE_LINEAR, range,
                      self->is_narrow ? NARROW_VOLUME_TOP : VOLUME_TOP, 0);
  if (pane->has_values && range.high > 0)
    {
      double round = dtl_ticks_round_below (range.high);

      dtl_price_ticks_init_values (&pane->ticks, &round, 1);
    }
}

/* Volumes are written as whole numbers: marks between them would all be called the same. */
static void
leave_out_fractions (DtlPriceTicks *ticks)
{
  gsize n = 0;

  for (gsize i = 0; i < ticks->n; i++)
    if (fabs (ticks->ticks[i].value - rint (ticks->ticks[i].value)) < 1e-9)
      ticks->ticks[n++] = ticks->ticks[i];
  ticks->n = n;
}

/* An added pane: its own range where it has one, and room for the line of titles. */
static void
scale_added (DtlChart *self, DtlPane *pane)
{
  const DtlPaneSpec *spec = dtl_chart_get_spec (self, pane->id);
  DtlRange range = dtl_pane_get_extent (pane, self->rows);
  gboolean has_values = range.low <= range.high;
  double scale = self->theme.text_scale;

  if (spec->range.low < spec->range.high)
    range = spec->range;
  for (gsize i = 0; i < spec->n_guides && has_values; i++)
    dtl_range_add (&range, spec->guides[i]);

  dtl_pane_set_range (pane, DTL_PRICE_SCALE_LINEAR, range, ADDED_TOP * scale, ADDED_BOTTOM);
  pane->has_values = has_values;
  if (spec->n_guides > 0)
    dtl_price_ticks_init_values (&pane->ticks, spec->guides, spec->n_guides);
  else if (has_values)
    dtl_price_ticks_init (&pane->ticks, &pane->scale, ADDED_TICK_DISTANCE * scale);

  if (spec->volumes)
    leave_out_fractions (&pane->ticks);

  /* A line close to the divider would look like a second one. */
  while (pane->ticks.n > 0 &&
         dtl_price_scale_y (&pane->scale, pane->ticks.ticks[pane->ticks.n - 1].value) <
             pane->rect.y + ADDED_TOP * scale / 2)
    pane->ticks.n--;
}

void
dtl_chart_scale_panes (DtlChart *self)
{
  for (gsize i = 0; i < self->n_panes; i++)
    {
      DtlPane *pane = &self->panes[i];

      if (pane->id == DTL_PANE_PRICE)
        scale_prices (self, pane);
      else if (pane->id == DTL_PANE_VOLUME)
        scale_volumes (self, pane);
      else
        scale_added (self, pane);
    }
}
