/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the words around a number say of it: about or over, fact or forecast, and whether it is a
 * percentage of something else. */
#include "news/claim-scan.h"

#include "news/lexicon-private.h"

#include <string.h>

#define MODAL_REACH 6   /* tokens before a move */
#define DENIAL_REACH 10 /* "denied a report that its shares had" */

/* The word of class BOUND nearest before the number. */
DtlClaimBound
dtl_claim_find_bound (const DtlMatch *match, guint number)
{
  static const char *const names[] = { "eq", "about", "over", "under", "nearly" };
  const DtlTokens *tokens = match->tokens;
  guint first = match->first > 2 ? match->first - 2 : 0;

  if (dtl_tokens_is (tokens, number + 1, "or") && dtl_tokens_is (tokens, number + 2, "more"))
    return DTL_CLAIM_OVER;
  if (dtl_tokens_is (tokens, number + 1, "or") && dtl_tokens_is (tokens, number + 2, "so"))
    return DTL_CLAIM_ABOUT;
  for (guint i = number; i > first && i + 6 > number; i--)
    {
      const char *value = dtl_tokens_class_value (tokens, i - 1, "BOUND");

      if (dtl_tokens_is (tokens, i - 1, "but") && i > 1 && dtl_tokens_is (tokens, i - 2, "all"))
        return DTL_CLAIM_NEARLY;

      if (dtl_token_is (dtl_tokens_get (tokens, i - 1), DTL_TRAIT_PERCENT) ||
          (i - 1 < match->first && value == NULL &&
           !dtl_tokens_in_class (tokens, i - 1, "LEAD_PLAIN")))
        break;
      if (value == NULL ||
          (dtl_tokens_is (tokens, i - 1, "close") && !dtl_tokens_is (tokens, i, "to")))
        continue;
      if (dtl_tokens_is (tokens, i - 1, "under") && i > 1 && dtl_tokens_is (tokens, i - 2, "just"))
        return DTL_CLAIM_NEARLY;
      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        if (strcmp (names[k], value) == 0)
          return (DtlClaimBound) k;
    }

  return DTL_CLAIM_EQUAL;
}

/* Whether a negation at @token speaks of the move: "did not fall", "It is not true that it fell",
 * but not "did not comment on the fall". */
static gboolean
negates_move (const DtlMatch *match, guint token)
{
  const DtlTokens *tokens = match->tokens;
  gboolean is_verb = dtl_tokens_in_class (tokens, token, "DENY_VERB");

  for (guint i = token + 1; i < match->first; i++)
    {
      if (dtl_tokens_is (tokens, i, "that"))
        return is_verb || dtl_tokens_in_class (tokens, i - 1, "SAID_TO_BE");
      if (!dtl_tokens_in_class (tokens, i, "NOT_FILL") &&
          !dtl_tokens_in_class (tokens, i, "SAID_TO_BE"))
        return FALSE;
    }

  return !is_verb;
}

/* "a 10% slide is possible" */
static gboolean
is_called_possible (const DtlMatch *match)
{
  return dtl_tokens_in_class (match->tokens, match->end, "TRADING") &&
         dtl_tokens_in_class (match->tokens, match->end + 1, "POSSIBLE_WORD");
}

/* "Reports that Alibaba fell 8% are wrong" */
static gboolean
is_called_false (const DtlMatch *match, guint start, guint end)
{
  const DtlTokens *tokens = match->tokens;
  gboolean has_that = FALSE;

  for (guint i = start; i < match->first; i++)
    has_that = has_that || dtl_tokens_is (tokens, i, "that");
  for (guint i = match->end; has_that && i + 1 < end; i++)
    if (dtl_tokens_in_class (tokens, i, "TRADING") &&
        (dtl_tokens_in_class (tokens, i + 1, "FALSE_WORD") ||
         dtl_tokens_in_class (tokens, i + 2, "FALSE_WORD")))
      return TRUE;

  return FALSE;
}

