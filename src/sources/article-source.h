/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DTL_ARTICLE_SOURCE_MAX_SIZE (10 << 20) /* bytes */

#define DTL_FILE_TIME "file time" /* source of a candidate that is only the file's own time */

/* Something that was read, with the bytes it was read from. */
typedef struct
{
  char *name;       /* file name or address, for people */
  char *media_type; /* nullable: not told */
  GBytes *bytes;    /* as they came */
  DtlDocument *document;
  gboolean may_be_incomplete; /* the server did not tell where it ends */
} DtlArticleSource;

gboolean dtl_article_source_is_address (const char *text);
DtlArticleSource *
dtl_article_source_read_file (const char *path, GCancellable *cancellable, GError **error);
DtlArticleSource *dtl_article_source_read_stream (int fd, GError **error);
DtlArticleSource *dtl_article_source_read_bytes (const char *name,
                                                 const char *media_type,
                                                 GBytes *bytes,
                                                 GCancellable *cancellable,
                                                 GError **error);
DtlArticleSource *dtl_article_source_read_address (const char *url,
                                                   gboolean is_typed,
                                                   GCancellable *cancellable,
                                                   GError **error);
DtlArticleSource *
dtl_article_source_take_item (DtlArticleSource *self, guint number, GError **error);
GPtrArray *dtl_article_source_take_items (DtlArticleSource *self, GArray *numbers);
void dtl_article_source_free (DtlArticleSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlArticleSource, dtl_article_source_free)

G_END_DECLS
