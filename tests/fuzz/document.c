/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for every document, whoever wrote it and whichever decoder read it. */
#include "fuzz/document.h"

#include <string.h>

static void
check_line (const char *text)
{
  if (text == NULL)
    return;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_assert_false (c < 0x20 || c == 0x7F || (c >= 0x202A && c <= 0x202E));
    }
}

static void
check (const DtlDocument *document, gsize size)
{
  gsize at = 0, len = strlen (document->text);

  g_assert_true (g_utf8_validate (document->text, -1, NULL));
  check_line (document->title);
  check_line (document->byline);
  check_line (document->publisher);
  check_line (document->published);
  check_line (document->url);
  for (guint i = 0; i < document->map->len; i++)
    {
      const DtlTextSpan *span = &g_array_index (document->map, DtlTextSpan, i);

      g_assert_cmpuint (span->text_start, >=, at);
      g_assert_cmpuint (span->len, >, 0);
      at = span->text_start + span->len;
      g_assert_cmpuint (at, <=, len);
    }
  for (guint i = 0; i < document->items->len; i++)
    {
      const DtlDocument *item = g_ptr_array_index (document->items, i);

      g_assert_cmpuint (item->items->len, ==, 0);
      check (item, size);
    }
}

void
fuzz_document (const guint8 *data, gsize size, const char *format)
{
  const DtlDecoderInput input = {
    .name = "input", .data = data, .size = size, .format = format, .url = "https://x.example/"
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlDocument) document = dtl_decoder_decode (&input, &error);

  g_assert_true ((document == NULL) == (error != NULL));
  if (document != NULL)
    check (document, size);
}
