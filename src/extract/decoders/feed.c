/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds: RSS 0.9x, 1.0 and 2.0, and Atom 1.0, with the dc, content and media namespaces. libxml2
 * loads no DTD, replaces no entity of the document's own and opens nothing. Of a feed that is no
 * XML the ampersands are repaired, and what comes before it breaks is kept. An item's identity is
 * its guid or id, else its link. */
#include "extract/decoder.h"

#include "base/error.h"
#include "extract/charset.h"
#include "extract/decoders/html.h"
#include "extract/html-tree.h"
#include "news/published-day.h"
#include "extract/readable-text.h"

#include <libxml/xmlreader.h>
#include <string.h>

#define MAX_ITEMS 500
#define MAX_DEPTH 64
#define MAX_FIELD (1 << 20) /* bytes of one element's text */

typedef struct
{
  xmlTextReaderPtr reader;
  DtlDocument *feed;
  DtlDocument *item; /* nullable: the one being read */
  GString *body;     /* of the item: its longest text so far, as HTML or plain text */
  gboolean id_is_link;
  gboolean is_feed;
} Reading;

static const char *
get_name (xmlTextReaderPtr reader)
{
  const xmlChar *name = xmlTextReaderConstLocalName (reader);

  return name != NULL ? (const char *) name : "";
}

static gboolean
is_in (xmlTextReaderPtr reader, const char *part)
{
  const xmlChar *uri = xmlTextReaderConstNamespaceUri (reader);

  return uri != NULL && strstr ((const char *) uri, part) != NULL;
}

/* All text inside the element that the reader is on, markup of inner elements left out; the reader
 * is then on its end. */
static char *
read_inside (xmlTextReaderPtr reader)
{
  GString *text = g_string_new (NULL);
  int depth = xmlTextReaderDepth (reader);

  if (xmlTextReaderIsEmptyElement (reader))
    return g_string_free (text, FALSE);

  while (xmlTextReaderRead (reader) == 1 && xmlTextReaderDepth (reader) > depth)
    {
      int type = xmlTextReaderNodeType (reader);
      const xmlChar *value = xmlTextReaderConstValue (reader);

      if (xmlTextReaderDepth (reader) > MAX_DEPTH)
        break;
      if ((type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
           type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE) &&
          value != NULL && text->len < MAX_FIELD)
        g_string_append_len (text, (const char *) value,
                             (gssize) MIN (strlen ((const char *) value), MAX_FIELD));
      else if (type == XML_READER_TYPE_ELEMENT && text->len < MAX_FIELD)
        /* Atom's xhtml: only blocks matter for reading */
        g_string_append (text, strcmp (get_name (reader), "p") == 0    ? "<p>"
                               : strcmp (get_name (reader), "br") == 0 ? "<br>"
                               : strcmp (get_name (reader), "li") == 0 ? "<li>"
                                                                       : "");
    }

  return g_string_free (text, FALSE);
}

static char *
dup_attribute (xmlTextReaderPtr reader, const char *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (reader, (const xmlChar *) name);
  char *copy = value != NULL ? dtl_readable_line ((const char *) value) : NULL;

  xmlFree (value);
  return copy;
}

/* A title or a name, which may be escaped HTML. */
static char *
dup_plain_line (const char *text)
{
  g_autoptr (GString) page = NULL;
  g_autoptr (DtlDocument) document = NULL;
  g_autofree char *plain = dtl_html_unescape (text);

  if (strchr (plain, '<') == NULL)
    return dtl_readable_line (plain);
  page = g_string_new (plain);
  document = dtl_html_decode_fragment (page);

  return dtl_readable_line (document->text);
}

static void
set_line (char **field, const char *text)
{
  if (*field == NULL)
    *field = dup_plain_line (text);
}

static void
set_day (DtlDocument *of, const char *source, const char *text)
{
  g_autofree char *day = dtl_published_find (text, "en");

  if (day == NULL)
    return;
  dtl_document_add_candidate (of, source, day);
  if (of->published == NULL)
    {
      of->published = g_steal_pointer (&day);
      of->published_source = g_intern_static_string ("page");
    }
}

static void
set_link (Reading *self, DtlDocument *of)
{
  g_autofree char *rel = dup_attribute (self->reader, "rel");
  g_autofree char *href = dup_attribute (self->reader, "href");

  if (href == NULL)
    {
      g_autofree char *text = read_inside (self->reader);

      href = dtl_readable_line (text);
    }
  if (href != NULL && of->url == NULL && (rel == NULL || strcmp (rel, "alternate") == 0) &&
      (g_str_has_prefix (href, "http://") || g_str_has_prefix (href, "https://")))
    of->url = g_steal_pointer (&href);
}

