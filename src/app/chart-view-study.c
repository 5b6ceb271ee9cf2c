/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The study of the selected event on the chart: composed again when the study, its window or the
 * bars have changed. Its edges are moved by the pointer or by arrows, session by session; the
 * window goes with them at once, and the study is computed when they rest. */
#include "app/chart-view-study.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/chart-view-private.h"
#include "app/edge-handle.h"
#include "app/flag-button.h"
#include "app/study-words.h"
#include "operations/compose-study.h"

#define REACH_DELAY_MS 80
#define STALE_ALPHA "55%"

/* Edges of the window go with the hand; what follows from them comes a moment later. */
static void
show_reach (DtlChartView *self, DtlChartStudy *drawn, DtlSeries *series)
{
  const DtlStudy *study = dtl_studies_get_study (self->studies);
  gint64 zero = (gint64) dtl_series_find_day (series, study->session);
  gint64 n = (gint64) dtl_series_get_n (series);

  drawn->window.first = (gsize) CLAMP (zero + self->reach.from, 0, n - 1);
  drawn->window.end = (gsize) CLAMP (zero + self->reach.to, 0, n - 1) + 1;
  g_free (drawn->from);
  g_free (drawn->to);
  drawn->from = dtl_format_points (self->reach.from / 100.0, 0);
  drawn->to = dtl_format_points (self->reach.to / 100.0, 0);
}

static void
name_edges (DtlChartView *self, DtlStudyRange range)
{
  g_autofree char *from = dtl_format_points (range.from / 100.0, 0);
  g_autofree char *to = dtl_format_points (range.to / 100.0, 0);

  dtl_edge_handle_set_value (DTL_EDGE_HANDLE (self->edges[0]), range.from, from);
  dtl_edge_handle_set_value (DTL_EDGE_HANDLE (self->edges[1]), range.to, to);
}

/* The window of an episode follows from its events. */
static gboolean
has_edges (DtlChartView *self)
{
  return self->studies != NULL && !dtl_studies_is_joint (self->studies);
}

/* Returns: the edge of the event window that can be taken hold of at a place */
DtlStudyEdge
dtl_chart_view_find_study_edge (DtlChartView *self, double x, double y)
{
  return has_edges (self) ? dtl_chart_find_study_edge (self->chart, x, y) : DTL_STUDY_EDGE_NONE;
}

void
dtl_chart_view_apply_study (DtlChartView *self)
{
  DtlSeries *series = dtl_view_state_get_series (self->state);
  const DtlStudy *study = self->studies != NULL ? dtl_studies_get_study (self->studies) : NULL;
  const DtlStudyWindow *window = study != NULL ? dtl_studies_get_window (self->studies) : NULL;
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  DtlChartStudy *drawn = NULL;

  /* A study of the instrument that was shown before says nothing of these bars. */
  if (window != NULL && series != NULL &&
      g_strcmp0 (snapshot->instrument->symbol, dtl_studies_get_book (self->studies)->symbol) == 0)
    drawn = dtl_compose_study (study, window->range, series, snapshot->instrument->currency);
  if (drawn != NULL)
    {
      if (self->reach_source != 0)
        show_reach (self, drawn, series);
      name_edges (self, self->reach_source != 0 ? self->reach : window->range);
    }
  else if (gtk_widget_is_focus (self->edges[0]) || gtk_widget_is_focus (self->edges[1]))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  dtl_chart_set_study (self->chart, drawn);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Chips are spoken with what was abnormal of their day, and show it under the pointer: dim while
 * another study is on its way. */
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
          g_autofree char *reaction = dtl_study_words_speak_reaction ("", entry);
          g_autofree char *figures = dtl_study_words_mark_reaction (entry);
          g_autofree char *dim =
              g_strconcat ("<span alpha=\"" STALE_ALPHA "\">", figures, "</span>", NULL);

          dtl_flag_button_set_reaction (flag, reaction);
          dtl_flag_button_set_tooltip (flag, dtl_studies_is_stale (self->studies) ? dim : figures);
        }
    }
}

