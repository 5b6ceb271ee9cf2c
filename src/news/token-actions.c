/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rules of the family "token" do: they make one token of several that are one quantity. */
#include "news/lexicon-private.h"
#include "news/scan-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  GArray *merged;   /* of DtlToken */
  GArray *spans;    /* of guint: first and end of each */
  GPtrArray *rules; /* nullable; of const char * */
} Merge;

static DtlToken
begin_token (const DtlMatch *match)
{
  const DtlToken *first = dtl_tokens_get (match->tokens, match->first);
  DtlToken token = *first;

  token.end = dtl_match_get_end (match);
  if (match->end - match->first > 1)
    token.word = DTL_WORD_NONE;
  token.traits &= DTL_TRAIT_BIT (DTL_TRAIT_ANY) | DTL_TRAIT_BIT (DTL_TRAIT_FIRST) |
                  DTL_TRAIT_BIT (DTL_TRAIT_GLUED);
  token.unit = NULL;

  return token;
}

static gboolean
add (Merge *self, const DtlMatch *match, const DtlToken *token)
{
  if (self->rules != NULL)
    g_ptr_array_add (self->rules, (gpointer) match->rule);
  g_array_append_val (self->merged, *token);
  g_array_append_val (self->spans, match->first);
  g_array_append_val (self->spans, match->end);
  return TRUE;
}

/* The value of token @i in a number in words: by its class NUMBER_WORD or SCALE, or in digits */
static double
get_part (const DtlMatch *match, guint i, gboolean *is_scale)
{
  const DtlLexicon *lexicon = match->tokens->lexicon;
  const DtlToken *token = dtl_tokens_get (match->tokens, i);
  const DtlWordAtom *scale =
      dtl_lexicon_find_atom (lexicon, token, dtl_lexicon_find_class (lexicon, "SCALE"));
  const DtlWordAtom *word =
      dtl_lexicon_find_atom (lexicon, token, dtl_lexicon_find_class (lexicon, "NUMBER_WORD"));

  if (scale == NULL && dtl_token_is (token, DTL_TRAIT_GLUED))
    scale =
        dtl_lexicon_find_atom (lexicon, token, dtl_lexicon_find_class (lexicon, "SCALE_LETTER"));

  *is_scale = scale != NULL;
  if (scale != NULL)
    return scale->number;

  return word != NULL ? word->number : token->value;
}

/* "two hundred and fifty thousand", "18.2bn", "twenty-four": sums below each scale. Sets the value
 * and the precision of @token; FALSE: they do not make a number ("twenty thirty") */
static gboolean
read_quantity (const DtlMatch *match, guint first, guint end, DtlToken *token)
{
  double total = 0, part = 0, last = INFINITY;

  token->precision = 1;
  for (guint i = first; i < end; i++)
    {
      gboolean is_scale;
      double value = get_part (match, i, &is_scale);

      if (isnan (value))
        continue; /* "and", "-" */
      if (is_scale && value == 100)
        part = (part == 0 ? 1 : part) * 100;
      else if (is_scale)
        {
          total += (part == 0 ? 1 : part) * value;
          if (i + 1 == end)
            token->precision =
                value * (i == first + 1 ? dtl_tokens_get (match->tokens, first)->precision : 1);
          part = 0;
        }
      else if (value >= last || (last < 20 && last > 0) || (last < 100 && value >= 10))
        return FALSE;
      else
        {
          part += value;
          if (end - first == 1)
            token->precision = dtl_tokens_get (match->tokens, i)->precision;
        }
      last = is_scale ? INFINITY : value;
    }
  token->value = total + part;
  if (isnan (token->precision) || token->precision == 0)
    token->precision = 1;
  return TRUE;
}

/* number ($words): a number in words, or with a scale behind it */
static gboolean
run_number (const DtlMatch *match, gpointer data)
{
  DtlToken token = begin_token (match);

  if (!read_quantity (match, match->arguments[0].first, match->arguments[0].end, &token))
    return FALSE;
  token.traits |= dtl_lexicon_get_number_traits (match->tokens->lexicon, token.value);
  return add (data, match, &token);
}

/* ordinal ($number): "10th" */
static gboolean
run_ordinal (const DtlMatch *match, gpointer data)
{
  DtlToken token = begin_token (match);

  token.value = dtl_match_get_number (match, 0);
  token.precision = 1;
  token.traits |= DTL_TRAIT_BIT (DTL_TRAIT_ORDINAL);
  return add (data, match, &token);
}

/* percent ($number): "4.3 per cent", "half a percent" */
static gboolean
run_percent (const DtlMatch *match, gpointer data)
{
  DtlToken token = begin_token (match);

  const DtlLexicon *lexicon = match->tokens->lexicon;
  const DtlWordAtom *part = dtl_lexicon_find_atom (
      lexicon, dtl_match_get_token (match, 0), dtl_lexicon_find_class (lexicon, "PERCENT_PART"));

  if (part != NULL)
    {
      token.value = part->number;
      token.precision = 0.1;
    }
  else if (!read_quantity (match, match->arguments[0].first, match->arguments[0].end, &token))
    return FALSE;
  token.traits |= DTL_TRAIT_BIT (DTL_TRAIT_PERCENT);
  return add (data, match, &token);
}

/* money ($number, $unit): "HK$80.5", "18.2 billion yuan", "45 cents"; the unit is what its class
 * says, perhaps a part of it: "USD/100" */
static gboolean
run_money (const DtlMatch *match, gpointer data)
{
  DtlToken token = begin_token (match);
  const char *unit = dtl_match_get_word (match, 1);

  if (unit == NULL ||
      !read_quantity (match, match->arguments[0].first, match->arguments[0].end, &token))
    return FALSE;
  if (g_str_has_suffix (unit, "/100"))
    {
      g_autofree char *whole = g_strndup (unit, strlen (unit) - strlen ("/100"));

      token.unit = g_intern_string (whole);
      token.value /= 100;
      token.precision /= 100;
    }
  else
    token.unit = g_intern_string (unit);
  token.traits |= DTL_TRAIT_BIT (DTL_TRAIT_MONEY);
  return add (data, match, &token);
}

const DtlRuleActionRow dtl_token_actions[] = {
  { "number", run_number, 1, 1 },
  { "ordinal", run_ordinal, 1, 1 },
  { "percent", run_percent, 1, 1 },
  { "money", run_money, 2, 2 },
  { NULL, NULL, 0, 0 },
};

/**
 * dtl_tokens_merge_quantities:
 * @tokens: a text
 * @rules: (nullable): of const char *: where the rule of each new token is added
 * @found: (nullable): of #DtlToken: where each new token is added
 *
 * Runs the rules of the family "token" and puts what they find into @tokens.
 */
void
dtl_tokens_merge_quantities (DtlTokens *tokens, GPtrArray *rules, GArray *found)
{
  Merge merge = { g_array_new (FALSE, FALSE, sizeof (DtlToken)),
                  g_array_new (FALSE, FALSE, sizeof (guint)), rules };

  dtl_lexicon_run (tokens->lexicon, DTL_PASS_TOKEN, tokens, &merge);
  dtl_tokens_merge (tokens, (const DtlToken *) (void *) merge.merged->data,
                    (const guint *) (void *) merge.spans->data, merge.merged->len);
  if (found != NULL)
    g_array_append_vals (found, merge.merged->data, merge.merged->len);
  g_array_unref (merge.merged);
  g_array_unref (merge.spans);
}
