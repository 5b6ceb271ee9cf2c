/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Types and scales of a chart: what is measured against, what is left out, an axis held by hand. */

#include <math.h>

#include "chart/chart-private.h"
#include "chart/chart-scale.h"
#include "render/synthetic.h"

#define FIRST_DAY 19052 /* Tuesday 1 March 2022 */

static DtlChart *
make_chart (double factor, double shift)
{
  DtlChart *chart = dtl_chart_new ();
  g_autoptr (DtlSeries) whole = synthetic_series (300, FIRST_DAY, 105);
  g_autoptr (DtlSeries) series = synthetic_map (whole, factor, shift);

  dtl_chart_set_series (chart, series);
  dtl_chart_set_range (chart, 100, 228);

  return chart;
}

static void
test_types (void)
{
  DtlChartType found = DTL_CHART_LINE;

  for (int type = 0; type < DTL_N_CHART_TYPES; type++)
    {
      g_assert_true (dtl_chart_type_from_id (dtl_chart_type_get_id ((DtlChartType) type), &found));
      g_assert_cmpint (found, ==, type);
      g_assert_nonnull (dtl_chart_type_get_title ((DtlChartType) type));
    }
  g_assert_false (dtl_chart_type_from_id ("candle", &found));
  g_assert_cmpint (found, ==, DTL_N_CHART_TYPES - 1);
}

static const struct
{
  int day; /* after the first; -1: none asked for */
  gsize row;
  gboolean known, is_later;
} bases[] = {
  { -1, 100, TRUE, FALSE },  /* the first in view */
  { 0, 0, TRUE, FALSE },     /* before the view */
  { 4, 4, TRUE, TRUE },      /* a Saturday: Monday */
  { -900, 0, TRUE, TRUE },   /* before all */
  { 9000, 0, FALSE, FALSE }, /* after all */
};

static void
test_base (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autoptr (DtlChart) chart = make_chart (1, 0);
      g_autofree char *text = NULL;
      DtlChartBase base;

      dtl_chart_set_price_scale (chart, DTL_PRICE_SCALE_PERCENT);
      dtl_chart_set_base (chart, bases[i].day == -1 ? DTL_DAY_NONE : FIRST_DAY + bases[i].day);
      base = dtl_chart_get_base (chart);
      text = dtl_chart_describe_base (chart);
      g_assert_cmpint (base.known, ==, bases[i].known);
      g_assert_cmpint (base.is_later, ==, bases[i].is_later);
      g_assert_cmpint (dtl_chart_get_price_scale (chart), ==,
                       base.known ? DTL_PRICE_SCALE_PERCENT : DTL_PRICE_SCALE_LINEAR);
      g_assert_cmpint (text != NULL, ==, base.known);
      if (base.known)
        g_assert_cmpuint (base.row, ==, bases[i].row);
      dtl_chart_layout (chart, 1020, 620, 1);
    }
}

