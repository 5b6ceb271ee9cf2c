/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library stays locked for others whatever else this process opens and closes: a file chooser
 * that lists its folder looks into every file, and by the rules of POSIX a close drops all locks of
 * the process on that file. The other process is this program again. */
#include "store-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define VISIT "--visit"

static const char *program;

/* As another program would: reads, and at its end merges the log if nobody else has the file open.
 */
static int
visit (const char *path)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  int count = -1;

  if (sqlite3_open (path, &db) == SQLITE_OK &&
      sqlite3_prepare_v2 (db, "SELECT count(*) FROM instruments", -1, &statement, NULL) ==
          SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    count = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  g_print ("%d\n", count);

  return count < 0;
}

static void
assert_visit (const Fixture *fixture, const char *expected)
{
  const char *arguments[] = { program, VISIT, fixture->path, NULL };
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpstr (g_strchomp (out), ==, expected);
}

/* Looks into a file, as who wants to know its type does. */
static void
look_into (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  char start[16];
  int fd = g_open (name, O_RDONLY | O_CLOEXEC, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint ((int) read (fd, start, sizeof start), >=, 0);
  close (fd);
}

static goffset
get_size (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf info;

  return g_stat (name, &info) == 0 ? info.st_size : -1;
}

static void
put (Fixture *fixture, const char *symbol)
{
  g_autoptr (GError) error = NULL;

  begin_step (fixture->store, "Add");
  g_assert_true (put_instrument (fixture->store, symbol, symbol, &error));
  commit_step (fixture->store);
}

static void
test_look_into (Fixture *fixture, gconstpointer data)
{
  goffset size;

  fixture->store = open_store (fixture->path, DTL_STORE_CREATE);
  put (fixture, "ONE");
  size = get_size (fixture->path, "-shm");
  look_into (fixture->path, "");
  look_into (fixture->path, "-wal");
  look_into (fixture->path, "-shm");

  assert_visit (fixture, "1");
  g_assert_cmpint (get_size (fixture->path, "-wal"), >, 0);
  g_assert_cmpint (get_size (fixture->path, "-shm"), ==, size);
  put (fixture, "TWO");
  assert_visit (fixture, "2");
}

/* A second store of the same file in this process, and its end, take nothing away either. */
static void
test_second_store (Fixture *fixture, gconstpointer data)
{
  DtlStore *second;

  fixture->store = open_store (fixture->path, DTL_STORE_CREATE);
  put (fixture, "ONE");
  second = open_store (fixture->path, DTL_STORE_WRITE);
  dtl_store_close (second);

  assert_visit (fixture, "1");
  g_assert_cmpint (get_size (fixture->path, "-wal"), >, 0);
  put (fixture, "TWO");
  assert_visit (fixture, "2");

  /* With the last one gone the log is merged. */
  dtl_store_close (g_steal_pointer (&fixture->store));
  g_assert_cmpint (get_size (fixture->path, "-wal"), ==, -1);
  assert_visit (fixture, "2");
}

/* Nor does the end of the first, whose descriptor took the locks that both rely on: SQLite keeps it
 * open until the second is closed, so the log is merged by whoever opens the library next. */
static void
test_first_store (Fixture *fixture, gconstpointer data)
{
  DtlStore *first;

  fixture->store = first = open_store (fixture->path, DTL_STORE_CREATE);
  put (fixture, "ONE");
  fixture->store = open_store (fixture->path, DTL_STORE_WRITE);
  dtl_store_close (first);

  assert_visit (fixture, "1");
  g_assert_cmpint (get_size (fixture->path, "-wal"), >, 0);
  put (fixture, "TWO");
  assert_visit (fixture, "2");
  dtl_store_close (g_steal_pointer (&fixture->store));
  assert_visit (fixture, "2");
  g_assert_cmpint (get_size (fixture->path, "-wal"), ==, -1);
}

int
main (int argc, char *argv[])
{
  static const FixtureTest tests[] = {
    { "/store-locks/look-into", test_look_into },
    { "/store-locks/second-store", test_second_store },
    { "/store-locks/first-store", test_first_store },
  };

  if (argc == 3 && strcmp (argv[1], VISIT) == 0)
    return visit (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
