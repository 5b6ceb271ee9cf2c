/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/html-tree.h"

G_BEGIN_DECLS

/* Which nodes of a page are its article. */
typedef struct
{
  guint8 *is_gone; /* [nodes]: not part of it */
  gsize n_chars;   /* of its text */
} DtlArticleBody;

DtlArticleBody *
dtl_article_body_find (const DtlHtmlTree *tree, const char *title, guint32 byline_node);
void dtl_article_body_free (DtlArticleBody *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlArticleBody, dtl_article_body_free)

G_END_DECLS
