/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Studies for people: a paragraph and a table of windows an event, and the means of a set. Figures
 * in per cent; p has two significant digits, at most three decimals. */
#include "cli/study-table.h"

#include "base/number.h"
#include "base/text.h"
#include "cli/table.h"
#include "operations/study-episodes.h"
#include "study/wording.h"

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
  g_autofree char *text = dtl_number_format_probability (p, " ", "-");

  dtl_table_add (table, text);
}

static char *
name_range (DtlStudyRange range)
{
  return range.from == range.to ? g_strdup_printf ("[%d]", range.from)
                                : g_strdup_printf ("[%d, %d]", range.from, range.to);
}

static void
add_range (DtlTable *table, DtlStudyRange range)
{
  g_autofree char *text = name_range (range);

  dtl_table_add (table, text);
}

/* The placebo p of which windows is to be taken with care. */
static void
append_placebo_doubts (GString *out, const DtlStudy *study)
{
  for (gsize i = 0; i < study->n_windows; i++)
    {
      const DtlStudyWindow *window = &study->windows[i];
      g_autofree char *doubt = dtl_wording_doubt_placebo (&dtl_voice_plain, &window->placebo);
      g_autofree char *range = name_range (window->range);

      if (doubt != NULL)
        g_string_append_printf (out, "Placebo of %s: %s.\n", range, doubt);
    }
}

static void
append_windows (GString *out, const DtlStudy *study)
{
  g_autofree char *from = g_strdup_printf ("%d %% from", study->settings.level);
  g_autoptr (DtlTable) table = dtl_table_new ("Window", "Return", "Expected", "CAR", from, "to",
                                              "t", "p", "Placebo p", NULL);
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
  append_placebo_doubts (out, study);
}

/* "BABA, 2022-07-14, WSJ report"; titles may hold anything */
static void
append_head (GString *out, const DtlStudyItem *item)
{
  char told[DTL_DAY_TEXT_SIZE];
  g_autofree char *title = dtl_text_escape_terminal (item->title != NULL ? item->title : "");
  g_autofree char *symbol = dtl_text_escape_terminal (item->symbol);

  g_string_append_printf (out, "%s, %s%s%s\n", symbol, dtl_day_format_iso (item->event.day, told),
                          *title != '\0' ? ", " : "", title);
}

/* What to know comes before the figures. */
static void
append_warnings (GString *out, const DtlStudy *study)
{
  for (int i = 0; i < DTL_N_STUDY_WARNINGS; i++)
    if ((study->warnings & 1u << i) != 0)
      {
        DtlStudyWarning warning = (DtlStudyWarning) i;
        g_autofree char *what = dtl_wording_warn (&dtl_voice_plain, study, warning);
        g_autofree char *advice = dtl_wording_advise (&dtl_voice_plain, warning);

        g_string_append_printf (out, "Note: %s%s%s%s\n", what,
                                g_str_has_suffix (what, ".") ? "" : ".", advice != NULL ? " " : "",
                                advice != NULL ? advice : "");
      }
}

static void
append_event (GString *out, const DtlStudyItem *item, const DtlStudy *study, const char *benchmark)
{
  g_autofree char *words = dtl_wording_describe (&dtl_voice_plain, study, item->symbol, benchmark);
  g_autofree char *safe = dtl_text_escape_terminal (words);

  append_head (out, item);
  g_string_append_printf (out, "%s\n", safe);
  append_warnings (out, study);
  if (dtl_study_is_sound (study))
    append_windows (out, study);
  g_string_append_c (out, '\n');
}

static void
append_set (GString *out, const DtlStudySet *set)
{
  g_autoptr (DtlTable) table = dtl_table_new ("Window", "Events", "Positive", "Mean CAR", "Median",
                                              "t", "p", "BMP p", "Rank p", "Sign p", NULL);
  g_autofree char *words = dtl_wording_describe_set (set);
  g_autofree char *text = NULL;
  DtlStatisticKind bmp = set->common_day ? DTL_STATISTIC_KP_BMP : DTL_STATISTIC_BMP;
  DtlStatisticKind plain =
      set->common_day ? DTL_STATISTIC_BROWN_WARNER : DTL_STATISTIC_CROSS_SECTION;

  g_string_append_printf (out, "%s\n", words);
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
      add_number (table, few ? NAN : level->tests[plain].value);
      add_p (table, few ? NAN : level->tests[plain].p);
      add_p (table, few ? NAN : level->tests[bmp].p);
      add_p (table, few || set->common_day ? NAN : level->tests[DTL_STATISTIC_RANK].p);
      add_p (table, level->tests[DTL_STATISTIC_SIGN_EXACT].p);
    }
  text = dtl_table_format (table);
  g_string_append (out, text);
}

/* Events whose windows share days, taken for one: a single estimation before the first of them. */
static void
append_episode (GString *out, const DtlStudyReport *report, const DtlStudyEpisode *episode)
{
  const DtlStudyItem *first = report->items->pdata[episode->places[0]];

  g_string_append_printf (out,
                          "\n%" G_GSIZE_FORMAT " events of %s as one episode from day 0 of the"
                          " first to that of the last:\n",
                          episode->n, first->symbol);
  append_windows (out, episode->study);
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
    append_event (out, report->items->pdata[i], report->studies->pdata[i], report->benchmark);
  if (report->set != NULL)
    append_set (out, report->set);
  for (guint i = 0; i < report->episodes->len; i++)
    append_episode (out, report, report->episodes->pdata[i]);

  return g_string_free (out, FALSE);
}
