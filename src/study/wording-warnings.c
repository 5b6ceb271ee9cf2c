/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The doubts of a study in words: what is the matter and by how much, and what can be done. */
#include "study/wording.h"

#include <math.h>

/* Marks of what is translated; the voice translates. */
#define N_(text) text
#define NP_(one, many) one, many

/* In the order of DtlStudyWarning; NULL: nothing can be done, or what is the matter says it. */
static const char *const advice[] = {
  NULL,
  N_ ("It counts as known before the close."),
  NULL,
  N_ ("Import adjusted ones, which take these into account."),
  N_ ("Import earlier prices, or ask for fewer returns."),
  N_ ("Import later prices, or end the window earlier."),
  N_ ("Such a return may well be larger for that. Look for missing days."),
  N_ ("Read what else happened then, or study them as one."),
  N_ ("They may raise the spread. Leave their days out."),
  N_ ("Import adjusted closes if that was a split."),
  N_ ("It was thinly traded, and beta is too low."),
  N_ ("Try another length of the estimation."),
  NULL,
  N_ ("Figures of single days mix two days. Prefer a benchmark of the same exchange."),
  N_ ("Part of the move is taken for expected. Prefer a broad index."),
  N_ ("They count for fewer than they are. Prefer the tests made for that."),
  N_ ("No test of their mean is given."),
};

G_STATIC_ASSERT (G_N_ELEMENTS (advice) == DTL_N_STUDY_WARNINGS);

static char *
say_returns (const DtlVoice *voice, const DtlStudy *study)
{
  return dtl_voice_say_count (voice,
                              NP_ ("Only %zu of %d returns to fit the model to",
                                   "Only %zu of %d returns to fit the model to"),
                              study->fit.n, study->fit.n, study->settings.estimation);
}

static char *
say_jump (const DtlVoice *voice, const DtlStudy *study)
{
  g_autofree char *day = NULL;

  if (study->amounts.jump_day == DTL_DAY_NONE)
    return dtl_voice_say (voice, N_ ("A move by more than two fifths looks like a split"));

  day = voice->format_day (study->amounts.jump_day, TRUE);
  return dtl_voice_say (voice, N_ ("A move by more than two fifths on %s looks like a split"), day);
}

static char *
say_regime (const DtlVoice *voice, const DtlStudy *study)
{
  g_autofree char *ratio = NULL;

  if (!isfinite (study->amounts.regime_ratio))
    return dtl_voice_say (voice, N_ ("One half of the estimation days did not move"));

  ratio = voice->format_number (study->amounts.regime_ratio, 1);
  return dtl_voice_say (voice, N_ ("One half of the estimation days moved %s times as much"),
                        ratio);
}

static char *
say_tails (const DtlVoice *voice, const DtlStudy *study)
{
  g_autofree char *kurtosis = voice->format_number (study->fit.excess_kurtosis, 1);

  return dtl_voice_say (
      voice, N_ ("Fat tails (excess kurtosis %s): trust the placebo p before t and p"), kurtosis);
}

/**
 * dtl_wording_warn:
 * @warning: one that @study has
 *
 * Returns: (transfer full): what is the matter and by how much: a note as a sentence, another
 *   warning as the head of a card, without a full stop
 */
char *
dtl_wording_warn (const DtlVoice *voice, const DtlStudy *study, DtlStudyWarning warning)
{
  g_return_val_if_fail (voice != NULL && study != NULL, NULL);

  switch (warning)
    {
    case DTL_STUDY_WARNING_ROLLED:
      return dtl_voice_say_count (voice,
                                  NP_ ("Day 0 is %d day after the event’s date.",
                                       "Day 0 is %d days after the event’s date."),
                                  (gsize) MAX (study->rolled_days, 0), study->rolled_days);
    case DTL_STUDY_WARNING_TIME_UNKNOWN:
      return dtl_voice_say (voice, N_ ("The time of day is not known."));
    case DTL_STUDY_WARNING_AFTER_CLOSE:
      return dtl_voice_say (voice, N_ ("After the close: day 0 is the next session."));
    case DTL_STUDY_WARNING_RAW_CLOSES:
      return dtl_voice_say (voice, N_ ("Closes are not adjusted for distributions."));
    case DTL_STUDY_WARNING_SHORT_ESTIMATION:
      return say_returns (voice, study);
    case DTL_STUDY_WARNING_TRUNCATED:
      return dtl_voice_say (voice, N_ ("The prices end on day %d of a window up to day %d"),
                            study->settings.from + (int) study->n_days - 1, study->settings.to);
    case DTL_STUDY_WARNING_MULTI_DAY_RETURN:
      return dtl_voice_say_count (voice,
                                  NP_ ("A return in the window spans %u session",
                                       "A return in the window spans %u sessions"),
                                  study->amounts.longest_span, study->amounts.longest_span);
    case DTL_STUDY_WARNING_OTHER_EVENT_IN_WINDOW:
      return dtl_voice_say_count (
          voice,
          NP_ ("%zu other event in the event window", "%zu other events in the event window"),
          study->n_others_in_window, study->n_others_in_window);
    case DTL_STUDY_WARNING_OTHER_EVENT_IN_ESTIMATION:
      return dtl_voice_say_count (
          voice, NP_ ("%zu event in the estimation days", "%zu events in the estimation days"),
          study->n_others_in_estimation, study->n_others_in_estimation);
    case DTL_STUDY_WARNING_SPLIT_LIKE:
      return say_jump (voice, study);
    case DTL_STUDY_WARNING_ZERO_RETURNS:
      return dtl_voice_say_count (
          voice,
          NP_ ("%zu of %zu estimation returns is zero", "%zu of %zu estimation returns are zero"),
          study->amounts.n_zeros, study->amounts.n_zeros, study->fit.n);
    case DTL_STUDY_WARNING_VOLATILITY_REGIME:
      return say_regime (voice, study);
    case DTL_STUDY_WARNING_FAT_TAILS:
      return say_tails (voice, study);
    case DTL_STUDY_WARNING_NON_SYNCHRONOUS:
      return dtl_voice_say (voice, N_ ("The benchmark’s exchange closes at another time"));
    case DTL_STUDY_WARNING_BENCHMARK_HOLDS_SECURITY:
      return dtl_voice_say (voice, N_ ("The benchmark holds the security itself"));
    case DTL_STUDY_WARNING_CLUSTERED:
      return dtl_voice_say (voice, N_ ("Several events share one day 0"));
    case DTL_STUDY_WARNING_SMALL_SAMPLE:
      return dtl_voice_say (voice, N_ ("Fewer than five events"));
    case DTL_N_STUDY_WARNINGS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * dtl_wording_advise:
 *
 * Returns: (transfer full) (nullable): what can be done about it, or what it means
 */
char *
dtl_wording_advise (const DtlVoice *voice, DtlStudyWarning warning)
{
  g_return_val_if_fail (voice != NULL && (gsize) warning < DTL_N_STUDY_WARNINGS, NULL);

  return advice[warning] != NULL ? g_strdup (voice->translate (advice[warning])) : NULL;
}

/* Returns: whether it is told in a quiet line rather than in a card */
gboolean
dtl_wording_is_note (DtlStudyWarning warning)
{
  return warning == DTL_STUDY_WARNING_ROLLED || warning == DTL_STUDY_WARNING_TIME_UNKNOWN ||
         warning == DTL_STUDY_WARNING_AFTER_CLOSE || warning == DTL_STUDY_WARNING_RAW_CLOSES;
}
