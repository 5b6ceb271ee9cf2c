/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of any charset as valid UTF-8. */
typedef struct
{
  GString *text;
  const char *charset; /* what they were read as; interned */
  gsize source_shift;  /* of an UTF-8 source: bytes of the mark before the text */
  gboolean is_source;  /* the text is the source, byte for byte, behind the mark */
} DtlDecodedText;

DtlDecodedText *
dtl_charset_decode (const guint8 *data, gsize size, const char *given, const char *declared);
void dtl_decoded_text_free (DtlDecodedText *self);

char *dtl_charset_find_meta (const guint8 *data, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlDecodedText, dtl_decoded_text_free)

G_END_DECLS
