/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits the options of one indicator. Options that do not go together, as a fast mean slower than
 * the slow one, are said to be so and change nothing. */
#include "app/indicator-row.h"

#include <glib/gi18n.h>

#define FINE_STEP 0.1 /* of an option that does not count bars */
#define BESIDE_NAME 1 /* options that have room beside the name */

struct _DtlIndicatorRow
{
  GtkListBoxRow parent_instance;

  char *spec;
  DtlIndicator indicator;
  gboolean is_known;
  GtkWidget *spins[DTL_INDICATOR_MAX_OPTIONS];
  GtkLabel *problem;
};

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtlIndicatorRow, dtl_indicator_row, GTK_TYPE_LIST_BOX_ROW)

/* The titles of series/indicators/, for translation: they are looked up by what stands there. */
static const char *const titles[] G_GNUC_UNUSED = {
  NC_ ("indicator", "Simple Moving Average"),         /* SMA */
  NC_ ("indicator", "Exponential Moving Average"),    /* EMA */
  NC_ ("indicator", "Bollinger Bands"),               /* about a mean */
  NC_ ("indicator", "Relative Strength Index"),       /* RSI */
  NC_ ("indicator", "MACD"),                          /* of two means */
  NC_ ("indicator", "Average True Range"),            /* ATR */
  NC_ ("indicator", "On-Balance Volume"),             /* OBV */
  NC_ ("indicator", "Volume-Weighted Average Price"), /* VWAP */
  NC_ ("indicator", "Drawdown"),                      /* from the highest close */
  NC_ ("indicator", "Volatility"),                    /* of a year */
  NC_ ("indicator", "Beta"),                          /* on the benchmark */
  NC_ ("indicator", "Bars"),                          /* how many count */
  NC_ ("indicator", "Fast Bars"),                     /* of the fast mean */
  NC_ ("indicator", "Slow Bars"),                     /* of the slow mean */
  NC_ ("indicator", "Signal Bars"),                   /* of the signal */
  NC_ ("indicator", "Deviations"),                    /* from the mean */
};

/* Returns: (transfer none): its name in the user's language */
const char *
dtl_indicator_row_get_title (const DtlIndicatorKind *kind)
{
  return g_dpgettext2 (NULL, "indicator", kind->title);
}

static gboolean
has_same_options (const DtlIndicator *self, const DtlIndicator *other)
{
  for (gsize i = 0; self->kind->options[i].name != NULL; i++)
    if (self->options[i] != other->options[i])
      return FALSE;

  return TRUE;
}

static void
value_changed_cb (GtkSpinButton *spin, DtlIndicatorRow *self)
{
  DtlIndicator wanted = self->indicator;
  DtlIndicator read;
  g_autofree char *spec = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; wanted.kind->options[i].name != NULL; i++)
    wanted.options[i] = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->spins[i]));
  if (has_same_options (&wanted, &self->indicator))
    {
      dtl_indicator_row_set_problem (self, NULL);
      return;
    }

  spec = dtl_indicator_dup_spec (&wanted);
  if (!dtl_indicator_parse (spec, &read, &error))
    {
      dtl_indicator_row_set_problem (self, error->message);
      return;
    }
  self->indicator = wanted;
  g_free (self->spec);
  self->spec = g_steal_pointer (&spec);
  dtl_indicator_row_set_problem (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_clicked_cb (GtkButton *button, DtlIndicatorRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static GtkWidget *
create_spin (DtlIndicatorRow *self, gsize i)
{
  const DtlIndicatorOption *option = &self->indicator.kind->options[i];
  GtkWidget *spin =
      gtk_spin_button_new_with_range (option->min, option->max, option->whole ? 1 : FINE_STEP);
  const char *title = g_dpgettext2 (NULL, "indicator", option->title);
  g_autofree char *name = NULL;

  /* Translators: an indicator and one of its options: "Bollinger Bands: Deviations" */
  name = g_strdup_printf (_ ("%s: %s"), dtl_indicator_row_get_title (self->indicator.kind), title);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), option->whole ? 0 : 1);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), self->indicator.options[i]);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (spin), 4);
  gtk_widget_set_tooltip_text (spin, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (spin, "value-changed", G_CALLBACK (value_changed_cb), self);

  return spin;
}

static GtkWidget *
create_remove_button (DtlIndicatorRow *self, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *name = NULL;

  /* Translators: takes an indicator or an instrument off the chart: "Remove Volatility" */
  name = g_strdup_printf (_ ("Remove %s"), title);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), self);

  return button;
}

static void
dtl_indicator_row_finalize (GObject *object)
{
  g_free (DTL_INDICATOR_ROW (object)->spec);

  G_OBJECT_CLASS (dtl_indicator_row_parent_class)->finalize (object);
}

static void
dtl_indicator_row_class_init (DtlIndicatorRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dtl_indicator_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
dtl_indicator_row_init (DtlIndicatorRow *self)
{
}

/**
 * dtl_indicator_row_new:
 * @spec: of an indicator; one that cannot be read has no options, but can be taken away
 */
GtkWidget *
dtl_indicator_row_new (const char *spec)
{
  DtlIndicatorRow *self = g_object_new (DTL_TYPE_INDICATOR_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *options = line;
  GtkWidget *label = gtk_label_new (NULL);
  const char *title = spec;
  gsize n = 0;

  self->spec = g_strdup (spec);
  self->is_known = dtl_indicator_parse (spec, &self->indicator, NULL);
  if (self->is_known)
    title = dtl_indicator_row_get_title (self->indicator.kind);
  while (self->is_known && self->indicator.kind->options[n].name != NULL)
    n++;

  gtk_label_set_text (GTK_LABEL (label), title);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_tooltip_text (label, title);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  if (n > BESIDE_NAME)
    options = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  for (gsize i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (options), self->spins[i] = create_spin (self, i));
  gtk_box_append (GTK_BOX (line), create_remove_button (self, title));

  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_max_width_chars (self->problem, 40);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "overlay-problem");

  gtk_box_append (GTK_BOX (box), line);
  if (options != line)
    gtk_box_append (GTK_BOX (box), options);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

/* Returns: (transfer none): the spec with the options as they are now */
const char *
dtl_indicator_row_get_spec (DtlIndicatorRow *self)
{
  g_return_val_if_fail (DTL_IS_INDICATOR_ROW (self), NULL);

  return self->spec;
}

/**
 * dtl_indicator_row_set_problem:
 * @self: a row
 * @problem: (nullable): why the indicator is not on the chart
 */
void
dtl_indicator_row_set_problem (DtlIndicatorRow *self, const char *problem)
{
  g_return_if_fail (DTL_IS_INDICATOR_ROW (self));

  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}
