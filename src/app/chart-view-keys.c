/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of the chart. Plain letters and arrows are shortcuts of this widget alone: an accelerator of
 * the application on "m" would eat it from every text entry. */
#include "app/chart-view-private.h"

#include <math.h>

#include "app/range-transition.h"
#include "operations/article-proposals.h"

#define KEY_ZOOM 1.25

/* A popover over the chart is its child, and keys that it does not want bubble up to here. */
static gboolean
has_own_focus (DtlChartView *self)
{
  return gtk_widget_is_focus (GTK_WIDGET (self)) || dtl_chart_view_get_focused_event (self) != 0;
}

static gint64
get_target_event (DtlChartView *self)
{
  gint64 focused = dtl_chart_view_get_focused_event (self);

  return focused != 0 ? focused : dtl_view_state_get_selected (self->state);
}

static void
move_cursor_to (DtlChartView *self, gssize row)
{
  gssize n = (gssize) dtl_view_state_get_n (self->state);

  row = CLAMP (row, 0, n - 1);
  dtl_chart_view_set_span (self, -1, -1, DTL_SPAN_NONE);
  dtl_view_state_reveal_row (self->state, (gsize) row);
  dtl_view_state_set_cursor (self->state, row, NAN);
}

static gboolean
move_cursor (DtlChartView *self, int step)
{
  gsize row;

  if (!dtl_view_state_get_focus_row (self->state, &row))
    return FALSE;
  move_cursor_to (self, (gssize) row + step);

  return TRUE;
}

/* Measures from the session where the cursor was to where it goes. */
static gboolean
measure (DtlChartView *self, int step)
{
  gssize from, to;
  gsize row;

  if (!dtl_view_state_get_focus_row (self->state, &row))
    return FALSE;

  from = self->span_kind == DTL_SPAN_MEASURE ? (gssize) self->span_from : (gssize) row;
  to = self->span_kind == DTL_SPAN_MEASURE ? (gssize) self->span_to : (gssize) row;
  move_cursor_to (self, to + step);
  dtl_chart_view_set_span (self, from, to + step, DTL_SPAN_MEASURE);

  return TRUE;
}

static gboolean
zoom_to_span (DtlChartView *self, int unused)
{
  dtl_chart_view_zoom_to_span (self);

  return TRUE;
}

static gboolean
move_to_end (DtlChartView *self, int end)
{
  move_cursor_to (self, end < 0 ? 0 : G_MAXSSIZE);

  return TRUE;
}

static gboolean
move_event (DtlChartView *self, int step)
{
  const DtlMark *mark = dtl_view_state_get_neighbour (self->state, step);

  if (mark == NULL)
    return TRUE;
  dtl_view_state_set_cursor (self->state, -1, NAN);
  dtl_view_state_select (self->state, mark->event->id);

  return TRUE;
}

static gboolean
pan_page (DtlChartView *self, int pages)
{
  double first, end;

  dtl_view_state_get_range (self->state, &first, &end);
  dtl_view_state_pan (self->state, (end - first) * pages);

  return TRUE;
}

static gboolean
zoom (DtlChartView *self, int direction)
{
  double first, end;
  gsize row = 0;
  double about;

  dtl_view_state_get_range (self->state, &first, &end);
  about = (first + end) / 2;
  if (dtl_view_state_get_focus_row (self->state, &row) && (double) row >= first &&
      (double) row < end)
    about = (double) row + 0.5;
  dtl_view_state_zoom (self->state, about, direction > 0 ? 1 / KEY_ZOOM : KEY_ZOOM);

  return TRUE;
}

static gboolean
zoom_all (DtlChartView *self, int unused)
{
  dtl_view_state_set_range (self->state, 0, (double) dtl_view_state_get_n (self->state),
                            DTL_PRESET_ALL);

  return TRUE;
}

