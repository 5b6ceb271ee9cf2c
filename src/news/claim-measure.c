/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a session a claim tells of: its close, its open, its low or high, a moment inside it, or
 * the hours before and after it. The words of its own clause decide. */
#include "news/claim-scan.h"

#include "news/lexicon-private.h"

#include <string.h>

static gboolean
any_in_class (const DtlTokens *tokens, guint first, guint end, const char *name)
{
  for (guint i = first; i < end; i++)
    if (dtl_tokens_in_class (tokens, i, name))
      return TRUE;

  return FALSE;
}

/* Whether a mention, a token in itself, has one of the words in its text. */
gboolean
dtl_claim_mention_says (const DtlTokens *tokens, const DtlDateMention *mention, const char *word)
{
  g_autofree char *text = g_strndup (tokens->text + mention->start, mention->end - mention->start);
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return strstr (lower, word) != NULL;
}

/* "after hours", "after-hours" */
static gboolean
is_after_hours (const DtlTokens *tokens, guint token)
{
  return dtl_tokens_is (tokens, token, "hours") && token > 1 &&
         (dtl_tokens_is (tokens, token - 1, "after") || dtl_tokens_is (tokens, token - 2, "after"));
}

/* Whether the words before the match say that it was outside the session: "In premarket trading,
 * Alibaba fell 2%"; not "after falling in premarket trading, Alibaba rose 2%". */
static gboolean
is_led_by (const DtlTokens *tokens, guint first, const char *name)
{
  guint start = dtl_tokens_sentence_start (tokens, first);

  for (guint i = first; i > start; i--)
    {
      gboolean is_late = is_after_hours (tokens, i - 1);

      if (is_late || dtl_tokens_in_class (tokens, i - 1, name))
        {
          guint k = i - 1;

          if (is_late && strcmp (name, "LATE_WORD") != 0)
            return FALSE;
          while (is_late && k > start && !dtl_tokens_is (tokens, k, "after"))
            k--;

          while (k > start && !dtl_tokens_is (tokens, k - 1, ","))
            if (dtl_tokens_in_class (tokens, --k, "CLAUSE_END"))
              return FALSE;
          return TRUE;
        }
      if (dtl_tokens_in_class (tokens, i - 1, "CLAUSE_END") ||
          dtl_tokens_is (tokens, i - 1, "but") || dtl_tokens_is (tokens, i - 1, "before") ||
          dtl_tokens_in_class (tokens, i - 1, "CLOSING"))
        return FALSE;
    }

  return FALSE;
}

/* "At the midday break in Hong Kong, Alibaba was 5% weaker" */
static gboolean
is_led_by_moment (const DtlTokens *tokens, guint first)
{
  guint start = dtl_tokens_sentence_start (tokens, first);
  gboolean found = FALSE;

  if (!dtl_tokens_is (tokens, start, "at") && !dtl_tokens_is (tokens, start, "in") &&
      !dtl_tokens_is (tokens, start, "by"))
    return FALSE;
  for (guint i = start + 1; i < first && i < start + 9; i++)
    {
      if (dtl_tokens_is (tokens, i, ","))
        return found;
      found = found || (i < start + 5 && dtl_tokens_in_class (tokens, i, "MOMENT"));
    }

  return FALSE;
}

/* "before the bell", "ahead of the open in New York", "after the close": whether words from @first
 * to @end, where the clause stops, tell on which side of the session it was */
static gboolean
is_beside_session (
    const DtlTokens *tokens, guint first, guint end, const char *side, const char *edges)
{
  for (guint i = first; i <= end; i++)
    {
      if (!dtl_tokens_is (tokens, i, side))
        continue;
      for (guint k = i + 1; k < i + 6; k++)
        {
          if (dtl_tokens_in_class (tokens, k, edges))
            return TRUE;
          if (!dtl_tokens_in_class (tokens, k, "SESSION_FILL"))
            break;
        }
    }

  return FALSE;
}

