/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page as a flat tree. libxml2 reads the tags and decodes the entities; of its own tree, which
 * loses all text below 256 levels without a word, nothing is used: its events fill our arrays. This
 * is the only place that calls its HTML parser, so that another can take its place. */
#include "extract/html-tree.h"

#include "extract/html-prepass.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define MAX_STACK 2048        /* of open elements; the pre-pass keeps a page far below */
#define MAX_VALUE (64 << 10)  /* bytes of an attribute that are kept */
#define MAX_VALUES (16 << 20) /* bytes of all */

typedef struct
{
  DtlHtmlTree *tree;
  GArray *stack; /* of guint32: open elements; 0 stands for one over the limit */
  htmlParserCtxtPtr parser;
  const char *source;
  gsize source_len;
  const GArray *blanks; /* of DtlHtmlBlank: bytes of the source that are no text */
  guint next_blank;
} Building;

/* Attributes that are kept. */
static const char *const attribute_names[] = {
  "aria-hidden", "aria-modal", "class",   "content",   "data-author", "datetime", "hidden",
  "href",        "http-equiv", "id",      "itemprop",  "itemtype",    "lang",     "name",
  "property",    "rel",        "role",    "style",     "title",       "xml:lang", "summary",
  "pubdate",     "colspan",    "rowspan", "datatable", NULL,
};

static const char *
find_attribute_name (const char *name)
{
  for (gsize i = 0; attribute_names[i] != NULL; i++)
    if (strcmp (attribute_names[i], name) == 0)
      return attribute_names[i];

  return NULL;
}

static DtlHtmlNode *
get_node (DtlHtmlTree *self, guint32 node)
{
  return &g_array_index (self->nodes, DtlHtmlNode, node);
}

static guint32
get_open (const Building *self)
{
  for (guint i = self->stack->len; i > 0; i--)
    {
      guint32 node = g_array_index (self->stack, guint32, i - 1);

      if (node != 0)
        return node;
    }

  return 0;
}

static guint32
add_node (Building *self, DtlTag tag)
{
  DtlHtmlNode node = { .tag = tag, .parent = get_open (self), .source = DTL_HTML_NO_SOURCE };

  node.first_attribute = self->tree->attributes->len;
  node.end = self->tree->nodes->len + 1;
  g_array_append_val (self->tree->nodes, node);

  return self->tree->nodes->len - 1;
}

static void
add_attributes (Building *self, guint32 node, const xmlChar **attributes)
{
  DtlHtmlTree *tree = self->tree;

  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    {
      DtlHtmlAttribute attribute;
      const char *value = attributes[1] != NULL ? (const char *) attributes[1] : "";
      gsize len = strlen (value);

      attribute.name = find_attribute_name ((const char *) attributes[0]);
      if (attribute.name == NULL || len > MAX_VALUE || tree->values->len + len > MAX_VALUES)
        continue;
      attribute.value = (guint32) tree->values->len;
      g_string_append_len (tree->values, value, (gssize) len + 1);
      g_array_append_val (tree->attributes, attribute);
      get_node (tree, node)->n_attributes++;
    }
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar **attributes)
{
  Building *self = data;
  guint32 node = 0;

  if (self->stack->len >= MAX_STACK)
    {
      xmlStopParser (self->parser);
      return;
    }

  if (self->tree->nodes->len < DTL_HTML_MAX_NODES)
    {
      node = add_node (self, dtl_tag_find ((const char *) name));
      add_attributes (self, node, attributes);
    }
  else
    self->tree->is_cut = TRUE;
  g_array_append_val (self->stack, node);
}

static void
end_element_cb (void *data, const xmlChar *name)
{
  Building *self = data;
  guint32 node;

  if (self->stack->len == 0)
    return;

  node = g_array_index (self->stack, guint32, self->stack->len - 1);
  g_array_set_size (self->stack, self->stack->len - 1);
  if (node != 0)
    get_node (self->tree, node)->end = self->tree->nodes->len;
}

/* Where in the source the run of text stands that the parser has just read; only if the bytes are
 * the same there. */
static guint32
find_source (const Building *self, const char *text, gsize len)
{
  long behind = xmlByteConsumed (self->parser);

  if (behind < 0 || (gsize) behind > self->source_len || (gsize) behind < len)
    return DTL_HTML_NO_SOURCE;
  if (memcmp (self->source + behind - len, text, len) == 0)
    return (guint32) ((gsize) behind - len);

  return DTL_HTML_NO_SOURCE;
}

