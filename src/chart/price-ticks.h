/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/price-scale.h"

G_BEGIN_DECLS

#define DTL_PRICE_TICKS_MAX 64

/* A marked value. */
typedef struct
{
  double value;
  int decimals; /* that it takes to write it */
} DtlPriceTick;

/* Marks of a price scale, from the bottom. */
typedef struct
{
  DtlPriceTick ticks[DTL_PRICE_TICKS_MAX];
  gsize n;
  double step;  /* 1, 2 or 5 times a power of ten; 0: not evenly spaced */
  int decimals; /* the most of any */
} DtlPriceTicks;

void dtl_price_ticks_init (DtlPriceTicks *self, const DtlPriceScale *scale, double min_px);
void dtl_price_ticks_init_values (DtlPriceTicks *self, const double *values, gsize n);
double dtl_ticks_round_below (double value); /* the largest 1-2-5 value <= value > 0 */

G_END_DECLS
