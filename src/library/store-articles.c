/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles in and out of their table, and the bytes they were read from. The words of an article
 * are kept for the full-text search in the same breath. */
#include "library/store-private.h"

#include "base/error.h"

#define COLUMNS                                                                                    \
  "id, title, byline, publisher, published, published_source, published_found, url, language, "    \
  "symbol, text, digest, source_digest, may_be_incomplete"

/* Returns: FALSE with DTL_ERROR_NOT_FOUND if @id is neither 0, for none, nor that of an article */
gboolean
dtl_store_check_article (DtlStore *self, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  if (id == 0)
    return TRUE;
  statement = dtl_store_prepare (self, error, "SELECT 1 FROM articles WHERE id = ?1", "i", id);
  if (statement == NULL || !dtl_store_step (self, statement, &row, error))
    return FALSE;

  return row || dtl_store_fail_not_found ("article", id, error);
}

/* A source that this version does not know is none. */
static DtlArticle *
read_article (sqlite3_stmt *statement)
{
  DtlArticle *article = dtl_article_new ();
  g_autofree char *source = dtl_store_dup_text (statement, 5);

  g_free (article->text);
  article->id = sqlite3_column_int64 (statement, 0);
  article->title = dtl_store_dup_text (statement, 1);
  article->byline = dtl_store_dup_text (statement, 2);
  article->publisher = dtl_store_dup_text (statement, 3);
  article->published = dtl_store_dup_text (statement, 4);
  if (source != NULL)
    dtl_published_source_from_id (source, &article->published_source);
  article->published_found = dtl_store_dup_text (statement, 6);
  article->url = dtl_store_dup_text (statement, 7);
  article->language = dtl_store_dup_text (statement, 8);
  article->symbol = dtl_store_dup_text (statement, 9);
  article->text = dtl_store_dup_text (statement, 10);
  article->digest = dtl_store_dup_text (statement, 11);
  article->source_digest = dtl_store_dup_text (statement, 12);
  article->may_be_incomplete = sqlite3_column_int64 (statement, 13) != 0;

  return article;
}

static const char *
source_id (const DtlArticle *article)
{
  return article->published_source != DTL_PUBLISHED_NONE
             ? dtl_published_source_to_id (article->published_source)
             : NULL;
}

/**
 * dtl_store_add_article:
 * @article: with a text; its id and digest are set
 */
gboolean
dtl_store_add_article (DtlStore *self, DtlArticle *article, GError **error)
{
  g_return_val_if_fail (self != NULL && self->in_step, FALSE);
  g_return_val_if_fail (article != NULL && article->text != NULL, FALSE);

  g_free (article->digest);
  article->digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, article->text, -1);
  if (!dtl_store_run (self, error,
                      "INSERT INTO articles (title, byline, publisher, published,"
                      " published_source, published_found, url, language, symbol, text, digest,"
                      " source_digest, may_be_incomplete)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                      "ttttttttttttI", article->title, article->byline, article->publisher,
                      article->published, source_id (article), article->published_found,
                      article->url, article->language, article->symbol, article->text,
                      article->digest, article->source_digest,
                      (gint64) (article->may_be_incomplete ? 1 : 0)))
    return FALSE;

  article->id = sqlite3_last_insert_rowid (self->db);
  return dtl_store_words_add (self, article->id, error);
}

/**
 * dtl_store_update_article:
 * @article: what the article of its id shall be; the text stays the one that was added, since
 *   quotes and decisions rest on its bytes
 *
 * Returns: %FALSE with %DTL_ERROR_NOT_FOUND
 */
gboolean
dtl_store_update_article (DtlStore *self, const DtlArticle *article, GError **error)
{
  g_return_val_if_fail (self != NULL && self->in_step, FALSE);
  g_return_val_if_fail (article != NULL && article->id != 0, FALSE);

  return dtl_store_check_article (self, article->id, error) &&
         dtl_store_words_remove (self, article->id, error) &&
         dtl_store_run (self, error,
                        "UPDATE articles SET title = ?1, byline = ?2, publisher = ?3,"
                        " published = ?4, published_source = ?5, published_found = ?6, url = ?7,"
                        " language = ?8, symbol = ?9 WHERE id = ?10",
                        "tttttttttI", article->title, article->byline, article->publisher,
                        article->published, source_id (article), article->published_found,
                        article->url, article->language, article->symbol, article->id) &&
         dtl_store_words_add (self, article->id, error);
}

/**
 * dtl_store_remove_article:
 *
 * Its events stay, with their quotes, and are no longer linked to it. The bytes it was read from
 * stay as well, for an undo.
 *
 * Returns: %FALSE with %DTL_ERROR_NOT_FOUND
 */
gboolean
dtl_store_remove_article (DtlStore *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL && self->in_step, FALSE);

  return dtl_store_check_article (self, id, error) && dtl_store_words_remove (self, id, error) &&
         dtl_store_run (self, error, "UPDATE events SET article_id = NULL WHERE article_id = ?1",
                        "i", id) &&
         dtl_store_run (self, error, "DELETE FROM decisions WHERE article_id = ?1", "i", id) &&
         dtl_store_run (self, error, "DELETE FROM articles WHERE id = ?1", "i", id);
}

