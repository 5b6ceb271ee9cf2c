/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a reply to those of a document: unpacked by GLib's own decompressor, since
 * libsoup hands on a broken or cut gzip body as if nothing were wrong with it, and without a limit;
 * and the name that a server proposes for it, made harmless. */
#include "sources/fetch-private.h"

#include "base/error.h"

#include <string.h>

#define CHUNK 65536

static GBytes *
fail_too_large (gsize max_size, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
               "it is larger than the %" G_GSIZE_FORMAT " bytes that are read.", max_size);
  return NULL;
}

/**
 * dtl_fetch_unpack:
 * @packed: gzip, RFC 1952
 * @max_size: bytes that may come out
 * @error: the end of a sentence that names the address
 *
 * Returns: (transfer full): the bytes, or NULL with %DTL_ERROR_TOO_LARGE, or %DTL_ERROR_NETWORK if
 *   the body is damaged or ends early
 */
GBytes *
dtl_fetch_unpack (GBytes *packed, gsize max_size, GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor =
      g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gsize size;
  const guint8 *data = g_bytes_get_data (packed, &size);
  gsize at = 0;

  if (data == NULL)
    data = (const guint8 *) ""; /* no bytes at all */
  for (;;)
    {
      g_autoptr (GError) local = NULL;
      gsize n_read = 0, n_written = 0;
      GConverterResult result =
          g_converter_convert (G_CONVERTER (decompressor), data + at, size - at, chunk, CHUNK,
                               G_CONVERTER_INPUT_AT_END, &n_read, &n_written, &local);

      if (result == G_CONVERTER_ERROR)
        {
          g_set_error_literal (error, DTL_ERROR, DTL_ERROR_NETWORK,
                               g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)
                                   ? "it was cut short on the way."
                                   : "its packed bytes are damaged.");
          return NULL;
        }
      at += n_read;
      if (out->len + n_written > max_size)
        return fail_too_large (max_size, error);
      g_byte_array_append (out, chunk, (guint) n_written);
      if (result == G_CONVERTER_FINISHED)
        return g_byte_array_free_to_bytes (g_steal_pointer (&out));
    }
}

/**
 * dtl_fetch_clean_name:
 * @name: what a server calls a file; any bytes
 *
 * Returns: (transfer full) (nullable): the last part of the path, without controls, marks that turn
 *   the writing direction and leading dots, at most %DTL_FETCH_MAX_NAME bytes; NULL if nothing
 *   is left
 */
char *
dtl_fetch_clean_name (const char *name)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  const char *from;

  g_return_val_if_fail (name != NULL, NULL);

  valid = g_utf8_make_valid (name, -1);
  from = valid;
  for (const char *c = valid; *c != '\0'; c++)
    if (*c == '/' || *c == '\\')
      from = c + 1;

  for (const char *c = from; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      GUnicodeType type = g_unichar_type (letter);
      gsize len = (gsize) (g_utf8_next_char (c) - c);

      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
          type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR ||
          (out->len == 0 && (letter == '.' || g_unichar_isspace (letter))))
        continue;
      if (out->len + len > DTL_FETCH_MAX_NAME)
        break;
      g_string_append_len (out, c, (gssize) len);
    }
  g_strchomp (out->str);

  return *out->str != '\0' ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}
