/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins a security with its benchmark by day, and takes returns between the days that both have.
 * The other way round, a day that one of them lacks would set a return of one day beside one of
 * two. */
#include "study/joined-returns.h"

#include <math.h>

#define JUMP 0.4 /* a raw close that moves more may have been split */

/* One series, and how far it has been read. */
typedef struct
{
  const gint64 *keys;
  const double *prices, *closes;
  gsize n, next;
} Side;

static Side
side_of (const DtlSeries *series, gboolean *is_raw)
{
  Side side = { 0 };

  *is_raw = FALSE;
  if (series == NULL)
    return side;

  *is_raw = !dtl_series_has_column (series, DTL_COLUMN_ADJ_CLOSE);
  side.n = dtl_series_get_n (series);
  side.keys = dtl_series_get_keys (series);
  side.closes = dtl_series_get_column (series, DTL_COLUMN_CLOSE);
  side.prices = *is_raw ? side.closes : dtl_series_get_column (series, DTL_COLUMN_ADJ_CLOSE);

  return side;
}

static gboolean
is_price (double value)
{
  return isfinite (value) && value > 0;
}

static gint64
get_next_day (const Side *side)
{
  return side->next < side->n ? side->keys[side->next] : G_MAXINT64;
}

static double
get_return (double before, double after, DtlStudyReturns returns)
{
  return returns == DTL_STUDY_RETURNS_LOG ? log (after / before) : after / before - 1;
}

static gboolean
is_jump (double before, double after)
{
  return fabs (after / before - 1) > JUMP;
}

/**
 * dtl_joined_returns_new:
 * @security: daily bars
 * @benchmark: (nullable): daily bars; %NULL: the security's own days are kept
 * @returns: of both
 *
 * Uses adjusted closes where a series has any, and then only the days that have one. Prices that
 * are missing or not above zero are no prices. O(n + m).
 *
 * Returns: (transfer full): the returns; perhaps none
 */
DtlJoinedReturns *
dtl_joined_returns_new (const DtlSeries *security,
                        const DtlSeries *benchmark,
                        DtlStudyReturns returns)
{
  DtlJoinedReturns *self;
  g_autofree double *benchmark_prices = NULL;
  Side a, b;
  gsize most;
  guint span = 0;

  g_return_val_if_fail (security != NULL, NULL);

  self = g_new0 (DtlJoinedReturns, 1);
  a = side_of (security, &self->raw_security);
  b = side_of (benchmark, &self->raw_benchmark);
  most = MAX (a.n, 1);
  self->days = g_new (DtlDay, most);
  self->security = g_new (double, most);
  self->benchmark = benchmark != NULL ? g_new (double, most) : NULL;
  self->prices = g_new (double, most);
  self->closes = g_new (double, most);
  self->spans = g_new0 (guint8, most);
  self->jumps = g_new0 (guint8, most);
  benchmark_prices = g_new (double, most);

  for (;;)
    {
      gint64 day = MIN (get_next_day (&a), get_next_day (&b));
      gboolean has_a = get_next_day (&a) == day;
      gboolean has_b = get_next_day (&b) == day;
      gsize i = has_a ? a.next : 0;
      gsize k = has_b ? b.next : 0;
      gsize at = self->n_days;

      if (day == G_MAXINT64)
        break;
      a.next += has_a;
      b.next += has_b;
      span++;
      if (!has_a || !is_price (a.prices[i]) ||
          (benchmark != NULL && (!has_b || !is_price (b.prices[k]))))
        continue;

      self->days[at] = (DtlDay) day;
      self->prices[at] = a.prices[i];
      self->closes[at] = is_price (a.closes[i]) ? a.closes[i] : a.prices[i];
      benchmark_prices[at] = benchmark != NULL ? b.prices[k] : NAN;
      self->n_days++;
      if (at > 0)
        {
          double *before = &self->prices[at - 1];
          double *benchmark_before = &benchmark_prices[at - 1];

          self->security[at - 1] = get_return (before[0], before[1], returns);
          if (benchmark != NULL)
            self->benchmark[at - 1] =
                get_return (benchmark_before[0], benchmark_before[1], returns);
          self->spans[at - 1] = (guint8) MIN (span, G_MAXUINT8);
          self->jumps[at - 1] =
              (self->raw_security && is_jump (before[0], before[1])) ||
              (self->raw_benchmark && is_jump (benchmark_before[0], benchmark_before[1]));
        }
      span = 0;
    }

  self->n = self->n_days > 0 ? self->n_days - 1 : 0;
  return self;
}

void
dtl_joined_returns_free (DtlJoinedReturns *self)
{
  if (self == NULL)
    return;

  g_free (self->days);
  g_free (self->security);
  g_free (self->benchmark);
  g_free (self->prices);
  g_free (self->closes);
  g_free (self->spans);
  g_free (self->jumps);
  g_free (self);
}
