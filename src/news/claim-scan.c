/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims about prices: the rules "claim.*" and what they do. A rule finds the number and its
 * direction; whose price it is, at which venue, when and as what, follows from the words around it.
 * A number without a price as its subject is no claim. */
#include "news/claim-scan.h"

#include "news/claim-days.h"
#include "news/lexicon-private.h"

#include <math.h>
#include <string.h>

#define TOLD_REACH 8 /* claims back: what was told long before is not meant */

DtlClaimDirection
dtl_claim_direction_of (const char *word)
{
  return g_strcmp0 (word, "up") == 0 || g_strcmp0 (word, "higher") == 0 ? DTL_CLAIM_UP
                                                                        : DTL_CLAIM_DOWN;
}

guint
dtl_claim_get_known (const DtlClaimScan *scan, const DtlMatch *match)
{
  return scan->last_end > 0 &&
                 scan->last_sentence == dtl_tokens_get (match->tokens, match->first)->sentence
             ? scan->last_end
             : 0;
}

static void
set_venue (const DtlClaimScan *scan, const DtlMatch *match, DtlSubject *subject)
{
  const DtlTokens *tokens = match->tokens;
  guint start = dtl_tokens_sentence_start (tokens, match->first);
  guint known = dtl_claim_get_known (scan, match);
  guint stop = dtl_claim_clause_end (tokens, match->end);
  const char *venue;

  for (guint i = match->end; i < stop; i++)
    if (dtl_token_is (dtl_tokens_get (tokens, i), DTL_TRAIT_PERCENT) ||
        dtl_tokens_is (tokens, i, "and") || dtl_tokens_in_class (tokens, i, "PRICE_NOUN"))
      stop = i;
  venue = dtl_subjects_find_venue (scan->subjects, match->end, stop);
  if (venue == NULL && match->first > start)
    {
      guint first = match->first;

      /* Back to the noun and what stands before it, not into another clause. */
      while (first > start && first > known && first + 14 > match->first &&
             !dtl_tokens_in_class (tokens, first - 1, "CLAUSE_END"))
        first--;
      venue = dtl_subjects_find_venue (scan->subjects, first, match->first);
    }
  if (venue == NULL && (dtl_tokens_is (tokens, start, "in") || dtl_tokens_is (tokens, start, "on")))
    venue = dtl_subjects_find_venue (scan->subjects, start, MIN (start + 5, match->first));

  /* "fell 6% to HK$102.20" */
  for (guint i = match->first; i < dtl_claim_clause_end (tokens, match->end) + 2 && venue == NULL;
       i++)
    if (i < dtl_tokens_count (tokens) &&
        dtl_token_is (dtl_tokens_get (tokens, i), DTL_TRAIT_MONEY) &&
        g_strcmp0 (dtl_tokens_get (tokens, i)->unit, "HKD") == 0)
      venue = "HKEX";
  /* "The Hang Seng lost 3%, and Alibaba 6%" */
  if (venue == NULL && known > 0 && scan->last_subject.company != NULL &&
      scan->last_subject.company->kind == DTL_LISTED_INDEX &&
      strcmp (scan->last_subject.venue, "HKEX") == 0)
    venue = "HKEX";

  if (venue != NULL)
    dtl_subject_move_to (subject, scan->context, venue);
}

DtlClaim *
dtl_claim_add_record (DtlClaimScan *scan,
                      const DtlMatch *match,
                      const DtlSubject *subject,
                      DtlClaimDirection direction,
                      double value,
                      double precision,
                      const char *unit)
{
  DtlClaim *claim = dtl_claim_new (dtl_match_get_start (match), dtl_match_get_end (match));

  g_free (claim->subject);
  g_free (claim->venue);
  claim->subject = g_strdup (subject->symbol);
  claim->venue = g_strdup (subject->venue);
  claim->direction = direction;
  claim->value = value;
  claim->precision = precision;
  claim->unit = g_strdup (unit);
  claim->modality = dtl_claim_find_modality (match);
  claim->confidence = match->base;
  claim->rule = match->rule;
  g_ptr_array_add (scan->reading->claims, claim);

  return claim;
}

