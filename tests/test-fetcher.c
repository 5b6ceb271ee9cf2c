/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each guard of the fetcher against a server that does what it guards against. Names resolve as
 * the test says; nothing leaves this machine. */
#include "sources/fetcher.h"
#include "fake-resolver.h"
#include "web-server.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>

#define KEY "canary/key 1"

#define OK "HTTP/1.1 200 OK\r\n"
#define HTML "Content-Type: text/html; charset=iso-8859-1\r\n"

typedef struct
{
  const char *name;
  const char *reply;
  ReplyEnd end;
  const char *body; /* NULL: refused */
  gboolean may_be_incomplete;
  int code;
  const char *sentence; /* a part of it */
} Case;

static const Case cases[] = {
  { "plain", OK HTML "Content-Length: 5\r\n\r\nhello", REPLY_KEEP, "hello" },
  { "empty", OK "Content-Length: 0\r\n\r\n", REPLY_KEEP, "" },
  { "chunked", OK "Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n", REPLY_KEEP,
    "hello" },
  { "chunked-and-closed",
    OK "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    REPLY_CLOSE, "hello", TRUE },
  { "to-the-end", OK HTML "\r\nhello", REPLY_CLOSE, "hello", TRUE },
  { "identity", OK "Content-Encoding: identity\r\nContent-Length: 5\r\n\r\nhello", REPLY_KEEP,
    "hello" },
  { "no-type", OK "Content-Length: 5\r\n\r\nhello", REPLY_KEEP, "hello" },

  { "cut-at-length", OK "Content-Length: 9\r\n\r\nhello", REPLY_CLOSE, NULL, FALSE,
    DTL_ERROR_NETWORK, "" },
  { "cut-in-chunk", OK "Transfer-Encoding: chunked\r\n\r\n9\r\nhello", REPLY_CLOSE, NULL, FALSE,
    DTL_ERROR_NETWORK, "" },
  { "cut-between-chunks", OK "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", REPLY_CLOSE, NULL,
    FALSE, DTL_ERROR_NETWORK, "cut short" },
  { "no-reply", "", REPLY_CLOSE, NULL, FALSE, DTL_ERROR_NETWORK, "" },
  { "no-http", "hello\r\n\r\n", REPLY_CLOSE, NULL, FALSE, DTL_ERROR_NETWORK, "" },

  { "brotli", OK "Content-Encoding: br\r\nContent-Length: 5\r\n\r\nhello", REPLY_KEEP, NULL, FALSE,
    DTL_ERROR_UNSUPPORTED, "packed" },
  { "corrupt-gzip", OK "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello", REPLY_KEEP, NULL,
    FALSE, DTL_ERROR_NETWORK, "damaged" },
  { "image", OK "Content-Type: image/png\r\nContent-Length: 5\r\n\r\nhello", REPLY_KEEP, NULL,
    FALSE, DTL_ERROR_UNSUPPORTED, "image/png" },

  { "missing", "HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nhello", REPLY_KEEP, NULL, FALSE,
    DTL_ERROR_NETWORK, "404" },
  { "forbidden", "HTTP/1.1 403 Forbidden\r\nContent-Length: 5\r\n\r\nhello", REPLY_KEEP, NULL,
    FALSE, DTL_ERROR_NETWORK, "403" },
  { "unauthorized",
    "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
    "Content-Length: 0\r\n\r\n",
    REPLY_KEEP, NULL, FALSE, DTL_ERROR_NETWORK, "401" },
  { "server-error", "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 5\r\n\r\nhello",
    REPLY_KEEP, NULL, FALSE, DTL_ERROR_NETWORK, "500" },
  { "partial", "HTTP/1.1 206 Partial Content\r\nContent-Length: 5\r\n\r\nhello", REPLY_KEEP, NULL,
    FALSE, DTL_ERROR_NETWORK, "206" },
  { "no-content", "HTTP/1.1 204 No Content\r\n\r\n", REPLY_KEEP, NULL, FALSE, DTL_ERROR_NETWORK,
    "204" },

  { "to-file", "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n",
    REPLY_KEEP, NULL, FALSE, DTL_ERROR_UNSUPPORTED, "only http and https" },
  { "to-data", "HTTP/1.1 302 Found\r\nLocation: data:text/plain,x\r\nContent-Length: 0\r\n\r\n",
    REPLY_KEEP, NULL, FALSE, DTL_ERROR_UNSUPPORTED, "only http and https" },
  { "to-nowhere", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", REPLY_KEEP, NULL, FALSE,
    DTL_ERROR_NETWORK, "does not say where" },
  { "to-password",
    "HTTP/1.1 302 Found\r\nLocation: http://a:b@example.com/\r\nContent-Length: 0\r\n\r\n",
    REPLY_KEEP, NULL, FALSE, DTL_ERROR_UNSUPPORTED, "password" },
  { "to-itself", "HTTP/1.1 302 Found\r\nLocation: /to-itself\r\nContent-Length: 0\r\n\r\n",
    REPLY_KEEP, NULL, FALSE, DTL_ERROR_NETWORK, "without end" },
  { "to-plain", "HTTP/1.1 307 Temporary Redirect\r\nLocation: plain\r\nContent-Length: 0\r\n\r\n",
    REPLY_KEEP, "hello" },
  { "to-other-machine",
    "HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.2:1/\r\nContent-Length: 0\r\n\r\n", REPLY_KEEP,
    NULL, FALSE, DTL_ERROR_NETWORK, "inside this machine" },
  { "to-name-of-machine",
    "HTTP/1.1 301 Moved\r\nLocation: http://machine.example/\r\nContent-Length: 0\r\n\r\n",
    REPLY_KEEP, NULL, FALSE, DTL_ERROR_NETWORK, "inside this machine" },
  { "to-name-inside",
    "HTTP/1.1 301 Moved\r\nLocation: http://inside.example/\r\nContent-Length: 0\r\n\r\n",
    REPLY_KEEP, NULL, FALSE, DTL_ERROR_NETWORK, "10.0.0.7" },
  { "to-metadata",
    "HTTP/1.1 301 Moved\r\nLocation: http://metadata.example/\r\nContent-Length: 0\r\n\r\n",
    REPLY_KEEP, NULL, FALSE, DTL_ERROR_NETWORK, "169.254" },
  { "to-mapped",
    "HTTP/1.1 301 Moved\r\nLocation: http://mapped.example/\r\nContent-Length: 0\r\n\r\n",
    REPLY_KEEP, NULL, FALSE, DTL_ERROR_NETWORK, "inside this machine" },
  { "to-unknown-name",
    "HTTP/1.1 301 Moved\r\nLocation: http://nobody.example/\r\nContent-Length: 0\r\n\r\n",
    REPLY_KEEP, NULL, FALSE, DTL_ERROR_NETWORK, "not known" },
};

static const char *const types[] = { "text/", "application/xml", NULL };

static DtlFetched *
fetch (const char *url, gboolean is_typed, GError **error)
{
  DtlFetchRequest request = { .url = url, .is_typed = is_typed, .types = types };

  return dtl_fetch (&request, NULL, error);
}

static void
assert_refused (const GError *error, int code, const char *sentence)
{
  g_assert_error (error, DTL_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, sentence));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (WebServer) server = web_server_new (FALSE);
  g_autofree char *path = g_strconcat ("/", row->name, NULL);
  g_autofree char *url = web_server_dup_url (server, path);
  g_autoptr (DtlFetched) fetched = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *other = g_strconcat ("/", cases[i].name, NULL);

      web_server_add (server, other, cases[i].reply, -1, cases[i].end);
    }
  fetched = fetch (url, TRUE, &error);
  if (row->body == NULL)
    {
      g_assert_null (fetched);
      assert_refused (error, row->code, row->sentence);
    }
  else
    {
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (fetched->bytes, NULL), g_bytes_get_size (fetched->bytes),
                       row->body, strlen (row->body));
      g_assert_cmpint (fetched->may_be_incomplete, ==, row->may_be_incomplete);
    }
}

