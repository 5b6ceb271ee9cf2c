/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "operations/check-article.h"

G_BEGIN_DECLS

/* What is in doubt about an article: when it was published, and whether all of it is there. What is
 * chosen is the action win.set-published (ISO day or instant). Nothing is chosen by itself. */
#define DTL_TYPE_ARTICLE_NOTICE (dtl_article_notice_get_type ())
G_DECLARE_FINAL_TYPE (DtlArticleNotice, dtl_article_notice, DTL, ARTICLE_NOTICE, GtkWidget)

void dtl_article_notice_show (DtlArticleNotice *self,
                              const DtlArticle *article,
                              const DtlArticleCheck *check,
                              gboolean asked);
void dtl_article_notice_grab_entry (DtlArticleNotice *self);

G_END_DECLS
