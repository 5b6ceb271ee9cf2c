/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button without ink. The chart draws the chip, for screen and file alike; this widget over it
 * gives it a place in the focus order, an accessible name and a click. A button without a text
 * child keeps the label set here as its name in all versions of GTK 4. */
#include "app/flag-button.h"

#include "app/phrases.h"
#include "operations/article-proposals.h"

struct _DtlFlagButton
{
  GtkButton parent_instance;

  gint64 event_id;
  gsize count;
  char *title;
  char *spoken;
  char *reaction; /* nullable: what is spoken after that */
};

G_DEFINE_TYPE (DtlFlagButton, dtl_flag_button, GTK_TYPE_BUTTON)

static void
click_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DtlFlagButton *self)
{
  if (n_press == 2 && self->count <= 1)
    {
      if (self->event_id < 0)
        gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-proposal", "i",
                                    (int) DTL_PROPOSAL_ID (self->event_id));
      else
        gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-event", "x", self->event_id);
    }
}

static void
dtl_flag_button_finalize (GObject *object)
{
  g_free (DTL_FLAG_BUTTON (object)->title);
  g_free (DTL_FLAG_BUTTON (object)->spoken);
  g_free (DTL_FLAG_BUTTON (object)->reaction);

  G_OBJECT_CLASS (dtl_flag_button_parent_class)->finalize (object);
}

static void
dtl_flag_button_class_init (DtlFlagButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dtl_flag_button_finalize;
}

static void
dtl_flag_button_init (DtlFlagButton *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "flag");
  gtk_button_set_has_frame (GTK_BUTTON (self), FALSE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "released", G_CALLBACK (click_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * dtl_flag_button_new:
 * @event_id: of the event
 * @title: its title, for the tooltip
 * @spoken: its accessible name
 *
 * Returns: (transfer floating): a button; what its click does is up to the chart
 */
GtkWidget *
dtl_flag_button_new (gint64 event_id, const char *title, const char *spoken)
{
  DtlFlagButton *self = g_object_new (DTL_TYPE_FLAG_BUTTON, NULL);

  self->event_id = event_id;
  self->count = 1;
  self->title = g_strdup (title);
  self->spoken = g_strdup (spoken);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  dtl_flag_button_set_shown (self, FALSE);

  return GTK_WIDGET (self);
}

gint64
dtl_flag_button_get_event_id (DtlFlagButton *self)
{
  g_return_val_if_fail (DTL_IS_FLAG_BUTTON (self), 0);

  return self->event_id;
}

/* Returns: whether it was made for that event, with that name. */
gboolean
dtl_flag_button_is_of (DtlFlagButton *self, gint64 event_id, const char *spoken)
{
  g_return_val_if_fail (DTL_IS_FLAG_BUTTON (self), FALSE);

  return self->event_id == event_id && g_str_equal (self->spoken, spoken);
}

/**
 * dtl_flag_button_set_shown:
 * @self: a button
 * @shown: whether the chip is in view
 *
 * May be called while the parent is allocated, unlike gtk_widget_set_visible().
 */
void
dtl_flag_button_set_shown (DtlFlagButton *self, gboolean shown)
{
  g_return_if_fail (DTL_IS_FLAG_BUTTON (self));

  gtk_widget_set_child_visible (GTK_WIDGET (self), shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN,
                               (gboolean) !shown, -1);
}

static void
update_name (DtlFlagButton *self)
{
  g_autofree char *one = g_strconcat (self->spoken, self->reaction, NULL);
  g_autofree char *text = NULL;

  if (self->count > 1)
    text = dtl_phrases_speak_badge (self->count, one);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : one, -1);
}

/**
 * dtl_flag_button_set_reaction:
 * @self: a button
 * @reaction: what was abnormal of the day, to be spoken after its name; "" for nothing
 */
void
dtl_flag_button_set_reaction (DtlFlagButton *self, const char *reaction)
{
  g_return_if_fail (DTL_IS_FLAG_BUTTON (self));

  if (g_strcmp0 (self->reaction, reaction) == 0)
    return;
  g_free (self->reaction);
  self->reaction = g_strdup (reaction);
  update_name (self);
}

/**
 * dtl_flag_button_set_tooltip:
 * @self: a button
 * @figures: (nullable): markup of what was abnormal of the day, below the title
 */
void
dtl_flag_button_set_tooltip (DtlFlagButton *self, const char *figures)
{
  g_autofree char *title = NULL;
  g_autofree char *markup = NULL;

  g_return_if_fail (DTL_IS_FLAG_BUTTON (self));

  title = g_markup_escape_text (self->title, -1);
  markup = g_strconcat (title, figures != NULL ? "\n" : NULL, figures, NULL);
  gtk_widget_set_tooltip_markup (GTK_WIDGET (self), markup);
}

/**
 * dtl_flag_button_set_count:
 * @self: a button
 * @count: how many events its chip stands for
 */
void
dtl_flag_button_set_count (DtlFlagButton *self, gsize count)
{
  g_return_if_fail (DTL_IS_FLAG_BUTTON (self));

  if (self->count == count)
    return;
  self->count = count;
  update_name (self);
}
