/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the events list. Its place within its month and whether it repeats the day above depend
 * on its neighbours, so the page tells it; the rest comes from its item. The first row of a month
 * carries the heading of the month: a GtkListView has no headings before GTK 4.12. */
#include "app/mark-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/accessible-names.h"
#include "app/kind-disc.h"
#include "app/phrases.h"
#include "app/study-words.h"

struct _DtlMarkRow
{
  GtkWidget parent_instance;

  DtlMarkItem *item; /* nullable: the row waits to be used again */
  char *spoken;      /* nullable with item */
  GtkWidget *header; /* nullable: the row was never the first of a month */
  GtkLabel *month;   /* with header */
  GtkLabel *count;   /* with header */
  GtkWidget *card;
  GtkLabel *weekday;
  GtkLabel *day;
  DtlKindDisc *disc;
  GtkLabel *title;
  GtkLabel *certainty;
  GtkLabel *day_return;
  GtkLabel *reaction;
  GtkRevealer *actions;
};

G_DEFINE_FINAL_TYPE (DtlMarkRow, dtl_mark_row, GTK_TYPE_WIDGET)

/* What is read is the row that GTK makes around this one, and that has no name of its own. */
static void
name_row (DtlMarkRow *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (row != NULL && self->spoken != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->spoken, -1);
}

static void
speak (DtlMarkRow *self, const char *spoken)
{
  if (g_strcmp0 (self->spoken, spoken) == 0)
    return;

  g_free (self->spoken);
  self->spoken = g_strdup (spoken);
  name_row (self);
}

static void
set_css_class (gpointer widget, const char *name, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (GTK_WIDGET (widget), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (widget), name);
}

static void
show_item (DtlMarkRow *self)
{
  const DtlEvent *event = dtl_mark_item_get_event (self->item);
  double value = dtl_mark_item_get_return (self->item);
  gboolean uncertain = event->certainty != DTL_CERTAINTY_EXACT;

  dtl_kind_disc_set_kind (self->disc, event->kind, uncertain);
  gtk_label_set_text (self->title, event->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), event->title);
  gtk_widget_set_visible (GTK_WIDGET (self->certainty), uncertain);
  gtk_label_set_text (self->certainty, dtl_phrases_get_certainty (event->certainty));

  set_css_class (self->day_return, "rise", isfinite (value) && value >= 0);
  set_css_class (self->day_return, "fall", isfinite (value) && value < 0);
  set_css_class (self->day_return, "dim-label", !isfinite (value));
  if (isfinite (value))
    {
      g_autofree char *text = dtl_phrases_format_percent (value);

      gtk_label_set_text (self->day_return, text);
    }
  else
    gtk_label_set_text (self->day_return, dtl_mark_item_get_note (self->item));

  speak (self, dtl_mark_item_get_spoken (self->item));
}

static GtkWidget *
add_action (GtkBox *box, GtkWidget *button, const char *action, gint64 event_id)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", event_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (box, button);

  return button;
}

/* One row at a time has its actions in view: the others do not have the widgets. */
static void
create_actions (DtlMarkRow *self)
{
  const DtlEvent *event = dtl_mark_item_get_event (self->item);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *first = NULL;
  GtkWidget *button;

  gtk_widget_add_css_class (box, "event-actions");
  if (event->article_id != 0)
    first = add_action (GTK_BOX (box), gtk_button_new_with_mnemonic (_ ("Open _Article")),
                        "win.open-article", event->id);
  else if (event->source != NULL)
    first = add_action (GTK_BOX (box), gtk_button_new_with_mnemonic (_ ("Open _Source")),
                        "win.open-source", event->id);
  button = add_action (GTK_BOX (box), gtk_button_new_with_mnemonic (_ ("S_tudy")),
                       "win.study-event", event->id);
  gtk_widget_add_css_class (first != NULL ? first : button, "suggested-action");
  add_action (GTK_BOX (box), gtk_button_new_with_mnemonic (_ ("_Edit…")), "win.edit-event",
              event->id);
  button = add_action (GTK_BOX (box), gtk_button_new_from_icon_name ("user-trash-symbolic"),
                       "win.delete-event", event->id);
  gtk_widget_set_tooltip_text (button, _ ("Delete"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Delete"), -1);
  dtl_accessible_names_settle (box);
  gtk_revealer_set_child (self->actions, box);
}

/* A heading is no part of what it stands above: a click on it chooses nothing. */
static void
header_pressed_cb (GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static GtkLabel *
add_header_label (DtlMarkRow *self, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->header), label);

  return GTK_LABEL (label);
}

static void
create_header (DtlMarkRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->header, "month-header");
  self->month = add_header_label (self, "month-name");
  gtk_label_set_xalign (self->month, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->month), TRUE);
  self->count = add_header_label (self, "event-count");
  g_signal_connect (click, "pressed", G_CALLBACK (header_pressed_cb), NULL);
  gtk_widget_add_controller (self->header, GTK_EVENT_CONTROLLER (click));
  gtk_widget_insert_after (self->header, GTK_WIDGET (self), NULL);
}

