/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "series/series.h"

G_BEGIN_DECLS

#define DTL_ALIGN_NO_ROW G_MAXSIZE

void dtl_align_rows (const DtlSeries *sessions, const DtlSeries *series, gsize *rows);
void dtl_align_column (const DtlSeries *sessions,
                       const DtlSeries *series,
                       DtlColumn column,
                       double *values);

G_END_DECLS
