/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/check-article.h"
#include "operations/mark-event.h"

G_BEGIN_DECLS

/* What stands between an article's proposals and the library's events. */
typedef enum
{
  DTL_PROPOSAL_OPEN,
  DTL_PROPOSAL_ACCEPTED,
  DTL_PROPOSAL_REJECTED,
} DtlProposalState;

typedef struct
{
  DtlProposalState state;
  gint64 event_id; /* accepted: its event. Open: one of the library that tells the same, which
                    * accepting would link instead of making another; or 0 */
  gboolean can_be_placed; /* it has a day, or one to offer */
} DtlProposal;

/* The id of the event that a proposal would become, as long as it is none: below 0. The same turns
 * it into the index of the reading's event again. */
#define DTL_PROPOSAL_ID(index) (-1 - (gint64) (index))

const char *dtl_proposal_state_to_id (DtlProposalState state);
GArray *dtl_article_proposals_list (DtlStore *store,
                                    const DtlArticle *article,
                                    const DtlArticleCheck *check,
                                    GError **error); /* of DtlProposal, as the reading's events */
GPtrArray *dtl_article_proposals_preview (DtlStore *store,
                                          const DtlArticle *article,
                                          const DtlArticleCheck *check,
                                          GArray *proposals,
                                          GError **error); /* of DtlMark, by day */
DtlEvent *dtl_article_proposal_make_event (const DtlArticle *article,
                                           const DtlArticleCheck *check,
                                           guint index);

/* Each is one step of the history. */
gint64 dtl_article_proposal_accept (DtlStore *store,
                                    const DtlArticle *article,
                                    const DtlArticleCheck *check,
                                    guint index,
                                    const DtlEvent *edited,
                                    DtlInstant now,
                                    GError **error);
gboolean dtl_article_proposal_reject (DtlStore *store,
                                      const DtlArticle *article,
                                      const DtlArticleCheck *check,
                                      guint index,
                                      DtlInstant now,
                                      GError **error);
gboolean dtl_article_proposal_reopen (DtlStore *store,
                                      const DtlArticle *article,
                                      const DtlArticleCheck *check,
                                      guint index,
                                      DtlInstant now,
                                      GError **error);
gboolean dtl_article_proposals_accept_all (DtlStore *store,
                                           const DtlArticle *article,
                                           const DtlArticleCheck *check,
                                           DtlInstant now,
                                           GError **error);

gboolean dtl_article_proposals_accept (DtlStore *store,
                                       const DtlArticle *article,
                                       const DtlArticleCheck *check,
                                       const guint *indices,
                                       gsize n,
                                       DtlInstant now,
                                       GError **error);
gboolean dtl_article_proposals_reject (DtlStore *store,
                                       const DtlArticle *article,
                                       const DtlArticleCheck *check,
                                       const guint *indices,
                                       gsize n,
                                       DtlInstant now,
                                       GError **error);

/* Within a step of the caller's. */
gboolean dtl_article_proposals_accept_within (DtlStore *store,
                                              const DtlArticle *article,
                                              const DtlArticleCheck *check,
                                              GError **error);

G_END_DECLS
