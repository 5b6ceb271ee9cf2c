/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions of the rules "time.*": what stands beside a date expression changes it. */
#include "news/date-scan.h"
#include "news/vocabulary.h"

#include <string.h>

/* Makes the mention a time of its day. @timing: DTL_TIMING_UNKNOWN leaves it. FALSE: it is no day
 */
static gboolean
set_time (
    DtlDateScan *scan, const DtlMatch *match, guint argument, const char *time, DtlTiming timing)
{
  DtlPeriod period = dtl_date_scan_get_period (scan, match, argument);
  const DtlToken *token = dtl_match_get_token (match, argument);
  DtlDateMention *mention;

  if (token == NULL || token->mention >= scan->reading->dates->len)
    return FALSE;
  mention = g_ptr_array_index (scan->reading->dates, token->mention);
  if (strchr (mention->value, 'T') != NULL && mention->value[0] != 'P')
    return FALSE; /* it has a time */
  if (mention->value[0] != '\0' && period.unit != DTL_UNIT_DAY)
    return FALSE;

  mention->type = DTL_MENTION_TIME;
  dtl_date_scan_change (scan, match, argument);
  if (timing != DTL_TIMING_UNKNOWN)
    mention->timing = timing;
  if (mention->value[0] != '\0')
    {
      g_autofree char *day = mention->value;

      mention->value = g_strconcat (day, time, NULL);
    }

  return TRUE;
}

/* part_of_day ($DATE, $part, timing): part as "TMO"; the evening is after the close, if nothing
 * else is said (R15: of an evening in Asia, before the open) */
static gboolean
run_part_of_day (const DtlMatch *match, gpointer data)
{
  const char *part = dtl_match_get_word (match, 1);
  DtlTiming timing = strcmp (part, "TEV") == 0 || strcmp (part, "TNI") == 0 ? DTL_TIMING_POST
                     : strcmp (part, "TMI") == 0                            ? DTL_TIMING_REGULAR
                                                                            : DTL_TIMING_UNKNOWN;

  if (dtl_match_has (match, 2) && !dtl_timing_from_id (dtl_match_get_word (match, 2), &timing))
    return FALSE;

  return set_time (data, match, 0, part, timing);
}

/* bell ($DATE, pre|post) */
static gboolean
run_bell (const DtlMatch *match, gpointer data)
{
  gboolean before = strcmp (dtl_match_get_word (match, 1), "pre") == 0;

  return set_time (data, match, 0, before ? "TMO" : "TEV",
                   before ? DTL_TIMING_PRE : DTL_TIMING_POST);
}

/* clock ($TIME, $DATE): the hour that stands beside a day */
static gboolean
run_clock (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  const DtlToken *clock = dtl_match_get_token (match, 0);
  DtlDateMention *hour, *mention;
  const char *time;
  int hours, minutes;

  if (clock == NULL || clock->mention >= scan->reading->dates->len)
    return FALSE;
  hour = g_ptr_array_index (scan->reading->dates, clock->mention);
  time = strchr (hour->value, 'T');
  if (time == NULL || !g_ascii_isdigit (time[1]) ||
      !set_time (scan, match, 1, time, DTL_TIMING_UNKNOWN))
    return FALSE;

  mention = g_ptr_array_index (scan->reading->dates, dtl_match_get_token (match, 1)->mention);
  hours = (time[1] - '0') * 10 + (time[2] - '0');
  minutes = (time[4] - '0') * 10 + (time[5] - '0');
  mention->timing = dtl_date_scan_get_timing (scan, mention->first, (hours * 60 + minutes) * 60);
  dtl_date_scan_drop (scan, clock->mention);

  return TRUE;
}

/* R6: the sessions of a part of a week */
static gboolean
set_part_of_week (DtlDateScan *scan, DtlDateMention *mention, DtlPeriod week, const char *part)
{
  int from = strcmp (part, "START") == 0 ? 0 : strcmp (part, "MID") == 0 ? 1 : 3;
  int to = strcmp (part, "START") == 0 ? 1 : strcmp (part, "MID") == 0 ? 3 : 4;
  g_auto (GStrv) others = g_steal_pointer (&mention->alternatives);
  DtlDay last = week.first + to;

  mention->alternatives = g_new0 (char *, 1);
  if (scan->context->published >= week.first && scan->context->published < last &&
      scan->context->published >= week.first + from)
    last = scan->context->published;
  dtl_date_mention_set_days (mention, week.first + from, last);
  if (others[0] != NULL)
    {
      DtlDateMention *other = dtl_date_mention_new (0, 0);

      /* the same part of the week that was offered beside it */
      dtl_date_mention_set_days (other, week.first - 7 + from, week.first - 7 + to);
      g_strfreev (mention->alternatives);
      mention->alternatives = g_new0 (char *, 2);
      mention->alternatives[0] = g_steal_pointer (&other->value);
      other->value = g_strdup ("");
      dtl_date_mention_free (other);
    }

  return TRUE;
}