static void
read_author (Reading *self, DtlDocument *of)
{
  g_autofree char *text = NULL;
  int depth = xmlTextReaderDepth (self->reader);

  /* Atom: <author><name>…; RSS: the text itself, an address perhaps with a name in brackets */
  if (is_in (self->reader, "Atom") || is_in (self->reader, "atom"))
    {
      if (xmlTextReaderIsEmptyElement (self->reader))
        return;
      while (xmlTextReaderRead (self->reader) == 1 && xmlTextReaderDepth (self->reader) > depth)
        if (xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_ELEMENT &&
            strcmp (get_name (self->reader), "name") == 0)
          {
            g_free (text);
            text = read_inside (self->reader);
          }
    }
  else
    {
      char *open, *close;

      text = read_inside (self->reader);
      open = strchr (text, '(');
      close = open != NULL ? strchr (open, ')') : NULL;
      if (strchr (text, '@') != NULL && close != NULL)
        {
          *close = '\0';
          memmove (text, open + 1, strlen (open + 1) + 1);
        }
    }
  if (text != NULL)
    set_line (&of->byline, text);
}

static void
keep_body (Reading *self)
{
  g_autofree char *text = read_inside (self->reader);

  if (strlen (text) > self->body->len)
    g_string_assign (self->body, text);
}

static void
finish_item (Reading *self)
{
  DtlDocument *item = self->item;

  if (item == NULL)
    return;

  if (self->body->len > 0)
    {
      g_autoptr (DtlDocument) page = dtl_html_decode_fragment (self->body);

      g_free (item->text);
      item->text = g_steal_pointer (&page->text);
      page->text = g_strdup ("");
      g_string_truncate (self->body, 0);
    }
  if (item->id == NULL)
    item->id = g_strdup (item->url);
  if (item->published == NULL && item->updated != NULL)
    set_day (item, "updated", item->updated);
  if (item->title == NULL && item->text[0] == '\0')
    dtl_document_free (item);
  else
    g_ptr_array_add (self->feed->items, item);
  self->item = NULL;
}

static void
read_element (Reading *self)
{
  const char *name = get_name (self->reader);
  DtlDocument *of = self->item != NULL ? self->item : self->feed;
  gboolean is_media = is_in (self->reader, "mrss") || is_in (self->reader, "media");

  if (strcmp (name, "item") == 0 || strcmp (name, "entry") == 0)
    {
      finish_item (self);
      self->item = dtl_document_new ("item");
      self->is_feed = TRUE;
    }
  else if (strcmp (name, "rss") == 0 || strcmp (name, "feed") == 0 || strcmp (name, "RDF") == 0 ||
           strcmp (name, "channel") == 0)
    self->is_feed = TRUE;
  else if (strcmp (name, "image") == 0 || strcmp (name, "textinput") == 0 ||
           strcmp (name, "source") == 0)
    g_free (read_inside (self->reader));
  else if (strcmp (name, "title") == 0 && !is_media)
    {
      g_autofree char *text = read_inside (self->reader);

      set_line (&of->title, text);
    }
  else if (strcmp (name, "link") == 0)
    set_link (self, of);
  else if (strcmp (name, "guid") == 0 || strcmp (name, "id") == 0)
    {
      g_autofree char *permanent = dup_attribute (self->reader, "isPermaLink");
      g_autofree char *text = read_inside (self->reader);

      if (of->id == NULL)
        of->id = dtl_readable_line (text);
      if (strcmp (name, "guid") == 0 && g_strcmp0 (permanent, "false") != 0 && of->url == NULL &&
          of->id != NULL && g_str_has_prefix (of->id, "http"))
        of->url = g_strdup (of->id);
    }
  else if (strcmp (name, "pubDate") == 0 || strcmp (name, "published") == 0 ||
           strcmp (name, "date") == 0 || strcmp (name, "issued") == 0)
    {
      g_autofree char *text = read_inside (self->reader);

      set_day (of, name, text);
    }
  else if (strcmp (name, "updated") == 0 || strcmp (name, "modified") == 0 ||
           strcmp (name, "lastBuildDate") == 0)
    {
      g_autofree char *text = read_inside (self->reader);

      if (of->updated == NULL)
        of->updated = dtl_published_find (text, "en");
    }
  else if (strcmp (name, "author") == 0 || strcmp (name, "creator") == 0)
    read_author (self, of);
  else if (strcmp (name, "language") == 0)
    {
      g_autofree char *text = read_inside (self->reader);

      if (of->language == NULL)
        of->language = dtl_readable_line (text);
    }
  else if (self->item != NULL &&
           (strcmp (name, "encoded") == 0 || strcmp (name, "content") == 0 ||
            strcmp (name, "summary") == 0 || strcmp (name, "description") == 0) &&
           !is_media)
    keep_body (self);
}

/* A tree, walked by a reader: reading piece by piece costs libxml2 the square of a long text. */
static xmlDocPtr
parse (const GString *text, int recover)
{
  return xmlReadMemory (text->str, (int) text->len, NULL, "UTF-8",
                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | recover);
}

static void
walk (Reading *self, xmlDocPtr tree)
{
  self->reader = xmlReaderWalker (tree);
  while (xmlTextReaderRead (self->reader) == 1 && self->feed->items->len < MAX_ITEMS &&
         xmlTextReaderDepth (self->reader) <= MAX_DEPTH)
    if (xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_ELEMENT)
      read_element (self);
    else if (xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_END_ELEMENT &&
             (strcmp (get_name (self->reader), "item") == 0 ||
              strcmp (get_name (self->reader), "entry") == 0))
      finish_item (self);
  finish_item (self);
  xmlFreeTextReader (self->reader);
}

