/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/document.h"

G_BEGIN_DECLS

/* What is to come before the next word. */
typedef enum
{
  DTL_GAP_NONE,
  DTL_GAP_BLANK,
  DTL_GAP_CELL,
  DTL_GAP_LINE,
} DtlGap;

/* Text for reading, written piece by piece: single blanks, blocks on lines of their own, nothing
 * that reorders or hides what is shown, and a map to the source. */
typedef struct
{
  GString *out;
  DtlDocument *document; /* nullable: gets the map */
  DtlGap gap;
  gsize gap_source;     /* of a single blank; G_MAXSIZE: none */
  gboolean keeps_lines; /* line breaks of the pieces stay */
} DtlReadableText;

#define DTL_READABLE_NO_SOURCE G_MAXSIZE

void dtl_readable_text_add (DtlReadableText *self, const char *text, gsize len, gsize source);
void dtl_readable_text_break (DtlReadableText *self, DtlGap gap);
char *dtl_readable_line (const char *text);

G_END_DECLS
