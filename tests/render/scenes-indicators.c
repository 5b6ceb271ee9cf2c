/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indicators over the prices and in panes of their own. */

#include "chart/chart-indicators.h"
#include "chart/chart-scale.h"
#include "scenes.h"
#include "synthetic.h"

static void
add_indicator (Picture *picture, const char *spec, guint color)
{
  DtlSeries *series = dtl_chart_get_series (picture->chart);
  g_autoptr (DtlSeries) market = synthetic_series (dtl_series_get_n (series), FIRST_DAY, 380);
  DtlIndicatorInput input = { .series = series, .benchmark = market };
  double *values[DTL_INDICATOR_MAX_OUTPUTS] = { NULL };
  g_autoptr (DtlIndicatorPlots) plots = NULL;
  GError *error = NULL;
  DtlIndicator indicator;

  dtl_indicator_parse (spec, &indicator, &error);
  g_assert_no_error (error);
  for (gsize k = 0; k < dtl_indicator_kind_get_n_outputs (indicator.kind); k++)
    values[k] = g_new (double, dtl_series_get_n (series));
  dtl_indicator_compute (&indicator, &input, values);
  plots =
      dtl_indicator_plots_new (&indicator, "MARKET", color, 2, dtl_series_get_n (series), values);
  dtl_chart_add_indicator (picture->chart, plots, &error);
  g_assert_no_error (error);
}

static void
add_usual (Picture *picture)
{
  dtl_chart_set_flags (picture->chart, NULL);
  add_indicator (picture, "ema:10", 0);
  add_indicator (picture, "bollinger:20:2", 1);
  add_indicator (picture, "rsi:14", 0);
  add_indicator (picture, "macd:12:26:9", 0);
  add_indicator (picture, "drawdown", 0);
}

static void
draw_indicators (Picture *picture)
{
  scene_half_year (picture);
  add_usual (picture);
  scene_use_screen (picture, 1020, 780);
}

static void
draw_indicators_dark (Picture *picture)
{
  scene_half_year (picture);
  dtl_chart_set_flags (picture->chart, NULL);
  add_indicator (picture, "vwap", 0);
  add_indicator (picture, "sma:400", 1);
  add_indicator (picture, "obv", 0);
  add_indicator (picture, "atr:14", 0);
  add_indicator (picture, "volatility:20", 0);
  add_indicator (picture, "beta:20", 0);
  scene_use_screen (picture, 1020, 780);
  scene_use_theme (picture, DTL_THEME_DARK, DTL_SCHEME_WESTERN);
}

static void
draw_indicators_print (Picture *picture)
{
  scene_print (picture);
  add_usual (picture);
}

static void
draw_indicators_narrow (Picture *picture)
{
  scene_half_year (picture);
  dtl_chart_set_flags (picture->chart, NULL);
  add_indicator (picture, "sma:10", 0);
  add_indicator (picture, "ema:30", 1);
  add_indicator (picture, "bollinger:20:2", 2);
  add_indicator (picture, "vwap", 3);
  add_indicator (picture, "rsi:400", 0);
  scene_use_screen (picture, 400, 480);
}

static void
draw_indicators_log (Picture *picture)
{
  scene_half_year (picture);
  dtl_chart_set_flags (picture->chart, NULL);
  dtl_chart_set_price_scale (picture->chart, DTL_PRICE_SCALE_LOG);
  add_indicator (picture, "bollinger:20:14", 0);
  add_indicator (picture, "ema:10", 1);
  scene_use_screen (picture, 720, 420);
}

const Case scenes_indicators[] = {
  { "indicators",
    "a mean and bands over candles; RSI with lines at 30 and 70, MACD with signal and bars about "
    "zero, the drawdown below zero: each begins where it is defined, named with its last value",
    draw_indicators },
  { "indicators-dark",
    "volumes on balance written short, fractions as percent; the mean of 400 bars has no value, "
    "and says so; beta names what it is measured against",
    draw_indicators_dark },
  { "indicators-print", "on paper, named above the prices and in each pane",
    draw_indicators_print },
  { "indicators-narrow",
    "names wrap above the candles; a pane without a value says so, and only volume has no name",
    draw_indicators_narrow },
  { "indicators-log", "bands that fall to zero and below leave a log scale at the bottom",
    draw_indicators_log },
  { NULL },
};
