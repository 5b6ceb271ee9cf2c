/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/geometry.h"

G_BEGIN_DECLS

/* The horizontal axis: two numbers. Time is the index of a bar; weekends do not exist. */
typedef struct
{
  double spacing; /* px a bar, > 0 */
  double offset;  /* x of the left edge of row 0 */
} DtlTimeScale;

/* A range of rows: whole where it was fitted to sessions, fractional while it moves. */
typedef struct
{
  double first, end;
} DtlSpan;

#define DTL_TIME_SCALE_MIN_BARS 5   /* in view, if there are as many */
#define DTL_TIME_SCALE_MIN_CANDLE 4 /* px a bar, below which candles become a line */

DtlSpan dtl_span_clamp (DtlSpan span, gsize n);
gboolean dtl_span_is_fitted (DtlSpan span);

void dtl_time_scale_fit (
    DtlTimeScale *self, DtlSpan span, double left, double width, double device_scale);
DtlSpan dtl_time_scale_pan (const DtlTimeScale *self, DtlSpan span, double dx);
DtlSpan dtl_time_scale_zoom (
    const DtlTimeScale *self, DtlSpan span, double factor, double x, double left, double width);

double dtl_time_scale_x (const DtlTimeScale *self, double row); /* centre of the column */
double dtl_time_scale_row (const DtlTimeScale *self, double x); /* row.0 is the left edge */
DtlRows dtl_time_scale_rows (const DtlTimeScale *self, double left, double right, gsize n);

G_END_DECLS
