/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in the sentences of data/claims/dev.jsonl, in the article that started it all, and in texts
 * that try to break the scanner. */
#include "base/json.h"
#include "operations/calendars.h"
#include "operations/load-lexicon.h"

#include <string.h>

static const DtlLexicon *
get_lexicon (void)
{
  static DtlLexicon *lexicon = NULL;

  if (lexicon == NULL)
    lexicon = dtl_load_lexicon (NULL, NULL, NULL);
  g_assert_nonnull (lexicon);
  return lexicon;
}

static DtlReading *
scan (const char *text, gsize len, const char *published)
{
  DtlScanContext context = { .lexicon = get_lexicon (),
                             .exchange = dtl_calendars_get ("XNYS"),
                             .venue = "NYSE",
                             .symbol = "BABA",
                             .published = DTL_DAY_NONE,
                             .published_seconds = -1 };

  if (published != NULL)
    {
      gsize n = dtl_day_parse_iso (published, strlen (published), &context.published);

      g_assert_cmpuint (n, ==, 10);
      if (published[n] == 'T')
        context.published_seconds = (g_ascii_strtoll (published + n + 1, NULL, 10) * 60 +
                                     g_ascii_strtoll (published + n + 4, NULL, 10)) *
                                    60;
    }
  return dtl_scan_text (text, len, &context);
}

static const DtlDateMention *
find_overlap (const DtlReading *reading, gint64 start, gint64 end)
{
  for (guint i = 0; i < reading->dates->len; i++)
    {
      const DtlDateMention *date = g_ptr_array_index (reading->dates, i);

      if ((gint64) date->start < end && (gint64) date->end > start)
        return date;
    }

  return NULL;
}

static void
check_dates (JsonObject *sentence)
{
  const char *text = json_object_get_string_member (sentence, "text");
  JsonArray *dates = json_object_get_array_member (sentence, "dates");
  g_autoptr (DtlReading) reading =
      scan (text, strlen (text), json_object_get_string_member (sentence, "published"));

  g_test_message ("%s: %s", json_object_get_string_member (sentence, "id"), text);
  for (guint i = 0; i < json_array_get_length (dates); i++)
    {
      JsonObject *date = json_array_get_object_element (dates, i);
      const DtlDateMention *found =
          find_overlap (reading, json_object_get_int_member (date, "start"),
                        json_object_get_int_member (date, "end"));

      g_assert_nonnull (found);
      g_assert_cmpuint (found->start, ==, json_object_get_int_member (date, "start"));
      g_assert_cmpuint (found->end, ==, json_object_get_int_member (date, "end"));
      g_assert_cmpstr (found->value, ==, json_object_get_string_member (date, "value"));
      g_assert_cmpstr (dtl_mention_type_to_id (found->type), ==,
                       json_object_get_string_member (date, "type"));
      g_assert_cmpstr (found->mod, ==,
                       json_object_get_string_member_with_default (date, "mod", NULL));
      g_assert_cmpint (found->conflict, ==,
                       json_object_get_boolean_member_with_default (date, "conflict", FALSE));
      g_assert_nonnull (found->rule);
      if (json_object_has_member (date, "alt"))
        g_assert_true (g_strv_contains (
            (const char *const *) found->alternatives,
            json_array_get_string_element (json_object_get_array_member (date, "alt"), 0)));
    }
  g_assert_cmpuint (reading->dates->len, ==, json_array_get_length (dates));
}

static void
test_sentences (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "claims", "dev.jsonl", NULL);
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));

  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (lines[i], strlen (lines[i]));
      g_autoptr (JsonNode) node = dtl_json_parse ("dev.jsonl", bytes, NULL);

      g_assert_nonnull (node);
      check_dates (json_node_get_object (node));
    }
}

