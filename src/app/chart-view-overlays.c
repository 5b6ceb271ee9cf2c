/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies over and below the prices of the chart widget: given to the chart when it is composed,
 * and named with the values at the crosshair. */
#include "app/chart-view-overlays.h"

#include "app/chart-view-private.h"
#include "chart/chart-titles.h"

void
dtl_chart_view_apply_overlays (DtlChartView *self)
{
  DtlOverlays *overlays = dtl_view_state_get_overlays (self->state);
  g_autoptr (GError) error = NULL;

  dtl_chart_clear_plots (self->chart);
  if (overlays == NULL || overlays->n != dtl_view_state_get_n (self->state))
    return;

  /* What has no room is not shown; a chart with a dozen panes shows little anyway. */
  if (!dtl_overlays_add_to_chart (overlays, self->chart, &error))
    g_debug ("%s", error->message);
}

/* The names of plots have the values at the crosshair: nodes of their own over the same picture. */
void
dtl_chart_view_draw_titles (DtlChartView *self, GtkSnapshot *snapshot)
{
  gssize row = dtl_view_state_get_cursor (self->state, NULL);

  for (guint pane = 0; pane < dtl_chart_get_n_panes (self->chart); pane++)
    {
      DtlRect area = dtl_chart_get_titles_area (self->chart, pane);
      cairo_t *cr;

      if (area.height <= 0)
        continue;
      cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) area.x, (float) area.y,
                                                                     (float) area.width,
                                                                     (float) area.height));
      dtl_chart_draw_titles (self->chart, cr, pane, row >= 0 ? (gsize) row : DTL_PLOT_NO_ROW);
      cairo_destroy (cr);
    }
}
