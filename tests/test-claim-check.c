/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims against bars: the sample (Alibaba in New York) and a few sessions of Hong Kong. */
#include "price-rows.h"

#include <math.h>
#include <string.h>

#define HONG_KONG                                                                                  \
  "2022-04-29,88.25,103.80,87.15,102.10\n2022-05-03,100.00,103.10,92.50,100.30\n"                  \
  "2022-07-13,107.50,109.50,107.00,107.40\n2022-07-14,107.80,110.40,107.50,108.70\n"               \
  "2022-07-15,102.50,106.10,102.10,102.20\n"

/* ── The rule ────────────────────────────────────────────────────────────────────────────────── */

static const struct
{
  DtlClaimBound bound;
  double claimed, precision, measured;
  DtlVerdict verdict;
} rule_cases[] = {
  { DTL_CLAIM_EQUAL, 4, 1, 4.89, DTL_VERDICT_NEAR },        /* would round to 5 */
  { DTL_CLAIM_EQUAL, 4, 1, 3.5, DTL_VERDICT_HOLDS },        /* half goes up */
  { DTL_CLAIM_EQUAL, 4, 1, 4.5, DTL_VERDICT_NEAR },         /* so this is 5 */
  { DTL_CLAIM_EQUAL, 4, 1, 3.4999, DTL_VERDICT_NEAR },      /* 3 */
  { DTL_CLAIM_EQUAL, 4, 1, 5.01, DTL_VERDICT_DIFFERS },     /* more than a digit off */
  { DTL_CLAIM_EQUAL, 9.4, 0.1, 9.14, DTL_VERDICT_DIFFERS }, /* a digit printed counts */
  { DTL_CLAIM_EQUAL, 9.4, 0.1, 9.3, DTL_VERDICT_NEAR },     /* just one off */
  { DTL_CLAIM_EQUAL, 4, 1, -4, DTL_VERDICT_DIFFERS },       /* the other way */
  { DTL_CLAIM_EQUAL, 4, 1, NAN, DTL_VERDICT_DIFFERS },      /* nothing was measured */
  { DTL_CLAIM_ABOUT, 3, 1, 3.9, DTL_VERDICT_HOLDS },        /* within a digit */
  { DTL_CLAIM_ABOUT, 66.7, 0.1, 67.34, DTL_VERDICT_HOLDS }, /* within a tenth */
  { DTL_CLAIM_ABOUT, 66.7, 0.1, 79, DTL_VERDICT_NEAR },     /* within two */
  { DTL_CLAIM_ABOUT, 66.7, 0.1, 81, DTL_VERDICT_DIFFERS },  /* not */
  { DTL_CLAIM_ABOUT, 1, 1, -0.5, DTL_VERDICT_DIFFERS },     /* no slip turns a fall into a rise */
  { DTL_CLAIM_OVER, 70, 1, 70.01, DTL_VERDICT_HOLDS },      /* more */
  { DTL_CLAIM_OVER, 70, 1, 70, DTL_VERDICT_NEAR },          /* not more */
  { DTL_CLAIM_OVER, 70, 1, 69, DTL_VERDICT_NEAR },          /* a digit below */
  { DTL_CLAIM_OVER, 70, 1, 67.7, DTL_VERDICT_DIFFERS },     /* further below */
  { DTL_CLAIM_UNDER, 2, 1, 1.9, DTL_VERDICT_HOLDS },        /* less */
  { DTL_CLAIM_UNDER, 2, 1, 2, DTL_VERDICT_NEAR },           /* not less */
  { DTL_CLAIM_UNDER, 2, 1, -1, DTL_VERDICT_DIFFERS },       /* no fall at all */
  { DTL_CLAIM_NEARLY, 26, 1, 25.8, DTL_VERDICT_HOLDS },     /* just below */
  { DTL_CLAIM_NEARLY, 26, 1, 23.4, DTL_VERDICT_HOLDS },     /* a tenth below */
  { DTL_CLAIM_NEARLY, 26, 1, 26.4, DTL_VERDICT_HOLDS },     /* still rounds to it */
  { DTL_CLAIM_NEARLY, 26, 1, 27.9, DTL_VERDICT_NEAR },      /* within two digits */
  { DTL_CLAIM_NEARLY, 26, 1, 30.2, DTL_VERDICT_DIFFERS },   /* not */
};

