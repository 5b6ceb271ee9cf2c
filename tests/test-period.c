/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of the calendar: their names, their ends, and the ones before and after. */
#include "news/period.h"

static const struct
{
  const char *letter;
  const char *day;
  int shift;
  const char *name, *first, *last; /* "" and NULL: outside the calendar */
} cases[] = {
  { "D", "2022-07-14", 0, "2022-07-14", "2022-07-14", "2022-07-14" },
  { "D", "2022-02-28", 1, "2022-03-01", "2022-03-01", "2022-03-01" },
  { "W", "2022-07-17", 0, "2022-W28", "2022-07-11", "2022-07-17" }, /* a Sunday ends its week */
  { "W", "2021-01-03", 0, "2020-W53", "2020-12-28", "2021-01-03" }, /* of the year before */
  { "W", "2024-12-30", 0, "2025-W01", "2024-12-30", "2025-01-05" }, /* of the year after */
  { "W", "2021-01-03", 1, "2021-W01", "2021-01-04", "2021-01-10" },
  { "WE", "2022-07-13", 0, "2022-W28-WE", "2022-07-16", "2022-07-17" },
  { "WE", "2022-07-13", -1, "2022-W27-WE", "2022-07-09", "2022-07-10" },
  { "WE", "2021-01-02", 0, "2020-W53-WE", "2021-01-02", "2021-01-03" },
  { "M", "2024-02-29", 0, "2024-02", "2024-02-01", "2024-02-29" },
  { "M", "2022-01-31", -1, "2021-12", "2021-12-01", "2021-12-31" },
  { "M", "2022-01-31", 25, "2024-02", "2024-02-01", "2024-02-29" },
  { "S", "2022-02-01", 0, "2021-WI", "2021-12-01", "2022-02-28" }, /* a winter begins in December */
  { "S", "2022-07-14", 0, "2022-SU", "2022-06-01", "2022-08-31" },
  { "S", "2022-07-14", 4, "2023-SU", "2023-06-01", "2023-08-31" },
  { "Q", "2022-07-14", 0, "2022-Q3", "2022-07-01", "2022-09-30" },
  { "Q", "2022-01-14", -1, "2021-Q4", "2021-10-01", "2021-12-31" },
  { "H", "2022-07-01", 0, "2022-H2", "2022-07-01", "2022-12-31" },
  { "H", "2022-07-01", -2, "2021-H2", "2021-07-01", "2021-12-31" },
  { "Y", "2022-07-14", -1, "2021", "2021-01-01", "2021-12-31" },
  { "E", "1999-12-31", 0, "199X", "1990-01-01", "1999-12-31" },
  { "E", "1999-12-31", 1, "200X", "2000-01-01", "2009-12-31" },
  { "C", "1989-11-02", 0, "19XX", "1900-01-01", "1999-12-31" },
  { "D", "9999-12-31", 1, "", NULL, NULL },
  { "W", "9999-12-31", 0, "9999-W52", "9999-12-27", "9999-12-31" }, /* cut by the calendar */
  { "Y", "9999-12-31", 1, "", NULL, NULL },
  { "Y", "0001-06-01", -1, "", NULL, NULL },
  { "E", "0005-06-01", 0, "", NULL, NULL }, /* year 0 is none */
  { "M", "2022-07-14", G_MAXINT, "", NULL, NULL },
  { "W", "2022-07-14", G_MININT, "", NULL, NULL },
};

static void
assert_day (DtlDay day, const char *expected)
{
  char text[DTL_DAY_TEXT_SIZE];

  if (expected == NULL)
    g_assert_cmpint (day, ==, DTL_DAY_NONE);
  else
    g_assert_cmpstr (dtl_day_format_iso (day, text), ==, expected);
}

static void
test_periods (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtlDay day;

      g_test_message ("%s of %s %+d", cases[i].letter, cases[i].day, cases[i].shift);
      g_assert_true (dtl_day_parse (cases[i].day, &day));

      DtlPeriod period = dtl_period_shift (
          dtl_period_of (dtl_unit_from_letter (cases[i].letter), day), cases[i].shift);
      g_autofree char *name = dtl_period_format (period);

      g_assert_cmpstr (name, ==, cases[i].name);
      assert_day (period.first, cases[i].first);
      assert_day (dtl_period_get_last (period), cases[i].last);
    }
}

static void
test_weekdays (void)
{
  DtlDay thursday = dtl_day_from_ymd (2022, 7, 14);

  g_assert_cmpint (dtl_day_latest_weekday (thursday, 4), ==, thursday);
  g_assert_cmpint (dtl_day_latest_weekday (thursday, 3), ==, thursday - 1);
  g_assert_cmpint (dtl_day_latest_weekday (thursday, 5), ==, thursday - 6);
  g_assert_cmpint (dtl_unit_from_letter ("X"), ==, DTL_UNIT_NONE);
  g_assert_cmpint (dtl_unit_from_letter (NULL), ==, DTL_UNIT_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/periods", test_periods);
  g_test_add_func ("/period/weekdays", test_weekdays);

  return g_test_run ();
}
