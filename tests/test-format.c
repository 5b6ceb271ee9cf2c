/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers and dates as the chart prints them. MINUS is U+2212, THIN is U+202F. */

#include <math.h>

#include "chart/format.h"

#define MINUS "\xe2\x88\x92"
#define THIN "\xe2\x80\xaf"
#define DASH "\xe2\x80\x93"

static const struct
{
  double value;
  int decimals;
  const char *price, *percent;
} numbers[] = {
  { 103.76, 2, "103.76", "+10376.00" THIN "%" },                   /* a price */
  { -0.0489, 2, MINUS "0.05", MINUS "4.89" THIN "%" },             /* a fall */
  { 0.3676, 1, "0.4", "+36.8" THIN "%" },                          /* a rise, one decimal */
  { 0, 2, "0.00", "0.00" THIN "%" },                               /* no sign */
  { -0.00001, 2, "0.00", "0.00" THIN "%" },                        /* rounds to zero: no sign */
  { 0.00006, 2, "0.00", "+0.01" THIN "%" },                        /* rounds up */
  { -37.63, 2, MINUS "37.63", MINUS "3763.00" THIN "%" },          /* below zero */
  { 1e15, 0, "1000000000000000", "+100000000000000000" THIN "%" }, /* no exponent */
  { NAN, 2, DASH, DASH },                                          /* missing */
  { INFINITY, 2, DASH, DASH },                                     /* not a price */
};

static void
test_number (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *price = dtl_format_price (numbers[i].value, numbers[i].decimals);
  g_autofree char *percent = dtl_format_percent (numbers[i].value, numbers[i].decimals);

  g_assert_cmpstr (price, ==, numbers[i].price);
  g_assert_cmpstr (percent, ==, numbers[i].percent);
}

static const struct
{
  double volume;
  const char *text;
} volumes[] = {
  { 0, "0" },                       /* nothing traded */
  { 950, "950" },                   /* no unit */
  { 999.6, "1" THIN "K" },          /* rounds into the next unit */
  { 35300, "35.3" THIN "K" },       /* thousands */
  { 35348521, "35.3" THIN "M" },    /* millions */
  { 100e6, "100" THIN "M" },        /* no decimals where three digits stand */
  { 5e6, "5" THIN "M" },            /* no trailing zeros */
  { 1.25e9, "1.25" THIN "B" },      /* two decimals */
  { 4e12, "4" THIN "T" },           /* the last unit */
  { 123456e12, "123456" THIN "T" }, /* beyond */
  { NAN, DASH },                    /* missing */
  { -1, DASH },                     /* no volume */
};

static void
test_volume (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = dtl_format_volume (volumes[i].volume);

  g_assert_cmpstr (text, ==, volumes[i].text);
}

/* Volumes that were added and taken away */
static void
test_balance (void)
{
  static const struct
  {
    double volume;
    const char *text;
  } balances[] = {
    { 35300000, "35.3" THIN "M" },        /* */
    { -35300000, MINUS "35.3" THIN "M" }, /* a true minus */
    { 0, "0" },                           /* */
    { -0.2, "0" },                        /* not a minus zero */
    { NAN, DASH },                        /* */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (balances); i++)
    {
      g_autofree char *text = dtl_format_balance (balances[i].volume);

      g_assert_cmpstr (text, ==, balances[i].text);
    }
}

static void
test_probability (void)
{
  static const struct
  {
    double p;
    const char *text;
  } rows[] = {
    { 0.1570247, "0.16" },        /* two significant digits */
    { 0.0151, "0.015" },          /* */
    { 0.0996, "0.10" },           /* rounded up to two decimals */
    { 0.0904, "0.090" },          /* */
    { 1, "1.00" },                /* */
    { 0.00149, "0.001" },         /* at most three decimals */
    { 0.0004, "<" THIN "0.001" }, /* never 0 */
    { 0, "<" THIN "0.001" },      /* */
    { NAN, DASH },                /* */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = dtl_format_probability (rows[i].p);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_points (void)
{
  static const struct
  {
    double fraction;
    int decimals;
    const char *text;
  } rows[] = {
    { -0.2245, 2, MINUS "22.45" }, /* */
    { 0.328, 1, "+32.8" },         /* */
    { -0.00001, 2, "0.00" },       /* no sign */
    { NAN, 2, DASH },              /* */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = dtl_format_points (rows[i].fraction, rows[i].decimals);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static const struct
{
  DtlDayStyle style;
  const char *text;
} days[] = {
  { DTL_DAY_STYLE_DAY_MONTH, "14 Jul" },                 /* chip */
  { DTL_DAY_STYLE_DAY_MONTH_YEAR, "14 Jul 2022" },       /* source line */
  { DTL_DAY_STYLE_FULL, "Thu 14 Jul 2022" },             /* crosshair */
  { DTL_DAY_STYLE_MONTH, "Jul" },                        /* axis */
  { DTL_DAY_STYLE_MONTH_YEAR, "Jul 2022" },              /* first label */
  { DTL_DAY_STYLE_LONG_MONTH_YEAR, "July 2022" },        /* heading */
  { DTL_DAY_STYLE_LONG_DAY_MONTH, "14 July" },           /* subtitle */
  { DTL_DAY_STYLE_LONG_DAY_MONTH_YEAR, "14 July 2022" }, /* subtitle */
};

static void
test_day (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = dtl_format_day (dtl_day_from_ymd (2022, 7, 14), days[i].style, NULL);
  g_autofree char *none = dtl_format_day (DTL_DAY_NONE, days[i].style, NULL);

  g_assert_cmpstr (text, ==, days[i].text);
  g_assert_cmpstr (none, ==, DASH);
}

static void
test_names (void)
{
  DtlDateNames names = dtl_date_names_english;
  g_autofree char *text = NULL;

  names.month_short[6] = (char *) "juil.";
  text = dtl_format_day (dtl_day_from_ymd (2022, 7, 14), DTL_DAY_STYLE_DAY_MONTH, &names);
  g_assert_cmpstr (text, ==, "14 juil.");
}

static void
test_time (void)
{
  g_autofree char *open = dtl_format_time (9 * 3600 + 30 * 60);
  g_autofree char *midnight = dtl_format_time (0);

  g_assert_cmpstr (open, ==, "09:30");
  g_assert_cmpstr (midnight, ==, "00:00");
}

static const struct
{
  double value;
  int decimals;
} decimals[] = {
  { 4532.12, 2 }, /* an index */
  { 1e12, 0 },    /* millions of millions */
  { 103.76, 2 },  /* a share */
  { 9.99, 3 },    /* four digits */
  { 0.5, 4 },     /* below one */
  { 0.00001, 8 }, /* a token */
  { 1e-20, 12 },  /* at most twelve */
  { NAN, 2 },     /* nothing to go by */
  { 0, 2 },       /* likewise */
};

static void
test_decimals (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  double values[] = { NAN, decimals[i].value };

  g_assert_cmpint (dtl_format_price_decimals (values, 2), ==, decimals[i].decimals);
}

#define ADD(table, name, function)                                                                 \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strdup_printf ("/format/" name "/%zu", i);                         \
                                                                                                   \
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), function);                                 \
    }

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD (numbers, "number", test_number)
  ADD (volumes, "volume", test_volume)
  ADD (days, "day", test_day)
  ADD (decimals, "decimals", test_decimals)
  g_test_add_func ("/format/balance", test_balance);
  g_test_add_func ("/format/points", test_points);
  g_test_add_func ("/format/probability", test_probability);
  g_test_add_func ("/format/names", test_names);
  g_test_add_func ("/format/time", test_time);

  return g_test_run ();
}
