/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the words around a number say of it: about or over, fact or forecast, and whether it is a
 * percentage of something else. */
#include "news/claim-scan.h"

#include "news/lexicon-private.h"

#include <string.h>

#define MODAL_REACH 6 /* tokens before a move */

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

DtlModality
dtl_claim_find_modality (const DtlMatch *match)
{
  const DtlTokens *tokens = match->tokens;
  guint start = dtl_tokens_sentence_start (tokens, match->first);
  guint end = dtl_tokens_sentence_end (tokens, match->first);

  if (dtl_tokens_is (tokens, end - 1, "?"))
    return DTL_MODALITY_QUESTION;
  for (guint i = match->end; i > start && i + MODAL_REACH > match->first; i--)
    {
      const char *value = dtl_tokens_class_value (tokens, i - 1, "MODAL");

      if (i - 1 < match->first &&
          (dtl_tokens_in_class (tokens, i - 1, "CLAUSE_END") || dtl_tokens_is (tokens, i - 1, ",")))
        break;
      if (value == NULL ||
          (dtl_tokens_is (tokens, i - 1, "not") && dtl_tokens_is (tokens, i, "only")))
        continue;
      if (strcmp (value, "conditional") == 0)
        return DTL_MODALITY_CONDITIONAL;
      if (strcmp (value, "forecast") == 0)
        return DTL_MODALITY_FORECAST;
      if (strcmp (value, "planned") == 0)
        return DTL_MODALITY_PLANNED;
      if (strcmp (value, "reported") == 0)
        return DTL_MODALITY_REPORTED;
      return DTL_MODALITY_DENIED;
    }
  if (dtl_tokens_is (tokens, start, "if") &&
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
            dtl_tokens_is (tokens, k, ","))
          return FALSE;
      }

  return FALSE;
}

/* "has never fallen 20% in a day": of no day in particular */
gboolean
dtl_claim_is_never (const DtlMatch *match)
{
  for (guint i = match->first; i > 0 && i + 3 > match->first; i--)
    if (dtl_tokens_is (match->tokens, i - 1, "never"))
      return TRUE;

  return FALSE;
}

gboolean
dtl_claim_is_respective (const DtlMatch *match)
{
  for (guint i = match->end; i < match->end + 12; i++)
    if (dtl_tokens_is (match->tokens, i, "respectively"))
      return TRUE;

  return FALSE;
}
