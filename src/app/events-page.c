/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The events list: a store of items, a filter for the search, one list box with the months as
 * headings. From one snapshot to the next only rows that differ are replaced. Selection goes both
 * ways with the view state. */
#include "app/events-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/accessible-names.h"
#include "app/events-filter.h"
#include "app/mark-row.h"
#include "app/phrases.h"

struct _DtlEventsPage
{
  GtkWidget parent_instance;

  DtlViewState *state;
  DtlStudies *studies; /* nullable */
  const DtlStudyBook *shown_book;
  gboolean shown_stale;
  GListStore *items;
  GtkSortListModel *shown;
  GtkCustomFilter *filter;
  GtkCustomSorter *sorter;
  char *folded; /* nullable: no search */
  gboolean syncing;
  gboolean is_listed; /* not before the first chart is painted */
  guint list_source;
  guint reveal_source;

  GtkEditable *search;
  GtkMenuButton *filter_button;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  AdwStatusPage *no_hit; /* nullable: not shown yet */
};

G_DEFINE_FINAL_TYPE (DtlEventsPage, dtl_events_page, GTK_TYPE_WIDGET)

static int
get_month_index (DtlMarkItem *item)
{
  int year, month, day;

  dtl_day_to_ymd (dtl_mark_item_get_event (item)->day, &year, &month, &day);

  return year * 12 + month - 1;
}

static GtkWidget *
create_month_header (DtlEventsPage *self, DtlMarkItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *month = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);
  g_autofree char *name =
      dtl_format_day (dtl_mark_item_get_event (item)->day, DTL_DAY_STYLE_LONG_MONTH_YEAR,
                      dtl_phrases_get_date_names ());
  g_autofree char *number = NULL;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    {
      g_autoptr (DtlMarkItem) other = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      n += get_month_index (other) == get_month_index (item);
    }
  number = g_strdup_printf (g_dngettext (NULL, "%u event", "%u events", n), n);

  gtk_label_set_text (GTK_LABEL (month), name);
  gtk_label_set_xalign (GTK_LABEL (month), 0);
  gtk_widget_set_hexpand (month, TRUE);
  gtk_widget_add_css_class (month, "month-name");
  gtk_label_set_text (GTK_LABEL (count), number);
  gtk_widget_add_css_class (count, "event-count");
  gtk_widget_add_css_class (box, "month-header");
  gtk_box_append (GTK_BOX (box), month);
  gtk_box_append (GTK_BOX (box), count);

  return box;
}

static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  DtlEventsPage *self = user_data;
  DtlMarkItem *item = dtl_mark_row_get_item (DTL_MARK_ROW (row));
  DtlMarkItem *above = before != NULL ? dtl_mark_row_get_item (DTL_MARK_ROW (before)) : NULL;
  GtkListBoxRow *next =
      gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + 1);
  DtlMarkItem *below = next != NULL ? dtl_mark_row_get_item (DTL_MARK_ROW (next)) : NULL;
  gboolean first = above == NULL || get_month_index (above) != get_month_index (item);
  gboolean last = below == NULL || get_month_index (below) != get_month_index (item);

  dtl_mark_row_set_place (DTL_MARK_ROW (row), first, last);
  dtl_mark_row_set_same_day (DTL_MARK_ROW (row),
                             above != NULL && dtl_mark_item_get_event (above)->day ==
                                                  dtl_mark_item_get_event (item)->day);
  gtk_list_box_row_set_header (row, first ? create_month_header (self, item) : NULL);
}

static DtlMarkRow *
find_row (DtlEventsPage *self, gint64 event_id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      DtlMarkItem *item = dtl_mark_row_get_item (DTL_MARK_ROW (row));

      if (dtl_mark_item_get_event (item)->id == event_id)
        return DTL_MARK_ROW (row);
    }

  return NULL;
}

/* Scrolls the list so that the selected row is seen whole. */
static gboolean
reveal_selected_cb (gpointer user_data)
{
  DtlEventsPage *self = user_data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  self->reveal_source = 0;
  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y - 36,
                               bounds.origin.y + MAX (bounds.size.height, 108) + 12);

  return G_SOURCE_REMOVE;
}

