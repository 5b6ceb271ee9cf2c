/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/instant.h"

G_BEGIN_DECLS

/* What someone wrote and when. A plain record; absent texts are NULL. */
typedef struct
{
  gint64 id; /* 0: not yet in a library */
  char *title;
  char *byline;
  char *publisher;
  char *published; /* ISO day or instant, as precise as it is known */
  char *url;
  char *language; /* BCP 47 */
  char *text;     /* UTF-8, never NULL */
} DtlArticle;

DtlArticle *dtl_article_new (void);
DtlArticle *dtl_article_copy (const DtlArticle *self);
void dtl_article_free (DtlArticle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlArticle, dtl_article_free)

G_END_DECLS
