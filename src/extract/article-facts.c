/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Title and byline of a page. What is said for machines (JSON-LD, Dublin Core, Open Graph, Parsely)
 * comes before what is said for readers. */
#include "extract/article-facts.h"

#include "extract/article-look.h"
#include "extract/class-words.h"
#include "news/published-day.h"
#include "extract/readable-text.h"

#include <string.h>

#define MAX_BYLINE_CHARS 100

struct _DtlPageFacts
{
  GHashTable *values; /* of interned name: char */
};

/**
 * dtl_page_facts_new:
 * @tree: a page
 *
 * Collects its meta elements. Names are lower case, with a colon for a dot, and one element may
 * have several.
 *
 * Returns: (transfer full): what they say
 */
DtlPageFacts *
dtl_page_facts_new (const DtlHtmlTree *tree)
{
  static const char *const names[] = { "property", "name", "itemprop", "http-equiv" };
  DtlPageFacts *self = g_new0 (DtlPageFacts, 1);
  guint32 n = dtl_html_tree_get_n (tree);

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint32 i = 1; i < n && g_hash_table_size (self->values) < 1000; i++)
    {
      const char *content;

      if (dtl_html_tree_get (tree, i)->tag != DTL_TAG_META)
        continue;
      content = dtl_html_tree_get_attribute (tree, i, "content");
      if (content == NULL || content[strspn (content, " \t\r\n")] == '\0')
        continue;
      for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
        {
          const char *value = dtl_html_tree_get_attribute (tree, i, names[k]);
          g_auto (GStrv) words = NULL;

          if (value == NULL || strlen (value) > 200)
            continue;
          words = g_strsplit_set (value, " \t\r\n", -1);
          for (gsize w = 0; words[w] != NULL; w++)
            {
              g_autofree char *name = g_strdelimit (g_ascii_strdown (words[w], -1), ".", ':');

              if (name[0] != '\0' && !g_hash_table_contains (self->values, name))
                g_hash_table_insert (self->values, g_steal_pointer (&name), g_strdup (content));
            }
        }
    }

  return self;
}

/**
 * dtl_page_facts_free:
 * @self: (nullable) (transfer full): what a page says
 */
void
dtl_page_facts_free (DtlPageFacts *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->values);
  g_free (self);
}

/**
 * dtl_page_facts_get:
 * @self: what a page says
 * @names: (array zero-terminated=1): names of meta elements, best first
 *
 * Returns: (transfer none) (nullable): the first that is there
 */
const char *
dtl_page_facts_get (const DtlPageFacts *self, const char *const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      const char *value = g_hash_table_lookup (self->values, names[i]);

      if (value != NULL)
        return value;
    }

  return NULL;
}

static guint
count_words (const char *text)
{
  guint n = 0;

  for (const char *at = text; *at != '\0';)
    {
      at += strspn (at, " ");
      n += *at != '\0';
      at += strcspn (at, " ");
    }

  return n;
}

/* "Headline | Site": finds the first or the last mark with blanks around it. */
static const char *
find_separator (const char *title, gboolean last, gsize *len)
{
  static const char *const marks[] = { "|", "-", "–", "—", "\\", "/", ">", "»", NULL };
  const char *found = NULL;

  for (const char *at = title; (at = strchr (at, ' ')) != NULL; at++)
    for (gsize i = 0; marks[i] != NULL; i++)
      {
        gsize n = strlen (marks[i]);

        if (g_str_has_prefix (at + 1, marks[i]) && at[1 + n] == ' ')
          {
            found = at;
            *len = n + 2;
            if (!last)
              return found;
          }
      }

  return found;
}

static gboolean
has_heading (const DtlHtmlTree *tree, const char *title)
{
  guint32 n = dtl_html_tree_get_n (tree);

  for (guint32 i = 1; i < n; i++)
    {
      DtlTag tag = dtl_html_tree_get (tree, i)->tag;
      g_autofree char *heading = NULL;

      if (tag != DTL_TAG_H1 && tag != DTL_TAG_H2)
        continue;
      heading = dtl_html_tree_dup_text (tree, i, 500);
      if (strcmp (heading, title) == 0)
        return TRUE;
    }

  return FALSE;
}

