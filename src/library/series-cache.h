/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "series/series.h"

G_BEGIN_DECLS

/* What identifies the bars of a stored chunk without reading them. */
typedef struct
{
  gint64 t0, t1; /* first and last key */
  gint64 n;
  gint64 checksum;
} DtlChunkId;

/* A series as it was read, and the chunks that it was read from. */
typedef struct
{
  gint64 id;
  char *zone;     /* nullable */
  GArray *chunks; /* of DtlChunkId, by t0 */
  DtlSeries *series;
} DtlCachedSeries;

/* Series that were read from a library, for one thread. What it finds is right by what it
 * contains: nothing has to be told to it when the library changes. */
typedef struct _DtlSeriesCache DtlSeriesCache;

DtlSeriesCache *dtl_series_cache_new (void);
void dtl_series_cache_free (DtlSeriesCache *self);

const DtlCachedSeries *
dtl_series_cache_find (const DtlSeriesCache *self, gint64 id, DtlInterval interval);
gsize dtl_cached_series_match (const DtlCachedSeries *self, const GArray *chunks, gsize *n_rows);
void dtl_series_cache_put (
    DtlSeriesCache *self, gint64 id, const char *zone, GArray *chunks, DtlSeries *series);

G_END_DECLS
