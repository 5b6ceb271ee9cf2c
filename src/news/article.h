/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/instant.h"

G_BEGIN_DECLS

/* Who says when an article was published. Ids are saved and printed: never rename. */
typedef enum
{
  DTL_PUBLISHED_NONE, /* nobody */
  DTL_PUBLISHED_USER,
  DTL_PUBLISHED_PAGE, /* data about the document: of a page, a mail, a feed */
  DTL_PUBLISHED_TEXT, /* a dateline or a date in the text */
  DTL_PUBLISHED_FILE, /* the file's own time: a weak witness */
} DtlPublishedSource;

/* What someone wrote and when. A plain record; absent texts are NULL. */
typedef struct
{
  gint64 id; /* 0: not yet in a library */
  char *title;
  char *byline;
  char *publisher;
  char *published; /* ISO day or instant, as precise as it is known */
  DtlPublishedSource published_source;
  char *published_found; /* every date found, as JSON: [{"source", "value"}] */
  char *url;
  char *language;             /* BCP 47 */
  char *symbol;               /* of the instrument that it is about, where that is known */
  char *text;                 /* UTF-8, never NULL */
  char *digest;               /* SHA-256 of text; set when it is added to a library */
  gboolean may_be_incomplete; /* the server did not tell where it ends */
  char *source_digest;        /* SHA-256 of the bytes it was read from, if the library keeps them */
} DtlArticle;

DtlArticle *dtl_article_new (void);
DtlArticle *dtl_article_copy (const DtlArticle *self);
void dtl_article_free (DtlArticle *self);
const char *dtl_published_source_to_id (DtlPublishedSource source);
gboolean dtl_published_source_from_id (const char *id, DtlPublishedSource *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlArticle, dtl_article_free)

G_END_DECLS
