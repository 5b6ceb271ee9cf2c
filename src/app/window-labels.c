/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels and events that were moved on the chart: one step of the history each. */
#include "app/window-private.h"

#include <glib/gi18n.h>

#include "operations/mark-event.h"

typedef struct
{
  gint64 event_id;
  DtlLabelPlace place;
  int lane;
  DtlDay day;
} Move;

static DtlInstant
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gpointer
place_label (DtlStore *store, gpointer data, GError **error)
{
  const Move *move = data;

  return dtl_mark_event_place_label (store, move->event_id, move->place, move->lane, get_now (),
                                     error)
             ? g_strdup ("")
             : NULL;
}

/* The chart holds the label where it was put until it is read anew. */
static void
place_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *done = dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlWindow) self = user_data;

  if (self->library == NULL)
    return;
  if (done == NULL)
    dtl_window_show_error (self, _ ("The label was not moved"), error);
  dtl_window_refresh (self);
}

/**
 * dtl_window_place_label:
 * @self: a window
 * @event_id: of an event
 * @side: "right" or "left" of its pole; "": the chart decides
 * @lane: counted from the bars; 0 if the chart decides
 */
void
dtl_window_place_label (DtlWindow *self, gint64 event_id, const char *side, int lane)
{
  Move move = { .event_id = event_id, .lane = lane };

  if (self->library == NULL || !dtl_label_place_from_id (*side != '\0' ? side : NULL, &move.place))
    return;

  dtl_window_withdraw_undo (self);
  dtl_library_run_async (self->library, TRUE, place_label, g_memdup2 (&move, sizeof move), g_free,
                         g_free, NULL, place_cb, g_object_ref (self));
}

static gpointer
move_event (DtlStore *store, gpointer data, GError **error)
{
  const Move *move = data;

  return dtl_mark_event_move (store, move->event_id, move->day, get_now (), error);
}

static void
move_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlMark) mark = dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlWindow) self = user_data;
  g_autofree char *text = NULL;

  if (self->library == NULL)
    return;
  if (mark == NULL)
    {
      dtl_window_show_error (self, _ ("The event was not moved"), error);
      return;
    }

  self->wanted_event = mark->event->id;
  /* Translators: %s is the title of an event */
  text = g_markup_printf_escaped (_ ("Moved “%s”"), mark->event->title);
  dtl_window_offer_undo (self, text);
  dtl_window_refresh (self);
}

/**
 * dtl_window_move_event:
 * @self: a window
 * @event_id: of an event
 * @row: the session on which it shall stand
 *
 * Moves at once, and offers to undo that.
 */
void
dtl_window_move_event (DtlWindow *self, gint64 event_id, gsize row)
{
  Move move = { .event_id = event_id };

  if (self->library == NULL || row >= dtl_view_state_get_n (self->state))
    return;

  move.day = dtl_series_get_day (dtl_view_state_get_series (self->state), row);
  dtl_window_withdraw_undo (self);
  dtl_library_run_async (self->library, TRUE, move_event, g_memdup2 (&move, sizeof move), g_free,
                         (GDestroyNotify) dtl_mark_free, NULL, move_cb, g_object_ref (self));
}
