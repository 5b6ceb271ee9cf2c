/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Turns what an indicator computed into plots: prices over the prices, each other one in a pane of
 * its own, with a name that says its options. It computes nothing, and knows no single indicator:
 * their table says what they are in and what shape they have. */

#include "chart/chart-indicators.h"

#include <math.h>

#include "base/error.h"
#include "base/number.h"
#include "chart/chart-private.h"

#define LOW_SCORE 30 /* where Wilder draws the lines of a score from 0 to 100 */
#define HIGH_SCORE 70

enum
{
  BAND_UPPER,
  BAND_MIDDLE,
  BAND_LOWER
};

enum
{
  SIGNAL_LINE,
  SIGNAL_SIGNAL,
  SIGNAL_HISTOGRAM
};

/**
 * dtl_indicator_describe:
 * @benchmark: (nullable): symbol that a kind that needs one is measured against
 *
 * Returns: (transfer full): "MACD 12, 26, 9", "Beta 60 on SPY"
 */
char *
dtl_indicator_describe (const DtlIndicator *indicator, const char *benchmark)
{
  const DtlIndicatorKind *kind = indicator->kind;
  GString *text = g_string_new (kind->label);

  for (gsize i = 0; kind->options[i].name != NULL; i++)
    {
      char number[DTL_NUMBER_SIZE];

      g_string_append (text, i > 0 ? ", " : " ");
      g_string_append (text, dtl_number_format (indicator->options[i], number));
    }
  if (kind->needs_benchmark && benchmark != NULL)
    g_string_append_printf (text, " on %s", benchmark);

  return g_string_free (text, FALSE);
}

/* How the values of a kind are told. */
static void
set_number (DtlPlot *plot, DtlIndicatorUnit unit, int price_decimals)
{
  switch (unit)
    {
    case DTL_INDICATOR_VOLUME:
      dtl_plot_set_number (plot, DTL_PLOT_VOLUME, 0);
      break;
    case DTL_INDICATOR_SCORE:
      dtl_plot_set_number (plot, DTL_PLOT_NUMBER, 1);
      break;
    case DTL_INDICATOR_FRACTION:
      dtl_plot_set_number (plot, DTL_PLOT_PERCENT, 1);
      break;
    case DTL_INDICATOR_FACTOR:
      dtl_plot_set_number (plot, DTL_PLOT_NUMBER, 2);
      break;
    case DTL_INDICATOR_PRICE:
    case DTL_INDICATOR_DIFFERENCE:
    default:
      dtl_plot_set_number (plot, DTL_PLOT_NUMBER, price_decimals);
      break;
    }
}

static void
take_plot (DtlIndicatorPlots *self, DtlPlot *plot, DtlIndicatorUnit unit, int price_decimals)
{
  set_number (plot, unit, price_decimals);
  self->plots[self->n_plots++] = plot;
}

static void
make_options (DtlPaneOptions *options, DtlIndicatorUnit unit)
{
  options->volumes = unit == DTL_INDICATOR_VOLUME;
  if (unit == DTL_INDICATOR_SCORE)
    {
      options->range = (DtlRange){ 0, 100 };
      options->n_guides = 2;
      options->guides[0] = LOW_SCORE;
      options->guides[1] = HIGH_SCORE;
    }
}

/**
 * dtl_indicator_plots_new:
 * @benchmark: (nullable): symbol that a kind that needs one was measured against
 * @color: which of the theme's colours of plots its first line has
 * @price_decimals: of prices of the series
 * @n: rows of the series
 * @values: (array): of each output n rows from g_new(), which are taken and set to %NULL
 */
