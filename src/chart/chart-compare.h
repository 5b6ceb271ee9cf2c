/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart.h"
#include "chart/plot.h"

G_BEGIN_DECLS

/* Other instruments as lines among the prices. Each meets the prices at the base of the chart
 * (dtl_chart_set_base(), else the first session in view), so that equal heights are equal changes
 * in percent; a second axis on the left has the prices of a single one, or percent for several. */
#define DTL_CHART_MAX_COMPARED 6

/* Where a line meets the prices: its first close above zero from the chart's base on. */
typedef struct
{
  gboolean known; /* whether there is one; else the line is not drawn */
  gsize row;      /* of the chart's series */
  double price;   /* its own */
  double factor;  /* from its own prices to those of the chart */
} DtlComparedBase;

/* @plot: transfer full: closes by row of the chart's series, and the name in legends; @symbol names
 * it where there is less room. It stays until dtl_chart_clear_plots(). */
void dtl_chart_add_compared (DtlChart *self, DtlPlot *plot, const char *symbol);
guint dtl_chart_get_n_compared (const DtlChart *self);
const DtlPlot *dtl_chart_get_compared (const DtlChart *self, guint i);
DtlComparedBase dtl_chart_get_compared_base (const DtlChart *self, guint i);

G_END_DECLS
