/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A strip along the edge of the side pane. It only tells how wide the pane is to be: by a drag, by
 * the arrows, and by a double click or Home as wide as it is at first. */
#include "app/pane-handle.h"

#include <glib/gi18n.h>

#define STEP 20 /* pixels, of an arrow */

struct _DtlPaneHandle
{
  GtkWidget parent_instance;

  int width;       /* of the pane */
  int began_width; /* when the drag began */
  double began_x;  /* there, in the window */
};

G_DEFINE_FINAL_TYPE (DtlPaneHandle, dtl_pane_handle, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_PANE_WIDTH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Returns: x of the pointer in the window: the handle moves under it, so its own do not count */
static double
get_window_x (DtlPaneHandle *self, double x)
{
  double window_x = x, window_y;

  gtk_widget_translate_coordinates (GTK_WIDGET (self),
                                    GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), x, 0,
                                    &window_x, &window_y);

  return window_x;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, DtlPaneHandle *self)
{
  self->began_width = self->width;
  self->began_x = get_window_x (self, x);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, DtlPaneHandle *self)
{
  double x, y, moved;

  if (!gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  moved = get_window_x (self, x + dx) - self->began_x;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    moved = -moved;
  dtl_pane_handle_set_pane_width (self, self->began_width - (int) moved);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DtlPaneHandle *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    dtl_pane_handle_set_pane_width (self, DTL_PANE_WIDTH_USUAL);
}

/* @arguments: steps to the left, as the screen shows them; 0: as at first */
static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DtlPaneHandle *self = DTL_PANE_HANDLE (widget);
  int steps = g_variant_get_int32 (arguments);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    steps = -steps;
  dtl_pane_handle_set_pane_width (self,
                                  steps == 0 ? DTL_PANE_WIDTH_USUAL : self->width + steps * STEP);

  return TRUE;
}

static void
dtl_pane_handle_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PANE_WIDTH)
    g_value_set_int (value, DTL_PANE_HANDLE (object)->width);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dtl_pane_handle_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PANE_WIDTH)
    dtl_pane_handle_set_pane_width (DTL_PANE_HANDLE (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dtl_pane_handle_class_init (DtlPaneHandleClass *klass)
{
  static const struct
  {
    guint key;
    int steps;
  } keys[] = {
    { GDK_KEY_Left, 1 },   { GDK_KEY_KP_Left, 1 },   /* a wider pane */
    { GDK_KEY_Right, -1 }, { GDK_KEY_KP_Right, -1 }, /* a narrower one */
    { GDK_KEY_Home, 0 },   { GDK_KEY_KP_Home, 0 },   /* as at first */
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = dtl_pane_handle_get_property;
  G_OBJECT_CLASS (klass)->set_property = dtl_pane_handle_set_property;

  properties[PROP_PANE_WIDTH] = g_param_spec_int (
      "pane-width", NULL, NULL, DTL_PANE_WIDTH_LEAST, DTL_PANE_WIDTH_MOST, DTL_PANE_WIDTH_USUAL,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, move_cb, "i", keys[i].steps);
  gtk_widget_class_set_css_name (widget_class, "panehandle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
tell_width (DtlPaneHandle *self)
{
  /* Translators: spoken: the width of the pane with the events, in pixels */
  g_autofree char *spoken = g_strdup_printf (_ ("Width of the pane: %d pixels"), self->width);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->width, -1);
}

static void
dtl_pane_handle_init (DtlPaneHandle *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->width = DTL_PANE_WIDTH_USUAL;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "ew-resize");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
                                  (double) DTL_PANE_WIDTH_LEAST, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double) DTL_PANE_WIDTH_MOST, GTK_ACCESSIBLE_PROPERTY_ORIENTATION,
                                  GTK_ORIENTATION_HORIZONTAL, -1);
  tell_width (self);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

int
dtl_pane_handle_get_pane_width (DtlPaneHandle *self)
{
  g_return_val_if_fail (DTL_IS_PANE_HANDLE (self), DTL_PANE_WIDTH_USUAL);

  return self->width;
}

/* @width: pixels; brought into its range */
void
dtl_pane_handle_set_pane_width (DtlPaneHandle *self, int width)
{
  g_return_if_fail (DTL_IS_PANE_HANDLE (self));

  width = CLAMP (width, DTL_PANE_WIDTH_LEAST, DTL_PANE_WIDTH_MOST);
  if (width == self->width)
    return;

  self->width = width;
  tell_width (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANE_WIDTH]);
}