/* Returns: (transfer full): the article, or NULL with DTL_ERROR_NOT_FOUND */
DtlArticle *
dtl_store_get_article (DtlStore *self, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  g_return_val_if_fail (self != NULL, NULL);

  statement =
      dtl_store_prepare (self, error, "SELECT " COLUMNS " FROM articles WHERE id = ?1", "i", id);
  if (statement == NULL || !dtl_store_step (self, statement, &row, error))
    return NULL;
  if (!row)
    {
      dtl_store_fail_not_found ("article", id, error);
      return NULL;
    }

  return read_article (statement);
}

/* @statement: (transfer full) (nullable): NULL: @error is set */
static GPtrArray *
read_articles (DtlStore *self, sqlite3_stmt *taken, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_article_free);
  g_autoptr (sqlite3_stmt) statement = taken;
  gboolean row;

  if (statement == NULL)
    return NULL;
  for (;;)
    {
      if (!dtl_store_step (self, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&list);
      g_ptr_array_add (list, read_article (statement));
    }
}

/* Returns: (transfer full) (element-type DtlArticle): in the order they were added, or NULL */
GPtrArray *
dtl_store_list_articles (DtlStore *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return read_articles (
      self, dtl_store_prepare (self, error, "SELECT " COLUMNS " FROM articles ORDER BY id", ""),
      error);
}

/* A word each in quotes, so that nothing in it is an operator; the last may be a beginning. */
static char *
make_query (const char *text)
{
  g_autoptr (GString) query = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *parted = dtl_store_words_part (words[i]);
      g_auto (GStrv) parts = g_strsplit (parted, "\"", -1);
      g_autofree char *word = g_strjoinv ("\"\"", parts);

      if (*word != '\0')
        g_string_append_printf (query, "%s\"%s\"", query->len > 0 ? " " : "", word);
    }
  if (query->len > 0)
    g_string_append_c (query, '*');

  return g_string_free (g_steal_pointer (&query), FALSE);
}

/**
 * dtl_store_search_articles:
 * @text: words that title and text must have, each, in any order; case and accents do not matter,
 *   and the last may be the beginning of a word; in scripts without blanks, any part of a text
 *
 * Returns: (transfer full) (element-type DtlArticle): the best first; all of them in the order
 *   they were added for a text without words; or NULL
 */
GPtrArray *
dtl_store_search_articles (DtlStore *self, const char *text, GError **error)
{
  g_autofree char *query = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  query = make_query (text);
  if (*query == '\0')
    return dtl_store_list_articles (self, error);

  /* Words in the title count ten times. */
  return read_articles (
      self,
      dtl_store_prepare (self, error,
                         "WITH found AS (SELECT rowid AS found_id,"
                         " bm25 (article_words, 10.0, 1.0) AS score FROM article_words"
                         " WHERE article_words MATCH ?1)"
                         " SELECT " COLUMNS " FROM found JOIN articles ON id = found_id"
                         " ORDER BY score, id",
                         "t", query),
      error);
}

/**
 * dtl_store_find_article:
 * @text: of an article
 * @id: (out): the article of exactly this text that was added first, or 0
 */
gboolean
dtl_store_find_article (DtlStore *self, const char *text, gint64 *id, GError **error)
{
  g_autofree char *digest = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  g_return_val_if_fail (self != NULL && text != NULL && id != NULL, FALSE);

  /* Articles of the first version of the file have no digest. */
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  statement = dtl_store_prepare (self, error,
                                 "SELECT id FROM articles"
                                 " WHERE digest = ?1 OR digest IS NULL AND text = ?2"
                                 " ORDER BY id LIMIT 1",
                                 "tt", digest, text);
  if (statement == NULL || !dtl_store_step (self, statement, &row, error))
    return FALSE;

  *id = row ? sqlite3_column_int64 (statement, 0) : 0;
  return TRUE;
}

/**
 * dtl_store_put_source:
 * @name: file name or address
 * @media_type: (nullable): "text/html"
 * @bytes: what an article is read from
 *
 * Keeps the bytes, once. It is no step of the history: bytes change nothing that is seen.
 *
 * Returns: (transfer full): their digest, for the article, or NULL
 */
char *
dtl_store_put_source (
    DtlStore *self, const char *name, const char *media_type, GBytes *bytes, GError **error)
{
  g_autofree char *digest = NULL;

  g_return_val_if_fail (self != NULL && name != NULL && bytes != NULL, NULL);

  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!dtl_store_run (self, error,
                      "INSERT INTO sources (digest, name, media_type, data)"
                      " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (digest) DO NOTHING",
                      "tttb", digest, name, media_type, bytes))
    return NULL;

  return g_steal_pointer (&digest);
}

/**
 * dtl_store_get_source:
 * @name: (out) (optional) (transfer full): file name or address
 * @media_type: (out) (optional) (transfer full) (nullable): its type
 *
 * Returns: (transfer full): the bytes, or NULL with %DTL_ERROR_NOT_FOUND
 */
GBytes *
dtl_store_get_source (
    DtlStore *self, const char *digest, char **name, char **media_type, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  g_return_val_if_fail (self != NULL && digest != NULL, NULL);

  statement = dtl_store_prepare (
      self, error, "SELECT name, media_type, data FROM sources WHERE digest = ?1", "t", digest);
  if (statement == NULL || !dtl_store_step (self, statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND,
                   "The library does not hold the bytes that this article was read from.");
      return NULL;
    }

  if (name != NULL)
    *name = dtl_store_dup_text (statement, 0);
  if (media_type != NULL)
    *media_type = dtl_store_dup_text (statement, 1);
  return g_bytes_new (sqlite3_column_blob (statement, 2),
                      (gsize) sqlite3_column_bytes (statement, 2));
}