static char *
dup_only_heading (const DtlHtmlTree *tree)
{
  guint32 n = dtl_html_tree_get_n (tree);
  guint32 first = dtl_html_tree_find (tree, 1, n, DTL_TAG_H1);

  if (first == n || dtl_html_tree_find (tree, first + 1, n, DTL_TAG_H1) != n)
    return NULL;

  return dtl_html_tree_dup_text (tree, first, 1000);
}

/* Takes the name of the site off the title of the window. */
static char *
shorten_title (const DtlHtmlTree *tree, const char *whole)
{
  g_autofree char *title = g_strdup (whole);
  gsize len;
  const char *mark = find_separator (whole, TRUE, &len);
  gboolean had_mark = mark != NULL;

  if (mark != NULL)
    {
      g_free (title);
      title = g_strndup (whole, (gsize) (mark - whole));
      if (count_words (title) < 3)
        {
          mark = find_separator (whole, FALSE, &len);
          g_free (title);
          title = g_strdup (mark + len);
        }
    }
  else if (strstr (whole, ": ") != NULL)
    {
      const char *last = g_strrstr (whole, ":"), *first = strchr (whole, ':');
      g_autofree char *before = g_strndup (whole, (gsize) (first - whole));

      if (!has_heading (tree, whole) && count_words (before) <= 5)
        {
          g_free (title);
          title = g_strdup (count_words (last + 1) >= 3 ? last + 1 : first + 1);
        }
    }
  else if (g_utf8_strlen (whole, -1) > 150 || g_utf8_strlen (whole, -1) < 15)
    {
      char *heading = dup_only_heading (tree);

      if (heading != NULL)
        {
          g_free (title);
          title = heading;
        }
    }

  g_strstrip (title);
  /* What is so short is rather the site, or the title was cut in the wrong place. */
  if (count_words (title) <= 4 && (!had_mark || count_words (title) + 2 != count_words (whole)))
    return g_strdup (whole);

  return g_steal_pointer (&title);
}

static char *
find_title (const DtlHtmlTree *tree, const DtlPageFacts *facts, const DtlLinkedData *linked)
{
  static const char *const names[] = { "dc:title",
                                       "dcterm:title",
                                       "dcterms:title",
                                       "og:title",
                                       "weibo:article:title",
                                       "weibo:webpage:title",
                                       "title",
                                       "headline",
                                       "citation_title",
                                       "twitter:title",
                                       "parsely-title",
                                       NULL };
  guint32 n = dtl_html_tree_get_n (tree);
  guint32 node = dtl_html_tree_find (tree, 1, n, DTL_TAG_TITLE);
  g_autofree char *window = node < n ? dtl_html_tree_dup_text (tree, node, 2000) : g_strdup ("");
  const char *said = linked->headline;
  g_autofree char *line = dtl_readable_line (window);

  /* Some give the site as the one and the article as the other. */
  if (linked->headline == NULL ||
      (linked->name != NULL && dtl_article_title_likeness (window, linked->name) > .75 &&
       dtl_article_title_likeness (window, linked->headline) <= .75))
    said = linked->name;
  if (said == NULL)
    said = dtl_page_facts_get (facts, names);
  if (said != NULL)
    {
      g_autofree char *plain = dtl_html_unescape (said);

      return g_steal_pointer (&plain);
    }
  if (line == NULL)
    return dup_only_heading (tree);

  return shorten_title (tree, line);
}

/**
 * dtl_article_find_title:
 * @tree: a page
 * @facts: what it says of itself
 * @linked: what its JSON-LD says
 *
 * Returns: (transfer full) (nullable): the title of its article
 */
char *
dtl_article_find_title (const DtlHtmlTree *tree,
                        const DtlPageFacts *facts,
                        const DtlLinkedData *linked)
{
  g_autofree char *title = find_title (tree, facts, linked);

  return dtl_readable_line (title);
}

static gboolean
is_address (const char *text)
{
  return g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://");
}

