/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of buttons for screen readers. GTK 4.8 reads a button's label with its underline, and then
 * the label once more because it is told to be labelled by its text: "_Export Export". Here each
 * button gets one name, the text that is seen. */
#include "app/accessible-names.h"

#include <adwaita.h>

static char *
strip_underlines (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '_' && at[1] != '\0')
        at++;
      g_string_append_c (plain, *at);
    }

  return g_string_free (plain, FALSE);
}

static void
set_name (GtkWidget *widget, const char *label)
{
  g_autofree char *name = strip_underlines (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The button in a drop-down has no name of its own: it gets that of the label beside. */
static void
name_drop_down (GtkWidget *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (drop_down);
  GList *labels = gtk_widget_list_mnemonic_labels (drop_down);

  if (labels != NULL && GTK_IS_BUTTON (button))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_label_get_text (GTK_LABEL (labels->data)), -1);
  g_list_free (labels);
}

/* The buttons of a switcher hold their titles in children of their own: they are named by the
 * pages, which stand in the same order. */
static void
name_pages (AdwViewSwitcher *switcher)
{
  AdwViewStack *stack = adw_view_switcher_get_stack (switcher);
  g_autoptr (GtkSelectionModel) pages = stack != NULL ? adw_view_stack_get_pages (stack) : NULL;
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (switcher));

  for (guint i = 0; pages != NULL && button != NULL; i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      if (page == NULL)
        break;
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      adw_view_stack_page_get_title (page), -1);
      button = gtk_widget_get_next_sibling (button);
    }
}

/**
 * dtl_accessible_names_settle:
 * @root: a widget that has its children
 *
 * Settles the names of all buttons in @root. A name given before to a button without an underline
 * is kept.
 */
void
dtl_accessible_names_settle (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root))
    {
      GtkButton *button = GTK_BUTTON (root);
      const char *label = gtk_button_get_label (button);

      gtk_accessible_reset_relation (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      if (label != NULL && gtk_button_get_use_underline (button))
        set_name (root, label);
    }
  /* The buttons inside these are named by them. */
  if (GTK_IS_DROP_DOWN (root))
    name_drop_down (root);
  if (GTK_IS_EXPANDER (root) && gtk_expander_get_label (GTK_EXPANDER (root)) != NULL)
    set_name (root, gtk_expander_get_label (GTK_EXPANDER (root)));
  if (GTK_IS_MENU_BUTTON (root) && gtk_menu_button_get_label (GTK_MENU_BUTTON (root)) != NULL)
    set_name (root, gtk_menu_button_get_label (GTK_MENU_BUTTON (root)));
  if (ADW_IS_VIEW_SWITCHER (root))
    name_pages (ADW_VIEW_SWITCHER (root));
  if (GTK_IS_MENU_BUTTON (root) || GTK_IS_DROP_DOWN (root) || ADW_IS_VIEW_SWITCHER (root))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    dtl_accessible_names_settle (child);
}
