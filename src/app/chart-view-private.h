/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/chart-view.h"
#include "chart/chart.h"

G_BEGIN_DECLS

/* How much of the picture is out of date; merged by maximum. */
typedef enum
{
  DTL_DIRTY_NONE,
  DTL_DIRTY_CURSOR, /* the crosshair moved over the same picture */
  DTL_DIRTY_VIEW,   /* range, selection, size or theme */
  DTL_DIRTY_DATA,   /* bars or events */
} DtlDirty;

struct _DtlChartView
{
  GtkWidget parent_instance;

  DtlViewState *state;
  DtlChart *chart;
  DtlDirty dirty;
  GPtrArray *flags; /* elem: DtlFlagButton, by day; children */
  GtkWidget *popover;
  GtkWidget *menu;

  cairo_surface_t *surface;
  GskRenderNode *picture; /* the surface in a cairo node */
  int surface_scale;

  double drag_first; /* range when the drag began */
  double drag_end;
  double zoom_width; /* of the range when the pinch began */
  double pointer_x;
  double pointer_y;
};

void dtl_chart_view_init_input (DtlChartView *self);
void dtl_chart_view_init_keys (DtlChartView *self);
double dtl_chart_view_get_spacing (DtlChartView *self);
gint64 dtl_chart_view_get_focused_event (DtlChartView *self);
void dtl_chart_view_popup_menu (DtlChartView *self, gint64 event_id, double x, double y);

G_END_DECLS
