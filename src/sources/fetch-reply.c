/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server answers: whether it is what was asked for, its body within limits and to its end,
 * and how long the server wants to be left alone. RFC 9110, RFC 9112. */
#include "sources/fetch-private.h"

#include "base/error.h"

#include <string.h>

#define CHUNK 65536
#define TOO_MANY_REQUESTS 429       /* RFC 6585; libsoup has no name for it */
#define LONGEST_WAIT (24 * 60 * 60) /* seconds that a server may ask us to stay away */

void
dtl_fetched_free (DtlFetched *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->url);
  g_free (self->media_type);
  g_free (self->charset);
  g_free (self->file_name);
  g_free (self);
}

/* The address for people: without passwords. */
static char *
describe (GUri *uri)
{
  return g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO | G_URI_HIDE_FRAGMENT);
}

gboolean
dtl_fetch_fail (GUri *uri, GError **error, int code, const char *what)
{
  g_autofree char *address = describe (uri);

  g_set_error (error, DTL_ERROR, code, "“%s” cannot be read: %s", address, what);
  return FALSE;
}

void
dtl_fetch_step_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DtlFetch *self = data;

  self->result = g_object_ref (result);
}

GAsyncResult *
dtl_fetch_wait (DtlFetch *self)
{
  while (self->result == NULL)
    g_main_context_iteration (self->context, TRUE);

  return g_steal_pointer (&self->result);
}

/* A sentence that says what to think of it, from whatever went wrong below. */
void
dtl_fetch_translate (DtlFetch *self, GUri *uri, GError *local, GError **error)
{
  g_autoptr (GError) owned = local;
  g_autofree char *what = NULL;

  if (self->is_late)
    what =
        g_strdup_printf ("it took longer than %g seconds.",
                         self->request->seconds > 0 ? self->request->seconds : DTL_FETCH_SECONDS);
  else if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&owned));
      return;
    }
  else if (owned->domain == DTL_ERROR)
    {
      dtl_fetch_fail (uri, error, owned->code, owned->message);
      return;
    }
  else if (owned->domain == G_RESOLVER_ERROR)
    what = g_strdup_printf ("the server “%s” is not known, or there is no network.",
                            g_uri_get_host (uri));
  else if (owned->domain == G_TLS_ERROR)
    what = g_strdup_printf ("the server “%s” cannot prove that it is what it says: %s.",
                            g_uri_get_host (uri), owned->message);
  else if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    what = g_strdup ("it was cut short on the way.");
  else
    what = g_strdup_printf ("%s.", owned->message);

  dtl_fetch_fail (uri, error, DTL_ERROR_NETWORK, what);
}

static GMutex waits_mutex;
static GHashTable *waits; /* host and port : gint64, monotonic microseconds */

