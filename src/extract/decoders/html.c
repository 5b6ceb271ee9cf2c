/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages: bytes to UTF-8, the pre-pass, the tree, then what the page says of its article and the
 * article itself. The map leads to bytes of the source where that is UTF-8, and else to bytes of
 * the converted text. */
#include "extract/decoders/html.h"

#include "extract/article-body.h"
#include "extract/article-clean.h"
#include "extract/article-facts.h"
#include "extract/article-look.h"
#include "extract/charset.h"
#include "extract/html-prepass.h"
#include "extract/readable-text.h"

#include <string.h>

#define SHORT_CHARS 300 /* an article of less is compared with what JSON-LD has of it */

static gboolean
is_cell (const DtlHtmlTree *tree, guint32 node)
{
  DtlTag tag = dtl_html_tree_get (tree, node)->tag;

  return tag == DTL_TAG_TD || tag == DTL_TAG_TH;
}

static void
write_text (const DtlHtmlTree *tree, const guint8 *is_gone, gsize shift, DtlDocument *document)
{
  DtlReadableText text = { .document = document, .gap_source = DTL_READABLE_NO_SOURCE };
  guint32 n = dtl_html_tree_get_n (tree), last_block = 0, pre_end = 0;
  g_autofree guint32 *block_of = g_new0 (guint32, n);

  text.out = g_string_new (NULL);
  for (guint32 i = 1; i < n; i++)
    {
      const DtlHtmlNode *node = dtl_html_tree_get (tree, i);
      gboolean is_block = dtl_tag_is_block (node->tag);

      block_of[i] = is_block ? i : block_of[node->parent];
      if (is_gone[i])
        continue;
      if (is_cell (tree, i))
        dtl_readable_text_break (&text, DTL_GAP_CELL);
      else if (is_block || node->tag == DTL_TAG_BR)
        dtl_readable_text_break (&text, DTL_GAP_LINE);
      if (node->tag == DTL_TAG_PRE)
        pre_end = node->end;
      if (node->tag != DTL_TAG_TEXT)
        continue;

      /* Back in a block that goes on behind another */
      if (block_of[i] != last_block && !is_cell (tree, block_of[i]))
        dtl_readable_text_break (&text, DTL_GAP_LINE);
      last_block = block_of[i];
      text.keeps_lines = i < pre_end;
      dtl_readable_text_add (&text, tree->text->str + node->text_start, node->text_len,
                             node->source == DTL_HTML_NO_SOURCE ? DTL_READABLE_NO_SOURCE
                                                                : node->source + shift);
    }

  g_free (document->text);
  document->text = g_string_free (text.out, FALSE);
}

static void
read_language (const DtlHtmlTree *tree, const DtlPageFacts *facts, DtlDocument *document)
{
  static const char *const names[] = { "content-language", "og:locale", "dc:language", NULL };
  guint32 n = dtl_html_tree_get_n (tree);
  guint32 root = dtl_html_tree_find (tree, 1, n, DTL_TAG_HTML);
  const char *value = root < n ? dtl_html_tree_get_attribute (tree, root, "lang") : NULL;

  if (value == NULL && root < n)
    value = dtl_html_tree_get_attribute (tree, root, "xml:lang");
  if (value == NULL || value[0] == '\0')
    value = dtl_page_facts_get (facts, names);
  if (value == NULL || strlen (value) > 35)
    return;
  document->language = dtl_readable_line (value);
  if (document->language != NULL)
    g_strdelimit (document->language, "_", '-');
}

static void
read_address (const DtlHtmlTree *tree,
              const DtlPageFacts *facts,
              const char *given,
              DtlDocument *document)
{
  static const char *const names[] = { "og:url", NULL };
  guint32 n = dtl_html_tree_get_n (tree);
  const char *value = NULL;

  for (guint32 i = dtl_html_tree_find (tree, 1, n, DTL_TAG_LINK); i < n && value == NULL;
       i = dtl_html_tree_find (tree, i + 1, n, DTL_TAG_LINK))
    if (g_strcmp0 (dtl_html_tree_get_attribute (tree, i, "rel"), "canonical") == 0)
      value = dtl_html_tree_get_attribute (tree, i, "href");
  if (value == NULL)
    value = dtl_page_facts_get (facts, names);
  if (given != NULL && (value == NULL || strstr (value, "://") == NULL))
    value = given;
  if (value != NULL &&
      (g_str_has_prefix (value, "http://") || g_str_has_prefix (value, "https://")))
    document->url = dtl_readable_line (value);
}

static void
read_publisher (const DtlPageFacts *facts, const DtlLinkedData *linked, DtlDocument *document)
{
  static const char *const names[] = { "og:site_name", "dc:publisher", "publisher",
                                       "application-name", NULL };
  const char *value = dtl_page_facts_get (facts, names);

  if (value == NULL)
    value = linked->publisher;
  if (value != NULL)
    {
      g_autofree char *plain = dtl_html_unescape (value);

      document->publisher = dtl_readable_line (plain);
    }
}

