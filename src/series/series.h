/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/instant.h"
#include "series/interval.h"
#include "series/pyramid.h"

G_BEGIN_DECLS

/* One instrument's bars as columns of n rows, increasing and unique by key.
 *
 * The key is the DtlDay of the bar from a day on (week, month and quarter bars: their last
 * session), and the DtlInstant at which the bar starts below a day. A price is any finite number,
 * or NAN: not in the source. Volume likewise.
 *
 * Immutable once built: any thread may read it, and reference counts are atomic. */
typedef struct _DtlSeries DtlSeries;

typedef enum
{
  DTL_COLUMN_OPEN,
  DTL_COLUMN_HIGH,
  DTL_COLUMN_LOW,
  DTL_COLUMN_CLOSE,
  DTL_COLUMN_ADJ_CLOSE,
  DTL_COLUMN_VOLUME,
  DTL_N_COLUMNS
} DtlColumn;

typedef struct
{
  gint64 key;
  double value[DTL_N_COLUMNS];
} DtlBar;

gboolean dtl_bar_equal (const DtlBar *self, const DtlBar *other);

DtlSeries *dtl_series_new_take (
    DtlInterval interval, GTimeZone *zone, gsize n, gint64 *keys, double *columns[DTL_N_COLUMNS]);
DtlSeries *dtl_series_ref (DtlSeries *self);
void dtl_series_unref (DtlSeries *self);
gboolean dtl_series_is_shared (DtlSeries *self);

gsize dtl_series_get_n (const DtlSeries *self);
DtlInterval dtl_series_get_interval (const DtlSeries *self);
GTimeZone *dtl_series_get_zone (const DtlSeries *self); /* nullable: keys are days */
const gint64 *dtl_series_get_keys (const DtlSeries *self);
const double *dtl_series_get_column (const DtlSeries *self, DtlColumn column);
gboolean dtl_series_has_column (const DtlSeries *self, DtlColumn column);
const DtlPyramid *dtl_series_get_pyramid (const DtlSeries *self);
void dtl_series_take_over_pyramid (const DtlSeries *self, const DtlSeries *from, gsize n_same);

DtlBar dtl_series_get_bar (const DtlSeries *self, gsize i);
DtlDay dtl_series_get_day (const DtlSeries *self, gsize i);
gsize dtl_series_find_key (const DtlSeries *self, gint64 key);
gsize dtl_series_find_day (const DtlSeries *self, DtlDay day);
char *dtl_series_format_key (const DtlSeries *self, gsize i, char buffer[DTL_INSTANT_TEXT_SIZE]);

/* A key by itself: a day where @zone is NULL, else an instant. */
DtlDay dtl_key_get_day (gint64 key, GTimeZone *zone);
char *dtl_key_format (gint64 key, GTimeZone *zone, char buffer[DTL_INSTANT_TEXT_SIZE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlSeries, dtl_series_unref)

G_END_DECLS
