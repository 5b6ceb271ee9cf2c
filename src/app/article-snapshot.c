/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what the article page shows: the article, what it says now, by today's rules and prices,
 * and what was decided about it. */
#include "app/article-snapshot.h"

#include "operations/load-lexicon.h"

/* Read once; the user's own rules are read when the program starts. Only the library's thread asks
 * for it. @fault: (out): what is wrong with a file of them, when they are read */
static const DtlLexicon *
get_lexicon (char **fault, GError **error)
{
  static DtlLexicon *lexicon;
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *folder = NULL;

  if (lexicon == NULL)
    {
      faults = g_ptr_array_new_with_free_func (g_free);
      folder = dtl_load_lexicon_get_user_folder ();
      lexicon = dtl_load_lexicon (folder, faults, error);
      if (faults->len > 0)
        {
          g_ptr_array_add (faults, NULL);
          *fault = g_strjoinv (" ", (char **) faults->pdata);
        }
    }

  return lexicon;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const DtlArticle *first = *(DtlArticle *const *) a, *second = *(DtlArticle *const *) b;

  return (second->id > first->id) - (second->id < first->id);
}

static const DtlArticle *
find_article (GPtrArray *list, gint64 id)
{
  for (guint i = 0; i < list->len; i++)
    {
      const DtlArticle *article = g_ptr_array_index (list, i);

      if (article->id == id)
        return article;
    }

  return list->len > 0 ? g_ptr_array_index (list, 0) : NULL;
}

/* What an open proposal would be linked with; one that is gone since is none. */
static void
read_known (DtlArticleSnapshot *self, DtlStore *store)
{
  self->known = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->proposals->len; i++)
    {
      const DtlProposal *proposal = &g_array_index (self->proposals, DtlProposal, i);
      g_autoptr (DtlEvent) event = proposal->state == DTL_PROPOSAL_OPEN && proposal->event_id != 0
                                       ? dtl_store_get_event (store, proposal->event_id, NULL)
                                       : NULL;

      g_ptr_array_add (self->known, event != NULL ? g_steal_pointer (&event->title) : NULL);
    }
}

/**
 * dtl_article_snapshot_read:
 * @article_id: of the article to show; one that is not there: the newest
 *
 * Returns: (transfer full): a snapshot, or NULL with the errors of the store
 */
DtlArticleSnapshot *
dtl_article_snapshot_read (DtlStore *store, gint64 article_id, GError **error)
{
  g_autoptr (DtlArticleSnapshot) self = g_new0 (DtlArticleSnapshot, 1);
  const DtlLexicon *lexicon;
  const DtlArticle *article;

  self->list = dtl_store_list_articles (store, error);
  if (self->list == NULL)
    return NULL;
  g_ptr_array_sort (self->list, compare_newest_first);

  article = find_article (self->list, article_id);
  if (article == NULL)
    return g_steal_pointer (&self);

  lexicon = get_lexicon (&self->rule_fault, error);
  if (lexicon == NULL)
    return NULL;
  self->article = dtl_article_copy (article);
  self->check =
      dtl_check_article_read (store, self->article, self->article->symbol, lexicon, error);
  if (self->check != NULL)
    self->proposals = dtl_article_proposals_list (store, self->article, self->check, error);
  if (self->proposals == NULL)
    return NULL;
  read_known (self, store);
  self->proposed =
      dtl_article_proposals_preview (store, self->article, self->check, self->proposals, error);

  return self->proposed != NULL ? g_steal_pointer (&self) : NULL;
}

void
dtl_article_snapshot_free (DtlArticleSnapshot *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->article, dtl_article_free);
  g_clear_pointer (&self->check, dtl_article_check_free);
  g_clear_pointer (&self->proposals, g_array_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->proposed, g_ptr_array_unref);
  g_free (self->rule_fault);
  g_free (self);
}

/* Returns: what stands between the proposal of that index and the library */
const DtlProposal *
dtl_article_snapshot_get_proposal (const DtlArticleSnapshot *self, int index)
{
  g_return_val_if_fail (self != NULL && self->proposals != NULL, NULL);
  g_return_val_if_fail (index >= 0 && (guint) index < self->proposals->len, NULL);

  return &g_array_index (self->proposals, DtlProposal, index);
}

/* Returns: (nullable): the title of the event that accepting the proposal would link it with */
const char *
dtl_article_snapshot_get_known (const DtlArticleSnapshot *self, int index)
{
  g_return_val_if_fail (self != NULL && self->known != NULL, NULL);
  g_return_val_if_fail (index >= 0 && (guint) index < self->known->len, NULL);

  return g_ptr_array_index (self->known, index);
}

/* Returns: the id of the flag that stands for the proposal of that index on the chart: that of its
 * event, else its own. There need not be such a flag. */
gint64
dtl_article_snapshot_get_flag (const DtlArticleSnapshot *self, int index)
{
  const DtlProposal *proposal = dtl_article_snapshot_get_proposal (self, index);

  return proposal != NULL && proposal->event_id != 0 ? proposal->event_id : DTL_PROPOSAL_ID (index);
}

/* Returns: the index of the proposal that the flag stands for, or -1 */
int
dtl_article_snapshot_find_flag (const DtlArticleSnapshot *self, gint64 flag_id)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; self->proposals != NULL && i < self->proposals->len; i++)
    if (dtl_article_snapshot_get_flag (self, (int) i) == flag_id)
      return (int) i;

  return -1;
}
