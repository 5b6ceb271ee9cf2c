/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proposals of an article and what becomes of them: accepted as a new event, linked with one that
 * is there, or rejected. Only decisions are stored; proposals follow from text, date and rules, and
 * find their decision by first byte and kind. An event that was removed opens its proposal again.
 */
#include "operations/article-proposals.h"

#include "base/error.h"
#include "library/history.h"
#include "operations/company-list.h"
#include "operations/match-event.h"

#include <string.h>

static const char *const states[] = { "open", "accepted", "rejected" };

G_STATIC_ASSERT (G_N_ELEMENTS (states) == DTL_PROPOSAL_REJECTED + 1);

const char *
dtl_proposal_state_to_id (DtlProposalState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);

  return states[state];
}

static const DtlEventProposal *
get_proposal (const DtlArticleCheck *check, guint index)
{
  return g_ptr_array_index (check->reading->events, index);
}

/**
 * dtl_article_proposal_make_event:
 * @article: that was read
 * @check: what it says
 * @index: of the reading's events
 *
 * The event that accepting would make. A day that the text does not say is the one to offer, and
 * then the event was on or before it; of several days the event is about them.
 *
 * Returns: (transfer full) (nullable): the event; NULL if it cannot be placed: no day can be told,
 *   or no instrument is known
 */
DtlEvent *
dtl_article_proposal_make_event (const DtlArticle *article,
                                 const DtlArticleCheck *check,
                                 guint index)
{
  const DtlEventProposal *proposal;
  const char *symbol;
  DtlEvent *event;

  g_return_val_if_fail (article != NULL && check != NULL, NULL);
  g_return_val_if_fail (index < check->reading->events->len, NULL);

  proposal = get_proposal (check, index);
  symbol = article->symbol != NULL ? article->symbol : check->symbol;
  if (symbol == NULL || (proposal->first == DTL_DAY_NONE && proposal->offered_day == DTL_DAY_NONE))
    return NULL;

  event = dtl_event_new ();
  event->symbol = g_strdup (symbol);
  event->kind = g_strdup (proposal->kind);
  event->quote = g_strndup (article->text + proposal->start, proposal->end - proposal->start);
  event->title = g_strdup (proposal->title != NULL && *proposal->title != '\0' ? proposal->title
                                                                               : event->quote);
  event->timing = proposal->timing;
  event->article_id = article->id;
  event->source = g_strdup (article->url);
  if (proposal->first == DTL_DAY_NONE)
    {
      event->day = proposal->offered_day;
      event->certainty = DTL_CERTAINTY_ON_OR_BEFORE;
    }
  else
    {
      event->day = proposal->first;
      if (proposal->last != DTL_DAY_NONE && proposal->last > proposal->first)
        {
          event->end_day = proposal->last;
          event->certainty = DTL_CERTAINTY_ABOUT;
        }
    }

  return event;
}

static const DtlDecision *
find_decision (GPtrArray *decisions, const DtlEventProposal *proposal)
{
  for (guint i = 0; i < decisions->len; i++)
    {
      const DtlDecision *decision = g_ptr_array_index (decisions, i);

      if (decision->start == proposal->start && strcmp (decision->kind, proposal->kind) == 0)
        return decision;
    }

  return NULL;
}

/* An event that is linked to the article already, as those of the sample, was accepted once. */
static DtlProposal
describe (const DtlArticle *article,
          const DtlArticleCheck *check,
          guint index,
          GPtrArray *decisions,
          GPtrArray *events)
{
  g_autoptr (DtlEvent) wanted = dtl_article_proposal_make_event (article, check, index);
  const DtlDecision *decision = find_decision (decisions, get_proposal (check, index));
  DtlProposal self = { DTL_PROPOSAL_OPEN, 0, wanted != NULL };
  const DtlEvent *match;

  if (decision != NULL)
    {
      self.state = decision->accepted ? DTL_PROPOSAL_ACCEPTED : DTL_PROPOSAL_REJECTED;
      self.event_id = decision->event_id;
      return self;
    }
  match = wanted != NULL ? dtl_match_event (wanted, events, check->exchange) : NULL;
  if (match != NULL)
    {
      self.event_id = match->id;
      if (article->id != 0 && match->article_id == article->id)
        self.state = DTL_PROPOSAL_ACCEPTED;
    }

  return self;
}