static void
test_rule (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rule_cases); i++)
    g_assert_cmpint (dtl_claim_check_judge (rule_cases[i].bound, rule_cases[i].claimed,
                                            rule_cases[i].precision, rule_cases[i].measured),
                     ==, rule_cases[i].verdict);
}

/* What holds is what a printer would round to the number, computed in whole units. */
static void
test_rounding (void)
{
  for (int i = 0; i < 20000; i++)
    {
      double precision = g_test_rand_bit () ? 1 : 0.1;
      int digits = g_test_rand_int_range (1, 400);
      int thousandths = g_test_rand_int_range (0, 500000);
      int unit = precision == 1 ? 1000 : 100;
      gboolean rounds = (thousandths + unit / 2) / unit == digits;

      g_assert_cmpint (dtl_claim_check_judge (DTL_CLAIM_EQUAL, digits * precision, precision,
                                              thousandths / 1000.0) == DTL_VERDICT_HOLDS,
                       ==, rounds);
    }
}

/* ── Claims ──────────────────────────────────────────────────────────────────────────────────── */

static DtlDay
day (const char *text)
{
  DtlDay value = DTL_DAY_NONE;

  if (*text != '\0')
    g_assert_true (dtl_day_parse (text, &value));

  return value;
}

static DtlClaimPrices
find_prices (const char *subject, const char *venue, gpointer data)
{
  gboolean is_alibaba = strcmp (subject, "BABA") == 0;
  DtlClaimPrices prices = { NULL, subject, NULL };

  if (is_alibaba && strcmp (venue, "HKEX") == 0)
    prices.symbol = "9988.HK";
  else if (is_alibaba && strcmp (venue, "NASDAQ") == 0)
    return (DtlClaimPrices){ 0 };
  prices.series = price_rows_get (data, prices.symbol);

  return prices;
}

static PriceRows *
make_prices (void)
{
  PriceRows *rows = price_rows_new ();

  price_rows_add_sample (rows, "BABA");
  price_rows_add_text (rows, "9988.HK", HONG_KONG);

  return rows;
}

typedef struct
{
  const char *subject, *venue;
  DtlMeasure measure;
  DtlClaimDirection direction;
  double value, precision;
  const char *unit;
  DtlClaimBound bound;
  const char *from, *to;
  DtlModality modality;
  DtlVerdict verdict;
  double measured;
  const char *arithmetic; /* or why */
  const char *also;       /* measures that fit, with their series where it is another one */
} Case;

#define NY "BABA", "NYSE"
#define HK "BABA", "HKEX"
#define DOWN(v, p) DTL_CLAIM_DOWN, v, p, "pct"
#define UP(v, p) DTL_CLAIM_UP, v, p, "pct"
#define USD(v, p) DTL_CLAIM_LEVEL, v, p, "USD"

