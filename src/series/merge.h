/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "series/series.h"

G_BEGIN_DECLS

/* What merging newer rows into a stored series did. Each newer row counts once. */
typedef struct
{
  gsize rows_added;
  gsize rows_replaced;
  gsize rows_unchanged;
} DtlMergeCounts;

DtlSeries *dtl_series_merge (DtlSeries *stored, DtlSeries *newer, DtlMergeCounts *counts);

G_END_DECLS
