/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The focusable children over the chips: one an event, in the order of days, allocated where the
 * chart has laid out its chip and hidden where it has none. */
#include "app/chart-view-private.h"

#include <math.h>

#include "app/flag-button.h"
#include "app/phrases.h"
#include "operations/article-proposals.h"

void
dtl_chart_view_remove_flags (DtlChartView *self)
{
  for (guint i = 0; i < self->flags->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->flags, i));
  g_ptr_array_set_size (self->flags, 0);
}

/* A proposal is shown where it is decided. */
void
dtl_chart_view_activate_flag (DtlChartView *self, gint64 flag_id)
{
  if (flag_id < 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-proposal", "i",
                                (int) DTL_PROPOSAL_ID (flag_id));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.select-event", "x", flag_id);
}

static void
flag_entered_cb (GtkEventController *controller, ...)
{
  GtkWidget *flag = gtk_event_controller_get_widget (controller);
  DtlChartView *self = DTL_CHART_VIEW (gtk_widget_get_parent (flag));

  dtl_view_state_point_at (self->state, dtl_flag_button_get_event_id (DTL_FLAG_BUTTON (flag)),
                           DTL_DAY_NONE, DTL_DAY_NONE);
}

static void
flag_left_cb (GtkEventController *controller, ...)
{
  GtkWidget *parent = gtk_widget_get_parent (gtk_event_controller_get_widget (controller));

  /* One that is being replaced is no longer on the chart. */
  if (parent != NULL)
    dtl_view_state_point_at (DTL_CHART_VIEW (parent)->state, 0, DTL_DAY_NONE, DTL_DAY_NONE);
}

/* What has the pointer or the focus is pointed at, and so is its row in the article. */
static void
watch_pointing (GtkWidget *flag)
{
  GtkEventController *controllers[] = { gtk_event_controller_motion_new (),
                                        gtk_event_controller_focus_new () };

  for (gsize i = 0; i < G_N_ELEMENTS (controllers); i++)
    {
      g_signal_connect (controllers[i], "enter", G_CALLBACK (flag_entered_cb), NULL);
      g_signal_connect (controllers[i], "leave", G_CALLBACK (flag_left_cb), NULL);
      gtk_widget_add_controller (flag, controllers[i]);
    }
}

static void
flag_clicked_cb (DtlFlagButton *flag, DtlChartView *self)
{
  gint64 event_id = dtl_flag_button_get_event_id (flag);
  gsize n = 0;
  const DtlChip *chips = dtl_chart_get_chips (self->chart, &n);

  for (gsize i = 0; i < n; i++)
    if (chips[i].flag_id == event_id && chips[i].end > chips[i].first + 1)
      {
        dtl_chart_view_popup_badge (self, &chips[i]);
        return;
      }
  dtl_chart_view_activate_flag (self, event_id);
}

/* Children that would be the same again stay, and with them the focus and the click on one. */
static gboolean
has_flags_of (DtlChartView *self, const DtlSnapshot *snapshot, const GPtrArray *marks)
{
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const DtlMark *mark = g_ptr_array_index (marks, i);
      g_autofree char *spoken = NULL;

      if (!mark->has_row)
        continue;
      spoken = dtl_phrases_speak_mark (mark, snapshot->mark_series);
      if (n == self->flags->len ||
          !dtl_flag_button_is_of (g_ptr_array_index (self->flags, n), mark->event->id, spoken))
        return FALSE;
      n++;
    }

  return n == self->flags->len;
}

/* One child an event, in the order of days: that is the order of focus. */
void
dtl_chart_view_rebuild_flags (DtlChartView *self)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  g_autoptr (GPtrArray) marks = dtl_view_state_list_marks (self->state);
  gint64 focused = dtl_chart_view_get_focused_event (self);
  GtkWidget *before = NULL;

  if (snapshot != NULL && snapshot->series != NULL && has_flags_of (self, snapshot, marks))
    return;
  dtl_chart_view_remove_flags (self);
  if (snapshot == NULL || snapshot->series == NULL)
    return;

  for (guint i = 0; i < marks->len; i++)
    {
      const DtlMark *mark = g_ptr_array_index (marks, i);
      g_autofree char *spoken = NULL;
      GtkWidget *flag;

      if (!mark->has_row)
        continue;
      spoken = dtl_phrases_speak_mark (mark, snapshot->mark_series);
      flag = dtl_flag_button_new (mark->event->id, mark->event->title, spoken);
      g_signal_connect (flag, "clicked", G_CALLBACK (flag_clicked_cb), self);
      watch_pointing (flag);
      if (!mark->proposed)
        dtl_chart_view_watch_flag (self, flag);
      gtk_widget_insert_after (flag, GTK_WIDGET (self), before);
      g_ptr_array_add (self->flags, flag);
      before = flag;
    }
  if (focused != 0)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static DtlFlagButton *
find_flag (DtlChartView *self, gint64 event_id)
{
  for (guint i = 0; i < self->flags->len; i++)
    {
      DtlFlagButton *flag = g_ptr_array_index (self->flags, i);

      if (dtl_flag_button_get_event_id (flag) == event_id)
        return flag;
    }

  return NULL;
}

void
dtl_chart_view_allocate_flags (DtlChartView *self)
{
  g_autoptr (GHashTable) placed = g_hash_table_new (NULL, NULL);
  gsize n = 0;
  const DtlChip *chips = dtl_chart_get_chips (self->chart, &n);

  for (gsize i = 0; i < n; i++)
    {
      DtlFlagButton *flag = find_flag (self, chips[i].flag_id);
      const DtlRect *rect = &chips[i].rect;
      GtkAllocation area = {
        .x = (int) floor (rect->x),
        .y = (int) floor (rect->y),
        .width = (int) ceil (rect->width),
        .height = (int) ceil (rect->height),
      };

      if (flag == NULL || area.width < 1 || area.height < 1)
        continue;
      g_hash_table_add (placed, flag);
      dtl_flag_button_set_count (flag, chips[i].end - chips[i].first);
      dtl_flag_button_set_shown (flag, TRUE);
      gtk_widget_measure (GTK_WIDGET (flag), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL,
                          NULL);
      gtk_widget_size_allocate (GTK_WIDGET (flag), &area, -1);
    }
  for (guint i = 0; i < self->flags->len; i++)
    if (!g_hash_table_contains (placed, g_ptr_array_index (self->flags, i)))
      dtl_flag_button_set_shown (g_ptr_array_index (self->flags, i), FALSE);
}

/* Sets off the chip of what is pointed at, which may be one of those behind a badge. */
void
dtl_chart_view_show_pointed (DtlChartView *self)
{
  gint64 pointed = dtl_view_state_get_pointed (self->state);
  gint64 shown = 0;
  gsize n = 0;
  const DtlChip *chips = dtl_chart_get_chips (self->chart, &n);

  for (gsize i = 0; i < n && pointed != 0; i++)
    for (gsize k = chips[i].first; k < chips[i].end; k++)
      if (dtl_chart_get_chip_flag (self->chart, k)->id == pointed)
        shown = chips[i].flag_id;
  for (guint i = 0; i < self->flags->len; i++)
    {
      GtkWidget *flag = g_ptr_array_index (self->flags, i);

      gint64 id = dtl_flag_button_get_event_id (DTL_FLAG_BUTTON (flag));

      if (pointed != 0 && (id == pointed || id == shown))
        gtk_widget_add_css_class (flag, "pointed");
      else
        gtk_widget_remove_css_class (flag, "pointed");
    }
}
