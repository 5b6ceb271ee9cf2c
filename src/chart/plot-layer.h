/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/layer.h"
#include "chart/plot.h"

G_BEGIN_DECLS

/* Shared by the layers of plots */
void dtl_layer_extent_plot (gconstpointer data, DtlRows rows, DtlRange *range);
char *dtl_layer_label_plot (gconstpointer data, DtlRows rows, gsize row);
const DtlColor *dtl_layer_color_plot (gconstpointer data, const DtlTheme *theme);

G_END_DECLS
