/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main window: its parts, its adaptive layout, its size and how it says what went wrong. The
 * rest is split by concern: window-actions.c, window-data.c, window-events.c, window-files.c. */
#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/accessible-names.h"
#include "app/chart-view-study.h"
#include "config.h"

#define SETTINGS_SCHEMA "org.dateline.Dateline"
#define ERROR_SECONDS 15 /* to have it read out, and to come to its button */

G_DEFINE_FINAL_TYPE (DtlWindow, dtl_window, ADW_TYPE_APPLICATION_WINDOW)

static void
state_changed_cb (DtlViewState *state, guint change, DtlWindow *self)
{
  if (change & DTL_VIEW_CHANGE_DATA)
    dtl_window_read_studies (self);
  if (change & DTL_VIEW_CHANGE_INTERVAL)
    dtl_window_refresh (self);
  if (change & (DTL_VIEW_CHANGE_DATA | DTL_VIEW_CHANGE_LISTS))
    dtl_window_compose_overlays (self);
  if (change &
      (DTL_VIEW_CHANGE_DATA | DTL_VIEW_CHANGE_RANGE | DTL_VIEW_CHANGE_STYLE | DTL_VIEW_CHANGE_MODE))
    dtl_window_update_actions (self);
  if (change & (DTL_VIEW_CHANGE_DATA | DTL_VIEW_CHANGE_RANGE | DTL_VIEW_CHANGE_STYLE |
                DTL_VIEW_CHANGE_SELECTION | DTL_VIEW_CHANGE_INTERVAL | DTL_VIEW_CHANGE_FILTER |
                DTL_VIEW_CHANGE_AXES))
    dtl_window_view_changed (self);
  if (change & (DTL_VIEW_CHANGE_DATA | DTL_VIEW_CHANGE_RANGE | DTL_VIEW_CHANGE_STYLE))
    dtl_read_out_set_left_out (self->read_out, dtl_chart_view_get_left_out (self->chart_view));
}

/* What each width leaves out; nothing that it leaves out is out of reach. */
/* Beside the chart as wide as it was dragged, over it in a narrow window as wide as it needs. */
static void
update_pane_width (DtlWindow *self)
{
  gboolean folded = adw_flap_get_fold_policy (self->flap) == ADW_FLAP_FOLD_POLICY_ALWAYS;
  gboolean narrow = dtl_width_class_bin_get_class (self->width_bin) == DTL_WIDTH_NARROW;

  gtk_widget_set_visible (GTK_WIDGET (self->pane_handle), !folded);
  gtk_widget_set_size_request (adw_flap_get_flap (self->flap),
                               narrow   ? 300
                               : folded ? DTL_PANE_WIDTH_USUAL
                                        : dtl_pane_handle_get_pane_width (self->pane_handle),
                               -1);
}

static void
pane_width_cb (DtlPaneHandle *handle, GParamSpec *pspec, DtlWindow *self)
{
  update_pane_width (self);
}

static void
width_class_changed_cb (DtlWidthClassBin *bin, DtlWindow *self)
{
  DtlWidthClass width_class = dtl_width_class_bin_get_class (bin);
  gboolean narrow = width_class == DTL_WIDTH_NARROW;
  gboolean wide = width_class == DTL_WIDTH_WIDE;
  gboolean folded = narrow || width_class == DTL_WIDTH_MEDIUM;
  gboolean was_folded = adw_flap_get_folded (self->flap);

  adw_header_bar_set_centering_policy (self->header, wide ? ADW_CENTERING_POLICY_STRICT
                                                          : ADW_CENTERING_POLICY_LOOSE);
  adw_flap_set_fold_policy (self->flap,
                            folded ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  if (folded != was_folded)
    adw_flap_set_reveal_flap (self->flap, !folded);
  update_pane_width (self);

  /* Words beside the icons would ask for more than a narrow window has with large letters. */
  adw_view_switcher_set_policy (self->pane_switcher, narrow ? ADW_VIEW_SWITCHER_POLICY_NARROW
                                                            : ADW_VIEW_SWITCHER_POLICY_WIDE);
  gtk_widget_set_visible (gtk_widget_get_last_child (self->import_content), !narrow);
  gtk_widget_set_visible (self->export_button, !narrow); /* it is in the menu, too */
  gtk_widget_set_visible (self->redo_button, !narrow);
  /* A percentage is never cut off from its base. */
  dtl_read_out_set_narrow (self->read_out, narrow || width_class == DTL_WIDTH_TIGHT);
  dtl_window_show_title (self);
  gtk_widget_set_visible (GTK_WIDGET (self->overview), !dtl_width_class_bin_is_low (bin));
}

/* What the toolbar does without, in this order. Its buttons have names without their labels, and
 * the last three are then in a menu. */
enum
{
  STEP_INDICATORS_LABEL = 1,
  STEP_COMPARE_LABEL,
  STEP_SEPARATORS,
  STEP_CHOICES,
  STEP_MARK_LABEL,
  STEP_OVERFLOW
};

static void
toolbar_changed_cb (DtlFitBox *toolbar, DtlWindow *self)
{
  guint step = dtl_fit_box_get_step (toolbar);

  gtk_widget_set_visible (self->indicators_label, step < STEP_INDICATORS_LABEL);
  gtk_widget_set_visible (self->compare_label, step < STEP_COMPARE_LABEL);
  gtk_widget_set_visible (self->toolbar_separator, step < STEP_SEPARATORS);
  gtk_widget_set_visible (self->overlays_separator, step < STEP_SEPARATORS);
  gtk_widget_set_visible (GTK_WIDGET (self->type_label), step < STEP_CHOICES);
  gtk_widget_set_visible (GTK_WIDGET (self->scale_label), step < STEP_CHOICES);
  adw_button_content_set_label (self->mark_content, step < STEP_MARK_LABEL ? _ ("Mark Event") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->interval_button), step < STEP_OVERFLOW);
  gtk_widget_set_visible (GTK_WIDGET (self->compare_button), step < STEP_OVERFLOW);
  gtk_widget_set_visible (GTK_WIDGET (self->indicators_button), step < STEP_OVERFLOW);
  gtk_widget_set_visible (GTK_WIDGET (self->overflow_button), step >= STEP_OVERFLOW);
}