void
dtl_claim_set_reason (DtlClaim *claim)
{
  char to[DTL_DAY_TEXT_SIZE] = "", from[DTL_DAY_TEXT_SIZE] = "";

  if (claim->to != DTL_DAY_NONE)
    dtl_day_format_iso (claim->to, to);
  if (claim->from != DTL_DAY_NONE)
    dtl_day_format_iso (claim->from, from);
  g_free (claim->reason);
  claim->reason =
      g_strdup_printf ("A statement about the price of %s%s%s: %s, %s%s%s.",
                       *claim->subject != '\0' ? claim->subject : "the article's instrument",
                       *claim->venue != '\0' ? " at " : "", claim->venue,
                       dtl_measure_to_id (claim->measure), from, *from != '\0' ? " to " : "", to);
}

/* "Shares fell on Thursday. The stock closed at $103.76.": the session that was told last of the
 * same price, which the second sentence may mean as well */
static DtlDay
find_told (const DtlClaimScan *scan, const DtlClaim *claim)
{
  guint n = scan->reading->claims->len - 1; /* before @claim, the last */

  for (guint i = n; i > 0 && i + TOLD_REACH > n; i--)
    {
      const DtlClaim *other = scan->reading->claims->pdata[i - 1];

      if (other->to != DTL_DAY_NONE && strcmp (other->subject, claim->subject) == 0 &&
          strcmp (other->venue, claim->venue) == 0)
        return other->to;
    }

  return DTL_DAY_NONE;
}

static void
remember (DtlClaimScan *scan, const DtlMatch *match, const DtlSubject *subject, DtlDay day)
{
  scan->last_subject = *subject;
  scan->last_day = day;
  scan->last_end = match->end;
  scan->last_sentence = dtl_tokens_get (match->tokens, match->first)->sentence;
}

/* "sent the shares down 5%", "wiped 9% off the stock", "a 9% slide in the shares": a price that is
 * named inside the move or behind it counts before one that stands in front. */
static guint
find_inside (DtlClaimScan *scan, const DtlMatch *match, DtlSubject subjects[DTL_SUBJECT_MAX])
{
  static const char *const joints[] = { "off", "from", "on", "onto", "in", "for" };
  const DtlTokens *tokens = match->tokens;
  guint end = dtl_tokens_sentence_end (tokens, match->first);
  guint n = dtl_tokens_in_class (tokens, match->first, "SENT") ||
                    dtl_tokens_in_class (tokens, match->first, "TOTAL")
                ? dtl_subjects_find_in (scan->subjects, match->first, match->end, subjects)
                : 0;

  /* Not in another sentence or behind a date: "fell 4.9% on Thursday. JD.com fell 3%" */
  for (gsize i = 0; i < G_N_ELEMENTS (joints) && n == 0; i++)
    if (dtl_tokens_is (tokens, match->end - 1, joints[i]))
      n = dtl_subjects_find_in (scan->subjects, match->end, MIN (match->end + 7, end), subjects);
    else if (match->end + 1 < end && dtl_tokens_is (tokens, match->end, joints[i]) &&
             dtl_tokens_get (tokens, match->end + 1)->mention == G_MAXUINT32)
      n = dtl_subjects_find_in (scan->subjects, match->end + 1, MIN (match->end + 5, end),
                                subjects);

  return n;
}

/* "After falling as much as 7.7%, Alibaba pared its losses": who comes behind the comma. */
static guint
find_behind (DtlClaimScan *scan, const DtlMatch *match, DtlSubject subjects[DTL_SUBJECT_MAX])
{
  const DtlTokens *tokens = match->tokens;
  guint start = dtl_tokens_sentence_start (tokens, match->first);
  guint end = dtl_tokens_sentence_end (tokens, match->first);

  if (dtl_claim_count_days_before (match) > 0
          ? match->first > start + 4
          : match->first > start + 2 || !dtl_tokens_in_class (tokens, start, "CLAUSE_OPENER"))
    return 0;
  for (guint i = match->end; i < end && i < match->end + 10; i++)
    if (dtl_tokens_is (tokens, i, ","))
      return dtl_subjects_find_in (scan->subjects, i + 1, MIN (i + 6, end), subjects);

  return 0;
}

