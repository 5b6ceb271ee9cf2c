/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_WORD_MAX_SIZE 64 /* bytes; longer words are in no vocabulary */
#define DTL_WORD_NONE 0      /* not a word of the vocabulary */

/* Folded words and their numbers, 1, 2, 3 … in the order in which they were added. */
typedef struct _DtlVocabulary DtlVocabulary;

DtlVocabulary *dtl_vocabulary_new (void);
void dtl_vocabulary_free (DtlVocabulary *self);
guint dtl_vocabulary_add (DtlVocabulary *self, const char *text, gsize len);
guint dtl_vocabulary_find (const DtlVocabulary *self, const char *text, gsize len);
const char *dtl_vocabulary_get_text (const DtlVocabulary *self, guint word);
guint dtl_vocabulary_get_size (const DtlVocabulary *self);

gsize dtl_word_fold (const char *text, gsize len, char folded[DTL_WORD_MAX_SIZE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlVocabulary, dtl_vocabulary_free)

G_END_DECLS
