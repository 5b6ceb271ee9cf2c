/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer and touch on the chart: drag and scroll pan, with a kinetic end; Shift+drag measures,
 * Ctrl+drag zooms to an area, Ctrl+scroll and pinch zoom about the pointer; motion moves the
 * crosshair, a click marks a session while marking is on. Chips are children and take their own
 * clicks. Each has a key in chart-view-keys.c. */
#include "app/chart-view-private.h"
#include "app/chart-view-study.h"

#include <math.h>

#include "app/kinetic-pan.h"

#define DRAG_THRESHOLD 4
#define REST_MS 80 /* after which a pointer that is let go was at rest */
#define WHEEL_ZOOM 1.2
#define WHEEL_PAN 0.08 /* of the rows in view, for one notch */

/* A popover is a child of the chart, and what it does not want bubbles up to here. */
static gboolean
is_over_chart (gpointer controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  GtkNative *native = gtk_widget_get_native (gtk_event_controller_get_widget (controller));

  return event == NULL || gdk_event_get_surface (event) == gtk_native_get_surface (native);
}

static double
get_visible_rows (DtlChartView *self)
{
  double first, end;

  dtl_view_state_get_range (self->state, &first, &end);

  return end - first;
}

/* The row under @x, as a fraction. */
static double
get_row_at (DtlChartView *self, double x)
{
  double first, end;

  dtl_view_state_get_range (self->state, &first, &end);

  return CLAMP ((x - dtl_chart_get_row_x (self->chart, 0)) / dtl_chart_view_get_spacing (self) +
                    0.5,
                first, end);
}

static void
point_at (DtlChartView *self, double x, double y)
{
  DtlHit hit = dtl_chart_hit (self->chart, x, y);

  self->pointer_x = x;
  self->pointer_y = y;
  if (!gtk_widget_has_css_class (GTK_WIDGET (self), "panning"))
    dtl_chart_view_update_cursor (self);
  dtl_view_state_set_cursor (self->state, hit.has_row ? (gssize) hit.row : -1, y);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, DtlChartView *self)
{
  /* Laying out the window reports a motion without a move: that must not take the session from
   * the keyboard. */
  if ((x == self->pointer_x && y == self->pointer_y) || !is_over_chart (controller))
    return;
  point_at (self, x, y);
}

static void
leave_cb (GtkEventControllerMotion *controller, DtlChartView *self)
{
  double y_px;

  self->pointer_x = self->pointer_y = -1;
  if (dtl_view_state_get_cursor (self->state, &y_px) >= 0 && !isnan (y_px))
    dtl_view_state_set_cursor (self->state, -1, NAN);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, DtlChartView *self)
{
  GdkModifierType modifiers =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean smooth = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE;
  double rows;

  if (dtl_view_state_get_n (self->state) == 0 || !is_over_chart (controller))
    return FALSE;

  if (modifiers & GDK_CONTROL_MASK)
    {
      dtl_view_state_zoom (self->state, get_row_at (self, self->pointer_x),
                           pow (WHEEL_ZOOM, smooth ? dy / 40 : dy));
      return TRUE;
    }

  if (smooth)
    rows = (dx + dy) / dtl_chart_view_get_spacing (self);
  else if (modifiers & GDK_SHIFT_MASK)
    rows = (dx + dy) * get_visible_rows (self);
  else
    rows = (dx + dy) * get_visible_rows (self) * WHEEL_PAN;
  dtl_view_state_pan (self->state, rows);

  return TRUE;
}

static gssize
get_session_at (DtlChartView *self, double x)
{
  double first, end;

  dtl_view_state_get_range (self->state, &first, &end);

  return (gssize) MIN (floor (get_row_at (self, x)), ceil (end) - 1);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, DtlChartView *self)
{
  GdkModifierType modifiers =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (!is_over_chart (gesture))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
  dtl_view_state_get_range (self->state, &self->drag_first, &self->drag_end);
  dtl_kinetic_pan_stop (GTK_WIDGET (self));
  self->drag_kind = modifiers & GDK_SHIFT_MASK     ? DTL_SPAN_MEASURE
                    : modifiers & GDK_CONTROL_MASK ? DTL_SPAN_ZOOM
                                                   : DTL_SPAN_NONE;
  self->drag_x = x;
  dtl_chart_view_begin_grip (self, x, y);
  self->drag_speed = 0;
  self->drag_last_dx = 0;
  self->drag_last_time = 0;
}

