/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes from an address, on request only, with all that libsoup leaves open closed: a limit on what
 * comes and on what that unpacks to, one deadline for everything, redirects followed by hand, no
 * cookies, no passwords, no way into the local network, no step from https down to http, and a body
 * that ends early is refused. One call, from any thread; it runs a main context of its own. */
#include "sources/fetch-private.h"

#include "base/error.h"

#include <string.h>

#define USER_AGENT "Dateline"

static void
hide (GString *text, const char *const *secrets)
{
  for (gsize i = 0; secrets != NULL && secrets[i] != NULL; i++)
    {
      g_autofree char *escaped = g_uri_escape_string (secrets[i], NULL, FALSE);

      if (*secrets[i] == '\0')
        continue;
      g_string_replace (text, secrets[i], "…", 0);
      g_string_replace (text, escaped, "…", 0);
    }
}

/* Whatever a message is made of, no key stands in it. */
static void
hide_secrets (const DtlFetchRequest *request, GError *error)
{
  g_autoptr (GString) text = g_string_new (error->message);

  hide (text, request->secrets);
  g_free (error->message);
  error->message = g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_web (GUri *uri)
{
  return strcmp (g_uri_get_scheme (uri), "http") == 0 ||
         strcmp (g_uri_get_scheme (uri), "https") == 0;
}

static gboolean
check_uri (GUri *uri, GError **error)
{
  if (!is_web (uri))
    return dtl_fetch_fail (uri, error, DTL_ERROR_UNSUPPORTED, "only http and https addresses are.");
  if (g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return dtl_fetch_fail (uri, error, DTL_ERROR_PARSE, "it names no server.");
  if (g_uri_get_user (uri) != NULL || g_uri_get_password (uri) != NULL)
    return dtl_fetch_fail (uri, error, DTL_ERROR_UNSUPPORTED,
                           "it has a name or password in it, and those are not sent.");

  return TRUE;
}

static gboolean
is_same_origin (GUri *a, GUri *b)
{
  return strcmp (g_uri_get_scheme (a), g_uri_get_scheme (b)) == 0 &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         g_uri_get_port (a) == g_uri_get_port (b);
}

/* An address that was typed as a number, or as this machine's name, is meant. A name that merely
 * resolves to this machine is not. */
static DtlReach
get_reach (const DtlFetch *self, GUri *uri)
{
  const char *host = g_uri_get_host (uri);

  if (!self->request->is_typed || g_ascii_strcasecmp (host, g_uri_get_host (self->first)) != 0)
    return DTL_REACH_PUBLIC;
  if (g_hostname_is_ip_address (host) || g_ascii_strcasecmp (host, "localhost") == 0)
    return DTL_REACH_MACHINE;

  return DTL_REACH_NETWORK;
}

static guint16
get_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  if (port > 0)
    return (guint16) port;
  return strcmp (g_uri_get_scheme (uri), "https") == 0 ? 443 : 80;
}

static gboolean
late_cb (gpointer data)
{
  DtlFetch *self = data;

  self->is_late = TRUE;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *stream, gpointer data)
{
  DtlFetch *self = data;

  if (event == G_SOCKET_CLIENT_CONNECTED && G_IS_SOCKET_CONNECTION (stream))
    g_set_object (&self->connection, G_SOCKET_CONNECTION (stream));
}

/* A session for each address: none keeps anything for the next. */
static SoupSession *
make_session (DtlFetch *self, GUri *uri)
{
  g_autoptr (GSocketConnectable) address =
      dtl_guarded_address_new (g_uri_get_host (uri), get_port (uri), get_reach (self, uri));
  SoupSession *session = soup_session_new_with_options ("remote-connectable", address, "user-agent",
                                                        USER_AGENT, "timeout", 0, NULL);

  if (self->request->trust != NULL)
    soup_session_set_tls_database (session, self->request->trust);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_COOKIE_JAR);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);

  return session;
}

static SoupMessage *
make_message (DtlFetch *self, GUri *uri)
{
  SoupMessage *message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  const char *const *own = self->request->headers;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (headers, "Accept-Encoding", "gzip");
  if (is_same_origin (uri, self->first))
    for (gsize i = 0; own != NULL && own[i] != NULL; i += 2)
      soup_message_headers_replace (headers, own[i], own[i + 1]);
  g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), self);

  return message;
}

static gboolean
is_redirect (SoupMessage *message)
{
  guint status = soup_message_get_status (message);

  return status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_FOUND ||
         status == SOUP_STATUS_SEE_OTHER || status == SOUP_STATUS_TEMPORARY_REDIRECT ||
         status == SOUP_STATUS_PERMANENT_REDIRECT;
}

