/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an event lands: the first session in which it could have been traded. What became known
 * at or after the close of a session, on a weekend or on a holiday belongs to the next session;
 * nothing ever rolls backward. Past the end of the calendar nothing is known. */
#include "calendar/landing.h"

#include <string.h>

/* In the order of DtlTiming. */
static const char *const timing_ids[] = { "unknown", "pre", "regular", "post" };

static DtlLanding
make_not_known (DtlDay day)
{
  return (DtlLanding){ day, DTL_DAY_NONE, 0, DTL_LANDING_NOT_KNOWN, NULL };
}

/* Returns: (transfer full): "Thu 14 Jul 2022" */
static char *
format_day (DtlDay day)
{
  static const char weekdays[][4] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char months[][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  int year, month, month_day;

  if (!dtl_day_is_valid (day))
    return g_strdup ("no day");

  dtl_day_to_ymd (day, &year, &month, &month_day);
  return g_strdup_printf ("%s %d %s %d", weekdays[dtl_day_get_weekday (day) - 1], month_day,
                          months[month - 1], year);
}

/**
 * dtl_landing_of_day:
 * @exchange: (nullable): whose calendar; %NULL if there is none, and nothing is known
 * @day: the day as told, at the exchange
 * @timing: when within @day it became known; it only matters on a session
 *
 * Returns: where it lands; detail names the closure, or the half day whose close it missed
 */
DtlLanding
dtl_landing_of_day (const DtlExchange *exchange, DtlDay day, DtlTiming timing)
{
  DtlSessionKind kind = DTL_SESSION_NOT_KNOWN;
  DtlLanding landing = { day, DTL_DAY_NONE, 0, DTL_LANDING_SAME_DAY, NULL };

  if (exchange != NULL)
    kind = dtl_exchange_get_kind (exchange, day);
  if (kind == DTL_SESSION_NOT_KNOWN)
    return make_not_known (day);

  landing.detail = dtl_exchange_get_reason (exchange, day);
  if (kind != DTL_SESSION_CLOSED && timing != DTL_TIMING_POST)
    {
      landing.session = day;
      return landing;
    }

  landing.session = dtl_exchange_next_session (exchange, day);
  if (landing.session == DTL_DAY_NONE)
    return make_not_known (day);

  landing.rolled_days = landing.session - day;
  if (kind != DTL_SESSION_CLOSED)
    landing.reason = DTL_LANDING_AFTER_CLOSE;
  else if (dtl_day_get_weekday (day) >= G_DATE_SATURDAY)
    landing.reason = DTL_LANDING_WEEKEND;
  else
    landing.reason = DTL_LANDING_HOLIDAY;

  return landing;
}

/**
 * dtl_landing_timing_of_instant:
 * @exchange: whose clock and hours
 * @instant: a point in time
 * @day: (out): the day that the exchange's clock shows then; %DTL_DAY_NONE outside the years 1
 *   to 9999
 *
 * A session has opened at the second of its opening, and has closed at that of its close, which
 * is earlier on half days.
 *
 * Returns: when within @day it is; %DTL_TIMING_UNKNOWN if @day is closed or its hours are not known
 */
DtlTiming
dtl_landing_timing_of_instant (const DtlExchange *exchange, DtlInstant instant, DtlDay *day)
{
  int seconds = 0, open_seconds, close_seconds;

  g_return_val_if_fail (exchange != NULL && day != NULL, DTL_TIMING_UNKNOWN);

  *day = dtl_instant_get_day (instant, dtl_exchange_get_zone (exchange), &seconds);
  if (!dtl_exchange_get_hours (exchange, *day, &open_seconds, &close_seconds))
    return DTL_TIMING_UNKNOWN;

  if (seconds < open_seconds)
    return DTL_TIMING_PRE;
  return seconds < close_seconds ? DTL_TIMING_REGULAR : DTL_TIMING_POST;
}

/**
 * dtl_landing_describe:
 * @self: a landing
 * @exchange: (nullable): the calendar it was found with
 *
 * Returns: (transfer full): the landing in English words, without a full stop
 */
char *
dtl_landing_describe (const DtlLanding *self, const DtlExchange *exchange)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autofree char *day = format_day (self->day);
  g_autofree char *session = format_day (self->session);
  const char *title = exchange != NULL ? dtl_exchange_get_title (exchange) : NULL;

  switch (self->reason)
    {
    case DTL_LANDING_SAME_DAY:
      if (self->detail != NULL)
        return g_strdup_printf ("%s is a half day (%s)", day, self->detail);
      return g_strdup_printf ("%s is a session", day);
    case DTL_LANDING_AFTER_CLOSE:
      if (self->detail != NULL)
        return g_strdup_printf ("after the early close of %s (%s); first session %s", day,
                                self->detail, session);
      return g_strdup_printf ("after the close of %s; first session %s", day, session);
    case DTL_LANDING_WEEKEND:
      return g_strdup_printf ("%s is a weekend; first session %s", day, session);
    case DTL_LANDING_HOLIDAY:
      return g_strdup_printf ("%s has no session: %s; first session %s", day, self->detail,
                              session);
    case DTL_LANDING_NOT_KNOWN:
      break;
    default:
      g_return_val_if_reached (NULL);
    }

  if (title == NULL)
    return g_strdup_printf ("no trading calendar tells whether %s is a session", day);
  if (dtl_exchange_get_kind (exchange, self->day) != DTL_SESSION_NOT_KNOWN)
    return g_strdup_printf ("the first session after %s is past the calendar of %s", day, title);
  return g_strdup_printf ("%s is outside the calendar of %s", day, title);
}

/**
 * dtl_timing_to_id:
 * @timing: a timing
 *
 * Returns: (transfer none) (nullable): the name saved in files; %NULL for no %DtlTiming
 */
const char *
dtl_timing_to_id (DtlTiming timing)
{
  return (guint) timing < G_N_ELEMENTS (timing_ids) ? timing_ids[timing] : NULL;
}

/**
 * dtl_timing_from_id:
 * @id: "unknown", "pre", "regular" or "post"
 * @timing: (out): set only on success
 *
 * Returns: whether @id is one of them
 */
gboolean
dtl_timing_from_id (const char *id, DtlTiming *timing)
{
  g_return_val_if_fail (id != NULL && timing != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (timing_ids); i++)
    if (strcmp (id, timing_ids[i]) == 0)
      {
        *timing = (DtlTiming) i;
        return TRUE;
      }

  return FALSE;
}