static void
add_text (Building *self, const char *text, gsize len, guint32 source)
{
  DtlHtmlTree *tree = self->tree;
  guint32 node;
  DtlHtmlNode *last = get_node (tree, tree->nodes->len - 1);

  if (last->tag == DTL_TAG_TEXT && last->parent == get_open (self) &&
      source != DTL_HTML_NO_SOURCE && last->source != DTL_HTML_NO_SOURCE &&
      source == last->source + last->text_len)
    {
      /* The parser cuts long runs. */
      g_string_append_len (tree->text, text, (gssize) len);
      last->text_len += (guint32) len;
      return;
    }
  if (tree->nodes->len >= 2 * DTL_HTML_MAX_NODES)
    return;

  node = add_node (self, DTL_TAG_TEXT);
  last = get_node (tree, node);
  last->text_start = (guint32) tree->text->len;
  last->text_len = (guint32) len;
  last->source = source;
  g_string_append_len (tree->text, text, (gssize) len);
}

/* A run of text, without what the pre-pass has overwritten in it. */
static void
characters_cb (void *data, const xmlChar *characters, int n)
{
  Building *self = data;
  const char *text = (const char *) characters;
  gsize len = (gsize) n, at = 0;
  guint32 source = find_source (self, text, len);

  if (source == DTL_HTML_NO_SOURCE)
    {
      add_text (self, text, len, source);
      return;
    }
  while (at < len)
    {
      gsize here = source + at, until = source + len;
      const DtlHtmlBlank *blank = NULL;

      while (self->next_blank < self->blanks->len)
        {
          blank = &g_array_index (self->blanks, DtlHtmlBlank, self->next_blank);
          if (blank->end > here)
            break;
          blank = NULL;
          self->next_blank++;
        }
      if (blank != NULL && blank->start <= here)
        {
          at = MIN (blank->end - source, len);
          continue;
        }
      if (blank != NULL)
        until = MIN (until, blank->start);
      add_text (self, text + at, until - here, (guint32) here);
      at = until - source;
    }
}

static void
ignore_error_cb (void *data, const char *format, ...)
{
}

/**
 * dtl_html_tree_parse:
 * @text: (array length=len): what is left of a page after the pre-pass
 * @len: its bytes
 * @blanks: (element-type DtlHtmlBlank): what the pre-pass has overwritten
 *
 * Never fails: any text is some page. Nothing outside @text is read.
 *
 * Returns: (transfer full): its tree
 */
DtlHtmlTree *
dtl_html_tree_parse (const char *text, gsize len, const GArray *blanks)
{
  DtlHtmlTree *self = g_new0 (DtlHtmlTree, 1);
  Building building = { .tree = self, .source = text, .source_len = len, .blanks = blanks };
  xmlSAXHandler handler = {
    .startElement = start_element_cb,
    .endElement = end_element_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .cdataBlock = characters_cb,
    .error = ignore_error_cb,
    .warning = ignore_error_cb,
    .fatalError = ignore_error_cb,
  };

  self->nodes = g_array_new (FALSE, FALSE, sizeof (DtlHtmlNode));
  self->attributes = g_array_new (FALSE, FALSE, sizeof (DtlHtmlAttribute));
  self->text = g_string_sized_new (len);
  self->values = g_string_new (NULL);
  building.stack = g_array_new (FALSE, FALSE, sizeof (guint32));
  add_node (&building, DTL_TAG_OTHER);

  building.parser = htmlCreateMemoryParserCtxt (text, (int) len);
  if (building.parser != NULL)
    {
      /* The parser owns a handler of its own, which it frees. */
      *building.parser->sax = handler;
      building.parser->userData = &building;
      htmlCtxtUseOptions (building.parser, HTML_PARSE_NONET | HTML_PARSE_NODEFDTD |
                                               HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC |
                                               HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
      xmlSwitchEncoding (building.parser, XML_CHAR_ENCODING_UTF8);
      htmlParseDocument (building.parser);
      htmlFreeParserCtxt (building.parser);
    }
  while (building.stack->len > 0)
    end_element_cb (&building, NULL);
  get_node (self, 0)->end = self->nodes->len;
  g_array_unref (building.stack);

  return self;
}

/**
 * dtl_html_tree_free:
 * @self: (nullable) (transfer full): a tree
 */
void
dtl_html_tree_free (DtlHtmlTree *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->nodes);
  g_array_unref (self->attributes);
  g_string_free (self->text, TRUE);
  g_string_free (self->values, TRUE);
  g_free (self);
}

/**
 * dtl_html_tree_get_n:
 * @self: a tree
 *
 * Returns: how many nodes it has, at least 1
 */
guint32
dtl_html_tree_get_n (const DtlHtmlTree *self)
{
  return self->nodes->len;
}

/**
 * dtl_html_tree_get:
 * @self: a tree
 * @node: less than its nodes
 *
 * Returns: (transfer none): the node
 */
const DtlHtmlNode *
dtl_html_tree_get (const DtlHtmlTree *self, guint32 node)
{
  return &g_array_index (self->nodes, DtlHtmlNode, node);
}

