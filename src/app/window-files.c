/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files in and out of the window: choosers, drops, and the operations behind them. What takes time
 * runs on the library's thread or in a job; the window stays usable. */
#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/import-dialog.h"
#include "operations/transfer-events.h"

typedef void (*FileChosenFunc) (DtlWindow *self, const char *path);

static void
chooser_response_cb (GtkNativeDialog *dialog, int response, DtlWindow *self)
{
  FileChosenFunc chosen = (FileChosenFunc) g_object_get_data (G_OBJECT (dialog), "chosen");
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (self->native == dialog)
    self->native = NULL;
  if (file != NULL && g_file_peek_path (file) != NULL)
    chosen (self, g_file_peek_path (file));
  else if (file != NULL)
    dtl_window_show_toast (self, _ ("Only files of this computer can be used"));
  g_object_unref (dialog);
}

/* @patterns: ends with NULL; the first one is the default of a file to be saved */
static void
choose_file (DtlWindow *self,
             GtkFileChooserAction action,
             const char *title,
             const char *filter_name,
             const char *const *patterns,
             const char *suggestion,
             FileChosenFunc chosen)
{
  GtkFileChooserNative *chooser;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  if (self->native != NULL)
    return;

  chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, NULL, NULL);
  gtk_file_filter_set_name (filter, filter_name);
  for (gsize i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, patterns[i]);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  if (suggestion != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), suggestion);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data (G_OBJECT (chooser), "chosen", (gpointer) chosen);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chooser_response_cb), self, 0);
  self->native = GTK_NATIVE_DIALOG (chooser);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Prices in */

static void
imported_cb (DtlImportDialog *dialog, const char *symbol, guint64 rows, DtlWindow *self)
{
  g_autofree char *text = g_strdup_printf (_ ("Imported %zu bars of %s"), (gsize) rows, symbol);

  g_free (self->wanted_symbol);
  self->wanted_symbol = g_strdup (symbol);
  dtl_window_refresh (self);
  dtl_window_show_toast (self, text);
}

static void import_prices (DtlWindow *self, const char *path);

/* Each file has a dialog of its own, one after the other. */
static void
import_closed_cb (DtlWindow *self)
{
  g_autofree char *path = NULL;

  self->import_dialog = NULL;
  path = g_queue_pop_head (&self->waiting_prices);
  if (path != NULL)
    import_prices (self, path);
}

static void
import_prices (DtlWindow *self, const char *path)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);

  if (snapshot == NULL || self->library == NULL)
    return;
  if (self->import_dialog != NULL)
    {
      g_queue_push_tail (&self->waiting_prices, g_strdup (path));
      return;
    }

  self->import_dialog =
      GTK_WINDOW (dtl_import_dialog_new (GTK_WINDOW (self), self->library, snapshot->list, path));
  g_signal_connect_object (self->import_dialog, "imported", G_CALLBACK (imported_cb), self, 0);
  g_signal_connect_object (self->import_dialog, "destroy", G_CALLBACK (import_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (self->import_dialog);
}

void
dtl_window_choose_prices (DtlWindow *self)
{
  static const char *const patterns[] = { "csv", "tsv", "txt", NULL };

  choose_file (self, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Import Prices"), _ ("Price Files"), patterns,
               NULL, import_prices);
}

void
dtl_window_choose_article (DtlWindow *self)
{
  static const char *const patterns[] = { "html", "htm", "txt", "md",   "eml",
                                          "pdf",  "xml", "rss", "atom", NULL };

  choose_file (self, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Import Article"), _ ("Articles"), patterns,
               NULL, dtl_window_import_article);
}

void
dtl_window_choose_factors (DtlWindow *self)
{
  static const char *const patterns[] = { "csv", "txt", NULL };

  choose_file (self, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Import Factors"), _ ("Files of Factors"),
               patterns, NULL, dtl_window_import_factors);
}

static gboolean
import_dropped (DtlWindow *self, GFile *file)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *uri = g_file_get_uri (file);

  if (path != NULL && dtl_window_is_article_name (path))
    dtl_window_import_article (self, path);
  else if (path != NULL)
    import_prices (self, path);
  else if (dtl_article_source_is_address (uri))
    dtl_window_import_text (self, uri);
  else
    return FALSE;

  return TRUE;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, DtlWindow *self)
{
  GSList *files;
  gboolean taken = FALSE;

  gtk_widget_set_visible (self->drop_hint, FALSE); /* GTK tells of a drop, and then of no leave */
  if (G_VALUE_HOLDS_STRING (value))
    {
      dtl_window_import_text (self, g_value_get_string (value));
      return TRUE;
    }

  files = gdk_file_list_get_files (g_value_get_boxed (value));
  for (GSList *at = files; at != NULL; at = at->next)
    taken = import_dropped (self, at->data) || taken;
  g_slist_free (files);
  if (!taken)
    dtl_window_show_toast (self, _ ("Only files of this computer can be used"));

  return taken;
}

