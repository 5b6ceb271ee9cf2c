/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps of prices and marks of time: round, far enough apart, and never over each other. */

#include <math.h>
#include <string.h>

#include "chart/ticks.h"

static const struct
{
  double low, high, height;
  double step;
  int decimals;
} steps[] = {
  { 70, 130, 400, 10, 0 },          /* a share: 66 px a step */
  { 70, 130, 300, 10, 0 },          /* 50 px */
  { 70, 130, 200, 20, 0 },          /* 66 px */
  { 0, 1, 100, 0.5, 1 },            /* halves */
  { 0.0001, 0.0002, 480, 1e-5, 5 }, /* a token */
  { -40, 60, 480, 10, 0 },          /* through zero */
  { 0, 48, 48, 50, 0 },             /* one step at most */
  { 1e9, 3e9, 480, 2e8, 0 },        /* large numbers */
};

static void
test_step (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  DtlPriceScale scale = { steps[i].low, steps[i].high, 0, steps[i].height };
  DtlPriceTicks ticks;

  dtl_price_ticks_init (&ticks, &scale, 48);
  g_assert_cmpfloat_with_epsilon (ticks.step, steps[i].step, steps[i].step * 1e-12);
  g_assert_cmpint (ticks.decimals, ==, steps[i].decimals);
  for (gsize t = 0; t < ticks.n; t++)
    {
      double value = ticks.ticks[t].value;

      g_assert_cmpfloat (value, >=, scale.low - ticks.step * 1e-6);
      g_assert_cmpfloat (value, <=, scale.high + ticks.step * 1e-6);
      g_assert_cmpfloat_with_epsilon (value / ticks.step, rint (value / ticks.step), 1e-6);
    }
}

/* Whatever the range: at least the distance apart, and not three times as far. */
static void
test_distance (void)
{
  for (double span = 1e-6; span < 1e12; span *= 1.37)
    {
      DtlPriceScale scale = { 17, 17 + span, 0, 437 };
      DtlPriceTicks ticks;
      double px;

      dtl_price_ticks_init (&ticks, &scale, 48);
      px = ticks.step / span * 437;
      g_assert_cmpfloat (px, >=, 48 - 1e-6);
      g_assert_cmpfloat (px, <, 48 * 2.5 + 1e-6);
    }
}

static const struct
{
  double low, high, height;
  double expected[16]; /* ends with 0 */
} log_marks[] = {
  { 1, 1000, 280, { 1, 10, 100, 1000 } },                         /* decades */
  { 1, 1000, 600, { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 } }, /* 1, 2 and 5 */
  { 9, 60, 400, { 10, 15, 20, 30, 40, 50, 60 } },                 /* finer where there is room */
  { 100, 110, 300, { 100, 102, 104, 106, 108, 110 } },            /* nearly linear */
  { 1e-9, 1e9, 200, { 1e-9, 1e-6, 1e-3, 1, 1e3, 1e6, 1e9 } },     /* three decades a mark */
};

static void
test_log (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  DtlPriceScale scale;
  DtlPriceTicks ticks;
  gsize n = 0;

  dtl_price_scale_init (&scale, DTL_PRICE_SCALE_LOG,
                        (DtlRange){ log_marks[i].low, log_marks[i].high }, 0, log_marks[i].height);
  dtl_price_ticks_init (&ticks, &scale, 30);
  for (; log_marks[i].expected[n] > 0; n++)
    {
      g_assert_cmpuint (n, <, ticks.n);
      g_assert_cmpfloat_with_epsilon (ticks.ticks[n].value / log_marks[i].expected[n], 1, 1e-9);
    }
  g_assert_cmpuint (ticks.n, ==, n);
}

/* Whatever the range: in order, far enough apart, in view, and written without loss. */
static void
test_log_distance (void)
{
  for (double low = 1e-9; low < 1e12; low *= 3.7)
    for (double ratio = 1.0001; ratio < 1e15; ratio *= 1.9)
      {
        DtlPriceScale scale;
        DtlPriceTicks ticks;

        dtl_price_scale_init (&scale, DTL_PRICE_SCALE_LOG, (DtlRange){ low, low * ratio }, 0, 437);
        dtl_price_ticks_init (&ticks, &scale, 40);
        for (gsize i = 0; i < ticks.n; i++)
          {
            double value = ticks.ticks[i].value;
            double y = dtl_price_scale_y (&scale, value);
            double shown = value * pow (10, ticks.ticks[i].decimals);

            g_assert_cmpfloat (y, >=, -1e-6);
            g_assert_cmpfloat (y, <=, 437 + 1e-6);
            g_assert_cmpfloat_with_epsilon (shown / rint (shown), 1, 1e-9);
            if (i > 0)
              g_assert_cmpfloat (dtl_price_scale_y (&scale, ticks.ticks[i - 1].value) - y, >=,
                                 40 - 1e-6);
          }
      }
}

