/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's actions: every command is one, so that menus, keys, buttons, screen readers and
 * tests do the same. Their accelerators are in application.c. */
#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/interval-titles.h"
#include "app/range-transition.h"
#include "app/table-window.h"
#include "app/view-state.h"

static DtlWindow *
get_window (gpointer user_data)
{
  return DTL_WINDOW (user_data);
}

static void
import_prices_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_choose_prices (get_window (user_data));
}

static void
import_events_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_choose_events (get_window (user_data));
}

static void
export_events_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_choose_events_target (get_window (user_data));
}

static void
export_chart_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_export_chart (get_window (user_data));
}

static void
study_event_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = get_window (user_data);

  dtl_view_state_select (self->state, g_variant_get_int64 (parameter));
  adw_flap_set_reveal_flap (self->flap, TRUE);
  adw_view_stack_set_visible_child_name (self->pane_pages, "study");
}

static void
set_benchmark_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_set_benchmark (get_window (user_data), g_variant_get_string (parameter, NULL));
}

static void
import_factors_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_choose_factors (get_window (user_data));
}

static void
copy_study_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_copy_study (get_window (user_data));
}

static void
copy_study_set_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_copy_study_set (get_window (user_data));
}

static void
export_study_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_export_study (get_window (user_data), g_variant_get_string (parameter, NULL));
}

static void
open_library_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_choose_library (get_window (user_data));
}

static void
open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_fill_sample (get_window (user_data));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_undo (get_window (user_data), FALSE);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_undo (get_window (user_data), TRUE);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = get_window (user_data);

  adw_flap_set_reveal_flap (self->flap, TRUE);
  adw_view_stack_set_visible_child_name (self->pane_pages, "events");
  dtl_events_page_start_search (self->events_page);
}

static void
show_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = get_window (user_data);
  const char *name = g_variant_get_string (parameter, NULL);

  if (adw_view_stack_get_child_by_name (self->pane_pages, name) == NULL)
    return;

  adw_flap_set_reveal_flap (self->flap, TRUE);
  adw_view_stack_set_visible_child_name (self->pane_pages, name);
}

static void
select_event_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_view_state_select (get_window (user_data)->state, g_variant_get_int64 (parameter));
}

static void
edit_event_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_edit_event (get_window (user_data), g_variant_get_int64 (parameter));
}

static void
delete_event_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_delete_event (get_window (user_data), g_variant_get_int64 (parameter));
}

static void
place_label_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gint64 event_id;
  const char *side;
  int lane;

  g_variant_get (parameter, "(x&si)", &event_id, &side, &lane);
  dtl_window_place_label (get_window (user_data), event_id, side, lane);
}

static void
move_event_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gint64 event_id;
  guint64 row;

  g_variant_get (parameter, "(xt)", &event_id, &row);
  dtl_window_move_event (get_window (user_data), event_id, (gsize) row);
}

static void
open_source_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_open_source (get_window (user_data), g_variant_get_int64 (parameter));
}

static void
mark_session_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_mark_session (get_window (user_data), (gsize) g_variant_get_uint64 (parameter));
}

static void
show_instrument_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_show_instrument (get_window (user_data), g_variant_get_string (parameter, NULL));
}

static void
show_table_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = get_window (user_data);

  gtk_window_present (GTK_WINDOW (dtl_table_window_new (GTK_WINDOW (self), self->state)));
}

/* The shortcuts window is built when it is asked for, not with every window. */
static void
show_help_overlay_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkBuilder *builder = gtk_builder_new_from_resource ("/org/dateline/Dateline/help-overlay.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (overlay, GTK_WINDOW (user_data));
  gtk_window_present (overlay);
  g_object_unref (builder);
}

static void
change_range_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DtlWindow *self = get_window (user_data);
  DtlPreset preset = dtl_preset_from_id (g_variant_get_string (value, NULL));
  double first, end;

  if (dtl_view_state_resolve_preset (self->state, preset, &first, &end))
    dtl_range_transition_run (GTK_WIDGET (self->chart_view), self->state, first, end, preset);
  dtl_window_update_actions (self);
}

static void
change_type_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DtlChartType type;

  if (dtl_chart_type_from_id (g_variant_get_string (value, NULL), &type))
    dtl_view_state_set_chart_type (get_window (user_data)->state, type);
}

static void
change_interval_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DtlInterval interval;

  if (dtl_interval_from_id (g_variant_get_string (value, NULL), &interval))
    dtl_view_state_set_interval (get_window (user_data)->state, interval);
}

static void
change_price_scale_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DtlPriceScaleKind scale;

  if (dtl_price_scale_kind_from_id (g_variant_get_string (value, NULL), &scale))
    dtl_view_state_set_price_scale (get_window (user_data)->state, scale);
}

