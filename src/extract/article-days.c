/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day of publication of a page. Every place that names one is asked, the surest first, and all
 * that answer are kept as candidates; the first is believed. */
#include "extract/article-facts.h"

#include "calendar/day.h"
#include "news/published-day.h"

#include <string.h>

#define MAX_LABEL_CHARS 120 /* of an element that shows a date and little else */

static void
add (DtlDocument *document, const char *source, const char *text, const char *language)
{
  g_autofree char *day = dtl_published_find (text, language);

  if (day != NULL)
    dtl_document_add_candidate (document, source, day);
}

static void
add_facts (const DtlPageFacts *facts, DtlDocument *document)
{
  static const char *const names[] = {
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "rnews:datepublished",
    "parsely-pub-date",
    "datepublished",
    "citation_publication_date",
    "citation_online_date",
    "dc:date:issued",
    "dcterms:issued",
    "dc:issued",
    "dcterms:created",
    "dc:created",
    "dc:date",
    "dcterms:date",
    "article:published",
    "published_time",
    "publishdate",
    "publish-date",
    "publish_date",
    "published-date",
    "publication_date",
    "publication-date",
    "pubdate",
    "pub_date",
    "sailthru:date",
    "bt:pubdate",
    "cxenseparse:recs:publishtime",
    "shareaholic:article_published_time",
    "article:post_date",
    "originalpublicationdate",
    "datecreated",
    "article_date_original",
    "release_date",
    "prism:publicationdate",
    "citation_date",
    "date",
    "dateposted",
    "eomportal-uuid",
    "article:create",
    "dc:date:created",
    "displaydate",
    "created",
    "time",
    NULL,
  };

  for (gsize i = 0; names[i] != NULL; i++)
    {
      const char *name[] = { names[i], NULL };
      g_autofree char *source = g_strconcat ("meta ", names[i], NULL);

      add (document, source, dtl_page_facts_get (facts, name), document->language);
    }
}

