/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart widget: follows the view state, keeps the picture, and lays a focusable child over each
 * chip.
 *
 * The picture is drawn to an image surface at the scale factor only when range, size, theme or data
 * change, and wrapped once in a cached cairo node; a moving crosshair is drawn over it in nodes of
 * its own, so that it redraws no candle. Input is in chart-view-input.c and chart-view-keys.c. */
#include "app/chart-view-private.h"
#include "app/chart-view-study.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/chart-style.h"
#include "app/chart-view-overlays.h"
#include "app/first-frame.h"
#include "app/flag-button.h"
#include "app/phrases.h"
#include "chart/chart-scale.h"
#include "chart/chart-titles.h"
#include "operations/compose-figure.h"

#define MIN_HEIGHT 120
#define TAG_WIDTH 240   /* the date tag of the crosshair, and a label at each side that it covers */
#define STRIP_HEIGHT 72 /* a tag of the crosshair, and above or below a tag that it covers */

G_DEFINE_FINAL_TYPE (DtlChartView, dtl_chart_view, GTK_TYPE_WIDGET)

static void
mark_dirty (DtlChartView *self, DtlDirty dirty)
{
  self->dirty = MAX (self->dirty, dirty);
  if (self->dirty >= DTL_DIRTY_VIEW)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What a screen reader says of the chart: what is measured, else the session under the keyboard's
 * cursor if there is one, else what is in view. */
void
dtl_chart_view_update_label (DtlChartView *self)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  DtlSeries *series = dtl_view_state_get_series (self->state);
  g_autofree char *label = NULL;
  double first, end, y_px;
  gssize cursor;

  cursor = dtl_view_state_get_cursor (self->state, &y_px);
  if (dtl_view_state_get_n (self->state) == 0)
    {
      label = g_strdup (_ ("Empty chart"));
    }
  else if (self->span_kind == DTL_SPAN_MEASURE)
    {
      label = dtl_chart_view_describe_span (self);
    }
  else if (cursor >= 0 && isnan (y_px))
    {
      g_autofree char *session = dtl_phrases_speak_session (series, (gsize) cursor);
      g_autofree char *plots = dtl_chart_describe_plots (self->chart, (gsize) cursor);

      label =
          plots != NULL ? g_strdup_printf ("%s, %s", session, plots) : g_steal_pointer (&session);
    }
  else
    {
      gsize from, to, events = 0;
      g_autofree char *from_day = NULL;
      g_autofree char *to_day = NULL;
      g_autofree char *last = NULL;
      g_autofree char *count = NULL;

      dtl_view_state_get_range (self->state, &first, &end);
      from = (gsize) floor (first);
      to = (gsize) ceil (end) - 1;
      for (guint i = 0; i < snapshot->marks->len; i++)
        {
          const DtlMark *mark = g_ptr_array_index (snapshot->marks, i);

          events += mark->has_row && mark->row >= from && mark->row <= to;
        }
      from_day = dtl_phrases_speak_day (dtl_series_get_day (series, from));
      to_day = dtl_phrases_speak_day (dtl_series_get_day (series, to));
      last = dtl_format_price (
          dtl_series_get_column (series, DTL_COLUMN_CLOSE)[to],
          dtl_format_price_decimals (dtl_series_get_column (series, DTL_COLUMN_CLOSE),
                                     dtl_series_get_n (series)));
      count = g_strdup_printf (g_dngettext (NULL, "%zu event", "%zu events", events), events);
      /* Translators: symbol, first and last day in view, last close, "7 events" */
      label = g_strdup_printf (_ ("Price chart of %s, %s to %s, last close %s, %s"),
                               snapshot->instrument->symbol, from_day, to_day, last, count);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
apply_flags (DtlChartView *self)
{
  DtlSeries *series = dtl_view_state_get_series (self->state);
  g_autoptr (GPtrArray) marks = dtl_view_state_list_marks (self->state);
  g_autoptr (GArray) flags = series != NULL
                                 ? dtl_compose_flags (marks, series, dtl_phrases_get_date_names ())
                                 : dtl_flags_new ();

  dtl_chart_set_flags (self->chart, flags);
  dtl_chart_view_rebuild_flags (self);
}

static void
apply_data (DtlChartView *self)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);

  dtl_chart_view_cancel_label (self);

  dtl_chart_set_series (self->chart, snapshot != NULL ? snapshot->series : NULL);
  apply_flags (self);
}

