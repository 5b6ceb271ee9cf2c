/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import dialog: whose prices a file holds, and what was found in it. The file is read by a dry
 * run of the same operation that imports it, so what is shown is what will happen. Nothing is
 * repaired, and nothing is written before Import. */
#include "app/import-dialog.h"

#include <glib/gi18n.h>

#include "app/accessible-names.h"
#include "app/phrases.h"
#include "base/text.h"
#include "operations/calendars.h"
#include "operations/import-prices.h"

#define ASK_DELAY_MS 250

struct _DtlImportDialog
{
  AdwWindow parent_instance;

  DtlLibrary *library;
  GPtrArray *instruments; /* elem: DtlSeriesInfo, of the library */
  char *path;
  GCancellable *cancellable;
  guint ask_source;
  guint asked; /* counts dry runs: an older answer is dropped */
  gboolean filling;
  GPtrArray *rows; /* elem: GtkWidget, of the audit */

  AdwWindowTitle *window_title;
  GtkWidget *import_button;
  GtkSpinner *spinner;
  GtkEditable *symbol;
  GtkEditable *name;
  AdwComboRow *exchange;
  GtkEditable *currency;
  AdwPreferencesGroup *audit;
};

enum
{
  IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtlImportDialog, dtl_import_dialog, ADW_TYPE_WINDOW)

/* One run of the operation on the library's thread. */
typedef struct
{
  char *path;
  DtlInstrument *instrument;
  gboolean dry_run;
} ImportRun;

static void
import_run_free (ImportRun *self)
{
  g_free (self->path);
  dtl_instrument_free (self->instrument);
  g_free (self);
}

static gpointer
run_import (DtlStore *store, gpointer data, GError **error)
{
  const ImportRun *run = data;
  DtlImportOptions options = { .instrument = run->instrument, .dry_run = run->dry_run };

  return dtl_import_prices (store, run->path, &options, g_get_real_time () / G_USEC_PER_SEC, error);
}

static char *
dup_field (GtkEditable *editable)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static const char *
get_exchange (DtlImportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->exchange);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? dtl_calendars_list ()[selected - 1]
                                                               : NULL;
}

static ImportRun *
create_run (DtlImportDialog *self, gboolean dry_run)
{
  ImportRun *run = g_new0 (ImportRun, 1);
  g_autofree char *symbol = dup_field (self->symbol);

  run->path = g_strdup (self->path);
  run->dry_run = dry_run;
  run->instrument = dtl_instrument_new (symbol != NULL ? symbol : "");
  run->instrument->name = dup_field (self->name);
  run->instrument->exchange = g_strdup (get_exchange (self));
  run->instrument->currency = dup_field (self->currency);

  return run;
}