DtlModality
dtl_claim_find_modality (const DtlMatch *match)
{
  const DtlTokens *tokens = match->tokens;
  guint start = dtl_tokens_sentence_start (tokens, match->first);
  guint end = dtl_tokens_sentence_end (tokens, match->first);

  if (dtl_tokens_is (tokens, end - 1, "?"))
    return DTL_MODALITY_QUESTION;
  for (guint i = match->end; i > start && i + DENIAL_REACH > match->first; i--)
    {
      const char *value = dtl_tokens_class_value (tokens, i - 1, "MODAL");
      gboolean is_denial = g_strcmp0 (value, "denied") == 0;

      if (i == match->first && dtl_tokens_is (tokens, i - 1, ","))
        {
          guint k = i - 1;

          /* "did not, contrary to reports, fall" */
          while (k > start && k + 8 > i && !dtl_tokens_is (tokens, k - 1, ","))
            k--;
          if (k > start + 1 &&
              g_strcmp0 (dtl_tokens_class_value (tokens, k - 2, "MODAL"), "denied") == 0)
            return DTL_MODALITY_DENIED;
        }
      if (i - 1 < match->first &&
          (dtl_tokens_in_class (tokens, i - 1, "CLAUSE_END") || dtl_tokens_is (tokens, i - 1, ",")))
        break;
      if (value == NULL ||
          (dtl_tokens_is (tokens, i - 1, "not") && dtl_tokens_is (tokens, i, "only")) ||
          (!is_denial && i + MODAL_REACH <= match->first) ||
          (is_denial && !negates_move (match, i - 1)))
        continue;
      /* "would not have lost" */
      if (strcmp (value, "conditional") == 0 ||
          (is_denial && i > 1 && dtl_tokens_is (tokens, i, "have") &&
           g_strcmp0 (dtl_tokens_class_value (tokens, i - 2, "MODAL"), "conditional") == 0))
        return DTL_MODALITY_CONDITIONAL;
      if (strcmp (value, "forecast") == 0)
        return DTL_MODALITY_FORECAST;
      if (strcmp (value, "planned") == 0)
        return DTL_MODALITY_PLANNED;
      if (strcmp (value, "reported") == 0)
        return DTL_MODALITY_REPORTED;
      return DTL_MODALITY_DENIED;
    }
  if (is_called_false (match, start, end))
    return DTL_MODALITY_DENIED;
  if (is_called_possible (match))
    return DTL_MODALITY_CONDITIONAL;
  if ((dtl_tokens_is (tokens, start, "if") || dtl_tokens_is (tokens, start, "had")) &&
      dtl_claim_clause_end (tokens, start + 1) >= match->first)
    return DTL_MODALITY_CONDITIONAL;

  return DTL_MODALITY_FACT;
}

/* Percentages of something else: "4% of its sales", "a 5% rise in revenue". */
gboolean
dtl_claim_is_trap (const DtlMatch *match)
{
  const DtlTokens *tokens = match->tokens;
  guint i = match->end, end = dtl_tokens_sentence_end (tokens, match->first);

  if (dtl_tokens_in_class (tokens, i, "ACCOUNTING_AFTER"))
    return TRUE;
  for (guint k = i; k + 1 < end && k < i + 7; k++)
    if (dtl_tokens_is (tokens, k, "market") && dtl_tokens_is (tokens, k + 1, "share") &&
        !dtl_tokens_is (tokens, k + 2, "price"))
      return TRUE;
  if (dtl_tokens_is (tokens, i, "of") && !dtl_tokens_is (tokens, i + 2, "value"))
    return dtl_token_is (dtl_tokens_get (tokens, i - 1), DTL_TRAIT_PERCENT);
  if (dtl_tokens_is (tokens, i, "in") || dtl_tokens_is (tokens, i, "to") ||
      dtl_tokens_is (tokens, i, "of") || dtl_tokens_is (tokens, i, "for"))
    for (guint k = i + 1; k < end && k < i + 5; k++)
      {
        if (dtl_tokens_in_class (tokens, k, "PRICE_NOUN") ||
            (dtl_tokens_is (tokens, k, "share") &&
             (dtl_tokens_is (tokens, k + 1, "price") || dtl_tokens_is (tokens, k + 1, "value"))))
          return FALSE;
        if (dtl_tokens_in_class (tokens, k, "ACCOUNTING"))
          return TRUE;
        if (dtl_token_is (dtl_tokens_get (tokens, k), DTL_TRAIT_DATE) ||
            dtl_token_is (dtl_tokens_get (tokens, k), DTL_TRAIT_TIME) ||
            dtl_token_is (dtl_tokens_get (tokens, k), DTL_TRAIT_MONEY) ||
            dtl_tokens_is (tokens, k, ",") || dtl_tokens_in_class (tokens, k, "CLAUSE_END"))
          return FALSE;
      }

  return FALSE;
}