static void
sync_selection (DtlEventsPage *self)
{
  DtlMarkRow *row = find_row (self, dtl_view_state_get_selected (self->state));
  GtkListBoxRow *old = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *each;

  self->syncing = TRUE;
  if (GTK_LIST_BOX_ROW (row) != old)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  for (int i = 0; (each = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    dtl_mark_row_set_selected (DTL_MARK_ROW (each), DTL_MARK_ROW (each) == row);
  self->syncing = FALSE;

  /* Rows have their new heights only after the next layout. */
  if (row != NULL && self->reveal_source == 0)
    self->reveal_source = g_timeout_add (150, reveal_selected_cb, self);
}

static void
clear_search_cb (GtkButton *button, DtlEventsPage *self)
{
  gtk_editable_set_text (self->search, "");
  dtl_view_state_show_all_kinds (self->state);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static AdwStatusPage *
add_status_page (DtlEventsPage *self, const char *name, const char *icon, const char *title)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (adw_status_page_new ());

  adw_status_page_set_icon_name (page, icon);
  adw_status_page_set_title (page, title);
  gtk_widget_add_css_class (GTK_WIDGET (page), "compact");
  gtk_stack_add_named (self->stack, GTK_WIDGET (page), name);

  return page;
}

/* The pages for what is not there are built when that is so for the first time. */
static void
show_no_events (DtlEventsPage *self)
{
  if (gtk_stack_get_child_by_name (self->stack, "none") == NULL)
    {
      AdwStatusPage *page = add_status_page (self, "none", "dtl-flag-symbolic", _ ("No Events"));

      adw_status_page_set_description (
          page, _ ("Press M or Mark Event, then click the day when something happened."));
    }
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
show_no_hit (DtlEventsPage *self)
{
  g_autofree char *text = NULL;

  if (self->no_hit == NULL)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Clear Search"));

      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "pill");
      g_signal_connect (button, "clicked", G_CALLBACK (clear_search_cb), self);
      self->no_hit = add_status_page (self, "no-hit", "edit-find-symbolic", _ ("Nothing Found"));
      adw_status_page_set_child (self->no_hit, button);
      dtl_accessible_names_settle (GTK_WIDGET (self->no_hit));
    }
  if (self->folded != NULL)
    text =
        g_markup_printf_escaped (_ ("No event named “%s”"), gtk_editable_get_text (self->search));
  else
    text = g_strdup (_ ("No event of the kinds that are shown"));
  adw_status_page_set_description (self->no_hit, text);
  gtk_stack_set_visible_child_name (self->stack, "no-hit");
}

static void
update_stack (DtlEventsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  if (n == 0)
    show_no_events (self);
  else if (n_shown == 0)
    show_no_hit (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "list");
}

static gboolean
matches (GObject *object, DtlEventsPage *self)
{
  const char *kind = dtl_mark_item_get_event (DTL_MARK_ITEM (object))->kind;

  if (self->state != NULL && dtl_view_state_get_hidden (self->state, dtl_kind_get_family (kind)))
    return FALSE;
  return self->folded == NULL || dtl_mark_item_matches (DTL_MARK_ITEM (object), self->folded);
}

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  return matches (item, user_data);
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

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  GtkWidget *row = dtl_mark_row_new (DTL_MARK_ITEM (item));

  show_reaction (user_data, DTL_MARK_ROW (row));

  return row;
}

/* Replaces what lies between the rows that are the same at both ends. */
static void
replace_items (DtlEventsPage *self, GPtrArray *items)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint head = 0;
  guint tail = 0;

  while (head < MIN (n_old, items->len))
    {
      g_autoptr (DtlMarkItem) old = g_list_model_get_item (G_LIST_MODEL (self->items), head);

      if (!dtl_mark_item_equal (old, g_ptr_array_index (items, head)))
        break;
      head++;
    }
  while (tail < MIN (n_old, items->len) - head)
    {
      g_autoptr (DtlMarkItem) old =
          g_list_model_get_item (G_LIST_MODEL (self->items), n_old - tail - 1);

      if (!dtl_mark_item_equal (old, g_ptr_array_index (items, items->len - tail - 1)))
        break;
      tail++;
    }

  if (head + tail < n_old || head + tail < items->len)
    g_list_store_splice (self->items, head, n_old - head - tail, items->pdata + head,
                         items->len - head - tail);
}

