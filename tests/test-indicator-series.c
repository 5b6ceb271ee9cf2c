/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators against their definitions, term by term, and what may never happen on any series. */

#include <math.h>
#include <string.h>

#include "indicator-rows.h"

/* The weighted sum that exponential smoothing comes to: (1 - rate)^m of the seed, and rate x
 * (1 - rate)^j of the value j rows ago. */
static double
smooth_at (const double *values, gsize i, gsize window, double rate)
{
  long double sum = 0, weight = 1;
  gsize first = i;
  gsize k;

  if (isnan (values[i]))
    return NAN;
  while (first > 0 && !isnan (values[first - 1]))
    first--;
  if (i - first + 1 < window)
    return NAN;

  for (k = i; k >= first + window; k--)
    {
      sum += weight * rate * values[k];
      weight *= 1 - rate;
    }
  for (k = first; k < first + window; k++)
    sum += weight * values[k] / window;

  return (double) sum;
}

static double
mean_at (const double *values, gsize i, gsize window)
{
  long double sum = 0;

  if (i + 1 < window)
    return NAN;
  for (gsize k = i + 1 - window; k <= i; k++)
    sum += values[k];

  return (double) (sum / window);
}

static double
deviation_at (const double *values, gsize i, gsize window, gsize degrees_lost)
{
  long double mean = mean_at (values, i, window);
  long double sum = 0;

  if (i + 1 < window)
    return NAN;
  for (gsize k = i + 1 - window; k <= i; k++)
    sum += (values[k] - mean) * (values[k] - mean);

  return (double) sqrtl (sum / (window - degrees_lost));
}

/* Random walks with missing values. */
static IndicatorRows
make_random (guint32 seed, gboolean with_gaps)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  double price = 100;
  IndicatorRows rows = { .n = INDICATOR_MAX_ROWS };

  for (gsize i = 0; i < rows.n; i++)
    {
      double before = price;

      price *= exp (g_rand_double_range (rand, -0.05, 0.05));
      rows.values[DTL_COLUMN_OPEN][i] = before;
      rows.values[DTL_COLUMN_CLOSE][i] = price;
      rows.values[DTL_COLUMN_HIGH][i] = MAX (before, price) * g_rand_double_range (rand, 1, 1.02);
      rows.values[DTL_COLUMN_LOW][i] = MIN (before, price) * g_rand_double_range (rand, 0.98, 1);
      rows.values[DTL_COLUMN_ADJ_CLOSE][i] = NAN;
      rows.values[DTL_COLUMN_VOLUME][i] = g_rand_int_range (rand, 0, 1000000);
      for (int c = 0; with_gaps && c < DTL_N_COLUMNS; c++)
        if (g_rand_int_range (rand, 0, 60) == 0)
          rows.values[c][i] = NAN;
    }

  return rows;
}

static void
check_smoothed (const IndicatorRows *rows)
{
  const double *close = rows->values[DTL_COLUMN_CLOSE];
  double fast[INDICATOR_MAX_ROWS], ranges[INDICATOR_MAX_ROWS], gains[INDICATOR_MAX_ROWS],
      losses[INDICATOR_MAX_ROWS];
  IndicatorOutputs ema, macd, rsi, atr;

  indicator_compute ("ema:10", rows, rows, ema);
  indicator_compute ("macd:5:12:4", rows, rows, macd);
  indicator_compute ("rsi:9", rows, rows, rsi);
  indicator_compute ("atr:7", rows, rows, atr);

  for (gsize i = 0; i < rows->n; i++)
    {
      double before = i > 0 ? close[i - 1] : NAN;
      double high = rows->values[DTL_COLUMN_HIGH][i], low = rows->values[DTL_COLUMN_LOW][i];
      double change = close[i] - before;

      fast[i] = smooth_at (close, i, 5, 2.0 / 6) - smooth_at (close, i, 12, 2.0 / 13);
      /* The distance from the lowest to the highest of high, low and the close before */
      ranges[i] = isnan (high + low + before)
                      ? NAN
                      : MAX (MAX (high, low), before) - MIN (MIN (high, low), before);
      gains[i] = isnan (change) ? NAN : MAX (change, 0);
      losses[i] = isnan (change) ? NAN : MAX (-change, 0);
    }

  for (gsize i = 0; i < rows->n; i++)
    {
      double gain = smooth_at (gains, i, 9, 1.0 / 9), loss = smooth_at (losses, i, 9, 1.0 / 9);
      double signal = smooth_at (fast, i, 4, 2.0 / 5);

      indicator_assert (ema[0][i], smooth_at (close, i, 10, 2.0 / 11), 1e-10);
      indicator_assert (macd[0][i], fast[i], 1e-10);
      indicator_assert (macd[1][i], signal, 1e-10);
      indicator_assert (macd[2][i], fast[i] - signal, 1e-10);
      indicator_assert (rsi[0][i], 100 - 100 / (1 + gain / loss), 1e-9);
      indicator_assert (atr[0][i], smooth_at (ranges, i, 7, 1.0 / 7), 1e-10);
    }
}

