/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where compared lines meet the prices, what scale they are on, and what is said of them. */

#include "chart/chart-compare.h"

#include <math.h>

#include "chart/chart-panes.h"
#include "chart/chart-private.h"
#include "chart/chart-titles.h"
#include "synthetic.h"

#define N_ROWS 100
#define FIRST_DAY 19052 /* Tuesday 1 March 2022 */

/* Closes that are @factor times those of the chart, NAN in rows [gap, gap_end). */
static void
add (DtlChart *chart, const char *name, double factor, gsize gap, gsize gap_end)
{
  const double *close = dtl_series_get_column (dtl_chart_get_series (chart), DTL_COLUMN_CLOSE);
  double *values = g_new (double, N_ROWS);
  DtlPlot *plot;

  for (gsize i = 0; i < N_ROWS; i++)
    values[i] = i >= gap && i < gap_end ? NAN : close[i] * factor;
  plot = dtl_plot_new (DTL_PLOT_LINE, name, dtl_chart_get_n_compared (chart), N_ROWS, values);
  dtl_plot_set_number (plot, DTL_PLOT_NUMBER, 2);
  dtl_chart_add_compared (chart, plot, name);
}

static DtlChart *
make_chart (void)
{
  g_autoptr (DtlSeries) series = synthetic_series (N_ROWS, FIRST_DAY, 105);
  DtlChart *chart = dtl_chart_new ();

  dtl_chart_set_series (chart, series);

  return chart;
}

typedef struct
{
  const char *name;
  double first;       /* of the range, which ends with the series */
  int base;           /* row asked for; -1: the first in view */
  gsize gap, gap_end; /* of the compared line */
  gboolean known;
  gsize row; /* where they meet */
} BaseCase;

static const BaseCase bases[] = {
  { "first", 0, -1, 0, 0, TRUE, 0 },              /* */
  { "view", 40, -1, 0, 0, TRUE, 40 },             /* the first in view */
  { "panning", 40.7, -1, 0, 0, TRUE, 40 },        /* of which a part is in view */
  { "chosen", 40, 10, 0, 0, TRUE, 10 },           /* out of view, too */
  { "gap", 0, -1, 0, 3, TRUE, 3 },                /* the first that there is */
  { "long-gap", 20, -1, 10, 99, TRUE, 99 },       /* */
  { "gap-before", 30, -1, 10, 30, TRUE, 30 },     /* */
  { "nothing-after", 50, -1, 40, 100, FALSE, 0 }, /* is not drawn */
};

static void
test_base (gconstpointer data)
{
  const BaseCase *c = data;
  g_autoptr (DtlChart) chart = make_chart ();
  DtlSeries *series = dtl_chart_get_series (chart);
  const double *close = dtl_series_get_column (series, DTL_COLUMN_CLOSE);
  gsize own = (gsize) (c->base >= 0 ? c->base : (int) c->first);
  DtlComparedBase base;

  add (chart, "OTHER", 3, c->gap, c->gap_end);
  dtl_chart_set_range (chart, c->first, N_ROWS);
  if (c->base >= 0)
    dtl_chart_set_base (chart, dtl_series_get_day (series, (gsize) c->base));
  base = dtl_chart_get_compared_base (chart, 0);

  g_assert_cmpint (base.known, ==, c->known);
  dtl_chart_layout (chart, 900, 500, 1);
  if (!c->known)
    return;
  g_assert_cmpuint (base.row, ==, c->row);
  g_assert_cmpfloat (base.price, ==, close[c->row] * 3);
  g_assert_cmpfloat_with_epsilon (base.factor * base.price, close[own], 1e-9);
}

/* A line with the same changes lies on the prices, on every scale and with any base. */
static void
test_same_changes (void)
{
  for (int kind = 0; kind < DTL_N_PRICE_SCALES; kind++)
    for (int base = -1; base < 60; base += 30)
      {
        g_autoptr (DtlChart) chart = make_chart ();
        DtlSeries *series = dtl_chart_get_series (chart);
        const double *close = dtl_series_get_column (series, DTL_COLUMN_CLOSE);
        const DtlPane *price;
        DtlPriceScale own;

        add (chart, "OTHER", 7, 0, 0);
        dtl_chart_set_price_scale (chart, (DtlPriceScaleKind) kind);
        dtl_chart_set_base (chart,
                            base < 0 ? DTL_DAY_NONE : dtl_series_get_day (series, (gsize) base));
        dtl_chart_set_range (chart, 20, N_ROWS);
        dtl_chart_layout (chart, 900, 500, 1);

        price = dtl_chart_find_pane (chart, DTL_PANE_PRICE);
        own = dtl_compared_get_scale (g_ptr_array_index (chart->compared, 0), &price->scale);
        for (gsize i = 0; i < N_ROWS; i++)
          g_assert_cmpfloat_with_epsilon (dtl_price_scale_y (&own, close[i] * 7),
                                          dtl_price_scale_y (&price->scale, close[i]), 1e-6);

        /* One axis where both are percent, a second one where the right one has prices. */
        g_assert_cmpint (chart->left_axis.width > 0, ==, kind < DTL_PRICE_SCALE_PERCENT);
        g_assert_cmpfloat (chart->plot.x, ==, chart->left_axis.width);
      }
}

