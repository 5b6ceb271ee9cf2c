/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "study/claim-check.h"

G_BEGIN_DECLS

/* How the number of a claim is taken from bars; for the files of the claim check alone. */

/* What is asked of the bars. */
typedef struct
{
  DtlMeasure measure;
  DtlClaimDirection direction;
  DtlDay from, to;       /* from DTL_DAY_NONE: the session before to, or the first bar of a peak */
  double base_price;     /* of DTL_MEASURE_BASE */
  DtlMeasure base_level; /* of DTL_MEASURE_BASE: which price of the day */
  gboolean in_percent;   /* else in points or money */
} DtlClaimQuestion;

/* What the bars give. */
typedef struct
{
  double value;     /* signed, in the claim's unit; NAN: a moment, or see why */
  double low, high; /* of the day, for DTL_MEASURE_AT_TIME; else NAN */
  DtlDay from, to;  /* whose prices were used; from DTL_DAY_NONE: only to counts */
  char *why;        /* one clause; NULL where there is a figure */
  char *arithmetic; /* in words; NULL where there is no figure */
} DtlClaimFigure;

void dtl_claim_figure_clear (DtlClaimFigure *self);
void
dtl_claim_measure (const DtlClaimQuestion *question, const DtlSeries *series, DtlClaimFigure *out);
DtlVerdict
dtl_claim_measure_superlative (const DtlClaim *claim, const DtlSeries *series, DtlClaimFigure *out);

DtlClaimQuestion dtl_claim_question_of (const DtlClaim *claim);
gboolean dtl_claim_find_row (const DtlSeries *series, DtlDay day, gsize *row);
char *dtl_claim_describe_price (const char *name, DtlDay day, double price);
char *dtl_claim_describe_day (DtlDay day);
char *dtl_claim_describe_figure (double value, gboolean in_percent);

void dtl_other_readings_add (DtlClaimCheck *check,
                             const DtlClaim *claim,
                             DtlClaimPrices prices,
                             DtlFindPrices find,
                             gpointer data);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtlClaimFigure, dtl_claim_figure_clear)

G_END_DECLS
