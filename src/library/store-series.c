/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes series of bars in chunks of 4,096, and lists them. A chunk is written only if its bytes
 * differ from those that are stored, so appending a day to a long history rewrites one row; what a
 * recorded step replaces is kept by the history. */
#include "library/bar-chunk.h"
#include "library/store-private.h"

#include "base/error.h"

#include <math.h>
#include <string.h>

typedef struct
{
  double open, high, low, close, volume;
} Summary;

static Summary
sum_up (const double *const columns[DTL_N_COLUMNS], gsize n)
{
  Summary summary = { NAN, NAN, NAN, NAN, NAN };

  for (gsize i = 0; i < n; i++)
    {
      double volume = columns[DTL_COLUMN_VOLUME][i];

      if (isnan (summary.open))
        summary.open = columns[DTL_COLUMN_OPEN][i];
      summary.high = fmax (summary.high, columns[DTL_COLUMN_HIGH][i]);
      summary.low = fmin (summary.low, columns[DTL_COLUMN_LOW][i]);
      if (!isnan (columns[DTL_COLUMN_CLOSE][i]))
        summary.close = columns[DTL_COLUMN_CLOSE][i];
      if (!isnan (volume))
        summary.volume = isnan (summary.volume) ? volume : summary.volume + volume;
    }

  return summary;
}

/* @series is the row of the table; it is made when missing. */
static gboolean
put_series_row (DtlStore *self,
                gint64 instrument,
                DtlSeries *series,
                const char *source,
                gint64 *id,
                GError **error)
{
  GTimeZone *zone = dtl_series_get_zone (series);
  g_autoptr (sqlite3_stmt) statement =
      dtl_store_prepare (self, error,
                         "INSERT INTO series (instrument_id, interval, zone, source)"
                         " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (instrument_id, interval) DO UPDATE"
                         " SET zone = ?3, source = coalesce (?4, source) RETURNING id",
                         "ittt", instrument, dtl_interval_to_id (dtl_series_get_interval (series)),
                         zone != NULL ? g_time_zone_get_identifier (zone) : NULL, source);
  gboolean row;

  if (statement == NULL || !dtl_store_step (self, statement, &row, error))
    return FALSE;
  *id = sqlite3_column_int64 (statement, 0);

  return dtl_store_step (self, statement, &row, error);
}

static gboolean
put_chunk (DtlStore *self, gint64 series_id, DtlSeries *series, gsize first, GError **error)
{
  const gint64 *keys = dtl_series_get_keys (series) + first;
  gsize n = MIN (dtl_series_get_n (series) - first, (gsize) DTL_BAR_CHUNK_MAX_BARS);
  const double *columns[DTL_N_COLUMNS];
  g_autoptr (GBytes) data = NULL;
  g_autoptr (sqlite3_stmt) same = NULL;
  const guint8 *bytes;
  gsize size;
  Summary summary;
  gboolean row;

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    columns[c] = dtl_series_get_column (series, c) + first;
  data = dtl_bar_chunk_encode (keys, columns, n);
  bytes = g_bytes_get_data (data, &size);

  same = dtl_store_prepare (self, error,
                            "SELECT 1 FROM chunks WHERE series_id = ?1 AND t0 = ?2 AND data = ?3",
                            "iib", series_id, keys[0], data);
  if (same == NULL || !dtl_store_step (self, same, &row, error))
    return FALSE;
  if (row)
    return TRUE;

  summary = sum_up (columns, n);
  return dtl_history_keep_chunk (self, series_id, keys[0], FALSE, error) &&
         dtl_store_run (self, error,
                        "INSERT OR REPLACE INTO chunks (series_id, t0, t1, n, open, high, low,"
                        " close, volume, checksum, step_id, data)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                        "iiiirrrrriib", series_id, keys[0], keys[n - 1], (gint64) n, summary.open,
                        summary.high, summary.low, summary.close, summary.volume,
                        dtl_bar_chunk_checksum (bytes, size), self->step_id, data);
}

static gboolean
remove_chunk (DtlStore *self, gint64 series_id, gint64 t0, GError **error)
{
  return dtl_history_keep_chunk (self, series_id, t0, TRUE, error) &&
         dtl_store_run (self, error, "DELETE FROM chunks WHERE series_id = ?1 AND t0 = ?2", "ii",
                        series_id, t0);
}

