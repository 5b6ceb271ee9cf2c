/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From which session to which a claim counts, and what of them: the words behind the move first,
 * then those before it, then the day of the claim before, and last the session that was over, or
 * running, at publication. */
#include "news/claim-scan.h"

#include "news/lexicon-private.h"

#include <stdlib.h>
#include <string.h>

#define REACH 14 /* tokens behind a move that may tell its time */

static DtlDay
session_on_or_before (const DtlExchange *exchange, DtlDay day)
{
  DtlSessionKind kind = dtl_exchange_get_kind (exchange, day);

  return kind == DTL_SESSION_FULL || kind == DTL_SESSION_HALF
             ? day
             : dtl_exchange_previous_session (exchange, day);
}

static DtlDay
session_on_or_after (const DtlExchange *exchange, DtlDay day)
{
  DtlSessionKind kind = dtl_exchange_get_kind (exchange, day);

  return kind == DTL_SESSION_FULL || kind == DTL_SESSION_HALF
             ? day
             : dtl_exchange_next_session (exchange, day);
}

/**
 * dtl_claim_last_session:
 *
 * Returns: the last session that was over, or running, at publication; %DTL_DAY_NONE: not known
 */
DtlDay
dtl_claim_last_session (const DtlScanContext *context, const DtlExchange *exchange)
{
  DtlDay day = context->published;
  int open, close;

  if (day == DTL_DAY_NONE || exchange == NULL)
    return DTL_DAY_NONE;
  if (context->published_seconds >= 0 &&
      dtl_exchange_get_hours (context->exchange, day, &open, &close) &&
      context->published_seconds < open)
    return dtl_exchange_previous_session (exchange, day);

  return session_on_or_before (exchange, day);
}

/* Whether the session of @day was still running at publication. */
static gboolean
is_running (const DtlScanContext *context, DtlDay day)
{
  int open, close;

  return day == context->published && context->published_seconds >= 0 &&
         dtl_exchange_get_hours (context->exchange, day, &open, &close) &&
         context->published_seconds >= open && context->published_seconds < close;
}

/* The end of the clause that @end is in, not further than REACH. */
guint
dtl_claim_clause_end (const DtlTokens *tokens, guint end)
{
  guint stop = end;
  guint32 sentence;

  if (end == 0)
    return 0;
  sentence = dtl_tokens_get (tokens, end - 1)->sentence;
  while (stop < dtl_tokens_count (tokens) && stop < end + REACH &&
         dtl_tokens_get (tokens, stop)->sentence == sentence &&
         !dtl_tokens_in_class (tokens, stop, "CLAUSE_END"))
    {
      if (dtl_tokens_is (tokens, stop, ","))
        {
          gboolean goes_on =
              dtl_tokens_is (tokens, stop + 1, "or") || dtl_tokens_is (tokens, stop + 1, "on") ||
              (stop > end && dtl_token_is (dtl_tokens_get (tokens, stop - 1), DTL_TRAIT_PERCENT));
          if (!goes_on)
            return stop;
        }
      stop++;
    }

  return stop;
}

static const DtlDateMention *
get_mention (const DtlClaimScan *scan, const DtlTokens *tokens, guint token)
{
  guint32 mention = dtl_tokens_get (tokens, token)->mention;

  return mention < scan->reading->dates->len ? scan->reading->dates->pdata[mention] : NULL;
}

static gboolean
is_since (const DtlTokens *tokens, guint token)
{
  for (guint i = token; i > 0 && i + 4 > token; i--)
    {
      if (dtl_tokens_is (tokens, i - 1, "since") || dtl_tokens_is (tokens, i - 1, "from"))
        return TRUE;
      if (dtl_token_is (dtl_tokens_get (tokens, i - 1), DTL_TRAIT_PERCENT))
        return FALSE;
    }

  return FALSE;
}

