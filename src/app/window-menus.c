/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's menus and its list of instruments. Each is built when it is opened for the first
 * time: they are dozens of widgets that no first frame shows. */
#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/benchmark-row.h"
#include "app/compare-popover.h"
#include "app/indicators-popover.h"
#include "app/interval-titles.h"
#include "operations/load-series.h"

#define MENUS_RESOURCE "/org/dateline/Dateline/window-menus.ui"

static GtkWidget *
create_instrument_row (const DtlInstrument *instrument)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *symbol = gtk_label_new (instrument->symbol);
  GtkWidget *name = gtk_label_new (instrument->name);

  gtk_widget_add_css_class (symbol, "heading");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), symbol);
  gtk_box_append (GTK_BOX (box), name);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", instrument->symbol);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-instrument");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  instrument->name != NULL ? instrument->name : instrument->symbol,
                                  -1);

  return row;
}

static void
list_instruments (DtlWindow *self)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->instruments))) != NULL)
    gtk_list_box_remove (self->instruments, child);
  for (guint i = 0; snapshot != NULL && i < snapshot->list->len; i++)
    {
      const DtlSeriesInfo *info = g_ptr_array_index (snapshot->list, i);
      const DtlSeriesInfo *before = i > 0 ? g_ptr_array_index (snapshot->list, i - 1) : NULL;
      GtkWidget *row;

      /* An instrument has one row, whatever number of series it has. */
      if (before != NULL && g_str_equal (before->instrument->symbol, info->instrument->symbol))
        continue;
      row = create_instrument_row (info->instrument);
      gtk_list_box_append (self->instruments, row);
      if (g_strcmp0 (info->instrument->symbol, self->wanted_symbol) == 0)
        gtk_list_box_select_row (self->instruments, GTK_LIST_BOX_ROW (row));
    }
}

static void
create_menu_cb (GtkMenuButton *button, gpointer id)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  builder = gtk_builder_new_from_resource (MENUS_RESOURCE);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (gtk_builder_get_object (builder, id)));
}

/* The instrument shown has the keyboard: arrows go from there to the others. */
static void
focus_instrument_cb (GtkWidget *popover, DtlWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->instruments);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->instruments));
}

static void
list_instruments_cb (GtkMenuButton *button, gpointer user_data)
{
  DtlWindow *self = user_data;

  if (self->instruments == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (MENUS_RESOURCE);

      GtkWidget *benchmark = dtl_benchmark_row_new (self->studies);
      GtkWidget *popover = GTK_WIDGET (gtk_builder_get_object (builder, "instruments_popover"));

      gtk_widget_add_css_class (benchmark, "popover-foot");
      gtk_box_append (GTK_BOX (gtk_builder_get_object (builder, "instruments_box")), benchmark);
      self->instruments = GTK_LIST_BOX (gtk_builder_get_object (builder, "instruments"));
      g_signal_connect_object (popover, "map", G_CALLBACK (focus_instrument_cb), self,
                               G_CONNECT_AFTER);
      gtk_menu_button_set_popover (button, popover);
    }
  list_instruments (self);
}

/* Only what the bars of the instrument can be put together to. */
static GMenuModel *
create_interval_menu (DtlWindow *self)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  GMenu *menu = g_menu_new ();

  for (int i = 0; i < DTL_N_INTERVALS && snapshot != NULL && snapshot->instrument != NULL; i++)
    if (dtl_load_series_can (snapshot->list, snapshot->instrument->symbol, (DtlInterval) i))
      {
        g_autoptr (GMenuItem) item =
            g_menu_item_new (dtl_interval_titles_get_mnemonic ((DtlInterval) i), NULL);

        g_menu_item_set_action_and_target (item, "win.interval", "s",
                                           dtl_interval_to_id ((DtlInterval) i));
        g_menu_append_item (menu, item);
      }

  return G_MENU_MODEL (menu);
}

static void
create_interval_cb (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GMenuModel) menu = create_interval_menu (user_data);

  gtk_menu_button_set_menu_model (button, menu);
}

static GtkWidget *
create_overlay_popover (DtlWindow *self, GType type)
{
  return type == DTL_TYPE_COMPARE_POPOVER ? dtl_compare_popover_new (self->state)
                                          : dtl_indicators_popover_new (self->state);
}

static void
create_compare_cb (GtkMenuButton *button, gpointer user_data)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button,
                                 create_overlay_popover (user_data, DTL_TYPE_COMPARE_POPOVER));
}

static void
create_indicators_cb (GtkMenuButton *button, gpointer user_data)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button,
                                 create_overlay_popover (user_data, DTL_TYPE_INDICATORS_POPOVER));
}

/* In a narrow window one button stands for three: it opens its menu, and then what was chosen. */
static void
create_overflow_cb (GtkMenuButton *button, gpointer user_data)
{
  DtlWindow *self = user_data;
  g_autoptr (GtkBuilder) builder = NULL;
  g_autoptr (GMenuModel) intervals = NULL;
  GMenu *menu;

  if (self->overflow_wanted != 0)
    {
      gtk_menu_button_set_popover (button, create_overlay_popover (self, self->overflow_wanted));
      self->overflow_wanted = 0;
      return;
    }

  builder = gtk_builder_new_from_resource (MENUS_RESOURCE);
  intervals = create_interval_menu (self);
  menu = G_MENU (gtk_builder_get_object (builder, "overflow_menu"));
  g_menu_append_submenu (menu, _ ("Inter_val"), intervals);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static gboolean
open_overflow_cb (gpointer user_data)
{
  DtlWindow *self = user_data;

  gtk_menu_button_popup (self->overflow_button);

  return G_SOURCE_REMOVE;
}

static void
open_overlay (DtlWindow *self, GtkMenuButton *button, GType type)
{
  if (gtk_widget_get_visible (GTK_WIDGET (button)))
    {
      gtk_menu_button_popup (button);
      return;
    }

  /* The menu that this was chosen from is closing. */
  self->overflow_wanted = type;
  gtk_menu_button_popdown (self->overflow_button);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, open_overflow_cb, g_object_ref (self), g_object_unref);
}

void
dtl_window_open_compare (DtlWindow *self)
{
  open_overlay (self, self->compare_button, DTL_TYPE_COMPARE_POPOVER);
}

void
dtl_window_open_indicators (DtlWindow *self)
{
  open_overlay (self, self->indicators_button, DTL_TYPE_INDICATORS_POPOVER);
}

/* Tells the buttons what they open. */
void
dtl_window_init_menus (DtlWindow *self)
{
  gtk_menu_button_set_create_popup_func (self->import_button, create_menu_cb,
                                         (gpointer) "import_menu", NULL);
  gtk_menu_button_set_create_popup_func (self->primary_button, create_menu_cb,
                                         (gpointer) "primary_menu", NULL);
  gtk_menu_button_set_create_popup_func (self->type_button, create_menu_cb, (gpointer) "type_menu",
                                         NULL);
  gtk_menu_button_set_create_popup_func (self->scale_button, create_menu_cb,
                                         (gpointer) "scale_menu", NULL);
  gtk_menu_button_set_create_popup_func (self->title_button, list_instruments_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->interval_button, create_interval_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->compare_button, create_compare_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->indicators_button, create_indicators_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->overflow_button, create_overflow_cb, self, NULL);
}
