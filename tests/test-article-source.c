/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bytes of every kind to a document, and from an address too. */
#include "sources/article-source.h"
#include "web-server.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define HTML                                                                                       \
  "<!doctype html><html lang=en><head><title>Alibaba falls</title>"                                \
  "<meta property=article:published_time content=2022-07-14T12:40:00-04:00></head><body><article>" \
  "<h1>Alibaba falls</h1><p>Shares of Alibaba fell on Thursday, after officials in Shanghai had "  \
  "called in managers of its cloud unit, a newspaper said, and the stock lost four percent.</p>"   \
  "<p>The talks were about a police database, which had been stolen and offered for sale by "      \
  "somebody who named no name, and which was kept on the servers of the company.</p>"              \
  "</article></body></html>"

static const struct
{
  const char *name;
  const char *media_type;
  const char *bytes;
  gssize size;
  const char *format;
  const char *charset;
  const char *text; /* NULL: see code */
  int code;
} cases[] = {
  { "a.txt", NULL, "It fell.", -1, "text", "UTF-8", "It fell." },
  { "pasted text", NULL, "It fell.", -1, "text", "UTF-8", "It fell." },
  { "a.txt", NULL, "It <b>fell</b>.", -1, "text", "UTF-8", "It <b>fell</b>." },
  { "a.txt", NULL, "", -1, "text", "UTF-8", "" },
  { "a.txt", NULL, "\xEF\xBB\xBFIt fell.", -1, "text", "UTF-8", "\xEF\xBB\xBFIt fell." },
  { "a.txt", NULL,
    "caf\xE9 \x96 \x80"
    "5",
    -1, "text", "windows-1252", "café – €5" },
  { "a.txt", NULL, "\xFF\xFEI\0t\0", 6, "text", "UTF-16LE", "It" },
  { "a.txt", NULL, "\xFE\xFF\0I\0t", 6, "text", "UTF-16BE", "It" },
  { "a.txt", NULL, "a\0b", 3, NULL, NULL, NULL, DTL_ERROR_PARSE },
  { "a.txt", NULL, "\xFF\xFEI\0t", 5, NULL, NULL, NULL, DTL_ERROR_PARSE },
  { "a.md", NULL, "# It **fell**", -1, "markdown", "UTF-8", "It fell" },
  { "a", "text/markdown", "It **fell**", -1, "markdown", "UTF-8", "It fell" },
  { "https://a.example/x", "text/plain", "<p>It fell.", -1, "text", "UTF-8", "<p>It fell." },
};

static DtlArticleSource *
read_bytes (
    const char *name, const char *media_type, const char *bytes, gssize size, GError **error)
{
  g_autoptr (GBytes) all = g_bytes_new (bytes, size < 0 ? strlen (bytes) : (gsize) size);

  return dtl_article_source_read_bytes (name, media_type, all, NULL, error);
}

static void
test_bytes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DtlArticleSource) source =
          read_bytes (cases[i].name, cases[i].media_type, cases[i].bytes, cases[i].size, &error);

      g_test_message ("%zu", i);
      if (cases[i].text == NULL)
        {
          g_assert_null (source);
          g_assert_error (error, DTL_ERROR, cases[i].code);
          g_assert_nonnull (strstr (error->message, cases[i].name));
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (source->document->format, ==, cases[i].format);
      g_assert_cmpstr (source->document->charset, ==, cases[i].charset);
      g_assert_cmpstr (source->document->text, ==, cases[i].text);
    }
}

static void
test_html (void)
{
  static const char *const names[] = { "a.html", "pasted text" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DtlArticleSource) source = read_bytes (names[i], NULL, HTML, -1, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (source->document->format, ==, "html");
      g_assert_cmpstr (source->document->title, ==, "Alibaba falls");
      g_assert_cmpstr (source->document->published, ==, "2022-07-14T12:40:00-04:00");
      g_assert_nonnull (strstr (source->document->text, "Shares of Alibaba fell"));
    }
}

/* Of a file without a date its own time is named, and not believed. */
static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dateline-source-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.txt", NULL);
  g_autoptr (DtlArticleSource) source = NULL;
  g_autoptr (DtlArticleSource) dated = NULL;
  const DtlDateCandidate *candidate;

  g_assert_null (dtl_article_source_read_file (path, NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_FILE);
  g_clear_error (&error);
  g_assert_null (dtl_article_source_read_file (folder, NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_FILE);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "It fell.", -1, NULL));
  source = dtl_article_source_read_file (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (source->document->published);
  g_assert_cmpuint (source->document->candidates->len, ==, 1);
  candidate = g_ptr_array_index (source->document->candidates, 0);
  g_assert_cmpstr (candidate->source, ==, DTL_FILE_TIME);

  g_assert_true (g_file_set_contents (path, "Published: 2022-07-14\n\nIt fell.", -1, NULL));
  dated = dtl_article_source_read_file (path, NULL, &error);
  g_assert_cmpstr (dated->document->published, ==, "2022-07-14");
  g_assert_cmpuint (dated->document->candidates->len, ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_stream (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlArticleSource) source = NULL;
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], "It fell.", 8), ==, 8);
  close (ends[1]);
  source = dtl_article_source_read_stream (ends[0], &error);
  close (ends[0]);
  g_assert_no_error (error);
  g_assert_cmpstr (source->document->text, ==, "It fell.");
  g_assert_null (dtl_article_source_read_stream (-1, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_FILE);
}

