/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least that a libadwaita program can do: a window with a header bar and one icon, that quits
 * after its first frame. What of the start of dateline the libraries take. */
#include <adwaita.h>

static void
after_paint_cb (GdkFrameClock *clock, gpointer application)
{
  g_application_quit (application);
}

static void
activate_cb (GtkApplication *application, gpointer data)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GdkFrameClock *clock;

  adw_header_bar_pack_start (ADW_HEADER_BAR (bar),
                             gtk_button_new_from_icon_name ("open-menu-symbolic"));
  gtk_box_append (GTK_BOX (box), bar);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 880);
  gtk_window_present (GTK_WINDOW (window));

  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), application);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application =
      adw_application_new ("org.dateline.BareAdwaita", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
