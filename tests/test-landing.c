/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where events land: the cases that go wrong elsewhere, and properties that hold on every day. */
#include "calendar/landing.h"

#include "exchange-fixture.h"

#include <string.h>

static DtlDay
parse_day (const char *text)
{
  DtlDay day = DTL_DAY_NONE;

  if (text != NULL)
    g_assert_true (dtl_day_parse (text, &day));
  return day;
}

static const struct
{
  const char *day;
  DtlTiming timing;
  const char *session; /* NULL: not known */
  DtlLandingReason reason;
  const char *words;
} day_cases[] = {
  { "2022-07-14", DTL_TIMING_UNKNOWN, "2022-07-14", DTL_LANDING_SAME_DAY,
    "Thu 14 Jul 2022 is a session" }, /* an ordinary day */
  { "2022-07-14", DTL_TIMING_PRE, "2022-07-14", DTL_LANDING_SAME_DAY,
    "Thu 14 Jul 2022 is a session" }, /* before the open */
  { "2022-07-14", DTL_TIMING_REGULAR, "2022-07-14", DTL_LANDING_SAME_DAY,
    "Thu 14 Jul 2022 is a session" }, /* during it */
  { "2022-07-14", DTL_TIMING_POST, "2022-07-15", DTL_LANDING_AFTER_CLOSE,
    "after the close of Thu 14 Jul 2022; first session Fri 15 Jul 2022" }, /* after it */
  { "2022-07-15", DTL_TIMING_POST, "2022-07-18", DTL_LANDING_AFTER_CLOSE,
    "after the close of Fri 15 Jul 2022; first session Mon 18 Jul 2022" }, /* over a weekend */
  { "2021-04-10", DTL_TIMING_UNKNOWN, "2021-04-12", DTL_LANDING_WEEKEND,
    "Sat 10 Apr 2021 is a weekend; first session Mon 12 Apr 2021" }, /* Saturday */
  { "2021-04-11", DTL_TIMING_POST, "2021-04-12", DTL_LANDING_WEEKEND,
    "Sun 11 Apr 2021 is a weekend; first session Mon 12 Apr 2021" }, /* Sunday: timing is moot */
  { "2021-06-18", DTL_TIMING_UNKNOWN, "2021-06-18", DTL_LANDING_SAME_DAY,
    "Fri 18 Jun 2021 is a session" }, /* Juneteenth was law for a day, the exchange open */
  { "2021-06-19", DTL_TIMING_UNKNOWN, "2021-06-21", DTL_LANDING_WEEKEND,
    "Sat 19 Jun 2021 is a weekend; first session Mon 21 Jun 2021" }, /* Juneteenth itself */
  { "2022-06-20", DTL_TIMING_UNKNOWN, "2022-06-21", DTL_LANDING_HOLIDAY,
    "Mon 20 Jun 2022 has no session: Juneteenth (observed); "
    "first session Tue 21 Jun 2022" }, /* a year later, observed on Monday */
  { "2022-06-17", DTL_TIMING_POST, "2022-06-21", DTL_LANDING_AFTER_CLOSE,
    "after the close of Fri 17 Jun 2022; first session Tue 21 Jun 2022" }, /* a long weekend */
  { "2012-10-29", DTL_TIMING_UNKNOWN, "2012-10-31", DTL_LANDING_HOLIDAY,
    "Mon 29 Oct 2012 has no session: Hurricane Sandy; "
    "first session Wed 31 Oct 2012" }, /* two days lost to a storm */
  { "2022-11-25", DTL_TIMING_REGULAR, "2022-11-25", DTL_LANDING_SAME_DAY,
    "Fri 25 Nov 2022 is a half day (Day after Thanksgiving)" }, /* a half day */
  { "2022-11-25", DTL_TIMING_POST, "2022-11-28", DTL_LANDING_AFTER_CLOSE,
    "after the early close of Fri 25 Nov 2022 (Day after Thanksgiving); "
    "first session Mon 28 Nov 2022" }, /* after its close */
  { "2001-09-11", DTL_TIMING_PRE, "2001-09-17", DTL_LANDING_HOLIDAY,
    "Tue 11 Sep 2001 has no session: September 11 attacks; "
    "first session Mon 17 Sep 2001" }, /* the longest */
  { "2021-12-31", DTL_TIMING_UNKNOWN, "2021-12-31", DTL_LANDING_SAME_DAY,
    "Fri 31 Dec 2021 is a session" }, /* New Year's Day was a Saturday: not observed */
  { "1990-01-01", DTL_TIMING_UNKNOWN, "1990-01-02", DTL_LANDING_HOLIDAY,
    "Mon 1 Jan 1990 has no session: New Year's Day; "
    "first session Tue 2 Jan 1990" }, /* the first day known */
  { "1989-12-31", DTL_TIMING_UNKNOWN, NULL, DTL_LANDING_NOT_KNOWN,
    "Sun 31 Dec 1989 is outside the calendar of NYSE" }, /* the day before: no guess */
  { "2030-12-31", DTL_TIMING_REGULAR, "2030-12-31", DTL_LANDING_SAME_DAY,
    "Tue 31 Dec 2030 is a session" }, /* the last session known */
  { "2030-12-31", DTL_TIMING_POST, NULL, DTL_LANDING_NOT_KNOWN,
    "the first session after Tue 31 Dec 2030 is past the calendar of NYSE" }, /* after it */
  { "2031-01-01", DTL_TIMING_UNKNOWN, NULL, DTL_LANDING_NOT_KNOWN,
    "Wed 1 Jan 2031 is outside the calendar of NYSE" }, /* beyond */
};

