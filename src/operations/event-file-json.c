/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events as a JSON array of the objects that the command line prints. */
#include "base/error.h"
#include "base/json-writer.h"
#include "base/json.h"
#include "operations/event-file.h"
#include "operations/transfer-events.h"

/**
 * dtl_transfer_write_event:
 * @writer: inside an array, or at the top
 * @mark: an event
 *
 * Writes the event as the object of the command line's contract; what is absent is null.
 */
void
dtl_transfer_write_event (DtlJsonWriter *writer, const DtlMark *mark)
{
  g_return_if_fail (writer != NULL && mark != NULL);

  dtl_json_writer_begin_object (writer, NULL);
  for (int member = 0; member < DTL_N_EVENT_MEMBERS; member++)
    {
      const char *name = dtl_event_member_get_name (member);
      DtlEventValue value;

      dtl_event_member_get (mark, member, &value);
      if (value.is_number)
        dtl_json_writer_int (writer, name, value.number);
      else
        dtl_json_writer_string (writer, name, value.text);
    }
  dtl_json_writer_end_object (writer);
}

void
dtl_event_file_write_json (GPtrArray *marks, GString *out)
{
  g_autoptr (DtlJsonWriter) writer = dtl_json_writer_new (out, TRUE);

  dtl_json_writer_begin_array (writer, NULL);
  for (guint i = 0; i < marks->len; i++)
    dtl_transfer_write_event (writer, g_ptr_array_index (marks, i));
  dtl_json_writer_end_array (writer);
  g_string_append_c (out, '\n');
}

/* Numbers are whole ones; they become the text that dtl_event_row_set() reads. */
static gboolean
read_member (DtlEventRow *row, JsonObject *object, const char *member, GError **error)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autofree char *number = NULL;
  const char *text = NULL;

  if (!dtl_event_row_knows (member))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s: no event has a “%s”.", row->where,
                   member);
      return FALSE;
    }
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    {
      number = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      return dtl_event_row_set (row, member, number, error);
    }

  return dtl_json_read_string (object, row->where, member, &text, error) &&
         dtl_event_row_set (row, member, text, error);
}

static DtlEventRow *
read_event (const char *name, gsize number, JsonNode *node, GError **error)
{
  g_autoptr (DtlEventRow) row = dtl_event_row_new (name, "event", number);
  g_autoptr (GList) members = NULL;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s: this is not an object.", row->where);
      return NULL;
    }
  object = json_node_get_object (node);
  members = json_object_get_members (object);
  for (GList *link = members; link != NULL; link = link->next)
    if (!read_member (row, object, link->data, error))
      return NULL;

  return g_steal_pointer (&row);
}

/* Returns: (transfer full) (element-type DtlEventRow): or NULL with DTL_ERROR_PARSE */
GPtrArray *
dtl_event_file_read_json (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_event_row_free);
  g_autoptr (JsonNode) root = dtl_json_parse (name, bytes, error);
  JsonArray *array;

  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (root))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s: this is not a list of events.", name);
      return NULL;
    }

  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      DtlEventRow *row = read_event (name, i + 1, json_array_get_element (array, i), error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }

  return g_steal_pointer (&rows);
}
