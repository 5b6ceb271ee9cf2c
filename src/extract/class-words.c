/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Authors of pages name their boxes, and the names give away what is in them: that is the idea of
 * Readability (Arc90, 2009). The words here are those that news sites and blogs use; they are
 * looked for anywhere in the lower-cased class and id. */
#include "extract/class-words.h"

#include <string.h>

#define MAX_LOOKED_AT 300 /* bytes of a class or id */

static const char *const furniture[] = {
  "-ad-",     "ad-break",  "advert",     "agegate",      "banner",    "breadcrumb", "combx",
  "comment",  "community", "consent",    "cookie",       "disqus",    "extra",      "footer",
  "gdpr",     "header",    "legends",    "masthead",     "menu",      "most-read",  "newsletter",
  "outbrain", "pager",     "pagination", "popup",        "read-more", "recirc",     "recommend",
  "related",  "remark",    "replies",    "rss",          "shoutbox",  "sidebar",    "skyscraper",
  "social",   "sponsor",   "subscri",    "supplemental", "taboola",   "trending",   NULL,
};

static const char *const content[] = {
  "and", "article", "body", "column", "content", "main", "mathjax", "shadow", NULL,
};

static const char *const positive[] = {
  "article", "blog", "body", "column", "content", "entry",
  "main",    "page", "post", "story",  "text",    NULL,
};

static const char *const negative[] = {
  "-ad-",     "banner",  "combx",      "comment",  "contact",  "foot",    "gdpr",   "hidden",
  "masthead", "media",   "meta",       "outbrain", "promo",    "related", "scroll", "share",
  "shoutbox", "sidebar", "skyscraper", "sponsor",  "shopping", "tags",    "widget", NULL,
};

static const char *const shares[] = { "share", NULL };

static const char *const bylines[] = { "byline", "author", "dateline", "writtenby", NULL };

/* As whole words, or the beginning of one with a hyphen: "authorization" names nobody. */
static gboolean
names_writer (const char *text)
{
  for (gsize i = 0; bylines[i] != NULL; i++)
    for (const char *at = text; (at = strstr (at, bylines[i])) != NULL; at++)
      {
        const char *behind = at + strlen (bylines[i]);

        behind += *behind == 's' ? 1 : 0;
        if (!g_ascii_isalpha (*behind) || g_str_has_prefix (behind, "name"))
          return TRUE;
      }

  return FALSE;
}

static void
read_lower (const char *text, char lower[MAX_LOOKED_AT])
{
  gsize i = 0;

  for (; text != NULL && text[i] != '\0' && i < MAX_LOOKED_AT - 1; i++)
    lower[i] = g_ascii_tolower (text[i]);
  lower[i] = '\0';
}

static gboolean
holds_any (const char *text, const char *const *words)
{
  for (gsize i = 0; text[0] != '\0' && words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* "share" and "sharedaddy" as words of their own: "shareholder" is none. */
static gboolean
is_share (const char *text)
{
  for (const char *at = text; (at = strstr (at, shares[0])) != NULL; at++)
    {
      const char *behind = at + 5;

      if (g_str_has_prefix (behind, "daddy"))
        behind += 5;
      if ((at == text || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (*behind))
        return TRUE;
    }

  return FALSE;
}

/**
 * dtl_class_words_get_flags:
 * @tree: a page
 * @node: one of its elements
 *
 * Returns: what its class and id say
 */
DtlClassFlags
dtl_class_words_get_flags (const DtlHtmlTree *tree, guint32 node)
{
  static const char *const names[] = { "class", "id" };
  DtlClassFlags flags = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char lower[MAX_LOOKED_AT];

      read_lower (dtl_html_tree_get_attribute (tree, node, names[i]), lower);
      if (holds_any (lower, furniture))
        flags |= DTL_CLASS_FURNITURE;
      if (holds_any (lower, content))
        flags |= DTL_CLASS_CONTENT;
      if (names_writer (lower))
        flags |= DTL_CLASS_BYLINE;
      if (is_share (lower))
        flags |= DTL_CLASS_SHARE;
    }

  return flags;
}

/**
 * dtl_class_words_get_weight:
 * @tree: a page
 * @node: one of its elements
 *
 * Returns: how much more, or less, an element so named is worth as the body of an article: a
 *   multiple of 25 from -50 to 50
 */
int
dtl_class_words_get_weight (const DtlHtmlTree *tree, guint32 node)
{
  static const char *const names[] = { "class", "id" };
  int weight = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char lower[MAX_LOOKED_AT];

      read_lower (dtl_html_tree_get_attribute (tree, node, names[i]), lower);
      weight -= holds_any (lower, negative) ? 25 : 0;
      weight += holds_any (lower, positive) ? 25 : 0;
    }

  return weight;
}
