/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The studies of a window and its library: read in the background when events or prices have
 * changed, saved as one step when a plan has. Also their way to the clipboard and into files. */
#include "app/window-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/export-job.h"
#include "app/phrases.h"
#include "app/study-plots.h"
#include "app/study-words.h"
#include "operations/print-study.h"

static gpointer
read_book (DtlStore *store, gpointer data, GError **error)
{
  return dtl_study_book_read (store, data, error);
}

static gpointer
read_kept (DtlStore *store, gpointer data, GError **error)
{
  return dtl_study_book_read_kept (store, data, error);
}

/* What lists say is there before the prices are; what is shown of this instrument already is not
 * given up for it. */
static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStudyBook) book = dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlWindow) self = user_data;
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);

  if (DTL_LIBRARY (source) == self->library && book != NULL && snapshot != NULL &&
      snapshot->instrument != NULL && strcmp (snapshot->instrument->symbol, book->symbol) == 0)
    dtl_studies_set_book (self->studies, book);
}

static gboolean
has_book_of (DtlWindow *self, const char *symbol)
{
  const DtlStudyBook *book = dtl_studies_get_book (self->studies);

  return book != NULL && strcmp (book->symbol, symbol) == 0;
}

static void
book_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStudyBook) book = dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlWindow) self = user_data;

  if (DTL_LIBRARY (source) != self->library)
    return;

  self->reading_studies = FALSE;
  if (self->read_studies_again)
    {
      dtl_window_read_studies (self);
      return;
    }
  /* An instrument without daily prices has no studies, which is no fault. */
  if (book == NULL)
    g_debug ("Studies not read: %s", error->message);
  dtl_studies_set_book (self->studies, book);
}

/**
 * dtl_window_read_studies:
 * @self: a window
 *
 * Has the studies of the instrument shown computed. Asked while that is under way, one more round
 * follows.
 */
void
dtl_window_read_studies (DtlWindow *self)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);

  if (self->library == NULL || snapshot == NULL || snapshot->instrument == NULL)
    {
      dtl_studies_set_book (self->studies, NULL);
      return;
    }
  if (self->reading_studies)
    {
      self->read_studies_again = TRUE;
      return;
    }

  self->reading_studies = TRUE;
  self->read_studies_again = FALSE;
  dtl_studies_set_stale (self->studies);
  if (!has_book_of (self, snapshot->instrument->symbol))
    dtl_library_run_async (self->library, FALSE, read_kept, g_strdup (snapshot->instrument->symbol),
                           g_free, (GDestroyNotify) dtl_study_book_unref, self->cancellable,
                           kept_cb, g_object_ref (self));
  dtl_library_run_async (self->library, FALSE, read_book, g_strdup (snapshot->instrument->symbol),
                         g_free, (GDestroyNotify) dtl_study_book_unref, self->cancellable, book_cb,
                         g_object_ref (self));
}

/* What to write of a plan. */
typedef struct
{
  gint64 event_id;
  DtlStudyPlan *plan;
} SavePlan;

static void
save_plan_free (SavePlan *self)
{
  dtl_study_plan_free (self->plan);
  g_free (self);
}

static gpointer
save_plan (DtlStore *store, gpointer data, GError **error)
{
  SavePlan *save = data;

  return dtl_plan_study_save (store, save->event_id, save->plan,
                              g_get_real_time () / G_USEC_PER_SEC, error)
             ? GINT_TO_POINTER (1)
             : NULL;
}

static void
plan_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlWindow) self = user_data;

  if (dtl_library_run_finish (DTL_LIBRARY (source), result, &error) == NULL &&
      DTL_LIBRARY (source) == self->library)
    dtl_window_show_error (self, _ ("The study was not saved"), error);
}

static void
save_cb (DtlStudies *studies, gint64 event_id, DtlStudyPlan *plan, DtlWindow *self)
{
  SavePlan *save;

  if (self->library == NULL)
    return;

  save = g_new0 (SavePlan, 1);
  save->event_id = event_id;
  save->plan = dtl_study_plan_copy (plan);
  dtl_library_run_async (self->library, TRUE, save_plan, save, (GDestroyNotify) save_plan_free,
                         NULL, NULL, plan_saved_cb, g_object_ref (self));
}

/* What to keep of the set of an instrument. */
typedef struct
{
  DtlWindow *window;
  char *symbol;
  DtlStudySetChoice *choice;
} SaveSet;

