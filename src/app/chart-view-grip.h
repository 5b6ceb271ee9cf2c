/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/chart-view.h"

G_BEGIN_DECLS

/* What a drag moves instead of the sessions. */
typedef enum
{
  DTL_GRIP_NONE,
  DTL_GRIP_AXIS,       /* the price axis is scaled */
  DTL_GRIP_DIVIDER,    /* the upper edge of a pane is moved */
  DTL_GRIP_STUDY_FROM, /* an edge of the event window is moved, sideways */
  DTL_GRIP_STUDY_TO,
} DtlGrip;

void dtl_chart_view_begin_grip (DtlChartView *self, double x, double y);
void dtl_chart_view_drag_grip (DtlChartView *self, double dx, double dy);
gboolean dtl_chart_view_is_grip_sideways (DtlChartView *self);
gboolean dtl_chart_view_reset_grip (DtlChartView *self, double x, double y);
void dtl_chart_view_scale_price_axis (DtlChartView *self, int direction);
void dtl_chart_view_scale_panes (DtlChartView *self, int direction);
void dtl_chart_view_apply_axes (DtlChartView *self);
void dtl_chart_view_update_cursor (DtlChartView *self);
void dtl_chart_view_set_cursor_name (DtlChartView *self, const char *name);

G_END_DECLS
