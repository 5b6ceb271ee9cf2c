/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The date expressions of a text: the rules "date.*" find them, and their actions (date-days.c,
 * date-periods.c and others) say what they mean; each becomes one token. Then the rules "time.*"
 * add what stands beside them: the hour, the part of the day, "late", "more than". */
#include "news/date-scan.h"

#include "news/lexicon-private.h"

#include <string.h>

#define EDGE_DAYS 1500
#define CUE_REACH 20       /* tokens */
#define INFINITIVE_REACH 6 /* tokens: "to meet in Beijing on Monday" */
#define RECENT_DAYS 100
#define LONG_AGO_DAYS 260
#define VERY_LONG_AGO_DAYS 304 /* R11: ten months */
#define NEAR_SENTENCES 8
#define NEAR_DATES 24

static const char *const cue_names[DTL_N_CUES] = {
  "FUTURE_CUE", "PAST_CUE",     "BE_CUE",  "DETERMINER", "INFINITIVE",
  "NO_CUE",     "DEADLINE_CUE", "END_CUE", "CLAUSE_CUE", "NO_INFINITIVE",
};

static void
add_token (DtlDateScan *self, const DtlMatch *match, guint mention)
{
  const DtlDateMention *it = g_ptr_array_index (self->reading->dates, mention);
  DtlToken token = *dtl_tokens_get (match->tokens, match->first);

  token.end = it->end;
  token.mention = mention;
  token.traits &= DTL_TRAIT_BIT (DTL_TRAIT_ANY) | DTL_TRAIT_BIT (DTL_TRAIT_FIRST) |
                  DTL_TRAIT_BIT (DTL_TRAIT_GLUED) | DTL_TRAIT_BIT (DTL_TRAIT_NAME);
  token.traits |= DTL_TRAIT_BIT (DTL_TRAIT_DATE + it->type);
  if (match->end - match->first > 1)
    token.word = DTL_WORD_NONE;
  g_array_append_val (self->merged, token);
  g_array_append_val (self->spans, match->first);
  g_array_append_val (self->spans, match->end);
}

/**
 * dtl_date_scan_add:
 * @self: the scan
 * @match: where
 * @type: what
 * @value: (transfer full): TIMEX3, or "" where nothing can be said
 *
 * Returns: (transfer none): a new mention at the end of the reading, for the action to complete
 */
DtlDateMention *
dtl_date_scan_add (DtlDateScan *self, const DtlMatch *match, DtlMentionType type, char *value)
{
  DtlDateMention *mention =
      dtl_date_mention_new (dtl_match_get_start (match), dtl_match_get_end (match));
  DtlPeriod none = { DTL_UNIT_NONE, DTL_DAY_NONE };

  mention->type = type;
  g_free (mention->value);
  mention->value = value;
  mention->confidence = match->base;
  mention->rule = match->rule;
  g_ptr_array_add (self->reading->dates, mention);
  g_array_append_val (self->periods, none);
  add_token (self, match, self->reading->dates->len - 1);

  return mention;
}

/* As dtl_date_scan_add(), of a date that is @period */
DtlDateMention *
dtl_date_scan_add_period (DtlDateScan *self, const DtlMatch *match, DtlPeriod period)
{
  DtlDateMention *mention =
      dtl_date_scan_add (self, match, DTL_MENTION_DATE, dtl_period_format (period));

  mention->first = period.first;
  mention->last = dtl_period_get_last (period);
  g_array_index (self->periods, DtlPeriod, self->periods->len - 1) = period;

  return mention;
}

/* As dtl_date_scan_add(), of what hangs on a publication day that is not known */
DtlDateMention *
dtl_date_scan_add_open (DtlDateScan *self, const DtlMatch *match, DtlMentionType type)
{
  DtlDateMention *mention = dtl_date_scan_add (self, match, type, g_strdup (""));

  dtl_date_mention_set_reason (mention, 0.5,
                               "It counts from the day of publication, which is not known.");
  return mention;
}