static const struct
{
  const char *text;
  const char *published; /* NULL: not known */
  const char *dates;     /* values with "; " between; "open": nothing can be said */
} cases[] = {
  /* Without a day of publication only what is said whole has a day. */
  { "It fell on Friday, May 19, 2023, after a loss a week ago.", NULL, "2023-05-19; open" },
  { "Last week, today and in the third quarter.", NULL, "open; open; open" },
  { "At 5 p.m. on Tuesday", NULL, "open" },
  { "Sales of 2019 were up over ten years.", NULL, "2019; P10Y" },
  /* R1: the day itself counts; before the close the week before is offered */
  { "Shares fell on Thursday.", "2022-07-14T12:40", "2022-07-14 or 2022-07-07" },
  { "Shares fell on Thursday.", "2022-07-14T17:40", "2022-07-14" },
  /* R5, R6 on a Sunday: the trading week just over */
  { "It plummeted late last week.", "2022-07-17",
    "2022-07-14/2022-07-15 END or 2022-07-07/2022-07-08" },
  { "It rose early last week.", "2022-07-20",
    "2022-07-11/2022-07-12 START or "
    "2022-07-04/2022-07-05" },
  { "It rose in the middle of this week.", "2022-07-20", "2022-07-19/2022-07-20 MID" },
  /* R9: the nearest date before it */
  { "It fell on Friday, May 19, 2023 and rose a day earlier.", "2023-05-25",
    "2023-05-19; 2023-05-18 or 2023-05-24" },
  { "It closed on Tuesday at its lowest since March 2020, after a rally two days earlier.",
    "2022-08-04", "2022-08-02; 2020-03; 2022-07-31 or 2022-08-02" },
  { "It fell in the prior week, the week before last and the week of July 11.", "2022-08-04",
    "2022-W30; 2022-W29 or 2022-W28; 2022-W28" },
  { "On Monday, Tuesday and Friday it fell.", "2022-08-04", "2022-08-01; 2022-08-02; 2022-07-29" },
  { "Closed on Monday for Labor Day.", "2022-09-08", "2022-09-05; 2022-09-05" },
  /* R10: sessions, over a weekend and a holiday */
  { "It fell in the previous session.", "2022-07-05", "2022-07-01" },
  { "It fell in the previous session.", "2022-09-06", "2022-09-02" },
  /* R12: one order, or both */
  { "Dated 25/12/2021.", "2022-07-05", "2021-12-25" },
  { "Dated 07/08/2022.", "2022-07-05", "2022-07-08 or 2022-08-07" },
  { "Dated 13/13/2022.", "2022-07-05", "2022" },
  /* R13: observed, and as named */
  { "Closed for Christmas 2021.", "2022-01-05", "2021-12-25" },
  { "Closed for Juneteenth.", "2022-06-22", "2022-06-20 or 2022-06-19" },
  /* R14: near publication the weekday wins, far from it the date */
  { "On Thursday, May 19 it rose.", "2023-05-20", "2023-05-18! or 2023-05-19" },
  { "On Thursday, Jan. 6 it rose.", "2023-05-20", "2023-01-06! or 2023-05-18" },
  /* no such day */
  { "On February 30 it rose.", "2023-05-20", "2023-02" },
  { "May I say that it may fall? March on!", "2023-05-20", "" },
  /* words that are not dates */
  { "A third of sales fell; the second firm spent 45 cents.", "2023-05-20", "" },
  { "The fall came after this fall of 4%; shares spring back to 1,980, above 2000.", "2023-05-20",
    "" },
  { "The 44-year-old sold 2000 shares.", "2023-05-20", "" },
  /* an abbreviation does not end the sentence, a full stop does */
  { "It fell on Dec. 24. Friday was calm.", "2020-12-28", "2020-12-24; 2020-12-25" },
  /* apostrophes of both kinds, no-break spaces, full capitals */
  { "THURSDAY\xe2\x80\x99S loss, last\xc2\xa0week", "2022-07-16",
    "2022-07-14; 2022-W28 or 2022-W27" },
};

static char *
describe (const DtlReading *reading)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < reading->dates->len; i++)
    {
      const DtlDateMention *date = g_ptr_array_index (reading->dates, i);

      g_string_append_printf (text, "%s%s%s%s%s", i > 0 ? "; " : "",
                              date->value[0] != '\0' ? date->value : "open",
                              date->conflict ? "!" : "", date->mod != NULL ? " " : "",
                              date->mod != NULL ? date->mod : "");
      for (guint j = 0; date->alternatives[j] != NULL; j++)
        g_string_append_printf (text, " or %s", date->alternatives[j]);
    }

  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlReading) reading =
          scan (cases[i].text, strlen (cases[i].text), cases[i].published);
      g_autofree char *dates = describe (reading);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (dates, ==, cases[i].dates);
    }
}