static void
state_changed_cb (DtlViewState *state, guint change, DtlChartView *self)
{
  double first, end;

  if (change & DTL_VIEW_CHANGE_DATA)
    {
      dtl_chart_view_set_span (self, -1, -1, DTL_SPAN_NONE);
      apply_data (self);
    }
  else if (change & DTL_VIEW_CHANGE_PROPOSED)
    {
      dtl_chart_view_cancel_label (self);
      apply_flags (self);
    }
  if (change & (DTL_VIEW_CHANGE_DATA | DTL_VIEW_CHANGE_PROPOSED | DTL_VIEW_CHANGE_FILTER))
    dtl_chart_view_filter_flags (self);
  if (change & (DTL_VIEW_CHANGE_DATA | DTL_VIEW_CHANGE_OVERLAYS))
    dtl_chart_view_apply_overlays (self);
  if (change & DTL_VIEW_CHANGE_DATA)
    {
      dtl_chart_view_apply_study (self);
      dtl_chart_view_name_flags (self);
    }
  else if (change & DTL_VIEW_CHANGE_PROPOSED)
    {
      dtl_chart_view_name_flags (self);
    }
  if (change & DTL_VIEW_CHANGE_POINTED)
    dtl_chart_view_show_pointed (self);
  if (change & DTL_VIEW_CHANGE_STYLE)
    {
      dtl_chart_set_type (self->chart, dtl_view_state_get_chart_type (state));
      dtl_chart_set_price_scale (self->chart, dtl_view_state_get_price_scale (state));
      dtl_chart_set_base (self->chart, dtl_view_state_get_base (state));
      dtl_chart_set_volume_shown (self->chart, dtl_view_state_get_volume_shown (state));
    }
  if (change & (DTL_VIEW_CHANGE_AXES | DTL_VIEW_CHANGE_OVERLAYS))
    dtl_chart_view_apply_axes (self);
  if (change & DTL_VIEW_CHANGE_SELECTION)
    dtl_chart_set_selected (self->chart, dtl_view_state_get_selected (state));
  if (change & DTL_VIEW_CHANGE_RANGE)
    {
      dtl_view_state_get_range (state, &first, &end);
      dtl_chart_set_range (self->chart, first, end);
    }
  if (change & DTL_VIEW_CHANGE_MODE)
    dtl_chart_view_update_cursor (self);

  if (change & (DTL_VIEW_CHANGE_DATA | DTL_VIEW_CHANGE_RANGE | DTL_VIEW_CHANGE_CURSOR))
    dtl_chart_view_update_label (self);
  mark_dirty (self,
              change & DTL_VIEW_CHANGE_DATA ? DTL_DIRTY_DATA
              : change & (DTL_VIEW_CHANGE_RANGE | DTL_VIEW_CHANGE_SELECTION |
                          DTL_VIEW_CHANGE_STYLE | DTL_VIEW_CHANGE_OVERLAYS |
                          DTL_VIEW_CHANGE_FILTER | DTL_VIEW_CHANGE_PROPOSED | DTL_VIEW_CHANGE_AXES)
                  ? DTL_DIRTY_VIEW
                  : DTL_DIRTY_CURSOR);
}

static void
style_changed_cb (DtlChartView *self)
{
  DtlTheme theme;

  dtl_chart_style_read (GTK_WIDGET (self), &theme);
  dtl_chart_set_theme (self->chart, &theme);
  mark_dirty (self, DTL_DIRTY_VIEW);
}

static void
dtl_chart_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : MIN_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 1000 : 560;
}

static void
dtl_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DtlChartView *self = DTL_CHART_VIEW (widget);

  self->dirty = MAX (self->dirty, DTL_DIRTY_VIEW);
  self->grip_laid_out = self->grip_dy;
  dtl_chart_layout (self->chart, width, height, gtk_widget_get_scale_factor (widget));
  dtl_chart_view_allocate_flags (self);
  dtl_chart_view_allocate_edges (self);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* Draws the chart to the surface and wraps it in a node. */
