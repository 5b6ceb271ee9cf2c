/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library file as a file: what can be told without SQLite, which would wait on a pipe, make an
 * empty file of a missing one, or roll a stranger's database back; and how a finished file gets
 * its name. SQLite's header: https://www.sqlite.org/fileformat2.html section 1.3 */
#include "library/store-private.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER_SIZE 100
#define PAGE_SIZE_OFFSET 16
#define USER_VERSION_OFFSET 60
#define APPLICATION_ID_OFFSET 68

static guint32
read_big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
fail_system (const char *path, int number, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_FILE, "The library “%s” cannot be opened: %s.", path,
               g_strerror (number));
  return FALSE;
}

static gboolean
check_header (const char *path, const guint8 *header, gsize size, GError **error)
{
  if (size == 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED, "The library “%s” is an empty file.", path);
      return FALSE;
    }
  if (size < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0 ||
      read_big_endian (header + APPLICATION_ID_OFFSET) != DTL_STORE_APPLICATION_ID)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "The file “%s” is not a Dateline library.",
                   path);
      return FALSE;
    }
  if (read_big_endian (header + USER_VERSION_OFFSET) > (guint32) dtl_store_schema_version ())
    {
      g_set_error (
          error, DTL_ERROR, DTL_ERROR_NEWER,
          "The library “%s” was written by a newer version of Dateline; it was left as it is.",
          path);
      return FALSE;
    }

  return TRUE;
}

/* SQLite reads a cut last page as if it ended in zeros. A file whose log has still to be merged may
 * end anywhere. */
static gboolean
check_size (const char *path, const guint8 *header, goffset size, GError **error)
{
  guint32 page = (guint32) header[PAGE_SIZE_OFFSET] << 8 | header[PAGE_SIZE_OFFSET + 1];
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  page = page == 1 ? 65536 : page;
  if (page == 0 || size % page == 0 || (g_stat (log, &info) == 0 && info.st_size > 0))
    return TRUE;

  g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED,
               "The library “%s” is damaged: its last page is cut short.", path);
  return FALSE;
}

/* Looks at the file without changing anything. @missing tells whether there is none, which fails
 * only if @missing is NULL. */
gboolean
dtl_store_file_check (const char *path, gboolean *missing, GError **error)
{
  guint8 header[HEADER_SIZE];
  gsize size = 0;
  struct stat info;
  int number = 0;
  int fd;

  if (stat (path, &info) != 0)
    {
      if (errno != ENOENT || missing == NULL)
        return fail_system (path, errno, error);
      *missing = TRUE;
      return TRUE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_FILE,
                   S_ISDIR (info.st_mode)
                       ? "“%s” is a folder, not a Dateline library."
                       : "“%s” is not a regular file, so it is no Dateline library.",
                   path);
      return FALSE;
    }

  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return fail_system (path, errno, error);
  while (size < sizeof header)
    {
      gssize n = read (fd, header + size, sizeof header - size);

      if (n < 0 && errno == EINTR)
        continue;
      number = n < 0 ? errno : 0;
      if (n <= 0)
        break;
      size += (gsize) n;
    }
  close (fd);
  if (number != 0)
    return fail_system (path, number, error);
  if (!check_header (path, header, size, error) || !check_size (path, header, info.st_size, error))
    return FALSE;

  if (missing != NULL)
    *missing = FALSE;
  return TRUE;
}

static gboolean
sync_path (const char *path, int flags)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;
  int number = errno;

  if (fd >= 0)
    close (fd);
  errno = number;
  return ok;
}

/* Gives a finished file its name, never over another one. SQLite would replay a log that an older
 * library of this name left behind: with one there, nothing is published. The log is looked for
 * first: one seen while the library is missing cannot be that of a process which just made it. */
gboolean
dtl_store_file_publish (const char *temporary, const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean has_log = g_file_test (log, G_FILE_TEST_EXISTS);
  int result = 0;

  if (has_log && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_FILE,
                   "“%s” is left over from a library that is gone; move it away first.", log);
      return FALSE;
    }

  if (!sync_path (temporary, O_RDWR))
    result = -1;
  else if (link (temporary, path) == 0)
    g_unlink (temporary);
  else if (errno == EEXIST) /* not all file systems have links */
    result = -1;
  else
    result = renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE);
  if (result == 0)
    result = sync_path (folder, O_RDONLY | O_DIRECTORY) ? 0 : -1;

  if (result != 0)
    g_set_error (error, DTL_ERROR, errno == EEXIST ? DTL_ERROR_CONFLICT : DTL_ERROR_FILE,
                 "“%s” cannot be written: %s.", path, g_strerror (errno));
  return result == 0;
}
