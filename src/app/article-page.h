/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/article-snapshot.h"

G_BEGIN_DECLS

/* An article: its text with what was found in it, the events it proposes, its claims and their
 * verdicts. What is decided here are actions of the window: win.accept-proposal,
 * win.reject-proposal, win.edit-proposal and win.reconsider-proposal (index of the reading's
 * event), win.accept-all-proposals, win.show-article (id), win.set-published (ISO day or instant).
 *
 * Signal "pointed" (flag_id, from, to): what the phrase or row under the pointer is about: a flag
 * of the chart or 0, and the first and last session or DTL_DAY_NONE; "activated" (from, to): a
 * click on it; "search" (text): words to find articles by, answered by
 * dtl_article_page_show_hits(). */
#define DTL_TYPE_ARTICLE_PAGE (dtl_article_page_get_type ())
G_DECLARE_FINAL_TYPE (DtlArticlePage, dtl_article_page, DTL, ARTICLE_PAGE, GtkWidget)

void dtl_article_page_set_snapshot (DtlArticlePage *self, DtlArticleSnapshot *snapshot);
const DtlArticleSnapshot *dtl_article_page_get_snapshot (DtlArticlePage *self);

void dtl_article_page_focus_proposal (DtlArticlePage *self, guint index);
void dtl_article_page_show_flag (DtlArticlePage *self, gint64 flag_id);
void dtl_article_page_point_at_flag (DtlArticlePage *self, gint64 flag_id);
void dtl_article_page_show_hits (DtlArticlePage *self, GPtrArray *articles);

G_END_DECLS