/* Makes the mention that was added last one of a time of day. */
void
dtl_date_scan_set_time (DtlDateScan *self, DtlDateMention *last)
{
  DtlToken *token = &g_array_index (self->merged, DtlToken, self->merged->len - 1);

  last->type = DTL_MENTION_TIME;
  token->traits &= ~DTL_TRAIT_BIT (DTL_TRAIT_DATE);
  token->traits |= DTL_TRAIT_BIT (DTL_TRAIT_TIME);
}

/* Adds a part of the day to the mention that was added last. @part: (nullable): as "TMO" */
void
dtl_date_scan_add_part (DtlDateScan *self, DtlDateMention *last, const char *part)
{
  g_autofree char *day = NULL;

  if (part == NULL)
    return;
  day = last->value;
  last->value = g_strconcat (day, part, NULL);
  dtl_date_scan_set_time (self, last);
}

/* Returns: where the second @seconds of @day lies at the exchange */
DtlTiming
dtl_date_scan_get_timing (const DtlDateScan *self, DtlDay day, int seconds)
{
  int open_seconds, close_seconds;

  if (day == DTL_DAY_NONE || self->context->exchange == NULL ||
      !dtl_exchange_get_hours (self->context->exchange, day, &open_seconds, &close_seconds))
    return DTL_TIMING_UNKNOWN;

  return seconds < open_seconds    ? DTL_TIMING_PRE
         : seconds < close_seconds ? DTL_TIMING_REGULAR
                                   : DTL_TIMING_POST;
}

/**
 * dtl_date_scan_change:
 * @self: the scan
 * @match: of a time rule
 * @argument: the place of a date expression in its action
 *
 * Returns: (transfer none): the mention, which now reaches over the whole match
 */
DtlDateMention *
dtl_date_scan_change (DtlDateScan *self, const DtlMatch *match, guint argument)
{
  const DtlToken *token = dtl_match_get_token (match, argument);

  g_return_val_if_fail (token != NULL && token->mention < self->reading->dates->len, NULL);

  DtlDateMention *mention = g_ptr_array_index (self->reading->dates, token->mention);

  mention->start = dtl_match_get_start (match);
  mention->end = dtl_match_get_end (match);
  mention->confidence = MIN (mention->confidence, match->base);
  mention->rule = match->rule;
  add_token (self, match, token->mention);

  return mention;
}

/* Marks a mention that is a part of another now; it goes at the end of the scan. */
void
dtl_date_scan_drop (DtlDateScan *self, guint mention)
{
  DtlDateMention *it = g_ptr_array_index (self->reading->dates, mention);

  it->end = it->start;
}

/* Takes out what was dropped, and keeps the places that tokens hold. */
static void
remove_dropped (DtlDateScan *self, DtlTokens *tokens)
{
  GPtrArray *dates = self->reading->dates;
  g_autofree guint *places = g_new (guint, dates->len + 1);
  guint n = 0;

  for (guint i = 0; i < dates->len; i++)
    {
      DtlDateMention *mention = g_ptr_array_index (dates, i);

      places[i] = n;
      if (mention->end > mention->start)
        g_ptr_array_index (dates, n++) = mention;
      else
        dtl_date_mention_free (mention);
    }
  if (n == dates->len)
    return;
  for (guint i = n; i < dates->len; i++)
    g_ptr_array_index (dates, i) = NULL;
  g_ptr_array_set_size (dates, n);
  for (guint i = 0; i < dtl_tokens_count (tokens); i++)
    if (dtl_tokens_get (tokens, i)->mention != G_MAXUINT32)
      dtl_tokens_get (tokens, i)->mention = places[dtl_tokens_get (tokens, i)->mention];
}

