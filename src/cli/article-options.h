/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/call.h"
#include "news/lexicon.h"
#include "operations/import-article.h"

G_BEGIN_DECLS

gboolean dtl_article_options_read (const DtlCall *call, DtlArticleOptions *options, GError **error);
DtlLexicon *dtl_article_options_load_lexicon (gboolean strict, GError **error);
DtlArticleSource *
dtl_article_options_open (const DtlCall *call, const char *argument, GError **error);

G_END_DECLS
