/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart.h"
#include "chart/plot.h"
#include "chart/price-scale.h"

G_BEGIN_DECLS

/* The panes of a chart from the top: prices, volume, and any that are added for indicators. A pane
 * is known by a number that does not change while volume is shown or hidden. */
#define DTL_PANE_PRICE 0 /* its plots are overlays */
#define DTL_PANE_VOLUME 1
#define DTL_CHART_MAX_PANES 12
#define DTL_PANE_MAX_GUIDES 4

/* Of an added pane. */
typedef struct
{
  const char *title; /* nullable; copied */
  const char *name;  /* by which its height is known; nullable: the title; copied */
  double share;      /* of the height of all panes; 0: the default */
  DtlRange range;    /* held, as 0 to 100; low >= high: by the values in view */
  gsize n_guides;    /* values that have a line and a label; 0: round ones are chosen */
  double guides[DTL_PANE_MAX_GUIDES];
  gboolean volumes; /* values are written as 35.3 M */
} DtlPaneOptions;

/* Plots and added panes stay until they are cleared, whatever the series. A plot lies over what
 * was there before it, but below the prices if it is a band. */
guint dtl_chart_add_pane (DtlChart *self, const DtlPaneOptions *options);
void dtl_chart_add_plot (DtlChart *self, guint pane, DtlPlot *plot); /* transfer full */
void dtl_chart_clear_plots (DtlChart *self);
guint dtl_chart_get_n_panes (const DtlChart *self); /* shown or not */

/* Heights: the price pane has what the others leave. The divider of a pane is its upper edge. */
void dtl_chart_set_pane_share (DtlChart *self, guint pane, double share); /* 0: the default */
double dtl_chart_get_pane_share (const DtlChart *self, guint pane);
const char *dtl_chart_get_pane_name (const DtlChart *self, guint pane); /* nullable */
void dtl_chart_set_pane_shares (DtlChart *self, GHashTable *shares);    /* nullable */
void dtl_chart_drag_divider (DtlChart *self, guint pane, double dy);    /* as the pointer moves */
void dtl_chart_grow_panes (DtlChart *self, double dy);                  /* all but the prices */

/* Answers on the last layout */
DtlRect dtl_chart_get_pane_area (const DtlChart *self, guint pane);      /* empty: not shown */
guint dtl_chart_count_left_out (const DtlChart *self);                   /* added panes */
guint dtl_chart_find_divider (const DtlChart *self, double x, double y); /* 0: none there */

G_END_DECLS
