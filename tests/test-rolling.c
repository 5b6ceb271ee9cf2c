/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sliding windows against the same figure of each window by itself, in two passes. */

#include "series/rolling.h"

#include <math.h>

#define N 400
#define TOLERANCE 1e-12 /* relative */

static double
mean (const double *values, gsize n)
{
  long double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += values[i];

  return (double) (sum / n);
}

static double
deviation (const double *values, gsize n, gsize degrees_lost)
{
  long double sum = 0;
  long double centre = mean (values, n);

  for (gsize i = 0; i < n; i++)
    sum += (values[i] - centre) * (values[i] - centre);

  return (double) sqrtl (sum / (n - degrees_lost));
}

static double
slope (const double *x, const double *y, gsize n)
{
  long double xx = 0, xy = 0;
  long double centre_x = mean (x, n), centre_y = mean (y, n);

  for (gsize i = 0; i < n; i++)
    {
      xx += (x[i] - centre_x) * (x[i] - centre_x);
      xy += (x[i] - centre_x) * (y[i] - centre_y);
    }

  return (double) (xy / xx);
}

static void
assert_same (double value, double expected, double scale)
{
  if (isnan (expected))
    g_assert_true (isnan (value));
  else
    g_assert_cmpfloat (fabs (value - expected), <=, TOLERANCE * (fabs (expected) + scale));
}

static void
test_brute_force (void)
{
  static const gsize windows[] = { 1, 2, 3, 7, 50, 133, N - 1, N, N + 1 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20220714);
  double x[N], y[N], means[N], deviations[N], slopes[N];

  for (gsize i = 0; i < N; i++)
    {
      x[i] = i % 97 == 50 ? NAN : g_rand_double_range (rand, 90, 110);
      y[i] = i % 131 == 9 ? NAN : g_rand_double_range (rand, -1, 1);
    }

  for (gsize w = 0; w < G_N_ELEMENTS (windows); w++)
    {
      gsize window = windows[w];

      dtl_rolling_mean (x, N, window, means);
      if (window > 1)
        {
          dtl_rolling_deviation (x, N, window, 1, deviations);
          dtl_rolling_slope (x, y, N, window, 0, slopes);
        }
      for (gsize i = 0; i < N; i++)
        {
          gsize first = i + 1 - MIN (window, i + 1);
          gboolean full = i + 1 >= window;

          assert_same (means[i], full ? mean (x + first, window) : NAN, 0);
          if (window == 1)
            continue;
          assert_same (deviations[i], full ? deviation (x + first, window, 1) : NAN, 0);
          assert_same (slopes[i], full ? slope (x + first, y + first, window) : NAN, 1);
        }
    }
}

/* What a running total would still carry along is gone with the window that held it. */
static void
test_no_drift (void)
{
  double values[30], means[30], deviations[30];

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = i < 10 ? 1e12 * (double) (i + 1) : 1e-8 * (double) (i % 3 + 1);

  dtl_rolling_mean (values, G_N_ELEMENTS (values), 3, means);
  dtl_rolling_deviation (values, G_N_ELEMENTS (values), 3, 0, deviations);
  for (gsize i = 12; i < G_N_ELEMENTS (values); i++)
    {
      assert_same (means[i], 2e-8, 0);
      assert_same (deviations[i], 1e-8 * sqrt (2.0 / 3), 0);
    }
}

/* A large level takes nothing from small moves about it: the textbook formula (squares less the
 * square of the mean) gives 0, or the root of a negative number. */
static void
test_large_level (void)
{
  double values[12], deviations[12];

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = 1e12 + (i % 2 == 0 ? 0.5 : -0.5);

  dtl_rolling_deviation (values, G_N_ELEMENTS (values), 4, 0, deviations);
  for (gsize i = 3; i < G_N_ELEMENTS (values); i++)
    assert_same (deviations[i], 0.5, 0);
}

static void
test_flat (void)
{
  double values[50], means[50], deviations[50], slopes[50], smooth[50];

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = 0.1;

  dtl_rolling_mean (values, 50, 7, means);
  dtl_rolling_deviation (values, 50, 7, 1, deviations);
  dtl_rolling_slope (values, values, 50, 7, 0, slopes);
  dtl_smooth (values, 50, 7, 0.25, smooth);
  for (gsize i = 6; i < 50; i++)
    {
      g_assert_cmpfloat (means[i], ==, 0.1);
      g_assert_cmpfloat (deviations[i], ==, 0);
      g_assert_true (isnan (slopes[i])); /* nothing to lean on */
      g_assert_cmpfloat (smooth[i], ==, 0.1);
    }
}

/* What varies by rounding alone does not vary. */
static void
test_resolution (void)
{
  const double x[] = { 0.01, 0.01 + 1e-17, 0.01 - 2e-17, 0.01 + 3e-16 };
  const double y[] = { 1, 2, 4, 3 };
  double slopes[4];

  dtl_rolling_slope (x, y, 4, 4, 1e-15, slopes);
  g_assert_true (isnan (slopes[3]));
  dtl_rolling_slope (x, y, 4, 4, 0, slopes);
  g_assert_false (isnan (slopes[3]));
}

static void
test_smooth_starts_anew (void)
{
  const double values[] = { NAN, 2, 4, 8, NAN, 1, NAN, 10, 20, 30 };
  const double expected[] = { NAN, NAN, 3, 5.5, NAN, NAN, NAN, NAN, 15, 22.5 };
  double in_place[G_N_ELEMENTS (values)];

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    in_place[i] = values[i];
  dtl_smooth (in_place, G_N_ELEMENTS (values), 2, 0.5, in_place);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    assert_same (in_place[i], expected[i], 0);
}

static void
test_sum (void)
{
  DtlSum sum = { 0 };

  dtl_sum_add (&sum, 1e16);
  for (int i = 0; i < 10; i++)
    dtl_sum_add (&sum, 1); /* each is lost in 1e16 by itself */
  dtl_sum_add (&sum, -1e16);
  g_assert_cmpfloat (dtl_sum_get (&sum), ==, 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rolling/brute-force", test_brute_force);
  g_test_add_func ("/rolling/no-drift", test_no_drift);
  g_test_add_func ("/rolling/large-level", test_large_level);
  g_test_add_func ("/rolling/flat", test_flat);
  g_test_add_func ("/rolling/resolution", test_resolution);
  g_test_add_func ("/rolling/smooth-starts-anew", test_smooth_starts_anew);
  g_test_add_func ("/rolling/sum", test_sum);

  return g_test_run ();
}