static void
clear_rows (DtlImportDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->audit, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (DtlImportDialog *self, const char *icon, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped_subtitle = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_preferences_group_add (self->audit, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_summary (DtlImportDialog *self, const DtlImportReport *report)
{
  gsize n = dtl_series_get_n (report->rows);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (n > 0)
    {
      const DtlDateNames *names = dtl_phrases_get_date_names ();
      g_autofree char *first = dtl_format_day (dtl_series_get_day (report->rows, 0),
                                               DTL_DAY_STYLE_DAY_MONTH_YEAR, names);
      g_autofree char *last = dtl_format_day (dtl_series_get_day (report->rows, n - 1),
                                              DTL_DAY_STYLE_DAY_MONTH_YEAR, names);

      /* Translators: number of bars, their interval ("1d"), first and last day */
      title = g_strdup_printf (_ ("%zu bars (%s), %s to %s"), n,
                               dtl_interval_to_id (report->interval), first, last);
    }
  else
    {
      title = g_strdup (_ ("No bars"));
    }
  subtitle = g_strdup_printf (_ ("%zu new, %zu replace others, %zu are in the library already"),
                              report->counts.rows_added, report->counts.rows_replaced,
                              report->counts.rows_unchanged);
  add_row (self, "emblem-ok-symbolic", title, subtitle);
}

/* One row a kind of finding: the first one in words, and how many there are. */
static void
add_findings (DtlImportDialog *self, const DtlAudit *audit)
{
  for (int kind = 0; kind < DTL_N_FINDING_KINDS; kind++)
    {
      const DtlFinding *first = NULL;
      g_autofree char *more = NULL;

      for (guint i = 0; i < audit->findings->len && first == NULL; i++)
        {
          const DtlFinding *finding = &g_array_index (audit->findings, DtlFinding, i);

          if ((int) finding->kind == kind)
            first = finding;
        }
      if (first == NULL)
        continue;
      if (first->key == G_MININT64)
        {
          add_row (self, "dialog-information-symbolic", first->text, "");
          continue;
        }
      more = audit->n_findings[kind] > 1
                 ? g_strdup_printf (_ ("%zu of this kind; kept as in the file"),
                                    audit->n_findings[kind])
                 : g_strdup (_ ("kept as in the file"));
      add_row (self, "dialog-information-symbolic", first->text, more);
    }
  if (audit->rejections->len > 0)
    {
      const DtlRejection *first = &g_array_index (audit->rejections, DtlRejection, 0);
      g_autofree char *title =
          g_strdup_printf (g_dngettext (NULL, "%u row cannot be read", "%u rows cannot be read",
                                        audit->rejections->len),
                           audit->rejections->len);
      g_autofree char *subtitle = g_strdup_printf (_ ("line %zu: %s"), first->line, first->reason);

      add_row (self, "dialog-warning-symbolic", title, subtitle);
    }
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlImportReport) report =
      dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlImportDialog) self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->ask_source != 0 || --self->asked > 0)
    return;

  gtk_spinner_stop (self->spinner);
  clear_rows (self);
  if (report == NULL)
    {
      add_row (self, "dialog-error-symbolic", _ ("This file cannot be imported"), error->message);
      gtk_widget_set_tooltip_text (self->import_button, error->message);
    }
  else
    {
      add_summary (self, report);
      add_findings (self, report->audit);
      gtk_widget_set_tooltip_text (self->import_button, NULL);
    }
  gtk_widget_set_sensitive (self->import_button,
                            report != NULL && dtl_series_get_n (report->rows) > 0);
}

static gboolean
ask_cb (gpointer user_data)
{
  DtlImportDialog *self = user_data;

  self->ask_source = 0;
  self->asked++;
  dtl_library_run_async (self->library, FALSE, run_import, create_run (self, TRUE),
                         (GDestroyNotify) import_run_free, (GDestroyNotify) dtl_import_report_free,
                         self->cancellable, asked_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
ask_again_cb (DtlImportDialog *self)
{
  if (self->filling)
    return;

  gtk_widget_set_sensitive (self->import_button, FALSE);
  gtk_spinner_start (self->spinner);
  g_clear_handle_id (&self->ask_source, g_source_remove);
  self->ask_source = g_timeout_add (ASK_DELAY_MS, ask_cb, self);
}

static void
select_exchange (DtlImportDialog *self, const char *code)
{
  const char *const *codes = dtl_calendars_list ();

  for (guint i = 0; codes[i] != NULL; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      adw_combo_row_set_selected (self->exchange, i + 1);
}

/* What the library knows of a symbol need not be typed again. */
static void
symbol_changed_cb (DtlImportDialog *self)
{
  g_autofree char *symbol = dup_field (self->symbol);

  if (self->filling)
    return;

  for (guint i = 0; i < self->instruments->len; i++)
    {
      const DtlSeriesInfo *info = g_ptr_array_index (self->instruments, i);
      const DtlInstrument *known = info->instrument;

      if (g_strcmp0 (known->symbol, symbol) != 0)
        continue;
      self->filling = TRUE;
      gtk_editable_set_text (self->name, known->name != NULL ? known->name : "");
      gtk_editable_set_text (self->currency, known->currency != NULL ? known->currency : "");
      select_exchange (self, known->exchange);
      self->filling = FALSE;
      break;
    }
  ask_again_cb (self);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlImportReport) report =
      dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlImportDialog) self = user_data;

  gtk_spinner_stop (self->spinner);
  if (report == NULL)
    {
      clear_rows (self);
      add_row (self, "dialog-error-symbolic", _ ("Nothing was imported"), error->message);
      gtk_widget_set_sensitive (self->import_button, TRUE);
      return;
    }

  g_signal_emit (self, signals[IMPORTED], 0, report->symbol,
                 (guint64) (report->counts.rows_added + report->counts.rows_replaced));
  gtk_window_close (GTK_WINDOW (self));
}

static void
import_clicked_cb (GtkButton *button, DtlImportDialog *self)
{
  gtk_widget_set_sensitive (self->import_button, FALSE);
  gtk_spinner_start (self->spinner);
  dtl_library_run_async (self->library, TRUE, run_import, create_run (self, FALSE),
                         (GDestroyNotify) import_run_free, (GDestroyNotify) dtl_import_report_free,
                         NULL, imported_cb, g_object_ref (self));
}

static void
list_exchanges (DtlImportDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _ ("None"));
  for (const char *const *code = dtl_calendars_list (); *code != NULL; code++)
    {
      const DtlExchange *exchange = dtl_calendars_get (*code);

      gtk_string_list_append (titles, exchange != NULL ? dtl_exchange_get_title (exchange) : *code);
    }
  adw_combo_row_set_model (self->exchange, G_LIST_MODEL (titles));
}