static void
test_members (void)
{
  g_autoptr (WebServer) server = web_server_new (FALSE);
  g_autofree char *url = web_server_dup_url (server, "/moved");
  g_autofree char *end = web_server_dup_url (server, "/a%20b.html");
  g_autofree char *requests = NULL;
  g_autoptr (DtlFetched) fetched = NULL;
  g_autoptr (GError) error = NULL;

  web_server_add (server, "/moved",
                  "HTTP/1.1 302 Found\r\nSet-Cookie: a=b\r\nLocation: /a%20b.html\r\n"
                  "Content-Length: 0\r\n\r\n",
                  -1, REPLY_KEEP);
  web_server_add (server, "/a%20b.html",
                  OK HTML
                  "Content-Disposition: attachment; filename=\"../../.x/..evil\x01.html\"\r\n"
                  "Content-Length: 2\r\n\r\nhi",
                  -1, REPLY_KEEP);
  fetched = fetch (url, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fetched->url, ==, end);
  g_assert_cmpstr (fetched->media_type, ==, "text/html");
  g_assert_cmpstr (fetched->charset, ==, "iso-8859-1");
  g_assert_null (strchr (fetched->file_name, '/'));
  g_assert_false (g_str_has_prefix (fetched->file_name, "."));

  /* Neither cookie nor referrer */
  requests = web_server_dup_requests (server);
  g_assert_cmpuint (web_server_count (server), ==, 2);
  g_assert_null (strstr (requests, "Cookie"));
  g_assert_null (strstr (requests, "Referer"));
}

