/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From which session to which a claim counts: the words behind the move first,
 * then those before it, then the day of the claim before, and last the session that was over, or
 * running, at publication. */
#include "news/claim-scan.h"

#include "news/claim-days.h"
#include "news/lexicon-private.h"

#include <string.h>

#define REACH 14 /* tokens behind a move that may tell its time */

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

const DtlDateMention *
dtl_claim_get_mention (const DtlClaimScan *scan, const DtlTokens *tokens, guint token)
{
  guint32 mention = dtl_tokens_get (tokens, token)->mention;

  return mention < scan->reading->dates->len ? scan->reading->dates->pdata[mention] : NULL;
}

/* "below Wednesday's close" */
static gboolean
is_of_close (const DtlTokens *tokens, guint token)
{
  gboolean is_base = FALSE;

  for (guint i = token; i > 0 && i + 3 > token; i--)
    is_base = is_base || dtl_tokens_in_class (tokens, i - 1, "BASE_PREPOSITION");

  return is_base && dtl_tokens_is_possessive (tokens, token + 1) &&
         (dtl_tokens_is (tokens, token + 2, "close") || dtl_tokens_is (tokens, token + 3, "close"));
}

/* Whether the date is where a move began, not when it was. */
gboolean
dtl_claim_is_base_date (const DtlTokens *tokens, guint token)
{
  if (is_of_close (tokens, token))
    return TRUE;
  for (guint i = token; i > 0 && i + 4 > token; i--)
    {
      const DtlToken *before = dtl_tokens_get (tokens, i - 1);

      if (dtl_tokens_in_class (tokens, i - 1, "FROM_WORD"))
        return TRUE;
      /* "an order from the Pentagon on Wednesday" */
      if (dtl_token_is (before, DTL_TRAIT_NAME) && before->mention == G_MAXUINT32)
        return FALSE;
      if (dtl_token_is (dtl_tokens_get (tokens, i - 1), DTL_TRAIT_PERCENT))
        return FALSE;
    }

  return FALSE;
}

/* "monthly", "the first hour", "now": of no sessions of their own */
static gboolean
is_vague (const DtlDateMention *mention)
{
  return mention->type == DTL_MENTION_SET || g_str_has_prefix (mention->value, "PT") ||
         strcmp (mention->value, "PRESENT_REF") == 0;
}

/* The mention behind a move. */
static const DtlDateMention *
find_after (const DtlClaimScan *scan, const DtlMatch *match)
{
  const DtlTokens *tokens = match->tokens;
  guint stop = dtl_claim_clause_end (tokens, match->end);

  for (guint i = match->first; i < stop; i++)
    {
      const DtlDateMention *mention = dtl_claim_get_mention (scan, tokens, i);

      if (mention != NULL && dtl_claim_is_of_next (match, i))
        break;
      /* "up 0.7% on the day and down 9% for the month" */
      if (i > match->end && dtl_token_is (dtl_tokens_get (tokens, i), DTL_TRAIT_PERCENT) &&
          (dtl_tokens_in_class (tokens, i - 1, "UPDOWN") ||
           dtl_tokens_in_class (tokens, i - 1, "LOWER")))
        break;
      if (mention != NULL && !is_vague (mention) && !dtl_claim_is_base_date (tokens, i))
        return mention;
      if (i >= match->end && i + 1 < stop && dtl_tokens_in_class (tokens, i, "MOVE"))
        break;
    }

  return NULL;
}

/* "January's 25% gain", "last week's steep 5% slide": whose move it is */
static const DtlDateMention *
find_owner (const DtlClaimScan *scan, const DtlMatch *match)
{
  const DtlTokens *tokens = match->tokens;

  if (dtl_tokens_in_class (tokens, match->first, "TOTAL"))
    return NULL;
  for (guint i = match->first; i > 1 && i + 3 > match->first; i--)
    {
      if (dtl_tokens_is_possessive (tokens, i - 1))
        return dtl_claim_get_mention (scan, tokens, i - 2);
      if (dtl_tokens_get (tokens, i - 1)->mention != G_MAXUINT32 ||
          dtl_tokens_is (tokens, i - 1, ",") || dtl_tokens_in_class (tokens, i - 1, "CLAUSE_END") ||
          dtl_token_is (dtl_tokens_get (tokens, i - 1), DTL_TRAIT_PERCENT))
        break;
    }

  return NULL;
}

