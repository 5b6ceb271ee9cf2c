/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/pane.h"

G_BEGIN_DECLS

#define DTL_LEGEND_LINE 18       /* px from one line of samples to the next */
#define DTL_LEGEND_TITLE_LINE 16 /* px from one line of titles to the next */

/* Both return how many lines there are; without a cairo_t they only count. */

/* Samples with their names, from the last layer to the first. */
guint dtl_legend_draw (const DtlFrame *frame,
                       const DtlLayer *layers,
                       guint n_layers,
                       double x,
                       double width,
                       double middle,
                       cairo_t *cr);

/* The title of a pane and of its plots in its upper left corner, with their values at @row, or for
 * DTL_PLOT_NO_ROW the last ones in view. */
guint dtl_legend_draw_titles (const DtlFrame *frame, const DtlPane *pane, gsize row, cairo_t *cr);

G_END_DECLS
