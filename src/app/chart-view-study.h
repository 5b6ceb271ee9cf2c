/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/chart-view.h"
#include "app/studies.h"
#include "chart/chart-study.h"

G_BEGIN_DECLS

/* The study of the selected event on the chart widget. */
void dtl_chart_view_set_studies (DtlChartView *self, DtlStudies *studies);
void dtl_chart_view_apply_study (DtlChartView *self);
void dtl_chart_view_name_flags (DtlChartView *self);

/* The edges of its event window: day 0 stays between them. */
void dtl_chart_view_init_edges (DtlChartView *self);
void dtl_chart_view_allocate_edges (DtlChartView *self);
DtlStudyEdge dtl_chart_view_find_study_edge (DtlChartView *self, double x, double y);
void dtl_chart_view_point_at_edge (DtlChartView *self, DtlStudyEdge edge, gboolean pressed);
void dtl_chart_view_drag_study_edge (DtlChartView *self, double x);
void dtl_chart_view_drop_study_edge (DtlChartView *self);

G_END_DECLS
