/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days of a claim that its sentence tells in roundabout ways: behind a list, at its beginning, by
 * comparison, "through Thursday", "overnight". What the clause itself says is claim-time's. */
#include "news/claim-days.h"

#include "news/lexicon-private.h"

#include <string.h>

static gboolean
is_day (const DtlDateMention *mention)
{
  return mention->first != DTL_DAY_NONE && mention->first == mention->last;
}

/* Whether it is what a sentence begins with, "After falling as much as 7.7%, …" */
gboolean
dtl_claim_is_opener (const DtlMatch *match)
{
  guint start = dtl_tokens_sentence_start (match->tokens, match->first);

  return match->first <= start + 2 && dtl_tokens_in_class (match->tokens, start, "CLAUSE_OPENER");
}

/* The first day that is told anywhere behind the match */
const DtlDateMention *
dtl_claim_find_any_day (const DtlClaimScan *scan, const DtlMatch *match)
{
  guint end = dtl_tokens_sentence_end (match->tokens, match->first);

  for (guint i = match->end; i < end; i++)
    {
      const DtlDateMention *mention = dtl_claim_get_mention (scan, match->tokens, i);

      if (mention != NULL && is_day (mention) && !dtl_claim_is_base_date (match->tokens, i))
        return mention;
    }

  return NULL;
}

/* "Alibaba lost 4.9%, JD.com 1.1% and Pinduoduo 2.9% on Thursday": the day behind a list */
const DtlDateMention *
dtl_claim_find_behind_list (const DtlClaimScan *scan, const DtlMatch *match)
{
  const DtlTokens *tokens = match->tokens;
  guint end = dtl_tokens_sentence_end (tokens, match->first);
  gboolean has_number = FALSE;

  for (guint i = match->end; i < end && i < match->end + 40; i++)
    {
      const DtlDateMention *mention = dtl_claim_get_mention (scan, tokens, i);

      if (mention != NULL)
        return has_number && is_day (mention) ? mention : NULL;
      if (dtl_token_is (dtl_tokens_get (tokens, i), DTL_TRAIT_PERCENT))
        has_number = TRUE;
      else if (!dtl_tokens_in_class (tokens, i, "ELISION") &&
               !dtl_tokens_in_class (tokens, i, "LIST_SIGN") &&
               !dtl_tokens_in_class (tokens, i, "UPDOWN") &&
               !dtl_token_is (dtl_tokens_get (tokens, i), DTL_TRAIT_NAME) &&
               dtl_subjects_find_name (scan->subjects, i) == NULL)
        return NULL;
    }

  return NULL;
}

/* "in a week in March": of no sessions that could be told */
gboolean
dtl_claim_is_stretch_of (const DtlClaimScan *scan,
                         const DtlMatch *match,
                         const DtlDateMention *mention)
{
  const DtlTokens *tokens = match->tokens;
  guint end = dtl_claim_clause_end (tokens, match->end);

  for (guint i = match->end; i + 2 < end; i++)
    if (dtl_claim_get_mention (scan, tokens, i) == mention)
      {
        const DtlDateMention *other = dtl_claim_get_mention (scan, tokens, i + 2);

        return dtl_tokens_is (tokens, i + 1, "in") && other != NULL && !is_day (other);
      }

  return FALSE;
}

/* "Through Thursday, it had fallen 12% this year": the last day of a stretch that is still open */
DtlDay
dtl_claim_find_until (const DtlClaimScan *scan, const DtlMatch *match, const DtlExchange *exchange)
{
  const DtlTokens *tokens = match->tokens;
  guint end = dtl_tokens_sentence_end (tokens, match->first);

  for (guint i = dtl_tokens_sentence_start (tokens, match->first); i + 1 < end; i++)
    {
      guint day =
          dtl_tokens_is (tokens, i, "as") && dtl_tokens_is (tokens, i + 1, "of") ? i + 2 : i + 1;
      const DtlDateMention *mention = day < end ? dtl_claim_get_mention (scan, tokens, day) : NULL;

      if (mention != NULL && is_day (mention) &&
          (day == i + 2 || dtl_tokens_is (tokens, i, "through") ||
           dtl_tokens_is (tokens, i, "until") || dtl_tokens_is (tokens, i, "by")))
        return dtl_claim_session_before (exchange, mention->first);
    }

  return DTL_DAY_NONE;
}

/* "Alibaba's ADRs fell 4.9% overnight": of an American line, in the session before the day of
 * publication, which is a morning elsewhere. */
gboolean
dtl_claim_is_overnight (const DtlMatch *match, const DtlSubject *subject)
{
  guint stop = dtl_claim_clause_end (match->tokens, match->end);

  if (strcmp (subject->venue, "NYSE") != 0 && strcmp (subject->venue, "NASDAQ") != 0)
    return FALSE;
  for (guint i = match->first; i < stop; i++)
    if (dtl_tokens_is (match->tokens, i, "overnight"))
      return TRUE;
    else if (dtl_tokens_is (match->tokens, i, "and"))
      return FALSE;

  return FALSE;
}

/* "compared with a 20% gain for the S&P 500", "fell 8% in August, while Baidu lost 5% and JD.com
 * 6%": over the same sessions as the claim before; a day is carried on by itself. */
