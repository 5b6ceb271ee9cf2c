/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions around a day and around publication, as the exchange of the price counts them: an
 * article is published in one zone, and may tell of a session in another. */
#include "news/claim-sessions.h"

#include "news/period.h"

#include <stdlib.h>
#include <string.h>

static gboolean
is_session (const DtlExchange *exchange, DtlDay day)
{
  DtlSessionKind kind = dtl_exchange_get_kind (exchange, day);

  return kind == DTL_SESSION_FULL || kind == DTL_SESSION_HALF;
}

/* Returns: @day itself, or the last session before it */
DtlDay
dtl_claim_session_before (const DtlExchange *exchange, DtlDay day)
{
  return is_session (exchange, day) ? day : dtl_exchange_previous_session (exchange, day);
}

/* Returns: @day itself, or the first session after it */
DtlDay
dtl_claim_session_from (const DtlExchange *exchange, DtlDay day)
{
  return is_session (exchange, day) ? day : dtl_exchange_next_session (exchange, day);
}

/* The day of publication where @exchange is, and the time of that day, -1 where it is not told:
 * the afternoon in Hong Kong is the night before the session in New York. */
static DtlDay
get_published (const DtlScanContext *context, const DtlExchange *exchange, int *seconds)
{
  DtlInstant instant;

  *seconds = context->published_seconds;
  if (context->published == DTL_DAY_NONE || *seconds < 0 || context->exchange == NULL ||
      exchange == context->exchange)
    return context->published;
  instant = dtl_instant_from_local (context->published, *seconds,
                                    dtl_exchange_get_zone (context->exchange));

  return dtl_instant_get_day (instant, dtl_exchange_get_zone (exchange), seconds);
}

/* Whether @exchange had not opened yet on the day of publication. */
gboolean
dtl_claim_is_before_open (const DtlScanContext *context, const DtlExchange *exchange)
{
  int open, close, seconds;
  DtlDay day = get_published (context, exchange, &seconds);

  return day != DTL_DAY_NONE && seconds >= 0 &&
         dtl_exchange_get_hours (exchange, day, &open, &close) && seconds < open;
}

/**
 * dtl_claim_last_session:
 *
 * Returns: the last session that was over, or running, at publication; %DTL_DAY_NONE: not known
 */
DtlDay
dtl_claim_last_session (const DtlScanContext *context, const DtlExchange *exchange)
{
  int seconds;
  DtlDay day;

  if (context->published == DTL_DAY_NONE || exchange == NULL)
    return DTL_DAY_NONE;
  day = get_published (context, exchange, &seconds);

  return dtl_claim_is_before_open (context, exchange)
             ? dtl_exchange_previous_session (exchange, day)
             : dtl_claim_session_before (exchange, day);
}

/* Whether the session of @day was still running at publication. */
gboolean
dtl_claim_is_running (const DtlScanContext *context, const DtlExchange *exchange, DtlDay day)
{
  int open, close, seconds;

  return day == get_published (context, exchange, &seconds) && seconds >= 0 &&
         dtl_exchange_get_hours (exchange, day, &open, &close) && seconds >= open &&
         seconds < close;
}

/* The session before the week, month, quarter or year that @to lies in: of "weekly", a mention of
 * @value "P1W", and the like; DTL_DAY_NONE: of no such length */
DtlDay
dtl_claim_stretch_start (const DtlExchange *exchange, DtlDay to, const char *value)
{
  static const struct
  {
    const char *value;
    DtlUnit unit;
  } lengths[] = {
    { "P1W", DTL_UNIT_WEEK },    { "P1M", DTL_UNIT_MONTH }, { "P1Q", DTL_UNIT_QUARTER },
    { "P3M", DTL_UNIT_QUARTER }, { "P1Y", DTL_UNIT_YEAR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (strcmp (lengths[i].value, value) == 0 && to != DTL_DAY_NONE)
      return dtl_exchange_previous_session (exchange, dtl_period_of (lengths[i].unit, to).first);

  return DTL_DAY_NONE;
}

/* "P2D" and the like, back from session @to. */
DtlDay
dtl_claim_step_back (const DtlExchange *exchange, DtlDay to, const char *value)
{
  int n;
  char unit;

  if (value[0] != 'P' || value[1] == 'T')
    return DTL_DAY_NONE;
  n = atoi (value + 1);
  unit = value[strlen (value) - 1];
  if (n < 1 || n > 1000)
    return DTL_DAY_NONE;
  if (unit == 'D')
    {
      if (n > 15)
        return dtl_claim_session_before (exchange, to - n);
      for (int i = 0; i < n && to != DTL_DAY_NONE; i++)
        to = dtl_exchange_previous_session (exchange, to);
      return to;
    }
  if (unit == 'W')
    return dtl_claim_session_before (exchange, to - 7 * n);
  if (unit == 'M' || unit == 'Q' || unit == 'Y')
    return dtl_claim_session_before (exchange, dtl_day_add_months (to, -n * (unit == 'Y'   ? 12
                                                                             : unit == 'Q' ? 3
                                                                                           : 1)));

  return DTL_DAY_NONE;
}
