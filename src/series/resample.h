/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/exchange.h"
#include "series/series.h"

G_BEGIN_DECLS

DtlSeries *dtl_series_resample (DtlSeries *series,
                                DtlInterval to,
                                const DtlExchange *exchange,
                                GError **error);

G_END_DECLS
