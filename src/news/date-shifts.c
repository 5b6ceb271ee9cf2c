/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions of the rules "date.*" that count from another date: "two weeks ago" from publication, "a
 * year earlier" and "that week" from what was named before. */
#include "news/date-scan.h"

#include <math.h>

static DtlUnit
get_unit (const DtlMatch *match, guint argument)
{
  return dtl_unit_from_letter (dtl_match_get_word (match, argument));
}

static gboolean
add_counted (DtlDateScan *scan, const DtlMatch *match, DtlPeriod period, const char *reason)
{
  dtl_date_mention_set_reason (dtl_date_scan_add_period (scan, match, period), 1, reason);
  return TRUE;
}

/* Moves by @n units: days stay days, longer units lose the day, as "two months ago" does. */
static DtlPeriod
shift_from (DtlPeriod anchor, DtlUnit unit, int n)
{
  DtlPeriod period = anchor;

  if (unit == DTL_UNIT_WEEK && anchor.unit == DTL_UNIT_DAY)
    return dtl_period_shift (anchor, 7 * n);
  if (unit == DTL_UNIT_YEAR && anchor.unit == DTL_UNIT_QUARTER)
    return dtl_period_shift (anchor, 4 * n);
  if (unit == DTL_UNIT_YEAR && anchor.unit == DTL_UNIT_MONTH)
    return dtl_period_shift (anchor, 12 * n);
  if (unit == DTL_UNIT_DECADE)
    return dtl_period_shift (dtl_period_of (DTL_UNIT_YEAR, anchor.first), 10 * n);
  if (anchor.unit != unit)
    period = dtl_period_of (unit, anchor.first);

  return dtl_period_shift (period, n);
}

/* R9: ago ($NUMBER, $SOME, $UNIT, sign): from publication; "a year ago" beside a quarter means the
 * same quarter */
