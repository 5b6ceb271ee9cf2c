/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels of summaries over 16, 16^2, 16^3 ... rows. A range is taken apart into the largest blocks
 * that lie within it, at most thirty a level, and these are added from left to right, so that first
 * and last values come out as a scan of the rows would have them. Nothing is rounded but sums of
 * fractional volumes. A fan-out of 16 costs 4.8 bytes a row, a twelfth of what the columns take,
 * and 2.1 where there are only closes. */

#include "series/pyramid.h"

#include <math.h>
#include <string.h>

#define FAN_OUT_BITS 4
#define FAN_OUT (1 << FAN_OUT_BITS)
#define MAX_LEVELS 15 /* 16^16 rows are more than there can be */

/* What there is to say of rows that have only closes: what a frame reads is mostly blocks, and less
 * than half of it. */
typedef struct
{
  double first, low, high, last;
} CloseBlock;

/* Inside, a missing extreme is the infinity that any number replaces: comparing needs no test for
 * NAN then. */
struct _DtlPyramid
{
  gsize n;
  DtlPyramidColumns columns; /* not owned */
  int n_levels;
  /* Blocks of FAN_OUT^(i + 1) rows each, the last one of what is left; one of the two is used */
  DtlSummary *levels[MAX_LEVELS];
  CloseBlock *close_levels[MAX_LEVELS];
  gsize lengths[MAX_LEVELS];
  gboolean has_only_closes;
};

static const DtlSummary empty = { .open = NAN,
                                  .high = -INFINITY,
                                  .low = INFINITY,
                                  .close = NAN,
                                  .first_close = NAN,
                                  .low_close = INFINITY,
                                  .high_close = -INFINITY,
                                  .volume = -INFINITY,
                                  .volume_sum = 0 };

static inline double
lower (double a, double b)
{
  return b < a ? b : a;
}

static inline double
higher (double a, double b)
{
  return b > a ? b : a;
}

/* Sums are kept in variables of their own while rows are added: in memory each row would wait for
 * the one before to be stored. */
static void
add_prices (DtlSummary *sum, const double *values, gsize first, gsize end)
{
  double low = sum->low, high = sum->high;

  for (gsize i = first; i < end; i++)
    if (isfinite (values[i]))
      {
        low = lower (low, values[i]);
        high = higher (high, values[i]);
      }
  sum->low = low;
  sum->high = high;
}

static void
add_closes (DtlSummary *sum, const double *values, gsize first, gsize end)
{
  double low = sum->low_close, high = sum->high_close;
  double first_close = sum->first_close, close = sum->close;

  for (gsize i = first; i < end; i++)
    if (isfinite (values[i]))
      {
        if (isnan (first_close))
          first_close = values[i];
        low = lower (low, values[i]);
        high = higher (high, values[i]);
        close = values[i];
      }
  sum->first_close = first_close;
  sum->close = close;
  sum->low_close = low;
  sum->high_close = high;
  sum->low = lower (sum->low, low);
  sum->high = higher (sum->high, high);
}

static void
add_volumes (DtlSummary *sum, const double *values, gsize first, gsize end)
{
  double largest = sum->volume, total = sum->volume_sum;

  for (gsize i = first; i < end; i++)
    if (isfinite (values[i]))
      {
        largest = higher (largest, values[i]);
        total += values[i];
      }
  sum->volume = largest;
  sum->volume_sum = total;
}

static void
add_rows (DtlSummary *sum, const DtlPyramidColumns *columns, gsize first, gsize end)
{
  if (columns->open != NULL)
    {
      for (gsize i = first; i < end && isnan (sum->open); i++)
        if (isfinite (columns->open[i]))
          sum->open = columns->open[i];
      add_prices (sum, columns->open, first, end);
    }
  if (columns->high != NULL)
    add_prices (sum, columns->high, first, end);
  if (columns->low != NULL)
    add_prices (sum, columns->low, first, end);
  if (columns->close != NULL)
    add_closes (sum, columns->close, first, end);
  if (columns->volume != NULL)
    add_volumes (sum, columns->volume, first, end);
}

/* First and last values are looked for from the ends, so that what is done for every block is
 * comparing. */
static void
add_ends (DtlSummary *sum, const DtlSummary *blocks, gsize first, gsize end)
{
  gsize last = end;

  for (gsize i = first; i < end && isnan (sum->open); i++)
    sum->open = blocks[i].open;
  for (gsize i = first; i < end && isnan (sum->first_close); i++)
    sum->first_close = blocks[i].first_close;
  while (last > first && isnan (blocks[last - 1].close))
    last--;
  if (last > first)
    sum->close = blocks[last - 1].close;
}

