/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text form of exchanges: what it says, and slips refused with their line. */
#include "calendar/exchange-file.h"

#include "base/error.h"

#include <string.h>

#define HEAD                                                                                       \
  "exchange XTST: Test\n"                                                                          \
  "zone Europe/London\n"                                                                           \
  "span 2020-01-01 2021-12-31\n"                                                                   \
  "hours 2020-01-01 08:00 16:30\n"

static GPtrArray *
read_text (const char *text, GError **error)
{
  gsize len = strlen (text);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_memdup2 (text, len), len); /* no NUL */

  return dtl_exchange_file_read ("x.calendar", bytes, error);
}

static const struct
{
  const char *text;
  const char *message;
} bad_cases[] = {
  { "", "x.calendar: exchange, zone, span and hours must come first." }, /* nothing */
  { "# a comment\n\n",
    "x.calendar: exchange, zone, span and hours must come first." }, /* or less */
  { "closed 2020-01-01: New Year\n",
    "x.calendar, line 1: exchange, zone, span and hours" },              /* no head */
  { "exchange XTST\n", "line 1: an exchange needs a code and a title" }, /* no title */
  { "exchange XTST: A\nexchange XTST: B\n",
    "line 2: the exchange “XTST” is named twice" }, /* the same code */
  { "zone Mars/Olympus\n", "line 1: the time zone “Mars/Olympus” is not known" }, /* never UTC */
  { "zone UTC\nzone UTC\n", "line 2: there is a time zone already" },             /* two zones */
  { "zone UTC: Name\n", "line 1: “zone UTC” has no name" },                   /* a name too many */
  { "span 2020-01-01\n", "line 1: a span needs its first and its last day" }, /* half */
  { "span 2020-01-01 2019-01-01\n",
    "line 1: a span needs its first and its last day" },        /* backwards */
  { "span 1700-01-01 2020-01-01\n", "have at most 300 years" }, /* too long */
  { "span 2020-01-01 2021-01-01\nspan 2020-01-01 2021-01-01\n",
    "line 2: there is a span" }, /* two spans */
  { "hours 2020-01-01 08:00 16:30\n",
    "line 1: hours can only follow the span" }, /* before the span */
  { "span 2020-01-01 2021-01-01\nhours 2020-01-02 08:00 16:30\n",
    "line 2: the first hours" }, /* not from the first day */
  { "span 2020-01-01 2021-01-01\nhours 2020-01-01 8:00 16:30\n",
    "line 2: hours need an op" }, /* one digit */
  { "span 2020-01-01 2021-01-01\nhours 2020-01-01 08:00 24:00\n",
    "line 2: hours need an op" }, /* no such hour */
  { "span 2020-01-01 2021-01-01\nhours 2020-01-01 16:00 08:00\n",
    "line 2: hours need an op" },                                                    /* backwards */
  { HEAD "hours 2020-01-01 08:00 16:30\n", "line 5: hours must come in the order" }, /* twice */
  { HEAD "open 2020-01-01: x\n", "line 5: “open 2020-01-01” has no name" }, /* no such verb */
  { HEAD "opened\n", "line 5: “opened” is not a statement of a calendar" }, /* no such verb */
  { HEAD "closed 2020-01-01\n", "line 5: a closure needs a name" },         /* no name */
  { HEAD "closed 2020-01-01:\n", "line 5: a closure needs a name" },        /* an empty name */
  { HEAD "closed: New Year\n", "line 5: a date or a rule is missing" },     /* no date */
  { HEAD "closed 2020-01-01x: New Year\n",
    "line 5: “2020-01-01x” is not a date" }, /* a letter too many */
  { HEAD "closed 2019-12-31: x\n",
    "line 5: 2019-12-31 is outside the span" }, /* the day before the first */
  { HEAD "closed 2020-01-04: x\n", "line 5: 2020-01-04 is a weekend" }, /* a slip in the date */
  { HEAD "closed 2020-01-02: A\nclosed 2020-01-02: B\n",
    "line 6: 2020-01-02 is already “A”" }, /* closed twice */
  { HEAD "half 12:00 2020-01-02: A\nhalf 12:00 2020-01-02: B\n",
    "line 6: 2020-01-02 is alr" }, /* a half day twice */
  { HEAD "half 2020-01-02: A\n",
    "line 5: a half day needs its closing time" },                   /* no closing time */
  { HEAD "half: A\n", "line 5: a half day needs its closing time" }, /* nor a date */
  { HEAD "half 08:00 2020-01-02: A\n", "line 5: a half day must close between" }, /* at the open */
  { HEAD "half 16:30 2020-01-02: A\n", "line 5: a half day must close between" }, /* no half day */
  { HEAD "closed every christmas: A\n", "line 5: “christmas” is not a rule." },   /* no such rule */
  { HEAD "closed every 1 may, soon: A\n",
    "line 5: “soon” is not an option of a rule." }, /* no such option */
  { HEAD "closed 2020-01-02, since 2020: A\n",
    "line 5: “since 2020” is not an option of d" }, /* an option of rules */
  { HEAD "closed 2020-01-02, for XLON: A\n",
    "line 5: the exchange “XLON” is not one of th" }, /* a date for a stranger */
  { HEAD "closed every 1 may, for XLON: A\n",
    "line 5: the exchange “XLON” is not one of t" }, /* a rule for a stranger */
  { HEAD "closed 2020-01-02: A\nzone UTC\n",
    "line 6: “zone UTC” is not closed or half" },          /* late */
  { "exchange X: caf\xe9\n", "x.calendar is not UTF-8." }, /* another encoding */
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (bad_cases[i].text, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_PARSE);
      if (strstr (error->message, bad_cases[i].message) == NULL)
        g_error ("“%s” does not say “%s”", error->message, bad_cases[i].message);
    }
}

