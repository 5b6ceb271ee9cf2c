/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server for tests of the fetcher. It is no HTTP server: a thread for each connection reads the
 * head of a request and writes the bytes kept for its path, so that any fault can be served. */
#include "web-server.h"

#include <glib/gstdio.h>
#include <string.h>

/* Signed by itself, for localhost and 127.0.0.1, of 2000 to 2099. It protects nothing. */
static const char certificate[] =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBPjCB5KADAgECAgEBMAoGCCqGSM49BAMCMA8xDTALBgNVBAMMBFRlc3QwIBcN\n"
    "MDAwMTAxMDAwMDAwWhgPMjA5OTAxMDEwMDAwMDBaMA8xDTALBgNVBAMMBFRlc3Qw\n"
    "WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQdqhlxS4fjtLC9OiptQgPTtV0uwI+e\n"
    "ks8ZWjukIMpBb4JvcMpEInQVuNRgVvgOxmw6gBLvuTQfpo9f3HGRuOCgoy8wLTAP\n"
    "BgNVHRMBAf8EBTADAQH/MBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAKBggq\n"
    "hkjOPQQDAgNJADBGAiEAi76uYISxZxzze47OiiEA0nQ4nCDh4p5ODMKck0EvtDcC\n"
    "IQCpTwtggvtaJf3nur+OJ5m0mfE3looVviQSVdCw8NFh4g==\n"
    "-----END CERTIFICATE-----\n"
    "-----BEGIN PRIVATE KEY-----\n"
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg+jt5FxSJh9j8BaNH\n"
    "o4/otzvWMH5UhZI5zo1OSH1XVSahRANCAAQdqhlxS4fjtLC9OiptQgPTtV0uwI+e\n"
    "ks8ZWjukIMpBb4JvcMpEInQVuNRgVvgOxmw6gBLvuTQfpo9f3HGRuOCg\n"
    "-----END PRIVATE KEY-----\n";

typedef struct
{
  GBytes *bytes;
  ReplyEnd end;
} Reply;

struct _WebServer
{
  GSocketService *service;
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  guint16 port;
  GTlsCertificate *certificate; /* nullable: no TLS */

  GMutex mutex;
  GCond idle;
  guint n_open;        /* connections */
  GHashTable *replies; /* path : Reply */
  GString *requests;
  guint n_requests;
};

static void
reply_free (gpointer data)
{
  Reply *reply = data;

  g_bytes_unref (reply->bytes);
  g_free (reply);
}

static char *
read_head (GInputStream *in)
{
  g_autoptr (GString) head = g_string_new (NULL);
  char byte;

  while (strstr (head->str, "\r\n\r\n") == NULL)
    {
      if (g_input_stream_read (in, &byte, 1, NULL, NULL) != 1)
        return NULL;
      g_string_append_c (head, byte);
    }

  return g_string_free (g_steal_pointer (&head), FALSE);
}

/* Returns: (transfer full) (nullable): a copy of the reply to the request of this head */
static Reply *
find_reply (WebServer *self, const char *head)
{
  g_auto (GStrv) words = g_strsplit (head, " ", 3);
  g_auto (GStrv) path = NULL;
  const Reply *kept;
  Reply *reply = NULL;

  if (g_strv_length (words) < 3)
    return NULL;
  path = g_strsplit (words[1], "?", 2);

  g_mutex_lock (&self->mutex);
  g_string_append (self->requests, head);
  self->n_requests++;
  kept = g_hash_table_lookup (self->replies, path[0]);
  if (kept != NULL)
    {
      reply = g_new0 (Reply, 1);
      reply->bytes = g_bytes_ref (kept->bytes);
      reply->end = kept->end;
    }
  g_mutex_unlock (&self->mutex);

  return reply;
}

static void
drip (GOutputStream *out, const char *data, gsize size)
{
  for (gsize i = 0;; i++)
    {
      if (!g_output_stream_write_all (out, i < size ? data + i : "x", 1, NULL, NULL, NULL))
        return;
      if (i >= size)
        g_usleep (50000);
    }
}