static const Case cases[] = {
  { NY, DTL_MEASURE_CHANGE, DOWN (4, 1), DTL_CLAIM_EQUAL, "2022-07-13", "2022-07-14",
    DTL_MODALITY_FACT, DTL_VERDICT_NEAR, -4.89,
    "close 13 Jul 2022 109.10 to close 14 Jul 2022 103.76: -4.89 %", "open_close" },
  { NY, DTL_MEASURE_CHANGE, DOWN (1, 1), DTL_CLAIM_EQUAL, "2022-07-14", "2022-07-15",
    DTL_MODALITY_FACT, DTL_VERDICT_HOLDS, -1.27,
    "close 14 Jul 2022 103.76 to close 15 Jul 2022 102.44: -1.27 %", "" },
  { NY, DTL_MEASURE_CHANGE, UP (1, 1), DTL_CLAIM_EQUAL, "2022-07-14", "2022-07-15",
    DTL_MODALITY_FACT, DTL_VERDICT_DIFFERS, -1.27,
    "close 14 Jul 2022 103.76 to close 15 Jul 2022 102.44: -1.27 %", "change" },
  { NY, DTL_MEASURE_CHANGE, DOWN (10, 1), DTL_CLAIM_EQUAL, "2022-07-14", "2022-07-15",
    DTL_MODALITY_DENIED, DTL_VERDICT_HOLDS, -1.27,
    "close 14 Jul 2022 103.76 to close 15 Jul 2022 102.44: -1.27 %", "" },
  { NY, DTL_MEASURE_CHANGE, DOWN (1, 1), DTL_CLAIM_EQUAL, "2022-07-14", "2022-07-15",
    DTL_MODALITY_DENIED, DTL_VERDICT_DIFFERS, -1.27,
    "close 14 Jul 2022 103.76 to close 15 Jul 2022 102.44: -1.27 %", "" },
  { NY, DTL_MEASURE_LOW, DOWN (5.7, 0.1), DTL_CLAIM_EQUAL, "2022-07-14", "2022-07-15",
    DTL_MODALITY_FACT, DTL_VERDICT_HOLDS, -5.71,
    "close 14 Jul 2022 103.76 to low 15 Jul 2022 97.84: -5.71 %", "" },
  { NY, DTL_MEASURE_OPEN, DOWN (1.2, 0.1), DTL_CLAIM_EQUAL, "", "2022-07-14", DTL_MODALITY_FACT,
    DTL_VERDICT_HOLDS, -1.19, "close 13 Jul 2022 109.10 to open 14 Jul 2022 107.80: -1.19 %", "" },
  { NY, DTL_MEASURE_AT_TIME, DOWN (4.3, 0.1), DTL_CLAIM_EQUAL, "", "2022-07-14", DTL_MODALITY_FACT,
    DTL_VERDICT_POSSIBLE, NAN,
    "close 13 Jul 2022 109.10 to low 14 Jul 2022 100.71: -7.69 %, to high 14 Jul 2022 108.54:"
    " -0.51 %",
    "" },
  { NY, DTL_MEASURE_AT_TIME, DOWN (9, 1), DTL_CLAIM_EQUAL, "", "2022-07-14", DTL_MODALITY_FACT,
    DTL_VERDICT_DIFFERS, NAN,
    "close 13 Jul 2022 109.10 to low 14 Jul 2022 100.71: -7.69 %, to high 14 Jul 2022 108.54:"
    " -0.51 %",
    "" },
  { NY, DTL_MEASURE_PREMARKET, UP (8, 1), DTL_CLAIM_OVER, "", "2022-03-22", DTL_MODALITY_FACT,
    DTL_VERDICT_UNKNOWN, NAN, "no premarket prices", "" },
  { NY, DTL_MEASURE_AFTERHOURS, UP (8, 1), DTL_CLAIM_OVER, "", "2022-03-22", DTL_MODALITY_FACT,
    DTL_VERDICT_UNKNOWN, NAN, "no after-hours prices", "" },
  { NY, DTL_MEASURE_CHANGE, DOWN (10, 1), DTL_CLAIM_EQUAL, "", "", DTL_MODALITY_CONDITIONAL,
    DTL_VERDICT_UNKNOWN, NAN, "not a statement of fact", "" },
  { NY, DTL_MEASURE_CHANGE, DOWN (10, 1), DTL_CLAIM_EQUAL, "", "", DTL_MODALITY_FACT,
    DTL_VERDICT_UNKNOWN, NAN, "the text does not say which session is meant", "" },
  { NY, DTL_MEASURE_CHANGE, DOWN (10, 1), DTL_CLAIM_EQUAL, "", "2022-07-16", DTL_MODALITY_FACT,
    DTL_VERDICT_UNKNOWN, NAN, "the prices have no bar of 16 Jul 2022", "" },
  { NY, DTL_MEASURE_CHANGE, DOWN (10, 1), DTL_CLAIM_EQUAL, "", "2020-01-02", DTL_MODALITY_FACT,
    DTL_VERDICT_UNKNOWN, NAN, "the prices have no session before it", "" },
  { NY, DTL_MEASURE_LEVEL_CLOSE, USD (89.37, 0.01), DTL_CLAIM_EQUAL, "", "2022-07-29",
    DTL_MODALITY_FACT, DTL_VERDICT_HOLDS, 89.37, "close 29 Jul 2022 89.37", "" },
  { NY, DTL_MEASURE_LEVEL_CLOSE, USD (107.8, 0.01), DTL_CLAIM_EQUAL, "", "2022-07-14",
    DTL_MODALITY_FACT, DTL_VERDICT_DIFFERS, 103.76, "close 14 Jul 2022 103.76", "level_open" },
  { NY, DTL_MEASURE_LEVEL_LOW, USD (98, 1), DTL_CLAIM_UNDER, "", "2022-07-15", DTL_MODALITY_FACT,
    DTL_VERDICT_HOLDS, 97.84, "low 15 Jul 2022 97.84", "" },
  { NY, DTL_MEASURE_LEVEL_CLOSE, USD (105, 1), DTL_CLAIM_EQUAL, "", "2022-07-14", DTL_MODALITY_FACT,
    DTL_VERDICT_DIFFERS, 103.76, "close 14 Jul 2022 103.76", "at_time" },
  { NY, DTL_MEASURE_PEAK, DOWN (70, 1), DTL_CLAIM_OVER, "2020-10-27", "2022-07-15",
    DTL_MODALITY_FACT, DTL_VERDICT_DIFFERS, -67.7,
    "close 27 Oct 2020 317.14 to close 15 Jul 2022 102.44: -67.70 %", "trough" },
  { NY, DTL_MEASURE_PEAK, DOWN (70, 1), DTL_CLAIM_OVER, "2019-10-27", "2022-07-15",
    DTL_MODALITY_FACT, DTL_VERDICT_UNKNOWN, NAN, "the prices begin on 2 Jan 2020", "" },
  { NY, DTL_MEASURE_PEAK, UP (33, 1), DTL_CLAIM_EQUAL, "2022-03-01", "2022-07-15",
    DTL_MODALITY_FACT, DTL_VERDICT_HOLDS, 33.45,
    "close 15 Mar 2022 76.76 to close 15 Jul 2022 102.44: +33.45 %", "" },
  { NY, DTL_MEASURE_CHANGE, UP (41, 1), DTL_CLAIM_EQUAL, "2022-03-11", "2022-03-18",
    DTL_MODALITY_FACT, DTL_VERDICT_DIFFERS, 24.9,
    "close 11 Mar 2022 86.71 to close 18 Mar 2022 108.30: +24.90 %", "peak" },
  { NY, DTL_MEASURE_CHANGE, DOWN (20, 1), DTL_CLAIM_EQUAL, "2022-07-01", "2022-08-03",
    DTL_MODALITY_FACT, DTL_VERDICT_DIFFERS, -17.48,
    "close 1 Jul 2022 116.00 to close 3 Aug 2022 95.72: -17.48 %", "change" },
  { NY, DTL_MEASURE_CHANGE, DOWN (1.8, 0.1), DTL_CLAIM_EQUAL, "2022-05-02", "2022-05-03",
    DTL_MODALITY_FACT, DTL_VERDICT_DIFFERS, -0.82,
    "close 2 May 2022 101.21 to close 3 May 2022 100.38: -0.82 %", "low change@9988.HK" },
  { HK, DTL_MEASURE_CHANGE, DOWN (0.8, 0.1), DTL_CLAIM_EQUAL, "2022-04-29", "2022-05-03",
    DTL_MODALITY_FACT, DTL_VERDICT_DIFFERS, -1.76,
    "close 29 Apr 2022 102.10 to close 3 May 2022 100.30: -1.76 %", "at_time" },
  { HK, DTL_MEASURE_LEVEL_CLOSE, USD (103.76, 0.01), DTL_CLAIM_EQUAL, "", "2022-07-14",
    DTL_MODALITY_FACT, DTL_VERDICT_UNKNOWN, NAN, "the prices of 9988.HK are not in USD", "" },
  { "DIDI", "NYSE", DTL_MEASURE_CHANGE, DOWN (20, 1), DTL_CLAIM_EQUAL, "2022-07-13", "2022-07-14",
    DTL_MODALITY_FACT, DTL_VERDICT_UNKNOWN, NAN, "no series for DIDI", "" },
  { "", "", DTL_MEASURE_CHANGE, DOWN (20, 1), DTL_CLAIM_EQUAL, "2022-07-13", "2022-07-14",
    DTL_MODALITY_FACT, DTL_VERDICT_UNKNOWN, NAN, "no series for an unnamed security", "" },
};

