/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions of the rules "date.*" whose result is a day: which one it is, by the day of publication,
 * the tense of the clause and the sessions of the exchange, and which other reading to offer. */
#include "calendar/rule.h"
#include "news/date-scan.h"
#include "news/lexicon-private.h"

#include <math.h>
#include <string.h>

#define CLOSE_SECONDS (16 * 3600)
#define SOON_DAYS 62
#define MAX_SESSIONS 250

static int
get_year (DtlDay day)
{
  int year;

  dtl_day_to_ymd (day, &year, NULL, NULL);
  return year;
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

  DtlDay past = dtl_day_latest_weekday (published, weekday);

  if (dtl_date_scan_get_tense (scan, match) == DTL_TENSE_FUTURE)
    {
      mention = dtl_date_scan_add_period (scan, match, dtl_period_of_day (past + 7));
      dtl_date_mention_set_reason (mention, 0.95,
                                   "The clause looks ahead: the first such day after publication.");
      return TRUE;
    }

  mention = dtl_date_scan_add_period (scan, match, dtl_period_of_day (past));
  dtl_date_mention_set_reason (mention, 0.95,
                               past == published
                                   ? "The day of publication is such a day."
                                   : "The latest such day before the day of publication.");
  if (past == published && scan->context->published_seconds >= 0 &&
      scan->context->published_seconds < CLOSE_SECONDS)
    dtl_date_mention_add_alternative (mention, dtl_period_of_day (past - 7));

  return TRUE;
}

/* R3, R4: weekdtl_period_of_day ($WEEKDAY, n): "last", "this", "next" Friday are -1, 0, 1; "the
 * coming" one is 2, the first behind publication, and "this past" one -2, the latest before it */
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

  if (n == -2)
    {
      day = dtl_day_latest_weekday (published - 1, weekday);
      other = day - 7;
    }
  else if (n < 0)
    {
      DtlDay latest = dtl_day_latest_weekday (published - 1, weekday);

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
      DtlDay coming = dtl_day_latest_weekday (published, weekday) + 7;

      day = n == 1 ? in_week + 7 : coming;
      other = n == 1 && coming != day ? coming : day + 7;
    }
  mention = dtl_date_scan_add_period (scan, match, dtl_period_of_day (day));
  dtl_date_mention_add_alternative (mention, dtl_period_of_day (other));
  dtl_date_mention_set_reason (mention, 0.9, "Counted in weeks from that of publication.");
  return TRUE;
}