/* "Monday's 9.4% slide was followed by a 4.9% fall on Thursday": of a day, and of nothing else */
static gboolean
is_plain_move (const DtlClaimScan *scan, const DtlMatch *match)
{
  const DtlTokens *tokens = match->tokens;
  guint end = dtl_tokens_sentence_end (tokens, match->first);
  gboolean has_date = FALSE, has_noun = FALSE;

  for (guint i = match->first; i < match->end && !has_noun; i++)
    has_noun = dtl_tokens_in_class (tokens, i, "PLAIN_MOVE_NOUN");
  if (!has_noun)
    return FALSE;
  for (guint i = dtl_tokens_sentence_start (tokens, match->first); i < end; i++)
    {
      if (dtl_tokens_in_class (tokens, i, "ACCOUNTING") ||
          dtl_subjects_find_name (scan->subjects, i) != NULL)
        return FALSE;
      has_date = has_date || dtl_token_is (dtl_tokens_get (tokens, i), DTL_TRAIT_DATE);
    }

  return has_date;
}

/* Adds a claim for each subject of the match. Returns: FALSE if its number is no price */
gboolean
dtl_claim_add (DtlClaimScan *scan,
               const DtlMatch *match,
               DtlClaimDirection direction,
               double value,
               double precision,
               const char *unit,
               DtlMeasure fixed)
{
  DtlSubject subjects[DTL_SUBJECT_MAX];
  gboolean inherits = FALSE;
  guint n = find_inside (scan, match, subjects);

  if (n == 0)
    n = dtl_subjects_find (scan->subjects, match->first, match->end,
                           dtl_claim_get_known (scan, match), subjects, &inherits);
  if (n == 0)
    n = find_behind (scan, match, subjects);
  if (n == 0 && is_plain_move (scan, match))
    {
      subjects[0] = dtl_subjects_of_article (scan->subjects);
      n = 1;
    }
  /* "rose 7% after talks on the economy, bringing its gain for the week to 13%" */
  if (n == 0 && dtl_claim_get_known (scan, match) > 0 &&
      dtl_tokens_in_class (match->tokens, match->first, "TOTAL") &&
      dtl_tokens_in_class (match->tokens, match->first + 1, "OWNER_PRONOUN"))
    {
      inherits = TRUE;
      n = 1;
    }
  if (n == 0)
    return FALSE;
  if (inherits)
    subjects[0] = scan->last_subject;

  /* "A and B dropped 5% and 6%, respectively" */
  scan->n_pending = 0;
  if (n > 1 && dtl_claim_is_respective (match, n))
    {
      scan->n_pending = n - 1;
      memcpy (scan->pending, subjects, (n - 1) * sizeof *subjects);
      subjects[0] = subjects[n - 1];
      n = 1;
    }

  scan->first_claim = scan->reading->claims->len;
  for (guint i = n; i > 0; i--)
    {
      DtlSubject *subject = &subjects[i - 1];
      DtlClaimTime time;
      DtlClaim *claim;

      set_venue (scan, match, subject);
      time = dtl_claim_time_find (scan, match, subject, direction);
      claim = dtl_claim_add_record (scan, match, subject, direction, value, precision, unit);
      claim->bound = DTL_CLAIM_EQUAL;
      claim->measure = fixed != DTL_MEASURE_CHANGE ? fixed : time.measure;
      claim->in_part = (claim->measure == DTL_MEASURE_LOW || claim->measure == DTL_MEASURE_HIGH) &&
                       dtl_claim_is_in_part (scan, match);
      claim->closes = time.is_closing;
      claim->told = time.is_told ? DTL_DAY_NONE : find_told (scan, claim);
      claim->from = time.from;
      claim->to = time.to;
      if (direction == DTL_CLAIM_LEVEL || claim->measure == DTL_MEASURE_AT_TIME ||
          claim->measure == DTL_MEASURE_PREMARKET || claim->measure == DTL_MEASURE_AFTERHOURS ||
          claim->measure == DTL_MEASURE_BASE)
        claim->from = DTL_DAY_NONE;
      if (claim->modality != DTL_MODALITY_FACT && claim->modality != DTL_MODALITY_REPORTED &&
          claim->modality != DTL_MODALITY_DENIED)
        claim->from = claim->to = DTL_DAY_NONE;
      if (dtl_claim_is_timeless (match))
        claim->from = claim->to = DTL_DAY_NONE;
      dtl_claim_set_reason (claim);
      if (i == 1)
        remember (scan, match, subject,
                  dtl_claim_count_days_before (match) > 0 ? DTL_DAY_NONE : time.to);
    }

  return TRUE;
}

void
dtl_claim_set_bounds (DtlClaimScan *scan, DtlClaimBound bound)
{
  for (guint i = scan->first_claim; i < scan->reading->claims->len; i++)
    ((DtlClaim *) scan->reading->claims->pdata[i])->bound = bound;
}