static void
save_set_free (SaveSet *self)
{
  g_object_unref (self->window);
  g_free (self->symbol);
  dtl_study_set_choice_free (self->choice);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaveSet, save_set_free)

static gpointer
save_set (DtlStore *store, gpointer data, GError **error)
{
  const SaveSet *save = data;

  return dtl_study_set_choice_save (store, save->symbol, save->choice, error) ? GINT_TO_POINTER (1)
                                                                              : NULL;
}

/* What cannot be kept costs no more than the choice of the next time. */
static void
set_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SaveSet) save = user_data;
  g_autoptr (GError) error = NULL;
  const DtlStudyBook *book;

  if (dtl_library_run_finish (DTL_LIBRARY (source), result, &error) == NULL)
    g_debug ("Choice of events not kept: %s", error->message);
  if (DTL_LIBRARY (source) != save->window->library)
    return;

  book = dtl_studies_get_book (save->window->studies);
  if (book != NULL && !dtl_study_book_is_ready (book, save->choice->plan))
    dtl_window_read_studies (save->window);
}

static void
save_set_cb (DtlStudies *studies, const char *symbol, DtlStudySetChoice *choice, DtlWindow *self)
{
  SaveSet *save;

  if (self->library == NULL)
    return;

  save = g_new0 (SaveSet, 1);
  save->window = g_object_ref (self);
  save->symbol = g_strdup (symbol);
  save->choice = dtl_study_set_choice_copy (choice);
  dtl_library_run_async (self->library, FALSE, save_set, save, NULL, NULL, NULL, set_saved_cb,
                         save);
}

/* Which instrument is measured against which. */
typedef struct
{
  char *symbol;
  char *benchmark;
} SetBenchmark;

static void
set_benchmark_free (SetBenchmark *self)
{
  g_free (self->symbol);
  g_free (self->benchmark);
  g_free (self);
}

static gpointer
set_benchmark (DtlStore *store, gpointer data, GError **error)
{
  const SetBenchmark *job = data;

  return dtl_plan_study_set_benchmark (store, job->symbol, job->benchmark,
                                       g_get_real_time () / G_USEC_PER_SEC, error)
             ? GINT_TO_POINTER (1)
             : NULL;
}

/**
 * dtl_window_set_benchmark:
 * @self: a window
 * @benchmark: symbol that studies of the instrument shown are measured against, but for events
 *   that have one of their own
 */
void
dtl_window_set_benchmark (DtlWindow *self, const char *benchmark)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  SetBenchmark *job;

  if (self->library == NULL || snapshot == NULL || snapshot->instrument == NULL ||
      *benchmark == '\0')
    return;

  dtl_studies_flush (self->studies);
  job = g_new0 (SetBenchmark, 1);
  job->symbol = g_strdup (snapshot->instrument->symbol);
  job->benchmark = g_strdup (benchmark);
  dtl_library_run_async (self->library, TRUE, set_benchmark, job,
                         (GDestroyNotify) set_benchmark_free, NULL, NULL, plan_saved_cb,
                         g_object_ref (self));
}

static void
update_actions_cb (DtlStudies *studies, DtlWindow *self)
{
  const DtlStudy *study = dtl_studies_get_study (studies);
  gboolean is_sound = study != NULL && dtl_study_is_sound (study);

  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "copy-study")), is_sound);
}

void
dtl_window_init_studies (DtlWindow *self)
{
  self->studies = dtl_studies_new (self->state);
  g_signal_connect_object (self->studies, "save", G_CALLBACK (save_cb), self, 0);
  g_signal_connect_object (self->studies, "save-set", G_CALLBACK (save_set_cb), self, 0);
  g_signal_connect_object (self->studies, "changed", G_CALLBACK (update_actions_cb), self, 0);
  update_actions_cb (self->studies, self);
}

void
dtl_window_copy_study (DtlWindow *self)
{
  const DtlStudy *study = dtl_studies_get_study (self->studies);
  g_autofree char *text = NULL;

  if (study == NULL || !dtl_study_is_sound (study))
    return;
  text = dtl_print_study_tsv (study);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  dtl_window_show_toast (self, _ ("Copied the table"));
}

void
dtl_window_copy_study_set (DtlWindow *self)
{
  g_autofree char *text = dtl_study_page_print_set_table (self->study_page);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  dtl_window_show_toast (self, _ ("Copied the table"));
}

