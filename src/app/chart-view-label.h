/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/chart-view.h"
#include "chart/chart.h"

G_BEGIN_DECLS

/* A chip that is being dragged. */
typedef struct
{
  gint64 event_id; /* 0: none */
  gboolean moves;  /* past the threshold */
  gboolean can_be_placed;
  DtlRect rect; /* where it was */
  DtlSide side;
  int lane;
  gssize row; /* session that it is dragged to; -1: it is among the lanes */
} DtlLabelDrag;

/* chart-view-flags.c */
void dtl_chart_view_remove_flags (DtlChartView *self);
void dtl_chart_view_rebuild_flags (DtlChartView *self);
void dtl_chart_view_allocate_flags (DtlChartView *self);

/* chart-view-label.c */
void dtl_chart_view_filter_flags (DtlChartView *self);
void dtl_chart_view_watch_flag (DtlChartView *self, GtkWidget *flag);
gboolean dtl_chart_view_cancel_label (DtlChartView *self);
gboolean dtl_chart_view_find_place (
    DtlChartView *self, gint64 event_id, GtkDirectionType direction, const char **side, int *lane);

G_END_DECLS
