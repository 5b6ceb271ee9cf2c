/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of a frame against the rows of each device pixel, one by one. */

#include "chart/columns.h"

#include <math.h>

#define N_ROWS 60000
#define WIDTH 700

static DtlSeries *
make_series (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gint64 *keys = g_new (gint64, N_ROWS);
  double *columns[DTL_N_COLUMNS];
  gsize gap_end = 0;

  for (int column = 0; column < DTL_N_COLUMNS; column++)
    columns[column] = g_new (double, N_ROWS);
  for (gsize i = 0; i < N_ROWS; i++)
    {
      keys[i] = (gint64) i;
      if (g_rand_int_range (rand, 0, 4000) == 0)
        gap_end = i + (gsize) g_rand_int_range (rand, 1, 600);
      for (int column = 0; column < DTL_N_COLUMNS; column++)
        columns[column][i] = i < gap_end || g_rand_int_range (rand, 0, 20) == 0
                                 ? NAN
                                 : g_rand_double_range (rand, -5, 100);
    }

  return dtl_series_new_take (DTL_INTERVAL_DAY, NULL, N_ROWS, keys, columns);
}

static double
pixel_of (const DtlFrame *frame, gsize row)
{
  return floor ((frame->time->offset + ((double) row + 0.5) * frame->time->spacing) *
                frame->device_scale);
}

static void
assert_value (double found, double expected)
{
  if (found != expected)
    g_assert_true (isnan (found) && isnan (expected));
}

/* @bar against a scan of its rows. */
static void
check_bar (const DtlSeries *series, const DtlColumnBar *bar)
{
  double open = NAN, high = NAN, low = NAN, close = NAN, volume = NAN;
  double first_close = NAN, low_close = NAN, high_close = NAN, start;

  for (gsize i = bar->rows.first; i < bar->rows.end; i++)
    {
      DtlBar row = dtl_series_get_bar (series, i);
      const double *value = row.value;

      if (isnan (open))
        open = value[DTL_COLUMN_OPEN];
      for (int column = DTL_COLUMN_OPEN; column <= DTL_COLUMN_CLOSE; column++)
        {
          high = fmax (high, value[column]);
          low = fmin (low, value[column]);
        }
      if (isnan (first_close))
        first_close = value[DTL_COLUMN_CLOSE];
      low_close = fmin (low_close, value[DTL_COLUMN_CLOSE]);
      high_close = fmax (high_close, value[DTL_COLUMN_CLOSE]);
      if (!isnan (value[DTL_COLUMN_CLOSE]))
        close = value[DTL_COLUMN_CLOSE];
      volume = fmax (volume, value[DTL_COLUMN_VOLUME]);
    }
  start = open;
  if (isnan (start) && bar->rows.first > 0)
    start = dtl_series_get_column (series, DTL_COLUMN_CLOSE)[bar->rows.first - 1];

  assert_value (bar->open, open);
  assert_value (bar->high, high);
  assert_value (bar->low, low);
  assert_value (bar->close, close);
  assert_value (bar->first_close, first_close);
  assert_value (bar->low_close, low_close);
  assert_value (bar->high_close, high_close);
  assert_value (bar->volume, volume);
  g_assert_cmpint (bar->rises, ==, !(close < start));
}

/* Returns: the number of columns. A column is one row, or all that share a device pixel. */
static gsize
check_frame (const DtlFrame *frame, const DtlSeries *series)
{
  gboolean is_crowded = frame->time->spacing * frame->device_scale < 1;
  gsize row = frame->rows.first;
  gsize n = 0;
  DtlColumns columns;
  DtlColumnBar bar;

  dtl_columns_init (&columns, frame, series);
  for (; dtl_columns_next (&columns, &bar); n++)
    {
      gsize end = row + 1;

      while (is_crowded && end < frame->rows.end && pixel_of (frame, end) == pixel_of (frame, row))
        end++;
      g_assert_cmpuint (bar.rows.first, ==, row);
      g_assert_cmpuint (bar.rows.end, ==, end);
      check_bar (series, &bar);
      row = end;
    }
  g_assert_cmpuint (row, ==, frame->rows.end);

  return n;
}

