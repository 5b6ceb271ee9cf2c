/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is plainly no table of prices: by its first bytes, so that the message can say what it is.
 * The signatures are those of the formats' own specifications. */

#include "sources/price-layout.h"

#include "base/error.h"

#include <string.h>

#define SNIFF_SIZE 4096

typedef struct
{
  const char *bytes;
  gsize len;
  const char *what;
} Signature;

#define SIGNATURE(bytes, what)                                                                     \
  {                                                                                                \
    bytes, sizeof bytes - 1, what                                                                  \
  }

static const Signature signatures[] = {
  SIGNATURE ("\x89PNG\r\n", "a PNG picture"),
  SIGNATURE ("\xff\xd8\xff", "a JPEG picture"),
  SIGNATURE ("GIF8", "a GIF picture"),
  SIGNATURE ("%PDF-", "a PDF document"),
  SIGNATURE ("PK\x03\x04", "a ZIP archive or an Office document; save the sheet as CSV"),
  SIGNATURE ("\x1f\x8b", "compressed with gzip; unpack it first"),
  SIGNATURE ("BZh", "compressed with bzip2; unpack it first"),
  SIGNATURE ("\xfd"
             "7zXZ",
             "compressed with xz; unpack it first"),
  SIGNATURE ("\x28\xb5\x2f\xfd", "compressed with zstd; unpack it first"),
  SIGNATURE ("\xd0\xcf\x11\xe0", "an old Office document; save the sheet as CSV"),
  SIGNATURE ("SQLite format 3", "an SQLite database"),
  SIGNATURE ("PAR1", "a Parquet table"),
  SIGNATURE ("\x7f"
             "ELF",
             "a program"),
  SIGNATURE ("\xff\xfe", "UTF-16 text; save it as UTF-8"),
  SIGNATURE ("\xfe\xff", "UTF-16 text; save it as UTF-8"),
};

static const Signature text_signatures[] = {
  SIGNATURE ("<!doctype html", "an HTML page"),
  SIGNATURE ("<html", "an HTML page"),
  SIGNATURE ("<head", "an HTML page"),
  SIGNATURE ("<?xml", "XML"),
  SIGNATURE ("<!--", "an HTML page or XML"),
  SIGNATURE ("{", "JSON"),
  SIGNATURE ("[", "JSON"),
};

static gboolean
refuse (const char *name, const char *what, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s is not a table of prices: it looks like %s",
               name, what);
  return FALSE;
}

/**
 * dtl_price_sniff:
 * @name: the file's, for the message
 *
 * Returns: %FALSE with %DTL_ERROR_PARSE for an empty file and for bytes of another format, which
 * the message names
 */
gboolean
dtl_price_sniff (const char *name, const char *data, gsize size, GError **error)
{
  gsize start = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (size >= signatures[i].len && memcmp (data, signatures[i].bytes, signatures[i].len) == 0)
      return refuse (name, signatures[i].what, error);

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    start = 3;
  while (start < size && g_ascii_isspace (data[start]))
    start++;
  if (start == size)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s is empty", name);
      return FALSE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (text_signatures); i++)
    if (size - start >= text_signatures[i].len &&
        g_ascii_strncasecmp (data + start, text_signatures[i].bytes, text_signatures[i].len) == 0)
      return refuse (name, text_signatures[i].what, error);

  if (memchr (data, '\0', MIN (size, SNIFF_SIZE)) != NULL)
    return refuse (name, "binary data", error);

  return TRUE;
}
