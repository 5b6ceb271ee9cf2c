/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/claim.h"
#include "series/series.h"

G_BEGIN_DECLS

/* What the prices say of a claim. Names are saved and printed: never rename. */
typedef enum
{
  DTL_VERDICT_HOLDS,
  DTL_VERDICT_NEAR,     /* not so, but off by no more than the last digit printed */
  DTL_VERDICT_POSSIBLE, /* daily bars can neither prove nor refute it */
  DTL_VERDICT_DIFFERS,
  DTL_VERDICT_UNKNOWN, /* cannot be checked: see why */
} DtlVerdict;

/* Daily bars of a security at one venue. Borrowed. */
typedef struct
{
  const DtlSeries *series; /* NULL: there is none */
  const char *symbol;      /* under which it is known; NULL: the venue has no such listing */
  const char *currency;    /* ISO 4217; NULL: not told */
} DtlClaimPrices;

/* The bars of @subject at @venue ("": where it is at home). */
typedef DtlClaimPrices (*DtlFindPrices) (const char *subject, const char *venue, gpointer data);

/* A figure of the prices that fits the number claimed, though it is not what was claimed. */
typedef struct
{
  DtlMeasure measure;
  double measured;  /* in the claim's unit */
  DtlDay from, to;  /* sessions; from DTL_DAY_NONE: only to counts */
  char *series;     /* symbol */
  char *arithmetic; /* in words */
} DtlOtherReading;

typedef struct
{
  DtlVerdict verdict;
  char *series;     /* symbol; NULL: no prices */
  double measured;  /* signed, in the claim's unit, not rounded; NAN: not measured */
  DtlDay from, to;  /* whose prices were used; DTL_DAY_NONE: none */
  double low, high; /* of the day, in the claim's unit, where a moment is claimed; else NAN */
  GPtrArray *also;  /* of DtlOtherReading: only where the claim does not hold */
  char *why;        /* for DTL_VERDICT_UNKNOWN: one clause; else NULL */
  char *arithmetic; /* "close 13 Jul 2022 109.10 to close 14 Jul 2022 103.76: -4.89 %"; or NULL */
} DtlClaimCheck;

DtlClaimCheck *dtl_claim_check_new (const DtlClaim *claim, DtlFindPrices find, gpointer data);
void dtl_claim_check_free (DtlClaimCheck *self);
DtlVerdict
dtl_claim_check_judge (DtlClaimBound bound, double claimed, double precision, double measured);
const char *dtl_verdict_to_id (DtlVerdict verdict);

void dtl_other_reading_free (DtlOtherReading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlClaimCheck, dtl_claim_check_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlOtherReading, dtl_other_reading_free)

G_END_DECLS
