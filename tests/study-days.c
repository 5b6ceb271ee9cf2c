/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study-days.h"

#include <math.h>

/* xorshift64*: the same numbers everywhere */
double
study_dice_roll (StudyDice *dice)
{
  dice->state ^= dice->state >> 12;
  dice->state ^= dice->state << 25;
  dice->state ^= dice->state >> 27;

  return (double) ((dice->state * G_GUINT64_CONSTANT (2685821657736338717)) >> 11) /
             9007199254740992.0 -
         0.5;
}

DtlDay
study_days_get (gsize row)
{
  return STUDY_FIRST_DAY + (DtlDay) row;
}

void
study_days_fill (StudyDays *self, guint64 seed)
{
  StudyDice dice = { seed * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) };
  double security = 100, benchmark = 400;

  *self = (StudyDays){ .n_security = STUDY_N_DAYS, .n_benchmark = STUDY_N_DAYS };
  for (gsize i = 0; i < STUDY_N_DAYS; i++)
    {
      double x = 0.02 * study_dice_roll (&dice);
      double y = 0.0004 + 1.3 * x + 0.05 * study_dice_roll (&dice);

      self->days[i] = study_days_get (i);
      self->benchmark[i] = benchmark *= 1 + x;
      self->security[i] = security *= 1 + y - (i == STUDY_EVENT_ROW ? 0.06 : 0);
    }
}

/* The first @n days that have a close. */
static DtlSeries *
make_series (const StudyDays *self, const double *closes, gsize n)
{
  gint64 *keys = g_new (gint64, n + 1);
  double *columns[DTL_N_COLUMNS] = { NULL };
  gsize n_rows = 0;

  columns[DTL_COLUMN_CLOSE] = g_new (double, n + 1);
  for (gsize i = 0; i < n; i++)
    if (!isnan (closes[i]))
      {
        keys[n_rows] = self->days[i];
        columns[DTL_COLUMN_CLOSE][n_rows++] = closes[i];
      }
  if (!self->is_raw)
    columns[DTL_COLUMN_ADJ_CLOSE] =
        g_memdup2 (columns[DTL_COLUMN_CLOSE], (n + 1) * sizeof (double));

  return dtl_series_new_take (DTL_INTERVAL_DAY, NULL, n_rows, keys, columns);
}

DtlJoinedReturns *
study_days_join (const StudyDays *self, DtlStudyReturns returns)
{
  g_autoptr (DtlSeries) security = make_series (self, self->security, self->n_security);
  g_autoptr (DtlSeries) benchmark =
      self->n_benchmark > 0 ? make_series (self, self->benchmark, self->n_benchmark) : NULL;
  DtlJoinedReturns *joined = dtl_joined_returns_new (security, benchmark, returns);

  joined->non_synchronous = self->non_synchronous;
  joined->holds_security = self->holds_security;
  return joined;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  gsize x = *(const gsize *) a;
  gsize y = *(const gsize *) b;

  return (x > y) - (x < y);
}

/* @other_rows: days of other events, by row; the event itself is listed too */
DtlStudy *
study_days_run (const StudyDays *self,
                const DtlStudySettings *settings,
                const DtlStudyEvent *event,
                const gsize *other_rows,
                gsize n_others)
{
  g_autoptr (DtlJoinedReturns) returns = study_days_join (self, settings->returns);
  g_autoptr (GArray) listed = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (gsize i = 0; i <= n_others; i++)
    {
      DtlStudyEvent other = *event;
      gsize row;

      if (i < n_others)
        other = (DtlStudyEvent){ study_days_get (other_rows[i]), DTL_TIMING_REGULAR };
      row = dtl_study_find_row (returns, &other);
      if (row != DTL_STUDY_NO_INDEX)
        g_array_append_val (listed, row);
    }
  g_array_sort (listed, compare_cb);

  return dtl_study_new (returns, NULL, settings, event, (const gsize *) (void *) listed->data,
                        listed->len);
}

void
study_case_init (StudyCase *self)
{
  *self = (StudyCase){ .event = { study_days_get (STUDY_EVENT_ROW), DTL_TIMING_REGULAR } };
  study_days_fill (&self->days, 3);
  dtl_study_settings_init (&self->settings, TRUE);
}

DtlStudy *
study_case_run (const StudyCase *self)
{
  return study_days_run (&self->days, &self->settings, &self->event, self->others, self->n_others);
}
