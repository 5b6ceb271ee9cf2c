/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/geometry.h"

G_BEGIN_DECLS

/* How prices are spaced, and what the axis says of them. Values are prices in all kinds. */
typedef enum
{
  DTL_PRICE_SCALE_LINEAR,
  DTL_PRICE_SCALE_LOG,     /* equal ratios are equally far apart; prices > 0 alone */
  DTL_PRICE_SCALE_PERCENT, /* linear; written as the change against a base */
  DTL_PRICE_SCALE_INDEX,   /* linear; written with a base as 100 */
  DTL_N_PRICE_SCALES
} DtlPriceScaleKind;

#define DTL_PRICE_SCALE_IDS "linear|log|percent|index"

/* The vertical axis of a pane: values to y and back. */
typedef struct
{
  double low, high;   /* values at the ends, low < high, both finite; of a log scale > 0 */
  double top, bottom; /* y of high and of low, in px */
  DtlPriceScaleKind kind;
  double base; /* > 0, of percent and index */
} DtlPriceScale;

void dtl_price_scale_init (
    DtlPriceScale *self, DtlPriceScaleKind kind, DtlRange range, double top, double bottom);
double dtl_price_scale_y (const DtlPriceScale *self, double value); /* NAN for what has no place */
double dtl_price_scale_value (const DtlPriceScale *self, double y);
DtlRange dtl_price_scale_stretch (const DtlPriceScale *self, double factor); /* about the middle */

const char *dtl_price_scale_kind_get_id (DtlPriceScaleKind kind);
const char *dtl_price_scale_kind_get_title (DtlPriceScaleKind kind); /* English, for translation */
gboolean dtl_price_scale_kind_from_id (const char *id, DtlPriceScaleKind *kind);

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
