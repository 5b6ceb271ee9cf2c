/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "series/finding.h"

G_BEGIN_DECLS

#define DTL_SERIES_MAX_ROWS 50000000

/* Rows in any order in; a sorted, unique, immutable series out, and every finding in the audit.
 * Nothing is repaired. */
typedef struct _DtlSeriesBuilder DtlSeriesBuilder;

DtlSeriesBuilder *dtl_series_builder_new (DtlInterval interval, GTimeZone *zone);
void dtl_series_builder_free (DtlSeriesBuilder *self);

gboolean
dtl_series_builder_append (DtlSeriesBuilder *self, const DtlBar *bar, gsize line, GError **error);
DtlSeries *dtl_series_builder_finish (DtlSeriesBuilder *self, DtlAudit *audit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlSeriesBuilder, dtl_series_builder_free)

G_END_DECLS