static gboolean
toggle_marking (DtlChartView *self, int unused)
{
  gsize row;

  dtl_view_state_set_marking (self->state, !dtl_view_state_get_marking (self->state));
  /* Arrows start from a session that is seen. */
  if (dtl_view_state_get_marking (self->state) &&
      dtl_view_state_get_cursor (self->state, NULL) < 0 &&
      dtl_view_state_get_focus_row (self->state, &row))
    move_cursor_to (self, (gssize) row);

  return TRUE;
}

static gboolean
activate (DtlChartView *self, int unused)
{
  gint64 focused = dtl_chart_view_get_focused_event (self);
  gssize cursor = dtl_view_state_get_cursor (self->state, NULL);

  if (focused != 0)
    return FALSE; /* the chip's own activation selects it */
  if (dtl_view_state_get_marking (self->state) && cursor >= 0)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.mark-session", "t",
                                       (guint64) cursor);
  if (get_target_event (self) != 0)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-event", "x",
                                       get_target_event (self));

  return FALSE;
}

enum
{
  ACCEPT,
  EDIT,
  REJECT,
};

/* About the proposed event with the focus. */
static gboolean
decide (DtlChartView *self, int verb)
{
  static const char *const actions[] = {
    [ACCEPT] = "win.accept-proposal", [EDIT] = "win.edit-proposal", [REJECT] = "win.reject-proposal"
  };
  gint64 focused = dtl_chart_view_get_focused_event (self);

  return focused < 0 && gtk_widget_activate_action (GTK_WIDGET (self), actions[verb], "i",
                                                    (int) DTL_PROPOSAL_ID (focused));
}

static gboolean
remove_event (DtlChartView *self, int unused)
{
  gint64 target = get_target_event (self);

  if (target < 0)
    return decide (self, REJECT);

  return target != 0 &&
         gtk_widget_activate_action (GTK_WIDGET (self), "win.delete-event", "x", target);
}

static gboolean
cancel (DtlChartView *self, int unused)
{
  if (dtl_chart_view_cancel_label (self))
    return TRUE;
  if (dtl_view_state_get_marking (self->state))
    dtl_view_state_set_marking (self->state, FALSE);
  else if (self->span_kind != DTL_SPAN_NONE)
    dtl_chart_view_set_span (self, -1, -1, DTL_SPAN_NONE);
  else if (dtl_view_state_get_cursor (self->state, NULL) >= 0)
    dtl_view_state_set_cursor (self->state, -1, NAN);
  else if (dtl_view_state_get_selected (self->state) != 0)
    dtl_view_state_select (self->state, 0);
  else
    return FALSE;

  return TRUE;
}

/* About the chip with the focus, else the session under the cursor, else the selected event. */
static gboolean
popup_menu (DtlChartView *self, int unused)
{
  gint64 target = dtl_chart_view_get_focused_event (self);
  gssize cursor = dtl_view_state_get_cursor (self->state, NULL);
  GdkRectangle anchor;
  const DtlChip *chips;
  gsize n = 0;
  gsize row;

  if (target == 0 && cursor < 0)
    target = dtl_view_state_get_selected (self->state);
  chips = dtl_chart_get_chips (self->chart, &n);
  for (gsize i = 0; i < n; i++)
    if (target != 0 && chips[i].flag_id == target)
      {
        dtl_chart_view_popup_menu (self, target, -1, chips[i].rect.x + chips[i].rect.width / 2,
                                   chips[i].rect.y + chips[i].rect.height);
        return TRUE;
      }
  if (!dtl_view_state_get_focus_row (self->state, &row))
    return FALSE;

  dtl_chart_view_get_anchor (self, row, &anchor);
  dtl_chart_view_popup_menu (self, 0, (gssize) row, anchor.x, anchor.y);

  return TRUE;
}

static gboolean
scale_price_axis (DtlChartView *self, int direction)
{
  dtl_chart_view_scale_price_axis (self, direction);

  return TRUE;
}

static gboolean
scale_panes (DtlChartView *self, int direction)
{
  dtl_chart_view_scale_panes (self, direction);

  return TRUE;
}