static void
studies_changed_cb (DtlStudies *studies, DtlChartView *self)
{
  /* What was pulled of another event's window is of no use to this one. */
  if (self->reach_source != 0 && dtl_view_state_get_selected (self->state) != self->reach_event)
    g_clear_handle_id (&self->reach_source, g_source_remove);
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

/* Has the study of the window that is drawn computed now. */
void
dtl_chart_view_drop_study_edge (DtlChartView *self)
{
  const DtlStudyPlan *old = dtl_studies_get_plan (self->studies);
  DtlStudyPlan *plan;

  if (self->reach_source == 0)
    return;
  g_clear_handle_id (&self->reach_source, g_source_remove);
  if (old == NULL)
    return;

  plan = dtl_study_plan_copy (old);
  dtl_study_plan_set_reach (plan, self->reach.from, self->reach.to);
  dtl_studies_change_plan (self->studies, plan);
  dtl_studies_choose_window (self->studies, self->reach);
}

static gboolean
reach_cb (gpointer user_data)
{
  DtlChartView *self = user_data;

  dtl_chart_view_drop_study_edge (self);

  return G_SOURCE_REMOVE;
}

/* Returns: whether there is a window, and it is not drawn so yet */
static gboolean
reach_to (DtlChartView *self, DtlStudyEdge edge, int sessions)
{
  const DtlStudyWindow *window = dtl_studies_get_window (self->studies);
  DtlStudyRange range;

  if (window == NULL)
    return FALSE;

  range = self->reach_source != 0 ? self->reach : window->range;
  if (edge == DTL_STUDY_EDGE_FROM && range.from != CLAMP (sessions, -DTL_STUDY_MAX_REACH, 0))
    range.from = CLAMP (sessions, -DTL_STUDY_MAX_REACH, 0);
  else if (edge == DTL_STUDY_EDGE_TO && range.to != CLAMP (sessions, 0, DTL_STUDY_MAX_REACH))
    range.to = CLAMP (sessions, 0, DTL_STUDY_MAX_REACH);
  else
    return FALSE;

  self->reach = range;
  self->reach_event = dtl_view_state_get_selected (self->state);
  g_clear_handle_id (&self->reach_source, g_source_remove);
  self->reach_source = g_timeout_add (REACH_DELAY_MS, reach_cb, self);
  dtl_chart_view_apply_study (self);

  return TRUE;
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
  gboolean is_from = self->grip == DTL_GRIP_STUDY_FROM;
  double spacing = dtl_chart_view_get_spacing (self);
  gsize zero;

  if (study == NULL || study->session == DTL_DAY_NONE)
    return;

  zero = dtl_view_state_find_row (self->state, study->session);
  reach_to (self, is_from ? DTL_STUDY_EDGE_FROM : DTL_STUDY_EDGE_TO,
            (int) rint ((x - dtl_chart_get_row_x (self->chart, (double) zero)) / spacing +
                        (is_from ? 0.5 : -0.5)));
}

/* By the keyboard: the edge stays in view. */
static void
edge_moved_cb (DtlEdgeHandle *edge, int sessions, DtlChartView *self)
{
  const DtlStudy *study = dtl_studies_get_study (self->studies);
  const DtlStudyWindow *window = dtl_studies_get_window (self->studies);
  gboolean is_from = GTK_WIDGET (edge) == self->edges[0];
  DtlStudyRange range;
  gint64 row;

  if (study == NULL || window == NULL || study->session == DTL_DAY_NONE)
    return;

  range = self->reach_source != 0 ? self->reach : window->range;
  if (!reach_to (self, is_from ? DTL_STUDY_EDGE_FROM : DTL_STUDY_EDGE_TO,
                 (is_from ? range.from : range.to) + sessions))
    return;
  row = (gint64) dtl_view_state_find_row (self->state, study->session) +
        (is_from ? self->reach.from : self->reach.to);
  dtl_view_state_reveal_row (
      self->state, (gsize) CLAMP (row, 0, (gint64) dtl_view_state_get_n (self->state) - 1));
}

void
dtl_chart_view_init_edges (DtlChartView *self)
{
  self->edges[0] = dtl_edge_handle_new (_ ("Start of the event window"), -DTL_STUDY_MAX_REACH, 0);
  self->edges[1] = dtl_edge_handle_new (_ ("End of the event window"), 0, DTL_STUDY_MAX_REACH);
  for (gsize i = 0; i < G_N_ELEMENTS (self->edges); i++)
    {
      gtk_widget_set_parent (self->edges[i], GTK_WIDGET (self));
      g_signal_connect (self->edges[i], "moved", G_CALLBACK (edge_moved_cb), self);
    }
}

void
dtl_chart_view_allocate_edges (DtlChartView *self)
{
  static const DtlStudyEdge edges[] = { DTL_STUDY_EDGE_FROM, DTL_STUDY_EDGE_TO };

  for (gsize i = 0; i < G_N_ELEMENTS (self->edges); i++)
    {
      DtlRect rect;
      gboolean is_shown =
          has_edges (self) && dtl_chart_get_study_edge (self->chart, edges[i], &rect);

      dtl_edge_handle_set_shown (DTL_EDGE_HANDLE (self->edges[i]), is_shown);
      if (!is_shown)
        continue;
      gtk_widget_measure (self->edges[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->edges[i],
                                &(GtkAllocation){ (int) rect.x, (int) rect.y, (int) rect.width,
                                                  MAX ((int) rect.height, 1) },
                                -1);
    }
}

/* The edge under the pointer says so, and the one that is held. */
void
dtl_chart_view_point_at_edge (DtlChartView *self, DtlStudyEdge edge, gboolean pressed)
{
  static const DtlStudyEdge edges[] = { DTL_STUDY_EDGE_FROM, DTL_STUDY_EDGE_TO };

  for (gsize i = 0; i < G_N_ELEMENTS (self->edges); i++)
    {
      GtkStateFlags flags = GTK_STATE_FLAG_PRELIGHT | (pressed ? GTK_STATE_FLAG_ACTIVE : 0);

      gtk_widget_unset_state_flags (self->edges[i],
                                    GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_ACTIVE);
      if (edges[i] == edge)
        gtk_widget_set_state_flags (self->edges[i], flags, FALSE);
    }
}
