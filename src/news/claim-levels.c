/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims whose number is a price or a count of points, and not a percentage: what the rules of
 * "claim.*" do with "closed at $89.37", "fell 1,030 points", "38% above the $68 offer price". */
#include "news/claim-scan.h"

#include "news/lexicon-private.h"

#include <math.h>
#include <string.h>

/* points (direction, number or money) */
gboolean
dtl_claim_run_points (const DtlMatch *match, gpointer data)
{
  DtlClaimScan *scan = data;
  const DtlToken *number = dtl_match_get_token (match, 1);
  gboolean is_money = number != NULL && dtl_token_is (number, DTL_TRAIT_MONEY);

  if (number == NULL || isnan (number->value) || number->value > 1e5 || dtl_claim_is_trap (match) ||
      (is_money && g_strcmp0 (number->unit, "USD") != 0 && g_strcmp0 (number->unit, "HKD") != 0) ||
      !dtl_claim_add (scan, match, dtl_claim_direction_of (dtl_match_get_word (match, 0)),
                      number->value, number->precision > 0 ? number->precision : 1,
                      is_money ? number->unit : "points",
                      is_money ? DTL_MEASURE_CHANGE : DTL_MEASURE_POINTS))
    return FALSE;
  dtl_claim_set_bounds (scan, dtl_claim_find_bound (match, match->arguments[1].first));

  return TRUE;
}

static gboolean
add_level (
    DtlClaimScan *scan, const DtlMatch *match, const DtlToken *number, guint at, DtlMeasure measure)
{
  gboolean is_money = number != NULL && dtl_token_is (number, DTL_TRAIT_MONEY);
  const char *unit = is_money ? number->unit : "points";

  if (number == NULL || isnan (number->value) || number->value > 1e6 || number->value <= 0 ||
      dtl_claim_is_trap (match) || dtl_tokens_is (match->tokens, match->end, "percent") ||
      (is_money && g_strcmp0 (unit, "USD") != 0 && g_strcmp0 (unit, "HKD") != 0) ||
      (!is_money && (dtl_token_is (number, DTL_TRAIT_PERCENT) || number->value < 100)) ||
      (is_money &&
       (dtl_tokens_is (match->tokens, match->end, "a") ||
        dtl_tokens_is (match->tokens, match->end, "per")) &&
       !dtl_tokens_is (match->tokens, match->end + 1, "share")) ||
      !dtl_claim_add (scan, match, DTL_CLAIM_LEVEL, number->value,
                      number->precision > 0 ? number->precision : 1, unit, measure))
    return FALSE;
  dtl_claim_set_bounds (scan, dtl_claim_find_bound (match, at));

  return TRUE;
}

/* "from a close of $63.15": where a move began, on a day that nobody tells; not "from its record
 * close of $317.14 on Oct. 27" */
static gboolean
is_start (const DtlMatch *match)
{
  const DtlTokens *tokens = match->tokens;

  for (guint i = match->end; i < match->end + 2 && i < dtl_tokens_count (tokens); i++)
    if (dtl_tokens_get (tokens, i)->mention != G_MAXUINT32)
      return FALSE;
  for (guint i = match->first; i > 0 && i + 3 > match->first; i--)
    if (dtl_tokens_is (tokens, i - 1, "from"))
      return TRUE;

  return FALSE;
}

/* level (close|open|low|high|moment, price) */
gboolean
dtl_claim_run_level (const DtlMatch *match, gpointer data)
{
  const char *which = dtl_match_get_word (match, 0);
  DtlMeasure measure =
      g_strcmp0 (which, "open") == 0                                        ? DTL_MEASURE_LEVEL_OPEN
      : g_strcmp0 (which, "low") == 0 || g_strcmp0 (which, "lowest") == 0   ? DTL_MEASURE_LEVEL_LOW
      : g_strcmp0 (which, "high") == 0 || g_strcmp0 (which, "highest") == 0 ? DTL_MEASURE_LEVEL_HIGH
      : g_strcmp0 (which, "moment") == 0                                    ? DTL_MEASURE_AT_TIME
                                         : DTL_MEASURE_LEVEL_CLOSE;

  for (guint i = match->first; i < match->arguments[1].first; i++)
    if (dtl_token_is (dtl_tokens_get (match->tokens, i), DTL_TRAIT_PERCENT))
      return FALSE; /* two claims, "closed 4% lower at $10" */
  if (is_start (match))
    return FALSE;

  return add_level (data, match, dtl_match_get_token (match, 1), match->arguments[1].first,
                    measure);
}

