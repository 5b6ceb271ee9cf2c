/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A server on 127.0.0.1 that answers with the very bytes it is told, faults and all. */
typedef struct _WebServer WebServer;

typedef enum
{
  REPLY_CLOSE, /* the connection after the bytes */
  REPLY_KEEP,  /* it open until the other side closes it */
  REPLY_DRIP,  /* a byte each 50 ms, without end once the bytes are out */
} ReplyEnd;

WebServer *web_server_new (gboolean with_tls);
void web_server_free (WebServer *self);
guint16 web_server_get_port (WebServer *self);
char *web_server_dup_url (WebServer *self, const char *path);
void
web_server_add (WebServer *self, const char *path, const void *bytes, gssize size, ReplyEnd end);
guint web_server_count (WebServer *self);          /* requests that came */
char *web_server_dup_requests (WebServer *self);   /* their heads, one after another */
GTlsDatabase *web_server_make_trust (char **path); /* that trusts the server's certificate */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WebServer, web_server_free)
