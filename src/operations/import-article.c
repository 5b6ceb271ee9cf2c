/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles into the library and out of it. An import is one step of the history: the article, the
 * bytes it was read from and, where that is asked for, its events. The same text again is the same
 * article. */
#include "operations/import-article.h"

#include "base/error.h"
#include "base/json-writer.h"
#include "base/text.h"
#include "library/history.h"
#include "operations/article-proposals.h"

#include <string.h>

#define MAX_NAMED_TITLE 60 /* letters of a title in the name of a step */

/**
 * dtl_article_published_is_valid:
 * @text: what a user gives as the time of publication
 *
 * Returns: whether it is an ISO day, an instant with offset, or a local time without one
 */
gboolean
dtl_article_published_is_valid (const char *text)
{
  g_autofree char *with_offset = NULL;
  DtlInstant instant;
  DtlDay day;
  gsize len;

  g_return_val_if_fail (text != NULL, FALSE);

  len = strlen (text);
  if (dtl_day_parse (text, &day))
    return TRUE;
  if (len > 0 && dtl_instant_parse_iso (text, len, &instant) == len)
    return TRUE;

  with_offset = g_strconcat (text, "Z", NULL);
  return dtl_instant_parse_iso (with_offset, len + 1, &instant) == len + 1;
}

static char *
format_candidates (const DtlDocument *document)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, FALSE);

  if (document->candidates->len == 0)
    return NULL;

  dtl_json_writer_begin_array (json, NULL);
  for (guint i = 0; i < document->candidates->len; i++)
    {
      const DtlDateCandidate *candidate = g_ptr_array_index (document->candidates, i);

      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_string (json, "source", candidate->source);
      dtl_json_writer_string (json, "value", candidate->value);
      dtl_json_writer_end_object (json);
    }
  dtl_json_writer_end_array (json);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dtl_article_of_document:
 * @document: what was read
 * @options: (nullable): what the user says goes before what the document says
 *
 * Returns: (transfer full): an article that is in no library
 */
DtlArticle *
dtl_article_of_document (const DtlDocument *document, const DtlArticleOptions *options)
{
  DtlArticle *article;
  const char *published;

  g_return_val_if_fail (document != NULL, NULL);

  article = dtl_article_new ();
  article->title = g_strdup (document->title);
  article->byline = g_strdup (document->byline);
  article->publisher = g_strdup (document->publisher);
  article->url = g_strdup (document->url);
  article->language = g_strdup (document->language);
  article->published_found = format_candidates (document);
  g_free (article->text);
  article->text = g_strdup (document->text);
  article->symbol = g_strdup (options != NULL ? options->symbol : NULL);

  published = options != NULL ? options->published : NULL;
  if (published != NULL)
    article->published_source = DTL_PUBLISHED_USER;
  else if (document->published != NULL && dtl_article_published_is_valid (document->published))
    {
      published = document->published;
      dtl_published_source_from_id (document->published_source, &article->published_source);
    }
  article->published = g_strdup (published);

  return article;
}

void
dtl_article_import_free (DtlArticleImport *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->article, dtl_article_free);
  g_clear_pointer (&self->events, g_array_unref);
  g_free (self);
}

/**
 * dtl_article_list_events:
 *
 * Returns: (transfer full) (element-type gint64): the events that are linked to the article, by
 *   day: those that name it, and those that its proposals were accepted as; or NULL
 */
GArray *
dtl_article_list_events (DtlStore *store, gint64 article_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) decisions = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  events = dtl_store_list_events (store, NULL, error);
  decisions = events != NULL ? dtl_store_list_decisions (store, article_id, error) : NULL;
  if (decisions == NULL)
    return NULL;

  for (guint i = 0; i < events->len; i++)
    {
      const DtlEvent *event = g_ptr_array_index (events, i);
      gboolean is_linked = event->article_id == article_id;

      for (guint j = 0; j < decisions->len && !is_linked; j++)
        is_linked = ((const DtlDecision *) g_ptr_array_index (decisions, j))->event_id == event->id;
      if (is_linked)
        g_array_append_val (ids, event->id);
    }

  return g_steal_pointer (&ids);
}

