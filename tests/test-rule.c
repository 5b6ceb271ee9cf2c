/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules for days of the year: their text, and the days they give. */
#include "calendar/rule.h"

#include "base/error.h"

#include <string.h>

static const struct
{
  const char *rule;
  const char *option; /* nullable */
  int year;
  const char *day; /* NULL: not that year */
  gboolean is_observed;
} day_cases[] = {
  { "25 december", NULL, 2021, "2021-12-25", FALSE },                      /* a Saturday */
  { "25 december", "saturday to friday", 2021, "2021-12-24", TRUE },       /* the day before */
  { "25 december", "sunday to monday", 2021, "2021-12-25", FALSE },        /* no Sunday */
  { "25 december", "sunday to monday", 2022, "2022-12-26", TRUE },         /* the day after */
  { "1 january", "saturday to friday", 2022, "2021-12-31", TRUE },         /* the year before */
  { "24 december", "only monday-thursday", 2021, NULL, FALSE },            /* a Friday */
  { "24 december", "only monday-thursday", 2020, "2020-12-24", FALSE },    /* a Thursday */
  { "3 july", "only monday tuesday thursday", 2019, NULL, FALSE },         /* a Wednesday */
  { "3 july", "only monday tuesday thursday", 2018, "2018-07-03", FALSE }, /* a Tuesday */
  { "19 june", "since 2022", 2021, NULL, FALSE },                          /* too early */
  { "19 june", "since 2022", 2022, "2022-06-19", FALSE },                  /* the first year */
  { "5 july", "until 2012", 2012, "2012-07-05", FALSE },                   /* the last year */
  { "5 july", "until 2012", 2013, NULL, FALSE },                           /* too late */
  { "third monday of january", NULL, 2024, "2024-01-15", FALSE },          /* begins on Monday */
  { "third monday of january", NULL, 2023, "2023-01-16", FALSE },          /* begins on Sunday */
  { "last monday of may", NULL, 2021, "2021-05-31", FALSE },               /* the last day */
  { "last monday of may", NULL, 2020, "2020-05-25", FALSE },               /* the earliest */
  { "first monday of september", NULL, 2025, "2025-09-01", FALSE },        /* the first day */
  { "last sunday of december", NULL, 2023, "2023-12-31", FALSE },          /* over the new year */
  { "last thursday of february", NULL, 2024, "2024-02-29", FALSE },        /* a leap day */
  { "fourth thursday of november", NULL, 2023, "2023-11-23", FALSE },      /* not the last */
  { "fourth thursday of november +1", NULL, 2023, "2023-11-24", FALSE },   /* the day after */
  { "easter -2", NULL, 1990, "1990-04-13", FALSE },                        /* Good Friday */
  { "easter +1", NULL, 2024, "2024-04-01", FALSE },                        /* Easter Monday */
  { "easter", NULL, 2008, "2008-03-23", FALSE },                           /* very early */
  { "easter", NULL, 2038, "2038-04-25", FALSE },                           /* the latest */
  { "easter", NULL, 1818, "1818-03-22", FALSE },                           /* the earliest */
  { "easter", NULL, 1954, "1954-04-18", FALSE },                           /* 25 less a week */
  { "easter", NULL, 1981, "1981-04-19", FALSE },                           /* 26 less a week */
};

static void
test_days (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (day_cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_observed = FALSE;
      DtlDay expected = DTL_DAY_NONE;
      DtlRule rule;

      g_assert_true (dtl_rule_parse (day_cases[i].rule, &rule, &error));
      if (day_cases[i].option != NULL)
        g_assert_true (dtl_rule_parse_option (day_cases[i].option, &rule, &error));
      g_assert_no_error (error);
      if (day_cases[i].day != NULL)
        g_assert_true (dtl_day_parse (day_cases[i].day, &expected));

      g_assert_cmpint (dtl_rule_get_day (&rule, day_cases[i].year, &is_observed), ==, expected);
      g_assert_cmpint (is_observed, ==, day_cases[i].is_observed);
    }
}

static const char *const bad_rules[] = {
  "",
  "christmas",
  "0 december",
  "32 december",
  "31 november",
  "29 february",
  "25 decembre",
  "25",
  "december 25",
  "fifth monday of may",
  "first day of may",
  "first monday in may",
  "first monday of mai",
  "first monday of",
  "easter 2",
  "easter +",
  "easter +0",
  "easter +61",
  "easter -2 -2",
  "25  december",
  "25 december +1 x",
};

static const char *const bad_options[] = {
  "",
  "friday to monday",
  "since",
  "since 98x",
  "since 10000",
  "until -1",
  "only",
  "only ",
  "only mon",
  "only thursday-monday",
  "only monday-",
  "only  monday",
  "since 1998 ",
};

static void
test_bad (void)
{
  DtlRule before = { .month = 42 };

  for (gsize i = 0; i < G_N_ELEMENTS (bad_rules); i++)
    {
      g_autoptr (GError) error = NULL;
      DtlRule rule = before;

      g_assert_false (dtl_rule_parse (bad_rules[i], &rule, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_PARSE);
      g_assert_cmpint (rule.month, ==, 42);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (bad_options); i++)
    {
      g_autoptr (GError) error = NULL;
      DtlRule rule = before;

      g_assert_false (dtl_rule_parse_option (bad_options[i], &rule, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_PARSE);
      g_assert_cmpmem (&rule, sizeof rule, &before, sizeof before);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule/days", test_days);
  g_test_add_func ("/rule/bad", test_bad);

  return g_test_run ();
}
