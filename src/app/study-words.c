/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of the study page. A move is unusual or not unusual compared with the days before;
 * what it came from no sentence says. What is missing is named with how much of it. */
#include "app/study-words.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/phrases.h"

#define UNUSUAL 0.05 /* placebo p below which a move is called so */

static char *
format_day (DtlDay day)
{
  return dtl_format_day (day, DTL_DAY_STYLE_DAY_MONTH, dtl_phrases_get_date_names ());
}

static char *
format_full_day (DtlDay day)
{
  return dtl_format_day (day, DTL_DAY_STYLE_DAY_MONTH_YEAR, dtl_phrases_get_date_names ());
}

const char *
dtl_study_words_get_model (DtlStudyModel model)
{
  switch (model)
    {
    case DTL_STUDY_MODEL_MEAN:
      return _ ("constant mean");
    case DTL_STUDY_MODEL_ADJUSTED:
      return _ ("benchmark’s return");
    case DTL_STUDY_MODEL_FACTORS:
      return _ ("factor model");
    case DTL_STUDY_MODEL_MARKET:
    default:
      return _ ("market model");
    }
}

/* Why there are no figures, and what would give some. */
static char *
tell_refusal (const char *symbol, const DtlStudy *study)
{
  g_autofree char *first = format_full_day (study->first);
  g_autofree char *last = format_full_day (study->last);

  switch (study->status)
    {
    case DTL_STUDY_NO_BENCHMARK:
      return g_markup_printf_escaped (
          _ ("This model needs a benchmark. Choose one in the settings, or the constant mean, "
             "which needs none."));
    case DTL_STUDY_INSUFFICIENT_ESTIMATION:
      return g_markup_printf_escaped (
          _ ("There are <b>%d</b> returns before the window, and <b>%d</b> are needed. A smaller "
             "gap or window leaves more of them."),
          MAX (study->settings.minimum - (int) study->n_short, 0), study->settings.minimum);
    case DTL_STUDY_EVENT_BEFORE_DATA:
      return g_markup_printf_escaped (
          _ ("The event is before the first price of %s and its benchmark, %s."), symbol, first);
    case DTL_STUDY_EVENT_AFTER_DATA:
      return g_markup_printf_escaped (
          _ ("The event is after the last price of %s and its benchmark, %s."), symbol, last);
    case DTL_STUDY_FACTOR_MISSING:
      return g_markup_printf_escaped (_ ("The factors reach from %s to %s, which is not enough."),
                                      first, last);
    case DTL_STUDY_OK:
    case DTL_STUDY_DEGENERATE_BENCHMARK:
    default:
      return g_strdup (_ ("There is nothing to study."));
    }
}

static const DtlStudyDay *
find_day_zero (const DtlStudy *study)
{
  for (gsize i = 0; i < study->n_days; i++)
    if (study->days[i].rel == 0)
      return &study->days[i];

  return NULL;
}

static const DtlStudyWindow *
find_window_zero (const DtlStudy *study)
{
  for (gsize i = 0; i < study->n_windows; i++)
    if (study->windows[i].range.from == 0 && study->windows[i].range.to == 0)
      return &study->windows[i];

  return NULL;
}

/* "18 of 120 as far from zero" and the formula of p below it */
char *
dtl_study_words_count_placebo (const DtlPlacebo *placebo)
{
  g_autofree char *p = dtl_format_probability (placebo->p_two);

  return g_strdup_printf (
      /* Translators: how many of the days before moved as far; then the formula, as it is */
      g_dngettext (NULL, "%zu of %zu as far from zero\np = (1 + %zu) / (1 + %zu) = %s",
                   "%zu of %zu as far from zero\np = (1 + %zu) / (1 + %zu) = %s",
                   placebo->n_beyond),
      placebo->n_beyond, placebo->n, placebo->n_beyond, placebo->n, p);
}

