/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decodes documents of tests/data/documents and of strings. */
#include "document-fixture.h"

#include <string.h>

/* Fails the test if the document cannot be read. The decoder sees a buffer of the exact size. */
DtlDocument *
document_fixture_decode (const char *data, gsize size, const char *format)
{
  g_autofree guint8 *exact = g_memdup2 (data, size);
  const DtlDecoderInput input = { .name = "test", .data = exact, .size = size, .format = format };
  g_autoptr (GError) error = NULL;
  DtlDocument *document = dtl_decoder_decode (&input, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  g_assert_true (g_utf8_validate (document->text, -1, NULL));

  return document;
}

/* The format is guessed, as for a user's file. */
DtlDocument *
document_fixture_decode_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "documents", name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);

  return document_fixture_decode (contents, size, NULL);
}

char *
document_fixture_repeat (const char *text, gsize n)
{
  gsize len = strlen (text);
  char *out = g_malloc (n * len + 1);

  for (gsize i = 0; i < n; i++)
    memcpy (out + i * len, text, len);
  out[n * len] = '\0';

  return out;
}

/* Returns: the seconds that one hostile document may take: many times what it does, and more where
 * valgrind runs the test */
double
document_fixture_get_patience (void)
{
  return g_getenv ("TEST_TOOL") != NULL ? 300 : 20;
}
