/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader would see at a glance: that something is not shown, that a heading says what the
 * title says. */
#include "extract/article-look.h"

#include <string.h>

static gboolean
has_word (const char *classes, const char *word)
{
  gsize len = strlen (word);

  for (const char *at = classes; (at = strstr (at, word)) != NULL; at++)
    if ((at == classes || g_ascii_isspace (at[-1])) &&
        (at[len] == '\0' || g_ascii_isspace (at[len])))
      return TRUE;

  return FALSE;
}

/**
 * dtl_article_is_hidden:
 * @tree: a page
 * @node: one of its elements
 *
 * Returns: whether its attributes hide it from a reader
 */
gboolean
dtl_article_is_hidden (const DtlHtmlTree *tree, guint32 node)
{
  const char *style = dtl_html_tree_get_attribute (tree, node, "style");
  const char *class = dtl_html_tree_get_attribute (tree, node, "class");
  const char *aria = dtl_html_tree_get_attribute (tree, node, "aria-hidden");

  if (dtl_html_tree_get_attribute (tree, node, "hidden") != NULL)
    return TRUE;
  if (g_strcmp0 (aria, "true") == 0)
    return TRUE;
  if (class != NULL && has_word (class, "modal"))
    return TRUE; /* a dialog that a style sheet hides until a button is pressed */
  if (style != NULL)
    {
      g_autofree char *packed = g_ascii_strdown (style, MIN (strlen (style), 1000));
      char *to = packed;

      for (const char *at = packed; *at != '\0'; at++)
        if (!g_ascii_isspace (*at))
          *to++ = *at;
      *to = '\0';
      return strstr (packed, "display:none") != NULL ||
             strstr (packed, "visibility:hidden") != NULL;
    }

  return FALSE;
}

/* The letters of @text in words of lower case, as a set with their lengths. */
static GHashTable *
split_words (const char *text, gsize *n_chars)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *at = folded;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c))
        {
          g_string_append_unichar (word, c);
          continue;
        }
      if (word->len > 0)
        {
          *n_chars += (gsize) g_utf8_strlen (word->str, -1);
          g_hash_table_add (words, g_strdup (word->str));
          g_string_truncate (word, 0);
        }
      if (c == 0)
        break;
    }

  return words;
}

/**
 * dtl_article_title_likeness:
 * @title: a title
 * @heading: a heading of the page
 *
 * Returns: the part of @heading's words, by length, that @title has too, 0 to 1
 */
double
dtl_article_title_likeness (const char *title, const char *heading)
{
  gsize n_title = 0, n_heading = 0, n_shared = 0, n_unique = 0;
  g_autoptr (GHashTable) title_words = split_words (title, &n_title);
  g_autoptr (GHashTable) heading_words = split_words (heading, &n_heading);
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, heading_words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      gsize len = (gsize) g_utf8_strlen (word, -1);

      n_unique += len;
      n_shared += g_hash_table_contains (title_words, word) ? len : 0;
    }

  return n_unique > 0 && n_title > 0 ? (double) n_shared / (double) n_unique : 0;
}