static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (DTL_EXCHANGE_FILE_MAX_SIZE + 1, '\n');

  g_assert_null (read_text (text, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE);
}

/* Each exchange has a table of its own: a short file must not ask for gigabytes. */
static void
test_too_many (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i <= DTL_EXCHANGE_FILE_MAX_EXCHANGES; i++)
    g_string_append_printf (text, "exchange X%d: Test\n", i);

  g_assert_null (read_text (text->str, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_PARSE);
  g_assert_cmpstr (error->message, ==,
                   "x.calendar, line 17: a file can have 16 exchanges at most.");
}

static void
assert_day (
    GPtrArray *exchanges, guint i, const char *text, DtlSessionKind kind, const char *reason)
{
  const DtlExchange *exchange = g_ptr_array_index (exchanges, i);
  DtlDay day = DTL_DAY_NONE;

  g_assert_true (dtl_day_parse (text, &day));
  g_assert_cmpint (dtl_exchange_get_kind (exchange, day), ==, kind);
  g_assert_cmpstr (dtl_exchange_get_reason (exchange, day), ==, reason);
}

static void
test_several (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) exchanges =
      read_text ("exchange XOTH: Other\n" HEAD "  # a comment\r\n"
                 "closed 2020-05-08: Both\r\n"
                 "closed 2020-05-11 2020-05-12, for XOTH: One of them\n"
                 "half 12:00 every 26 december, for XTST: Boxing Day",
                 &error);

  g_assert_no_error (error);
  g_assert_cmpuint (exchanges->len, ==, 2);
  assert_day (exchanges, 0, "2020-05-08", DTL_SESSION_CLOSED, "Both");
  assert_day (exchanges, 1, "2020-05-08", DTL_SESSION_CLOSED, "Both");
  assert_day (exchanges, 0, "2020-05-12", DTL_SESSION_CLOSED, "One of them");
  assert_day (exchanges, 1, "2020-05-12", DTL_SESSION_FULL, NULL);
  assert_day (exchanges, 0, "2020-12-25", DTL_SESSION_FULL, NULL);
  assert_day (exchanges, 0, "2020-12-26", DTL_SESSION_CLOSED, "Weekend");
}

/* A closure wins over a half day, whichever comes first; an earlier rule over a later one. */
static void
test_precedence (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) exchanges = read_text (HEAD "half 12:00 every 24 december: Eve\n"
                                                    "closed every 24 december, until 2020: Gone\n"
                                                    "half 12:00 every 31 december: First\n"
                                                    "half 13:00 every 31 december: Second\n"
                                                    "closed every 1 january +1: Third\n"
                                                    "half 12:00 every 2 january: Fourth\n",
                                               &error);

  g_assert_no_error (error);
  assert_day (exchanges, 0, "2020-12-24", DTL_SESSION_CLOSED, "Gone");
  assert_day (exchanges, 0, "2021-12-24", DTL_SESSION_HALF, "Eve");
  assert_day (exchanges, 0, "2020-12-31", DTL_SESSION_HALF, "First");
  assert_day (exchanges, 0, "2020-01-02", DTL_SESSION_CLOSED, "Third");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange-file/bad", test_bad);
  g_test_add_func ("/exchange-file/too-large", test_too_large);
  g_test_add_func ("/exchange-file/too-many", test_too_many);
  g_test_add_func ("/exchange-file/several", test_several);
  g_test_add_func ("/exchange-file/precedence", test_precedence);

  return g_test_run ();
}