/* Timings follow the words, and the hours of the exchange. */
static void
test_timing (void)
{
  static const struct
  {
    const char *text;
    DtlTiming timing;
  } timings[] = {
    { "before the opening bell on Thursday", DTL_TIMING_PRE },
    { "after the closing bell on Wednesday", DTL_TIMING_POST },
    { "on Thursday evening", DTL_TIMING_POST },
    { "on Thursday evening in Hong Kong", DTL_TIMING_PRE },
    { "at 9 a.m. on Thursday", DTL_TIMING_PRE },
    { "at 10:15 a.m. ET on Thursday", DTL_TIMING_REGULAR },
    { "at 4 p.m. on Thursday", DTL_TIMING_POST },
    { "on Thursday", DTL_TIMING_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (timings); i++)
    {
      g_autoptr (DtlReading) reading =
          scan (timings[i].text, strlen (timings[i].text), "2022-07-15");

      g_test_message ("%s", timings[i].text);
      g_assert_cmpuint (reading->dates->len, ==, 1);
      g_assert_cmpint (((DtlDateMention *) g_ptr_array_index (reading->dates, 0))->timing, ==,
                       timings[i].timing);
    }
}

static double
get_confidence (const char *text, const char *published)
{
  g_autoptr (DtlReading) reading = scan (text, strlen (text), published);

  g_assert_cmpuint (reading->dates->len, ==, 1);
  g_assert_nonnull (((DtlDateMention *) g_ptr_array_index (reading->dates, 0))->reason);
  return ((DtlDateMention *) g_ptr_array_index (reading->dates, 0))->confidence;
}

/* What is sure is surer than what is not. */
static void
test_confidence (void)
{
  g_assert_cmpfloat (get_confidence ("on May 19, 2023", "2023-05-20"), >=, 0.85);
  g_assert_cmpfloat (get_confidence ("on Thursday", "2023-05-20"), >=, 0.85);
  g_assert_cmpfloat (get_confidence ("on Thursday, May 19", "2023-05-20"), <, 0.5);
  g_assert_cmpfloat (get_confidence ("on Thursday", NULL), <, 0.5);
  g_assert_cmpfloat (get_confidence ("dated 07/08/2022", "2023-05-20"), <, 0.85);
  g_assert_cmpfloat (get_confidence ("in the fiscal second quarter", "2023-05-20"), <, 0.5);
  g_assert_cmpfloat (get_confidence ("in the second quarter", "2023-05-20"), >, 0.5);
}

/* Bytes that are no text separate words, and positions stay those of the bytes. */
static void
test_bytes (void)
{
  static const char text[] = "It fell\0on\xff"
                             "Friday\xc3\0and on Monday\xe2\x80";
  g_autoptr (DtlReading) reading = scan (text, sizeof text - 1, "2022-07-16");
  g_autofree char *dates = describe (reading);
  const DtlDateMention *friday = g_ptr_array_index (reading->dates, 0);

  g_assert_cmpstr (dates, ==, "2022-07-15; 2022-07-11");
  g_assert_cmpmem (text + friday->start, friday->end - friday->start, "Friday", 6);
}

/* A text that is one thing over and over, as long as any can be: it ends, and soon. */
static void
test_huge (void)
{
  static const char *const pieces[] = { "a",     "1",        ".",
                                        "9",     "((((",     "\"'",
                                        "a ",    "Friday ",  "the end of the end of ",
                                        "1,000", "-\n",      "two hundred and ",
                                        "\xff",  "early on " };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_sized_new (1 << 20);
      gint64 before = g_get_monotonic_time ();

      while (text->len < 1 << 20)
        g_string_append (text, pieces[i]);

      g_autoptr (DtlReading) reading = scan (text->str, text->len, "2022-07-16");

      g_test_message ("“%s”: %u dates in %.0f ms", pieces[i], reading->dates->len,
                      (g_get_monotonic_time () - before) / 1e3);
    }

  g_autofree char *token = g_malloc (10 << 20);

  memset (token, 'x', 10 << 20);

  g_autoptr (DtlReading) reading = scan (token, 10 << 20, "2022-07-16");

  g_assert_cmpuint (reading->dates->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scan-dates/sentences", test_sentences);
  g_test_add_func ("/scan-dates/cases", test_cases);
  g_test_add_func ("/scan-dates/timing", test_timing);
  g_test_add_func ("/scan-dates/confidence", test_confidence);
  g_test_add_func ("/scan-dates/bytes", test_bytes);
  g_test_add_func ("/scan-dates/huge", test_huge);

  return g_test_run ();
}
