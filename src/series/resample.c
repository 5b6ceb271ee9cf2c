/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shorter bars into longer ones: minutes into more minutes or days, days into weeks, months and
 * quarters. Open of the first, highest high, lowest low, close of the last, sum of volumes. A week
 * is Monday to Sunday (ISO 8601); longer bars carry the day of their last row. */

#include "series/resample.h"

#include "base/error.h"
#include "series/session-walk.h"

#include <math.h>

#define SECONDS_A_DAY 86400

/* The bars made so far; the last of them is still open. */
typedef struct
{
  GArray *keys;                   /* of gint64 */
  GArray *columns[DTL_N_COLUMNS]; /* of double */
} Bars;

static void
begin_bar (Bars *self, gint64 key)
{
  const double missing = NAN;

  g_array_append_val (self->keys, key);
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    g_array_append_val (self->columns[c], missing);
}

/* Adds @bar to the last bar. What is missing in it says nothing: fmax and fmin of a NAN and a
 * number are the number. */
static void
add_bar (Bars *self, const DtlBar *bar)
{
  gsize last = self->keys->len - 1;
  double *value[DTL_N_COLUMNS];

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    value[c] = &g_array_index (self->columns[c], double, last);

  if (isnan (*value[DTL_COLUMN_OPEN]))
    *value[DTL_COLUMN_OPEN] = bar->value[DTL_COLUMN_OPEN];
  *value[DTL_COLUMN_HIGH] = fmax (*value[DTL_COLUMN_HIGH], bar->value[DTL_COLUMN_HIGH]);
  *value[DTL_COLUMN_LOW] = fmin (*value[DTL_COLUMN_LOW], bar->value[DTL_COLUMN_LOW]);
  if (!isnan (bar->value[DTL_COLUMN_CLOSE]))
    {
      *value[DTL_COLUMN_CLOSE] = bar->value[DTL_COLUMN_CLOSE];
      *value[DTL_COLUMN_ADJ_CLOSE] = bar->value[DTL_COLUMN_ADJ_CLOSE];
    }
  if (isnan (*value[DTL_COLUMN_VOLUME]))
    *value[DTL_COLUMN_VOLUME] = bar->value[DTL_COLUMN_VOLUME];
  else if (!isnan (bar->value[DTL_COLUMN_VOLUME]))
    *value[DTL_COLUMN_VOLUME] += bar->value[DTL_COLUMN_VOLUME];
}

static Bars
begin_bars (void)
{
  Bars bars = { .keys = g_array_new (FALSE, FALSE, sizeof (gint64)) };

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    bars.columns[c] = g_array_new (FALSE, FALSE, sizeof (double));

  return bars;
}

/* Returns: (transfer full): the bars as a series; @self is used up */
static DtlSeries *
end_bars (Bars *self, DtlInterval interval, GTimeZone *zone)
{
  gsize n = self->keys->len;
  gint64 *keys = (gint64 *) (gpointer) g_array_free (self->keys, FALSE);
  double *columns[DTL_N_COLUMNS];

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    columns[c] = (double *) (gpointer) g_array_free (self->columns[c], FALSE);

  return dtl_series_new_take (interval, zone, n, keys, columns);
}

/* Days or months into longer bars. */
static DtlSeries *
join_days (const DtlSeries *series, DtlInterval to)
{
  Bars bars = begin_bars ();
  int current = G_MININT;

  for (gsize i = 0; i < dtl_series_get_n (series); i++)
    {
      DtlBar bar = dtl_series_get_bar (series, i);
      int period = dtl_interval_get_period (to, (DtlDay) bar.key);

      if (period != current)
        begin_bar (&bars, bar.key);
      current = period;

      g_array_index (bars.keys, gint64, bars.keys->len - 1) = bar.key;
      add_bar (&bars, &bar);
    }

  return end_bars (&bars, to, NULL);
}

/* Minutes into longer bars, or into days. */
static DtlSeries *
join_minutes (const DtlSeries *series, DtlInterval to, const DtlExchange *exchange)
{
  DtlSessionWalk session = dtl_session_walk_begin (series, exchange);
  int step = dtl_interval_get_seconds (to);
  Bars bars = begin_bars ();
  gint64 current = G_MININT64;

  for (gsize i = 0; i < dtl_series_get_n (series); i++)
    {
      DtlBar bar = dtl_series_get_bar (series, i);
      int seconds = dtl_session_walk_enter (&session, bar.key);
      gboolean inside = dtl_session_walk_is_inside (&session, seconds);
      int start = seconds;
      gint64 key;

      if (to == DTL_INTERVAL_DAY)
        {
          /* What trades before and after is not part of the day that exchanges publish. */
          if (session.has_hours && !inside)
            continue;
          key = session.day;
        }
      else
        {
          /* The session's bars are counted from its open, others from midnight, and none reaches
           * over the close. */
          if (inside)
            start = session.open + MAX (seconds - session.open, 0) / step * step;
          else
            start = seconds / step * step;
          if (session.has_hours && seconds >= session.close)
            start = MAX (start, session.close);
          key = MAX (bar.key + start - seconds, current);
        }

      if (key != current)
        begin_bar (&bars, key);
      current = key;
      add_bar (&bars, &bar);
    }

  return end_bars (&bars, to, session.zone);
}

/**
 * dtl_series_resample:
 * @to: the interval wanted
 * @exchange: (nullable): with it, intraday bars are counted from the open of each session, and days
 *   are made from the session's hours alone; without it, from midnight and from all bars. So are
 *   days that are no session of it
 * @error: %DTL_ERROR_UNSUPPORTED where @to is shorter than the series' interval, or cuts its bars
 *   in two as months do with weeks
 *
 * Values that are missing are left out; where all are, the result is missing. The adjusted close
 * goes with the last close. O(n).
 *
 * Returns: (transfer full): the series; @series itself if it has that interval already
 */
DtlSeries *
dtl_series_resample (DtlSeries *series, DtlInterval to, const DtlExchange *exchange, GError **error)
{
  g_autoptr (DtlSeries) days = NULL;
  DtlInterval from;

  g_return_val_if_fail (series != NULL, NULL);

  from = dtl_series_get_interval (series);
  if (to == from)
    return dtl_series_ref (series);

  if (to < from || (from == DTL_INTERVAL_WEEK && to > from))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_UNSUPPORTED,
                   "bars of interval %s cannot be made from bars of interval %s",
                   dtl_interval_to_id (to), dtl_interval_to_id (from));
      return NULL;
    }

  if (!dtl_interval_is_intraday (from))
    return join_days (series, to);
  if (to <= DTL_INTERVAL_DAY)
    return join_minutes (series, to, exchange);

  days = join_minutes (series, DTL_INTERVAL_DAY, exchange);
  return join_days (days, to);
}
