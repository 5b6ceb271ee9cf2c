/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/companies.h"
#include "news/reading.h"

G_BEGIN_DECLS

/* Rules and word classes of data/lexicon, compiled; immutable, any thread may use it. */
typedef struct _DtlLexicon DtlLexicon;

/* What a text is read against. */
typedef struct
{
  const DtlLexicon *lexicon;
  const DtlCompanies *companies; /* nullable: names are not known */
  const DtlExchange *exchange;   /* of the instrument: zone, sessions */
  const char *symbol;            /* nullable: the ticker that the article is about */
  const char *venue;             /* NYSE, NASDAQ, HKEX or "" */
  DtlDay published;              /* local day at the exchange; DTL_DAY_NONE: not known */
  int published_seconds;         /* of that day; -1: not known */

  /* The calendar of another venue, for claims about it; nullable: only @exchange is known. */
  const DtlExchange *(*find_exchange) (const char *mic, gpointer data);
  gpointer find_data;
} DtlScanContext;

DtlReading *dtl_scan_text (const char *text, gsize len, const DtlScanContext *context);

G_END_DECLS
