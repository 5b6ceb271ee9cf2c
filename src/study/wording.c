/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a study says in English, in one to three sentences, for texts that are not translated. A
 * move is unusual or not unusual beside the days before it; nothing is ever said to have come of
 * something. What is missing is named, and by how much. */
#include "study/wording.h"

#include <math.h>

static char *
format_day (DtlDay day)
{
  char iso[DTL_DAY_TEXT_SIZE];

  return g_strdup (dtl_day_format_iso (day, iso));
}

/* "+0.01", "-4.89"; what rounds to zero has no sign */
static char *
format_points (double fraction)
{
  double hundredths = round (fabs (fraction) * 1e4);
  const char *sign = fraction > 0 ? "+" : "-";

  return g_strdup_printf ("%s%.2f", hundredths > 0 ? sign : "", hundredths / 100);
}

/**
 * dtl_wording_format_p:
 * @p: a p-value, or NAN
 *
 * Returns: (transfer full): two significant digits, at most three decimals; "-" where undefined
 */
char *
dtl_wording_format_p (double p)
{
  if (isnan (p))
    return g_strdup ("-");
  if (p < 0.001)
    return g_strdup ("< 0.001");

  return p < 0.0995 ? g_strdup_printf ("%.3f", p) : g_strdup_printf ("%.2f", p);
}

static char *
say_expected (const DtlStudy *study,
              const DtlStudyDay *day,
              const char *symbol,
              const char *benchmark)
{
  g_autofree char *date = format_day (study->session);
  g_autofree char *actual = format_points (day->security);
  g_autofree char *expected = format_points (day->expected);

  switch (study->fit.model)
    {
    case DTL_STUDY_MODEL_MARKET:
      return g_strdup_printf ("%s returned %s %% on %s, close to close; the market model on %s"
                              " expected %s %%.",
                              symbol, actual, date, benchmark, expected);
    case DTL_STUDY_MODEL_ADJUSTED:
      return g_strdup_printf ("%s returned %s %% on %s, close to close; %s returned %s %%.", symbol,
                              actual, date, benchmark, expected);
    case DTL_STUDY_MODEL_FACTORS:
      return g_strdup_printf ("%s returned %s %% on %s, close to close; the factor model expected"
                              " %s %%.",
                              symbol, actual, date, expected);
    case DTL_STUDY_MODEL_MEAN:
    default:
      return g_strdup_printf ("%s returned %s %% on %s, close to close; its mean of the days before"
                              " was %s %%.",
                              symbol, actual, date, expected);
    }
}

static char *
say_verdict (const DtlStudy *study, const DtlStudyDay *day)
{
  g_autofree char *gap = format_points (day->ar);
  gsize n, n_beyond = 0;
  g_autofree double *sums = dtl_study_dup_placebo (study, 1, &n);
  gboolean is_unusual;

  for (gsize i = 0; i < n; i++)
    n_beyond += fabs (sums[i]) >= fabs (day->ar);
  is_unusual = (1 + (double) n_beyond) / ((double) n + 1) <= DTL_WORDING_UNUSUAL_P;

  if (n_beyond == 0)
    return g_strdup_printf (
        is_unusual ? "The gap of %s points is unusual: none of %u earlier days moved as far."
                   : "The gap of %s points cannot be called unusual: none of %u earlier days moved"
                     " as far, but these are too few.",
        gap, (guint) n);

  return g_strdup_printf (
      "The gap of %s points is %s: %u of %u earlier days moved at least as far.", gap,
      is_unusual ? "unusual" : "not unusual", (guint) n_beyond, (guint) n);
}

static char *
say_distance (DtlDay from, DtlDay to)
{
  int days = to - from;

  return days == 1 ? g_strdup ("1 day") : g_strdup_printf ("%d days", days);
}

/* Why there are no figures. */
static char *
say_missing (const DtlStudy *study)
{
  g_autofree char *first = study->first != DTL_DAY_NONE ? format_day (study->first) : NULL;
  g_autofree char *last = study->last != DTL_DAY_NONE ? format_day (study->last) : NULL;
  g_autofree char *distance = NULL;

  switch (study->status)
    {
    case DTL_STUDY_NO_BENCHMARK:
      return g_strdup ("There are no figures: this model measures against a benchmark, and none is"
                       " given.");
    case DTL_STUDY_FACTOR_MISSING:
      return first == NULL
                 ? g_strdup ("There are no figures: the factor model needs a file of factors.")
                 : g_strdup_printf ("There are no figures: days of the study have no factors; those"
                                    " given reach from %s to %s.",
                                    first, last);
    case DTL_STUDY_EVENT_BEFORE_DATA:
      distance = say_distance (study->event.day, study->first);
      return g_strdup_printf ("There are no figures: the event is %s before the first price, which"
                              " is of %s.",
                              distance, first);
    case DTL_STUDY_EVENT_AFTER_DATA:
      if (study->event.day <= study->last)
        return g_strdup_printf ("There are no figures: it became known after the last close, which"
                                " is of %s.",
                                last);
      distance = say_distance (study->last, study->event.day);
      return g_strdup_printf ("There are no figures: the event is %s after the last price, which is"
                              " of %s.",
                              distance, last);
    case DTL_STUDY_INSUFFICIENT_ESTIMATION:
    case DTL_STUDY_OK:
    case DTL_STUDY_DEGENERATE_BENCHMARK:
    default:
      return g_strdup_printf (
          "There are no figures: the estimation needs %d returns, and %u of them"
          " %s missing.",
          study->settings.minimum, (guint) study->n_short, study->n_short == 1 ? "is" : "are");
    }
}

