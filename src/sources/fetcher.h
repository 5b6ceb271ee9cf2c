/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DTL_FETCH_MAX_SIZE (10 << 20) /* bytes, before and after they are unpacked */
#define DTL_FETCH_SECONDS 20          /* for all of it, redirects included */
#define DTL_FETCH_MAX_REDIRECTS 5
#define DTL_FETCH_MAX_NAME 120 /* bytes of a file name */

/* What is asked for. All but the address may be left out. */
typedef struct
{
  const char *url; /* http or https */

  /* The user typed the address: its host, and no other, may be inside the local network. An
   * address out of a page or a feed is not typed. */
  gboolean is_typed;

  const char *const
      *headers; /* names and values in turn, ends with NULL; for the first host only */
  const char *const *secrets; /* texts that no message may show: keys; ends with NULL */
  const char *const *types;   /* media types taken, "text/html" or "text/", ends with NULL; NULL:
                               * any. What a server does not tell is taken. */
  gsize max_size;             /* bytes; 0: DTL_FETCH_MAX_SIZE */
  double seconds;             /* 0: DTL_FETCH_SECONDS */

  GTlsDatabase *trust; /* NULL: the system's */
} DtlFetchRequest;

/* What came. */
typedef struct
{
  GBytes *bytes;
  char *url;        /* where it was in the end */
  char *media_type; /* NULL: not told */
  char *charset;    /* NULL: not told */
  char *file_name;  /* a suggestion, safe to show and to save under; NULL: none */

  /* Nothing told the length: a body that was cut short would look the same. */
  gboolean may_be_incomplete;
} DtlFetched;

DtlFetched *dtl_fetch (const DtlFetchRequest *request, GCancellable *cancellable, GError **error);
void dtl_fetched_free (DtlFetched *self);
char *dtl_fetch_clean_name (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlFetched, dtl_fetched_free)

G_END_DECLS
