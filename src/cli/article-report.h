/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/json-writer.h"
#include "operations/import-article.h"

G_BEGIN_DECLS

/* An article and what it says, for programs and for people. All but article and check may be
 * missing. */
typedef struct
{
  const char *file;
  const DtlDocument *document; /* that it was just read from */
  const DtlArticle *article;
  const DtlArticleCheck *check;
  GArray *proposals; /* of DtlProposal */
  GArray *events;    /* of gint64 */
} DtlArticleReport;

void dtl_article_report_write (DtlJsonWriter *json, const DtlArticleReport *report);
void dtl_article_report_write_claims (DtlJsonWriter *json, const DtlArticleReport *report);
void dtl_article_report_append (GString *text, const DtlArticleReport *report);
void dtl_article_report_append_claims (GString *text, const DtlArticleReport *report);
void dtl_article_report_write_ids (DtlJsonWriter *json, const char *name, GArray *ids);

G_END_DECLS
