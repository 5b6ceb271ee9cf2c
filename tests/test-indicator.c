/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Specs of indicators, and worked values. */

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "indicator-rows.h"

static const char *const specs[] = {
  "sma:20", "ema:20",   "bollinger:20:2", "rsi:14",  "macd:12:26:9",    "atr:14",     "obv",
  "vwap",   "drawdown", "volatility:20",  "beta:60", "bollinger:5:2.5", "sma:100000",
};

static const struct
{
  const char *spec;
  DtlError code;
  const char *message;
} refused[] = {
  { "sma", DTL_ERROR_PARSE, "“sma” is not written as sma:N, for example sma:20." },
  { "sma:", DTL_ERROR_RANGE, "“sma:”: N is a whole number from 1 to 100000, and “” is none." },
  { "sma:0", DTL_ERROR_RANGE, "“sma:0”: N is a whole number from 1 to 100000, and “0” is none." },
  { "sma:1.5", DTL_ERROR_RANGE,
    "“sma:1.5”: N is a whole number from 1 to 100000, and “1.5” is none." },
  { "sma:100001", DTL_ERROR_RANGE,
    "“sma:100001”: N is a whole number from 1 to 100000, and “100001” is none." },
  { "sma:nan", DTL_ERROR_RANGE,
    "“sma:nan”: N is a whole number from 1 to 100000, and “nan” is none." },
  { "sma:20:2", DTL_ERROR_PARSE, "“sma:20:2” is not written as sma:N, for example sma:20." },
  { "bollinger:20", DTL_ERROR_PARSE,
    "“bollinger:20” is not written as bollinger:N:K, for example bollinger:20:2." },
  { "bollinger:20:-1", DTL_ERROR_RANGE,
    "“bollinger:20:-1”: K is a number from 0 to 100, and “-1” is none." },
  { "volatility:1", DTL_ERROR_RANGE,
    "“volatility:1”: N is a whole number from 2 to 100000, and “1” is none." },
  { "macd:26:12:9", DTL_ERROR_RANGE, "“macd:26:12:9”: S is not above F." },
  { "obv:1", DTL_ERROR_PARSE, "“obv:1”: obv takes no options." },
  { "SMA:20", DTL_ERROR_NOT_FOUND,
    "There is no indicator “SMA:20”; there are sma:N, ema:N, bollinger:N:K, rsi:N, macd:F:S:G, "
    "atr:N, obv, vwap, drawdown, volatility:N and beta:N." },
};

static void
test_specs (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autofree char *spec = NULL;
      DtlIndicator indicator;

      g_assert_true (dtl_indicator_parse (specs[i], &indicator, NULL));
      spec = dtl_indicator_dup_spec (&indicator);
      g_assert_cmpstr (spec, ==, specs[i]);
    }
}

static void
test_refused (void)
{
  static const char *const names[] = { "", ":", "sm", "smaa:1", "20:sma", " sma:20" };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      DtlIndicator indicator = { 0 };

      g_assert_false (dtl_indicator_parse (refused[i].spec, &indicator, &error));
      g_assert_error (error, DTL_ERROR, (int) refused[i].code);
      g_assert_cmpstr (error->message, ==, refused[i].message);
      g_assert_null (indicator.kind);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      DtlIndicator indicator;

      g_assert_false (dtl_indicator_parse (names[i], &indicator, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
    }
}

/* The table can be shown and saved: ids are unique, usual options are allowed ones. */
static void
test_table (void)
{
  const DtlIndicatorKind *const *kinds = dtl_indicator_get_kinds ();

  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (GString) spec = g_string_new (kinds[i]->id);
      DtlIndicator indicator;

      for (gsize k = 0; kinds[i]->options[k].name != NULL; k++)
        {
          g_assert_nonnull (kinds[i]->options[k].title);
          g_string_append_printf (spec, ":%g", kinds[i]->options[k].usual);
        }
      g_assert_true (dtl_indicator_parse (spec->str, &indicator, NULL));
      g_assert_true (indicator.kind == kinds[i]);
      g_assert_nonnull (kinds[i]->title);
    }
}

/* By hand, each from the definition in its file */