static DtlClaim *
make_claim (const Case *c)
{
  DtlClaim *claim = dtl_claim_new (0, 1);

  g_free (claim->subject);
  g_free (claim->venue);
  claim->subject = g_strdup (c->subject);
  claim->venue = g_strdup (c->venue);
  claim->measure = c->measure;
  claim->direction = c->direction;
  claim->value = c->value;
  claim->precision = c->precision;
  claim->unit = g_strdup (c->unit);
  claim->bound = c->bound;
  claim->from = day (c->from);
  claim->to = day (c->to);
  claim->modality = c->modality;

  return claim;
}

static char *
list_readings (const DtlClaimCheck *check)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < check->also->len; i++)
    {
      const DtlOtherReading *other = check->also->pdata[i];

      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", dtl_measure_to_id (other->measure));
      if (g_strcmp0 (other->series, check->series) != 0)
        g_string_append_printf (out, "@%s", other->series);
      g_assert_nonnull (other->arithmetic);
    }

  return g_string_free (out, FALSE);
}

static void
test_claims (void)
{
  g_autoptr (PriceRows) rows = make_prices ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (DtlClaim) claim = make_claim (c);
      g_autoptr (DtlClaimCheck) check = dtl_claim_check_new (claim, find_prices, rows);
      g_autofree char *also = list_readings (check);

      g_assert_cmpstr (check->verdict == DTL_VERDICT_UNKNOWN ? check->why : check->arithmetic, ==,
                       c->arithmetic);
      g_assert_cmpint (check->verdict, ==, c->verdict);
      g_assert_cmpint (isnan (check->measured), ==, isnan (c->measured));
      if (!isnan (c->measured))
        g_assert_cmpfloat_with_epsilon (check->measured, c->measured, 0.005);
      g_assert_cmpstr (also, ==, c->also);
    }
}

