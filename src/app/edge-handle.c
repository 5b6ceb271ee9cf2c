/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edge of the event window for the keyboard and the screen reader. The chart draws the edge and
 * the pointer drags it there; this widget over it has the focus, says where it is, and shows that
 * it can be taken hold of. */
#include "app/edge-handle.h"

struct _DtlEdgeHandle
{
  GtkWidget parent_instance;

  char *name;
  char *text; /* nullable: of the value */
};

G_DEFINE_FINAL_TYPE (DtlEdgeHandle, dtl_edge_handle, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
dtl_edge_handle_finalize (GObject *object)
{
  g_free (DTL_EDGE_HANDLE (object)->name);
  g_free (DTL_EDGE_HANDLE (object)->text);

  G_OBJECT_CLASS (dtl_edge_handle_parent_class)->finalize (object);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  g_signal_emit (widget, signals[SIGNAL_MOVED], 0, g_variant_get_int32 (arguments));

  return TRUE;
}

static void
dtl_edge_handle_class_init (DtlEdgeHandleClass *klass)
{
  static const struct
  {
    guint key;
    int sessions;
  } keys[] = {
    { GDK_KEY_Left, -1 },     { GDK_KEY_KP_Left, -1 },     /* to the session before */
    { GDK_KEY_Right, 1 },     { GDK_KEY_KP_Right, 1 },     /* to the session after */
    { GDK_KEY_Page_Up, -5 },  { GDK_KEY_KP_Page_Up, -5 },  /* a week of them */
    { GDK_KEY_Page_Down, 5 }, { GDK_KEY_KP_Page_Down, 5 }, /* a week of them */
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dtl_edge_handle_finalize;

  signals[SIGNAL_MOVED] = g_signal_new ("moved", DTL_TYPE_EDGE_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, move_cb, "i", keys[i].sessions);
  gtk_widget_class_set_css_name (widget_class, "edge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
dtl_edge_handle_init (DtlEdgeHandle *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  dtl_edge_handle_set_shown (self, FALSE);
}

/**
 * dtl_edge_handle_new:
 * @name: what it is an edge of, for a screen reader
 * @least: the least value
 * @most: the greatest one
 *
 * Returns: (transfer floating): a handle that is not shown
 */
GtkWidget *
dtl_edge_handle_new (const char *name, int least, int most)
{
  DtlEdgeHandle *self = g_object_new (DTL_TYPE_EDGE_HANDLE, NULL);

  self->name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
                                  (double) least, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) most,
                                  GTK_ACCESSIBLE_PROPERTY_ORIENTATION, GTK_ORIENTATION_HORIZONTAL,
                                  -1);

  return GTK_WIDGET (self);
}

/* @text: how the value is written; it is part of the name, which all versions of GTK 4 pass on. */
void
dtl_edge_handle_set_value (DtlEdgeHandle *self, int value, const char *text)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (DTL_IS_EDGE_HANDLE (self) && text != NULL);

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  spoken = g_strdup_printf ("%s: %s", self->name, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) value,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

/* May be called while the parent is allocated, unlike gtk_widget_set_visible(). */
void
dtl_edge_handle_set_shown (DtlEdgeHandle *self, gboolean shown)
{
  g_return_if_fail (DTL_IS_EDGE_HANDLE (self));

  gtk_widget_set_child_visible (GTK_WIDGET (self), shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN,
                               (gboolean) !shown, -1);
}