DtlIndicatorPlots *
dtl_indicator_plots_new (const DtlIndicator *indicator,
                         const char *benchmark,
                         guint color,
                         int price_decimals,
                         gsize n,
                         double **values)
{
  const DtlIndicatorKind *kind;
  DtlIndicatorPlots *self;
  double *taken[DTL_INDICATOR_MAX_OUTPUTS] = { NULL };
  DtlPlotKind line;

  g_return_val_if_fail (indicator != NULL && values != NULL, NULL);

  kind = indicator->kind;
  line = kind->shape == DTL_INDICATOR_AREA ? DTL_PLOT_AREA : DTL_PLOT_LINE;
  self = g_new0 (DtlIndicatorPlots, 1);
  self->name = dtl_indicator_describe (indicator, benchmark);
  self->is_overlay = kind->unit == DTL_INDICATOR_PRICE;
  make_options (&self->options, kind->unit);
  for (gsize k = 0; k < dtl_indicator_kind_get_n_outputs (kind); k++)
    {
      taken[k] = g_steal_pointer (&values[k]);
      /* Percent is what the axis beside them says. */
      for (gsize i = 0; kind->unit == DTL_INDICATOR_FRACTION && i < n; i++)
        taken[k][i] *= 100;
    }

  switch (kind->shape)
    {
    case DTL_INDICATOR_BAND:
      take_plot (self,
                 dtl_plot_new_band (self->name, color, n, taken[BAND_LOWER], taken[BAND_UPPER]),
                 kind->unit, price_decimals);
      take_plot (self, dtl_plot_new (DTL_PLOT_LINE, NULL, color, n, taken[BAND_MIDDLE]), kind->unit,
                 price_decimals);
      break;

    case DTL_INDICATOR_SIGNAL:
      take_plot (self, dtl_plot_new (DTL_PLOT_HISTOGRAM, NULL, color, n, taken[SIGNAL_HISTOGRAM]),
                 kind->unit, price_decimals);
      take_plot (self, dtl_plot_new (line, self->name, color, n, taken[SIGNAL_LINE]), kind->unit,
                 price_decimals);
      take_plot (self, dtl_plot_new (line, "Signal", color + 1, n, taken[SIGNAL_SIGNAL]),
                 kind->unit, price_decimals);
      break;

    case DTL_INDICATOR_AREA:
    case DTL_INDICATOR_LINE:
    default:
      take_plot (self, dtl_plot_new (line, self->name, color, n, taken[0]), kind->unit,
                 price_decimals);
      break;
    }

  return self;
}

void
dtl_indicator_plots_free (DtlIndicatorPlots *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_plots; i++)
    dtl_plot_unref (self->plots[i]);
  g_free (self->name);
  g_free (self);
}

/**
 * dtl_chart_add_indicator:
 * @plots: of the chart's series
 *
 * It stays until dtl_chart_clear_plots().
 *
 * Returns: %FALSE with %DTL_ERROR_TOO_LARGE if there is no room for it
 */
gboolean
dtl_chart_add_indicator (DtlChart *self, const DtlIndicatorPlots *plots, GError **error)
{
  guint pane = DTL_PANE_PRICE;

  g_return_val_if_fail (self != NULL && plots != NULL, FALSE);

  if (!plots->is_overlay && self->specs->len >= DTL_CHART_MAX_PANES)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
                   "There is no room for %s: a chart has %d panes below its prices at most.",
                   plots->name, DTL_CHART_MAX_PANES - 1);
      return FALSE;
    }
  if (plots->is_overlay &&
      dtl_chart_get_spec (self, DTL_PANE_PRICE)->plots->len + 2 > DTL_PANE_MAX_PLOTS)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
                   "There is no room for %s: %d lines over the prices are the most.", plots->name,
                   DTL_PANE_MAX_PLOTS);
      return FALSE;
    }

  if (!plots->is_overlay)
    {
      DtlPaneOptions options = plots->options;

      options.name = plots->name;
      pane = dtl_chart_add_pane (self, &options);
    }
  for (guint i = 0; i < plots->n_plots; i++)
    dtl_chart_add_plot (self, pane, dtl_plot_ref (plots->plots[i]));

  return TRUE;
}
