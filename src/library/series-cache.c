/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps series that were read, so that an edit of an event does not read ten million bars again. A
 * series goes by the chunks that it was made of, which the library names without their bars: after
 * an undo, a step that failed, or a change by another program, chunks that differ are read anew,
 * and those that do not are taken from here. */
#include "library/series-cache.h"

#include <string.h>

/* Rows of series that nobody else holds: about 60 MB. One that is on screen costs nothing here. */
#define MAX_SPARE_ROWS ((gsize) 1 << 20)

struct _DtlSeriesCache
{
  GPtrArray *all; /* elem: DtlCachedSeries *, the one that was used last is last */
};

static void
cached_series_free (gpointer data)
{
  DtlCachedSeries *self = data;

  g_free (self->zone);
  g_array_unref (self->chunks);
  dtl_series_unref (self->series);
  g_free (self);
}

DtlSeriesCache *
dtl_series_cache_new (void)
{
  DtlSeriesCache *self = g_new0 (DtlSeriesCache, 1);

  self->all = g_ptr_array_new_with_free_func (cached_series_free);
  return self;
}

void
dtl_series_cache_free (DtlSeriesCache *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->all);
  g_free (self);
}

/**
 * dtl_series_cache_find:
 * @id: of the row of the table series
 *
 * Returns: (transfer none) (nullable): the series as it was read last, which may be an earlier
 *   state of it; valid until the next put
 */
const DtlCachedSeries *
dtl_series_cache_find (const DtlSeriesCache *self, gint64 id, DtlInterval interval)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->all->len; i++)
    {
      const DtlCachedSeries *cached = g_ptr_array_index (self->all, i);

      if (cached->id == id && dtl_series_get_interval (cached->series) == interval)
        return cached;
    }

  return NULL;
}

/**
 * dtl_cached_series_match:
 * @chunks: (element-type DtlChunkId): as the library has them now
 * @n_rows: (out): rows of those that match
 *
 * Returns: how many chunks, from the first on, are those that @self was read from
 */
gsize
dtl_cached_series_match (const DtlCachedSeries *self, const GArray *chunks, gsize *n_rows)
{
  gsize n = 0;

  g_return_val_if_fail (self != NULL && chunks != NULL && n_rows != NULL, 0);

  *n_rows = 0;
  while (n < chunks->len && n < self->chunks->len)
    {
      const DtlChunkId *stored = &g_array_index (chunks, DtlChunkId, n);
      const DtlChunkId *own = &g_array_index (self->chunks, DtlChunkId, n);

      if (stored->t0 != own->t0 || stored->t1 != own->t1 || stored->n != own->n ||
          stored->checksum != own->checksum)
        break;
      *n_rows += (gsize) own->n;
      n++;
    }

  return n;
}

/* Lets go of the oldest ones that are held here alone. */
static void
trim (DtlSeriesCache *self)
{
  gsize rows = 0;

  for (guint i = self->all->len; i > 0; i--)
    {
      const DtlCachedSeries *cached = g_ptr_array_index (self->all, i - 1);

      if (dtl_series_is_shared (cached->series))
        continue;
      rows += dtl_series_get_n (cached->series);
      if (rows > MAX_SPARE_ROWS)
        g_ptr_array_remove_index (self->all, i - 1);
    }
}

/**
 * dtl_series_cache_put:
 * @id: of the row of the table series
 * @zone: (nullable): as that row names it
 * @chunks: (transfer none) (element-type DtlChunkId): what @series was read from; not changed
 *   afterwards
 *
 * Keeps @series, or what is kept already, as the one that was used last.
 */
void
dtl_series_cache_put (
    DtlSeriesCache *self, gint64 id, const char *zone, GArray *chunks, DtlSeries *series)
{
  DtlCachedSeries *cached;

  g_return_if_fail (self != NULL && chunks != NULL && series != NULL);

  cached = g_new0 (DtlCachedSeries, 1);
  cached->id = id;
  cached->zone = g_strdup (zone);
  cached->chunks = g_array_ref (chunks);
  cached->series = dtl_series_ref (series);

  for (guint i = 0; i < self->all->len; i++)
    {
      const DtlCachedSeries *old = g_ptr_array_index (self->all, i);

      if (old->id == id &&
          dtl_series_get_interval (old->series) == dtl_series_get_interval (series))
        {
          g_ptr_array_remove_index (self->all, i);
          break;
        }
    }
  g_ptr_array_add (self->all, cached);
  trim (self);
}
