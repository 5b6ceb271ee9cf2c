/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history and the full-text search: a changeset brings back rows of articles, and knows
 * nothing of their words. What it touches is read from it, so that words are forgotten before it is
 * applied and learned after. */
#include "library/store-private.h"

#include <string.h>

static gboolean
read_article (sqlite3_changeset_iter *iter, GArray *articles, int *code)
{
  sqlite3_value *value = NULL;
  const char *table;
  gint64 id;
  int n_columns, operation, indirect;

  *code = sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  if (*code != SQLITE_OK)
    return FALSE;
  if (strcmp (table, "articles") != 0)
    return TRUE;

  *code = operation == SQLITE_INSERT ? sqlite3changeset_new (iter, 0, &value)
                                     : sqlite3changeset_old (iter, 0, &value);
  if (*code != SQLITE_OK)
    return FALSE;
  id = value != NULL ? sqlite3_value_int64 (value) : 0;
  g_array_append_val (articles, id);

  return TRUE;
}

/* Returns: (transfer full) (element-type gint64): the articles that @changes adds, changes or
 * removes, or NULL */
GArray *
dtl_history_list_articles (DtlStore *self, GBytes *changes, GError **error)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_changeset_iter *iter = NULL;
  gsize size;
  /* SQLite reads it only; its prototypes lack the const */
  void *data = (void *) g_bytes_get_data (changes, &size);
  int code, end;

  if (size == 0)
    return g_steal_pointer (&articles);

  code = sqlite3changeset_start (&iter, (int) size, data);
  while (code == SQLITE_OK)
    {
      int next = sqlite3changeset_next (iter);

      if (next != SQLITE_ROW || !read_article (iter, articles, &code))
        {
          code = next == SQLITE_ROW || next == SQLITE_DONE ? code : next;
          break;
        }
    }
  end = iter != NULL ? sqlite3changeset_finalize (iter) : SQLITE_OK;
  code = code == SQLITE_OK ? end : code;
  if (code == SQLITE_OK)
    return g_steal_pointer (&articles);

  dtl_store_fail (self, code, error);
  return NULL;
}

/* Adds, or removes, the words of those @articles that are there. */
gboolean
dtl_history_set_words (DtlStore *self, GArray *articles, gboolean add, GError **error)
{
  for (guint i = 0; i < articles->len; i++)
    {
      gint64 id = g_array_index (articles, gint64, i);

      if (!(add ? dtl_store_words_add (self, id, error) : dtl_store_words_remove (self, id, error)))
        return FALSE;
    }

  return TRUE;
}