/**
 * dtl_html_tree_get_attribute:
 * @self: a tree
 * @node: one of its nodes
 * @name: of an attribute that the tree keeps
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
dtl_html_tree_get_attribute (const DtlHtmlTree *self, guint32 node, const char *name)
{
  const DtlHtmlNode *of = dtl_html_tree_get (self, node);

  for (guint32 i = 0; i < of->n_attributes; i++)
    {
      const DtlHtmlAttribute *attribute =
          &g_array_index (self->attributes, DtlHtmlAttribute, of->first_attribute + i);

      if (strcmp (attribute->name, name) == 0)
        return self->values->str + attribute->value;
    }

  return NULL;
}

/**
 * dtl_html_tree_find:
 * @self: a tree
 * @from: where to begin
 * @end: behind the last node to look at
 * @tag: what to find
 *
 * Returns: the first such node, or @end
 */
guint32
dtl_html_tree_find (const DtlHtmlTree *self, guint32 from, guint32 end, DtlTag tag)
{
  while (from < end && dtl_html_tree_get (self, from)->tag != tag)
    from++;

  return from;
}

/**
 * dtl_html_tree_is_inside:
 * @self: a tree
 * @node: one of its nodes
 * @tag: an element
 * @levels: how far up to look; 0: to the top
 *
 * Returns: whether such an element is around @node
 */
gboolean
dtl_html_tree_is_inside (const DtlHtmlTree *self, guint32 node, DtlTag tag, guint levels)
{
  for (guint i = 0; node != 0 && (levels == 0 || i < levels); i++)
    {
      node = dtl_html_tree_get (self, node)->parent;
      if (dtl_html_tree_get (self, node)->tag == tag)
        return TRUE;
    }

  return FALSE;
}

/**
 * dtl_html_tree_dup_text:
 * @self: a tree
 * @node: one of its nodes
 * @max_len: bytes that are enough
 *
 * Returns: (transfer full): the text inside, with single blanks, at most a little over @max_len
 */
char *
dtl_html_tree_dup_text (const DtlHtmlTree *self, guint32 node, gsize max_len)
{
  GString *out = g_string_new (NULL);
  const DtlHtmlNode *of = dtl_html_tree_get (self, node);

  for (guint32 i = node; i < of->end && out->len < max_len; i++)
    {
      const DtlHtmlNode *at = dtl_html_tree_get (self, i);

      if (at->tag != DTL_TAG_TEXT)
        {
          if (at->tag == DTL_TAG_BR || dtl_tag_is_block (at->tag))
            g_string_append_c (out, ' ');
          continue;
        }
      const char *text = self->text->str + at->text_start;
      gsize len = MIN (at->text_len, max_len);

      while (len > 0 && len < at->text_len && ((guchar) text[len] & 0xC0) == 0x80)
        len--; /* not in the middle of a character */
      g_string_append_len (out, text, (gssize) len);
    }

  /* Single blanks */
  gsize to = 0;
  gboolean blank = TRUE;

  for (const char *at = out->str; *at != '\0';)
    {
      gunichar c = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);

      if (g_unichar_isspace (c))
        {
          if (!blank)
            out->str[to++] = ' ';
          blank = TRUE;
        }
      else
        {
          memmove (out->str + to, at, (gsize) (next - at));
          to += (gsize) (next - at);
          blank = FALSE;
        }
      at = next;
    }
  while (to > 0 && out->str[to - 1] == ' ')
    to--;
  g_string_truncate (out, to);

  return g_string_free (out, FALSE);
}

/**
 * dtl_html_unescape:
 * @text: valid UTF-8 that may hold character references
 *
 * Returns: (transfer full): @text with "&amp;", "&#8217;" and the like as what they stand for
 */
char *
dtl_html_unescape (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  while (*text != '\0')
    {
      const char *name = text + 1, *end;
      guint64 c = 0;

      if (*text != '&')
        {
          g_string_append_c (out, *text++);
          continue;
        }
      end = name + strspn (name, "#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
      if (*end == ';' && end - name < 12)
        {
          g_autofree char *word = g_strndup (name, (gsize) (end - name));
          const htmlEntityDesc *entity = htmlEntityLookup ((const xmlChar *) word);

          if (entity != NULL)
            c = entity->value;
          else if (word[0] == '#' && (word[1] == 'x' || word[1] == 'X'))
            c = g_ascii_strtoull (word + 2, NULL, 16);
          else if (word[0] == '#')
            c = g_ascii_strtoull (word + 1, NULL, 10);
          else if (strcmp (word, "apos") == 0)
            c = '\'';
        }
      if (c > 0 && c <= 0x10FFFF && g_unichar_validate ((gunichar) c))
        {
          g_string_append_unichar (out, (gunichar) c);
          text = end + 1;
        }
      else
        g_string_append_c (out, *text++);
    }

  return g_string_free (out, FALSE);
}
