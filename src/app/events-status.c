/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in place of the events list while it has no row. Each page is built when it is needed
 * for the first time. */
#include "app/events-status.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/accessible-names.h"

static AdwStatusPage *
add_status_page (GtkStack *stack, const char *name, const char *icon, const char *title)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (adw_status_page_new ());

  adw_status_page_set_icon_name (page, icon);
  adw_status_page_set_title (page, title);
  gtk_widget_add_css_class (GTK_WIDGET (page), "compact");
  gtk_stack_add_named (stack, GTK_WIDGET (page), name);

  return page;
}

/**
 * dtl_events_status_show_none:
 * @stack: of the list
 *
 * Shows that there are no events, and how to mark one.
 */
void
dtl_events_status_show_none (GtkStack *stack)
{
  g_return_if_fail (GTK_IS_STACK (stack));

  if (gtk_stack_get_child_by_name (stack, "none") == NULL)
    {
      AdwStatusPage *page = add_status_page (stack, "none", "dtl-flag-symbolic", _ ("No Events"));

      adw_status_page_set_description (
          page, _ ("Press M or Mark Event, then click the day when something happened."));
    }
  gtk_stack_set_visible_child_name (stack, "none");
}

/**
 * dtl_events_status_show_no_hit:
 * @stack: of the list
 * @text: (nullable): what was searched for; %NULL: the kinds that are shown have no events
 *
 * Shows that the events are there, but not among what is asked for.
 *
 * Returns: (transfer none) (nullable): the button to show all again, if it was made just now
 */
GtkButton *
dtl_events_status_show_no_hit (GtkStack *stack, const char *text)
{
  AdwStatusPage *page;
  GtkWidget *button = NULL;
  g_autofree char *description = NULL;

  g_return_val_if_fail (GTK_IS_STACK (stack), NULL);

  page = ADW_STATUS_PAGE (gtk_stack_get_child_by_name (stack, "no-hit"));
  if (page == NULL)
    {
      button = gtk_button_new_with_mnemonic (_ ("_Clear Search"));
      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "pill");
      page = add_status_page (stack, "no-hit", "edit-find-symbolic", _ ("Nothing Found"));
      adw_status_page_set_child (page, button);
      dtl_accessible_names_settle (GTK_WIDGET (page));
    }
  if (text != NULL)
    description = g_markup_printf_escaped (_ ("No event named “%s”"), text);
  else
    description = g_strdup (_ ("No event of the kinds that are shown"));
  adw_status_page_set_description (page, description);
  gtk_stack_set_visible_child_name (stack, "no-hit");

  return button != NULL ? GTK_BUTTON (button) : NULL;
}
