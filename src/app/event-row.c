/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the events list. Its place within its month and whether it repeats the day above depend
 * on its neighbours, so the page tells it; the rest comes from its item. */
#include "app/event-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/kind-disc.h"
#include "app/phrases.h"

struct _DtlEventRow
{
  GtkListBoxRow parent_instance;

  DtlMarkItem *item;
  GtkLabel *weekday;
  GtkLabel *day;
  DtlKindDisc *disc;
  GtkLabel *title;
  GtkLabel *certainty;
  GtkLabel *day_return;
  GtkRevealer *actions;
  GtkWidget *source;
  GtkWidget *edit;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (DtlEventRow, dtl_event_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_item (DtlEventRow *self)
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
      g_autofree char *text = dtl_format_percent (value, 2);

      gtk_label_set_text (self->day_return, text);
      gtk_widget_add_css_class (GTK_WIDGET (self->day_return), value < 0 ? "fall" : "rise");
    }
  else
    {
      gtk_label_set_text (self->day_return, dtl_mark_item_get_note (self->item));
      gtk_widget_add_css_class (GTK_WIDGET (self->day_return), "dim-label");
    }

  gtk_widget_set_visible (self->source, event->source != NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->source), "x", event->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "x", event->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "x", event->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dtl_mark_item_get_spoken (self->item), -1);
}

static void
dtl_event_row_dispose (GObject *object)
{
  g_clear_object (&DTL_EVENT_ROW (object)->item);

  G_OBJECT_CLASS (dtl_event_row_parent_class)->dispose (object);
}

static void
dtl_event_row_class_init (DtlEventRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_event_row_dispose;

  g_type_ensure (DTL_TYPE_KIND_DISC);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dateline/Dateline/event-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlEventRow, weekday);
  gtk_widget_class_bind_template_child (widget_class, DtlEventRow, day);
  gtk_widget_class_bind_template_child (widget_class, DtlEventRow, disc);
  gtk_widget_class_bind_template_child (widget_class, DtlEventRow, title);
  gtk_widget_class_bind_template_child (widget_class, DtlEventRow, certainty);
  gtk_widget_class_bind_template_child (widget_class, DtlEventRow, day_return);
  gtk_widget_class_bind_template_child (widget_class, DtlEventRow, actions);
  gtk_widget_class_bind_template_child (widget_class, DtlEventRow, source);
  gtk_widget_class_bind_template_child (widget_class, DtlEventRow, edit);
  gtk_widget_class_bind_template_child (widget_class, DtlEventRow, remove);
}

static void
dtl_event_row_init (DtlEventRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  /* The mnemonic's underline would be part of the name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->source), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Open Source"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Edit"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Delete"), -1);
}

/**
 * dtl_event_row_new:
 * @item: what to show
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
dtl_event_row_new (DtlMarkItem *item)
{
  DtlEventRow *self = g_object_new (DTL_TYPE_EVENT_ROW, NULL);

  self->item = g_object_ref (item);
  show_item (self);
  dtl_event_row_set_same_day (self, FALSE);

  return GTK_WIDGET (self);
}

DtlMarkItem *
dtl_event_row_get_item (DtlEventRow *self)
{
  g_return_val_if_fail (DTL_IS_EVENT_ROW (self), NULL);

  return self->item;
}

void
dtl_event_row_set_selected (DtlEventRow *self, gboolean selected)
{
  g_return_if_fail (DTL_IS_EVENT_ROW (self));

  gtk_revealer_set_reveal_child (self->actions, selected);
  dtl_kind_disc_set_selected (self->disc, selected);
}

/**
 * dtl_event_row_set_same_day:
 * @self: a row
 * @same_day: whether the row above has the same day
 */
void
dtl_event_row_set_same_day (DtlEventRow *self, gboolean same_day)
{
  DtlDay day;

  g_return_if_fail (DTL_IS_EVENT_ROW (self));

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
 * dtl_event_row_set_place:
 * @self: a row
 * @first: whether it is the first of its month
 * @last: whether it is the last of its month
 *
 * The rows of a month make one card.
 */
void
dtl_event_row_set_place (DtlEventRow *self, gboolean first, gboolean last)
{
  g_return_if_fail (DTL_IS_EVENT_ROW (self));

  gtk_widget_remove_css_class (GTK_WIDGET (self), "first");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "last");
  if (first)
    gtk_widget_add_css_class (GTK_WIDGET (self), "first");
  if (last)
    gtk_widget_add_css_class (GTK_WIDGET (self), "last");
}
