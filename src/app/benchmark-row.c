/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The benchmark of the instrument shown, and the others that could be it. What is chosen goes to
 * the library by win.set-benchmark and comes back with the next book of studies; the row is not
 * there for an instrument that has no studies, or with nothing to measure it against. */
#include "app/benchmark-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _DtlBenchmarkRow
{
  GtkBox parent_instance;

  DtlStudies *studies;
  GtkLabel *label;
  GtkDropDown *menu;
  char *listed;     /* nullable: the entries that the menu has, a line each */
  gboolean syncing; /* the menu follows the book */
};

G_DEFINE_FINAL_TYPE (DtlBenchmarkRow, dtl_benchmark_row, GTK_TYPE_BOX)

static void
selected_cb (GtkDropDown *menu, GParamSpec *pspec, DtlBenchmarkRow *self)
{
  const DtlStudyBook *book = dtl_studies_get_book (self->studies);
  GtkStringObject *item = gtk_drop_down_get_selected_item (menu);
  const char *symbol;

  if (self->syncing || book == NULL || item == NULL)
    return;

  symbol = gtk_string_object_get_string (item);
  /* The entry of none is no symbol: it is there only until there is a benchmark. */
  if (g_ptr_array_find_with_equal_func (book->symbols, symbol, g_str_equal, NULL))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.set-benchmark", "s", symbol);
}

static void
list_symbols (DtlBenchmarkRow *self, const DtlStudyBook *book)
{
  g_autoptr (GtkStringList) symbols = gtk_string_list_new (NULL);
  g_autoptr (GString) listed = g_string_new (NULL);

  if (book->benchmark == NULL)
    {
      gtk_string_list_append (symbols, C_ ("benchmark", "None"));
      g_string_append_c (listed, '\n');
    }
  for (guint i = 0; i < book->symbols->len; i++)
    {
      const char *symbol = g_ptr_array_index (book->symbols, i);

      gtk_string_list_append (symbols, symbol);
      g_string_append_printf (listed, "%s\n", symbol);
    }
  if (g_strcmp0 (self->listed, listed->str) == 0)
    return;

  g_free (self->listed);
  self->listed = g_strdup (listed->str);
  gtk_drop_down_set_model (self->menu, G_LIST_MODEL (symbols));
}

static void
show_book (DtlStudies *studies, DtlBenchmarkRow *self)
{
  const DtlStudyBook *book = dtl_studies_get_book (studies);
  g_autofree char *title = NULL;
  guint place = 0;

  gtk_widget_set_visible (GTK_WIDGET (self), book != NULL && book->symbols->len > 0);
  if (book == NULL)
    return;

  self->syncing = TRUE;
  list_symbols (self, book);
  if (book->benchmark != NULL)
    g_ptr_array_find_with_equal_func (book->symbols, book->benchmark, g_str_equal, &place);
  gtk_drop_down_set_selected (self->menu, place);
  self->syncing = FALSE;

  /* Translators: %s is the symbol of the instrument shown */
  title = g_strdup_printf (_ ("_Benchmark of %s"), book->symbol);
  gtk_label_set_text_with_mnemonic (self->label, title);
}

static void
dtl_benchmark_row_dispose (GObject *object)
{
  DtlBenchmarkRow *self = DTL_BENCHMARK_ROW (object);

  if (self->studies != NULL)
    g_signal_handlers_disconnect_by_data (self->studies, self);
  g_clear_object (&self->studies);
  g_clear_pointer (&self->listed, g_free);
  /* The menu changes as it is taken apart. */
  self->syncing = TRUE;

  G_OBJECT_CLASS (dtl_benchmark_row_parent_class)->dispose (object);
}

static void
dtl_benchmark_row_class_init (DtlBenchmarkRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_benchmark_row_dispose;
}

static void
dtl_benchmark_row_init (DtlBenchmarkRow *self)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *menu = gtk_drop_down_new (NULL, NULL);

  self->label = GTK_LABEL (label);
  self->menu = GTK_DROP_DOWN (menu);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_mnemonic_widget (self->label, menu);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  gtk_widget_set_tooltip_text (menu, _ ("Studies and beta are measured against it"));
  gtk_box_append (GTK_BOX (self), label);
  gtk_box_append (GTK_BOX (self), menu);
  g_signal_connect (menu, "notify::selected", G_CALLBACK (selected_cb), self);
}

/* Returns: (transfer floating): the row of the instrument that @studies are of */
GtkWidget *
dtl_benchmark_row_new (DtlStudies *studies)
{
  DtlBenchmarkRow *self;

  g_return_val_if_fail (DTL_IS_STUDIES (studies), NULL);

  self = g_object_new (DTL_TYPE_BENCHMARK_ROW, NULL);
  self->studies = g_object_ref (studies);
  g_signal_connect (studies, "changed", G_CALLBACK (show_book), self);
  show_book (studies, self);

  return GTK_WIDGET (self);
}
