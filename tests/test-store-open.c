/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not a library, or not an intact one, is refused with the sentence that fits, unchanged;
 * the thorough check, and the copy of a whole library. */
#include "store-fixture.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What stands at the path, and what opening it says. */
typedef struct
{
  const char *name;
  void (*make) (const char *path);
  DtlStoreMode mode;
  int code;
  const char *sentence; /* a part of it */
} Refusal;

static void
make_nothing (const char *path)
{
}

static void
make_folder (const char *path)
{
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
make_pipe (const char *path)
{
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
make_empty (const char *path)
{
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
make_text (const char *path)
{
  g_assert_true (g_file_set_contents (path, "Date,Close\n2022-07-14,103.76\n", -1, NULL));
}

static void
make_library (const char *path)
{
  g_autoptr (DtlStore) store = open_store (path, DTL_STORE_CREATE);
  g_autoptr (GError) error = NULL;

  g_assert_true (fill (store, &error));
  g_assert_no_error (error);
}

static void
patch (const char *path, gsize offset, const void *bytes, gsize size)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (offset + size, <=, length);
  memcpy (content + offset, bytes, size);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static void
make_newer (const char *path)
{
  make_library (path);
  patch (path, 60, "\0\0\x01\0", 4);
}

static void
make_stranger (const char *path)
{
  make_library (path);
  patch (path, 68, "\0\0\0\x01", 4);
}

static void
make_flipped (const char *path)
{
  make_library (path);
  patch (path, 4096, "\xff\xff\xff\xff\xff\xff\xff\xff", 8);
}

static void
make_cut (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  make_library (path);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (path, content, (gssize) (length / 2), NULL));
}

static const Refusal refusals[] = {
  { "missing", make_nothing, DTL_STORE_WRITE, DTL_ERROR_FILE, "No such file" },       /* */
  { "missing-read", make_nothing, DTL_STORE_READ, DTL_ERROR_FILE, "No such file" },   /* */
  { "folder", make_folder, DTL_STORE_CREATE, DTL_ERROR_FILE, "is a folder" },         /* */
  { "pipe", make_pipe, DTL_STORE_CREATE, DTL_ERROR_FILE, "not a regular file" },      /* */
  { "empty", make_empty, DTL_STORE_CREATE, DTL_ERROR_DAMAGED, "is an empty file" },   /* */
  { "text", make_text, DTL_STORE_CREATE, DTL_ERROR_PARSE, "not a Dateline library" }, /* */
  { "stranger", make_stranger, DTL_STORE_WRITE, DTL_ERROR_PARSE, "not a Dateline" },  /* */
  { "newer", make_newer, DTL_STORE_WRITE, DTL_ERROR_NEWER, "newer version" },         /* */
  { "newer-read", make_newer, DTL_STORE_READ, DTL_ERROR_NEWER, "newer version" },     /* */
  { "flipped", make_flipped, DTL_STORE_WRITE, DTL_ERROR_DAMAGED, "is damaged" },      /* */
  { "flipped-read", make_flipped, DTL_STORE_READ, DTL_ERROR_DAMAGED, "is damaged" },  /* */
  { "cut", make_cut, DTL_STORE_WRITE, DTL_ERROR_DAMAGED, "is damaged" },              /* */
};

static void
test_refusal (Fixture *fixture, gconstpointer data)
{
  const Refusal *row = data;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_file;
  gsize length_before = 0, length_after = 0;
  guint n_files;

  row->make (fixture->path);
  n_files = fixture_count_files (fixture);
  is_file = g_file_test (fixture->path, G_FILE_TEST_IS_REGULAR);
  if (is_file)
    g_assert_true (g_file_get_contents (fixture->path, &before, &length_before, NULL));

  store = dtl_store_open (fixture->path, row->mode, &error);
  g_assert_null (store);
  g_assert_error (error, DTL_ERROR, row->code);
  g_assert_nonnull (strstr (error->message, row->sentence));
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_null (strchr (error->message, '\n')); /* one sentence, one line */
  g_assert_true (g_str_has_suffix (error->message, "."));

  if (is_file)
    {
      g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
      g_assert_cmpmem (before, length_before, after, length_after);
    }
  g_assert_cmpuint (fixture_count_files (fixture), ==, n_files);
}

static void
swap_text (const char *path, const char *find, const char *swap)
{
  g_autofree char *content = NULL;
  gsize length;
  char *at;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  at = memmem (content, length, find, strlen (find));
  g_assert_nonnull (at);
  patch (path, (gsize) (at - content), swap, strlen (find));
}

/* Nobody's trigger runs: the tables must be ours, word for word. */
static void
test_stranger_schema (Fixture *fixture, gconstpointer data)
{
  static const char find[] = "CREATE INDEX events_by_article ON events (article_id)";
  static const char swap[] = "CREATE INDEX events_by_article ON events (instrument)";
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (GError) error = NULL;

  make_library (fixture->path);
  swap_text (fixture->path, find, swap);

  store = dtl_store_open (fixture->path, DTL_STORE_WRITE, &error);
  g_assert_null (store);
  g_assert_error (error, DTL_ERROR, DTL_ERROR_DAMAGED);
}

/* SQLite quotes the damaged name as it stands: what is said for people is text all the same. */
static void
test_garbled_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (GError) error = NULL;

  make_library (fixture->path);
  swap_text (fixture->path, "tableinstruments",
             "tableinst\x8d"
             "uments");
  swap_text (fixture->path, "CREATE TABLE instruments", "CRUMBS TABLE instruments");

  store = dtl_store_open (fixture->path, DTL_STORE_WRITE, &error);
  g_assert_null (store);
  g_assert_error (error, DTL_ERROR, DTL_ERROR_DAMAGED);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* A log of a library that is gone would be replayed into a new one of its name. */
static void
test_left_over_log (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (log, "old", -1, NULL));
  store = dtl_store_open (fixture->path, DTL_STORE_CREATE, &error);
  g_assert_null (store);
  g_assert_error (error, DTL_ERROR, DTL_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, log));
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
}

