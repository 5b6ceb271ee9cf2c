/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The study of the selected event on the chart: composed again when the study, its window or the
 * bars have changed. Dragging an edge changes the event window, day by day. */
#include "app/chart-view-study.h"

#include <math.h>

#include "app/chart-view-private.h"
#include "app/flag-button.h"
#include "app/study-words.h"
#include "operations/compose-study.h"

void
dtl_chart_view_apply_study (DtlChartView *self)
{
  DtlSeries *series = dtl_view_state_get_series (self->state);
  const DtlStudy *study = self->studies != NULL ? dtl_studies_get_study (self->studies) : NULL;
  const DtlStudyWindow *window = study != NULL ? dtl_studies_get_window (self->studies) : NULL;
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);

  /* A study of the instrument that was shown before says nothing of these bars. */
  if (window == NULL || series == NULL ||
      g_strcmp0 (snapshot->instrument->symbol, dtl_studies_get_book (self->studies)->symbol) != 0)
    dtl_chart_set_study (self->chart, NULL);
  else
    dtl_chart_set_study (self->chart, dtl_compose_study (study, window->range, series,
                                                         snapshot->instrument->currency));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Chips are spoken with what was abnormal of their day. */
void
dtl_chart_view_name_flags (DtlChartView *self)
{
  const DtlStudyBook *book = self->studies != NULL ? dtl_studies_get_book (self->studies) : NULL;

  for (guint i = 0; i < self->flags->len; i++)
    {
      DtlFlagButton *flag = g_ptr_array_index (self->flags, i);
      const DtlStudyEntry *entry = dtl_study_book_find (book, dtl_flag_button_get_event_id (flag));

      if (entry != NULL)
        {
          g_autofree char *reaction = dtl_study_words_speak_reaction ("", entry->study);

          dtl_flag_button_set_reaction (flag, reaction);
        }
    }
}

static void
studies_changed_cb (DtlStudies *studies, DtlChartView *self)
{
  dtl_chart_view_name_flags (self);
  dtl_chart_view_apply_study (self);
}

/**
 * dtl_chart_view_set_studies:
 * @studies: what to show; followed from now on
 */
void
dtl_chart_view_set_studies (DtlChartView *self, DtlStudies *studies)
{
  g_return_if_fail (DTL_IS_CHART_VIEW (self) && self->studies == NULL);

  self->studies = g_object_ref (studies);
  g_signal_connect_object (studies, "changed", G_CALLBACK (studies_changed_cb), self, 0);
}

/**
 * dtl_chart_view_drag_study_edge:
 * @x: px, where the edge that the drag holds shall be
 *
 * The window reaches to the session at @x, and day 0 stays in it.
 */
void
dtl_chart_view_drag_study_edge (DtlChartView *self, double x)
{
  const DtlStudy *study = dtl_studies_get_study (self->studies);
  const DtlStudyWindow *window = dtl_studies_get_window (self->studies);
  double spacing = dtl_chart_view_get_spacing (self);
  DtlStudyRange range;
  DtlStudyPlan *plan;
  gsize zero;
  int edge;

  if (study == NULL || window == NULL || study->session == DTL_DAY_NONE || spacing <= 0)
    return;

  range = window->range;
  zero = dtl_view_state_find_row (self->state, study->session);
  edge = (int) rint ((x - dtl_chart_get_row_x (self->chart, (double) zero)) / spacing +
                     (self->grip == DTL_GRIP_STUDY_FROM ? 0.5 : -0.5));
  if (self->grip == DTL_GRIP_STUDY_FROM)
    range.from = CLAMP (edge, -DTL_STUDY_MAX_REACH, 0);
  else
    range.to = CLAMP (edge, 0, DTL_STUDY_MAX_REACH);
  if (range.from == window->range.from && range.to == window->range.to)
    return;

  plan = dtl_study_plan_copy (dtl_studies_get_plan (self->studies));
  dtl_study_plan_set_reach (plan, range.from, range.to);
  dtl_studies_change_plan (self->studies, plan);
  dtl_studies_choose_window (self->studies, range);
}
