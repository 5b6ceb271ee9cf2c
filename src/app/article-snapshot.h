/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/article-proposals.h"

G_BEGIN_DECLS

/* What the article page shows of a library, read in one go on the library's thread. Immutable. */
typedef struct
{
  GPtrArray *list;        /* elem: DtlArticle, newest first */
  DtlArticle *article;    /* nullable: there is none */
  DtlArticleCheck *check; /* nullable with article */
  GArray *proposals;      /* elem: DtlProposal, as the reading's events */
  GPtrArray *known;       /* elem: nullable char *, as proposals: the title of an event that is in
                           * the library and tells the same */
  GPtrArray *proposed;    /* elem: DtlMark: what accepting would add to a chart, by day */
  char *rule_fault;       /* nullable: why rule files of the user's are left out; told once */
} DtlArticleSnapshot;

DtlArticleSnapshot *dtl_article_snapshot_read (DtlStore *store, gint64 article_id, GError **error);
void dtl_article_snapshot_free (DtlArticleSnapshot *self);

const DtlProposal *dtl_article_snapshot_get_proposal (const DtlArticleSnapshot *self, int index);
const char *dtl_article_snapshot_get_known (const DtlArticleSnapshot *self, int index);
gint64 dtl_article_snapshot_get_flag (const DtlArticleSnapshot *self, int index);
int dtl_article_snapshot_find_flag (const DtlArticleSnapshot *self, gint64 flag_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlArticleSnapshot, dtl_article_snapshot_free)

G_END_DECLS
