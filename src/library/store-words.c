/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of articles for the full-text search. The index holds no texts of its own, so that it
 * must be told, before an article changes, which words to forget; no trigger does that, since a
 * library file may have none. https://www.sqlite.org/fts5.html section 4.4.3 */
#include "library/store-private.h"

/* Of an article that is there, and whose words are not in the index. */
gboolean
dtl_store_words_add (DtlStore *self, gint64 article_id, GError **error)
{
  return dtl_store_run (self, error,
                        "INSERT INTO article_words (rowid, title, text)"
                        " SELECT id, title, text FROM articles WHERE id = ?1",
                        "i", article_id);
}

/* Of an article as it was when its words were added; one that is not there has none. */
gboolean
dtl_store_words_remove (DtlStore *self, gint64 article_id, GError **error)
{
  return dtl_store_run (self, error,
                        "INSERT INTO article_words (article_words, rowid, title, text)"
                        " SELECT 'delete', id, title, text FROM articles WHERE id = ?1",
                        "i", article_id);
}