static void
reveal_flap_cb (AdwFlap *flap, GParamSpec *pspec, DtlWindow *self)
{
  if (self->state != NULL)
    dtl_window_update_actions (self);
}

/* Pills that carry a window action: they are a radio group by sharing its state. */
static void
create_range_pills (GtkBox *trough)
{
  static const struct
  {
    DtlPreset preset;
    const char *label;
    const char *spoken;
  } pills[] = {
    { DTL_PRESET_1M, NC_ ("range", "1M"), N_ ("One month") },       /* calendar months */
    { DTL_PRESET_3M, NC_ ("range", "3M"), N_ ("Three months") },    /* calendar months */
    { DTL_PRESET_6M, NC_ ("range", "6M"), N_ ("Six months") },      /* calendar months */
    { DTL_PRESET_YTD, NC_ ("range", "YTD"), N_ ("Year to date") },  /* from 1 January */
    { DTL_PRESET_1Y, NC_ ("range", "1Y"), N_ ("One year") },        /* calendar months */
    { DTL_PRESET_5Y, NC_ ("range", "5Y"), N_ ("Five years") },      /* calendar months */
    { DTL_PRESET_ALL, NC_ ("range", "All"), N_ ("Whole history") }, /* all bars */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pills); i++)
    {
      GtkWidget *pill =
          gtk_toggle_button_new_with_label (g_dpgettext2 (NULL, "range", pills[i].label));

      gtk_actionable_set_action_target (GTK_ACTIONABLE (pill), "s",
                                        dtl_preset_to_id (pills[i].preset));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (pill), "win.range");
      gtk_widget_set_tooltip_text (pill, _ (pills[i].spoken));
      gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (pills[i].spoken), -1);
      gtk_box_append (trough, pill);
    }
}

/* Without an installed schema, as in a plain build folder, sizes are not kept. */
static GSettings *
create_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autofree char *path = g_strdup_printf ("/%s/", DTL_APP_ID);

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SETTINGS_SCHEMA, TRUE);
  if (schema == NULL)
    return NULL;

  return g_settings_new_full (schema, NULL, g_strdelimit (path, ".", '/'));
}

static void
restore_size (DtlWindow *self)
{
  if (self->settings == NULL)
    return;

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  adw_flap_set_reveal_flap (self->flap, g_settings_get_boolean (self->settings, "pane-shown"));
  dtl_pane_handle_set_pane_width (self->pane_handle,
                                  g_settings_get_int (self->settings, "pane-width"));
}

static void
save_size (DtlWindow *self)
{
  int width, height;

  if (self->settings == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!adw_flap_get_folded (self->flap))
    g_settings_set_boolean (self->settings, "pane-shown", adw_flap_get_reveal_flap (self->flap));
  g_settings_set_int (self->settings, "pane-width",
                      dtl_pane_handle_get_pane_width (self->pane_handle));
}

static gboolean
dtl_window_close_request (GtkWindow *window)
{
  DtlWindow *self = DTL_WINDOW (window);

  save_size (self);
  g_cancellable_cancel (self->cancellable);
  dtl_window_close_library (self);

  return GTK_WINDOW_CLASS (dtl_window_parent_class)->close_request (window);
}

static void
dtl_window_dispose (GObject *object)
{
  DtlWindow *self = DTL_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  dtl_window_close_library (self);
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_clear_object (&self->intake);
  g_queue_clear_full (&self->waiting_prices, g_free);
  g_clear_object (&self->undo_toast);
  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (dtl_window_parent_class)->dispose (object);
}