static void
check_windows (const IndicatorRows *rows)
{
  const double *close = rows->values[DTL_COLUMN_CLOSE];
  double returns[INDICATOR_MAX_ROWS];
  IndicatorOutputs sma, bollinger, volatility;

  indicator_compute ("sma:13", rows, rows, sma);
  indicator_compute ("bollinger:20:2.5", rows, rows, bollinger);
  indicator_compute ("volatility:21", rows, rows, volatility);
  for (gsize i = 0; i < rows->n; i++)
    returns[i] = i > 0 ? log (close[i]) - log (close[i - 1]) : NAN;

  for (gsize i = 0; i < rows->n; i++)
    {
      double mean = mean_at (close, i, 20), deviation = deviation_at (close, i, 20, 0);

      indicator_assert (sma[0][i], mean_at (close, i, 13), 1e-11);
      indicator_assert (bollinger[0][i], mean + 2.5 * deviation, 1e-10);
      indicator_assert (bollinger[1][i], mean, 1e-11);
      indicator_assert (bollinger[2][i], mean - 2.5 * deviation, 1e-10);
      indicator_assert (volatility[0][i], deviation_at (returns, i, 21, 1) * sqrt (252), 1e-12);
    }
}

static void
check_sums (const IndicatorRows *rows)
{
  const double *close = rows->values[DTL_COLUMN_CLOSE];
  const double *volume = rows->values[DTL_COLUMN_VOLUME];
  IndicatorOutputs obv, vwap, drawdown;

  indicator_compute ("obv", rows, rows, obv);
  indicator_compute ("vwap", rows, rows, vwap);
  indicator_compute ("drawdown", rows, rows, drawdown);
  for (gsize i = 0; i < rows->n; i++)
    {
      long double balance = 0, traded = 0, volumes = 0;
      double highest = 0, before = NAN;
      double typical = NAN;

      for (gsize k = 0; k <= i; k++)
        {
          typical =
              (rows->values[DTL_COLUMN_HIGH][k] + rows->values[DTL_COLUMN_LOW][k] + close[k]) / 3;
          if (!isnan (typical * volume[k]))
            {
              traded += typical * volume[k];
              volumes += volume[k];
            }
          if (!isnan (close[k] * volume[k]))
            {
              balance += before > close[k] ? -volume[k] : before >= close[k] ? 0 : volume[k];
              before = close[k];
            }
          highest = fmax (highest, close[k]);
        }
      indicator_assert (obv[0][i], isnan (close[i] * volume[i]) ? NAN : (double) balance, 1e-6);
      indicator_assert (vwap[0][i], isnan (typical * volume[i]) ? NAN : (double) (traded / volumes),
                        1e-10);
      indicator_assert (drawdown[0][i], close[i] / highest - 1, 1e-14);
    }
}

static void
check_beta (const IndicatorRows *rows, const IndicatorRows *benchmark)
{
  const double *own = rows->values[DTL_COLUMN_CLOSE];
  const double *other = benchmark->values[DTL_COLUMN_CLOSE];
  IndicatorOutputs out;

  indicator_compute ("beta:15", rows, benchmark, out);
  for (gsize i = 0; i < rows->n; i++)
    {
      long double x[15], y[15], mean_x = 0, mean_y = 0, xx = 0, xy = 0;
      gsize found = 0;
      gsize last = i;

      /* Back over the sessions that both have, until there are 15 returns */
      for (gsize k = i; found < 15 && k > 0 && !isnan (own[i] * other[i]); k--)
        if (!isnan (own[k - 1] * other[k - 1]))
          {
            x[found] = other[last] / other[k - 1] - 1;
            y[found] = own[last] / own[k - 1] - 1;
            mean_x += x[found] / 15;
            mean_y += y[found++] / 15;
            last = k - 1;
          }
      for (gsize k = 0; k < found; k++)
        {
          xx += (x[k] - mean_x) * (x[k] - mean_x);
          xy += (x[k] - mean_x) * (y[k] - mean_y);
        }
      indicator_assert (out[0][i], found == 15 ? (double) (xy / xx) : NAN, 1e-10);
    }
}

