/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments, ranks and the tails of distributions. Sums are taken twice, mean first: a sum of squares
 * less the square of a sum loses every digit that small returns have. Tails are computed directly,
 * never as one minus the rest. The incomplete beta function follows its continued fraction
 * (Abramowitz and Stegun 26.5.8) by the method of Lentz as modified by Thompson and Barnett (1986);
 * the first guess of the normal quantile is Abramowitz and Stegun 26.2.23. */
#include "base/stats.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#define MAX_FRACTION_STEPS 10000 /* of order sqrt (max (a, b)) are needed */
#define MAX_ROOT_STEPS 200

/* lgamma() writes to a global variable, so that it is no function for threads. */
static double
log_gamma (double x)
{
  int sign;

  return lgamma_r (x, &sign);
}

/**
 * dtl_stats_mean:
 *
 * Returns: the mean, exact to the last digit or so: what rounding left over is added; NAN for none
 */
double
dtl_stats_mean (const double *values, gsize n)
{
  double sum = 0, rest = 0, mean;

  if (n == 0)
    return NAN;

  for (gsize i = 0; i < n; i++)
    sum += values[i];
  mean = sum / (double) n;
  for (gsize i = 0; i < n; i++)
    rest += values[i] - mean;

  return mean + rest / (double) n;
}

/**
 * dtl_stats_squares:
 * @mean: of the values
 *
 * Returns: the sum of squared deviations from @mean
 */
double
dtl_stats_squares (const double *values, gsize n, double mean)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += (values[i] - mean) * (values[i] - mean);

  return sum;
}

/**
 * dtl_stats_deviation:
 *
 * Returns: the standard deviation with n - 1; NAN for fewer than two values
 */
double
dtl_stats_deviation (const double *values, gsize n)
{
  if (n < 2)
    return NAN;

  return sqrt (dtl_stats_squares (values, n, dtl_stats_mean (values, n)) / (double) (n - 1));
}

static int
compare_cb (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* None of @values may be NAN. */
void
dtl_stats_sort (double *values, gsize n)
{
  if (n > 1)
    qsort (values, n, sizeof *values, compare_cb);
}

/**
 * dtl_stats_quantile:
 * @sorted: increasing
 * @probability: from 0 to 1
 *
 * Interpolates linearly at (n - 1) x @probability, which is type 7 of Hyndman and Fan (1996).
 *
 * Returns: the quantile; NAN for no values
 */
double
dtl_stats_quantile (const double *sorted, gsize n, double probability)
{
  double place, part;
  gsize i;

  if (n == 0)
    return NAN;

  place = (double) (n - 1) * probability;
  i = (gsize) place;
  part = place - (double) i;

  return i + 1 < n && part > 0 ? sorted[i] + part * (sorted[i + 1] - sorted[i]) : sorted[i];
}

typedef struct
{
  double value;
  gsize place;
} Ranked;

static int
compare_ranked_cb (const void *a, const void *b)
{
  return compare_cb (&((const Ranked *) a)->value, &((const Ranked *) b)->value);
}

/**
 * dtl_stats_rank:
 * @ranks: (out caller-allocates) (array length=n): 1 for the least; equal values share the mean of
 *   their ranks
 */
void
dtl_stats_rank (const double *values, gsize n, double *ranks)
{
  g_autofree Ranked *order = g_new (Ranked, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    order[i] = (Ranked){ values[i], i };
  if (n > 1)
    qsort (order, n, sizeof *order, compare_ranked_cb);

  for (gsize i = 0, end; i < n; i = end)
    {
      for (end = i + 1; end < n && !(order[end].value > order[i].value); end++)
        ;
      for (gsize k = i; k < end; k++)
        ranks[order[k].place] = (double) (i + 1 + end) / 2;
    }
}

/**
 * dtl_stats_normal_tail:
 *
 * Returns: P(Z > @z) of a standard normal Z
 */
double
dtl_stats_normal_tail (double z)
{
  return erfc (z / G_SQRT2) / 2;
}

/* Returns: P(|Z| > |z|) */
double
dtl_stats_normal_p (double z)
{
  return erfc (fabs (z) / G_SQRT2);
}

/**
 * dtl_stats_normal_quantile:
 * @probability: between 0 and 1
 *
 * Returns: z such that P(Z < z) is @probability; NAN outside
 */
double
dtl_stats_normal_quantile (double probability)
{
  double tail = MIN (probability, 1 - probability);
  double u, z;

  if (!(tail > 0))
    return NAN;

  u = sqrt (-2 * log (tail));
  z = u - (2.515517 + u * (0.802853 + u * 0.010328)) /
              (1 + u * (1.432788 + u * (0.189269 + u * 0.001308)));
  for (int i = 0; i < MAX_ROOT_STEPS; i++)
    {
      double density = exp (-z * z / 2) / sqrt (2 * G_PI);
      double step = (dtl_stats_normal_tail (z) - tail) / density;

      z += step;
      if (fabs (step) <= 4 * DBL_EPSILON * fabs (z))
        break;
    }

  return probability < 0.5 ? -z : z;
}

static double
avoid_zero (double value)
{
  return fabs (value) < DBL_MIN ? DBL_MIN : value;
}

/* The continued fraction of I_x(a, b), which converges fast for x < (a + 1) / (a + b + 2). */
static double
beta_fraction (double x, double a, double b)
{
  double c = 1;
  double d = 1 / avoid_zero (1 - (a + b) * x / (a + 1));
  double value = d;

  for (int m = 1; m <= MAX_FRACTION_STEPS; m++)
    {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      double factor;

      d = 1 / avoid_zero (1 + even * d);
      c = avoid_zero (1 + even / c);
      value *= d * c;

      d = 1 / avoid_zero (1 + odd * d);
      c = avoid_zero (1 + odd / c);
      factor = d * c;
      value *= factor;
      if (fabs (factor - 1) <= 2 * DBL_EPSILON)
        break;
    }

  return value;
}

/* I_x(a, b), where y = 1 - x is known better than by subtraction. */
static double
beta_of_both (double x, double y, double a, double b)
{
  double front;

  if (x <= 0 || y <= 0)
    return x <= 0 ? 0 : 1;

  front = exp (log_gamma (a + b) - log_gamma (a) - log_gamma (b) + a * log (x) + b * log (y));

  return x < (a + 1) / (a + b + 2) ? front * beta_fraction (x, a, b) / a
                                   : 1 - front * beta_fraction (y, b, a) / b;
}

/**
 * dtl_stats_beta:
 * @x: from 0 to 1
 * @a: above 0
 * @b: above 0
 *
 * Returns: the regularised incomplete beta function I_x(a, b)
 */
double
dtl_stats_beta (double x, double a, double b)
{
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0))
    return NAN;

  return beta_of_both (x, 1 - x, a, b);
}

