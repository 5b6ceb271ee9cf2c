/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions of the rules "date.*" for days that are told by month and number: the year is guessed
 * from the tense and the day of publication, a weekday beside it is checked, numbers alone are read
 * in the order of the United States and the other order is offered. */
#include "news/date-scan.h"

#define FAR_DAYS 150 /* the other year is worth offering */

static int
get_year (DtlDay day)
{
  int year;

  dtl_day_to_ymd (day, &year, NULL, NULL);
  return year;
}

/* R11: the year that makes @month and @day the latest not after publication, or the next one */
static int
guess_year (const DtlDateScan *scan, const DtlMatch *match, int month, int day, int *other)
{
  DtlDay published = scan->context->published;
  int year = get_year (published);
  DtlDay this_year = dtl_day_from_ymd (year, month, day);

  if (this_year == DTL_DAY_NONE)
    this_year = dtl_day_from_ymd (year, month, MIN (day, 28));

  int past = this_year <= published ? year : year - 1;
  DtlDay past_day = dtl_day_from_ymd (past, month, MIN (day, 28));
  gboolean future = dtl_date_scan_is_ahead (scan, match, published - past_day);

  *other = future ? past : past + 1;
  return future ? past + 1 : past;
}

/* R14: a weekday beside the date */
static void
check_weekday (const DtlDateScan *scan, DtlDateMention *mention, DtlDay day, int weekday)
{
  DtlDay published = scan->context->published;

  if (dtl_day_get_weekday (day) == (GDateWeekday) weekday)
    return;

  DtlDay near =
      published == DTL_DAY_NONE ? DTL_DAY_NONE : dtl_day_latest_weekday (published, weekday);

  mention->conflict = TRUE;
  if (near != DTL_DAY_NONE && ABS (day - published) <= 7)
    {
      dtl_date_mention_set_days (mention, near, near);
      dtl_date_mention_add_alternative (mention, dtl_period_of_day (day));
    }
  else if (near != DTL_DAY_NONE)
    dtl_date_mention_add_alternative (mention, dtl_period_of_day (near));
  dtl_date_mention_set_reason (mention, 0.5, "The date does not fall on the weekday.");
}

/* month_day ($MONTH, $day, $year, $WEEKDAY, W): with W, the week that it lies in */
static gboolean
run_month_day (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  int month = dtl_match_get_int (match, 0);
  int day = dtl_match_get_int (match, 1);
  int year = dtl_date_match_get_year (match, 2), other = 0;

  if (month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  if (year == 0 && scan->context->published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  gboolean guessed = year == 0;

  if (guessed)
    year = guess_year (scan, match, month, day, &other);

  DtlDay found = dtl_day_from_ymd (year, month, day);

  if (found == DTL_DAY_NONE)
    return FALSE;

  if (dtl_match_has (match, 4))
    {
      dtl_date_scan_add_period (scan, match, dtl_period_of (DTL_UNIT_WEEK, found));
      return TRUE;
    }

  DtlDateMention *mention = dtl_date_scan_add_period (scan, match, dtl_period_of_day (found));

  dtl_date_mention_set_reason (mention, 1,
                               guessed ? "The nearest such day that fits the tense."
                                       : "The text says day, month and year.");
  if (guessed && ABS (found - scan->context->published) > FAR_DAYS)
    dtl_date_mention_add_alternative (mention,
                                      dtl_period_of_day (dtl_day_from_ymd (other, month, day)));
  if (dtl_match_has (match, 3))
    check_weekday (scan, mention, found, dtl_match_get_int (match, 3));
  g_array_index (scan->periods, DtlPeriod, scan->periods->len - 1) =
      dtl_period_of_day (mention->first);

  return TRUE;
}

/* days ($MONTH, $day, $last, $year): "July 14-15" */
static gboolean
run_days (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  int month = dtl_match_get_int (match, 0);
  int day = dtl_match_get_int (match, 1), last_day = dtl_match_get_int (match, 2);
  int year = dtl_date_match_get_year (match, 3), other = 0;

  if (month < 1 || month > 12 || day < 1 || day >= last_day || last_day > 31)
    return FALSE;
  if (year == 0 && scan->context->published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;
  if (year == 0)
    year = guess_year (scan, match, month, day, &other);

  DtlDay first = dtl_day_from_ymd (year, month, day),
         last = dtl_day_from_ymd (year, month, last_day);

  if (first == DTL_DAY_NONE || last == DTL_DAY_NONE)
    return FALSE;
  dtl_date_mention_set_days (dtl_date_scan_add_period (scan, match, dtl_period_of_day (first)),
                             first, last);
  return TRUE;
}

/* day_of_month ($ORDINAL): the latest such day not after publication */
static gboolean
run_day_of_month (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  DtlDay published = scan->context->published;
  int day = dtl_match_get_int (match, 0), year, month;

  if (day < 1 || day > 31)
    return FALSE;
  if (published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  dtl_day_to_ymd (published, &year, &month, NULL);

  DtlDay found = dtl_day_from_ymd (year, month, day);

  if (found == DTL_DAY_NONE || found > published)
    found =
        month > 1 ? dtl_day_from_ymd (year, month - 1, day) : dtl_day_from_ymd (year - 1, 12, day);
  if (found == DTL_DAY_NONE)
    return FALSE;
  dtl_date_mention_set_reason (dtl_date_scan_add_period (scan, match, dtl_period_of_day (found)),
                               0.9, "The latest such day before the day of publication.");
  return TRUE;
}

/* R12: numeric ($a, $b, $year): month first, as in the United States; the other order offered */
static gboolean
run_numeric (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  int a = dtl_match_get_int (match, 0), b = dtl_match_get_int (match, 1);
  int year = dtl_date_match_get_year (match, 2);
  DtlDay month_first = a <= 12 ? dtl_day_from_ymd (year, a, b) : DTL_DAY_NONE;
  DtlDay day_first = b <= 12 ? dtl_day_from_ymd (year, b, a) : DTL_DAY_NONE;
  DtlDay found = month_first != DTL_DAY_NONE ? month_first : day_first;

  if (found == DTL_DAY_NONE)
    return FALSE;

  DtlDateMention *mention = dtl_date_scan_add_period (scan, match, dtl_period_of_day (found));

  if (month_first == DTL_DAY_NONE || day_first == DTL_DAY_NONE || month_first == day_first)
    dtl_date_mention_set_reason (mention, 1, "Only one order of the numbers is a date.");
  else
    {
      dtl_date_mention_add_alternative (mention, dtl_period_of_day (day_first));
      dtl_date_mention_set_reason (mention, 0.7,
                                   "Read as month, day, year; the other order is a "
                                   "date as well.");
    }
  return TRUE;
}

/* iso ($year, $month, $day) */
static gboolean
run_iso (const DtlMatch *match, gpointer data)
{
  DtlDay day = dtl_day_from_ymd (dtl_match_get_int (match, 0), dtl_match_get_int (match, 1),
                                 dtl_match_get_int (match, 2));

  if (day == DTL_DAY_NONE)
    return FALSE;
  dtl_date_mention_set_reason (dtl_date_scan_add_period (data, match, dtl_period_of_day (day)), 1,
                               "The text says day, month and year.");
  return TRUE;
}

const DtlRuleActionRow dtl_date_month_day_actions[] = {
  { "month_day", run_month_day, 2, 5 },
  { "days", run_days, 4, 4 },
  { "day_of_month", run_day_of_month, 1, 1 },
  { "numeric", run_numeric, 3, 3 },
  { "iso", run_iso, 3, 3 },
  { NULL, NULL, 0, 0 },
};
