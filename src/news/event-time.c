/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an event was: the date behind it in its clause, the one before it, that of the clause it
 * explains ("fell on Tuesday after …"), and of a plain report without any date the day of
 * publication. What another tells of in the past ("said that managers had been called in") has no
 * day of its own, and is not given one. */
#include "news/event-scan.h"

#include "news/lexicon-private.h"

#include <math.h>
#include <string.h>

#define REACH 16     /* tokens behind an event that may tell its date */
#define SHORT_SPAN 7 /* days that may be given a first session */

static const DtlDateMention *
get_mention (const DtlEventScan *scan, guint token)
{
  guint32 mention = dtl_tokens_get (scan->tokens, token)->mention;

  return mention < scan->reading->dates->len ? scan->reading->dates->pdata[mention] : NULL;
}

static gboolean
is_ahead (const DtlEventScan *scan, const DtlDateMention *mention)
{
  return scan->context->published != DTL_DAY_NONE && mention->first != DTL_DAY_NONE &&
         mention->first > scan->context->published;
}

/* "extended to the end of March", "by September": until when, and not when */
static gboolean
is_deadline (const DtlEventScan *scan, guint token)
{
  const DtlTokens *tokens = scan->tokens;
  guint i = token;

  if (!is_ahead (scan, get_mention (scan, token)))
    return FALSE;
  while (i > 0 && i + 3 > token &&
         (dtl_tokens_is (tokens, i - 1, "of") || dtl_tokens_is (tokens, i - 1, "end") ||
          dtl_tokens_is (tokens, i - 1, "the")))
    i--;

  return i > 0 && (dtl_tokens_is (tokens, i - 1, "to") || dtl_tokens_is (tokens, i - 1, "by") ||
                   dtl_tokens_is (tokens, i - 1, "through"));
}

/* Dates that tell of something else: "since March", "for the year ending in March". */
static gboolean
is_other (const DtlEventScan *scan, guint token)
{
  const DtlTokens *tokens = scan->tokens;
  const DtlDateMention *mention = get_mention (scan, token);

  if (mention->type == DTL_MENTION_DURATION || mention->type == DTL_MENTION_SET ||
      (*mention->value == '\0' && !mention->conflict))
    return TRUE;
  if (token == 0)
    return FALSE;

  return is_deadline (scan, token) || dtl_tokens_is (tokens, token - 1, "since") ||
         dtl_tokens_is (tokens, token - 1, "until") ||
         (dtl_tokens_is (tokens, token - 1, "for") && mention->first != mention->last) ||
         dtl_tokens_is (tokens, token - 1, "ended") ||
         dtl_tokens_is (tokens, token - 1, "ending") || dtl_tokens_is (tokens, token - 1, "its") ||
         dtl_tokens_is (tokens, token - 1, "payable") ||
         dtl_tokens_is (tokens, token - 1, "record") ||
         (strlen (mention->value) == 4 && !dtl_tokens_is (tokens, token - 1, "in"));
}

static guint
get_clause_start (const DtlEventScan *scan, guint token)
{
  guint start = dtl_tokens_sentence_start (scan->tokens, token);

  while (token > start && !dtl_tokens_in_class (scan->tokens, token - 1, "CLAUSE_END"))
    token--;

  return token;
}

/* Whether a report tells of it in the past perfect: "said managers had been called in". */
static gboolean
is_told_by_press (const DtlEventScan *scan, const DtlMatch *match, guint start)
{
  gboolean had = FALSE, press = FALSE;

  for (guint i = match->first; i > start; i--)
    {
      had = had || dtl_tokens_is (scan->tokens, i - 1, "had");
      if (dtl_tokens_in_class (scan->tokens, i - 1, "NEWSPAPER"))
        press = TRUE;
    }

  return had && press;
}

static gboolean
is_day (const DtlDateMention *mention)
{
  return mention->first != DTL_DAY_NONE && mention->first == mention->last;
}

/* "reported first-quarter revenue": what the results are of, not when they came */
static gboolean
is_period_of (const DtlEventScan *scan, const char *kind, guint token)
{
  const DtlDateMention *mention = get_mention (scan, token);

  return mention->last - mention->first >= 27 && strcmp (kind, "company.earnings") == 0;
}

/* "will succeed him in September, the company said on Tuesday": the day on which it was told. */
static const DtlDateMention *
find_day_told (const DtlEventScan *scan, const DtlMatch *match)
{
  const DtlTokens *tokens = scan->tokens;
  guint end = dtl_tokens_sentence_end (tokens, match->first);

  for (guint i = dtl_tokens_sentence_start (tokens, match->first); i + 1 < end; i++)
    if (dtl_tokens_in_class (tokens, i, "SAY_VERB") || dtl_tokens_in_class (tokens, i, "TOLD"))
      for (guint k = i + 1; k < end && k < i + 4; k++)
        {
          const DtlDateMention *mention = get_mention (scan, k);

          if (mention != NULL && is_day (mention) && !is_ahead (scan, mention))
            return mention;
        }

  return NULL;
}