static char *
judge (const DtlStudyDay *day, const DtlStudyWindow *window)
{
  g_autofree char *gap = dtl_format_points (day->ar, 2);

  if (window == NULL || window->placebo.n == 0)
    return g_markup_printf_escaped (_ ("The gap is <b>%s</b> points."), gap);
  if (window->placebo.p_two < UNUSUAL && window->placebo.n_beyond == 0)
    return g_markup_printf_escaped (_ ("The gap of <b>%s</b> points is <b>unusual</b>: none of %zu "
                                       "earlier days moved as far."),
                                    gap, window->placebo.n);

  return g_markup_printf_escaped (
      window->placebo.p_two < UNUSUAL
          ? g_dngettext (NULL,
                         "The gap of <b>%s</b> points is <b>unusual</b>: %zu of %zu earlier days "
                         "moved at least as far.",
                         "The gap of <b>%s</b> points is <b>unusual</b>: %zu of %zu earlier days "
                         "moved at least as far.",
                         window->placebo.n_beyond)
          : g_dngettext (NULL,
                         "The gap of <b>%s</b> points is <b>not unusual</b>: %zu of %zu earlier "
                         "days moved at least as far.",
                         "The gap of <b>%s</b> points is <b>not unusual</b>: %zu of %zu earlier "
                         "days moved at least as far.",
                         window->placebo.n_beyond),
      gap, window->placebo.n_beyond, window->placebo.n);
}

/**
 * dtl_study_words_tell:
 * @benchmark: (nullable): symbol
 *
 * Returns: (transfer full): one to three sentences as Pango markup
 */
char *
dtl_study_words_tell (const char *symbol, const DtlStudy *study, const char *benchmark)
{
  const DtlStudyDay *day;
  g_autofree char *when = NULL;
  g_autofree char *value = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *judgement = NULL;
  g_autofree char *facts = NULL;

  g_return_val_if_fail (symbol != NULL && study != NULL, NULL);

  day = dtl_study_is_sound (study) ? find_day_zero (study) : NULL;
  if (day == NULL)
    return tell_refusal (symbol, study);

  when = format_day (day->day);
  value = dtl_format_percent (day->security, 2);
  expected = dtl_format_percent (day->expected, 2);
  judgement = judge (day, find_window_zero (study));
  facts = g_markup_printf_escaped (
      /* Translators: symbol, return, day, model, return: “BABA returned −4.89 % on 14 Jul, close
       * to close; the market model expected +0.01 %.” */
      _ ("%s returned <b>%s</b> on %s, close to close; the %s expected <b>%s</b>."), symbol, value,
      when, dtl_study_words_get_model (study->fit.model), expected);

  return g_strdup_printf ("%s %s", facts, judgement);
}

/* "market model on SPY, 120 returns" */
char *
dtl_study_words_describe_model (const DtlStudy *study, const char *benchmark)
{
  const char *model = dtl_study_words_get_model (
      dtl_study_is_sound (study) ? study->fit.model : study->settings.model);
  g_autofree char *returns = NULL;
  gsize n = dtl_study_is_sound (study) ? study->fit.n : (gsize) study->settings.estimation;

  returns = g_strdup_printf (g_dngettext (NULL, "%zu return", "%zu returns", n), n);
  if (benchmark == NULL || study->fit.model == DTL_STUDY_MODEL_MEAN)
    return g_strdup_printf ("%s, %s", model, returns);

  /* Translators: model, symbol of the benchmark, how many returns */
  return g_strdup_printf (_ ("%s on %s, %s"), model, benchmark, returns);
}

