/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/axes.h"
#include "chart/pane.h"

G_BEGIN_DECLS

/* The crosshair over a drawn chart: what it needs of the layout. */
typedef struct
{
  const DtlFrame *frame; /* of the chart: its rect is what the vertical line crosses */
  const DtlPane *panes;  /* from the top */
  gsize n_panes;
  const DtlSeries *series;
  const GArray *time_ticks;
  const DtlDateNames *names;
  DtlRect price_axis, time_axis;
  DtlRect left_axis;   /* empty: none */
  const DtlPane *left; /* its scale and marks, beside the prices */
  int decimals;        /* of a price */
  int left_decimals;
  const DtlLastPrice *last;
} DtlCursorView;

void dtl_cursor_draw (const DtlCursorView *view, cairo_t *cr, gsize row, double y);

G_END_DECLS