static void
test_describe (void)
{
  static const struct
  {
    DtlPriceScaleKind kind;
    DtlChartType type;
    const char *text;
  } rows[] = {
    { DTL_PRICE_SCALE_LINEAR, DTL_CHART_CANDLES, NULL },
    { DTL_PRICE_SCALE_LOG, DTL_CHART_AREA, NULL },
    { DTL_PRICE_SCALE_PERCENT, DTL_CHART_BASELINE, "% vs close\n1 Mar 2022" },
    { DTL_PRICE_SCALE_INDEX, DTL_CHART_LINE, "100 = close\n1 Mar 2022" },
    { DTL_PRICE_SCALE_LOG, DTL_CHART_BASELINE, "Base: close\n1 Mar 2022" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DtlChart) chart = make_chart (1, 0);
      g_autofree char *text = NULL;

      dtl_chart_set_price_scale (chart, rows[i].kind);
      dtl_chart_set_type (chart, rows[i].type);
      dtl_chart_set_base (chart, FIRST_DAY);
      text = dtl_chart_describe_base (chart);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* A bar with any price of zero or less has no place on a log scale; a line asks for closes. */
static void
test_left_out (void)
{
  g_autoptr (DtlChart) chart = make_chart (1, -400); /* the walk rises through 400 */
  g_autoptr (DtlChart) fine = make_chart (1, 0);
  const double *low, *close;
  g_autofree char *hint = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *none = NULL;
  gsize n_lows = 0, n_closes = 0;

  low = dtl_series_get_column (dtl_chart_get_series (chart), DTL_COLUMN_LOW);
  close = dtl_series_get_column (dtl_chart_get_series (chart), DTL_COLUMN_CLOSE);
  dtl_chart_set_range (chart, 0, 300);
  for (gsize row = 0; row < 300; row++)
    {
      n_lows += low[row] <= 0;
      n_closes += close[row] <= 0;
    }

  g_assert_cmpuint (dtl_chart_get_left_out (chart), ==, 0);
  dtl_chart_set_price_scale (chart, DTL_PRICE_SCALE_LOG);
  g_assert_cmpuint (dtl_chart_get_left_out (chart), ==, n_lows);
  hint = dtl_chart_describe_base (chart);
  expected = g_strdup_printf ("%zu bars ≤ 0\nnot shown", n_lows);
  g_assert_cmpstr (hint, ==, expected);
  dtl_chart_set_type (chart, DTL_CHART_LINE);
  g_assert_cmpuint (dtl_chart_get_left_out (chart), ==, n_closes);
  g_assert_cmpuint (n_closes, >, 0);
  dtl_chart_layout (chart, 1020, 620, 1);
  dtl_chart_set_price_scale (chart, DTL_PRICE_SCALE_LINEAR);
  g_assert_cmpuint (dtl_chart_get_left_out (chart), ==, 0);

  dtl_chart_set_price_scale (fine, DTL_PRICE_SCALE_LOG);
  g_assert_cmpuint (dtl_chart_get_left_out (fine), ==, 0);
  none = dtl_chart_describe_base (fine);
  g_assert_null (none);
}

static void
test_held (void)
{
  g_autoptr (DtlChart) chart = make_chart (1, 0);
  double low, high, y;
  DtlRect pane;

  dtl_chart_set_price_range (chart, 50, 400);
  dtl_chart_layout (chart, 1020, 620, 1);
  pane = dtl_chart_get_area (chart, DTL_AREA_PRICE);
  g_assert_cmpfloat_with_epsilon (dtl_chart_get_price_y (chart, 400), pane.y, 1e-6);
  g_assert_cmpfloat_with_epsilon (dtl_chart_get_price_y (chart, 50), pane.y + pane.height, 1e-6);

  dtl_chart_set_range (chart, 0, 30); /* held, whatever is in view */
  dtl_chart_layout (chart, 1020, 620, 1);
  g_assert_cmpfloat_with_epsilon (dtl_chart_get_price_y (chart, 400), pane.y, 1e-6);

  dtl_chart_drag_price_axis (chart, 50);
  g_assert_true (dtl_chart_get_price_range (chart, &low, &high));
  g_assert_cmpfloat (low, <, 50);
  g_assert_cmpfloat (high, >, 400);

  dtl_chart_clear_price_range (chart);
  g_assert_false (dtl_chart_get_price_range (chart, &low, &high));
  dtl_chart_layout (chart, 1020, 620, 1);
  y = dtl_chart_get_price_y (chart, 105);
  dtl_chart_set_price_range (chart, 5, 5); /* no range */
  dtl_chart_set_price_range (chart, NAN, 5);
  dtl_chart_layout (chart, 1020, 620, 1);
  g_assert_cmpfloat (dtl_chart_get_price_y (chart, 105), ==, y);

  dtl_chart_set_price_range (chart, -5, 500); /* not on a log scale */
  dtl_chart_set_price_scale (chart, DTL_PRICE_SCALE_LOG);
  g_assert_false (dtl_chart_get_price_range (chart, &low, &high));
  dtl_chart_layout (chart, 1020, 620, 1);
  g_assert_true (isfinite (dtl_chart_get_price_y (chart, 105)));
}

/* While the chart moves its base moves with it, and the axis keeps its width. */
static void
test_axis_width (void)
{
  g_autoptr (DtlChart) chart = make_chart (1, 0);
  double width;

  dtl_chart_set_price_scale (chart, DTL_PRICE_SCALE_PERCENT);
  dtl_chart_layout (chart, 1020, 620, 1);
  width = dtl_chart_get_area (chart, DTL_AREA_PRICE_AXIS).width;
  for (double first = 0; first < 200; first += 1.7)
    {
      dtl_chart_set_range (chart, first, first + 60);
      dtl_chart_layout (chart, 1020, 620, 1);
      g_assert_cmpfloat (dtl_chart_get_area (chart, DTL_AREA_PRICE_AXIS).width, ==, width);
    }

  dtl_chart_set_price_scale (chart, DTL_PRICE_SCALE_LINEAR);
  dtl_chart_set_price_range (chart, 0, 1e12); /* its numbers are wide */
  dtl_chart_layout (chart, 1020, 620, 1);
  g_assert_cmpfloat (dtl_chart_get_area (chart, DTL_AREA_PRICE_AXIS).width, >, 90);
}

/* With letters of any size there is more than one value beside the prices, and room for each. */
static void
test_marks (void)
{
  for (double text_scale = 1; text_scale <= 2; text_scale += 0.25)
    for (double height = 420; height <= 900; height += 20)
      {
        g_autoptr (DtlChart) chart = make_chart (1, 0);
        const DtlPane *pane = &chart->panes[PANE_PRICE];
        DtlTheme theme;

        dtl_theme_init (&theme, DTL_THEME_LIGHT, DTL_SCHEME_WESTERN);
        theme.text_scale = text_scale;
        dtl_chart_set_theme (chart, &theme);
        dtl_chart_layout (chart, 1000, height, 1);
        g_assert_cmpuint (pane->ticks.n, >=, 2);
        for (gsize i = 1; i < pane->ticks.n; i++)
          g_assert_cmpfloat (dtl_price_scale_y (&pane->scale, pane->ticks.ticks[i - 1].value) -
                                 dtl_price_scale_y (&pane->scale, pane->ticks.ticks[i].value),
                             >=, 30 * text_scale - 1e-6);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-scale/types", test_types);
  g_test_add_func ("/chart-scale/base", test_base);
  g_test_add_func ("/chart-scale/describe", test_describe);
  g_test_add_func ("/chart-scale/left-out", test_left_out);
  g_test_add_func ("/chart-scale/marks", test_marks);
  g_test_add_func ("/chart-scale/held", test_held);
  g_test_add_func ("/chart-scale/axis-width", test_axis_width);

  return g_test_run ();
}