/* Returns: (transfer full): what the fit found, in lines */
char *
dtl_study_words_describe_fit (const DtlStudyFit *fit)
{
  g_autofree char *alpha = dtl_format_price (fit->alpha * 100, 3);
  g_autofree char *se_alpha = dtl_format_price (fit->se_alpha * 100, 3);
  g_autofree char *beta = dtl_format_price (fit->beta, 3);
  g_autofree char *se_beta = dtl_format_price (fit->se_beta, 3);
  g_autofree char *sigma = dtl_format_price (fit->sigma * 100, 2);
  g_autofree char *r2 = dtl_format_price (fit->r2, 2);
  g_autofree char *lag = dtl_format_price (fit->autocorrelation, 2);
  g_autofree char *tails = dtl_format_price (fit->excess_kurtosis, 1);
  g_autofree char *first =
      dtl_format_day (fit->first, DTL_DAY_STYLE_DAY_MONTH_YEAR, dtl_phrases_get_date_names ());
  g_autofree char *last =
      dtl_format_day (fit->last, DTL_DAY_STYLE_DAY_MONTH_YEAR, dtl_phrases_get_date_names ());

  return g_strdup_printf (
      /* Translators: figures of a regression; alpha and sigma are in percent */
      _ ("α %s ± %s %%, β %s ± %s, σ %s %%, R² %s\n%zu returns, %s to %s, %.0f degrees of freedom\n"
         "Residuals: lag-1 autocorrelation %s, excess kurtosis %s"),
      alpha, se_alpha, beta, se_beta, sigma, r2, fit->n, first, last, fit->df, lag, tails);
}

/* "[−1, 1]" */
char *
dtl_study_words_name_range (DtlStudyRange range)
{
  g_autofree char *from = dtl_format_price (range.from, 0);
  g_autofree char *to = dtl_format_price (range.to, 0);

  return range.from == range.to ? g_strdup_printf ("[%s]", from)
                                : g_strdup_printf ("[%s, %s]", from, to);
}

static const DtlStudyDay *
find_reaction (const DtlStudy *study)
{
  return study->fit.n > 0 && dtl_study_is_sound (study) ? find_day_zero (study) : NULL;
}

/* Returns: (transfer full): "AR −4.90 %  p 0.33" as markup, p bold where it is small */
char *
dtl_study_words_mark_reaction (const DtlStudy *study)
{
  const DtlStudyDay *day = find_reaction (study);
  gboolean is_small = day != NULL && day->p < UNUSUAL;
  g_autofree char *ar = dtl_format_percent (day != NULL ? day->ar : NAN, 2);
  g_autofree char *p = dtl_format_probability (day != NULL ? day->p : NAN);
  g_autofree char *escaped = g_markup_escape_text (p, -1);

  /* Translators: abnormal return and its p, in a list */
  return g_strdup_printf (_ ("AR %s   <i>p</i> %s%s%s"), ar, is_small ? "<b>" : "", escaped,
                          is_small ? "</b>" : "");
}

/* Returns: (transfer full): @spoken and the abnormal return, as a screen reader says it */
char *
dtl_study_words_speak_reaction (const char *spoken, const DtlStudy *study)
{
  const DtlStudyDay *day = find_reaction (study);
  g_autofree char *ar = NULL;
  g_autofree char *p = NULL;

  if (day == NULL)
    return g_strdup (spoken);
  ar = dtl_phrases_speak_percent (day->ar);
  p = dtl_format_probability (day->p);

  /* Translators: what an event is, its abnormal return, p */
  return g_strdup_printf (_ ("%s, abnormal %s, p %s"), spoken, ar, p);
}

/* What is said in a quiet line, not in a card. */
gboolean
dtl_study_words_is_note (DtlStudyWarning warning)
{
  return warning == DTL_STUDY_WARNING_ROLLED || warning == DTL_STUDY_WARNING_TIME_UNKNOWN ||
         warning == DTL_STUDY_WARNING_AFTER_CLOSE || warning == DTL_STUDY_WARNING_RAW_CLOSES;
}