static void
dtl_import_dialog_dispose (GObject *object)
{
  DtlImportDialog *self = DTL_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->ask_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (dtl_import_dialog_parent_class)->dispose (object);
}

static void
dtl_import_dialog_finalize (GObject *object)
{
  DtlImportDialog *self = DTL_IMPORT_DIALOG (object);

  g_clear_object (&self->library);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->instruments, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->path);

  G_OBJECT_CLASS (dtl_import_dialog_parent_class)->finalize (object);
}

static gboolean
dtl_import_dialog_close_request (GtkWindow *window)
{
  DtlImportDialog *self = DTL_IMPORT_DIALOG (window);

  g_clear_handle_id (&self->ask_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);

  return GTK_WINDOW_CLASS (dtl_import_dialog_parent_class)->close_request (window);
}

static void
dtl_import_dialog_class_init (DtlImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dtl_import_dialog_dispose;
  object_class->finalize = dtl_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dtl_import_dialog_close_request;

  signals[IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT64);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dateline/Dateline/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlImportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, DtlImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, DtlImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, DtlImportDialog, symbol);
  gtk_widget_class_bind_template_child (widget_class, DtlImportDialog, name);
  gtk_widget_class_bind_template_child (widget_class, DtlImportDialog, exchange);
  gtk_widget_class_bind_template_child (widget_class, DtlImportDialog, currency);
  gtk_widget_class_bind_template_child (widget_class, DtlImportDialog, audit);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, symbol_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_again_cb);
}

static void
dtl_import_dialog_init (DtlImportDialog *self)
{
  self->filling = TRUE;
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dtl_accessible_names_settle (GTK_WIDGET (self));
  list_exchanges (self);
}

/**
 * dtl_import_dialog_new:
 * @parent: the window above which it stands
 * @library: where the bars go
 * @instruments: (element-type DtlSeriesInfo): what it holds
 * @path: of the price file
 *
 * Returns: (transfer none): a dialog, owned by GTK like all windows
 */
DtlImportDialog *
dtl_import_dialog_new (GtkWindow *parent,
                       DtlLibrary *library,
                       GPtrArray *instruments,
                       const char *path)
{
  DtlImportDialog *self = g_object_new (DTL_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *symbol = dtl_import_prices_guess_symbol (path);

  self->library = g_object_ref (library);
  self->instruments = g_ptr_array_ref (instruments);
  self->path = g_strdup (path);
  adw_window_title_set_subtitle (self->window_title, name);
  gtk_editable_set_text (self->symbol, symbol);
  self->filling = FALSE;
  symbol_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->symbol));

  return self;
}
