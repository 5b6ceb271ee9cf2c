/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendars that ship: sessions and half days of each year, known closures, and the questions
 * asked of the table. The yearly counts were checked against the days on which the S&P 500 and
 * the Hang Seng Index were quoted, and NYSE Group's announcements. */
#include "calendar/exchange.h"

#include "exchange-fixture.h"

#include <string.h>

#define CLOCK(hours, minutes) (((hours) *60 + (minutes)) * 60)

static DtlDay
parse_day (const char *text)
{
  DtlDay day = DTL_DAY_NONE;

  g_assert_true (dtl_day_parse (text, &day));
  return day;
}

typedef struct
{
  int n_sessions;
  int n_half_days;
} YearCount;

/* 1990 to 2030 */
static const YearCount nyse_years[] = {
  { 253, 1 }, { 253, 1 }, { 254, 2 }, { 253, 1 }, { 252, 2 }, { 252, 2 }, { 254, 4 }, /* 1990 */
  { 253, 5 }, { 252, 2 }, { 252, 1 }, { 252, 2 }, { 248, 3 }, { 252, 3 }, { 252, 4 }, /* 1997 */
  { 252, 1 }, { 252, 2 }, { 251, 2 }, { 251, 3 }, { 253, 3 }, { 252, 2 }, { 252, 1 }, /* 2004 */
  { 252, 1 }, { 250, 3 }, { 252, 3 }, { 252, 3 }, { 252, 2 }, { 252, 1 }, { 251, 2 }, /* 2011 */
  { 251, 3 }, { 252, 3 }, { 253, 2 }, { 252, 1 }, { 251, 1 }, { 250, 2 }, { 252, 3 }, /* 2018 */
  { 250, 3 }, { 251, 2 }, { 251, 1 }, { 251, 2 }, { 251, 3 }, { 251, 3 },             /* 2025 */
};

/* 2000 to 2025 */
static const YearCount hkex_years[] = {
  { 247, 0 }, { 243, 3 }, { 247, 3 }, { 248, 2 }, { 249, 3 }, { 247, 1 }, { 247, 0 }, /* 2000 */
  { 246, 2 }, { 245, 3 }, { 249, 2 }, { 249, 2 }, { 246, 1 }, { 247, 2 }, { 244, 2 }, /* 2007 */
  { 247, 3 }, { 247, 3 }, { 245, 0 }, { 246, 1 }, { 246, 3 }, { 246, 3 }, { 248, 3 }, /* 2014 */
  { 247, 3 }, { 246, 1 }, { 243, 0 }, { 246, 3 }, { 246, 3 },                         /* 2021 */
};

static void
check_years (const DtlExchange *exchange, int first_year, const YearCount *years, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      int year = first_year + (int) i;
      DtlDay first = dtl_day_from_ymd (year, 1, 1);
      DtlDay last = dtl_day_from_ymd (year, 12, 31);
      int n_half_days = 0;

      for (DtlDay day = first; day <= last; day++)
        n_half_days += dtl_exchange_get_kind (exchange, day) == DTL_SESSION_HALF;

      g_assert_cmpint (dtl_exchange_count_sessions (exchange, first, last), ==,
                       years[i].n_sessions);
      g_assert_cmpint (n_half_days, ==, years[i].n_half_days);
    }
  g_assert_cmpint (dtl_exchange_get_first (exchange), ==, dtl_day_from_ymd (first_year, 1, 1));
  g_assert_cmpint (dtl_exchange_get_last (exchange), ==,
                   dtl_day_from_ymd (first_year + (int) n - 1, 12, 31));
}

static void
test_years (void)
{
  g_autoptr (DtlExchange) nyse = exchange_open_shipped ("us.calendar", "XNYS");
  g_autoptr (DtlExchange) hkex = exchange_open_shipped ("hk.calendar", "XHKG");

  check_years (nyse, 1990, nyse_years, G_N_ELEMENTS (nyse_years));
  check_years (hkex, 2000, hkex_years, G_N_ELEMENTS (hkex_years));
}

typedef struct
{
  const char *day;
  DtlSessionKind kind;
  int close_seconds;  /* 0: closed */
  const char *reason; /* nullable */
} DayCase;