/* Returns: the period of the date expression at @argument; unit NONE: it is none */
DtlPeriod
dtl_date_scan_get_period (const DtlDateScan *self, const DtlMatch *match, guint argument)
{
  const DtlToken *token = dtl_match_get_token (match, argument);
  DtlPeriod none = { DTL_UNIT_NONE, DTL_DAY_NONE };

  return token != NULL && token->mention < self->periods->len
             ? g_array_index (self->periods, DtlPeriod, token->mention)
             : none;
}

/**
 * dtl_date_scan_find_anchor:
 * @self: the scan
 * @match: what hangs on another date
 * @sentences: how many sentences back it may stand; 0: in the same
 * @unit: what it must be; %DTL_UNIT_NONE: anything
 *
 * Returns: the nearest date before @match; unit NONE: there is none
 */
DtlPeriod
dtl_date_scan_find_anchor (const DtlDateScan *self,
                           const DtlMatch *match,
                           guint sentences,
                           DtlUnit unit)
{
  guint32 sentence = dtl_tokens_get (match->tokens, match->first)->sentence;
  DtlPeriod none = { DTL_UNIT_NONE, DTL_DAY_NONE };

  for (guint i = self->merged->len; i-- > 0;)
    {
      const DtlToken *token = &g_array_index (self->merged, DtlToken, i);
      DtlPeriod period = g_array_index (self->periods, DtlPeriod, token->mention);

      if (token->sentence + sentences < sentence || self->merged->len - i > 12)
        break;
      if (period.unit != DTL_UNIT_NONE && period.first != DTL_DAY_NONE &&
          (unit == DTL_UNIT_NONE || period.unit == unit))
        return period;
    }

  return none;
}

/**
 * dtl_date_scan_find_latest:
 * @self: the scan
 * @match: what hangs on another date
 * @unit: a unit
 *
 * Returns: of the periods of @unit named in the sentences before @match the latest in time that was
 *   over at publication, which is the one that an article is about; else the nearest; unit NONE:
 *   there is none
 */
DtlPeriod
dtl_date_scan_find_latest (const DtlDateScan *self, const DtlMatch *match, DtlUnit unit)
{
  guint32 sentence = dtl_tokens_get (match->tokens, match->first)->sentence;
  DtlPeriod latest = { DTL_UNIT_NONE, DTL_DAY_NONE }, any = latest;
  DtlDay published =
      self->context->published != DTL_DAY_NONE ? self->context->published : DTL_DAY_LAST;

  for (guint i = self->merged->len; i-- > 0;)
    {
      const DtlToken *token = &g_array_index (self->merged, DtlToken, i);
      DtlPeriod period = g_array_index (self->periods, DtlPeriod, token->mention);

      if (token->sentence + NEAR_SENTENCES < sentence || self->merged->len - i > NEAR_DATES)
        break;
      if (period.unit != unit || period.first == DTL_DAY_NONE)
        continue;
      if (dtl_period_get_last (period) >= published && any.unit == DTL_UNIT_NONE)
        any = period;
      if (dtl_period_get_last (period) < published &&
          (latest.unit == DTL_UNIT_NONE || period.first > latest.first))
        latest = period;
    }

  return latest.unit != DTL_UNIT_NONE ? latest : any;
}

