/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows as a file has them into a series. Columns are filled as rows come, so that a file in order,
 * which nearly all are, is never moved; any other order is sorted by an index. Of rows with one
 * key the last of the file holds: files that repeat a day end with its newest state. */

#include "series/builder.h"

#include "base/error.h"

#include <math.h>

struct _DtlSeriesBuilder
{
  DtlInterval interval;
  GTimeZone *zone;
  GArray *keys;                   /* of gint64 */
  GArray *lines;                  /* of gsize */
  GArray *columns[DTL_N_COLUMNS]; /* of double */
};

/* One row in the order of keys. */
typedef struct
{
  gint64 key;
  gsize row;
} Place;

typedef enum
{
  ORDER_INCREASING, /* strictly: nothing to do */
  ORDER_SORTED,     /* up or down, with keys repeated or not */
  ORDER_MIXED,
} Order;

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const Place *first = a;
  const Place *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;

  return first->row < second->row ? -1 : first->row > second->row;
}

/* Finds how the rows are ordered, and in @at the first row that goes against both orders. */
static Order
find_order (const gint64 *keys, gsize n, gsize *at)
{
  gboolean increasing = TRUE;
  gboolean up = TRUE;
  gboolean down = TRUE;

  for (gsize i = 1; i < n; i++)
    {
      increasing = increasing && keys[i] > keys[i - 1];
      up = up && keys[i] >= keys[i - 1];
      down = down && keys[i] <= keys[i - 1];
      if (!up && !down)
        {
          *at = i;
          return ORDER_MIXED;
        }
    }

  return increasing ? ORDER_INCREASING : ORDER_SORTED;
}

static DtlBar
get_bar (const DtlSeriesBuilder *self, gsize row)
{
  DtlBar bar = { .key = g_array_index (self->keys, gint64, row) };

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    bar.value[c] = g_array_index (self->columns[c], double, row);

  return bar;
}

/* Counts and reports @n rows of one key, @n > 1. */
static void
report_repeats (const DtlSeriesBuilder *self, const Place *places, gsize n, DtlAudit *audit)
{
  char text[DTL_INSTANT_TEXT_SIZE];
  DtlBar last = get_bar (self, places[n - 1].row);
  gsize first_line = g_array_index (self->lines, gsize, places[0].row);
  gsize last_line = g_array_index (self->lines, gsize, places[n - 1].row);
  gboolean same = TRUE;

  for (gsize i = 0; same && i + 1 < n; i++)
    {
      DtlBar bar = get_bar (self, places[i].row);

      same = dtl_bar_equal (&bar, &last);
    }

  audit->rows_duplicate += n - 1;
  dtl_key_format (last.key, self->zone, text);
  if (same)
    dtl_audit_add (audit, DTL_FINDING_DUPLICATE, last.key,
                   "%s stands %zu times with the same values, lines %zu to %zu; it counts once.",
                   text, n, first_line, last_line);
  else
    dtl_audit_add (audit, DTL_FINDING_CONFLICT, last.key,
                   "%s stands %zu times with different values, lines %zu to %zu; the last holds.",
                   text, n, first_line, last_line);
}

static DtlSeries *
take_rows (DtlSeriesBuilder *self)
{
  gsize n = self->keys->len;
  double *columns[DTL_N_COLUMNS];
  gint64 *keys = g_renew (gint64, g_array_steal (self->keys, NULL), n);

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    columns[c] = g_renew (double, g_array_steal (self->columns[c], NULL), n);

  return dtl_series_new_take (self->interval, self->zone, n, keys, columns);
}

static DtlSeries *
sort_rows (DtlSeriesBuilder *self, DtlAudit *audit)
{
  gsize n = self->keys->len;
  g_autofree Place *places = g_new (Place, n);
  double *columns[DTL_N_COLUMNS];
  gint64 *keys;
  gsize n_unique = 0;

  for (gsize i = 0; i < n; i++)
    places[i] = (Place){ .key = g_array_index (self->keys, gint64, i), .row = i };
  g_qsort_with_data (places, (int) n, sizeof *places, compare_places, NULL);

  for (gsize i = 0, end; i < n; i = end)
    {
      for (end = i + 1; end < n && places[end].key == places[i].key; end++)
        ;
      if (end - i > 1)
        report_repeats (self, places + i, end - i, audit);
      places[n_unique++] = places[end - 1];
    }

  keys = g_new (gint64, n_unique);
  for (gsize i = 0; i < n_unique; i++)
    keys[i] = places[i].key;

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    {
      columns[c] = g_new (double, n_unique);
      for (gsize i = 0; i < n_unique; i++)
        columns[c][i] = g_array_index (self->columns[c], double, places[i].row);
    }

  return dtl_series_new_take (self->interval, self->zone, n_unique, keys, columns);
}

