/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart as its widget uses it: layout, hits, panning, zooming, chips and odd series. */

#include <math.h>

#include "chart/chart-scale.h"
#include "render/synthetic.h"

#define FIRST_DAY 19052 /* 2022-03-01 */

static DtlChart *
make_chart (gsize n)
{
  DtlChart *chart = dtl_chart_new ();
  g_autoptr (DtlSeries) series = synthetic_series (n, FIRST_DAY, 105);

  dtl_chart_set_series (chart, series);

  return chart;
}

static void
draw (DtlChart *chart, double width, double height)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cairo_t *cr = cairo_create (surface);

  dtl_chart_layout (chart, width, height, 1);
  dtl_chart_draw (chart, cr);
  dtl_chart_draw_cursor (chart, cr, 0, height / 2);
  dtl_chart_draw_cursor (chart, cr, G_MAXSIZE, height / 2);
  dtl_chart_draw_cursor (chart, cr, 0, NAN);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Each session's own column hits it, and the margins the nearest. */
static void
test_hit (void)
{
  g_autoptr (DtlChart) chart = make_chart (300);
  DtlRect price;

  dtl_chart_set_range (chart, 100, 228);
  dtl_chart_layout (chart, 1020, 620, 1);
  price = dtl_chart_get_area (chart, DTL_AREA_PRICE);
  for (gsize row = 100; row < 228; row++)
    {
      DtlHit hit = dtl_chart_hit (chart, dtl_chart_get_row_x (chart, (double) row), price.y + 50);

      g_assert_cmpint (hit.area, ==, DTL_AREA_PRICE);
      g_assert_true (hit.has_row);
      g_assert_cmpuint (hit.row, ==, row);
      g_assert_cmpfloat_with_epsilon (dtl_chart_get_price_y (chart, hit.price), price.y + 50, 1e-6);
    }

  g_assert_cmpuint (dtl_chart_hit (chart, 1, price.y + 5).row, ==, 100);
  g_assert_cmpuint (dtl_chart_hit (chart, price.width - 1, price.y + 5).row, ==, 227);
  g_assert_cmpint (dtl_chart_hit (chart, 1000, 300).area, ==, DTL_AREA_PRICE_AXIS);
  g_assert_false (dtl_chart_hit (chart, 1000, 300).has_row);
  g_assert_cmpint (dtl_chart_hit (chart, 500, 610).area, ==, DTL_AREA_TIME_AXIS);
  g_assert_cmpint (dtl_chart_hit (chart, 500, 580).area, ==, DTL_AREA_VOLUME);
  g_assert_cmpint (dtl_chart_hit (chart, -5, 580).area, ==, DTL_AREA_NONE);
}

/* Fewer sessions than a view may show keep narrow columns and have no neighbours. */
static void
test_few_rows (void)
{
  g_autoptr (DtlChart) chart = make_chart (300);

  for (gsize n = 1; n <= 6; n++)
    {
      dtl_chart_set_range (chart, 100, 100 + (double) n);
      dtl_chart_layout (chart, 1020, 620, 1);
      g_assert_cmpuint (dtl_chart_get_rows (chart).first, ==, 100);
      g_assert_cmpuint (dtl_chart_get_rows (chart).end, ==, 100 + n);
      g_assert_cmpfloat (dtl_chart_get_row_x (chart, 101) - dtl_chart_get_row_x (chart, 100), <,
                         200);
    }
}

static void
test_pan (void)
{
  g_autoptr (DtlChart) chart = make_chart (300);
  double first, end, x;

  dtl_chart_set_range (chart, 100, 228);
  dtl_chart_layout (chart, 1020, 620, 1);
  x = dtl_chart_get_row_x (chart, 150);
  dtl_chart_pan (chart, 33);
  dtl_chart_layout (chart, 1020, 620, 1);
  g_assert_cmpfloat_with_epsilon (dtl_chart_get_row_x (chart, 150), x + 33, 0.51);

  dtl_chart_pan (chart, 1e7); /* stops at the first bar */
  dtl_chart_get_range (chart, &first, &end);
  g_assert_cmpfloat (first, ==, 0);
  g_assert_cmpfloat_with_epsilon (end, 128, 1e-9);
  dtl_chart_pan (chart, -1e7);
  dtl_chart_get_range (chart, &first, &end);
  g_assert_cmpfloat (end, ==, 300);
}