/* The session that the read-out shows. */
static void
base_at_selected_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlViewState *state = get_window (user_data)->state;
  gsize row;

  if (dtl_view_state_get_focus_row (state, &row))
    dtl_view_state_set_base (state, dtl_series_get_day (dtl_view_state_get_series (state), row));
}

static void
base_at_session_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlViewState *state = get_window (user_data)->state;
  guint64 row = g_variant_get_uint64 (parameter);

  if (row < dtl_view_state_get_n (state))
    dtl_view_state_set_base (state,
                             dtl_series_get_day (dtl_view_state_get_series (state), (gsize) row));
}

static void
base_at_first_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_view_state_set_base (get_window (user_data)->state, DTL_DAY_NONE);
}

static void
compare_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_open_compare (get_window (user_data));
}

static void
indicators_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_open_indicators (get_window (user_data));
}

static void
change_volume_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  dtl_view_state_set_volume_shown (get_window (user_data)->state, g_variant_get_boolean (value));
}

static void
change_marking_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DtlWindow *self = get_window (user_data);

  dtl_view_state_set_marking (self->state, g_variant_get_boolean (value));
  /* The arrow keys that choose a session belong to the chart. */
  if (dtl_view_state_get_marking (self->state))
    gtk_widget_grab_focus (GTK_WIDGET (self->chart_view));
  dtl_window_update_actions (self);
}

static void
change_pane_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DtlWindow *self = get_window (user_data);

  adw_flap_set_reveal_flap (self->flap, g_variant_get_boolean (value));
}

static const GActionEntry entries[] = {
  { "import-prices", import_prices_cb },
  { "import-events", import_events_cb },
  { "export-events", export_events_cb },
  { "export-chart", export_chart_cb },
  { "study-event", study_event_cb, "x" },
  { "set-benchmark", set_benchmark_cb, "s" },
  { "import-factors", import_factors_cb },
  { "copy-study", copy_study_cb },
  { "copy-study-set", copy_study_set_cb },
  { "export-study", export_study_cb, "s" },
  { "open-library", open_library_cb },
  { "open-sample", open_sample_cb },
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "search", search_cb },
  { "show-page", show_page_cb, "s" },
  { "select-event", select_event_cb, "x" },
  { "edit-event", edit_event_cb, "x" },
  { "delete-event", delete_event_cb, "x" },
  { "place-label", place_label_cb, "(xsi)" },
  { "move-event", move_event_cb, "(xt)" },
  { "open-source", open_source_cb, "x" },
  { "mark-session", mark_session_cb, "t" },
  { "show-instrument", show_instrument_cb, "s" },
  { "show-help-overlay", show_help_overlay_cb },
  { "show-table", show_table_cb },
  { "range", NULL, "s", "''", change_range_cb },
  { "interval", NULL, "s", "'day'", change_interval_cb },
  { "chart-type", NULL, "s", "'candles'", change_type_cb },
  { "price-scale", NULL, "s", "'linear'", change_price_scale_cb },
  { "compare", compare_cb },
  { "indicators", indicators_cb },
  { "base-at-selected", base_at_selected_cb },
  { "base-at-session", base_at_session_cb, "t" },
  { "base-at-first", base_at_first_cb },
  { "show-volume", NULL, NULL, "true", change_volume_cb },
  { "mark-event", NULL, NULL, "false", change_marking_cb },
  { "show-pane", NULL, NULL, "true", change_pane_cb },
};

static void
set_enabled (DtlWindow *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

static void
set_action_state (DtlWindow *self, const char *name, GVariant *value)
{
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), value);
}