/* "fell as much as 8% in early trading": the low of the day may have come later. */
static void
test_part_of_session (void)
{
  static const struct
  {
    double value;
    gboolean in_part;
    DtlVerdict verdict;
  } lows[] = {
    { 11.4, TRUE, DTL_VERDICT_HOLDS },  { 8, TRUE, DTL_VERDICT_POSSIBLE },
    { 8, FALSE, DTL_VERDICT_DIFFERS },  { 12.5, TRUE, DTL_VERDICT_DIFFERS }, /* never so low */
    { 6.2, TRUE, DTL_VERDICT_DIFFERS }, /* lower from the open on */
  };
  Case base = { NY, DTL_MEASURE_LOW, DOWN (0, 0.1), DTL_CLAIM_EQUAL, "", "2022-07-29" };
  g_autoptr (PriceRows) rows = make_prices ();

  for (gsize i = 0; i < G_N_ELEMENTS (lows); i++)
    {
      g_autoptr (DtlClaim) claim = NULL;
      g_autoptr (DtlClaimCheck) check = NULL;

      base.value = lows[i].value;
      claim = make_claim (&base);
      claim->in_part = lows[i].in_part;
      check = dtl_claim_check_new (claim, find_prices, rows);
      g_assert_cmpint (check->verdict, ==, lows[i].verdict);
    }
}