/* Pans and zooms of every kind; what a cache holds of one frame must not show in the next. */
static void
test_exact (void)
{
  static const double scales[] = { 1, 1.25, 1.5, 2, 3 };
  g_autoptr (DtlSeries) a = make_series (1);
  g_autoptr (DtlSeries) b = make_series (2);
  DtlSeries *const series[2] = { a, b };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  DtlColumnCache *cache = dtl_column_cache_new ();

  for (int round = 0; round < 120; round++)
    {
      double length = pow (N_ROWS - 10, g_rand_double_range (rand, 0.1, 1)) + 5;
      double first = g_rand_double_range (rand, 0, N_ROWS - length);
      DtlTimeScale time = { .spacing = WIDTH / length };
      DtlFrame frame = { .time = &time, .columns = cache };
      gsize n;

      frame.device_scale = scales[round % 5];
      time.offset = round % 3 == 0 ? 18 : g_rand_double_range (rand, -3, 3);
      time.offset -= first * time.spacing;
      frame.rows = (DtlRows){ (gsize) first, (gsize) (first + length) };

      n = check_frame (&frame, series[round % 2]);
      g_assert_cmpfloat ((double) n, <=, WIDTH * frame.device_scale + 2);
      g_assert_cmpuint (check_frame (&frame, series[round % 2]), ==, n);
      check_frame (&frame, series[1 - round % 2]);
      frame.columns = NULL;
      g_assert_cmpuint (check_frame (&frame, series[round % 2]), ==, n);
    }

  dtl_column_cache_free (cache);
}

/* With thousands of bars a pixel a column may begin a thirty-second of a pixel late, never early,
 * and still says what its rows do. */
static void
test_blocks (void)
{
  g_autoptr (DtlSeries) series = make_series (4);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int round = 0; round < 60; round++)
    {
      double spacing = g_rand_double_range (rand, 0.0001, 0.0025);
      DtlTimeScale time = { spacing, g_rand_double_range (rand, -1, 1) };
      DtlFrame frame = { .time = &time, .device_scale = 1 };
      gsize row = frame.rows.first = (gsize) g_rand_int_range (rand, 0, 5000);
      DtlColumns columns;
      DtlColumnBar bar;

      frame.rows.end = N_ROWS - (gsize) g_rand_int_range (rand, 0, 5000);
      dtl_columns_init (&columns, &frame, series);
      while (dtl_columns_next (&columns, &bar))
        {
          double x = time.offset + ((double) bar.rows.first + 0.5) * spacing;

          g_assert_cmpuint (bar.rows.first, ==, row);
          g_assert_cmpuint (bar.rows.end, >, row);
          if (row > frame.rows.first)
            {
              g_assert_cmpfloat (x - floor (x), <, 1 / 32.0 + spacing);
              g_assert_cmpfloat (pixel_of (&frame, row), ==,
                                 pixel_of (&frame, row - 1 - (gsize) (1 / spacing / 32)) + 1);
            }
          check_bar (series, &bar);
          row = bar.rows.end;
        }
      g_assert_cmpuint (row, ==, frame.rows.end);
    }
}

static void
test_none (void)
{
  g_autoptr (DtlSeries) series = make_series (1);
  DtlColumnCache *cache = dtl_column_cache_new ();
  DtlTimeScale time = { 0.01, 0 };
  DtlFrame frame = { .time = &time, .columns = cache, .device_scale = 1 };

  frame.rows = (DtlRows){ 500, 500 };
  g_assert_cmpuint (check_frame (&frame, series), ==, 0);
  frame.rows = (DtlRows){ N_ROWS - 1, N_ROWS };
  g_assert_cmpuint (check_frame (&frame, series), ==, 1);

  /* All rows on one pixel. */
  time = (DtlTimeScale){ 1e-9, 0 };
  frame.rows = (DtlRows){ 0, N_ROWS };
  g_assert_cmpuint (check_frame (&frame, series), ==, 1);

  dtl_column_cache_free (cache);
}

static const struct
{
  double spacing, device_scale, share;
  int width; /* device pixels */
} bodies[] = {
  { 3.9, 1, 1, 1 }, /* no candles there */
  { 4, 1, 1, 3 },   /* a gap of one px, and a body that is seen */
  { 4.9, 1, 1, 3 }, /* columns that lie 4 or 5 px apart */
  { 5, 1, 1, 3 },   /* two px from here on */
  { 7, 1, 1, 5 },   /* half a year */
  { 8, 1, 1, 5 },   /* odd, as the wick is */
  { 14, 1, 1, 11 }, /* a quarter */
  { 4, 2, 1, 6 },   /* wicks of two device pixels */
  { 4, 1, 0.5, 1 }, /* half a column has no room for three */
  { 2, 1, 1, 1 },   /* the least */
};

static void
test_body_width (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      DtlTimeScale time = { .spacing = bodies[i].spacing };
      DtlFrame frame = { .time = &time, .device_scale = bodies[i].device_scale };

      g_assert_cmpint (dtl_columns_get_body_width (&frame, bodies[i].share), ==, bodies[i].width);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/columns/exact", test_exact);
  g_test_add_func ("/columns/blocks", test_blocks);
  g_test_add_func ("/columns/none", test_none);
  g_test_add_func ("/columns/body-width", test_body_width);

  return g_test_run ();
}
