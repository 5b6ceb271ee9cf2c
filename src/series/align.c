/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several series on one list of sessions, that of one of them. Bars are the same where their keys
 * are; bars longer than a day also where their last sessions differ, as those of two exchanges do
 * when one rests on a Friday. Nothing is carried over from another session. */

#include "series/align.h"

#include <math.h>

static gint64
get_place (const DtlSeries *series, gsize i)
{
  DtlInterval interval = dtl_series_get_interval (series);
  gint64 key = dtl_series_get_keys (series)[i];

  return interval > DTL_INTERVAL_DAY ? dtl_interval_get_period (interval, (DtlDay) key) : key;
}

/**
 * dtl_align_rows:
 * @sessions: its rows are the list
 * @series: of the same interval
 * @rows: (out caller-allocates) (array length=n): for each row of @sessions that of @series;
 *   %DTL_ALIGN_NO_ROW where it has none. What @series has besides is left out
 *
 * Intraday bars are matched by instant, whatever the zones. O(n + m).
 */
void
dtl_align_rows (const DtlSeries *sessions, const DtlSeries *series, gsize *rows)
{
  gsize n, m;
  gsize k = 0;

  g_return_if_fail (sessions != NULL && series != NULL && rows != NULL);
  g_return_if_fail (dtl_series_get_interval (sessions) == dtl_series_get_interval (series));

  n = dtl_series_get_n (sessions);
  m = dtl_series_get_n (series);
  for (gsize i = 0; i < n; i++)
    {
      gint64 place = get_place (sessions, i);

      while (k < m && get_place (series, k) < place)
        k++;
      rows[i] = k < m && get_place (series, k) == place ? k : DTL_ALIGN_NO_ROW;
    }
}

/**
 * dtl_align_column:
 * @column: of @series
 * @values: (out caller-allocates) (array length=n): for each row of @sessions the value of
 *   @series there, NAN where it has none
 *
 * As dtl_align_rows().
 */
void
dtl_align_column (const DtlSeries *sessions,
                  const DtlSeries *series,
                  DtlColumn column,
                  double *values)
{
  g_autofree gsize *rows = NULL;
  const double *source;
  gsize n;

  g_return_if_fail (sessions != NULL && series != NULL && values != NULL);

  n = dtl_series_get_n (sessions);
  rows = g_new (gsize, MAX (n, 1));
  source = dtl_series_get_column (series, column);
  dtl_align_rows (sessions, series, rows);
  for (gsize i = 0; i < n; i++)
    values[i] = rows[i] != DTL_ALIGN_NO_ROW ? source[rows[i]] : NAN;
}
