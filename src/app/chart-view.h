/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/view-state.h"

G_BEGIN_DECLS

/* The chart as a widget: what it shows is the view state's; what it draws is chart/'s. */
#define DTL_TYPE_CHART_VIEW (dtl_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (DtlChartView, dtl_chart_view, DTL, CHART_VIEW, GtkWidget)

void dtl_chart_view_set_state (DtlChartView *self, DtlViewState *state);
gsize dtl_chart_view_get_left_out (DtlChartView *self);
void dtl_chart_view_get_anchor (DtlChartView *self, gsize row, GdkRectangle *anchor);
void dtl_chart_view_popup_at (DtlChartView *self, GtkPopover *popover, const GdkRectangle *anchor);

G_END_DECLS
