/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mark, edit and delete events, undo and redo. Each is one function on the library's thread; the
 * window shows the result when the library says that it has changed. */
#include "app/window-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "library/history.h"
#include "operations/calendars.h"
#include "operations/mark-event.h"

#define UNDO_SECONDS 10

static DtlInstant
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* The undo of a toast is that of the last step: another edit makes the offer void. */
void
dtl_window_withdraw_undo (DtlWindow *self)
{
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
}

static void
toast_dismissed_cb (AdwToast *toast, DtlWindow *self)
{
  if (self->undo_toast == toast)
    g_clear_object (&self->undo_toast);
}

/**
 * dtl_window_offer_undo:
 * @self: a window
 * @markup: what was done by the last step
 *
 * Tells it in a toast that can undo it.
 */
void
dtl_window_offer_undo (DtlWindow *self, const char *markup)
{
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_timeout (toast, UNDO_SECONDS);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, 0);
  g_set_object (&self->undo_toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static gpointer
add_event (DtlStore *store, gpointer data, GError **error)
{
  return dtl_mark_event_add (store, data, get_now (), error);
}

static gpointer
change_event (DtlStore *store, gpointer data, GError **error)
{
  return dtl_mark_event_edit (store, data, get_now (), error);
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlMark) mark = dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlWindow) self = user_data;

  if (self->library == NULL)
    return;
  if (mark == NULL)
    {
      if (self->editor != NULL && gtk_widget_get_visible (GTK_WIDGET (self->editor)))
        dtl_event_editor_show_error (self->editor, error->message);
      else
        dtl_window_show_error (self, _ ("The event was not saved"), error);
      return;
    }

  if (self->editor != NULL)
    dtl_event_editor_close (self->editor);
  dtl_view_state_set_marking (self->state, FALSE);
  self->wanted_event = mark->event->id;
  dtl_window_refresh (self);
}

static void
editor_save_cb (DtlEventEditor *editor, DtlEvent *event, DtlWindow *self)
{
  if (self->library == NULL)
    return;

  if (event->id == 0 && self->edited_proposal >= 0)
    {
      dtl_window_save_proposal (self, event);
      return;
    }

  dtl_window_withdraw_undo (self);
  dtl_library_run_async (self->library, TRUE, event->id == 0 ? add_event : change_event,
                         dtl_event_copy (event), (GDestroyNotify) dtl_event_free,
                         (GDestroyNotify) dtl_mark_free, NULL, save_cb, g_object_ref (self));
}

static gpointer
read_article (DtlStore *store, gpointer data, GError **error)
{
  return dtl_store_get_article (store, *(const gint64 *) data, error);
}

/* Without its article the quote stands alone. */
static void
article_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DtlArticle) article = dtl_library_run_finish (DTL_LIBRARY (source), result, NULL);
  g_autoptr (DtlWindow) self = user_data;

  if (article != NULL && self->editor != NULL)
    dtl_event_editor_show_article (self->editor, article->id, article->title);
}

typedef struct
{
  DtlArticlePage *page;
  guint index;
} ProposalFocus;

static void
proposal_focus_free (gpointer data)
{
  ProposalFocus *self = data;

  g_object_unref (self->page);
  g_free (self);
}

static gboolean
focus_proposal_cb (gpointer user_data)
{
  const ProposalFocus *focus = user_data;

  dtl_article_page_focus_proposal (focus->page, focus->index);
  return G_SOURCE_REMOVE;
}

/* The focus goes back to the row that the editor was opened from. Its list may have been made anew,
 * and when it closes a popover gives the focus to the old row still. */
static void
editor_closed_cb (DtlEventEditor *editor, DtlWindow *self)
{
  ProposalFocus *focus;

  if (self->edited_proposal < 0)
    return;

  focus = g_new0 (ProposalFocus, 1);
  focus->page = g_object_ref (self->article_page);
  focus->index = (guint) self->edited_proposal;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_proposal_cb, focus, proposal_focus_free);
}

static void
show_editor (DtlWindow *self, const DtlEvent *event, gsize row)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  GdkRectangle anchor;

  if (self->editor == NULL)
    {
      self->editor = dtl_event_editor_new ();
      g_signal_connect (self->editor, "save", G_CALLBACK (editor_save_cb), self);
      g_signal_connect (self->editor, "closed", G_CALLBACK (editor_closed_cb), self);
    }
  /* A folded pane lies over what the editor points to. */
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  dtl_chart_view_get_anchor (self->chart_view, row, &anchor);
  dtl_chart_view_popup_at (self->chart_view, GTK_POPOVER (self->editor), &anchor);
  dtl_event_editor_edit (self->editor, event, dtl_calendars_get (snapshot->instrument->exchange));
  if (event->quote != NULL && event->article_id != 0 && self->library != NULL)
    dtl_library_run_async (self->library, FALSE, read_article,
                           g_memdup2 (&event->article_id, sizeof event->article_id), g_free,
                           (GDestroyNotify) dtl_article_free, self->cancellable, article_read_cb,
                           g_object_ref (self));
}

