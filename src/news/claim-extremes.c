/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Superlatives: "the biggest fall since March", "their lowest close on record". They have no number
 * of their own, and speak of the claim before them or of the close of the day. */
#include "news/claim-scan.h"

#include "news/lexicon-private.h"

#include <math.h>
#include <string.h>

/* "the largest monthly fall", "its worst week" */
static gboolean
is_of_longer (const DtlMatch *match)
{
  for (guint i = match->first; i < match->end; i++)
    if (dtl_tokens_in_class (match->tokens, i, "LONGER"))
      return TRUE;

  return FALSE;
}

/* "closed at its lowest level since June 1", without a number of its own */
static gboolean
is_extreme_close (const DtlMatch *match, const char *what)
{
  if (g_strcmp0 (what, "lowest") != 0 && g_strcmp0 (what, "highest") != 0)
    return FALSE;
  for (guint i = match->first; i > 0 && i + 4 > match->first; i--)
    if (dtl_tokens_in_class (match->tokens, i - 1, "CLOSING"))
      return TRUE;

  return FALSE;
}

static gboolean
add_extreme_close (DtlClaimScan *scan, const DtlMatch *match, const char *what, DtlDay since)
{
  gboolean lowest = g_strcmp0 (what, "lowest") == 0;
  guint first = scan->reading->claims->len;

  if (!dtl_claim_add (scan, match, lowest ? DTL_CLAIM_DOWN : DTL_CLAIM_UP, NAN, NAN, "pct",
                      DTL_MEASURE_LEVEL_CLOSE))
    return FALSE;
  for (guint i = first; i < scan->reading->claims->len; i++)
    {
      DtlClaim *claim = scan->reading->claims->pdata[i];

      claim->superlative = lowest ? DTL_SUPERLATIVE_LOWEST_CLOSE : DTL_SUPERLATIVE_HIGHEST_CLOSE;
      claim->since = since;
      claim->from = DTL_DAY_NONE;
    }

  return TRUE;
}

/* superlative (word): "the biggest fall since March", "the most since March 16" */
gboolean
dtl_claim_run_superlative (const DtlMatch *match, gpointer data)
{
  DtlClaimScan *scan = data;
  const DtlTokens *tokens = match->tokens;
  const GPtrArray *claims = scan->reading->claims;
  guint known = dtl_claim_get_known (scan, match);
  guint start = dtl_tokens_sentence_start (tokens, match->first);
  const DtlClaim *last = known > 0 && claims->len > 0 ? claims->pdata[claims->len - 1] : NULL;
  const char *what = match->n_arguments > 0 ? dtl_match_get_word (match, 0) : NULL;
  DtlSubject subject = known > 0 ? scan->last_subject : dtl_subjects_of_article (scan->subjects);
  DtlDay since = dtl_claim_find_since (scan, tokens, match->first,
                                       MIN (match->end + 4, dtl_tokens_count (tokens)));
  gboolean has_since = FALSE, falling;
  DtlClaim *claim;

  if (last != NULL && last->superlative != DTL_SUPERLATIVE_NONE)
    return FALSE;
  if (last == NULL)
    return is_extreme_close (match, what) && since != DTL_DAY_NONE &&
           add_extreme_close (scan, match, what, since);
  if (last->measure == DTL_MEASURE_LEVEL_HIGH || last->measure == DTL_MEASURE_LEVEL_LOW)
    return FALSE;
  /* "rose 9.1% to 20,087.50, its best day since": of the move, not of the price. */
  for (guint i = claims->len - 1; i > 0 && last->direction == DTL_CLAIM_LEVEL; i--)
    {
      const DtlClaim *before = claims->pdata[i - 1];

      if (before->start < dtl_tokens_get (tokens, start)->start)
        break;
      if (before->direction != DTL_CLAIM_LEVEL)
        last = before;
    }
  for (guint i = match->first; i < match->end; i++)
    has_since = has_since || dtl_tokens_is (tokens, i, "since") || dtl_tokens_is (tokens, i, "in");
  if (has_since && since == DTL_DAY_NONE)
    return FALSE;

  falling = last->direction == DTL_CLAIM_DOWN;
  if (g_strcmp0 (what, "up") == 0)
    falling = FALSE;
  else if (g_strcmp0 (what, "down") == 0)
    falling = TRUE;

  claim = dtl_claim_add_record (scan, match, &subject, falling ? DTL_CLAIM_DOWN : DTL_CLAIM_UP, NAN,
                                NAN, "pct");
  if (g_strcmp0 (what, "lowest") == 0 || g_strcmp0 (what, "highest") == 0)
    {
      claim->superlative = g_strcmp0 (what, "lowest") == 0 ? DTL_SUPERLATIVE_LOWEST_CLOSE
                                                           : DTL_SUPERLATIVE_HIGHEST_CLOSE;
      claim->measure = DTL_MEASURE_LEVEL_CLOSE;
    }
  else
    {
      claim->superlative = falling ? DTL_SUPERLATIVE_BIGGEST_FALL : DTL_SUPERLATIVE_BIGGEST_RISE;
      claim->measure = last->measure == DTL_MEASURE_LOW || last->measure == DTL_MEASURE_HIGH
                           ? last->measure
                           : DTL_MEASURE_CHANGE;
      claim->from = last->from;
    }
  claim->to = last->to;
  /* "worst month since" behind the move of a day: not that day's. */
  if (claim->measure != DTL_MEASURE_LEVEL_CLOSE && is_of_longer (match) &&
      subject.exchange != NULL && claim->to != DTL_DAY_NONE &&
      claim->from == dtl_exchange_previous_session (subject.exchange, claim->to))
    claim->from = claim->to = DTL_DAY_NONE;
  claim->since = since;
  claim->modality = last->modality;
  dtl_claim_set_reason (claim);

  return TRUE;
}
