/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The focusable children over the chips: one an event, in the order of days, allocated where the
 * chart has laid out its chip and hidden where it has none. */
#include "app/chart-view-private.h"

#include <math.h>

#include "app/flag-button.h"
#include "app/phrases.h"

void
dtl_chart_view_remove_flags (DtlChartView *self)
{
  for (guint i = 0; i < self->flags->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->flags, i));
  g_ptr_array_set_size (self->flags, 0);
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
  gtk_widget_activate_action (GTK_WIDGET (self), "win.select-event", "x", event_id);
}

/* Children that would be the same again stay, and with them the focus and the click on one. */
static gboolean
has_flags_of (DtlChartView *self, const DtlSnapshot *snapshot)
{
  guint n = 0;

  for (guint i = 0; i < snapshot->marks->len; i++)
    {
      const DtlMark *mark = g_ptr_array_index (snapshot->marks, i);
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
  gint64 focused = dtl_chart_view_get_focused_event (self);
  GtkWidget *before = NULL;

  if (snapshot != NULL && snapshot->series != NULL && has_flags_of (self, snapshot))
    return;
  dtl_chart_view_remove_flags (self);
  if (snapshot == NULL || snapshot->series == NULL)
    return;

  for (guint i = 0; i < snapshot->marks->len; i++)
    {
      const DtlMark *mark = g_ptr_array_index (snapshot->marks, i);
      g_autofree char *spoken = NULL;
      GtkWidget *flag;

      if (!mark->has_row)
        continue;
      spoken = dtl_phrases_speak_mark (mark, snapshot->mark_series);
      flag = dtl_flag_button_new (mark->event->id, mark->event->title, spoken);
      g_signal_connect (flag, "clicked", G_CALLBACK (flag_clicked_cb), self);
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