static const DayCase nyse_days[] = {
  { "1994-04-27", DTL_SESSION_CLOSED, 0, "Funeral of President Nixon" },    /* a funeral */
  { "1997-01-20", DTL_SESSION_FULL, CLOCK (16, 0), NULL },                  /* no MLK yet */
  { "1998-01-19", DTL_SESSION_CLOSED, 0, "Martin Luther King Jr. Day" },    /* the first */
  { "1997-12-26", DTL_SESSION_HALF, CLOCK (13, 0), "Day after Christmas" }, /* once */
  { "1999-12-24", DTL_SESSION_CLOSED, 0, "Christmas Day (observed)" },      /* no half day */
  { "1999-12-31", DTL_SESSION_FULL, CLOCK (16, 0), NULL },                  /* 1 Jan on Saturday */
  { "1992-11-27", DTL_SESSION_HALF, CLOCK (14, 0), "Day after Thanksgiving" }, /* still 14:00 */
  { "1993-11-26", DTL_SESSION_HALF, CLOCK (13, 0), "Day after Thanksgiving" }, /* now 13:00 */
  { "1996-01-08", DTL_SESSION_HALF, CLOCK (14, 0), "Snowstorm" },              /* late, too */
  { "2001-09-10", DTL_SESSION_FULL, CLOCK (16, 0), NULL },                     /* the last before */
  { "2001-09-14", DTL_SESSION_CLOSED, 0, "September 11 attacks" },             /* four days */
  { "2001-09-17", DTL_SESSION_FULL, CLOCK (16, 0), NULL },                     /* open again */
  { "2004-06-11", DTL_SESSION_CLOSED, 0, "Mourning for President Reagan" }, /* a day of mourning */
  { "2005-06-01", DTL_SESSION_HALF, CLOCK (15, 56), "Systems failure" },    /* NYSE only */
  { "2007-01-02", DTL_SESSION_CLOSED, 0, "Mourning for President Ford" },   /* after a holiday */
  { "2012-07-05", DTL_SESSION_FULL, CLOCK (16, 0), NULL },                  /* a Thursday */
  { "2012-10-29", DTL_SESSION_CLOSED, 0, "Hurricane Sandy" },               /* a storm */
  { "2012-10-30", DTL_SESSION_CLOSED, 0, "Hurricane Sandy" },               /* its second day */
  { "2013-07-03", DTL_SESSION_HALF, CLOCK (13, 0),
    "Day before Independence Day" },                       /* a Wednesday */
  { "2013-07-05", DTL_SESSION_FULL, CLOCK (16, 0), NULL }, /* no more */
  { "2014-12-26", DTL_SESSION_FULL, CLOCK (16, 0), NULL }, /* ordinary */
  { "2018-12-05", DTL_SESSION_CLOSED, 0,
    "Mourning for President G. H. W. Bush" },                               /* a day of mourning */
  { "2021-06-18", DTL_SESSION_FULL, CLOCK (16, 0), NULL },                  /* no Juneteenth yet */
  { "2022-06-20", DTL_SESSION_CLOSED, 0, "Juneteenth (observed)" },         /* the first */
  { "2021-12-31", DTL_SESSION_FULL, CLOCK (16, 0), NULL },                  /* 1 Jan on Saturday */
  { "2023-01-02", DTL_SESSION_CLOSED, 0, "New Year's Day (observed)" },     /* on Sunday */
  { "2024-03-29", DTL_SESSION_CLOSED, 0, "Good Friday" },                   /* by Easter */
  { "2025-01-09", DTL_SESSION_CLOSED, 0, "Mourning for President Carter" }, /* a day of mourning */
  { "2021-07-04", DTL_SESSION_CLOSED, 0, "Weekend" },                       /* a Sunday */
  { "2021-07-05", DTL_SESSION_CLOSED, 0, "Independence Day (observed)" },   /* its Monday */
  { "2022-10-10", DTL_SESSION_FULL, CLOCK (16, 0), NULL },                  /* Columbus Day */
  { "2022-11-11", DTL_SESSION_FULL, CLOCK (16, 0), NULL },                  /* Veterans Day */
  { "2030-12-24", DTL_SESSION_HALF, CLOCK (13, 0), "Christmas Eve" },       /* by rule */
  { "1989-12-29", DTL_SESSION_NOT_KNOWN, 0, NULL },                         /* before */
  { "2031-01-02", DTL_SESSION_NOT_KNOWN, 0, NULL },                         /* after */
};

