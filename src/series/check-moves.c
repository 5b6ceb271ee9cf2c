/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closes one after the other: those that go away and come back, and those that move as in a split.
 * The thresholds let real days pass: BABA +36.8 % and PDD +56.1 % on 2022-03-16, the crash of
 * 1987-10-19. */

#include "series/check.h"

#include "base/number.h"

#include <math.h>

/* An outlier goes away by half or more, and is back, but for a fifth of that way, within a week. */
#define OUTLIER_LOG_MOVE 0.405 /* log 1.5 */
#define OUTLIER_MAX_ROWS 5
#define OUTLIER_REMAINDER 0.2

/* A split is new shares for old; the open after it is the last close times old over new. */
#define SPLIT_MIN_LOG_MOVE 0.34
#define SPLIT_CLOSE_TOLERANCE 0.15 /* log: how far the day may have gone from there */

typedef struct
{
  double of, for_one;
  double tolerance; /* log: the open against the exact ratio, where no adjusted close speaks */
} SplitRatio;

/* The smaller the ratio, the more often a real move comes near it. */
static const SplitRatio split_ratios[] = {
  { 3, 2, 0.03 }, { 2, 1, 0.04 }, { 3, 1, 0.04 }, { 4, 1, 0.1 },   { 5, 1, 0.1 },
  { 6, 1, 0.1 },  { 8, 1, 0.1 },  { 10, 1, 0.1 }, { 15, 1, 0.1 },  { 20, 1, 0.1 },
  { 25, 1, 0.1 }, { 30, 1, 0.1 }, { 50, 1, 0.1 }, { 100, 1, 0.1 },
};

/* With an adjusted close that does not move along, the provider knows of the split. */
#define SPLIT_CONFIRMED_TOLERANCE 0.15

typedef struct
{
  const DtlSeries *series;
  gsize n;
  const double *open, *close, *adj_close;
  DtlAudit *audit;
} Moves;

/* Returns: the first row from @i on whose close is a positive price; n where there is none */
static gsize
next_close (const Moves *self, gsize i)
{
  while (i < self->n && !(self->close[i] > 0))
    i++;

  return i;
}

/* Whether the closes leave row @base at row @i and come back.
 * Returns: the row that is back, or 0 */
static gsize
find_return (const Moves *self, gsize base, gsize i)
{
  double away = log (self->close[i] / self->close[base]);
  gsize last = i;

  if (fabs (away) < OUTLIER_LOG_MOVE)
    return 0;

  for (gsize j = next_close (self, i + 1); j < self->n && j - i <= OUTLIER_MAX_ROWS;
       j = next_close (self, j + 1))
    {
      double remains = log (self->close[j] / self->close[base]);
      double step = log (self->close[j] / self->close[last]);

      if (fabs (remains) < OUTLIER_REMAINDER * fabs (away) && fabs (step) > 0.5 * fabs (away))
        return j;
      last = j;
    }

  return 0;
}

/* Whether the step from row @base to row @i is like a split.
 * Returns: (nullable): the ratio */
static const SplitRatio *
find_split (const Moves *self, gsize base, gsize i)
{
  double close_move = log (self->close[i] / self->close[base]);
  double open_move = close_move;
  double adj_move = log (self->adj_close[i] / self->adj_close[base]);
  gboolean confirmed;

  if (fabs (close_move) < SPLIT_MIN_LOG_MOVE)
    return NULL;

  if (self->open[i] > 0)
    open_move = log (self->open[i] / self->close[base]);
  confirmed = isfinite (adj_move) && fabs (adj_move) < 0.5 * fabs (close_move);

  for (gsize k = 0; k < G_N_ELEMENTS (split_ratios); k++)
    {
      const SplitRatio *ratio = &split_ratios[k];
      double exact = copysign (log (ratio->of / ratio->for_one), close_move);
      double tolerance = confirmed ? SPLIT_CONFIRMED_TOLERANCE : ratio->tolerance;

      if (fabs (open_move - exact) < tolerance && fabs (close_move - exact) < SPLIT_CLOSE_TOLERANCE)
        return ratio;
    }

  return NULL;
}

static void
check_move (const Moves *self, gsize base, gsize i, gsize *back)
{
  const SplitRatio *ratio;
  char key[DTL_INSTANT_TEXT_SIZE];
  char back_key[DTL_INSTANT_TEXT_SIZE];
  char before[DTL_NUMBER_SIZE];
  char after[DTL_NUMBER_SIZE];

  dtl_series_format_key (self->series, i, key);
  dtl_number_format (self->close[base], before);
  dtl_number_format (self->close[i], after);

  *back = find_return (self, base, i);
  if (*back > 0)
    {
      dtl_audit_add (self->audit, DTL_FINDING_OUTLIER, dtl_series_get_keys (self->series)[i],
                     "The close goes from %s to %s on %s, and is back on %s.", before, after, key,
                     dtl_series_format_key (self->series, *back, back_key));
      return;
    }

  ratio = find_split (self, base, i);
  if (ratio != NULL)
    {
      gboolean falls = self->close[i] < self->close[base];

      dtl_audit_add (self->audit, DTL_FINDING_SPLIT_LIKE, dtl_series_get_keys (self->series)[i],
                     "The close goes from %s to %s on %s, like a split of %g for %g.", before,
                     after, key, falls ? ratio->of : ratio->for_one,
                     falls ? ratio->for_one : ratio->of);
    }
}

/**
 * dtl_series_check_moves:
 * @series: any
 * @audit: takes findings of outlier and split_like
 *
 * The part of dtl_series_check() that looks at closes one after the other.
 */
void
dtl_series_check_moves (const DtlSeries *series, DtlAudit *audit)
{
  Moves moves;
  gsize base;

  g_return_if_fail (series != NULL);
  g_return_if_fail (audit != NULL);

  moves = (Moves){
    .n = dtl_series_get_n (series),
    .open = dtl_series_get_column (series, DTL_COLUMN_OPEN),
    .close = dtl_series_get_column (series, DTL_COLUMN_CLOSE),
    .adj_close = dtl_series_get_column (series, DTL_COLUMN_ADJ_CLOSE),
    .series = series,
    .audit = audit,
  };

  base = next_close (&moves, 0);
  while (base < moves.n)
    {
      gsize i = next_close (&moves, base + 1);
      gsize back = 0;

      if (i == moves.n)
        break;
      if (fabs (log (moves.close[i] / moves.close[base])) >= SPLIT_MIN_LOG_MOVE)
        check_move (&moves, base, i, &back);
      base = back > 0 ? back : i;
    }
}