static void
test_large (void)
{
  g_autofree char *letters = g_strnfill (DTL_ARTICLE_SOURCE_MAX_SIZE + 1, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bytes ("a.txt", NULL, letters, -1, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE);
}

static void
test_address (void)
{
  g_autoptr (WebServer) server = web_server_new (FALSE);
  g_autofree char *url = web_server_dup_url (server, "/a");
  g_autofree char *picture = web_server_dup_url (server, "/picture");
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                                           "Content-Length: %zu\r\n\r\n" HTML,
                                           strlen (HTML));
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlArticleSource) source = NULL;

  web_server_add (server, "/a", head, -1, REPLY_KEEP);
  web_server_add (server, "/picture",
                  "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 1\r\n\r\nx", -1,
                  REPLY_KEEP);
  source = dtl_article_source_read_address (url, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (source->name, ==, url);
  g_assert_cmpstr (source->document->url, ==, url);
  g_assert_cmpstr (source->document->title, ==, "Alibaba falls");
  g_assert_cmpuint (g_bytes_get_size (source->bytes), ==, strlen (HTML));
  g_assert_cmpuint (web_server_count (server), ==,
                    1); /* nothing that the page names is asked for */

  g_assert_null (dtl_article_source_read_address (picture, TRUE, NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_null (dtl_article_source_read_address (url, FALSE, NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NETWORK);
}

static DtlArticleSource *
make_feed (int n)
{
  DtlArticleSource *feed = g_new0 (DtlArticleSource, 1);

  feed->name = g_strdup ("feed.xml");
  feed->bytes = g_bytes_new_static ("", 0);
  feed->document = dtl_document_new ("feed");
  for (int i = 1; i <= n; i++)
    {
      DtlDocument *document = dtl_document_new ("item");

      document->title = g_strdup_printf ("Item %d", i);
      g_ptr_array_add (feed->document->items, document);
    }

  return feed;
}

/* Those picked, in their order; numbers of no item are passed over. */
static void
test_items (void)
{
  static const guint numbers[] = { 0, 1, 3, 4, 9 };
  g_autoptr (GArray) picked = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GString) titles = g_string_new (NULL);

  g_array_append_vals (picked, numbers, G_N_ELEMENTS (numbers));
  items = dtl_article_source_take_items (make_feed (4), picked);
  for (guint i = 0; i < items->len; i++)
    {
      const DtlArticleSource *item = g_ptr_array_index (items, i);

      g_string_append_printf (titles, "%s of %s; ", item->document->title, item->name);
      g_assert_nonnull (item->bytes);
    }
  g_assert_cmpstr (titles->str, ==, "Item 1 of feed.xml; Item 3 of feed.xml; Item 4 of feed.xml; ");
}

static void
test_item (void)
{
  DtlArticleSource *feed = make_feed (2);
  g_autoptr (DtlArticleSource) item = NULL;
  g_autoptr (GError) error = NULL;

  item = dtl_article_source_take_item (feed, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (item->document->title, ==, "Item 2");
  g_assert_null (dtl_article_source_take_item (g_steal_pointer (&item), 1, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
}

static const struct
{
  const char *text;
  gboolean is_address;
} addresses[] = {
  { "http://a.example", TRUE },
  { "HTTPS://a.example", TRUE },
  { "ftp://a.example", FALSE },
  { "a.html", FALSE },
  { "-", FALSE },
  { "", FALSE },
};

static void
test_is_address (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    g_assert_cmpint (dtl_article_source_is_address (addresses[i].text), ==,
                     addresses[i].is_address);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article-source/bytes", test_bytes);
  g_test_add_func ("/article-source/html", test_html);
  g_test_add_func ("/article-source/file", test_file);
  g_test_add_func ("/article-source/stream", test_stream);
  g_test_add_func ("/article-source/large", test_large);
  g_test_add_func ("/article-source/address", test_address);
  g_test_add_func ("/article-source/item", test_item);
  g_test_add_func ("/article-source/items", test_items);
  g_test_add_func ("/article-source/is-address", test_is_address);

  return g_test_run ();
}
