/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart to a file: ask for size and theme, then for the file; compose the figure on the
 * library's thread, draw and write it in a job. */
#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/export-dialog.h"
#include "app/export-job.h"
#include "operations/compose-figure.h"

/* One export, from the choice to the file. */
typedef struct
{
  DtlWindow *window;
  char *symbol;
  char *path;
  char *title;
  char *source;
  DtlFigureOptions figure;
  DtlExportOptions options;
  DtlSavedView view; /* whose lists the figure has */
} ChartExport;

static void
chart_export_free (ChartExport *self)
{
  g_clear_object (&self->window);
  g_free (self->symbol);
  g_free (self->path);
  g_free (self->title);
  g_free (self->source);
  dtl_saved_view_clear (&self->view);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChartExport, chart_export_free)

static gpointer
run_compose (DtlStore *store, gpointer data, GError **error)
{
  const ChartExport *job = data;

  return dtl_compose_figure (store, job->symbol, &job->figure, NULL, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChartExport) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (job->path);
  g_autofree char *text = NULL;

  g_application_release (g_application_get_default ());
  if (!dtl_export_job_run_finish (result, &error))
    {
      dtl_window_show_error (job->window, _ ("The chart was not saved"), error);
      return;
    }
  text = g_strdup_printf (_ ("Saved %s"), name);
  dtl_window_show_toast (job->window, text);
}

static void
composed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChartExport) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlFigure) figure = dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  ChartExport *started;

  if (figure == NULL)
    {
      dtl_window_show_error (job->window, _ ("The chart was not saved"), error);
      return;
    }
  started = g_steal_pointer (&job);
  /* A window that is closed now takes neither the file nor the program with it. */
  g_application_hold (g_application_get_default ());
  dtl_export_job_run_async (g_steal_pointer (&figure), &started->options, started->path, NULL,
                            written_cb, started);
}

static void
save_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (ChartExport) job = user_data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  ChartExport *started;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  job->window->native = NULL;
  g_object_unref (dialog);
  if (file == NULL || g_file_peek_path (file) == NULL || job->window->library == NULL)
    return;

  job->path = g_file_get_path (file);
  if (!dtl_export_format_from_path (job->path, &job->options.format, &error))
    {
      dtl_window_show_error (job->window, _ ("The chart was not saved"), error);
      return;
    }
  started = g_steal_pointer (&job);
  dtl_library_run_async (started->window->library, FALSE, run_compose, started, NULL,
                         (GDestroyNotify) dtl_figure_free, started->window->cancellable,
                         composed_cb, started);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *suffix)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  if (suffix != NULL)
    {
      gtk_file_filter_add_suffix (filter, suffix);
    }
  else
    {
      gtk_file_filter_add_suffix (filter, "png");
      gtk_file_filter_add_suffix (filter, "pdf");
      gtk_file_filter_add_suffix (filter, "svg");
    }
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
chosen_cb (DtlExportDialog *dialog, DtlExportChoice *choice, DtlWindow *self)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  g_autofree char *name = NULL;
  GtkFileChooserNative *chooser;
  ChartExport *job;
  const DtlSavedView *view;

  if (snapshot == NULL || dtl_view_state_get_n (self->state) == 0 || self->native != NULL)
    return;

  /* The figure is composed of what is saved. */
  dtl_studies_flush (self->studies);
  job = g_new0 (ChartExport, 1);
  dtl_view_state_save (self->state, &job->view);
  view = &job->view;
  job->window = g_object_ref (self);
  job->symbol = g_strdup (snapshot->instrument->symbol);
  job->title = g_strdup (choice->title);
  job->source = g_strdup (choice->source);
  job->options = choice->options;
  job->figure = (DtlFigureOptions){
    .from = view->from,
    .to = view->to,
    .interval = dtl_series_get_interval (snapshot->series),
    .type = view->type,
    .price_scale = view->scale,
    .base = view->base,
    .show_volume = view->volume_shown,
    .compared = (const char *const *) view->compared,
    .indicators = (const char *const *) view->indicators,
    .prices = view->prices,
    .panes = view->panes,
    .theme = choice->theme,
    .scheme = DTL_SCHEME_WESTERN,
    .study = choice->has_study ? dtl_view_state_get_selected (self->state) : 0,
    .title = job->title,
    .source = job->source,
  };

  chooser = gtk_file_chooser_native_new (_ ("Export Chart"), GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  add_filter (GTK_FILE_CHOOSER (chooser), _ ("Pictures and Documents"), NULL);
  add_filter (GTK_FILE_CHOOSER (chooser), _ ("PNG Picture"), "png");
  add_filter (GTK_FILE_CHOOSER (chooser), _ ("PDF Document"), "pdf");
  add_filter (GTK_FILE_CHOOSER (chooser), _ ("SVG Drawing"), "svg");
  name = g_strdup_printf ("%s.png", job->symbol);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (save_response_cb), job);
  self->native = GTK_NATIVE_DIALOG (chooser);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
dtl_window_export_chart (DtlWindow *self)
{
  const DtlStudy *study = dtl_studies_get_study (self->studies);
  gboolean has_study = study != NULL && dtl_study_is_sound (study);
  DtlExportDialog *dialog = dtl_export_dialog_new (GTK_WINDOW (self), has_study);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
