/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening and closing the library file, and views. Instruments, bars and events have a file each;
 * edits are steps of history.c. Every open checks the file as a whole: a damaged
 * one is refused before anything is read from it or written to it. */
#include "library/store-private.h"

#include "base/error.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define BUSY_MILLISECONDS 5000

static gboolean
open_database (DtlStore *self, const char *name, int flags, GError **error)
{
  int code;

  dtl_store_locks_init ();
  code = sqlite3_open_v2 (name, &self->db, flags | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK)
    return dtl_store_fail (self, code, error);

  sqlite3_busy_timeout (self->db, BUSY_MILLISECONDS);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);

  return dtl_store_words_init (self, error);
}

static gboolean
check_pages (DtlStore *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      dtl_store_prepare (self, error, "PRAGMA quick_check (1)", "");
  g_autofree char *found = NULL;
  gboolean row;

  if (statement == NULL || !dtl_store_step (self, statement, &row, error))
    return FALSE;

  /* SQLite heads its finding with a line of stars. */
  found =
      dtl_text_clean_line (row ? (const char *) sqlite3_column_text (statement, 0) : "no answer");
  if (g_strcmp0 (found, "ok") == 0)
    return TRUE;

  g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED, "The library “%s” is damaged: %s.", self->path,
               found);
  return FALSE;
}

/* An older file that must not be written is read through a copy in memory, led to our version. */
static gboolean
read_older (DtlStore *self, int version, GError **error)
{
  DtlStore copy = { .path = self->path };
  gboolean ok = open_database (&copy, ":memory:", SQLITE_OPEN_READWRITE, error) &&
                dtl_store_copy (self, copy.db, self->path, error) &&
                dtl_store_schema_migrate (&copy, version, FALSE, error) &&
                dtl_store_execute (&copy, "PRAGMA query_only = ON", error);
  sqlite3 *older = ok ? self->db : copy.db;

  if (ok)
    self->db = copy.db;
  sqlite3_close (older);
  return ok;
}

static gboolean
check_version (DtlStore *self, DtlStoreMode mode, GError **error)
{
  gint64 version;

  if (!dtl_store_get_int (self, "PRAGMA user_version", &version, error))
    return FALSE;

  /* The file's header may be older than its log. */
  if (version > dtl_store_schema_version ())
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_NEWER,
                   "The library “%s” was written by a newer version of Dateline.", self->path);
      return FALSE;
    }
  if (version == dtl_store_schema_version ())
    return TRUE;
  if (version < 1)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED,
                   "The library “%s” is damaged: it does not say its version.", self->path);
      return FALSE;
    }

  return mode == DTL_STORE_READ ? read_older (self, (int) version, error)
                                : dtl_store_schema_migrate (self, (int) version, TRUE, error);
}

/* Puts the file name into a URI; SQLite decodes %XX only. */
static char *
immutable_uri (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);

  return g_strconcat ("file:", escaped, "?immutable=1", NULL);
}

/* In a place that cannot be written SQLite has nowhere to put its log and its locks. Without a
 * log to read first, the file can still be read as it stands. */
