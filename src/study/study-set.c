/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several events have in common: the mean of their abnormal returns by day and window, with
 * every test of it, p adjusted for their number, and the pairs that share days. The event is the
 * unit, never the firm: one firm may have many. */
#include "study/study-set.h"

#include <math.h>
#include <string.h>

#include "base/stats.h"

/* Room for one level at a time. */
typedef struct
{
  const DtlStudy **studies;
  gsize *places;
  double *values, *errors, *sorted;
} Room;

static void
room_clear (Room *self)
{
  g_free (self->studies);
  g_free (self->places);
  g_free (self->values);
  g_free (self->errors);
  g_free (self->sorted);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Room, room_clear)

static Room
room_new (gsize n)
{
  return (Room){ g_new (const DtlStudy *, n), g_new (gsize, n), g_new (double, n),
                 g_new (double, n), g_new (double, n) };
}

/* AR or CAR of a study at @range, by day or by the window at @window. Returns: FALSE where it has
 * not all days */
static gboolean
get_value (const DtlStudy *study, DtlStudyRange range, gssize window, double *value, double *error)
{
  const DtlStudyDay *day;

  if (window >= 0)
    {
      const DtlStudyWindow *w = &study->windows[window];

      *value = w->car;
      *error = w->se;
      return w->complete;
    }

  day = dtl_panel_get_day (study, range.from);
  if (day == NULL)
    return FALSE;
  *value = day->ar;
  *error = day->se;
  return TRUE;
}

static void
set_undefined (DtlStudyLevel *self)
{
  self->mean = self->median = self->sd = self->low = self->high = NAN;
  for (gsize i = 0; i < DTL_N_STATISTICS; i++)
    self->tests[i] = (DtlTest){ NAN, NAN };
}

/* @window: place of the window, or -1 for a day */
static void
compute_level (DtlStudyLevel *self, const DtlPanel *panel, gssize window, Room *room)
{
  DtlPanelLevel level = { .range = self->range,
                          .is_window = window >= 0,
                          .studies = room->studies,
                          .places = room->places,
                          .values = room->values,
                          .errors = room->errors };
  double alpha, margin;

  set_undefined (self);
  if (panel == NULL)
    return;

  for (gsize i = 0; i < panel->n; i++)
    if (get_value (panel->studies[i], self->range, window, &room->values[level.n],
                   &room->errors[level.n]))
      {
        room->studies[level.n] = panel->studies[i];
        room->places[level.n++] = i;
      }
  self->n = level.n;
  if (level.n == 0)
    return;

  for (gsize i = 0; i < level.n; i++)
    self->n_positive += room->values[i] > 0;
  memcpy (room->sorted, room->values, level.n * sizeof *room->values);
  dtl_stats_sort (room->sorted, level.n);
  self->median = dtl_stats_quantile (room->sorted, level.n, 0.5);
  self->mean = level.mean = dtl_stats_mean (room->values, level.n);
  self->sd = level.sd = dtl_stats_deviation (room->values, level.n);
  alpha = dtl_study_settings_get_alpha (&panel->studies[0]->settings);
  margin = dtl_stats_student_quantile (1 - alpha / 2, (double) level.n - 1) * self->sd /
           sqrt ((double) level.n);
  self->low = self->mean - margin;
  self->high = self->mean + margin;

  for (int kind = 0; kind < DTL_N_STATISTICS; kind++)
    {
      const DtlStatistic *statistic = dtl_statistic_get ((DtlStatisticKind) kind);

      if (window >= 0 || !statistic->windows_only)
        self->tests[kind] = statistic->compute (panel, &level);
    }
}

static void
compute_levels (DtlStudySet *self, const DtlStudySettings *settings, const DtlPanel *panel)
{
  g_auto (Room) room = room_new (MAX (self->n_used, 1));

  self->n_days = (gsize) (settings->to - settings->from) + 1;
  self->days = g_new0 (DtlStudyLevel, self->n_days);
  for (gsize i = 0; i < self->n_days; i++)
    {
      int rel = settings->from + (int) i;

      self->days[i].range = (DtlStudyRange){ rel, rel };
      compute_level (&self->days[i], panel, -1, &room);
    }

  self->n_windows = settings->n_windows;
  self->windows = g_new0 (DtlStudyLevel, MAX (self->n_windows, 1));
  for (gsize i = 0; i < self->n_windows; i++)
    {
      self->windows[i].range = settings->windows[i];
      compute_level (&self->windows[i], panel, (gssize) i, &room);
    }
}

