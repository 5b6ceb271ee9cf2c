/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of articles behind the title of the article page. Searching is the library's: this
 * popover asks and shows. */
#include "app/article-chooser.h"

#include <glib/gi18n.h>

#include "app/article-phrases.h"

#define MAX_ROWS 200 /* nobody reads on: the search narrows it down */

struct _DtlArticleChooser
{
  GtkPopover parent_instance;

  GtkEditable *search;
  GtkListBox *list;
};

static guint search_signal;

G_DEFINE_FINAL_TYPE (DtlArticleChooser, dtl_article_chooser, GTK_TYPE_POPOVER)

static void
search_changed_cb (GtkSearchEntry *entry, DtlArticleChooser *self)
{
  g_signal_emit (self, search_signal, 0, gtk_editable_get_text (self->search));
}

static void
stop_search_cb (GtkSearchEntry *entry, DtlArticleChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DtlArticleChooser *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-article", "x", *id);
}

static void
dtl_article_chooser_map (GtkWidget *widget)
{
  DtlArticleChooser *self = DTL_ARTICLE_CHOOSER (widget);

  GTK_WIDGET_CLASS (dtl_article_chooser_parent_class)->map (widget);
  g_signal_emit (self, search_signal, 0, gtk_editable_get_text (self->search));
}

static void
dtl_article_chooser_class_init (DtlArticleChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = dtl_article_chooser_map;

  search_signal = g_signal_new ("search", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dateline/Dateline/article-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlArticleChooser, search);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dtl_article_chooser_init (DtlArticleChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dtl_article_chooser_new (void)
{
  return g_object_new (DTL_TYPE_ARTICLE_CHOOSER, NULL);
}

static GtkWidget *
create_row (const DtlArticle *article)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *name = article->title != NULL ? article->title : _ ("Article without a title");
  g_autofree char *detail = dtl_article_phrases_describe_origin (article);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, detail);
  const char *texts[] = { name, detail };
  const char *styles[] = { "event-title", "row-detail" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, styles[i]);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&article->id, sizeof article->id),
                          g_free);

  return row;
}

/**
 * dtl_article_chooser_show:
 * @articles: (element-type DtlArticle): in the order to show; the first 200 are
 */
void
dtl_article_chooser_show (DtlArticleChooser *self, GPtrArray *articles)
{
  GtkListBoxRow *row;

  g_return_if_fail (DTL_IS_ARTICLE_CHOOSER (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < MIN (articles->len, MAX_ROWS); i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (articles, i)));
}
