/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart.h"

G_BEGIN_DECLS

/* Prices made by a formula in whole numbers, the same on every machine. */
DtlSeries *synthetic_series (gsize n, DtlDay first, double price);
DtlSeries *synthetic_flat (gsize n, DtlDay first, double price);
DtlSeries *synthetic_intraday (gsize n, DtlDay first, double price);
DtlSeries *synthetic_holes (DtlSeries *series, gsize every);
DtlSeries *synthetic_map (DtlSeries *series, double factor, double shift);

void synthetic_flag (GArray *flags,
                     const DtlSeries *series,
                     gint64 id,
                     gsize row,
                     const char *title,
                     DtlSymbol symbol);

G_END_DECLS
