/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heikin-Ashi against the definition written out: each open from the first bar on, without a value
 * carried along, in long double; and a few bars by hand. */
#include "chart/heikin-ashi.h"

#include <glib.h>
#include <math.h>

static DtlSeries *
make_series (const double (*bars)[4], gsize n)
{
  gint64 *keys = g_new (gint64, n);
  double *columns[DTL_N_COLUMNS] = { NULL };

  for (int column = DTL_COLUMN_OPEN; column <= DTL_COLUMN_CLOSE; column++)
    {
      columns[column] = g_new (double, n);
      for (gsize row = 0; row < n; row++)
        columns[column][row] = bars[row][column - DTL_COLUMN_OPEN];
    }
  for (gsize row = 0; row < n; row++)
    keys[row] = 18000 + (gint64) row;

  return dtl_series_new_take (DTL_INTERVAL_DAY, NULL, n, keys, columns);
}

static double
get (const DtlSeries *series, DtlColumn column, gsize row)
{
  return dtl_series_get_column (series, column)[row];
}

/* The open of @row, told from the start: half of each body before, halved once more a bar. */
static long double
find_open (const double (*bars)[4], gsize row)
{
  long double open = ((long double) bars[0][0] + bars[0][3]) / 2;
  long double sum = open * powl (0.5L, row);

  for (gsize i = 0; i < row; i++)
    sum += ((long double) bars[i][0] + bars[i][1] + bars[i][2] + bars[i][3]) / 4 *
           powl (0.5L, row - i);

  return sum;
}

static void
test_random (void)
{
  for (guint32 seed = 0; seed < 200; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      gsize n = (gsize) g_rand_int_range (rand, 1, 300);
      double scale = pow (10, g_rand_int_range (rand, -8, 12));
      g_autofree double (*bars)[4] = g_malloc_n (n, sizeof *bars);
      g_autoptr (DtlSeries) series = NULL;
      g_autoptr (DtlSeries) averages = NULL;

      for (gsize row = 0; row < n; row++)
        {
          double open = scale * g_rand_double_range (rand, 1, 9);
          double close = scale * g_rand_double_range (rand, 1, 9);

          bars[row][0] = open;
          bars[row][1] = fmax (open, close) + scale * g_rand_double (rand);
          bars[row][2] = fmin (open, close) - scale * g_rand_double (rand);
          bars[row][3] = close;
        }
      series = make_series ((const double (*)[4]) bars, n);
      averages = dtl_heikin_ashi_new (series);
      g_assert_cmpuint (dtl_series_get_n (averages), ==, n);

      for (gsize row = 0; row < n; row++)
        {
          double open = (double) find_open ((const double (*)[4]) bars, row);
          double close =
              (double) (((long double) bars[row][0] + bars[row][1] + bars[row][2] + bars[row][3]) /
                        4);
          double tolerance = 1e-14 * 10 * scale;

          g_assert_cmpfloat_with_epsilon (get (averages, DTL_COLUMN_OPEN, row), open, tolerance);
          g_assert_cmpfloat_with_epsilon (get (averages, DTL_COLUMN_CLOSE, row), close, tolerance);
          g_assert_cmpfloat_with_epsilon (get (averages, DTL_COLUMN_HIGH, row),
                                          fmax (bars[row][1], fmax (open, close)), tolerance);
          g_assert_cmpfloat_with_epsilon (get (averages, DTL_COLUMN_LOW, row),
                                          fmin (bars[row][2], fmin (open, close)), tolerance);
        }
    }
}

static const struct
{
  double bar[4];
  double expected[4];
} cases[] = {
  { { 10, 14, 8, 12 }, { 11, 14, 8, 11 } },           /* the first opens at (O + C) / 2 */
  { { 12, 20, 12, 16 }, { 11, 20, 11, 15 } },         /* the open is below the low */
  { { NAN, NAN, NAN, NAN }, { NAN, NAN, NAN, NAN } }, /* no trade */
  { { 16, 18, 14, 16 }, { 13, 18, 13, 16 } },         /* follows from the bar before the gap */
  { { NAN, NAN, NAN, 8 }, { 14.5, 14.5, 8, 8 } },     /* a close alone */
  { { 8, 9, NAN, NAN }, { NAN, NAN, NAN, NAN } },     /* no close, no bar */
};

static void
test_by_hand (void)
{
  double bars[G_N_ELEMENTS (cases)][4];
  g_autoptr (DtlSeries) series = NULL;
  g_autoptr (DtlSeries) averages = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int k = 0; k < 4; k++)
      bars[i][k] = cases[i].bar[k];
  series = make_series ((const double (*)[4]) bars, G_N_ELEMENTS (cases));
  averages = dtl_heikin_ashi_new (series);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int k = 0; k < 4; k++)
      {
        double value = get (averages, (DtlColumn) (DTL_COLUMN_OPEN + k), i);

        if (isnan (cases[i].expected[k]))
          g_assert_true (isnan (value));
        else
          g_assert_cmpfloat (value, ==, cases[i].expected[k]);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heikin-ashi/random", test_random);
  g_test_add_func ("/heikin-ashi/by-hand", test_by_hand);
  return g_test_run ();
}
