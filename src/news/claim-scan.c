/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims about prices: the rules "claim.*" and what they do. */
#include "news/rule-action.h"
#include "news/scan-private.h"

const DtlRuleActionRow dtl_claim_actions[] = {
  { NULL, NULL, 0, 0 },
};

/**
 * dtl_scan_claims:
 * @tokens: with quantities and dates merged
 * @context: what the text is read against
 * @reading: where the claims are added
 */
void
dtl_scan_claims (DtlTokens *tokens,
                 G_GNUC_UNUSED const DtlScanContext *context,
                 DtlReading *reading)
{
  dtl_lexicon_run (tokens->lexicon, DTL_PASS_CLAIM, tokens, reading);
}
