/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a study says, in one to three sentences: what happened, what spoils the comparison, and
 * whether the move was unusual beside the days before. Nothing is ever said to have come of
 * something. What is missing is named, and by how much. */
#include "study/wording.h"

#include <math.h>

/* Marks of what is translated; the voice translates. */
#define N_(text) text
#define NP_(one, many) one, many

static char *
say_facts (const DtlVoice *voice,
           const DtlStudy *study,
           const DtlStudyDay *day,
           const char *symbol,
           const char *benchmark)
{
  g_autofree char *date = voice->format_day (study->session, FALSE);
  g_autofree char *actual = voice->format_percent (day->security);
  g_autofree char *expected = voice->format_percent (day->expected);

  if (study->status == DTL_STUDY_DEGENERATE_BENCHMARK)
    return dtl_voice_say (
        voice,
        N_ ("%s returned <b>%s</b> on %s, close to close; the benchmark did not move, and the mean "
            "of the days before was <b>%s</b>."),
        symbol, actual, date, expected);

  switch (study->fit.model)
    {
    case DTL_STUDY_MODEL_MARKET:
      return dtl_voice_say (
          voice,
          /* Translators: symbol, return, day, return */
          N_ ("%s returned <b>%s</b> on %s, close to close; the market model expected <b>%s</b>."),
          symbol, actual, date, expected);
    case DTL_STUDY_MODEL_ADJUSTED:
      return dtl_voice_say (
          voice, N_ ("%s returned <b>%s</b> on %s, close to close; %s returned <b>%s</b>."), symbol,
          actual, date, benchmark, expected);
    case DTL_STUDY_MODEL_FACTORS:
      return dtl_voice_say (
          voice,
          N_ ("%s returned <b>%s</b> on %s, close to close; the factor model expected <b>%s</b>."),
          symbol, actual, date, expected);
    case DTL_STUDY_MODEL_MEAN:
    default:
      return dtl_voice_say (
          voice,
          N_ ("%s returned <b>%s</b> on %s, close to close; its mean of the days before was "
              "<b>%s</b>."),
          symbol, actual, date, expected);
    }
}

/* Returns: how many of the @n residuals are as far from zero as @ar */
static gsize
count_beyond (const DtlStudy *study, double ar, gsize *n)
{
  g_autofree double *sums = dtl_study_dup_placebo (study, 1, n);
  gsize n_beyond = 0;

  for (gsize i = 0; i < *n; i++)
    n_beyond += fabs (sums[i]) >= fabs (ar);

  return n_beyond;
}

/* Ends in "unusual" or "not unusual", and the count that says so. */
static char *
say_verdict (const DtlVoice *voice, const DtlStudy *study, const DtlStudyDay *day)
{
  g_autofree char *gap = voice->format_points (day->ar);
  gsize n;
  gsize n_beyond = count_beyond (study, day->ar, &n);
  double alpha = dtl_study_settings_get_alpha (&study->settings);
  gboolean is_unusual = (1 + (double) n_beyond) / ((double) n + 1) <= alpha;

  if (isnan (day->t))
    return dtl_voice_say (voice,
                          N_ ("The gap of <b>%s</b> points cannot be judged: the days before did "
                              "not differ from what was expected."),
                          gap);
  if (n_beyond == 0 && is_unusual)
    return dtl_voice_say_count (voice,
                                NP_ ("The gap of <b>%s</b> points is <b>unusual</b>: none of %zu "
                                     "earlier days moved as far.",
                                     "The gap of <b>%s</b> points is <b>unusual</b>: none of %zu "
                                     "earlier days moved as far."),
                                n, gap, n);
  if (n_beyond == 0)
    return dtl_voice_say_count (
        voice,
        NP_ ("The gap of <b>%s</b> points is <b>not unusual</b> by so few days: none of %zu "
             "earlier day moved as far, and %d are needed to tell.",
             "The gap of <b>%s</b> points is <b>not unusual</b> by so few days: none of %zu "
             "earlier days moved as far, and %d are needed to tell."),
        n, gap, n, (int) ceil (1 / alpha - 1e-9) - 1);

  return is_unusual
             ? dtl_voice_say_count (voice,
                                    NP_ ("The gap of <b>%s</b> points is <b>unusual</b>: %zu of "
                                         "%zu earlier days moved at least as far.",
                                         "The gap of <b>%s</b> points is <b>unusual</b>: %zu of "
                                         "%zu earlier days moved at least as far."),
                                    n_beyond, gap, n_beyond, n)
             : dtl_voice_say_count (voice,
                                    NP_ ("The gap of <b>%s</b> points is <b>not unusual</b>: %zu "
                                         "of %zu earlier days moved at least as far.",
                                         "The gap of <b>%s</b> points is <b>not unusual</b>: %zu "
                                         "of %zu earlier days moved at least as far."),
                                    n_beyond, gap, n_beyond, n);
}