/* Whether a word of class @name stands within five tokens behind token @i */
static gboolean
is_followed_by (const DtlTokens *tokens, guint i, const char *name)
{
  for (guint k = i + 1; k < i + 6; k++)
    {
      if (dtl_tokens_in_class (tokens, k, name))
        return TRUE;
      if (dtl_tokens_is (tokens, k, ",") || dtl_tokens_in_class (tokens, k, "CLAUSE_END"))
        return FALSE;
    }

  return FALSE;
}

/* "has never fallen 20% in a day", "rallied 6% off its lows", "has gained half since its debut": of
 * no sessions that bars of days could tell */
gboolean
dtl_claim_is_timeless (const DtlMatch *match)
{
  const DtlTokens *tokens = match->tokens;
  guint start = dtl_tokens_sentence_start (tokens, match->first);
  guint end = dtl_tokens_sentence_end (tokens, match->first);

  for (guint i = match->first; i > start && i + 3 > match->first; i--)
    {
      if (dtl_tokens_is (tokens, i - 1, ","))
        break;
      if (dtl_tokens_is (tokens, i - 1, "never") ||
          (g_strcmp0 (dtl_tokens_class_value (tokens, i - 1, "MODAL"), "denied") == 0 &&
           dtl_tokens_is (tokens, match->end, "since")))
        return TRUE;
    }
  if (dtl_tokens_is (tokens, start, "since") && is_followed_by (tokens, start, "DEBUT"))
    return TRUE;
  for (guint i = match->end > 2 ? match->end - 2 : 0; i < end && i < match->end + 4; i++)
    {
      if (dtl_tokens_is (tokens, i, ","))
        break;
      if (dtl_tokens_is (tokens, i, "since") && is_followed_by (tokens, i, "DEBUT"))
        return TRUE;
      if (dtl_tokens_in_class (tokens, i, "PEAK_PREPOSITION") &&
          !(i + 1 < end && dtl_token_is (dtl_tokens_get (tokens, i + 1), DTL_TRAIT_PERCENT)) &&
          is_followed_by (tokens, i, "TROUGH_WORD"))
        return TRUE;
      if (i >= match->end && dtl_tokens_in_class (tokens, i, "CLAUSE_END"))
        break;
    }

  return FALSE;
}

gboolean
dtl_claim_is_respective (const DtlMatch *match, guint n)
{
  guint found = 1, at = match->end;

  for (guint i = match->end; i < match->end + 12; i++)
    if (dtl_tokens_is (match->tokens, i, "respectively"))
      return TRUE;
  while (at < dtl_tokens_count (match->tokens) &&
         (dtl_tokens_is (match->tokens, at, ",") || dtl_tokens_is (match->tokens, at, "and") ||
          dtl_token_is (dtl_tokens_get (match->tokens, at), DTL_TRAIT_PERCENT)))
    found += dtl_token_is (dtl_tokens_get (match->tokens, at++), DTL_TRAIT_PERCENT) ? 1 : 0;

  return found == n;
}