static void
test_zoom (void)
{
  g_autoptr (DtlChart) chart = make_chart (300);
  double first, end, x;

  dtl_chart_set_range (chart, 100, 228);
  dtl_chart_layout (chart, 1020, 620, 1);
  x = dtl_chart_get_row_x (chart, 150);
  dtl_chart_zoom (chart, 1.3, x);
  dtl_chart_layout (chart, 1020, 620, 1);
  g_assert_cmpfloat_with_epsilon (dtl_chart_get_row_x (chart, 150), x, 1);

  dtl_chart_zoom (chart, 1e9, x); /* stops at a few bars */
  dtl_chart_get_range (chart, &first, &end);
  g_assert_cmpfloat_with_epsilon (end - first, 5, 1e-9);
  dtl_chart_zoom (chart, 1e-9, x); /* and at all */
  dtl_chart_get_range (chart, &first, &end);
  g_assert_cmpfloat (first, ==, 0);
  g_assert_cmpfloat (end, ==, 300);
}

static void
test_scroll_to (void)
{
  g_autoptr (DtlChart) chart = make_chart (300);
  double first, end;

  dtl_chart_set_range (chart, 100, 200);
  dtl_chart_scroll_to (chart, 199);
  dtl_chart_get_range (chart, &first, &end);
  g_assert_cmpfloat (first, ==, 100);
  dtl_chart_scroll_to (chart, 50);
  dtl_chart_get_range (chart, &first, &end);
  g_assert_cmpfloat (first, ==, 0);
  g_assert_cmpfloat (end, ==, 100);
  dtl_chart_scroll_to (chart, 150);
  dtl_chart_get_range (chart, &first, &end);
  g_assert_cmpfloat (first, ==, 100);
}

/* Chips carry their flags, stay in the lane, and answer a hit. */
static void
test_chips (void)
{
  g_autoptr (DtlChart) chart = make_chart (300);
  g_autoptr (GArray) flags = dtl_flags_new ();
  DtlRect lane;
  const DtlChip *chips;
  gsize n;

  for (gsize i = 0; i < 12; i++)
    synthetic_flag (flags, dtl_chart_get_series (chart), (gint64) i + 1, i * 20 + 5, "Event",
                    DTL_SYMBOL_BUST);
  dtl_chart_set_flags (chart, flags);
  dtl_chart_set_range (chart, 100, 228);
  dtl_chart_layout (chart, 1020, 620, 1);

  lane = dtl_chart_get_area (chart, DTL_AREA_LANE);
  chips = dtl_chart_get_chips (chart, &n);
  g_assert_cmpuint (n, ==, 7); /* rows 105 to 225 */
  for (gsize i = 0; i < n; i++)
    {
      const DtlRect *rect = &chips[i].rect;

      g_assert_cmpint (chips[i].flag_id, ==, (gint64) i + 6);
      g_assert_cmpuint (chips[i].first, ==, i);
      g_assert_cmpuint (dtl_chart_get_chip_number (chart, chips[i].first), ==, i + 6);
      g_assert_cmpfloat (rect->y + rect->height, <=, lane.y + lane.height);
      g_assert_cmpfloat (rect->x + rect->width, <=, lane.x + lane.width);
      g_assert_cmpint (dtl_chart_hit (chart, rect->x + rect->width / 2, rect->y + 5).flag_id, ==,
                       chips[i].flag_id);
    }

  /* One that began before the view and lasts into it has its chip at the edge. */
  g_array_index (flags, DtlFlag, 1).last_row = 130;
  dtl_chart_set_flags (chart, flags);
  dtl_chart_layout (chart, 1020, 620, 1);
  chips = dtl_chart_get_chips (chart, &n);
  g_assert_cmpuint (n, ==, 8);
  g_assert_cmpint (chips[0].flag_id, ==, 2);
  g_assert_cmpfloat (chips[0].rect.x, ==, lane.x);
  g_assert_cmpuint (dtl_chart_get_chip_number (chart, chips[0].first), ==, 2);
  g_assert_cmpint (dtl_chart_get_chip_flag (chart, chips[1].first)->id, ==, 6);
  g_array_index (flags, DtlFlag, 1).last_row = 99;
  dtl_chart_set_flags (chart, flags);
  dtl_chart_layout (chart, 1020, 620, 1);
  dtl_chart_get_chips (chart, &n);
  g_assert_cmpuint (n, ==, 7);

  dtl_chart_set_flags (chart, NULL);
  dtl_chart_get_chips (chart, &n);
  g_assert_cmpuint (n, ==, 0);
}