/* The row of the list has the keyboard first. Tab leads on to the actions, and back from them. Left
 * to itself GTK passes over a row that has something to focus in it. */
static gboolean
dtl_mark_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *row = gtk_widget_get_parent (widget);
  gboolean is_inside = gtk_widget_get_focus_child (widget) != NULL;

  if (!is_inside && (direction != GTK_DIR_TAB_FORWARD || !gtk_widget_is_focus (row)))
    return FALSE;
  if (GTK_WIDGET_CLASS (dtl_mark_row_parent_class)->focus (widget, direction))
    return TRUE;

  return is_inside && direction == GTK_DIR_TAB_BACKWARD && gtk_widget_grab_focus (row);
}

static void
dtl_mark_row_dispose (GObject *object)
{
  DtlMarkRow *self = DTL_MARK_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->item);
  g_clear_pointer (&self->spoken, g_free);

  G_OBJECT_CLASS (dtl_mark_row_parent_class)->dispose (object);
}

static void
dtl_mark_row_class_init (DtlMarkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_mark_row_dispose;
  widget_class->focus = dtl_mark_row_focus;

  g_type_ensure (DTL_TYPE_KIND_DISC);
  gtk_widget_class_set_css_name (widget_class, "markrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dateline/Dateline/mark-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlMarkRow, card);
  gtk_widget_class_bind_template_child (widget_class, DtlMarkRow, weekday);
  gtk_widget_class_bind_template_child (widget_class, DtlMarkRow, day);
  gtk_widget_class_bind_template_child (widget_class, DtlMarkRow, disc);
  gtk_widget_class_bind_template_child (widget_class, DtlMarkRow, title);
  gtk_widget_class_bind_template_child (widget_class, DtlMarkRow, certainty);
  gtk_widget_class_bind_template_child (widget_class, DtlMarkRow, day_return);
  gtk_widget_class_bind_template_child (widget_class, DtlMarkRow, reaction);
  gtk_widget_class_bind_template_child (widget_class, DtlMarkRow, actions);
}

static void
dtl_mark_row_init (DtlMarkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::parent", G_CALLBACK (name_row), NULL);
}

/* Returns: (transfer floating): an empty row */
GtkWidget *
dtl_mark_row_new (void)
{
  return g_object_new (DTL_TYPE_MARK_ROW, NULL);
}

/**
 * dtl_mark_row_set_item:
 * @self: a row
 * @item: (nullable): what to show; %NULL: nothing, until the row is used again
 *
 * The rest, but for the place, starts anew: no reaction is known, and the row is not selected.
 */
void
dtl_mark_row_set_item (DtlMarkRow *self, DtlMarkItem *item)
{
  g_return_if_fail (DTL_IS_MARK_ROW (self));

  g_set_object (&self->item, item);
  dtl_mark_row_set_selected (self, FALSE, FALSE);
  gtk_revealer_set_child (self->actions, NULL); /* they were about another event */
  if (item == NULL)
    return;

  show_item (self);
  dtl_mark_row_set_reaction (self, NULL, FALSE);
}

DtlMarkItem *
dtl_mark_row_get_item (DtlMarkRow *self)
{
  g_return_val_if_fail (DTL_IS_MARK_ROW (self), NULL);

  return self->item;
}

/**
 * dtl_mark_row_set_reaction:
 * @self: a row
 * @entry: (nullable): its event with its study; %NULL: not known yet
 * @stale: whether another study is on its way
 */
void
dtl_mark_row_set_reaction (DtlMarkRow *self, const DtlStudyEntry *entry, gboolean stale)
{
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (DTL_IS_MARK_ROW (self) && self->item != NULL);

  text = entry != NULL ? dtl_study_words_mark_reaction (entry) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->reaction),
                          text != NULL && isfinite (dtl_mark_item_get_return (self->item)));
  if (text == NULL)
    {
      speak (self, dtl_mark_item_get_spoken (self->item));
      return;
    }

  gtk_label_set_markup (self->reaction, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reaction),
                               entry->plan->benchmark == NULL ? _ ("Add a benchmark") : NULL);
  set_css_class (self->reaction, "stale", stale);
  spoken = dtl_study_words_speak_reaction (dtl_mark_item_get_spoken (self->item), entry);
  speak (self, spoken);
}