/* Returns: the place of the row that has the keyboard, or -1 */
static int
get_focused_index (DtlEventsPage *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return GTK_IS_LIST_BOX_ROW (child) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (child)) : -1;
}

/* Left to itself GTK gives the keyboard of a row that went to the first row, and selects that. */
static void
keep_focus (DtlEventsPage *self, int index)
{
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  if (index < 0 || n == 0 || get_focused_index (self) >= 0)
    return;
  gtk_widget_grab_focus (
      GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, MIN (index, n - 1))));
}

static void
list_marks (DtlEventsPage *self)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  int focused = get_focused_index (self);

  for (guint i = 0; snapshot != NULL && i < snapshot->marks->len; i++)
    g_ptr_array_add (
        items, dtl_mark_item_new (g_ptr_array_index (snapshot->marks, i), snapshot->mark_series));
  self->syncing = TRUE;
  gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  replace_items (self, items);
  keep_focus (self, focused);
  self->syncing = FALSE;
  gtk_list_box_invalidate_headers (self->list);
  update_stack (self);
  sync_selection (self);
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

/* What the search and the menu leave, in the order of the menu. */
static void
filter_again (DtlEventsPage *self)
{
  self->syncing = TRUE;
  gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  self->syncing = FALSE;
  gtk_list_box_invalidate_headers (self->list);
  update_stack (self);
  sync_selection (self);
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
    filter_again (self);
  else if (change & DTL_VIEW_CHANGE_SELECTION)
    sync_selection (self);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, DtlEventsPage *self)
{
  if (self->syncing || row == NULL)
    return;

  dtl_view_state_select (self->state,
                         dtl_mark_item_get_event (dtl_mark_row_get_item (DTL_MARK_ROW (row)))->id);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DtlEventsPage *self)
{
  gtk_widget_activate_action (
      GTK_WIDGET (self), "win.edit-event", "x",
      dtl_mark_item_get_event (dtl_mark_row_get_item (DTL_MARK_ROW (row)))->id);
}

static void
search_changed_cb (GtkSearchEntry *entry, DtlEventsPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  g_clear_pointer (&self->folded, g_free);
  if (*text != '\0')
    self->folded = g_utf8_casefold (text, -1);
  filter_again (self);
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
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL)
    return FALSE;

  return gtk_widget_activate_action (
      GTK_WIDGET (self), "win.delete-event", "x",
      dtl_mark_item_get_event (dtl_mark_row_get_item (DTL_MARK_ROW (row)))->id);
}

static void
dtl_events_page_dispose (GObject *object)
{
  DtlEventsPage *self = DTL_EVENTS_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->reveal_source, g_source_remove);
  g_clear_handle_id (&self->list_source, g_source_remove);
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_clear_object (&self->studies);
  g_clear_object (&self->state);
  /* A list box makes headings anew while it is taken apart, and they count the items. */
  if (self->items != NULL)
    gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->shown);
  g_clear_object (&self->items);
  g_clear_pointer (&self->folded, g_free);

  G_OBJECT_CLASS (dtl_events_page_parent_class)->dispose (object);
}

static void
dtl_events_page_class_init (DtlEventsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_events_page_dispose;

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
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->shown), create_row_cb, self, NULL);
  gtk_list_box_set_header_func (self->list, update_header_cb, self, NULL);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
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
  GtkListBoxRow *row;

  if (self->shown_book == dtl_studies_get_book (studies) && self->shown_stale == is_stale)
    return;
  self->shown_book = dtl_studies_get_book (studies);
  self->shown_stale = is_stale;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    show_reaction (self, DTL_MARK_ROW (row));
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
