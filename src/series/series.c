/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars as columns. One block of memory a column, so that what is computed over a series reads it in
 * order; a column that the source lacks is NAN throughout, so that readers need no second case. */

#include "series/series.h"

#include <math.h>

struct _DtlSeries
{
  gatomicrefcount ref_count;
  DtlInterval interval;
  GTimeZone *zone; /* NULL from a day on */
  gsize n;
  gint64 *keys;                   /* [n], increasing */
  double *columns[DTL_N_COLUMNS]; /* [n] each, never NULL */
  gboolean present[DTL_N_COLUMNS];
  DtlPyramid *pyramid; /* atomic; NULL until asked for */
};

static gboolean
is_increasing (const gint64 *keys, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (keys[i] <= keys[i - 1])
      return FALSE;

  return TRUE;
}

/* Returns: whether any value of @column is there */
static gboolean
has_value (const double *column, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!isnan (column[i]))
      return TRUE;

  return FALSE;
}

/**
 * dtl_bar_equal:
 *
 * Returns: whether key and all values are the same; two missing values are
 */
gboolean
dtl_bar_equal (const DtlBar *self, const DtlBar *other)
{
  if (self->key != other->key)
    return FALSE;

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    if (self->value[c] != other->value[c] && !(isnan (self->value[c]) && isnan (other->value[c])))
      return FALSE;

  return TRUE;
}

/**
 * dtl_series_new_take:
 * @interval: of each bar
 * @zone: (nullable): where an intraday series trades; must be given for one, and is not kept for
 *   others
 * @n: rows; 0 is allowed
 * @keys: (transfer full) (array length=n): increasing
 * @columns: (transfer full): arrays of n prices or volumes, each finite or NAN; a %NULL stands for
 *   a column of NAN
 *
 * Checks the keys, but not that values are finite: who reads them from a file does. O(n).
 *
 * Returns: (transfer full): a series that owns the arrays
 */
