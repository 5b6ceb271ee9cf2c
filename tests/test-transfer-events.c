/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events out and in again are the same events, whatever their texts; and a file with one bad row
 * changes nothing and says which row. */
#include "store-fixture.h"

#include "base/error.h"
#include "operations/transfer-events.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const endings[] = { "csv", "json", "ics" };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const symbols[] = { "TEST", "^OTHER" };
  g_autoptr (DtlArticle) article = dtl_article_new ();
  g_autoptr (GError) error = NULL;

  fixture_set_up (fixture, data);
  fixture_reopen (fixture);
  g_assert_true (dtl_history_begin_unrecorded (fixture->store, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    g_assert_true (put_instrument (fixture->store, symbols[i], NULL, &error));
  g_free (article->text);
  article->text = g_strdup ("It was said, then.");
  g_assert_true (dtl_store_add_article (fixture->store, article, &error));
  commit_step (fixture->store);
}

/* Texts that formats stumble on. */
static const char *const texts[] = {
  "Plain",
  "a, b; \"c\"",
  "=1+1",
  "'=1+1",
  "''+x",
  "-4.89 %",
  "@home",
  "'tis",
  "back\\slash, \\n and \\",
  "Ärger – 满 🎉 and a line that is far longer than seventy-five octets, so that it is folded: "
  "满满满满满满",
  " blank in front",
  ":colon;semicolon=1",
  "BEGIN:VEVENT",
};

static char *
random_text (gboolean lines)
{
  const char *first = texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];
  const char *second = texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];

  return g_strconcat (first, lines ? "\n" : " ", second, NULL);
}

static DtlEvent *
random_event (void)
{
  static const char *const kinds[] = { NULL, "press.report", "regulator", "my kind" };
  DtlEvent *event = dtl_event_new ();

  event->symbol = g_strdup (g_test_rand_bit () ? "TEST" : "^OTHER");
  event->title = random_text (FALSE);
  event->kind = g_strdup (kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))]);
  event->day = g_test_rand_int_range (-700000, 2900000);
  if (g_test_rand_bit ())
    event->end_day = event->day + g_test_rand_int_range (1, 400);
  event->certainty = (DtlCertainty) g_test_rand_int_range (0, 3);
  event->timing = (DtlTiming) g_test_rand_int_range (0, 4);
  if (g_test_rand_bit ())
    event->note = random_text (TRUE);
  if (g_test_rand_bit ())
    event->quote = random_text (TRUE);
  if (g_test_rand_bit ())
    event->source = g_strdup ("https://example.org/a,b;c?d=1&e=%5C");
  return event;
}

static void
remove_all (DtlStore *store)
{
  g_autoptr (GPtrArray) events = dtl_store_list_events (store, NULL, NULL);

  begin_step (store, "Remove all");
  for (guint i = 0; i < events->len; i++)
    g_assert_true (
        dtl_store_remove_event (store, ((DtlEvent *) g_ptr_array_index (events, i))->id, NULL));
  commit_step (store);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  const char *ending = data;
  g_autofree char *path = g_strconcat (fixture->folder, "/events.", ending, NULL);
  g_autoptr (GPtrArray) out = NULL;
  g_autoptr (GPtrArray) in = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  for (int i = 0; i < 60; i++)
    {
      g_autoptr (DtlEvent) event = random_event ();

      dtl_mark_free (dtl_mark_event_add (fixture->store, event, 0, &error));
      g_assert_no_error (error);
    }
  out = dtl_mark_event_list (fixture->store, NULL, NULL, &error);
  g_assert_true (dtl_transfer_events_export (out, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &first, NULL, NULL));
  g_assert_true (dtl_transfer_events_export (out, path, &error));
  g_assert_true (g_file_get_contents (path, &second, NULL, NULL));
  g_assert_cmpstr (first, ==, second);

  remove_all (fixture->store);
  in = dtl_transfer_events_import (fixture->store, path, 9, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (in->len, ==, out->len);
  for (guint i = 0; i < in->len; i++)
    {
      DtlEvent *before = ((DtlMark *) g_ptr_array_index (out, i))->event;
      DtlEvent *after = ((DtlMark *) g_ptr_array_index (in, i))->event;

      g_assert_cmpint (after->id, >, 60);
      after->id = before->id;
      g_assert_cmpstr (after->title, ==, before->title);
      g_assert_cmpstr (after->note, ==, before->note);
      g_assert_true (dtl_event_equal (before, after));
    }

  steps = dtl_history_list (fixture->store, &error);
  g_assert_cmpstr (((DtlStep *) g_ptr_array_index (steps, 61))->name + strlen ("Import "), ==,
                   strrchr (path, '/') + 1);
}

/* The link to an article holds only if the article has the quote. */
static void
test_article (Fixture *fixture, gconstpointer data)
{
  const char *ending = data;
  g_autofree char *path = g_strconcat (fixture->folder, "/events.", ending, NULL);
  static const char *const quotes[] = { "It was said, then", "It was not", NULL };
  g_autoptr (GPtrArray) out = NULL;
  g_autoptr (GPtrArray) in = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      g_autoptr (DtlEvent) event = dtl_event_new ();

      event->symbol = g_strdup ("TEST");
      event->title = g_strdup ("Linked");
      event->day = 19187;
      event->article_id = 1;
      event->quote = g_strdup (quotes[i]);
      dtl_mark_free (dtl_mark_event_add (fixture->store, event, 0, &error));
    }
  out = dtl_mark_event_list (fixture->store, NULL, NULL, &error);
  g_assert_true (dtl_transfer_events_export (out, path, &error));
  in = dtl_transfer_events_import (fixture->store, path, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < in->len; i++)
    g_assert_cmpint (((DtlMark *) g_ptr_array_index (in, i))->event->article_id, ==,
                     i == 0 ? 1 : 0);
}

