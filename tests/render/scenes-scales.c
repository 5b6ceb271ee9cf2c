/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chart types, and the ways to space prices. */

#include "chart/chart-scale.h"
#include "scenes.h"
#include "synthetic.h"

/* A quarter of wide columns with one event. */
static void
use_type (Picture *picture, DtlChartType type)
{
  scene_half_year (picture);
  dtl_chart_set_type (picture->chart, type);
  dtl_chart_set_range (picture->chart, 64, 128);
  scene_use_screen (picture, 800, 420);
}

static void
draw_hollow (Picture *picture)
{
  use_type (picture, DTL_CHART_HOLLOW);
}

static void
draw_averages (Picture *picture)
{
  draw_hollow (picture);
  dtl_chart_set_type (picture->chart, DTL_CHART_HEIKIN_ASHI);
}

static void
draw_hollow_safe (Picture *picture)
{
  use_type (picture, DTL_CHART_HOLLOW);
  scene_use_theme (picture, DTL_THEME_CONTRAST_DARK, DTL_SCHEME_SAFE);
}

static void
draw_hollow_print (Picture *picture)
{
  scene_print (picture);
  dtl_chart_set_type (picture->chart, DTL_CHART_HOLLOW);
  dtl_chart_set_volume_shown (picture->chart, FALSE);
}

static void
draw_averages_print (Picture *picture)
{
  draw_hollow_print (picture);
  dtl_chart_set_type (picture->chart, DTL_CHART_HEIKIN_ASHI);
}

static void
draw_bars (Picture *picture)
{
  use_type (picture, DTL_CHART_BARS);
  scene_use_screen (picture, 1020, 420);
}

static void
draw_bars_eastern (Picture *picture)
{
  scene_half_year (picture);
  dtl_chart_set_type (picture->chart, DTL_CHART_BARS);
  scene_use_theme (picture, DTL_THEME_DARK, DTL_SCHEME_EASTERN);
}

static void
draw_area (Picture *picture)
{
  use_type (picture, DTL_CHART_AREA);
}

static void
draw_baseline (Picture *picture)
{
  use_type (picture, DTL_CHART_BASELINE);
}

static void
draw_baseline_grey (Picture *picture)
{
  scene_print (picture);
  dtl_chart_set_type (picture->chart, DTL_CHART_BASELINE);
  scene_use_theme (picture, DTL_THEME_GREY, DTL_SCHEME_WESTERN);
}

static void
draw_baseline_far (Picture *picture)
{
  scene_far (picture);
  dtl_chart_set_type (picture->chart, DTL_CHART_BASELINE);
  dtl_chart_set_price_scale (picture->chart, DTL_PRICE_SCALE_LOG);
  dtl_chart_set_base (picture->chart, 17532); /* 2018-01-01: no session */
}

static void
draw_log (Picture *picture)
{
  scene_far (picture);
  dtl_chart_set_price_scale (picture->chart, DTL_PRICE_SCALE_LOG);
}

static void
draw_log_close (Picture *picture)
{
  use_type (picture, DTL_CHART_CANDLES);
  dtl_chart_set_price_scale (picture->chart, DTL_PRICE_SCALE_LOG);
}

/* Prices that fall through zero and come back. */
static void
draw_log_below_zero (Picture *picture)
{
  g_autoptr (DtlSeries) whole = synthetic_series (60, FIRST_DAY, 20);
  g_autoptr (DtlSeries) series = synthetic_map (whole, 1, -19.5);

  dtl_chart_set_series (picture->chart, series);
  dtl_chart_set_price_scale (picture->chart, DTL_PRICE_SCALE_LOG);
  scene_use_screen (picture, 600, 400);
}

static void
draw_percent (Picture *picture)
{
  scene_half_year (picture);
  dtl_chart_set_flags (picture->chart, NULL);
  dtl_chart_set_price_scale (picture->chart, DTL_PRICE_SCALE_PERCENT);
  picture->has_cursor = TRUE;
  picture->cursor_row = 60;
  picture->cursor_y = 300;
}

static void
draw_percent_print (Picture *picture)
{
  scene_print (picture);
  dtl_chart_set_price_scale (picture->chart, DTL_PRICE_SCALE_PERCENT);
}

static void
draw_index (Picture *picture)
{
  use_type (picture, DTL_CHART_LINE);
  dtl_chart_set_price_scale (picture->chart, DTL_PRICE_SCALE_INDEX);
  dtl_chart_set_base (picture->chart, FIRST_DAY);
}

static void
draw_held (Picture *picture)
{
  use_type (picture, DTL_CHART_CANDLES);
  dtl_chart_set_price_range (picture->chart, 110, 124);
}

static void
draw_tiny (Picture *picture)
{
  g_autoptr (DtlSeries) whole = synthetic_series (60, FIRST_DAY, 105);
  g_autoptr (DtlSeries) series = synthetic_map (whole, 1e-10, 0);

  dtl_chart_set_series (picture->chart, series);
  scene_use_screen (picture, 600, 400);
}

static void
draw_huge (Picture *picture)
{
  g_autoptr (DtlSeries) whole = synthetic_series (60, FIRST_DAY, 105);
  g_autoptr (DtlSeries) series = synthetic_map (whole, 1e10, 0);

  dtl_chart_set_series (picture->chart, series);
  scene_use_screen (picture, 600, 400);
}

const Case scenes_scales[] = {
  { "hollow",
    "fill by close against open, colour by the close before: 9 August is green and filled",
    draw_hollow },
  { "averages", "Heikin-Ashi: runs of one colour; last price and tag are those of the market",
    draw_averages },
  { "averages-print", "the same on paper, its legend says that these are averages",
    draw_averages_print },
  { "hollow-safe", "the same in blue and orange on black", draw_hollow_safe },
  { "hollow-print", "on paper: green and red ink, the legend says which is which",
    draw_hollow_print },
  { "bars", "open left, close right, two px wide", draw_bars },
  { "bars-eastern", "one px wide on dark, rises red", draw_bars_eastern },
  { "area", "line of closes over a ground, dots of flags on the line", draw_area },
  { "baseline", "green above and red below the dashed base, whose day heads the axis",
    draw_baseline },
  { "baseline-grey", "on paper in greys: dark above, light below", draw_baseline_grey },
  { "baseline-far", "3,000 bars, logarithmic; the base is the first session of 2018",
    draw_baseline_far },
  { "log", "3,000 bars: equal ratios equally far apart, round prices at 1, 2 and 5", draw_log },
  { "log-close", "a quarter: round prices, a little closer towards the top", draw_log_close },
  { "log-below-zero", "bars at or below zero are gaps", draw_log_below_zero },
  { "percent", "signed percent against 1 March, the first session, tags likewise", draw_percent },
  { "percent-print", "the same on paper", draw_percent_print },
  { "index", "points; 100 is the close of 1 March, before the first in view", draw_index },
  { "held", "an axis held from 110 to 124: candles beyond it are cut, poles end at its edge",
    draw_held },
  { "tiny", "prices about 1e-8 with their digits, the axis as wide as these", draw_tiny },
  { "huge", "prices about 1e12", draw_huge },
  { NULL },
};
