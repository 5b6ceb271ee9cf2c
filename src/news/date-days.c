/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions of the rules "date.*" whose result is a day: which one it is, by the day of publication,
 * the tense of the clause and the sessions of the exchange, and which other reading to offer. */
#include "calendar/rule.h"
#include "news/date-scan.h"

#include <math.h>
#include <string.h>

#define CLOSE_SECONDS (16 * 3600)
#define FAR_DAYS 150 /* the other year is worth offering */

static DtlPeriod
day_of (DtlDay day)
{
  return dtl_period_of (DTL_UNIT_DAY, day);
}

static DtlDay
make_day (int year, int month, int day)
{
  return dtl_day_from_ymd (year, month, day); /* DTL_DAY_NONE: no such day */
}

/* Returns: the latest @weekday not after @day */
static DtlDay
latest_weekday (DtlDay day, int weekday)
{
  return day - (dtl_day_get_weekday (day) - weekday + 7) % 7;
}

static int
get_year (DtlDay day)
{
  int year;

  dtl_day_to_ymd (day, &year, NULL, NULL);
  return year;
}

/* Two digits count from 1950. Returns: the year of @argument; 0: there is none */
static int
get_year_argument (const DtlMatch *match, guint argument)
{
  int value = dtl_match_get_int (match, argument);

  if (!dtl_match_has (match, argument) || value >= 100)
    return value;

  return value + (value < 50 ? 2000 : 1900);
}