static gboolean
names_author (const DtlHtmlTree *tree, guint32 node)
{
  const char *rel = dtl_html_tree_get_attribute (tree, node, "rel");
  const char *itemprop = dtl_html_tree_get_attribute (tree, node, "itemprop");

  return g_strcmp0 (rel, "author") == 0 || (itemprop != NULL && strstr (itemprop, "author")) ||
         (dtl_class_words_get_flags (tree, node) & DTL_CLASS_BYLINE) != 0;
}

/* The name alone, where it is marked inside the byline. */
static char *
dup_byline (const DtlHtmlTree *tree, guint32 node)
{
  guint32 end = dtl_html_tree_get (tree, node)->end, best = node;

  for (guint32 i = node + 1; i < end; i++)
    {
      const char *itemprop = dtl_html_tree_get_attribute (tree, i, "itemprop");

      if (itemprop != NULL && strstr (itemprop, "name") != NULL)
        {
          best = i;
          break;
        }
    }

  /* A line with name and date: the part that is the name's. */
  if (best == node)
    {
      g_autofree char *line = dtl_html_tree_dup_text (tree, node, 4 * MAX_BYLINE_CHARS);
      g_autofree char *day = dtl_published_find (line, NULL);
      gboolean has_day = day != NULL || dtl_html_tree_find (tree, node, end, DTL_TAG_TIME) < end;

      for (guint32 i = node + 1; has_day && best == node && i < end; i++)
        if (dtl_html_tree_get (tree, i)->tag != DTL_TAG_TEXT && names_author (tree, i))
          {
            g_autofree char *name = dtl_html_tree_dup_text (tree, i, 4 * MAX_BYLINE_CHARS);
            g_autofree char *name_day = dtl_published_find (name, NULL);

            if (name[0] != '\0' && name_day == NULL)
              best = i;
          }
    }

  return dtl_html_tree_dup_text (tree, best, 4 * MAX_BYLINE_CHARS);
}

static char *
find_shown_byline (const DtlHtmlTree *tree, guint32 *node)
{
  guint32 n = dtl_html_tree_get_n (tree);

  for (guint32 i = 1; i < n; i++)
    {
      g_autofree char *text = NULL;
      const DtlHtmlNode *of = dtl_html_tree_get (tree, i);

      if (of->tag == DTL_TAG_TEXT)
        continue;
      if (of->tag == DTL_TAG_HEAD || dtl_article_is_hidden (tree, i))
        {
          i = of->end - 1;
          continue;
        }
      if (of->tag == DTL_TAG_BODY || of->tag == DTL_TAG_HTML || !names_author (tree, i))
        continue;
      text = dtl_html_tree_dup_text (tree, i, 4 * MAX_BYLINE_CHARS);
      if (text[0] == '\0' || g_utf8_strlen (text, -1) >= MAX_BYLINE_CHARS)
        continue;
      *node = i;
      return dup_byline (tree, i);
    }

  return NULL;
}

/**
 * dtl_article_find_byline:
 * @tree: a page
 * @facts: what it says of itself
 * @linked: what its JSON-LD says
 * @node: (out): the element that shows it, where nothing but that told; else 0
 *
 * Returns: (transfer full) (nullable): who wrote its article
 */
char *
dtl_article_find_byline (const DtlHtmlTree *tree,
                         const DtlPageFacts *facts,
                         const DtlLinkedData *linked,
                         guint32 *node)
{
  static const char *const names[] = {
    "dc:creator",     "dcterm:creator",    "dcterms:creator", "author",          "parsely-author",
    "article:author", "og:article:author", "citation_author", "sailthru:author", NULL
  };
  g_autofree char *byline = g_strdup (linked->author);

  *node = 0;
  for (gsize i = 0; byline == NULL && names[i] != NULL; i++)
    {
      const char *name[] = { names[i], NULL };
      const char *value = dtl_page_facts_get (facts, name);

      if (value != NULL && !is_address (value))
        byline = g_strdup (value);
    }
  if (byline == NULL)
    byline = find_shown_byline (tree, node);
  if (byline != NULL)
    {
      g_autofree char *plain = dtl_html_unescape (byline);

      return dtl_readable_line (plain);
    }

  return NULL;
}
