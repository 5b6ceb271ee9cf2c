/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days: the numbers against GLib's own calendar, and ISO text in and out. */
#include "calendar/day.h"

#include <string.h>

#define EPOCH_JULIAN 719163 /* GDate counts 0001-01-01 as 1 */

static const struct
{
  const char *text;
  gsize used;
  DtlDay day;
} parse_cases[] = {
  { "1970-01-01", 10, 0 },           /* the epoch */
  { "1969-12-31", 10, -1 },          /* the day before */
  { "2022-07-14", 10, 19187 },       /* a Thursday */
  { "2000-02-29", 10, 11016 },       /* a leap day of a year divisible by 400 */
  { "0001-01-01", 10, -719162 },     /* the first */
  { "9999-12-31", 10, 2932896 },     /* the last */
  { "2022-07-14T09:31", 10, 19187 }, /* what follows is left */
  { "2022-07-141", 10, 19187 },      /* even a digit: the caller looks on */
  { "2023-02-29", 0, -7 },           /* not a leap year */
  { "1900-02-29", 0, -7 },           /* divisible by 100, not by 400 */
  { "2023-01-0", 0, -7 },            /* one byte short */
  { "0000-12-31", 0, -7 },           /* there is no year 0 */
  { "2023-13-01", 0, -7 },           /* no such month */
  { "2023-00-10", 0, -7 },           /* no such month */
  { "2023-04-31", 0, -7 },           /* no such day */
  { "2023-04-00", 0, -7 },           /* no such day */
  { "2023/04/01", 0, -7 },           /* another separator */
  { "20230401  ", 0, -7 },           /* basic format */
  { " 2023-04-01", 0, -7 },          /* a blank before */
  { "+023-04-01", 0, -7 },           /* a sign */
  { "2023-4-001", 0, -7 },           /* fields of other widths */
  { "", 0, -7 },                     /* nothing */
};

static void
test_parse_iso (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  gsize len = strlen (parse_cases[i].text);
  g_autofree char *exact = g_memdup2 (parse_cases[i].text, len); /* no NUL: ASan sees overreads */
  DtlDay day = -7;

  g_assert_cmpuint (dtl_day_parse_iso (exact, len, &day), ==, parse_cases[i].used);
  g_assert_cmpint (day, ==, parse_cases[i].day);
}

static void
test_parse_whole (void)
{
  DtlDay day = -7;

  g_assert_false (dtl_day_parse ("2022-07-14 ", &day));
  g_assert_false (dtl_day_parse ("2022-07-1", &day));
  g_assert_false (dtl_day_parse ("", &day));
  g_assert_cmpint (day, ==, -7);
  g_assert_true (dtl_day_parse ("2022-07-14", &day));
  g_assert_cmpint (day, ==, 19187);
}

/* Each day of 600 years, which holds each kind of century, and the ends. */
static void
test_against_gdate (void)
{
  DtlDay first = dtl_day_from_ymd (1600, 1, 1);
  DtlDay last = dtl_day_from_ymd (2200, 12, 31);

  for (DtlDay day = first; day <= last; day++)
    {
      GDate date;
      char text[DTL_DAY_TEXT_SIZE];
      DtlDay parsed = 0;
      int y, m, d;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, (guint32) (day + EPOCH_JULIAN));
      dtl_day_to_ymd (day, &y, &m, &d);

      g_assert_cmpint (y, ==, g_date_get_year (&date));
      g_assert_cmpint (m, ==, (int) g_date_get_month (&date));
      g_assert_cmpint (d, ==, g_date_get_day (&date));
      g_assert_cmpint (dtl_day_from_ymd (y, m, d), ==, day);
      g_assert_cmpint ((int) dtl_day_get_weekday (day), ==, (int) g_date_get_weekday (&date));
      g_assert_true (dtl_day_parse (dtl_day_format_iso (day, text), &parsed));
      g_assert_cmpint (parsed, ==, day);
    }

  g_assert_cmpint (dtl_day_from_ymd (1, 1, 1), ==, DTL_DAY_FIRST);
  g_assert_cmpint (dtl_day_from_ymd (9999, 12, 31), ==, DTL_DAY_LAST);
  g_assert_cmpint ((int) dtl_day_get_weekday (DTL_DAY_FIRST), ==, G_DATE_MONDAY);
  g_assert_cmpint ((int) dtl_day_get_weekday (DTL_DAY_LAST), ==, G_DATE_FRIDAY);
}

static void
test_none_is_not_a_day (void)
{
  g_assert_false (dtl_day_is_valid (DTL_DAY_NONE));
  g_assert_false (dtl_day_is_valid (DTL_DAY_FIRST - 1));
  g_assert_false (dtl_day_is_valid (DTL_DAY_LAST + 1));
  g_assert_true (dtl_day_is_valid (DTL_DAY_FIRST));
  g_assert_true (dtl_day_is_valid (DTL_DAY_LAST));
  g_assert_cmpint (dtl_day_from_ymd (10000, 1, 1), ==, DTL_DAY_NONE);
  g_assert_cmpint (dtl_day_from_ymd (2022, 2, 30), ==, DTL_DAY_NONE);
}

static const struct
{
  const char *from;
  int months;
  const char *to;
} month_cases[] = {
  { "2022-01-31", 1, "2022-02-28" },  /* the shorter month's last day */
  { "2024-01-31", 1, "2024-02-29" },  /* in a leap year */
  { "2022-07-14", -6, "2022-01-14" }, /* back */
  { "2022-01-14", -1, "2021-12-14" }, /* over the new year */
  { "2022-12-31", 1, "2023-01-31" },  /* and forward */
  { "2024-02-29", 12, "2025-02-28" }, /* a year after a leap day */
  { "2022-07-14", 0, "2022-07-14" },  /* nothing */
  { "0001-01-15", -1, NULL },         /* before the first year */
  { "9999-12-15", 1, NULL },          /* after the last */
  { "2022-07-14", G_MAXINT, NULL },   /* no overflow */
  { "2022-07-14", G_MININT, NULL },   /* either way */
};

static void
test_add_months (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (month_cases); i++)
    {
      DtlDay from = 0, to = DTL_DAY_NONE;

      g_assert_true (dtl_day_parse (month_cases[i].from, &from));
      if (month_cases[i].to != NULL)
        g_assert_true (dtl_day_parse (month_cases[i].to, &to));
      g_assert_cmpint (dtl_day_add_months (from, month_cases[i].months), ==, to);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/day/parse-iso/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_parse_iso);
    }
  g_test_add_func ("/day/parse/whole", test_parse_whole);
  g_test_add_func ("/day/against-gdate", test_against_gdate);
  g_test_add_func ("/day/none", test_none_is_not_a_day);
  g_test_add_func ("/day/add-months", test_add_months);

  return g_test_run ();
}