static void
test_definitions (void)
{
  for (guint32 seed = 1; seed <= 6; seed++)
    {
      IndicatorRows rows = make_random (seed, seed % 3 != 0);
      IndicatorRows benchmark = make_random (seed + 100, seed % 2 == 0);

      check_smoothed (&rows);
      check_windows (&rows);
      check_sums (&rows);
      check_beta (&rows, &benchmark);
    }
}

static const char *const all[] = {
  "sma:5", "ema:5", "bollinger:5:2", "rsi:5",        "macd:3:5:4", "atr:5",
  "obv",   "vwap",  "drawdown",      "volatility:5", "beta:5",
};

static gsize
get_n_outputs (const char *spec, gsize *warmup)
{
  DtlIndicator indicator;

  g_assert_true (dtl_indicator_parse (spec, &indicator, NULL));
  if (warmup != NULL)
    *warmup = dtl_indicator_get_warmup (&indicator);

  return dtl_indicator_kind_get_n_outputs (indicator.kind);
}

/* A series without gaps has values from the warm-up on, and not one row earlier in all outputs. */
static void
test_warmup (void)
{
  IndicatorRows rows = make_random (7, FALSE);
  IndicatorRows benchmark = make_random (8, FALSE);

  for (gsize s = 0; s < G_N_ELEMENTS (all); s++)
    {
      gsize warmup;
      gsize n_outputs = get_n_outputs (all[s], &warmup);
      gboolean complete = warmup > 0;
      IndicatorOutputs out;

      indicator_compute (all[s], &rows, &benchmark, out);
      for (gsize k = 0; k < n_outputs; k++)
        {
          complete = complete && !isnan (out[k][warmup - 1]);
          for (gsize i = warmup; i < rows.n; i++)
            g_assert_true (isfinite (out[k][i]));
        }
      g_assert_false (complete);
    }
}

/* Prices doubled: what is in prices doubles to the last bit, all else stays. */
static void
test_scale (void)
{
  IndicatorRows rows = make_random (9, TRUE);
  IndicatorRows doubled = rows;

  for (int c = 0; c <= DTL_COLUMN_ADJ_CLOSE; c++)
    for (gsize i = 0; i < rows.n; i++)
      doubled.values[c][i] *= 2;

  for (gsize s = 0; s < G_N_ELEMENTS (all); s++)
    {
      DtlIndicator indicator;
      IndicatorOutputs out, out_doubled;
      double factor;

      g_assert_true (dtl_indicator_parse (all[s], &indicator, NULL));
      factor = indicator.kind->unit == DTL_INDICATOR_PRICE ||
                       indicator.kind->unit == DTL_INDICATOR_DIFFERENCE
                   ? 2
                   : 1;
      indicator_compute (all[s], &rows, &rows, out);
      indicator_compute (all[s], &doubled, &rows, out_doubled);
      for (gsize k = 0; k < dtl_indicator_kind_get_n_outputs (indicator.kind); k++)
        for (gsize i = 0; i < rows.n; i++)
          indicator_assert (out_doubled[k][i], factor * out[k][i], 0);
    }
}

/* A higher level moves prices by as much, and nothing that is a difference. */
static void
test_shift (void)
{
  static const struct
  {
    const char *spec;
    double shift;
  } shifted[] = {
    { "sma:5", 1024 }, { "ema:5", 1024 }, { "bollinger:5:2", 1024 }, { "vwap", 1024 }, /* */
    { "rsi:5", 0 },    { "atr:5", 0 },    { "macd:3:5:4", 0 },       { "obv", 0 },     /* */
  };
  IndicatorRows rows = make_random (10, TRUE);
  IndicatorRows higher = rows;

  for (int c = 0; c <= DTL_COLUMN_ADJ_CLOSE; c++)
    for (gsize i = 0; i < rows.n; i++)
      higher.values[c][i] += 1024;

  for (gsize s = 0; s < G_N_ELEMENTS (shifted); s++)
    {
      IndicatorOutputs out, out_higher;

      indicator_compute (shifted[s].spec, &rows, &rows, out);
      indicator_compute (shifted[s].spec, &higher, &higher, out_higher);
      for (gsize k = 0; k < get_n_outputs (shifted[s].spec, NULL); k++)
        for (gsize i = 0; i < rows.n; i++)
          indicator_assert (out_higher[k][i], out[k][i] + shifted[s].shift, 1e-9);
    }
}

