/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an article without a date may have been written: it is read as if it were of one week, and
 * the moves of weekdays that it tells ("slid 4% on Thursday … 1% on Friday") are then looked for in
 * every week of the prices. Claims that are told of no day, such as a loss since a peak, sort out
 * more weeks where they fit any. Absolute dates take no part. */
#include "study/week-candidates.h"

#include "study/claim-measure.h"

#include <math.h>
#include <string.h>

#define DAYS_PER_WEEK 7

typedef struct
{
  const DtlSeries *series;
  DtlDay anchor;     /* the Sunday that the text was read at */
  GPtrArray *days;   /* of const DtlClaim *: moves of a day of that week */
  GPtrArray *others; /* of const DtlClaim *: up to the last session before it */
  GPtrArray *swings; /* of const DtlClaim *: those of days of which a larger move is told as well */
} Search;

void
dtl_week_candidate_free (DtlWeekCandidate *self)
{
  if (self == NULL)
    return;

  g_free (self->reason);
  g_free (self);
}

static gboolean
is_usable (const DtlClaim *claim, const DtlScanContext *context)
{
  return claim->superlative == DTL_SUPERLATIVE_NONE && claim->modality == DTL_MODALITY_FACT &&
         claim->direction != DTL_CLAIM_LEVEL && g_strcmp0 (claim->unit, "pct") == 0 &&
         claim->to != DTL_DAY_NONE && g_strcmp0 (claim->subject, context->symbol) == 0 &&
         g_strcmp0 (claim->venue, context->venue) == 0;
}

/* Sorts the claims of the reading into moves of one day and the rest. */
static void
sort_claims (Search *self, const DtlReading *reading, const DtlScanContext *context)
{
  for (guint i = 0; i < reading->claims->len; i++)
    {
      DtlClaim *claim = reading->claims->pdata[i];
      gboolean of_a_day = claim->measure == DTL_MEASURE_CHANGE ||
                          claim->measure == DTL_MEASURE_LOW || claim->measure == DTL_MEASURE_HIGH ||
                          claim->measure == DTL_MEASURE_OPEN;
      gboolean in_week = claim->to <= self->anchor && claim->to > self->anchor - DAYS_PER_WEEK;

      if (!is_usable (claim, context) || !in_week)
        continue;
      if (of_a_day && (claim->from == DTL_DAY_NONE || claim->to - claim->from <= 4))
        g_ptr_array_add (self->days, claim);
      else if (claim->measure == DTL_MEASURE_PEAK && claim->from == DTL_DAY_NONE)
        g_ptr_array_add (self->others, claim);
    }
}

/* "Friday saw an early plunge, … sliding 1%": a move without a number on the day of one with it. */
static void
find_swings (Search *self, const DtlReading *reading)
{
  for (guint i = 0; i < self->days->len; i++)
    for (guint k = 0; k < reading->events->len; k++)
      {
        const DtlClaim *claim = self->days->pdata[i];
        const DtlEventProposal *event = reading->events->pdata[k];

        if (strcmp (event->kind, "market.move") == 0 && event->first == claim->to &&
            event->last == claim->to)
          {
            g_ptr_array_add (self->swings, (gpointer) claim);
            break;
          }
      }
}

static gboolean
fits (const DtlClaim *claim, double measured)
{
  double sign = claim->direction == DTL_CLAIM_DOWN ? -1 : 1;

  return dtl_claim_check_judge (claim->bound, claim->value, claim->precision, sign * measured) !=
         DTL_VERDICT_DIFFERS;
}

/* Adds what was measured to the reason. */
static gboolean
try_claim (const Search *self,
           const DtlClaim *claim,
           DtlMeasure measure,
           DtlDay to,
           DtlWeekCandidate *candidate,
           GString *reason)
{
  DtlClaimQuestion question = dtl_claim_question_of (claim);
  g_auto (DtlClaimFigure) figure = { 0 };
  g_autofree char *day = NULL, *shown = NULL, *told = NULL;

  question.measure = measure;
  question.from = DTL_DAY_NONE;
  question.to = to;
  dtl_claim_measure (&question, self->series, &figure);
  if (figure.why != NULL || !fits (claim, figure.value))
    return FALSE;

  day = dtl_claim_describe_day (figure.to);
  shown = dtl_claim_describe_figure (figure.value, TRUE);
  told = dtl_claim_describe_figure (
      claim->direction == DTL_CLAIM_DOWN ? -claim->value : claim->value, TRUE);
  g_string_append_printf (reason, "%s%s %s%s (told: %s)", reason->len > 0 ? "; " : "", day, shown,
                          measure == DTL_MEASURE_PEAK     ? " from the highest close"
                          : measure == DTL_MEASURE_TROUGH ? " at the lowest since the highest close"
                                                          : "",
                          told);
  candidate->n_fits++;
  candidate->off += fabs (fabs (figure.value) - claim->value);

  return TRUE;
}

/* Whether the day went at least twice as far as where it ended. */
static gboolean
try_swing (const Search *self,
           const DtlClaim *claim,
           DtlDay to,
           DtlWeekCandidate *candidate,
           GString *reason)
{
  DtlClaimQuestion question = dtl_claim_question_of (claim);
  g_auto (DtlClaimFigure) figure = { 0 };
  g_autofree char *shown = NULL;

  question.measure = claim->direction == DTL_CLAIM_DOWN ? DTL_MEASURE_LOW : DTL_MEASURE_HIGH;
  question.from = DTL_DAY_NONE;
  question.to = to;
  dtl_claim_measure (&question, self->series, &figure);
  if (figure.why != NULL ||
      (claim->direction == DTL_CLAIM_DOWN ? -figure.value : figure.value) < 2 * claim->value)
    return FALSE;

  shown = dtl_claim_describe_figure (figure.value, TRUE);
  g_string_append_printf (reason, "; on that day at furthest %s", shown);
  candidate->n_fits++;

  return TRUE;
}

