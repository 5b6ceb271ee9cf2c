/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The noun "library": where the file is, whether it is intact, its copy and its history. */
#include "base/error.h"
#include "base/json-writer.h"
#include "base/text.h"
#include "cli/call.h"
#include "cli/output.h"
#include "cli/table.h"
#include "library/history.h"
#include "operations/open-library.h"

static gboolean
print_member (const DtlCall *call, const char *name, const char *value, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, TRUE);

  dtl_json_writer_begin_object (json, NULL);
  dtl_json_writer_string (json, name, value);
  dtl_json_writer_end_object (json);
  g_string_append_c (text, '\n');

  return dtl_output_text (text->str, error);
}

/* Names the file without opening it: it need not be there. */
static gboolean
run_path (const DtlCall *call, GError **error)
{
  g_autofree char *path = call->library != NULL ? g_canonicalize_filename (call->library, NULL)
                                                : dtl_open_library_default_path ();
  g_autofree char *safe = dtl_text_escape_terminal (path);

  if (call->json)
    return print_member (call, "path", path, error);

  return dtl_output_text (safe, error) && dtl_output_text ("\n", error);
}

static gboolean
print_problems (const DtlCall *call, const char *path, GPtrArray *problems, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, TRUE);

  if (call->json)
    {
      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_string (json, "path", path);
      dtl_json_writer_boolean (json, "intact", problems->len == 0);
      dtl_json_writer_begin_array (json, "problems");
      for (guint i = 0; i < problems->len; i++)
        dtl_json_writer_string (json, NULL, problems->pdata[i]);
      dtl_json_writer_end_array (json);
      dtl_json_writer_end_object (json);
      g_string_append_c (text, '\n');
    }
  else if (problems->len == 0)
    g_string_append (text, "The library is intact.\n");
  else
    {
      g_autoptr (DtlTable) table = dtl_table_new ("", NULL);
      g_autofree char *rows = NULL;

      for (guint i = 0; i < problems->len; i++)
        dtl_table_add (table, problems->pdata[i]);
      rows = dtl_table_format (table);
      g_string_append (text, rows);
    }

  return dtl_output_text (text->str, error);
}

/* A file that is too damaged to be opened has that as its one problem. */
static gboolean
run_check (const DtlCall *call, GError **error)
{
  g_autofree char *path =
      call->library != NULL ? g_strdup (call->library) : dtl_open_library_default_path ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) damage = NULL;
  g_autoptr (DtlStore) store = dtl_call_open_store (call, &damage);

  if (store != NULL)
    dtl_store_check (store, problems, &damage);
  if (g_error_matches (damage, DTL_ERROR, DTL_ERROR_DAMAGED))
    {
      g_ptr_array_add (problems, g_strdup (damage->message));
      g_clear_error (&damage);
    }
  if (damage != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&damage));
      return FALSE;
    }

  if (!print_problems (call, path, problems, error))
    return FALSE;
  if (problems->len > 0)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED, "The library “%s” is damaged.", name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
run_backup (const DtlCall *call, GError **error)
{
  const char *path = dtl_call_get_argument (call, 0);
  g_autoptr (DtlStore) store = dtl_call_open_store (call, error);

  if (store == NULL || !dtl_store_backup (store, path, error))
    return FALSE;

  return !call->json || print_member (call, "file", path, error);
}

static gboolean
print_step (const DtlCall *call, const char *done, const DtlStep *step, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, TRUE);
  g_autoptr (DtlTable) line = dtl_table_new ("", "", NULL);
  g_autofree char *row = NULL;

  if (!call->json)
    {
      dtl_table_add (line, done);
      dtl_table_add (line, step->name);
      row = dtl_table_format (line);
      return dtl_output_text (row, error);
    }

  dtl_json_writer_begin_object (json, NULL);
  dtl_json_writer_string (json, "step", step->name);
  dtl_json_writer_int (json, "id", step->id);
  dtl_json_writer_end_object (json);
  g_string_append_c (text, '\n');

  return dtl_output_text (text->str, error);
}

static gboolean
run_undo (const DtlCall *call, GError **error)
{
  g_autoptr (DtlStore) store = dtl_call_open_store (call, error);
  g_autoptr (DtlStep) step = store != NULL ? dtl_history_undo (store, error) : NULL;

  return step != NULL && print_step (call, "Undone:", step, error);
}

static gboolean
run_redo (const DtlCall *call, GError **error)
{
  g_autoptr (DtlStore) store = dtl_call_open_store (call, error);
  g_autoptr (DtlStep) step = store != NULL ? dtl_history_redo (store, error) : NULL;

  return step != NULL && print_step (call, "Done again:", step, error);
}

static char *
format_steps_json (GPtrArray *steps, GTimeZone *zone)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, TRUE);

  dtl_json_writer_begin_array (json, NULL);
  for (guint i = 0; i < steps->len; i++)
    {
      const DtlStep *step = steps->pdata[i];
      char time[DTL_INSTANT_TEXT_SIZE];

      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_int (json, "id", step->id);
      dtl_json_writer_string (json, "name", step->name);
      dtl_json_writer_string (json, "time", dtl_instant_format_iso (step->time, zone, time));
      dtl_json_writer_boolean (json, "undone", step->undone);
      dtl_json_writer_end_object (json);
    }
  dtl_json_writer_end_array (json);
  g_string_append_c (text, '\n');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
format_steps (GPtrArray *steps, GTimeZone *zone)
{
  g_autoptr (DtlTable) table = dtl_table_new ("Step", "Time", "State", "What", NULL);

  dtl_table_align_right (table, 0);
  for (guint i = 0; i < steps->len; i++)
    {
      const DtlStep *step = steps->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, step->id);
      char time[DTL_INSTANT_TEXT_SIZE];

      dtl_table_add (table, id);
      dtl_table_add (table, dtl_instant_format_iso (step->time, zone, time));
      dtl_table_add (table, step->undone ? "undone" : "done");
      dtl_table_add (table, step->name);
    }

  return dtl_table_format (table);
}

static gboolean
run_history (const DtlCall *call, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (DtlStore) store = dtl_call_open_store (call, error);
  g_autoptr (GPtrArray) steps = store != NULL ? dtl_history_list (store, error) : NULL;
  g_autofree char *text = NULL;

  if (steps == NULL)
    return FALSE;

  text = call->json ? format_steps_json (steps, zone) : format_steps (steps, zone);

  return dtl_output_text (text, error);
}

static const DtlVerb verbs[] = {
  { "path", "", "Prints where the library is", NULL, FALSE, run_path },
  { "check", "", "Says whether the library is intact, and what is damaged", NULL, FALSE,
    run_check },
  { "backup", "FILE", "Copies the library to FILE", NULL, FALSE, run_backup },
  { "undo", "", "Takes the latest change back", NULL, TRUE, run_undo },
  { "redo", "", "Makes the change again that was taken back last", NULL, TRUE, run_redo },
  { "history", "", "Lists the changes, the oldest first", NULL, FALSE, run_history },
  { NULL },
};

const DtlNoun dtl_noun_library = { "library", "The file that holds prices and events", verbs };
