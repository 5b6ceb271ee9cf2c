/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/article.h"
#include "news/reading.h"

G_BEGIN_DECLS

char *dtl_article_phrases_describe_days (DtlDay first, DtlDay last);
char *dtl_article_phrases_describe_published (const char *published);
const char *dtl_article_phrases_name_source (const char *source);
char *dtl_article_phrases_describe_day (const DtlEventProposal *event);
char *dtl_article_phrases_describe_origin (const DtlArticle *article);
char *dtl_article_phrases_count_events (guint n_accepted, guint n_open);
char *dtl_article_phrases_count_claims (guint n_match, guint n_caveat, guint n);

G_END_DECLS
