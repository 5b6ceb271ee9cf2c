/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of a study as text, a line a window. What is undefined is empty. */
#include "operations/print-study.h"

#include <math.h>

#include "base/csv.h"

static void
append_number (GString *text, char separator, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (text, separator);
  if (isfinite (value))
    g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.17g", value));
}

static void
append_rounded (GString *text, const char *format, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (text, '\t');
  if (isfinite (value))
    g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, format, value));
}

/**
 * dtl_print_study_tsv:
 *
 * Returns: (transfer full): head and windows with tabs between; returns in percent
 */
char *
dtl_print_study_tsv (const DtlStudy *study)
{
  GString *text =
      g_string_new ("From\tTo\tReturn %\tExpected %\tCAR %\tLow %\tHigh %\tt\tp\tPlacebo p\n");

  g_return_val_if_fail (study != NULL, NULL);

  for (gsize i = 0; i < study->n_windows; i++)
    {
      const DtlStudyWindow *window = &study->windows[i];

      g_string_append_printf (text, "%d\t%d", window->range.from, window->range.to);
      append_rounded (text, "%.2f", window->security_sum * 100);
      append_rounded (text, "%.2f", window->expected_sum * 100);
      append_rounded (text, "%.2f", window->car * 100);
      append_rounded (text, "%.2f", window->low * 100);
      append_rounded (text, "%.2f", window->high * 100);
      append_rounded (text, "%.2f", window->t);
      append_rounded (text, "%.3f", window->p);
      append_rounded (text, "%.3f", window->placebo.p_two);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static void
append_cell (GString *text, const char *value)
{
  g_string_append_c (text, ',');
  dtl_csv_append_text (text, value, ',');
}

static void
append_day (GString *text, DtlDay day)
{
  char iso[DTL_DAY_TEXT_SIZE];

  if (day != DTL_DAY_NONE)
    dtl_day_format_iso (day, iso);
  append_cell (text, day != DTL_DAY_NONE ? iso : NULL);
}

/* The settings, the fit, and which study it is: the same on every line. */
static void
append_study (GString *text,
              const char *symbol,
              const DtlStudyEntry *entry,
              const DtlStudyPlan *plan,
              const DtlStudy *study)
{
  const DtlStudySettings *settings = &study->settings;
  const DtlStudyFit *fit = &study->fit;

  dtl_csv_append_text (text, symbol, ',');
  append_cell (text, entry->title);
  append_day (text, entry->event.day);
  append_day (text, study->session);
  append_cell (text, dtl_study_status_to_id (study->status));
  append_cell (text, plan->benchmark);
  append_cell (text, plan->second);
  append_cell (text, dtl_study_model_to_id (settings->model));
  append_cell (text, plan->factors);
  append_cell (text, plan->joint ? "true" : "false");
  append_cell (text, dtl_study_returns_to_id (settings->returns));
  g_string_append_printf (text, ",%d,%d,%d,%d,%d,%d,%s", settings->estimation, settings->gap,
                          settings->minimum, settings->from, settings->to, settings->level,
                          settings->excludes_events ? "true" : "false");
  append_cell (text, dtl_study_model_to_id (fit->model));
  g_string_append_printf (text, ",%zu", fit->n);
  append_day (text, fit->first);
  append_day (text, fit->last);
  append_number (text, ',', fit->alpha);
  append_number (text, ',', fit->beta);
  append_number (text, ',', fit->sigma);
  append_number (text, ',', fit->se_alpha);
  append_number (text, ',', fit->se_beta);
  append_number (text, ',', fit->r2);
}

static const char csv_head[] =
    "symbol,event,date,session,status,benchmark,second,model,factors,joint,returns,estimation,"
    "gap,"
    "minimum,event_from,event_to,level,exclude_events,fit_model,fit_n,fit_first,fit_last,alpha,"
    "beta,sigma,se_alpha,"
    "se_beta,r2,from,to,n,complete,return,benchmark_return,return_sum,expected_sum,car,se,t,df,p,"
    "low,high,bhar_model,bhar_market,money,placebo_n,placebo_p_left,placebo_p_right,"
    "placebo_p_two,placebo_q025,placebo_q975\n";

/* A line a window. */
static void
append_windows (GString *text,
                const char *symbol,
                const DtlStudyEntry *entry,
                const DtlStudyPlan *plan,
                const DtlStudy *study)
{
  for (gsize i = 0; i < study->n_windows; i++)
    {
      const DtlStudyWindow *window = &study->windows[i];
      const double values[] = { window->security,
                                window->benchmark,
                                window->security_sum,
                                window->expected_sum,
                                window->car,
                                window->se,
                                window->t,
                                window->df,
                                window->p,
                                window->low,
                                window->high,
                                window->bhar_model,
                                window->bhar_market,
                                window->money };
      const double placebo[] = { window->placebo.p_left, window->placebo.p_right,
                                 window->placebo.p_two, window->placebo.q025,
                                 window->placebo.q975 };

      append_study (text, symbol, entry, plan, study);
      g_string_append_printf (text, ",%d,%d,%zu,%s", window->range.from, window->range.to,
                              window->n, window->complete ? "true" : "false");
      for (gsize k = 0; k < G_N_ELEMENTS (values); k++)
        append_number (text, ',', values[k]);
      g_string_append_printf (text, ",%zu", window->placebo.n);
      for (gsize k = 0; k < G_N_ELEMENTS (placebo); k++)
        append_number (text, ',', placebo[k]);
      g_string_append_c (text, '\n');
    }
}

/**
 * dtl_print_study_csv:
 * @study: of @entry by @plan, with figures
 *
 * Returns: (transfer full): a head and a line a window, each with all settings; returns are
 *   fractions with 17 digits
 */
char *
dtl_print_study_csv (const char *symbol,
                     const DtlStudyEntry *entry,
                     const DtlStudyPlan *plan,
                     const DtlStudy *study)
{
  GString *text;

  g_return_val_if_fail (symbol != NULL && entry != NULL && plan != NULL && study != NULL, NULL);

  text = g_string_new (csv_head);
  append_windows (text, symbol, entry, plan, study);

  return g_string_free (text, FALSE);
}

/**
 * dtl_print_study_set_csv:
 * @entries: (element-type DtlStudyEntry)
 * @studies: (element-type DtlStudy): of @entries by @plan; those without figures are left out
 *
 * Returns: (transfer full): the same of several events
 */
char *
dtl_print_study_set_csv (const char *symbol,
                         const GPtrArray *entries,
                         const DtlStudyPlan *plan,
                         const GPtrArray *studies)
{
  GString *text;

  g_return_val_if_fail (symbol != NULL && entries != NULL && plan != NULL, NULL);
  g_return_val_if_fail (studies != NULL && studies->len == entries->len, NULL);

  text = g_string_new (csv_head);
  for (guint i = 0; i < entries->len; i++)
    if (dtl_study_is_sound (studies->pdata[i]))
      append_windows (text, symbol, entries->pdata[i], plan, studies->pdata[i]);

  return g_string_free (text, FALSE);
}
