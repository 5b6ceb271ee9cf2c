/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the library file and how older files get there. A file may come from anywhere:
 * its schema must be, word for word, the one that this program would make, so that no trigger,
 * view or odd default of a stranger ever runs. */
#include "library/store-private.h"

#include "base/error.h"

#include <gio/gio.h>
#include <string.h>

#define MAX_COPIES 9 /* that stand beside a file before another try is refused */

GResource *dtl_schema_get_resource (void); /* generated from dateline-schema.gresource.xml */

/* One script a version, in order: script i leads from version i to i + 1. */
static const char *const scripts[] = {
  "schema.sql",
  "schema-2.sql",
};

int
dtl_store_schema_version (void)
{
  return (int) G_N_ELEMENTS (scripts);
}

static gboolean
run_script (DtlStore *self, int version, GError **error)
{
  g_autofree char *path = g_strconcat ("/org/dateline/Dateline/library/", scripts[version], NULL);
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (dtl_schema_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *sql = NULL;

  g_assert (bytes != NULL); /* it is linked in */
  sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return dtl_store_execute (self, sql, error);
}

/* Copies the file as it is before anything is changed. The connection that holds the lock cannot
 * be copied from; another one can. Returns: (transfer full): where the copy is, or NULL */
static char *
keep_copy (DtlStore *self, int version, GError **error)
{
  DtlStore reader = { .path = self->path };
  g_autofree char *copy = NULL;
  gboolean ok = FALSE;
  int code =
      sqlite3_open_v2 (self->path, &reader.db, SQLITE_OPEN_READONLY | SQLITE_OPEN_EXRESCODE, NULL);

  if (code != SQLITE_OK)
    dtl_store_fail (&reader, code, error);
  for (int i = 1; code == SQLITE_OK && i <= MAX_COPIES && !ok; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%d", i) : g_strdup ("");
      g_autoptr (GError) local = NULL;

      g_free (copy);
      copy = g_strdup_printf ("%s.version-%d%s", self->path, version, number);
      ok = dtl_store_backup (&reader, copy, &local);
      if (ok || (g_error_matches (local, DTL_ERROR, DTL_ERROR_CONFLICT) && i < MAX_COPIES))
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      break;
    }
  sqlite3_close (reader.db);

  return ok ? g_steal_pointer (&copy) : NULL;
}

/* Leads a file of @version to ours in one transaction: it fails as a whole. With @keeps_copy a
 * copy of the older file is kept beside it first, "library.dateline.version-1". */
gboolean
dtl_store_schema_migrate (DtlStore *self, int version, gboolean keeps_copy, GError **error)
{
  g_autofree char *pragmas =
      g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                       DTL_STORE_APPLICATION_ID, dtl_store_schema_version ());
  g_autofree char *copy = NULL;
  gint64 current = version;
  gboolean ok;

  if (!dtl_store_execute (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  /* Another process may have done it while this one waited for the lock. */
  ok = dtl_store_get_int (self, "PRAGMA user_version", &current, error);
  if (ok && keeps_copy && current < dtl_store_schema_version ())
    {
      copy = keep_copy (self, (int) current, error);
      ok = copy != NULL;
    }
  for (int i = (int) current; ok && i < dtl_store_schema_version (); i++)
    ok = run_script (self, i, error);
  ok = ok && dtl_store_execute (self, pragmas, error) && dtl_store_execute (self, "COMMIT", error);
  if (!ok)
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  if (!ok && copy != NULL)
    g_prefix_error (error,
                    "The library “%s” could not be brought to this version of Dateline and is as"
                    " it was; a copy is “%s”. ",
                    self->path, copy);

  return ok;
}

static char *
dup_schema (DtlStore *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) statement =
      dtl_store_prepare (self, error,
                         "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
                         " ORDER BY type, name",
                         "");
  gboolean row = statement != NULL;

  while (row)
    {
      if (!dtl_store_step (self, statement, &row, error))
        return NULL;
      for (int i = 0; row && i < 4; i++)
        g_string_append_printf (text, "%s\n", (const char *) sqlite3_column_text (statement, i));
    }

  return statement != NULL ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Compares the file's tables with those of a library made anew in memory. */
gboolean
dtl_store_schema_check (DtlStore *self, GError **error)
{
  DtlStore model = { .path = self->path };
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  int code = sqlite3_open (":memory:", &model.db);

  if (code != SQLITE_OK)
    dtl_store_fail (&model, code, error);
  else if (dtl_store_words_init (&model, error) &&
           dtl_store_schema_migrate (&model, 0, FALSE, error))
    expected = dup_schema (&model, error);
  sqlite3_close (model.db);
  if (expected == NULL)
    return FALSE;

  found = dup_schema (self, error);
  if (found == NULL)
    return FALSE;
  if (strcmp (found, expected) == 0)
    return TRUE;

  g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED,
               "The library “%s” is damaged: its tables are not those of a Dateline library.",
               self->path);
  return FALSE;
}