/* What is written of one event: the contract's members in its order. */
static void
test_written (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[] = {
    "id,symbol,title,kind,date,end_date,certainty,timing,session,rolled_days,note,article_id,quote,"
    "source\r\n"
    "1,TEST,'-4 %,press.report,2022-07-16,,on-or-before,unknown,2022-07-18,2,,,,\r\n",
    NULL,
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Dateline//Dateline//EN\r\nBEGIN:VEVENT\r\n",
  };
  g_autoptr (DtlEvent) event = dtl_event_new ();
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GString) object = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) writer = dtl_json_writer_new (object, FALSE);
  g_autoptr (GError) error = NULL;

  event->symbol = g_strdup ("TEST");
  event->title = g_strdup ("-4 %");
  event->kind = g_strdup ("press.report");
  event->day = 19189;
  event->certainty = DTL_CERTAINTY_ON_OR_BEFORE;
  dtl_mark_free (dtl_mark_event_add (fixture->store, event, 0, &error));
  marks = dtl_mark_event_list (fixture->store, NULL, NULL, &error);

  dtl_transfer_write_event (writer, g_ptr_array_index (marks, 0));
  g_assert_cmpstr (
      object->str, ==,
      "{\"id\":1,\"symbol\":\"TEST\",\"title\":\"-4 %\",\"kind\":\"press.report\","
      "\"date\":\"2022-07-16\",\"end_date\":null,\"certainty\":\"on-or-before\","
      "\"timing\":\"unknown\",\"session\":\"2022-07-18\",\"rolled_days\":2,\"note\":null,"
      "\"article_id\":null,\"quote\":null,\"source\":null}");

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (fixture->folder, "/events.", endings[i], NULL);
      g_autofree char *content = NULL;
      g_auto (GStrv) lines = NULL;

      g_assert_true (dtl_transfer_events_export (marks, path, &error));
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      if (expected[i] != NULL)
        g_assert_true (g_str_has_prefix (content, expected[i]));
      lines = g_strsplit (content, "\r\n", -1);
      for (gsize line = 0; i == 2 && lines[line] != NULL; line++)
        g_assert_cmpuint (strlen (lines[line]), <=, 75);
    }
}

/* A file of someone else, and what becomes of it; a sentence instead where it is refused. */
typedef struct
{
  const char *name;
  const char *ending;
  const char *content;
  const char *sentence; /* nullable: accepted */
} Foreign;

#define ICS(body) "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" body "END:VEVENT\nEND:VCALENDAR\n"
#define GOOD "SUMMARY:A\nX-DATELINE-SYMBOL:TEST\n"