/* No row knows of later ones: cutting the series changes nothing before the cut. */
static void
test_past_only (void)
{
  IndicatorRows rows = make_random (11, TRUE);
  IndicatorRows benchmark = make_random (12, TRUE);

  for (gsize s = 0; s < G_N_ELEMENTS (all); s++)
    for (gsize n = 0; n < rows.n; n += 37)
      {
        IndicatorRows cut = rows;
        IndicatorOutputs out, out_cut;

        cut.n = n;
        indicator_compute (all[s], &rows, &benchmark, out);
        indicator_compute (all[s], &cut, &benchmark, out_cut);
        for (gsize k = 0; k < get_n_outputs (all[s], NULL); k++)
          for (gsize i = 0; i < n; i++)
            indicator_assert (out_cut[k][i], out[k][i], 0);
      }
}

static void
test_flat (void)
{
  static const struct
  {
    const char *spec;
    double value;
  } flat[] = {
    { "sma:5", 7.7 },  { "ema:5", 7.7 },      { "bollinger:5:2", 7.7 }, { "rsi:5", NAN }, /* */
    { "atr:5", 0 },    { "macd:3:5:4", 0 },   { "obv", 100 },           { "vwap", 7.7 },  /* */
    { "drawdown", 0 }, { "volatility:5", 0 }, { "beta:5", NAN },                          /* */
  };
  IndicatorRows rows = { .n = 40 };

  for (gsize i = 0; i < rows.n; i++)
    for (int c = 0; c < DTL_N_COLUMNS; c++)
      rows.values[c][i] = c == DTL_COLUMN_VOLUME ? 100 : 7.7;

  for (gsize s = 0; s < G_N_ELEMENTS (flat); s++)
    {
      IndicatorOutputs out;

      indicator_compute (flat[s].spec, &rows, &rows, out);
      for (gsize k = 0; k < get_n_outputs (flat[s].spec, NULL); k++)
        indicator_assert (out[k][rows.n - 1], flat[s].value, 1e-14);
    }
}

/* Few or no rows, and windows longer than all of them. */
static void
test_short (void)
{
  static const char *const longer[] = {
    "sma:4",         "ema:4",
    "bollinger:4:2", "rsi:3",
    "macd:2:4:2",    "atr:3",
    "volatility:3",  "beta:3",
    "sma:100000",    "ema:100000",
    "rsi:100000",    "volatility:100000",
    "beta:100000",   "bollinger:100000:2",
  };

  for (gsize s = 0; s < G_N_ELEMENTS (longer); s++)
    for (gsize n = 0; n <= 3; n++)
      {
        IndicatorRows rows = make_random (13, FALSE);
        IndicatorOutputs out;

        rows.n = n;
        indicator_compute (longer[s], &rows, &rows, out);
        for (gsize k = 0; k < get_n_outputs (longer[s], NULL); k++)
          for (gsize i = 0; i < n; i++)
            g_assert_true (isnan (out[k][i]));
      }
}

/* Any numbers at all: what comes out is finite or missing. */
static void
test_bad_numbers (void)
{
  static const double odd[] = { 0, -1, 1e-8, 1e12, -1e12, 1e300, 1.7e308, -1.7e308, 5e-324, NAN };
  g_autoptr (GRand) rand = g_rand_new_with_seed (14);
  IndicatorRows rows = { .n = INDICATOR_MAX_ROWS };

  for (int round = 0; round < 20; round++)
    {
      for (gsize i = 0; i < rows.n; i++)
        for (int c = 0; c < DTL_N_COLUMNS; c++)
          rows.values[c][i] = odd[g_rand_int_range (rand, 0, G_N_ELEMENTS (odd))];

      for (gsize s = 0; s < G_N_ELEMENTS (all); s++)
        {
          IndicatorOutputs out;

          indicator_compute (all[s], &rows, &rows, out);
          for (gsize k = 0; k < get_n_outputs (all[s], NULL); k++)
            for (gsize i = 0; i < rows.n; i++)
              g_assert_true (isfinite (out[k][i]) || isnan (out[k][i]));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/indicator/series/definitions", test_definitions);
  g_test_add_func ("/indicator/series/warmup", test_warmup);
  g_test_add_func ("/indicator/series/scale", test_scale);
  g_test_add_func ("/indicator/series/shift", test_shift);
  g_test_add_func ("/indicator/series/past-only", test_past_only);
  g_test_add_func ("/indicator/series/flat", test_flat);
  g_test_add_func ("/indicator/series/short", test_short);
  g_test_add_func ("/indicator/series/bad-numbers", test_bad_numbers);

  return g_test_run ();
}