static void
follow_speed (DtlChartView *self, GtkGestureDrag *gesture, double dx)
{
  guint32 now = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (gesture));

  if (self->drag_last_time != 0 && now > self->drag_last_time)
    {
      double speed = (dx - self->drag_last_dx) * 1000 / (now - self->drag_last_time);

      self->drag_speed = self->drag_speed * 0.4 + speed * 0.6;
    }
  if (now != self->drag_last_time)
    self->drag_last_dx = dx;
  self->drag_last_time = now;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, DtlChartView *self)
{
  double rows;

  if (dtl_view_state_get_n (self->state) == 0)
    return;
  if (fabs (self->grip != DTL_GRIP_NONE && !dtl_chart_view_is_grip_sideways (self) ? dy : dx) <
          DRAG_THRESHOLD &&
      !gtk_widget_has_css_class (GTK_WIDGET (self), "panning"))
    return;

  if (!gtk_widget_has_css_class (GTK_WIDGET (self), "panning"))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "panning");
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      if (self->grip == DTL_GRIP_NONE)
        dtl_chart_view_set_cursor_name (self, self->drag_kind == DTL_SPAN_NONE ? "grabbing"
                                                                               : "crosshair");
    }
  if (self->grip != DTL_GRIP_NONE)
    {
      dtl_chart_view_drag_grip (self, dx, dy);
      return;
    }
  if (self->drag_kind != DTL_SPAN_NONE)
    {
      dtl_chart_view_set_span (self, get_session_at (self, self->drag_x),
                               get_session_at (self, self->drag_x + dx), self->drag_kind);
      return;
    }

  follow_speed (self, gesture, dx);
  rows = -dx / dtl_chart_view_get_spacing (self);
  dtl_view_state_set_range (self->state, self->drag_first + rows, self->drag_end + rows,
                            dtl_view_state_get_preset (self->state));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, DtlChartView *self)
{
  guint32 now = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (gesture));

  if (gtk_widget_has_css_class (GTK_WIDGET (self), "panning") && self->grip == DTL_GRIP_NONE)
    {
      if (self->drag_kind == DTL_SPAN_ZOOM)
        dtl_chart_view_zoom_to_span (self);
      else if (self->drag_kind == DTL_SPAN_NONE && now - self->drag_last_time < REST_MS)
        dtl_kinetic_pan_run (GTK_WIDGET (self), self->state,
                             -self->drag_speed / dtl_chart_view_get_spacing (self));
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self), "panning");
  if (dtl_chart_view_is_grip_sideways (self))
    dtl_chart_view_drop_study_edge (self);
  self->grip = DTL_GRIP_NONE;
  dtl_chart_view_update_cursor (self);
}

static void
zoom_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, DtlChartView *self)
{
  self->zoom_width = get_visible_rows (self);
}

static void
zoom_changed_cb (GtkGestureZoom *gesture, double scale, DtlChartView *self)
{
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  double y;

  if (dtl_view_state_get_n (self->state) == 0 || scale <= 0)
    return;
  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  dtl_view_state_zoom (self->state, get_row_at (self, x),
                       self->zoom_width / scale / get_visible_rows (self));
}

static void
click_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DtlChartView *self)
{
  DtlHit hit;

  if (!is_over_chart (gesture))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (dtl_view_state_get_n (self->state) == 0)
    return;

  dtl_chart_view_set_span (self, -1, -1, DTL_SPAN_NONE);
  if (n_press == 2 && dtl_chart_view_reset_grip (self, x, y))
    return;
  hit = dtl_chart_hit (self->chart, x, y);
  if (dtl_view_state_get_marking (self->state) && hit.has_row && hit.flag_id == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.mark-session", "t", (guint64) hit.row);
  else if (hit.flag_id != 0)
    dtl_chart_view_activate_flag (self, hit.flag_id);
}

static void
secondary_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DtlChartView *self)
{
  DtlHit hit;

  if (dtl_view_state_get_n (self->state) == 0 || !is_over_chart (gesture))
    return;
  hit = dtl_chart_hit (self->chart, x, y);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  dtl_chart_view_popup_menu (self, hit.flag_id, hit.has_row ? (gssize) hit.row : -1, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, DtlChartView *self)
{
  DtlHit hit;

  if (dtl_view_state_get_n (self->state) == 0 || !is_over_chart (gesture))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  hit = dtl_chart_hit (self->chart, x, y);
  if (hit.flag_id != 0)
    dtl_chart_view_popup_menu (self, hit.flag_id, -1, x, y);
  else
    point_at (self, x, y);
}

void
dtl_chart_view_init_input (DtlChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *zoom = gtk_gesture_zoom_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  self->pointer_x = self->pointer_y = -1;

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  g_signal_connect (zoom, "begin", G_CALLBACK (zoom_begin_cb), self);
  g_signal_connect (zoom, "scale-changed", G_CALLBACK (zoom_changed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (zoom));

  g_signal_connect (click, "released", G_CALLBACK (click_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}