gboolean
dtl_claim_is_compared (const DtlClaimScan *scan,
                       const DtlMatch *match,
                       const DtlSubject *subject,
                       const DtlClaim *last)
{
  const DtlTokens *tokens = match->tokens;
  guint known = dtl_claim_get_known (scan, match);
  gboolean is_other, is_beside = FALSE;

  if (last == NULL || known == 0 || last->measure != DTL_MEASURE_CHANGE)
    return FALSE;
  is_other = strcmp (subject->symbol, last->subject) != 0 &&
             last->from != dtl_exchange_previous_session (subject->exchange, last->to);
  for (guint i = known; i < match->first; i++)
    {
      if (dtl_tokens_in_class (tokens, i, "COMPARED"))
        return TRUE;
      if (dtl_tokens_is (tokens, i, "after") || dtl_tokens_is (tokens, i, "because") ||
          dtl_tokens_is (tokens, i, "as") || dtl_tokens_is (tokens, i, "when"))
        return FALSE;
      is_beside = is_beside || dtl_tokens_is (tokens, i, "while") ||
                  dtl_tokens_is (tokens, i, "whereas") || dtl_tokens_is (tokens, i, "and") ||
                  dtl_tokens_is (tokens, i, ",");
    }

  return is_other && is_beside;
}

/* "6.1% over Thursday and Friday": the day that ends the stretch which @mention begins */
const DtlDateMention *
dtl_claim_find_pair (const DtlClaimScan *scan, const DtlMatch *match, const DtlDateMention *mention)
{
  const DtlTokens *tokens = match->tokens;
  guint end = dtl_tokens_sentence_end (tokens, match->first);

  for (guint i = dtl_tokens_sentence_start (tokens, match->first) + 1; i + 2 < end; i++)
    if (dtl_claim_get_mention (scan, tokens, i) == mention)
      {
        const DtlDateMention *other = dtl_claim_get_mention (scan, tokens, i + 2);

        return (dtl_tokens_is (tokens, i - 1, "over") || dtl_tokens_is (tokens, i - 1, "across")) &&
                       dtl_tokens_is (tokens, i + 1, "and") && other != NULL && is_day (other) &&
                       other->first > mention->first
                   ? other
                   : NULL;
      }

  return NULL;
}

/* "a day after touching $117.82", "two sessions after falling 5%": how many sessions before the one
 * that the sentence is about */
guint
dtl_claim_count_days_before (const DtlMatch *match)
{
  const DtlTokens *tokens = match->tokens;
  guint i = match->first;

  if (i > 0 && dtl_tokens_is (tokens, i - 1, "having"))
    i--;
  if (i < 3 || !dtl_tokens_is (tokens, i - 1, "after") ||
      !(dtl_tokens_in_class (tokens, i - 2, "SESSION_UNIT") ||
        dtl_tokens_get (tokens, i - 2)->mention != G_MAXUINT32))
    return 0;
  if (dtl_tokens_is (tokens, i - 3, "a") || dtl_tokens_is (tokens, i - 3, "the"))
    return 1;

  return dtl_tokens_get (tokens, i - 3)->value >= 1 && dtl_tokens_get (tokens, i - 3)->value < 10
             ? (guint) dtl_tokens_get (tokens, i - 3)->value
             : 0;
}

/* "On Wednesday it gained 1.3%, on Thursday it fell 2.2%": whether the date behind the match, at
 * @token, belongs to a move of its own. */
gboolean
dtl_claim_is_of_next (const DtlMatch *match, guint token)
{
  const DtlTokens *tokens = match->tokens;
  guint end = dtl_tokens_sentence_end (tokens, match->first);

  if (token < match->end + 2 || !dtl_tokens_is (tokens, token - 1, "on") ||
      (!dtl_tokens_is (tokens, token - 2, ",") && !dtl_tokens_is (tokens, token - 2, "and")))
    return FALSE;
  for (guint i = token + 1; i < end && i < token + 6; i++)
    {
      if (dtl_tokens_is (tokens, i, ",") || dtl_tokens_is (tokens, i, "and"))
        return FALSE;
      if (dtl_tokens_in_class (tokens, i, "MOVE"))
        return TRUE;
    }

  return FALSE;
}

/* "Following a 2.2% drop on Thursday, Alibaba sank 11%": whether the last claim is in what the
 * sentence begins with, and the match behind it. */
gboolean
dtl_claim_is_behind_opener (const DtlClaimScan *scan, const DtlMatch *match)
{
  const DtlTokens *tokens = match->tokens;
  guint start = dtl_tokens_sentence_start (tokens, match->first);
  guint known = dtl_claim_get_known (scan, match);

  if (known == 0 ||
      (!dtl_tokens_is (tokens, start, "after") && !dtl_tokens_is (tokens, start, "following")))
    return FALSE;
  for (guint i = start; i < known; i++)
    if (dtl_tokens_is (tokens, i, ","))
      return FALSE;
  for (guint i = known; i < match->first; i++)
    if (dtl_tokens_is (tokens, i, ","))
      return TRUE;

  return FALSE;
}