static void
set_step_tooltip (GtkWidget *button, const char *verb, const char *name)
{
  g_autofree char *text = name != NULL ? g_strdup_printf ("%s: %s", verb, name) : g_strdup (verb);

  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* What a menu button has chosen is in its label, and in its name for those who see neither. */
static void
show_choice (GtkMenuButton *button, GtkLabel *label, const char *what, const char *choice)
{
  g_autofree char *text = NULL;

  /* Translators: a menu and what is chosen in it: "Chart Type: Candles" */
  text = g_strdup_printf (_ ("%s: %s"), what, choice);
  gtk_label_set_text (label, choice);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* That of the bars shown, which follow what is asked for when they have been read. */
static void
show_interval (DtlWindow *self)
{
  DtlSeries *series = dtl_view_state_get_series (self->state);
  DtlInterval interval = series != NULL ? dtl_series_get_interval (series) : DTL_INTERVAL_DAY;

  set_action_state (self, "interval", g_variant_new_string (dtl_interval_to_id (interval)));
  show_choice (self->interval_button, self->interval_label, _ ("Interval"),
               dtl_interval_titles_get (interval));
  gtk_label_set_text (self->interval_label, dtl_interval_titles_get_short (interval));
  gtk_widget_set_sensitive (GTK_WIDGET (self->interval_button), series != NULL);
}

static void
show_style (DtlWindow *self)
{
  static const struct
  {
    const char *title, *icon;
  } types[DTL_N_CHART_TYPES] = {
    [DTL_CHART_CANDLES] = { N_ ("Candles"), "dtl-candles-symbolic" },
    [DTL_CHART_HOLLOW] = { N_ ("Hollow"), "dtl-candles-symbolic" },
    [DTL_CHART_HEIKIN_ASHI] = { N_ ("Heikin-Ashi"), "dtl-candles-symbolic" },
    [DTL_CHART_BARS] = { N_ ("Bars"), "dtl-candles-symbolic" },
    [DTL_CHART_LINE] = { N_ ("Line"), "dtl-line-chart-symbolic" },
    [DTL_CHART_AREA] = { N_ ("Area"), "dtl-line-chart-symbolic" },
    [DTL_CHART_BASELINE] = { N_ ("Baseline"), "dtl-line-chart-symbolic" },
  };
  static const char *const scales[DTL_N_PRICE_SCALES] = {
    [DTL_PRICE_SCALE_LINEAR] = N_ ("Linear"),
    [DTL_PRICE_SCALE_LOG] = N_ ("Logarithmic"),
    [DTL_PRICE_SCALE_PERCENT] = N_ ("Percent"),
    [DTL_PRICE_SCALE_INDEX] = N_ ("Rebased to 100"),
  };
  DtlChartType type = dtl_view_state_get_chart_type (self->state);
  DtlPriceScaleKind scale = dtl_view_state_get_price_scale (self->state);

  set_action_state (self, "chart-type", g_variant_new_string (dtl_chart_type_get_id (type)));
  set_action_state (self, "price-scale",
                    g_variant_new_string (dtl_price_scale_kind_get_id (scale)));
  show_interval (self);
  show_choice (self->type_button, self->type_label, _ ("Chart Type"), _ (types[type].title));
  show_choice (self->scale_button, self->scale_label, _ ("Price Scale"), _ (scales[scale]));
  gtk_image_set_from_icon_name (self->type_icon, types[type].icon);
}

void
dtl_window_init_actions (DtlWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * dtl_window_update_actions:
 * @self: a window
 *
 * States and sensitivities follow what is shown.
 */
void
dtl_window_update_actions (DtlWindow *self)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  gboolean is_open = snapshot != NULL;
  gboolean has_bars = dtl_view_state_get_n (self->state) > 0;
  gboolean has_base = has_bars && dtl_view_state_has_base (self->state);
  const char *undo_name = is_open ? snapshot->undo_name : NULL;
  const char *redo_name = is_open ? snapshot->redo_name : NULL;

  set_enabled (self, "import-prices", is_open);
  set_enabled (self, "import-article", is_open && has_bars);
  set_enabled (self, "paste-article", is_open && has_bars);
  set_enabled (self, "write-article", is_open && has_bars);
  set_enabled (self, "fetch-article", is_open && has_bars);
  set_enabled (self, "import-events", is_open && has_bars);
  set_enabled (self, "export-events", has_bars && snapshot->marks->len > 0);
  set_enabled (self, "export-chart", has_bars);
  set_enabled (self, "open-sample", is_open);
  set_enabled (self, "undo", undo_name != NULL);
  set_enabled (self, "redo", redo_name != NULL);
  set_enabled (self, "search", has_bars);
  set_enabled (self, "show-page", has_bars);
  set_enabled (self, "range", has_bars);
  set_enabled (self, "mark-event", has_bars);
  set_enabled (self, "compare", has_bars);
  set_enabled (self, "indicators", has_bars);
  gtk_widget_set_sensitive (GTK_WIDGET (self->compare_button), has_bars);
  gtk_widget_set_sensitive (GTK_WIDGET (self->indicators_button), has_bars);
  set_enabled (self, "interval", has_bars);
  set_enabled (self, "chart-type", has_bars);
  set_enabled (self, "price-scale", has_bars);
  set_enabled (self, "base-at-selected", has_base);
  set_enabled (self, "base-at-session", has_base);
  set_enabled (self, "base-at-first",
               has_base && dtl_view_state_get_base (self->state) != DTL_DAY_NONE);
  set_enabled (self, "show-volume", has_bars);
  set_enabled (self, "show-pane", has_bars);
  set_enabled (self, "show-table", has_bars);

  set_action_state (
      self, "range",
      g_variant_new_string (dtl_preset_to_id (dtl_view_state_get_preset (self->state))));
  set_action_state (self, "show-volume",
                    g_variant_new_boolean (dtl_view_state_get_volume_shown (self->state)));
  set_action_state (self, "mark-event",
                    g_variant_new_boolean (dtl_view_state_get_marking (self->state)));
  set_action_state (self, "show-pane",
                    g_variant_new_boolean (adw_flap_get_reveal_flap (self->flap)));

  set_step_tooltip (self->undo_button, _ ("Undo"), undo_name);
  set_step_tooltip (self->redo_button, _ ("Redo"), redo_name);
  show_style (self);
}
