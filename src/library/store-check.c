/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thorough check, and a copy of the whole file. */
#include "library/store-private.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>

/* What cannot be read is a problem; what SQLite cannot do is an error. */
static gboolean
note_damage (GError *problem, GPtrArray *problems, GError **error)
{
  g_autoptr (GError) owned = problem;

  if (owned != NULL && !g_error_matches (owned, DTL_ERROR, DTL_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&owned));
      return FALSE;
    }
  if (owned != NULL)
    g_ptr_array_add (problems, g_strdup (owned->message));

  return TRUE;
}

/* Adds the first column of every row, but "ok", in the place of % in @format. */
static gboolean
read_rows (DtlStore *self, const char *sql, const char *format, GPtrArray *problems, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dtl_store_prepare (self, error, sql, "");
  gboolean row;

  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      g_autofree char *text = NULL;
      GString *problem;

      if (!dtl_store_step (self, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      text = dtl_store_dup_text (statement, 0);
      if (g_strcmp0 (text, "ok") == 0)
        continue;
      problem = g_string_new (format);
      g_string_replace (problem, "%", text, 1);
      g_ptr_array_add (problems, g_string_free (problem, FALSE));
    }
}

static gboolean
add_rows (DtlStore *self, const char *sql, const char *format, GPtrArray *problems, GError **error)
{
  GError *problem = NULL;

  read_rows (self, sql, format, problems, &problem);
  return note_damage (problem, problems, error);
}

static gboolean
check_series (DtlStore *self, GPtrArray *problems, GError **error)
{
  GError *unread = NULL;
  g_autoptr (GPtrArray) list = dtl_store_list_series (self, &unread);

  if (list == NULL)
    return note_damage (unread, problems, error);
  for (guint i = 0; i < list->len; i++)
    {
      const DtlSeriesInfo *info = g_ptr_array_index (list, i);
      GError *problem = NULL;
      g_autoptr (DtlSeries) series =
          dtl_store_read_series (self, info->instrument->symbol, info->interval, &problem);

      if (!note_damage (problem, problems, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * dtl_store_check:
 * @problems: (element-type utf8): a sentence is added for each thing that is damaged
 *
 * Reads everything: pages, indices, links between tables, every bar and event, and which articles
 * the full-text search knows.
 *
 * Returns: whether the check could be made
 */
gboolean
dtl_store_check (DtlStore *self, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) events = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (self != NULL && problems != NULL, FALSE);

  if (!add_rows (self, "PRAGMA integrity_check", "%", problems, error) ||
      !add_rows (self, "PRAGMA foreign_key_check",
                 "A row of the table “%” belongs to one that is not there.", problems, error) ||
      !add_rows (
          self, "SELECT id FROM articles WHERE id NOT IN (SELECT id FROM article_words_docsize)",
          "The words of article % are missing from the full-text search.", problems, error) ||
      !add_rows (
          self, "SELECT id FROM article_words_docsize WHERE id NOT IN (SELECT id FROM articles)",
          "The full-text search has words of article %, which is not there.", problems, error) ||
      !check_series (self, problems, error))
    return FALSE;

  events = dtl_store_list_events (self, NULL, &problem);
  return note_damage (problem, problems, error);
}

/* Copies everything into @to, an empty database of the name @path. */
gboolean
dtl_store_copy (DtlStore *self, sqlite3 *to, const char *path, GError **error)
{
  DtlStore copy = { .db = to, .path = (char *) path };
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", self->db, "main");
  int code;

  if (backup != NULL)
    sqlite3_backup_step (backup, -1);
  code = backup != NULL ? sqlite3_backup_finish (backup) : sqlite3_errcode (to);

  return code == SQLITE_OK || dtl_store_fail (&copy, code, error);
}

static gboolean
copy_into (DtlStore *self, const char *path, GError **error)
{
  DtlStore copy = { .path = (char *) path };
  int code = sqlite3_open_v2 (path, &copy.db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);
  gboolean ok = code == SQLITE_OK ? dtl_store_copy (self, copy.db, path, error)
                                  : dtl_store_fail (&copy, code, error);

  sqlite3_close (copy.db);
  return ok;
}

/**
 * dtl_store_backup:
 * @path: where to; must not be there yet
 *
 * Copies the library as it is now, complete or not at all, also while other processes write.
 *
 * Returns: %FALSE with %DTL_ERROR_CONFLICT if @path is there, or %DTL_ERROR_FILE; nothing is left
 *   behind
 */
gboolean
dtl_store_backup (DtlStore *self, const char *path, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *temporary = NULL;
  int fd;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, name);
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_FILE, "“%s” cannot be written: %s.", path,
                   g_strerror (errno));
      return FALSE;
    }
  g_close (fd, NULL);

  if (copy_into (self, temporary, error) && dtl_store_file_publish (temporary, path, error))
    return TRUE;

  g_unlink (temporary);
  return FALSE;
}
