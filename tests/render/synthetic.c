/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A walk of pseudo-random steps in hundredths, on the weekdays from a day on. */

#include "synthetic.h"

#include <math.h>

#include "series/builder.h"

static guint32
next_random (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;

  return *state >> 8;
}

static DtlSeries *
take_bars (const GArray *bars)
{
  g_autoptr (DtlSeriesBuilder) builder = dtl_series_builder_new (DTL_INTERVAL_DAY, NULL);
  g_autoptr (DtlAudit) audit = dtl_audit_new ();

  for (guint i = 0; i < bars->len; i++)
    g_assert_true (
        dtl_series_builder_append (builder, &g_array_index (bars, DtlBar, i), i + 1, NULL));

  return dtl_series_builder_finish (builder, audit);
}

/* Returns: (transfer full): @n bars; rises and falls mix, and days 10, 30 and 31 of every 40 jump
 */
DtlSeries *
synthetic_series (gsize n, DtlDay first, double price)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, TRUE, sizeof (DtlBar));
  guint32 state = 12345;
  int close = (int) (price * 100);
  DtlDay day = first;

  for (gsize i = 0; i < n; i++, day++)
    {
      int range = close / 40 + 1;
      int open = close + (int) (next_random (&state) % (guint) range) - range / 2;
      int step = (int) (next_random (&state) % (guint) (2 * range)) - range + close / 400;
      int spread = (int) (next_random (&state) % (guint) range);
      DtlBar bar;

      while (dtl_day_get_weekday (day) > G_DATE_FRIDAY)
        day++;
      if (i % 40 == 10)
        step = close / 8;
      if (i % 40 == 30 || i % 40 == 31)
        step = -close / 16;

      close = MAX (close + step, 50);
      bar = (DtlBar){ .key = day };
      bar.value[DTL_COLUMN_OPEN] = open / 100.0;
      bar.value[DTL_COLUMN_CLOSE] = close / 100.0;
      bar.value[DTL_COLUMN_HIGH] = (MAX (open, close) + spread / 2) / 100.0;
      bar.value[DTL_COLUMN_LOW] = (MIN (open, close) - spread / 3) / 100.0;
      bar.value[DTL_COLUMN_ADJ_CLOSE] = NAN;
      bar.value[DTL_COLUMN_VOLUME] =
          20e6 + 1000.0 * (next_random (&state) % 20000) + (i % 40 == 10 ? 120e6 : 0);
      g_array_append_val (bars, bar);
    }

  return take_bars (bars);
}

/* Returns: (transfer full): @n bars of one price throughout, without volume */
DtlSeries *
synthetic_flat (gsize n, DtlDay first, double price)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, TRUE, sizeof (DtlBar));
  DtlDay day = first;

  for (gsize i = 0; i < n; i++, day++)
    {
      DtlBar bar = { .key = day };

      for (int column = 0; column < DTL_N_COLUMNS; column++)
        bar.value[column] = column <= DTL_COLUMN_CLOSE ? price : NAN;
      g_array_append_val (bars, bar);
    }

  return take_bars (bars);
}

static void
copy_columns (DtlSeries *series, double *columns[DTL_N_COLUMNS])
{
  gsize n = dtl_series_get_n (series);

  for (int column = 0; column < DTL_N_COLUMNS; column++)
    columns[column] =
        g_memdup2 (dtl_series_get_column (series, (DtlColumn) column), n * sizeof (double));
}

/* Returns: (transfer full): @n bars of half an hour, 13 a day from 09:30 UTC on */
DtlSeries *
synthetic_intraday (gsize n, DtlDay first, double price)
{
  g_autoptr (DtlSeries) daily = synthetic_series (n, first, price);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  gint64 *keys = g_new (gint64, n);
  double *columns[DTL_N_COLUMNS];

  copy_columns (daily, columns);
  for (gsize i = 0; i < n; i++)
    keys[i] = dtl_series_get_keys (daily)[i / 13] * 86400 + 34200 + (gint64) (i % 13) * 1800;

  return dtl_series_new_take (DTL_INTERVAL_30MIN, zone, n, keys, columns);
}

/* Returns: (transfer full): @series without any value in one of @every rows */
DtlSeries *
synthetic_holes (DtlSeries *series, gsize every)
{
  gsize n = dtl_series_get_n (series);
  gint64 *keys = g_memdup2 (dtl_series_get_keys (series), n * sizeof (gint64));
  double *columns[DTL_N_COLUMNS];

  copy_columns (series, columns);
  for (int column = 0; column < DTL_N_COLUMNS; column++)
    for (gsize i = every - 1; i < n; i += every)
      columns[column][i] = NAN;

  return dtl_series_new_take (DTL_INTERVAL_DAY, NULL, n, keys, columns);
}

/* Returns: (transfer full): @series with its prices times @factor plus @shift */
DtlSeries *
synthetic_map (DtlSeries *series, double factor, double shift)
{
  gsize n = dtl_series_get_n (series);
  gint64 *keys = g_memdup2 (dtl_series_get_keys (series), n * sizeof (gint64));
  double *columns[DTL_N_COLUMNS];

  copy_columns (series, columns);
  for (int column = DTL_COLUMN_OPEN; column <= DTL_COLUMN_CLOSE; column++)
    for (gsize i = 0; i < n; i++)
      columns[column][i] = columns[column][i] * factor + shift;

  return dtl_series_new_take (DTL_INTERVAL_DAY, NULL, n, keys, columns);
}

/* Appends a flag whose texts and value are those of the bar at @row. */
void
synthetic_flag (GArray *flags,
                const DtlSeries *series,
                gint64 id,
                gsize row,
                const char *title,
                DtlSymbol symbol)
{
  const double *close = dtl_series_get_column (series, DTL_COLUMN_CLOSE);
  DtlFlag flag = { .id = id, .row = row, .symbol = symbol };

  flag.title = g_strdup (title);
  flag.when = dtl_format_day (dtl_series_get_day (series, row), DTL_DAY_STYLE_DAY_MONTH, NULL);
  flag.value = row > 0 ? close[row] / close[row - 1] - 1 : NAN;
  if (symbol == DTL_SYMBOL_LETTER)
    flag.letter = g_utf8_get_char (title);
  g_array_append_val (flags, flag);
}
