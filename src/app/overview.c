/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole history as one line, a veil over what is out of view, a tick for each event. Drag the
 * middle to pan, a handle to zoom, click to centre, double-click for all. The line is kept in a
 * render node and made again only for other data, size or theme; the chart's keys do the same jobs,
 * so the strip is no stop for the keyboard. */
#include "app/overview.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/chart-style.h"
#include "app/phrases.h"
#include "operations/compose-figure.h"

#define LINE_HEIGHT 46 /* of the history, with the ticks */
#define INSET 18.0
#define TOP 26.0    /* dates of both ends above; grows with the text */
#define BOTTOM 24.0 /* years below; grows with the text */
#define HANDLE_WIDTH 8.0
#define HANDLE_HEIGHT 18.0
#define GRAB 12.0 /* reach of a handle, wider than its picture */

typedef enum
{
  GRIP_NONE,
  GRIP_FIRST,
  GRIP_END,
  GRIP_MIDDLE,
} Grip;

struct _DtlOverview
{
  GtkWidget parent_instance;

  DtlViewState *state;
  DtlTheme theme;
  GskRenderNode *base; /* nullable: out of date */
  int base_width;
  Grip grip;
  double grip_first;
  double grip_end;
};

G_DEFINE_FINAL_TYPE (DtlOverview, dtl_overview, GTK_TYPE_WIDGET)

static double
get_top (const DtlOverview *self)
{
  return rint (TOP * self->theme.text_scale);
}

static double
get_bottom (const DtlOverview *self, double height)
{
  return height - rint (BOTTOM * self->theme.text_scale);
}

static double
get_span (DtlOverview *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * INSET, 1);
}

static double
row_to_x (DtlOverview *self, double row)
{
  double n = (double) MAX (dtl_view_state_get_n (self->state), 1);

  return INSET + row / n * get_span (self);
}

static double
x_to_row (DtlOverview *self, double x)
{
  return (x - INSET) / get_span (self) * (double) dtl_view_state_get_n (self->state);
}

/* The line of closes; per pixel column its lowest and highest where bars are narrower. */
static void
trace_line (DtlOverview *self, cairo_t *cr, double top, double bottom)
{
  DtlSeries *series = dtl_view_state_get_series (self->state);
  gsize n = dtl_series_get_n (series);
  const DtlPyramid *pyramid = dtl_series_get_pyramid (series);
  DtlSummary all = dtl_pyramid_query (pyramid, 0, n);
  gsize step = (gsize) MAX (1, floor ((double) n / get_span (self)));
  double per_value;

  if (isnan (all.low_close))
    return;
  per_value =
      all.high_close > all.low_close ? (bottom - top) / (all.high_close - all.low_close) : 0;

  for (gsize i = 0; i < n; i += step)
    {
      DtlSummary column = dtl_pyramid_query (pyramid, i, MIN (i + step, n));
      double x = row_to_x (self, (double) i + (double) step / 2);

      if (isnan (column.low_close))
        continue;
      cairo_line_to (cr, x, bottom - (column.low_close - all.low_close) * per_value);
      if (step > 1)
        cairo_line_to (cr, x, bottom - (column.high_close - all.low_close) * per_value);
    }
}

static void
draw_years (DtlOverview *self, cairo_t *cr, double y)
{
  DtlSeries *series = dtl_view_state_get_series (self->state);
  gsize n = dtl_series_get_n (series);
  int first_year, last_year, month, day, step = 1;
  double free_from = 0;

  dtl_day_to_ymd (dtl_series_get_day (series, 0), &first_year, &month, &day);
  dtl_day_to_ymd (dtl_series_get_day (series, n - 1), &last_year, &month, &day);
  while ((last_year - first_year) / step > get_span (self) / 80)
    step *= 2;

  for (int year = first_year + 1; year <= last_year; year++)
    {
      double x = row_to_x (
          self, (double) dtl_view_state_find_row (self->state, dtl_day_from_ymd (year, 1, 1)));
      g_autofree char *text = g_strdup_printf ("%d", year);
      g_autoptr (PangoLayout) layout = dtl_chart_style_create_text (GTK_WIDGET (self), &self->theme,
                                                                    11, PANGO_WEIGHT_NORMAL, text);
      int width, height;

      dtl_chart_style_set_source (cr, &self->theme.border);
      cairo_rectangle (cr, floor (x), y, 1, 4);
      cairo_fill (cr);
      pango_layout_get_pixel_size (layout, &width, &height);
      if (year % step != 0 || x - width / 2.0 < free_from ||
          x + width / 2.0 > gtk_widget_get_width (GTK_WIDGET (self)))
        continue;
      free_from = x + width / 2.0 + 12;
      dtl_chart_style_set_source (cr, &self->theme.dim_text);
      cairo_move_to (cr, floor (x - width / 2.0), y + 4);
      pango_cairo_show_layout (cr, layout);
    }
}

