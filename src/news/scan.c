/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All passes over a text, one after the other. */
#include "news/scan-private.h"

/**
 * dtl_scan_text:
 * @text: of an article; need not be valid UTF-8: what is not, separates like a blank
 * @len: its bytes; only the first 2 MiB are read
 * @context: what it is read against
 *
 * Time and memory are linear in @len.
 *
 * Returns: (transfer full): what the text says
 */
DtlReading *
dtl_scan_text (const char *text, gsize len, const DtlScanContext *context)
{
  g_autoptr (DtlTokens) tokens = dtl_tokens_new (context->lexicon, text, len);
  DtlReading *reading = dtl_reading_new ();

  dtl_tokens_merge_quantities (tokens, NULL, NULL);
  dtl_scan_dates (tokens, context, reading);
  dtl_scan_claims (tokens, context, reading);
  dtl_scan_events (tokens, context, reading);

  return reading;
}
