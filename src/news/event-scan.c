/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events: the rules "event.*" and what they do. A rule tells the kind; who did it, to whom, by
 * whose word and whether it is a fact follows from the clause. A move of a price without a number
 * is an event; with one it is a claim. */
#include "news/event-scan.h"

#include "news/lexicon-private.h"

#include <stdlib.h>
#include <string.h>

#define MAX_EVENTS 400

static char *
dup_tokens (const DtlTokens *tokens, guint first, guint end)
{
  if (first >= end)
    return NULL;

  guint32 start = dtl_tokens_get (tokens, first)->start;
  g_autofree char *text =
      g_strndup (tokens->text + start, dtl_tokens_get (tokens, end - 1)->end - start);
  char *valid = g_utf8_make_valid (text, -1);

  for (char *c = valid; *c != '\0'; c++)
    if (g_ascii_isspace (*c))
      *c = ' ';

  return valid;
}

static guint
get_clause_start (const DtlTokens *tokens, guint token)
{
  guint start = dtl_tokens_sentence_start (tokens, token);

  while (token > start && !dtl_tokens_in_class (tokens, token - 1, "CLAUSE_END") &&
         !dtl_tokens_is (tokens, token - 1, ",") && !dtl_tokens_is (tokens, token - 1, "that"))
    token--;

  return token;
}

/* "the Journal said", "according to people": who tells of it, in the same sentence before it. */
static void
set_attribution (DtlEventScan *scan, const DtlMatch *match, DtlEventProposal *event)
{
  const DtlTokens *tokens = scan->tokens;
  guint start = dtl_tokens_sentence_start (tokens, match->first);
  guint end = dtl_tokens_sentence_end (tokens, match->first);

  for (guint i = start; i + 1 < end && event->attribution == NULL; i++)
    {
      if (dtl_tokens_is (tokens, i, "according") && dtl_tokens_is (tokens, i + 1, "to"))
        {
          guint stop = MIN (i + 8, end);

          for (guint k = i + 2; k < stop; k++)
            if (dtl_tokens_is (tokens, k, ",") || dtl_tokens_is (tokens, k, "."))
              stop = k;
          event->attribution = dup_tokens (tokens, i + 2, stop);
        }
      else if (i < match->first && dtl_tokens_in_class (tokens, i, "NEWSPAPER") &&
               dtl_tokens_in_class (tokens, i + 1, "SAY_VERB") &&
               strcmp (event->kind, "press.report") != 0)
        event->attribution = dup_tokens (tokens, get_clause_start (tokens, i), i + 1);
    }
}

/* "denied on Friday that it was planning", "denied reports that" */
static gboolean
is_denied (DtlEventScan *scan, const DtlMatch *match, guint start)
{
  const DtlTokens *tokens = scan->tokens;
  gboolean has_that = FALSE;

  for (guint i = match->first; i > start && i + 14 > match->first; i--)
    {
      if (dtl_tokens_in_class (tokens, i - 1, "CLAUSE_END"))
        return FALSE;
      has_that = has_that || dtl_tokens_is (tokens, i - 1, "that");
      if (has_that && dtl_tokens_in_class (tokens, i - 1, "DENY_VERB"))
        return TRUE;
    }

  return FALSE;
}

/* "Trading would have been halted": what is in the words themselves did not happen. */
static gboolean
is_counterfactual (const DtlTokens *tokens, const DtlMatch *match)
{
  for (guint i = match->first; i + 1 < match->end; i++)
    if ((dtl_tokens_is (tokens, i, "would") || dtl_tokens_is (tokens, i, "could") ||
         dtl_tokens_is (tokens, i, "might")) &&
        dtl_tokens_is (tokens, i + 1, "have"))
      return TRUE;

  return FALSE;
}