/* A plot as a figure with its words; NULL for what is no plot, or has none. */
static DtlFigure *
compose_plot (DtlWindow *self, const char *what)
{
  const DtlStudyEntry *entry = dtl_studies_get_entry (self->studies);
  const DtlStudyPlan *plan = dtl_studies_get_plan (self->studies);
  const DtlStudy *study = dtl_studies_get_study (self->studies);
  const DtlStudyWindow *window = dtl_studies_get_window (self->studies);
  const char *symbol = dtl_studies_get_book (self->studies)->symbol;
  g_autofree char *model = dtl_study_words_describe_model (study, plan->benchmark);
  g_autofree char *day =
      dtl_format_day (study->session, DTL_DAY_STYLE_DAY_MONTH_YEAR, dtl_phrases_get_date_names ());
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *band = NULL;
  g_autofree char *window_range = NULL;
  g_autofree char *notes = NULL;
  DtlFigure *figure = NULL;
  DtlTheme theme;

  dtl_theme_init (&theme, DTL_THEME_PRINT, DTL_SCHEME_WESTERN);
  if (strcmp (what, "path") == 0)
    figure =
        dtl_figure_new_plot (&dtl_study_path, dtl_study_plots_path (study, window),
                             (GDestroyNotify) dtl_study_plots_path_free, &theme, study->session);
  else if (strcmp (what, "placebo") == 0 && window != NULL && window->n > 0)
    figure =
        dtl_figure_new_plot (&dtl_study_placebo, dtl_study_plots_placebo (study, window),
                             (GDestroyNotify) dtl_study_plots_placebo_free, &theme, study->session);
  else if (strcmp (what, "scatter") == 0 && study->estimation_benchmark != NULL)
    figure = dtl_figure_new_plot (
        &dtl_study_scatter, dtl_study_plots_scatter (study, symbol, plan->benchmark),
        (GDestroyNotify) dtl_study_plots_scatter_free, &theme, study->session);
  if (figure == NULL)
    return NULL;

  title = g_strdup_printf ("%s, %s", entry->title, day);
  band = g_strdup_printf (_ ("cumulative abnormal return in percent, band of %d %%"),
                          study->settings.level);
  subtitle = g_strdup_printf ("%s · %s", symbol,
                              strcmp (what, "path") == 0 ? band
                              : strcmp (what, "placebo") == 0
                                  ? _ ("abnormal returns of the days before, in percent")
                                  : _ ("daily returns of the estimation days, in percent"));
  window_range =
      dtl_study_words_name_range ((DtlStudyRange){ study->settings.from, study->settings.to });
  /* Translators: model, benchmark and number of returns; gap; level; event window */
  notes = g_strdup_printf (
      _ ("Settings: %s, %s returns, gap of %d, level of %d %%, window %s around "
         "day 0. The comparison is with ordinary days; it does not tell why "
         "prices moved."),
      model, study->settings.returns == DTL_STUDY_RETURNS_LOG ? _ ("logarithmic") : _ ("simple"),
      study->settings.gap, study->settings.level, window_range);
  dtl_figure_set_title (figure, title);
  dtl_figure_set_subtitle (figure, subtitle);
  dtl_figure_set_notes (figure, notes);

  return figure;
}

/* One export, from the question for a file to the file. */
typedef struct
{
  DtlWindow *window;
  char *text;        /* nullable: a plot */
  GBytes *bytes;     /* nullable: a plot of the set, once it is drawn */
  char *set_plot;    /* nullable: which one */
  DtlFigure *figure; /* nullable: text */
  char *name;
} StudyExport;

static void
study_export_free (StudyExport *self)
{
  g_clear_object (&self->window);
  g_free (self->text);
  g_free (self->set_plot);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  dtl_figure_free (self->figure);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyExport, study_export_free)

static void
say_saved (StudyExport *job)
{
  g_autofree char *text = g_strdup_printf (_ ("Saved %s"), job->name);

  dtl_window_show_toast (job->window, text);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudyExport) job = user_data;
  g_autoptr (GError) error = NULL;

  g_application_release (g_application_get_default ());
  if (!dtl_export_job_run_finish (result, &error))
    dtl_window_show_error (job->window, _ ("The plot was not saved"), error);
  else
    say_saved (job);
}