static void
add_close_blocks (DtlSummary *sum, const CloseBlock *blocks, gsize first, gsize end)
{
  double low = sum->low_close, high = sum->high_close;
  gsize last = end;

  for (gsize i = first; i < end; i++)
    {
      low = lower (low, blocks[i].low);
      high = higher (high, blocks[i].high);
    }
  sum->low = sum->low_close = low;
  sum->high = sum->high_close = high;

  for (gsize i = first; i < end && isnan (sum->first_close); i++)
    sum->first_close = blocks[i].first;
  while (last > first && isnan (blocks[last - 1].last))
    last--;
  if (last > first)
    sum->close = blocks[last - 1].last;
}

static void
add_blocks (DtlSummary *sum, const DtlSummary *blocks, gsize first, gsize end)
{
  DtlSummary all = *sum;

  for (gsize i = first; i < end; i++)
    {
      const DtlSummary *block = &blocks[i];

      all.high = higher (all.high, block->high);
      all.low = lower (all.low, block->low);
      all.low_close = lower (all.low_close, block->low_close);
      all.high_close = higher (all.high_close, block->high_close);
      all.volume = higher (all.volume, block->volume);
      all.volume_sum += block->volume_sum;
    }
  *sum = all;
  add_ends (sum, blocks, first, end);
}

/* Level -1 are the rows. */
static void
add_level (const DtlPyramid *self, int level, DtlSummary *sum, gsize first, gsize end)
{
  if (level < 0)
    add_rows (sum, &self->columns, first, end);
  else if (self->has_only_closes)
    add_close_blocks (sum, self->close_levels[level], first, end);
  else
    add_blocks (sum, self->levels[level], first, end);
}

static gsize
get_length (const DtlPyramid *self, int level)
{
  return level < 0 ? self->n : self->lengths[level];
}

/* Makes the blocks of a level but the first @known, which are those of @other. */
static void
make_level (DtlPyramid *self, int level, const DtlPyramid *other, gsize known)
{
  gsize length = self->lengths[level];
  gsize below = get_length (self, level - 1);

  if (self->has_only_closes)
    self->close_levels[level] = g_new (CloseBlock, length);
  else
    self->levels[level] = g_new (DtlSummary, length);
  if (known > 0 && self->has_only_closes)
    memcpy (self->close_levels[level], other->close_levels[level], known * sizeof (CloseBlock));
  else if (known > 0)
    memcpy (self->levels[level], other->levels[level], known * sizeof (DtlSummary));

  for (gsize i = known; i < length; i++)
    {
      DtlSummary sum = empty;

      add_level (self, level - 1, &sum, i * FAN_OUT, MIN ((i + 1) * FAN_OUT, below));
      if (self->has_only_closes)
        self->close_levels[level][i] =
            (CloseBlock){ sum.first_close, sum.low_close, sum.high_close, sum.close };
      else
        self->levels[level][i] = sum;
    }
}

/**
 * dtl_pyramid_new_from:
 * @other: (nullable): of columns that begin as @columns do
 * @n_same: rows, from the first on, whose values are the same in both; 0 for %NULL
 * @n: rows; 0 is allowed
 * @columns: prices and volumes; the arrays are not copied and must outlive the pyramid
 *
 * Takes over the blocks of @other that hold such rows alone, and sums up the others: O(rows that
 * are not the same), and a copy of a twelfth of those that are. @other and its columns may be
 * freed afterwards.
 *
 * Returns: (transfer full): what dtl_pyramid_new() would
 */
DtlPyramid *
dtl_pyramid_new_from (const DtlPyramid *other,
                      gsize n_same,
                      gsize n,
                      const DtlPyramidColumns *columns)
{
  DtlPyramid *self;

  g_return_val_if_fail (columns != NULL, NULL);
  g_return_val_if_fail (n_same <= n && n_same <= (other != NULL ? other->n : 0), NULL);

  self = g_new0 (DtlPyramid, 1);
  self->n = n;
  self->columns = *columns;
  self->has_only_closes = columns->open == NULL && columns->high == NULL && columns->low == NULL &&
                          columns->volume == NULL;
  if (other != NULL && other->has_only_closes != self->has_only_closes)
    n_same = 0;

  for (int level = 0; get_length (self, level - 1) > FAN_OUT; level++)
    {
      gsize below = get_length (self, level - 1);
      gsize known = n_same >> (FAN_OUT_BITS * (level + 1));

      self->lengths[level] = (below + FAN_OUT - 1) / FAN_OUT;
      self->n_levels = level + 1;
      /* A short @other has no level of its only block. */
      if (other == NULL || level >= other->n_levels)
        known = 0;
      make_level (self, level, other, known);
    }

  return self;
}

