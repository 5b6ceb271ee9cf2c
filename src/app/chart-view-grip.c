/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a drag takes hold of instead of the sessions: the price axis, to scale it, and the upper
 * edge of a pane, to move it. A double click gives back what the chart would choose. Each change
 * starts from the last layout, and several motions may come between two of those. */
#include "app/chart-view-private.h"
#include "app/chart-view-study.h"
#include "app/view-state-axes.h"

#include "chart/chart-panes.h"
#include "chart/chart-scale.h"
#include "chart/chart-study.h"

#define KEY_PX 45      /* of a drag that does the same as a key */
#define PANE_KEY_PX 16 /* of each pane */

static DtlGrip
find_grip (DtlChartView *self, double x, double y, guint *pane)
{
  DtlHit hit;

  *pane = 0;
  if (dtl_view_state_get_n (self->state) == 0)
    return DTL_GRIP_NONE;

  hit = dtl_chart_hit (self->chart, x, y);
  if (hit.flag_id != 0)
    return DTL_GRIP_NONE;
  *pane = dtl_chart_find_divider (self->chart, x, y);
  if (*pane != 0)
    return DTL_GRIP_DIVIDER;

  switch (dtl_chart_view_find_study_edge (self, x, y))
    {
    case DTL_STUDY_EDGE_FROM:
      return DTL_GRIP_STUDY_FROM;
    case DTL_STUDY_EDGE_TO:
      return DTL_GRIP_STUDY_TO;
    case DTL_STUDY_EDGE_NONE:
    default:
      return hit.area == DTL_AREA_PRICE_AXIS ? DTL_GRIP_AXIS : DTL_GRIP_NONE;
    }
}

/* Whether the drag goes across, not up and down. */
gboolean
dtl_chart_view_is_grip_sideways (DtlChartView *self)
{
  return self->grip == DTL_GRIP_STUDY_FROM || self->grip == DTL_GRIP_STUDY_TO;
}

/* Tells the state what a hand has set at the axes, so that it is kept with the view; from there it
 * comes back to the chart and asks for a layout. */
static void
keep_axes (DtlChartView *self)
{
  g_autoptr (GHashTable) shares = dtl_pane_shares_copy (NULL);
  DtlRange range = { 0, 0 };

  if (!dtl_chart_get_price_range (self->chart, &range.low, &range.high))
    range = (DtlRange){ 0, 0 };
  for (guint pane = DTL_PANE_VOLUME; pane < dtl_chart_get_n_panes (self->chart); pane++)
    {
      const char *name = dtl_chart_get_pane_name (self->chart, pane);
      double share = dtl_chart_get_pane_share (self->chart, pane);

      if (name != NULL)
        g_hash_table_replace (shares, g_strdup (name), g_memdup2 (&share, sizeof share));
    }
  dtl_view_state_set_axes (self->state, range, shares);
}

/* Draws the axes as the state has them: panes that are added keep the heights of their names. */
void
dtl_chart_view_apply_axes (DtlChartView *self)
{
  DtlRange range = dtl_view_state_get_price_range (self->state);

  dtl_chart_set_price_range (self->chart, range.low, range.high);
  dtl_chart_set_pane_shares (self->chart, dtl_view_state_get_pane_shares (self->state));
}

/* Takes hold of what is at a place, if that can be moved. */
void
dtl_chart_view_begin_grip (DtlChartView *self, double x, double y)
{
  self->grip = find_grip (self, x, y, &self->grip_pane);
  self->grip_dy = self->grip_laid_out = 0;
}

/* @dx, @dy: px since dtl_chart_view_begin_grip() */
void
dtl_chart_view_drag_grip (DtlChartView *self, double dx, double dy)
{
  if (dtl_chart_view_is_grip_sideways (self))
    {
      dtl_chart_view_drag_study_edge (self, self->drag_x + dx);
      return;
    }
  self->grip_dy = dy;
  if (self->grip == DTL_GRIP_AXIS)
    dtl_chart_drag_price_axis (self->chart, dy - self->grip_laid_out);
  else
    dtl_chart_drag_divider (self->chart, self->grip_pane, dy - self->grip_laid_out);
  keep_axes (self);
}

/* Returns: whether there is something to give back at that place */
gboolean
dtl_chart_view_reset_grip (DtlChartView *self, double x, double y)
{
  guint pane;

  switch (find_grip (self, x, y, &pane))
    {
    case DTL_GRIP_AXIS:
      dtl_chart_clear_price_range (self->chart);
      break;
    case DTL_GRIP_DIVIDER:
      dtl_chart_set_pane_share (self->chart, pane, 0);
      break;
    case DTL_GRIP_STUDY_FROM:
    case DTL_GRIP_STUDY_TO:
    case DTL_GRIP_NONE:
    default:
      return FALSE;
    }
  keep_axes (self);

  return TRUE;
}

/* @direction: 1 to draw prices farther apart, -1 closer, 0 as the bars in view ask for */
void
dtl_chart_view_scale_price_axis (DtlChartView *self, int direction)
{
  if (direction == 0)
    dtl_chart_clear_price_range (self->chart);
  else
    dtl_chart_drag_price_axis (self->chart, -direction * KEY_PX);
  keep_axes (self);
}

/* The pointer says what a drag from here would do. */
void
dtl_chart_view_update_cursor (DtlChartView *self)
{
  const char *name = dtl_view_state_get_marking (self->state) ? "crosshair" : NULL;
  guint pane;
  DtlGrip grip = find_grip (self, self->pointer_x, self->pointer_y, &pane);

  if (grip == DTL_GRIP_AXIS)
    name = "ns-resize";
  if (grip == DTL_GRIP_DIVIDER)
    name = "row-resize";
  if (grip == DTL_GRIP_STUDY_FROM || grip == DTL_GRIP_STUDY_TO)
    name = "col-resize";
  dtl_chart_view_point_at_edge (self,
                                grip == DTL_GRIP_STUDY_FROM ? DTL_STUDY_EDGE_FROM
                                : grip == DTL_GRIP_STUDY_TO ? DTL_STUDY_EDGE_TO
                                                            : DTL_STUDY_EDGE_NONE,
                                self->grip == grip);
  dtl_chart_view_set_cursor_name (self, name);
}

/* A pointer that moves asks for the same cursor again and again. */
void
dtl_chart_view_set_cursor_name (DtlChartView *self, const char *name)
{
  if (g_strcmp0 (name, self->cursor_name) == 0)
    return;

  self->cursor_name = name;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

/* @direction: 1 to make the panes below the prices taller, -1 lower, 0 as the chart would choose */
void
dtl_chart_view_scale_panes (DtlChartView *self, int direction)
{
  if (direction == 0)
    dtl_chart_set_pane_shares (self->chart, NULL);
  else
    dtl_chart_grow_panes (self->chart, direction * PANE_KEY_PX);
  keep_axes (self);
}