static void
dtl_window_finalize (GObject *object)
{
  DtlWindow *self = DTL_WINDOW (object);

  g_clear_object (&self->studies);
  g_clear_object (&self->state);
  g_free (self->path);
  g_free (self->wanted_symbol);
  g_free (self->saved_symbol);
  g_free (self->saved_view);

  G_OBJECT_CLASS (dtl_window_parent_class)->finalize (object);
}

static void
dtl_window_class_init (DtlWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dtl_window_dispose;
  object_class->finalize = dtl_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dtl_window_close_request;

  g_type_ensure (DTL_TYPE_FIT_BOX);
  g_type_ensure (DTL_TYPE_INTAKE_BAR);
  g_type_ensure (DTL_TYPE_WIDTH_CLASS_BIN);
  g_type_ensure (DTL_TYPE_CHART_VIEW);
  g_type_ensure (DTL_TYPE_OVERVIEW);
  g_type_ensure (DTL_TYPE_PANE_HANDLE);
  g_type_ensure (DTL_TYPE_READ_OUT);
  g_type_ensure (DTL_TYPE_ARTICLE_PAGE);
  g_type_ensure (DTL_TYPE_EVENTS_PAGE);
  g_type_ensure (DTL_TYPE_STUDY_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dateline/Dateline/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, header);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, width_bin);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, pane_handle);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, pane_switcher);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, pane_pages);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, chart_view);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, overview);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, read_out);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, events_page);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, study_page);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, article_page);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, primary_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, compare_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, compare_label);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, indicators_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, indicators_label);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, interval_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, interval_label);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, overflow_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, overlays_separator);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, scale_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, scale_label);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, type_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, import_content);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, import_icon);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, import_spinner);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, intake_bar);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, drop_hint);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, mark_content);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, title_box);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, title_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, type_label);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, type_icon);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, range_trough);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, toolbar);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, toolbar_separator);
}

static void
dtl_window_init (DtlWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->state = dtl_view_state_new ();
  self->settings = create_settings ();

  gtk_widget_init_template (GTK_WIDGET (self));
  dtl_accessible_names_settle (GTK_WIDGET (self));
  create_range_pills (self->range_trough);
  dtl_window_init_actions (self);
  dtl_window_init_articles (self);
  dtl_window_init_article_files (self);
  dtl_window_init_menus (self);
  dtl_window_init_drop (self);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_stack_get_page (self->pages, GTK_WIDGET (self->flap))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Chart"), -1);

  dtl_chart_view_set_state (self->chart_view, self->state);
  dtl_overview_set_state (self->overview, self->state);
  dtl_read_out_set_state (self->read_out, self->state);
  dtl_events_page_set_state (self->events_page, self->state);
  dtl_window_init_studies (self);
  dtl_study_page_set_state (self->study_page, self->state, self->studies);
  dtl_chart_view_set_studies (self->chart_view, self->studies);
  dtl_read_out_set_studies (self->read_out, self->studies);
  dtl_events_page_set_studies (self->events_page, self->studies);
  g_signal_connect (self->state, "changed", G_CALLBACK (state_changed_cb), self);
  dtl_fit_box_set_n_steps (self->toolbar, STEP_OVERFLOW);
  g_signal_connect (self->toolbar, "changed", G_CALLBACK (toolbar_changed_cb), self);
  g_signal_connect (self->pane_handle, "notify::pane-width", G_CALLBACK (pane_width_cb), self);
  g_signal_connect (self->width_bin, "changed", G_CALLBACK (width_class_changed_cb), self);
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (reveal_flap_cb), self, 0);

  gtk_widget_set_visible (self->title_box, FALSE);
  restore_size (self);
  dtl_window_update_actions (self);
}

DtlWindow *
dtl_window_new (DtlApplication *application)
{
  return g_object_new (DTL_TYPE_WINDOW, "application", application, NULL);
}

/**
 * dtl_window_get_path:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): its library's file; %NULL: the default one
 */
const char *
dtl_window_get_path (DtlWindow *self)
{
  g_return_val_if_fail (DTL_IS_WINDOW (self), NULL);

  return self->path;
}

static void
details_clicked_cb (AdwToast *toast, DtlWindow *self)
{
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (self), g_object_get_data (G_OBJECT (toast), "title"),
                              g_object_get_data (G_OBJECT (toast), "details"));

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * dtl_window_show_error:
 * @self: a window
 * @title: what did not work, in a few words
 * @error: why
 *
 * Says so in a toast that leads to the whole sentence.
 */
void
dtl_window_show_error (DtlWindow *self, const char *title, const GError *error)
{
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  /* What was under way when the window was closed has nobody to be told. */
  if (self->library == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  escaped = g_markup_escape_text (title, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, ERROR_SECONDS);
  adw_toast_set_button_label (toast, _ ("_Details"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_object_set_data_full (G_OBJECT (toast), "title", g_strdup (title), g_free);
  g_object_set_data_full (G_OBJECT (toast), "details", g_strdup (error->message), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (details_clicked_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * dtl_window_show_toast:
 * @self: a window
 * @text: plain text, no markup
 */
void
dtl_window_show_toast (DtlWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (self->library == NULL)
    return;
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}