typedef struct
{
  const char *spec;
  const char *closes;    /* of all bars; "-" is missing */
  const char *highs;     /* nullable: the close */
  const char *lows;      /* nullable: the close */
  const char *volumes;   /* nullable: 1 */
  const char *benchmark; /* nullable: the closes */
  const char *expected[DTL_INDICATOR_MAX_OUTPUTS];
} WorkedCase;

static const WorkedCase worked[] = {
  { "sma:3", "1 2 3 4 5", .expected = { "- - 2 3 4" } }, /* */
  { "sma:1", "1 - 3", .expected = { "1 - 3" } },         /* */
  { "sma:2", "1 2 - 4 5 6",
    .expected = { "- 1.5 - - 4.5 5.5" } },                   /* a gap leaves with its window */
  { "ema:3", "1 2 3 4 8", .expected = { "- - 2 3 5.5" } },   /* k = 1/2 from the mean 2 */
  { "ema:2", "1 3 - 4 6 8", .expected = { "- 2 - - 5 7" } }, /* starts anew; k = 2/3 */
  { "bollinger:2:2", "1 3 3",                                /* population: sd of 1, 3 is 1 */
    .expected = { "- 4 3", "- 2 3", "- 0 3" } },             /* */
  { "bollinger:4:1", "2 4 6 8",                              /* sd is the root of 5 */
    .expected = { "- - - 7.2360679774997896", "- - - 5", "- - - 2.7639320225002104" } },
  { "rsi:2", "10 11 10 12", .expected = { "- - 50 83.333333333333333" } }, /* .5:.5, 1.25:.25 */
  { "rsi:2", "1 2 3 4 3", .expected = { "- - 100 100 50" } },              /* 1:0, 1:0, .5:.5 */
  { "rsi:2", "5 5 5 4", .expected = { "- - - 0" } },                       /* no change: no part */
  { "rsi:1", "5 - 5 6", .expected = { "- - - 100" } }, /* no change over a gap */
  { "macd:1:2:2", "1 3 2 6", /* slow: 2, 2, 14/3; signal: mean of 1 and 0, then 2/3 of the way */
    .expected = { "- 1 0 1.3333333333333333", "- - 0.5 1.0555555555555556",
                  "- - -0.5 0.27777777777777778" } },
  { "atr:2", "9 10 14 12", .highs = "10 11 15 13", .lows = "8 9 12 12", /* ranges: 2, 5, 2 */
    .expected = { "- - 3.5 2.75" } },                                   /* */
  { "atr:1", "9 - 14 12", .highs = "10 11 15 13",
    .lows = "8 9 12 12",                                     /* row 2 has no close before */
    .expected = { "- 2 - 2" } },                             /* */
  { "obv", "10 11 10 10 12", .volumes = "100 200 50 70 30",  /* */
    .expected = { "100 300 250 250 280" } },                 /* */
  { "obv", "10 11 - 10 12 11", .volumes = "- 200 50 - 30 5", /* passed over */
    .expected = { "- 200 - - 230 225" } },                   /* */
  { "vwap", "9 12", .highs = "10 14", .lows = "8 10", .volumes = "10 20",     /* typical: 9, 12 */
    .expected = { "9 11" } },                                                 /* */
  { "vwap", "9 12 - 5", .volumes = "0 1 1 1", .expected = { "- 12 - 8.5" } }, /* 9 weighs nothing */
  { "drawdown", "100 80 120 90 - 60",                                         /* */
    .expected = { "0 -0.2 0 -0.25 - -0.5" } },                                /* */
  { "drawdown", "-5 0 4 2 -1 3", .expected = { "- - 0 -0.5 - -0.25" } },      /* no price below 0 */
  { "volatility:2", "100 110 99", /* |ln 1.1 - ln 0.9| / root 2 x root 252 */
    .expected = { "- - 2.2525229699550664" } },
  { "volatility:2", "1 1 1 0 1 1 1", .expected = { "- - 0 - - - 0" } }, /* no logarithm of 0 */
  { "beta:2", "50 60 48", .benchmark = "100 110 99",
    .expected = { "- - 2" } },                            /* .2 -.2 : .1 -.1 */
  { "beta:2", "50 55 60 48", .benchmark = "100 - 110 99", /* joined first */
    .expected = { "- - - 2" } },                          /* */
  { "beta:2", "50 60 48 52", .benchmark = "7 7 7 7", .expected = { "- - - -" } }, /* flat */
};

