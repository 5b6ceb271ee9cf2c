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
add (DtlChart *chart, const char *spec, GError **error)
{
  double columns[DTL_INDICATOR_MAX_OUTPUTS][N_ROWS];
  double *values[DTL_INDICATOR_MAX_OUTPUTS];
  DtlIndicator indicator;

  g_assert_true (dtl_indicator_parse (spec, &indicator, NULL));
  for (gsize k = 0; k < DTL_INDICATOR_MAX_OUTPUTS; k++)
    {
      for (gsize i = 0; i < N_ROWS; i++)
        columns[k][i] = i < N_ROWS - 10 ? (double) (k + 1) : NAN;
      values[k] = columns[k];
    }

  return dtl_chart_add_indicator (chart, &indicator, "SPY", N_ROWS, values, error);
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

  g_assert_true (add (chart, c->spec, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (chart->specs->len, ==, MAX (c->pane, DTL_PANE_VOLUME) + 1);
  spec = dtl_chart_get_spec (chart, c->pane);
  for (guint i = 0; i < spec->plots->len; i++)
    {
      const DtlPlot *plot = g_ptr_array_index (spec->plots, i);

      g_string_append_printf (shown, "%s%s %s", i > 0 ? ", " : "", kinds[plot->kind],
                              plot->title != NULL ? plot->title : "-");
    }
  g_assert_cmpstr (shown->str, ==, c->plots);

  dtl_chart_clear_plots (chart);
  g_assert_cmpuint (chart->specs->len, ==, DTL_PANE_VOLUME + 1);
}

/* The value is the last one in the range; a dash where there is none. */
static void
test_last_value (void)
{
  static const struct
  {
    double first, end;
    const char *title;
  } ranges[] = {
    { 0, 50, "RSI 14: 1.0" },
    { 85, 100, "RSI 14: 1.0" },
    { 92, 100, "RSI 14: –" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr (DtlChart) chart = make_chart ();

      dtl_chart_set_range (chart, ranges[i].first, ranges[i].end);
      g_assert_true (add (chart, "rsi:14", NULL));
      g_assert_cmpstr (((const DtlPlot *) dtl_chart_get_spec (chart, 2)->plots->pdata[0])->title,
                       ==, ranges[i].title);
    }
}

/* Lines over the prices have colours of their own; bands and their middle share one. */
static void
test_colors (void)
{
  static const guint expected[] = { 0, 1, 1, 2 };
  g_autoptr (DtlChart) chart = make_chart ();
  const DtlPaneSpec *spec;

  add (chart, "sma:20", NULL);
  add (chart, "bollinger:20:2", NULL);
  add (chart, "rsi:14", NULL);
  add (chart, "vwap", NULL);
  spec = dtl_chart_get_spec (chart, DTL_PANE_PRICE);
  g_assert_cmpuint (spec->plots->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < spec->plots->len; i++)
    g_assert_cmpuint (((const DtlPlot *) spec->plots->pdata[i])->color, ==, expected[i]);
}

static void
test_no_room (void)
{
  g_autoptr (DtlChart) chart = make_chart ();
  guint n_panes = 0, n_lines = 0;
  g_autoptr (GError) pane_error = NULL;
  g_autoptr (GError) line_error = NULL;

  while (add (chart, "rsi:14", &pane_error))
    n_panes++;
  g_assert_error (pane_error, DTL_ERROR, DTL_ERROR_TOO_LARGE);
  g_assert_cmpuint (n_panes, ==, DTL_CHART_MAX_PANES - 2);

  while (add (chart, "sma:20", &line_error))
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
  g_test_add_func ("/chart-indicators/last-value", test_last_value);
  g_test_add_func ("/chart-indicators/colors", test_colors);
  g_test_add_func ("/chart-indicators/no-room", test_no_room);

  return g_test_run ();
}