static void
test_days (void)
{
  g_autoptr (DtlExchange) nyse = exchange_open_shipped ("us.calendar", "XNYS");

  for (gsize i = 0; i < G_N_ELEMENTS (day_cases); i++)
    {
      DtlDay day = parse_day (day_cases[i].day);
      DtlDay session = parse_day (day_cases[i].session);
      DtlLanding landing = dtl_landing_of_day (nyse, day, day_cases[i].timing);
      g_autofree char *words = dtl_landing_describe (&landing, nyse);

      g_assert_cmpstr (words, ==, day_cases[i].words);
      g_assert_cmpint (landing.day, ==, day);
      g_assert_cmpint (landing.session, ==, session);
      g_assert_cmpint (landing.reason, ==, day_cases[i].reason);
      g_assert_cmpint (landing.rolled_days, ==, session == DTL_DAY_NONE ? 0 : session - day);
    }
}

static const struct
{
  const char *instant;
  const char *day;
  DtlTiming timing;
  const char *session; /* NULL: not known */
} instant_cases[] = {
  { "2022-07-15T09:00:00+08:00", "2022-07-14", DTL_TIMING_POST,
    "2022-07-15" }, /* Hong Kong's morning */
  { "2022-07-14T09:29:59-04:00", "2022-07-14", DTL_TIMING_PRE, "2022-07-14" }, /* not yet open */
  { "2022-07-14T09:30:00-04:00", "2022-07-14", DTL_TIMING_REGULAR, "2022-07-14" }, /* the open */
  { "2022-07-14T15:59:59-04:00", "2022-07-14", DTL_TIMING_REGULAR, "2022-07-14" }, /* still open */
  { "2022-07-14T16:00:00-04:00", "2022-07-14", DTL_TIMING_POST, "2022-07-15" },    /* the close */
  { "2022-11-25T12:59:59-05:00", "2022-11-25", DTL_TIMING_REGULAR, "2022-11-25" }, /* half day */
  { "2022-11-25T13:00:00-05:00", "2022-11-25", DTL_TIMING_POST, "2022-11-28" },    /* its close */
  { "2024-03-08T21:00:00Z", "2024-03-08", DTL_TIMING_POST,
    "2024-03-11" }, /* 16:00 EST, before... */
  { "2024-03-11T13:29:59Z", "2024-03-11", DTL_TIMING_PRE,
    "2024-03-11" }, /* 9:29:59 EDT ...and after */
  { "2024-03-11T13:30:00Z", "2024-03-11", DTL_TIMING_REGULAR,
    "2024-03-11" },                                                        /* clocks went forward */
  { "2024-03-11T20:00:00Z", "2024-03-11", DTL_TIMING_POST, "2024-03-12" }, /* 16:00 EDT */
  { "2024-03-10T07:00:00Z", "2024-03-10", DTL_TIMING_UNKNOWN,
    "2024-03-11" }, /* in the night itself */
  { "2024-11-01T20:00:00Z", "2024-11-01", DTL_TIMING_POST,
    "2024-11-04" }, /* 16:00 EDT, before... */
  { "2024-11-03T05:30:00Z", "2024-11-03", DTL_TIMING_UNKNOWN, "2024-11-04" }, /* the hour that */
  { "2024-11-03T06:30:00Z", "2024-11-03", DTL_TIMING_UNKNOWN, "2024-11-04" }, /* comes twice */
  { "2024-11-04T14:29:59Z", "2024-11-04", DTL_TIMING_PRE, "2024-11-04" }, /* ...and after: EST */
  { "2024-11-04T20:59:59Z", "2024-11-04", DTL_TIMING_REGULAR, "2024-11-04" }, /* clocks went back */
  { "2024-11-04T21:00:00Z", "2024-11-04", DTL_TIMING_POST, "2024-11-05" },    /* 16:00 EST */
  { "2022-06-20T12:00:00-04:00", "2022-06-20", DTL_TIMING_UNKNOWN, "2022-06-21" }, /* a holiday */
  { "2012-10-30T12:00:00-04:00", "2012-10-30", DTL_TIMING_UNKNOWN, "2012-10-31" }, /* the storm */
  { "2030-12-31T15:59:59-05:00", "2030-12-31", DTL_TIMING_REGULAR, "2030-12-31" }, /* the last */
  { "2030-12-31T16:00:00-05:00", "2030-12-31", DTL_TIMING_POST, NULL },    /* after it: not known */
  { "2031-01-02T12:00:00-05:00", "2031-01-02", DTL_TIMING_UNKNOWN, NULL }, /* far after it */
};

