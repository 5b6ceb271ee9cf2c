/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of studies in the user's language and in the app's figures, and names for its pages. */
#include "app/study-words.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/phrases.h"
#include "study/wording.h"

static const char *
translate (const char *text)
{
  return gettext (text);
}

static const char *
translate_count (const char *one, const char *many, gulong n)
{
  return ngettext (one, many, n);
}

static char *
format_day (DtlDay day, gboolean has_year)
{
  return dtl_format_day (day, has_year ? DTL_DAY_STYLE_DAY_MONTH_YEAR : DTL_DAY_STYLE_DAY_MONTH,
                         dtl_phrases_get_date_names ());
}

static char *
format_percent (double fraction)
{
  return dtl_format_percent (fraction, 2);
}

static char *
format_points (double fraction)
{
  return dtl_format_points (fraction, 2);
}

static const DtlVoice voice = {
  .translate = translate,
  .translate_count = translate_count,
  .format_day = format_day,
  .format_percent = format_percent,
  .format_points = format_points,
  .format_probability = dtl_format_probability,
  .format_number = dtl_format_price,
};

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

/* "18 of 120 as far from zero" and the formula of p below it */
char *
dtl_study_words_count_placebo (const DtlPlacebo *placebo)
{
  return dtl_wording_count_placebo (&voice, placebo);
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
  DtlVoice marked = voice;

  marked.has_markup = TRUE;
  return dtl_wording_describe (&marked, study, symbol, benchmark);
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
  if (benchmark == NULL || study->fit.model == DTL_STUDY_MODEL_MEAN ||
      study->fit.model == DTL_STUDY_MODEL_FACTORS)
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

/* Returns: (nullable): what can be said of the day; %NULL: there are no figures */
static const DtlReaction *
find_reaction (const DtlStudyEntry *entry)
{
  const DtlReaction *reaction = &entry->reaction;
  gboolean is_sound =
      reaction->status == DTL_STUDY_OK || reaction->status == DTL_STUDY_DEGENERATE_BENCHMARK;

  return is_sound && isfinite (reaction->ar) ? reaction : NULL;
}

/* Returns: (transfer full): "AR −4.90 %  p 0.33" as markup, p bold where it is small */
char *
dtl_study_words_mark_reaction (const DtlStudyEntry *entry)
{
  const DtlReaction *reaction = find_reaction (entry);
  gboolean is_small =
      reaction != NULL && reaction->p <= dtl_study_settings_get_alpha (&entry->plan->settings);
  g_autofree char *ar = dtl_format_percent (reaction != NULL ? reaction->ar : NAN, 2);
  g_autofree char *p = dtl_format_probability (reaction != NULL ? reaction->p : NAN);
  g_autofree char *escaped = g_markup_escape_text (p, -1);

  /* Translators: abnormal return and its p, in a list */
  return g_strdup_printf (_ ("AR %s   <i>p</i> %s%s%s"), ar, is_small ? "<b>" : "", escaped,
                          is_small ? "</b>" : "");
}

/* Returns: (transfer full): @spoken and the abnormal return, as a screen reader says it */
char *
dtl_study_words_speak_reaction (const char *spoken, const DtlStudyEntry *entry)
{
  const DtlReaction *reaction = find_reaction (entry);
  g_autofree char *ar = NULL;
  g_autofree char *p = NULL;

  if (reaction == NULL)
    return g_strdup (spoken);
  ar = dtl_phrases_speak_percent (reaction->ar);
  p = dtl_format_probability (reaction->p);

  /* Translators: what an event is, its abnormal return, p */
  return g_strdup_printf (_ ("%s, abnormal %s, p %s"), spoken, ar, p);
}

gboolean
dtl_study_words_is_note (DtlStudyWarning warning)
{
  return dtl_wording_is_note (warning);
}

/* Returns: (transfer full): the notes in one line; "" without any */
char *
dtl_study_words_list_notes (const DtlStudy *study)
{
  GString *text = g_string_new (NULL);

  for (int warning = 0; warning < DTL_N_STUDY_WARNINGS; warning++)
    if ((study->warnings & 1u << warning) != 0 && dtl_wording_is_note ((DtlStudyWarning) warning))
      {
        g_autofree char *note = dtl_wording_warn (&voice, study, (DtlStudyWarning) warning);

        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", note);
      }

  return g_string_free (text, FALSE);
}

/* Returns: (transfer full) (nullable): what to say of @warning in a card; NULL of a note */
char *
dtl_study_words_warn (const DtlStudy *study, DtlStudyWarning warning)
{
  return dtl_wording_is_note (warning) ? NULL : dtl_wording_warn (&voice, study, warning);
}

/* Returns: (transfer full) (nullable): what can be done about @warning */
char *
dtl_study_words_advise (DtlStudyWarning warning)
{
  return dtl_wording_advise (&voice, warning);
}
