/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart.h"
#include "chart/price-scale.h"

G_BEGIN_DECLS

/* How a chart spaces its prices, what percent, index and baseline measure against, and the range
 * of the axis. */

/* The close that prices are measured against. */
typedef struct
{
  gboolean known; /* whether there is one */
  gsize row;
  double price;
  gboolean is_later; /* it is that of a later session than the day asked for */
} DtlChartBase;

void dtl_chart_set_price_scale (DtlChart *self, DtlPriceScaleKind kind);
DtlPriceScaleKind dtl_chart_get_price_scale (const DtlChart *self); /* that is drawn */
void dtl_chart_set_base (DtlChart *self, DtlDay day); /* DTL_DAY_NONE: the first in view */
DtlChartBase dtl_chart_get_base (const DtlChart *self);
char *dtl_chart_describe_base (const DtlChart *self); /* nullable: nothing to say */

/* Bars in view that a logarithmic scale cannot show: with a price of zero or less. */
gsize dtl_chart_get_left_out (const DtlChart *self);

/* The axis by hand, until it is cleared: then the bars in view decide again. */
void dtl_chart_set_price_range (DtlChart *self, double low, double high);
void dtl_chart_clear_price_range (DtlChart *self);
gboolean dtl_chart_get_price_range (const DtlChart *self, double *low, double *high); /* held? */
void dtl_chart_drag_price_axis (DtlChart *self, double dy); /* as the pointer moves */

G_END_DECLS