static DtlInstant
parse_instant (const char *text)
{
  DtlInstant instant = DTL_INSTANT_NONE;

  g_assert_cmpuint (dtl_instant_parse_iso (text, strlen (text), &instant), ==, strlen (text));
  return instant;
}

static void
test_instants (void)
{
  g_autoptr (DtlExchange) nyse = exchange_open_shipped ("us.calendar", "XNYS");

  for (gsize i = 0; i < G_N_ELEMENTS (instant_cases); i++)
    {
      DtlDay day = DTL_DAY_NONE;
      DtlTiming timing =
          dtl_landing_timing_of_instant (nyse, parse_instant (instant_cases[i].instant), &day);
      DtlLanding landing = dtl_landing_of_day (nyse, day, timing);

      g_assert_cmpint (day, ==, parse_day (instant_cases[i].day));
      g_assert_cmpstr (dtl_timing_to_id (timing), ==, dtl_timing_to_id (instant_cases[i].timing));
      g_assert_cmpint (landing.session, ==, parse_day (instant_cases[i].session));
    }
}

/* The same words of news land on different sessions in New York and in Hong Kong. */
static void
test_hong_kong (void)
{
  g_autoptr (DtlExchange) hkex = exchange_open_shipped ("hk.calendar", "XHKG");
  DtlDay day = DTL_DAY_NONE;

  g_assert_cmpint (
      dtl_landing_timing_of_instant (hkex, parse_instant ("2022-07-14T21:00:00-04:00"), &day), ==,
      DTL_TIMING_PRE);
  g_assert_cmpint (day, ==, parse_day ("2022-07-15"));

  /* The hours of the time: a quarter to ten was before the open until 2011. */
  g_assert_cmpint (
      dtl_landing_timing_of_instant (hkex, parse_instant ("2011-03-04T09:45:00+08:00"), &day), ==,
      DTL_TIMING_PRE);
  g_assert_cmpint (
      dtl_landing_timing_of_instant (hkex, parse_instant ("2011-03-07T09:45:00+08:00"), &day), ==,
      DTL_TIMING_REGULAR);
  g_assert_cmpint (
      dtl_landing_timing_of_instant (hkex, parse_instant ("2022-01-31T12:00:00+08:00"), &day), ==,
      DTL_TIMING_POST);

  DtlLanding landing = dtl_landing_of_day (hkex, day, DTL_TIMING_POST);
  g_autofree char *words = dtl_landing_describe (&landing, hkex);
  g_assert_cmpstr (words, ==,
                   "after the early close of Mon 31 Jan 2022 (Lunar New Year's Eve); "
                   "first session Fri 4 Feb 2022");
}

