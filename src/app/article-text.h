/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "news/reading.h"

G_BEGIN_DECLS

/* An article's text with what was found in it: dates underlined, claims and events on a ground of
 * their own, and a legend.
 *
 * Signal "phrase-hovered" (kind, index): the phrase under the pointer, an index of -1 for none.
 * Signal "phrase-activated" (kind, index): a click on a phrase. */
#define DTL_TYPE_ARTICLE_TEXT (dtl_article_text_get_type ())
G_DECLARE_FINAL_TYPE (DtlArticleText, dtl_article_text, DTL, ARTICLE_TEXT, GtkWidget)

typedef enum
{
  DTL_PHRASE_DATE, /* index: of the reading's list of that name */
  DTL_PHRASE_CLAIM,
  DTL_PHRASE_EVENT,
} DtlPhraseKind;

void
dtl_article_text_set_content (DtlArticleText *self, const char *text, const DtlReading *reading);
void dtl_article_text_set_active (DtlArticleText *self, DtlPhraseKind kind, int index);
void dtl_article_text_scroll_to (DtlArticleText *self, DtlPhraseKind kind, int index);

G_END_DECLS