static void
draw_base (DtlOverview *self, cairo_t *cr, double width, double height)
{
  double bottom = get_bottom (self, height);

  if (dtl_view_state_get_n (self->state) == 0)
    return;

  cairo_set_line_width (cr, 1.25);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  trace_line (self, cr, get_top (self) + 8, bottom - 4);
  if (cairo_has_current_point (cr))
    {
      cairo_path_t *line = cairo_copy_path (cr);

      cairo_line_to (cr, row_to_x (self, (double) dtl_view_state_get_n (self->state)), bottom);
      cairo_line_to (cr, INSET, bottom);
      cairo_close_path (cr);
      dtl_chart_style_set_source (cr, &self->theme.overview_fill);
      cairo_fill (cr);
      cairo_append_path (cr, line);
      cairo_path_destroy (line);
      dtl_chart_style_set_source (cr, &self->theme.overview_line);
      cairo_stroke (cr);
    }

  dtl_chart_style_set_source (cr, &self->theme.pane_line);
  cairo_rectangle (cr, 0, bottom, width, 1);
  cairo_fill (cr);
  draw_years (self, cr, bottom + 1);
}

static void
draw_ticks (DtlOverview *self, cairo_t *cr)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);

  for (guint i = 0; i < snapshot->marks->len; i++)
    {
      const DtlMark *mark = g_ptr_array_index (snapshot->marks, i);
      gunichar letter;
      DtlSymbol symbol = dtl_compose_symbol (mark->event->kind, &letter);

      if (!mark->has_row)
        continue;
      dtl_chart_style_set_source (cr, &self->theme.kind[symbol]);
      cairo_rectangle (cr, floor (row_to_x (self, (double) mark->row + 0.5)) - 1,
                       get_top (self) + 4, 2, 8);
      cairo_fill (cr);
    }
}

static void
draw_handle (DtlOverview *self, cairo_t *cr, double x, double y)
{
  double radius = HANDLE_WIDTH / 2;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y - HANDLE_HEIGHT / 2 + radius, radius, G_PI, 2 * G_PI);
  cairo_arc (cr, x, y + HANDLE_HEIGHT / 2 - radius, radius, 0, G_PI);
  cairo_close_path (cr);
  dtl_chart_style_set_source (cr, &self->theme.view);
  cairo_fill_preserve (cr);
  dtl_chart_style_set_source (cr, &self->theme.accent);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

/* Both dates above the selection, moved apart and into the strip where they would meet. */
static void
draw_dates (DtlOverview *self, cairo_t *cr, double left, double right, double first, double end)
{
  DtlSeries *series = dtl_view_state_get_series (self->state);
  double n = (double) dtl_series_get_n (series);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  gsize rows[2] = {
    (gsize) CLAMP (floor (first), 0, n - 1),
    (gsize) CLAMP (ceil (end) - 1, 0, n - 1),
  };
  double x[2];
  int widths[2];
  PangoLayout *layouts[2];

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *text =
          dtl_format_day (dtl_series_get_day (series, rows[i]), DTL_DAY_STYLE_DAY_MONTH_YEAR,
                          dtl_phrases_get_date_names ());

      layouts[i] = dtl_chart_style_create_text (GTK_WIDGET (self), &self->theme, 12,
                                                PANGO_WEIGHT_SEMIBOLD, text);
      pango_layout_get_pixel_size (layouts[i], &widths[i], NULL);
    }
  x[0] = left - widths[0];
  x[1] = right;
  if (right - left > widths[0] + widths[1] + 12)
    {
      x[0] = left;
      x[1] = right - widths[1];
    }
  x[0] = CLAMP (x[0], 6, MAX (width - widths[1] - widths[0] - 18, 6));
  x[1] = CLAMP (x[1], x[0] + widths[0] + 12, MAX (width - widths[1] - 6, x[0] + widths[0] + 12));

  dtl_chart_style_set_source (cr, &self->theme.accent_text);
  for (int i = 0; i < 2; i++)
    {
      cairo_move_to (cr, floor (x[i]), 4);
      pango_cairo_show_layout (cr, layouts[i]);
      g_object_unref (layouts[i]);
    }
}