/* The layout depends on what is set, not on what was drawn before. */
static void
test_pure (void)
{
  g_autoptr (DtlChart) used = make_chart (300);
  g_autoptr (DtlChart) fresh = make_chart (300);

  draw (used, 333, 222);
  dtl_chart_set_range (used, 20, 30);
  draw (used, 1500, 900);
  dtl_chart_set_range (used, 100, 228);
  dtl_chart_set_range (fresh, 100, 228);
  draw (used, 1020, 620);
  draw (fresh, 1020, 620);

  for (int area = DTL_AREA_LANE; area <= DTL_AREA_TIME_AXIS; area++)
    {
      DtlRect a = dtl_chart_get_area (used, (DtlArea) area);
      DtlRect b = dtl_chart_get_area (fresh, (DtlArea) area);

      g_assert_cmpmem (&a, sizeof a, &b, sizeof b);
    }
  g_assert_cmpfloat (dtl_chart_get_price_y (used, 100), ==, dtl_chart_get_price_y (fresh, 100));
}

/* Series that a formula would stumble over are drawn, at any size, with a flag on each bar. */
static void
test_odd_series (gconstpointer data)
{
  static const double prices[][4] = {
    { 1, 2, 3, 4 },
    { 5, 5, 5, 5 },
    { 0, 0, 0, 0 },
    { -1e308, 1e308, 0, 1 },
    { NAN, NAN, NAN, NAN },
    { 1, NAN, NAN, 2 },
    { INFINITY, 1, -INFINITY, 2 },
    { 1e-320, 2e-320, 1e-320, 3e-320 },
    { 1e15, 1e15 + 1, 1e15, 1e15 },
  };
  const double *values = prices[GPOINTER_TO_SIZE (data)];

  for (gsize n = 0; n <= 4; n++)
    for (int type = 0; type < DTL_N_CHART_TYPES * DTL_N_PRICE_SCALES; type++)
      for (int size = 1; size < 800; size = size * 3 + 1)
        {
          g_autoptr (DtlChart) chart = dtl_chart_new ();
          g_autoptr (DtlSeries) series = NULL;
          g_autoptr (GArray) flags = dtl_flags_new ();
          gint64 *keys = g_new (gint64, n);
          double *columns[DTL_N_COLUMNS];

          for (int column = 0; column < DTL_N_COLUMNS; column++)
            {
              columns[column] = g_new (double, n);
              for (gsize i = 0; i < n; i++)
                columns[column][i] = values[(i + (gsize) column) % 4];
            }
          for (gsize i = 0; i < n; i++)
            keys[i] = FIRST_DAY + (DtlDay) i;
          series = dtl_series_new_take (DTL_INTERVAL_DAY, NULL, n, keys, columns);
          for (gsize i = 0; i < n; i++)
            synthetic_flag (flags, series, (gint64) i + 1, i, "Event", DTL_SYMBOL_LETTER);

          dtl_chart_set_series (chart, series);
          dtl_chart_set_flags (chart, flags);
          dtl_chart_set_type (chart, (DtlChartType) (type % DTL_N_CHART_TYPES));
          dtl_chart_set_price_scale (chart, (DtlPriceScaleKind) (type / DTL_N_CHART_TYPES));
          draw (chart, size, size);
          dtl_chart_zoom (chart, 2, size / 2.0);
          dtl_chart_pan (chart, 3.3);
          draw (chart, size, size);
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/hit", test_hit);
  g_test_add_func ("/chart/few-rows", test_few_rows);
  g_test_add_func ("/chart/pan", test_pan);
  g_test_add_func ("/chart/zoom", test_zoom);
  g_test_add_func ("/chart/scroll-to", test_scroll_to);
  g_test_add_func ("/chart/chips", test_chips);
  g_test_add_func ("/chart/pure", test_pure);
  for (gsize i = 0; i < 9; i++)
    {
      g_autofree char *path = g_strdup_printf ("/chart/odd-series/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_odd_series);
    }

  return g_test_run ();
}
