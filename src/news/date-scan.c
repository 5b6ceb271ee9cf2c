/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The date expressions of a text: the rules "date.*" find them, their actions (date-*.c) say what
 * they mean, and each becomes one token for the passes that follow. */
#include "news/date-scan.h"

#include "news/lexicon-private.h"

/**
 * dtl_date_scan_add:
 * @self: the scan
 * @match: where
 * @type: what
 * @value: (transfer full): TIMEX3, or "" where nothing can be said
 *
 * Returns: (transfer none): a new mention at the end of the reading, for the action to complete
 */
DtlDateMention *
dtl_date_scan_add (DtlDateScan *self, const DtlMatch *match, DtlMentionType type, char *value)
{
  DtlDateMention *mention =
      dtl_date_mention_new (dtl_match_get_start (match), dtl_match_get_end (match));
  DtlToken token = *dtl_tokens_get (match->tokens, match->first);

  mention->type = type;
  g_free (mention->value);
  mention->value = value;
  mention->confidence = match->base;
  mention->rule = match->rule;
  g_ptr_array_add (self->reading->dates, mention);

  token.end = mention->end;
  token.mention = self->reading->dates->len - 1;
  token.traits &= DTL_TRAIT_BIT (DTL_TRAIT_ANY) | DTL_TRAIT_BIT (DTL_TRAIT_FIRST) |
                  DTL_TRAIT_BIT (DTL_TRAIT_GLUED) | DTL_TRAIT_BIT (DTL_TRAIT_NAME);
  token.traits |= DTL_TRAIT_BIT (DTL_TRAIT_DATE + type);
  if (match->end - match->first > 1)
    token.word = DTL_WORD_NONE;
  g_array_append_val (self->merged, token);
  g_array_append_val (self->spans, match->first);
  g_array_append_val (self->spans, match->end);

  return mention;
}

const DtlRuleActionRow dtl_date_actions[] = {
  { NULL, NULL, 0, 0 },
};

/**
 * dtl_scan_dates:
 * @tokens: with quantities merged; date expressions become one token each
 * @context: what the text is read against
 * @reading: where the mentions are added
 */
void
dtl_scan_dates (DtlTokens *tokens, const DtlScanContext *context, DtlReading *reading)
{
  DtlDateScan scan = { .context = context, .reading = reading };

  scan.merged = g_array_new (FALSE, FALSE, sizeof (DtlToken));
  scan.spans = g_array_new (FALSE, FALSE, sizeof (guint));
  dtl_lexicon_run (tokens->lexicon, DTL_PASS_DATE, tokens, &scan);
  dtl_tokens_merge (tokens, (const DtlToken *) (void *) scan.merged->data,
                    (const guint *) (void *) scan.spans->data, scan.merged->len);
  g_array_unref (scan.merged);
  g_array_unref (scan.spans);
}
