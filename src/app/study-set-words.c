/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a set says: how many events count and why others do not, mean and median, and the tests that
 * fit it. Below five events no test of a mean is given. */
#include "app/study-set-round.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/phrases.h"
#include "app/study-words.h"

/* How many are used, and by which settings. */
static void
append_plan (GString *text, const DtlStudySetRound *round)
{
  const DtlStudyPlan *plan = round->choice->plan;
  g_autoptr (DtlStudyPlan) usual = dtl_study_plan_parse (NULL, round->book->benchmark);
  g_autofree char *model = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *window = NULL;

  if (dtl_study_plan_equal (plan, usual))
    {
      /* Translators: how many events are used, of how many */
      g_string_append_printf (text, _ ("<b>%u of %u</b> events used, by the usual settings."),
                              round->used->len, round->book->entries->len);
      return;
    }
  if (round->used->len > 0)
    model = dtl_study_words_describe_model (round->used->pdata[0], plan->benchmark);
  else
    model = g_strdup (dtl_study_words_get_model (plan->settings.model));
  escaped = g_markup_escape_text (model, -1);
  window = dtl_study_words_name_range ((DtlStudyRange){ plan->settings.from, plan->settings.to });
  g_string_append_printf (
      text,
      /* Translators: how many events are used, of how many; model; gap; event window */
      _ ("<b>%u of %u</b> events used: %s, gap of %d, window %s."), round->used->len,
      round->book->entries->len, escaped, plan->settings.gap, window);
}

static void
append_exclusions (GString *text, const DtlStudySetRound *round)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < round->book->entries->len; i++)
    {
      const DtlStudyEntry *entry = g_ptr_array_index (round->book->entries, i);
      const DtlStudy *study = g_ptr_array_index (round->studies, i);
      g_autofree char *name = g_markup_escape_text (entry->title, -1);

      if (!dtl_study_set_choice_includes (round->choice, entry->event_id))
        /* Translators: title of an event, and that the user has unticked it */
        g_string_append_printf (names, _ ("%s%s (left out by you)"), names->len > 0 ? ", " : "",
                                name);
      else if (!dtl_study_is_sound (study))
        g_string_append_printf (names, "%s%s (%s)", names->len > 0 ? ", " : "", name,
                                study->status == DTL_STUDY_INSUFFICIENT_ESTIMATION
                                    ? _ ("too few returns before it")
                                    : _ ("outside the prices"));
    }
  if (names->len > 0)
    g_string_append_printf (text, _ (" Not used: %s."), names->str);
}

static void
append_overlaps (GString *text, const DtlStudySetRound *round)
{
  const DtlStudySet *set = round->set;

  if (set->n_overlaps == 0)
    return;
  g_string_append_printf (text,
                          g_dngettext (NULL, " %zu pair of events shares days: ",
                                       " %zu pairs of events share days: ", set->n_overlaps),
                          set->n_overlaps);
  for (gsize i = 0; i < MIN (set->n_overlaps, 3); i++)
    {
      const DtlStudyEntry *first = g_ptr_array_index (
          round->book->entries, g_array_index (round->places, guint, set->overlaps[i].first));
      const DtlStudyEntry *second = g_ptr_array_index (
          round->book->entries, g_array_index (round->places, guint, set->overlaps[i].second));
      g_autofree char *pair =
          g_markup_printf_escaped ("%s%s – %s", i > 0 ? "; " : "", first->title, second->title);

      g_string_append (text, pair);
    }
  g_string_append (text, set->n_overlaps > 3 ? " …" : ".");
}

static void
append_test (GString *text, const DtlStudyLevel *level, DtlStatisticKind kind, const char *name)
{
  const DtlTest *test = &level->tests[kind];
  g_autofree char *value = dtl_format_price (test->value, 2);
  g_autofree char *p = dtl_format_probability (test->p);

  if (!isfinite (test->p))
    return;
  if (isfinite (test->value))
    g_string_append_printf (text, " %s %s, p %s;", name, value, p);
  else
    g_string_append_printf (text, " %s p %s;", name, p);
}

/**
 * dtl_study_set_round_tell:
 *
 * Returns: (transfer full): all of that as Pango markup
 */
char *
dtl_study_set_round_tell (const DtlStudySetRound *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gssize place = dtl_study_set_round_find_window (self, 0, 1);

  append_plan (text, self);
  append_exclusions (text, self);
  if (place >= 0)
    {
      const DtlStudyLevel *level = &self->set->windows[place];
      g_autofree char *mean = dtl_format_percent (level->mean, 2);
      g_autofree char *median = dtl_format_percent (level->median, 2);

      g_string_append_printf (
          text, _ (" CAR [0, 1]: mean <b>%s</b>, median %s, %zu of %zu negative or zero."), mean,
          median, level->n - level->n_positive, level->n);
      if (self->set->n_used < DTL_STUDY_SET_FEW)
        {
          g_string_append (text, _ (" Fewer than five events: no test of the mean is given."));
          append_test (text, level, DTL_STATISTIC_SIGN_EXACT, _ ("Exact sign test"));
        }
      else
        {
          append_test (text, level, DTL_STATISTIC_SIGN_EXACT, _ ("Exact sign test"));
          if (self->set->common_day)
            {
              append_test (text, level, DTL_STATISTIC_KP_BMP, _ ("Kolari-Pynnönen BMP"));
              append_test (text, level, DTL_STATISTIC_BROWN_WARNER, _ ("Brown-Warner"));
            }
          else
            {
              append_test (text, level, DTL_STATISTIC_CROSS_SECTION, _ ("cross-sectional t"));
              append_test (text, level, DTL_STATISTIC_BMP, _ ("BMP t"));
              append_test (text, level, DTL_STATISTIC_RANK, _ ("rank z"));
            }
        }
      if (text->len > 0 && text->str[text->len - 1] == ';')
        text->str[text->len - 1] = '.';
      append_overlaps (text, self);
    }
  else
    {
      g_string_append (text, _ (" Fewer than five events: no test of the mean is given."));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
