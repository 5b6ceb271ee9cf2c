/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decimal numbers: what is read and what is refused, and that each double survives its text. */

#include "base/number.h"

#include <float.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *text;
  gboolean good;
  double value;
} ParseCase;

static const ParseCase parse_cases[] = {
  { "0", TRUE, 0 },                                             /* */
  { "-0", TRUE, 0 },                                            /* zero has no sign */
  { "103.76", TRUE, 103.76 },                                   /* */
  { "+1.5", TRUE, 1.5 },                                        /* */
  { "-37.63", TRUE, -37.63 },                                   /* oil, 2020-04-20 */
  { "007", TRUE, 7 },                                           /* leading zeros are decimal */
  { "1e3", TRUE, 1000 },                                        /* */
  { "1.25E-2", TRUE, 0.0125 },                                  /* */
  { "9007199254740993", TRUE, 9007199254740992.0 },             /* 2^53 + 1: ties to even */
  { "9007199254740992.999", TRUE, 9007199254740992.0 },         /* more digits than 53 bits */
  { "123456789012345678", TRUE, 123456789012345680.0 },         /* */
  { "1.7976931348623157e308", TRUE, DBL_MAX },                  /* */
  { "4.9406564584124654e-324", TRUE, 4.9406564584124654e-324 }, /* the smallest there is */
  { "1e-400", TRUE, 0 },                                        /* too small: the nearest is 0 */
  { "8.276800155639648", TRUE, 8.276800155639648 },             /* a float as Python prints it */
  { "1e23", TRUE, 1e23 },                                       /* just past the exact powers */
  { "", FALSE, 0 },                                             /* */
  { "-", FALSE, 0 },                                            /* */
  { ".5", FALSE, 0 },                                           /* a digit comes first */
  { "5.", FALSE, 0 },                                           /* a point has digits after it */
  { "1e", FALSE, 0 },                                           /* */
  { "1e+", FALSE, 0 },                                          /* */
  { "1e999", FALSE, 0 },                                        /* overflow */
  { "1e99999999999999999999", FALSE, 0 },                       /* overflow of the exponent too */
  { "nan", FALSE, 0 },                                          /* */
  { "inf", FALSE, 0 },                                          /* */
  { "-Infinity", FALSE, 0 },                                    /* */
  { "0x10", FALSE, 0 },                                         /* hexadecimal */
  { " 1", FALSE, 0 },                                           /* blanks */
  { "1 ", FALSE, 0 },                                           /* */
  { "1,000", FALSE, 0 },                                        /* grouping */
  { "1.2.3", FALSE, 0 },                                        /* */
  { "--1", FALSE, 0 },                                          /* */
  { "$1", FALSE, 0 },                                           /* */
};

static void
test_parse (gconstpointer data)
{
  const ParseCase *c = data;
  gsize len = strlen (c->text);
  g_autofree char *exact = g_memdup2 (c->text, len); /* no NUL: ASan sees overreads */
  double value = 42;

  g_assert_cmpint (dtl_number_parse (exact, len, &value), ==, c->good);
  g_assert_true (value == (c->good ? c->value : 42));
  g_assert_false (c->good && value == 0 && signbit (value));
}

static void
test_parse_length (void)
{
  g_autofree char *text = g_malloc (DTL_NUMBER_MAX_LENGTH + 1);
  double value = 42;

  memset (text, '0', DTL_NUMBER_MAX_LENGTH + 1);
  g_assert_false (dtl_number_parse (text, DTL_NUMBER_MAX_LENGTH + 1, &value));
  g_assert_true (value == 42);
  g_assert_true (dtl_number_parse (text, DTL_NUMBER_MAX_LENGTH, &value));
  g_assert_true (value == 0);
}

typedef struct
{
  const char *text;
  gboolean good;
  gint64 value;
} IntCase;

static const IntCase int_cases[] = {
  { "0", TRUE, 0 },                             /* */
  { "-42", TRUE, -42 },                         /* */
  { "+7", TRUE, 7 },                            /* */
  { "9223372036854775807", TRUE, G_MAXINT64 },  /* */
  { "-9223372036854775808", TRUE, G_MININT64 }, /* */
  { "9223372036854775808", FALSE, 0 },          /* one too many */
  { "-9223372036854775809", FALSE, 0 },         /* */
  { "99999999999999999999999", FALSE, 0 },      /* */
  { "", FALSE, 0 },                             /* */
  { "-", FALSE, 0 },                            /* */
  { "1.0", FALSE, 0 },                          /* */
  { "1e3", FALSE, 0 },                          /* */
  { " 1", FALSE, 0 },                           /* */
};

