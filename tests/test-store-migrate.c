/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library file of version 1, with rows and a history of its own, becomes one of ours: it keeps
 * what it holds and can still be undone, and a copy of it stays beside it. Where that fails, at
 * any point, the file is as it was. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "store-fixture.h"

#include "base/error.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define ARTICLE_TEXT "Alibaba’s shares fell on Thursday."

static void
run (sqlite3 *db, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* Runs @sql as a step of the history, with its changeset, as version 1 recorded them. */
static void
run_step (sqlite3 *db, const char *name, const char *sql)
{
  static const char *const tables[] = { "instruments", "series", "articles", "events" };
  sqlite3_session *session;
  sqlite3_stmt *statement;
  void *changes = NULL;
  int size = 0;

  g_assert_cmpint (sqlite3session_create (db, "main", &session), ==, SQLITE_OK);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    g_assert_cmpint (sqlite3session_attach (session, tables[i]), ==, SQLITE_OK);
  run (db, sql);
  g_assert_cmpint (sqlite3session_changeset (session, &size, &changes), ==, SQLITE_OK);
  g_assert_cmpint (size, >, 0);
  sqlite3session_delete (session);

  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "INSERT INTO steps (name, time, undone, changes)"
                                       " VALUES (?1, 0, 0, ?2)",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 2, changes, size, sqlite3_free);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

/* @more: (nullable): SQL that spoils it */
static void
make_version_1 (const char *path, const char *more)
{
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data ("/org/dateline/Dateline/library/schema.sql", 0, NULL);
  g_autofree char *schema = NULL;
  sqlite3 *db;

  g_assert_nonnull (bytes);
  schema = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  run (db, schema);
  run (db, "PRAGMA application_id = 0x44544c6e; PRAGMA user_version = 1;"
           "PRAGMA journal_mode = WAL;"
           "INSERT INTO instruments (symbol, exchange) VALUES ('TEST', 'XNYS');"
           "INSERT INTO articles (title, text) VALUES ('Fall', '" ARTICLE_TEXT "');"
           "INSERT INTO events (instrument_id, title, day, certainty, timing, article_id, quote)"
           " VALUES (1, 'First', 19187, 'exact', 'unknown', 1, 'fell on Thursday');");
  run_step (db, "Add",
            "INSERT INTO events (instrument_id, title, day, certainty, timing)"
            " VALUES (1, 'Second', 19188, 'about', 'pre')");
  run_step (db, "Remove article",
            "UPDATE events SET article_id = NULL WHERE article_id = 1;"
            "DELETE FROM articles WHERE id = 1");
  if (more != NULL)
    run (db, more);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static guint
count_found (DtlStore *store, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dtl_store_search_articles (store, words, &error);

  g_assert_no_error (error);
  return found->len;
}

static void
move (DtlStore *store, gboolean undo, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStep) step =
      undo ? dtl_history_undo (store, &error) : dtl_history_redo (store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (step->name, ==, name);
}

static void
test_keeps_history (Fixture *fixture, gconstpointer data)
{
  g_autofree char *after = NULL;
  g_autofree char *copy = g_strconcat (fixture->path, ".version-1", NULL);
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (DtlStore) older = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  make_version_1 (fixture->path, NULL);
  store = open_store (fixture->path, DTL_STORE_WRITE);
  after = print_store (store);
  assert_print (store, after);
  events = dtl_store_list_events (store, "TEST", NULL);
  g_assert_cmpuint (events->len, ==, 2);
  g_assert_cmpuint (count_found (store, "alibaba"), ==, 0);

  move (store, TRUE, "Remove article");
  g_assert_cmpuint (count_found (store, "alibaba thursday"), ==, 1);
  g_assert_true (dtl_store_find_article (store, ARTICLE_TEXT, &id, NULL));
  g_assert_cmpint (id, ==, 1); /* though it has no digest */
  move (store, TRUE, "Add");
  g_ptr_array_unref (events);
  events = dtl_store_list_events (store, "TEST", NULL);
  g_assert_cmpuint (events->len, ==, 1);
  move (store, FALSE, "Add");
  move (store, FALSE, "Remove article");
  assert_print (store, after);
  g_clear_pointer (&store, dtl_store_close);

  /* The copy is the older file, and can be read. */
  g_assert_cmpuint (fixture_count_files (fixture), ==, 2);
  older = open_store (copy, DTL_STORE_READ);
  assert_print (older, after);
}

/* Reading changes nothing: neither the file nor what stands beside it. */
static void
test_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  gsize before_size, after_size;

  make_version_1 (fixture->path, NULL);
  g_assert_true (g_file_get_contents (fixture->path, &before, &before_size, NULL));
  store = open_store (fixture->path, DTL_STORE_READ);
  events = dtl_store_list_events (store, "TEST", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 2);
  g_assert_false (dtl_history_begin (store, "Test", 0, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_STORE);
  g_clear_pointer (&store, dtl_store_close);

  g_assert_true (g_file_get_contents (fixture->path, &after, &after_size, NULL));
  g_assert_cmpmem (before, before_size, after, after_size);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
}

/* The error names the copy, also that of a second try. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_size, after_size;

  make_version_1 (fixture->path, "CREATE TABLE studies (own TEXT)");
  g_assert_true (g_file_get_contents (fixture->path, &before, &before_size, NULL));
  for (int i = 1; i <= 2; i++)
    {
      g_autofree char *copy =
          g_strconcat (fixture->path, i == 1 ? ".version-1" : ".version-1-2", NULL);
      g_autofree char *quoted = g_strdup_printf ("a copy is “%s”", copy);
      g_autoptr (GError) error = NULL;
      g_autoptr (DtlStore) store = dtl_store_open (fixture->path, DTL_STORE_WRITE, &error);

      g_assert_null (store);
      g_assert_error (error, DTL_ERROR, DTL_ERROR_STORE);
      g_assert_nonnull (strstr (error->message, quoted));
      g_assert_true (g_file_test (copy, G_FILE_TEST_IS_REGULAR));
      g_assert_true (g_file_get_contents (fixture->path, &after, &after_size, NULL));
      g_assert_cmpmem (before, before_size, after, after_size);
      g_clear_pointer (&after, g_free);
    }
}

static int
open_with_limit (const char *path, rlim_t limit)
{
  struct rlimit file_size = { limit, limit };
  g_autoptr (DtlStore) store = NULL;

  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &file_size);
  store = dtl_store_open (path, DTL_STORE_WRITE, NULL);
  return store != NULL ? 0 : 3;
}

/* A disk that is full after any number of bytes leaves the rows, and the next try succeeds. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  gsize size;
  guint n_failed = 0;

  make_version_1 (fixture->path, NULL);
  g_assert_true (g_file_get_contents (fixture->path, &before, &size, NULL));

  for (rlim_t limit = 0;; limit += 8 * 1024)
    {
      g_autofree char *path = g_strdup_printf ("%s-%u", fixture->path, n_failed);
      g_autoptr (DtlStore) store = NULL;
      g_autoptr (GPtrArray) events = NULL;
      pid_t child;
      int status;

      g_assert_true (g_file_set_contents (path, before, (gssize) size, NULL));
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        _exit (open_with_limit (path, limit));
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status) % 3, ==, 0);

      store = open_store (path, DTL_STORE_WRITE);
      events = dtl_store_list_events (store, "TEST", NULL);
      g_assert_cmpuint (events->len, ==, 2);
      move (store, TRUE, "Remove article");
      g_assert_cmpuint (count_found (store, "alibaba"), ==, 1);
      if (WEXITSTATUS (status) == 0)
        break;
      n_failed++;
    }
  g_assert_cmpuint (n_failed, >, 2);
}

/* The words of articles that were there before are parted like those of new ones. */
static void
test_parts_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlStore) store = NULL;

  make_version_1 (fixture->path,
                  "INSERT INTO articles (title, text) VALUES (NULL, '周五股价下跌')");
  store = open_store (fixture->path, DTL_STORE_WRITE);
  g_assert_cmpuint (count_found (store, "股价"), ==, 1);
  g_assert_cmpuint (count_found (store, "价股"), ==, 0);
}

int
main (int argc, char *argv[])
{
  static const FixtureTest tests[] = {
    { "/store-migrate/keeps-history", test_keeps_history },
    { "/store-migrate/read", test_read },
    { "/store-migrate/refused", test_refused },
    { "/store-migrate/parts-words", test_parts_words },
    { "/store-migrate/full-disk", test_full_disk },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