static const Foreign foreign[] = {
  { "csv-least", "csv", "date,symbol,title\n2022-07-14,TEST,A\n", NULL }, /* */
  { "csv-mark", "csv",
    "\xef\xbb\xbf"
    "date,symbol,title\n2022-07-14,TEST,A\n",
    NULL },                                                                           /* */
  { "csv-semicolons", "CSV", "date;symbol;title\n2022-07-14;TEST;A\n", NULL },        /* */
  { "csv-instant", "csv", "date,symbol,title\n2022-07-14T15:00:00Z,TEST,A\n", NULL }, /* */
  { "csv-empty", "csv", "", "the file is empty" },                                    /* */
  { "csv-header-only", "csv", "date,symbol,title\n", "there are no events" },         /* */
  { "csv-no-title", "csv", "date,symbol\n2022-07-14,TEST\n",
    "line 1: there is no column “title”" }, /* */
  { "csv-column", "csv", "date,symbol,title,mood\n",
    "line 1: no event has the column “mood”" },                                      /* */
  { "csv-twice", "csv", "date,symbol,title,date\n", "more than one column “date”" }, /* */
  { "csv-fields", "csv", "date,symbol,title\n2022-07-14,TEST,A,B\n",
    "line 2: there are 4 fields" }, /* */
  { "csv-symbol", "csv", "date,symbol,title\n2022-07-14,TEST,A\n2022-07-14,NONE,A\n",
    "line 3: “NONE” is not in the library" }, /* */
  { "csv-date", "csv", "date,symbol,title\n14.7.2022,TEST,A\n",
    "line 2: “14.7.2022” is not a date" }, /* */
  { "csv-no-date", "csv", "date,symbol,title\n,TEST,A\n",
    "line 2: the event's date is missing" }, /* */
  { "csv-timing", "csv", "date,symbol,title,timing\n2022-07-14,TEST,A,noon\n",
    "line 2: “noon” cannot be the timing" }, /* */
  { "csv-both", "csv", "date,symbol,title,timing\n2022-07-14T15:00:00Z,TEST,A,pre\n",
    "line 2: “2022-07-14T15:00:00Z” tells another" }, /* */
  { "csv-source", "csv", "date,symbol,title,source\n2022-07-14,TEST,A,javascript:x\n",
    "line 2: “javascript:x” is not a web" }, /* */
  { "csv-latin", "csv", "date,symbol,title\n2022-07-14,TEST,\xc4\n",
    "line 2: this is not text in UTF-8" },                                    /* */
  { "csv-quote", "csv", "date,symbol,title\n2022-07-14,TEST,\"A\n", "line" }, /* */
  { "json-least", "json", "[{\"date\":\"2022-07-14\",\"symbol\":\"TEST\",\"title\":\"A\"}]",
    NULL },                                                                          /* */
  { "json-object", "json", "{}", "is not a list" },                                  /* */
  { "json-none", "json", "[]", "there are no events" },                              /* */
  { "json-number", "json", "[1]", "event 1: this is not an object" },                /* */
  { "json-member", "json", "[{\"mood\":\"A\"}]", "event 1: no event has a “mood”" }, /* */
  { "json-type", "json", "[{\"title\":true}]", "event 1" },                          /* */
  { "json-title", "json", "[{\"date\":\"2022-07-14\",\"symbol\":\"TEST\"}]",
    "event 1: An event needs a title" },                                                       /* */
  { "json-cut", "json", "[{\"date\":\"2022-07-14\"", "" },                                     /* */
  { "ics-least", "ics", ICS (GOOD "DTSTART;VALUE=DATE:20220714\n"), NULL },                    /* */
  { "ics-one-day", "ics", ICS (GOOD "DTSTART:20220714\nDTEND:20220715\n"), NULL },             /* */
  { "ics-utc", "ics", ICS (GOOD "DTSTART:20220714T150000Z\nDTEND:20220714T160000Z\n"), NULL }, /* */
  { "ics-alarm", "ics", ICS (GOOD "BEGIN:VALARM\nSUMMARY:B\nEND:VALARM\nDTSTART:20220714\n"),
    NULL }, /* */
  { "ics-no-symbol", "ics", ICS ("SUMMARY:A\nDTSTART:20220714\n"),
    "line 2: the event's symbol is missing" }, /* */
  { "ics-zone", "ics", ICS (GOOD "DTSTART;TZID=Europe/Berlin:20220714T150000\n"),
    "line 5: this is neither a day" },                                                     /* */
  { "ics-no-day", "ics", ICS (GOOD "DTSTART:20220231\n"), "“2022-02-31” is not a date" },  /* */
  { "ics-repeats", "ics", ICS (GOOD "RRULE:FREQ=DAILY\n"), "line 5: events that repeat" }, /* */
  { "ics-text", "ics", "Hello\n", "this is not a calendar" },                              /* */
  { "ics-cut", "ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\n",
    "line 2: this event has no END" },                                              /* */
  { "ics-none", "ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "there are no events" }, /* */
  { "ending", "txt", "date,symbol,title\n2022-07-14,TEST,A\n",
    "must end in .csv, .json or .ics" }, /* */
};

static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  const Foreign *row = data;
  g_autofree char *path = g_strconcat (fixture->folder, "/events.", row->ending, NULL);
  g_autofree char *before = print_store (fixture->store);
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GError) error = NULL;
  const DtlEvent *event;

  g_assert_true (g_file_set_contents (path, row->content, -1, NULL));
  marks = dtl_transfer_events_import (fixture->store, path, 0, &error);
  if (row->sentence != NULL)
    {
      g_assert_null (marks);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, row->sentence));
      g_assert_nonnull (strstr (error->message, "events."));
      assert_print (fixture->store, before);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (marks->len, ==, 1);
  event = ((DtlMark *) g_ptr_array_index (marks, 0))->event;
  g_assert_cmpstr (event->title, ==, "A");
  g_assert_cmpint (event->day, ==, 19187);
  g_assert_cmpint (event->end_day, ==, DTL_DAY_NONE);
  g_assert_cmpint (event->timing, ==,
                   strstr (row->content, "T15") != NULL ? DTL_TIMING_REGULAR : DTL_TIMING_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *round_trip = g_strconcat ("/transfer/round-trip/", endings[i], NULL);
      g_autofree char *article = g_strconcat ("/transfer/article/", endings[i], NULL);

      g_test_add (round_trip, Fixture, endings[i], set_up, test_round_trip, fixture_tear_down);
      g_test_add (article, Fixture, endings[i], set_up, test_article, fixture_tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autofree char *path = g_strconcat ("/transfer/foreign/", foreign[i].name, NULL);

      g_test_add (path, Fixture, &foreign[i], set_up, test_foreign, fixture_tear_down);
    }
  g_test_add ("/transfer/written", Fixture, NULL, set_up, test_written, fixture_tear_down);

  return g_test_run ();
}
