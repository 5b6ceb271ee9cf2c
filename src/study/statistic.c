/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tests of a set of events: their table. A new one is a file in statistics/ and a row here. */
#include "study/statistic.h"

#include <math.h>
#include <stdlib.h>

#include "base/stats.h"
#include "study/statistics/kinds.h"

static const DtlStatistic statistics[] = {
  [DTL_STATISTIC_CROSS_SECTION] = { "cs_t", "cs_p", "Cross-sectional t", "t test of a mean", FALSE,
                                    dtl_statistic_cross_section },
  [DTL_STATISTIC_PATELL] = { "patell_z", "patell_p", "Patell", "Patell 1976", FALSE,
                             dtl_statistic_patell },
  [DTL_STATISTIC_BMP] = { "bmp_t", "bmp_p", "BMP", "Boehmer, Musumeci and Poulsen 1991", FALSE,
                          dtl_statistic_bmp },
  [DTL_STATISTIC_KP_PATELL] = { "kp_patell_z", "kp_patell_p", "Patell, correlated events",
                                "Kolari and Pynnonen 2010", FALSE, dtl_statistic_kp_patell },
  [DTL_STATISTIC_KP_BMP] = { "kp_bmp_t", "kp_bmp_p", "BMP, correlated events",
                             "Kolari and Pynnonen 2010", FALSE, dtl_statistic_kp_bmp },
  [DTL_STATISTIC_RANK] = { "rank_z", "rank_p", "Rank", "Corrado and Zivney 1992", FALSE,
                           dtl_statistic_rank },
  [DTL_STATISTIC_SIGN] = { "sign_z", "sign_p", "Sign", "Brown and Warner 1980", FALSE,
                           dtl_statistic_sign },
  [DTL_STATISTIC_SIGN_EXACT] = { NULL, "sign_exact_p", "Exact sign", "binomial distribution", FALSE,
                                 dtl_statistic_sign_exact },
  [DTL_STATISTIC_GENERALIZED_SIGN] = { "gsign_z", "gsign_p", "Generalized sign", "Cowan 1992",
                                       FALSE, dtl_statistic_generalized_sign },
  [DTL_STATISTIC_BROWN_WARNER] = { "bw85_t", "bw85_p", "Brown and Warner", "Brown and Warner 1985",
                                   FALSE, dtl_statistic_brown_warner },
  [DTL_STATISTIC_J1] = { "j1", "j1_p", "J1", "MacKinlay 1997", TRUE, dtl_statistic_j1 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (statistics) == DTL_N_STATISTICS);

/**
 * dtl_statistic_get:
 *
 * Returns: (transfer none): the test's row of the table
 */
const DtlStatistic *
dtl_statistic_get (DtlStatisticKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (statistics), NULL);

  return &statistics[kind];
}

/* What is not finite is not defined: a spread of zero, or of one event. */
DtlTest
dtl_test_from_z (double z)
{
  return isfinite (z) ? (DtlTest){ z, dtl_stats_normal_p (z) } : (DtlTest){ NAN, NAN };
}

DtlTest
dtl_test_from_t (double t, double df)
{
  return isfinite (t) && df > 0 ? (DtlTest){ t, dtl_stats_student_p (t, df) }
                                : (DtlTest){ NAN, NAN };
}

typedef struct
{
  double p;
  gsize place;
} Ranked;

static int
compare_ranked_cb (const void *a, const void *b)
{
  double x = ((const Ranked *) a)->p;
  double y = ((const Ranked *) b)->p;

  return (x > y) - (x < y);
}

/**
 * dtl_statistic_adjust_holm:
 * @p: (array): @n values, each @stride after the one before; NAN counts as no test
 * @adjusted: (out caller-allocates) (array): likewise
 *
 * Holm (1979): of the sorted p, adjusted k is the greatest of min (1, (N - j + 1) p_j) for j up to
 * k. It holds the chance of any false alarm among all tests.
 */
void
dtl_statistic_adjust_holm (const double *p, gsize n, gsize stride, double *adjusted)
{
  g_autofree Ranked *order = g_new (Ranked, MAX (n, 1));
  double greatest = 0;
  gsize n_tests = 0;

  for (gsize i = 0; i < n; i++)
    {
      adjusted[i * stride] = NAN;
      if (!isnan (p[i * stride]))
        order[n_tests++] = (Ranked){ p[i * stride], i };
    }
  if (n_tests > 1)
    qsort (order, n_tests, sizeof *order, compare_ranked_cb);

  for (gsize k = 0; k < n_tests; k++)
    {
      greatest = MAX (greatest, MIN (1, (double) (n_tests - k) * order[k].p));
      adjusted[order[k].place * stride] = greatest;
    }
}