/**
 * dtl_article_proposals_list:
 * @store: (nullable): the library; NULL: an empty one
 * @article: that was read; need not be in the library
 * @check: what it says
 *
 * Returns: (transfer full) (element-type DtlProposal): one for each event of the reading, in its
 *   order, or NULL
 */
GArray *
dtl_article_proposals_list (DtlStore *store,
                            const DtlArticle *article,
                            const DtlArticleCheck *check,
                            GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, TRUE, sizeof (DtlProposal));
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (GPtrArray) events = NULL;

  g_return_val_if_fail (article != NULL && check != NULL, NULL);

  if (store != NULL)
    {
      decisions = dtl_store_list_decisions (store, article->id, error);
      events = decisions != NULL ? dtl_store_list_events (store, NULL, error) : NULL;
      if (events == NULL)
        return NULL;
    }
  else
    {
      decisions = g_ptr_array_new ();
      events = g_ptr_array_new ();
    }
  for (guint i = 0; i < check->reading->events->len; i++)
    {
      DtlProposal proposal = describe (article, check, i, decisions, events);

      g_array_append_val (list, proposal);
    }

  return g_steal_pointer (&list);
}

/* What is said not to have happened is accepted one by one, if at all. */
static gboolean
is_denied (const DtlEventProposal *proposal)
{
  return proposal->negated || proposal->modality == DTL_MODALITY_DENIED;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const DtlEvent *first = *(DtlEvent *const *) a, *second = *(DtlEvent *const *) b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;

  return (first->id < second->id) - (first->id > second->id);
}

/**
 * dtl_article_proposals_preview:
 * @proposals: as dtl_article_proposals_list() gives them
 *
 * What accepting would add to a chart: of each open proposal that can be placed, is not said not to
 * have happened, and that no event of the library tells already.
 *
 * Returns: (transfer full) (element-type DtlMark): by day, with %DTL_PROPOSAL_ID of their index;
 *   none without prices of the instrument; or NULL
 */
GPtrArray *
dtl_article_proposals_preview (DtlStore *store,
                               const DtlArticle *article,
                               const DtlArticleCheck *check,
                               GArray *proposals,
                               GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_event_free);
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (store != NULL && article != NULL && check != NULL, NULL);
  g_return_val_if_fail (proposals != NULL && proposals->len == check->reading->events->len, NULL);

  for (guint i = 0; i < proposals->len; i++)
    {
      const DtlProposal *proposal = &g_array_index (proposals, DtlProposal, i);
      DtlEvent *event;

      if (proposal->state != DTL_PROPOSAL_OPEN || !proposal->can_be_placed ||
          proposal->event_id != 0 || is_denied (get_proposal (check, i)))
        continue;
      event = dtl_article_proposal_make_event (article, check, i);
      event->id = DTL_PROPOSAL_ID (i);
      g_ptr_array_add (events, event);
    }
  g_ptr_array_sort (events, compare_days);
  if (events->len == 0)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_mark_free);

  marks = dtl_mark_event_preview (store, ((const DtlEvent *) g_ptr_array_index (events, 0))->symbol,
                                  events, &local);
  if (g_error_matches (local, DTL_ERROR, DTL_ERROR_NOT_FOUND))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_mark_free);
  if (marks == NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return g_steal_pointer (&marks);
}

/* An event needs its instrument: one that nobody has imported prices of is made without any, with
 * what the list of companies says of it. */
