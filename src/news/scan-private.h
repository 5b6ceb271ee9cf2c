/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/tokens.h"

G_BEGIN_DECLS

/* The passes of dtl_scan_text(), each on what the one before has made of the tokens: quantities are
 * one token, then date expressions are, with DtlToken.mention as their place in reading->dates. */
void dtl_tokens_merge_quantities (DtlTokens *tokens, GPtrArray *rules, GArray *found);
void dtl_scan_dates (DtlTokens *tokens, const DtlScanContext *context, DtlReading *reading);
void dtl_scan_claims (DtlTokens *tokens, const DtlScanContext *context, DtlReading *reading);
void dtl_scan_events (DtlTokens *tokens, const DtlScanContext *context, DtlReading *reading);

G_END_DECLS