/* The declaration names a charset that the text no longer has, and a document type can only bring
 * entities, which no feed needs. */
static void
drop_declarations (GString *text)
{
  char *start = text->str + strspn (text->str, " \t\r\n"), *end, *subset;

  end = g_str_has_prefix (start, "<?xml") ? strstr (start, "?>") : NULL;
  if (end != NULL)
    memset (start, ' ', (gsize) (end - start) + 2);
  start = strstr (text->str, "<!DOCTYPE");

  if (start == NULL || start - text->str > 4096)
    return;
  end = strchr (start, '>');
  subset = strchr (start, '[');
  if (subset != NULL && end != NULL && subset < end)
    {
      end = strstr (subset, "]>");
      end = end != NULL ? end + 1 : NULL;
    }
  if (end == NULL)
    end = text->str + text->len - 1;
  memset (start, ' ', (gsize) (end - start) + 1);
}

/* What most feeds break on: bare ampersands, names of HTML's characters, control characters. */
static GString *
repair (const GString *text)
{
  GString *out = g_string_sized_new (text->len + 1024);
  static const char *const known[] = { "amp;", "lt;", "gt;", "quot;", "apos;", "#" };
  const char *at = text->str;

  while (*at != '\0')
    {
      gboolean is_known = FALSE;

      if (g_str_has_prefix (at, "<![CDATA["))
        {
          const char *end = strstr (at, "]]>");
          gsize len = end != NULL ? (gsize) (end - at) + 3 : strlen (at);

          g_string_append_len (out, at, (gssize) len);
          at += len;
          continue;
        }
      for (gsize i = 0; *at == '&' && i < G_N_ELEMENTS (known); i++)
        is_known |= g_str_has_prefix (at + 1, known[i]);
      if (*at == '&' && !is_known)
        {
          gsize len =
              strspn (at + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
          g_autofree char *reference = g_strndup (at, MIN (len, 12) + 2);
          g_autofree char *plain = dtl_html_unescape (reference);

          if (plain[0] != '&')
            {
              g_string_append (out, plain);
              at += len + 2;
              continue;
            }
          g_string_append (out, "&amp;");
        }
      else
        g_string_append_c (out, (guchar) *at < 0x20 && strchr ("\t\n\r", *at) == NULL ? ' ' : *at);
      at++;
    }

  return out;
}

static int
probe (const DtlDecoderInput *input)
{
  g_autofree char *head = g_strndup ((const char *) input->data, MIN (input->size, 4096));
  const char *at;

  for (gsize i = 0; i < MIN (input->size, 4096); i++)
    head[i] = head[i] == '\0' ? ' ' : head[i];
  if (strstr (head, "<rss") == NULL && strstr (head, "<feed") == NULL &&
      strstr (head, "<rdf:RDF") == NULL)
    return 0;
  at = head + (g_str_has_prefix (head, "\xEF\xBB\xBF") ? 3 : 0);
  at += strspn (at, " \t\r\n");
  /* Pages talk of feeds, too. */
  return g_str_has_prefix (at, "<?xml") || g_str_has_prefix (at, "<rss") ||
                 g_str_has_prefix (at, "<feed") || g_str_has_prefix (at, "<rdf:RDF") ||
                 g_str_has_prefix (at, "<!--")
             ? 90
             : 0;
}

static DtlDocument *
decode (const DtlDecoderInput *input, GError **error)
{
  g_autofree char *declared = dtl_charset_find_meta (input->data, input->size);
  g_autoptr (DtlDecodedText) decoded =
      dtl_charset_decode (input->data, input->size, input->charset, declared);
  Reading reading = { 0 };
  xmlDocPtr tree;

  drop_declarations (decoded->text);
  tree = parse (decoded->text, 0);
  if (tree == NULL)
    {
      g_autoptr (GString) repaired = repair (decoded->text);

      tree = parse (repaired, XML_PARSE_RECOVER);
    }
  reading.feed = dtl_document_new ("feed");
  reading.body = g_string_new (NULL);
  if (tree != NULL)
    {
      walk (&reading, tree);
      xmlFreeDoc (tree);
    }
  g_string_free (reading.body, TRUE);
  reading.feed->charset = g_strdup (decoded->charset);
  if (!reading.is_feed)
    {
      dtl_document_free (reading.feed);
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s is no RSS or Atom feed.", input->name);
      return NULL;
    }
  if (reading.feed->publisher == NULL)
    reading.feed->publisher = g_strdup (reading.feed->title);
  for (guint i = 0; i < reading.feed->items->len; i++)
    {
      DtlDocument *item = g_ptr_array_index (reading.feed->items, i);

      item->publisher = g_strdup (reading.feed->title);
      if (item->language == NULL)
        item->language = g_strdup (reading.feed->language);
    }

  return reading.feed;
}

const DtlDecoder dtl_decoder_feed = { "feed", probe, decode };
