/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "series/series.h"
#include "study/study-settings.h"

G_BEGIN_DECLS

/* Returns of a security and its benchmark between the days on which both have a price: joined
 * first, then differenced, so that a missing day gives both sides one longer return. Return i
 * leads from day i to day i + 1 of the kept days, and carries the latter's date. */
typedef struct
{
  gsize n_days;      /* kept */
  gsize n;           /* returns: n_days - 1, or 0 */
  DtlDay *days;      /* [n_days] */
  double *security;  /* [n] */
  double *benchmark; /* [n], or NULL: there is none */
  double *prices;    /* [n_days] the security's, adjusted where it has such */
  double *closes;    /* [n_days] as they are drawn: not adjusted for distributions */
  guint8 *spans;     /* [n] days of either series that the return spans; 1 is ordinary, 255 many */
  guint8 *jumps;     /* [n] whether a raw close moved by more than 40 % */
  gboolean raw_security, raw_benchmark; /* no adjusted closes were there */
  gboolean non_synchronous;             /* set by who knows that the exchanges close apart */
  gboolean holds_security;              /* set by who knows that the benchmark does */
} DtlJoinedReturns;

DtlJoinedReturns *dtl_joined_returns_new (const DtlSeries *security,
                                          const DtlSeries *benchmark,
                                          DtlStudyReturns returns);
void dtl_joined_returns_free (DtlJoinedReturns *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlJoinedReturns, dtl_joined_returns_free)

G_END_DECLS