/* The mention behind a move. */
static const DtlDateMention *
find_after (const DtlClaimScan *scan, const DtlMatch *match)
{
  const DtlTokens *tokens = match->tokens;
  guint stop = dtl_claim_clause_end (tokens, match->end);

  for (guint i = match->first; i < stop; i++)
    {
      const DtlDateMention *mention = get_mention (scan, tokens, i);

      if (mention != NULL && !is_since (tokens, i))
        return mention;
      if (i >= match->end && i + 1 < stop && dtl_tokens_in_class (tokens, i, "MOVE"))
        break;
    }

  return NULL;
}

static gboolean
is_day (const DtlDateMention *mention)
{
  return mention->first != DTL_DAY_NONE && mention->first == mention->last;
}

/* The mention before a move: a day of the sentence, or a time that the sentence begins with. */
static const DtlDateMention *
find_before (const DtlClaimScan *scan, const DtlMatch *match, const DtlExchange *exchange)
{
  const DtlTokens *tokens = match->tokens;
  guint start = dtl_tokens_sentence_start (tokens, match->first);
  DtlDay limit = scan->context->published;

  for (guint i = match->first; i > start; i--)
    {
      const DtlDateMention *mention = get_mention (scan, tokens, i - 1);

      if (scan->last_end > 0 && i <= scan->last_end &&
          scan->last_sentence == dtl_tokens_get (tokens, i - 1)->sentence)
        break;
      if (mention == NULL || is_since (tokens, i - 1))
        continue;
      if (mention->type == DTL_MENTION_DURATION)
        {
          if (i - 1 <= start + 4)
            return mention;
          continue;
        }
      if (mention->first == DTL_DAY_NONE || (limit != DTL_DAY_NONE && mention->first > limit))
        continue;
      if (is_day (mention) && exchange != NULL &&
          session_on_or_before (exchange, mention->first) == mention->first)
        return mention;
      if (!is_day (mention) && i - 1 <= start + 3 &&
          (limit == DTL_DAY_NONE || mention->last <= limit || mention->first <= limit))
        return mention;
    }

  return NULL;
}

static gboolean
any_in_class (const DtlTokens *tokens, guint first, guint end, const char *name)
{
  for (guint i = first; i < end; i++)
    if (dtl_tokens_in_class (tokens, i, name))
      return TRUE;

  return FALSE;
}

/* Whether a mention, a token in itself, has one of the words in its text. */
static gboolean
mention_says (const DtlTokens *tokens, const DtlDateMention *mention, const char *word)
{
  g_autofree char *text = g_strndup (tokens->text + mention->start, mention->end - mention->start);
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return strstr (lower, word) != NULL;
}

static DtlMeasure
find_measure (const DtlMatch *match,
              const DtlDateMention *mention,
              DtlClaimDirection direction,
              gboolean *is_closing)
{
  const DtlTokens *tokens = match->tokens;
  guint stop = dtl_claim_clause_end (tokens, match->end);

  for (guint i = match->end; i < stop; i++)
    if (i > match->end && dtl_token_is (dtl_tokens_get (tokens, i), DTL_TRAIT_PERCENT))
      {
        stop = i;
        break;
      }
  *is_closing = any_in_class (tokens, match->first, match->end, "CLOSING") ||
                (match->first > 0 && dtl_tokens_in_class (tokens, match->first - 1, "CLOSING"));

  if (any_in_class (tokens, match->end, stop, "EARLY_WORD") ||
      (mention != NULL && mention->timing == DTL_TIMING_PRE))
    if (!any_in_class (tokens, match->first, match->end, "OPENING"))
      return DTL_MEASURE_PREMARKET;
  if (any_in_class (tokens, match->end, stop, "LATE_WORD") ||
      (dtl_tokens_is (tokens, stop, "after") &&
       (dtl_tokens_is (tokens, stop + 1, "hours") || dtl_tokens_is (tokens, stop + 2, "hours"))) ||
      (mention != NULL && mention->timing == DTL_TIMING_POST && !*is_closing))
    return DTL_MEASURE_AFTERHOURS;
  for (guint i = match->first; i < stop; i++)
    if (((dtl_tokens_is (tokens, i, "much") || dtl_tokens_is (tokens, i, "most")) &&
         i > match->first) ||
        dtl_tokens_is (tokens, i, "intraday") ||
        (dtl_tokens_is (tokens, i, "one") && dtl_tokens_is (tokens, i + 1, "point")) ||
        (dtl_tokens_is (tokens, i, "up") && dtl_tokens_is (tokens, i + 1, "to")) ||
        (dtl_tokens_is (tokens, i, "its") &&
         (dtl_tokens_is (tokens, i + 1, "lowest") || dtl_tokens_is (tokens, i + 1, "highest"))))
      return direction == DTL_CLAIM_UP ? DTL_MEASURE_HIGH : DTL_MEASURE_LOW;
  if (any_in_class (tokens, match->first, match->end, "OPENING"))
    return DTL_MEASURE_OPEN;
  for (guint i = match->end; i + 1 < stop; i++)
    if (dtl_tokens_is (tokens, i, "the") &&
        (dtl_tokens_is (tokens, i + 1, "open") || dtl_tokens_is (tokens, i + 1, "opening") ||
         dtl_tokens_is (tokens, i + 1, "start")))
      return DTL_MEASURE_OPEN;
  if (*is_closing)
    return DTL_MEASURE_CHANGE;
  if (any_in_class (tokens, match->end, stop, "MOMENT") ||
      (mention != NULL && mention->type == DTL_MENTION_TIME &&
       (mention_says (tokens, mention, "midday") || mention_says (tokens, mention, "noon") ||
        mention_says (tokens, mention, "morning") || mention_says (tokens, mention, "early") ||
        mention_says (tokens, mention, ":"))))
    return DTL_MEASURE_AT_TIME;

  return DTL_MEASURE_CHANGE;
}

