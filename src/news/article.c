/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of an article. Reading one from a file, and what its text says, is done elsewhere. */
#include "news/article.h"

/**
 * dtl_article_new:
 *
 * Returns: (transfer full): an article with an empty text and nothing else
 */
DtlArticle *
dtl_article_new (void)
{
  DtlArticle *self = g_new0 (DtlArticle, 1);

  self->text = g_strdup ("");
  return self;
}

/**
 * dtl_article_copy:
 * @self: an article
 *
 * Returns: (transfer full): the same, with texts of its own
 */
DtlArticle *
dtl_article_copy (const DtlArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  DtlArticle *copy = g_new0 (DtlArticle, 1);

  copy->id = self->id;
  copy->title = g_strdup (self->title);
  copy->byline = g_strdup (self->byline);
  copy->publisher = g_strdup (self->publisher);
  copy->published = g_strdup (self->published);
  copy->url = g_strdup (self->url);
  copy->language = g_strdup (self->language);
  copy->text = g_strdup (self->text);

  return copy;
}

/**
 * dtl_article_free:
 * @self: (nullable) (transfer full): an article
 */
void
dtl_article_free (DtlArticle *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->byline);
  g_free (self->publisher);
  g_free (self->published);
  g_free (self->url);
  g_free (self->language);
  g_free (self->text);
  g_free (self);
}