/* Returns: (transfer full) (element-type DtlChunkId): the stored chunks, by their first key */
GArray *
dtl_store_list_chunks (DtlStore *self, gint64 series_id, GError **error)
{
  g_autoptr (GArray) chunks = g_array_new (FALSE, FALSE, sizeof (DtlChunkId));
  g_autoptr (sqlite3_stmt) statement = dtl_store_prepare (
      self, error, "SELECT t0, t1, n, checksum FROM chunks WHERE series_id = ?1 ORDER BY t0", "i",
      series_id);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  for (;;)
    {
      DtlChunkId chunk;

      if (!dtl_store_step (self, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&chunks);
      chunk.t0 = sqlite3_column_int64 (statement, 0);
      chunk.t1 = sqlite3_column_int64 (statement, 1);
      chunk.n = sqlite3_column_int64 (statement, 2);
      chunk.checksum = sqlite3_column_int64 (statement, 3);
      g_array_append_val (chunks, chunk);
    }
}

/* Removes the chunks that do not begin where a chunk of @series begins; all if it is NULL. */
static gboolean
remove_other_chunks (DtlStore *self, gint64 series_id, const DtlSeries *series, GError **error)
{
  g_autoptr (GArray) chunks = dtl_store_list_chunks (self, series_id, error);
  gsize n = series != NULL ? dtl_series_get_n (series) : 0;
  const gint64 *keys = series != NULL ? dtl_series_get_keys (series) : NULL;
  gsize row = 0;

  if (chunks == NULL)
    return FALSE;
  for (guint i = 0; i < chunks->len; i++)
    {
      gint64 t0 = g_array_index (chunks, DtlChunkId, i).t0;

      while (row < n && keys[row] < t0)
        row += DTL_BAR_CHUNK_MAX_BARS;
      if ((row >= n || keys[row] != t0) && !remove_chunk (self, series_id, t0, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dtl_store_remove_chunks (DtlStore *self, gint64 series_id, GError **error)
{
  return remove_other_chunks (self, series_id, NULL, error);
}

/**
 * dtl_store_put_series:
 * @symbol: of an instrument of the library
 * @series: all bars of its interval
 * @source: (nullable): where they came from, for people; NULL keeps what is there
 *
 * Makes @series the instrument's series of that interval. Writes what differs from what is stored.
 *
 * Returns: %FALSE with %DTL_ERROR_NOT_FOUND
 */
gboolean
dtl_store_put_series (
    DtlStore *self, const char *symbol, DtlSeries *series, const char *source, GError **error)
{
  gint64 instrument;
  gint64 id;

  g_return_val_if_fail (self != NULL && self->in_step, FALSE);
  g_return_val_if_fail (symbol != NULL && series != NULL, FALSE);

  if (!dtl_store_find_instrument (self, symbol, &instrument, error) ||
      !put_series_row (self, instrument, series, source, &id, error) ||
      !remove_other_chunks (self, id, series, error))
    return FALSE;

  for (gsize first = 0; first < dtl_series_get_n (series); first += DTL_BAR_CHUNK_MAX_BARS)
    if (!put_chunk (self, id, series, first, error))
      return FALSE;

  return TRUE;
}

/**
 * dtl_store_list_series:
 *
 * What is held, without reading a bar. An interval that this version does not know is left out.
 *
 * Returns: (transfer full) (element-type DtlSeriesInfo): by symbol, then interval, or NULL
 */
GPtrArray *
dtl_store_list_series (DtlStore *self, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_series_info_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  g_return_val_if_fail (self != NULL, NULL);

  statement = dtl_store_prepare (
      self, error,
      "SELECT symbol, name, exchange, currency, interval, source, coalesce (sum (n), 0),"
      " coalesce (min (t0), 0), coalesce (max (t1), 0)"
      " FROM instruments JOIN series ON series.instrument_id = instruments.id"
      " LEFT JOIN chunks ON chunks.series_id = series.id GROUP BY series.id ORDER BY symbol, "
      "interval",
      "");
  if (statement == NULL)
    return NULL;
  for (;;)
    {
      g_autoptr (DtlSeriesInfo) info = dtl_series_info_new ();
      g_autofree char *symbol = NULL;
      const char *interval;

      if (!dtl_store_step (self, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&list);

      symbol = dtl_store_dup_text (statement, 0);
      info->instrument = dtl_instrument_new (symbol);
      info->instrument->name = dtl_store_dup_text (statement, 1);
      info->instrument->exchange = dtl_store_dup_text (statement, 2);
      info->instrument->currency = dtl_store_dup_text (statement, 3);
      info->source = dtl_store_dup_text (statement, 5);
      info->n = (gsize) sqlite3_column_int64 (statement, 6);
      info->first_key = sqlite3_column_int64 (statement, 7);
      info->last_key = sqlite3_column_int64 (statement, 8);
      interval = (const char *) sqlite3_column_text (statement, 4);
      if (dtl_interval_from_id (interval, &info->interval))
        g_ptr_array_add (list, g_steal_pointer (&info));
    }
}