/* Of an address that a page or feed gives, no name or number may be inside. */
static void
test_not_typed (void)
{
  g_autoptr (WebServer) server = web_server_new (FALSE);
  g_autofree char *url = web_server_dup_url (server, "/plain");
  g_autofree char *localhost =
      g_strdup_printf ("http://localhost:%u/plain", web_server_get_port (server));
  const char *const urls[] = { url, localhost, "http://[::1]:1/", "http://inside.example/",
                               "http://[::ffff:10.0.0.1]/" };

  web_server_add (server, "/plain", cases[0].reply, -1, REPLY_KEEP);
  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fetch (urls[i], FALSE, &error));
      assert_refused (error, DTL_ERROR_NETWORK, i == 1 ? "" : "inside this machine");
    }
  g_assert_cmpuint (web_server_count (server), ==, 0);
}

/* A name that is typed, and that somebody has made to resolve to this machine. */
static void
test_typed_name (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch ("http://machine.example/", TRUE, &error));
  assert_refused (error, DTL_ERROR_NETWORK, "inside this machine");
}

static const struct
{
  const char *url;
  int code;
} addresses[] = {
  { "file:///etc/passwd", DTL_ERROR_UNSUPPORTED },    /* */
  { "ftp://example.com/", DTL_ERROR_UNSUPPORTED },    /* */
  { "http://a:b@127.0.0.1/", DTL_ERROR_UNSUPPORTED }, /* */
  { "nonsense", DTL_ERROR_PARSE },                    /* */
  { "http:///path", DTL_ERROR_PARSE },                /* */
  { "", DTL_ERROR_PARSE },                            /* */
  { "http://[::1", DTL_ERROR_PARSE },                 /* */
};

static void
test_addresses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", addresses[i].url);
      g_assert_null (fetch (addresses[i].url, TRUE, &error));
      assert_refused (error, addresses[i].code, "");
      g_assert_null (strstr (error->message, "a:b"));
    }
}

static GBytes *
pack (gconstpointer data, gsize size)
{
  g_autoptr (GConverter) compressor =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, compressor);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
add_packed (WebServer *server, const char *path, GBytes *packed, gsize n, const char *more)
{
  g_autoptr (GByteArray) reply = g_byte_array_new ();
  g_autofree char *head = g_strdup_printf (OK "Content-Encoding: gzip\r\n%s\r\n", more);

  g_byte_array_append (reply, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (reply, g_bytes_get_data (packed, NULL), (guint) n);
  web_server_add (server, path, reply->data, (gssize) reply->len, REPLY_CLOSE);
}

/* A packed body that is cut is refused at every place where it can be cut. */
static void
test_cut_gzip (void)
{
  g_autoptr (WebServer) server = web_server_new (FALSE);
  g_autoptr (GBytes) packed = pack ("hello, hello, hello", 19);
  g_autofree char *url = web_server_dup_url (server, "/");
  gsize size = g_bytes_get_size (packed);

  for (gsize n = 0; n <= size; n++)
    {
      g_autoptr (DtlFetched) fetched = NULL;
      g_autoptr (GError) error = NULL;

      add_packed (server, "/", packed, n, "");
      fetched = fetch (url, TRUE, &error);
      if (n < size)
        assert_refused (error, DTL_ERROR_NETWORK, "cut short");
      else
        {
          g_assert_no_error (error);
          g_assert_cmpuint (g_bytes_get_size (fetched->bytes), ==, 19);
          g_assert_false (fetched->may_be_incomplete); /* its own check sum says so */
        }
    }
}

/* Two hundred million bytes in two hundred thousand: never in memory. */
static void
test_bomb (void)
{
  g_autoptr (WebServer) server = web_server_new (FALSE);
  gsize size = 200 << 20;
  g_autofree char *zeros = g_malloc0 (size);
  g_autoptr (GBytes) packed = pack (zeros, size);
  g_autofree char *url = web_server_dup_url (server, "/");
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&zeros, g_free);
  add_packed (server, "/", packed, g_bytes_get_size (packed), "");
  g_assert_null (fetch (url, TRUE, &error));
  assert_refused (error, DTL_ERROR_TOO_LARGE, "larger than");
}

