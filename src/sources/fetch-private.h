/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the fetcher share; no other folder includes it. */
#include "sources/fetcher.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* fetch-guard.c: where a connection may go */
typedef enum
{
  DTL_REACH_PUBLIC,  /* addresses of the internet only */
  DTL_REACH_NETWORK, /* those of the local network too */
  DTL_REACH_MACHINE, /* and those of this machine */
} DtlReach;

gboolean dtl_reach_includes (DtlReach reach, GInetAddress *address);
GSocketConnectable *dtl_guarded_address_new (const char *host, guint16 port, DtlReach reach);

/* One fetch under way. */
typedef struct _DtlFetch
{
  const DtlFetchRequest *request;
  GMainContext *context;
  GCancellable *cancellable; /* of the caller, or at the deadline */
  gboolean is_late;
  gsize max_size;
  GUri *first;

  GSocketConnection *connection; /* nullable: of the reply that is being read */
  GAsyncResult *result;          /* of the step that is being waited for */
} DtlFetch;

/* fetch-reply.c */
gboolean dtl_fetch_fail (GUri *uri, GError **error, int code, const char *what);
void dtl_fetch_translate (DtlFetch *self, GUri *uri, GError *local, GError **error);
void dtl_fetch_step_cb (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *dtl_fetch_wait (DtlFetch *self);
gint64 dtl_fetch_find_wait (GUri *uri);
DtlFetched *dtl_fetch_take_reply (
    DtlFetch *self, GUri *uri, SoupMessage *message, GInputStream *stream, GError **error);

/* fetch-body.c: from the bytes of a reply to those of a document */
GBytes *dtl_fetch_unpack (GBytes *packed, gsize max_size, GError **error);

G_END_DECLS
