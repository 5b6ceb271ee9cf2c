/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/geometry.h"

G_BEGIN_DECLS

/* The vertical axis of a pane: values to y and back. */
typedef struct
{
  double low, high;   /* values at the ends, low < high, both finite */
  double top, bottom; /* y of high and of low, in px */
} DtlPriceScale;

void dtl_price_scale_init (DtlPriceScale *self, DtlRange range, double top, double bottom);
double dtl_price_scale_y (const DtlPriceScale *self, double value); /* NAN for NAN */
double dtl_price_scale_value (const DtlPriceScale *self, double y);

/* A range that grows by values; NAN adds nothing. */
#define DTL_RANGE_EMPTY ((DtlRange){ G_MAXDOUBLE, -G_MAXDOUBLE })

static inline void
dtl_range_add (DtlRange *range, double value)
{
  if (value < range->low && value >= -G_MAXDOUBLE)
    range->low = value;
  if (value > range->high && value <= G_MAXDOUBLE)
    range->high = value;
}

G_END_DECLS
