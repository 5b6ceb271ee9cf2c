/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips that are moved by hand: dragged to another side of the pole or another lane, or by a key,
 * one step at a time. While a chip is dragged the chart is laid out as if it stood there; it snaps,
 * and is saved where it snapped to. Dragged down among the bars it is the event that moves: to the
 * session under the pointer, once asked. Badges are moved to other days only. */
#include "app/chart-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/accessible-names.h"
#include "app/flag-button.h"
#include "app/phrases.h"
#include "chart/chart-label.h"

#define DRAG_THRESHOLD 4 /* in any direction: never after a drag of the sessions has begun */
#define PLOT_DEPTH 12    /* px below the lanes from which on a day is meant */

static const DtlChip *
find_chip (DtlChartView *self, gint64 event_id)
{
  gsize n = 0;
  const DtlChip *chips = dtl_chart_get_chips (self->chart, &n);

  for (gsize i = 0; i < n; i++)
    if (chips[i].flag_id == event_id && chips[i].end == chips[i].first + 1)
      return &chips[i];

  return NULL;
}

static gboolean
can_be_placed (const DtlChip *chip)
{
  return chip->form <= DTL_LABEL_SHORT;
}

static void
queue_layout (DtlChartView *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
stop_drag (DtlChartView *self)
{
  self->label.event_id = 0;
  self->label.moves = FALSE;
  self->label.row = -1;
  dtl_chart_view_update_cursor (self);
}

/**
 * dtl_chart_view_cancel_label:
 * @self: a chart view
 *
 * Returns: whether a chip was being dragged; it is where it was
 */
gboolean
dtl_chart_view_cancel_label (DtlChartView *self)
{
  gboolean moves = self->label.moves;

  dtl_chart_clear_label_place (self->chart);
  if (self->label.event_id == 0)
    return FALSE;

  if (self->label.row >= 0)
    dtl_view_state_set_cursor (self->state, -1, NAN);
  /* What is left of the drag stays claimed, or the sessions would follow the pointer. */
  stop_drag (self);
  queue_layout (self);

  return moves;
}

static void
begin_cb (GtkGestureDrag *gesture, double x, double y, DtlChartView *self)
{
  DtlFlagButton *flag =
      DTL_FLAG_BUTTON (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
  const DtlChip *chip = find_chip (self, dtl_flag_button_get_event_id (flag));

  if (chip == NULL)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  self->label.event_id = chip->flag_id;
  self->label.rect = chip->rect;
  self->label.side = chip->side;
  self->label.lane = chip->lane;
  self->label.moves = FALSE;
  self->label.row = -1;
  self->label.can_be_placed = can_be_placed (chip);
}

/* The side on which the middle of the dragged chip is, and the lane to which it was lifted. */
static void
preview_place (DtlChartView *self, double dx, double dy)
{
  double middle = self->label.rect.x + self->label.rect.width / 2 + dx;
  double pole = self->label.side == DTL_SIDE_RIGHT ? self->label.rect.x
                                                   : self->label.rect.x + self->label.rect.width;
  int lane = self->label.lane + (int) rint (-dy / dtl_chart_get_lane_height (self->chart));

  dtl_chart_set_label_place (self->chart, self->label.event_id,
                             middle < pole ? DTL_SIDE_LEFT : DTL_SIDE_RIGHT,
                             CLAMP (lane, 0, DTL_LABEL_LANES - 1));
  queue_layout (self);
}

static void
update_cb (GtkGestureDrag *gesture, double dx, double dy, DtlChartView *self)
{
  double start_x = 0, start_y = 0, x, y;
  DtlRect price = dtl_chart_get_area (self->chart, DTL_AREA_PRICE);
  GtkWidget *flag = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  if (self->label.event_id == 0 || (!self->label.moves && hypot (dx, dy) < DRAG_THRESHOLD))
    return;

  if (!self->label.moves)
    {
      self->label.moves = TRUE;
      gtk_widget_grab_focus (flag);
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      dtl_chart_view_set_cursor_name (self, "grabbing");
    }

  /* The chip moves under the pointer, and offsets count from it. */
  gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y);
  gtk_widget_translate_coordinates (flag, GTK_WIDGET (self), start_x + dx, start_y + dy, &x, &y);
  dx = x - self->label.rect.x - start_x;
  dy = y - self->label.rect.y - start_y;
  if (y > price.y + PLOT_DEPTH)
    {
      DtlHit hit = dtl_chart_hit (self->chart, x, y);

      dtl_chart_clear_label_place (self->chart);
      self->label.row = hit.has_row ? (gssize) hit.row : -1;
      dtl_view_state_set_cursor (self->state, self->label.row, NAN);
      queue_layout (self);
      return;
    }

  if (self->label.row >= 0)
    dtl_view_state_set_cursor (self->state, -1, NAN);
  self->label.row = -1;
  if (self->label.can_be_placed)
    preview_place (self, dx, dy);
}

static const char *
get_side_id (DtlSide side)
{
  return side == DTL_SIDE_LEFT ? "left" : "right";
}

static void
close_popover_cb (GtkButton *button, GtkPopover *popover)
{
  gtk_popover_popdown (popover);
}

/* Asks before an event gets another day. */
static void
ask_to_move (DtlChartView *self, gint64 event_id, gsize row)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *move = gtk_button_new_with_mnemonic (_ ("_Move"));
  g_autofree char *day =
      dtl_format_day (dtl_series_get_day (dtl_view_state_get_series (self->state), row),
                      DTL_DAY_STYLE_DAY_MONTH, dtl_phrases_get_date_names ());
  g_autofree char *question = NULL;
  GtkWidget *label;
  GdkRectangle anchor;

  /* Translators: an event was dragged to this day */
  question = g_strdup_printf (_ ("Move to %s?"), day);
  label = gtk_label_new (question);
  gtk_widget_add_css_class (box, "event-actions");
  gtk_widget_add_css_class (move, "suggested-action");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (move), "(xt)", event_id, (guint64) row);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (move), "win.move-event");
  g_signal_connect (move, "clicked", G_CALLBACK (close_popover_cb), popover);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), move);
  dtl_accessible_names_settle (box);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, question,
                                  -1);
  dtl_chart_view_get_anchor (self, row, &anchor);
  dtl_chart_view_popup_at (self, GTK_POPOVER (popover), &anchor);
  gtk_widget_grab_focus (move);
}