static gboolean
reopen_immutable (DtlStore *self, GError **error)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *uri = immutable_uri (self->path);
  GStatBuf info;

  if (g_stat (log, &info) == 0 && info.st_size > 0)
    {
      g_set_error (
          error, DTL_ERROR, DTL_ERROR_FILE,
          "The library “%s” is in a place that cannot be written, and has changes in its log"
          " that must be written first.",
          self->path);
      return FALSE;
    }

  g_clear_pointer (&self->db, sqlite3_close);
  return open_database (self, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

/* The first read tells whether SQLite can work in the file's folder. */
static gboolean
prepare_file (DtlStore *self, DtlStoreMode mode, GError **error)
{
  int code = sqlite3_exec (self->db, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL);
  gboolean is_shut = (code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY;

  if (mode == DTL_STORE_READ && is_shut)
    {
      if (!reopen_immutable (self, error))
        return FALSE;
    }
  else if (mode != DTL_STORE_READ && (is_shut || sqlite3_db_readonly (self->db, "main") == 1))
    {
      g_set_error (
          error, DTL_ERROR, DTL_ERROR_FILE, "The library “%s” cannot be written: %s.", self->path,
          g_access (self->path, W_OK) != 0 ? g_strerror (errno) : "its folder cannot be written");
      return FALSE;
    }
  else if (code != SQLITE_OK)
    return dtl_store_fail (self, code, error);

  /* A connection that may write merges and removes its log at the end; a reader's just must not
   * change anything. */
  return dtl_store_execute (self,
                            mode == DTL_STORE_READ
                                ? "PRAGMA cell_size_check = ON; PRAGMA query_only = ON;"
                                : "PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL;"
                                  "PRAGMA journal_mode = WAL;",
                            error);
}

/* Returns: the file that has this name now, or 0 */
static ino_t
find_inode (const char *path, const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);
  struct stat info;

  return stat (name, &info) == 0 ? info.st_ino : 0;
}

static void
note_log (DtlStore *self)
{
  self->log_inode = find_inode (self->path, "-wal");
  self->file_inode = self->log_inode != 0 ? find_inode (self->path, "") : 0;
}

/**
 * dtl_store_is_cut_off:
 *
 * The locks of POSIX belong to the process: when any part of it closes any descriptor of the file,
 * as a file chooser does that looks what a file is, those of SQLite are gone without its knowing.
 * Another process that is done then takes itself for the last one, merges the log and removes it,
 * and what this store writes from then on goes nowhere. Nothing is lost up to there.
 * https://www.sqlite.org/howtocorrupt.html section 2.2
 *
 * Returns: whether that has happened, and the library must be opened anew before it is used; a
 *   file that was moved with its log is none of that
 */
gboolean
dtl_store_is_cut_off (const DtlStore *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->file_inode != 0 && find_inode (self->path, "") == self->file_inode &&
         find_inode (self->path, "-wal") != self->log_inode;
}

static DtlStore *
store_new (const char *path)
{
  DtlStore *self = g_new0 (DtlStore, 1);

  self->path = g_strdup (path);
  self->cache = dtl_series_cache_new ();
  return self;
}

static DtlStore *
open_existing (const char *path, DtlStoreMode mode, GError **error)
{
  g_autoptr (DtlStore) self = store_new (path);

  if (!open_database (self, path, SQLITE_OPEN_READWRITE, error) ||
      !prepare_file (self, mode, error) || !check_pages (self, error) ||
      !check_version (self, mode, error) || !dtl_store_schema_check (self, error))
    return NULL;

  note_log (self);
  return g_steal_pointer (&self);
}

static gboolean
fill_temporary (
    const char *temporary, const char *path, DtlStoreFill fill, gpointer data, GError **error)
{
  g_autoptr (DtlStore) self = store_new (path);

  /* Nobody else knows this file: what is safe is that it is synced before it gets its name. */
  return open_database (self, temporary, SQLITE_OPEN_READWRITE, error) &&
         dtl_store_execute (self, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;",
                            error) &&
         dtl_store_schema_migrate (self, 0, FALSE, error) &&
         (fill == NULL || fill (self, data, error)) &&
         dtl_store_execute (self, "PRAGMA journal_mode = WAL", error);
}

/**
 * dtl_store_create:
 * @path: file name
 * @fill: (nullable) (scope call): puts the first content in
 * @data: for @fill
 *
 * Makes a library unless there is a file of that name. It is made under another name beside it
 * and then named, so that no other process ever sees it half filled; when another process
 * was first, its file stays.
 *
 * Returns: whether there is a file now; %FALSE with %DTL_ERROR_FILE or with what @fill said, and
 *   nothing is left behind
 */
gboolean
dtl_store_create (const char *path, DtlStoreFill fill, gpointer data, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *temporary = NULL;
  g_autoptr (GError) local = NULL;
  int fd;

  g_return_val_if_fail (path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, name);
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_FILE, "The library “%s” cannot be created: %s.",
                   path, g_strerror (errno));
      return FALSE;
    }
  g_close (fd, NULL);

  if (fill_temporary (temporary, path, fill, data, &local) &&
      dtl_store_file_publish (temporary, path, &local))
    return TRUE;

  g_unlink (temporary);
  if (g_error_matches (local, DTL_ERROR, DTL_ERROR_CONFLICT))
    return TRUE; /* another process was first */

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * dtl_store_open:
 * @path: file name
 * @mode: see #DtlStoreMode
 *
 * Opens a library and checks it as a whole: O(size of the file).
 *
 * Returns: (transfer full): the store, or NULL with %DTL_ERROR_FILE (missing, a folder, not
 *   readable, not writable), %DTL_ERROR_PARSE (not a library), %DTL_ERROR_NEWER,
 * %DTL_ERROR_DAMAGED, %DTL_ERROR_STORE (busy); the file is then unchanged
 */
DtlStore *
dtl_store_open (const char *path, DtlStoreMode mode, GError **error)
{
  gboolean missing = FALSE;

  g_return_val_if_fail (path != NULL, NULL);

  if (!dtl_store_file_check (path, mode == DTL_STORE_CREATE ? &missing : NULL, error))
    return NULL;
  if (missing &&
      (!dtl_store_create (path, NULL, NULL, error) || !dtl_store_file_check (path, NULL, error)))
    return NULL;

  return open_existing (path, mode, error);
}

/* Takes back a step that was not committed. */
void
dtl_store_close (DtlStore *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->session, sqlite3session_delete);
  /* The log of this name is another one now, and not this connection's to merge and remove. */
  if (dtl_store_is_cut_off (self))
    sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_close (self->db);
  dtl_series_cache_free (self->cache);
  g_free (self->path);
  g_free (self);
}

const char *
dtl_store_get_path (const DtlStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/* Returns: a number that changes when another connection has written; 0 if it cannot be read */
gint64
dtl_store_get_data_version (DtlStore *self)
{
  gint64 version = 0;

  g_return_val_if_fail (self != NULL, 0);

  return dtl_store_get_int (self, "PRAGMA data_version", &version, NULL) ? version : 0;
}

/**
 * dtl_store_put_view:
 * @key: what the view is of: "instrument:BABA", "current"
 * @json: opaque to the store
 *
 * A view is what was on screen: it is written at once, as no step of the history.
 */
gboolean
dtl_store_put_view (DtlStore *self, const char *key, const char *json, GError **error)
{
  g_return_val_if_fail (self != NULL && key != NULL && json != NULL, FALSE);

  return dtl_store_run (self, error,
                        "INSERT INTO views (key, json) VALUES (?1, ?2)"
                        " ON CONFLICT (key) DO UPDATE SET json = ?2",
                        "tt", key, json);
}

/**
 * dtl_store_get_view:
 *
 * Returns: (transfer full) (nullable): the JSON; NULL without @error if there is no such view
 */
char *
dtl_store_get_view (DtlStore *self, const char *key, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  statement = dtl_store_prepare (self, error, "SELECT json FROM views WHERE key = ?1", "t", key);
  if (statement == NULL || !dtl_store_step (self, statement, &row, error) || !row)
    return NULL;

  return dtl_store_dup_text (statement, 0);
}