/* Returns: (nullable) (transfer full): the week that lies @days before the anchor's */
static DtlWeekCandidate *
try_week (const Search *self, int days, gboolean *all_fit)
{
  g_autoptr (DtlWeekCandidate) candidate = g_new0 (DtlWeekCandidate, 1);
  g_autoptr (GString) reason = g_string_new (NULL);
  gsize last_row;

  candidate->published = self->anchor - days;
  candidate->first = G_MAXINT32;
  candidate->last = DTL_DAY_NONE;
  for (guint i = 0; i < self->days->len; i++)
    {
      const DtlClaim *claim = self->days->pdata[i];
      DtlDay to = claim->to - days;

      if (!try_claim (self, claim, claim->measure, to, candidate, reason))
        return NULL;
      candidate->first = MIN (candidate->first, to);
      candidate->last = MAX (candidate->last, to);
    }

  *all_fit = TRUE;
  last_row = dtl_series_find_day (self->series, candidate->published + 1);
  for (guint i = 0; i < self->others->len && last_row > 0; i++)
    {
      const DtlClaim *claim = self->others->pdata[i];
      DtlDay to = dtl_series_get_day (self->series, last_row - 1);

      if (!try_claim (self, claim, DTL_MEASURE_PEAK, to, candidate, reason) &&
          !try_claim (self, claim, DTL_MEASURE_TROUGH, to, candidate, reason))
        *all_fit = FALSE;
    }

  for (guint i = 0; i < self->swings->len; i++)
    {
      const DtlClaim *claim = self->swings->pdata[i];

      if (!try_swing (self, claim, claim->to - days, candidate, reason))
        *all_fit = FALSE;
    }

  candidate->off /= MAX (candidate->n_fits, 1);
  candidate->reason = g_strdup (reason->str);
  return g_steal_pointer (&candidate);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const DtlWeekCandidate *first = *(const DtlWeekCandidate *const *) a;
  const DtlWeekCandidate *second = *(const DtlWeekCandidate *const *) b;

  if (first->n_fits != second->n_fits)
    return first->n_fits > second->n_fits ? -1 : 1;
  if (first->off != second->off)
    return first->off < second->off ? -1 : 1;

  return first->published > second->published ? -1 : first->published < second->published;
}

/**
 * dtl_week_candidates_find:
 * @text: of the article
 * @len: its bytes
 * @context: whose instrument and lexicon are used; its day of publication is not
 * @series: daily bars of that instrument
 *
 * O(weeks of the series), and for each week that fits the moves one look at its closes.
 *
 * Returns: (transfer full) (element-type DtlWeekCandidate): the best first, at most
 *   %DTL_WEEK_CANDIDATES_MAX; none where the text tells of no weekday's move
 */
GPtrArray *
dtl_week_candidates_find (const char *text,
                          gsize len,
                          const DtlScanContext *context,
                          const DtlSeries *series)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_week_candidate_free);
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (GPtrArray) swings = g_ptr_array_new ();
  g_autoptr (DtlReading) reading = NULL;
  DtlScanContext dated;
  Search search = { .series = series, .days = days, .others = others, .swings = swings };
  gboolean any_all = FALSE;
  gsize n;

  g_return_val_if_fail (text != NULL && context != NULL && series != NULL, found);

  dated = *context;
  n = dtl_series_get_n (series);
  if (n == 0 || context->exchange == NULL)
    return found;

  /* The last Sunday by which the week's sessions are all in the calendar and none is a holiday. */
  search.anchor =
      MIN (dtl_series_get_day (series, n - 1), dtl_exchange_get_last (context->exchange));
  while (dtl_day_get_weekday (search.anchor) != G_DATE_SUNDAY ||
         dtl_exchange_count_sessions (context->exchange, search.anchor - 6, search.anchor) < 5)
    if (--search.anchor < dtl_exchange_get_first (context->exchange) + DAYS_PER_WEEK)
      return found;
  dated.published = search.anchor;
  dated.published_seconds = -1;
  reading = dtl_scan_text (text, len, &dated);
  sort_claims (&search, reading, context);
  find_swings (&search, reading);
  if (days->len == 0)
    return found;

  for (int back = -DAYS_PER_WEEK; search.anchor - back >= dtl_series_get_day (series, 0);
       back += DAYS_PER_WEEK)
    {
      gboolean all_fit = FALSE;
      DtlWeekCandidate *candidate = try_week (&search, back, &all_fit);

      if (candidate == NULL)
        continue;
      any_all = any_all || all_fit;
      g_ptr_array_add (found, candidate);
    }

  g_ptr_array_sort (found, compare);
  for (guint i = 0; i < found->len; i++)
    {
      const DtlWeekCandidate *candidate = found->pdata[i];

      if (i >= DTL_WEEK_CANDIDATES_MAX ||
          (any_all && candidate->n_fits < days->len + others->len + swings->len))
        {
          g_ptr_array_set_size (found, (int) i);
          break;
        }
    }

  return found;
}
