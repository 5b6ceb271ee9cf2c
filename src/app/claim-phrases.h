/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/claim-row.h"
#include "study/claim-check.h"

G_BEGIN_DECLS

DtlClaimFacts *dtl_claim_phrases_new_facts (int index,
                                            const DtlClaim *claim,
                                            const DtlClaimCheck *check,
                                            const char *text);
void dtl_claim_facts_free (DtlClaimFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlClaimFacts, dtl_claim_facts_free)

G_END_DECLS
