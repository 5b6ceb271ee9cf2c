/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and writing whole files: what is refused, and what a failure leaves behind. Each test
 * works in a folder of its own. */
#include "base/file.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path; /* of a file in it that is not there yet */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("dateline-file-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->path = g_build_filename (self->folder, "x.csv", NULL);
}

/* Removes the folder, which holds files only. Returns: how many there were */
static int
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  int n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
      n++;
    }

  return n;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  empty_folder (self->folder);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

static void
assert_content (const char *path, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dtl_file_read (path, DTL_FILE_MAX_SIZE, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   strlen (expected));
}

static void
assert_unreadable (const char *path, guint64 max_size, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dtl_file_read (path, max_size, &error);

  g_assert_null (bytes);
  g_assert_error (error, DTL_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, path));
}

static mode_t
get_mode (const char *path)
{
  struct stat status;

  g_assert_cmpint (lstat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static void
test_write_and_read (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  mode_t mask = umask (022);

  g_assert_true (dtl_file_write (self->path, "one", 3, &error));
  g_assert_no_error (error);
  assert_content (self->path, "one");
  g_assert_cmphex (get_mode (self->path), ==, 0644);

  /* A replaced file keeps its mode. */
  g_assert_cmpint (g_chmod (self->path, 0600), ==, 0);
  g_assert_true (dtl_file_write (self->path, "", 0, &error));
  assert_content (self->path, "");
  g_assert_cmphex (get_mode (self->path), ==, 0600);

  g_assert_true (dtl_file_write (self->path, NULL, 0, &error));
  umask (077);
  g_assert_cmpint (g_remove (self->path), ==, 0);
  g_assert_true (dtl_file_write (self->path, "two", 3, &error));
  g_assert_cmphex (get_mode (self->path), ==, 0600);
  umask (mask);

  g_assert_cmpint (empty_folder (self->folder), ==, 1);
}

static void
test_read_refusals (Fixture *self, gconstpointer data)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd;

  assert_unreadable (self->path, 10, DTL_ERROR_FILE, "does not exist");
  assert_unreadable (self->folder, 10, DTL_ERROR_FILE, "is a folder, not a file");
  assert_unreadable ("/dev/zero", 10, DTL_ERROR_FILE, "is a device, not a file");

  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  assert_unreadable (self->path, 10, DTL_ERROR_FILE, "is a pipe, not a file");
  g_assert_cmpint (g_remove (self->path), ==, 0);

  fd = socket (AF_UNIX, SOCK_STREAM, 0);
  g_strlcpy (address.sun_path, self->path, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  assert_unreadable (self->path, 10, DTL_ERROR_FILE, "is a socket, not a file");
  close (fd);
  g_assert_cmpint (g_remove (self->path), ==, 0);

  g_assert_true (dtl_file_write (self->path, "12345", 5, NULL));
  assert_unreadable (self->path, 4, DTL_ERROR_TOO_LARGE, "larger than the 4 bytes");
  g_autoptr (GBytes) bytes = dtl_file_read (self->path, 5, NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 5);

  /* Regular, but of unknown size: the limit still holds. */
  assert_unreadable ("/proc/self/status", 20, DTL_ERROR_TOO_LARGE, "larger than the 20 bytes");
}

static void
test_no_permission (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may read and write everything");
      return;
    }

  g_assert_true (dtl_file_write (self->path, "one", 3, NULL));
  g_assert_cmpint (g_chmod (self->path, 0400), ==, 0);
  g_assert_false (dtl_file_write (self->path, "two", 3, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_FILE);
  assert_content (self->path, "one");

  g_assert_cmpint (g_chmod (self->path, 0), ==, 0);
  assert_unreadable (self->path, 10, DTL_ERROR_FILE, "cannot be read");
}

static void
test_links (Fixture *self, gconstpointer data)
{
  g_autofree char *link = g_build_filename (self->folder, "link", NULL);
  g_autofree char *loop = g_build_filename (self->folder, "loop", NULL);
  g_autoptr (GError) error = NULL;

  /* First the link dangles, and its target is made; then the target is replaced. */
  g_assert_cmpint (symlink ("x.csv", link), ==, 0);
  g_assert_true (dtl_file_write (link, "one", 3, &error));
  g_assert_true (dtl_file_write (link, "two", 3, &error));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_IS_SYMLINK));
  assert_content (self->path, "two");

  g_assert_cmpint (symlink (loop, loop), ==, 0);
  g_assert_false (dtl_file_write (loop, "two", 3, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_FILE);

  g_assert_cmpint (empty_folder (self->folder), ==, 3);
}

static void
assert_unwritable (const char *path, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dtl_file_write (path, "new", 3, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_write_refusals (Fixture *self, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "none", "x.csv", NULL);
  g_autofree char *below = g_build_filename (self->path, "y.csv", NULL);

  assert_unwritable (self->folder, "is a folder, not a file");
  assert_unwritable ("/dev/full", "is a device, not a file");
  assert_unwritable (nowhere, "its folder does not exist");

  g_assert_true (dtl_file_write (self->path, "old", 3, NULL));
  assert_unwritable (below, "cannot be written");
  assert_content (self->path, "old");
}

/* A limit on the size of files stands for the full disk: the write fails half-way. */
static void
test_full_disk (Fixture *self, gconstpointer data)
{
  struct rlimit before, limit;
  g_autofree char *large = g_malloc0 (200000);
  g_autoptr (GError) error = NULL;

  g_assert_true (dtl_file_write (self->path, "old", 3, NULL));

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 100000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  gboolean written = dtl_file_write (self->path, large, 200000, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_false (written);
  g_assert_error (error, DTL_ERROR, DTL_ERROR_FILE);
  assert_content (self->path, "old");
  g_assert_cmpint (empty_folder (self->folder), ==, 1);
}

#define ADD(name, function) g_test_add ("/file/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("write-and-read", test_write_and_read);
  ADD ("read-refusals", test_read_refusals);
  ADD ("no-permission", test_no_permission);
  ADD ("links", test_links);
  ADD ("write-refusals", test_write_refusals);
  ADD ("full-disk", test_full_disk);

  return g_test_run ();
}