/* "from its peak", "since its record close in October 2020", "below the high of March". */
static gboolean
find_peak (const DtlClaimScan *scan, const DtlMatch *match, DtlDay *from)
{
  const DtlTokens *tokens = match->tokens;
  guint end = dtl_tokens_sentence_end (tokens, match->end - 1);
  gboolean found = FALSE;

  *from = DTL_DAY_NONE;
  for (guint i = match->end > 2 ? match->end - 2 : 0; i < end && i < match->end + 12; i++)
    {
      if (!dtl_tokens_in_class (tokens, i, "PEAK_PREPOSITION"))
        continue;
      for (guint k = i + 1; k < end && k < i + 9; k++)
        {
          const DtlDateMention *mention = get_mention (scan, tokens, k);

          if (dtl_tokens_in_class (tokens, k, "PEAK_WORD"))
            found = TRUE;
          if (mention != NULL && *from == DTL_DAY_NONE)
            *from = mention->first;
          if (found && dtl_tokens_is (tokens, k, ","))
            break;
        }
      return found;
    }

  return FALSE;
}

/**
 * dtl_claim_find_since:
 *
 * Returns: the first day behind "since" from token @first on; %DTL_DAY_NONE where there is none
 */
DtlDay
dtl_claim_find_since (const DtlClaimScan *scan, const DtlTokens *tokens, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (dtl_tokens_is (tokens, i, "since"))
      for (guint k = i + 1; k < i + 4 && k < dtl_tokens_count (tokens); k++)
        {
          const DtlDateMention *mention = get_mention (scan, tokens, k);

          if (mention != NULL)
            return mention->last;
        }

  return DTL_DAY_NONE;
}

/* "is down 15% since Monday", "Since October the stock has lost a third": the close of that day, or
 * the last before that month. */
static DtlDay
find_start (const DtlClaimScan *scan, const DtlMatch *match, const DtlExchange *exchange)
{
  const DtlTokens *tokens = match->tokens;
  guint end = dtl_tokens_sentence_end (tokens, match->first);
  guint places[] = { dtl_claim_clause_end (tokens, match->end),
                     dtl_tokens_sentence_start (tokens, match->first) };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint k = places[i] + 1;
         dtl_tokens_is (tokens, places[i], "since") && k < end && k < places[i] + 4; k++)
      {
        const DtlDateMention *mention = get_mention (scan, tokens, k);

        if (mention != NULL && mention->first != DTL_DAY_NONE)
          return mention->first == mention->last
                     ? session_on_or_before (exchange, mention->first)
                     : dtl_exchange_previous_session (exchange, mention->first);
      }

  return DTL_DAY_NONE;
}