/**
 * dtl_mark_row_set_selected:
 * @self: a row
 * @selected: whether its actions are in view
 * @animate: whether it may take a moment for that
 */
void
dtl_mark_row_set_selected (DtlMarkRow *self, gboolean selected, gboolean animate)
{
  g_return_if_fail (DTL_IS_MARK_ROW (self));

  if (selected && gtk_revealer_get_child (self->actions) == NULL)
    create_actions (self);
  gtk_revealer_set_transition_type (self->actions, animate ? GTK_REVEALER_TRANSITION_TYPE_SLIDE_DOWN
                                                           : GTK_REVEALER_TRANSITION_TYPE_NONE);
  gtk_revealer_set_reveal_child (self->actions, selected);
  dtl_kind_disc_set_selected (self->disc, selected);
}

/* Returns: whether the row has the height that it is going to have */
gboolean
dtl_mark_row_is_settled (DtlMarkRow *self)
{
  g_return_val_if_fail (DTL_IS_MARK_ROW (self), FALSE);

  return gtk_revealer_get_child_revealed (self->actions) ==
         gtk_revealer_get_reveal_child (self->actions);
}

static void
show_day (DtlMarkRow *self, gboolean is_same_as_above)
{
  DtlDay day = dtl_mark_item_get_event (self->item)->day;

  gtk_widget_set_visible (GTK_WIDGET (self->day), !is_same_as_above);
  if (is_same_as_above)
    {
      /* Translators: in the date column, below another event of that day; break it in two lines */
      gtk_label_set_text (self->weekday, _ ("same\nday"));
    }
  else
    {
      int year, month, day_of_month;
      g_autofree char *text = NULL;

      dtl_day_to_ymd (day, &year, &month, &day_of_month);
      text = g_strdup_printf ("%d", day_of_month);
      gtk_label_set_text (self->day, text);
      gtk_label_set_text (
          self->weekday,
          dtl_phrases_get_date_names ()->weekday_short[dtl_day_get_weekday (day) - G_DATE_MONDAY]);
    }
}

/* n_month: of a row that is the first of its month, the events of that month; else 0 */
static void
show_month (DtlMarkRow *self, guint n_month)
{
  if (n_month > 0)
    {
      g_autofree char *month =
          dtl_format_day (dtl_mark_item_get_event (self->item)->day, DTL_DAY_STYLE_LONG_MONTH_YEAR,
                          dtl_phrases_get_date_names ());
      g_autofree char *count =
          g_strdup_printf (g_dngettext (NULL, "%u event", "%u events", n_month), n_month);

      if (self->header == NULL)
        create_header (self);
      gtk_label_set_text (self->month, month);
      gtk_label_set_text (self->count, count);
    }
  if (self->header != NULL)
    gtk_widget_set_visible (self->header, n_month > 0);
}

static int
get_month_index (DtlMarkItem *item)
{
  int year, month, day;

  dtl_day_to_ymd (dtl_mark_item_get_event (item)->day, &year, &month, &day);

  return year * 12 + month - 1;
}

static gboolean
is_in_month (GListModel *items, guint position, int month)
{
  g_autoptr (DtlMarkItem) item = g_list_model_get_item (items, position);

  return item != NULL && get_month_index (item) == month;
}

/**
 * dtl_mark_row_place:
 * @self: a row that has an item
 * @items: elem: DtlMarkItem, sorted by day: the list that the row is of
 * @position: of its item in @items
 *
 * Shows what the row owes to its neighbours: the rows of a month make one card below a heading that
 * counts them, and only the first of a day tells the day. O(m) with the m events of the month.
 */
void
dtl_mark_row_place (DtlMarkRow *self, GListModel *items, guint position)
{
  g_autoptr (DtlMarkItem) above = NULL;
  int month;
  guint n_month = 0;

  g_return_if_fail (DTL_IS_MARK_ROW (self) && self->item != NULL);

  month = get_month_index (self->item);
  if (position > 0)
    above = g_list_model_get_item (items, position - 1);
  if (above == NULL || get_month_index (above) != month)
    for (n_month = 1; is_in_month (items, position + n_month, month);)
      n_month++;
  show_month (self, n_month);
  show_day (self, above != NULL && dtl_mark_item_get_event (above)->day ==
                                       dtl_mark_item_get_event (self->item)->day);
  set_css_class (self->card, "first", n_month > 0);
  set_css_class (self->card, "last", !is_in_month (items, position + 1, month));
}