/**
 * dtl_window_edit_new_event:
 * @event: not in the library yet
 *
 * Opens the editor for an event that something else has proposed.
 */
void
dtl_window_edit_new_event (DtlWindow *self, const DtlEvent *event)
{
  gsize n = dtl_view_state_get_n (self->state);
  gsize row;

  g_return_if_fail (n > 0);

  row = MIN (dtl_view_state_find_row (self->state, event->day), n - 1);
  dtl_view_state_reveal_row (self->state, row);
  show_editor (self, event, row);
}

/**
 * dtl_window_mark_session:
 * @self: a window
 * @row: a session of the series shown
 *
 * Opens the editor for a new event of that day.
 */
void
dtl_window_mark_session (DtlWindow *self, gsize row)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  g_autoptr (DtlEvent) event = NULL;

  if (row >= dtl_view_state_get_n (self->state))
    return;

  self->edited_proposal = -1;
  event = dtl_event_new ();
  event->symbol = g_strdup (snapshot->instrument->symbol);
  event->title = g_strdup ("");
  event->day = dtl_series_get_day (snapshot->series, row);
  dtl_view_state_set_cursor (self->state, (gssize) row, NAN);
  show_editor (self, event, row);
}

void
dtl_window_edit_event (DtlWindow *self, gint64 event_id)
{
  const DtlMark *mark =
      dtl_snapshot_find_mark (dtl_view_state_get_snapshot (self->state), event_id);
  gsize row;

  if (mark == NULL)
    return;

  self->edited_proposal = -1;
  dtl_view_state_select (self->state, event_id);
  row = mark->has_row ? mark->row : dtl_view_state_find_row (self->state, mark->event->day);
  show_editor (self, mark->event, MIN (row, dtl_view_state_get_n (self->state) - 1));
}

static gpointer
remove_event (DtlStore *store, gpointer data, GError **error)
{
  const DtlEvent *event = data;

  return dtl_mark_event_remove (store, event->id, get_now (), error) ? g_strdup (event->title)
                                                                     : NULL;
}

static void
remove_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlWindow) self = user_data;
  g_autofree char *escaped = NULL;

  if (self->library == NULL)
    return;
  if (title == NULL)
    {
      dtl_window_show_error (self, _ ("The event was not deleted"), error);
      return;
    }

  /* Translators: %s is the title of an event */
  escaped = g_markup_printf_escaped (_ ("Removed “%s”"), title);
  dtl_window_offer_undo (self, escaped);
}

/**
 * dtl_window_delete_event:
 * @self: a window
 * @event_id: of an event
 *
 * Deletes at once, and offers to undo that.
 */
void
dtl_window_delete_event (DtlWindow *self, gint64 event_id)
{
  const DtlMark *mark =
      dtl_snapshot_find_mark (dtl_view_state_get_snapshot (self->state), event_id);

  if (mark == NULL || self->library == NULL)
    return;

  dtl_window_withdraw_undo (self);
  dtl_library_run_async (self->library, TRUE, remove_event, dtl_event_copy (mark->event),
                         (GDestroyNotify) dtl_event_free, g_free, NULL, remove_cb,
                         g_object_ref (self));
}

void
dtl_window_open_source (DtlWindow *self, gint64 event_id)
{
  const DtlMark *mark =
      dtl_snapshot_find_mark (dtl_view_state_get_snapshot (self->state), event_id);
  g_autofree char *scheme = NULL;

  if (mark == NULL || mark->event->source == NULL)
    return;

  /* An address may come with a file of someone else: only the web, no programs and no files. */
  scheme = g_uri_parse_scheme (mark->event->source);
  if (g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "http") != 0)
    {
      dtl_window_show_toast (self, _ ("The source is no web address"));
      return;
    }
  gtk_show_uri (GTK_WINDOW (self), mark->event->source, GDK_CURRENT_TIME);
}

static gpointer
undo_step (DtlStore *store, gpointer data, GError **error)
{
  return dtl_history_undo (store, error);
}

static gpointer
redo_step (DtlStore *store, gpointer data, GError **error)
{
  return dtl_history_redo (store, error);
}

static void
undo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStep) step = dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlWindow) self = user_data;

  if (step == NULL)
    dtl_window_show_error (self, _ ("That step could not be taken back"), error);
}

/**
 * dtl_window_undo:
 * @self: a window
 * @redo: whether to do again what was undone last
 */
void
dtl_window_undo (DtlWindow *self, gboolean redo)
{
  if (self->library == NULL)
    return;

  dtl_window_withdraw_undo (self);
  dtl_library_run_async (self->library, TRUE, redo ? redo_step : undo_step, NULL, NULL,
                         (GDestroyNotify) dtl_step_free, NULL, undo_cb, g_object_ref (self));
}