/* "P2D" and the like, back from session @to. */
static DtlDay
step_back (const DtlExchange *exchange, DtlDay to, const char *value)
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
        return session_on_or_before (exchange, to - n);
      for (int i = 0; i < n && to != DTL_DAY_NONE; i++)
        to = dtl_exchange_previous_session (exchange, to);
      return to;
    }
  if (unit == 'W')
    return session_on_or_before (exchange, to - 7 * n);
  if (unit == 'M' || unit == 'Q' || unit == 'Y')
    return session_on_or_before (exchange, dtl_day_add_months (to, -n * (unit == 'Y'   ? 12
                                                                         : unit == 'Q' ? 3
                                                                                       : 1)));

  return DTL_DAY_NONE;
}

static void
set_days (DtlClaimTime *time,
          const DtlClaimScan *scan,
          const DtlExchange *exchange,
          const DtlDateMention *mention)
{
  DtlDay last = dtl_claim_last_session (scan->context, exchange);

  if (mention == NULL || (mention->first == DTL_DAY_NONE && mention->type != DTL_MENTION_DURATION))
    {
      time->to = last;
      return;
    }
  if (mention->type == DTL_MENTION_DURATION)
    {
      time->to = last;
      if (last != DTL_DAY_NONE)
        time->from = step_back (exchange, last, mention->value);
      return;
    }
  if (is_day (mention))
    {
      time->to = session_on_or_after (exchange, mention->first);
      return;
    }

  time->from = dtl_exchange_previous_session (exchange, mention->first);
  time->to = session_on_or_before (exchange, mention->last);
  if (last != DTL_DAY_NONE && time->to > last)
    time->to = last;
}

/**
 * dtl_claim_time_find:
 * @match: of a claim rule
 * @subject: whose sessions are meant
 *
 * Without a day of publication and without an absolute date the sessions stay open.
 */
DtlClaimTime
dtl_claim_time_find (const DtlClaimScan *scan,
                     const DtlMatch *match,
                     const DtlSubject *subject,
                     DtlClaimDirection direction)
{
  DtlClaimTime time = { DTL_MEASURE_CHANGE, FALSE, DTL_DAY_NONE, DTL_DAY_NONE };
  const DtlExchange *exchange = subject->exchange;
  const DtlDateMention *mention = find_after (scan, match);
  guint32 sentence = dtl_tokens_get (match->tokens, match->first)->sentence;
  DtlDay peak;

  if (exchange == NULL)
    return time;
  if (mention == NULL)
    mention = find_before (scan, match, exchange);

  time.measure = find_measure (match, mention, direction, &time.is_closing);
  if (direction != DTL_CLAIM_LEVEL && time.measure == DTL_MEASURE_CHANGE &&
      find_peak (scan, match, &peak))
    {
      time.measure = DTL_MEASURE_PEAK;
      time.from = peak;
      time.to = dtl_claim_last_session (scan->context, exchange);
      return time;
    }
  if (mention == NULL && scan->last_end > 0 && scan->last_sentence == sentence &&
      scan->last_day != DTL_DAY_NONE)
    time.to = session_on_or_after (exchange, scan->last_day);
  else
    set_days (&time, scan, exchange, mention);

  if (mention == NULL && direction != DTL_CLAIM_LEVEL && time.measure == DTL_MEASURE_CHANGE)
    time.from = find_start (scan, match, exchange);
  if (time.measure == DTL_MEASURE_CHANGE && time.from == DTL_DAY_NONE && !time.is_closing &&
      direction != DTL_CLAIM_LEVEL && is_running (scan->context, time.to))
    time.measure = DTL_MEASURE_AT_TIME;
  if (time.from == DTL_DAY_NONE && time.to != DTL_DAY_NONE && direction != DTL_CLAIM_LEVEL &&
      (time.measure == DTL_MEASURE_CHANGE || time.measure == DTL_MEASURE_OPEN ||
       time.measure == DTL_MEASURE_LOW || time.measure == DTL_MEASURE_HIGH))
    time.from = dtl_exchange_previous_session (exchange, time.to);

  return time;
}
