/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where indicators go on a chart, and what they are called there. */

#include "chart/chart-indicators.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "chart/chart-private.h"
#include "synthetic.h"

#define N_ROWS 100

static DtlChart *
make_chart (void)
{
  g_autoptr (DtlSeries) series = synthetic_series (N_ROWS, 19052, 105);
  DtlChart *chart = dtl_chart_new ();

  dtl_chart_set_series (chart, series);
  dtl_chart_set_volume_shown (chart, TRUE);

  return chart;
}

/* Adds it with values that are 1, 2, 3 by output, but NAN in the last 10 rows. */
static gboolean
add (DtlChart *chart, const char *spec, guint color, GError **error)
{
  double *values[DTL_INDICATOR_MAX_OUTPUTS] = { NULL };
  g_autoptr (DtlIndicatorPlots) plots = NULL;
  DtlIndicator indicator;

  g_assert_true (dtl_indicator_parse (spec, &indicator, NULL));
  for (gsize k = 0; k < dtl_indicator_kind_get_n_outputs (indicator.kind); k++)
    {
      values[k] = g_new (double, N_ROWS);
      for (gsize i = 0; i < N_ROWS; i++)
        values[k][i] = i < N_ROWS - 10 ? (double) (k + 1) : NAN;
    }
  plots = dtl_indicator_plots_new (&indicator, "SPY", color, 2, N_ROWS, values);
  for (gsize k = 0; k < DTL_INDICATOR_MAX_OUTPUTS; k++)
    g_assert_null (values[k]);

  return dtl_chart_add_indicator (chart, plots, error);
}

typedef struct
{
  const char *spec;
  guint pane;
  const char *plots; /* "kind title, ..." in the order of drawing */
} PlotCase;

static const PlotCase cases[] = {
  { "sma:20", DTL_PANE_PRICE, "line SMA 20: 1.00" },                                      /* */
  { "ema:5", DTL_PANE_PRICE, "line EMA 5: 1.00" },                                        /* */
  { "vwap", DTL_PANE_PRICE, "line VWAP: 1.00" },                                          /* */
  { "bollinger:20:2.5", DTL_PANE_PRICE, "band Bollinger 20, 2.5: 3.00 to 1.00, line -" }, /* */
  { "rsi:14", 2, "line RSI 14: 1.0" },                                                    /* */
  { "macd:12:26:9", 2, "bars -, line MACD 12, 26, 9: 1.00, line Signal: 2.00" },          /* */
  { "atr:14", 2, "line ATR 14: 1.00" },                                                   /* */
  { "obv", 2, "line OBV: 1" },                                                            /* */
  { "drawdown", 2, "area Drawdown: 100.0\u202f%" },                                       /* */
  { "volatility:20", 2, "line Volatility 20: 100.0\u202f%" },                             /* */
  { "beta:60", 2, "line Beta 60 on SPY: 1.00" },                                          /* */
};

static void
test_plots (gconstpointer data)
{
  static const char *const kinds[] = { [DTL_PLOT_LINE] = "line",
                                       [DTL_PLOT_HISTOGRAM] = "bars",
                                       [DTL_PLOT_BAND] = "band",
                                       [DTL_PLOT_AREA] = "area" };
  const PlotCase *c = data;
  g_autoptr (DtlChart) chart = make_chart ();
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const DtlPaneSpec *spec;

  g_assert_true (add (chart, c->spec, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (chart->specs->len, ==, MAX (c->pane, DTL_PANE_VOLUME) + 1);
  spec = dtl_chart_get_spec (chart, c->pane);
  for (guint i = 0; i < spec->plots->len; i++)
    {
      const DtlPlot *plot = g_ptr_array_index (spec->plots, i);

      g_autofree char *label = dtl_plot_dup_label (plot, (DtlRows){ 0, N_ROWS }, DTL_PLOT_NO_ROW);

      g_string_append_printf (shown, "%s%s %s", i > 0 ? ", " : "", kinds[plot->kind],
                              label != NULL ? label : "-");
    }
  g_assert_cmpstr (shown->str, ==, c->plots);

  dtl_chart_clear_plots (chart);
  g_assert_cmpuint (chart->specs->len, ==, DTL_PANE_VOLUME + 1);
}

/* The value is that of the row, or the last one in the range; a dash where there is none. */
static void
test_label (void)
{
  static const struct
  {
    DtlRows rows;
    gsize row;
    const char *label;
  } labels[] = {
    { { 0, 50 }, DTL_PLOT_NO_ROW, "RSI 14: 1.0" },
    { { 85, 100 }, DTL_PLOT_NO_ROW, "RSI 14: 1.0" }, /* the last that there is */
    { { 92, 100 }, DTL_PLOT_NO_ROW, "RSI 14: –" },
    { { 92, 100 }, 10, "RSI 14: 1.0" },
    { { 0, 100 }, 95, "RSI 14: –" },
    { { 0, 100 }, 2000, "RSI 14: –" },
  };
  g_autoptr (DtlChart) chart = make_chart ();

  g_assert_true (add (chart, "rsi:14", 0, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const DtlPlot *plot = dtl_chart_get_spec (chart, 2)->plots->pdata[0];
      g_autofree char *label = dtl_plot_dup_label (plot, labels[i].rows, labels[i].row);

      g_assert_cmpstr (label, ==, labels[i].label);
    }
}

static void
test_no_room (void)
{
  g_autoptr (DtlChart) chart = make_chart ();
  guint n_panes = 0, n_lines = 0;
  g_autoptr (GError) pane_error = NULL;
  g_autoptr (GError) line_error = NULL;

  while (add (chart, "rsi:14", 0, &pane_error))
    n_panes++;
  g_assert_error (pane_error, DTL_ERROR, DTL_ERROR_TOO_LARGE);
  g_assert_cmpuint (n_panes, ==, DTL_CHART_MAX_PANES - 2);

  while (add (chart, "sma:20", n_lines, &line_error))
    n_lines++;
  g_assert_error (line_error, DTL_ERROR, DTL_ERROR_TOO_LARGE);
  g_assert_cmpuint (n_lines, ==, DTL_PANE_MAX_PLOTS - 1);

  dtl_chart_layout (chart, 1000, 2000, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/chart-indicators/plots/%s", cases[i].spec);

      g_test_add_data_func (path, &cases[i], test_plots);
    }
  g_test_add_func ("/chart-indicators/label", test_label);
  g_test_add_func ("/chart-indicators/no-room", test_no_room);

  return g_test_run ();
}
