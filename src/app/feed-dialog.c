/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The items of a feed as a list of checks: title, day and first line. Nothing is picked before the
 * user does; what the feed does not tell is left out. */
#include "app/feed-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/accessible-names.h"
#include "app/phrases.h"
#include "base/text.h"

#define MAX_LINE 160 /* letters of an item's first line */

struct _DtlFeedDialog
{
  AdwWindow parent_instance;

  DtlArticleSource *feed;
  GPtrArray *checks; /* of GtkCheckButton, in the order of the items */
  gboolean is_setting_all;

  AdwWindowTitle *window_title;
  GtkWidget *import_button;
  GtkCheckButton *all_check;
  GtkListBox *list;
};

static guint picked_signal;

G_DEFINE_FINAL_TYPE (DtlFeedDialog, dtl_feed_dialog, ADW_TYPE_WINDOW)

static guint
count_picked (DtlFeedDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (g_ptr_array_index (self->checks, i)) != 0;

  return n;
}

static void
show_count (DtlFeedDialog *self)
{
  guint n = count_picked (self);
  g_autofree char *text =
      /* Translators: how many items of a feed are picked, and how many it has */
      g_strdup_printf (_ ("%u of %u picked"), n, self->checks->len);

  adw_window_title_set_subtitle (self->window_title, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feed.import", n > 0);
  self->is_setting_all = TRUE;
  gtk_check_button_set_active (self->all_check, n == self->checks->len);
  gtk_check_button_set_inconsistent (self->all_check, n > 0 && n < self->checks->len);
  self->is_setting_all = FALSE;
}

static void
check_toggled_cb (GtkCheckButton *check, DtlFeedDialog *self)
{
  if (!self->is_setting_all)
    show_count (self);
}

static void
all_toggled_cb (GtkCheckButton *check, DtlFeedDialog *self)
{
  gboolean active = gtk_check_button_get_active (check);

  if (self->is_setting_all)
    return;

  self->is_setting_all = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), active);
  self->is_setting_all = FALSE;
  show_count (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DtlFeedDialog *self)
{
  GtkCheckButton *check =
      g_ptr_array_index (self->checks, (guint) gtk_list_box_row_get_index (row));

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DtlFeedDialog *self = DTL_FEED_DIALOG (widget);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) items = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      {
        guint number = i + 1;

        g_array_append_val (numbers, number);
      }
  if (numbers->len == 0)
    return;

  items = dtl_article_source_take_items (g_steal_pointer (&self->feed), numbers);
  g_signal_emit (self, picked_signal, 0, items);
  gtk_window_close (GTK_WINDOW (self));
}

/* The first line that is not the title again. */
static char *
dup_first_line (const DtlDocument *item)
{
  for (const char *at = item->text; *at != '\0';)
    {
      gsize len = strcspn (at, "\n");
      g_autofree char *raw = g_strndup (at, len);
      g_autofree char *line = dtl_text_clean_line (raw);

      if (!dtl_text_is_blank (line) && g_strcmp0 (line, item->title) != 0)
        return g_utf8_strlen (line, -1) > MAX_LINE ? g_utf8_substring (line, 0, MAX_LINE)
                                                   : g_steal_pointer (&line);
      at += len + (at[len] != '\0');
    }

  return NULL;
}

/* Returns: (transfer full): day and first line, as far as the feed tells them */
static char *
describe (const DtlDocument *item)
{
  g_autofree char *line = dup_first_line (item);
  g_autofree char *day_text = NULL;
  DtlDay day;

  if (item->published != NULL &&
      dtl_day_parse_iso (item->published, strlen (item->published), &day) > 0)
    day_text = dtl_format_day (day, DTL_DAY_STYLE_FULL, dtl_phrases_get_date_names ());
  if (day_text != NULL && line != NULL)
    return g_strdup_printf ("%s · %s", day_text, line);
  if (day_text != NULL)
    return g_steal_pointer (&day_text);

  return line != NULL ? g_steal_pointer (&line) : g_strdup (_ ("no text"));
}

static void
append_row (DtlFeedDialog *self, const DtlDocument *item)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *row_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *title =
      item->title != NULL ? dtl_text_clean_line (item->title) : g_strdup (_ ("Without a title"));
  g_autofree char *detail = describe (item);
  const char *texts[] = { title, detail };
  const char *styles[] = { "event-title", "row-detail" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, styles[i]);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_tooltip_text (row, title);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (row_box), check);
  gtk_box_append (GTK_BOX (row_box), box);
  gtk_widget_add_css_class (row_box, "feed-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), row_box);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->checks, check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), self, 0);
}

static void
dtl_feed_dialog_finalize (GObject *object)
{
  DtlFeedDialog *self = DTL_FEED_DIALOG (object);

  g_clear_pointer (&self->feed, dtl_article_source_free);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (dtl_feed_dialog_parent_class)->finalize (object);
}

static void
dtl_feed_dialog_class_init (DtlFeedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dtl_feed_dialog_finalize;

  picked_signal = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  gtk_widget_class_install_action (widget_class, "feed.import", NULL, import_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "feed.import", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dateline/Dateline/feed-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlFeedDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, DtlFeedDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, DtlFeedDialog, all_check);
  gtk_widget_class_bind_template_child (widget_class, DtlFeedDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dtl_feed_dialog_init (DtlFeedDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dtl_accessible_names_settle (GTK_WIDGET (self));
}

/**
 * dtl_feed_dialog_new:
 * @parent: the window above which it stands
 * @feed: (transfer full): with at least one item
 *
 * Returns: (transfer none): a dialog, owned by GTK like all windows
 */
DtlFeedDialog *
dtl_feed_dialog_new (GtkWindow *parent, DtlArticleSource *feed)
{
  DtlFeedDialog *self = g_object_new (DTL_TYPE_FEED_DIALOG, "transient-for", parent, NULL);

  self->feed = feed;
  if (feed->document->title != NULL)
    adw_window_title_set_title (self->window_title, feed->document->title);
  for (guint i = 0; i < feed->document->items->len; i++)
    append_row (self, g_ptr_array_index (feed->document->items, i));
  show_count (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->all_check));

  return self;
}