static gsize
read_row (const char *list, double *values)
{
  g_auto (GStrv) texts = g_strsplit (list, " ", -1);
  gsize n = g_strv_length (texts);

  g_assert_cmpuint (n, <=, INDICATOR_MAX_ROWS);
  for (gsize i = 0; i < n; i++)
    values[i] = strcmp (texts[i], "-") == 0 ? NAN : g_ascii_strtod (texts[i], NULL);

  return n;
}

static IndicatorRows
read_rows (const WorkedCase *c, const char *closes)
{
  IndicatorRows rows = { 0 };

  rows.n = read_row (closes, rows.values[DTL_COLUMN_CLOSE]);
  for (gsize i = 0; i < rows.n; i++)
    {
      rows.values[DTL_COLUMN_OPEN][i] = NAN;      /* nothing here is made from opens */
      rows.values[DTL_COLUMN_ADJ_CLOSE][i] = 1e6; /* or adjusted closes */
      rows.values[DTL_COLUMN_VOLUME][i] = 1;
    }
  read_row (c->highs != NULL ? c->highs : closes, rows.values[DTL_COLUMN_HIGH]);
  read_row (c->lows != NULL ? c->lows : closes, rows.values[DTL_COLUMN_LOW]);
  if (c->volumes != NULL)
    read_row (c->volumes, rows.values[DTL_COLUMN_VOLUME]);

  return rows;
}

static void
test_worked (gconstpointer data)
{
  const WorkedCase *c = data;
  IndicatorRows rows = read_rows (c, c->closes);
  IndicatorRows benchmark = read_rows (c, c->benchmark != NULL ? c->benchmark : c->closes);
  IndicatorOutputs out;

  indicator_compute (c->spec, &rows, &benchmark, out);
  for (gsize k = 0; k < DTL_INDICATOR_MAX_OUTPUTS && c->expected[k] != NULL; k++)
    {
      double expected[INDICATOR_MAX_ROWS];

      g_assert_cmpuint (read_row (c->expected[k], expected), ==, rows.n);
      for (gsize i = 0; i < rows.n; i++)
        indicator_assert (out[k][i], expected[i], 1e-13);
    }
}

/* The example of "Relative Strength Index" in StockCharts' ChartSchool: closes of QQQQ from
 * 2009-12-14 on, given to four places, and their RSI(14) to two. */
static void
test_published_rsi (void)
{
  static const double closes[] = {
    44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433,
    46.0826, 45.8931, 46.0328, 45.6140, 46.2820, 46.2820, 46.0028, 46.0328, 46.4116,
    46.2222, 45.6439, 46.2122, 46.2521, 45.7137, 46.4515, 45.7835, 45.3548, 44.0288,
    44.1783, 44.2181, 44.5672, 43.4205, 42.6628, 43.1314,
  };
  static const double expected[] = {
    70.53, 66.32, 66.55, 69.41, 66.36, 57.97, 62.93, 63.26, 56.06, 62.38,
    54.71, 50.42, 39.99, 41.46, 41.87, 45.46, 37.30, 33.08, 37.77,
  };
  IndicatorRows rows = { .n = G_N_ELEMENTS (closes) };
  IndicatorOutputs out;

  memcpy (rows.values[DTL_COLUMN_CLOSE], closes, sizeof closes);
  indicator_compute ("rsi:14", &rows, &rows, out);
  for (gsize i = 0; i < G_N_ELEMENTS (closes); i++)
    indicator_assert (out[0][i], i < 14 ? NAN : expected[i - 14], 0.0051);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/indicator/specs", test_specs);
  g_test_add_func ("/indicator/refused", test_refused);
  g_test_add_func ("/indicator/table", test_table);
  for (gsize i = 0; i < G_N_ELEMENTS (worked); i++)
    {
      g_autofree char *path = g_strdup_printf ("/indicator/worked/%zu-%s", i, worked[i].spec);

      g_test_add_data_func (path, &worked[i], test_worked);
    }
  g_test_add_func ("/indicator/published-rsi", test_published_rsi);

  return g_test_run ();
}
