/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "series/series.h"

G_BEGIN_DECLS

/* What a percentage is measured against. No number is shown without it. */
typedef enum
{
  DTL_BASE_NONE,           /* undefined: value is NAN */
  DTL_BASE_PREVIOUS_CLOSE, /* the close of row base */
  DTL_BASE_OPEN,           /* the open of row base */
} DtlBase;

typedef struct
{
  double value; /* fraction: 0.01 is one percent; NAN where undefined */
  DtlBase kind;
  gsize base;        /* row of the series that the base price stands in */
  gboolean adjusted; /* whether adjusted closes were used */
} DtlReturn;

DtlReturn dtl_returns_day (const DtlSeries *series, gsize i, gboolean adjusted);
DtlReturn dtl_returns_open_to_close (const DtlSeries *series, gsize i);
DtlReturn dtl_returns_gap (const DtlSeries *series, gsize i);
DtlReturn dtl_returns_window (const DtlSeries *series, gsize first, gsize last, gboolean adjusted);
double dtl_returns_volume_ratio (const DtlSeries *series, gsize i, gsize sessions);

G_END_DECLS