/* What the token at @i says about the tense of a date that is @distance tokens away */
static DtlTense
get_cue (const DtlDateScan *self, const DtlTokens *tokens, guint i, guint distance)
{
  const DtlLexicon *lexicon = tokens->lexicon;
  const DtlToken *token = dtl_tokens_get (tokens, i);
  const DtlToken *next = i + 1 < dtl_tokens_count (tokens) ? dtl_tokens_get (tokens, i + 1) : NULL;

  /* "May" is no "may". */
  if ((dtl_token_is (token, DTL_TRAIT_NAME) && !dtl_token_is (token, DTL_TRAIT_FIRST)) ||
      dtl_lexicon_token_is (lexicon, token, self->cues[DTL_CUE_NONE]))
    return DTL_TENSE_UNKNOWN;

  gboolean after_be = i > 0 && dtl_lexicon_token_is (lexicon, dtl_tokens_get (tokens, i - 1),
                                                     self->cues[DTL_CUE_BE]);

  if (dtl_lexicon_token_is (lexicon, token, self->cues[DTL_CUE_FUTURE]))
    return after_be ? DTL_TENSE_PAST : DTL_TENSE_FUTURE; /* "had been due" */
  if (dtl_lexicon_token_is (lexicon, token, self->cues[DTL_CUE_INFINITIVE]) && next != NULL &&
      !(i > 0 && dtl_lexicon_token_is (lexicon, dtl_tokens_get (tokens, i - 1),
                                       self->cues[DTL_CUE_NO_INFINITIVE])) &&
      distance <= INFINITIVE_REACH && dtl_token_is (next, DTL_TRAIT_WORD) &&
      !dtl_token_is (next, DTL_TRAIT_NAME) &&
      !dtl_lexicon_token_is (lexicon, next, self->cues[DTL_CUE_DETERMINER]))
    return after_be ? DTL_TENSE_PAST : DTL_TENSE_FUTURE; /* "had to wait" */
  if (dtl_lexicon_token_is (lexicon, token, self->cues[DTL_CUE_PAST]) &&
      (i == 0 ||
       !dtl_lexicon_token_is (lexicon, dtl_tokens_get (tokens, i - 1), self->cues[DTL_CUE_BE])))
    return DTL_TENSE_PAST;

  return DTL_TENSE_UNKNOWN;
}

/**
 * dtl_date_scan_get_tense:
 * @self: the scan
 * @match: a day or period without its year or week
 *
 * Returns: what the nearest cue of the clause before the match says, or where there is none, the
 *   first one behind it
 */
DtlTense
dtl_date_scan_get_tense (const DtlDateScan *self, const DtlMatch *match)
{
  const DtlTokens *tokens = match->tokens;
  guint32 sentence = dtl_tokens_get (tokens, match->first)->sentence;
  DtlTense tense = DTL_TENSE_UNKNOWN;

  for (guint i = match->first, n = 1; i-- > 0 && n <= CUE_REACH; n++)
    {
      const DtlToken *token = dtl_tokens_get (tokens, i);

      if (token->sentence != sentence)
        break;
      tense = get_cue (self, tokens, i, n);
      if (tense != DTL_TENSE_UNKNOWN)
        return tense;
      if (dtl_lexicon_token_is (tokens->lexicon, token, self->cues[DTL_CUE_CLAUSE]))
        break;
    }
  for (guint i = match->end, n = 1; i < dtl_tokens_count (tokens) && n <= CUE_REACH; i++, n++)
    {
      const DtlToken *token = dtl_tokens_get (tokens, i);

      if (token->sentence != sentence ||
          (n > 1 && dtl_lexicon_token_is (tokens->lexicon, token, self->cues[DTL_CUE_CLAUSE])))
        break;
      tense = get_cue (self, tokens, i, CUE_REACH);
      if (tense != DTL_TENSE_UNKNOWN)
        return tense;
    }

  return tense;
}

/**
 * dtl_date_scan_is_ahead:
 * @self: the scan
 * @match: a month or day without its year
 * @days_back: from publication back to the latest reading; the next one is a year later
 *
 * Returns: whether the next one is meant. What was weeks ago is seldom spoken of as a year ahead,
 *   whatever the clause; and without a cue, what is weeks ahead is not told of as a year ago.
 */
