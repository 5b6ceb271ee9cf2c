/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions of the rules "date.*" whose result is a week, month, quarter, year or the like. */
#include "news/date-scan.h"

#include <math.h>
#include <string.h>

static DtlUnit
get_unit (const DtlMatch *match, guint argument)
{
  return dtl_unit_from_letter (dtl_match_get_word (match, argument));
}

static int
get_year (DtlDay day)
{
  int year;

  dtl_day_to_ymd (day, &year, NULL, NULL);
  return year;
}

static DtlPeriod
period_of_month (DtlUnit unit, int year, int month)
{
  return dtl_period_of (unit, dtl_day_from_ymd (year, month, 1));
}

static gboolean
add_counted (DtlDateScan *scan, const DtlMatch *match, DtlPeriod period, const char *reason)
{
  dtl_date_mention_set_reason (dtl_date_scan_add_period (scan, match, period), 1, reason);
  return TRUE;
}

/* R5, R8: unit (n, $UNIT): "last week" is -1; on a weekend, the trading week just over */
static gboolean
run_unit (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  DtlDay published = scan->context->published;
  DtlUnit unit = get_unit (match, 1);
  int n = dtl_match_get_int (match, 0);

  if (unit == DTL_UNIT_NONE)
    return FALSE;
  if (published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  DtlPeriod period = dtl_period_of (unit, published);
  gboolean weekend = dtl_day_get_weekday (published) >= G_DATE_SATURDAY;

  if (n < 0 && unit == DTL_UNIT_WEEK && weekend)
    n++;
  if (n < 0 && unit == DTL_UNIT_WEEKEND && dtl_day_get_weekday (published) == G_DATE_SUNDAY)
    n = -1;

  DtlPeriod found = dtl_period_shift (period, n);
  DtlDateMention *mention = dtl_date_scan_add_period (scan, match, found);

  if (unit == DTL_UNIT_WEEK && dtl_match_get_int (match, 0) < 0)
    dtl_date_mention_add_alternative (mention, dtl_period_shift (found, -1));
  dtl_date_mention_set_reason (mention, 0.95, "Counted from the day of publication.");
  return TRUE;
}

/* weekend (): the one nearest to publication that fits the tense */
static gboolean
run_weekend (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  DtlDay published = scan->context->published;

  if (published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  DtlPeriod period = dtl_period_of (DTL_UNIT_WEEKEND, published);
  gboolean in_it = dtl_day_get_weekday (published) >= G_DATE_SATURDAY;

  if (!in_it && dtl_date_scan_get_tense (scan, match) != DTL_TENSE_FUTURE)
    period = dtl_period_shift (period, -1);

  return add_counted (scan, match, period, "The nearest weekend that fits the tense.");
}

/* R7: unit_to_date ($UNIT): "earlier this month", "so far this year": its first day to publication
 */
static gboolean
run_unit_to_date (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  DtlDay published = scan->context->published;

  if (published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  DtlPeriod period = dtl_period_of (get_unit (match, 0), published);
  DtlDateMention *mention = dtl_date_scan_add_period (scan, match, period);

  dtl_date_mention_set_days (mention, period.first, published);
  mention->mod = g_strdup ("BEFORE");
  dtl_date_mention_set_reason (mention, 0.9, "From its first day to the day of publication.");
  return TRUE;
}

/* @mod: (nullable): of the mention that was added last */
static void
set_mod (DtlDateScan *scan, const char *mod)
{
  DtlDateMention *mention = g_ptr_array_index (scan->reading->dates, scan->reading->dates->len - 1);

  mention->mod = g_strdup (mod);
}

/* the_unit ($UNIT, mod): "the quarter": the one named before, else that of publication, of quarters
 * the one that ended last */
static gboolean
run_the_unit (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  DtlUnit unit = get_unit (match, 0);
  DtlPeriod anchor =
      dtl_date_scan_find_anchor (scan, match, unit == DTL_UNIT_YEAR ? 0 : 2, DTL_UNIT_NONE);
  DtlDay published = scan->context->published;

  if (unit == DTL_UNIT_NONE)
    return FALSE;
  if (unit == DTL_UNIT_QUARTER)
    anchor = dtl_date_scan_find_latest (scan, match, unit);
  if (anchor.unit == unit)
    return add_counted (scan, match, anchor, "The one that was named before.");
  if (published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  DtlPeriod period = dtl_period_of (unit, published);

  if (unit == DTL_UNIT_QUARTER && dtl_date_scan_get_tense (scan, match) != DTL_TENSE_FUTURE)
    period = dtl_period_shift (period, -1);

  add_counted (scan, match, period, "Taken from the day of publication.");
  set_mod (scan, dtl_match_get_word (match, 1));
  return TRUE;
}

/* latest_quarter (): the one that ended last before publication */
static gboolean
run_latest_quarter (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;

  if (scan->context->published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  DtlPeriod now = dtl_period_of (DTL_UNIT_QUARTER, scan->context->published);

  return add_counted (scan, match, dtl_period_shift (now, -1), "The quarter that ended last.");
}

/* Returns: the year of "this year", "1988", "last year's": n from publication, or itself; 0: none
 */
static int
get_stated_year (const DtlDateScan *scan, const DtlMatch *match, guint argument)
{
  int value = dtl_match_get_int (match, argument);

  if (isnan (dtl_match_get_number (match, argument)))
    return 0;
  if (ABS (value) < 50)
    return scan->context->published == DTL_DAY_NONE ? 0
                                                    : get_year (scan->context->published) + value;

  return value;
}

/* Returns: the latest period that has begun at publication and is at @month of its year, or the
 * next one where the clause looks ahead */
static DtlPeriod
guess_part (const DtlDateScan *scan, const DtlMatch *match, DtlUnit unit, int month)
{
  DtlDay published = scan->context->published;
  int year = get_year (published);
  DtlPeriod now = dtl_period_of (unit, published);
  DtlPeriod found = dtl_period_of (unit, dtl_day_from_ymd (year, month, 1));

  if (found.first > now.first)
    found = period_of_month (unit, year - 1, month);
  if (found.first != now.first &&
      dtl_date_scan_is_ahead (scan, match, published - dtl_period_get_last (found)))
    found = dtl_period_shift (dtl_period_of (unit, found.first), unit == DTL_UNIT_MONTH  ? 12
                                                                 : unit == DTL_UNIT_HALF ? 2
                                                                                         : 4);

  return found;
}

/* part ($ordinal, unit, $year, $fiscal): the third quarter, Q3, the first half; of a stated year,
 * or of the year so many from that of publication. R8: where the company's year begins is not
 * known, so a fiscal quarter is read as one of the calendar, with little confidence */
static gboolean
run_part (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  DtlUnit unit = get_unit (match, 1);
  int ordinal = dtl_match_get_int (match, 0);
  int months = unit == DTL_UNIT_HALF ? 6 : unit == DTL_UNIT_MONTH ? 1 : 3;
  int year = get_stated_year (scan, match, 2);

  if (unit == DTL_UNIT_NONE || ordinal < 1 || ordinal > 12 / months)
    return FALSE;

  int month = (ordinal - 1) * months + 1;

  if (year == 0 && scan->context->published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  DtlPeriod found =
      year > 0 ? period_of_month (unit, year, month) : guess_part (scan, match, unit, month);
  DtlDateMention *mention = dtl_date_scan_add_period (scan, match, found);

  if (dtl_match_has (match, 3))
    {
      /* Of years that end in September, March and June */
      static const int shifts[] = { -1, 1, -2 };

      dtl_date_mention_set_reason (mention, 0.5,
                                   "A fiscal quarter: it may be another one of the calendar.");
      for (gsize i = 0; i < G_N_ELEMENTS (shifts); i++)
        {
          DtlPeriod other = dtl_period_shift (found, shifts[i]);

          if (other.first != DTL_DAY_NONE &&
              (scan->context->published == DTL_DAY_NONE || other.first <= scan->context->published))
            dtl_date_mention_add_alternative (mention, other);
        }
    }
  else if (year > 0)
    dtl_date_mention_set_reason (mention, 1, "The text says the year.");
  else
    dtl_date_mention_set_reason (mention, 0.9, "The latest one begun that fits the tense.");
  return TRUE;
}

/* month ($MONTH, $year) and season ($SEASON, $year): both give the first month */
static gboolean
add_month (DtlDateScan *scan, const DtlMatch *match, DtlUnit unit)
{
  int month = dtl_match_get_int (match, 0);
  int year = get_stated_year (scan, match, 1);

  if (month < 1 || month > 12)
    return FALSE;
  if (year > 0)
    return add_counted (scan, match, period_of_month (unit, year, month),
                        "The text says the year.");
  if (scan->context->published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  dtl_date_mention_set_reason (
      dtl_date_scan_add_period (scan, match, guess_part (scan, match, unit, month)), 0.95,
      "The latest one begun that fits the tense.");
  return TRUE;
}

static gboolean
run_month (const DtlMatch *match, gpointer data)
{
  return add_month (data, match, DTL_UNIT_MONTH);
}

/* quarter_of_month ($MONTH, $year): "the June quarter" */
static gboolean
run_quarter_of_month (const DtlMatch *match, gpointer data)
{
  return add_month (data, match, DTL_UNIT_QUARTER);
}

/* quarter_ended ($MONTH): "the quarter ended July 31": the calendar quarter that most of it lies in
 */
static gboolean
run_quarter_ended (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  int month = dtl_match_get_int (match, 0);

  if (month < 1 || month > 12)
    return FALSE;
  if (scan->context->published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  DtlPeriod ended = guess_part (scan, match, DTL_UNIT_MONTH, month);
  DtlPeriod found = dtl_period_of (DTL_UNIT_QUARTER, dtl_period_shift (ended, -1).first);

  return add_counted (scan, match, found, "The quarter of the calendar that most of it lies in.");
}

/* year_ended ($MONTH, $year): "the fiscal year ended March 31, 2021": called by the year it ended
 * in */
static gboolean
run_year_ended (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  int month = dtl_match_get_int (match, 0), year = get_stated_year (scan, match, 1);

  if (month < 1 || month > 12)
    return FALSE;
  if (year == 0 && scan->context->published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  DtlPeriod ended = year > 0 ? period_of_month (DTL_UNIT_MONTH, year, month)
                             : guess_part (scan, match, DTL_UNIT_MONTH, month);

  return add_counted (scan, match, dtl_period_of (DTL_UNIT_YEAR, ended.first),
                      "A year is called by the day on which it ends.");
}

/* session_of ($MONTH, $year, 1|-1): the first or the last session of a month */
static gboolean
run_session_of (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  const DtlExchange *exchange = scan->context->exchange;
  int month = dtl_match_get_int (match, 0), year = get_stated_year (scan, match, 1);

  if (month < 1 || month > 12)
    return FALSE;
  if (exchange == NULL || (year == 0 && scan->context->published == DTL_DAY_NONE))
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  DtlPeriod period = year > 0 ? period_of_month (DTL_UNIT_MONTH, year, month)
                              : guess_part (scan, match, DTL_UNIT_MONTH, month);

  if (period.first == DTL_DAY_NONE || period.first < DTL_DAY_FIRST + 40 ||
      period.first > DTL_DAY_LAST - 40)
    return FALSE;

  DtlDay day = dtl_match_get_int (match, 2) > 0
                   ? dtl_exchange_next_session (exchange, period.first - 1)
                   : dtl_exchange_previous_session (exchange, dtl_period_get_last (period) + 1);

  if (day == DTL_DAY_NONE)
    return FALSE;
  return add_counted (scan, match, dtl_period_of_day (day), "By the sessions of the exchange.");
}

static gboolean
run_season (const DtlMatch *match, gpointer data)
{
  return add_month (data, match, DTL_UNIT_SEASON);
}

/* nth_month ($MONTH, n): "last March" is the latest one over, "next March" the first to come, "this
 * March" that of the year; seasons alike with a third argument S */
static gboolean
run_nth_month (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  DtlDay published = scan->context->published;
  int month = dtl_match_get_int (match, 0), n = dtl_match_get_int (match, 1);
  DtlUnit unit = dtl_match_has (match, 2) ? get_unit (match, 2) : DTL_UNIT_MONTH;

  if (month < 1 || month > 12)
    return FALSE;
  if (published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  int year = get_year (published);
  DtlPeriod now = dtl_period_of (unit, published);
  DtlPeriod found = period_of_month (unit, year, month);

  if (n < 0 && found.first >= now.first)
    found = period_of_month (unit, year - 1, month);
  else if (n > 0 && found.first <= now.first)
    found = period_of_month (unit, year + 1, month);

  return add_counted (scan, match, found, "Counted from the day of publication.");
}

/* year_in_words ($tens, $ones): "nineteen ninety-four" */
static gboolean
run_year_in_words (const DtlMatch *match, gpointer data)
{
  int year = dtl_match_get_int (match, 0) * 100 + dtl_match_get_int (match, 1);

  return add_counted (data, match, period_of_month (DTL_UNIT_YEAR, year, 1), "A year.");
}

/* year ($YEAR) */
static gboolean
run_year (const DtlMatch *match, gpointer data)
{
  int year = dtl_match_get_int (match, 0);

  if (year < 100)
    year += year < 50 ? 2000 : 1900;
  return add_counted (data, match, period_of_month (DTL_UNIT_YEAR, year, 1), "A year.");
}

/* decade ($number): "1980s", "the nineties" */
static gboolean
run_decade (const DtlMatch *match, gpointer data)
{
  int year = dtl_match_get_int (match, 0);

  if (year % 10 != 0)
    return FALSE;
  if (year < 100)
    year += year < 20 ? 2000 : 1900;
  return add_counted (data, match, period_of_month (DTL_UNIT_DECADE, year, 1), "A decade.");
}

/* century ($ordinal) */
static gboolean
run_century (const DtlMatch *match, gpointer data)
{
  int ordinal = dtl_match_get_int (match, 0);

  if (ordinal < 2 || ordinal > 22)
    return FALSE;
  return add_counted (data, match, period_of_month (DTL_UNIT_CENTURY, (ordinal - 1) * 100, 1),
                      "A century.");
}

/* year_of_period ($year): "the 1988 period": the quarter named before, of another year */
static gboolean
run_year_of_period (const DtlMatch *match, gpointer data)
{
  DtlPeriod anchor = dtl_date_scan_find_latest (data, match, DTL_UNIT_QUARTER);
  int year = get_stated_year (data, match, 0), month;

  if (year == 0)
    return FALSE;
  if (anchor.unit != DTL_UNIT_QUARTER)
    return add_counted (data, match, period_of_month (DTL_UNIT_YEAR, year, 1), "A year.");

  dtl_day_to_ymd (anchor.first, NULL, &month, NULL);
  return add_counted (data, match, period_of_month (DTL_UNIT_QUARTER, year, month),
                      "The quarter that was named before, of another year.");
}

const DtlRuleActionRow dtl_date_period_actions[] = {
  { "unit", run_unit, 2, 2 },
  { "weekend", run_weekend, 0, 0 },
  { "unit_to_date", run_unit_to_date, 1, 1 },
  { "the_unit", run_the_unit, 1, 2 },
  { "latest_quarter", run_latest_quarter, 0, 0 },
  { "part", run_part, 2, 4 },
  { "month", run_month, 1, 2 },
  { "quarter_of_month", run_quarter_of_month, 1, 2 },
  { "quarter_ended", run_quarter_ended, 1, 1 },
  { "year_ended", run_year_ended, 2, 2 },
  { "session_of", run_session_of, 3, 3 },
  { "season", run_season, 1, 2 },
  { "nth_month", run_nth_month, 2, 3 },
  { "year", run_year, 1, 1 },
  { "year_in_words", run_year_in_words, 2, 2 },
  { "decade", run_decade, 1, 1 },
  { "century", run_century, 1, 1 },
  { "year_of_period", run_year_of_period, 1, 1 },
  { NULL, NULL, 0, 0 },
};
