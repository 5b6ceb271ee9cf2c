/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events: the rules "event.*" and what they do. */
#include "news/rule-action.h"
#include "news/scan-private.h"

const DtlRuleActionRow dtl_event_actions[] = {
  { NULL, NULL, 0, 0 },
};

/**
 * dtl_scan_events:
 * @tokens: with quantities and dates merged
 * @context: what the text is read against
 * @reading: where the events are added
 */
void
dtl_scan_events (DtlTokens *tokens,
                 G_GNUC_UNUSED const DtlScanContext *context,
                 DtlReading *reading)
{
  dtl_lexicon_run (tokens->lexicon, DTL_PASS_EVENT, tokens, reading);
}