/**
 * dtl_pyramid_new:
 * @n: rows; 0 is allowed
 * @columns: prices and volumes; the arrays are not copied and must outlive the pyramid
 *
 * O(n).
 */
DtlPyramid *
dtl_pyramid_new (gsize n, const DtlPyramidColumns *columns)
{
  return dtl_pyramid_new_from (NULL, 0, n, columns);
}

void
dtl_pyramid_free (DtlPyramid *self)
{
  if (self == NULL)
    return;

  for (int level = 0; level < self->n_levels; level++)
    {
      g_free (self->levels[level]);
      g_free (self->close_levels[level]);
    }
  g_free (self);
}

static double
finite_or_missing (double value)
{
  return isfinite (value) ? value : NAN;
}

/**
 * dtl_pyramid_query:
 * @first: row
 * @end: row after the last, at most n; @first or less: nothing
 *
 * O(log n).
 *
 * Returns: what a scan of the rows would say
 */
DtlSummary
dtl_pyramid_query (const DtlPyramid *self, gsize first, gsize end)
{
  DtlSummary sum = empty;
  int level = -1;
  guint bits = 0; /* a block of the level has 2^bits rows */

  g_return_val_if_fail (self != NULL && end <= self->n, empty);

  while (first < end)
    {
      gsize blocks;

      /* Up while the next level begins here and has a block that fits, else down. */
      while (level + 1 < self->n_levels && first % ((gsize) FAN_OUT << bits) == 0 &&
             end - first >= (gsize) FAN_OUT << bits)
        {
          level++;
          bits += FAN_OUT_BITS;
        }
      while (end - first < (gsize) 1 << bits)
        {
          level--;
          bits -= FAN_OUT_BITS;
        }

      blocks = (end - first) >> bits;
      if (level + 1 < self->n_levels)
        blocks = MIN (blocks, FAN_OUT - (first >> bits) % FAN_OUT);
      add_level (self, level, &sum, first >> bits, (first >> bits) + blocks);
      first += blocks << bits;
    }

  sum.high = finite_or_missing (sum.high);
  sum.low = finite_or_missing (sum.low);
  sum.low_close = finite_or_missing (sum.low_close);
  sum.high_close = finite_or_missing (sum.high_close);
  sum.volume = finite_or_missing (sum.volume);
  if (isnan (sum.volume))
    sum.volume_sum = NAN;

  return sum;
}

static double
get_close (const DtlPyramid *self, int level, gsize block)
{
  return self->has_only_closes ? self->close_levels[level][block].last
                               : self->levels[level][block].close;
}

/**
 * dtl_pyramid_find_last_close:
 * @row: (out): the last row from @first to before @end that has a close
 *
 * O(log n), however long the gap.
 *
 * Returns: %FALSE if none has; @row is then unchanged
 */
gboolean
dtl_pyramid_find_last_close (const DtlPyramid *self, gsize first, gsize end, gsize *row)
{
  g_return_val_if_fail (self != NULL && row != NULL && end <= self->n, FALSE);

  if (self->columns.close == NULL)
    return FALSE;

  while (end > first)
    {
      gsize skipped = 1;
      gsize size = FAN_OUT;

      if (isfinite (self->columns.close[end - 1]))
        {
          *row = end - 1;
          return TRUE;
        }

      /* The largest block that ends here and is empty. */
      for (int level = 0; level < self->n_levels && end % size == 0 &&
                          isnan (get_close (self, level, end / size - 1));
           level++, size *= FAN_OUT)
        skipped = size;
      end -= MIN (skipped, end - first);
    }

  return FALSE;
}

gsize
dtl_pyramid_get_size (const DtlPyramid *self)
{
  gsize size = sizeof *self;

  g_return_val_if_fail (self != NULL, 0);

  for (int level = 0; level < self->n_levels; level++)
    size +=
        self->lengths[level] * (self->has_only_closes ? sizeof (CloseBlock) : sizeof (DtlSummary));

  return size;
}
