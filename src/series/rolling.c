/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures of a window that slides along a column. A running total from which the oldest value is
 * taken away again keeps every rounding error, and a NAN for ever. So nothing is taken away here:
 * the column is cut into blocks as long as the window, and a window is the end of one block and
 * the start of the next, both put together from their values alone (van Herk, "A fast algorithm
 * for local minimum and maximum filters", 1992, for sums). Sums carry what rounding lost (Knuth,
 * TAOCP 2, 4.2.2, theorem B), squares are about the mean, joined as Chan, Golub and LeVeque do. */

#include "series/rolling.h"

#include <math.h>

/* Adds exactly: @self afterwards is the sum of both, up to the rounding of the small part. */
void
dtl_sum_add (DtlSum *self, double value)
{
  double high = self->high + value;
  double part = high - self->high;

  self->low += (self->high - (high - part)) + (value - part);
  self->high = high;
}

double
dtl_sum_get (const DtlSum *self)
{
  return self->high + self->low;
}

static DtlSum
join_sums (const DtlSum *a, const DtlSum *b)
{
  DtlSum sum = *a;

  dtl_sum_add (&sum, b->high);
  sum.low += b->low;

  return sum;
}

/**
 * dtl_rolling_mean:
 * @values: (array length=n): numbers, or NAN
 * @window: at least 1
 * @out: (out caller-allocates) (array length=n): the mean of each row and the @window - 1 before it
 */
void
dtl_rolling_mean (const double *values, gsize n, gsize window, double *out)
{
  g_autofree DtlSum *ends = NULL; /* of the block before: ends[k] of its values from k on */
  DtlSum start = { 0 };           /* of this block, up to the row */

  g_return_if_fail (window > 0);

  for (gsize i = 0; i < MIN (n, window - 1); i++)
    out[i] = NAN;
  if (n < window)
    return;

  ends = g_new (DtlSum, window);
  for (gsize i = 0; i < n; i++)
    {
      gsize place = i % window;
      DtlSum sum;

      if (place == 0)
        start = (DtlSum){ 0 };
      dtl_sum_add (&start, values[i]);
      if (i + 1 < window)
        continue;

      if (place + 1 == window)
        {
          DtlSum end = { 0 };

          for (gsize k = window; k > 0; k--)
            {
              dtl_sum_add (&end, values[i + k - window]);
              ends[k - 1] = end;
            }
          sum = start;
        }
      else
        sum = join_sums (&ends[place + 1], &start);
      out[i] = dtl_sum_get (&sum) / (double) window;
    }
}

/* Count, means and products about the means of pairs. The means are told from one of the pairs,
 * so that a large level does not round the small differences about it. */
typedef struct
{
  double n;
  double from_x, from_y;
  double x, y;
  double xx, xy;
} Moments;

static Moments
join_moments (const Moments *a, const Moments *b)
{
  double n = a->n + b->n;
  double weight = b->n / n;
  double dx = b->x - a->x + (b->from_x - a->from_x);
  double dy = b->y - a->y + (b->from_y - a->from_y);

  return (Moments){
    .n = n,
    .from_x = a->from_x,
    .from_y = a->from_y,
    .x = a->x + dx * weight,
    .y = a->y + dy * weight,
    .xx = a->xx + b->xx + dx * dx * a->n * weight,
    .xy = a->xy + b->xy + dx * dy * a->n * weight,
  };
}

static void
add_pair (Moments *self, double x, double y)
{
  Moments pair = { .n = 1, .from_x = x, .from_y = y };

  *self = self->n > 0 ? join_moments (self, &pair) : pair;
}

/* Slides @window along pairs, and gives the moments of each full one to @finish. */
static void
slide_moments (const double *x,
               const double *y,
               gsize n,
               gsize window,
               double (*finish) (const Moments *moments, double parameter),
               double parameter,
               double *out)
{
  g_autofree Moments *ends = NULL;
  Moments start = { 0 };

  for (gsize i = 0; i < MIN (n, window - 1); i++)
    out[i] = NAN;
  if (n < window)
    return;

  ends = g_new (Moments, window);
  for (gsize i = 0; i < n; i++)
    {
      gsize place = i % window;
      Moments moments;

      if (place == 0)
        start = (Moments){ 0 };
      add_pair (&start, x[i], y[i]);
      if (i + 1 < window)
        continue;

      if (place + 1 == window)
        {
          Moments end = { 0 };

          for (gsize k = window; k > 0; k--)
            {
              add_pair (&end, x[i + k - window], y[i + k - window]);
              ends[k - 1] = end;
            }
          moments = start;
        }
      else
        moments = join_moments (&ends[place + 1], &start);
      out[i] = finish (&moments, parameter);
    }
}

static double
finish_deviation (const Moments *moments, double degrees_lost)
{
  return sqrt (moments->xx / (moments->n - degrees_lost));
}

static double
finish_slope (const Moments *moments, double resolution)
{
  return moments->xx > moments->n * resolution * resolution ? moments->xy / moments->xx : NAN;
}

/**
 * dtl_rolling_deviation:
 * @values: (array length=n): numbers, or NAN
 * @window: more than @degrees_lost
 * @degrees_lost: 0 for the standard deviation of a population, 1 for that of a sample
 * @out: (out caller-allocates) (array length=n): of each row and the @window - 1 before it
 *
 * Exactly 0 where the values are all the same.
 */
void
dtl_rolling_deviation (const double *values, gsize n, gsize window, gsize degrees_lost, double *out)
{
  g_return_if_fail (window > degrees_lost);

  slide_moments (values, values, n, window, finish_deviation, (double) degrees_lost, out);
}

/**
 * dtl_rolling_slope:
 * @x: (array length=n): numbers, or NAN
 * @y: (array length=n): numbers, or NAN
 * @window: at least 2
 * @resolution: deviations of @x up to this size are rounding
 * @out: (out caller-allocates) (array length=n): the least squares slope of @y on @x; NAN where
 *   @x does not vary
 */
void
dtl_rolling_slope (
    const double *x, const double *y, gsize n, gsize window, double resolution, double *out)
{
  g_return_if_fail (window > 1);

  slide_moments (x, y, n, window, finish_slope, resolution, out);
}

/**
 * dtl_smooth:
 * @values: (array length=n): numbers, or NAN
 * @window: at least 1: so many values seed it by their mean
 * @rate: in (0, 1]: how much of the way to each further value it goes
 * @out: (out caller-allocates) (array length=n): may be @values
 *
 * Exponential smoothing. A NAN ends it: what comes after is seeded anew, since nobody knows how
 * far the missing value would have moved it.
 */
void
dtl_smooth (const double *values, gsize n, gsize window, double rate, double *out)
{
  DtlSum seed = { 0 };
  gsize n_seen = 0;
  double level = NAN;

  g_return_if_fail (window > 0);

  for (gsize i = 0; i < n; i++)
    {
      double value = values[i];

      out[i] = NAN;
      if (isnan (value))
        {
          seed = (DtlSum){ 0 };
          n_seen = 0;
          continue;
        }

      if (n_seen < window)
        {
          dtl_sum_add (&seed, value);
          if (++n_seen < window)
            continue;
          level = dtl_sum_get (&seed) / (double) window;
        }
      else
        level += rate * (value - level);
      out[i] = level;
    }
}
