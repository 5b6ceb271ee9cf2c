/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits while something goes wrong: several processes at once, a process killed at work, a disk
 * that is full. Each happens in children of the test. */
#include "store-fixture.h"

#include "base/error.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (fixture, data);
  fixture_reopen (fixture);
  g_assert_true (fill (fixture->store, &error));
}

static gboolean
replace_everything (DtlStore *store, GError **error)
{
  return dtl_store_remove_instrument (store, "TEST", error) &&
         dtl_store_remove_article (store, 1, error) &&
         put_instrument (store, "TEST", "Again", error) &&
         put_series (store, "TEST", 5000, 3, 9, error) &&
         add_event (store, "TEST", "Again", 0, error);
}

/* Two processes that write in turns wait for each other and lose nothing. */
static void
test_two_processes (Fixture *fixture, gconstpointer data)
{
  enum
  {
    N = 20
  };
  g_autoptr (GPtrArray) events = NULL;
  pid_t children[2];

  g_clear_pointer (&fixture->store, dtl_store_close);
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      g_assert_cmpint (children[i], >=, 0);
      if (children[i] == 0)
        {
          DtlStore *store = dtl_store_open (fixture->path, DTL_STORE_WRITE, NULL);

          for (int n = 0; store != NULL && n < N; n++)
            if (!dtl_history_begin (store, "Child", 0, NULL) ||
                !add_event (store, "TEST", "Child", 0, NULL) || !dtl_history_commit (store, NULL))
              _exit (1);
          dtl_store_close (store);
          _exit (store != NULL ? 0 : 1);
        }
    }
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }

  fixture_reopen (fixture);
  events = dtl_store_list_events (fixture->store, "TEST", NULL);
  g_assert_cmpuint (events->len, ==, 2 + 2 * N);
}

/* Adds events and tells the number of each on the pipe once it is committed, until it is killed. */
static void
edit_until_killed (const char *path, int out)
{
  DtlStore *store = dtl_store_open (path, DTL_STORE_WRITE, NULL);

  for (int n = 0; store != NULL; n++)
    {
      g_autofree char *title = g_strdup_printf ("Event %d", n);

      if (!dtl_history_begin (store, title, 0, NULL) ||
          !add_event (store, "TEST", title, 0, NULL) ||
          !put_series (store, "TEST", 9000, n, n, NULL) || !dtl_history_commit (store, NULL) ||
          write (out, "x", 1) != 1)
        break;
    }
  _exit (1);
}

/* Whatever was told as done is there after the kill, and at most one edit more. */
static void
test_kill (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->store, dtl_store_close);

  for (int round = 0; round < 6; round++)
    {
      g_autoptr (GPtrArray) before = NULL;
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      char told[4096];
      gssize n_told;
      gsize n_added;
      int ends[2];
      pid_t child;
      int status;

      fixture_reopen (fixture);
      before = dtl_store_list_events (fixture->store, NULL, &error);
      g_clear_pointer (&fixture->store, dtl_store_close);

      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        edit_until_killed (fixture->path, ends[1]);
      close (ends[1]);
      g_usleep ((gulong) g_test_rand_int_range (20000, 120000));
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      n_told = read (ends[0], told, sizeof told);
      g_assert_cmpint (n_told, >=, 0);
      close (ends[0]);

      fixture_reopen (fixture);
      g_assert_true (dtl_store_check (fixture->store, problems, &error));
      g_assert_cmpuint (problems->len, ==, 0);
      after = dtl_store_list_events (fixture->store, NULL, &error);
      n_added = after->len - before->len;
      g_assert_cmpuint (n_added, >=, (gsize) n_told);
      g_assert_cmpuint (n_added, <=, (gsize) n_told + 1);
    }
}

/* In a process of its own: not every user can take the limit back. Returns: 0 if there was room, 3
 * if there was none and the old state holds */
static int
write_with_limit (const char *path, rlim_t limit, char *before_taken)
{
  g_autofree char *before = before_taken;
  g_autoptr (DtlStore) store = dtl_store_open (path, DTL_STORE_WRITE, NULL);
  struct rlimit file_size = { limit, limit };
  g_autofree char *now = NULL;
  gboolean ok;

  if (store == NULL)
    return 2;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &file_size);
  ok = dtl_history_begin (store, "Large", 0, NULL) && replace_everything (store, NULL) &&
       dtl_history_commit (store, NULL);
  if (ok)
    return 0;
  dtl_history_rollback (store);

  now = print_store (store);
  return strcmp (now, before) == 0 ? 3 : 4;
}

/* A disk that is full after any number of bytes leaves the old state, with no manual step. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autoptr (DtlStep) step = NULL;
  guint n_failed = 0;

  before = print_store (fixture->store);
  g_clear_pointer (&fixture->store, dtl_store_close);

  for (rlim_t limit = 0;; limit += 24 * 1024)
    {
      pid_t child = fork ();
      int status;

      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        _exit (write_with_limit (fixture->path, limit, g_steal_pointer (&before)));
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFEXITED (status));
      if (WEXITSTATUS (status) == 0)
        break;
      g_assert_cmpint (WEXITSTATUS (status), ==, 3);

      fixture_reopen (fixture);
      assert_print (fixture->store, before);
      g_clear_pointer (&fixture->store, dtl_store_close);
      n_failed++;
    }
  g_assert_cmpuint (n_failed, >, 2);
  fixture_reopen (fixture);
  step = dtl_history_undo (fixture->store, NULL);
  g_assert_nonnull (step);
  assert_print (fixture->store, before);
}

static gboolean
fill_cb (DtlStore *store, gpointer data, GError **error)
{
  return fill (store, error);
}

static gboolean
fail_cb (DtlStore *store, gpointer data, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "Bad sample.");
  return FALSE;
}

static int
create_and_add (const char *path)
{
  g_autoptr (DtlStore) store = NULL;

  if (!dtl_store_create (path, fill_cb, NULL, NULL))
    return 1;
  store = dtl_store_open (path, DTL_STORE_WRITE, NULL);
  return store != NULL && dtl_history_begin (store, "Child", 0, NULL) &&
                 add_event (store, "TEST", "Child", 0, NULL) && dtl_history_commit (store, NULL)
             ? 0
             : 2;
}

/* Several processes start at once on a library that is not there: one is made, all open it. */
static void
test_create_together (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.dateline", NULL);
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  pid_t children[4];

  g_assert_false (dtl_store_create (path, fail_cb, NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_PARSE);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      g_assert_cmpint (children[i], >=, 0);
      if (children[i] == 0)
        _exit (create_and_add (path));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }

  store = dtl_store_open (path, DTL_STORE_WRITE, &error);
  g_assert_no_error (error);
  events = dtl_store_list_events (store, "TEST", &error);
  g_assert_cmpuint (events->len, ==, 2 + 4);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "."));
}

int
main (int argc, char *argv[])
{
  static const FixtureTest tests[] = {
    { "/history-faults/two-processes", test_two_processes },
    { "/history-faults/kill", test_kill },
    { "/history-faults/full-disk", test_full_disk },
    { "/history-faults/create-together", test_create_together },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
