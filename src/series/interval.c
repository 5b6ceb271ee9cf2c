/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lengths of bars, and their names in files and on the command line. */

#include "series/interval.h"

static const struct
{
  const char *id;
  int seconds;
} intervals[] = {
  [DTL_INTERVAL_1MIN] = { "1min", 60 },     /* */
  [DTL_INTERVAL_5MIN] = { "5min", 300 },    /* */
  [DTL_INTERVAL_15MIN] = { "15min", 900 },  /* */
  [DTL_INTERVAL_30MIN] = { "30min", 1800 }, /* */
  [DTL_INTERVAL_60MIN] = { "60min", 3600 }, /* */
  [DTL_INTERVAL_DAY] = { "day", 0 },        /* a session, of whatever length */
  [DTL_INTERVAL_WEEK] = { "week", 0 },      /* */
  [DTL_INTERVAL_MONTH] = { "month", 0 },    /* */
  [DTL_INTERVAL_QUARTER] = { "quarter", 0 } /* */
};

const char *
dtl_interval_to_id (DtlInterval self)
{
  g_return_val_if_fail ((gsize) self < G_N_ELEMENTS (intervals), NULL);

  return intervals[self].id;
}

/**
 * dtl_interval_from_id:
 * @id: a name such as "5min"; exact, in lower case
 * @interval: (out): the interval
 *
 * Returns: %FALSE for an unknown name; @interval is then unchanged
 */
gboolean
dtl_interval_from_id (const char *id, DtlInterval *interval)
{
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (interval != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (intervals); i++)
    if (g_str_equal (intervals[i].id, id))
      {
        *interval = (DtlInterval) i;
        return TRUE;
      }

  return FALSE;
}

gboolean
dtl_interval_is_intraday (DtlInterval self)
{
  return self < DTL_INTERVAL_DAY;
}

/**
 * dtl_interval_get_seconds:
 *
 * Returns: how long an intraday bar is; 0 from a day on, whose bars have no fixed length
 */
int
dtl_interval_get_seconds (DtlInterval self)
{
  g_return_val_if_fail ((gsize) self < G_N_ELEMENTS (intervals), 0);

  return intervals[self].seconds;
}

/**
 * dtl_interval_get_period:
 * @self: a day or longer
 * @day: any day
 *
 * Returns: a number that is the same for all days of one bar, and grows from bar to bar; weeks
 *   are Monday to Sunday
 */
int
dtl_interval_get_period (DtlInterval self, DtlDay day)
{
  int year, month, day_of_month;

  g_return_val_if_fail (!dtl_interval_is_intraday (self), day);

  if (self == DTL_INTERVAL_DAY)
    return day;
  if (self == DTL_INTERVAL_WEEK)
    /* 1970-01-01 was a Thursday, so Monday -3 starts week 0; the shift keeps the division above
     * zero for the days before. */
    return (day + 3 + 7 * 200000) / 7;

  dtl_day_to_ymd (day, &year, &month, &day_of_month);
  return self == DTL_INTERVAL_MONTH ? year * 12 + month - 1 : year * 4 + (month - 1) / 3;
}
