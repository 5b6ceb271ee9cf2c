/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instants: ISO text in and out, local days, and the hours at which clocks change. */
#include "calendar/instant.h"

#include <string.h>

#define HOURS(n) ((n) *3600)

static const struct
{
  const char *text;
  gsize used;
  const char *utc; /* what it means, or NULL */
} parse_cases[] = {
  { "2018-02-21T09:31:00-05:00", 25, "2018-02-21T14:31:00+00:00" },   /* New York in winter */
  { "2018-02-21 09:31:00-05:00", 25, "2018-02-21T14:31:00+00:00" },   /* a blank for the T */
  { "2018-02-21T09:31-05:00", 22, "2018-02-21T14:31:00+00:00" },      /* no seconds */
  { "2018-02-21T09:31:00-0500", 24, "2018-02-21T14:31:00+00:00" },    /* no colon */
  { "2022-07-15T09:00:00+08:00", 25, "2022-07-15T01:00:00+00:00" },   /* Hong Kong */
  { "2022-07-15T01:00:00Z", 20, "2022-07-15T01:00:00+00:00" },        /* UTC */
  { "2022-07-15T01:00Z and so on", 17, "2022-07-15T01:00:00+00:00" }, /* the rest is left */
  { "2022-07-15T01:00:00.000Z", 24, "2022-07-15T01:00:00+00:00" },    /* a fraction of nothing */
  { "1969-12-31T23:59:59Z", 20, "1969-12-31T23:59:59+00:00" },        /* before the epoch */
  { "2022-01-01T00:00:00+14:00", 25, "2021-12-31T10:00:00+00:00" },   /* the farthest east */
  { "2022-07-15T01:00:00.500Z", 0, NULL },                            /* half a second */
  { "2022-07-15T01:00:00.Z", 0, NULL },                               /* a point, no digits */
  { "2022-07-15T01:00:00", 0, NULL },                                 /* no offset: no instant */
  { "2022-07-15", 0, NULL },                                          /* a day */
  { "2022-07-15T", 0, NULL },                                         /* no clock */
  { "2022-07-15T01", 0, NULL },                                       /* no minutes */
  { "2022-07-15T01:0", 0, NULL },                                     /* half a minute field */
  { "2022-07-15T01:00:0", 0, NULL },                                  /* half a second field */
  { "2022-07-15T01:00:00+", 0, NULL },                                /* an empty offset */
  { "2022-07-15T01:00:00+08", 0, NULL },                              /* hours alone */
  { "2022-07-15T01:00:00+08:", 0, NULL },                             /* and a colon */
  { "2022-07-15T01:00:00+08:0", 0, NULL },                            /* and one digit */
  { "2022-07-15T01:00:00+15:00", 0, NULL },                           /* nowhere on earth */
  { "2022-07-15T01:00:00+08:60", 0, NULL },                           /* no such minute */
  { "2022-07-15T24:00:00Z", 0, NULL },                                /* no such hour */
  { "2022-07-15T01:60:00Z", 0, NULL },                                /* no such minute */
  { "2016-12-31T23:59:60Z", 0, NULL },                                /* a leap second */
  { "2022-02-30T01:00:00Z", 0, NULL },                                /* no such day */
  { "2022-07-15_01:00:00Z", 0, NULL },                                /* no T */
  { "0001-01-01T00:00:00+14:00", 0, NULL },                           /* before the first year */
};

static void
test_parse (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  gsize len = strlen (parse_cases[i].text);
  g_autofree char *exact = g_memdup2 (parse_cases[i].text, len);
  char text[DTL_INSTANT_TEXT_SIZE];
  DtlInstant instant = 42;

  g_assert_cmpuint (dtl_instant_parse_iso (exact, len, &instant), ==, parse_cases[i].used);
  if (parse_cases[i].utc == NULL)
    g_assert_cmpint (instant, ==, 42);
  else
    g_assert_cmpstr (dtl_instant_format_iso (instant, NULL, text), ==, parse_cases[i].utc);
}

static GTimeZone *
open_zone (const char *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);

  g_assert_nonnull (zone);
  return zone;
}

static DtlInstant
parse (const char *text)
{
  DtlInstant instant = DTL_INSTANT_NONE;

  g_assert_cmpuint (dtl_instant_parse_iso (text, strlen (text), &instant), ==, strlen (text));
  return instant;
}

