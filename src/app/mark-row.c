/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the events list. Its place within its month and whether it repeats the day above depend
 * on its neighbours, so the page tells it; the rest comes from its item. */
#include "app/mark-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/accessible-names.h"
#include "app/kind-disc.h"
#include "app/phrases.h"
#include "app/study-words.h"

struct _DtlMarkRow
{
  GtkListBoxRow parent_instance;

  DtlMarkItem *item;
  GtkLabel *weekday;
  GtkLabel *day;
  DtlKindDisc *disc;
  GtkLabel *title;
  GtkLabel *certainty;
  GtkLabel *day_return;
  GtkLabel *reaction;
  GtkRevealer *actions;
};

G_DEFINE_FINAL_TYPE (DtlMarkRow, dtl_mark_row, GTK_TYPE_LIST_BOX_ROW)

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

  if (isfinite (value))
    {
      g_autofree char *text = dtl_phrases_format_percent (value);

      gtk_label_set_text (self->day_return, text);
      gtk_widget_add_css_class (GTK_WIDGET (self->day_return), value < 0 ? "fall" : "rise");
    }
  else
    {
      gtk_label_set_text (self->day_return, dtl_mark_item_get_note (self->item));
      gtk_widget_add_css_class (GTK_WIDGET (self->day_return), "dim-label");
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dtl_mark_item_get_spoken (self->item), -1);
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

static void
dtl_mark_row_dispose (GObject *object)
{
  g_clear_object (&DTL_MARK_ROW (object)->item);

  G_OBJECT_CLASS (dtl_mark_row_parent_class)->dispose (object);
}

static void
dtl_mark_row_class_init (DtlMarkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_mark_row_dispose;

  g_type_ensure (DTL_TYPE_KIND_DISC);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dateline/Dateline/mark-row.ui");
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
}

/**
 * dtl_mark_row_new:
 * @item: what to show
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
dtl_mark_row_new (DtlMarkItem *item)
{
  DtlMarkRow *self = g_object_new (DTL_TYPE_MARK_ROW, NULL);

  self->item = g_object_ref (item);
  show_item (self);
  dtl_mark_row_set_same_day (self, FALSE);

  return GTK_WIDGET (self);
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

  g_return_if_fail (DTL_IS_MARK_ROW (self));

  text = entry != NULL ? dtl_study_words_mark_reaction (entry) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->reaction),
                          text != NULL && isfinite (dtl_mark_item_get_return (self->item)));
  if (text == NULL)
    return;

  gtk_label_set_markup (self->reaction, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reaction),
                               entry->plan->benchmark == NULL ? _ ("Add a benchmark") : NULL);
  if (stale)
    gtk_widget_add_css_class (GTK_WIDGET (self->reaction), "stale");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->reaction), "stale");
  spoken = dtl_study_words_speak_reaction (dtl_mark_item_get_spoken (self->item), entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
dtl_mark_row_set_selected (DtlMarkRow *self, gboolean selected)
{
  g_return_if_fail (DTL_IS_MARK_ROW (self));

  if (selected && gtk_revealer_get_child (self->actions) == NULL)
    create_actions (self);
  gtk_revealer_set_reveal_child (self->actions, selected);
  dtl_kind_disc_set_selected (self->disc, selected);
}

/**
 * dtl_mark_row_set_same_day:
 * @self: a row
 * @same_day: whether the row above has the same day
 */
void
dtl_mark_row_set_same_day (DtlMarkRow *self, gboolean same_day)
{
  DtlDay day;

  g_return_if_fail (DTL_IS_MARK_ROW (self));

  day = dtl_mark_item_get_event (self->item)->day;
  gtk_widget_set_visible (GTK_WIDGET (self->day), !same_day);
  if (same_day)
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

/**
 * dtl_mark_row_set_place:
 * @self: a row
 * @first: whether it is the first of its month
 * @last: whether it is the last of its month
 *
 * The rows of a month make one card.
 */
void
dtl_mark_row_set_place (DtlMarkRow *self, gboolean first, gboolean last)
{
  g_return_if_fail (DTL_IS_MARK_ROW (self));

  gtk_widget_remove_css_class (GTK_WIDGET (self), "first");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "last");
  if (first)
    gtk_widget_add_css_class (GTK_WIDGET (self), "first");
  if (last)
    gtk_widget_add_css_class (GTK_WIDGET (self), "last");
}