static char *
dup_host (GUri *uri)
{
  return g_strdup_printf ("%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));
}

static void
remember_wait (GUri *uri, gint64 seconds)
{
  g_mutex_lock (&waits_mutex);
  if (waits == NULL)
    waits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gint64 *until = g_new (gint64, 1);

  *until = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  g_hash_table_replace (waits, dup_host (uri), until);
  g_mutex_unlock (&waits_mutex);
}

/* Returns: seconds that this server still wants to be left alone, or 0 */
gint64
dtl_fetch_find_wait (GUri *uri)
{
  g_autofree char *host = dup_host (uri);
  gint64 seconds = 0;

  g_mutex_lock (&waits_mutex);
  const gint64 *until = waits != NULL ? g_hash_table_lookup (waits, host) : NULL;

  if (until != NULL && *until > g_get_monotonic_time ())
    seconds = (*until - g_get_monotonic_time ()) / G_USEC_PER_SEC + 1;
  g_mutex_unlock (&waits_mutex);

  return seconds;
}

static gint64
read_retry_after (SoupMessage *message)
{
  const char *text =
      soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After");
  g_autoptr (GDateTime) date = NULL;
  gint64 seconds = 0;

  if (text == NULL)
    return 0;
  if (g_ascii_isdigit (*text))
    seconds = g_ascii_strtoll (text, NULL, 10);
  else if ((date = soup_date_time_new_from_http_string (text)) != NULL)
    seconds = g_date_time_to_unix (date) - g_get_real_time () / G_USEC_PER_SEC;

  return CLAMP (seconds, 0, LONGEST_WAIT);
}

static gboolean
check_status (GUri *uri, SoupMessage *message, GError **error)
{
  guint status = soup_message_get_status (message);
  const char *phrase = soup_message_get_reason_phrase (message);
  gint64 wait = read_retry_after (message);
  g_autofree char *what = NULL;

  if (status == SOUP_STATUS_OK)
    return TRUE;

  if ((status == TOO_MANY_REQUESTS || status == SOUP_STATUS_SERVICE_UNAVAILABLE) && wait > 0)
    {
      remember_wait (uri, wait);
      what = g_strdup_printf ("the server asks to be left alone for %" G_GINT64_FORMAT " seconds.",
                              wait);
    }
  else if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE)
    what = g_strdup_printf ("there is nothing at this address (%u).", status);
  else if (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN ||
           status == SOUP_STATUS_PAYMENT_REQUIRED)
    what = g_strdup_printf ("the server does not give it to everybody (%u).", status);
  else
    what = g_strdup_printf ("the server answered %u%s%s.", status,
                            phrase != NULL && *phrase != '\0' ? " " : "",
                            phrase != NULL ? phrase : "");

  return dtl_fetch_fail (uri, error, DTL_ERROR_NETWORK, what);
}

static gboolean
check_type (DtlFetch *self, GUri *uri, const char *type, GError **error)
{
  g_autofree char *what = NULL;

  if (self->request->types == NULL || type == NULL)
    return TRUE;
  for (const char *const *taken = self->request->types; *taken != NULL; taken++)
    if (g_str_has_suffix (*taken, "/") ? g_ascii_strncasecmp (type, *taken, strlen (*taken)) == 0
                                       : g_ascii_strcasecmp (type, *taken) == 0)
      return TRUE;

  what = g_strdup_printf ("it is of the type %s, which is not what is read here.", type);
  return dtl_fetch_fail (uri, error, DTL_ERROR_UNSUPPORTED, what);
}

/* libsoup takes the end of the connection for the end of a chunked body. A server that does not
 * say that it closes keeps the connection open after the last chunk: if it is closed, the last
 * chunk was not seen. */
static gboolean
is_cut (DtlFetch *self, SoupMessage *message)
{
  GSocket *socket;
  char byte;

  if (self->connection == NULL || !soup_message_is_keepalive (message))
    return FALSE;
  socket = g_socket_connection_get_socket (self->connection);
  if (g_socket_is_closed (socket) || (g_socket_condition_check (socket, G_IO_IN | G_IO_HUP) == 0))
    return FALSE;

  GInputVector vector = { &byte, 1 };
  int flags = G_SOCKET_MSG_PEEK;

  return g_socket_receive_message (socket, NULL, &vector, 1, NULL, NULL, &flags, NULL, NULL) == 0;
}

static GBytes *
read_body (DtlFetch *self, GUri *uri, GInputStream *stream, GError **error)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);

  for (;;)
    {
      g_autoptr (GAsyncResult) result = NULL;
      GError *local = NULL;
      gssize n;

      g_input_stream_read_async (stream, chunk, CHUNK, G_PRIORITY_DEFAULT, self->cancellable,
                                 dtl_fetch_step_cb, self);
      result = dtl_fetch_wait (self);
      n = g_input_stream_read_finish (stream, result, &local);
      if (n < 0)
        {
          dtl_fetch_translate (self, uri, local, error);
          return NULL;
        }
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&body));
      if (body->len + (gsize) n > self->max_size)
        {
          g_autofree char *what = g_strdup_printf (
              "it is larger than the %" G_GSIZE_FORMAT " bytes that are read.", self->max_size);

          dtl_fetch_fail (uri, error, DTL_ERROR_TOO_LARGE, what);
          return NULL;
        }
      g_byte_array_append (body, chunk, (guint) n);
    }
}