/* part ($DATE, START|MID|END): "early next year", "late on Tuesday" */
static gboolean
run_part (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  const char *part = dtl_match_get_word (match, 1);
  DtlPeriod period = dtl_date_scan_get_period (scan, match, 0);
  DtlDateMention *mention;

  if (period.unit == DTL_UNIT_DAY)
    return set_time (scan, match, 0,
                     strcmp (part, "START") == 0 ? "TMO"
                     : strcmp (part, "MID") == 0 ? "TMI"
                                                 : "TEV",
                     strcmp (part, "END") == 0 ? DTL_TIMING_POST : DTL_TIMING_UNKNOWN);

  mention = g_ptr_array_index (scan->reading->dates, dtl_match_get_token (match, 0)->mention);
  if (mention->mod != NULL || mention->value[0] == 'P')
    return FALSE;
  mention = dtl_date_scan_change (scan, match, 0);
  mention->mod = g_strdup (part);
  if (period.unit == DTL_UNIT_WEEK)
    set_part_of_week (scan, mention, period, part);

  return TRUE;
}

/* bound ($DURATION, MORE_THAN|…) */
static gboolean
run_bound (const DtlMatch *match, gpointer data)
{
  DtlDateMention *mention = dtl_date_scan_change (data, match, 0);

  g_free (mention->mod);
  mention->mod = g_strdup (dtl_match_get_word (match, 1));
  return TRUE;
}

/* with_weekday ($a, $b): "Thursday (May 19)": a weekday and the date it is said to be (R14) */
static gboolean
run_with_weekday (const DtlMatch *match, gpointer data)
{
  DtlDateScan *scan = data;
  DtlPeriod weekday = dtl_date_scan_get_period (scan, match, 0);
  DtlPeriod date = dtl_date_scan_get_period (scan, match, 1);
  const DtlToken *other = dtl_match_get_token (match, 1);
  DtlDateMention *mention;
  gboolean agree;

  if (other->word != DTL_WORD_NONE) /* "Monday, Tuesday and Friday" */
    return FALSE;
  if (weekday.unit != DTL_UNIT_DAY || date.unit != DTL_UNIT_DAY || date.first == DTL_DAY_NONE ||
      weekday.first == DTL_DAY_NONE)
    return FALSE;

  agree = (date.first - weekday.first) % 7 == 0;
  if (!agree && ABS (date.first - scan->context->published) > 7)
    {
      mention = g_ptr_array_index (scan->reading->dates, other->mention);
      mention->conflict = TRUE;
      dtl_date_mention_add_alternative (mention, weekday);
      dtl_date_mention_set_reason (mention, 0.5, "The date does not fall on the weekday.");
      return FALSE;
    }

  mention = dtl_date_scan_change (scan, match, 0);
  if (agree)
    {
      dtl_date_mention_set_days (mention, date.first, date.first);
      g_array_index (scan->periods, DtlPeriod, dtl_match_get_token (match, 0)->mention) = date;
    }
  else
    {
      mention->conflict = TRUE;
      dtl_date_mention_add_alternative (mention, date);
      dtl_date_mention_set_reason (mention, 0.5, "The date does not fall on the weekday.");
    }
  dtl_date_scan_drop (scan, other->mention);

  return TRUE;
}

const DtlRuleActionRow dtl_time_actions[] = {
  { "part_of_day", run_part_of_day, 2, 3 },
  { "bell", run_bell, 2, 2 },
  { "clock", run_clock, 2, 2 },
  { "part", run_part, 2, 2 },
  { "bound", run_bound, 2, 2 },
  { "with_weekday", run_with_weekday, 2, 2 },
  { NULL, NULL, 0, 0 },
};
