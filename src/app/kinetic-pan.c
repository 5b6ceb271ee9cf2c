/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The range runs on for a moment when it is let go while moving, and slows down. Whatever changes
 * the range meanwhile stops it. Not with animations switched off in the desktop. */
#include "app/kinetic-pan.h"

#include <math.h>

#define TICK_KEY "kinetic-pan"
#define SLOWDOWN_SECONDS 0.3 /* to 1/e of the speed */
#define STOP_BELOW 0.02      /* of the rows in view, in a second */

typedef struct
{
  DtlViewState *state;
  double rows_per_second;
  gint64 last_time; /* us of the frame clock; 0: before the first frame */
  double last_first;
  double last_end;
} KineticPan;

static void
kinetic_pan_free (gpointer data)
{
  KineticPan *self = data;

  g_object_unref (self->state);
  g_free (self);
}

static gboolean
end_run (GtkWidget *widget)
{
  g_object_steal_data (G_OBJECT (widget), TICK_KEY);

  return G_SOURCE_REMOVE;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KineticPan *self = user_data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = self->last_time == 0 ? 0 : (double) (now - self->last_time) / G_USEC_PER_SEC;
  double before, first, end;

  dtl_view_state_get_range (self->state, &first, &end);
  if (first != self->last_first || end != self->last_end)
    return end_run (widget);

  before = first;
  self->last_time = now;
  dtl_view_state_pan (self->state, self->rows_per_second * seconds);
  dtl_view_state_get_range (self->state, &first, &end);
  self->last_first = first;
  self->last_end = end;
  self->rows_per_second *= exp (-seconds / SLOWDOWN_SECONDS);

  /* Slow, or at the end of the bars. */
  if (fabs (self->rows_per_second) < (end - first) * STOP_BELOW || (seconds > 0 && first == before))
    return end_run (widget);

  return G_SOURCE_CONTINUE;
}

/**
 * dtl_kinetic_pan_run:
 * @widget: on whose frames it runs
 * @state: whose range moves
 * @rows_per_second: its speed when it was let go; > 0 shows later bars
 */
void
dtl_kinetic_pan_run (GtkWidget *widget, DtlViewState *state, double rows_per_second)
{
  gboolean animates = FALSE;
  KineticPan *self;
  guint id;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &animates, NULL);
  if (!animates || !isfinite (rows_per_second))
    return;

  self = g_new0 (KineticPan, 1);
  self->state = g_object_ref (state);
  self->rows_per_second = rows_per_second;
  dtl_view_state_get_range (state, &self->last_first, &self->last_end);
  dtl_kinetic_pan_stop (widget);
  id = gtk_widget_add_tick_callback (widget, tick_cb, self, kinetic_pan_free);
  g_object_set_data (G_OBJECT (widget), TICK_KEY, GUINT_TO_POINTER (id));
}

/* Stops at once, if it runs. */
void
dtl_kinetic_pan_stop (GtkWidget *widget)
{
  guint id = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (widget), TICK_KEY));

  if (id != 0)
    gtk_widget_remove_tick_callback (widget, id);
}
