/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/html-tree.h"
#include "extract/json-ld.h"
#include "news/document.h"

G_BEGIN_DECLS

/* What a page says of itself in its head: meta elements by name, the first of each. */
typedef struct _DtlPageFacts DtlPageFacts;

DtlPageFacts *dtl_page_facts_new (const DtlHtmlTree *tree);
void dtl_page_facts_free (DtlPageFacts *self);
const char *dtl_page_facts_get (const DtlPageFacts *self, const char *const *names);

char *dtl_article_find_title (const DtlHtmlTree *tree,
                              const DtlPageFacts *facts,
                              const DtlLinkedData *linked);
char *dtl_article_find_byline (const DtlHtmlTree *tree,
                               const DtlPageFacts *facts,
                               const DtlLinkedData *linked,
                               guint32 *node);
void dtl_article_find_days (const DtlHtmlTree *tree,
                            const DtlPageFacts *facts,
                            const DtlLinkedData *linked,
                            DtlDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlPageFacts, dtl_page_facts_free)

G_END_DECLS
