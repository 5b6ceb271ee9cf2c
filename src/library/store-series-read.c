/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads series of bars. Chunks are named first, by what identifies their bytes: those that were
 * read before are not read again. */
#include "library/bar-chunk.h"
#include "library/store-private.h"

#include "base/error.h"

#include <string.h>

/* The columns of a series while it is read; rows is the space that they have. */
typedef struct
{
  gsize n;
  gsize rows;
  gint64 *keys;
  double *columns[DTL_N_COLUMNS];
} Columns;

static void
columns_clear (Columns *self)
{
  g_free (self->keys);
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    g_free (self->columns[c]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Columns, columns_clear)

static void
columns_reserve (Columns *self, gsize rows)
{
  self->rows = MAX (rows, 1);
  self->keys = g_new (gint64, self->rows);
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    self->columns[c] = g_new (double, self->rows);
}

/* Appends the first @n rows of @series. */
static void
columns_copy (Columns *self, const DtlSeries *series, gsize n)
{
  memcpy (self->keys, dtl_series_get_keys (series), n * sizeof (gint64));
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    memcpy (self->columns[c], dtl_series_get_column (series, c), n * sizeof (double));
  self->n = n;
}

/* Appends a chunk, whose bytes are @data. Returns: FALSE if it is not intact */
static gboolean
columns_append (Columns *self, const DtlChunkId *chunk, const guint8 *data, gsize size)
{
  gsize n = (gsize) chunk->n;
  double *columns[DTL_N_COLUMNS];

  if (n > self->rows - self->n || data == NULL ||
      dtl_bar_chunk_checksum (data, size) != chunk->checksum)
    return FALSE;
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    columns[c] = self->columns[c] + self->n;
  if (!dtl_bar_chunk_decode (data, size, n, self->keys + self->n, columns))
    return FALSE;
  if (self->keys[self->n] != chunk->t0 || self->keys[self->n + n - 1] != chunk->t1)
    return FALSE;
  if (self->n > 0 && self->keys[self->n] <= self->keys[self->n - 1])
    return FALSE;

  self->n += n;
  return TRUE;
}

/* Whether all keys are days, or instants, of the years 1 to 9999. */
static gboolean
columns_have_years (const Columns *self, DtlInterval interval)
{
  gint64 unit = dtl_interval_is_intraday (interval) ? 24 * 60 * 60 : 1;

  return self->n == 0 || (self->keys[0] >= dtl_day_from_ymd (1, 1, 1) * unit &&
                          self->keys[self->n - 1] < (dtl_day_from_ymd (9999, 12, 31) + 1) * unit);
}

static gboolean
fail_damaged (DtlStore *self, const char *symbol, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED,
               "The library “%s” is damaged: the bars of %s cannot be read.", self->path, symbol);
  return FALSE;
}

/* Returns: rows of all @chunks, or -1 if they cannot be chunks */
static gssize
count_rows (const GArray *chunks)
{
  gssize rows = 0;

  for (guint i = 0; i < chunks->len; i++)
    {
      gint64 n = g_array_index (chunks, DtlChunkId, i).n;

      if (n < 1 || n > DTL_BAR_CHUNK_MAX_BARS)
        return -1;
      rows += (gssize) n;
    }

  return rows;
}

/* Reads the chunks that come after the first @known, whose rows are there already. */
static gboolean
read_chunks (DtlStore *self,
             const char *symbol,
             gint64 series_id,
             const GArray *chunks,
             gsize known,
             Columns *columns,
             GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  if (known == chunks->len)
    return TRUE;

  statement = dtl_store_prepare (
      self, error, "SELECT data FROM chunks WHERE series_id = ?1 AND t0 >= ?2 ORDER BY t0", "ii",
      series_id, g_array_index (chunks, DtlChunkId, known).t0);
  if (statement == NULL)
    return FALSE;
  for (gsize i = known; i < chunks->len; i++)
    {
      const guint8 *data;

      if (!dtl_store_step (self, statement, &row, error))
        return FALSE;
      if (!row)
        return fail_damaged (self, symbol, error);
      data = sqlite3_column_blob (statement, 0); /* before its size, says SQLite */
      if (!columns_append (columns, &g_array_index (chunks, DtlChunkId, i), data,
                           (gsize) sqlite3_column_bytes (statement, 0)))
        return fail_damaged (self, symbol, error);
    }

  return TRUE;
}

/* The rows in which both begin alike: @n_same at least, and those of the chunk after them. */
static gsize
count_same_rows (const DtlSeries *a, const DtlSeries *b, gsize n_same)
{
  gsize n = MIN (dtl_series_get_n (a), dtl_series_get_n (b));
  gsize end = MIN (n, n_same + DTL_BAR_CHUNK_MAX_BARS);

  while (n_same < end)
    {
      DtlBar left = dtl_series_get_bar (a, n_same);
      DtlBar right = dtl_series_get_bar (b, n_same);

      if (!dtl_bar_equal (&left, &right))
        break;
      n_same++;
    }

  return n_same;
}

/* What is found of a series before its bars are read. */
typedef struct
{
  gint64 id;
  DtlInterval interval;
  char *zone;     /* nullable */
  GArray *chunks; /* of DtlChunkId */
} Stored;

