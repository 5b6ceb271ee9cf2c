/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window and its library: open it, read what is shown, follow changes, keep the view. All
 * reading and writing is on the library's thread; the window replaces one snapshot by the next. */
#include "app/window-private.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "operations/calendars.h"
#include "operations/open-library.h"

#define SAVE_DELAY_MS 400
#define BUSY_DELAY_MS 250

static void show_snapshot (DtlWindow *self, DtlSnapshot *snapshot);

/* Only the default library comes with the sample. */
static DtlStore *
open_store (const char *path, GError **error)
{
  g_autofree char *default_path = dtl_open_library_default_path ();

  return dtl_open_library (g_str_equal (path, default_path) ? NULL : path, DTL_STORE_CREATE, error);
}

/* What to read: a symbol, and its view if that is the one shown, since it may not be saved yet. */
typedef struct
{
  char *symbol; /* nullable */
  char *view;   /* nullable */
} ReadJob;

static void
read_job_free (ReadJob *self)
{
  g_free (self->symbol);
  g_free (self->view);
  g_free (self);
}

static gpointer
read_snapshot (DtlStore *store, gpointer data, GError **error)
{
  const ReadJob *job = data;

  return dtl_snapshot_read (store, job->symbol, job->view, error);
}

static char *
print_view (DtlWindow *self)
{
  g_auto (DtlSavedView) view = { 0 };

  dtl_view_state_save (self->state, &view);

  return dtl_saved_view_print (&view);
}

static ReadJob *
create_read_job (DtlWindow *self)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  ReadJob *job = g_new0 (ReadJob, 1);

  job->symbol = g_strdup (self->wanted_symbol);
  if (snapshot != NULL && dtl_view_state_get_n (self->state) > 0 &&
      g_strcmp0 (snapshot->instrument->symbol, self->wanted_symbol) == 0)
    job->view = print_view (self);

  return job;
}

static void
want_symbol (DtlWindow *self, const char *symbol)
{
  g_free (self->wanted_symbol);
  self->wanted_symbol = g_strdup (symbol);
}

static gboolean
show_busy_cb (gpointer user_data)
{
  DtlWindow *self = user_data;

  self->busy_source = 0;
  gtk_stack_set_visible_child_name (self->pages, "busy");

  return G_SOURCE_REMOVE;
}

/* What is still shown is again what the next read is of. */
static void
show_read_error (DtlWindow *self, const GError *error)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);

  if (snapshot != NULL)
    {
      if (self->read_again)
        dtl_window_refresh (self);
      else
        want_symbol (self, self->saved_symbol);
      dtl_window_show_error (self, _ ("The library could not be read"), error);
    }
  else
    {
      dtl_view_state_set_snapshot (self->state, NULL);
      dtl_window_show_error_page (self, error);
      dtl_window_show_title (self);
    }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlSnapshot) snapshot = dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlWindow) self = user_data;

  /* Another library has been opened meanwhile, or the window is closing. */
  if (DTL_LIBRARY (source) != self->library)
    return;

  self->reading = FALSE;
  g_clear_handle_id (&self->busy_source, g_source_remove);
  if (snapshot == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_read_error (self, error);
      return;
    }

  /* What is asked for by now stays so: this snapshot may be of another instrument. */
  if (self->read_again)
    dtl_window_refresh (self);
  show_snapshot (self, snapshot);
}

/**
 * dtl_window_refresh:
 * @self: a window with a library
 *
 * Reads what is shown again. Asked while a read is under way, one more follows it.
 */
void
dtl_window_refresh (DtlWindow *self)
{
  if (self->library == NULL)
    return;
  if (self->reading)
    {
      self->read_again = TRUE;
      return;
    }

  self->reading = TRUE;
  self->read_again = FALSE;
  dtl_library_run_async (self->library, FALSE, read_snapshot, create_read_job (self),
                         (GDestroyNotify) read_job_free, (GDestroyNotify) dtl_snapshot_unref,
                         self->cancellable, read_cb, g_object_ref (self));
}

