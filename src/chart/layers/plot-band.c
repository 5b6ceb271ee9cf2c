/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plot as a faint band from its lower to its upper values, with both edges. */

#include "chart/plot-layer.h"

#include <math.h>

#define ALPHA 0.10
#define EDGE_ALPHA 0.7

static void
plot_band_extent (gconstpointer data, DtlRows rows, DtlRange *range)
{
  const DtlPlot *plot = data;

  dtl_layer_extent_plot (data, rows, range);
  rows.end = MIN (rows.end, plot->n);
  if (rows.first < rows.end)
    dtl_range_add (range, dtl_pyramid_query (plot->upper_pyramid, rows.first, rows.end).high_close);
}

/* The columns of one run without a gap, as points of the two edges. */
typedef struct
{
  GArray *upper, *lower; /* of DtlPoint */
} Run;

static void
add_edge (const GArray *points, cairo_t *cr)
{
  for (guint i = 0; i < points->len; i++)
    {
      const DtlPoint *point = &g_array_index (points, DtlPoint, i);

      if (i == 0)
        cairo_move_to (cr, point->x, point->y);
      cairo_line_to (cr, point->x, point->y);
    }
}

static void
draw_run (const Run *run, const DtlColor *ink, const DtlFrame *frame, cairo_t *cr)
{
  DtlColor color = *ink;

  if (run->upper->len == 0)
    return;

  cairo_new_path (cr);
  add_edge (run->upper, cr);
  for (guint i = run->lower->len; i > 0; i--)
    {
      const DtlPoint *point = &g_array_index (run->lower, DtlPoint, i - 1);

      cairo_line_to (cr, point->x, point->y);
    }
  cairo_close_path (cr);
  color.alpha = ALPHA;
  dtl_color_set_source (&color, cr);
  cairo_fill (cr);

  add_edge (run->upper, cr);
  add_edge (run->lower, cr);
  color.alpha = EDGE_ALPHA;
  dtl_color_set_source (&color, cr);
  cairo_set_line_width (cr, dtl_frame_hairline (frame, 1));
  cairo_stroke (cr);
}

static void
plot_band_draw (gconstpointer data, const DtlFrame *frame, cairo_t *cr)
{
  const DtlPlot *plot = data;
  const DtlColor *ink = dtl_plot_get_color (plot, frame->theme);
  g_autoptr (GArray) upper = g_array_new (FALSE, FALSE, sizeof (DtlPoint));
  g_autoptr (GArray) lower = g_array_new (FALSE, FALSE, sizeof (DtlPoint));
  Run run = { upper, lower };
  gsize next = frame->rows.first, next_upper = next;
  DtlPlotColumn below, above;

  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  while (dtl_plot_next (plot, FALSE, frame, &next, &below) &&
         dtl_plot_next (plot, TRUE, frame, &next_upper, &above))
    {
      double x = dtl_frame_x (frame, below.row);

      if (isfinite (below.low) && isfinite (above.high))
        {
          g_array_append_val (upper, ((DtlPoint){ x, dtl_frame_y (frame, above.high) }));
          g_array_append_val (lower, ((DtlPoint){ x, dtl_frame_y (frame, below.low) }));
          continue;
        }

      draw_run (&run, ink, frame, cr);
      g_array_set_size (upper, 0);
      g_array_set_size (lower, 0);
    }
  draw_run (&run, ink, frame, cr);
  cairo_restore (cr);
}

static void
plot_band_sample (gconstpointer data, const DtlFrame *frame, const DtlRect *rect, cairo_t *cr)
{
  DtlColor color = *dtl_plot_get_color (data, frame->theme);
  double line = dtl_frame_hairline (frame, 1);
  double top = dtl_frame_snap (frame, rect->y + 1);
  double bottom = dtl_frame_snap (frame, rect->y + rect->height - 1);

  color.alpha = ALPHA;
  cairo_rectangle (cr, rect->x, top, rect->width, bottom - top);
  dtl_frame_fill_boxes (cr, &color);
  color.alpha = EDGE_ALPHA;
  cairo_rectangle (cr, rect->x, top, rect->width, line);
  cairo_rectangle (cr, rect->x, bottom - line, rect->width, line);
  dtl_frame_fill_boxes (cr, &color);
}

const DtlLayerKind dtl_layer_plot_band = {
  .id = "plot-band",
  .title = "Band",
  .label = dtl_layer_label_plot,
  .color = dtl_layer_color_plot,
  .sample = plot_band_sample,
  .extent = plot_band_extent,
  .draw = plot_band_draw,
};