static void
redraw_picture (DtlChartView *self, int width, int height)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  GtkSnapshot *recorder = gtk_snapshot_new ();
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  cairo_t *cr;

  g_clear_pointer (&self->picture, gsk_render_node_unref);
  if (self->surface == NULL || self->surface_scale != scale ||
      cairo_image_surface_get_width (self->surface) != width * scale ||
      cairo_image_surface_get_height (self->surface) != height * scale)
    {
      g_clear_pointer (&self->surface, cairo_surface_destroy);
      self->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MIN (width * scale, 32767),
                                                  MIN (height * scale, 32767));
      cairo_surface_set_device_scale (self->surface, scale, scale);
      self->surface_scale = scale;
    }

  cr = cairo_create (self->surface);
  dtl_chart_draw (self->chart, cr);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);

  cr = gtk_snapshot_append_cairo (recorder, &bounds);
  cairo_set_source_surface (cr, self->surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  self->picture = gtk_snapshot_free_to_node (recorder);
  if (dtl_chart_get_series (self->chart) != NULL)
    dtl_first_frame_painted (GTK_WIDGET (self));
}

/* The crosshair touches a strip about the session and one about the pointer. Three nodes that do
 * not overlap keep what must be uploaded small, and draw no translucent pixel twice. */
static void
draw_cursor (DtlChartView *self, GtkSnapshot *snapshot, int width, int height)
{
  double y_px;
  gssize row = dtl_view_state_get_cursor (self->state, &y_px);
  double x;
  float left, right;

  if (row < 0)
    return;

  x = dtl_chart_get_row_x (self->chart, (double) row);
  left = (float) CLAMP (floor (x - TAG_WIDTH / 2.0), 0, width);
  right = (float) CLAMP (ceil (x + TAG_WIDTH / 2.0), 0, width);

  for (int i = 0; i < (isnan (y_px) ? 1 : 3); i++)
    {
      graphene_rect_t strips[3] = {
        GRAPHENE_RECT_INIT (left, 0, right - left, (float) height),
        GRAPHENE_RECT_INIT (0, (float) y_px - STRIP_HEIGHT / 2, left, STRIP_HEIGHT),
        GRAPHENE_RECT_INIT (right, (float) y_px - STRIP_HEIGHT / 2, (float) width - right,
                            STRIP_HEIGHT),
      };
      cairo_t *cr;

      if (strips[i].size.width <= 0)
        continue;
      cr = gtk_snapshot_append_cairo (snapshot, &strips[i]);
      dtl_chart_draw_cursor (self->chart, cr, (gsize) row, y_px);
      cairo_destroy (cr);
    }
}

static void
dtl_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DtlChartView *self = DTL_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (width < 1 || height < 1)
    return;
  if (self->dirty >= DTL_DIRTY_VIEW || self->picture == NULL)
    redraw_picture (self, width, height);
  self->dirty = DTL_DIRTY_NONE;

  if (self->picture != NULL)
    gtk_snapshot_append_node (snapshot, self->picture);
  if (dtl_chart_get_series (self->chart) != NULL)
    dtl_chart_view_draw_titles (self, snapshot);
  dtl_chart_view_draw_span (self, snapshot);
  draw_cursor (self, snapshot, width, height);
  for (guint i = 0; i < self->flags->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->flags, i), snapshot);
  for (gsize i = 0; i < G_N_ELEMENTS (self->edges); i++)
    gtk_widget_snapshot_child (widget, self->edges[i], snapshot);
}

/* The children in the order of the focus. */
static GtkWidget *
get_stop (DtlChartView *self, gsize index)
{
  return index < self->flags->len ? g_ptr_array_index (self->flags, index)
                                  : self->edges[index - self->flags->len];
}

/* One stop for the chart itself, then the chips by day, then the edges of the event window. */
static gboolean
dtl_chart_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DtlChartView *self = DTL_CHART_VIEW (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;
  gsize n = self->flags->len + G_N_ELEMENTS (self->edges);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (child == NULL && forward && !gtk_widget_is_focus (widget))
    return gtk_widget_grab_focus (widget);
  if (child == NULL && !forward && gtk_widget_is_focus (widget))
    return FALSE;

  if (child != NULL && gtk_widget_child_focus (child, direction))
    return TRUE;
  for (gsize i = 0; i < n; i++)
    {
      GtkWidget *stop = get_stop (self, forward ? i : n - 1 - i);

      if (child != NULL)
        {
          if (stop == child)
            child = NULL; /* the ones after it are candidates */
          continue;
        }
      if (gtk_widget_get_child_visible (stop) && gtk_widget_child_focus (stop, direction))
        return TRUE;
    }

  return !forward && gtk_widget_grab_focus (widget);
}

