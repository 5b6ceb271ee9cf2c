/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of strangers made fit to read. Left out are control characters, marks that turn the writing
 * direction (a headline could read backwards), invisible characters that split words, and tags of
 * plane 14. White space of any kind is one blank, or one line break between blocks. */
#include "extract/readable-text.h"

#include <string.h>

static gboolean
is_dropped (gunichar c)
{
  if (c < 0x20 || (c >= 0x7F && c < 0xA0))
    return TRUE;
  if (c < 0xAD)
    return FALSE;

  return c == 0xAD || c == 0x061C || c == 0x180E || c == 0x200B || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

static void
close_gap (DtlReadableText *self)
{
  static const char marks[] = { 0, ' ', '\t', '\n' };

  if (self->gap != DTL_GAP_NONE && self->out->len > 0)
    {
      if (self->gap == DTL_GAP_BLANK && self->gap_source != DTL_READABLE_NO_SOURCE &&
          self->document != NULL)
        dtl_document_add_span (self->document, self->out->len, self->gap_source, 1);
      g_string_append_c (self->out, marks[self->gap]);
    }
  self->gap = DTL_GAP_NONE;
  self->gap_source = DTL_READABLE_NO_SOURCE;
}

/**
 * dtl_readable_text_add:
 * @self: the text so far
 * @text: (array length=len): valid UTF-8
 * @len: its bytes
 * @source: where they stand in the source, or %DTL_READABLE_NO_SOURCE
 *
 * Goes on with the block that is being written.
 */
void
dtl_readable_text_add (DtlReadableText *self, const char *text, gsize len, gsize source)
{
  const char *end = text + len;
  gboolean known = source != DTL_READABLE_NO_SOURCE && self->document != NULL;

  for (const char *at = text; at < end;)
    {
      gunichar c = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);
      gsize n = (gsize) (next - at);

      if (g_unichar_isspace (c) || c == 0x2028 || c == 0x2029)
        {
          if (self->keeps_lines && c == '\n')
            dtl_readable_text_break (self, DTL_GAP_LINE);
          else if (self->gap == DTL_GAP_NONE)
            {
              self->gap = DTL_GAP_BLANK;
              self->gap_source =
                  known && c == ' ' ? source + (gsize) (at - text) : DTL_READABLE_NO_SOURCE;
            }
        }
      else if (!is_dropped (c))
        {
          close_gap (self);
          if (known)
            dtl_document_add_span (self->document, self->out->len, source + (gsize) (at - text), n);
          g_string_append_len (self->out, at, (gssize) n);
        }
      at = next;
    }
}

/**
 * dtl_readable_text_break:
 * @self: the text so far
 * @gap: at least what is to come before the next word
 */
void
dtl_readable_text_break (DtlReadableText *self, DtlGap gap)
{
  if (gap > self->gap)
    {
      self->gap = gap;
      self->gap_source = DTL_READABLE_NO_SOURCE;
    }
}

/**
 * dtl_readable_line:
 * @text: (nullable): UTF-8, or what claims to be
 *
 * Returns: (transfer full) (nullable): one line of it, or %NULL if there is nothing to read
 */
char *
dtl_readable_line (const char *text)
{
  DtlReadableText line = { .gap_source = DTL_READABLE_NO_SOURCE };
  g_autofree char *valid = NULL;

  if (text == NULL)
    return NULL;

  valid = g_utf8_make_valid (text, -1);
  line.out = g_string_new (NULL);
  dtl_readable_text_add (&line, valid, strlen (valid), DTL_READABLE_NO_SOURCE);

  return g_string_free (line.out, line.out->len == 0);
}