/* weekday_from ($WEEKDAY, sign): "the following Monday": from the nearest day named before */
static gboolean
run_weekday_from (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  DtlPeriod anchor = dtl_date_scan_find_anchor (scan, match, 1, DTL_UNIT_DAY);
  int weekday = dtl_match_get_int (match, 0), sign = dtl_match_get_int (match, 1);
  DtlDay from = anchor.unit == DTL_UNIT_DAY ? anchor.first : scan->context->published;

  if (from == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;
  if (from < DTL_DAY_FIRST + 7 || from > DTL_DAY_LAST - 7)
    return FALSE;

  DtlDay day = sign < 0 ? dtl_day_latest_weekday (from - 1, weekday)
                        : dtl_day_latest_weekday (from, weekday) + 7;

  dtl_date_mention_set_reason (dtl_date_scan_add_period (scan, match, dtl_period_of_day (day)), 0.9,
                               "Counted from the nearest day that is named before.");
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
  DtlDateMention *mention =
      dtl_date_scan_add_period (scan, match, dtl_period_of_day (published + n));

  dtl_date_scan_add_part (scan, mention, part);
  dtl_date_mention_set_reason (mention, 1, "Counted from the day of publication.");
  return TRUE;
}

/* clock ($hour, $minute, $HALF_DAY, $ZONE, $elsewhere): an hour of the nearest day in the sentence,
 * else of that of publication; the half as 0 or 12 */
static gboolean
run_clock (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  double hour = dtl_match_get_number (match, 0);
  double minute = dtl_match_has (match, 1) ? dtl_match_get_number (match, 1) : 0;
  gboolean has_half = dtl_match_has (match, 2);
  DtlPeriod anchor = dtl_date_scan_find_anchor (scan, match, 0, DTL_UNIT_DAY);
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
    mention = dtl_date_scan_add_period (scan, match, dtl_period_of_day (day));

  g_autofree char *date = mention->value;

  mention->value = g_strdup_printf ("%sT%02d:%02d", date, (int) hour, (int) minute);
  dtl_date_scan_set_time (scan, mention);
  if (!dtl_match_has (match, 4) && !dtl_match_has (match, 3))
    mention->timing =
        dtl_date_scan_get_timing (scan, mention->first, ((int) hour * 60 + (int) minute) * 60);
  else if (g_strcmp0 (dtl_match_get_word (match, 3), "here") == 0)
    mention->timing =
        dtl_date_scan_get_timing (scan, mention->first, ((int) hour * 60 + (int) minute) * 60);
  dtl_date_mention_set_reason (mention, 0.9, "An hour of the nearest day that is named.");
  return TRUE;
}

/* Whether a day or month stands behind @match in its sentence */
static gboolean
names_a_day (const DtlMatch *match)
{
  const DtlLexicon *lexicon = match->tokens->lexicon;
  guint16 weekday = dtl_lexicon_find_class (lexicon, "WEEKDAY");
  guint16 month = dtl_lexicon_find_class (lexicon, "MONTH");
  guint32 sentence = dtl_tokens_get (match->tokens, match->first)->sentence;

  for (guint i = match->end; i < dtl_tokens_count (match->tokens); i++)
    {
      const DtlToken *token = dtl_tokens_get (match->tokens, i);

      if (token->sentence != sentence)
        break;
      if (dtl_lexicon_find_atom (lexicon, token, weekday) != NULL ||
          dtl_lexicon_find_atom (lexicon, token, month) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* day_told (): the day of publication, of what is told as its news: "Two days after the fine, …" */
static gboolean
run_day_told (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  DtlDay published = scan->context->published;

  if (names_a_day (match))
    return FALSE;
  if (published == DTL_DAY_NONE)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;
  dtl_date_mention_set_reason (
      dtl_date_scan_add_period (scan, match, dtl_period_of_day (published)), 0.8,
      "Counted from something whose day is not said; taken as the day of publication.");
  return TRUE;
}

/* R10: session (n, $NUMBER): "the previous session" is -1; counts from the nearest day in the
 * sentence, else from the session that runs or ended last at publication */
static gboolean
run_session (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  const DtlExchange *exchange = scan->context->exchange;
  int n =
      dtl_match_get_int (match, 0) * (dtl_match_has (match, 1) ? dtl_match_get_int (match, 1) : 1);
  DtlPeriod anchor = dtl_date_scan_find_anchor (scan, match, 0, DTL_UNIT_DAY);
  DtlDay day = anchor.unit == DTL_UNIT_DAY ? anchor.first : scan->context->published;

  if (ABS (n) > MAX_SESSIONS)
    return FALSE;
  if (day == DTL_DAY_NONE || exchange == NULL)
    return dtl_date_scan_add_open (scan, match, DTL_MENTION_DATE) != NULL;

  for (; n < 0 && day != DTL_DAY_NONE; n++)
    day = dtl_exchange_previous_session (exchange, day);
  for (; n > 0 && day != DTL_DAY_NONE; n--)
    day = dtl_exchange_next_session (exchange, day);
  if (day == DTL_DAY_NONE)
    return FALSE;

  dtl_date_mention_set_reason (dtl_date_scan_add_period (scan, match, dtl_period_of_day (day)),
                               0.95, "Counted in sessions of the exchange.");
  return TRUE;
}

/* same_day (part): "that day", "that morning": the nearest date before it */
static gboolean
run_same_day (const DtlMatch *match, gpointer data)
{
  DtlPeriod anchor = dtl_date_scan_find_anchor (data, match, 2, DTL_UNIT_DAY);

  if (anchor.unit != DTL_UNIT_DAY)
    return FALSE;

  DtlDateMention *mention = dtl_date_scan_add_period (data, match, anchor);

  dtl_date_scan_add_part (data, mention, dtl_match_get_word (match, 0));
  dtl_date_mention_set_reason (mention, 0.9, "The nearest day named before.");
  return TRUE;
}

/* R13: holiday (rule, option, $year): the rule and option as in the calendar files */
static gboolean
run_holiday (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  const char *option = dtl_match_get_word (match, 1);
  DtlDay published = scan->context->published;
  int year = dtl_date_match_get_year (match, 2);
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
      DtlTense tense = dtl_date_scan_get_tense (scan, match);
      gboolean ahead =
          tense == DTL_TENSE_FUTURE || (tense == DTL_TENSE_UNKNOWN && day - published < SOON_DAYS);

      if (day == DTL_DAY_NONE || (day > published && !ahead))
        year--;
      else if (day < published && tense == DTL_TENSE_FUTURE)
        year++;
    }

  DtlDay found =
      year >= 2 && year <= 9998 ? dtl_rule_get_day (&rule, year, &is_observed) : DTL_DAY_NONE;

  if (found == DTL_DAY_NONE)
    return FALSE;

  DtlDateMention *mention = dtl_date_scan_add_period (scan, match, dtl_period_of_day (found));

  if (is_observed)
    dtl_date_mention_add_alternative (mention,
                                      dtl_period_of_day (dtl_rule_get_day (&nominal, year, NULL)));
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
  { "weekday_from", run_weekday_from, 2, 2 },
  { "day", run_day, 1, 2 },
  { "clock", run_clock, 5, 5 },
  { "day_told", run_day_told, 0, 0 },
  { "session", run_session, 1, 2 },
  { "same_day", run_same_day, 0, 1 },
  { "holiday", run_holiday, 2, 3 },
  { "weekdays", run_weekdays, 1, 1 },
  { NULL, NULL, 0, 0 },
};