/* @body: (transfer full): as it came */
static GBytes *
unpack (DtlFetch *self, GUri *uri, SoupMessageHeaders *headers, GBytes *body, GError **error)
{
  g_autoptr (GBytes) owned = body;
  const char *coding = soup_message_headers_get_list (headers, "Content-Encoding");
  GError *local = NULL;
  GBytes *bytes;

  if (coding == NULL || g_ascii_strcasecmp (coding, "identity") == 0 || *coding == '\0')
    return g_steal_pointer (&owned);
  if (g_ascii_strcasecmp (coding, "gzip") != 0 && g_ascii_strcasecmp (coding, "x-gzip") != 0)
    {
      dtl_fetch_fail (uri, error, DTL_ERROR_UNSUPPORTED,
                      "it is packed in a way that was not asked for.");
      return NULL;
    }

  bytes = dtl_fetch_unpack (owned, self->max_size, &local);
  if (bytes == NULL)
    dtl_fetch_translate (self, uri, local, error);
  return bytes;
}

static char *
dup_file_name (GUri *uri, SoupMessageHeaders *headers)
{
  g_autofree char *disposition = NULL;
  GHashTable *parameters = NULL;
  g_autofree char *path = NULL;
  char *name = NULL;

  if (soup_message_headers_get_content_disposition (headers, &disposition, &parameters))
    {
      const char *given = g_hash_table_lookup (parameters, "filename");

      name = given != NULL ? dtl_fetch_clean_name (given) : NULL;
      g_hash_table_unref (parameters);
    }
  if (name != NULL)
    return name;

  path = g_uri_unescape_string (g_uri_get_path (uri), NULL);
  return path != NULL ? dtl_fetch_clean_name (path) : NULL;
}

DtlFetched *
dtl_fetch_take_reply (
    DtlFetch *self, GUri *uri, SoupMessage *message, GInputStream *stream, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  GHashTable *parameters = NULL;
  g_autofree char *type = g_strdup (soup_message_headers_get_content_type (headers, &parameters));
  g_autoptr (GHashTable) owned_parameters = parameters;
  g_autoptr (DtlFetched) fetched = NULL;
  g_autoptr (GBytes) body = NULL;
  SoupEncoding framing = soup_message_headers_get_encoding (headers);
  gboolean is_packed = soup_message_headers_get_list (headers, "Content-Encoding") != NULL;

  if (!check_status (uri, message, error) || !check_type (self, uri, type, error))
    return NULL;
  body = read_body (self, uri, stream, error);
  if (body == NULL)
    return NULL;
  if (framing == SOUP_ENCODING_CHUNKED && is_cut (self, message))
    {
      dtl_fetch_fail (uri, error, DTL_ERROR_NETWORK, "it was cut short on the way.");
      return NULL;
    }

  fetched = g_new0 (DtlFetched, 1);
  fetched->bytes = unpack (self, uri, headers, g_steal_pointer (&body), error);
  if (fetched->bytes == NULL)
    return NULL;
  fetched->url = g_uri_to_string (uri);
  fetched->media_type = g_steal_pointer (&type);
  if (parameters != NULL)
    fetched->charset = g_strdup (g_hash_table_lookup (parameters, "charset"));
  fetched->file_name = dup_file_name (uri, headers);
  fetched->may_be_incomplete =
      !is_packed && (framing == SOUP_ENCODING_EOF ||
                     (framing == SOUP_ENCODING_CHUNKED && !soup_message_is_keepalive (message)));

  return g_steal_pointer (&fetched);
}
