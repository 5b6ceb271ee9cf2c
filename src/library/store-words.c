/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of articles for the full-text search. The index holds no texts of its own, so that it
 * must be told, before an article changes, which words to forget; no trigger does that, since a
 * library file may have none. https://www.sqlite.org/fts5.html section 4.4.3
 *
 * Chinese, Japanese and their like are written without blanks: each of their letters is a word of
 * the index, so that what stands side by side is found as a phrase, whatever its length. */
#include "library/store-private.h"

#include <string.h>

/* Scripts whose words are looked for by their parts. */
static const GUnicodeScript scripts[] = {
  G_UNICODE_SCRIPT_BOPOMOFO, G_UNICODE_SCRIPT_HAN,      G_UNICODE_SCRIPT_HANGUL,
  G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA, G_UNICODE_SCRIPT_KHMER,
  G_UNICODE_SCRIPT_LAO,      G_UNICODE_SCRIPT_MYANMAR,  G_UNICODE_SCRIPT_THAI,
  G_UNICODE_SCRIPT_YI,
};

static gboolean
is_letter_word (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (scripts[i] == script)
      return TRUE;

  return FALSE;
}

/**
 * dtl_store_words_part:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text with blanks around each letter that is a word of its own
 */
char *
dtl_store_words_part (const char *text)
{
  GString *parted = g_string_sized_new (strlen (text) + 1);

  for (const char *at = text; *at != '\0';)
    {
      const char *next = g_utf8_next_char (at);
      gboolean is_word = (guchar) *at >= 0x80 && is_letter_word (g_utf8_get_char (at));

      if (is_word && parted->len > 0 && parted->str[parted->len - 1] != ' ')
        g_string_append_c (parted, ' ');
      g_string_append_len (parted, at, next - at);
      if (is_word && *next != '\0')
        g_string_append_c (parted, ' ');
      at = next;
    }

  return g_string_free (parted, FALSE);
}

/* parted_words (text) in SQL; of what is no UTF-8, what a reader makes of it. */
static void
part_words_cb (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  g_autofree char *valid = NULL;
  char *parted;
  gsize len;

  if (text == NULL)
    {
      sqlite3_result_null (context);
      return;
    }

  valid = g_utf8_make_valid (text, -1);
  parted = dtl_store_words_part (valid);
  len = strlen (parted);
  sqlite3_result_text64 (context, parted, len, g_free, SQLITE_UTF8);
}

/* Teaches the connection what the index asks of it. */
gboolean
dtl_store_words_init (DtlStore *self, GError **error)
{
  int code = sqlite3_create_function_v2 (self->db, "parted_words", 1,
                                         SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                         NULL, part_words_cb, NULL, NULL, NULL);

  return code == SQLITE_OK || dtl_store_fail (self, code, error);
}

/* Of an article that is there, and whose words are not in the index. */
gboolean
dtl_store_words_add (DtlStore *self, gint64 article_id, GError **error)
{
  return dtl_store_run (self, error,
                        "INSERT INTO article_words (rowid, title, text)"
                        " SELECT id, parted_words (title), parted_words (text) FROM articles"
                        " WHERE id = ?1",
                        "i", article_id);
}

/* Of an article as it was when its words were added; one that is not there has none. */
gboolean
dtl_store_words_remove (DtlStore *self, gint64 article_id, GError **error)
{
  return dtl_store_run (self, error,
                        "INSERT INTO article_words (article_words, rowid, title, text)"
                        " SELECT 'delete', id, parted_words (title), parted_words (text)"
                        " FROM articles WHERE id = ?1",
                        "i", article_id);
}