/**
 * dtl_series_builder_new:
 * @zone: (nullable): of the exchange; must be given for an intraday interval
 */
DtlSeriesBuilder *
dtl_series_builder_new (DtlInterval interval, GTimeZone *zone)
{
  DtlSeriesBuilder *self;

  g_return_val_if_fail (zone != NULL || !dtl_interval_is_intraday (interval), NULL);

  self = g_new0 (DtlSeriesBuilder, 1);
  self->interval = interval;
  self->zone = dtl_interval_is_intraday (interval) ? g_time_zone_ref (zone) : NULL;
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->lines = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    self->columns[c] = g_array_new (FALSE, FALSE, sizeof (double));

  return self;
}

void
dtl_series_builder_free (DtlSeriesBuilder *self)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_array_unref (self->keys);
  g_array_unref (self->lines);
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    g_array_unref (self->columns[c]);
  g_free (self);
}

/**
 * dtl_series_builder_append:
 * @bar: prices and volume finite or NAN; any sign
 * @line: 1-based line of the file, for what the audit says
 *
 * Returns: %FALSE with %DTL_ERROR_RANGE for an infinite value or a key that is no day of the years
 * 1 to 9999, %DTL_ERROR_TOO_LARGE past %DTL_SERIES_MAX_ROWS; each names the line, and the row is
 * not appended
 */
gboolean
dtl_series_builder_append (DtlSeriesBuilder *self, const DtlBar *bar, gsize line, GError **error)
{
  gboolean is_valid;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (bar != NULL, FALSE);

  if (self->keys->len >= DTL_SERIES_MAX_ROWS)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
                   "line %zu: a series holds at most 50,000,000 rows", line);
      return FALSE;
    }

  if (self->zone != NULL)
    is_valid = dtl_instant_get_day (bar->key, self->zone, NULL) != DTL_DAY_NONE;
  else
    is_valid = bar->key >= DTL_DAY_FIRST && bar->key <= DTL_DAY_LAST;
  if (!is_valid)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE, "line %zu: the date is out of range", line);
      return FALSE;
    }
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    if (isinf (bar->value[c]))
      {
        g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE, "line %zu: a value is infinite", line);
        return FALSE;
      }

  g_array_append_val (self->keys, bar->key);
  g_array_append_val (self->lines, line);
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    g_array_append_val (self->columns[c], bar->value[c]);

  return TRUE;
}

/**
 * dtl_series_builder_finish:
 * @audit: counts duplicates, and takes findings of duplicate, conflict and unsorted
 *
 * Sorts, and of the rows of one key keeps the last appended. A file that runs steadily up or
 * steadily down is in order. O(n), or O(n log n) where rows must be sorted. The builder is empty
 * afterwards.
 *
 * Returns: (transfer full): the series; without rows if none were appended
 */
DtlSeries *
dtl_series_builder_finish (DtlSeriesBuilder *self, DtlAudit *audit)
{
  g_autoptr (DtlSeries) series = NULL;
  gsize n;
  gsize at = 0;
  Order order;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (audit != NULL, NULL);

  n = self->keys->len;
  order = find_order ((const gint64 *) (gpointer) self->keys->data, n, &at);
  if (order == ORDER_INCREASING)
    series = take_rows (self);
  else
    series = sort_rows (self, audit);

  if (order == ORDER_MIXED)
    {
      char text[DTL_INSTANT_TEXT_SIZE];
      gint64 key = g_array_index (self->keys, gint64, at);

      dtl_audit_add (audit, DTL_FINDING_UNSORTED, key,
                     "The rows are in no order: %s, in line %zu, is the first out of place; they "
                     "were sorted.",
                     dtl_key_format (key, self->zone, text),
                     g_array_index (self->lines, gsize, at));
    }

  g_array_set_size (self->keys, 0);
  g_array_set_size (self->lines, 0);
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    g_array_set_size (self->columns[c], 0);

  return g_steal_pointer (&series);
}
