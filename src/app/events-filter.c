/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The button beside the search of the events: its menu has the order of the list, and a mark for
 * each kind of the events there are. The button says when something is hidden. */
#include "app/events-filter.h"

#include <glib/gi18n.h>

#include "app/kind-titles.h"
#include "news/kind.h"

#define KIND_PREFIX "kind-"

typedef struct
{
  GtkMenuButton *button; /* not owned: it has this as its data */
  DtlViewState *state;
  GSimpleActionGroup *actions;
  guint families; /* bits of those in the menu */
} Filter;

static void
filter_free (gpointer data)
{
  Filter *self = data;

  g_signal_handlers_disconnect_by_data (self->state, self);
  g_object_unref (self->state);
  g_object_unref (self->actions);
  g_free (self);
}

static void
change_kind_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  Filter *self = user_data;
  DtlFamily family;

  if (dtl_family_from_id (g_action_get_name (G_ACTION (action)) + strlen (KIND_PREFIX), &family))
    dtl_view_state_set_hidden (self->state, family, !g_variant_get_boolean (value));
}

static void
change_order_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  Filter *self = user_data;

  dtl_view_state_set_newest_first (self->state,
                                   g_str_equal (g_variant_get_string (value, NULL), "newest"));
}

static void
show_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_view_state_show_all_kinds (((Filter *) user_data)->state);
}

static void
set_state (Filter *self, const char *name, GVariant *value)
{
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), value);
}

static char *
get_action_name (DtlFamily family)
{
  return g_strconcat (KIND_PREFIX, dtl_family_to_id (family), NULL);
}

static void
update_states (Filter *self)
{
  guint n_hidden = 0;
  g_autofree char *text = NULL;

  for (DtlFamily family = 0; family < DTL_N_FAMILIES; family++)
    {
      gboolean hidden = dtl_view_state_get_hidden (self->state, family);
      g_autofree char *name = get_action_name (family);

      set_state (self, name, g_variant_new_boolean (!hidden));
      n_hidden += hidden && (self->families & 1u << family);
    }
  set_state (
      self, "order",
      g_variant_new_string (dtl_view_state_get_newest_first (self->state) ? "newest" : "oldest"));

  if (n_hidden > 0)
    text = g_strdup_printf (g_dngettext (NULL, "Sort and Filter: %u kind hidden",
                                         "Sort and Filter: %u kinds hidden", n_hidden),
                            n_hidden);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button),
                               text != NULL ? text : _ ("Sort and Filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : _ ("Sort and Filter"), -1);
  if (n_hidden > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "accent");
}

static void
fill_menu (Filter *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) kinds = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();

  g_menu_append (order, _ ("_Oldest First"), "events.order::oldest");
  g_menu_append (order, _ ("_Newest First"), "events.order::newest");
  for (DtlFamily family = 0; family < DTL_N_FAMILIES; family++)
    {
      g_autofree char *name = get_action_name (family);
      g_autofree char *action = g_strconcat ("events.", name, NULL);

      if (self->families & 1u << family)
        g_menu_append (kinds, dtl_kind_titles_get_family (family), action);
    }
  g_menu_append (all, _ ("Show _All Kinds"), "events.show-all");
  g_menu_append_section (menu, _ ("Order"), G_MENU_MODEL (order));
  g_menu_append_section (menu, _ ("Kinds"), G_MENU_MODEL (kinds));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  gtk_menu_button_set_menu_model (self->button, G_MENU_MODEL (menu));
}

static void
state_changed_cb (DtlViewState *state, guint change, Filter *self)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (state);
  guint families = 0;

  if (!(change & (DTL_VIEW_CHANGE_DATA | DTL_VIEW_CHANGE_FILTER)))
    return;

  for (guint i = 0; snapshot != NULL && i < snapshot->marks->len; i++)
    {
      const DtlMark *mark = g_ptr_array_index (snapshot->marks, i);

      families |= 1u << dtl_kind_get_family (mark->event->kind);
    }
  if (families != self->families)
    {
      self->families = families;
      fill_menu (self);
    }
  update_states (self);
}

/**
 * dtl_events_filter_attach:
 * @button: gets the menu; keeps what belongs to it
 * @state: whose hidden kinds and order it changes; followed from now on
 */
void
dtl_events_filter_attach (GtkMenuButton *button, DtlViewState *state)
{
  Filter *self = g_new0 (Filter, 1);
  const GActionEntry entries[] = {
    { "order", NULL, "s", "'oldest'", change_order_cb },
    { "show-all", show_all_cb },
  };

  self->button = button;
  self->state = g_object_ref (state);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  for (DtlFamily family = 0; family < DTL_N_FAMILIES; family++)
    {
      g_autofree char *name = get_action_name (family);
      const GActionEntry entry = { name, NULL, NULL, "true", change_kind_cb };

      g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &entry, 1, self);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (button), "events", G_ACTION_GROUP (self->actions));
  g_signal_connect (state, "changed", G_CALLBACK (state_changed_cb), self);
  g_object_set_data_full (G_OBJECT (button), "dtl-events-filter", self, filter_free);
  fill_menu (self);
  update_states (self);
}
