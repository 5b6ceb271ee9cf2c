/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which bars of an intraday series belong to the session of their day, and which trade before its
 * open or after its close. */

#include "series/session-walk.h"

#define SECONDS_A_DAY 86400

/* Files that label bars by their end hold the opening print as a bar that ends with the open: the
 * first trade of the session. Files with trade from before the open have such bars too, and these
 * are not of the session; but they have earlier ones.
 * Returns: whether no bar ends before the open of its day */
static gboolean
find_opening_prints (DtlSessionWalk *self, const DtlSeries *series)
{
  const gint64 *keys = dtl_series_get_keys (series);

  if (self->exchange == NULL)
    return FALSE;

  for (gsize i = 0; i < dtl_series_get_n (series); i++)
    {
      int seconds = dtl_session_walk_enter (self, keys[i]);

      if (self->has_hours && seconds + self->length < self->open)
        return FALSE;
    }

  return TRUE;
}

/**
 * dtl_session_walk_begin:
 * @series: intraday; must outlive the walk
 * @exchange: (nullable): whose sessions; without it no hours are known. Must outlive the walk
 *
 * Returns: a walk that has not entered any bar; O(n)
 */
DtlSessionWalk
dtl_session_walk_begin (const DtlSeries *series, const DtlExchange *exchange)
{
  DtlSessionWalk self = {
    .exchange = exchange,
    .zone = dtl_series_get_zone (series),
    .length = dtl_interval_get_seconds (dtl_series_get_interval (series)),
    .day = DTL_DAY_NONE,
  };

  g_return_val_if_fail (self.zone != NULL, self);

  self.has_opening_prints = find_opening_prints (&self, series);

  return self;
}

/* Asking the zone about every bar would be most of the work: within a day on which no clock
 * changes it need not be asked. */
static void
enter_day (DtlSessionWalk *self, DtlDay day)
{
  self->day = day;
  self->has_hours = self->exchange != NULL &&
                    dtl_exchange_get_hours (self->exchange, day, &self->open, &self->close);

  self->midnight = self->end = 0;
  if (day <= DTL_DAY_FIRST || day >= DTL_DAY_LAST)
    return;

  self->midnight = dtl_instant_from_local (day, 0, self->zone);
  self->end = dtl_instant_from_local (day + 1, 0, self->zone);
  if (self->end - self->midnight != SECONDS_A_DAY)
    self->end = self->midnight;
}

/**
 * dtl_session_walk_enter:
 * @key: of a bar
 *
 * Returns: the second of its day at which the bar starts
 */
int
dtl_session_walk_enter (DtlSessionWalk *self, gint64 key)
{
  int seconds = 0;
  DtlDay day;

  if (key >= self->midnight && key < self->end)
    return (int) (key - self->midnight);

  day = dtl_instant_get_day (key, self->zone, &seconds);
  if (day != self->day)
    enter_day (self, day);

  return seconds;
}

/* Whether the bar that starts at @seconds ends with the open, and is the first of its session. */
gboolean
dtl_session_walk_is_opening_print (const DtlSessionWalk *self, int seconds)
{
  return self->has_hours && self->has_opening_prints && seconds + self->length == self->open;
}

/* Whether the bar that starts at @seconds is of the session; no bar is where no hours are known. */
gboolean
dtl_session_walk_is_inside (const DtlSessionWalk *self, int seconds)
{
  return self->has_hours && ((seconds >= self->open && seconds < self->close) ||
                             dtl_session_walk_is_opening_print (self, seconds));
}