/* "in the first hour of trading", "in the last 20 minutes" */
static gboolean
is_part_of_session (const DtlClaimScan *scan, const DtlTokens *tokens, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      const DtlDateMention *mention = dtl_claim_get_mention (scan, tokens, i);

      if (mention != NULL && g_str_has_prefix (mention->value, "PT"))
        return TRUE;
      for (guint k = i + 1; dtl_tokens_in_class (tokens, i, "SESSION_PART") && k < i + 4; k++)
        if (k < end && dtl_tokens_in_class (tokens, k, "SHORT_UNIT"))
          return TRUE;
    }

  return FALSE;
}

/* Whether @mention stands beside the match, not in a clause before it: "said before markets opened
 * on Tuesday that it would split, and the stock leapt 14%" */
static gboolean
is_near (const DtlClaimScan *scan, const DtlMatch *match, const DtlDateMention *mention)
{
  guint start = dtl_tokens_sentence_start (match->tokens, match->first);

  for (guint i = match->first; i > start; i--)
    {
      if (dtl_tokens_is (match->tokens, i - 1, ",") ||
          dtl_tokens_in_class (match->tokens, i - 1, "CLAUSE_END"))
        return mention->start >= dtl_tokens_get (match->tokens, i - 1)->end ||
               mention->start >= dtl_match_get_start (match);
    }

  return TRUE;
}

/* "having been only 3% lower before the announcement" */
static gboolean
is_before_news (const DtlTokens *tokens, guint stop)
{
  return dtl_tokens_is (tokens, stop, "before") &&
         (dtl_tokens_in_class (tokens, stop + 1, "NEWS_WORD") ||
          dtl_tokens_in_class (tokens, stop + 2, "NEWS_WORD"));
}

/* "at one point", "at its low", "at its worst", and what is pared or recovered again. */
static gboolean
is_extreme (const DtlMatch *match, guint stop)
{
  const DtlTokens *tokens = match->tokens;
  guint start = dtl_tokens_sentence_start (tokens, match->first);

  for (guint i = match->first; i > start && i + 8 > match->first; i--)
    {
      if ((dtl_tokens_is (tokens, i - 1, "one") && dtl_tokens_is (tokens, i, "point")) ||
          (i + 5 > match->first && dtl_tokens_in_class (tokens, i - 1, "PARE") &&
           any_in_class (tokens, match->first, match->end, "MOVE_NOUN")))
        return TRUE;
      if (dtl_tokens_in_class (tokens, i - 1, "CLAUSE_END") ||
          dtl_token_is (dtl_tokens_get (tokens, i - 1), DTL_TRAIT_PERCENT))
        return FALSE;
    }
  for (guint i = match->end; i + 1 < stop; i++)
    if (dtl_tokens_is (tokens, i, "at"))
      for (guint k = i + 1; k < stop && k < i + 5; k++)
        if (dtl_tokens_in_class (tokens, k, "EXTREME_WORD"))
          return TRUE;

  return FALSE;
}

static gboolean
is_moment (const DtlClaimScan *scan,
           const DtlMatch *match,
           const DtlDateMention *mention,
           guint stop)
{
  static const char *const words[] = { "midday", "noon", "morning", "early", ":" };
  const DtlTokens *tokens = match->tokens;

  if (any_in_class (tokens, match->end, stop, "MOMENT") ||
      is_part_of_session (scan, tokens, match->end, stop))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (mention != NULL && mention->type == DTL_MENTION_TIME &&
        dtl_claim_mention_says (tokens, mention, words[i]))
      return TRUE;

  return FALSE;
}

/* "were last down 4.9%" */
static gboolean
is_last (const DtlMatch *match)
{
  return match->first > 0 && dtl_tokens_is (match->tokens, match->first - 1, "last") &&
         dtl_tokens_get (match->tokens, match->first - 1)->mention == G_MAXUINT32;
}

