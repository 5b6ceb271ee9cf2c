/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Studies for people: a paragraph and a table of windows an event, and the means of a set. Figures
 * in per cent; p has two significant digits, at most three decimals. */
#include "cli/study-table.h"

#include "cli/table.h"

#include <math.h>

static void
add_percent (DtlTable *table, double fraction)
{
  double percent = round (fraction * 1e4) / 100;
  /* What rounds to zero has no sign. */
  g_autofree char *text = isfinite (percent) ? g_strdup_printf (percent != 0 ? "%+.2f" : "%.2f",
                                                                percent != 0 ? percent : 0)
                                             : NULL;

  dtl_table_add (table, text != NULL ? text : "-");
}

static void
add_number (DtlTable *table, double value)
{
  g_autofree char *text = isfinite (value) ? g_strdup_printf ("%.2f", value) : NULL;

  dtl_table_add (table, text != NULL ? text : "-");
}

static void
add_p (DtlTable *table, double p)
{
  g_autofree char *text = NULL;

  if (isfinite (p))
    text = p < 0.001 ? g_strdup ("< .001") : g_strdup_printf (p < 0.095 ? "%.3f" : "%.2f", p);
  dtl_table_add (table, text != NULL ? text : "-");
}

static void
add_range (DtlTable *table, DtlStudyRange range)
{
  g_autofree char *text = range.from == range.to
                              ? g_strdup_printf ("[%d]", range.from)
                              : g_strdup_printf ("[%d, %d]", range.from, range.to);

  dtl_table_add (table, text);
}

static void
append_windows (GString *out, const DtlStudy *study)
{
  g_autoptr (DtlTable) table = dtl_table_new ("Window", "Return", "Expected", "CAR", "95 % from",
                                              "to", "t", "p", "Placebo p", NULL);
  g_autofree char *text = NULL;

  for (guint column = 1; column <= 8; column++)
    dtl_table_align_right (table, column);
  for (gsize i = 0; i < study->n_windows; i++)
    {
      const DtlStudyWindow *window = &study->windows[i];

      add_range (table, window->range);
      add_percent (table, window->security_sum);
      add_percent (table, window->expected_sum);
      add_percent (table, window->car);
      add_percent (table, window->low);
      add_percent (table, window->high);
      add_number (table, window->t);
      add_p (table, window->p);
      add_p (table, window->placebo.p_two);
    }
  text = dtl_table_format (table);
  g_string_append (out, text);
}

static void
append_event (GString *out, const DtlStudyItem *item, const DtlStudy *study)
{
  char told[DTL_DAY_TEXT_SIZE], session[DTL_DAY_TEXT_SIZE];
  gboolean is_first = TRUE;

  g_string_append_printf (out, "%s, %s%s%s: ", item->symbol,
                          dtl_day_format_iso (item->event.day, told),
                          item->title != NULL ? ", " : "", item->title != NULL ? item->title : "");
  if (study->session != DTL_DAY_NONE)
    {
      g_string_append_printf (out, "day 0 is %s", dtl_day_format_iso (study->session, session));
      if (study->rolled_days > 0)
        g_string_append_printf (out, " (%d days on)", study->rolled_days);
    }
  else
    g_string_append (out, "no day 0");
  if (study->status != DTL_STUDY_OK)
    g_string_append_printf (out, "; %s", dtl_study_status_to_id (study->status));
  if (study->n_short > 0)
    g_string_append_printf (out, " (%" G_GSIZE_FORMAT " returns are missing)", study->n_short);
  g_string_append_c (out, '\n');

  for (int i = 0; i < DTL_N_STUDY_WARNINGS; i++)
    if (study->warnings & (1U << i))
      {
        g_string_append_printf (out, "%s%s", is_first ? "Mind: " : ", ",
                                dtl_study_warning_to_id ((DtlStudyWarning) i));
        is_first = FALSE;
      }
  if (!is_first)
    g_string_append_c (out, '\n');

  if (dtl_study_is_sound (study))
    append_windows (out, study);
  g_string_append_c (out, '\n');
}

static void
append_set (GString *out, const DtlStudySet *set)
{
  g_autoptr (DtlTable) table = dtl_table_new ("Window", "Events", "Positive", "Mean CAR", "Median",
                                              "t", "p", "BMP p", "Rank p", "Sign p", NULL);
  g_autofree char *text = NULL;

  g_string_append_printf (out, "%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " events have figures.\n",
                          set->n_used, set->n_given);
  if (set->n_used < DTL_STUDY_SET_FEW)
    {
      g_string_append_printf (
          out, "With fewer than %d events no average is tested; the exact sign test stands.\n",
          DTL_STUDY_SET_FEW);
    }
  for (guint column = 1; column <= 9; column++)
    dtl_table_align_right (table, column);
  for (gsize i = 0; i < set->n_windows; i++)
    {
      const DtlStudyLevel *level = &set->windows[i];
      gboolean few = set->n_used < DTL_STUDY_SET_FEW;
      g_autofree char *n = g_strdup_printf ("%" G_GSIZE_FORMAT, level->n);
      g_autofree char *positive = g_strdup_printf ("%" G_GSIZE_FORMAT, level->n_positive);

      add_range (table, level->range);
      dtl_table_add (table, n);
      dtl_table_add (table, positive);
      add_percent (table, level->mean);
      add_percent (table, level->median);
      add_number (table, few ? NAN : level->tests[DTL_STATISTIC_CROSS_SECTION].value);
      add_p (table, few ? NAN : level->tests[DTL_STATISTIC_CROSS_SECTION].p);
      add_p (table, few ? NAN : level->tests[DTL_STATISTIC_BMP].p);
      add_p (table, few ? NAN : level->tests[DTL_STATISTIC_RANK].p);
      add_p (table, level->tests[DTL_STATISTIC_SIGN_EXACT].p);
    }
  text = dtl_table_format (table);
  g_string_append (out, text);
}

/* Returns: (transfer full): the report as text */
char *
dtl_study_table_format (const DtlStudyReport *report)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (
      out, "Model %s%s%s, %d returns ending %d before the window %d to %d; per cent.\n\n",
      dtl_study_model_to_id (report->settings.model), report->benchmark != NULL ? " on " : "",
      report->benchmark != NULL ? report->benchmark : "", report->settings.estimation,
      report->settings.gap, report->settings.from, report->settings.to);
  for (guint i = 0; i < report->items->len; i++)
    append_event (out, report->items->pdata[i], report->studies->pdata[i]);
  if (report->set != NULL)
    append_set (out, report->set);

  return g_string_free (out, FALSE);
}
