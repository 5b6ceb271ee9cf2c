/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/scan.h"
#include "series/series.h"

G_BEGIN_DECLS

#define DTL_WEEK_CANDIDATES_MAX 12

/* A week to which the weekday moves of an undated article fit. A suggestion: it is never applied
 * without a yes. */
typedef struct
{
  DtlDay first, last; /* sessions that the article tells of */
  DtlDay published;   /* the Sunday behind them, by which all its dates can be resolved */
  guint n_fits;       /* claims that fit */
  double off;         /* mean distance from the numbers, in percentage points */
  char *reason;       /* "14 Jul 2022 -4.89 % (told: down 4 %); …" */
} DtlWeekCandidate;

GPtrArray *dtl_week_candidates_find (const char *text,
                                     gsize len,
                                     const DtlScanContext *context,
                                     const DtlSeries *series);
void dtl_week_candidate_free (DtlWeekCandidate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlWeekCandidate, dtl_week_candidate_free)

G_END_DECLS
