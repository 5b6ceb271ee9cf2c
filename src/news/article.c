/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of an article. Reading one from a file, and what its text says, is done elsewhere. */
#include "news/article.h"

static const char *const published_sources[] = { "none", "user", "page", "text", "file" };

G_STATIC_ASSERT (G_N_ELEMENTS (published_sources) == DTL_PUBLISHED_FILE + 1);

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
  copy->published_source = self->published_source;
  copy->published_found = g_strdup (self->published_found);
  copy->url = g_strdup (self->url);
  copy->language = g_strdup (self->language);
  copy->symbol = g_strdup (self->symbol);
  copy->text = g_strdup (self->text);
  copy->digest = g_strdup (self->digest);
  copy->may_be_incomplete = self->may_be_incomplete;
  copy->source_digest = g_strdup (self->source_digest);

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
  g_free (self->published_found);
  g_free (self->url);
  g_free (self->language);
  g_free (self->symbol);
  g_free (self->text);
  g_free (self->digest);
  g_free (self->source_digest);
  g_free (self);
}

const char *
dtl_published_source_to_id (DtlPublishedSource source)
{
  g_return_val_if_fail ((guint) source < G_N_ELEMENTS (published_sources), NULL);

  return published_sources[source];
}

/* Returns: whether @id is one; else @source is unchanged */
gboolean
dtl_published_source_from_id (const char *id, DtlPublishedSource *source)
{
  g_return_val_if_fail (id != NULL && source != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (published_sources); i++)
    if (g_str_equal (published_sources[i], id))
      {
        *source = (DtlPublishedSource) i;
        return TRUE;
      }

  return FALSE;
}
