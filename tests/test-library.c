/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worker thread: order, results, errors, cancellation, signals, and an end without a wait for
 * itself. */
#include "library/history.h"
#include "library/library.h"

#include "base/error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
  DtlLibrary *library;
  guint n_changed;
  guint n_done;
  gpointer result;
  GError *error;
} Fixture;

static DtlStore *
open_cb (const char *path, GError **error)
{
  return dtl_store_open (path, DTL_STORE_CREATE, error);
}

static DtlStore *
open_existing_cb (const char *path, GError **error)
{
  return dtl_store_open (path, DTL_STORE_WRITE, error);
}

static void
changed_cb (DtlLibrary *library, Fixture *fixture)
{
  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  fixture->n_changed++;
}

static void
start (Fixture *fixture, DtlLibraryOpenFunc open)
{
  fixture->library = dtl_library_new (fixture->path, open);
  g_signal_connect (fixture->library, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dateline-library-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.dateline", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&fixture->library);
  g_clear_error (&fixture->error);
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  g_clear_error (&fixture->error);
  fixture->result = dtl_library_run_finish (DTL_LIBRARY (source), result, &fixture->error);
  fixture->n_done++;
}

static void
wait_for (guint *counter, guint n)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (*counter < n && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
  g_assert_cmpuint (*counter, ==, n);
}

static gpointer
count_func (DtlStore *store, gpointer data, GError **error)
{
  int *counter = data;

  return GINT_TO_POINTER (++*counter);
}

static gpointer
write_func (DtlStore *store, gpointer data, GError **error)
{
  return dtl_store_put_view (store, "current", "{}", error) ? store : NULL;
}

static gpointer
fail_func (DtlStore *store, gpointer data, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE, "No.");
  return NULL;
}

static gpointer
slow_func (DtlStore *store, gpointer data, GError **error)
{
  g_usleep (100000);
  return NULL;
}

static gpointer
text_func (DtlStore *store, gpointer data, GError **error)
{
  return g_strdup ("nobody takes this");
}

static void
run (Fixture *fixture, gboolean writes, DtlLibraryFunc func, gpointer data)
{
  dtl_library_run_async (fixture->library, writes, func, data, NULL, NULL, NULL, done_cb, fixture);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  int counter = 0;

  start (fixture, open_cb);
  for (int i = 0; i < 50; i++)
    run (fixture, FALSE, count_func, &counter);
  wait_for (&fixture->n_done, 50);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (GPOINTER_TO_INT (fixture->result), ==, 50);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  start (fixture, open_cb);
  run (fixture, TRUE, write_func, NULL);
  wait_for (&fixture->n_done, 1);
  wait_for (&fixture->n_changed, 1);
  run (fixture, TRUE, fail_func, NULL);
  wait_for (&fixture->n_done, 2);
  g_assert_error (fixture->error, DTL_ERROR, DTL_ERROR_RANGE);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

static void
test_changed_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlStore) other = NULL;
  g_autoptr (GError) error = NULL;

  start (fixture, open_cb);
  run (fixture, FALSE, slow_func, NULL);
  wait_for (&fixture->n_done, 1);
  other = dtl_store_open (fixture->path, DTL_STORE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (dtl_store_put_view (other, "current", "{}", &error));
  wait_for (&fixture->n_changed, 1);
}

/* Opens the library and closes it, once it is told to. Returns: the child */
static pid_t
fork_visitor (const char *path, int *tell)
{
  int ends[2];
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      DtlStore *store;
      char byte;

      close (ends[1]);
      if (read (ends[0], &byte, 1) != 1)
        _exit (2);
      store = dtl_store_open (path, DTL_STORE_WRITE, NULL);
      dtl_store_close (store);
      _exit (store != NULL ? 0 : 1);
    }

  close (ends[0]);
  *tell = ends[1];
  return child;
}

static gpointer
is_cut_off_func (DtlStore *store, gpointer data, GError **error)
{
  return dtl_store_is_cut_off (store) ? store : NULL;
}

/* Closing any descriptor of the file drops the locks of this process; another one then removes the
 * log. What is written afterwards must be in the library all the same. */
static void
test_cut_off (Fixture *fixture, gconstpointer data)
{
  int tell, fd, status;
  pid_t child = fork_visitor (fixture->path, &tell);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *view = NULL;
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (GError) error = NULL;

  start (fixture, open_cb);
  run (fixture, FALSE, is_cut_off_func, NULL);
  wait_for (&fixture->n_done, 1);
  g_assert_null (fixture->result);

  fd = g_open (fixture->path, O_RDONLY | O_CLOEXEC, 0);
  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_assert_cmpint (write (tell, "x", 1), ==, 1);
  close (tell);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);

  run (fixture, TRUE, write_func, NULL);
  wait_for (&fixture->n_done, 2);
  g_assert_no_error (fixture->error);
  g_assert_nonnull (fixture->result);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  dtl_library_close (fixture->library);

  store = dtl_store_open (fixture->path, DTL_STORE_READ, &error);
  g_assert_no_error (error);
  view = dtl_store_get_view (store, "current", &error);
  g_assert_cmpstr (view, ==, "{}");
}

static void
test_open_fails (Fixture *fixture, gconstpointer data)
{
  start (fixture, open_existing_cb);
  for (guint i = 1; i <= 2; i++)
    {
      run (fixture, TRUE, write_func, NULL);
      wait_for (&fixture->n_done, i);
      g_assert_error (fixture->error, DTL_ERROR, DTL_ERROR_FILE);
    }
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  int counter = 0;

  start (fixture, open_cb);
  run (fixture, FALSE, slow_func, NULL);
  dtl_library_run_async (fixture->library, FALSE, count_func, &counter, NULL, NULL, cancellable,
                         done_cb, fixture);
  g_cancellable_cancel (cancellable);
  wait_for (&fixture->n_done, 2);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (counter, ==, 0);
}

/* What was asked before the end runs; what is asked after it says so. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  int counter = 0;

  start (fixture, open_cb);
  for (int i = 0; i < 10; i++)
    run (fixture, FALSE, count_func, &counter);
  dtl_library_close (fixture->library);
  g_assert_cmpint (counter, ==, 10);
  dtl_library_close (fixture->library);
  wait_for (&fixture->n_done, 10);

  run (fixture, FALSE, count_func, &counter);
  wait_for (&fixture->n_done, 11);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_cmpint (counter, ==, 10);
}

/* The last reference goes while functions run: the worker must not be the one to drop it. */
static void
test_drop (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 30; i++)
    {
      gboolean gone = FALSE;
      gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

      start (fixture, open_cb);
      g_object_add_weak_pointer (G_OBJECT (fixture->library), (gpointer *) &fixture->library);
      dtl_library_run_async (fixture->library, TRUE, text_func, g_strdup ("data"), g_free, g_free,
                             NULL, NULL, NULL);
      g_object_unref (fixture->library);
      while (!gone && g_get_monotonic_time () < end)
        {
          g_main_context_iteration (NULL, FALSE);
          gone = fixture->library == NULL;
        }
      g_assert_true (gone);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/library/cut-off", test_cut_off }, /* the first: it must fork before there are threads */
    { "/library/order", test_order },
    { "/library/changed", test_changed },
    { "/library/changed-elsewhere", test_changed_elsewhere },
    { "/library/open-fails", test_open_fails },
    { "/library/cancel", test_cancel },
    { "/library/close", test_close },
    { "/library/drop", test_drop },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
