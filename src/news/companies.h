/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_COMPANIES_MAX_SIZE (4 << 20) /* bytes of a file */

/* What articles name and where it is listed, read from data/lexicon. Immutable once built: any
 * thread may ask. */
typedef struct _DtlCompanies DtlCompanies;

typedef enum
{
  DTL_LISTED_COMPANY,
  DTL_LISTED_INDEX,
  DTL_LISTED_FUND,
} DtlListedKind;

typedef struct
{
  const char *mic;    /* "XNYS"; "": an index of no one exchange */
  const char *symbol; /* "BABA" */
} DtlListing;

typedef struct
{
  const char *name;
  DtlListedKind kind;
  const DtlListing *listings; /* the home listing first */
  gsize n_listings;           /* 0: it is not traded */
} DtlCompany;

DtlCompanies *
dtl_companies_new (const char *const *names, GBytes *const *files, gsize n_files, GError **error);
DtlCompanies *dtl_companies_ref (DtlCompanies *self);
void dtl_companies_unref (DtlCompanies *self);

const DtlCompany *
dtl_companies_match (const DtlCompanies *self, const char *text, gsize len, gsize *used);
const DtlCompany *dtl_companies_find_symbol (const DtlCompanies *self,
                                             const char *symbol,
                                             const DtlListing **listing);
const DtlCompany *dtl_companies_find_first (const DtlCompanies *self, const char *text, gsize len);
const DtlListing *dtl_company_find_listing (const DtlCompany *self, const char *venue);

const char *dtl_venue_of_mic (const char *mic);
const char *dtl_venue_to_mic (const char *venue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlCompanies, dtl_companies_unref)

G_END_DECLS
