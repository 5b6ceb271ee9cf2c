/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pops up over the chart: the event editor, the context menu, and the list of the events that
 * share one badge. Menus are made of window actions. */
#include "app/chart-view-private.h"

#include <glib/gi18n.h>

#include "app/phrases.h"
#include "operations/article-proposals.h"

static void
popover_closed_cb (GtkPopover *popover, DtlChartView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * dtl_chart_view_popup_at:
 * @self: a chart view
 * @popover: (transfer floating): a popover without a parent, or one shown here before
 * @anchor: what it points to
 *
 * Shows @popover over the chart; the focus comes back to the chart when it closes.
 */
void
dtl_chart_view_popup_at (DtlChartView *self, GtkPopover *popover, const GdkRectangle *anchor)
{
  g_return_if_fail (DTL_IS_CHART_VIEW (self));

  if (self->popover != GTK_WIDGET (popover))
    {
      g_clear_pointer (&self->popover, gtk_widget_unparent);
      self->popover = GTK_WIDGET (popover);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      g_signal_connect (popover, "closed", G_CALLBACK (popover_closed_cb), self);
    }
  gtk_popover_set_pointing_to (popover, anchor);
  gtk_popover_popup (popover);
}

static void
append_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
popup_menu_model (DtlChartView *self, GMenu *menu, const GdkRectangle *anchor)
{
  /* A menu shown before keeps the height of what it held then. */
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), anchor);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Where the chip of the event could go from where it is. */
static void
append_places (DtlChartView *self, GMenu *menu, gint64 event_id)
{
  static const struct
  {
    GtkDirectionType direction;
    const char *title;
  } rows[] = {
    { GTK_DIR_UP, N_ ("Label _Up") },
    { GTK_DIR_DOWN, N_ ("Label Dow_n") },
    { GTK_DIR_LEFT, N_ ("Label to the _Left") },
    { GTK_DIR_RIGHT, N_ ("Label to the _Right") },
  };
  const DtlMark *mark =
      dtl_snapshot_find_mark (dtl_view_state_get_snapshot (self->state), event_id);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *side;
      int lane;

      if (dtl_chart_view_find_place (self, event_id, rows[i].direction, &side, &lane))
        append_item (menu, _ (rows[i].title), "win.place-label",
                     g_variant_new ("(xsi)", event_id, side, lane));
    }
  if (mark != NULL && mark->event->label_place != DTL_LABEL_PLACE_FREE)
    append_item (menu, _ ("Reset _Position"), "win.place-label",
                 g_variant_new ("(xsi)", event_id, "", 0));
}

/**
 * dtl_chart_view_popup_menu:
 * @self: a chart view with bars
 * @event_id: the event that the menu is about, or 0
 * @row: else the session that it is about, or -1
 * @x: where, in px
 * @y: where, in px
 *
 * Shows the context menu.
 */
void
dtl_chart_view_popup_menu (DtlChartView *self, gint64 event_id, gssize row, double x, double y)
{
  GdkRectangle anchor = { (int) x, (int) y, 1, 1 };
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) about = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();
  g_autoptr (GMenu) chart = g_menu_new ();

  if (event_id < 0)
    {
      GVariant *index = g_variant_ref_sink (g_variant_new_int32 (DTL_PROPOSAL_ID (event_id)));

      append_item (about, _ ("_Accept"), "win.accept-proposal", index);
      append_item (about, _ ("_Edit and Accept…"), "win.edit-proposal", index);
      append_item (about, _ ("_Reject"), "win.reject-proposal", index);
      append_item (places, _ ("Show in the Arti_cle"), "win.show-proposal", index);
      g_variant_unref (index);
    }
  else if (event_id > 0)
    {
      const DtlMark *mark =
          dtl_snapshot_find_mark (dtl_view_state_get_snapshot (self->state), event_id);

      if (mark != NULL && mark->event->article_id != 0)
        append_item (about, _ ("Open _Article"), "win.open-article",
                     g_variant_new_int64 (event_id));
      append_item (about, _ ("_Edit Event…"), "win.edit-event", g_variant_new_int64 (event_id));
      append_item (about, _ ("_Delete Event"), "win.delete-event", g_variant_new_int64 (event_id));
      append_places (self, places, event_id);
    }
  else if (row >= 0)
    {
      append_item (about, _ ("_Mark Event Here…"), "win.mark-session",
                   g_variant_new_uint64 ((guint64) row));
      if (dtl_view_state_has_base (self->state))
        append_item (about, _ ("_Base Here"), "win.base-at-session",
                     g_variant_new_uint64 ((guint64) row));
    }
  append_item (chart, _ ("E_xport Chart…"), "win.export-chart", NULL);
  append_item (chart, _ ("Show as _Table"), "win.show-table", NULL);
  append_item (chart, _ ("Show _Whole History"), "win.range",
               g_variant_new_string (dtl_preset_to_id (DTL_PRESET_ALL)));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (about));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (chart));
  popup_menu_model (self, menu, &anchor);
}

/**
 * dtl_chart_view_popup_badge:
 * @self: a chart view
 * @chip: a badge of several events
 *
 * Lists its events; choosing one selects it.
 */
void
dtl_chart_view_popup_badge (DtlChartView *self, const DtlChip *chip)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GdkRectangle anchor = {
    .x = (int) chip->rect.x,
    .y = (int) chip->rect.y,
    .width = (int) chip->rect.width,
    .height = (int) chip->rect.height,
  };

  for (gsize i = chip->first; i < chip->end; i++)
    {
      const DtlMark *mark =
          dtl_view_state_find_mark (self->state, dtl_chart_get_chip_flag (self->chart, i)->id);
      g_autofree char *day = NULL;
      g_auto (GStrv) parts = NULL;
      g_autofree char *title = NULL;
      g_autofree char *label = NULL;

      if (mark == NULL)
        continue;
      day = dtl_format_day (mark->event->day, DTL_DAY_STYLE_DAY_MONTH_YEAR,
                            dtl_phrases_get_date_names ());
      /* A title is no mnemonic. */
      parts = g_strsplit (mark->event->title, "_", -1);
      title = g_strjoinv ("__", parts);
      label =
          g_strdup_printf ("%zu. %s · %s", dtl_chart_get_chip_number (self->chart, i), title, day);
      if (mark->proposed)
        append_item (menu, label, "win.show-proposal",
                     g_variant_new_int32 ((int) DTL_PROPOSAL_ID (mark->event->id)));
      else
        append_item (menu, label, "win.select-event", g_variant_new_int64 (mark->event->id));
    }
  popup_menu_model (self, menu, &anchor);
}