static gboolean
place_label (DtlChartView *self, int direction)
{
  gint64 target = get_target_event (self);
  const char *side;
  int lane;

  return dtl_chart_view_find_place (self, target, (GtkDirectionType) direction, &side, &lane) &&
         gtk_widget_activate_action (GTK_WIDGET (self), "win.place-label", "(xsi)", target, side,
                                     lane);
}

typedef struct
{
  const char *triggers; /* of gtk_shortcut_trigger_parse_string() */
  gboolean (*run) (DtlChartView *self, int argument);
  int argument;
} ChartKey;

static const ChartKey chart_keys[] = {
  { "Left|KP_Left", move_cursor, -1 },                         /* session cursor */
  { "Right|KP_Right", move_cursor, 1 },                        /* session cursor */
  { "<Shift>Left|<Shift>KP_Left", measure, -1 },               /* from the cursor */
  { "<Shift>Right|<Shift>KP_Right", measure, 1 },              /* from the cursor */
  { "z", zoom_to_span, 0 },                                    /* to what is measured */
  { "<Control>Left|<Control>KP_Left", move_event, -1 },        /* previous event */
  { "<Control>Right|<Control>KP_Right", move_event, 1 },       /* next event */
  { "Home|KP_Home", move_to_end, -1 },                         /* first session */
  { "End|KP_End", move_to_end, 1 },                            /* last session */
  { "Page_Up|KP_Page_Up", pan_page, -1 },                      /* earlier */
  { "Page_Down|KP_Page_Down", pan_page, 1 },                   /* later */
  { "plus|equal|KP_Add", zoom, 1 },                            /* in */
  { "minus|KP_Subtract", zoom, -1 },                           /* out */
  { "0|KP_0", zoom_all, 0 },                                   /* all bars */
  { "<Alt>plus|<Alt>equal|<Alt>KP_Add", scale_price_axis, 1 }, /* prices farther apart */
  { "<Alt>minus|<Alt>KP_Subtract", scale_price_axis, -1 },     /* closer */
  { "<Alt>0|<Alt>KP_0", scale_price_axis, 0 },                 /* by the bars in view */
  { "<Alt>Page_Up|<Alt>KP_Page_Up", scale_panes, 1 },          /* volume and indicators taller */
  { "<Alt>Page_Down|<Alt>KP_Page_Down", scale_panes, -1 },     /* lower */
  { "<Alt>Home|<Alt>KP_Home", scale_panes, 0 },                /* as the chart would choose */
  { "<Alt>Up|<Alt>KP_Up", place_label, GTK_DIR_UP },           /* of the event with the focus */
  { "<Alt>Down|<Alt>KP_Down", place_label, GTK_DIR_DOWN },     /* lane below */
  { "<Alt>Left|<Alt>KP_Left", place_label, GTK_DIR_LEFT },     /* of its pole */
  { "<Alt>Right|<Alt>KP_Right", place_label, GTK_DIR_RIGHT },  /* of its pole */
  { "m", toggle_marking, 0 },                                  /* mark events */
  { "Return|KP_Enter|ISO_Enter", activate, 0 }, /* mark, or edit the selected event */
  { "Delete|KP_Delete", remove_event, 0 },      /* of the event with the focus */
  { "a", decide, ACCEPT },                      /* the proposal with the focus */
  { "e", decide, EDIT },                        /* and accept it */
  { "r", decide, REJECT },                      /* it is no event */
  { "Escape", cancel, 0 },                      /* one thing at a time */
  { "Menu|<Shift>F10", popup_menu, 0 },         /* of what has the cursor */
};

static gboolean
shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DtlChartView *self = DTL_CHART_VIEW (widget);
  const ChartKey *key = user_data;

  if (dtl_view_state_get_n (self->state) == 0 || !has_own_focus (self))
    return FALSE;

  return key->run (self, key->argument);
}

void
dtl_chart_view_init_keys (DtlChartView *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (chart_keys); i++)
    {
      GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (chart_keys[i].triggers);
      GtkShortcutAction *action =
          gtk_callback_action_new (shortcut_cb, (gpointer) &chart_keys[i], NULL);

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            gtk_shortcut_new (trigger, action));
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