/**
 * dtl_wording_describe:
 * @symbol: of the security
 * @benchmark: (nullable): symbol of the benchmark
 *
 * Returns: (transfer full): what happened on day 0 and whether it was unusual, or what is missing;
 *   one to three sentences
 */
char *
dtl_wording_describe (const DtlStudy *study, const char *symbol, const char *benchmark)
{
  const DtlStudyDay *day;
  GString *text;
  g_autofree char *expected = NULL;
  g_autofree char *verdict = NULL;

  g_return_val_if_fail (study != NULL && symbol != NULL, NULL);

  if (!dtl_study_is_sound (study))
    return say_missing (study);

  day = &study->days[-study->settings.from];
  expected = say_expected (study, day, symbol, benchmark != NULL ? benchmark : "its benchmark");
  verdict = say_verdict (study, day);
  text = g_string_new (expected);
  g_string_append_printf (text, " %s", verdict);
  if (study->status == DTL_STUDY_DEGENERATE_BENCHMARK)
    g_string_append (text, " The benchmark did not move on those days, so that nothing is measured"
                           " against it.");
  else if (study->n_others_in_window > 0)
    g_string_append_printf (text, " %s into the window: the figures cannot tell them apart.",
                            study->n_others_in_window == 1 ? "Another event falls"
                                                           : "Other events fall");

  return g_string_free (text, FALSE);
}

/* In the order of DtlStudyWarning: what is the matter, and what to do. */
static const char *const warnings[] = {
  "day 0 is later than the day as told, which was no session here.",
  "the time of day is not known; it counts as known before the close.",
  "it became known at or after the close: day 0 is the next session.",
  "closes are not adjusted for distributions; adjusted ones take these into account.",
  "the estimation has fewer returns than asked for.",
  "the prices end within the window.",
  "a return in the window spans more than one day, and may well be larger for that.",
  "another event falls into the window: read what else happened then, or study both as one.",
  "another event falls into the estimation and may raise the spread: leave its days out.",
  "a close moved by more than 40 %; if that was a split, import adjusted closes.",
  "more than a tenth of the returns are zero: it was thinly traded, and beta is too low.",
  "one half of the estimation moved over twice as much as the other: try another length.",
  "the tails are fat: prefer the placebo p.",
  "the benchmark's exchange closes at another time: figures of single days mix two days.",
  "events share a day, and are worth fewer than they are: prefer the tests made for that.",
  "there are fewer than five events: no test of their mean is given.",
};

G_STATIC_ASSERT (G_N_ELEMENTS (warnings) == DTL_N_STUDY_WARNINGS);

/**
 * dtl_wording_describe_warning:
 * @warning: one that @study has
 *
 * Returns: (transfer full): what is the matter, by how much, and what to do about it; a sentence
 *   that starts small
 */
char *
dtl_wording_describe_warning (const DtlStudy *study, DtlStudyWarning warning)
{
  g_autofree char *distance = NULL;

  g_return_val_if_fail (study != NULL, NULL);
  g_return_val_if_fail ((gsize) warning < DTL_N_STUDY_WARNINGS, NULL);

  if (warning == DTL_STUDY_WARNING_ROLLED)
    {
      distance = say_distance (study->event.day, study->session);
      return g_strdup_printf ("day 0 is %s after the day as told.", distance);
    }
  if (warning == DTL_STUDY_WARNING_SHORT_ESTIMATION)
    return g_strdup_printf ("the estimation has %u returns of the %d asked for.",
                            (guint) study->fit.n, study->settings.estimation);
  if (warning == DTL_STUDY_WARNING_TRUNCATED)
    return g_strdup_printf ("the prices end on day %d of a window that ends on day %d.",
                            study->days[study->n_days - 1].rel, study->settings.to);
  if (warning == DTL_STUDY_WARNING_OTHER_EVENT_IN_ESTIMATION && study->n_others_in_estimation > 1)
    return g_strdup_printf ("%u other events fall into the estimation and may raise the spread:"
                            " leave their days out.",
                            (guint) study->n_others_in_estimation);

  return g_strdup (warnings[warning]);
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