static void
draw_selection (DtlOverview *self, cairo_t *cr, double width, double height)
{
  double first, end, left, right;
  double top = get_top (self);
  double bottom = get_bottom (self, height);
  DtlColor veil = self->theme.view;

  dtl_view_state_get_range (self->state, &first, &end);
  left = round (row_to_x (self, first));
  right = MAX (round (row_to_x (self, end)), left + 4);

  veil.alpha = 0.55;
  dtl_chart_style_set_source (cr, &veil);
  cairo_rectangle (cr, 0, top, left, bottom - top);
  cairo_rectangle (cr, right, top, width - right, bottom - top);
  cairo_fill (cr);
  draw_ticks (self, cr);

  dtl_chart_style_set_source (cr, &self->theme.accent);
  cairo_set_line_width (cr, 1.5);
  cairo_rectangle (cr, left, top, right - left, bottom - top);
  cairo_stroke (cr);
  draw_handle (self, cr, left, (top + bottom) / 2);
  draw_handle (self, cr, right, (top + bottom) / 2);
  draw_dates (self, cr, left, right, first, end);
}

static void
dtl_overview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DtlOverview *self = DTL_OVERVIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  cairo_t *cr;

  if (self->state == NULL || dtl_view_state_get_n (self->state) == 0)
    return;

  if (self->base == NULL || self->base_width != width)
    {
      GtkSnapshot *recorder = gtk_snapshot_new ();

      g_clear_pointer (&self->base, gsk_render_node_unref);
      cr = gtk_snapshot_append_cairo (recorder, &bounds);
      draw_base (self, cr, width, height);
      cairo_destroy (cr);
      self->base = gtk_snapshot_free_to_node (recorder);
      self->base_width = width;
    }
  if (self->base != NULL)
    gtk_snapshot_append_node (snapshot, self->base);

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  draw_selection (self, cr, width, height);
  cairo_destroy (cr);
}

static void
dtl_overview_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  const DtlOverview *self = DTL_OVERVIEW (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? 200
                            : (int) (LINE_HEIGHT + (TOP + BOTTOM) * self->theme.text_scale);
}

