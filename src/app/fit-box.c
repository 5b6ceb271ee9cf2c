/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares the width that its child asks for with the width there is. What a step has saved is
 * kept, so that it is taken back exactly when that much is there again. The change is told from an
 * idle source: a widget must not alter other widgets while it is being allocated. */
#include "app/fit-box.h"

struct _DtlFitBox
{
  GtkWidget parent_instance;

  GtkWidget *child;
  guint n_steps;
  guint step;
  guint next;                        /* step to tell of */
  int widths[DTL_FIT_BOX_MAX_STEPS]; /* that the child asked for before each step */
  guint source;
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

G_DEFINE_FINAL_TYPE (DtlFitBox, dtl_fit_box, GTK_TYPE_WIDGET)

static gboolean
tell_cb (gpointer user_data)
{
  DtlFitBox *self = user_data;

  self->source = 0;
  if (self->step != self->next)
    {
      self->step = self->next;
      g_signal_emit (self, signals[CHANGED], 0);
    }

  return G_SOURCE_REMOVE;
}

static void
choose_step (DtlFitBox *self, int width)
{
  int wanted = 0;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
  self->next = self->step;
  if (wanted > width && self->step < self->n_steps)
    {
      self->widths[self->step] = wanted;
      self->next = self->step + 1;
    }
  else if (self->step > 0 && self->widths[self->step - 1] <= width)
    {
      self->next = self->step - 1;
    }
  if (self->next != self->step && self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, self, NULL);
}

static void
dtl_fit_box_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  DtlFitBox *self = DTL_FIT_BOX (widget);

  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
dtl_fit_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DtlFitBox *self = DTL_FIT_BOX (widget);

  if (self->child == NULL)
    return;

  choose_step (self, width);
  gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

static void
dtl_fit_box_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtlFitBox *self = DTL_FIT_BOX (object);

  if (prop_id != PROP_CHILD)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = g_value_get_object (value);
  if (self->child != NULL)
    gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

static void
dtl_fit_box_dispose (GObject *object)
{
  DtlFitBox *self = DTL_FIT_BOX (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (dtl_fit_box_parent_class)->dispose (object);
}

static void
dtl_fit_box_class_init (DtlFitBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dtl_fit_box_dispose;
  object_class->set_property = dtl_fit_box_set_property;
  widget_class->measure = dtl_fit_box_measure;
  widget_class->size_allocate = dtl_fit_box_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
dtl_fit_box_init (DtlFitBox *self)
{
}

/**
 * dtl_fit_box_set_n_steps:
 * @self: a box
 * @n: how many steps there are to take, at most %DTL_FIT_BOX_MAX_STEPS
 */
void
dtl_fit_box_set_n_steps (DtlFitBox *self, guint n)
{
  g_return_if_fail (DTL_IS_FIT_BOX (self) && n <= DTL_FIT_BOX_MAX_STEPS);

  self->n_steps = n;
}

guint
dtl_fit_box_get_step (DtlFitBox *self)
{
  g_return_val_if_fail (DTL_IS_FIT_BOX (self), 0);

  return self->step;
}
