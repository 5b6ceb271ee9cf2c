/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Panes and plots as the window uses them: heights, dividers, ranges of their values, and arrays
 * that do not fit the series. */

#include <math.h>

#include "chart/chart-panes.h"
#include "render/synthetic.h"

#define FIRST_DAY 19052 /* 2022-03-01 */
#define WIDTH 1020
#define HEIGHT 620

static DtlChart *
make_chart (gsize n)
{
  DtlChart *chart = dtl_chart_new ();
  g_autoptr (DtlSeries) series = synthetic_series (n, FIRST_DAY, 105);

  dtl_chart_set_series (chart, series);

  return chart;
}

static double *
make_values (gsize n, double value)
{
  double *values = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    values[i] = value;

  return values;
}

static double
get_height (const DtlChart *chart, guint pane)
{
  return dtl_chart_get_pane_area (chart, pane).height;
}

static void
draw (DtlChart *chart, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  dtl_chart_layout (chart, width, height, 1);
  dtl_chart_draw (chart, cr);
  for (double y = 0; y < height; y += 10)
    dtl_chart_draw_cursor (chart, cr, 3, y);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Panes fill the plot without a gap, from the prices down in the order in which they were added. */
static void
test_stack (void)
{
  g_autoptr (DtlChart) chart = make_chart (100);
  guint first = dtl_chart_add_pane (chart, &(DtlPaneOptions){ .title = "One" });
  guint second = dtl_chart_add_pane (chart, &(DtlPaneOptions){ .title = "Two", .share = 0.3 });
  DtlRect axis;
  double y;

  for (int shown = 0; shown <= 1; shown++)
    {
      dtl_chart_set_volume_shown (chart, shown);
      dtl_chart_layout (chart, WIDTH, HEIGHT, 1);
      axis = dtl_chart_get_area (chart, DTL_AREA_TIME_AXIS);
      y = dtl_chart_get_pane_area (chart, DTL_PANE_PRICE).y;
      g_assert_cmpfloat (y, ==, 0);
      for (guint pane = DTL_PANE_PRICE; pane <= second; pane++)
        {
          DtlRect rect = dtl_chart_get_pane_area (chart, pane);
          DtlHit hit;

          if (pane == DTL_PANE_VOLUME && !shown)
            {
              g_assert_cmpfloat (rect.height, ==, 0);
              continue;
            }
          g_assert_cmpfloat (rect.y, ==, y);
          hit = dtl_chart_hit (chart, 500, rect.y + rect.height / 2);
          g_assert_cmpuint (hit.pane, ==, pane);
          g_assert_true (hit.has_row);
          g_assert_cmpint (hit.area == DTL_AREA_ADDED, ==, pane >= first);
          y += rect.height;
        }
      g_assert_cmpfloat (y, ==, axis.y);
      g_assert_cmpfloat_with_epsilon (get_height (chart, second), 0.3 * axis.y, 1);
    }
}

/* A divider moves the two panes beside it and no other, until one of them is at its least. */
static void
test_drag (void)
{
  g_autoptr (DtlChart) chart = make_chart (100);
  guint first = dtl_chart_add_pane (chart, &(DtlPaneOptions){ .title = "One" });
  guint second = dtl_chart_add_pane (chart, &(DtlPaneOptions){ .title = "Two" });
  double volume, one, two, sum;

  dtl_chart_layout (chart, WIDTH, HEIGHT, 1);
  volume = get_height (chart, DTL_PANE_VOLUME);
  one = get_height (chart, first);
  two = get_height (chart, second);
  g_assert_cmpuint (
      dtl_chart_find_divider (chart, 500, dtl_chart_get_pane_area (chart, second).y + 2), ==,
      second);
  g_assert_cmpuint (dtl_chart_find_divider (chart, 500, 30), ==, 0);

  dtl_chart_drag_divider (chart, second, 20);
  dtl_chart_layout (chart, WIDTH, HEIGHT, 1);
  g_assert_cmpfloat_with_epsilon (get_height (chart, second), two - 20, 1);
  g_assert_cmpfloat_with_epsilon (get_height (chart, first), one + 20, 1);
  g_assert_cmpfloat_with_epsilon (get_height (chart, DTL_PANE_VOLUME), volume, 1);
  g_assert_cmpfloat (dtl_chart_get_pane_share (chart, second), >, 0);

  sum = get_height (chart, DTL_PANE_PRICE) + get_height (chart, DTL_PANE_VOLUME);
  dtl_chart_drag_divider (chart, DTL_PANE_VOLUME, -1e9);
  dtl_chart_layout (chart, WIDTH, HEIGHT, 1);
  g_assert_cmpfloat_with_epsilon (get_height (chart, DTL_PANE_PRICE), 96, 1);
  g_assert_cmpfloat_with_epsilon (
      get_height (chart, DTL_PANE_PRICE) + get_height (chart, DTL_PANE_VOLUME), sum, 1);

  dtl_chart_drag_divider (chart, first, 1e9);
  dtl_chart_layout (chart, WIDTH, HEIGHT, 1);
  g_assert_cmpfloat_with_epsilon (get_height (chart, first), 28, 1);

  dtl_chart_drag_divider (chart, 99, 10); /* no such pane */
  dtl_chart_drag_divider (chart, 0, 10);  /* the prices have no divider above */
}

/* By keys all panes below the prices change, as far as the least heights allow. */
static void
test_grow (void)
{
  g_autoptr (DtlChart) chart = make_chart (100);
  guint added = dtl_chart_add_pane (chart, &(DtlPaneOptions){ .title = "One" });
  double volume, one, prices;

  dtl_chart_layout (chart, WIDTH, HEIGHT, 1);
  volume = get_height (chart, DTL_PANE_VOLUME);
  one = get_height (chart, added);
  prices = get_height (chart, DTL_PANE_PRICE);

  dtl_chart_grow_panes (chart, 16);
  dtl_chart_layout (chart, WIDTH, HEIGHT, 1);
  g_assert_cmpfloat_with_epsilon (get_height (chart, DTL_PANE_VOLUME), volume + 16, 1);
  g_assert_cmpfloat_with_epsilon (get_height (chart, added), one + 16, 1);
  g_assert_cmpfloat_with_epsilon (get_height (chart, DTL_PANE_PRICE), prices - 32, 2);

  dtl_chart_grow_panes (chart, 1e9);
  dtl_chart_layout (chart, WIDTH, HEIGHT, 1);
  g_assert_cmpfloat_with_epsilon (get_height (chart, DTL_PANE_PRICE), 96, 2);

  dtl_chart_grow_panes (chart, -1e9);
  dtl_chart_layout (chart, WIDTH, HEIGHT, 1);
  g_assert_cmpfloat_with_epsilon (get_height (chart, DTL_PANE_VOLUME), 28, 1);
  g_assert_cmpfloat_with_epsilon (get_height (chart, added), 28, 1);

  dtl_chart_set_pane_shares (chart, NULL);
  dtl_chart_layout (chart, WIDTH, HEIGHT, 1);
  g_assert_cmpfloat_with_epsilon (get_height (chart, DTL_PANE_VOLUME), volume, 1);
}

/* However many and however low: the prices keep their room, or are alone. */
static void
test_room (void)
{
  for (guint n = 0; n <= 10; n++)
    for (int height = 1; height < 900; height += 37)
      {
        g_autoptr (DtlChart) chart = make_chart (30);

        for (guint i = 0; i < n; i++)
          dtl_chart_add_pane (chart, &(DtlPaneOptions){ .share = 0.1 * i });
        draw (chart, 700, height);
        if (dtl_chart_get_pane_area (chart, DTL_PANE_VOLUME).height > 0)
          g_assert_cmpfloat (get_height (chart, DTL_PANE_PRICE), >=, 95);
        for (guint i = 1; i < n + 2; i++)
          if (get_height (chart, i) > 0)
            g_assert_cmpfloat (get_height (chart, i), >=, 27);
      }
}

/* An overlay counts for the scale of the prices; a held range does not move. */
static void
test_extent (void)
{
  g_autoptr (DtlChart) chart = make_chart (100);
  guint pane = dtl_chart_add_pane (
      chart, &(DtlPaneOptions){ .range = { 0, 100 }, .n_guides = 2, .guides = { 30, 70 } });
  DtlRect rect;

  dtl_chart_layout (chart, WIDTH, HEIGHT, 1);
  rect = dtl_chart_get_pane_area (chart, DTL_PANE_PRICE);
  g_assert_cmpfloat (dtl_chart_get_price_y (chart, 500), <, rect.y);

  dtl_chart_add_plot (chart, DTL_PANE_PRICE,
                      dtl_plot_new (DTL_PLOT_LINE, "High", 0, 100, make_values (100, 500)));
  dtl_chart_add_plot (chart, pane,
                      dtl_plot_new (DTL_PLOT_LINE, "RSI", 0, 100, make_values (100, 50)));
  dtl_chart_layout (chart, WIDTH, HEIGHT, 1);
  g_assert_cmpfloat (dtl_chart_get_price_y (chart, 500), >, rect.y);

  dtl_chart_clear_plots (chart);
  dtl_chart_layout (chart, WIDTH, HEIGHT, 1);
  g_assert_cmpfloat (get_height (chart, pane), ==, 0);
  g_assert_cmpfloat (dtl_chart_get_price_y (chart, 500), <, rect.y);
}

/* Values that are missing, not finite, huge, or fewer than the rows. */
static void
test_odd_values (void)
{
  static const double odd[] = { NAN, INFINITY, -INFINITY, 0, 1e308, -1e308, 1e-320, 5 };

  for (gsize n = 0; n <= 60; n += 12)
    for (int kind = DTL_PLOT_LINE; kind <= DTL_PLOT_BAND; kind++)
      for (guint pane = DTL_PANE_PRICE; pane <= 2; pane += 2)
        for (gsize rows = 40; rows <= 4000; rows *= 100)
          {
            g_autoptr (DtlChart) chart = make_chart (rows);
            double *values = g_new (double, n), *upper = g_new (double, n);

            for (gsize i = 0; i < n; i++)
              {
                values[i] = odd[i % G_N_ELEMENTS (odd)];
                upper[i] = odd[(i / 2 + 3) % G_N_ELEMENTS (odd)];
              }
            dtl_chart_add_pane (chart, &(DtlPaneOptions){ .title = "Odd" });
            if (kind == DTL_PLOT_BAND)
              dtl_chart_add_plot (chart, pane, dtl_plot_new_band (NULL, 1, n, values, upper));
            else
              dtl_chart_add_plot (chart, pane,
                                  dtl_plot_new ((DtlPlotKind) kind, "Odd", 9, n, values));
            if (kind != DTL_PLOT_BAND)
              g_free (upper);
            draw (chart, 600, 500);
          }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-panes/stack", test_stack);
  g_test_add_func ("/chart-panes/drag", test_drag);
  g_test_add_func ("/chart-panes/grow", test_grow);
  g_test_add_func ("/chart-panes/room", test_room);
  g_test_add_func ("/chart-panes/extent", test_extent);
  g_test_add_func ("/chart-panes/odd-values", test_odd_values);

  return g_test_run ();
}