static GUri *
read_location (GUri *uri, SoupMessage *message, GError **error)
{
  const char *location =
      soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autoptr (GUri) next =
      location != NULL ? g_uri_parse_relative (uri, location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  if (next == NULL)
    {
      dtl_fetch_fail (uri, error, DTL_ERROR_NETWORK,
                      "it moved, and the server does not say where to.");
      return NULL;
    }
  if (!check_uri (next, error))
    return NULL;
  if (strcmp (g_uri_get_scheme (uri), "https") == 0 &&
      strcmp (g_uri_get_scheme (next), "https") != 0)
    {
      dtl_fetch_fail (uri, error, DTL_ERROR_NETWORK,
                      "it leads from a protected address to one that is not.");
      return NULL;
    }

  return g_steal_pointer (&next);
}

/* @next: (out) (transfer full): where it moved; NULL: it has not */
static DtlFetched *
fetch_once (DtlFetch *self, GUri *uri, GUri **next, GError **error)
{
  g_autoptr (SoupSession) session = make_session (self, uri);
  g_autoptr (SoupMessage) message = make_message (self, uri);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GInputStream) stream = NULL;
  DtlFetched *fetched = NULL;
  GError *local = NULL;

  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, self->cancellable,
                           dtl_fetch_step_cb, self);
  result = dtl_fetch_wait (self);
  stream = soup_session_send_finish (session, result, &local);
  if (stream == NULL)
    dtl_fetch_translate (self, uri, local, error);
  else if (is_redirect (message))
    *next = read_location (uri, message, error);
  else
    fetched = dtl_fetch_take_reply (self, uri, message, stream, error);

  g_clear_object (&self->connection);
  soup_session_abort (session);
  return fetched;
}

static DtlFetched *
follow (DtlFetch *self, GError **error)
{
  g_autoptr (GUri) uri = g_uri_ref (self->first);

  for (int hop = 0; hop <= DTL_FETCH_MAX_REDIRECTS; hop++)
    {
      gint64 wait = dtl_fetch_find_wait (uri);
      GUri *next = NULL;
      DtlFetched *fetched;

      if (wait > 0)
        {
          g_autofree char *what = g_strdup_printf (
              "the server asks to be left alone for %" G_GINT64_FORMAT " more seconds.", wait);

          dtl_fetch_fail (uri, error, DTL_ERROR_NETWORK, what);
          return NULL;
        }
      fetched = fetch_once (self, uri, &next, error);
      if (next == NULL)
        return fetched;
      g_uri_unref (uri);
      uri = next;
    }

  dtl_fetch_fail (self->first, error, DTL_ERROR_NETWORK,
                  "it leads from one address to another without end.");
  return NULL;
}

static DtlFetched *
run (DtlFetch *self, GCancellable *cancellable, GError **error)
{
  const DtlFetchRequest *request = self->request;
  double seconds = request->seconds > 0 ? request->seconds : DTL_FETCH_SECONDS;
  g_autoptr (GSource) deadline = g_timeout_source_new ((guint) (seconds * 1000));
  gulong handler = 0;
  DtlFetched *fetched;

  g_source_set_callback (deadline, late_cb, self, NULL);
  g_source_attach (deadline, self->context);
  if (cancellable != NULL)
    handler =
        g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self->cancellable, NULL);
  fetched = follow (self, error);
  g_cancellable_disconnect (cancellable, handler);
  g_source_destroy (deadline);

  /* What was cancelled still has to end, so that nothing is left behind. */
  while (g_main_context_iteration (self->context, FALSE))
    ;
  return fetched;
}

/**
 * dtl_fetch:
 * @request: what to ask for; borrowed for the call
 * @cancellable: (nullable): ends it at once, from any thread
 * @error: %DTL_ERROR_NETWORK, %DTL_ERROR_TOO_LARGE, %DTL_ERROR_UNSUPPORTED (scheme, type),
 *   %DTL_ERROR_PARSE (no address), or %G_IO_ERROR_CANCELLED; no message holds a secret
 *
 * Asks once, with GET. Blocks for at most the deadline; call it from a thread that may wait.
 *
 * Returns: (transfer full): what came, or NULL
 */
DtlFetched *
dtl_fetch (const DtlFetchRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = NULL;
  g_autoptr (GUri) first = NULL;
  g_autoptr (GCancellable) own = NULL;
  g_autoptr (GError) local = NULL;
  DtlFetched *fetched = NULL;

  g_return_val_if_fail (request != NULL && request->url != NULL, NULL);

  first = g_uri_parse (request->url, SOUP_HTTP_URI_FLAGS, NULL);
  if (first == NULL)
    g_set_error (&local, DTL_ERROR, DTL_ERROR_PARSE, "“%s” is not an address.", request->url);
  else if (check_uri (first, &local))
    {
      context = g_main_context_new ();
      own = g_cancellable_new ();
      DtlFetch self = {
        .request = request, .context = context, .cancellable = own, .first = first
      };

      self.max_size = request->max_size > 0 ? request->max_size : DTL_FETCH_MAX_SIZE;
      g_main_context_push_thread_default (context);
      fetched = run (&self, cancellable, &local);
      g_main_context_pop_thread_default (context);
    }
  if (fetched != NULL)
    return fetched;

  hide_secrets (request, local);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
