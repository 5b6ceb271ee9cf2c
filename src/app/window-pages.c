/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages that a window shows instead of a chart, built when they are shown for the first time.
 */
#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/accessible-names.h"
#include "app/start-page.h"

static AdwStatusPage *
create_error_page (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Open Another Library…"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-library");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("This Library Could Not Be Opened"));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  dtl_accessible_names_settle (page);

  return ADW_STATUS_PAGE (page);
}

/* The library is open, and empty. */
void
dtl_window_show_start_page (DtlWindow *self)
{
  if (gtk_stack_get_child_by_name (self->pages, "start") == NULL)
    gtk_stack_add_named (self->pages, g_object_new (DTL_TYPE_START_PAGE, NULL), "start");
  gtk_stack_set_visible_child_name (self->pages, "start");
}

/**
 * dtl_window_show_error_page:
 * @self: a window
 * @error: why there is no library to show
 */
void
dtl_window_show_error_page (DtlWindow *self, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  if (self->error_page == NULL)
    {
      self->error_page = create_error_page ();
      gtk_stack_add_named (self->pages, GTK_WIDGET (self->error_page), "error");
    }
  adw_status_page_set_description (self->error_page, text);
  gtk_stack_set_visible_child_name (self->pages, "error");
}