/* R1, R2: weekday ($WEEKDAY) */
static gboolean
run_weekday (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  DtlDay published = scan->context->published;
  int weekday = dtl_match_get_int (match, 0);
  DtlDateMention *mention;

  if (published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  DtlDay past = latest_weekday (published, weekday);

  if (dtl_date_scan_get_tense (scan, match) == DTL_TENSE_FUTURE)
    {
      mention = dtl_date_scan_add_period (scan, match, day_of (past + 7));
      dtl_date_mention_set_reason (mention, 0.95,
                                   "The clause looks ahead: the first such day after publication.");
      return TRUE;
    }

  mention = dtl_date_scan_add_period (scan, match, day_of (past));
  dtl_date_mention_set_reason (mention, 0.95,
                               past == published
                                   ? "The day of publication is such a day."
                                   : "The latest such day before the day of publication.");
  if (past == published && scan->context->published_seconds >= 0 &&
      scan->context->published_seconds < CLOSE_SECONDS)
    dtl_date_mention_add_alternative (mention, day_of (past - 7));

  return TRUE;
}

/* R3, R4: weekday_of ($WEEKDAY, n): "last", "this", "next" Friday are -1, 0, 1; "the coming" one is
 * 2, the first behind publication */
static gboolean
run_weekday_of (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  DtlDay published = scan->context->published;
  int weekday = dtl_match_get_int (match, 0);
  int n = dtl_match_get_int (match, 1);
  DtlDateMention *mention;
  DtlDay day, other;

  if (published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  DtlDay monday = dtl_period_of (DTL_UNIT_WEEK, published).first;
  DtlDay in_week = monday + weekday - 1;

  if (n < 0)
    {
      DtlDay latest = latest_weekday (published - 1, weekday);

      day = dtl_day_get_weekday (published) <= G_DATE_THURSDAY ? in_week - 7 : latest;
      other = day == latest ? latest - 7 : latest;
    }
  else if (n == 0)
    {
      day = in_week;
      other = in_week + 7;
    }
  else
    {
      DtlDay coming = latest_weekday (published, weekday) + 7;

      day = n == 1 ? in_week + 7 : coming;
      other = n == 1 && coming != day ? coming : day + 7;
    }
  mention = dtl_date_scan_add_period (scan, match, day_of (day));
  dtl_date_mention_add_alternative (mention, day_of (other));
  dtl_date_mention_set_reason (mention, 0.9, "Counted in weeks from that of publication.");
  return TRUE;
}

/* R11: the year that makes @month and @day the latest not after publication, or the next one */
static int
guess_year (const DtlDateScan *scan, const DtlMatch *match, int month, int day, int *other)
{
  DtlDay published = scan->context->published;
  int year = get_year (published);
  DtlDay this_year = make_day (year, month, day);

  if (this_year == DTL_DAY_NONE)
    this_year = make_day (year, month, MIN (day, 28));

  int past = this_year <= published ? year : year - 1;
  DtlDay past_day = make_day (past, month, MIN (day, 28));
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

  DtlDay near = published == DTL_DAY_NONE ? DTL_DAY_NONE : latest_weekday (published, weekday);

  mention->conflict = TRUE;
  if (near != DTL_DAY_NONE && ABS (day - published) <= 7)
    {
      dtl_date_mention_set_days (mention, near, near);
      dtl_date_mention_add_alternative (mention, day_of (day));
    }
  else if (near != DTL_DAY_NONE)
    dtl_date_mention_add_alternative (mention, day_of (near));
  dtl_date_mention_set_reason (mention, 0.5, "The date does not fall on the weekday.");
}

/* month_day ($MONTH, $day, $year, $WEEKDAY) */
static gboolean
run_month_day (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  int month = dtl_match_get_int (match, 0);
  int day = dtl_match_get_int (match, 1);
  int year = get_year_argument (match, 2), other = 0;

  if (month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  if (year == 0 && scan->context->published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  gboolean guessed = year == 0;

  if (guessed)
    year = guess_year (scan, match, month, day, &other);

  DtlDay found = make_day (year, month, day);

  if (found == DTL_DAY_NONE)
    return FALSE;

  DtlDateMention *mention = dtl_date_scan_add_period (scan, match, day_of (found));

  dtl_date_mention_set_reason (mention, 1,
                               guessed ? "The nearest such day that fits the tense."
                                       : "The text says day, month and year.");
  if (guessed && ABS (found - scan->context->published) > FAR_DAYS)
    dtl_date_mention_add_alternative (mention, day_of (make_day (other, month, day)));
  if (dtl_match_has (match, 3))
    check_weekday (scan, mention, found, dtl_match_get_int (match, 3));
  g_array_index (scan->periods, DtlPeriod, scan->periods->len - 1) = day_of (mention->first);

  return TRUE;
}

/* R12: numeric ($a, $b, $year): month first, as in the United States; the other order offered */
static gboolean
run_numeric (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  int a = dtl_match_get_int (match, 0), b = dtl_match_get_int (match, 1);
  int year = get_year_argument (match, 2);
  DtlDay month_first = a <= 12 ? make_day (year, a, b) : DTL_DAY_NONE;
  DtlDay day_first = b <= 12 ? make_day (year, b, a) : DTL_DAY_NONE;
  DtlDay found = month_first != DTL_DAY_NONE ? month_first : day_first;

  if (found == DTL_DAY_NONE)
    return FALSE;

  DtlDateMention *mention = dtl_date_scan_add_period (scan, match, day_of (found));

  if (month_first == DTL_DAY_NONE || day_first == DTL_DAY_NONE || month_first == day_first)
    dtl_date_mention_set_reason (mention, 1, "Only one order of the numbers is a date.");
  else
    {
      dtl_date_mention_add_alternative (mention, day_of (day_first));
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
  DtlDay day = make_day (dtl_match_get_int (match, 0), dtl_match_get_int (match, 1),
                         dtl_match_get_int (match, 2));

  if (day == DTL_DAY_NONE)
    return FALSE;
  dtl_date_mention_set_reason (dtl_date_scan_add_period (data, match, day_of (day)), 1,
                               "The text says day, month and year.");
  return TRUE;
}

/* day (n, part): "yesterday" is -1; "last night" is (-1, TNI) */
static gboolean
run_day (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  const char *part = dtl_match_get_word (match, 1);
  DtlDay published = scan->context->published;

  if (published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match,
                                   part != NULL ? DTL_MENTION_TIME : DTL_MENTION_DATE) != NULL;

  int n = dtl_match_get_int (match, 0);
  DtlDateMention *mention = dtl_date_scan_add_period (scan, match, day_of (published + n));

  if (part != NULL)
    {
      g_autofree char *day = mention->value;

      mention->value = g_strconcat (day, part, NULL);
      dtl_date_scan_set_time (scan, mention);
    }
  dtl_date_mention_set_reason (mention, 1, "Counted from the day of publication.");
  return TRUE;
}

/* clock ($hour, $minute, $HALF_DAY, $ZONE): an hour of the nearest day in the sentence, else of
 * that of publication; the half as 0 or 12 */
static gboolean
run_clock (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  double hour = dtl_match_get_number (match, 0);
  double minute = dtl_match_has (match, 1) ? dtl_match_get_number (match, 1) : 0;
  gboolean has_half = dtl_match_has (match, 2);
  DtlPeriod anchor = dtl_date_scan_find_anchor (scan, match, 0);
  DtlDay day = anchor.unit == DTL_UNIT_DAY ? anchor.first : scan->context->published;

  if (isnan (hour) || (has_half && (hour > 12 || hour < 1)))
    return FALSE;
  if (dtl_match_has (match, 1) &&
      dtl_match_get_token (match, 1)->end - dtl_match_get_token (match, 1)->start != 2)
    return FALSE; /* "1:1" */
  if (has_half)
    hour = (hour == 12 ? 0 : hour) + dtl_match_get_number (match, 2);

  DtlDateMention *mention;

  if (day == DTL_DAY_NONE)
    mention = dtl_date_scan_add (scan, match, DTL_MENTION_TIME, g_strdup ("XXXX-XX-XX"));
  else
    mention = dtl_date_scan_add_period (scan, match, day_of (day));

  g_autofree char *date = mention->value;

  mention->value = g_strdup_printf ("%sT%02d:%02d", date, (int) hour, (int) minute);
  dtl_date_scan_set_time (scan, mention);
  if (!dtl_match_has (match, 3) || g_strcmp0 (dtl_match_get_word (match, 3), "here") == 0)
    mention->timing =
        dtl_date_scan_get_timing (scan, mention->first, ((int) hour * 60 + (int) minute) * 60);
  dtl_date_mention_set_reason (mention, 0.9, "An hour of the nearest day that is named.");
  return TRUE;
}

/* day_told (): the day of publication, of what is told as its news: "Two days after the fine, …" */
static gboolean
run_day_told (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  DtlDay published = scan->context->published;

  if (published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;
  dtl_date_mention_set_reason (
      dtl_date_scan_add_period (scan, match, day_of (published)), 0.8,
      "Counted from something whose day is not said; taken as the day of publication.");
  return TRUE;
}

/* R10: session (n): "the previous session" is -1; counts from the nearest day in the sentence, else
 * from the session that runs or ended last at publication */
static gboolean
run_session (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  const DtlExchange *exchange = scan->context->exchange;
  int n = dtl_match_get_int (match, 0);
  DtlPeriod anchor = dtl_date_scan_find_anchor (scan, match, 0);
  DtlDay day = anchor.unit == DTL_UNIT_DAY ? anchor.first : scan->context->published;

  if (day == DTL_DAY_NONE || exchange == NULL)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  for (; n < 0 && day != DTL_DAY_NONE; n++)
    day = dtl_exchange_previous_session (exchange, day);
  for (; n > 0 && day != DTL_DAY_NONE; n--)
    day = dtl_exchange_next_session (exchange, day);
  if (day == DTL_DAY_NONE)
    return FALSE;

  dtl_date_mention_set_reason (dtl_date_scan_add_period (scan, match, day_of (day)), 0.95,
                               "Counted in sessions of the exchange.");
  return TRUE;
}

/* same_day (): "that day": the nearest date before it */
static gboolean
run_same_day (const DtlMatch *match, gpointer data)
{
  DtlPeriod anchor = dtl_date_scan_find_anchor (data, match, 2);

  if (anchor.unit != DTL_UNIT_DAY)
    return FALSE;
  dtl_date_mention_set_reason (dtl_date_scan_add_period (data, match, anchor), 0.9,
                               "The nearest day named before.");
  return TRUE;
}

/* R13: holiday (rule, option, $year): the rule and option as in the calendar files */
static gboolean
run_holiday (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  const char *option = dtl_match_get_word (match, 1);
  DtlDay published = scan->context->published;
  int year = get_year_argument (match, 2);
  gboolean is_observed = FALSE;
  DtlRule rule, nominal;

  if (!dtl_rule_parse (dtl_match_get_word (match, 0), &rule, NULL))
    return FALSE;
  nominal = rule;
  if (strcmp (option, "none") != 0 && !dtl_rule_parse_option (option, &rule, NULL))
    return FALSE;
  if (year == 0 && published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;
  if (year == 0)
    {
      year = get_year (published);
      year = CLAMP (year, 3, 9996);

      DtlDay day = dtl_rule_get_day (&rule, year, NULL);
      gboolean future = dtl_date_scan_get_tense (scan, match) == DTL_TENSE_FUTURE;

      if (day == DTL_DAY_NONE || (day > published && !future && day - published > 62))
        year--;
      else if (day < published && future)
        year++;
    }

  DtlDay found =
      year >= 2 && year <= 9998 ? dtl_rule_get_day (&rule, year, &is_observed) : DTL_DAY_NONE;

  if (found == DTL_DAY_NONE)
    return FALSE;

  DtlDateMention *mention = dtl_date_scan_add_period (scan, match, day_of (found));

  if (is_observed)
    dtl_date_mention_add_alternative (mention, day_of (dtl_rule_get_day (&nominal, year, NULL)));
  dtl_date_mention_set_reason (mention, 0.95,
                               is_observed ? "The day on which the exchange keeps the holiday."
                                           : "A holiday by its rule.");
  return TRUE;
}

/* weekdays ($WEEKDAYS): "Fridays", a set */
static gboolean
run_weekdays (const DtlMatch *match, gpointer data)
{
  dtl_date_scan_add (data, match, DTL_MENTION_SET,
                     g_strdup_printf ("XXXX-WXX-%d", dtl_match_get_int (match, 0)));
  return TRUE;
}

const DtlRuleActionRow dtl_date_day_actions[] = {
  { "weekday", run_weekday, 1, 1 },
  { "weekday_of", run_weekday_of, 2, 2 },
  { "month_day", run_month_day, 2, 4 },
  { "numeric", run_numeric, 3, 3 },
  { "iso", run_iso, 3, 3 },
  { "day", run_day, 1, 2 },
  { "clock", run_clock, 4, 4 },
  { "day_told", run_day_told, 0, 0 },
  { "session", run_session, 1, 1 },
  { "same_day", run_same_day, 0, 0 },
  { "holiday", run_holiday, 2, 3 },
  { "weekdays", run_weekdays, 1, 1 },
  { NULL, NULL, 0, 0 },
};
