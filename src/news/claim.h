/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/landing.h"
#include "news/measure.h"

G_BEGIN_DECLS

/* Numbers that an article states about prices. Ids of enumerations are saved: never rename. */
typedef enum
{
  DTL_MODALITY_FACT,
  DTL_MODALITY_REPORTED,
  DTL_MODALITY_FORECAST,
  DTL_MODALITY_CONDITIONAL,
  DTL_MODALITY_QUESTION,
  DTL_MODALITY_DENIED,
  DTL_MODALITY_PLANNED,
} DtlModality;

typedef enum
{
  DTL_CLAIM_UP,
  DTL_CLAIM_DOWN,
  DTL_CLAIM_LEVEL, /* a price itself */
} DtlClaimDirection;

typedef enum
{
  DTL_CLAIM_EQUAL,
  DTL_CLAIM_ABOUT,
  DTL_CLAIM_OVER,
  DTL_CLAIM_UNDER,
  DTL_CLAIM_NEARLY,
} DtlClaimBound;

typedef enum
{
  DTL_SUPERLATIVE_NONE,
  DTL_SUPERLATIVE_BIGGEST_FALL,
  DTL_SUPERLATIVE_BIGGEST_RISE,
  DTL_SUPERLATIVE_LOWEST_CLOSE,
  DTL_SUPERLATIVE_HIGHEST_CLOSE,
} DtlSuperlative;

/* A number that the text states about a price, or a superlative */
typedef struct
{
  gsize start, end;
  char *subject; /* ticker; never NULL, "" where it is open */
  char *venue;   /* NYSE, NASDAQ, HKEX or ""; never NULL */
  DtlClaimDirection direction;
  double value;     /* positive; in unit; NAN for a superlative without a number */
  double precision; /* one unit of the last digit printed */
  char *unit;       /* pct, points, USD, HKD */
  DtlClaimBound bound;
  DtlMeasure measure;
  DtlDay from, to;       /* sessions; DTL_DAY_NONE: does not apply or is not known */
  DtlDay told;           /* session of the same price before, where its own words tell none */
  double base_price;     /* of DTL_MEASURE_BASE; else NAN */
  DtlMeasure base_level; /* which price of to is held against it, DTL_MEASURE_LEVEL_… */
  gboolean in_part;      /* a low or high of a part of the session only: "in early trading" */
  gboolean closes;       /* by its verb: "ended 1% lower" */
  DtlSuperlative superlative;
  DtlDay since; /* of the superlative; DTL_DAY_NONE: on record */
  DtlModality modality;
  double confidence; /* 0 to 1 */
  const char *rule;  /* interned */
  char *reason;
} DtlClaim;

DtlClaim *dtl_claim_new (gsize start, gsize end);
void dtl_claim_free (DtlClaim *self);
const char *dtl_modality_to_id (DtlModality modality);
const char *dtl_claim_direction_to_id (DtlClaimDirection direction);
const char *dtl_claim_bound_to_id (DtlClaimBound bound);
const char *dtl_superlative_to_id (DtlSuperlative superlative);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlClaim, dtl_claim_free)

G_END_DECLS
