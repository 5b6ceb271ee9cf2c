/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text and Markdown of strangers: the text is valid, every span of the map names the same
 * bytes on both sides, and what was found of title and day is fit to keep. */
#include "news/markdown.h"
#include "news/plain-text.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check (DtlDocument *document, const char *source)
{
  gsize len = strlen (document->text);
  gsize source_len = strlen (source);
  gsize last = 0;

  g_assert_true (document->title == NULL || *document->title != '\0');
  for (guint i = 0; i < document->map->len; i++)
    {
      const DtlTextSpan *span = &g_array_index (document->map, DtlTextSpan, i);

      g_assert_cmpuint (span->text_start, >=, last);
      last = span->text_start + span->len;
      g_assert_cmpuint (last, <=, len);
      g_assert_cmpuint (span->source_start + span->len, <=, source_len);
      g_assert_true (
          memcmp (document->text + span->text_start, source + span->source_start, span->len) == 0);
    }
  dtl_document_free (document);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *source = g_utf8_make_valid (size > 0 ? (const char *) data : "", (gssize) size);

  check (dtl_plain_text_read (source), source);
  check (dtl_markdown_read (source), source);
  return 0;
}
