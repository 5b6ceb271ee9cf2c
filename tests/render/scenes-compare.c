/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Other instruments as lines among the prices. */

#include <math.h>

#include "chart/chart-compare.h"
#include "chart/chart-scale.h"
#include "scenes.h"
#include "synthetic.h"

/* Prices of another size, without every @holes-th session. */
static void
compare (Picture *picture, const char *name, double price, gsize holes)
{
  DtlChart *chart = picture->chart;
  gsize n = dtl_series_get_n (dtl_chart_get_series (chart));
  g_autoptr (DtlSeries) other = synthetic_series (n, FIRST_DAY, price);
  double *values = g_new (double, n);
  DtlPlot *plot;

  for (gsize i = 0; i < n; i++)
    values[i] = holes > 0 && i % holes == holes - 1
                    ? NAN
                    : dtl_series_get_column (other, DTL_COLUMN_CLOSE)[n - 1 - i];
  plot = dtl_plot_new (DTL_PLOT_LINE, name, dtl_chart_get_n_compared (chart), n, values);
  dtl_plot_set_number (plot, DTL_PLOT_NUMBER, 2);
  dtl_chart_add_compared (chart, plot, name);
}

static void
draw_compare (Picture *picture)
{
  scene_half_year (picture);
  compare (picture, "MARKET", 380, 0);
  scene_use_screen (picture, 1020, 560);
  picture->has_cursor = TRUE;
  picture->cursor_row = 60;
  picture->cursor_y = 300;
}

static void
draw_compare_several (Picture *picture)
{
  scene_half_year (picture);
  dtl_chart_set_flags (picture->chart, NULL);
  dtl_chart_set_type (picture->chart, DTL_CHART_LINE);
  compare (picture, "MARKET", 380, 0);
  compare (picture, "PEER (HKD, HKEX)", 31, 9);
  scene_use_screen (picture, 1020, 560);
  scene_use_theme (picture, DTL_THEME_DARK, DTL_SCHEME_WESTERN);
}

static void
draw_compare_log (Picture *picture)
{
  draw_compare_several (picture);
  dtl_chart_set_price_scale (picture->chart, DTL_PRICE_SCALE_LOG);
  scene_use_theme (picture, DTL_THEME_LIGHT, DTL_SCHEME_WESTERN);
}

static void
draw_compare_percent (Picture *picture)
{
  scene_print (picture);
  compare (picture, "MARKET", 380, 0);
  compare (picture, "PEER (HKD, HKEX)", 31, 9);
  dtl_chart_set_price_scale (picture->chart, DTL_PRICE_SCALE_PERCENT);
}

static void
draw_compare_far (Picture *picture)
{
  scene_far (picture);
  compare (picture, "MARKET", 380, 700);
  scene_use_screen (picture, 420, 420);
}

const Case scenes_compare[] = {
  { "compare", "a line that meets the candles at the first close; its prices and tag on the left",
    draw_compare },
  { "compare-several", "two lines, one with gaps; percent on the left, with their base",
    draw_compare_several },
  { "compare-log", "the same on a logarithmic scale: the base is 100 on the left",
    draw_compare_log },
  { "compare-percent", "on paper: one axis of percent, the legend names line, change and base",
    draw_compare_percent },
  { "compare-far", "3,000 bars on a narrow chart: a sharp line, two axes", draw_compare_far },
  { NULL },
};