/* What JSON-LD holds as the body, where the page shows less of it. */
static void
prefer_linked_body (const DtlLinkedData *linked, DtlDocument *document)
{
  DtlReadableText text = { .gap_source = DTL_READABLE_NO_SOURCE, .keeps_lines = TRUE };
  g_autofree char *plain = NULL;

  if (linked->body == NULL || strlen (document->text) >= SHORT_CHARS ||
      strlen (linked->body) < 2 * strlen (document->text))
    return;

  plain = dtl_html_unescape (linked->body);
  text.out = g_string_new (NULL);
  dtl_readable_text_add (&text, plain, strlen (plain), DTL_READABLE_NO_SOURCE);
  g_free (document->text);
  document->text = g_string_free (text.out, FALSE);
  g_array_set_size (document->map, 0);
}

static int
probe (const DtlDecoderInput *input)
{
  g_autofree char *head = g_strndup ((const char *) input->data, MIN (input->size, 2048));
  static const char *const tags[] = { "<html",    "<head",  "<body",  "<!doctype html",
                                      "<article", "<title", "<meta ", "<div",
                                      "<p>",      "<p " };

  for (gsize i = 0; i < MIN (input->size, 2048); i++)
    head[i] = head[i] == '\0' ? ' ' : g_ascii_tolower (head[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strstr (head, tags[i]) != NULL)
      return 50;

  return strchr (head, '<') != NULL ? 5 : 1; /* any text is a page */
}

/**
 * dtl_html_decode_text:
 * @text: a page in valid UTF-8 without NUL; the pre-pass writes to it
 * @shift: bytes of the source before it
 * @url: (nullable): where it comes from
 *
 * Returns: (transfer full): its article
 */
DtlDocument *
dtl_html_decode_text (GString *text, gsize shift, const char *url)
{
  DtlDocument *document = dtl_document_new ("html");
  g_autoptr (GArray) blanks = g_array_new (FALSE, FALSE, sizeof (DtlHtmlBlank));
  g_autoptr (GPtrArray) scripts = dtl_html_prepass (text->str, text->len, blanks);
  g_autoptr (DtlHtmlTree) tree = dtl_html_tree_parse (text->str, text->len, blanks);
  g_autoptr (DtlPageFacts) facts = dtl_page_facts_new (tree);
  g_autoptr (DtlLinkedData) linked = dtl_linked_data_read (scripts);
  g_autoptr (DtlArticleBody) body = NULL;
  guint32 byline_node;

  read_language (tree, facts, document);
  read_address (tree, facts, url, document);
  read_publisher (facts, linked, document);
  document->title = dtl_article_find_title (tree, facts, linked);
  document->byline = dtl_article_find_byline (tree, facts, linked, &byline_node);
  dtl_article_find_days (tree, facts, linked, document);

  body = dtl_article_body_find (tree, document->title, byline_node);
  write_text (tree, body->is_gone, shift, document);
  prefer_linked_body (linked, document);

  return document;
}

/**
 * dtl_html_decode_fragment:
 * @text: HTML in valid UTF-8 without NUL, of which all is meant; the pre-pass writes to it
 *
 * Returns: (transfer full): its text, and nothing else
 */
DtlDocument *
dtl_html_decode_fragment (GString *text)
{
  DtlDocument *document = dtl_document_new ("html");
  g_autoptr (GArray) blanks = g_array_new (FALSE, FALSE, sizeof (DtlHtmlBlank));
  GPtrArray *scripts = dtl_html_prepass (text->str, text->len, blanks);
  g_autoptr (DtlHtmlTree) tree = dtl_html_tree_parse (text->str, text->len, blanks);
  guint32 n = dtl_html_tree_get_n (tree);
  g_autofree guint8 *is_gone = g_new0 (guint8, n);

  for (guint32 i = 1; i < n; i++)
    if (!is_gone[i] && dtl_html_tree_get (tree, i)->tag != DTL_TAG_TEXT &&
        (dtl_html_tree_get (tree, i)->tag == DTL_TAG_HEAD ||
         dtl_html_tree_get (tree, i)->tag == DTL_TAG_TITLE || dtl_article_is_hidden (tree, i)))
      dtl_article_drop (tree, i, is_gone);
  g_ptr_array_unref (scripts);
  write_text (tree, is_gone, 0, document);
  g_array_set_size (document->map, 0);

  return document;
}

static DtlDocument *
decode (const DtlDecoderInput *input, GError **error)
{
  g_autofree char *declared = dtl_charset_find_meta (input->data, input->size);
  g_autoptr (DtlDecodedText) text =
      dtl_charset_decode (input->data, input->size, input->charset, declared);
  DtlDocument *document = dtl_html_decode_text (text->text, text->source_shift, input->url);

  document->charset = g_strdup (text->charset);

  return document;
}

const DtlDecoder dtl_decoder_html = { "html", probe, decode };
