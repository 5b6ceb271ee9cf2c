/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorts its width into wide to narrow, and its height into low or not. Large text makes a
 * width narrower: what counts is how many letters stand beside each other. The change is told
 * from an idle source: a widget must not alter other widgets while it is being allocated. */
#include "app/width-class.h"

#include "app/chart-style.h"

#define TIGHT_BELOW 1180
#define MEDIUM_BELOW 900
#define NARROW_BELOW 600
#define LOW_BELOW 480
#define MIN_WIDTH 360
#define MIN_HEIGHT 294

struct _DtlWidthClassBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
  DtlWidthClass width_class;
  gboolean is_low;
  guint told_source;
};

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GtkBuildableIface *parent_buildable_iface;

static void dtl_width_class_bin_buildable_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (DtlWidthClassBin,
                         dtl_width_class_bin,
                         GTK_TYPE_WIDGET,
                         G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                dtl_width_class_bin_buildable_init))

static gboolean
tell_changed_cb (gpointer user_data)
{
  DtlWidthClassBin *self = user_data;

  self->told_source = 0;
  g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
set_child (DtlWidthClassBin *self, GtkWidget *child)
{
  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
dtl_width_class_bin_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  DtlWidthClassBin *self = DTL_WIDTH_CLASS_BIN (widget);
  int child_natural = 0;

  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, -1, NULL, &child_natural, NULL, NULL);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
  *natural = MAX (*minimum, child_natural);
}

static void
dtl_width_class_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DtlWidthClassBin *self = DTL_WIDTH_CLASS_BIN (widget);
  double letters = width / MAX (dtl_chart_style_get_text_scale (widget), 1);
  DtlWidthClass width_class = letters < NARROW_BELOW   ? DTL_WIDTH_NARROW
                              : letters < MEDIUM_BELOW ? DTL_WIDTH_MEDIUM
                              : letters < TIGHT_BELOW  ? DTL_WIDTH_TIGHT
                                                       : DTL_WIDTH_WIDE;
  gboolean is_low = height < LOW_BELOW;
  int min_width = 0;
  int min_height = 0;

  if (width_class != self->width_class || is_low != self->is_low)
    {
      self->width_class = width_class;
      self->is_low = is_low;
      if (self->told_source == 0)
        self->told_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_changed_cb, self, NULL);
    }

  if (self->child == NULL)
    return;
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &min_width, NULL, NULL, NULL);
  width = MAX (width, min_width);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, width, &min_height, NULL, NULL, NULL);
  gtk_widget_allocate (self->child, width, MAX (height, min_height), baseline, NULL);
}

static void
dtl_width_class_bin_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  if (prop_id == PROP_CHILD)
    set_child (DTL_WIDTH_CLASS_BIN (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dtl_width_class_bin_dispose (GObject *object)
{
  DtlWidthClassBin *self = DTL_WIDTH_CLASS_BIN (object);

  g_clear_handle_id (&self->told_source, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (dtl_width_class_bin_parent_class)->dispose (object);
}

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    set_child (DTL_WIDTH_CLASS_BIN (buildable), GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
dtl_width_class_bin_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
dtl_width_class_bin_class_init (DtlWidthClassBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dtl_width_class_bin_dispose;
  object_class->set_property = dtl_width_class_bin_set_property;
  widget_class->measure = dtl_width_class_bin_measure;
  widget_class->size_allocate = dtl_width_class_bin_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
dtl_width_class_bin_init (DtlWidthClassBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

DtlWidthClass
dtl_width_class_bin_get_class (DtlWidthClassBin *self)
{
  g_return_val_if_fail (DTL_IS_WIDTH_CLASS_BIN (self), DTL_WIDTH_WIDE);

  return self->width_class;
}

/**
 * dtl_width_class_bin_is_low:
 * @self: a bin
 *
 * Returns: whether there is no height to spare for what a chart can do without
 */
gboolean
dtl_width_class_bin_is_low (DtlWidthClassBin *self)
{
  g_return_val_if_fail (DTL_IS_WIDTH_CLASS_BIN (self), FALSE);

  return self->is_low;
}