static void
answer (WebServer *self, GIOStream *stream)
{
  GInputStream *in = g_io_stream_get_input_stream (stream);
  GOutputStream *out = g_io_stream_get_output_stream (stream);

  for (;;)
    {
      g_autofree char *head = read_head (in);
      Reply *reply = head != NULL ? find_reply (self, head) : NULL;
      const char *data;
      gsize size;
      ReplyEnd end;

      if (reply == NULL)
        return;
      data = g_bytes_get_data (reply->bytes, &size);
      end = reply->end;
      if (end == REPLY_DRIP)
        drip (out, data, size);
      else
        g_output_stream_write_all (out, data, size, NULL, NULL, NULL);
      reply_free (reply);
      if (end != REPLY_KEEP)
        return;
    }
}

static void
count_open (WebServer *self, int change)
{
  g_mutex_lock (&self->mutex);
  self->n_open = (guint) ((int) self->n_open + change);
  g_cond_signal (&self->idle);
  g_mutex_unlock (&self->mutex);
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        gpointer data)
{
  WebServer *self = data;
  g_autoptr (GIOStream) stream = NULL;

  count_open (self, 1);
  if (self->certificate == NULL)
    stream = g_object_ref (G_IO_STREAM (connection));
  else
    stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
  if (stream != NULL)
    {
      answer (self, stream);
      g_io_stream_close (stream, NULL, NULL);
    }
  count_open (self, -1);

  return TRUE;
}

static gpointer
serve (gpointer data)
{
  WebServer *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

WebServer *
web_server_new (gboolean with_tls)
{
  WebServer *self = g_new0 (WebServer, 1);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) got = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->mutex);
  g_cond_init (&self->idle);
  self->replies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, reply_free);
  self->requests = g_string_new (NULL);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  if (with_tls)
    self->certificate = g_tls_certificate_new_from_pem (certificate, -1, &error);
  g_assert_no_error (error);

  g_main_context_push_thread_default (self->context);
  self->service = g_threaded_socket_service_new (20);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &got, &error);
  g_assert_no_error (error);
  g_socket_service_start (self->service);
  g_main_context_pop_thread_default (self->context);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got));
  self->thread = g_thread_new ("web-server", serve, self);

  return self;
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

/* Waits for the connections still open: their fetches have ended, and so will they. */
void
web_server_free (WebServer *self)
{
  g_autoptr (GSource) quit = g_idle_source_new ();

  /* From within the loop: one that has not begun to run cannot be told to end. */
  g_source_set_callback (quit, quit_cb, self->loop, NULL);
  g_source_attach (quit, self->context);
  g_thread_join (self->thread);
  g_main_context_push_thread_default (self->context);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_object_unref (self->service);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  g_mutex_lock (&self->mutex);
  while (self->n_open > 0)
    g_cond_wait (&self->idle, &self->mutex);
  g_mutex_unlock (&self->mutex);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_clear_object (&self->certificate);
  g_hash_table_unref (self->replies);
  g_string_free (self->requests, TRUE);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->idle);
  g_free (self);
}

guint16
web_server_get_port (WebServer *self)
{
  return self->port;
}

char *
web_server_dup_url (WebServer *self, const char *path)
{
  return g_strdup_printf ("%s://127.0.0.1:%u%s", self->certificate != NULL ? "https" : "http",
                          self->port, path);
}

void
web_server_add (WebServer *self, const char *path, const void *bytes, gssize size, ReplyEnd end)
{
  Reply *reply = g_new0 (Reply, 1);

  reply->bytes = g_bytes_new (bytes, size < 0 ? strlen (bytes) : (gsize) size);
  reply->end = end;
  g_mutex_lock (&self->mutex);
  g_hash_table_replace (self->replies, g_strdup (path), reply);
  g_mutex_unlock (&self->mutex);
}

guint
web_server_count (WebServer *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->n_requests;
  g_mutex_unlock (&self->mutex);
  return n;
}

char *
web_server_dup_requests (WebServer *self)
{
  char *requests;

  g_mutex_lock (&self->mutex);
  requests = g_strdup (self->requests->str);
  g_mutex_unlock (&self->mutex);
  return requests;
}

/* The database reads its file, @path, whenever it likes: remove it when the database is gone. */
GTlsDatabase *
web_server_make_trust (char **path)
{
  g_autoptr (GError) error = NULL;
  GTlsDatabase *database;
  int fd = g_file_open_tmp ("dateline-trust-XXXXXX", path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (*path, certificate, -1, &error);
  g_assert_no_error (error);
  database = g_tls_file_database_new (*path, &error);
  g_assert_no_error (error);

  return database;
}
