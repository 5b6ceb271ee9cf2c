/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/layer.h"

G_BEGIN_DECLS

#define DTL_PANE_MAX_LAYERS 24

/* What the values of a pane are, and so how they are written. */
typedef enum
{
  DTL_VALUE_PRICE,
  DTL_VALUE_VOLUME,
  DTL_VALUE_NUMBER, /* as its marks, with two digits more */
} DtlValueStyle;

/* A stack of layers on one price scale. */
typedef struct
{
  guint id;
  const char *title; /* nullable; not owned */
  DtlValueStyle style;
  DtlRect rect;
  DtlPriceScale scale;
  DtlPriceTicks ticks;
  DtlGrid grid;
  gboolean has_values; /* in the rows in view */
  DtlLayer layers[DTL_PANE_MAX_LAYERS];
  guint n_layers;
} DtlPane;

void dtl_pane_clear (DtlPane *self);
void dtl_pane_add_layer (DtlPane *self, DtlLayerId id, gconstpointer data);
DtlRange dtl_pane_get_extent (const DtlPane *self, DtlRows rows);
void dtl_pane_set_range (
    DtlPane *self, DtlPriceScaleKind kind, DtlRange range, double top_margin, double bottom_margin);

/* @frame is that of the chart: rect and price scale are the pane's own. */
DtlFrame dtl_pane_get_frame (const DtlPane *self, const DtlFrame *frame);
void dtl_pane_draw (const DtlPane *self, const DtlFrame *frame, cairo_t *cr);
double dtl_pane_snap_y (const DtlPane *self, const DtlFrame *frame, gsize row, double y);

G_END_DECLS
