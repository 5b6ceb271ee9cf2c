/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_HTML_MAX_DEPTH 512
#define DTL_HTML_MAX_ATTRIBUTES 64

/* Bytes of a page that were overwritten by blanks and are no text. */
typedef struct
{
  gsize start, end;
} DtlHtmlBlank;

GPtrArray *dtl_html_prepass (char *text, gsize len, GArray *blanks);

G_END_DECLS
