/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/store.h"
#include "news/scan.h"
#include "study/claim-check.h"
#include "study/week-candidates.h"

G_BEGIN_DECLS

/* What an article says, with each claim held against the library's prices. */
typedef struct
{
  char *symbol;                /* the instrument that it is about; NULL: none is known */
  char *venue;                 /* NYSE, NASDAQ, HKEX or "" */
  const DtlExchange *exchange; /* whose days and sessions these are */
  DtlDay published;            /* local day there; DTL_DAY_NONE: not known */
  int published_seconds;       /* of that day; -1: not known */
  DtlReading *reading;
  GPtrArray *checks;     /* of DtlClaimCheck: one for each claim of the reading, in its order */
  GPtrArray *candidates; /* of DtlWeekCandidate: only where the day of publication is not known */
} DtlArticleCheck;

DtlArticleCheck *dtl_check_article_read (DtlStore *store,
                                         const DtlArticle *article,
                                         const char *symbol,
                                         const DtlLexicon *lexicon,
                                         GError **error);
void dtl_article_check_free (DtlArticleCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlArticleCheck, dtl_article_check_free)

G_END_DECLS