DtlMeasure
dtl_claim_find_measure (const DtlClaimScan *scan,
                        const DtlMatch *match,
                        const DtlDateMention *mention,
                        DtlClaimDirection direction,
                        gboolean *is_closing)
{
  const DtlTokens *tokens = match->tokens;
  guint clause = dtl_claim_clause_end (tokens, match->end);
  guint stop = clause;

  for (guint i = match->end; i < stop; i++)
    if (i > match->end && dtl_token_is (dtl_tokens_get (tokens, i), DTL_TRAIT_PERCENT))
      {
        stop = i;
        break;
      }
  *is_closing = any_in_class (tokens, match->first, match->end, "CLOSING") ||
                (match->first > 0 && dtl_tokens_in_class (tokens, match->first - 1, "CLOSING"));

  if (any_in_class (tokens, match->end, stop, "EARLY_WORD") ||
      (mention != NULL && mention->timing == DTL_TIMING_PRE && is_near (scan, match, mention)) ||
      is_beside_session (tokens, match->end, clause, "before", "SESSION_START") ||
      is_beside_session (tokens, match->end, clause, "ahead", "SESSION_START") ||
      (!*is_closing && is_led_by (tokens, match->first, "EARLY_WORD")))
    if (!any_in_class (tokens, match->first, match->end, "OPENING"))
      return DTL_MEASURE_PREMARKET;
  if (any_in_class (tokens, match->end, stop, "LATE_WORD") ||
      (dtl_tokens_is (tokens, stop, "after") &&
       (dtl_tokens_is (tokens, stop + 1, "hours") || dtl_tokens_is (tokens, stop + 2, "hours"))) ||
      (mention != NULL && mention->timing == DTL_TIMING_POST && !*is_closing &&
       is_near (scan, match, mention)) ||
      (!*is_closing && is_beside_session (tokens, match->end, clause, "after", "SESSION_END")) ||
      (!*is_closing && is_led_by (tokens, match->first, "LATE_WORD")))
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
  if (!*is_closing && is_extreme (match, stop))
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
  if (is_led_by_moment (tokens, match->first))
    return DTL_MEASURE_AT_TIME;
  if (is_moment (scan, match, mention, stop) || is_last (match) || is_before_news (tokens, clause))
    return DTL_MEASURE_AT_TIME;

  return DTL_MEASURE_CHANGE;
}

/* "opened at $107.80 on Thursday, down 1.2%": the price that stands directly before. */
DtlMeasure
dtl_claim_level_before (const DtlClaimScan *scan, const DtlMatch *match)
{
  const GPtrArray *claims = scan->reading->claims;
  const DtlClaim *last = claims->len > 0 ? claims->pdata[claims->len - 1] : NULL;
  guint known = dtl_claim_get_known (scan, match);

  if (last == NULL || known == 0 || last->direction != DTL_CLAIM_LEVEL)
    return DTL_MEASURE_LEVEL_CLOSE;
  for (guint i = known; i < match->first; i++)
    if (dtl_tokens_get (match->tokens, i)->mention == G_MAXUINT32 &&
        !dtl_tokens_is (match->tokens, i, ",") && !dtl_tokens_is (match->tokens, i, "on") &&
        !dtl_tokens_is (match->tokens, i, "or"))
      return DTL_MEASURE_LEVEL_CLOSE;

  return last->measure;
}

/* Of the price that stands directly before */
DtlMeasure
dtl_claim_measure_of_level (const DtlClaimScan *scan, const DtlMatch *match)
{
  DtlMeasure level = dtl_claim_level_before (scan, match);

  return level == DTL_MEASURE_LEVEL_OPEN   ? DTL_MEASURE_OPEN
         : level == DTL_MEASURE_LEVEL_LOW  ? DTL_MEASURE_LOW
         : level == DTL_MEASURE_LEVEL_HIGH ? DTL_MEASURE_HIGH
         : level == DTL_MEASURE_AT_TIME    ? DTL_MEASURE_AT_TIME
                                           : DTL_MEASURE_CHANGE;
}

/* Whether a low or high is told of a part of the session only: "fell as much as 7% in early
 * trading" */
gboolean
dtl_claim_is_in_part (const DtlClaimScan *scan, const DtlMatch *match)
{
  guint stop = dtl_claim_clause_end (match->tokens, match->end);

  for (guint i = match->end; i < stop; i++)
    {
      const DtlDateMention *mention = dtl_claim_get_mention (scan, match->tokens, i);

      if (dtl_token_is (dtl_tokens_get (match->tokens, i), DTL_TRAIT_PERCENT))
        return FALSE;
      if (!dtl_tokens_is (match->tokens, i, "intraday") && is_moment (scan, match, mention, i + 1))
        return TRUE;
    }

  return FALSE;
}
