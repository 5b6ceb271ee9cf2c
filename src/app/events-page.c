/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The events list: a store of items, a filter for the search, and a list view, which has rows for
 * what is near the view only and uses them again. From one snapshot to the next only items that
 * differ are replaced. What a row owes to its neighbours, to the selection and to the studies is
 * brought up to date here for the rows that are bound, and for others when they are bound.
 * Selection goes both ways with the view state. */
#include "app/events-page.h"

#include <glib/gi18n.h>

#include "app/accessible-names.h"
#include "app/events-filter.h"
#include "app/events-status.h"
#include "app/mark-row.h"
#include "app/phrases.h"

#define MARGIN 12 /* px above and below a row that is brought into view */

struct _DtlEventsPage
{
  GtkWidget parent_instance;

  DtlViewState *state;
  DtlStudies *studies; /* nullable */
  const DtlStudyBook *shown_book;
  gboolean shown_stale;
  GListStore *items;
  GtkSortListModel *shown;
  GtkSingleSelection *selection; /* of shown */
  GPtrArray *bound;              /* elem: unowned GtkListItem: has a row with an item */
  GtkCustomFilter *filter;
  GtkCustomSorter *sorter;
  char *folded; /* nullable: no search */
  gboolean syncing;
  gboolean is_listed; /* not before the first chart is painted */
  guint list_source;
  guint reveal_tick;
  guint n_frames; /* since the selected row has its height */

  GtkEditable *search;
  GtkMenuButton *filter_button;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (DtlEventsPage, dtl_events_page, GTK_TYPE_WIDGET)

/* Returns: (transfer full) (nullable): what is at that place of the list */
static DtlMarkItem *
dup_item (DtlEventsPage *self, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->shown), position);
}

static DtlMarkRow *
get_row (GtkListItem *list_item)
{
  return DTL_MARK_ROW (gtk_list_item_get_child (list_item));
}

static void
place_row (DtlEventsPage *self, GtkListItem *list_item)
{
  dtl_mark_row_place (get_row (list_item), G_LIST_MODEL (self->shown),
                      gtk_list_item_get_position (list_item));
}

static void
place_rows (DtlEventsPage *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    place_row (self, g_ptr_array_index (self->bound, i));
}

static gboolean
is_selected (DtlEventsPage *self, DtlMarkRow *row)
{
  return dtl_mark_item_get_event (dtl_mark_row_get_item (row))->id ==
         dtl_view_state_get_selected (self->state);
}

/* Returns: the place of the event, or GTK_INVALID_LIST_POSITION */
static guint
find_position (DtlEventsPage *self, gint64 event_id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DtlMarkItem) item = dup_item (self, i);

      if (dtl_mark_item_get_event (item)->id == event_id)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
