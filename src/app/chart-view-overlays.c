/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies over and below the prices of the chart widget: given to the chart when it is composed,
 * and named with the values at the crosshair. */
#include "app/chart-view-overlays.h"

#include "app/chart-view-private.h"
#include "chart/chart-indicators.h"
#include "chart/chart-titles.h"

/* Added panes keep the heights that were dragged: they are known by what they show. */
void
dtl_chart_view_apply_overlays (DtlChartView *self)
{
  DtlOverlays *overlays = dtl_view_state_get_overlays (self->state);
  g_autoptr (GError) error = NULL;
  guint pane = DTL_PANE_VOLUME + 1;

  for (guint i = 0; i < self->pane_names->len; i++)
    g_hash_table_insert (
        self->pane_shares, g_strdup (g_ptr_array_index (self->pane_names, i)),
        g_memdup2 (&(double){ dtl_chart_get_pane_share (self->chart, pane + i) }, sizeof (double)));
  g_ptr_array_set_size (self->pane_names, 0);
  dtl_chart_clear_plots (self->chart);
  if (overlays == NULL || overlays->n != dtl_view_state_get_n (self->state))
    return;

  /* What has no room is not shown; a chart with a dozen panes shows little anyway. */
  if (!dtl_overlays_add_to_chart (overlays, self->chart, &error))
    g_debug ("%s", error->message);
  for (guint i = 0; i < overlays->indicators->len && pane < dtl_chart_get_n_panes (self->chart);
       i++)
    {
      const DtlIndicatorPlots *plots = g_ptr_array_index (overlays->indicators, i);
      const double *share = g_hash_table_lookup (self->pane_shares, plots->name);

      if (plots->is_overlay)
        continue;
      g_ptr_array_add (self->pane_names, g_strdup (plots->name));
      dtl_chart_set_pane_share (self->chart, pane++, share != NULL ? *share : 0);
    }
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