static char *
describe_instrument (const DtlSnapshot *snapshot)
{
  const DtlInstrument *instrument = snapshot->instrument;
  GString *text = g_string_new (NULL);
  gsize n = dtl_series_get_n (snapshot->series);
  DtlInterval interval = dtl_series_get_interval (snapshot->series);
  const char *place = instrument->exchange;
  const DtlExchange *exchange = dtl_calendars_get (instrument->exchange);

  if (exchange != NULL)
    place = dtl_exchange_get_title (exchange);
  if (place != NULL)
    g_string_append_printf (text, "%s · ", place);
  if (instrument->currency != NULL)
    g_string_append_printf (text, "%s · ", instrument->currency);
  switch (interval)
    {
    case DTL_INTERVAL_DAY:
      g_string_append (text, _ ("daily"));
      break;
    case DTL_INTERVAL_WEEK:
      g_string_append (text, _ ("weekly"));
      break;
    case DTL_INTERVAL_MONTH:
      g_string_append (text, _ ("monthly"));
      break;
    case DTL_INTERVAL_QUARTER:
      g_string_append (text, _ ("quarterly"));
      break;
    case DTL_INTERVAL_1MIN:
    case DTL_INTERVAL_5MIN:
    case DTL_INTERVAL_15MIN:
    case DTL_INTERVAL_30MIN:
    case DTL_INTERVAL_60MIN:
    case DTL_N_INTERVALS:
    default:
      g_string_append (text, dtl_interval_to_id (interval));
      break;
    }

  if (n > 0)
    {
      int first, last, month, day;

      dtl_day_to_ymd (dtl_series_get_day (snapshot->series, 0), &first, &month, &day);
      dtl_day_to_ymd (dtl_series_get_day (snapshot->series, n - 1), &last, &month, &day);
      if (first == last)
        g_string_append_printf (text, ", %d", first);
      else
        g_string_append_printf (text, ", %d–%d", first, last);
    }

  return g_string_free (text, FALSE);
}

/**
 * dtl_window_show_title:
 * @self: a window
 *
 * Names the instrument in the header bar, as long as its width allows.
 */
void
dtl_window_show_title (DtlWindow *self)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  const DtlInstrument *instrument = snapshot != NULL ? snapshot->instrument : NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *spoken = NULL;

  gtk_widget_set_visible (self->title_box, instrument != NULL);
  if (instrument == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), "Dateline");
      return;
    }

  if (instrument->name != NULL &&
      dtl_width_class_bin_get_class (self->width_bin) != DTL_WIDTH_NARROW)
    title = g_strdup_printf ("%s – %s", instrument->symbol, instrument->name);
  else
    title = g_strdup (instrument->symbol);
  subtitle = describe_instrument (snapshot);
  spoken = g_strdup_printf (_ ("%s, choose another instrument"), title);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* Only what is done in this window is saved from it. Were the view that another window has saved
 * compared with ours, two windows of one library would write in turn without an end. */
static void
note_saved_view (DtlWindow *self, const char *symbol, gboolean is_first)
{
  if (g_strcmp0 (self->saved_symbol, symbol) == 0)
    return;

  g_free (self->saved_symbol);
  self->saved_symbol = g_strdup (symbol);
  g_clear_pointer (&self->saved_view, g_free);
  if (is_first && dtl_view_state_get_n (self->state) > 0)
    self->saved_view = print_view (self);
}

static void
show_snapshot (DtlWindow *self, DtlSnapshot *snapshot)
{
  const char *symbol = snapshot->instrument != NULL ? snapshot->instrument->symbol : NULL;
  gint64 wanted = self->wanted_event;
  gboolean is_first = dtl_view_state_get_snapshot (self->state) == NULL;

  self->wanted_event = 0;
  if (!self->reading)
    want_symbol (self, symbol);

  /* The editor is about an instrument that goes out of view. */
  if (self->editor != NULL && g_strcmp0 (self->saved_symbol, symbol) != 0)
    dtl_event_editor_close (self->editor);
  dtl_view_state_set_snapshot (self->state, snapshot);
  note_saved_view (self, symbol, is_first);
  dtl_window_show_title (self);
  if (snapshot->series != NULL)
    gtk_stack_set_visible_child_name (self->pages, "chart");
  else
    dtl_window_show_start_page (self);
  if (wanted != 0)
    dtl_view_state_select (self->state, wanted);
  if (is_first && snapshot->series != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->chart_view));
}

/**
 * dtl_window_show_instrument:
 * @self: a window
 * @symbol: of an instrument of its library
 *
 * Shows that instrument as it was last looked at.
 */
void
dtl_window_show_instrument (DtlWindow *self, const char *symbol)
{
  gtk_menu_button_popdown (self->title_button);
  if (g_strcmp0 (symbol, self->wanted_symbol) == 0)
    return;

  want_symbol (self, symbol);
  dtl_window_refresh (self);
}

/* What to write when the view has changed. */
typedef struct
{
  char *symbol;
  char *view;
} SaveView;

static void
save_view_free (SaveView *self)
{
  g_free (self->symbol);
  g_free (self->view);
  g_free (self);
}