/* move (direction, percent) */
static gboolean
move (const DtlMatch *match, gpointer data)
{
  DtlClaimScan *scan = data;
  const DtlToken *number = dtl_match_get_token (match, 1);

  /* "shrank to 12%" */
  for (guint i = match->first + 1; i < match->arguments[1].first; i++)
    if (dtl_tokens_is (match->tokens, i, "to") && !dtl_tokens_is (match->tokens, i - 1, "close") &&
        !dtl_tokens_is (match->tokens, i - 1, "up"))
      return FALSE;
  if (number == NULL || isnan (number->value) || dtl_claim_is_trap (match) ||
      !dtl_claim_add (scan, match, dtl_claim_direction_of (dtl_match_get_word (match, 0)),
                      number->value, number->precision > 0 ? number->precision : 1, "pct",
                      DTL_MEASURE_CHANGE))
    return FALSE;
  dtl_claim_set_bounds (scan, dtl_claim_find_bound (match, match->arguments[1].first));

  return TRUE;
}

/* lifted (direction, percent): "lifted the stock 10%", whose price must stand inside */
static gboolean
lifted (const DtlMatch *match, gpointer data)
{
  DtlClaimScan *scan = data;
  DtlSubject subjects[DTL_SUBJECT_MAX];

  return dtl_subjects_find_in (scan->subjects, match->first, match->end, subjects) > 0 &&
         move (match, data);
}

/* total (direction, percent): "taking its two-day gain to nearly 17%" */
static gboolean
total (const DtlMatch *match, gpointer data)
{
  DtlClaimScan *scan = data;
  const DtlToken *number = dtl_match_get_token (match, 1);
  gboolean has_time = FALSE;

  for (guint i = match->first; i < match->end; i++)
    has_time = has_time || dtl_tokens_get (match->tokens, i)->mention != G_MAXUINT32;
  if (!has_time || number == NULL || isnan (number->value) || dtl_claim_is_trap (match) ||
      !dtl_claim_add (scan, match, dtl_claim_direction_of (dtl_match_get_word (match, 0)),
                      number->value, number->precision > 0 ? number->precision : 1, "pct",
                      DTL_MEASURE_CHANGE))
    return FALSE;
  dtl_claim_set_bounds (scan, dtl_claim_find_bound (match, match->arguments[1].first));

  return TRUE;
}

/* signed (sign, percent): "Alibaba (-1.3%)", directly behind whose price it is */
static gboolean
signed_percent (const DtlMatch *match, gpointer data)
{
  DtlClaimScan *scan = data;
  const DtlTokens *tokens = match->tokens;
  guint owner = match->first;

  if (owner > 0 && dtl_tokens_is (tokens, owner - 1, "("))
    owner--;
  if (owner == 0 || (dtl_subjects_find_name (scan->subjects, owner - 1) == NULL &&
                     !dtl_tokens_in_class (tokens, owner - 1, "PRICE_NOUN")))
    return FALSE;

  return move (match, data);
}

/* fraction (direction, part, count) */
static gboolean
fraction (const DtlMatch *match, gpointer data)
{
  DtlClaimScan *scan = data;
  double part = dtl_match_get_number (match, 1);
  double count =
      match->n_arguments > 2 && dtl_match_has (match, 2) ? dtl_match_get_number (match, 2) : 1;
  double value = round (part * count * 10) / 10;
  guint at = match->end;

  for (guint i = match->n_arguments - 1; i > 0; i--)
    if (match->arguments[i].first < match->arguments[i].end)
      at = match->arguments[i].first;

  if (isnan (value) || value <= 0 || dtl_claim_is_trap (match) ||
      !dtl_claim_add (scan, match, dtl_claim_direction_of (dtl_match_get_word (match, 0)), value, 1,
                      "pct", DTL_MEASURE_CHANGE))
    return FALSE;
  dtl_claim_set_bounds (scan, dtl_claim_find_bound (match, at));

  return TRUE;
}

static gboolean
double_digit (const DtlMatch *match, gpointer data)
{
  DtlClaimScan *scan = data;

  if (dtl_claim_is_trap (match) ||
      !dtl_claim_add (scan, match, dtl_claim_direction_of (dtl_match_get_word (match, 0)), 10, 1,
                      "pct", DTL_MEASURE_CHANGE))
    return FALSE;
  dtl_claim_set_bounds (scan, DTL_CLAIM_OVER);

  return TRUE;
}