/* "Import “Alibaba falls after talks”" */
static gboolean
begin (DtlStore *store, const char *verb, const DtlArticle *article, DtlInstant now, GError **error)
{
  g_autofree char *line =
      dtl_text_clean_line (article->title != NULL ? article->title : article->text);
  g_autofree char *title =
      g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), MAX_NAMED_TITLE));
  g_autofree char *name =
      g_strdup_printf ("%s “%s%s”", verb, title, strlen (title) < strlen (line) ? "…" : "");

  return dtl_history_begin (store, name, now, error);
}

static gboolean
end (DtlStore *store, gboolean ok, GError **error)
{
  if (ok)
    return dtl_history_commit (store, error);

  dtl_history_rollback (store);
  return FALSE;
}

static gboolean
add (DtlStore *store,
     DtlArticle *article,
     const DtlArticleCheck *check,
     const DtlArticleSource *source,
     gboolean accepts_all,
     GError **error)
{
  article->source_digest =
      dtl_store_put_source (store, source->name, source->media_type, source->bytes, error);

  return article->source_digest != NULL && dtl_store_add_article (store, article, error) &&
         (!accepts_all || dtl_article_proposals_accept_within (store, article, check, error));
}

static DtlArticleImport *
report (DtlStore *store, const DtlArticle *article, const DtlLexicon *lexicon, GError **error)
{
  g_autoptr (DtlArticleImport) self = g_new0 (DtlArticleImport, 1);
  g_autoptr (DtlArticleCheck) check =
      dtl_check_article_read (store, article, article->symbol, lexicon, error);

  if (check == NULL)
    return NULL;
  self->article = dtl_article_copy (article);
  self->n_proposals = check->reading->events->len;
  self->events = dtl_article_list_events (store, article->id, error);

  return self->events != NULL ? g_steal_pointer (&self) : NULL;
}

/* The symbol that reading found is kept with the article: it is what its events will be of. */
static gboolean
store_article (DtlStore *store,
               DtlArticle *article,
               const DtlArticleSource *source,
               const DtlArticleOptions *options,
               const DtlLexicon *lexicon,
               DtlInstant now,
               GError **error)
{
  g_autoptr (DtlArticleCheck) check =
      dtl_check_article_read (store, article, article->symbol, lexicon, error);

  if (check == NULL)
    return FALSE;
  if (article->symbol == NULL)
    article->symbol = g_strdup (check->symbol);

  return begin (store, "Import", article, now, error) &&
         end (store,
              add (store, article, check, source, options != NULL && options->accepts_all, error),
              error);
}

/**
 * dtl_import_article:
 * @source: what was read
 * @options: (nullable): what the user says of it
 * @now: the time of the step
 *
 * An article whose text the library has is not imported again, and stays as it is.
 *
 * Returns: (transfer full): the article and its events, or NULL with %DTL_ERROR_PARSE if there is
 *   no text, or an error of the library; nothing is changed then
 */
DtlArticleImport *
dtl_import_article (DtlStore *store,
                    const DtlArticleSource *source,
                    const DtlArticleOptions *options,
                    const DtlLexicon *lexicon,
                    DtlInstant now,
                    GError **error)
{
  g_autoptr (DtlArticle) article = NULL;
  g_autoptr (DtlArticleImport) imported = NULL;
  gint64 id;

  g_return_val_if_fail (store != NULL && source != NULL && lexicon != NULL, NULL);

  if (source->document->items->len > 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_UNSUPPORTED,
                   "%s is a feed of %u items: say which one.", source->name,
                   source->document->items->len);
      return NULL;
    }
  if (dtl_text_is_blank (source->document->text))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s has no text in it.", source->name);
      return NULL;
    }

  article = dtl_article_of_document (source->document, options);
  article->may_be_incomplete = source->may_be_incomplete;
  if (!dtl_store_find_article (store, article->text, &id, error))
    return NULL;
  if (id != 0)
    {
      g_clear_pointer (&article, dtl_article_free);
      article = dtl_store_get_article (store, id, error);
    }
  else if (!store_article (store, article, source, options, lexicon, now, error))
    return NULL;
  if (article == NULL)
    return NULL;

  imported = report (store, article, lexicon, error);
  if (imported != NULL)
    imported->is_duplicate = id != 0;
  return g_steal_pointer (&imported);
}

