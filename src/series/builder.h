/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/exchange.h"
#include "series/finding.h"

G_BEGIN_DECLS

/* Rows in any order in; a sorted, unique, immutable series out, and every finding in the audit.
 * Nothing is repaired. */
typedef struct _DtlSeriesBuilder DtlSeriesBuilder;

DtlSeriesBuilder *dtl_series_builder_new (DtlInterval interval, GTimeZone *zone);
void dtl_series_builder_free (DtlSeriesBuilder *self);

gboolean
dtl_series_builder_append (DtlSeriesBuilder *self, const DtlBar *bar, gsize line, GError **error);
DtlSeries *dtl_series_builder_finish (DtlSeriesBuilder *self, DtlAudit *audit);

void dtl_series_check (const DtlSeries *series, const DtlExchange *exchange, DtlAudit *audit);

/* What merging newer rows into a stored series did. */
typedef struct
{
  gsize rows_added;
  gsize rows_replaced;
  gsize rows_unchanged;
} DtlMergeCounts;

DtlSeries *dtl_series_merge (DtlSeries *stored, DtlSeries *newer, DtlMergeCounts *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlSeriesBuilder, dtl_series_builder_free)

G_END_DECLS