static void
test_large (void)
{
  g_autoptr (WebServer) server = web_server_new (FALSE);
  g_autofree char *url = web_server_dup_url (server, "/");
  DtlFetchRequest request = { .url = url, .is_typed = TRUE, .max_size = 4 };
  g_autoptr (DtlFetched) fetched = NULL;
  g_autoptr (GError) error = NULL;

  web_server_add (server, "/", cases[0].reply, -1, REPLY_KEEP);
  g_assert_null (dtl_fetch (&request, NULL, &error));
  assert_refused (error, DTL_ERROR_TOO_LARGE, "4 bytes");
  g_clear_error (&error);
  request.max_size = 5;
  fetched = dtl_fetch (&request, NULL, &error);
  g_assert_no_error (error);
}

/* A byte now and then is life enough for a timeout, and not for a deadline. */
static void
test_drip (void)
{
  g_autoptr (WebServer) server = web_server_new (FALSE);
  g_autofree char *url = web_server_dup_url (server, "/");
  DtlFetchRequest request = { .url = url, .is_typed = TRUE, .seconds = 0.4 };
  const char *const heads[] = { OK, OK "\r\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();

      web_server_add (server, "/", heads[i], -1, REPLY_DRIP);
      g_assert_null (dtl_fetch (&request, NULL, &error));
      assert_refused (error, DTL_ERROR_NETWORK, "took longer than 0.4 seconds");
      g_assert_cmpint (g_get_monotonic_time () - start, >=, 400 * 1000);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
    }
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (100000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancel (void)
{
  g_autoptr (WebServer) server = web_server_new (FALSE);
  g_autofree char *url = web_server_dup_url (server, "/");
  DtlFetchRequest request = { .url = url, .is_typed = TRUE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GThread) thread = NULL;
  gint64 start = g_get_monotonic_time ();

  web_server_add (server, "/", OK "\r\n", -1, REPLY_DRIP);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_null (dtl_fetch (&request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
  g_thread_join (g_steal_pointer (&thread));

  /* One that was cancelled before does not even ask. */
  g_clear_error (&error);
  g_assert_cmpuint (web_server_count (server), ==, 1);
  g_assert_null (dtl_fetch (&request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (web_server_count (server), ==, 1);
}

/* A key goes to the host it is for, and into no message. */
static void
test_secrets (void)
{
  g_autoptr (WebServer) first = web_server_new (FALSE);
  g_autoptr (WebServer) second = web_server_new (FALSE);
  g_autofree char *target = web_server_dup_url (second, "/");
  g_autofree char *moved =
      g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", target);
  g_autofree char *escaped = g_uri_escape_string (KEY, NULL, FALSE);
  g_autofree char *path = g_strdup_printf ("/?apikey=%s", escaped);
  g_autofree char *url = web_server_dup_url (first, path);
  g_autofree char *first_requests = NULL;
  g_autofree char *second_requests = NULL;
  const char *const headers[] = { "X-Api-Key", KEY, NULL };
  const char *const secrets[] = { KEY, NULL };
  DtlFetchRequest request = {
    .url = url, .is_typed = TRUE, .headers = headers, .secrets = secrets, .types = types
  };
  g_autoptr (DtlFetched) fetched = NULL;
  g_autoptr (GError) error = NULL;

  web_server_add (first, "/", moved, -1, REPLY_KEEP);
  web_server_add (second, "/", cases[0].reply, -1, REPLY_KEEP);
  fetched = dtl_fetch (&request, NULL, &error);
  g_assert_no_error (error);
  first_requests = web_server_dup_requests (first);
  second_requests = web_server_dup_requests (second);
  g_assert_nonnull (strstr (first_requests, "X-Api-Key: " KEY));
  g_assert_nonnull (strstr (second_requests, "GET / HTTP"));
  g_assert_null (strstr (second_requests, "canary"));

  web_server_add (first, "/", "HTTP/1.1 500 " KEY "\r\nContent-Length: 0\r\n\r\n", -1, REPLY_KEEP);
  g_assert_null (dtl_fetch (&request, NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NETWORK);
  g_test_message ("%s", error->message);
  g_assert_null (strstr (error->message, "canary"));
  g_assert_nonnull (strstr (error->message, "apikey=…"));
}

/* A server that asks to be left alone is. */
static void
test_retry_after (void)
{
  g_autoptr (WebServer) server = web_server_new (FALSE);
  g_autofree char *url = web_server_dup_url (server, "/");
  g_autoptr (GError) error = NULL;

  web_server_add (server, "/",
                  "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n",
                  -1, REPLY_KEEP);
  g_assert_null (fetch (url, TRUE, &error));
  assert_refused (error, DTL_ERROR_NETWORK, "120 seconds");
  g_clear_error (&error);
  g_assert_null (fetch (url, TRUE, &error));
  assert_refused (error, DTL_ERROR_NETWORK, "more seconds");
  g_assert_cmpuint (web_server_count (server), ==, 1);
}

static void
test_tls (void)
{
  g_autoptr (WebServer) server = web_server_new (TRUE);
  g_autoptr (WebServer) plain = web_server_new (FALSE);
  g_autofree char *trust_file = NULL;
  g_autoptr (GTlsDatabase) trust = web_server_make_trust (&trust_file);
  g_autofree char *url = web_server_dup_url (server, "/");
  g_autofree char *down = web_server_dup_url (server, "/down");
  g_autofree char *wrong_name =
      g_strdup_printf ("https://127.0.0.2:%u/", web_server_get_port (server));
  g_autofree char *target = web_server_dup_url (plain, "/");
  g_autofree char *moved =
      g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", target);
  DtlFetchRequest request = { .url = url, .is_typed = TRUE, .trust = trust };
  g_autoptr (DtlFetched) fetched = NULL;
  g_autoptr (GError) error = NULL;

  web_server_add (server, "/", cases[0].reply, -1, REPLY_KEEP);
  web_server_add (server, "/down", moved, -1, REPLY_KEEP);
  web_server_add (plain, "/", cases[0].reply, -1, REPLY_KEEP);

  fetched = dtl_fetch (&request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (fetched->bytes), ==, 5);

  /* Signed by nobody that the system trusts */
  request.trust = NULL;
  g_assert_null (dtl_fetch (&request, NULL, &error));
  assert_refused (error, DTL_ERROR_NETWORK, "cannot prove");
  g_clear_error (&error);

  request.trust = trust;
  request.url = down;
  g_assert_null (dtl_fetch (&request, NULL, &error));
  assert_refused (error, DTL_ERROR_NETWORK, "protected");
  g_clear_error (&error);
  g_assert_cmpuint (web_server_count (plain), ==, 0);

  /* The server listens on 127.0.0.1 alone: nothing answers, or with another's name. */
  request.url = wrong_name;
  g_assert_null (dtl_fetch (&request, NULL, &error));
  assert_refused (error, DTL_ERROR_NETWORK, "");
  g_unlink (trust_file);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GResolver) resolver = NULL;

  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  resolver = fake_resolver_new ();
  g_resolver_set_default (resolver);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/fetcher/case/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/fetcher/members", test_members);
  g_test_add_func ("/fetcher/not-typed", test_not_typed);
  g_test_add_func ("/fetcher/typed-name", test_typed_name);
  g_test_add_func ("/fetcher/addresses", test_addresses);
  g_test_add_func ("/fetcher/cut-gzip", test_cut_gzip);
  g_test_add_func ("/fetcher/bomb", test_bomb);
  g_test_add_func ("/fetcher/large", test_large);
  g_test_add_func ("/fetcher/drip", test_drip);
  g_test_add_func ("/fetcher/cancel", test_cancel);
  g_test_add_func ("/fetcher/secrets", test_secrets);
  g_test_add_func ("/fetcher/retry-after", test_retry_after);
  g_test_add_func ("/fetcher/tls", test_tls);

  return g_test_run ();
}