static void
end_cb (GtkGestureDrag *gesture, double unused_dx, double unused_dy, DtlChartView *self)
{
  gint64 event_id = self->label.event_id;
  gssize row = self->label.row;
  const DtlChip *chip;
  const DtlMark *mark;

  if (event_id == 0)
    return;
  if (!self->label.moves)
    {
      stop_drag (self);
      return;
    }

  chip = find_chip (self, event_id);
  mark = dtl_snapshot_find_mark (dtl_view_state_get_snapshot (self->state), event_id);
  stop_drag (self);
  if (row >= 0)
    {
      dtl_chart_clear_label_place (self->chart);
      if (mark != NULL && dtl_series_get_day (dtl_view_state_get_series (self->state),
                                              (gsize) row) != dtl_mark_get_day (mark))
        ask_to_move (self, event_id, (gsize) row);
      return;
    }

  /* It stays where it is seen until the library has it there. */
  if (chip != NULL && can_be_placed (chip) && dtl_chart_has_label_place (self->chart))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.place-label", "(xsi)", event_id,
                                get_side_id (chip->side), chip->lane);
}

static void
cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, DtlChartView *self)
{
  dtl_chart_view_cancel_label (self);
}

/* Lets the chip under @flag be dragged. */
void
dtl_chart_view_watch_flag (DtlChartView *self, GtkWidget *flag)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (update_cb), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (end_cb), self, 0);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (cancel_cb), self, 0);
  gtk_widget_add_controller (flag, GTK_EVENT_CONTROLLER (drag));
}

/* Events of hidden kinds are faint, and stay where they are. */
void
dtl_chart_view_filter_flags (DtlChartView *self)
{
  g_autoptr (GPtrArray) marks = dtl_view_state_list_marks (self->state);

  for (guint i = 0; i < marks->len; i++)
    {
      const DtlMark *mark = g_ptr_array_index (marks, i);

      dtl_chart_set_flag_filtered (
          self->chart, mark->event->id,
          dtl_view_state_get_hidden (self->state, dtl_kind_get_family (mark->event->kind)));
    }
}

/**
 * dtl_chart_view_find_place:
 * @self: a chart view
 * @event_id: of an event
 * @direction: where its chip should go from where it is
 * @side: (out): where that is
 * @lane: (out): where that is
 *
 * Returns: whether it has a chip in view that can go there
 */
gboolean
dtl_chart_view_find_place (
    DtlChartView *self, gint64 event_id, GtkDirectionType direction, const char **side, int *lane)
{
  const DtlChip *chip = find_chip (self, event_id);
  DtlSide to;

  if (chip == NULL || event_id < 0 || !can_be_placed (chip))
    return FALSE;

  to = direction == GTK_DIR_LEFT    ? DTL_SIDE_LEFT
       : direction == GTK_DIR_RIGHT ? DTL_SIDE_RIGHT
                                    : chip->side;
  *side = get_side_id (to);
  *lane = chip->lane + (direction == GTK_DIR_UP) - (direction == GTK_DIR_DOWN);

  return *lane >= 0 && *lane < DTL_LABEL_LANES && (to != chip->side || *lane != chip->lane);
}