DtlSeries *
dtl_series_new_take (
    DtlInterval interval, GTimeZone *zone, gsize n, gint64 *keys, double *columns[DTL_N_COLUMNS])
{
  DtlSeries *self;

  g_return_val_if_fail (keys != NULL || n == 0, NULL);
  g_return_val_if_fail (columns != NULL, NULL);
  g_return_val_if_fail (zone != NULL || !dtl_interval_is_intraday (interval), NULL);
  g_return_val_if_fail (is_increasing (keys, n), NULL);

  self = g_new0 (DtlSeries, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->interval = interval;
  self->zone = dtl_interval_is_intraday (interval) ? g_time_zone_ref (zone) : NULL;
  self->n = n;
  self->keys = keys;

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    {
      self->columns[c] = columns[c];
      if (columns[c] != NULL)
        {
          self->present[c] = has_value (columns[c], n);
          continue;
        }

      self->columns[c] = g_new (double, MAX (n, 1));
      for (gsize i = 0; i < n; i++)
        self->columns[c][i] = NAN;
    }

  return self;
}

DtlSeries *
dtl_series_ref (DtlSeries *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dtl_series_unref (DtlSeries *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->pyramid, dtl_pyramid_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->keys);
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    g_free (self->columns[c]);
  g_free (self);
}

/* Returns: whether somebody else holds @self than who asks */
gboolean
dtl_series_is_shared (DtlSeries *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !g_atomic_ref_count_compare (&self->ref_count, 1);
}

gsize
dtl_series_get_n (const DtlSeries *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

DtlInterval
dtl_series_get_interval (const DtlSeries *self)
{
  g_return_val_if_fail (self != NULL, DTL_INTERVAL_DAY);

  return self->interval;
}

/**
 * dtl_series_get_zone:
 *
 * Returns: (transfer none) (nullable): where an intraday series trades; %NULL where keys are days
 */
GTimeZone *
dtl_series_get_zone (const DtlSeries *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->zone;
}

const gint64 *
dtl_series_get_keys (const DtlSeries *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->keys;
}

/**
 * dtl_series_get_column:
 *
 * Returns: (transfer none) (array length=n): never %NULL for a series with rows; NAN where the
 *   source has nothing, throughout if it lacks the column
 */
const double *
dtl_series_get_column (const DtlSeries *self, DtlColumn column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((gsize) column < DTL_N_COLUMNS, NULL);

  return self->columns[column];
}

/**
 * dtl_series_has_column:
 *
 * Returns: whether at least one row has a value there; O(1)
 */
gboolean
dtl_series_has_column (const DtlSeries *self, DtlColumn column)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail ((gsize) column < DTL_N_COLUMNS, FALSE);

  return self->present[column];
}

static const double *
get_present (const DtlSeries *self, DtlColumn column)
{
  return self->present[column] ? self->columns[column] : NULL;
}

/* What a series says stays the same, so that making its pyramid is no change of it. */
static DtlPyramid **
get_pyramid_place (const DtlSeries *self)
{
  return (DtlPyramid **) &self->pyramid;
}

static void
make_pyramid (const DtlSeries *self, const DtlPyramid *other, gsize n_same)
{
  DtlPyramidColumns columns = { .open = get_present (self, DTL_COLUMN_OPEN),
                                .high = get_present (self, DTL_COLUMN_HIGH),
                                .low = get_present (self, DTL_COLUMN_LOW),
                                .close = get_present (self, DTL_COLUMN_CLOSE),
                                .volume = get_present (self, DTL_COLUMN_VOLUME) };
  g_autoptr (DtlPyramid) pyramid = dtl_pyramid_new_from (other, n_same, self->n, &columns);

  if (g_atomic_pointer_compare_and_exchange (get_pyramid_place (self), NULL, pyramid))
    pyramid = NULL;
}

/**
 * dtl_series_get_pyramid:
 *
 * The first call sums up all rows, a few nanoseconds each: who loads a long series off the main
 * thread makes it there. Two threads that come first at once both do the work, and one keeps it.
 *
 * Returns: (transfer none): summaries of any rows
 */
const DtlPyramid *
dtl_series_get_pyramid (const DtlSeries *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (g_atomic_pointer_get (get_pyramid_place (self)) == NULL)
    make_pyramid (self, NULL, 0);

  return g_atomic_pointer_get (get_pyramid_place (self));
}

/**
 * dtl_series_take_over_pyramid:
 * @from: a series that begins as @self does
 * @n_same: rows, from the first on, whose values are the same in both
 *
 * Makes the pyramid of @self from that of @from, if this has one: O(rows that are not the same).
 */
void
dtl_series_take_over_pyramid (const DtlSeries *self, const DtlSeries *from, gsize n_same)
{
  const DtlPyramid *other;

  g_return_if_fail (self != NULL && from != NULL);
  g_return_if_fail (n_same <= self->n && n_same <= from->n);

  other = g_atomic_pointer_get (get_pyramid_place (from));
  if (other != NULL && g_atomic_pointer_get (get_pyramid_place (self)) == NULL)
    make_pyramid (self, other, n_same);
}

DtlBar
dtl_series_get_bar (const DtlSeries *self, gsize i)
{
  DtlBar bar = { .key = G_MININT64 };

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    bar.value[c] = NAN;

  g_return_val_if_fail (self != NULL, bar);
  g_return_val_if_fail (i < self->n, bar);

  bar.key = self->keys[i];
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    bar.value[c] = self->columns[c][i];

  return bar;
}

/**
 * dtl_series_get_day:
 *
 * Returns: the day of row @i; of an intraday bar, the local day on which it starts
 */
DtlDay
dtl_series_get_day (const DtlSeries *self, gsize i)
{
  g_return_val_if_fail (self != NULL, DTL_DAY_NONE);
  g_return_val_if_fail (i < self->n, DTL_DAY_NONE);

  return dtl_key_get_day (self->keys[i], self->zone);
}

/**
 * dtl_series_find_key:
 * @key: a day or an instant, as the series' keys are; any number
 *
 * Returns: the first row whose key is @key or later; n where there is none. O(log n)
 */
gsize
dtl_series_find_key (const DtlSeries *self, gint64 key)
{
  gsize first = 0;
  gsize end;

  g_return_val_if_fail (self != NULL, 0);

  end = self->n;
  while (first < end)
    {
      gsize middle = first + (end - first) / 2;

      if (self->keys[middle] < key)
        first = middle + 1;
      else
        end = middle;
    }

  return first;
}

/**
 * dtl_series_find_day:
 * @day: any day
 *
 * Returns: the first row of @day, or of the next day that has one; n where there is none. Of an
 *   intraday series days are local. O(log n)
 */
gsize
dtl_series_find_day (const DtlSeries *self, DtlDay day)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->zone == NULL)
    return dtl_series_find_key (self, day);
  if (day <= DTL_DAY_FIRST)
    return 0;
  if (day >= DTL_DAY_LAST)
    return self->n;

  return dtl_series_find_key (self, dtl_instant_from_local (day, 0, self->zone));
}

/**
 * dtl_series_format_key:
 * @buffer: (out): an ISO date; of an intraday bar, an instant with the offset of its zone
 *
 * Returns: (transfer none): @buffer
 */
char *
dtl_series_format_key (const DtlSeries *self, gsize i, char buffer[DTL_INSTANT_TEXT_SIZE])
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (i < self->n, NULL);
  g_return_val_if_fail (buffer != NULL, NULL);

  return dtl_key_format (self->keys[i], self->zone, buffer);
}

/**
 * dtl_key_get_day:
 * @key: a day if @zone is %NULL, else an instant
 * @zone: (nullable): of dtl_series_get_zone()
 */
DtlDay
dtl_key_get_day (gint64 key, GTimeZone *zone)
{
  return zone == NULL ? (DtlDay) key : dtl_instant_get_day (key, zone, NULL);
}

/**
 * dtl_key_format:
 * @key: a day if @zone is %NULL, else an instant
 * @zone: (nullable): of dtl_series_get_zone()
 * @buffer: (out): the text
 *
 * Returns: (transfer none): @buffer
 */
char *
dtl_key_format (gint64 key, GTimeZone *zone, char buffer[DTL_INSTANT_TEXT_SIZE])
{
  g_return_val_if_fail (buffer != NULL, NULL);

  return zone == NULL ? dtl_day_format_iso ((DtlDay) key, buffer)
                      : dtl_instant_format_iso (key, zone, buffer);
}
