/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Returns of single rows and of windows, each with the price it is measured against. "-4.05 %"
 * alone says nothing: of yesterday's close, of today's open, adjusted or not? */

#include "series/returns.h"

#include <math.h>

static DtlReturn
undefined (void)
{
  return (DtlReturn){ .value = NAN, .kind = DTL_BASE_NONE };
}

static gboolean
is_price (double value)
{
  return isfinite (value) && value > 0;
}

/* Returns: the last row before @i with a positive close, or @i where there is none */
static gsize
find_previous_close (const DtlSeries *series, gsize i)
{
  const double *close = dtl_series_get_column (series, DTL_COLUMN_CLOSE);

  for (gsize k = i; k > 0; k--)
    if (is_price (close[k - 1]))
      return k - 1;

  return i;
}

/**
 * dtl_returns_day:
 * @i: a row
 * @adjusted: whether to use adjusted closes; without them on both rows raw ones are used, and the
 *   result says so
 *
 * Close of row @i over the last close before it.
 */
DtlReturn
dtl_returns_day (const DtlSeries *series, gsize i, gboolean adjusted)
{
  return dtl_returns_window (series, i, i, adjusted);
}

/**
 * dtl_returns_open_to_close:
 * @i: a row
 *
 * Close of row @i over its own open.
 */
DtlReturn
dtl_returns_open_to_close (const DtlSeries *series, gsize i)
{
  double open, close;

  g_return_val_if_fail (series != NULL && i < dtl_series_get_n (series), undefined ());

  open = dtl_series_get_column (series, DTL_COLUMN_OPEN)[i];
  close = dtl_series_get_column (series, DTL_COLUMN_CLOSE)[i];
  if (!is_price (open) || !is_price (close))
    return undefined ();

  return (DtlReturn){ .value = close / open - 1, .kind = DTL_BASE_OPEN, .base = i };
}

/**
 * dtl_returns_gap:
 * @i: a row
 *
 * Open of row @i over the last close before it.
 */
DtlReturn
dtl_returns_gap (const DtlSeries *series, gsize i)
{
  double open;
  gsize base;

  g_return_val_if_fail (series != NULL && i < dtl_series_get_n (series), undefined ());

  open = dtl_series_get_column (series, DTL_COLUMN_OPEN)[i];
  base = find_previous_close (series, i);
  if (base == i || !is_price (open))
    return undefined ();

  return (DtlReturn){
    .value = open / dtl_series_get_column (series, DTL_COLUMN_CLOSE)[base] - 1,
    .kind = DTL_BASE_PREVIOUS_CLOSE,
    .base = base,
  };
}

/**
 * dtl_returns_window:
 * @first: the first row of the window
 * @last: its last row, not before @first
 * @adjusted: as for dtl_returns_day()
 *
 * Close of row @last over the last close before row @first: what was earned by holding through
 * the window.
 */
DtlReturn
dtl_returns_window (const DtlSeries *series, gsize first, gsize last, gboolean adjusted)
{
  const double *close;
  const double *adj_close;
  gsize base;

  g_return_val_if_fail (series != NULL, undefined ());
  g_return_val_if_fail (first <= last && last < dtl_series_get_n (series), undefined ());

  close = dtl_series_get_column (series, DTL_COLUMN_CLOSE);
  adj_close = dtl_series_get_column (series, DTL_COLUMN_ADJ_CLOSE);
  base = find_previous_close (series, first);
  if (base == first || !is_price (close[last]))
    return undefined ();

  adjusted = adjusted && is_price (adj_close[last]) && is_price (adj_close[base]);

  return (DtlReturn){
    .value = adjusted ? adj_close[last] / adj_close[base] - 1 : close[last] / close[base] - 1,
    .kind = DTL_BASE_PREVIOUS_CLOSE,
    .base = base,
    .adjusted = adjusted,
  };
}

/**
 * dtl_returns_volume_ratio:
 * @i: a row
 * @sessions: how many rows before it, at least 1
 *
 * Returns: volume of row @i over the mean volume of the @sessions rows before it; NAN where one of
 *   these is missing, or where nothing was traded
 */
double
dtl_returns_volume_ratio (const DtlSeries *series, gsize i, gsize sessions)
{
  const double *volume;
  double sum = 0;

  g_return_val_if_fail (series != NULL && i < dtl_series_get_n (series), NAN);
  g_return_val_if_fail (sessions > 0, NAN);

  if (i < sessions)
    return NAN;

  volume = dtl_series_get_column (series, DTL_COLUMN_VOLUME);
  for (gsize k = i - sessions; k < i; k++)
    sum += volume[k];

  return sum > 0 ? volume[i] / (sum / (double) sessions) : NAN;
}
