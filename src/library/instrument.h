/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "series/series.h"

G_BEGIN_DECLS

/* A listed thing with a symbol, and the series that the library holds of it. Absent texts are
 * NULL. */
typedef struct
{
  char *symbol;
  char *name;
  char *exchange; /* MIC, "XNYS"; NULL: not told, so no calendar */
  char *currency; /* ISO 4217 */
} DtlInstrument;

/* One row of the list of series: an instrument may have a daily and an intraday one. */
typedef struct
{
  DtlInstrument *instrument;
  DtlInterval interval;
  gsize n;
  gint64 first_key;
  gint64 last_key;
  char *source; /* where the bars came from */
} DtlSeriesInfo;

DtlInstrument *dtl_instrument_new (const char *symbol);
DtlInstrument *dtl_instrument_copy (const DtlInstrument *self);
void dtl_instrument_free (DtlInstrument *self);
gboolean dtl_symbol_validate (const char *symbol, GError **error);

DtlSeriesInfo *dtl_series_info_new (void);
void dtl_series_info_free (DtlSeriesInfo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlInstrument, dtl_instrument_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlSeriesInfo, dtl_series_info_free)

G_END_DECLS
