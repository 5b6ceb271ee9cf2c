/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stored series and a newer copy of some of it into one. A row is replaced as a whole, never
 * value by value: a bar mixed from two sources is one that nobody ever published. */

#include "series/merge.h"

#include <math.h>

typedef struct
{
  gint64 *keys;
  double *columns[DTL_N_COLUMNS];
  gsize n;
} Rows;

static void
add_row (Rows *self, const DtlSeries *from, gsize i)
{
  self->keys[self->n] = dtl_series_get_keys (from)[i];
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    self->columns[c][self->n] = dtl_series_get_column (from, (DtlColumn) c)[i];
  self->n++;
}

/* Whether @newer has a value that @old has not. */
static gboolean
says_otherwise (const DtlBar *newer, const DtlBar *old)
{
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    if (!isnan (newer->value[c]) && newer->value[c] != old->value[c])
      return TRUE;

  return FALSE;
}

/**
 * dtl_series_merge:
 * @stored: (nullable): what is there; %NULL: nothing yet
 * @newer: of the same interval
 * @counts: (out): what became of each row of @newer
 *
 * A row of @newer whose key is not stored is added. One of which all values that are there are
 * stored is unchanged: a missing value is no other value. Any other replaces the stored row as a
 * whole, so that a value which it lacks is missing afterwards. Rows that only @stored has are kept.
 * The zone is
 * @newer's. O(rows of both).
 *
 * Returns: (transfer full): the union; @stored itself where nothing was added or replaced
 */
DtlSeries *
dtl_series_merge (DtlSeries *stored, DtlSeries *newer, DtlMergeCounts *counts)
{
  DtlMergeCounts count = { 0 };
  Rows rows = { 0 };
  const gint64 *stored_keys;
  const gint64 *newer_keys;
  gsize n_stored, n_newer;
  gsize i = 0;
  gsize k = 0;

  g_return_val_if_fail (newer != NULL, NULL);
  g_return_val_if_fail (counts != NULL, NULL);
  g_return_val_if_fail (
      stored == NULL || dtl_series_get_interval (stored) == dtl_series_get_interval (newer), NULL);

  n_newer = dtl_series_get_n (newer);
  if (stored == NULL)
    {
      *counts = (DtlMergeCounts){ .rows_added = n_newer };
      return dtl_series_ref (newer);
    }

  n_stored = dtl_series_get_n (stored);
  stored_keys = dtl_series_get_keys (stored);
  newer_keys = dtl_series_get_keys (newer);

  rows.keys = g_new (gint64, MAX (n_stored + n_newer, 1));
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    rows.columns[c] = g_new (double, MAX (n_stored + n_newer, 1));

  while (i < n_stored || k < n_newer)
    {
      DtlBar old, new;

      if (k == n_newer || (i < n_stored && stored_keys[i] < newer_keys[k]))
        {
          add_row (&rows, stored, i++);
          continue;
        }
      if (i == n_stored || newer_keys[k] < stored_keys[i])
        {
          count.rows_added++;
          add_row (&rows, newer, k++);
          continue;
        }

      old = dtl_series_get_bar (stored, i);
      new = dtl_series_get_bar (newer, k);
      if (says_otherwise (&new, &old))
        {
          count.rows_replaced++;
          add_row (&rows, newer, k);
        }
      else
        {
          count.rows_unchanged++;
          add_row (&rows, stored, i);
        }
      i++;
      k++;
    }

  *counts = count;
  if (count.rows_added == 0 && count.rows_replaced == 0)
    {
      g_free (rows.keys);
      for (int c = 0; c < DTL_N_COLUMNS; c++)
        g_free (rows.columns[c]);
      return dtl_series_ref (stored);
    }

  return dtl_series_new_take (dtl_series_get_interval (newer), dtl_series_get_zone (newer), rows.n,
                              rows.keys, rows.columns);
}
