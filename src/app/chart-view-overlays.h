/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/chart-view.h"

G_BEGIN_DECLS

/* A part of the chart widget, for it alone. */
void dtl_chart_view_apply_overlays (DtlChartView *self);
void dtl_chart_view_draw_titles (DtlChartView *self, GtkSnapshot *snapshot);

G_END_DECLS
