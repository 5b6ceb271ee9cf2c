/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least that a GTK program can do: a window with a header bar and one icon, that quits after
 * its first frame. What the start of dateline is measured against. */
#include <gtk/gtk.h>

static void
after_paint_cb (GdkFrameClock *clock, gpointer application)
{
  g_application_quit (application);
}

static void
activate_cb (GtkApplication *application, gpointer data)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *bar = gtk_header_bar_new ();
  GdkFrameClock *clock;

  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar),
                             gtk_button_new_from_icon_name ("open-menu-symbolic"));
  gtk_window_set_titlebar (GTK_WINDOW (window), bar);
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 880);
  gtk_window_present (GTK_WINDOW (window));

  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), application);
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application =
      gtk_application_new ("org.dateline.BareWindow", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
