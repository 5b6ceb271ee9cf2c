/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/article.h"
#include "news/document.h"

G_BEGIN_DECLS

/* The days of publication that were found in the source of an article. */
GPtrArray *dtl_published_found_list (const DtlArticle *article); /* of DtlDateCandidate */
gboolean dtl_published_found_disagrees (const DtlArticle *article);

G_END_DECLS