static gboolean
ensure_instrument (DtlStore *store, const char *symbol, GError **error)
{
  const DtlCompanies *companies = dtl_company_list_get ();
  const DtlListing *listing = NULL;
  const DtlCompany *company = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (DtlInstrument) instrument = dtl_store_get_instrument (store, symbol, &local);

  if (instrument != NULL)
    return TRUE;
  if (!g_error_matches (local, DTL_ERROR, DTL_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  instrument = dtl_instrument_new (symbol);
  if (companies != NULL)
    company = dtl_companies_find_symbol (companies, symbol, &listing);
  if (company != NULL)
    instrument->name = g_strdup (company->name);
  if (listing != NULL && *listing->mic != '\0')
    instrument->exchange = g_strdup (listing->mic);
  return dtl_store_put_instrument (store, instrument, error);
}

/* One that has no article yet gets this one, with the words it rests on. */
static gboolean
link_event (DtlStore *store, const DtlEvent *match, const DtlEvent *wanted, GError **error)
{
  g_autoptr (DtlEvent) linked = NULL;

  if (match->article_id != 0)
    return TRUE;
  linked = dtl_event_copy (match);
  linked->article_id = wanted->article_id;
  if (linked->quote == NULL)
    linked->quote = g_strdup (wanted->quote);

  return dtl_store_update_event (store, linked, error);
}

/* Within a step: makes or links the event, and notes the decision. Returns: the event, or 0 */
static gint64
accept (DtlStore *store,
        const DtlArticle *article,
        const DtlArticleCheck *check,
        guint index,
        const DtlEvent *edited,
        GError **error)
{
  const DtlEventProposal *proposal = get_proposal (check, index);
  g_autoptr (DtlEvent) wanted = edited != NULL
                                    ? dtl_event_copy (edited)
                                    : dtl_article_proposal_make_event (article, check, index);
  g_autoptr (GPtrArray) events = dtl_store_list_events (store, NULL, error);
  g_autoptr (DtlDecision) decision = NULL;
  const DtlEvent *match = NULL;

  if (events == NULL)
    return 0;
  if (wanted == NULL)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE,
                   check->symbol == NULL && article->symbol == NULL
                       ? "It is not known which instrument “%s” is about."
                       : "“%s” has no day: give it one.",
                   proposal->title != NULL ? proposal->title : proposal->kind);
      return 0;
    }

  wanted->id = 0;
  wanted->article_id = article->id;
  if (edited == NULL) /* what the user made of it is what he wants */
    match = dtl_match_event (wanted, events, check->exchange);
  if (match != NULL ? !link_event (store, match, wanted, error)
                    : !ensure_instrument (store, wanted->symbol, error) ||
                          !dtl_store_add_event (store, wanted, error))
    return 0;

  decision = dtl_decision_new (article->id, proposal->start, proposal->kind,
                               match != NULL ? match->id : wanted->id);
  return dtl_store_put_decision (store, decision, error) ? decision->event_id : 0;
}