static void
test_parse_int (gconstpointer data)
{
  const IntCase *c = data;
  gsize len = strlen (c->text);
  g_autofree char *exact = g_memdup2 (c->text, len);
  gint64 value = 42;

  g_assert_cmpint (dtl_number_parse_int (exact, len, &value), ==, c->good);
  g_assert_cmpint (value, ==, c->good ? c->value : 42);
}

typedef struct
{
  double value;
  const char *text;
} FormatCase;

static const FormatCase format_cases[] = {
  { 103.76, "103.76" },                                     /* */
  { 0.1, "0.1" },                                           /* */
  { 0.1 + 0.2, "0.30000000000000004" },                     /* all 17 digits are needed */
  { 11733696859, "11733696859" },                           /* a volume */
  { -37.63, "-37.63" },                                     /* */
  { -0.0, "0" },                                            /* */
  { 100, "100" },                                           /* */
  { 1e20, "1e+20" },                                        /* */
  { DBL_MAX, "1.7976931348623157e+308" },                   /* */
  { -2.2250738585072014e-308, "-2.2250738585072014e-308" }, /* the longest there is */
  { NAN, "" },                                              /* undefined: an empty cell */
  { INFINITY, "" },                                         /* */
};

static void
test_format (gconstpointer data)
{
  const FormatCase *c = data;
  char buffer[DTL_NUMBER_SIZE];

  g_assert_cmpstr (dtl_number_format (c->value, buffer), ==, c->text);
}

/* Bits at random cover all magnitudes; cents at random cover what prices are. */
static void
test_round_trip (void)
{
  for (int i = 0; i < 200000; i++)
    {
      char buffer[DTL_NUMBER_SIZE];
      double value, back = NAN;

      if (i % 2 == 0)
        {
          guint64 bits = (guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();

          memcpy (&value, &bits, sizeof value);
          if (!isfinite (value))
            continue;
        }
      else
        value = g_test_rand_int_range (1, G_MAXINT32) / 10000.0;

      dtl_number_format (value, buffer);
      g_assert_true (dtl_number_parse (buffer, strlen (buffer), &back));
      g_assert_true (back == value);
    }
}

/* The fast way and strtod give the same double. */
static void
test_correctly_rounded (void)
{
  for (int i = 0; i < 200000; i++)
    {
      char text[64];
      double value = NAN;

      g_snprintf (text, sizeof text, "%d%09d.%0*de%d", g_test_rand_int_range (-999999, 999999),
                  g_test_rand_int_range (0, 999999999), g_test_rand_int_range (1, 10),
                  g_test_rand_int_range (0, 10), g_test_rand_int_range (-30, 30));
      g_assert_true (dtl_number_parse (text, strlen (text), &value));
      g_assert_true (value == g_ascii_strtod (text, NULL));
    }
}

static void
test_probability (void)
{
  static const struct
  {
    double p;
    const char *text;
  } cases[] = {
    { 1, "1.00" },         { 0.3349, "0.33" },      { 0.0996, "0.10" }, { 0.0994, "0.099" },
    { 0.016339, "0.016" }, { 0.00826446, "0.008" }, { 0.001, "0.001" }, { 0.00099, "< 0.001" },
    { 1e-300, "< 0.001" }, { 0, "< 0.001" },        { NAN, "-" },       { INFINITY, "-" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dtl_number_format_probability (cases[i].p, " ", "-");

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/number/parse/%s", parse_cases[i].text);

      g_test_add_data_func (*parse_cases[i].text ? path : "/number/parse/(empty)", &parse_cases[i],
                            test_parse);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (int_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/number/parse-int/%s", int_cases[i].text);

      g_test_add_data_func (*int_cases[i].text ? path : "/number/parse-int/(empty)", &int_cases[i],
                            test_parse_int);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (format_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/number/format/%zu", i);

      g_test_add_data_func (path, &format_cases[i], test_format);
    }
  g_test_add_func ("/number/probability", test_probability);
  g_test_add_func ("/number/parse-length", test_parse_length);
  g_test_add_func ("/number/round-trip", test_round_trip);
  g_test_add_func ("/number/correctly-rounded", test_correctly_rounded);

  return g_test_run ();
}
