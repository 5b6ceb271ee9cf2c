/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Size, theme, study and texts of a figure. It only asks: window-export.c composes and writes. */
#include "app/export-dialog.h"

#include <glib/gi18n.h>

#include "app/accessible-names.h"
#include "base/text.h"

struct _DtlExportDialog
{
  AdwWindow parent_instance;

  AdwComboRow *size;
  AdwComboRow *theme;
  GtkSwitch *transparent;
  GtkWidget *study_row;
  GtkSwitch *study;
  GtkEditable *figure_title;
  GtkEditable *source;
  GtkWidget *save_button;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Columns of print are named by their width; heights keep the figure's proportions. */
static const struct
{
  const char *title;
  double width_mm;
  double height_mm;
} sizes[] = {
  { N_ ("Figure, 180 × 110 mm"), 180, 110 },       /* the default of print */
  { N_ ("Column, 120 × 80 mm"), 120, 80 },         /* one and a half columns */
  { N_ ("Narrow Column, 85 × 65 mm"), 85, 65 },    /* one column */
  { N_ ("Slide 16:9, 254 × 143 mm"), 254, 142.9 }, /* 10 inches wide */
  { N_ ("Square, 150 × 150 mm"), 150, 150 },       /* for the web */
};

static const struct
{
  const char *title;
  DtlThemeId theme;
} themes[] = {
  { N_ ("Print"), DTL_THEME_PRINT },            /* ink on paper */
  { N_ ("Print, Greyscale"), DTL_THEME_GREY },  /* signs carry direction */
  { N_ ("Light"), DTL_THEME_LIGHT },            /* as the light window */
  { N_ ("Dark"), DTL_THEME_DARK },              /* as the dark window */
  { N_ ("High Contrast"), DTL_THEME_CONTRAST }, /* black on white */
};

G_DEFINE_FINAL_TYPE (DtlExportDialog, dtl_export_dialog, ADW_TYPE_WINDOW)

static char *
dup_text (GtkEditable *editable)
{
  const char *text = gtk_editable_get_text (editable);

  return dtl_text_is_blank (text) ? NULL : dtl_text_clean_line (text);
}

static void
save_clicked_cb (GtkButton *button, DtlExportDialog *self)
{
  guint size = MIN (adw_combo_row_get_selected (self->size), G_N_ELEMENTS (sizes) - 1);
  guint theme = MIN (adw_combo_row_get_selected (self->theme), G_N_ELEMENTS (themes) - 1);
  g_autoptr (DtlExportChoice) choice = g_new0 (DtlExportChoice, 1);

  choice->options.width_mm = sizes[size].width_mm;
  choice->options.height_mm = sizes[size].height_mm;
  choice->options.dpi = 300;
  choice->options.transparent = gtk_switch_get_active (self->transparent);
  choice->has_study =
      gtk_widget_get_visible (self->study_row) && gtk_switch_get_active (self->study);
  choice->theme = themes[theme].theme;
  choice->title = dup_text (self->figure_title);
  choice->source = dup_text (self->source);

  g_signal_emit (self, signals[CHOSEN], 0, choice);
  gtk_window_close (GTK_WINDOW (self));
}

static void
dtl_export_dialog_class_init (DtlExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * DtlExportDialog::chosen:
   * @choice: (type DtlExportChoice): valid during the call
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dateline/Dateline/export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, size);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, theme);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, transparent);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, study_row);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, study);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, figure_title);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, source);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
dtl_export_dialog_init (DtlExportDialog *self)
{
  g_autoptr (GtkStringList) size_titles = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) theme_titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  dtl_accessible_names_settle (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    gtk_string_list_append (size_titles, _ (sizes[i].title));
  for (gsize i = 0; i < G_N_ELEMENTS (themes); i++)
    gtk_string_list_append (theme_titles, _ (themes[i].title));
  adw_combo_row_set_model (self->size, G_LIST_MODEL (size_titles));
  adw_combo_row_set_model (self->theme, G_LIST_MODEL (theme_titles));
  gtk_window_set_focus (GTK_WINDOW (self), self->save_button);
}

void
dtl_export_choice_free (DtlExportChoice *self)
{
  g_free (self->title);
  g_free (self->source);
  g_free (self);
}

/**
 * dtl_export_dialog_new:
 * @parent: the window above which it stands
 * @has_study: whether there is a study that the figure can have
 *
 * Returns: (transfer none): a dialog, owned by GTK like all windows
 */
DtlExportDialog *
dtl_export_dialog_new (GtkWindow *parent, gboolean has_study)
{
  DtlExportDialog *self = g_object_new (DTL_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  gtk_widget_set_visible (self->study_row, has_study);

  return self;
}