static DtlModality
find_modality (DtlEventScan *scan, const DtlMatch *match, const DtlEventProposal *event)
{
  const DtlTokens *tokens = scan->tokens;
  guint start = dtl_tokens_sentence_start (tokens, match->first);
  guint end = dtl_tokens_sentence_end (tokens, match->first);
  gboolean announced = FALSE, is_open = FALSE; /* "did not confirm that" */

  for (guint i = start; i < match->first; i++)
    announced = announced || dtl_tokens_in_class (tokens, i, "TOLD");

  for (guint i = match->first + 1; i > start && i + 9 > match->first; i--)
    {
      const char *value = dtl_tokens_class_value (tokens, i - 1, "EVENT_MODAL");

      if (i - 1 < match->first &&
          (dtl_tokens_in_class (tokens, i - 1, "CLAUSE_END") || dtl_tokens_is (tokens, i - 1, ",")))
        break;
      if (value == NULL || (i > match->first && g_str_has_prefix (event->kind, "press.")) ||
          dtl_tokens_in_class (tokens, i, "NOT_SAID"))
        {
          is_open = is_open || dtl_tokens_in_class (tokens, i, "NOT_SAID");
          continue;
        }
      if (strcmp (value, "announced") == 0)
        {
          if (!announced)
            return DTL_MODALITY_CONDITIONAL;
          continue;
        }
      for (int k = DTL_MODALITY_FACT; k <= DTL_MODALITY_PLANNED; k++)
        if (strcmp (dtl_modality_to_id ((DtlModality) k), value) == 0)
          return is_denied (scan, match, start) ? DTL_MODALITY_DENIED : (DtlModality) k;
    }
  if (is_denied (scan, match, start))
    return DTL_MODALITY_DENIED;
  if (is_counterfactual (tokens, match))
    return DTL_MODALITY_CONDITIONAL;
  if (dtl_tokens_is (tokens, end - 1, "?"))
    return DTL_MODALITY_QUESTION;
  if (dtl_tokens_is (tokens, get_clause_start (tokens, match->first), "if"))
    return DTL_MODALITY_CONDITIONAL;

  if (is_open)
    return DTL_MODALITY_REPORTED;

  return event->attribution != NULL && strcmp (event->kind, "press.report") != 0
             ? DTL_MODALITY_REPORTED
             : DTL_MODALITY_FACT;
}

