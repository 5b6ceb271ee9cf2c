/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a series against the calendar of its exchange: sessions without a row, and rows on
 * days without a session. Where the calendar does not reach it is said, not guessed. */

#include "series/check.h"

/* Reports the sessions from @first up to, but without, @end. */
static void
report_gap (const DtlExchange *exchange, DtlDay first, DtlDay end, GTimeZone *zone, DtlAudit *audit)
{
  DtlDay first_missing = DTL_DAY_NONE;
  DtlDay last_missing = DTL_DAY_NONE;
  char first_text[DTL_DAY_TEXT_SIZE];
  char last_text[DTL_DAY_TEXT_SIZE];
  gint64 key;
  int n = 0;

  first = MAX (first, dtl_exchange_get_first (exchange));
  end = MIN (end, dtl_exchange_get_last (exchange) + 1);
  for (DtlDay day = first; day < end; day++)
    {
      DtlSessionKind kind = dtl_exchange_get_kind (exchange, day);

      if (kind != DTL_SESSION_FULL && kind != DTL_SESSION_HALF)
        continue;
      if (n++ == 0)
        first_missing = day;
      last_missing = day;
    }

  if (n == 0)
    return;

  key = zone == NULL ? first_missing : dtl_instant_from_local (first_missing, 0, zone);
  dtl_day_format_iso (first_missing, first_text);
  dtl_day_format_iso (last_missing, last_text);
  if (n == 1)
    dtl_audit_add (audit, DTL_FINDING_GAP, key, "There is no row for %s, a session of %s.",
                   first_text, dtl_exchange_get_title (exchange));
  else
    dtl_audit_add (audit, DTL_FINDING_GAP, key,
                   "There are no rows for the %d sessions of %s from %s to %s.", n,
                   dtl_exchange_get_title (exchange), first_text, last_text);
}

/**
 * dtl_series_check_sessions:
 * @series: of bars of a day or less
 * @exchange: (nullable): where it trades; %NULL: not told, or no calendar of it
 * @audit: takes findings of gap, closed_day and not_checked
 *
 * The part of dtl_series_check() that needs a calendar.
 */
void
dtl_series_check_sessions (const DtlSeries *series, const DtlExchange *exchange, DtlAudit *audit)
{
  const gint64 *keys;
  GTimeZone *zone;
  DtlDay previous = DTL_DAY_NONE;
  gsize n_unknown = 0;
  gsize first_unknown = 0;

  g_return_if_fail (series != NULL);
  g_return_if_fail (audit != NULL);

  if (exchange == NULL)
    {
      dtl_audit_add (audit, DTL_FINDING_NOT_CHECKED, G_MININT64,
                     "Missing sessions and closed days are not checked: no calendar of the "
                     "exchange is known.");
      return;
    }

  keys = dtl_series_get_keys (series);
  zone = dtl_series_get_zone (series);
  for (gsize i = 0; i < dtl_series_get_n (series); i++)
    {
      DtlDay day = dtl_key_get_day (keys[i], zone);
      DtlSessionKind kind = dtl_exchange_get_kind (exchange, day);

      if (kind == DTL_SESSION_NOT_KNOWN && n_unknown++ == 0)
        first_unknown = i;
      if (day == previous)
        continue;

      if (kind == DTL_SESSION_CLOSED)
        {
          const char *reason = dtl_exchange_get_reason (exchange, day);
          char text[DTL_DAY_TEXT_SIZE];

          dtl_audit_add (audit, DTL_FINDING_CLOSED_DAY, keys[i], "%s was closed on %s%s%s%s.",
                         dtl_exchange_get_title (exchange), dtl_day_format_iso (day, text),
                         reason != NULL ? " (" : "", reason != NULL ? reason : "",
                         reason != NULL ? ")" : "");
        }
      if (previous != DTL_DAY_NONE)
        report_gap (exchange, previous + 1, day, zone, audit);
      previous = day;
    }

  if (n_unknown > 0)
    {
      char first[DTL_DAY_TEXT_SIZE];
      char last[DTL_DAY_TEXT_SIZE];

      dtl_audit_add (audit, DTL_FINDING_NOT_CHECKED, keys[first_unknown],
                     "The days of %zu rows are not checked: the calendar of %s reaches from %s "
                     "to %s.",
                     n_unknown, dtl_exchange_get_title (exchange),
                     dtl_day_format_iso (dtl_exchange_get_first (exchange), first),
                     dtl_day_format_iso (dtl_exchange_get_last (exchange), last));
    }
}