scroll_to (DtlEventsPage *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* With a little of what is around it. */
static void
show_row (DtlEventsPage *self, GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;
  double top;

  if (gtk_widget_get_height (row) == 0 ||
      !gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    return;

  top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;
  gtk_adjustment_clamp_page (adjustment, top - MARGIN, top + bounds.size.height + MARGIN);
}

/* A row has all of its height once its actions are in view, and is laid out with it in the frame
 * after. Then the list can be scrolled to it, and in the frame after that a little further. */
static gboolean
reveal_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DtlEventsPage *self = user_data;
  GtkWidget *selected = NULL;

  for (guint i = 0; i < self->bound->len; i++)
    {
      DtlMarkRow *row = get_row (g_ptr_array_index (self->bound, i));

      if (!dtl_mark_row_is_settled (row))
        return G_SOURCE_CONTINUE;
      if (is_selected (self, row))
        selected = GTK_WIDGET (row);
    }
  self->n_frames++;
  if (selected != NULL && self->n_frames == 2)
    scroll_to (self, gtk_single_selection_get_selected (self->selection));
  if (selected != NULL && self->n_frames < 4)
    return G_SOURCE_CONTINUE;

  self->reveal_tick = 0;
  if (selected != NULL)
    show_row (self, selected);

  return G_SOURCE_REMOVE;
}

static void
sync_selection (DtlEventsPage *self)
{
  guint position = find_position (self, dtl_view_state_get_selected (self->state));

  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->syncing = FALSE;
  for (guint i = 0; i < self->bound->len; i++)
    {
      DtlMarkRow *row = get_row (g_ptr_array_index (self->bound, i));

      dtl_mark_row_set_selected (row, is_selected (self, row), TRUE);
    }
  if (position == GTK_INVALID_LIST_POSITION)
    return;

  scroll_to (self, position);
  self->n_frames = 0;
  if (self->reveal_tick == 0)
    self->reveal_tick =
        gtk_widget_add_tick_callback (GTK_WIDGET (self->list), reveal_cb, self, NULL);
}

static void
clear_search_cb (GtkButton *button, DtlEventsPage *self)
{
  gtk_editable_set_text (self->search, "");
  dtl_view_state_show_all_kinds (self->state);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
show_no_hit (DtlEventsPage *self)
{
  GtkButton *clear = dtl_events_status_show_no_hit (
      self->stack, self->folded != NULL ? gtk_editable_get_text (self->search) : NULL);

  if (clear != NULL)
    g_signal_connect (clear, "clicked", G_CALLBACK (clear_search_cb), self);
}

static void
update_stack (DtlEventsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  if (n == 0)
    dtl_events_status_show_none (self->stack);
  else if (n_shown == 0)
    show_no_hit (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "list");
}

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  DtlEventsPage *self = user_data;
  const char *kind = dtl_mark_item_get_event (item)->kind;

  if (self->state != NULL && dtl_view_state_get_hidden (self->state, dtl_kind_get_family (kind)))
    return FALSE;

  return self->folded == NULL || dtl_mark_item_matches (item, self->folded);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  DtlEventsPage *self = user_data;
  int order = dtl_event_compare (dtl_mark_item_get_event ((DtlMarkItem *) a),
                                 dtl_mark_item_get_event ((DtlMarkItem *) b));

  return self->state != NULL && dtl_view_state_get_newest_first (self->state) ? -order : order;
}

static void
show_reaction (DtlEventsPage *self, DtlMarkRow *row)
{
  DtlMarkItem *item = dtl_mark_row_get_item (row);

  if (self->studies != NULL)
    dtl_mark_row_set_reaction (row,
                               dtl_study_book_find (dtl_studies_get_book (self->studies),
                                                    dtl_mark_item_get_event (item)->id),
                               dtl_studies_is_stale (self->studies));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DtlEventsPage *self)
{
  gtk_list_item_set_child (list_item, dtl_mark_row_new ());
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DtlEventsPage *self)
{
  DtlMarkRow *row = get_row (list_item);

  dtl_mark_row_set_item (row, gtk_list_item_get_item (list_item));
  place_row (self, list_item);
  show_reaction (self, row);
  dtl_mark_row_set_selected (row, is_selected (self, row), FALSE);
  g_ptr_array_add (self->bound, list_item);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DtlEventsPage *self)
{
  g_ptr_array_remove_fast (self->bound, list_item);
  dtl_mark_row_set_item (get_row (list_item), NULL);
}

static gboolean
has_focus (DtlEventsPage *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Returns: the place of the row that has the keyboard, or GTK_INVALID_LIST_POSITION */
static guint
get_focused_position (DtlEventsPage *self)
{
  GtkWidget *focused =
      has_focus (self) ? gtk_widget_get_focus_child (GTK_WIDGET (self->list)) : NULL;

  for (guint i = 0; focused != NULL && i < self->bound->len; i++)
    {
      GtkListItem *list_item = g_ptr_array_index (self->bound, i);

      if (gtk_widget_get_parent (gtk_list_item_get_child (list_item)) == focused)
        return gtk_list_item_get_position (list_item);
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
focus_row (DtlEventsPage *self, guint position)
{
  scroll_to (self, position); /* so there is a row */
  for (guint i = 0; i < self->bound->len; i++)
    {
      GtkListItem *list_item = g_ptr_array_index (self->bound, i);

      if (gtk_list_item_get_position (list_item) == position)
        {
          gtk_widget_grab_focus (gtk_widget_get_parent (gtk_list_item_get_child (list_item)));
          return;
        }
    }
}

/* Left to itself GTK gives the keyboard of a row that went to any other. */
static void
keep_focus (DtlEventsPage *self, gint64 event_id, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint wanted = find_position (self, event_id);

  if (position == GTK_INVALID_LIST_POSITION || n == 0)
    return;
  if (wanted == GTK_INVALID_LIST_POSITION)
    wanted = MIN (position, n - 1);
  if (get_focused_position (self) != wanted)
    focus_row (self, wanted);
}

/* The search, the menu, or, unless it is NULL, @items change what is listed; the keyboard stays
 * with its event or goes to the neighbour. */
static void
change_items (DtlEventsPage *self, GPtrArray *items)
{
  guint focused = get_focused_position (self);
  g_autoptr (DtlMarkItem) item =
      focused != GTK_INVALID_LIST_POSITION ? dup_item (self, focused) : NULL;
  gint64 event_id = item != NULL ? dtl_mark_item_get_event (item)->id : 0;

  self->syncing = TRUE;
  gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  if (items != NULL)
    dtl_mark_items_update (self->items, items);
  place_rows (self);
  keep_focus (self, event_id, focused);
  self->syncing = FALSE;
  update_stack (self);
  sync_selection (self);
}

static void
list_marks (DtlEventsPage *self)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; snapshot != NULL && i < snapshot->marks->len; i++)
    g_ptr_array_add (
        items, dtl_mark_item_new (g_ptr_array_index (snapshot->marks, i), snapshot->mark_series));
  change_items (self, items);
}

static gboolean
list_marks_cb (gpointer user_data)
{
  DtlEventsPage *self = user_data;

  self->list_source = 0;
  self->is_listed = TRUE;
  list_marks (self);

  return G_SOURCE_REMOVE;
}

static void
state_changed_cb (DtlViewState *state, guint change, DtlEventsPage *self)
{
  if (dtl_view_state_get_snapshot (state) == NULL && !self->is_listed)
    return;
  /* The first rows follow the first chart: they take as long as all the rest of that frame. */
  if (!self->is_listed)
    {
      if (self->list_source == 0)
        self->list_source = g_idle_add (list_marks_cb, self);
      return;
    }

  if (change & DTL_VIEW_CHANGE_DATA)
    list_marks (self);
  else if (change & DTL_VIEW_CHANGE_FILTER)
    change_items (self, NULL);
  else if (change & DTL_VIEW_CHANGE_SELECTION)
    sync_selection (self);
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, DtlEventsPage *self)
{
  DtlMarkItem *item = gtk_single_selection_get_selected_item (selection);

  if (!self->syncing && item != NULL)
    dtl_view_state_select (self->state, dtl_mark_item_get_event (item)->id);
}

static gboolean
act_on (DtlEventsPage *self, const char *action, guint position)
{
  g_autoptr (DtlMarkItem) item = dup_item (self, position);

  return item != NULL && gtk_widget_activate_action (GTK_WIDGET (self), action, "x",
                                                     dtl_mark_item_get_event (item)->id);
}

static void
activate_cb (GtkListView *list, guint position, DtlEventsPage *self)
{
  act_on (self, "win.edit-event", position);
}

static void
search_changed_cb (GtkSearchEntry *entry, DtlEventsPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  g_clear_pointer (&self->folded, g_free);
  if (*text != '\0')
    self->folded = g_utf8_casefold (text, -1);
  change_items (self, NULL);
}

static void
stop_search_cb (GtkSearchEntry *entry, DtlEventsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static gboolean
delete_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DtlEventsPage *self = user_data;

  return act_on (self, "win.delete-event", get_focused_position (self));
}

/* Tab comes to the chosen row, goes on to its actions and out of the list: GTK 4.8 would lead it to
 * the first row, and from there through all the others. */
static gboolean
dtl_events_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DtlEventsPage *self = DTL_EVENTS_PAGE (widget);
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (!is_tab || !has_focus (self))
    {
      gboolean moved = GTK_WIDGET_CLASS (dtl_events_page_parent_class)->focus (widget, direction);
      guint selected = gtk_single_selection_get_selected (self->selection);

      if (moved && is_tab && has_focus (self) && selected != GTK_INVALID_LIST_POSITION)
        focus_row (self, selected);
      return moved;
    }

  if (gtk_widget_child_focus (gtk_widget_get_focus_child (GTK_WIDGET (self->list)), direction))
    return TRUE;

  return direction == GTK_DIR_TAB_BACKWARD &&
         gtk_widget_child_focus (GTK_WIDGET (self->filter_button), direction);
}

static void
dtl_events_page_dispose (GObject *object)
{
  DtlEventsPage *self = DTL_EVENTS_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->list_source, g_source_remove);
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_clear_object (&self->studies);
  g_clear_object (&self->state);
  /* The rows are unbound while the list is taken apart. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->items);
  g_clear_pointer (&self->bound, g_ptr_array_unref);
  g_clear_pointer (&self->folded, g_free);

  G_OBJECT_CLASS (dtl_events_page_parent_class)->dispose (object);
}

static void
dtl_events_page_class_init (DtlEventsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_events_page_dispose;
  widget_class->focus = dtl_events_page_focus;

  gtk_widget_class_set_css_name (widget_class, "eventspage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dateline/Dateline/events-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlEventsPage, search);
  gtk_widget_class_bind_template_child (widget_class, DtlEventsPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, DtlEventsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DtlEventsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DtlEventsPage, list);
}

static void
dtl_events_page_init (DtlEventsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys;

  gtk_widget_init_template (GTK_WIDGET (self));
  dtl_accessible_names_settle (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Events"), -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_stack_get_page (self->stack, GTK_WIDGET (self->scroller))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Events"), -1);

  self->items = g_list_store_new (DTL_TYPE_MARK_ITEM);
  self->filter = gtk_custom_filter_new (filter_cb, self, NULL);
  self->sorter = gtk_custom_sorter_new (compare_cb, self, NULL);
  self->shown = gtk_sort_list_model_new (
      G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                               GTK_FILTER (self->filter))),
      GTK_SORTER (self->sorter));
  self->bound = g_ptr_array_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->shown));
  g_signal_connect (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_factory (self->list, factory);
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);

  keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Delete|KP_Delete"),
                        gtk_callback_action_new (delete_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

/**
 * dtl_events_page_set_state:
 * @self: a page
 * @state: what to show; followed from now on
 */
void
dtl_events_page_set_state (DtlEventsPage *self, DtlViewState *state)
{
  g_return_if_fail (DTL_IS_EVENTS_PAGE (self));
  g_return_if_fail (self->state == NULL);

  self->state = g_object_ref (state);
  g_signal_connect (state, "changed", G_CALLBACK (state_changed_cb), self);
  dtl_events_filter_attach (self->filter_button, state);
}

/* Settings under the user's hands change the study of one event, but not the book. */
static void
studies_changed_cb (DtlStudies *studies, DtlEventsPage *self)
{
  gboolean is_stale = dtl_studies_is_stale (studies);

  if (self->shown_book == dtl_studies_get_book (studies) && self->shown_stale == is_stale)
    return;
  self->shown_book = dtl_studies_get_book (studies);
  self->shown_stale = is_stale;
  for (guint i = 0; i < self->bound->len; i++)
    show_reaction (self, get_row (g_ptr_array_index (self->bound, i)));
}

/**
 * dtl_events_page_set_studies:
 * @self: a page
 * @studies: whose figures of the events to show; followed from now on
 */
void
dtl_events_page_set_studies (DtlEventsPage *self, DtlStudies *studies)
{
  g_return_if_fail (DTL_IS_EVENTS_PAGE (self) && self->studies == NULL);

  self->studies = g_object_ref (studies);
  g_signal_connect_object (studies, "changed", G_CALLBACK (studies_changed_cb), self, 0);
}

void
dtl_events_page_start_search (DtlEventsPage *self)
{
  g_return_if_fail (DTL_IS_EVENTS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