/* "rose 7.9% to $108.30", "ended lower at $79.11": a price behind a move of the same clause. */
gboolean
dtl_claim_run_level_after (const DtlMatch *match, gpointer data)
{
  DtlClaimScan *scan = data;
  const DtlTokens *tokens = match->tokens;
  guint start = dtl_tokens_sentence_start (tokens, match->first);
  const GPtrArray *claims = scan->reading->claims;
  const DtlClaim *last = claims->len > 0 ? claims->pdata[claims->len - 1] : NULL;
  guint known = dtl_claim_get_known (scan, match);
  gboolean follows_claim = known > 0 && match->first < known + 4;
  gboolean follows_move = FALSE, opens = FALSE, falls = FALSE;

  for (guint i = match->first; i > start && i + 5 > match->first; i--)
    {
      if (dtl_tokens_is (tokens, i - 1, "from"))
        return FALSE;
      if (dtl_tokens_in_class (tokens, i - 1, "MOVE") ||
          dtl_tokens_in_class (tokens, i - 1, "LOWER"))
        follows_move = TRUE;
      falls = falls || dtl_tokens_in_class (tokens, i - 1, "MOVE_DOWN");
      opens = opens || dtl_tokens_in_class (tokens, i - 1, "OPENING");
    }
  if (!follows_claim && !follows_move)
    return FALSE;
  if (follows_claim && last != NULL && last->measure != DTL_MEASURE_CHANGE &&
      last->measure != DTL_MEASURE_OPEN && last->measure != DTL_MEASURE_POINTS &&
      last->measure != DTL_MEASURE_LEVEL_CLOSE && last->measure != DTL_MEASURE_AT_TIME)
    return FALSE;

  /* Of an index only: other numbers without a currency are no prices. */
  if (!dtl_token_is (dtl_match_get_token (match, 0), DTL_TRAIT_MONEY) &&
      (!follows_claim || scan->last_subject.company == NULL ||
       scan->last_subject.company->kind != DTL_LISTED_INDEX))
    return FALSE;
  for (guint i = match->end; i + 1 < match->end + 4; i++)
    if (dtl_tokens_is (tokens, i, "one") && dtl_tokens_is (tokens, i + 1, "point"))
      return add_level (scan, match, dtl_match_get_token (match, 0), match->arguments[0].first,
                        falls ? DTL_MEASURE_LEVEL_LOW : DTL_MEASURE_LEVEL_HIGH);

  return add_level (scan, match, dtl_match_get_token (match, 0), match->arguments[0].first,
                    follows_claim && last != NULL && last->measure == DTL_MEASURE_AT_TIME
                        ? DTL_MEASURE_AT_TIME
                    : opens || (follows_claim && last != NULL && last->measure == DTL_MEASURE_OPEN)
                        ? DTL_MEASURE_LEVEL_OPEN
                        : DTL_MEASURE_LEVEL_CLOSE);
}

/* base (above|below, percent, price) */
gboolean
dtl_claim_run_base (const DtlMatch *match, gpointer data)
{
  DtlClaimScan *scan = data;
  const char *word = dtl_match_get_word (match, 0);
  const DtlToken *number = dtl_match_get_token (match, 1);
  const DtlToken *price = dtl_match_get_token (match, 2);
  gboolean up = g_strcmp0 (word, "above") == 0 || g_strcmp0 (word, "over") == 0;
  DtlMeasure level = dtl_claim_level_before (scan, match);

  if (number == NULL || price == NULL ||
      !dtl_claim_add (scan, match, up ? DTL_CLAIM_UP : DTL_CLAIM_DOWN, number->value,
                      number->precision > 0 ? number->precision : 1, "pct", DTL_MEASURE_BASE))
    return FALSE;
  for (guint i = scan->first_claim; i < scan->reading->claims->len; i++)
    {
      DtlClaim *claim = scan->reading->claims->pdata[i];

      claim->base_price = price->value;
      claim->base_level = level;
    }
  dtl_claim_set_bounds (scan, dtl_claim_find_bound (match, match->arguments[1].first));

  return TRUE;
}

/* between (low, high): "traded between $100.71 and $108.54" */
gboolean
dtl_claim_run_between (const DtlMatch *match, gpointer data)
{
  const DtlToken *low = dtl_match_get_token (match, 0), *high = dtl_match_get_token (match, 1);

  if (low == NULL || high == NULL || !(low->value < high->value) ||
      !add_level (data, match, low, match->arguments[0].first, DTL_MEASURE_LEVEL_LOW))
    return FALSE;

  return add_level (data, match, high, match->arguments[1].first, DTL_MEASURE_LEVEL_HIGH);
}
