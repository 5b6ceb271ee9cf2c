/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart.h"

G_BEGIN_DECLS

/* An event study over the prices: days behind the bars, and the path on which the model expected
 * the price. Rows are of the chart's series. */
typedef struct _DtlChartStudy
{
  DtlRows estimation; /* days that the model was fitted to; empty: none */
  DtlRows window;     /* days of the event */
  char *from, *to;    /* the ends of the window: "−5", "+5" */
  gsize first;        /* row of the first price of the path */
  GArray *path;       /* of double: expected prices from there on, NAN in gaps */
  char *end;          /* nullable: the last price of the path */
  char *gap;          /* nullable: what is between it and the close */
} DtlChartStudy;

typedef enum
{
  DTL_STUDY_EDGE_NONE,
  DTL_STUDY_EDGE_FROM,
  DTL_STUDY_EDGE_TO,
} DtlStudyEdge;

DtlChartStudy *dtl_chart_study_new (void);
void dtl_chart_study_free (DtlChartStudy *self);

void dtl_chart_set_study (DtlChart *self, DtlChartStudy *study); /* transfer full; nullable */
gboolean dtl_chart_get_study_edge (const DtlChart *self, DtlStudyEdge edge, DtlRect *rect);
DtlStudyEdge dtl_chart_find_study_edge (const DtlChart *self, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlChartStudy, dtl_chart_study_free)

G_END_DECLS