/* The axis fits what is compared, in view and drawn. */
static void
test_extent (void)
{
  g_autoptr (DtlChart) chart = make_chart ();
  double *values = g_new (double, N_ROWS);
  const DtlPane *price;

  for (gsize i = 0; i < N_ROWS; i++)
    values[i] = i == 60 ? 300 : i == 5 ? 9000 : 100; /* the last is out of view */
  dtl_chart_add_compared (chart, dtl_plot_new (DTL_PLOT_LINE, "OTHER", 0, N_ROWS, values), "OTHER");
  dtl_chart_set_range (chart, 50, N_ROWS);
  dtl_chart_layout (chart, 900, 500, 1);

  price = dtl_chart_find_pane (chart, DTL_PANE_PRICE);
  g_assert_cmpfloat (price->scale.high, >,
                     3 * dtl_series_get_column (chart->series, DTL_COLUMN_CLOSE)[50]);
  g_assert_cmpfloat (price->scale.high, <,
                     4 * dtl_series_get_column (chart->series, DTL_COLUMN_CLOSE)[50]);

  dtl_chart_clear_plots (chart);
  dtl_chart_layout (chart, 900, 500, 1);
  g_assert_cmpfloat (chart->left_axis.width, ==, 0);
  g_assert_cmpfloat (dtl_chart_find_pane (chart, DTL_PANE_PRICE)->scale.high, <, 200);
}

/* What is said of a row names the value, its change, and against what. */
static void
test_words (void)
{
  static const double prices[] = { 100, 110, NAN, 95 };
  static const struct
  {
    gsize row;
    const char *text;
  } words[] = {
    { 0, "OTHER: 100.00, 0.00\u202f% vs close 1 Mar 2022" },
    { 1, "OTHER: 110.00, +10.00\u202f% vs close 1 Mar 2022" },
    { 2, "OTHER: –" },
    { DTL_PLOT_NO_ROW, "OTHER: 95.00, −5.00\u202f% vs close 1 Mar 2022" },
  };
  g_autoptr (DtlChart) chart = make_chart ();
  double *values = g_new (double, N_ROWS);
  DtlPlot *plot;

  g_assert_null (dtl_chart_describe_plots (chart, 0));
  for (gsize i = 0; i < N_ROWS; i++)
    values[i] = i < G_N_ELEMENTS (prices) ? prices[i] : NAN;
  plot = dtl_plot_new (DTL_PLOT_LINE, "OTHER", 0, N_ROWS, values);
  dtl_plot_set_number (plot, DTL_PLOT_NUMBER, 2);
  dtl_chart_add_compared (chart, plot, "OTHER");
  dtl_chart_set_range (chart, 0, N_ROWS);
  dtl_chart_layout (chart, 900, 500, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *text = dtl_chart_describe_plots (chart, words[i].row);

      g_assert_cmpstr (text, ==, words[i].text);
    }
}

/* Titles that follow a crosshair are not in the picture, and fit into their area. */
static void
test_titles_apart (void)
{
  g_autoptr (DtlChart) chart = make_chart ();
  DtlRect area;

  dtl_chart_set_range (chart, 0, N_ROWS);
  dtl_chart_layout (chart, 900, 500, 1);
  area = dtl_chart_get_titles_area (chart, DTL_PANE_PRICE);
  g_assert_cmpfloat (area.height, ==, 0);

  add (chart, "OTHER", 3, 0, 0);
  dtl_chart_set_titles_apart (chart, TRUE);
  dtl_chart_layout (chart, 900, 500, 1);
  area = dtl_chart_get_titles_area (chart, DTL_PANE_PRICE);
  g_assert_cmpfloat (area.x, ==, chart->left_axis.width);
  g_assert_cmpfloat (area.height, >, 0);
  g_assert_cmpfloat (area.height, <, 60);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/chart-compare/base/%s", bases[i].name);

      g_test_add_data_func (path, &bases[i], test_base);
    }
  g_test_add_func ("/chart-compare/same-changes", test_same_changes);
  g_test_add_func ("/chart-compare/extent", test_extent);
  g_test_add_func ("/chart-compare/words", test_words);
  g_test_add_func ("/chart-compare/titles-apart", test_titles_apart);

  return g_test_run ();
}
