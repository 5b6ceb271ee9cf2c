/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series of bars in chunks of 4,096. A chunk is written only if its bytes differ from those that
 * are stored, so appending a day to a long history rewrites one row; what a recorded step replaces
 * is kept by the history. */
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

/* Returns: (transfer full): the first keys of the stored chunks, increasing */
static GArray *
list_chunks (DtlStore *self, gint64 series_id, GError **error)
{
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) statement = dtl_store_prepare (
      self, error, "SELECT t0 FROM chunks WHERE series_id = ?1 ORDER BY t0", "i", series_id);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  for (;;)
    {
      gint64 t0;

      if (!dtl_store_step (self, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&firsts);
      t0 = sqlite3_column_int64 (statement, 0);
      g_array_append_val (firsts, t0);
    }
}

/* Removes the chunks that do not begin where a chunk of @series begins; all if it is NULL. */
static gboolean
remove_other_chunks (DtlStore *self, gint64 series_id, const DtlSeries *series, GError **error)
{
  g_autoptr (GArray) firsts = list_chunks (self, series_id, error);
  gsize n = series != NULL ? dtl_series_get_n (series) : 0;
  const gint64 *keys = series != NULL ? dtl_series_get_keys (series) : NULL;
  gsize row = 0;

  if (firsts == NULL)
    return FALSE;
  for (guint i = 0; i < firsts->len; i++)
    {
      gint64 t0 = g_array_index (firsts, gint64, i);

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

/* Appends the chunk of the row "n, data, checksum, t0, t1". Returns: FALSE if it is not intact */
static gboolean
columns_append (Columns *self, sqlite3_stmt *statement)
{
  gint64 n = sqlite3_column_int64 (statement, 0);
  const guint8 *data = sqlite3_column_blob (statement, 1);
  gsize size = (gsize) sqlite3_column_bytes (statement, 1);
  double *columns[DTL_N_COLUMNS];

  if (n < 1 || n > DTL_BAR_CHUNK_MAX_BARS || (gsize) n > self->rows - self->n || data == NULL)
    return FALSE;
  if (dtl_bar_chunk_checksum (data, size) != sqlite3_column_int64 (statement, 2))
    return FALSE;
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    columns[c] = self->columns[c] + self->n;
  if (!dtl_bar_chunk_decode (data, size, (gsize) n, self->keys + self->n, columns))
    return FALSE;
  if (self->keys[self->n] != sqlite3_column_int64 (statement, 3) ||
      self->keys[self->n + (gsize) n - 1] != sqlite3_column_int64 (statement, 4))
    return FALSE;
  if (self->n > 0 && self->keys[self->n] <= self->keys[self->n - 1])
    return FALSE;

  self->n += (gsize) n;
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

static gboolean
read_columns (
    DtlStore *self, const char *symbol, gint64 series_id, Columns *columns, GError **error)
{
  g_autoptr (sqlite3_stmt) count = dtl_store_prepare (
      self, error, "SELECT coalesce (sum (n), 0), count (*) FROM chunks WHERE series_id = ?1", "i",
      series_id);
  g_autoptr (sqlite3_stmt) chunks = NULL;
  gint64 rows;
  gint64 n_chunks;
  gboolean row;

  if (count == NULL || !dtl_store_step (self, count, &row, error))
    return FALSE;
  rows = sqlite3_column_int64 (count, 0);
  n_chunks = sqlite3_column_int64 (count, 1);
  if (rows < 0 || rows / DTL_BAR_CHUNK_MAX_BARS > n_chunks)
    return fail_damaged (self, symbol, error);
  columns_reserve (columns, (gsize) rows);

  chunks = dtl_store_prepare (self, error,
                              "SELECT n, data, checksum, t0, t1 FROM chunks WHERE series_id = ?1"
                              " ORDER BY t0",
                              "i", series_id);
  if (chunks == NULL)
    return FALSE;
  for (;;)
    {
      if (!dtl_store_step (self, chunks, &row, error))
        return FALSE;
      if (!row)
        return columns->n == (gsize) rows || fail_damaged (self, symbol, error);
      if (!columns_append (columns, chunks))
        return fail_damaged (self, symbol, error);
    }
}

static DtlSeries *
read_series (DtlStore *self,
             const char *symbol,
             DtlInterval interval,
             gint64 series_id,
             const char *zone_name,
             GError **error)
{
  g_auto (Columns) columns = { 0 };
  g_autoptr (GTimeZone) zone = NULL;

  if (dtl_interval_is_intraday (interval))
    {
      zone = zone_name != NULL ? g_time_zone_new_identifier (zone_name) : NULL;
      if (zone == NULL)
        {
          g_set_error (error, DTL_ERROR, DTL_ERROR_STORE,
                       "The time zone “%s” of %s is not known on this computer.",
                       zone_name != NULL ? zone_name : "", symbol);
          return NULL;
        }
    }
  if (!read_columns (self, symbol, series_id, &columns, error))
    return NULL;
  if (!columns_have_years (&columns, interval))
    {
      fail_damaged (self, symbol, error);
      return NULL;
    }

  {
    gsize n = columns.n;
    gint64 *keys = g_steal_pointer (&columns.keys);
    double *values[DTL_N_COLUMNS];

    for (int c = 0; c < DTL_N_COLUMNS; c++)
      values[c] = g_steal_pointer (&columns.columns[c]);
    return dtl_series_new_take (interval, zone, n, keys, values);
  }
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

static DtlSeries *
get_series (DtlStore *self, const char *symbol, DtlInterval interval, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *zone = NULL;
  gint64 instrument;
  gboolean row;

  if (!dtl_store_find_instrument (self, symbol, &instrument, error))
    return NULL;
  statement = dtl_store_prepare (self, error,
                                 "SELECT id, zone FROM series"
                                 " WHERE instrument_id = ?1 AND interval = ?2",
                                 "it", instrument, dtl_interval_to_id (interval));
  if (statement == NULL || !dtl_store_step (self, statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND,
                   "The library holds no prices of “%s” by %s.", symbol,
                   dtl_interval_to_id (interval));
      return NULL;
    }

  zone = dtl_store_dup_text (statement, 1);
  return read_series (self, symbol, interval, sqlite3_column_int64 (statement, 0), zone, error);
}

/**
 * dtl_store_get_series:
 *
 * Returns: (transfer full): the series, or NULL with %DTL_ERROR_NOT_FOUND (no such symbol, or no
 *   such series of it) or %DTL_ERROR_DAMAGED
 */
DtlSeries *
dtl_store_get_series (DtlStore *self, const char *symbol, DtlInterval interval, GError **error)
{
  DtlSeries *series;

  g_return_val_if_fail (self != NULL && symbol != NULL, NULL);

  if (!begin_reading (self, error))
    return NULL;
  series = get_series (self, symbol, interval, error);
  end_reading (self);

  return series;
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
