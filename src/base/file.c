/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way to read and to write a whole file. Reading refuses what is no regular file before
 * it could block on it. Writing goes to a temporary file beside the target, which is flushed to
 * disk and renamed: at any moment the path holds all of the old bytes or all of the new ones. A
 * symbolic link is followed, because renaming over it would cut it from its target. */
#include "base/file.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_START (64 * 1024) /* for files that report no size, as those of /proc */
#define MAX_LINKS 40           /* as the kernel's own limit */
#define NEW_FILE_MODE 0644

static gboolean
fail (GError **error, int code, const char *path, const char *what)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, DTL_ERROR, code, "“%s” %s.", name, what);
  return FALSE;
}

static gboolean
fail_errno (GError **error, const char *path, const char *verb, int saved_errno)
{
  g_autofree char *what = g_strdup_printf ("cannot be %s: %s", verb, g_strerror (saved_errno));

  return fail (error, DTL_ERROR_FILE, path, what);
}

static gboolean
check_regular (const char *path, const struct stat *status, GError **error)
{
  if (S_ISREG (status->st_mode))
    return TRUE;
  if (S_ISDIR (status->st_mode))
    return fail (error, DTL_ERROR_FILE, path, "is a folder, not a file");
  if (S_ISFIFO (status->st_mode))
    return fail (error, DTL_ERROR_FILE, path, "is a pipe, not a file");
  if (S_ISSOCK (status->st_mode))
    return fail (error, DTL_ERROR_FILE, path, "is a socket, not a file");
  return fail (error, DTL_ERROR_FILE, path, "is a device, not a file");
}

static gboolean
fail_too_large (GError **error, const char *path, guint64 max_size)
{
  g_autofree char *what =
      g_strdup_printf ("is larger than the %" G_GUINT64_FORMAT " bytes that are read", max_size);

  return fail (error, DTL_ERROR_TOO_LARGE, path, what);
}

/* Reads to the end, whatever size the file had when it was opened: it may grow meanwhile. */
static GBytes *
read_all (int fd, const char *path, guint64 size, guint64 max_size, GError **error)
{
  if (size > max_size)
    {
      fail_too_large (error, path, max_size);
      return NULL;
    }

  gsize capacity = size > 0 ? (gsize) size + 1 : READ_START;
  gsize used = 0;
  g_autofree char *buffer = NULL;

  for (;;)
    {
      if (buffer == NULL || used == capacity)
        {
          gsize wanted = buffer == NULL ? capacity : capacity * 2;
          char *larger = g_try_realloc (buffer, wanted);

          if (larger == NULL)
            {
              fail (error, DTL_ERROR_TOO_LARGE, path, "does not fit into the memory that is left");
              return NULL;
            }
          buffer = larger;
          capacity = wanted;
        }

      gssize n = read (fd, buffer + used, capacity - used);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          fail_errno (error, path, "read", errno);
          return NULL;
        }
      if (n == 0)
        return g_bytes_new_take (g_steal_pointer (&buffer), used);

      used += (gsize) n;
      if (used > max_size)
        {
          fail_too_large (error, path, max_size);
          return NULL;
        }
    }
}

/**
 * dtl_file_read:
 * @path: in the file system's encoding
 * @max_size: bytes, at most %DTL_FILE_MAX_SIZE
 * @error: %DTL_ERROR_FILE if it cannot be read or is no regular file, %DTL_ERROR_TOO_LARGE
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes *
dtl_file_read (const char *path, guint64 max_size, GError **error)
{
  struct stat status;
  GBytes *bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (max_size <= DTL_FILE_MAX_SIZE, NULL);

  /* Without O_NONBLOCK opening a pipe waits for its writer. */
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (fd < 0)
    {
      int saved_errno = errno;

      if (saved_errno == ENXIO && stat (path, &status) == 0)
        check_regular (path, &status, error); /* a socket cannot even be opened */
      else if (saved_errno == ENOENT)
        fail (error, DTL_ERROR_FILE, path, "does not exist");
      else
        fail_errno (error, path, "read", saved_errno);
      return NULL;
    }

  if (fstat (fd, &status) != 0)
    fail_errno (error, path, "read", errno);
  else if (check_regular (path, &status, error))
    bytes = read_all (fd, path, (guint64) status.st_size, max_size, error);

  close (fd);
  return bytes;
}

/* Returns: (transfer full) (nullable): the path that @path leads to, which need not exist */
static char *
follow_links (const char *path, GError **error)
{
  g_autofree char *current = g_strdup (path);

  for (int i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *target = g_file_read_link (current, NULL);

      if (target == NULL) /* not a link */
        return g_steal_pointer (&current);

      g_autofree char *folder = g_path_get_dirname (current);
      g_free (current);
      current = g_path_is_absolute (target) ? g_steal_pointer (&target)
                                            : g_build_filename (folder, target, NULL);
    }

  fail_errno (error, path, "written", ELOOP);
  return NULL;
}

static gboolean
write_all (int fd, const char *data, gsize size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      size -= (gsize) n;
    }

  return fsync (fd) == 0;
}

/* The rename itself is durable only once its folder is. A failure here is not reported: the new
 * bytes are in place, and some file systems cannot sync a folder at all. */
static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  (void) fsync (fd);
  close (fd);
}

/* Returns: 0, or the errno of the step that failed; nothing is left behind then */
static int
replace_file (
    const char *target, const char *folder, const struct stat *old, const void *data, gsize size)
{
  g_autofree char *temporary = g_build_filename (folder, ".dateline-XXXXXX", NULL);
  int saved_errno = 0;

  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, NEW_FILE_MODE);
  if (fd < 0)
    return errno;

  if ((old != NULL && fchmod (fd, old->st_mode & 07777) != 0) || !write_all (fd, data, size))
    saved_errno = errno;
  if (close (fd) != 0 && saved_errno == 0)
    saved_errno = errno;
  if (saved_errno == 0 && rename (temporary, target) != 0)
    saved_errno = errno;

  if (saved_errno != 0)
    (void) unlink (temporary);
  else
    sync_folder (folder);

  return saved_errno;
}

/**
 * dtl_file_write:
 * @path: in the file system's encoding; a symbolic link is followed
 * @data: (array length=size): bytes; may be %NULL if @size is 0
 * @size: how many
 * @error: %DTL_ERROR_FILE
 *
 * Puts @data in the place of whatever regular file @path holds, whole or not at all. A new file
 * may be read by all, less what the umask takes; a replaced one keeps its mode.
 *
 * Returns: %FALSE on failure; an old file is then as it was
 */
gboolean
dtl_file_write (const char *path, const void *data, gsize size, GError **error)
{
  struct stat status;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (data != NULL || size == 0, FALSE);

  g_autofree char *target = follow_links (path, error);
  if (target == NULL)
    return FALSE;

  gboolean exists = stat (target, &status) == 0;
  if (!exists && errno != ENOENT)
    return fail_errno (error, path, "written", errno);
  if (exists && !check_regular (path, &status, error))
    return FALSE;
  /* A rename would replace a file that its owner has made read-only. */
  if (exists && access (target, W_OK) != 0)
    return fail_errno (error, path, "written", errno);

  g_autofree char *folder = g_path_get_dirname (target);
  int saved_errno = replace_file (target, folder, exists ? &status : NULL, data, size);
  if (saved_errno == ENOENT)
    return fail (error, DTL_ERROR_FILE, path, "cannot be written: its folder does not exist");
  if (saved_errno != 0)
    return fail_errno (error, path, "written", saved_errno);

  return TRUE;
}
