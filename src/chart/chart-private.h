/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/annotations.h"
#include "chart/axes.h"
#include "chart/chart-panes.h"
#include "chart/chart-scale.h"
#include "chart/columns.h"
#include "chart/compared.h"
#include "chart/pane.h"

G_BEGIN_DECLS

/* The chart's own state, shared by the files chart*.c and by nothing else. */

#define PANE_PRICE 0 /* place of the prices: the first */
#define DTL_PANE_MAX_PLOTS 12

/* What was asked of a pane, whether it is shown or not. */
typedef struct
{
  char *title, *name; /* nullable */
  double share;
  DtlRange range;
  gsize n_guides;
  double guides[DTL_PANE_MAX_GUIDES];
  gboolean volumes;
  GPtrArray *plots; /* of DtlPlot */
} DtlPaneSpec;

struct _DtlChart
{
  DtlSeries *series;            /* nullable */
  DtlSeries *drawn;             /* nullable: @series, or without what the scale cannot show */
  DtlSeries *averaged;          /* of @drawn, for a type of averages; nullable */
  GArray *flags;                /* of DtlFlag; nullable */
  struct _DtlChartStudy *study; /* nullable */
  gint64 selected;
  DtlHeldLabel held_label;
  DtlChartType type;
  DtlPriceScaleKind scale_kind;
  DtlDay base_day; /* DTL_DAY_NONE: the first in view */
  DtlRange held;   /* of the price axis; empty: automatic */
  gboolean show_volume, is_transparent, titles_apart;
  GArray *left_out; /* of gsize, increasing: rows of @series that @drawn is without; nullable */
  DtlTheme theme;
  const DtlDateNames *names;
  DtlSpan span;        /* first is NAN until a range is set */
  int decimals;        /* of prices */
  GPtrArray *specs;    /* of DtlPaneSpec, by number of pane */
  GPtrArray *compared; /* of DtlCompared */

  /* Of the last layout */
  DtlLettering *lettering;
  DtlColumnCache *columns;
  GArray *boxes; /* that a layer has added and not filled yet */
  double width, height, head_height, device_scale;
  gboolean is_narrow;
  double lower_height; /* of all panes below the prices */
  DtlRect plot;        /* lanes and panes */
  DtlRect price_axis, left_axis, time_axis;
  DtlPane left;    /* scale and marks of the left axis, without layers */
  char *left_head; /* nullable */
  DtlTimeScale time;
  DtlRows rows;
  DtlPane panes[DTL_CHART_MAX_PANES]; /* that are shown, from the top */
  gsize n_panes;
  GArray *time_ticks; /* of DtlTimeTick */
  DtlAnnotations annotations;
  DtlLastPrice last;
  DtlChartBase base;
  char *base_text; /* nullable: two lines at the head of the axis */
};
/* chart-layout.c */
DtlSpan dtl_chart_get_span (const DtlChart *self);
DtlFrame dtl_chart_get_frame (const DtlChart *self);
void dtl_chart_get_column_area (const DtlChart *self, double *left, double *width);
DtlAnnotationsInput dtl_chart_get_annotations_input (const DtlChart *self);

/* chart-panes.c */
GPtrArray *dtl_chart_create_specs (void);
const DtlPaneSpec *dtl_chart_get_spec (const DtlChart *self, guint pane);
const DtlPane *dtl_chart_find_pane (const DtlChart *self, guint id);
double dtl_chart_get_added_height (const DtlChart *self);
void dtl_chart_layout_heights (DtlChart *self);
double dtl_chart_get_lane_room (const DtlChart *self);
void dtl_chart_layout_panes (DtlChart *self, double top);

/* chart-scale.c */
void dtl_chart_update_drawn (DtlChart *self);

/* chart-stack.c */
void dtl_chart_stack_layers (DtlChart *self);
void dtl_chart_scale_panes (DtlChart *self);
void dtl_chart_mark_prices (const DtlChart *self, DtlPane *pane);

/* chart-titles.c */
gboolean dtl_chart_has_titles (const DtlChart *self, const DtlPane *pane);

G_END_DECLS