static gboolean
add_elided (DtlClaimScan *scan, const DtlMatch *match, const DtlToken *number)
{
  const GPtrArray *claims = scan->reading->claims;
  const DtlClaim *last = claims->pdata[claims->len - 1];
  DtlClaimDirection direction = last->direction;
  DtlMeasure measure = last->measure == DTL_MEASURE_POINTS ? DTL_MEASURE_CHANGE : last->measure;

  if (direction == DTL_CLAIM_LEVEL ||
      !dtl_claim_add (scan, match, direction, number->value,
                      number->precision > 0 ? number->precision : 1, "pct",
                      measure == DTL_MEASURE_PEAK ? DTL_MEASURE_CHANGE : measure))
    return FALSE;
  dtl_claim_set_bounds (scan, dtl_claim_find_bound (match, match->arguments[0].first));

  return TRUE;
}

/* "and 6.5% in Hong Kong", ", or 6.4%,": the verb of the claim before. */
static gboolean
elided (const DtlMatch *match, gpointer data)
{
  DtlClaimScan *scan = data;
  const DtlTokens *tokens = match->tokens;
  const GPtrArray *claims = scan->reading->claims;
  guint known = dtl_claim_get_known (scan, match);
  const DtlToken *number = dtl_match_get_token (match, 0);
  gboolean joined = FALSE;

  if (known == 0 || claims->len == 0 || number == NULL || dtl_claim_is_trap (match) ||
      match->first > known + 12)
    return FALSE;

  for (guint i = known; i < match->first; i++)
    {
      joined = joined || dtl_tokens_is (tokens, i, "and") || dtl_tokens_is (tokens, i, "or") ||
               dtl_tokens_is (tokens, i, ",") || dtl_tokens_is (tokens, i, "while");
      if (!dtl_tokens_in_class (tokens, i, "ELISION") &&
          !dtl_tokens_in_class (tokens, i, "PRICE_NOUN") &&
          !dtl_tokens_in_class (tokens, i, "OWNER_FILL") &&
          dtl_subjects_find_name (scan->subjects, i) == NULL &&
          dtl_tokens_get (tokens, i)->mention == G_MAXUINT32)
        return FALSE;
    }
  if (!joined)
    return FALSE;

  if (scan->n_pending > 0)
    {
      guint left = scan->n_pending - 1;
      DtlSubject next = scan->pending[left];
      DtlSubject rest[DTL_SUBJECT_MAX];

      memcpy (rest, scan->pending, sizeof rest);
      scan->last_subject = next;
      if (!add_elided (scan, match, number))
        return FALSE;
      memcpy (scan->pending, rest, sizeof rest);
      scan->n_pending = left;
      return TRUE;
    }

  return add_elided (scan, match, number);
}

const DtlRuleActionRow dtl_claim_actions[] = {
  { "move", move, 2, 2 },
  { "noun", move, 2, 2 },
  { "lifted", lifted, 2, 2 },
  { "total", total, 2, 2 },
  { "signed", signed_percent, 2, 2 },
  { "fraction", fraction, 2, 3 },
  { "double_digit", double_digit, 1, 1 },
  { "points", dtl_claim_run_points, 2, 2 },
  { "level", dtl_claim_run_level, 2, 2 },
  { "level_after", dtl_claim_run_level_after, 1, 1 },
  { "base", dtl_claim_run_base, 3, 3 },
  { "between", dtl_claim_run_between, 2, 2 },
  { "elided", elided, 1, 1 },
  { "superlative", dtl_claim_run_superlative, 0, 1 },
  { NULL, NULL, 0, 0 },
};

/**
 * dtl_scan_claims:
 * @tokens: with quantities and dates merged
 * @context: what the text is read against
 * @reading: where the claims are added
 */
void
dtl_scan_claims (DtlTokens *tokens, const DtlScanContext *context, DtlReading *reading)
{
  g_autoptr (DtlSubjects) subjects = dtl_subjects_new (tokens, context);
  DtlClaimScan scan = { .context = context,
                        .reading = reading,
                        .subjects = subjects,
                        .text = tokens,
                        .last_day = DTL_DAY_NONE };

  dtl_lexicon_run (tokens->lexicon, DTL_PASS_CLAIM, tokens, &scan);
}
