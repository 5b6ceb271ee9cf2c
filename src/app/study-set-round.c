/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One round of the computation of a set: every event by the plan of the set, those that count put
 * together, and what the forest plot shows of them. */
#include "app/study-set-round.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

void
dtl_study_set_round_clear (DtlStudySetRound *self)
{
  g_clear_pointer (&self->studies, g_ptr_array_unref);
  g_clear_pointer (&self->used, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->set, dtl_study_set_free);
}

/**
 * dtl_study_set_round_compute:
 * @studies: with a book in which the prices are that the plan of the set needs
 *
 * Returns: the round; to be cleared
 */
DtlStudySetRound
dtl_study_set_round_compute (DtlStudies *studies)
{
  DtlStudySetRound round = { .book = dtl_studies_get_book (studies),
                             .choice = dtl_studies_get_choice (studies) };
  g_autofree gsize *instruments = NULL;

  round.studies = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_study_free);
  round.used = g_ptr_array_new ();
  round.places = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < round.book->entries->len; i++)
    {
      const DtlStudyEntry *entry = g_ptr_array_index (round.book->entries, i);
      const DtlStudyPlan *plan = round.choice->plan;
      DtlStudy *study = dtl_study_book_run (round.book, entry, plan, plan->benchmark);

      g_ptr_array_add (round.studies, study);
      if (dtl_study_is_sound (study) &&
          dtl_study_set_choice_includes (round.choice, entry->event_id))
        {
          g_ptr_array_add (round.used, study);
          g_array_append_val (round.places, i);
        }
    }
  if (round.used->len < 2)
    return round;

  instruments = g_new0 (gsize, round.used->len);
  round.set =
      dtl_study_set_new ((const DtlStudy *const *) round.used->pdata, round.used->len, instruments);

  return round;
}

/* Returns: the place of a window in the set (nullable), or -1 */
gssize
dtl_study_set_round_find_window (const DtlStudySetRound *self, int from, int to)
{
  const DtlStudySet *set = self->set;

  for (gsize i = 0; set != NULL && i < set->n_windows; i++)
    if (set->windows[i].range.from == from && set->windows[i].range.to == to)
      return (gssize) i;

  return -1;
}

void
dtl_study_set_round_forest_free (DtlStudyForest *self)
{
  g_strfreev ((char **) self->labels);
  g_free ((gpointer) self->value);
  g_free ((gpointer) self->low);
  g_free ((gpointer) self->high);
  g_free ((gpointer) self->mean_label);
  g_free (self);
}

/* Returns: (transfer full): the title, with the year where another event that counts has the same
 */
static char *
name_entry (const DtlStudySetRound *self, const DtlStudyEntry *entry)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const DtlStudyEntry *other =
          g_ptr_array_index (self->book->entries, g_array_index (self->places, guint, i));

      if (other != entry && strcmp (other->title, entry->title) == 0)
        {
          int year, month, day;

          dtl_day_to_ymd (entry->event.day, &year, &month, &day);
          return g_strdup_printf ("%d %s", year, entry->title);
        }
    }

  return g_strdup (entry->title);
}

/* Returns: (transfer full): CAR [0, 1] of each event that counts, and the mean where there is one
 */
DtlStudyForest *
dtl_study_set_round_forest (const DtlStudySetRound *self)
{
  DtlStudyForest *forest = g_new0 (DtlStudyForest, 1);
  guint n = self->used->len;
  char **labels = g_new0 (char *, n + 1);
  double *value = g_new (double, MAX (n, 1)), *low = g_new (double, MAX (n, 1));
  double *high = g_new (double, MAX (n, 1));
  gssize place = dtl_study_set_round_find_window (self, 0, 1);

  for (guint i = 0; i < n; i++)
    {
      const DtlStudy *study = g_ptr_array_index (self->used, i);
      const DtlStudyEntry *entry =
          g_ptr_array_index (self->book->entries, g_array_index (self->places, guint, i));

      labels[i] = name_entry (self, entry);
      value[i] = low[i] = high[i] = NAN;
      for (gsize k = 0; k < study->n_windows; k++)
        if (study->windows[k].range.from == 0 && study->windows[k].range.to == 1)
          {
            value[i] = study->windows[k].car;
            low[i] = study->windows[k].low;
            high[i] = study->windows[k].high;
          }
    }
  *forest = (DtlStudyForest){ .n = n,
                              .labels = (const char *const *) labels,
                              .value = value,
                              .low = low,
                              .high = high,
                              .mean = NAN,
                              .mean_low = NAN,
                              .mean_high = NAN };
  if (place >= 0 && self->set->n_used >= DTL_STUDY_SET_FEW)
    {
      const DtlStudyLevel *level = &self->set->windows[place];

      forest->mean_label = g_strdup_printf (_ ("Mean of %zu"), level->n);
      forest->mean = level->mean;
      forest->mean_low = level->low;
      forest->mean_high = level->high;
    }

  return forest;
}