static gboolean
begin (
    DtlStore *store, const char *verb, const DtlEventProposal *of, DtlInstant now, GError **error)
{
  g_autofree char *name =
      g_strdup_printf ("%s “%s”", verb, of->title != NULL ? of->title : of->kind);

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

/**
 * dtl_article_proposal_accept:
 * @article: of the library
 * @check: what it says
 * @index: of the reading's events
 * @edited: (nullable): the event that the user made of it; NULL: as it is proposed
 *
 * An event of the library that tells the same is linked instead of made anew, unless the user
 * edited the proposal.
 *
 * Returns: the event's id, or 0 with %DTL_ERROR_RANGE if it has no day, no instrument or is not
 *   valid; nothing is changed then
 */
gint64
dtl_article_proposal_accept (DtlStore *store,
                             const DtlArticle *article,
                             const DtlArticleCheck *check,
                             guint index,
                             const DtlEvent *edited,
                             DtlInstant now,
                             GError **error)
{
  gint64 id;

  g_return_val_if_fail (store != NULL && article != NULL && article->id != 0, 0);
  g_return_val_if_fail (check != NULL && index < check->reading->events->len, 0);

  if (!begin (store, "Accept", get_proposal (check, index), now, error))
    return 0;
  id = accept (store, article, check, index, edited, error);

  return end (store, id != 0, error) ? id : 0;
}

static gboolean
begin_some (DtlStore *store,
            const char *verb,
            const DtlArticleCheck *check,
            const guint *indices,
            gsize n,
            DtlInstant now,
            GError **error)
{
  g_autofree char *name = NULL;

  if (n == 1)
    return begin (store, verb, get_proposal (check, indices[0]), now, error);

  name = g_strdup_printf ("%s %" G_GSIZE_FORMAT " proposals", verb, n);
  return dtl_history_begin (store, name, now, error);
}

/**
 * dtl_article_proposals_accept:
 * @indices: (array length=n): of the reading's events
 *
 * Accepts several as one step, each as dtl_article_proposal_accept() does.
 *
 * Returns: %FALSE if one cannot be accepted; nothing is changed then
 */
gboolean
dtl_article_proposals_accept (DtlStore *store,
                              const DtlArticle *article,
                              const DtlArticleCheck *check,
                              const guint *indices,
                              gsize n,
                              DtlInstant now,
                              GError **error)
{
  gboolean ok = TRUE;

  g_return_val_if_fail (store != NULL && article != NULL && article->id != 0, FALSE);
  g_return_val_if_fail (check != NULL && indices != NULL && n > 0, FALSE);

  if (!begin_some (store, "Accept", check, indices, n, now, error))
    return FALSE;
  for (gsize i = 0; ok && i < n; i++)
    ok = accept (store, article, check, indices[i], NULL, error) != 0;

  return end (store, ok, error);
}

/* Notes of several, as one step, that they are no events. */
gboolean
dtl_article_proposals_reject (DtlStore *store,
                              const DtlArticle *article,
                              const DtlArticleCheck *check,
                              const guint *indices,
                              gsize n,
                              DtlInstant now,
                              GError **error)
{
  gboolean ok = TRUE;

  g_return_val_if_fail (store != NULL && article != NULL && article->id != 0, FALSE);
  g_return_val_if_fail (check != NULL && indices != NULL && n > 0, FALSE);

  if (!begin_some (store, "Reject", check, indices, n, now, error))
    return FALSE;
  for (gsize i = 0; ok && i < n; i++)
    {
      const DtlEventProposal *proposal = get_proposal (check, indices[i]);
      g_autoptr (DtlDecision) decision =
          dtl_decision_new (article->id, proposal->start, proposal->kind, 0);

      ok = dtl_store_put_decision (store, decision, error);
    }

  return end (store, ok, error);
}

/* Notes that this is no event. */
gboolean
dtl_article_proposal_reject (DtlStore *store,
                             const DtlArticle *article,
                             const DtlArticleCheck *check,
                             guint index,
                             DtlInstant now,
                             GError **error)
{
  return dtl_article_proposals_reject (store, article, check, &index, 1, now, error);
}

/* Takes a decision back, as a step of its own; an event that was made of it stays. */
gboolean
dtl_article_proposal_reopen (DtlStore *store,
                             const DtlArticle *article,
                             const DtlArticleCheck *check,
                             guint index,
                             DtlInstant now,
                             GError **error)
{
  const DtlEventProposal *proposal;

  g_return_val_if_fail (store != NULL && article != NULL && article->id != 0, FALSE);
  g_return_val_if_fail (check != NULL && index < check->reading->events->len, FALSE);

  proposal = get_proposal (check, index);
  return begin (store, "Reopen", proposal, now, error) &&
         end (
             store,
             dtl_store_remove_decision (store, article->id, proposal->start, proposal->kind, error),
             error);
}

/**
 * dtl_article_proposals_accept_within:
 *
 * Accepts, within the caller's step, all open proposals that can be placed and are not said not to
 * have happened.
 */
gboolean
dtl_article_proposals_accept_within (DtlStore *store,
                                     const DtlArticle *article,
                                     const DtlArticleCheck *check,
                                     GError **error)
{
  g_autoptr (GArray) proposals = dtl_article_proposals_list (store, article, check, error);

  if (proposals == NULL)
    return FALSE;
  for (guint i = 0; i < proposals->len; i++)
    {
      const DtlProposal *proposal = &g_array_index (proposals, DtlProposal, i);

      if (proposal->state == DTL_PROPOSAL_OPEN && proposal->can_be_placed &&
          !is_denied (get_proposal (check, i)) &&
          accept (store, article, check, i, NULL, error) == 0)
        return FALSE;
    }

  return TRUE;
}

/* Accepts all open proposals that can be placed, as one step. */
gboolean
dtl_article_proposals_accept_all (DtlStore *store,
                                  const DtlArticle *article,
                                  const DtlArticleCheck *check,
                                  DtlInstant now,
                                  GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (store != NULL && article != NULL && article->id != 0, FALSE);
  g_return_val_if_fail (check != NULL, FALSE);

  name = g_strdup_printf ("Accept all of “%s”",
                          article->title != NULL ? article->title : "an article");
  return dtl_history_begin (store, name, now, error) &&
         end (store, dtl_article_proposals_accept_within (store, article, check, error), error);
}
