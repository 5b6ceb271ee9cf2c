/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A popover with the articles of the library and a search over their words. A row is the action
 * win.show-article with its id.
 *
 * Signal "search" (text): what to look for; the answer is dtl_article_chooser_show(). */
#define DTL_TYPE_ARTICLE_CHOOSER (dtl_article_chooser_get_type ())
G_DECLARE_FINAL_TYPE (DtlArticleChooser, dtl_article_chooser, DTL, ARTICLE_CHOOSER, GtkPopover)

GtkWidget *dtl_article_chooser_new (void);
void dtl_article_chooser_show (DtlArticleChooser *self, GPtrArray *articles);

G_END_DECLS