static gpointer
save_view (DtlStore *store, gpointer data, GError **error)
{
  SaveView *save = data;
  g_autofree char *key = dtl_saved_view_get_key (save->symbol);
  g_autofree char *current = dtl_saved_view_print_current (save->symbol);

  if (!dtl_store_put_view (store, key, save->view, error) ||
      !dtl_store_put_view (store, DTL_VIEW_CURRENT, current, error))
    return NULL;

  return g_strdup (save->view);
}

static void
save_view_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = dtl_library_run_finish (DTL_LIBRARY (source), result, &error);

  /* A view that cannot be kept, on a full disk or in a library that may only be read, costs
   * nothing that the user made. */
  if (saved == NULL)
    g_debug ("View not saved: %s", error->message);
}

static void
save_view_now (DtlWindow *self)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  g_autofree char *view = NULL;
  SaveView *save;

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->library == NULL || dtl_view_state_get_n (self->state) == 0)
    return;

  view = print_view (self);
  if (g_strcmp0 (view, self->saved_view) == 0)
    return;
  g_free (self->saved_view);
  self->saved_view = g_strdup (view);

  save = g_new0 (SaveView, 1);
  save->symbol = g_strdup (snapshot->instrument->symbol);
  save->view = g_steal_pointer (&view);
  dtl_library_run_async (self->library, FALSE, save_view, save, (GDestroyNotify) save_view_free,
                         g_free, NULL, save_view_cb, NULL);
}

static gboolean
save_view_later_cb (gpointer user_data)
{
  DtlWindow *self = user_data;

  self->save_source = 0;
  save_view_now (self);

  return G_SOURCE_REMOVE;
}

/* Saves the view when it has been left alone for a moment. */
void
dtl_window_view_changed (DtlWindow *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (SAVE_DELAY_MS, save_view_later_cb, self);
}

/**
 * dtl_window_close_library:
 * @self: a window
 *
 * Saves the view and waits until the library's thread has done all that was asked of it.
 */
void
dtl_window_close_library (DtlWindow *self)
{
  g_clear_handle_id (&self->busy_source, g_source_remove);
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->library == NULL)
    return;

  if (self->intake != NULL)
    dtl_article_intake_set_library (self->intake, NULL);
  save_view_now (self);
  dtl_studies_flush (self->studies);
  g_signal_handlers_disconnect_by_data (self->library, self);
  dtl_library_close (self->library);
  g_clear_object (&self->library);
  self->reading = FALSE;
  self->read_again = FALSE;
  self->composing = FALSE;
  self->compose_again = FALSE;
}

/**
 * dtl_window_open_library:
 * @self: a window
 * @path: (nullable): a library file, created empty if it is not there; %NULL: the default
 *   library, created with the sample
 *
 * Replaces the library shown. Errors are shown in the window.
 */
void
dtl_window_open_library (DtlWindow *self, const char *path)
{
  g_autofree char *file = path != NULL ? g_strdup (path) : dtl_open_library_default_path ();

  g_return_if_fail (DTL_IS_WINDOW (self));

  dtl_window_close_library (self);
  dtl_window_forget_article (self);
  dtl_view_state_set_snapshot (self->state, NULL);
  g_clear_pointer (&self->wanted_symbol, g_free);
  g_clear_pointer (&self->saved_view, g_free);
  g_clear_pointer (&self->saved_symbol, g_free);
  g_free (self->path);
  self->path = g_strdup (path);

  self->library = dtl_library_new (file, open_store);
  dtl_article_intake_set_library (self->intake, self->library);
  g_signal_connect_swapped (self->library, "changed", G_CALLBACK (dtl_window_refresh), self);
  g_signal_connect_swapped (self->library, "changed", G_CALLBACK (dtl_window_refresh_article),
                            self);
  gtk_stack_set_visible_child_name (self->pages, "blank");
  self->busy_source = g_timeout_add (BUSY_DELAY_MS, show_busy_cb, self);
  dtl_window_refresh (self);
}

static gpointer
fill_sample (DtlStore *store, gpointer data, GError **error)
{
  return dtl_open_library_fill_sample (store, error) ? GINT_TO_POINTER (1) : NULL;
}

static void
fill_sample_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlWindow) self = user_data;

  /* What holds prices meanwhile, after a second click, has a chart to show. */
  if (dtl_library_run_finish (DTL_LIBRARY (source), result, &error) == NULL &&
      !g_error_matches (error, DTL_ERROR, DTL_ERROR_CONFLICT))
    dtl_window_show_error (self, _ ("The sample could not be opened"), error);
}

/* Puts the sample into an empty library. */
void
dtl_window_fill_sample (DtlWindow *self)
{
  if (self->library == NULL)
    return;

  dtl_library_run_async (self->library, TRUE, fill_sample, NULL, NULL, NULL, self->cancellable,
                         fill_sample_cb, g_object_ref (self));
}
