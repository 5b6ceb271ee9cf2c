/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/annotations.h"
#include "chart/axes.h"
#include "chart/chart.h"
#include "chart/columns.h"
#include "chart/lettering.h"
#include "chart/pane.h"

G_BEGIN_DECLS

/* The chart's own state, shared by chart.c and chart-layout.c and by nothing else. */

enum
{
  PANE_PRICE,
  PANE_VOLUME,
  N_PANES
};

struct _DtlChart
{
  DtlSeries *series; /* nullable */
  GArray *flags;     /* of DtlFlag; nullable */
  gint64 selected;
  DtlChartType type;
  gboolean show_volume;
  gboolean is_transparent;
  DtlTheme theme;
  const DtlDateNames *names;
  DtlSpan span; /* first is NAN until a range is set */
  int decimals; /* of prices */

  /* Of the last layout */
  DtlLettering *lettering;
  DtlColumnCache *columns;
  double width, height, device_scale;
  gboolean is_narrow;
  double volume_height; /* 0: no volume pane */
  DtlRect plot;         /* lanes and panes */
  DtlRect price_axis, time_axis;
  DtlTimeScale time;
  DtlRows rows;
  DtlPane panes[N_PANES];
  gsize n_panes;
  GArray *time_ticks; /* of DtlTimeTick */
  DtlAnnotations annotations;
  DtlLastPrice last;
};

/* chart-layout.c */
DtlSpan dtl_chart_get_span (const DtlChart *self);
DtlFrame dtl_chart_get_frame (const DtlChart *self);
void dtl_chart_get_column_area (const DtlChart *self, double *left, double *width);
DtlAnnotationsInput dtl_chart_get_annotations_input (const DtlChart *self);

/* chart.c, for figure.c */
gboolean dtl_chart_is_transparent (const DtlChart *self);
void dtl_chart_draw_legend (DtlChart *self, cairo_t *cr, double x, double middle);

G_END_DECLS