static gboolean
has_word (const char *text, const char *const *words)
{
  g_autofree char *lower = NULL;

  if (text == NULL)
    return FALSE;
  lower = g_ascii_strdown (text, (gssize) MIN (strlen (text), 300));
  for (gsize i = 0; words[i] != NULL; i++)
    if (strstr (lower, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
is_named (const DtlHtmlTree *tree, guint32 node, const char *const *words)
{
  return has_word (dtl_html_tree_get_attribute (tree, node, "class"), words) ||
         has_word (dtl_html_tree_get_attribute (tree, node, "id"), words) ||
         has_word (dtl_html_tree_get_attribute (tree, node, "itemprop"), words);
}

static gboolean
is_update (const DtlHtmlTree *tree, guint32 node, const char *text)
{
  static const char *const words[] = { "modified", "updated", "update", NULL };
  static const char *const said[] = { "updated", "modified", "aktualisiert", "mis à jour", NULL };
  static const char *const first[] = { "published", "posted", "publié", NULL };

  return is_named (tree, node, words) || (has_word (text, said) && !has_word (text, first));
}

static DtlDay
get_day (const char *text)
{
  DtlDay day = DTL_DAY_NONE;

  if (text != NULL)
    dtl_day_parse_iso (text, strlen (text), &day);
  return day;
}

static void
add_first (DtlDocument *document, const char *source, const GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *day = dtl_published_find (g_ptr_array_index (texts, i), document->language);

      if (day != NULL)
        {
          dtl_document_add_candidate (document, source, day);
          return;
        }
    }
}

/* The first that is within a day of the one that the address names: many pages show the days of
 * other articles too. */
static gboolean
add_near (DtlDocument *document, const char *source, const GPtrArray *texts, const char *address)
{
  DtlDay named = get_day (address);

  for (guint i = 0; named != DTL_DAY_NONE && i < texts->len; i++)
    {
      g_autofree char *day = dtl_published_find (g_ptr_array_index (texts, i), document->language);

      if (day != NULL && ABS (get_day (day) - named) <= 1)
        {
          dtl_document_add_candidate (document, source, day);
          return TRUE;
        }
    }

  return FALSE;
}

/* <time datetime>, itemprop="datePublished" and what looks like a date line, in one walk. */
static void
add_shown (const DtlHtmlTree *tree, const char *address, DtlDocument *document)
{
  static const char *const published[] = { "datepublished", "datecreated", NULL };
  static const char *const lines[] = { "date",   "time",       "publish", "posted", "post-meta",
                                       "byline", "entry-meta", "meta",    "stamp",  "pubdate",
                                       "dato",   "fecha",      "datum",   "info",   NULL };
  static const char *const aside[] = { "comment", "related", "sidebar",  "footer", "widget",
                                       "recent",  "archive", "calendar", NULL };
  guint32 n = dtl_html_tree_get_n (tree);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) times = g_ptr_array_new_with_free_func (g_free);

  for (guint32 i = 1; i < n; i++)
    {
      const DtlHtmlNode *node = dtl_html_tree_get (tree, i);
      const char *itemprop, *datetime;
      g_autofree char *text = NULL;

      if (node->tag == DTL_TAG_TEXT)
        continue;
      if (node->tag == DTL_TAG_FOOTER || node->tag == DTL_TAG_NAV ||
          (node->tag != DTL_TAG_BODY && node->tag != DTL_TAG_HTML && is_named (tree, i, aside)))
        {
          i = node->end - 1;
          continue;
        }

      itemprop = dtl_html_tree_get_attribute (tree, i, "itemprop");
      datetime = dtl_html_tree_get_attribute (tree, i, "datetime");
      if (itemprop != NULL && has_word (itemprop, published))
        {
          const char *content = dtl_html_tree_get_attribute (tree, i, "content");

          text = dtl_html_tree_dup_text (tree, i, MAX_LABEL_CHARS);
          add (document, "itemprop datePublished",
               content != NULL    ? content
               : datetime != NULL ? datetime
                                  : text,
               document->language);
        }
      else if (node->tag == DTL_TAG_TIME)
        {
          text = dtl_html_tree_dup_text (tree, i, MAX_LABEL_CHARS);
          if (!is_update (tree, i, text) && times->len < 20)
            g_ptr_array_add (times, g_strdup (datetime != NULL ? datetime : text));
        }
      else if (labels->len < 20 && is_named (tree, i, lines))
        {
          const char *title = dtl_html_tree_get_attribute (tree, i, "title");
          g_autofree char *titled = dtl_published_find (title, document->language);

          /* <abbr class="published" title="2022-07-14">: what microformats ask for */
          text = dtl_html_tree_dup_text (tree, i, MAX_LABEL_CHARS + 1);
          if (strlen (text) <= MAX_LABEL_CHARS && !is_update (tree, i, text))
            g_ptr_array_add (labels, g_strdup (titled != NULL ? title : text));
        }
    }

  if (!add_near (document, "time", times, address) &&
      !add_near (document, "date line", labels, address) && address != NULL)
    dtl_document_add_candidate (document, "address", address);
  add_first (document, "time", times);
  if (address != NULL)
    dtl_document_add_candidate (document, "address", address);
  add_first (document, "date line", labels);
}

/* "Published 07/29/2022, 01:27 PM" and "Last updated: …", wherever the page says so. */
static void
add_said (const DtlHtmlTree *tree, DtlDocument *document)
{
  static const char *const words[] = { "published", "posted on", "date:",      "veröffentlicht",
                                       "publié",    "publicado", "pubblicato", NULL };
  guint32 n = dtl_html_tree_get_n (tree);

  for (guint32 i = 1; i < n; i++)
    {
      const DtlHtmlNode *node = dtl_html_tree_get (tree, i);
      g_autofree char *text = NULL;
      g_autofree char *day = NULL;

      if (node->tag != DTL_TAG_TEXT || node->text_len > 2 * MAX_LABEL_CHARS)
        continue;
      text = g_strndup (tree->text->str + node->text_start, node->text_len);
      if (!has_word (text, words))
        continue;
      if (dtl_html_tree_get (tree, node->parent)->end - node->parent < 12)
        {
          g_free (text);
          text = dtl_html_tree_dup_text (tree, node->parent, MAX_LABEL_CHARS);
        }
      day = dtl_published_find (text, document->language);
      if (day == NULL)
        continue;
      dtl_document_add_candidate (document, "words of the page", day);
      return;
    }
}

/* A short text of nothing but a date, of a page that has it nowhere else. */
static void
add_bare (const DtlHtmlTree *tree, DtlDocument *document)
{
  guint32 n = dtl_html_tree_get_n (tree);

  for (guint32 i = 1; i < n && document->candidates->len == 0; i++)
    {
      const DtlHtmlNode *node = dtl_html_tree_get (tree, i);
      g_autofree char *text = NULL;

      if (node->tag != DTL_TAG_TEXT || node->text_len < 8 || node->text_len > 60)
        continue;
      text = g_strndup (tree->text->str + node->text_start, node->text_len);
      add (document, "words of the page", text, document->language);
    }
}

/**
 * dtl_article_find_days:
 * @tree: a page
 * @facts: what it says of itself
 * @linked: what its JSON-LD says
 * @document: gets the candidates, its day and when it was changed; its address and language are
 *   asked
 */
void
dtl_article_find_days (const DtlHtmlTree *tree,
                       const DtlPageFacts *facts,
                       const DtlLinkedData *linked,
                       DtlDocument *document)
{
  static const char *const updates[] = {
    "article:modified_time", "og:updated_time", "datemodified", "dcterms:modified",
    "dc:modified",           "last-modified",   "lastmod",      NULL
  };
  g_autofree char *address = dtl_published_find_in_address (document->url);

  add (document, "json-ld", linked->published, document->language);
  add_facts (facts, document);
  add_shown (tree, address, document);
  add_said (tree, document);
  add_bare (tree, document);

  document->updated = dtl_published_find (linked->modified, document->language);
  if (document->updated == NULL)
    document->updated =
        dtl_published_find (dtl_page_facts_get (facts, updates), document->language);

  if (document->candidates->len > 0)
    {
      const DtlDateCandidate *first = g_ptr_array_index (document->candidates, 0);

      document->published = g_strdup (first->value);
      document->published_source = g_intern_static_string ("page");
    }
  else if (document->updated != NULL)
    {
      dtl_document_add_candidate (document, "modified", document->updated);
      document->published = g_strdup (document->updated);
      document->published_source = g_intern_static_string ("page");
    }
}