/* "opened at $107.80, 7.8% above the price of $100" */
static void
test_opening_above_base (void)
{
  Case base = { NY, DTL_MEASURE_BASE, UP (7.8, 0.1), DTL_CLAIM_EQUAL, "", "2022-07-14" };
  g_autoptr (PriceRows) rows = make_prices ();
  g_autoptr (DtlClaim) claim = make_claim (&base);

  claim->base_price = 100;
  claim->base_level = DTL_MEASURE_LEVEL_OPEN;
  g_autoptr (DtlClaimCheck) at_open = dtl_claim_check_new (claim, find_prices, rows);
  claim->base_level = DTL_MEASURE_LEVEL_CLOSE;
  g_autoptr (DtlClaimCheck) at_close = dtl_claim_check_new (claim, find_prices, rows);

  g_assert_cmpint (at_open->verdict, ==, DTL_VERDICT_HOLDS);
  g_assert_cmpstr (at_open->arithmetic, ==, "100.00 to open 14 Jul 2022 107.80: +7.80 %");
  g_assert_cmpint (at_close->verdict, ==, DTL_VERDICT_DIFFERS);
}

/* A price in another unit of money is the same move: no percentage may change its verdict. */
static void
test_scaled (void)
{
  static const double factors[] = { 0.01, 7.8, 1000 };

  for (gsize f = 0; f < G_N_ELEMENTS (factors); f++)
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autoptr (PriceRows) rows = make_prices ();
        g_autoptr (DtlClaim) claim = make_claim (&cases[i]);
        g_autoptr (DtlClaimCheck) before = dtl_claim_check_new (claim, find_prices, rows);

        price_rows_add_scaled (rows, "BABA", "BABA", factors[f]);
        price_rows_add_scaled (rows, "9988.HK", "9988.HK", factors[f]);

        g_autoptr (DtlClaimCheck) after = dtl_claim_check_new (claim, find_prices, rows);

        if (strcmp (claim->unit, "pct") == 0)
          {
            g_assert_cmpint (before->verdict, ==, after->verdict);
            g_assert_cmpuint (before->also->len, ==, after->also->len);
          }
      }
}

/* ── Superlatives ────────────────────────────────────────────────────────────────────────────── */

