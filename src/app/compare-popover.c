/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses what a chart compares its instrument with. The list follows the state while it is open; a
 * chosen instrument that is in the library no more stays in it, so that it can be taken away. */
#include "app/compare-popover.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chart/chart-compare.h"

struct _DtlComparePopover
{
  GtkPopover parent_instance;

  DtlViewState *state;
  GtkSearchEntry *search;
  GtkListBox *list;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (DtlComparePopover, dtl_compare_popover, GTK_TYPE_POPOVER)

static const char *
get_symbol (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "symbol");
}

static gboolean
is_chosen (DtlComparePopover *self, const char *symbol)
{
  return g_strv_contains (dtl_view_state_get_compared (self->state), symbol);
}

/* Ticks, problems, and whether there is room for one more. */
static void
show_choice (DtlComparePopover *self)
{
  gsize n = g_strv_length ((char **) dtl_view_state_get_compared (self->state));

  self->syncing = TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      const char *symbol = get_symbol (row);
      const char *problem = dtl_view_state_find_problem (self->state, symbol);
      GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
      GtkWidget *check = gtk_widget_get_first_child (box);
      GtkWidget *note = gtk_widget_get_last_child (box);
      gboolean chosen = is_chosen (self, symbol);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
      gtk_widget_set_sensitive (check, chosen || n < DTL_CHART_MAX_COMPARED);
      gtk_label_set_text (GTK_LABEL (note), chosen && problem != NULL ? problem : "");
      gtk_widget_set_visible (note, chosen && problem != NULL);
    }
  self->syncing = FALSE;
}

static void
toggled_cb (GtkCheckButton *check, DtlComparePopover *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX_ROW);
  const char *const *compared = dtl_view_state_get_compared (self->state);
  const char *symbol = get_symbol (row);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  if (self->syncing)
    return;

  for (gsize i = 0; compared[i] != NULL; i++)
    if (strcmp (compared[i], symbol) != 0)
      g_ptr_array_add (chosen, (gpointer) compared[i]);
  if (gtk_check_button_get_active (check))
    g_ptr_array_add (chosen, (gpointer) symbol);
  g_ptr_array_add (chosen, NULL);
  dtl_view_state_set_compared (self->state, (const char *const *) chosen->pdata);
}

/* From the field into the list: GTK 4.8 would stop at the scrolled window between the two. */
static gboolean
down_cb (GtkWidget *search, GVariant *unused, gpointer user_data)
{
  DtlComparePopover *self = user_data;
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      break;

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* By Return, and by a click beside the words. */
static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DtlComparePopover *self)
{
  GtkCheckButton *check =
      GTK_CHECK_BUTTON (gtk_widget_get_first_child (gtk_list_box_row_get_child (row)));

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
add_row (DtlComparePopover *self, const char *symbol, const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *note = gtk_label_new (NULL);
  g_autofree char *title =
      name != NULL && *name != '\0' ? g_strdup_printf ("%s – %s", symbol, name) : g_strdup (symbol);

  gtk_label_set_text (GTK_LABEL (label), title);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);

  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "overlay-problem");

  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), note);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  /* The row has the keyboard, so that the arrows move from one to the next. */
  gtk_widget_set_focusable (check, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (row), "symbol", g_strdup (symbol), g_free);
  g_object_set_data_full (G_OBJECT (row), "folded", g_utf8_casefold (title, -1), g_free);
  gtk_list_box_append (self->list, row);
}

static void
rebuild (DtlComparePopover *self)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  const char *const *compared = dtl_view_state_get_compared (self->state);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);

  if (snapshot != NULL && snapshot->instrument != NULL)
    g_hash_table_add (seen, snapshot->instrument->symbol);
  for (guint i = 0; snapshot != NULL && i < snapshot->list->len; i++)
    {
      const DtlSeriesInfo *info = g_ptr_array_index (snapshot->list, i);

      /* An instrument has one row, whatever number of series it has. */
      if (g_hash_table_add (seen, info->instrument->symbol))
        add_row (self, info->instrument->symbol, info->instrument->name);
    }
  for (gsize i = 0; compared[i] != NULL; i++)
    if (g_hash_table_add (seen, (gpointer) compared[i]))
      add_row (self, compared[i], NULL);

  show_choice (self);
}

static void
state_changed_cb (DtlViewState *state, guint change, DtlComparePopover *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (change & DTL_VIEW_CHANGE_DATA)
    rebuild (self);
  else if (change & (DTL_VIEW_CHANGE_LISTS | DTL_VIEW_CHANGE_OVERLAYS))
    show_choice (self);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  DtlComparePopover *self = user_data;
  g_autofree char *wanted =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  return strstr (g_object_get_data (G_OBJECT (row), "folded"), wanted) != NULL;
}

static void
search_changed_cb (GtkSearchEntry *search, DtlComparePopover *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
stop_search_cb (GtkSearchEntry *search, DtlComparePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
dtl_compare_popover_map (GtkWidget *widget)
{
  DtlComparePopover *self = DTL_COMPARE_POPOVER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  rebuild (self);
  GTK_WIDGET_CLASS (dtl_compare_popover_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
dtl_compare_popover_dispose (GObject *object)
{
  DtlComparePopover *self = DTL_COMPARE_POPOVER (object);

  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (dtl_compare_popover_parent_class)->dispose (object);
}

static void
dtl_compare_popover_class_init (DtlComparePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_compare_popover_dispose;
  GTK_WIDGET_CLASS (klass)->map = dtl_compare_popover_map;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/dateline/Dateline/compare-popover.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), DtlComparePopover, search);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), DtlComparePopover, list);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), search_changed_cb);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), stop_search_cb);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), row_activated_cb);
}

static void
dtl_compare_popover_init (DtlComparePopover *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0),
                        gtk_callback_action_new (down_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
}

/**
 * dtl_compare_popover_new:
 * @state: what to read and change; followed from now on
 */
GtkWidget *
dtl_compare_popover_new (DtlViewState *state)
{
  DtlComparePopover *self = g_object_new (DTL_TYPE_COMPARE_POPOVER, NULL);

  self->state = g_object_ref (state);
  g_signal_connect (state, "changed", G_CALLBACK (state_changed_cb), self);

  return GTK_WIDGET (self);
}
