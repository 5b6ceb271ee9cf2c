/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/layer.h"

G_BEGIN_DECLS

/* One line of samples with their names, from the last layer to the first. */
void dtl_legend_draw (const DtlFrame *frame,
                      const DtlLayer *layers,
                      guint n_layers,
                      double x,
                      double middle,
                      cairo_t *cr);

G_END_DECLS
