/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds, edits and takes away the indicators of a chart. What is edited is in the rows; the state is
 * told at each change, and the chart follows when the values are there. */
#include "app/indicators-popover.h"

#include <glib/gi18n.h>

#include "app/indicator-row.h"

struct _DtlIndicatorsPopover
{
  GtkPopover parent_instance;

  DtlViewState *state;
  GtkListBox *active;
  GtkListBox *kinds;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (DtlIndicatorsPopover, dtl_indicators_popover, GTK_TYPE_POPOVER)

static void rebuild (DtlIndicatorsPopover *self);

/* Tells the state what the rows have, but for @left_out. */
static void
apply_rows (DtlIndicatorsPopover *self, GtkWidget *left_out)
{
  g_autoptr (GPtrArray) specs = g_ptr_array_new ();

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->active)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (DTL_IS_INDICATOR_ROW (row) && row != left_out)
      g_ptr_array_add (specs, (gpointer) dtl_indicator_row_get_spec (DTL_INDICATOR_ROW (row)));
  g_ptr_array_add (specs, NULL);

  self->syncing = TRUE;
  dtl_view_state_set_indicators (self->state, (const char *const *) specs->pdata);
  self->syncing = FALSE;
}

static void
row_changed_cb (DtlIndicatorRow *row, DtlIndicatorsPopover *self)
{
  if (self->syncing)
    return;
  apply_rows (self, NULL);
}

static void
row_removed_cb (DtlIndicatorRow *row, DtlIndicatorsPopover *self)
{
  apply_rows (self, GTK_WIDGET (row));
  rebuild (self);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
show_problems (DtlIndicatorsPopover *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->active)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (DTL_IS_INDICATOR_ROW (row))
      dtl_indicator_row_set_problem (
          DTL_INDICATOR_ROW (row),
          dtl_view_state_find_problem (self->state,
                                       dtl_indicator_row_get_spec (DTL_INDICATOR_ROW (row))));
}

static gboolean
is_active (DtlIndicatorsPopover *self, const char *spec)
{
  return g_strv_contains (dtl_view_state_get_indicators (self->state), spec);
}

/* One without options has nothing to tell a second one from the first. */
static void
show_kinds (DtlIndicatorsPopover *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->kinds)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      const DtlIndicatorKind *kind = g_object_get_data (G_OBJECT (row), "kind");

      gtk_widget_set_sensitive (row, kind->options[0].name != NULL || !is_active (self, kind->id));
    }
}

static void
rebuild (DtlIndicatorsPopover *self)
{
  g_auto (GStrv) specs = g_strdupv ((char **) dtl_view_state_get_indicators (self->state));
  gboolean was_syncing = self->syncing;
  GtkWidget *child;

  /* A field that loses the keyboard with its row takes over what was typed: that must not change
   * the list from which the rows are being made. */
  self->syncing = TRUE;
  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (self->active, 0))) != NULL)
    gtk_list_box_remove (self->active, child);
  for (gsize i = 0; specs[i] != NULL; i++)
    {
      GtkWidget *row = dtl_indicator_row_new (specs[i]);

      g_signal_connect (row, "changed", G_CALLBACK (row_changed_cb), self);
      g_signal_connect (row, "removed", G_CALLBACK (row_removed_cb), self);
      gtk_list_box_append (self->active, row);
    }
  self->syncing = was_syncing;
  show_problems (self);
  show_kinds (self);
}

/* Returns: (transfer full): the usual options, the first of them doubled as often as it takes to
 *   have one more */
static char *
choose_spec (DtlIndicatorsPopover *self, const DtlIndicatorKind *kind)
{
  DtlIndicator indicator = { .kind = kind };
  char *spec;

  for (gsize i = 0; kind->options[i].name != NULL; i++)
    indicator.options[i] = kind->options[i].usual;
  spec = dtl_indicator_dup_spec (&indicator);
  while (is_active (self, spec) && kind->options[0].name != NULL)
    {
      for (gsize i = 0; kind->options[i].name != NULL; i++)
        if (kind->options[i].whole)
          indicator.options[i] *= 2;
      if (indicator.options[0] > kind->options[0].max)
        break;
      g_free (spec);
      spec = dtl_indicator_dup_spec (&indicator);
    }

  return spec;
}

static void
kind_activated_cb (GtkListBox *list, GtkListBoxRow *row, DtlIndicatorsPopover *self)
{
  const char *const *specs = dtl_view_state_get_indicators (self->state);
  g_autofree char *spec = choose_spec (self, g_object_get_data (G_OBJECT (row), "kind"));
  g_autoptr (GPtrArray) longer = g_ptr_array_new ();

  for (gsize i = 0; specs[i] != NULL; i++)
    g_ptr_array_add (longer, (gpointer) specs[i]);
  g_ptr_array_add (longer, spec);
  g_ptr_array_add (longer, NULL);
  dtl_view_state_set_indicators (self->state, (const char *const *) longer->pdata);
}

static void
create_kinds (DtlIndicatorsPopover *self)
{
  const DtlIndicatorKind *const *kinds = dtl_indicator_get_kinds ();

  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();
      const char *title = dtl_indicator_row_get_title (kinds[i]);
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      g_object_set_data (G_OBJECT (row), "kind", (gpointer) kinds[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                      -1);
      gtk_list_box_append (self->kinds, row);
    }
}

static void
state_changed_cb (DtlViewState *state, guint change, DtlIndicatorsPopover *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if ((change & DTL_VIEW_CHANGE_LISTS) && !self->syncing)
    rebuild (self);
  else if (change & DTL_VIEW_CHANGE_OVERLAYS)
    show_problems (self);
}

static void
dtl_indicators_popover_map (GtkWidget *widget)
{
  rebuild (DTL_INDICATORS_POPOVER (widget));
  GTK_WIDGET_CLASS (dtl_indicators_popover_parent_class)->map (widget);
}

static void
dtl_indicators_popover_dispose (GObject *object)
{
  DtlIndicatorsPopover *self = DTL_INDICATORS_POPOVER (object);

  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (dtl_indicators_popover_parent_class)->dispose (object);
}

static void
dtl_indicators_popover_class_init (DtlIndicatorsPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_indicators_popover_dispose;
  widget_class->map = dtl_indicators_popover_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dateline/Dateline/indicators-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlIndicatorsPopover, active);
  gtk_widget_class_bind_template_child (widget_class, DtlIndicatorsPopover, kinds);
  gtk_widget_class_bind_template_callback (widget_class, kind_activated_cb);
}

static void
dtl_indicators_popover_init (DtlIndicatorsPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  create_kinds (self);
}

/**
 * dtl_indicators_popover_new:
 * @state: what to read and change; followed from now on
 */
GtkWidget *
dtl_indicators_popover_new (DtlViewState *state)
{
  DtlIndicatorsPopover *self = g_object_new (DTL_TYPE_INDICATORS_POPOVER, NULL);

  self->state = g_object_ref (state);
  g_signal_connect (state, "changed", G_CALLBACK (state_changed_cb), self);

  return GTK_WIDGET (self);
}
