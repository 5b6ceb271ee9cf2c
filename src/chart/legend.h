/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/pane.h"

G_BEGIN_DECLS

/* One line of samples with their names, from the last layer to the first. */
void dtl_legend_draw (const DtlFrame *frame,
                      const DtlLayer *layers,
                      guint n_layers,
                      double x,
                      double middle,
                      cairo_t *cr);

/* The title of a pane and of its plots, in its upper left corner. */
void dtl_legend_draw_titles (const DtlFrame *frame, const DtlPane *pane, cairo_t *cr);

G_END_DECLS
