/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tails and quantiles against closed forms: Student's t with 1 and 2 degrees of freedom, the normal
 * by erfc, the sign test by counting; and each quantile against its own tail. */
#include "base/stats.h"

#include <math.h>

static void
assert_relative (double a, double b, double tolerance)
{
  if (!(fabs (a - b) <= tolerance * MAX (fabs (b), 1e-300)))
    g_error ("%.17g is not %.17g", a, b);
}

static const double points[] = { 1e-6, 0.01, 0.3, 1, 1.96, 3, 7.5, 20, 400, 1e5 };

static void
test_closed_forms (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    {
      double t = points[i];

      /* Cauchy, its far tail without the difference from one half */
      assert_relative (dtl_stats_student_tail (t, 1), atan2 (1, t) / G_PI, 1e-12);
      /* t / sqrt (2 + t^2) / 2 off one half, likewise */
      assert_relative (dtl_stats_student_tail (t, 2),
                       1 / (sqrt (2 + t * t) * (sqrt (2 + t * t) + t)), 1e-12);
      assert_relative (dtl_stats_student_p (-t, 7), 2 * dtl_stats_student_tail (t, 7), 1e-13);
      assert_relative (dtl_stats_normal_tail (t), 0.5 * erfc (t / G_SQRT2), 1e-14);
    }
  g_assert_true (isnan (dtl_stats_student_p (NAN, 5)));
}

static void
test_quantiles (void)
{
  static const double probabilities[] = { 0.001, 0.025, 0.2, 0.5, 0.9, 0.975, 0.9995 };
  static const double degrees[] = { 1, 2, 3, 28, 118, 498 };

  for (gsize i = 0; i < G_N_ELEMENTS (probabilities); i++)
    {
      double p = probabilities[i];

      assert_relative (dtl_stats_normal_tail (-dtl_stats_normal_quantile (p)), p, 1e-10);
      for (gsize j = 0; j < G_N_ELEMENTS (degrees); j++)
        assert_relative (
            dtl_stats_student_tail (-dtl_stats_student_quantile (p, degrees[j]), degrees[j]), p,
            1e-10);
    }
}

/* R's type 7: linear between the points at (n - 1) q */
static void
test_sample_quantile (void)
{
  static const double sorted[] = { 1, 2, 4, 8 };

  assert_relative (dtl_stats_quantile (sorted, 4, 0.5), 3, 1e-15);
  assert_relative (dtl_stats_quantile (sorted, 4, 0.25), 1.75, 1e-15);
  assert_relative (dtl_stats_quantile (sorted, 4, 0), 1, 1e-15);
  assert_relative (dtl_stats_quantile (sorted, 4, 1), 8, 1e-15);
}

static void
test_sign (void)
{
  for (gsize n = 1; n <= 40; n++)
    for (gsize w = 0; w <= n; w++)
      {
        double below = 0, above = 0, choose = 1;

        for (gsize k = 0; k <= n; k++)
          {
            below += k <= w ? choose : 0;
            above += k >= w ? choose : 0;
            choose = choose * (double) (n - k) / (double) (k + 1);
          }
        assert_relative (dtl_stats_sign_p (w, n),
                         MIN (1, 2 * MIN (below, above) * pow (0.5, (double) n)), 1e-12);
      }
}

static void
test_ranks (void)
{
  static const double values[] = { 3, 1, 3, -2, 3 };
  static const double expected[] = { 4, 2, 4, 1, 4 };
  double ranks[5];

  dtl_stats_rank (values, 5, ranks);
  for (gsize i = 0; i < 5; i++)
    g_assert_cmpfloat (ranks[i], ==, expected[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stats/closed-forms", test_closed_forms);
  g_test_add_func ("/stats/quantiles", test_quantiles);
  g_test_add_func ("/stats/sample-quantile", test_sample_quantile);
  g_test_add_func ("/stats/sign", test_sign);
  g_test_add_func ("/stats/ranks", test_ranks);

  return g_test_run ();
}