DtlEventTime
dtl_event_time_find (const DtlEventScan *scan, const DtlMatch *match, const char *kind)
{
  const DtlTokens *tokens = scan->tokens;
  guint start = dtl_tokens_sentence_start (tokens, match->first);
  guint end = dtl_tokens_sentence_end (tokens, match->first);
  guint clause = get_clause_start (scan, match->first);
  DtlEventTime time = { NULL, 1, FALSE, "the date stands beside it" };
  gboolean any = FALSE;

  for (guint i = match->first; i < end && i < match->end + REACH; i++)
    {
      const DtlDateMention *mention = get_mention (scan, i);

      if (i >= match->end &&
          (dtl_tokens_in_class (tokens, i, "CLAUSE_END") ||
           dtl_tokens_in_class (tokens, i, "EVENT_STOP") ||
           (dtl_tokens_is (tokens, i, "to") && i + 1 < end && get_mention (scan, i + 1) == NULL)))
        break;
      if (i >= match->end && dtl_tokens_is (tokens, i, ",") &&
          get_mention (scan, MIN (i + 1, end - 1)) == NULL)
        break;
      if (mention == NULL || is_other (scan, i) || is_period_of (scan, kind, i))
        continue;
      if (is_ahead (scan, mention) && strcmp (kind, "company.earnings") != 0 &&
          find_day_told (scan, match) != NULL)
        continue;
      time.mention = mention;
      return time;
    }
  for (guint i = match->first; i > clause; i--)
    if (get_mention (scan, i - 1) != NULL && !is_other (scan, i - 1) &&
        !is_period_of (scan, kind, i - 1) && !is_ahead (scan, get_mention (scan, i - 1)))
      {
        time.mention = get_mention (scan, i - 1);
        return time;
      }

  if (is_told_by_press (scan, match, start) ||
      (clause > start && dtl_tokens_is (tokens, clause - 1, "before")))
    {
      time.factor = 0.4;
      time.reason = "the text does not say the day";
      return time;
    }
  for (guint i = clause; i > start; i--)
    {
      const DtlDateMention *mention = get_mention (scan, i - 1);

      if (mention == NULL || is_other (scan, i - 1) || is_period_of (scan, kind, i - 1))
        continue;
      any = TRUE;
      if (is_day (mention) && !is_ahead (scan, mention))
        {
          time.mention = mention;
          time.factor = 0.95;
          time.reason = "the date of what it explains";
          return time;
        }
    }
  if (any)
    {
      time.factor = 0.4;
      time.reason = "the text does not say the day";
      return time;
    }

  time.mention = find_day_told (scan, match);
  if (time.mention != NULL)
    {
      time.reason = "the day on which it was told";
      return time;
    }

  /* Behind it, in another clause: "After X was fined, the shares fell on Monday." */
  for (guint i = match->end; i < end; i++)
    {
      const DtlDateMention *mention = get_mention (scan, i);

      if (mention != NULL && is_day (mention) && !is_other (scan, i) && !is_ahead (scan, mention))
        {
          time.mention = mention;
          time.factor = 0.7;
          time.reason = "a date in the same sentence";
          return time;
        }
    }

  time.by_publication = scan->context->published != DTL_DAY_NONE;
  time.factor = time.by_publication ? 0.6 : 0.4;
  time.reason = time.by_publication ? "no date is told: the day of publication"
                                    : "the text does not say the day";

  return time;
}

/* Sets date, days, timing, session and confidence of @event. */
void
dtl_event_time_apply (const DtlEventScan *scan,
                      const DtlEventTime *time,
                      DtlEventProposal *event,
                      double base)
{
  const DtlDateMention *mention = time->mention;
  double confidence = base * time->factor;
  char iso[DTL_DAY_TEXT_SIZE];

  if (mention != NULL)
    {
      event->first = mention->first;
      event->last = mention->last;
      event->timing = mention->timing;
      confidence *= mention->confidence >= 0.8 || mention->confidence <= 0 ? 1 : 0.8;
      if (mention->conflict)
        confidence = MIN (confidence, 0.45);
    }
  else if (time->by_publication)
    {
      event->first = event->last = scan->context->published;
      event->day_assumed = TRUE;
    }

  if (event->first != DTL_DAY_NONE && event->first == event->last)
    {
      g_free (event->date);
      event->date = g_strdup (dtl_day_format_iso (event->first, iso));
    }
  else if (mention != NULL)
    {
      g_free (event->date);
      event->date = g_strdup (mention->value);
      confidence *= 0.7;
    }
  if (event->first != DTL_DAY_NONE && event->last - event->first > SHORT_SPAN)
    confidence = MIN (confidence, 0.45);
  else if (event->first != DTL_DAY_NONE && scan->context->exchange != NULL)
    event->session =
        dtl_landing_of_day (scan->context->exchange, event->first, event->timing).session;
  if (event->first == DTL_DAY_NONE)
    confidence = MIN (confidence, 0.45);

  event->confidence = confidence >= 0.85  ? DTL_CONFIDENCE_HIGH
                      : confidence >= 0.5 ? DTL_CONFIDENCE_MEDIUM
                                          : DTL_CONFIDENCE_LOW;
}