static void
dtl_chart_view_dispose (GObject *object)
{
  DtlChartView *self = DTL_CHART_VIEW (object);

  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_clear_handle_id (&self->reach_source, g_source_remove);
  g_clear_object (&self->studies);
  g_clear_object (&self->state);
  if (self->flags != NULL)
    dtl_chart_view_remove_flags (self);
  for (gsize i = 0; i < G_N_ELEMENTS (self->edges); i++)
    g_clear_pointer (&self->edges[i], gtk_widget_unparent);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);

  G_OBJECT_CLASS (dtl_chart_view_parent_class)->dispose (object);
}

static void
dtl_chart_view_finalize (GObject *object)
{
  DtlChartView *self = DTL_CHART_VIEW (object);

  g_clear_pointer (&self->flags, g_ptr_array_unref);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->chart, dtl_chart_free);

  G_OBJECT_CLASS (dtl_chart_view_parent_class)->finalize (object);
}

static void
dtl_chart_view_class_init (DtlChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dtl_chart_view_dispose;
  object_class->finalize = dtl_chart_view_finalize;
  widget_class->measure = dtl_chart_view_measure;
  widget_class->size_allocate = dtl_chart_view_size_allocate;
  widget_class->snapshot = dtl_chart_view_snapshot;
  widget_class->focus = dtl_chart_view_focus;

  gtk_widget_class_set_css_name (widget_class, "chartview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dtl_chart_view_init (DtlChartView *self)
{
  self->chart = dtl_chart_new ();
  dtl_chart_set_titles_apart (self->chart, TRUE);
  self->flags = g_ptr_array_new ();
  self->label.row = -1;
  dtl_chart_set_names (self->chart, dtl_phrases_get_date_names ());

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  dtl_chart_view_init_input (self);
  dtl_chart_view_init_keys (self);
  dtl_chart_view_init_edges (self);

  dtl_chart_style_watch (GTK_WIDGET (self), G_CALLBACK (style_changed_cb));
  style_changed_cb (self);
}

/**
 * dtl_chart_view_set_state:
 * @self: a chart view
 * @state: what to show; followed from now on
 */
void
dtl_chart_view_set_state (DtlChartView *self, DtlViewState *state)
{
  g_return_if_fail (DTL_IS_CHART_VIEW (self));
  g_return_if_fail (self->state == NULL);

  self->state = g_object_ref (state);
  g_signal_connect (state, "changed", G_CALLBACK (state_changed_cb), self);
}

/* Returns: px from one session to the next */
double
dtl_chart_view_get_spacing (DtlChartView *self)
{
  return MAX (dtl_chart_get_row_x (self->chart, 1) - dtl_chart_get_row_x (self->chart, 0), 1e-6);
}

/* Returns: the event whose chip has the focus, or 0 */
gint64
dtl_chart_view_get_focused_event (DtlChartView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return DTL_IS_FLAG_BUTTON (child) ? dtl_flag_button_get_event_id (DTL_FLAG_BUTTON (child)) : 0;
}

/**
 * dtl_chart_view_get_anchor:
 * @self: a chart view
 * @row: a session
 * @anchor: (out): where in the widget a popover about that session should point
 */
void
dtl_chart_view_get_anchor (DtlChartView *self, gsize row, GdkRectangle *anchor)
{
  DtlRect area;
  DtlBar bar;
  double x, y;

  g_return_if_fail (DTL_IS_CHART_VIEW (self));
  g_return_if_fail (row < dtl_view_state_get_n (self->state));

  area = dtl_chart_get_area (self->chart, DTL_AREA_PRICE);
  bar = dtl_series_get_bar (dtl_view_state_get_series (self->state), row);
  x = dtl_chart_get_row_x (self->chart, (double) row);
  y = dtl_chart_get_price_y (self->chart, bar.value[DTL_COLUMN_CLOSE]);
  if (!isfinite (y))
    y = area.y + area.height / 2;

  *anchor = (GdkRectangle){
    .x = (int) CLAMP (x, area.x, area.x + area.width),
    .y = (int) CLAMP (y, area.y, area.y + area.height),
    .width = 1,
    .height = 1,
  };
}

/**
 * dtl_chart_view_get_left_out:
 * @self: a chart view
 *
 * Returns: how many bars in view its price scale cannot show
 */
gsize
dtl_chart_view_get_left_out (DtlChartView *self)
{
  g_return_val_if_fail (DTL_IS_CHART_VIEW (self), 0);

  return dtl_chart_get_left_out (self->chart);
}