static char *
say_before (const DtlVoice *voice, const DtlStudy *study, const char *symbol, const char *benchmark)
{
  g_autofree char *first = voice->format_day (study->first, TRUE);
  int days = study->first - study->event.day;

  if (benchmark == NULL)
    return dtl_voice_say_count (
        voice,
        NP_ ("There are no figures: the event is <b>%d</b> day before the first price of %s, which "
             "is of %s.",
             "There are no figures: the event is <b>%d</b> days before the first price of %s, "
             "which is of %s."),
        (gsize) MAX (days, 0), days, symbol, first);

  return dtl_voice_say_count (
      voice,
      NP_ ("There are no figures: the event is <b>%d</b> day before the first price of both %s and "
           "%s, which is of %s.",
           "There are no figures: the event is <b>%d</b> days before the first price of both %s "
           "and %s, which is of %s."),
      (gsize) MAX (days, 0), days, symbol, benchmark, first);
}

static char *
say_after (const DtlVoice *voice, const DtlStudy *study, const char *symbol, const char *benchmark)
{
  g_autofree char *last = voice->format_day (study->last, TRUE);
  int days = study->event.day - study->last;

  if (days <= 0)
    return dtl_voice_say (
        voice,
        N_ ("There are no figures: it became known after the last close, which is "
            "of %s."),
        last);
  if (benchmark == NULL)
    return dtl_voice_say_count (
        voice,
        NP_ ("There are no figures: the event is <b>%d</b> day after the last price of %s, which "
             "is of %s.",
             "There are no figures: the event is <b>%d</b> days after the last price of %s, which "
             "is of %s."),
        (gsize) days, days, symbol, last);

  return dtl_voice_say_count (
      voice,
      NP_ ("There are no figures: the event is <b>%d</b> day after the last price of both %s and "
           "%s, which is of %s.",
           "There are no figures: the event is <b>%d</b> days after the last price of both %s and "
           "%s, which is of %s."),
      (gsize) days, days, symbol, benchmark, last);
}

static char *
say_too_few (const DtlVoice *voice,
             const DtlStudy *study,
             const char *symbol,
             const char *benchmark)
{
  gsize n_needed = MAX (study->n_needed, study->n_short);
  gsize n = n_needed - study->n_short;

  if (study->first == DTL_DAY_NONE)
    return benchmark != NULL
               ? dtl_voice_say (
                     voice, N_ ("There are no figures: on no day do both %s and %s have a price."),
                     symbol, benchmark)
               : dtl_voice_say (voice, N_ ("There are no figures: %s has no prices."), symbol);

  return dtl_voice_say_count (
      voice,
      NP_ ("There are no figures: <b>%zu</b> return lies before the window, and <b>%zu</b> are "
           "needed: <b>%zu</b> too few. A smaller gap or window leaves more of them.",
           "There are no figures: <b>%zu</b> returns lie before the window, and <b>%zu</b> are "
           "needed: <b>%zu</b> too few. A smaller gap or window leaves more of them."),
      n, n, n_needed, study->n_short);
}

static char *
say_factors (const DtlVoice *voice, const DtlStudy *study)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (study->n_short == 0)
    return dtl_voice_say (
        voice, N_ ("There are no figures: the factor model needs a file of factors, and none is "
                   "given."));

  first = voice->format_day (study->first, TRUE);
  last = voice->format_day (study->last, TRUE);
  return dtl_voice_say_count (
      voice,
      NP_ ("There are no figures: <b>%zu</b> day of the study has no factors, which reach from %s "
           "to %s.",
           "There are no figures: <b>%zu</b> days of the study have no factors, which reach from "
           "%s to %s."),
      study->n_short, study->n_short, first, last);
}

/* Why there are no figures, how much is missing, and what would give some. */
static char *
say_missing (const DtlVoice *voice,
             const DtlStudy *study,
             const char *symbol,
             const char *benchmark)
{
  switch (study->status)
    {
    case DTL_STUDY_NO_BENCHMARK:
      return dtl_voice_say (
          voice, N_ ("There are no figures: this model measures against a benchmark, and "
                     "none is given. The constant mean needs none."));
    case DTL_STUDY_FACTOR_MISSING:
      return say_factors (voice, study);
    case DTL_STUDY_EVENT_BEFORE_DATA:
      return say_before (voice, study, symbol, benchmark);
    case DTL_STUDY_EVENT_AFTER_DATA:
      return say_after (voice, study, symbol, benchmark);
    case DTL_STUDY_INSUFFICIENT_ESTIMATION:
    case DTL_STUDY_OK:
    case DTL_STUDY_DEGENERATE_BENCHMARK:
    default:
      return say_too_few (voice, study, symbol, benchmark);
    }
}