/* Round percent and round points, of a base that is not round. */
static void
test_relative (void)
{
  for (int kind = DTL_PRICE_SCALE_PERCENT; kind <= DTL_PRICE_SCALE_INDEX; kind++)
    {
      DtlPriceScale scale;
      DtlPriceTicks ticks;

      dtl_price_scale_init (&scale, (DtlPriceScaleKind) kind, (DtlRange){ 80, 130 }, 0, 400);
      scale.base = 103.76;
      dtl_price_ticks_init (&ticks, &scale, 48);
      g_assert_cmpuint (ticks.n, ==, 5); /* -20 to 20, 80 to 120 */
      for (gsize i = 0; i < ticks.n; i++)
        {
          double shown = (ticks.ticks[i].value / 103.76 - (kind == DTL_PRICE_SCALE_PERCENT)) * 10;

          g_assert_cmpfloat_with_epsilon (shown, rint (shown), 1e-9);
          g_assert_cmpint (ticks.ticks[i].decimals, ==, 0);
        }
    }
}

static void
test_too_fine (void)
{
  DtlPriceScale scale = { 1e15, 1e15 + 1, 0, 437 };
  DtlPriceTicks ticks;

  dtl_price_ticks_init (&ticks, &scale, 48);
  g_assert_cmpuint (ticks.n, ==, 0);
}

static void
test_round_below (void)
{
  g_assert_cmpfloat (dtl_ticks_round_below (162e6), ==, 100e6);
  g_assert_cmpfloat (dtl_ticks_round_below (100e6), ==, 100e6);
  g_assert_cmpfloat (dtl_ticks_round_below (99e6), ==, 50e6);
  g_assert_cmpfloat (dtl_ticks_round_below (2.5), ==, 2);
  g_assert_cmpfloat (dtl_ticks_round_below (1), ==, 1);
}

static double
measure_cb (gpointer data, const char *text, gboolean heavy)
{
  return 7.0 * (double) strlen (text);
}

/* Sessions on the weekdays from @first on. */
static DtlSeries *
make_series (gsize n, DtlDay first)
{
  gint64 *keys = g_new (gint64, n);
  double *columns[DTL_N_COLUMNS];
  DtlDay day = first;

  for (int column = 0; column < DTL_N_COLUMNS; column++)
    columns[column] = g_new0 (double, n);
  for (gsize i = 0; i < n; i++)
    {
      while (dtl_day_get_weekday (day) > G_DATE_FRIDAY)
        day++;
      keys[i] = day++;
    }

  return dtl_series_new_take (DTL_INTERVAL_DAY, NULL, n, keys, columns);
}

/* Labels as one line of text. */
static char *
label_line (const DtlSeries *series, DtlRows rows, double spacing, double width)
{
  DtlTimeScale scale = { spacing, -(double) rows.first * spacing };
  g_autoptr (GArray) ticks =
      dtl_time_ticks_new (series, rows, &scale, 0, width, NULL, measure_cb, NULL);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? " | " : "",
                            g_array_index (ticks, DtlTimeTick, i).text);

  return g_string_free (line, FALSE);
}

static const struct
{
  int year, month, day;
  gsize first, n;
  double spacing;
  const char *labels;
} lines[] = {
  { 2022, 3, 1, 0, 128, 7, "Mar 2022 | 15 | Apr | 15 | May | 16 | Jun | 15 | Jul | 15 | Aug | 15" },
  /* half a year: months and their middle; the first carries the year */
  { 2022, 3, 1, 0, 64, 14, "Mar 2022 | 14 | 21 | 28 | Apr | 11 | 18 | 25 | May | 9 | 16 | 23" },
  /* a quarter: weeks */
  { 2022, 3, 1, 8, 30, 14, "14 Mar 2022 | 21 | 28 | Apr | 11 | 18" },
  /* from within a month: the first label is a day with its year */
  { 2014, 1, 1, 0, 3120, 0.1, "2016 | 2018 | 2020 | 2022 | 2024" },
  /* twelve years in 312 px */
  { 2021, 11, 1, 0, 128, 3.5, "Nov 2021 | Dec | 15 | 2022 | 17 | Feb | 15 | Mar | 15 | Apr | 15" },
  /* across the turn of a year */
};

static void
test_labels (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DtlSeries) series = make_series (
      lines[i].first + lines[i].n, dtl_day_from_ymd (lines[i].year, lines[i].month, lines[i].day));
  DtlRows rows = { lines[i].first, lines[i].first + lines[i].n };
  g_autofree char *line =
      label_line (series, rows, lines[i].spacing, (double) lines[i].n * lines[i].spacing);

  g_assert_cmpstr (line, ==, lines[i].labels);
}

