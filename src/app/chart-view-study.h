/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/chart-view.h"
#include "app/studies.h"

G_BEGIN_DECLS

/* The study of the selected event on the chart widget. */
void dtl_chart_view_set_studies (DtlChartView *self, DtlStudies *studies);
void dtl_chart_view_apply_study (DtlChartView *self);
void dtl_chart_view_name_flags (DtlChartView *self);
void dtl_chart_view_drag_study_edge (DtlChartView *self, double x);

G_END_DECLS
