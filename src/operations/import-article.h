/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/check-article.h"
#include "sources/article-source.h"

G_BEGIN_DECLS

/* What the user says of an article; each nullable: what the document says. */
typedef struct
{
  const char *published; /* ISO day or instant, or a local time without offset */
  const char *symbol;    /* of the instrument it is about */
  gboolean accepts_all;  /* its proposals that have a day become events, in the same step */
} DtlArticleOptions;

typedef struct
{
  DtlArticle *article; /* as it is in the library */
  gboolean is_duplicate;
  GArray *events; /* of gint64: those of the library that are linked to it */
  guint n_proposals;
} DtlArticleImport;

gboolean dtl_article_published_is_valid (const char *text);
DtlArticle *dtl_article_of_document (const DtlDocument *document, const DtlArticleOptions *options);

DtlArticleImport *dtl_import_article (DtlStore *store,
                                      const DtlArticleSource *source,
                                      const DtlArticleOptions *options,
                                      const DtlLexicon *lexicon,
                                      DtlInstant now,
                                      GError **error);
void dtl_article_import_free (DtlArticleImport *self);
GArray *dtl_article_list_events (DtlStore *store, gint64 article_id, GError **error);

gboolean
dtl_article_edit (DtlStore *store, const DtlArticle *article, DtlInstant now, GError **error);
gboolean dtl_article_set_published (
    DtlStore *store, gint64 id, const char *published, DtlInstant now, GError **error);
gboolean dtl_article_set_symbol (
    DtlStore *store, gint64 id, const char *symbol, DtlInstant now, GError **error);
gboolean dtl_article_remove (DtlStore *store, gint64 id, DtlInstant now, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlArticleImport, dtl_article_import_free)

G_END_DECLS