/* As somebody who may not write there, whoever runs the test. Returns: 0, or what went wrong */
static int
open_as_stranger (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (DtlStore) reader = NULL;
  g_autoptr (DtlStore) writer = NULL;

  if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    return 77;
  reader = dtl_store_open (path, DTL_STORE_READ, &error);
  if (reader == NULL)
    return 1;
  events = dtl_store_list_events (reader, NULL, &error);
  if (events == NULL || events->len != 2)
    return 2;

  writer = dtl_store_open (path, DTL_STORE_WRITE, &error);
  return writer == NULL && g_error_matches (error, DTL_ERROR, DTL_ERROR_FILE) ? 0 : 3;
}

/* On a medium that cannot be written a library can still be read, with nothing left beside it. */
static void
test_read_only_place (Fixture *fixture, gconstpointer data)
{
  pid_t child;
  int status;

  make_library (fixture->path);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit (open_as_stranger (fixture->path));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);

  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("cannot become another user");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
test_read_only_mode (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (GError) error = NULL;

  make_library (fixture->path);
  store = open_store (fixture->path, DTL_STORE_READ);
  g_assert_false (dtl_history_begin (store, "Test", 0, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_STORE);
  g_clear_error (&error);
  g_assert_false (dtl_store_put_view (store, "current", "{}", &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_STORE);
}

static void
test_check_and_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlStore) copy = NULL;
  g_autofree char *print = NULL;
  g_autofree char *target = g_build_filename (fixture->folder, "copy.dateline", NULL);
  g_autoptr (GError) error = NULL;

  make_library (fixture->path);
  fixture->store = open_store (fixture->path, DTL_STORE_READ);
  print = print_store (fixture->store);
  assert_print (fixture->store, print);

  g_assert_true (dtl_store_backup (fixture->store, target, &error));
  g_assert_false (dtl_store_backup (fixture->store, target, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (dtl_store_backup (fixture->store, fixture->path, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_clear_pointer (&fixture->store, dtl_store_close);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 2);

  copy = open_store (target, DTL_STORE_WRITE);
  assert_print (copy, print);
}

/* One bit of a bar chunk, at @data from its begin: SQLite finds nothing wrong, and no other price
 * is taken for the right one. */
static void
test_flipped_bar (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (DtlSeries) series = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  static const guint8 head[] = { 1, 0x80, 0x20, 0 }; /* version 1, 4,096 bars, day 0 */
  gsize offset = GPOINTER_TO_SIZE (data);
  gsize length;
  char *at;

  make_library (fixture->path);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  at = memmem (content, length, head, sizeof head);
  g_assert_nonnull (at);
  at[offset] ^= 1;
  patch (fixture->path, (gsize) (at + offset - content), at + offset, 1);

  store = open_store (fixture->path, DTL_STORE_READ);
  g_assert_true (dtl_store_check (store, problems, &error));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "TEST"));
  series = dtl_store_get_series (store, "TEST", DTL_INTERVAL_DAY, &error);
  g_assert_null (series);
  g_assert_error (error, DTL_ERROR, DTL_ERROR_DAMAGED);
}

int
main (int argc, char *argv[])
{
  static const FixtureTest tests[] = {
    { "/store-open/stranger-schema", test_stranger_schema },
    { "/store-open/garbled-name", test_garbled_name },
    { "/store-open/left-over-log", test_left_over_log },
    { "/store-open/read-only-mode", test_read_only_mode },
    { "/store-open/read-only-place", test_read_only_place },
    { "/store-open/check-and-backup", test_check_and_backup },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  for (gsize offset = 0; offset < 400; offset += 100)
    {
      g_autofree char *path = g_strdup_printf ("/store-open/flipped-bar/%zu", offset);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (offset), fixture_set_up, test_flipped_bar,
                  fixture_tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/store-open/refusal/", refusals[i].name, NULL);

      g_test_add (path, Fixture, &refusals[i], fixture_set_up, test_refusal, fixture_tear_down);
    }

  return g_test_run ();
}