static const DayCase hkex_days[] = {
  { "2000-10-02", DTL_SESSION_CLOSED, 0, "National Day (observed)" },         /* on Sunday */
  { "2001-07-06", DTL_SESSION_CLOSED, 0, "Typhoon Utor" },                    /* a storm */
  { "2008-02-06", DTL_SESSION_HALF, CLOCK (12, 30), "Lunar New Year's Eve" }, /* old hours */
  { "2010-12-31", DTL_SESSION_HALF, CLOCK (12, 30), "New Year's Eve" },       /* old hours */
  { "2012-03-19", DTL_SESSION_FULL, CLOCK (16, 0), NULL },                    /* no index row */
  { "2012-12-31", DTL_SESSION_HALF, CLOCK (12, 0), "New Year's Eve" },        /* new hours */
  { "2015-09-03", DTL_SESSION_CLOSED, 0, "70th anniversary of the end of the war" }, /* once */
  { "2016-12-27", DTL_SESSION_CLOSED, 0, "Second weekday after Christmas Day" }, /* 25th Sunday */
  { "2010-12-27", DTL_SESSION_CLOSED, 0, "Second weekday after Christmas Day" }, /* 26th Sunday */
  { "2017-12-27", DTL_SESSION_FULL, CLOCK (16, 0), NULL },                       /* neither */
  { "2018-07-02", DTL_SESSION_CLOSED, 0, "HKSAR Establishment Day (observed)" }, /* on Sunday */
  { "2020-10-02", DTL_SESSION_CLOSED, 0, "Day after Mid-Autumn Festival" },      /* two in a row */
  { "2021-04-06", DTL_SESSION_CLOSED, 0, "Ching Ming Festival" },                /* off Easter */
  { "2022-07-01", DTL_SESSION_CLOSED, 0, "HKSAR Establishment Day" },            /* 25 years */
  { "2023-09-08", DTL_SESSION_CLOSED, 0, "Black rainstorm" },                    /* rain alone */
  { "2025-10-29", DTL_SESSION_CLOSED, 0, "Chung Yeung Festival" },               /* the last */
  { "2026-01-02", DTL_SESSION_NOT_KNOWN, 0, NULL },                              /* after */
};

static void
check_days (const DtlExchange *exchange, const DayCase *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      DtlDay day = parse_day (cases[i].day);
      int close_seconds = 0;

      g_test_message ("%s %s", dtl_exchange_get_code (exchange), cases[i].day);
      g_assert_cmpint (dtl_exchange_get_kind (exchange, day), ==, cases[i].kind);
      g_assert_cmpstr (dtl_exchange_get_reason (exchange, day), ==, cases[i].reason);
      g_assert_cmpint (dtl_exchange_get_hours (exchange, day, NULL, &close_seconds), ==,
                       cases[i].close_seconds != 0);
      g_assert_cmpint (close_seconds, ==, cases[i].close_seconds);
    }
}

static void
test_days (void)
{
  g_autoptr (DtlExchange) nyse = exchange_open_shipped ("us.calendar", "XNYS");
  g_autoptr (DtlExchange) nasdaq = exchange_open_shipped ("us.calendar", "XNAS");
  g_autoptr (DtlExchange) hkex = exchange_open_shipped ("hk.calendar", "XHKG");

  check_days (nyse, nyse_days, G_N_ELEMENTS (nyse_days));
  check_days (hkex, hkex_days, G_N_ELEMENTS (hkex_days));

  /* Nasdaq keeps NYSE's days, but for a failure of NYSE's own systems. */
  for (DtlDay day = dtl_exchange_get_first (nyse); day <= dtl_exchange_get_last (nyse); day++)
    if (day != parse_day ("2005-06-01"))
      g_assert_cmpint (dtl_exchange_get_kind (nasdaq, day), ==, dtl_exchange_get_kind (nyse, day));
    else
      g_assert_cmpint (dtl_exchange_get_kind (nasdaq, day), ==, DTL_SESSION_FULL);
}

