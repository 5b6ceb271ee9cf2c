/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles in JSON-LD (schema.org). Publishers wrap it in CDATA and comments and leave line breaks
 * inside strings; those are put right. Of what is then still no JSON, and of scripts of another
 * kind that name it, only the day of publication is taken. */
#include "extract/json-ld.h"

#include "base/json.h"

#include <string.h>

#define MAX_OBJECTS 2000     /* that are looked at */
#define MAX_SCRIPT (2 << 20) /* bytes; what is longer is no description of a page */

static char *
dup_clean (const char *script)
{
  g_autofree char *text = g_strdup (script);
  static const char *const wraps[] = { "/*<![CDATA[*/", "/*]]>*/", "//<![CDATA[", "//]]>",
                                       "<![CDATA[",     "]]>",     "<!--",        "-->" };
  char *start;
  gsize len;

  for (gsize i = 0; i < G_N_ELEMENTS (wraps); i++)
    {
      start = strstr (text, wraps[i]);
      if (start != NULL && (size_t) (start - text) == strspn (text, " \t\r\n"))
        memset (start, ' ', strlen (wraps[i]));
      start = g_strrstr (text, wraps[i]);
      if (start != NULL &&
          start[strlen (wraps[i]) + strspn (start + strlen (wraps[i]), " \t\r\n")] == '\0')
        memset (start, ' ', strlen (wraps[i]));
    }
  for (char *at = text; *at != '\0'; at++)
    if ((guchar) *at < 0x20)
      *at = ' ';
  g_strstrip (text);
  len = strlen (text);
  while (len > 0 && (text[len - 1] == ';' || text[len - 1] == ' '))
    text[--len] = '\0';

  return g_steal_pointer (&text);
}

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                 json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
is_article_type (const char *type)
{
  static const char *const types[] = { "BlogPosting", "Report",          "SocialMediaPosting",
                                       "Review",      "LiveBlogPosting", NULL };

  if (type == NULL)
    return FALSE;
  if (strrchr (type, '/') != NULL)
    type = strrchr (type, '/') + 1;
  return g_str_has_suffix (type, "Article") || g_strv_contains (types, type);
}

static gboolean
is_article (JsonObject *object)
{
  JsonNode *type = json_object_get_member (object, "@type");

  if (type != NULL && JSON_NODE_HOLDS_ARRAY (type))
    {
      JsonArray *array = json_node_get_array (type);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *item = json_array_get_element (array, i);

          if (JSON_NODE_HOLDS_VALUE (item) && json_node_get_value_type (item) == G_TYPE_STRING &&
              is_article_type (json_node_get_string (item)))
            return TRUE;
        }
      return FALSE;
    }

  return is_article_type (get_text (object, "@type"));
}

/* "Name", {"name": "Name"}, or a list of such. */
static char *
dup_names (JsonNode *node)
{
  GString *names;
  JsonArray *array;

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node))
    return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_dup_string (node) : NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (get_text (json_node_get_object (node), "name"));
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  names = g_string_new (NULL);
  array = json_node_get_array (node);
  for (guint i = 0; i < MIN (json_array_get_length (array), 20); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      g_autofree char *name = JSON_NODE_HOLDS_ARRAY (item) ? NULL : dup_names (item);

      if (name != NULL && name[0] != '\0')
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  return g_string_free (names, names->len == 0);
}

static void
set_once (char **text, const char *value)
{
  if (*text == NULL && value != NULL && value[0] != '\0')
    *text = g_strdup (value);
}

static void
read_article (DtlLinkedData *self, JsonObject *object)
{
  JsonNode *main_page = json_object_get_member (object, "mainEntityOfPage");

  set_once (&self->headline, get_text (object, "headline"));
  set_once (&self->name, get_text (object, "name"));
  if (self->author == NULL)
    self->author = dup_names (json_object_get_member (object, "author"));
  if (self->publisher == NULL)
    self->publisher = dup_names (json_object_get_member (object, "publisher"));
  set_once (&self->published, get_text (object, "datePublished"));
  set_once (&self->modified, get_text (object, "dateModified"));
  set_once (&self->language, get_text (object, "inLanguage"));
  set_once (&self->url, get_text (object, "url"));
  if (main_page != NULL && JSON_NODE_HOLDS_OBJECT (main_page))
    set_once (&self->url, get_text (json_node_get_object (main_page), "@id"));
  set_once (&self->body, get_text (object, "articleBody"));
}

/* Articles first; of a page without, the day of whatever has one. */
static void
read_document (DtlLinkedData *self, JsonNode *root, gboolean only_articles)
{
  g_autoptr (GQueue) queue = g_queue_new ();
  guint n_seen = 0;

  g_queue_push_tail (queue, root);
  while (!g_queue_is_empty (queue) && n_seen++ < MAX_OBJECTS)
    {
      JsonNode *node = g_queue_pop_head (queue);
      JsonObject *object;
      JsonNode *graph;

      if (JSON_NODE_HOLDS_ARRAY (node))
        {
          JsonArray *array = json_node_get_array (node);

          for (guint i = 0; i < MIN (json_array_get_length (array), MAX_OBJECTS); i++)
            g_queue_push_tail (queue, json_array_get_element (array, i));
          continue;
        }
      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      object = json_node_get_object (node);
      graph = json_object_get_member (object, "@graph");
      if (graph != NULL)
        g_queue_push_tail (queue, graph);
      if (is_article (object))
        read_article (self, object);
      else if (!only_articles)
        {
          set_once (&self->published, get_text (object, "datePublished"));
          set_once (&self->modified, get_text (object, "dateModified"));
        }
    }
}

/* The member's text in what is no JSON as a whole. */
static char *
find_member (const char *text, const char *member)
{
  g_autofree char *name = g_strdup_printf ("\"%s\"", member);
  const char *at = strstr (text, name);

  if (at == NULL)
    return NULL;
  at += strlen (name);
  at += strspn (at, " :");
  if (*at != '"')
    return NULL;

  return g_strndup (at + 1, MIN (strcspn (at + 1, "\""), 60));
}

/**
 * dtl_linked_data_read:
 * @scripts: (element-type utf8): what a page's JSON-LD scripts hold
 *
 * Returns: (transfer full): what they say of an article, the first that says it
 */
DtlLinkedData *
dtl_linked_data_read (GPtrArray *scripts)
{
  DtlLinkedData *self = g_new0 (DtlLinkedData, 1);
  g_autoptr (GPtrArray) roots = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autofree char *published = NULL;

  for (guint i = 0; i < MIN (scripts->len, 50); i++)
    {
      const char *script = g_ptr_array_index (scripts, i);
      char *text = dup_clean (strlen (script) <= MAX_SCRIPT ? script : "");
      g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
      JsonNode *root = dtl_json_parse ("JSON-LD", bytes, NULL);

      if (root == NULL)
        {
          if (published == NULL)
            published = find_member (text, "datePublished");
          continue;
        }
      g_ptr_array_add (roots, root);
      read_document (self, root, TRUE);
    }
  for (guint i = 0; i < roots->len; i++)
    read_document (self, g_ptr_array_index (roots, i), FALSE);
  set_once (&self->published, published);

  return self;
}

/**
 * dtl_linked_data_free:
 * @self: (nullable) (transfer full): what JSON-LD says
 */
void
dtl_linked_data_free (DtlLinkedData *self)
{
  if (self == NULL)
    return;

  g_free (self->headline);
  g_free (self->name);
  g_free (self->author);
  g_free (self->publisher);
  g_free (self->published);
  g_free (self->modified);
  g_free (self->language);
  g_free (self->url);
  g_free (self->body);
  g_free (self);
}