static char *
word_note (const DtlStudy *study, DtlStudyWarning warning)
{
  switch (warning)
    {
    case DTL_STUDY_WARNING_ROLLED:
      return g_strdup_printf (g_dngettext (NULL, "Day 0 is %d day after the event’s date.",
                                           "Day 0 is %d days after the event’s date.",
                                           (gulong) study->rolled_days),
                              study->rolled_days);
    case DTL_STUDY_WARNING_TIME_UNKNOWN:
      return g_strdup (_ ("The time of day is not known."));
    case DTL_STUDY_WARNING_AFTER_CLOSE:
      return g_strdup (_ ("After the close: day 0 is the next session."));
    case DTL_STUDY_WARNING_RAW_CLOSES:
      return g_strdup (_ ("Closes are not adjusted for distributions."));
    case DTL_STUDY_WARNING_SHORT_ESTIMATION:
    case DTL_STUDY_WARNING_TRUNCATED:
    case DTL_STUDY_WARNING_MULTI_DAY_RETURN:
    case DTL_STUDY_WARNING_OTHER_EVENT_IN_WINDOW:
    case DTL_STUDY_WARNING_OTHER_EVENT_IN_ESTIMATION:
    case DTL_STUDY_WARNING_SPLIT_LIKE:
    case DTL_STUDY_WARNING_ZERO_RETURNS:
    case DTL_STUDY_WARNING_VOLATILITY_REGIME:
    case DTL_STUDY_WARNING_FAT_TAILS:
    case DTL_STUDY_WARNING_NON_SYNCHRONOUS:
    case DTL_STUDY_WARNING_CLUSTERED:
    case DTL_STUDY_WARNING_SMALL_SAMPLE:
    case DTL_N_STUDY_WARNINGS:
    default:
      return NULL;
    }
}

/* Returns: (transfer full): the notes in one line; "" without any */
char *
dtl_study_words_list_notes (const DtlStudy *study)
{
  GString *text = g_string_new (NULL);

  for (int warning = 0; warning < DTL_N_STUDY_WARNINGS; warning++)
    if (study->warnings & (1u << warning))
      {
        g_autofree char *note = word_note (study, (DtlStudyWarning) warning);

        if (note != NULL)
          g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", note);
      }

  return g_string_free (text, FALSE);
}

/* Returns: (transfer full) (nullable): what to say of @warning in a card */
char *
dtl_study_words_warn (const DtlStudy *study, DtlStudyWarning warning)
{
  switch (warning)
    {
    case DTL_STUDY_WARNING_SHORT_ESTIMATION:
      return g_strdup_printf (_ ("Only %zu of %d returns to fit the model to"), study->fit.n,
                              study->settings.estimation);
    case DTL_STUDY_WARNING_TRUNCATED:
      return g_strdup (_ ("The prices end inside the event window"));
    case DTL_STUDY_WARNING_MULTI_DAY_RETURN:
      return g_strdup (_ ("A return in the window spans several sessions"));
    case DTL_STUDY_WARNING_OTHER_EVENT_IN_WINDOW:
      return g_strdup_printf (g_dngettext (NULL, "%zu other event in the event window",
                                           "%zu other events in the event window",
                                           study->n_others_in_window),
                              study->n_others_in_window);
    case DTL_STUDY_WARNING_OTHER_EVENT_IN_ESTIMATION:
      return g_strdup_printf (g_dngettext (NULL, "%zu event in the estimation days",
                                           "%zu events in the estimation days",
                                           study->n_others_in_estimation),
                              study->n_others_in_estimation);
    case DTL_STUDY_WARNING_SPLIT_LIKE:
      return g_strdup (_ ("A move by more than two fifths looks like a split"));
    case DTL_STUDY_WARNING_ZERO_RETURNS:
      return g_strdup (_ ("More than a tenth of the returns are zero"));
    case DTL_STUDY_WARNING_VOLATILITY_REGIME:
      return g_strdup (_ ("The estimation days have a calm and a wild half"));
    case DTL_STUDY_WARNING_FAT_TAILS:
      return g_strdup (_ ("Fat tails: trust the placebo p before t and p"));
    case DTL_STUDY_WARNING_NON_SYNCHRONOUS:
      return g_strdup (_ ("The benchmark’s exchange closes at another time"));
    case DTL_STUDY_WARNING_CLUSTERED:
      return g_strdup (_ ("Several events share one day 0"));
    case DTL_STUDY_WARNING_SMALL_SAMPLE:
      return g_strdup (_ ("Fewer than five events"));
    case DTL_STUDY_WARNING_ROLLED:
    case DTL_STUDY_WARNING_TIME_UNKNOWN:
    case DTL_STUDY_WARNING_AFTER_CLOSE:
    case DTL_STUDY_WARNING_RAW_CLOSES:
    case DTL_N_STUDY_WARNINGS:
    default:
      return NULL;
    }
}