static gboolean
run_ago (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  DtlUnit unit = get_unit (match, 2);
  const char *some = dtl_match_get_word (match, 1);
  double count = dtl_match_has (match, 0) ? dtl_match_get_number (match, 0)
                 : some != NULL           ? dtl_match_get_number (match, 1)
                                          : 1;
  int sign = dtl_match_get_int (match, 3);

  if (unit == DTL_UNIT_NONE)
    return FALSE;
  if (isnan (count))
    {
      dtl_date_scan_add (scan, match, DTL_MENTION_DATE,
                         g_strdup (sign < 0 ? "PAST_REF" : "FUTURE_REF"));
      return TRUE;
    }
  if (count > 9000 || count != floor (count))
    return FALSE;
  if (scan->context->published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  DtlPeriod from = dtl_period_of (DTL_UNIT_DAY, scan->context->published);
  DtlPeriod anchor = dtl_date_scan_find_latest (scan, match, DTL_UNIT_QUARTER);
  gboolean by_quarter = unit == DTL_UNIT_YEAR && count == 1 && anchor.unit == DTL_UNIT_QUARTER;
  DtlPeriod found = shift_from (by_quarter ? anchor : from, unit, sign * (int) count);

  if (found.first == DTL_DAY_NONE)
    return FALSE;

  DtlDateMention *mention = dtl_date_scan_add_period (scan, match, found);

  if (by_quarter)
    dtl_date_mention_add_alternative (mention, shift_from (from, unit, sign));
  dtl_date_mention_set_reason (mention, 0.95,
                               by_quarter ? "Counted from the quarter that was named before."
                                          : "Counted from the day of publication.");
  return TRUE;
}

/* R9: shift ($NUMBER, $UNIT, sign, part): "a day earlier", "the next morning": from the nearest
 * date before it, else from publication */
static gboolean
run_shift (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  DtlUnit unit = get_unit (match, 1);
  double count = dtl_match_has (match, 0) ? dtl_match_get_number (match, 0) : 1;
  int sign = dtl_match_get_int (match, 2);
  const char *part = dtl_match_get_word (match, 3);
  DtlPeriod anchor = dtl_date_scan_find_anchor (scan, match, unit == DTL_UNIT_DAY ? 1 : 3,
                                                unit == DTL_UNIT_DAY ? unit : DTL_UNIT_NONE);
  DtlPeriod quarter = dtl_date_scan_find_latest (scan, match, DTL_UNIT_QUARTER);
  DtlDay published = scan->context->published;
  gboolean has_anchor =
      anchor.unit != DTL_UNIT_NONE && (unit != DTL_UNIT_DAY || anchor.unit == DTL_UNIT_DAY);

  if (unit == DTL_UNIT_NONE || isnan (count) || count > 9000 || count != floor (count))
    return FALSE;
  if (unit == DTL_UNIT_YEAR && count == 1 && sign < 0 && quarter.unit == DTL_UNIT_QUARTER)
    {
      /* "a year earlier" in an article on a quarter */
      anchor = quarter;
      has_anchor = TRUE;
    }
  if (!has_anchor && published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  DtlPeriod from = has_anchor ? anchor : dtl_period_of (DTL_UNIT_DAY, published);
  DtlPeriod found = shift_from (from, unit, sign * (int) count);

  if (found.first == DTL_DAY_NONE)
    return FALSE;

  DtlDateMention *mention = dtl_date_scan_add_period (scan, match, found);

  if (has_anchor && published != DTL_DAY_NONE)
    {
      DtlPeriod other =
          shift_from (dtl_period_of (DTL_UNIT_DAY, published), unit, sign * (int) count);

      if (other.first != found.first || other.unit != found.unit)
        dtl_date_mention_add_alternative (mention, other);
    }
  dtl_date_scan_add_part (scan, mention, part);
  dtl_date_mention_set_reason (mention, 0.9,
                               has_anchor ? "Counted from the nearest date before it."
                                          : "Counted from the day of publication.");
  return TRUE;
}

/* shift_unit ($UNIT, n): "the previous week": whole ones, from that of the nearest date before it
 */
static gboolean
run_shift_unit (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  DtlUnit unit = get_unit (match, 0);
  DtlPeriod anchor = dtl_date_scan_find_anchor (scan, match, 3, DTL_UNIT_NONE);
  DtlDay from = anchor.unit != DTL_UNIT_NONE ? anchor.first : scan->context->published;

  if (unit == DTL_UNIT_NONE)
    return FALSE;
  if (from == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  DtlPeriod found = dtl_period_shift (dtl_period_of (unit, from), dtl_match_get_int (match, 1));

  return add_counted (scan, match, found,
                      "Counted from the nearest date before it, or from publication.");
}

/* same_unit ($UNIT): "that week": the one of the nearest date before it */
static gboolean
run_same_unit (const DtlMatch *match, gpointer data)
{
  DtlPeriod anchor = dtl_date_scan_find_anchor (data, match, 3, DTL_UNIT_NONE);
  DtlUnit unit = get_unit (match, 0);

  if (anchor.unit == DTL_UNIT_NONE || unit == DTL_UNIT_NONE)
    return FALSE;
  return add_counted (data, match, dtl_period_of (unit, anchor.first),
                      "That of the nearest date named before.");
}

/* year_before ($NUMBER): "the year-earlier quarter": that of the period named before, else of the
 * quarter that ended last */
static gboolean
run_year_before (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  DtlPeriod anchor = dtl_date_scan_find_latest (scan, match, DTL_UNIT_QUARTER);

  if (anchor.unit == DTL_UNIT_NONE)
    {
      if (scan->context->published == DTL_DAY_NONE)
        return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;
      anchor = dtl_period_of (DTL_UNIT_QUARTER, scan->context->published);
      anchor = dtl_period_shift (anchor, -1);
    }

  return add_counted (scan, match, shift_from (anchor, DTL_UNIT_YEAR, -1),
                      "A year before the period that was named before.");
}

const DtlRuleActionRow dtl_date_shift_actions[] = {
  { "ago", run_ago, 4, 4 },
  { "shift", run_shift, 3, 4 },
  { "shift_unit", run_shift_unit, 2, 2 },
  { "same_unit", run_same_unit, 1, 1 },
  { "year_before", run_year_before, 0, 0 },
  { NULL, NULL, 0, 0 },
};