static void
test_hours (void)
{
  g_autoptr (DtlExchange) hkex = exchange_open_shipped ("hk.calendar", "XHKG");
  int open_seconds = -1, close_seconds = -1;

  g_assert_false (
      dtl_exchange_get_hours (hkex, parse_day ("2022-07-01"), &open_seconds, &close_seconds));
  g_assert_false (dtl_exchange_get_hours (hkex, DTL_DAY_NONE, &open_seconds, &close_seconds));
  g_assert_cmpint (open_seconds, ==, -1);
  g_assert_cmpint (close_seconds, ==, -1);

  g_assert_true (dtl_exchange_get_hours (hkex, parse_day ("2011-03-04"), &open_seconds, NULL));
  g_assert_cmpint (open_seconds, ==, CLOCK (10, 0));
  g_assert_true (dtl_exchange_get_hours (hkex, parse_day ("2011-03-07"), &open_seconds, NULL));
  g_assert_cmpint (open_seconds, ==, CLOCK (9, 30));
}

/* next and previous are each other's inverse, and skip no session. */
static void
check_steps (const DtlExchange *exchange)
{
  DtlDay first = dtl_exchange_get_first (exchange);
  DtlDay last = dtl_exchange_get_last (exchange);
  int n = 0;

  for (DtlDay day = dtl_exchange_next_session (exchange, first - 1); day != DTL_DAY_NONE;
       day = dtl_exchange_next_session (exchange, day))
    {
      DtlDay next = dtl_exchange_next_session (exchange, day);

      g_assert_cmpint (dtl_exchange_get_kind (exchange, day), >=, DTL_SESSION_HALF);
      if (next != DTL_DAY_NONE)
        {
          g_assert_cmpint (next, >, day);
          g_assert_cmpint (dtl_exchange_previous_session (exchange, next), ==, day);
          g_assert_cmpint (dtl_exchange_count_sessions (exchange, day, next), ==, 2);
        }
      n++;
    }

  g_assert_cmpint (n, ==, dtl_exchange_count_sessions (exchange, first, last));
  g_assert_cmpint (n, ==, dtl_exchange_count_sessions (exchange, DTL_DAY_FIRST, DTL_DAY_LAST));

  /* Beyond the ends nothing is known: no step crosses a gap of which it knows nothing. */
  g_assert_cmpint (dtl_exchange_next_session (exchange, first - 2), ==, DTL_DAY_NONE);
  g_assert_cmpint (dtl_exchange_next_session (exchange, last), ==, DTL_DAY_NONE);
  g_assert_cmpint (dtl_exchange_next_session (exchange, G_MAXINT32), ==, DTL_DAY_NONE);
  g_assert_cmpint (dtl_exchange_next_session (exchange, DTL_DAY_NONE), ==, DTL_DAY_NONE);
  g_assert_cmpint (dtl_exchange_previous_session (exchange, first), ==, DTL_DAY_NONE);
  g_assert_cmpint (dtl_exchange_previous_session (exchange, last + 2), ==, DTL_DAY_NONE);
  g_assert_cmpint (dtl_exchange_previous_session (exchange, DTL_DAY_NONE), ==, DTL_DAY_NONE);
  g_assert_cmpint (dtl_exchange_previous_session (exchange, last + 1), <=, last);
  g_assert_cmpint (dtl_exchange_count_sessions (exchange, last, first), ==, 0);
}

static void
test_steps (void)
{
  g_autoptr (DtlExchange) nyse = exchange_open_shipped ("us.calendar", "XNYS");
  g_autoptr (DtlExchange) hkex = exchange_open_shipped ("hk.calendar", "XHKG");

  check_steps (nyse);
  check_steps (hkex);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/years", test_years);
  g_test_add_func ("/exchange/days", test_days);
  g_test_add_func ("/exchange/hours", test_hours);
  g_test_add_func ("/exchange/steps", test_steps);

  return g_test_run ();
}
