/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of an event: copies, order, and what may be kept. */
#include "news/event.h"

#include "base/error.h"

#include <string.h>

static DtlEvent *
make_event (void)
{
  DtlEvent *event = dtl_event_new ();

  event->id = 5;
  event->symbol = g_strdup ("BABA");
  event->title = g_strdup ("WSJ report");
  event->kind = g_strdup ("press.report");
  event->day = dtl_day_from_ymd (2022, 7, 14);
  event->end_day = dtl_day_from_ymd (2022, 7, 15);
  event->certainty = DTL_CERTAINTY_EXACT;
  event->timing = DTL_TIMING_REGULAR;
  event->note = g_strdup ("A note,\nof two lines");
  event->article_id = 1;
  event->quote = g_strdup ("a quote");
  event->source = g_strdup ("https://example.com/a?b=c");

  return event;
}

static void
replace (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
test_copy_and_equal (void)
{
  DtlEvent *event = make_event ();
  g_autoptr (DtlEvent) copy = dtl_event_copy (event);
  g_autoptr (DtlEvent) other = make_event ();

  g_assert_true (dtl_event_equal (event, copy));
  dtl_event_free (event);
  g_assert_true (dtl_event_equal (other, copy));
  g_assert_cmpint (dtl_event_compare (other, copy), ==, 0);

  other->end_day = DTL_DAY_NONE;
  g_assert_false (dtl_event_equal (other, copy));
  other->end_day = copy->end_day;
  other->label_place = DTL_LABEL_PLACE_LEFT;
  g_assert_false (dtl_event_equal (other, copy));
  other->label_place = copy->label_place;
  other->label_lane = 1;
  g_assert_false (dtl_event_equal (other, copy));
  other->label_lane = copy->label_lane;
  replace (&other->note, NULL);
  g_assert_false (dtl_event_equal (other, copy));
  replace (&copy->note, NULL);
  g_assert_true (dtl_event_equal (other, copy));
}

typedef void (*Change) (DtlEvent *event);

static void
drop_symbol (DtlEvent *event)
{
  replace (&event->symbol, NULL);
}
static void
blank_title (DtlEvent *event)
{
  replace (&event->title, " \t\n");
}
static void
two_line_title (DtlEvent *event)
{
  replace (&event->title, "one\ntwo");
}
static void
latin1_title (DtlEvent *event)
{
  replace (&event->title, "caf\xe9");
}
static void
latin1_note (DtlEvent *event)
{
  replace (&event->note, "caf\xe9");
}
static void
no_day (DtlEvent *event)
{
  event->day = DTL_DAY_NONE;
}
static void
early_end (DtlEvent *event)
{
  event->end_day = event->day - 1;
}
static void
far_end (DtlEvent *event)
{
  event->end_day = G_MAXINT32;
}
static void
odd_certainty (DtlEvent *event)
{
  event->certainty = (DtlCertainty) 17;
}
static void
odd_timing (DtlEvent *event)
{
  event->timing = (DtlTiming) 17;
}
static void
slipped_kind (DtlEvent *event)
{
  replace (&event->kind, "press.reprot");
}
static void
script_source (DtlEvent *event)
{
  replace (&event->source, "javascript:alert(1)");
}
static void
word_source (DtlEvent *event)
{
  replace (&event->source, "the WSJ");
}
static void
hostless_source (DtlEvent *event)
{
  replace (&event->source, "https://");
}
static void
negative_id (DtlEvent *event)
{
  event->id = -1;
}

static const struct
{
  Change change;
  const char *words; /* of the message */
} invalid_cases[] = {
  { drop_symbol, "symbol of an instrument" },                                /* no symbol */
  { blank_title, "needs a title" },                                          /* only blanks */
  { two_line_title, "one line" },                                            /* two lines */
  { latin1_title, "UTF-8" },                                                 /* another encoding */
  { latin1_note, "UTF-8" },                                                  /* and in the note */
  { no_day, "needs a date" },                                                /* no day */
  { early_end, "cannot end on 2022-07-13, before it begins on 2022-07-14" }, /* backward */
  { far_end, "end needs a date" },                                           /* beyond all years */
  { odd_certainty, "certainty must be" },                                    /* not in the enum */
  { odd_timing, "timing must be" },                                          /* not in the enum */
  { slipped_kind, "press.reprot" },                                          /* not in the table */
  { script_source, "not a web address" },                                    /* dangerous */
  { word_source, "not a web address" },                                      /* no address */
  { hostless_source, "not a web address" },                                  /* half of one */
  { negative_id, "cannot be negative" }, /* not a number of ours */
};

static void
test_validate (void)
{
  g_autoptr (DtlEvent) event = make_event ();
  g_autoptr (GError) error = NULL;

  g_assert_true (dtl_event_validate (event, &error));
  g_assert_no_error (error);
  replace (&event->kind, NULL);
  replace (&event->source, NULL);
  replace (&event->note, NULL);
  replace (&event->quote, NULL);
  event->end_day = DTL_DAY_NONE;
  g_assert_true (dtl_event_validate (event, &error));
  event->end_day = event->day;
  g_assert_true (dtl_event_validate (event, &error));
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (invalid_cases); i++)
    {
      g_autoptr (DtlEvent) bad = make_event ();
      g_autoptr (GError) reason = NULL;

      invalid_cases[i].change (bad);
      g_assert_false (dtl_event_validate (bad, &reason));
      g_assert_error (reason, DTL_ERROR, DTL_ERROR_RANGE);
      g_assert_nonnull (strstr (reason->message, invalid_cases[i].words));
    }
}

static void
test_order (void)
{
  g_autoptr (DtlEvent) a = make_event ();
  g_autoptr (DtlEvent) b = make_event ();

  b->id = 4; /* the last word only */
  g_assert_cmpint (dtl_event_compare (a, b), >, 0);

  a->timing = DTL_TIMING_UNKNOWN; /* as during the day */
  g_assert_cmpint (dtl_event_compare (a, b), >, 0);
  a->timing = DTL_TIMING_PRE;
  g_assert_cmpint (dtl_event_compare (a, b), <, 0);
  g_assert_cmpint (dtl_event_compare (b, a), >, 0);
  b->certainty = DTL_CERTAINTY_ON_OR_BEFORE;
  g_assert_cmpint (dtl_event_compare (a, b), >, 0);
  b->day++;
  g_assert_cmpint (dtl_event_compare (a, b), <, 0);
}

static void
test_certainty_ids (void)
{
  DtlCertainty certainty = DTL_CERTAINTY_ABOUT;

  for (int i = DTL_CERTAINTY_EXACT; i <= DTL_CERTAINTY_ABOUT; i++)
    {
      g_assert_true (dtl_certainty_from_id (dtl_certainty_to_id ((DtlCertainty) i), &certainty));
      g_assert_cmpint ((int) certainty, ==, i);
    }
  g_assert_cmpstr (dtl_certainty_to_id (DTL_CERTAINTY_ON_OR_BEFORE), ==, "on-or-before");
  g_assert_false (dtl_certainty_from_id ("Exact", &certainty));
  g_assert_cmpint ((int) certainty, ==, DTL_CERTAINTY_ABOUT);
  g_assert_null (dtl_certainty_to_id ((DtlCertainty) 3));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/event/copy-and-equal", test_copy_and_equal);
  g_test_add_func ("/event/validate", test_validate);
  g_test_add_func ("/event/order", test_order);
  g_test_add_func ("/event/certainty-ids", test_certainty_ids);

  return g_test_run ();
}