/* p of each event and window, adjusted over the events. */
static void
adjust (DtlStudySet *self, const DtlStudy *const *studies)
{
  gsize n = self->n_given, w = self->n_windows;
  g_autofree double *p = g_new (double, MAX (n * w, 1));
  g_autofree double *placebo_p = g_new (double, MAX (n * w, 1));

  self->holm = g_new (double, MAX (n * w, 1));
  self->placebo_holm = g_new (double, MAX (n * w, 1));
  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < w; k++)
      {
        gboolean is_sound = dtl_study_is_sound (studies[i]);

        p[i * w + k] = is_sound ? studies[i]->windows[k].p : NAN;
        placebo_p[i * w + k] = is_sound ? studies[i]->windows[k].placebo.p_two : NAN;
      }
  for (gsize k = 0; k < w; k++)
    {
      dtl_statistic_adjust_holm (p + k, n, w, self->holm + k);
      dtl_statistic_adjust_holm (placebo_p + k, n, w, self->placebo_holm + k);
    }
}

typedef struct
{
  gsize place, instrument, index;
} Placed;

static int
compare_placed_cb (gconstpointer a, gconstpointer b)
{
  const Placed *x = a;
  const Placed *y = b;

  if (x->instrument != y->instrument)
    return x->instrument > y->instrument ? 1 : -1;
  if (x->index != y->index)
    return x->index > y->index ? 1 : -1;
  return (x->place > y->place) - (x->place < y->place);
}

/* Pairs of one instrument that are closer than the event window is long, by instrument, first and
 * second day. */
static void
find_overlaps (DtlStudySet *self, const DtlStudy *const *studies, const gsize *instruments)
{
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DtlStudyOverlap));

  for (gsize i = 0; i < self->n_given; i++)
    if (dtl_study_is_sound (studies[i]))
      {
        Placed one = { i, instruments != NULL ? instruments[i] : 0, studies[i]->index };

        g_array_append_val (placed, one);
      }
  g_array_sort (placed, compare_placed_cb);
  for (guint i = 0; i < placed->len; i++)
    for (guint k = i + 1; k < placed->len; k++)
      {
        const Placed *a = &g_array_index (placed, Placed, i);
        const Placed *b = &g_array_index (placed, Placed, k);
        DtlStudyOverlap overlap = { a->place, b->place, (int) (b->index - a->index) };

        if (a->instrument != b->instrument || b->index - a->index >= self->n_days)
          break;
        g_array_append_val (found, overlap);
      }

  self->n_overlaps = found->len;
  self->overlaps = (DtlStudyOverlap *) (void *) g_array_free (g_steal_pointer (&found), FALSE);
}

static int
compare_days_cb (const void *a, const void *b)
{
  DtlDay x = *(const DtlDay *) a;
  DtlDay y = *(const DtlDay *) b;

  return (x > y) - (x < y);
}

static gboolean
share_a_day (const DtlStudy *const *studies, gsize n)
{
  g_autofree DtlDay *days = g_new (DtlDay, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    days[i] = studies[i]->session;
  if (n > 1)
    qsort (days, n, sizeof *days, compare_days_cb);
  for (gsize i = 1; i < n; i++)
    if (days[i] == days[i - 1])
      return TRUE;

  return FALSE;
}

/**
 * dtl_study_set_new:
 * @studies: (array length=n): of the same settings; those without figures are counted only
 * @n: at least 1
 * @instruments: (nullable) (array length=n): a number for the security of each; %NULL: all are of
 *   one
 *
 * Returns: (transfer full): the set, which keeps nothing of @studies
 */
DtlStudySet *
dtl_study_set_new (const DtlStudy *const *studies, gsize n, const gsize *instruments)
{
  g_autofree const DtlStudy **used = NULL;
  g_autoptr (DtlPanel) panel = NULL;
  DtlStudySet *self;

  g_return_val_if_fail (studies != NULL && n > 0, NULL);

  self = g_new0 (DtlStudySet, 1);
  used = g_new (const DtlStudy *, n);
  self->n_given = n;
  for (gsize i = 0; i < n; i++)
    if (dtl_study_is_sound (studies[i]))
      used[self->n_used++] = studies[i];
  if (self->n_used > 0)
    panel = dtl_panel_new (used, self->n_used);

  self->common_day = panel != NULL && panel->common_day;
  self->correlation = panel != NULL ? panel->correlation : NAN;
  if (share_a_day (used, self->n_used))
    self->warnings |= 1u << DTL_STUDY_WARNING_CLUSTERED;
  if (self->n_used < DTL_STUDY_SET_FEW)
    self->warnings |= 1u << DTL_STUDY_WARNING_SMALL_SAMPLE;
  compute_levels (self, &studies[0]->settings, panel);
  adjust (self, studies);
  find_overlaps (self, studies, instruments);

  return self;
}

void
dtl_study_set_free (DtlStudySet *self)
{
  if (self == NULL)
    return;

  g_free (self->days);
  g_free (self->windows);
  g_free (self->overlaps);
  g_free (self->holm);
  g_free (self->placebo_holm);
  g_free (self);
}
