/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/exchange.h"
#include "series/finding.h"

G_BEGIN_DECLS

void dtl_series_check (const DtlSeries *series, const DtlExchange *exchange, DtlAudit *audit);
void
dtl_series_check_sessions (const DtlSeries *series, const DtlExchange *exchange, DtlAudit *audit);
void dtl_series_check_moves (const DtlSeries *series, DtlAudit *audit);

G_END_DECLS