/**
 * dtl_wording_describe:
 * @symbol: of the security
 * @benchmark: (nullable): symbol of the benchmark
 *
 * Returns: (transfer full): what happened on day 0 and whether it was unusual, or what is missing;
 *   one to three sentences, what spoils the comparison before its outcome
 */
char *
dtl_wording_describe (const DtlVoice *voice,
                      const DtlStudy *study,
                      const char *symbol,
                      const char *benchmark)
{
  const DtlStudyDay *day;
  g_autofree char *facts = NULL;
  g_autofree char *others = NULL;
  g_autofree char *verdict = NULL;

  g_return_val_if_fail (voice != NULL && study != NULL && symbol != NULL, NULL);

  if (!dtl_study_is_sound (study))
    return say_missing (voice, study, symbol, benchmark);

  day = &study->days[-study->settings.from];
  facts = say_facts (voice, study, day, symbol, benchmark != NULL ? benchmark : "–");
  verdict = say_verdict (voice, study, day);
  if (study->n_others_in_window == 0)
    return g_strjoin (" ", facts, verdict, NULL);

  others = dtl_voice_say_count (
      voice,
      NP_ ("%zu other event falls into the window, and no figure can tell them apart.",
           "%zu other events fall into the window, and no figure can tell them apart."),
      study->n_others_in_window, study->n_others_in_window);
  return g_strjoin (" ", facts, others, verdict, NULL);
}

/**
 * dtl_wording_doubt_placebo:
 *
 * Returns: (transfer full) (nullable): what to know before trusting p: that the sums overlap, or
 *   that p is the least that they can give
 */
char *
dtl_wording_doubt_placebo (const DtlVoice *voice, const DtlPlacebo *placebo)
{
  g_autofree char *p = NULL;

  g_return_val_if_fail (voice != NULL && placebo != NULL, NULL);

  if (dtl_placebo_is_few (placebo))
    return dtl_voice_say_count (
        voice,
        NP_ ("sums overlap: about %.0f is independent", "sums overlap: about %.0f are independent"),
        (gsize) round (placebo->n_independent), placebo->n_independent);
  if (placebo->n == 0 || placebo->n_beyond > 0)
    return NULL;

  p = voice->format_probability (placebo->p_two);
  return dtl_voice_say (voice, N_ ("p cannot be below %s"), p);
}

/**
 * dtl_wording_count_placebo:
 *
 * Returns: (transfer full): how many sums are as far from zero, p as the formula that gives it, and
 *   what to know before trusting it; two or three lines
 */
char *
dtl_wording_count_placebo (const DtlVoice *voice, const DtlPlacebo *placebo)
{
  g_autofree char *p = NULL;
  g_autofree char *doubt = NULL;
  g_autofree char *count = NULL;

  g_return_val_if_fail (voice != NULL && placebo != NULL, NULL);

  p = voice->format_probability (placebo->p_two);
  doubt = dtl_wording_doubt_placebo (voice, placebo);
  count = dtl_voice_say_count (
      voice,
      /* Translators: how many of the days before moved as far; then the formula, as it is */
      NP_ ("%zu of %zu as far from zero\np = (1 + %zu) / (1 + %zu) = %s",
           "%zu of %zu as far from zero\np = (1 + %zu) / (1 + %zu) = %s"),
      placebo->n_beyond, placebo->n_beyond, placebo->n, placebo->n_beyond, placebo->n, p);
  return doubt != NULL ? g_strjoin ("\n", count, doubt, NULL) : g_steal_pointer (&count);
}

/**
 * dtl_wording_describe_set:
 *
 * Returns: (transfer full): how many events there are, how many have figures, and what that allows
 */
char *
dtl_wording_describe_set (const DtlStudySet *set)
{
  GString *text;

  g_return_val_if_fail (set != NULL, NULL);

  text = g_string_new (NULL);
  g_string_append_printf (text, "%u of %u events have figures.", (guint) set->n_used,
                          (guint) set->n_given);
  if (set->n_used < DTL_STUDY_SET_FEW)
    g_string_append_printf (text,
                            " With fewer than %d no average is tested; the exact sign test stands.",
                            DTL_STUDY_SET_FEW);
  else if (set->common_day)
    g_string_append (text,
                     " All share one day 0, and are worth fewer than they are: only tests that"
                     " know of that are shown.");
  else if ((set->warnings & 1u << DTL_STUDY_WARNING_CLUSTERED) != 0)
    g_string_append (text, " Some share a day 0, and are worth fewer than they are.");
  if (set->n_overlaps > 0)
    g_string_append_printf (text, " %u %s windows that share days.", (guint) set->n_overlaps,
                            set->n_overlaps == 1 ? "pair of events has" : "pairs of events have");

  return g_string_free (text, FALSE);
}
