/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Turns what an indicator computed into plots: prices over the prices, each other one in a pane of
 * its own, with a name that says its options and its last value in the range. It computes nothing,
 * and knows no single indicator: their table says what they are in and what shape they have. */

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

/* Returns: (transfer full): "MACD 12, 26, 9" */
static char *
describe (const DtlIndicator *indicator, const char *benchmark)
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

static char *
format_value (const DtlChart *self, DtlIndicatorUnit unit, double value)
{
  g_autofree char *number = NULL;

  switch (unit)
    {
    case DTL_INDICATOR_VOLUME:
      return dtl_format_balance (value);
    case DTL_INDICATOR_SCORE:
      return dtl_format_price (value, 1);
    case DTL_INDICATOR_FRACTION:
      number = dtl_format_price (value * 100, 1);
      return g_strconcat (number, isfinite (value) ? "\u202f%" : NULL, NULL);
    case DTL_INDICATOR_FACTOR:
      return dtl_format_price (value, 2);
    case DTL_INDICATOR_PRICE:
    case DTL_INDICATOR_DIFFERENCE:
    default:
      return dtl_format_price (value, self->decimals);
    }
}

/* The last value in the range of the chart; NAN if there is none. */
static double
find_last (const DtlChart *self, gsize n, const double *values)
{
  DtlSpan span = dtl_chart_get_span (self);
  gsize first = (gsize) MAX (floor (span.first), 0);

  for (gsize i = (gsize) CLAMP (ceil (span.end), 0, (double) n); i > first; i--)
    if (isfinite (values[i - 1]))
      return values[i - 1];

  return NAN;
}

static char *
name_output (const DtlChart *self,
             const DtlIndicator *indicator,
             const char *name,
             gsize n,
             const double *values)
{
  double last = find_last (self, n, values);
  g_autofree char *value = format_value (self, indicator->kind->unit, last);

  return g_strconcat (name, ": ", value, NULL);
}

/* Of a band, from the last lower to the last upper value. */
static char *
name_band (const DtlChart *self,
           const DtlIndicator *indicator,
           const char *name,
           gsize n,
           double *const *values)
{
  double lower = find_last (self, n, values[BAND_LOWER]);
  double upper = find_last (self, n, values[BAND_UPPER]);
  g_autofree char *low = format_value (self, indicator->kind->unit, lower);
  g_autofree char *high = format_value (self, indicator->kind->unit, upper);

  return isfinite (lower) ? g_strconcat (name, ": ", low, " to ", high, NULL)
                          : g_strconcat (name, ": ", low, NULL);
}

/* Copies values, fractions as percent: that is what the axis beside them says. */
static double *
copy_values (const DtlIndicator *indicator, gsize n, const double *values)
{
  double factor = indicator->kind->unit == DTL_INDICATOR_FRACTION ? 100 : 1;
  double *copy = g_new (double, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    copy[i] = values[i] * factor;

  return copy;
}

/* The next colour of a pane that has plots already. */
static guint
get_next_color (const DtlPaneSpec *spec)
{
  const DtlPlot *last;

  if (spec->plots->len == 0)
    return 0;
  last = g_ptr_array_index (spec->plots, spec->plots->len - 1);

  return last->color + 1;
}

static void
add_plot (DtlChart *self,
          guint pane,
          DtlPlotKind kind,
          const char *title,
          guint color,
          const DtlIndicator *indicator,
          gsize n,
          const double *values)
{
  dtl_chart_add_plot (self, pane,
                      dtl_plot_new (kind, title, color, n, copy_values (indicator, n, values)));
}

static void
add_plots (DtlChart *self,
           guint pane,
           const char *name,
           const DtlIndicator *indicator,
           gsize n,
           double *const *values)
{
  guint color = get_next_color (dtl_chart_get_spec (self, pane));
  g_autofree char *title = NULL;
  g_autofree char *signal = NULL;

  switch (indicator->kind->shape)
    {
    case DTL_INDICATOR_BAND:
      title = name_band (self, indicator, name, n, values);
      dtl_chart_add_plot (self, pane,
                          dtl_plot_new_band (title, color, n,
                                             copy_values (indicator, n, values[BAND_LOWER]),
                                             copy_values (indicator, n, values[BAND_UPPER])));
      add_plot (self, pane, DTL_PLOT_LINE, NULL, color, indicator, n, values[BAND_MIDDLE]);
      break;

    case DTL_INDICATOR_SIGNAL:
      title = name_output (self, indicator, name, n, values[SIGNAL_LINE]);
      signal = name_output (self, indicator, "Signal", n, values[SIGNAL_SIGNAL]);
      add_plot (self, pane, DTL_PLOT_HISTOGRAM, NULL, color, indicator, n,
                values[SIGNAL_HISTOGRAM]);
      add_plot (self, pane, DTL_PLOT_LINE, title, color, indicator, n, values[SIGNAL_LINE]);
      add_plot (self, pane, DTL_PLOT_LINE, signal, color + 1, indicator, n, values[SIGNAL_SIGNAL]);
      break;

    case DTL_INDICATOR_AREA:
    case DTL_INDICATOR_LINE:
    default:
      title = name_output (self, indicator, name, n, values[0]);
      add_plot (self, pane,
                indicator->kind->shape == DTL_INDICATOR_AREA ? DTL_PLOT_AREA : DTL_PLOT_LINE, title,
                color, indicator, n, values[0]);
      break;
    }
}

static guint
add_pane (DtlChart *self, const DtlIndicator *indicator)
{
  DtlPaneOptions options = { .volumes = indicator->kind->unit == DTL_INDICATOR_VOLUME };

  if (indicator->kind->unit == DTL_INDICATOR_SCORE)
    {
      options.range = (DtlRange){ 0, 100 };
      options.n_guides = 2;
      options.guides[0] = LOW_SCORE;
      options.guides[1] = HIGH_SCORE;
    }

  return dtl_chart_add_pane (self, &options);
}

/**
 * dtl_chart_add_indicator:
 * @self: with series and range: the names of plots say the last value in it
 * @benchmark: (nullable): symbol that a kind that needs one was measured against
 * @n: rows of the series
 * @values: (array): of each output n rows, copied
 *
 * It stays until dtl_chart_clear_plots().
 *
 * Returns: %FALSE with %DTL_ERROR_TOO_LARGE if there is no room for it
 */
gboolean
dtl_chart_add_indicator (DtlChart *self,
                         const DtlIndicator *indicator,
                         const char *benchmark,
                         gsize n,
                         double *const *values,
                         GError **error)
{
  g_autofree char *name = NULL;
  gboolean is_overlay;

  g_return_val_if_fail (self != NULL && indicator != NULL && values != NULL, FALSE);

  name = describe (indicator, benchmark);
  is_overlay = indicator->kind->unit == DTL_INDICATOR_PRICE;
  if (!is_overlay && self->specs->len >= DTL_CHART_MAX_PANES)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
                   "There is no room for %s: a chart has %d panes below its prices at most.", name,
                   DTL_CHART_MAX_PANES - 1);
      return FALSE;
    }
  if (is_overlay && dtl_chart_get_spec (self, DTL_PANE_PRICE)->plots->len + 2 > DTL_PANE_MAX_PLOTS)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
                   "There is no room for %s: %d lines over the prices are the most.", name,
                   DTL_PANE_MAX_PLOTS);
      return FALSE;
    }

  add_plots (self, is_overlay ? DTL_PANE_PRICE : add_pane (self, indicator), name, indicator, n,
             values);

  return TRUE;
}
