/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "The biggest fall since March", "its lowest close on record": every session in between is held
 * against the one that is told of. What was before the first bar is not known, and "on record" is
 * therefore at best possible. */
#include "study/claim-measure.h"

#include "series/interval.h"

#include <math.h>

/* What is compared: the closes, or the moves of stretches that end in a row. */
typedef struct
{
  const DtlSeries *series;
  gboolean is_close;
  DtlColumn column;     /* of a day's move */
  gboolean by_year;     /* a stretch is a year */
  DtlInterval interval; /* else DTL_INTERVAL_DAY or what a stretch is */
  gboolean lowest;      /* the least is the extreme */
} Contest;

static int
get_period (const Contest *self, gsize row)
{
  DtlDay day = dtl_series_get_day (self->series, row);
  int year, month, month_day;

  if (!self->by_year)
    return dtl_interval_get_period (self->interval, day);
  dtl_day_to_ymd (day, &year, &month, &month_day);

  return year;
}

/* The longest stretch that begins after row @from and has row @to in it. */
static void
set_stretch (Contest *self, gsize from, gsize to)
{
  static const DtlInterval intervals[] = { DTL_INTERVAL_WEEK, DTL_INTERVAL_MONTH,
                                           DTL_INTERVAL_QUARTER };

  self->interval = DTL_INTERVAL_DAY;
  if (to <= from + 1)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      self->interval = intervals[i];
      if (get_period (self, from) != get_period (self, from + 1) &&
          get_period (self, from + 1) == get_period (self, to))
        return;
    }
  self->by_year = TRUE;
}

/* Returns: the figure of the stretch that ends in @row, in percent, or a price; NAN: none. @row is
 * the last of its stretch, or counts as if it were. */
static double
get_value (const Contest *self, gsize row)
{
  const double *close = dtl_series_get_column (self->series, DTL_COLUMN_CLOSE);
  double start, end;
  gsize before;

  if (self->is_close)
    return close[row] > 0 ? close[row] : NAN;
  if (row == 0)
    return NAN;

  before = row - 1;
  if (self->by_year || self->interval != DTL_INTERVAL_DAY)
    {
      while (before > 0 && get_period (self, before) == get_period (self, row))
        before--;
      if (get_period (self, before) == get_period (self, row))
        return NAN; /* the stretch begins before the first bar */
    }
  start = close[before];
  end = dtl_series_get_column (self->series, self->column)[row];

  return start > 0 && end > 0 && isfinite (start) && isfinite (end) ? (end / start - 1) * 100 : NAN;
}

static gboolean
ends_stretch (const Contest *self, gsize row)
{
  if (self->is_close || (!self->by_year && self->interval == DTL_INTERVAL_DAY))
    return TRUE;

  return row + 1 < dtl_series_get_n (self->series) &&
         get_period (self, row) != get_period (self, row + 1);
}

static char *
describe (const Contest *self, gsize row, double value)
{
  DtlDay day = dtl_series_get_day (self->series, row);
  g_autofree char *when = NULL, *figure = NULL;

  if (self->is_close)
    return dtl_claim_describe_price ("close", day, value);

  when = dtl_claim_describe_day (day);
  figure = dtl_claim_describe_figure (value, TRUE);

  return self->interval == DTL_INTERVAL_DAY && !self->by_year
             ? g_strdup_printf ("%s on %s", figure, when)
             : g_strdup_printf ("%s in the time to %s", figure, when);
}

static gboolean
begin (Contest *self, const DtlClaim *claim, gsize to, DtlClaimFigure *out)
{
  gsize from = to > 0 ? to - 1 : 0;

  self->is_close = claim->superlative == DTL_SUPERLATIVE_LOWEST_CLOSE ||
                   claim->superlative == DTL_SUPERLATIVE_HIGHEST_CLOSE;
  self->lowest = claim->superlative == DTL_SUPERLATIVE_LOWEST_CLOSE ||
                 claim->superlative == DTL_SUPERLATIVE_BIGGEST_FALL;
  self->column = claim->measure == DTL_MEASURE_LOW    ? DTL_COLUMN_LOW
                 : claim->measure == DTL_MEASURE_HIGH ? DTL_COLUMN_HIGH
                 : claim->measure == DTL_MEASURE_OPEN ? DTL_COLUMN_OPEN
                                                      : DTL_COLUMN_CLOSE;
  if (claim->from != DTL_DAY_NONE && !dtl_claim_find_row (self->series, claim->from, &from))
    {
      out->why = g_strdup ("the prices have no bar of the day from which it is counted");
      return FALSE;
    }
  set_stretch (self, from, to);

  return TRUE;
}

/**
 * dtl_claim_measure_superlative:
 * @claim: one with a superlative
 * @series: bars of days
 * @out: (out): to be cleared by the caller
 *
 * A day that moved as far is no refutation; one that moved further is. The day of since itself, or
 * the last of a month or year, does not count. O(n).
 *
 * Returns: holds, differs, possible (on record, as far back as there are prices), or unknown
 */
DtlVerdict
dtl_claim_measure_superlative (const DtlClaim *claim, const DtlSeries *series, DtlClaimFigure *out)
{
  Contest contest = { .series = series };
  gsize to, first = 0, rival = G_MAXSIZE;
  g_autofree char *own = NULL, *other = NULL;
  double best = NAN;

  *out = (DtlClaimFigure){
    .value = NAN, .low = NAN, .high = NAN, .from = DTL_DAY_NONE, .to = claim->to
  };
  if (!dtl_claim_find_row (series, claim->to, &to))
    {
      out->why = g_strdup ("the prices have no bar of that day");
      return DTL_VERDICT_UNKNOWN;
    }
  if (!begin (&contest, claim, to, out))
    return DTL_VERDICT_UNKNOWN;
  out->value = get_value (&contest, to);
  if (isnan (out->value))
    {
      out->why = g_strdup ("the prices do not reach back far enough");
      return DTL_VERDICT_UNKNOWN;
    }

  if (claim->since != DTL_DAY_NONE)
    first = dtl_series_find_day (series, claim->since + 1);
  for (gsize i = first; i < to; i++)
    {
      double value = ends_stretch (&contest, i) ? get_value (&contest, i) : NAN;

      if (!isnan (value) && (isnan (best) || (contest.lowest ? value < best : value > best)))
        {
          best = value;
          rival = i;
        }
    }

  own = describe (&contest, to, out->value);
  if (rival == G_MAXSIZE)
    out->arithmetic = g_steal_pointer (&own);
  else
    {
      other = describe (&contest, rival, best);
      out->arithmetic = g_strdup_printf ("%s; the furthest before it: %s", own, other);
    }

  if (!contest.is_close && (contest.lowest ? out->value >= 0 : out->value <= 0))
    return DTL_VERDICT_DIFFERS;
  if (rival != G_MAXSIZE && (contest.lowest ? best < out->value : best > out->value))
    return DTL_VERDICT_DIFFERS;
  if (claim->since == DTL_DAY_NONE || claim->since < dtl_series_get_day (series, 0))
    {
      g_autofree char *when = dtl_claim_describe_day (dtl_series_get_day (series, 0));

      out->why = g_strdup_printf ("so it is since %s, where the prices begin", when);
      return DTL_VERDICT_POSSIBLE;
    }

  return DTL_VERDICT_HOLDS;
}
