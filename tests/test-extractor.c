/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The process that reads foreign formats, from outside: what it returns, and that a process that
 * crashes, hangs, talks without end or lies leaves a sentence and nothing else. The misbehaving
 * processes are small shell scripts in its place. */
#include "sources/extractor.h"

#include "base/error.h"
#include "sources/document.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define PAGE                                                                                       \
  "<!doctype html><html lang=en><head><meta charset=utf-8><title>Shares fall</title>"              \
  "<meta property='article:published_time' content='2022-07-14T10:00:00+08:00'></head><body>"      \
  "<p>Shares of the firm fell 4% on Thursday, after the report, as sellers "                       \
  "came.</p></body></html>"

static void
set_program (const char *folder, const char *script)
{
  g_autofree char *path = g_build_filename (folder, "program", NULL);
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", script, "\n", NULL);
  g_autoptr (GError) error = NULL;

  g_unlink (path);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  g_setenv ("DATELINE_EXTRACT", path, TRUE);
}

static void
test_page (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (PAGE, strlen (PAGE));
  g_autoptr (GError) error = NULL;
  const DtlExtractHints hints = { .url = "https://example.com/a" };
  g_autoptr (DtlDocument) document = dtl_extractor_read ("page.html", bytes, &hints, NULL, &error);
  const DtlTextSpan *span;

  g_assert_no_error (error);
  g_assert_cmpstr (document->format, ==, "html");
  g_assert_cmpstr (document->title, ==, "Shares fall");
  g_assert_cmpstr (document->published, ==, "2022-07-14T10:00:00+08:00");
  g_assert_cmpstr (document->published_source, ==, "page");
  g_assert_cmpstr (document->language, ==, "en");
  g_assert_cmpstr (document->url, ==, "https://example.com/a");
  g_assert_cmpstr (document->text, ==,
                   "Shares of the firm fell 4% on Thursday, after the report, as sellers came.");
  g_assert_cmpuint (document->map->len, ==, 1);
  span = &g_array_index (document->map, DtlTextSpan, 0);
  g_assert_cmpmem (PAGE + span->source_start, span->len, document->text, strlen (document->text));
}