static void
test_no_calendar (void)
{
  DtlLanding landing = dtl_landing_of_day (NULL, parse_day ("2022-07-14"), DTL_TIMING_UNKNOWN);
  g_autofree char *words = dtl_landing_describe (&landing, NULL);

  g_assert_cmpint (landing.reason, ==, DTL_LANDING_NOT_KNOWN);
  g_assert_cmpint (landing.session, ==, DTL_DAY_NONE);
  g_assert_cmpstr (words, ==, "no trading calendar tells whether Thu 14 Jul 2022 is a session");
}

/* On each day of the span and around it, and at each timing. */
static void
test_properties (void)
{
  g_autoptr (DtlExchange) nyse = exchange_open_shipped ("us.calendar", "XNYS");
  DtlDay last_session = DTL_DAY_NONE;

  for (DtlDay day = dtl_exchange_get_first (nyse) - 400; day <= dtl_exchange_get_last (nyse) + 400;
       day++)
    for (int timing = DTL_TIMING_UNKNOWN; timing <= DTL_TIMING_POST; timing++)
      {
        DtlLanding landing = dtl_landing_of_day (nyse, day, (DtlTiming) timing);

        g_assert_cmpint (landing.day, ==, day);
        if (landing.session == DTL_DAY_NONE)
          {
            g_assert_cmpint (landing.reason, ==, DTL_LANDING_NOT_KNOWN);
            g_assert_cmpint (landing.rolled_days, ==, 0);
            continue;
          }

        /* Forward only, onto a session, over no other session, and never back in time. */
        g_assert_cmpint (landing.rolled_days, >=, timing == DTL_TIMING_POST ? 1 : 0);
        g_assert_cmpint (landing.rolled_days, <=, 7);
        g_assert_cmpint (landing.session, ==, day + landing.rolled_days);
        g_assert_cmpint (dtl_exchange_get_kind (nyse, landing.session), >=, DTL_SESSION_HALF);
        g_assert_cmpint (dtl_exchange_count_sessions (nyse, day + 1, landing.session - 1), ==, 0);
        if (timing == DTL_TIMING_UNKNOWN)
          {
            g_assert_cmpint (landing.session, >=, last_session);
            last_session = landing.session;
          }
        g_assert_cmpint (landing.reason == DTL_LANDING_SAME_DAY, ==, landing.rolled_days == 0);
      }
}

static void
test_timing_ids (void)
{
  DtlTiming timing = DTL_TIMING_POST;

  for (int i = DTL_TIMING_UNKNOWN; i <= DTL_TIMING_POST; i++)
    {
      g_assert_true (dtl_timing_from_id (dtl_timing_to_id ((DtlTiming) i), &timing));
      g_assert_cmpint ((int) timing, ==, i);
    }
  g_assert_cmpstr (dtl_timing_to_id (DTL_TIMING_REGULAR), ==, "regular");
  g_assert_false (dtl_timing_from_id ("Pre", &timing));
  g_assert_cmpint ((int) timing, ==, DTL_TIMING_POST);
  g_assert_null (dtl_timing_to_id ((DtlTiming) 4));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/landing/days", test_days);
  g_test_add_func ("/landing/instants", test_instants);
  g_test_add_func ("/landing/hong-kong", test_hong_kong);
  g_test_add_func ("/landing/no-calendar", test_no_calendar);
  g_test_add_func ("/landing/properties", test_properties);
  g_test_add_func ("/landing/timing-ids", test_timing_ids);

  return g_test_run ();
}