static gboolean
is_in_sentence (DtlEventScan *scan, const DtlMatch *match, const char *kind)
{
  const DtlTokens *tokens = scan->tokens;
  guint first = dtl_tokens_sentence_start (tokens, match->first);
  gsize start = dtl_tokens_get (tokens, first)->start + scan->offset;

  for (guint i = scan->reading->events->len; i > scan->first_event; i--)
    {
      const DtlEventProposal *other = scan->reading->events->pdata[i - 1];

      if (other->start < start)
        break;
      if (strcmp (other->kind, kind) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
add_event (DtlEventScan *scan, const DtlMatch *match, const char *kind, gboolean is_clause)
{
  DtlEventProposal *event;
  DtlEventTime time = { NULL, 0.7, FALSE, "counted from the day that the words give" };

  if (kind == NULL || (strcmp (kind, "market.move") != 0 && is_in_sentence (scan, match, kind)) ||
      scan->reading->events->len >= MAX_EVENTS)
    return FALSE;

  guint last = dtl_event_trim (scan->tokens, match->first, match->end) - 1;

  event = dtl_event_proposal_new (scan->offset + dtl_match_get_start (match),
                                  scan->offset + dtl_tokens_get (scan->tokens, last)->end);
  event->kind = g_strdup (kind);
  event->rule = match->rule;
  dtl_event_set_texts (scan, match, is_clause, event);
  set_attribution (scan, match, event);
  event->modality = find_modality (scan, match, event);
  event->negated = event->modality == DTL_MODALITY_DENIED;

  if (scan->inside != NULL)
    {
      DtlDateMention counted = { .first = scan->inside_day,
                                 .last = scan->inside_day,
                                 .value = scan->inside->value,
                                 .confidence = 1 };

      time.mention = &counted;
      dtl_event_time_apply (scan, &time, event, match->base);
    }
  else
    {
      time = dtl_event_time_find (scan, match, kind);
      if (time.by_publication && event->modality != DTL_MODALITY_FACT)
        {
          time.by_publication = FALSE;
          time.reason = "the text does not say the day";
        }
      dtl_event_time_apply (scan, &time, event, match->base);
    }
  if (event->modality == DTL_MODALITY_FACT && event->first != DTL_DAY_NONE &&
      scan->context->published != DTL_DAY_NONE && event->first > scan->context->published)
    event->modality = DTL_MODALITY_PLANNED;
  event->reason = g_strdup_printf ("Words of the kind %s; %s.", kind, time.reason);
  g_ptr_array_add (scan->reading->events, event);

  return TRUE;
}

/* "Friday saw an early plunge": of the article's price, unless the sentence tells of sales. */
static gboolean
market_noun (const DtlMatch *match, gpointer data)
{
  DtlEventScan *scan = data;
  guint start = dtl_tokens_sentence_start (scan->tokens, match->first);

  for (guint i = start; i < match->end + 3; i++)
    if (dtl_tokens_in_class (scan->tokens, i, "ACCOUNTING") ||
        (i < match->first && dtl_token_is (dtl_tokens_get (scan->tokens, i), DTL_TRAIT_PERCENT)))
      return FALSE;

  return scan->inside == NULL && add_event (scan, match, "market.move", FALSE);
}

static gboolean
clause (const DtlMatch *match, gpointer data)
{
  return add_event (data, match, dtl_match_get_word (match, 0), TRUE);
}

static gboolean
thing (const DtlMatch *match, gpointer data)
{
  return add_event (data, match, dtl_match_get_word (match, 0), FALSE);
}

/* "the biggest drop since Monday": a noun */
static gboolean
is_superlative (DtlEventScan *scan, const DtlMatch *match)
{
  for (guint i = match->first; i > 0 && i + 5 > match->first; i--)
    if (dtl_tokens_in_class (scan->tokens, i - 1, "BIGGEST") ||
        dtl_tokens_in_class (scan->tokens, i - 1, "BEST"))
      return TRUE;

  return FALSE;
}

/* "reported revenue", and "quarterly results" by themselves */
static gboolean
earnings (const DtlMatch *match, gpointer data)
{
  return add_event (data, match, dtl_match_get_word (match, 0),
                    dtl_tokens_in_class (match->tokens, match->first, "EARNINGS_VERB") ||
                        dtl_tokens_in_class (match->tokens, match->first, "BEAT_VERB"));
}

/* A move of a price that no claim puts into numbers. */
static gboolean
market_move (const DtlMatch *match, gpointer data)
{
  DtlEventScan *scan = data;
  const DtlTokens *tokens = scan->tokens;
  DtlSubject subjects[DTL_SUBJECT_MAX];
  gboolean inherits;
  gsize start = dtl_match_get_start (match);
  guint stop = match->end;

  if (scan->inside != NULL)
    return FALSE;
  while (stop < dtl_tokens_count (tokens) && stop < match->end + 14 &&
         dtl_tokens_get (tokens, stop)->sentence ==
             dtl_tokens_get (tokens, match->first)->sentence &&
         !dtl_tokens_in_class (tokens, stop, "CLAUSE_END") && !dtl_tokens_is (tokens, stop, ",") &&
         !dtl_token_is (dtl_tokens_get (tokens, stop), DTL_TRAIT_PERCENT))
    stop++;
  /* Claims and matches both come in the order of the text. */
  while (scan->claim < scan->reading->claims->len &&
         ((const DtlClaim *) scan->reading->claims->pdata[scan->claim])->end <= start)
    scan->claim++;
  if (scan->claim < scan->reading->claims->len)
    {
      const DtlClaim *claim = scan->reading->claims->pdata[scan->claim];

      if (stop > 0 && claim->start <= dtl_tokens_get (tokens, stop - 1)->end)
        return FALSE;
    }
  if ((stop < dtl_tokens_count (tokens) &&
       dtl_token_is (dtl_tokens_get (tokens, stop), DTL_TRAIT_PERCENT)) ||
      dtl_subjects_find (scan->subjects, match->first, match->end, 0, subjects, &inherits) == 0 ||
      dtl_tokens_in_class (tokens, match->end, "ACCOUNTING") ||
      dtl_tokens_in_class (tokens, match->end - 1, "ACCOUNTING") ||
      dtl_tokens_in_class (tokens, match->first, "MOVE_OTHER") || is_superlative (scan, match) ||
      (match->first > 0 &&
       dtl_token_is (dtl_tokens_get (tokens, match->first - 1), DTL_TRAIT_PERCENT)) ||
      (match->first > 0 && dtl_tokens_in_class (tokens, match->first - 1, "DETERMINER")))
    return FALSE;

  return add_event (scan, match, "market.move", TRUE);
}

const DtlRuleActionRow dtl_event_actions[] = {
  { "clause", clause, 1, 1 },           { "thing", thing, 1, 1 },
  { "earnings", earnings, 1, 1 },       { "market_move", market_move, 0, 0 },
  { "market_noun", market_noun, 0, 0 }, { NULL, NULL, 0, 0 },
};

/* "Two days after the record fine": the event is that long before the day that the words give. */
static void
scan_inside (DtlEventScan *scan, DtlDateMention *mention)
{
  const char *text = scan->tokens->text + mention->start;
  gsize len = mention->end - mention->start;
  const char *after = g_strstr_len (text, (gssize) len, " after ");
  int days = 0;

  if (after == NULL || mention->first == DTL_DAY_NONE || mention->first != mention->last)
    return;

  g_autoptr (DtlTokens) tokens = dtl_tokens_new (scan->tokens->lexicon, text, len);
  DtlEventScan inner = *scan;

  dtl_tokens_merge_quantities (tokens, NULL, NULL);
  if (dtl_tokens_count (tokens) < 3)
    return;
  if (dtl_tokens_get (tokens, 0)->value >= 1 && dtl_tokens_get (tokens, 0)->value < 100)
    days = (int) dtl_tokens_get (tokens, 0)->value;
  else if (dtl_tokens_is (tokens, 0, "a") || dtl_tokens_is (tokens, 0, "the"))
    days = 1;
  if (dtl_tokens_is (tokens, 1, "week") || dtl_tokens_is (tokens, 1, "weeks"))
    days *= 7;
  else if (!dtl_tokens_is (tokens, 1, "day") && !dtl_tokens_is (tokens, 1, "days"))
    return;
  if (days == 0)
    return;

  g_autoptr (DtlSubjects) subjects = dtl_subjects_new (tokens, scan->context);

  inner.tokens = tokens;
  inner.subjects = subjects;
  inner.inside = mention;
  inner.inside_day = mention->first - days;
  inner.offset = mention->start;
  dtl_lexicon_run (tokens->lexicon, DTL_PASS_EVENT, tokens, &inner);
}

/**
 * dtl_scan_events:
 * @tokens: with quantities and dates merged
 * @context: what the text is read against
 * @reading: where the events are added
 */
void
dtl_scan_events (DtlTokens *tokens, const DtlScanContext *context, DtlReading *reading)
{
  g_autoptr (DtlSubjects) subjects = dtl_subjects_new (tokens, context);
  DtlEventScan scan = { .context = context,
                        .reading = reading,
                        .subjects = subjects,
                        .tokens = tokens,
                        .first_event = reading->events->len };

  dtl_lexicon_run (tokens->lexicon, DTL_PASS_EVENT, tokens, &scan);
  for (guint i = 0; i < reading->dates->len; i++)
    scan_inside (&scan, reading->dates->pdata[i]);
  dtl_events_merge (context, reading);
}