/**
 * dtl_stats_student_p:
 * @df: degrees of freedom, above 0
 *
 * Returns: P(|T| > |@t|), with all digits however small
 */
double
dtl_stats_student_p (double t, double df)
{
  double square = t * t;

  if (!(df > 0) || isnan (t))
    return NAN;
  if (isinf (square))
    return 0;

  return beta_of_both (df / (df + square), square / (df + square), df / 2, 0.5);
}

/* Returns: P(T > @t) */
double
dtl_stats_student_tail (double t, double df)
{
  double tail = dtl_stats_student_p (t, df) / 2;

  return t < 0 ? 1 - tail : tail;
}

static double
student_density (double t, double df)
{
  return exp (log_gamma ((df + 1) / 2) - log_gamma (df / 2) - (df + 1) / 2 * log1p (t * t / df)) /
         sqrt (df * G_PI);
}

/**
 * dtl_stats_student_quantile:
 * @probability: between 0 and 1
 * @df: degrees of freedom, above 0
 *
 * Newton's steps on the tail, kept inside a bracket that is halved where a step would leave it.
 *
 * Returns: t such that P(T < t) is @probability; NAN outside
 */
double
dtl_stats_student_quantile (double probability, double df)
{
  double tail = MIN (probability, 1 - probability);
  double low = 0, high = 2, t;

  if (!(tail > 0) || !(df > 0))
    return NAN;

  while (dtl_stats_student_tail (high, df) > tail && high < 1e300)
    high *= 2;
  t = MIN (fabs (dtl_stats_normal_quantile (tail)), high);
  for (int i = 0; i < MAX_ROOT_STEPS; i++)
    {
      double excess = dtl_stats_student_tail (t, df) - tail;
      double next;

      if (excess > 0)
        low = t;
      else
        high = t;
      next = t + excess / student_density (t, df);
      if (!(next >= low && next <= high))
        next = low + (high - low) / 2;
      if (fabs (next - t) <= 4 * DBL_EPSILON * fabs (t))
        {
          t = next;
          break;
        }
      t = next;
    }

  return probability < 0.5 ? -t : t;
}

/* log of P(X = k) for X of binomial (n, 1/2) */
static double
log_half_binomial (gsize k, gsize n)
{
  return log_gamma ((double) n + 1) - log_gamma ((double) k + 1) -
         log_gamma ((double) (n - k) + 1) - (double) n * G_LN2;
}

/**
 * dtl_stats_sign_p:
 * @successes: at most @n
 *
 * The exact sign test: min (1, 2 min (P(X <= @successes), P(X >= @successes))) for X of
 * binomial (@n, 1/2).
 *
 * Returns: the two-sided p; NAN for no trials
 */
double
dtl_stats_sign_p (gsize successes, gsize n)
{
  gsize fewer = MIN (successes, n - successes);
  double term, sum;

  g_return_val_if_fail (successes <= n, NAN);

  if (n == 0)
    return NAN;

  /* Both tails are the same by symmetry; from the greatest term down, each is the one before times
   * a fraction of small integers. */
  term = n < 1000 ? 1 : exp (log_half_binomial (fewer, n));
  if (n < 1000)
    {
      for (gsize i = 1; i <= fewer; i++)
        term *= (double) (n - fewer + i) / (double) i;
      term = ldexp (term, -(int) n);
    }
  sum = term;
  for (gsize k = fewer; k > 0; k--)
    {
      term *= (double) k / (double) (n - k + 1);
      sum += term;
    }

  return MIN (1, 2 * sum);
}