/* "First-quarter revenue": what figures are of */
static gboolean
is_of_figures (const DtlTokens *tokens, guint token)
{
  for (guint i = token + 1; i < token + 4; i++)
    {
      if (dtl_tokens_in_class (tokens, i, "ACCOUNTING"))
        return TRUE;
      if (dtl_tokens_is (tokens, i, ","))
        break;
    }

  return FALSE;
}

static gboolean
is_day (const DtlDateMention *mention)
{
  return mention->first != DTL_DAY_NONE && mention->first == mention->last;
}

/* Whether the sentence or a clause begins with it: "; over the past year it has risen" */
static gboolean
opens_clause (const DtlTokens *tokens, guint token, guint start)
{
  if (token <= start + 3)
    return TRUE;
  for (guint i = token; i + 2 > token; i--)
    if (dtl_tokens_is (tokens, i - 1, ",") || dtl_tokens_is (tokens, i - 1, "and") ||
        dtl_tokens_in_class (tokens, i - 1, "CLAUSE_END"))
      return TRUE;

  return FALSE;
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
      const DtlDateMention *mention = dtl_claim_get_mention (scan, tokens, i - 1);

      if (scan->last_end > 0 && i <= scan->last_end &&
          scan->last_sentence == dtl_tokens_get (tokens, i - 1)->sentence)
        break;
      if (mention == NULL || is_vague (mention) || dtl_claim_is_base_date (tokens, i - 1))
        continue;
      if (mention->type == DTL_MENTION_DURATION)
        {
          if (i - 1 <= start + 4 || opens_clause (tokens, i - 1, start) ||
              dtl_tokens_in_class (tokens, match->first - 1, "COMBINED"))
            return mention;
          continue;
        }
      if (mention->first == DTL_DAY_NONE || (limit != DTL_DAY_NONE && mention->first > limit))
        continue;
      if (is_day (mention) && exchange != NULL &&
          dtl_claim_session_before (exchange, mention->first) == mention->first)
        return mention;
      if (!is_day (mention) && opens_clause (tokens, i - 1, start) &&
          !is_of_figures (tokens, i - 1) &&
          (limit == DTL_DAY_NONE || mention->last <= limit || mention->first <= limit))
        return mention;
    }

  return NULL;
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
      if (i >= match->end && dtl_token_is (dtl_tokens_get (tokens, i), DTL_TRAIT_PERCENT))
        return FALSE; /* "down 14% this year and 68% below its high" */
      if (!dtl_tokens_in_class (tokens, i, "PEAK_PREPOSITION"))
        continue;
      for (guint k = i + 1; k < end && k < i + 9; k++)
        {
          const DtlDateMention *mention = dtl_claim_get_mention (scan, tokens, k);

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
          const DtlDateMention *mention = dtl_claim_get_mention (scan, tokens, k);

          if (mention != NULL)
            return mention->last;
        }

  return DTL_DAY_NONE;
}

/* "is down 15% since Monday", "Since October the stock has lost a third": the close of that day, or
 * the last before that month. */