static void
test_format (void)
{
  g_autoptr (GTimeZone) new_york = open_zone ("America/New_York");
  g_autoptr (GTimeZone) kolkata = open_zone ("Asia/Kolkata");
  char text[DTL_INSTANT_TEXT_SIZE];

  g_assert_cmpstr (dtl_instant_format_iso (parse ("2022-07-15T01:00:00Z"), new_york, text), ==,
                   "2022-07-14T21:00:00-04:00");
  g_assert_cmpstr (dtl_instant_format_iso (parse ("2022-01-15T01:00:00Z"), new_york, text), ==,
                   "2022-01-14T20:00:00-05:00");
  g_assert_cmpstr (dtl_instant_format_iso (parse ("2022-01-15T01:00:00Z"), kolkata, text), ==,
                   "2022-01-15T06:30:00+05:30");

  /* Local mean time, -4:56:02, is cut to minutes; the text still reads back. */
  DtlInstant old = parse ("1870-01-01T12:00:00Z");
  g_assert_cmpint (parse (dtl_instant_format_iso (old, new_york, text)), ==, old);
}

static void
test_get_day (void)
{
  g_autoptr (GTimeZone) new_york = open_zone ("America/New_York");
  char text[DTL_DAY_TEXT_SIZE];
  int seconds = -1;

  g_assert_cmpstr (
      dtl_day_format_iso (
          dtl_instant_get_day (parse ("2022-07-15T09:00:00+08:00"), new_york, &seconds), text),
      ==, "2022-07-14");
  g_assert_cmpint (seconds, ==, HOURS (21));

  g_assert_cmpint (dtl_instant_get_day (-1, NULL, &seconds), ==, -1);
  g_assert_cmpint (seconds, ==, HOURS (24) - 1);

  seconds = -1;
  g_assert_cmpint (dtl_instant_get_day (DTL_INSTANT_NONE, new_york, &seconds), ==, DTL_DAY_NONE);
  g_assert_cmpint (dtl_instant_get_day (G_MAXINT64, new_york, &seconds), ==, DTL_DAY_NONE);
  g_assert_cmpint (seconds, ==, -1);
}

static const struct
{
  const char *day;
  int seconds;
  const char *instant;
} local_cases[] = {
  { "2024-03-08", HOURS (16), "2024-03-08T21:00:00Z" },       /* the Friday before */
  { "2024-03-11", HOURS (16), "2024-03-11T20:00:00Z" },       /* the Monday after */
  { "2024-03-10", HOURS (1), "2024-03-10T06:00:00Z" },        /* before the gap */
  { "2024-03-10", HOURS (2) + 1800, "2024-03-10T07:00:00Z" }, /* in it: the hour that follows */
  { "2024-03-10", HOURS (3), "2024-03-10T07:00:00Z" },        /* after it */
  { "2024-11-03", HOURS (1) + 1800, "2024-11-03T06:30:00Z" }, /* twice: standard time */
  { "2024-11-03", HOURS (0) + 1800, "2024-11-03T04:30:00Z" }, /* before */
  { "2024-11-04", HOURS (16), "2024-11-04T21:00:00Z" },       /* the Monday after */
};

static void
test_from_local (void)
{
  g_autoptr (GTimeZone) new_york = open_zone ("America/New_York");

  for (gsize i = 0; i < G_N_ELEMENTS (local_cases); i++)
    {
      DtlDay day = 0;

      g_assert_true (dtl_day_parse (local_cases[i].day, &day));
      g_assert_cmpint (dtl_instant_from_local (day, local_cases[i].seconds, new_york), ==,
                       parse (local_cases[i].instant));
    }
}

/* Whatever hour of 30 years is taken apart, it comes back, but for the hour that comes twice. */
static void
test_round_trip (void)
{
  g_autoptr (GTimeZone) new_york = open_zone ("America/New_York");
  DtlInstant first = parse ("1995-01-01T00:00:00Z");
  int n_moved = 0;

  for (DtlInstant instant = first; instant < first + HOURS (24) * 365 * 30;
       instant += HOURS (5) / 2)
    {
      int seconds = 0;
      DtlDay day = dtl_instant_get_day (instant, new_york, &seconds);
      DtlInstant back = dtl_instant_from_local (day, seconds, new_york);

      if (back == instant + HOURS (1))
        n_moved++;
      else
        g_assert_cmpint (back, ==, instant);
    }

  g_assert_cmpint (n_moved, >, 0);
  g_assert_cmpint (n_moved, <=, 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/instant/parse-iso/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_parse);
    }
  g_test_add_func ("/instant/format", test_format);
  g_test_add_func ("/instant/get-day", test_get_day);
  g_test_add_func ("/instant/from-local", test_from_local);
  g_test_add_func ("/instant/round-trip", test_round_trip);

  return g_test_run ();
}