gboolean
dtl_date_scan_is_ahead (const DtlDateScan *self, const DtlMatch *match, int days_back)
{
  const DtlTokens *tokens = match->tokens;
  DtlTense tense = dtl_date_scan_get_tense (self, match);

  /* "by July 1", "by the end of the third quarter" */
  for (guint i = match->first, n = 0; i-- > 0 && n < 2;)
    {
      if (dtl_lexicon_token_is (tokens->lexicon, dtl_tokens_get (tokens, i),
                                self->cues[DTL_CUE_DEADLINE]))
        tense = DTL_TENSE_FUTURE;
      if (!dtl_lexicon_token_is (tokens->lexicon, dtl_tokens_get (tokens, i),
                                 self->cues[DTL_CUE_END]))
        n++;
    }
  if (tense == DTL_TENSE_FUTURE)
    return days_back > RECENT_DAYS;

  return tense == DTL_TENSE_UNKNOWN ? days_back > LONG_AGO_DAYS : days_back > VERY_LONG_AGO_DAYS;
}

/* Two digits count from 1950. Returns: the year of @argument; 0: there is none */
int
dtl_date_match_get_year (const DtlMatch *match, guint argument)
{
  int value = dtl_match_get_int (match, argument);

  if (!dtl_match_has (match, argument) || value >= 100)
    return value;

  return value + (value < 50 ? 2000 : 1900);
}

void
dtl_date_mention_set_days (DtlDateMention *self, DtlDay first, DtlDay last)
{
  char a[DTL_DAY_TEXT_SIZE], b[DTL_DAY_TEXT_SIZE];

  self->first = first;
  self->last = last;
  g_free (self->value);
  dtl_day_format_iso (first, a);
  self->value =
      first == last ? g_strdup (a) : g_strdup_printf ("%s/%s", a, dtl_day_format_iso (last, b));
}

void
dtl_date_mention_add_alternative (DtlDateMention *self, DtlPeriod period)
{
  guint n = g_strv_length (self->alternatives);

  if (period.first == DTL_DAY_NONE)
    return;
  self->alternatives = g_renew (char *, self->alternatives, n + 2);
  self->alternatives[n] = dtl_period_format (period);
  self->alternatives[n + 1] = NULL;
}

/* Multiplies the confidence by @factor and says why. @reason: one sentence */
void
dtl_date_mention_set_reason (DtlDateMention *self, double factor, const char *reason)
{
  self->confidence *= factor;
  g_free (self->reason);
  self->reason = g_strdup (reason);
}

static void
run (DtlDateScan *self, DtlPass pass, DtlTokens *tokens)
{
  g_array_set_size (self->merged, 0);
  g_array_set_size (self->spans, 0);
  dtl_lexicon_run (tokens->lexicon, pass, tokens, self);
  dtl_tokens_merge (tokens, (const DtlToken *) (void *) self->merged->data,
                    (const guint *) (void *) self->spans->data, self->merged->len);
}

/**
 * dtl_scan_dates:
 * @tokens: with quantities merged; date expressions become one token each
 * @context: what the text is read against
 * @reading: an empty one, where the mentions are added
 */
void
dtl_scan_dates (DtlTokens *tokens, const DtlScanContext *context, DtlReading *reading)
{
  DtlScanContext known = *context;
  DtlDateScan scan = { .context = &known, .reading = reading };

  /* At the edges of the calendar nothing can be counted from. */
  if (context->published < DTL_DAY_FIRST + EDGE_DAYS ||
      context->published > DTL_DAY_LAST - EDGE_DAYS)
    known.published = DTL_DAY_NONE;
  scan.periods = g_array_new (FALSE, FALSE, sizeof (DtlPeriod));
  scan.merged = g_array_new (FALSE, FALSE, sizeof (DtlToken));
  scan.spans = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < DTL_N_CUES; i++)
    {
      scan.cues[i] = dtl_lexicon_find_class (tokens->lexicon, cue_names[i]);
      if (scan.cues[i] == 0)
        scan.cues[i] = G_MAXUINT16; /* which no token is */
    }
  run (&scan, DTL_PASS_DATE, tokens);
  run (&scan, DTL_PASS_TIME, tokens);
  remove_dropped (&scan, tokens);
  g_array_unref (scan.periods);
  g_array_unref (scan.merged);
  g_array_unref (scan.spans);
}