static void
update_label (DtlOverview *self)
{
  DtlSeries *series = dtl_view_state_get_series (self->state);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *label = NULL;
  double first, end;

  if (dtl_view_state_get_n (self->state) == 0)
    return;
  dtl_view_state_get_range (self->state, &first, &end);
  from = dtl_phrases_speak_day (dtl_series_get_day (series, (gsize) floor (first)));
  to = dtl_phrases_speak_day (dtl_series_get_day (series, (gsize) ceil (end) - 1));
  label = g_strdup_printf (_ ("Overview of the whole history, in view %s to %s"), from, to);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
state_changed_cb (DtlViewState *state, guint change, DtlOverview *self)
{
  if (change & DTL_VIEW_CHANGE_DATA)
    g_clear_pointer (&self->base, gsk_render_node_unref);
  if (change & (DTL_VIEW_CHANGE_DATA | DTL_VIEW_CHANGE_RANGE))
    {
      update_label (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

static void
style_changed_cb (DtlOverview *self)
{
  dtl_chart_style_read (GTK_WIDGET (self), &self->theme);
  g_clear_pointer (&self->base, gsk_render_node_unref);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static Grip
find_grip (DtlOverview *self, double x)
{
  double first, end, left, right;

  dtl_view_state_get_range (self->state, &first, &end);
  left = row_to_x (self, first);
  right = row_to_x (self, end);

  /* A narrow selection keeps a middle to take hold of. */
  if (x > left + (right - left) / 3 && x < right - (right - left) / 3)
    return GRIP_MIDDLE;
  if (fabs (x - left) <= GRAB && fabs (x - left) <= fabs (x - right))
    return GRIP_FIRST;
  if (fabs (x - right) <= GRAB)
    return GRIP_END;

  return x > left && x < right ? GRIP_MIDDLE : GRIP_NONE;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, DtlOverview *self)
{
  self->grip = GRIP_NONE;
  if (dtl_view_state_get_n (self->state) == 0)
    return;

  self->grip = find_grip (self, x);
  dtl_view_state_get_range (self->state, &self->grip_first, &self->grip_end);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, DtlOverview *self)
{
  double rows = dx / get_span (self) * (double) dtl_view_state_get_n (self->state);
  double first = self->grip_first;
  double end = self->grip_end;

  switch (self->grip)
    {
    case GRIP_FIRST:
      first = CLAMP (first + rows, 0, end - DTL_VIEW_MIN_ROWS);
      dtl_view_state_set_range (self->state, first, end, DTL_PRESET_NONE);
      break;
    case GRIP_END:
      end = CLAMP (end + rows, first + DTL_VIEW_MIN_ROWS,
                   MAX ((double) dtl_view_state_get_n (self->state), first + DTL_VIEW_MIN_ROWS));
      dtl_view_state_set_range (self->state, first, end, DTL_PRESET_NONE);
      break;
    case GRIP_MIDDLE:
      dtl_view_state_set_range (self->state, first + rows, end + rows,
                                dtl_view_state_get_preset (self->state));
      break;
    case GRIP_NONE:
    default:
      break;
    }
}

static void
click_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DtlOverview *self)
{
  double first, end;

  if (dtl_view_state_get_n (self->state) == 0)
    return;

  if (n_press == 2)
    {
      dtl_view_state_set_range (self->state, 0, (double) dtl_view_state_get_n (self->state),
                                DTL_PRESET_ALL);
      return;
    }
  if (self->grip != GRIP_NONE)
    return;
  dtl_view_state_get_range (self->state, &first, &end);
  dtl_view_state_pan (self->state, x_to_row (self, x) - (first + end) / 2);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, DtlOverview *self)
{
  const char *name = NULL;

  if (dtl_view_state_get_n (self->state) > 0)
    switch (find_grip (self, x))
      {
      case GRIP_FIRST:
      case GRIP_END:
        name = "col-resize";
        break;
      case GRIP_MIDDLE:
        name = "grab";
        break;
      case GRIP_NONE:
      default:
        break;
      }
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
dtl_overview_dispose (GObject *object)
{
  DtlOverview *self = DTL_OVERVIEW (object);

  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_clear_object (&self->state);
  g_clear_pointer (&self->base, gsk_render_node_unref);

  G_OBJECT_CLASS (dtl_overview_parent_class)->dispose (object);
}

static void
dtl_overview_class_init (DtlOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_overview_dispose;
  widget_class->measure = dtl_overview_measure;
  widget_class->snapshot = dtl_overview_snapshot;
  gtk_widget_class_set_css_name (widget_class, "overview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dtl_overview_init (DtlOverview *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (click, "released", G_CALLBACK (click_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  dtl_chart_style_watch (GTK_WIDGET (self), G_CALLBACK (style_changed_cb));
  style_changed_cb (self);
}

/**
 * dtl_overview_set_state:
 * @self: an overview
 * @state: what to show; followed from now on
 */
void
dtl_overview_set_state (DtlOverview *self, DtlViewState *state)
{
  g_return_if_fail (DTL_IS_OVERVIEW (self));
  g_return_if_fail (self->state == NULL);

  self->state = g_object_ref (state);
  g_signal_connect (state, "changed", G_CALLBACK (state_changed_cb), self);
}
