/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/claim-scan.h"

G_BEGIN_DECLS

gboolean dtl_claim_is_opener (const DtlMatch *match);
const DtlDateMention *dtl_claim_find_any_day (const DtlClaimScan *scan, const DtlMatch *match);
const DtlDateMention *dtl_claim_find_behind_list (const DtlClaimScan *scan, const DtlMatch *match);
gboolean dtl_claim_is_stretch_of (const DtlClaimScan *scan,
                                  const DtlMatch *match,
                                  const DtlDateMention *mention);
DtlDay
dtl_claim_find_until (const DtlClaimScan *scan, const DtlMatch *match, const DtlExchange *exchange);
gboolean dtl_claim_is_overnight (const DtlMatch *match, const DtlSubject *subject);
gboolean dtl_claim_is_compared (const DtlClaimScan *scan,
                                const DtlMatch *match,
                                const DtlSubject *subject,
                                const DtlClaim *last);
gboolean dtl_claim_is_of_next (const DtlMatch *match, guint token);
gboolean dtl_claim_is_behind_opener (const DtlClaimScan *scan, const DtlMatch *match);
const DtlDateMention *dtl_claim_find_pair (const DtlClaimScan *scan,
                                           const DtlMatch *match,
                                           const DtlDateMention *mention);
guint dtl_claim_count_days_before (const DtlMatch *match);

G_END_DECLS
