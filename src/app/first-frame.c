/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For tests/bench alone: with DATELINE_BENCH=first-frame in its environment the program ends when
 * the first frame with a chart in it has been painted, so that its start can be timed from outside
 * as a whole process. */
#include "app/first-frame.h"

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  g_application_quit (g_application_get_default ());
}

/**
 * dtl_first_frame_painted:
 * @chart: a widget that draws prices into the frame that is being made
 */
void
dtl_first_frame_painted (GtkWidget *chart)
{
  g_return_if_fail (GTK_IS_WIDGET (chart));

  if (g_strcmp0 (g_getenv ("DATELINE_BENCH"), "first-frame") == 0)
    g_signal_connect (gtk_widget_get_frame_clock (chart), "after-paint",
                      G_CALLBACK (after_paint_cb), NULL);
}
