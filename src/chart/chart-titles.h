/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "chart/chart-panes.h"

G_BEGIN_DECLS

/* The names of panes and plots with their values at a row, or for DTL_PLOT_NO_ROW the last ones in
 * view. They are part of a drawn chart, unless their values follow a crosshair: then the caller
 * draws them over it. Answers are on the last layout. */
void dtl_chart_set_titles_apart (DtlChart *self, gboolean apart);
void dtl_chart_draw_titles (const DtlChart *self, cairo_t *cr, guint pane, gsize row);
DtlRect dtl_chart_get_titles_area (const DtlChart *self, guint pane);
char *dtl_chart_describe_plots (const DtlChart *self, gsize row); /* nullable: there are none */

/* The same of the prices, on paper above the chart; returns how many lines there are. */
guint dtl_chart_draw_legend (DtlChart *self, cairo_t *cr, double x, double width, double middle);

G_END_DECLS
