/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user chose for the set of all events of an instrument, kept in the library beside what
 * was on screen. An event that was removed stays left out: undo may bring it back. */
#include "operations/study-set-choice.h"

#include <string.h>

#include "base/json-writer.h"
#include "base/json.h"

static char *
get_key (const char *symbol)
{
  return g_strdup_printf ("study-set:%s", symbol);
}

void
dtl_study_set_choice_free (DtlStudySetChoice *self)
{
  if (self == NULL)
    return;

  dtl_study_plan_free (self->plan);
  g_array_unref (self->left_out);
  g_free (self);
}

DtlStudySetChoice *
dtl_study_set_choice_copy (const DtlStudySetChoice *self)
{
  DtlStudySetChoice *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (DtlStudySetChoice, 1);
  copy->plan = dtl_study_plan_copy (self->plan);
  copy->left_out = g_array_copy (self->left_out);

  return copy;
}

static gboolean
find_left_out (const DtlStudySetChoice *self, gint64 event_id, guint *place)
{
  for (guint i = 0; i < self->left_out->len; i++)
    if (g_array_index (self->left_out, gint64, i) == event_id)
      {
        *place = i;
        return TRUE;
      }

  return FALSE;
}

gboolean
dtl_study_set_choice_includes (const DtlStudySetChoice *self, gint64 event_id)
{
  guint place;

  g_return_val_if_fail (self != NULL, FALSE);

  return !find_left_out (self, event_id, &place);
}

void
dtl_study_set_choice_include (DtlStudySetChoice *self, gint64 event_id, gboolean included)
{
  guint place;
  gboolean is_left_out;

  g_return_if_fail (self != NULL);

  is_left_out = find_left_out (self, event_id, &place);
  if (is_left_out && included)
    g_array_remove_index (self->left_out, place);
  else if (!is_left_out && !included)
    g_array_append_val (self->left_out, event_id);
}

/* Returns: (transfer full): the choice as JSON: members of the plan, and "left_out" */
char *
dtl_study_set_choice_print (const DtlStudySetChoice *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) writer = dtl_json_writer_new (text, FALSE);

  g_return_val_if_fail (self != NULL, NULL);

  dtl_json_writer_begin_object (writer, NULL);
  dtl_study_plan_write (self->plan, writer);
  dtl_json_writer_begin_array (writer, "left_out");
  for (guint i = 0; i < self->left_out->len; i++)
    dtl_json_writer_int (writer, NULL, g_array_index (self->left_out, gint64, i));
  dtl_json_writer_end_array (writer);
  dtl_json_writer_end_object (writer);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
read_left_out (DtlStudySetChoice *self, const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (JsonNode) root = dtl_json_parse ("study set", bytes, NULL);
  JsonNode *member;
  JsonArray *ids;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;
  member = json_object_get_member (json_node_get_object (root), "left_out");
  if (member == NULL || !JSON_NODE_HOLDS_ARRAY (member))
    return;
  ids = json_node_get_array (member);
  for (guint i = 0; i < json_array_get_length (ids); i++)
    {
      JsonNode *id = json_array_get_element (ids, i);

      if (JSON_NODE_HOLDS_VALUE (id) && json_node_get_value_type (id) == G_TYPE_INT64)
        dtl_study_set_choice_include (self, json_node_get_int (id), FALSE);
    }
}

/**
 * dtl_study_set_choice_parse:
 * @json: (nullable): as printed
 * @benchmark: (nullable): the usual one
 *
 * Returns: (transfer full): the choice; what @json does not say is as usual
 */
DtlStudySetChoice *
dtl_study_set_choice_parse (const char *json, const char *benchmark)
{
  DtlStudySetChoice *self = g_new0 (DtlStudySetChoice, 1);

  self->plan = dtl_study_plan_parse (json, benchmark);
  self->plan->joint = FALSE;
  self->left_out = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (json != NULL)
    read_left_out (self, json);

  return self;
}

/**
 * dtl_study_set_choice_read:
 * @benchmark: (nullable): the usual one of @symbol
 *
 * Returns: (transfer full): what was saved, or the usual; %NULL with an error of the store
 */
DtlStudySetChoice *
dtl_study_set_choice_read (DtlStore *store,
                           const char *symbol,
                           const char *benchmark,
                           GError **error)
{
  g_autofree char *key = get_key (symbol);
  g_autofree char *json = NULL;
  g_autoptr (GError) problem = NULL;
  DtlStudySetChoice *self;

  g_return_val_if_fail (store != NULL && symbol != NULL, NULL);

  json = dtl_store_get_view (store, key, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  self = dtl_study_set_choice_parse (json, benchmark);
  dtl_study_plan_drop_missing (self->plan, store);

  return self;
}

gboolean
dtl_study_set_choice_save (DtlStore *store,
                           const char *symbol,
                           const DtlStudySetChoice *self,
                           GError **error)
{
  g_autofree char *key = get_key (symbol);
  g_autofree char *json = dtl_study_set_choice_print (self);

  g_return_val_if_fail (store != NULL && symbol != NULL, FALSE);

  return dtl_store_put_view (store, key, json, error);
}
