/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All passes over a text, one after the other. */
#include "news/scan-private.h"
#include "news/visible-text.h"

/* From places in what is seen to those in the text that was given. */
static void
restore_places (DtlReading *reading, const DtlVisibleText *visible)
{
  for (guint i = 0; i < reading->dates->len; i++)
    {
      DtlDateMention *mention = g_ptr_array_index (reading->dates, i);

      dtl_visible_text_restore (visible, &mention->start, &mention->end);
    }
  for (guint i = 0; i < reading->claims->len; i++)
    {
      DtlClaim *claim = g_ptr_array_index (reading->claims, i);

      dtl_visible_text_restore (visible, &claim->start, &claim->end);
    }
  for (guint i = 0; i < reading->events->len; i++)
    {
      DtlEventProposal *event = g_ptr_array_index (reading->events, i);

      dtl_visible_text_restore (visible, &event->start, &event->end);
    }
}

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
  g_autoptr (DtlVisibleText) visible = dtl_visible_text_new (text, MIN (len, DTL_TOKENS_MAX_SIZE));
  gsize seen_len;
  const char *seen = dtl_visible_text_get (visible, &seen_len);
  g_autoptr (DtlTokens) tokens = dtl_tokens_new (context->lexicon, seen, seen_len);
  DtlReading *reading = dtl_reading_new ();

  dtl_tokens_merge_quantities (tokens, NULL, NULL);
  dtl_scan_dates (tokens, context, reading);
  dtl_scan_claims (tokens, context, reading);
  dtl_scan_events (tokens, context, reading);
  restore_places (reading, visible);

  return reading;
}