static GdkDragAction
drop_enter_cb (GtkDropTarget *target, double x, double y, DtlWindow *self)
{
  gtk_widget_set_visible (self->drop_hint, TRUE);

  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (GtkDropTarget *target, DtlWindow *self)
{
  gtk_widget_set_visible (self->drop_hint, FALSE);
}

void
dtl_window_init_drop (DtlWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  g_queue_init (&self->waiting_prices);
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect (target, "enter", G_CALLBACK (drop_enter_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->pages), GTK_EVENT_CONTROLLER (target));
}

/* Events in and out */

static gpointer
run_import_events (DtlStore *store, gpointer data, GError **error)
{
  return dtl_transfer_events_import (store, data, g_get_real_time () / G_USEC_PER_SEC, error);
}

static void
events_imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) marks = dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlWindow) self = user_data;
  g_autofree char *text = NULL;

  if (marks == NULL)
    {
      dtl_window_show_error (self, _ ("No events were imported"), error);
      return;
    }
  text = g_strdup_printf (g_dngettext (NULL, "Imported %u event", "Imported %u events", marks->len),
                          marks->len);
  dtl_window_show_toast (self, text);
}

static void
import_events (DtlWindow *self, const char *path)
{
  if (self->library == NULL)
    return;

  dtl_library_run_async (self->library, TRUE, run_import_events, g_strdup (path), g_free,
                         (GDestroyNotify) g_ptr_array_unref, self->cancellable, events_imported_cb,
                         g_object_ref (self));
}

void
dtl_window_choose_events (DtlWindow *self)
{
  static const char *const patterns[] = { "csv", "json", "ics", NULL };

  choose_file (self, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Import Events"), _ ("Event Files"), patterns,
               NULL, import_events);
}

static void
report_saved (DtlWindow *self, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Saved %s"), name);

  dtl_window_show_toast (self, text);
}

/* What to write of which instrument. */
typedef struct
{
  char *symbol;
  char *path;
} EventsTarget;

static void
events_target_free (EventsTarget *self)
{
  g_free (self->symbol);
  g_free (self->path);
  g_free (self);
}

static gpointer
run_export_events (DtlStore *store, gpointer data, GError **error)
{
  const EventsTarget *target = data;
  g_autoptr (GPtrArray) marks = dtl_mark_event_list (store, target->symbol, NULL, error);

  if (marks == NULL || !dtl_transfer_events_export (marks, target->path, error))
    return NULL;

  return g_strdup (target->path);
}

static void
events_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlWindow) self = user_data;

  if (path != NULL)
    report_saved (self, path);
  else
    dtl_window_show_error (self, _ ("The events were not saved"), error);
}

static void
export_events (DtlWindow *self, const char *path)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  EventsTarget *target;

  if (self->library == NULL || snapshot == NULL || snapshot->instrument == NULL)
    return;

  target = g_new0 (EventsTarget, 1);
  target->symbol = g_strdup (snapshot->instrument->symbol);
  target->path = g_strdup (path);
  dtl_library_run_async (self->library, FALSE, run_export_events, target,
                         (GDestroyNotify) events_target_free, g_free, self->cancellable,
                         events_exported_cb, g_object_ref (self));
}

void
dtl_window_choose_events_target (DtlWindow *self)
{
  static const char *const patterns[] = { "csv", "json", "ics", NULL };
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  g_autofree char *name = NULL;

  if (snapshot == NULL || snapshot->instrument == NULL)
    return;

  name = g_strdup_printf ("%s-events.csv", snapshot->instrument->symbol);
  choose_file (self, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Export Events"), _ ("Event Files"), patterns,
               name, export_events);
}

/* The library itself */

void
dtl_window_choose_library (DtlWindow *self)
{
  static const char *const patterns[] = { "dateline", NULL };

  choose_file (self, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Open Another Library"),
               _ ("Dateline Libraries"), patterns, NULL, dtl_window_open_library);
}