static void
stored_clear (Stored *self)
{
  g_free (self->zone);
  g_clear_pointer (&self->chunks, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stored, stored_clear)

/* @cached: (nullable): an earlier state, whose first @known chunks of @n_same rows are the same */
static DtlSeries *
read_series (DtlStore *self,
             const char *symbol,
             const Stored *stored,
             const DtlCachedSeries *cached,
             gsize known,
             gsize n_same,
             GError **error)
{
  g_auto (Columns) columns = { 0 };
  g_autoptr (GTimeZone) zone = NULL;
  gssize rows = count_rows (stored->chunks);
  double *values[DTL_N_COLUMNS];
  DtlSeries *series;

  if (dtl_interval_is_intraday (stored->interval))
    {
      zone = stored->zone != NULL ? g_time_zone_new_identifier (stored->zone) : NULL;
      if (zone == NULL)
        {
          g_set_error (error, DTL_ERROR, DTL_ERROR_STORE,
                       "The time zone “%s” of %s is not known on this computer.",
                       stored->zone != NULL ? stored->zone : "", symbol);
          return NULL;
        }
    }
  if (rows < 0)
    {
      fail_damaged (self, symbol, error);
      return NULL;
    }

  columns_reserve (&columns, (gsize) rows);
  if (n_same > 0)
    columns_copy (&columns, cached->series, n_same);
  if (!read_chunks (self, symbol, stored->id, stored->chunks, known, &columns, error))
    return NULL;
  if (!columns_have_years (&columns, stored->interval))
    {
      fail_damaged (self, symbol, error);
      return NULL;
    }

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    values[c] = g_steal_pointer (&columns.columns[c]);
  series = dtl_series_new_take (stored->interval, zone, columns.n, g_steal_pointer (&columns.keys),
                                values);
  if (n_same > 0)
    dtl_series_take_over_pyramid (series, cached->series,
                                  count_same_rows (series, cached->series, n_same));

  return series;
}

/* Returns: (transfer full): the series that was read before where it is the one stored; else what
 *   differs is read */
static DtlSeries *
recall_series (DtlStore *self, const char *symbol, const Stored *stored, GError **error)
{
  const DtlCachedSeries *cached = dtl_series_cache_find (self->cache, stored->id, stored->interval);
  gsize known = 0;
  gsize n_same = 0;
  DtlSeries *series;

  if (cached != NULL && g_strcmp0 (cached->zone, stored->zone) == 0)
    known = dtl_cached_series_match (cached, stored->chunks, &n_same);
  if (known > 0 && known == stored->chunks->len && known == cached->chunks->len)
    series = dtl_series_ref (cached->series);
  else
    series = read_series (self, symbol, stored, cached, known, n_same, error);
  if (series != NULL)
    dtl_series_cache_put (self->cache, stored->id, stored->zone, stored->chunks, series);

  return series;
}

/* Both reads see one state of the file, also while another process writes. */
static gboolean
begin_reading (DtlStore *self, GError **error)
{
  return self->in_step || dtl_store_execute (self, "BEGIN", error);
}

static void
end_reading (DtlStore *self)
{
  if (!self->in_step)
    sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
}

static gboolean
find_series (
    DtlStore *self, const char *symbol, DtlInterval interval, Stored *stored, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gint64 instrument;
  gboolean row;

  if (!dtl_store_find_instrument (self, symbol, &instrument, error))
    return FALSE;
  statement = dtl_store_prepare (self, error,
                                 "SELECT id, zone FROM series"
                                 " WHERE instrument_id = ?1 AND interval = ?2",
                                 "it", instrument, dtl_interval_to_id (interval));
  if (statement == NULL || !dtl_store_step (self, statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND,
                   "The library holds no prices of “%s” by %s.", symbol,
                   dtl_interval_to_id (interval));
      return FALSE;
    }

  stored->id = sqlite3_column_int64 (statement, 0);
  stored->zone = dtl_store_dup_text (statement, 1);
  stored->interval = interval;
  stored->chunks = dtl_store_list_chunks (self, stored->id, error);

  return stored->chunks != NULL;
}

static DtlSeries *
get_series (
    DtlStore *self, const char *symbol, DtlInterval interval, gboolean from_file, GError **error)
{
  g_auto (Stored) stored = { 0 };
  DtlSeries *series = NULL;

  if (!begin_reading (self, error))
    return NULL;
  if (find_series (self, symbol, interval, &stored, error))
    series = from_file ? read_series (self, symbol, &stored, NULL, 0, 0, error)
                       : recall_series (self, symbol, &stored, error);
  end_reading (self);

  return series;
}

/**
 * dtl_store_get_series:
 *
 * While its chunks stay as they are the same series is given again, without reading a bar.
 *
 * Returns: (transfer full): the series, or NULL with %DTL_ERROR_NOT_FOUND (no such symbol, or no
 *   such series of it) or %DTL_ERROR_DAMAGED
 */
DtlSeries *
dtl_store_get_series (DtlStore *self, const char *symbol, DtlInterval interval, GError **error)
{
  g_return_val_if_fail (self != NULL && symbol != NULL, NULL);

  return get_series (self, symbol, interval, FALSE, error);
}

/**
 * dtl_store_read_series:
 *
 * As dtl_store_get_series(), but reads every bar of the file: for who checks what it holds.
 */
DtlSeries *
dtl_store_read_series (DtlStore *self, const char *symbol, DtlInterval interval, GError **error)
{
  g_return_val_if_fail (self != NULL && symbol != NULL, NULL);

  return get_series (self, symbol, interval, TRUE, error);
}
