/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DTL_EXTRACTOR_MAX_SIZE (10 << 20)  /* bytes of a document */
#define DTL_EXTRACTOR_MAX_REPLY (64 << 20) /* bytes of JSON that the process may write */
#define DTL_EXTRACTOR_SECONDS 20           /* after which it is ended, whatever it does */

/* What is known of the bytes from outside; all nullable. */
typedef struct
{
  const char
      *charset;       /* of the reply's Content-Type, or the user's choice: trusted over the page */
  const char *url;    /* where the bytes come from */
  const char *format; /* html, mail, pdf, feed: do not guess */
} DtlExtractHints;

gboolean dtl_extractor_is_foreign (const char *name, GBytes *bytes);
DtlDocument *dtl_extractor_read (const char *name,
                                 GBytes *bytes,
                                 const DtlExtractHints *hints,
                                 GCancellable *cancellable,
                                 GError **error);
void dtl_extractor_set_seconds (int seconds); /* for tests */

G_END_DECLS
