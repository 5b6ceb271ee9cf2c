/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON text of `dateline-extract` back into a document. The process has read a file of a
 * stranger and may be in his hands: nothing that it says is taken unchecked. Texts must be there or
 * null, the map must lie inside the text and rise, and a feed's items have no items. */
#include "sources/document.h"

#include "base/error.h"
#include "base/json.h"

#include <string.h>

#define MAX_ITEMS 2000
#define MAX_CANDIDATES 200

static DtlDocument *
read_object (const char *name, JsonNode *node, gboolean is_item, GError **error);

static gboolean
fail (const char *name, const char *what, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s: the reply of its reader has no proper %s.",
               name, what);
  return FALSE;
}

static gboolean
read_text (JsonObject *object, const char *name, const char *member, char **text, GError **error)
{
  const char *value;

  if (!dtl_json_has (object, member))
    return TRUE;
  if (!dtl_json_read_string (object, name, member, &value, error))
    return FALSE;
  g_free (*text);
  *text = g_strdup (value);

  return TRUE;
}

static gboolean
read_one_of (JsonObject *object,
             const char *name,
             const char *member,
             const char *const *values,
             const char **text,
             GError **error)
{
  const char *value;

  if (!dtl_json_read_string (object, name, member, &value, error))
    return FALSE;
  if (!g_strv_contains (values, value))
    return fail (name, member, error);
  *text = g_intern_string (value);

  return TRUE;
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
read_candidates (DtlDocument *self, JsonObject *object, const char *name, GError **error)
{
  JsonArray *array = get_array (object, "candidates");

  if (array == NULL || json_array_get_length (array) > MAX_CANDIDATES)
    return fail (name, "candidates", error);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *source, *value;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail (name, "candidates", error);
      if (!dtl_json_read_string (json_node_get_object (node), name, "source", &source, error) ||
          !dtl_json_read_string (json_node_get_object (node), name, "value", &value, error))
        return FALSE;
      dtl_document_add_candidate (self, source, value);
    }

  return TRUE;
}

static gboolean
get_size (JsonArray *array, guint index, gsize *size)
{
  JsonNode *node = json_array_get_element (array, index);

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64 ||
      json_node_get_int (node) < 0)
    return FALSE;
  *size = (gsize) json_node_get_int (node);

  return TRUE;
}

static gboolean
read_map (DtlDocument *self, JsonObject *object, const char *name, GError **error)
{
  JsonArray *array = get_array (object, "map");
  gsize text_len = strlen (self->text), at = 0;

  if (array == NULL || json_array_get_length (array) % 3 != 0)
    return fail (name, "map", error);
  for (guint i = 0; i < json_array_get_length (array); i += 3)
    {
      gsize text_start, source_start, len;

      if (!get_size (array, i, &text_start) || !get_size (array, i + 1, &source_start) ||
          !get_size (array, i + 2, &len) || text_start < at || text_start > text_len ||
          len > text_len - text_start)
        return fail (name, "map", error);
      dtl_document_add_span (self, text_start, source_start, len);
      at = text_start + len;
    }

  return TRUE;
}

static gboolean
read_items (
    DtlDocument *self, JsonObject *object, const char *name, gboolean is_item, GError **error)
{
  JsonArray *array = get_array (object, "items");

  if (array == NULL || json_array_get_length (array) > (is_item ? 0 : MAX_ITEMS))
    return fail (name, "items", error);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      DtlDocument *item = read_object (name, json_array_get_element (array, i), TRUE, error);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (self->items, item);
    }

  return TRUE;
}

static DtlDocument *
read_object (const char *name, JsonNode *node, gboolean is_item, GError **error)
{
  static const char *const formats[] = { "html", "mail", "pdf", "feed", "item", NULL };
  static const char *const sources[] = { "page", "text", "file", "none", NULL };
  g_autoptr (DtlDocument) self = dtl_document_new ("html");
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      fail (name, "document", error);
      return NULL;
    }

  object = json_node_get_object (node);
  if (!read_one_of (object, name, "format", formats, &self->format, error) ||
      !read_one_of (object, name, "published_source", sources, &self->published_source, error) ||
      !read_text (object, name, "id", &self->id, error) ||
      !read_text (object, name, "title", &self->title, error) ||
      !read_text (object, name, "byline", &self->byline, error) ||
      !read_text (object, name, "publisher", &self->publisher, error) ||
      !read_text (object, name, "published", &self->published, error) ||
      !read_text (object, name, "updated", &self->updated, error) ||
      !read_text (object, name, "language", &self->language, error) ||
      !read_text (object, name, "url", &self->url, error) ||
      !read_text (object, name, "charset", &self->charset, error) ||
      !read_text (object, name, "text", &self->text, error) ||
      !read_candidates (self, object, name, error) || !read_map (self, object, name, error) ||
      !read_items (self, object, name, is_item, error))
    return NULL;
  if ((strcmp (self->format, "item") == 0) != is_item)
    {
      fail (name, "format", error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * dtl_document_read_json:
 * @name: what messages call the document
 * @json: what `dateline-extract` has printed
 *
 * Returns: (transfer full): the document, or %NULL with %DTL_ERROR_PARSE
 */
DtlDocument *
dtl_document_read_json (const char *name, GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (name != NULL && json != NULL, NULL);

  root = dtl_json_parse (name, json, error);
  if (root == NULL)
    return NULL;

  return read_object (name, root, FALSE, error);
}
