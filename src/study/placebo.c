/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The placebo test of Gelbach, Helland and Klick (2013): holds a sum of abnormal returns against
 * the sums of equally many ordinary days. p counts the sum itself as one of them, so that it is
 * never zero; quantiles are of type 7. */
#include "study/placebo.h"

#include <math.h>

#include "base/stats.h"

/**
 * dtl_placebo_dup_sums:
 * @residuals: (array length=n): by time
 * @length: days of a window, at least 1
 * @n_sums: (out): n - length + 1, or 0
 *
 * Returns: (transfer full) (array length=n_sums) (nullable): sums of @length consecutive residuals,
 *   by time; %NULL if there are fewer residuals
 */
double *
dtl_placebo_dup_sums (const double *residuals, gsize n, gsize length, gsize *n_sums)
{
  double *sums;

  g_return_val_if_fail (n_sums != NULL && length > 0, NULL);

  *n_sums = 0;
  if (residuals == NULL || n < length)
    return NULL;

  *n_sums = n - length + 1;
  sums = g_new0 (double, *n_sums);
  for (gsize i = 0; i < *n_sums; i++)
    for (gsize k = 0; k < length; k++)
      sums[i] += residuals[i + k];

  return sums;
}

/**
 * dtl_placebo_compute:
 * @residuals: (array length=n): of the estimation, by time
 * @length: days of the window, or 0
 * @value: sum of its abnormal returns
 *
 * Returns: the test; undefined if the window has no days or more than the estimation
 */
DtlPlacebo
dtl_placebo_compute (const double *residuals, gsize n, gsize length, double value)
{
  DtlPlacebo self = { .n_independent = NAN,
                      .p_left = NAN,
                      .p_right = NAN,
                      .p_two = NAN,
                      .q025 = NAN,
                      .q05 = NAN,
                      .q50 = NAN,
                      .q95 = NAN,
                      .q975 = NAN };
  g_autofree double *sums =
      length > 0 ? dtl_placebo_dup_sums (residuals, n, length, &self.n) : NULL;
  gsize left = 0, right = 0;
  double all = (double) self.n + 1;

  if (sums == NULL)
    return self;

  for (gsize i = 0; i < self.n; i++)
    {
      left += sums[i] <= value;
      right += sums[i] >= value;
      self.n_beyond += fabs (sums[i]) >= fabs (value);
    }
  self.n_independent = (double) n / (double) length;
  self.p_left = (1 + (double) left) / all;
  self.p_right = (1 + (double) right) / all;
  self.p_two = (1 + (double) self.n_beyond) / all;

  dtl_stats_sort (sums, self.n);
  self.q025 = dtl_stats_quantile (sums, self.n, 0.025);
  self.q05 = dtl_stats_quantile (sums, self.n, 0.05);
  self.q50 = dtl_stats_quantile (sums, self.n, 0.5);
  self.q95 = dtl_stats_quantile (sums, self.n, 0.95);
  self.q975 = dtl_stats_quantile (sums, self.n, 0.975);

  return self;
}

/* Returns: whether its sums overlap so much that they are worth few */
gboolean
dtl_placebo_is_few (const DtlPlacebo *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_independent < DTL_PLACEBO_FEW;
}