static void
test_misbehaving (void)
{
  static const struct
  {
    const char *script;
    int code;
    const char *says;
    int seconds; /* that it has; 0: enough on any machine */
  } cases[] = {
    { "kill -SEGV $$", DTL_ERROR_PARSE, "its reader failed; paste its text" },
    { "kill -XCPU $$", DTL_ERROR_TOO_LARGE, "it took too long; paste its text" },
    { "exit 3", DTL_ERROR_PARSE, "its reader failed" },
    { "echo 'no page at all' >&2; exit 1", DTL_ERROR_PARSE, "no page at all" },
    { "exec cat /dev/zero", DTL_ERROR_TOO_LARGE, "it holds too much" },
    { "exec cat /dev/zero >&2", DTL_ERROR_TOO_LARGE, "it took too long", 1 },
    { "echo '{'", DTL_ERROR_PARSE, "x.html" },
    { "exit 0", DTL_ERROR_PARSE, "x.html" },
    { "exec sleep 1000", DTL_ERROR_TOO_LARGE, "it took too long", 1 },
  };
  g_autofree char *folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  g_autofree char *real = g_strdup (g_getenv ("DATELINE_EXTRACT"));
  g_autofree char *path = g_build_filename (folder, "program", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (PAGE, strlen (PAGE));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      int seconds = cases[i].seconds != 0 ? cases[i].seconds : 60;
      gint64 started = g_get_monotonic_time ();

      dtl_extractor_set_seconds (seconds);
      set_program (folder, cases[i].script);
      g_assert_null (dtl_extractor_read ("x.html", bytes, NULL, NULL, &error));
      g_test_message ("%s: %s", cases[i].script, error->message);
      g_assert_error (error, DTL_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_cmpint (g_get_monotonic_time () - started, <, (seconds + 9) * G_USEC_PER_SEC);
    }
  dtl_extractor_set_seconds (DTL_EXTRACTOR_SECONDS);
  g_setenv ("DATELINE_EXTRACT", real, TRUE);
  g_unlink (path);
  g_rmdir (folder);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (50000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancel (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  g_autofree char *real = g_strdup (g_getenv ("DATELINE_EXTRACT"));
  g_autofree char *path = g_build_filename (folder, "program", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 started = g_get_monotonic_time ();
  GThread *thread;

  set_program (folder, "exec sleep 1000");
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_null (dtl_extractor_read ("x.html", bytes, NULL, cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - started, <, 10 * G_USEC_PER_SEC);

  g_setenv ("DATELINE_EXTRACT", real, TRUE);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_lies (void)
{
#define HEAD                                                                                       \
  "{\"format\":\"html\",\"published_source\":\"page\",\"text\":\"abc\",\"candidates\":[],"
  static const char *const cases[] = {
    "[]",
    "{}",
    "{\"format\":\"exe\",\"published_source\":\"page\",\"candidates\":[],\"map\":[],\"items\":[]}",
    HEAD "\"map\":[0,0,4],\"items\":[]}",
    HEAD "\"map\":[1,0,1,0,0,1],\"items\":[]}",
    HEAD "\"map\":[0,0],\"items\":[]}",
    HEAD "\"map\":[0,-1,1],\"items\":[]}",
    HEAD "\"map\":[0,1.5,1],\"items\":[]}",
    HEAD "\"map\":[0,0,9223372036854775807],\"items\":[]}",
    HEAD "\"map\":[],\"items\":[7]}",
    HEAD "\"map\":[],\"items\":[" HEAD "\"map\":[],\"items\":[]}]}",
    HEAD "\"map\":[],\"items\":[],\"title\":7}",
    HEAD "\"map\":[]}",
  };
  g_autoptr (GBytes) fine = g_bytes_new_static (HEAD "\"map\":[0,5,3],\"items\":[]}",
                                                strlen (HEAD "\"map\":[0,5,3],\"items\":[]}"));
  g_autoptr (DtlDocument) document = dtl_document_read_json ("x", fine, NULL);

  g_assert_nonnull (document);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (cases[i], strlen (cases[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (dtl_document_read_json ("x", json, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_PARSE);
    }
#undef HEAD
}

static void
test_foreign (void)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    gboolean is_foreign;
  } cases[] = {
    { "a.txt", "<html>", FALSE },
    { "a.md", "# Title", FALSE },
    { "a.HTML", "anything", TRUE },
    { "a.eml", "", TRUE },
    { NULL, "%PDF-1.4", TRUE },
    { NULL, "\xEF\xBB\xBF <!DOCTYPE html>", TRUE },
    { NULL, "<?xml version='1.0'?><rss>", TRUE },
    { NULL, "Received: from a by b", TRUE },
    { NULL, "From a reader's view, shares fell", FALSE },
    { NULL, "Shares < 4 fell", FALSE },
    { "https://example.com/a", "<html>", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, strlen (cases[i].bytes));

      g_assert_cmpint (dtl_extractor_is_foreign (cases[i].name, bytes), ==, cases[i].is_foreign);
    }
}

static void
test_too_large (void)
{
  g_autofree char *text = g_malloc0 (DTL_EXTRACTOR_MAX_SIZE + 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, DTL_EXTRACTOR_MAX_SIZE + 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (dtl_extractor_read ("x", bytes, NULL, NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/extractor/page", test_page);
  g_test_add_func ("/extractor/misbehaving", test_misbehaving);
  g_test_add_func ("/extractor/cancel", test_cancel);
  g_test_add_func ("/extractor/lies", test_lies);
  g_test_add_func ("/extractor/foreign", test_foreign);
  g_test_add_func ("/extractor/too-large", test_too_large);

  return g_test_run ();
}