static void
write_plot (StudyExport *job, const char *path)
{
  g_autoptr (GError) error = NULL;
  DtlExportOptions options = { .width_mm = 120, .height_mm = 80, .dpi = 300 };

  if (!dtl_export_format_from_path (path, &options.format, &error))
    {
      dtl_window_show_error (job->window, _ ("The plot was not saved"), error);
      study_export_free (job);
      return;
    }
  g_application_hold (g_application_get_default ());
  dtl_export_job_run_async (g_steal_pointer (&job->figure), &options, path, NULL, written_cb, job);
}

static void
text_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudyExport) job = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    dtl_window_show_error (job->window, _ ("The figures were not saved"), error);
  else
    say_saved (job);
}

/* A plot of the set lends its numbers, so it is drawn now; that takes a few frames at most. */
static void
write_set_plot (StudyExport *job, GFile *file, const char *path)
{
  g_autoptr (DtlFigure) figure =
      dtl_study_page_create_set_figure (job->window->study_page, job->set_plot);
  g_autoptr (GError) error = NULL;
  DtlExportOptions options = { .width_mm = 120, .height_mm = 110, .dpi = 300 };

  if (figure == NULL)
    {
      dtl_window_show_toast (job->window, _ ("There are no events to put together."));
      study_export_free (job);
      return;
    }
  if (dtl_export_format_from_path (path, &options.format, &error))
    job->bytes = dtl_export_render (figure, &options, NULL, NULL, &error);
  if (job->bytes == NULL)
    {
      dtl_window_show_error (job->window, _ ("The plot was not saved"), error);
      study_export_free (job);
      return;
    }
  g_file_replace_contents_bytes_async (file, job->bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       text_written_cb, job);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  StudyExport *job = user_data;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  job->window->native = NULL;
  g_object_unref (dialog);
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path == NULL)
    {
      study_export_free (job);
      return;
    }

  g_free (job->name);
  job->name = g_filename_display_basename (path);
  if (job->set_plot != NULL)
    write_set_plot (job, file, path);
  else if (job->figure != NULL)
    write_plot (job, path);
  else
    g_file_replace_contents_async (file, job->text, strlen (job->text), NULL, FALSE,
                                   G_FILE_CREATE_NONE, NULL, text_written_cb, job);
}

/**
 * dtl_window_export_study:
 * @self: a window
 * @what: "csv", or the plot: "path", "placebo", "scatter", or of the set "set-csv", "forest",
 * "mean"
 */
void
dtl_window_export_study (DtlWindow *self, const char *what)
{
  const DtlStudy *study = dtl_studies_get_study (self->studies);
  gboolean is_set_text = strcmp (what, "set-csv") == 0;
  gboolean is_text = strcmp (what, "csv") == 0 || is_set_text;
  gboolean is_set = strcmp (what, "forest") == 0 || strcmp (what, "mean") == 0;
  GtkFileChooserNative *chooser;
  StudyExport *job;

  if (self->native != NULL ||
      (!is_set && !is_set_text && (study == NULL || !dtl_study_is_sound (study))) ||
      dtl_studies_get_book (self->studies) == NULL)
    return;

  job = g_new0 (StudyExport, 1);
  job->window = g_object_ref (self);
  if (is_set_text)
    job->text = dtl_study_page_print_set (self->study_page);
  else if (is_text)
    job->text = dtl_print_study_csv (dtl_studies_get_book (self->studies)->symbol,
                                     dtl_studies_get_entry (self->studies),
                                     dtl_studies_get_plan (self->studies), study);
  else if (is_set)
    job->set_plot = g_strdup (what);
  else
    job->figure = compose_plot (self, what);
  if (is_set_text && job->text == NULL)
    {
      dtl_window_show_toast (self, _ ("There are no events to put together."));
      study_export_free (job);
      return;
    }
  if (!is_text && !is_set && job->figure == NULL)
    {
      dtl_window_show_toast (self, _ ("There is no such plot without a benchmark"));
      study_export_free (job);
      return;
    }

  job->name = g_strdup_printf ("%s-study.%s", dtl_studies_get_book (self->studies)->symbol,
                               is_text ? "csv" : "pdf");
  chooser = gtk_file_chooser_native_new (_ ("Export Study"), GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), job->name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), job);
  self->native = GTK_NATIVE_DIALOG (chooser);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