static DtlDay
find_start (const DtlClaimScan *scan,
            const DtlMatch *match,
            const DtlExchange *exchange,
            const DtlDateMention **last)
{
  const DtlTokens *tokens = match->tokens;
  guint end = dtl_tokens_sentence_end (tokens, match->first);
  guint places[] = { dtl_claim_clause_end (tokens, match->end),
                     dtl_tokens_sentence_start (tokens, match->first), G_MAXUINT };

  for (guint i = match->end; i < places[0]; i++)
    {
      if (places[2] == G_MAXUINT &&
          (dtl_tokens_is (tokens, i, "from") || dtl_tokens_is (tokens, i, "between")))
        places[2] = i;
      /* "was the steepest since December 2020": what it is compared with, and not its start */
      if (dtl_tokens_in_class (tokens, i, "BIGGEST") || dtl_tokens_in_class (tokens, i, "BEST"))
        places[0] = end;
    }
  *last = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint k = places[i] + 1;
         places[i] < end && dtl_tokens_in_class (tokens, places[i], "FROM_WORD") && k < end &&
         k < places[i] + 5;
         k++)
      {
        const DtlDateMention *mention = dtl_claim_get_mention (scan, tokens, k);

        if (mention == NULL || mention->first == DTL_DAY_NONE)
          continue;
        if (k + 2 < end &&
            (dtl_tokens_is (tokens, k + 1, "to") || dtl_tokens_is (tokens, k + 1, "and") ||
             dtl_tokens_is (tokens, k + 1, "through") || dtl_tokens_is (tokens, k + 1, "until")))
          *last = dtl_claim_get_mention (scan, tokens, k + 2);
        if (dtl_claim_mention_says (tokens, mention, "end of"))
          return dtl_claim_session_before (exchange, mention->last);
        return mention->first == mention->last
                   ? dtl_claim_session_before (exchange, mention->first)
                   : dtl_exchange_previous_session (exchange, mention->first);
      }

  for (guint i = match->first; i < places[0]; i++)
    {
      const DtlDateMention *mention = dtl_claim_get_mention (scan, tokens, i);

      if (mention != NULL && is_day (mention) && is_of_close (tokens, i))
        return dtl_claim_session_before (exchange, mention->first);
    }

  return DTL_DAY_NONE;
}

/* Whether @mention says "past year", "past month" */
static gboolean
is_trailing (const DtlClaimScan *scan, const DtlDateMention *mention)
{
  gsize len = strlen (mention->value);

  return scan->text != NULL && (len == 4 || len == 7 || len == 8) &&
         (dtl_claim_mention_says (scan->text, mention, "past") ||
          dtl_claim_mention_says (scan->text, mention, "the last"));
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
        time->from = dtl_claim_step_back (exchange, last, mention->value);
      return;
    }
  if (is_day (mention))
    {
      time->to = dtl_claim_session_from (exchange, mention->first);
      return;
    }

  time->from = dtl_exchange_previous_session (exchange, mention->first);
  time->to = dtl_claim_session_before (exchange, mention->last);
  if (last != DTL_DAY_NONE && time->to > last)
    time->to = last;
  /* "in the past year": back from publication, not the year of the calendar before */
  if (last != DTL_DAY_NONE && is_trailing (scan, mention))
    {
      gsize len = strlen (mention->value);

      time->to = last;
      time->from = dtl_claim_step_back (exchange, last,
                                        len == 4                       ? "P1Y"
                                        : strchr (mention->value, 'W') ? "P1W"
                                        : strchr (mention->value, 'Q') ? "P1Q"
                                                                       : "P1M");
    }
}

