/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a chart says of its panes and plots: names with their values, in the corners of the panes,
 * in a legend above them on paper, and as text for who cannot see them. */

#include "chart/chart-titles.h"

#include "chart/chart-private.h"
#include "chart/legend.h"

/**
 * dtl_chart_has_titles:
 * @pane: of the last layout
 *
 * A narrow chart has no room for names that go without saying; on paper the prices are explained
 * above the chart.
 *
 * Returns: whether names stand in its corner
 */
gboolean
dtl_chart_has_titles (const DtlChart *self, const DtlPane *pane)
{
  const DtlPaneSpec *spec = dtl_chart_get_spec (self, pane->id);

  if (pane->id == DTL_PANE_PRICE && dtl_theme_is_print (&self->theme))
    return FALSE;
  if (pane->id == DTL_PANE_PRICE && self->compared->len > 0)
    return TRUE;
  for (guint i = 0; i < spec->plots->len; i++)
    if (((const DtlPlot *) g_ptr_array_index (spec->plots, i))->title != NULL)
      return TRUE;

  return pane->title != NULL && !self->is_narrow && pane->has_values;
}

/**
 * dtl_chart_set_titles_apart:
 * @apart: dtl_chart_draw() leaves the names of plots to dtl_chart_draw_titles(), since their values
 *   follow a crosshair
 */
void
dtl_chart_set_titles_apart (DtlChart *self, gboolean apart)
{
  g_return_if_fail (self != NULL);

  self->titles_apart = !!apart;
}

/**
 * dtl_chart_draw_titles:
 * @pane: a pane
 * @row: of a session; %DTL_PLOT_NO_ROW for the last values in view
 *
 * The names of a pane and its plots with their values, over a drawn chart.
 */
void
dtl_chart_draw_titles (const DtlChart *self, cairo_t *cr, guint pane, gsize row)
{
  const DtlPane *shown;
  DtlFrame frame;

  g_return_if_fail (self != NULL && cr != NULL);

  shown = dtl_chart_find_pane (self, pane);
  if (shown == NULL || !dtl_chart_has_titles (self, shown))
    return;

  frame = dtl_chart_get_frame (self);
  dtl_legend_draw_titles (&frame, shown, row, cr);
}

/**
 * dtl_chart_get_titles_area:
 * @pane: a pane
 *
 * Returns: where dtl_chart_draw_titles() draws in it; empty if it does not
 */
DtlRect
dtl_chart_get_titles_area (const DtlChart *self, guint pane)
{
  const DtlPane *shown;
  DtlFrame frame;
  guint n_lines;

  g_return_val_if_fail (self != NULL, ((DtlRect){ 0, 0, 0, 0 }));

  shown = dtl_chart_find_pane (self, pane);
  if (shown == NULL || !dtl_chart_has_titles (self, shown))
    return (DtlRect){ 0, 0, 0, 0 };

  frame = dtl_chart_get_frame (self);
  n_lines = dtl_legend_draw_titles (&frame, shown, DTL_PLOT_NO_ROW, NULL);

  /* Other values may need one line more. */
  return (DtlRect){ shown->rect.x, shown->rect.y, shown->rect.width,
                    MIN ((n_lines + 1) * DTL_LEGEND_TITLE_LINE * self->theme.text_scale,
                         shown->rect.height) };
}

/**
 * dtl_chart_describe_plots:
 * @row: of the series; %DTL_PLOT_NO_ROW for the last values in view
 *
 * Returns: (transfer full) (nullable): what the chart says of its plots there, as last laid out
 */
char *
dtl_chart_describe_plots (const DtlChart *self, gsize row)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (gsize p = 0; p < self->n_panes; p++)
    for (guint i = 0; i < self->panes[p].n_layers; i++)
      {
        const DtlLayer *layer = &self->panes[p].layers[i];
        g_autofree char *label =
            layer->kind->label != NULL ? layer->kind->label (layer->data, self->rows, row) : NULL;

        if (label != NULL)
          g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", label);
      }
  if (text->len == 0)
    {
      g_string_free (text, TRUE);
      return NULL;
    }

  return g_string_free (text, FALSE);
}

/* Says what the price pane shows, of the last layout, in lines of DTL_LEGEND_LINE of which the
 * first has its middle there. Without @cr it only counts them.
 * Returns: how many lines there are */
guint
dtl_chart_draw_legend (DtlChart *self, cairo_t *cr, double x, double width, double middle)
{
  DtlFrame frame;
  const DtlPane *price = &self->panes[PANE_PRICE];
  guint n_lines;

  g_return_val_if_fail (self != NULL, 0);

  /* The legend stands outside the plot, to which boxes are clipped. */
  frame = dtl_chart_get_frame (self);
  frame.rect = (DtlRect){ x, middle - self->height, self->width, 2 * self->height };
  if (cr == NULL)
    return dtl_legend_draw (&frame, price->layers, price->n_layers, x, width, middle, NULL);

  cairo_save (cr);
  n_lines = dtl_legend_draw (&frame, price->layers, price->n_layers, x, width, middle, cr);
  cairo_restore (cr);

  return n_lines;
}