/* At every zoom: in order, inside, clear of each other, and a year on the first. */
static void
test_no_collision (void)
{
  g_autoptr (DtlSeries) series = make_series (6000, dtl_day_from_ymd (1998, 12, 7));

  for (double spacing = 0.16; spacing < 80; spacing *= 1.19)
    for (gsize first = 0; first < 5000; first += 777)
      {
        gsize n = (gsize) MIN (954 / spacing, 6000.0 - (double) first);
        DtlTimeScale scale = { spacing, -(double) first * spacing };
        DtlRows rows = { first, first + MAX (n, 1) };
        g_autoptr (GArray) ticks =
            dtl_time_ticks_new (series, rows, &scale, 0, 954, NULL, measure_cb, NULL);

        g_assert_cmpuint (ticks->len, >, 0);
        for (guint i = 0; i < ticks->len; i++)
          {
            const DtlTimeTick *tick = &g_array_index (ticks, DtlTimeTick, i);
            const DtlTimeTick *before = tick - 1;

            g_assert_cmpuint (tick->row, >=, rows.first);
            g_assert_cmpuint (tick->row, <, rows.end);
            g_assert_cmpfloat (tick->x - tick->width / 2, >=, -1e-9);
            if (i == 0)
              g_assert_cmpuint (strlen (tick->text), >=, 4);
            else
              g_assert_cmpfloat (tick->x - before->x, >=,
                                 (tick->width + before->width) / 2 + 6 - 1e-9);
          }
      }
}

/* Half a million minutes of trade in New York, through changes of the clock: marks begin their unit
 * by the calendar, wherever and how far out one looks. */
static void
test_minutes (void)
{
  const gsize n = 500000;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  gint64 *keys = g_new (gint64, n);
  double *columns[DTL_N_COLUMNS] = { NULL };
  g_autoptr (DtlSeries) series = NULL;
  DtlDay day = dtl_day_from_ymd (2017, 12, 4) - 1;

  for (gsize i = 0; i < n; i++)
    {
      if (i % 390 == 0)
        while (dtl_day_get_weekday (++day) > G_DATE_FRIDAY)
          continue;
      keys[i] = dtl_instant_from_local (day, 34200, zone) + (gint64) (i % 390) * 60;
    }
  series = dtl_series_new_take (DTL_INTERVAL_1MIN, zone, n, keys, columns);

  {
    g_autofree char *years = label_line (series, (DtlRows){ 0, n }, 0.0005, 250);
    g_autofree char *hours = label_line (series, (DtlRows){ 390 * 68, 390 * 69 }, 2, 780);

    g_assert_cmpstr (years, ==, "2018 | 2019 | 2020 | 2021 | 2022");
    g_assert_cmpstr (hours, ==, "8 Mar 2018 | 11:00 | 12:00 | 13:00 | 14:00 | 15:00");
  }

  for (double length = 30; length < (double) n; length *= 1.7)
    for (gsize first = 1; (double) first + length < (double) n; first += n / 13)
      {
        DtlTimeScale scale = { 954 / length, -(double) first * 954 / length };
        DtlRows rows = { first, first + (gsize) length };
        g_autoptr (GArray) ticks =
            dtl_time_ticks_new (series, rows, &scale, 0, 954, NULL, measure_cb, NULL);

        for (guint i = 0; i < ticks->len; i++)
          {
            const DtlTimeTick *tick = &g_array_index (ticks, DtlTimeTick, i);
            DtlDay own = dtl_series_get_day (series, tick->row);
            int y[2], m[2], d[2];

            if (ticks->len == 1 && tick->row == rows.first)
              continue; /* nothing begins in view */
            dtl_day_to_ymd (own, &y[0], &m[0], &d[0]);
            dtl_day_to_ymd (dtl_series_get_day (series, tick->row - 1), &y[1], &m[1], &d[1]);
            g_assert_true (tick->weight < DTL_MARK_YEAR || y[0] != y[1]);
            g_assert_true (tick->weight < DTL_MARK_MONTH || m[0] != m[1]);
            g_assert_true (tick->weight < DTL_MARK_DAY || d[0] != d[1]);
            g_assert_true (tick->weight != DTL_MARK_HOUR ||
                           keys[tick->row] / 3600 != keys[tick->row - 1] / 3600);
          }
      }
}

static void
test_nothing (void)
{
  DtlTimeScale scale = { 7, 0 };
  g_autoptr (GArray) none =
      dtl_time_ticks_new (NULL, (DtlRows){ 0, 0 }, &scale, 0, 954, NULL, measure_cb, NULL);
  g_autoptr (DtlSeries) series = make_series (1, dtl_day_from_ymd (2022, 7, 14));
  g_autofree char *one = label_line (series, (DtlRows){ 0, 1 }, 900, 900);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpstr (one, ==, "14 Jul 2022");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ticks/step/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_step);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ticks/labels/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_labels);
    }
  g_test_add_func ("/ticks/distance", test_distance);
  for (gsize i = 0; i < G_N_ELEMENTS (log_marks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ticks/log/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_log);
    }
  g_test_add_func ("/ticks/log-distance", test_log_distance);
  g_test_add_func ("/ticks/relative", test_relative);
  g_test_add_func ("/ticks/too-fine", test_too_fine);
  g_test_add_func ("/ticks/round-below", test_round_below);
  g_test_add_func ("/ticks/no-collision", test_no_collision);
  g_test_add_func ("/ticks/minutes", test_minutes);
  g_test_add_func ("/ticks/nothing", test_nothing);

  return g_test_run ();
}