/**
 * dtl_article_edit:
 * @article: what the article of its id shall be, but for its text; where its published was changed,
 *   its source is the user
 *
 * What the article says is read anew from then on.
 *
 * Returns: %FALSE with %DTL_ERROR_PARSE if its published is no date, %DTL_ERROR_RANGE if its symbol
 *   is none, or %DTL_ERROR_NOT_FOUND; nothing is changed then
 */
gboolean
dtl_article_edit (DtlStore *store, const DtlArticle *article, DtlInstant now, GError **error)
{
  g_autoptr (DtlArticle) edited = NULL;
  g_autoptr (DtlArticle) before = NULL;

  g_return_val_if_fail (store != NULL && article != NULL, FALSE);

  if (article->published != NULL && !dtl_article_published_is_valid (article->published))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE,
                   "“%s” is not a date: write it as 2022-07-14, or with time and offset as"
                   " 2022-07-14T16:05:00-04:00.",
                   article->published);
      return FALSE;
    }
  if (article->symbol != NULL && !dtl_symbol_validate (article->symbol, error))
    return FALSE;
  before = dtl_store_get_article (store, article->id, error);
  if (before == NULL)
    return FALSE;
  edited = dtl_article_copy (article);
  if (g_strcmp0 (before->published, edited->published) != 0)
    edited->published_source = edited->published != NULL ? DTL_PUBLISHED_USER : DTL_PUBLISHED_NONE;

  return begin (store, "Change", edited, now, error) &&
         end (store, dtl_store_update_article (store, edited, error), error);
}

/* @published: (nullable): NULL: not known. The day that was taken before becomes that of the user.
 */
gboolean
dtl_article_set_published (
    DtlStore *store, gint64 id, const char *published, DtlInstant now, GError **error)
{
  g_autoptr (DtlArticle) article = NULL;

  g_return_val_if_fail (store != NULL, FALSE);

  article = dtl_store_get_article (store, id, error);
  if (article == NULL)
    return FALSE;
  g_free (article->published);
  article->published = g_strdup (published);
  article->published_source = published != NULL ? DTL_PUBLISHED_USER : DTL_PUBLISHED_NONE;

  return dtl_article_edit (store, article, now, error);
}

/* @symbol: (nullable): the instrument it is about; NULL: the one that its text names first */
gboolean
dtl_article_set_symbol (
    DtlStore *store, gint64 id, const char *symbol, DtlInstant now, GError **error)
{
  g_autoptr (DtlArticle) article = NULL;

  g_return_val_if_fail (store != NULL, FALSE);

  article = dtl_store_get_article (store, id, error);
  if (article == NULL)
    return FALSE;
  g_free (article->symbol);
  article->symbol = g_strdup (symbol);

  return dtl_article_edit (store, article, now, error);
}

/* Removes an article; its events stay. Returns: FALSE with DTL_ERROR_NOT_FOUND */
gboolean
dtl_article_remove (DtlStore *store, gint64 id, DtlInstant now, GError **error)
{
  g_autoptr (DtlArticle) article = NULL;

  g_return_val_if_fail (store != NULL, FALSE);

  article = dtl_store_get_article (store, id, error);
  return article != NULL && begin (store, "Remove", article, now, error) &&
         end (store, dtl_store_remove_article (store, id, error), error);
}
