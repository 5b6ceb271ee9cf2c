/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart-compare.h"
#include "chart/frame.h"

G_BEGIN_DECLS

/* One line of chart/chart-compare.h as the last layout has it: the data of its layer. */
typedef struct
{
  DtlPlot *plot;
  char *symbol;
  DtlComparedBase base;
  char *base_day; /* nullable: "14 Jul 2022" */
} DtlCompared;

/* The scale of @price in the prices of the compared instrument. */
DtlPriceScale dtl_compared_get_scale (const DtlCompared *self, const DtlPriceScale *price);

/* chart-compare.c, for the layout and drawing of the chart */
GPtrArray *dtl_chart_create_compared (void);
void dtl_chart_update_compared (DtlChart *self);
void dtl_chart_extend_by_compared (const DtlChart *self, DtlRows rows, DtlRange *range);
double dtl_chart_measure_left_axis (DtlChart *self, const DtlPriceScale *price);
void dtl_chart_scale_left_axis (DtlChart *self);
void dtl_chart_draw_left_axis (const DtlChart *self, const DtlFrame *frame, cairo_t *cr);

G_END_DECLS