static const struct
{
  DtlSuperlative superlative;
  DtlMeasure measure;
  const char *from, *to, *since;
  DtlVerdict verdict;
  const char *text; /* arithmetic, or why it is unknown */
} superlative_cases[] = {
  { DTL_SUPERLATIVE_BIGGEST_FALL, DTL_MEASURE_CHANGE, "2020-12-23", "2020-12-24", "",
    DTL_VERDICT_POSSIBLE,
    "-13.34 % on 24 Dec 2020; the furthest before it: -8.26 % on 10 Nov 2020" },
  { DTL_SUPERLATIVE_BIGGEST_FALL, DTL_MEASURE_CHANGE, "2021-11-17", "2021-11-18", "2020-12-24",
    DTL_VERDICT_HOLDS, "-11.13 % on 18 Nov 2021; the furthest before it: -7.15 % on 26 Jul 2021" },
  { DTL_SUPERLATIVE_BIGGEST_FALL, DTL_MEASURE_CHANGE, "2021-11-17", "2021-11-18", "2020-12-23",
    DTL_VERDICT_DIFFERS,
    "-11.13 % on 18 Nov 2021; the furthest before it: -13.34 % on 24 Dec 2020" },
  { DTL_SUPERLATIVE_BIGGEST_FALL, DTL_MEASURE_LOW, "2020-11-02", "2020-11-03", "2020-03-16",
    DTL_VERDICT_HOLDS, "-9.67 % on 3 Nov 2020; the furthest before it: -8.01 % on 18 Mar 2020" },
  { DTL_SUPERLATIVE_BIGGEST_RISE, DTL_MEASURE_CHANGE, "2022-03-15", "2022-03-16", "2020-12-31",
    DTL_VERDICT_HOLDS, "+36.76 % on 16 Mar 2022; the furthest before it: +10.40 % on 6 Dec 2021" },
  { DTL_SUPERLATIVE_BIGGEST_RISE, DTL_MEASURE_CHANGE, "2022-07-14", "2022-07-15", "2022-07-01",
    DTL_VERDICT_DIFFERS, "-1.27 % on 15 Jul 2022; the furthest before it: +3.56 % on 5 Jul 2022" },
  { DTL_SUPERLATIVE_LOWEST_CLOSE, DTL_MEASURE_LEVEL_CLOSE, "", "2022-03-15", "2020-01-02",
    DTL_VERDICT_HOLDS, "close 15 Mar 2022 76.76; the furthest before it: close 14 Mar 2022 77.76" },
  { DTL_SUPERLATIVE_HIGHEST_CLOSE, DTL_MEASURE_LEVEL_CLOSE, "", "2020-10-27", "",
    DTL_VERDICT_POSSIBLE,
    "close 27 Oct 2020 317.14; the furthest before it: close 23 Oct 2020 309.92" },
  { DTL_SUPERLATIVE_BIGGEST_FALL, DTL_MEASURE_CHANGE, "2022-06-30", "2022-07-29", "2021-11-30",
    DTL_VERDICT_HOLDS,
    "-21.38 % in the time to 29 Jul 2022; the furthest before it: -16.38 % in the time to 28 Feb"
    " 2022" },
  { DTL_SUPERLATIVE_BIGGEST_FALL, DTL_MEASURE_CHANGE, "2020-01-02", "2020-01-03", "",
    DTL_VERDICT_POSSIBLE, "-1.26 % on 3 Jan 2020" },
  { DTL_SUPERLATIVE_BIGGEST_FALL, DTL_MEASURE_CHANGE, "", "2020-01-02", "", DTL_VERDICT_UNKNOWN,
    "the prices do not reach back far enough" },
  { DTL_SUPERLATIVE_BIGGEST_FALL, DTL_MEASURE_CHANGE, "2020-12-23", "2020-12-24", "2019-01-02",
    DTL_VERDICT_POSSIBLE,
    "-13.34 % on 24 Dec 2020; the furthest before it: -8.26 % on 10 Nov 2020" },
};

static void
test_superlatives (void)
{
  g_autoptr (PriceRows) rows = make_prices ();

  for (gsize i = 0; i < G_N_ELEMENTS (superlative_cases); i++)
    {
      g_autoptr (DtlClaim) claim = dtl_claim_new (0, 1);

      g_free (claim->subject);
      claim->subject = g_strdup ("BABA");
      claim->superlative = superlative_cases[i].superlative;
      claim->measure = superlative_cases[i].measure;
      claim->from = day (superlative_cases[i].from);
      claim->to = day (superlative_cases[i].to);
      claim->since = day (superlative_cases[i].since);

      g_autoptr (DtlClaimCheck) check = dtl_claim_check_new (claim, find_prices, rows);

      g_assert_cmpstr (check->verdict == DTL_VERDICT_UNKNOWN ? check->why : check->arithmetic, ==,
                       superlative_cases[i].text);
      g_assert_cmpint (check->verdict, ==, superlative_cases[i].verdict);
      if (check->verdict == DTL_VERDICT_POSSIBLE)
        g_assert_cmpstr (check->why, ==, "so it is since 2 Jan 2020, where the prices begin");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claim-check/rule", test_rule);
  g_test_add_func ("/claim-check/rounding", test_rounding);
  g_test_add_func ("/claim-check/claims", test_claims);
  g_test_add_func ("/claim-check/part-of-session", test_part_of_session);
  g_test_add_func ("/claim-check/opening-above-base", test_opening_above_base);
  g_test_add_func ("/claim-check/scaled", test_scaled);
  g_test_add_func ("/claim-check/superlatives", test_superlatives);

  return g_test_run ();
}
