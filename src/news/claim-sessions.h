/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/scan.h"

G_BEGIN_DECLS

DtlDay dtl_claim_session_before (const DtlExchange *exchange, DtlDay day);
DtlDay dtl_claim_session_from (const DtlExchange *exchange, DtlDay day);
DtlDay dtl_claim_last_session (const DtlScanContext *context, const DtlExchange *exchange);
gboolean dtl_claim_is_before_open (const DtlScanContext *context, const DtlExchange *exchange);
gboolean
dtl_claim_is_running (const DtlScanContext *context, const DtlExchange *exchange, DtlDay day);
DtlDay dtl_claim_step_back (const DtlExchange *exchange, DtlDay to, const char *value);
DtlDay dtl_claim_stretch_start (const DtlExchange *exchange, DtlDay to, const char *value);

G_END_DECLS