/* "its weekly loss of 5%", "a 25% weekly gain" */
static const DtlDateMention *
find_set (const DtlClaimScan *scan, const DtlMatch *match)
{
  for (guint i = match->first > 1 ? match->first - 1 : 0; i < match->end; i++)
    {
      const DtlDateMention *mention = dtl_claim_get_mention (scan, match->tokens, i);

      if (mention != NULL && mention->type == DTL_MENTION_SET)
        return mention;
    }

  return NULL;
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
  DtlClaimTime time = { DTL_MEASURE_CHANGE, FALSE, TRUE, DTL_DAY_NONE, DTL_DAY_NONE };
  guint days_before = dtl_claim_count_days_before (match);
  const DtlDateMention *set = find_set (scan, match), *pair = NULL;
  const DtlExchange *exchange = subject->exchange;
  const DtlDateMention *owner = find_owner (scan, match);
  const DtlDateMention *mention = owner != NULL ? owner : find_after (scan, match);
  guint32 sentence = dtl_tokens_get (match->tokens, match->first)->sentence;
  gboolean follows =
      scan->last_end > 0 && scan->last_sentence == sentence && scan->last_day != DTL_DAY_NONE;
  const GPtrArray *claims = scan->reading->claims;
  const DtlClaim *last = claims->len > 0 ? claims->pdata[claims->len - 1] : NULL;
  DtlDay peak;

  if (exchange == NULL)
    return time;
  if (mention == NULL && dtl_claim_is_compared (scan, match, subject, last))
    {
      time.from = last->from;
      time.to = last->to;
      return time;
    }
  if (mention == NULL && dtl_claim_is_behind_opener (scan, match))
    follows = FALSE;
  else if (mention == NULL)
    mention = find_before (scan, match, exchange);
  if (mention == NULL && dtl_claim_is_opener (match))
    mention = dtl_claim_find_any_day (scan, match);
  if (mention == NULL)
    mention = dtl_claim_find_behind_list (scan, match);

  if (mention != NULL && is_day (mention))
    pair = dtl_claim_find_pair (scan, match, mention);
  time.is_told = mention != NULL || follows || days_before > 0;
  time.measure = dtl_claim_find_measure (scan, match, mention, direction, &time.is_closing);
  if (time.measure == DTL_MEASURE_CHANGE && !time.is_closing && direction != DTL_CLAIM_LEVEL)
    time.measure = dtl_claim_measure_of_level (scan, match);
  if (direction != DTL_CLAIM_LEVEL && time.measure == DTL_MEASURE_CHANGE &&
      find_peak (scan, match, &peak))
    {
      time.measure = DTL_MEASURE_PEAK;
      time.from = peak;
      time.to = dtl_claim_last_session (scan->context, exchange);
      return time;
    }
  if (dtl_claim_is_overnight (match, subject) && scan->context->published != DTL_DAY_NONE)
    {
      mention = NULL;
      time.to = dtl_exchange_previous_session (exchange, scan->context->published);
    }
  else if (mention == NULL && follows)
    time.to = dtl_claim_session_from (exchange, scan->last_day);
  else if (mention != NULL && follows && mention->type == DTL_MENTION_DURATION)
    {
      time.to = dtl_claim_session_from (exchange, scan->last_day);
      time.from = dtl_claim_step_back (exchange, time.to, mention->value);
    }
  else if (mention != NULL && mention->type == DTL_MENTION_DURATION &&
           (dtl_claim_is_opener (match) || dtl_claim_is_stretch_of (scan, match, mention)))
    return time;
  else
    set_days (&time, scan, exchange, mention);
  if (pair != NULL)
    {
      time.from = dtl_exchange_previous_session (exchange, mention->first);
      time.to = dtl_claim_session_before (exchange, pair->first);
    }
  for (guint i = 0; i < days_before && time.to != DTL_DAY_NONE; i++)
    time.to = dtl_exchange_previous_session (exchange, time.to);
  if (set != NULL && direction != DTL_CLAIM_LEVEL && time.from == DTL_DAY_NONE &&
      time.measure == DTL_MEASURE_CHANGE)
    time.from = dtl_claim_stretch_start (exchange, time.to, set->value);
  if (time.measure == DTL_MEASURE_PREMARKET && mention == NULL && !follows &&
      dtl_claim_is_before_open (scan->context, exchange))
    time.to = dtl_exchange_next_session (exchange, time.to);

  if (direction != DTL_CLAIM_LEVEL && time.measure == DTL_MEASURE_CHANGE &&
      time.from == DTL_DAY_NONE)
    {
      const DtlDateMention *last_day;
      DtlDay began = find_start (scan, match, exchange, &last_day);

      if (mention == NULL && last_day != NULL && last_day->last != DTL_DAY_NONE)
        time.to = dtl_claim_session_before (exchange, last_day->last);
      if (began != DTL_DAY_NONE && began < time.to)
        time.from = began;
      else if (mention == NULL && began != DTL_DAY_NONE)
        time.to = DTL_DAY_NONE; /* of no session that is known here */
    }
  if (time.from != DTL_DAY_NONE && mention != NULL && !is_day (mention))
    {
      DtlDay until = dtl_claim_find_until (scan, match, exchange);

      if (until != DTL_DAY_NONE && until > time.from && until < time.to)
        time.to = until;
    }
  if (time.measure == DTL_MEASURE_CHANGE && time.from == DTL_DAY_NONE && !time.is_closing &&
      direction != DTL_CLAIM_LEVEL && dtl_claim_is_running (scan->context, exchange, time.to))
    time.measure = DTL_MEASURE_AT_TIME;
  if (time.from == DTL_DAY_NONE && time.to != DTL_DAY_NONE && direction != DTL_CLAIM_LEVEL &&
      (time.measure == DTL_MEASURE_CHANGE || time.measure == DTL_MEASURE_OPEN ||
       time.measure == DTL_MEASURE_LOW || time.measure == DTL_MEASURE_HIGH))
    time.from = dtl_exchange_previous_session (exchange, time.to);

  return time;
}
