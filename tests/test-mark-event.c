/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events that are added, edited and removed: one step each, with the landing that the calendar
 * gives and the row that the prices have. */
#include "store-fixture.h"

#include "base/error.h"
#include "operations/calendars.h"
#include "operations/mark-event.h"

#include <math.h>
#include <string.h>

#define THURSDAY 19187 /* 2022-07-14 */

/* TEST trades on the NYSE and has bars of Monday 11 to Friday 15 July but not Tuesday, with closes
 * 10, 20, 40, 80; FREE has the same bars and no exchange, BARE has an exchange and no bars. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const symbols[] = { "TEST", "FREE", "BARE" };
  g_autoptr (GError) error = NULL;

  fixture_set_up (fixture, data);
  fixture_reopen (fixture);
  begin_step (fixture->store, "Set up");
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (DtlInstrument) instrument = dtl_instrument_new (symbols[i]);
      g_autoptr (DtlSeries) series = NULL;
      gint64 *keys = g_new (gint64, 4);
      double *columns[DTL_N_COLUMNS] = { NULL };

      instrument->exchange = i == 1 ? NULL : g_strdup ("XNYS");
      g_assert_true (dtl_store_put_instrument (fixture->store, instrument, &error));
      columns[DTL_COLUMN_CLOSE] = g_new (double, 4);
      for (int row = 0; row < 4; row++)
        {
          keys[row] = THURSDAY - 3 + row + (row > 0 ? 1 : 0);
          columns[DTL_COLUMN_CLOSE][row] = 10 << row;
        }
      series = dtl_series_new_take (DTL_INTERVAL_DAY, NULL, 4, keys, columns);
      if (i < 2)
        g_assert_true (dtl_store_put_series (fixture->store, symbols[i], series, NULL, &error));
    }
  commit_step (fixture->store);
}

static DtlEvent *
make_event (const char *symbol, DtlDay day, DtlTiming timing)
{
  DtlEvent *event = dtl_event_new ();

  event->symbol = g_strdup (symbol);
  event->title = g_strdup ("Title");
  event->day = day;
  event->timing = timing;
  return event;
}

static const struct
{
  const char *name;
  const char *symbol;
  int offset; /* from Thursday */
  DtlTiming timing;
  int session; /* from Thursday; -100: none */
  int row;     /* -1: none */
  double value;
} landings[] = {
  { "same-day", "TEST", 0, DTL_TIMING_UNKNOWN, 0, 2, 1.0 },   /* 20 to 40 */
  { "after-close", "TEST", 0, DTL_TIMING_POST, 1, 3, 1.0 },   /* to Friday */
  { "weekend", "TEST", -4, DTL_TIMING_UNKNOWN, -3, 0, NAN },  /* Monday: no close before */
  { "no-bar", "TEST", -2, DTL_TIMING_UNKNOWN, -2, -1, NAN },  /* Tuesday is a session without bar */
  { "past-bars", "TEST", 4, DTL_TIMING_UNKNOWN, 4, -1, NAN }, /* the next Monday */
  { "past-calendar", "TEST", 20000, DTL_TIMING_UNKNOWN, -100, -1, NAN }, /* the year 2077 */
  { "free", "FREE", 0, DTL_TIMING_UNKNOWN, -100, 2, 1.0 },               /* the bar of the day */
  { "free-gap", "FREE", -2, DTL_TIMING_POST, -100, 1, 1.0 },       /* the first bar after it */
  { "free-early", "FREE", -4, DTL_TIMING_UNKNOWN, -100, -1, NAN }, /* before all bars */
  { "free-past", "FREE", 2, DTL_TIMING_UNKNOWN, -100, -1, NAN },   /* no bar after it */
  { "bare", "BARE", 0, DTL_TIMING_UNKNOWN, 0, -1, NAN },           /* no bars at all */
};

static void
test_landing (Fixture *fixture, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DtlEvent) event =
      make_event (landings[i].symbol, THURSDAY + landings[i].offset, landings[i].timing);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlMark) mark = NULL;

  mark = dtl_mark_event_add (fixture->store, event, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mark->event->id, ==, event->id);
  g_assert_cmpint (mark->landing.day, ==, event->day);
  if (landings[i].session == -100)
    {
      g_assert_cmpint (mark->landing.session, ==, DTL_DAY_NONE);
      g_assert_cmpint (mark->landing.reason, ==, DTL_LANDING_NOT_KNOWN);
    }
  else
    g_assert_cmpint (mark->landing.session, ==, THURSDAY + landings[i].session);
  g_assert_cmpint (mark->has_row, ==, landings[i].row >= 0);
  if (mark->has_row)
    g_assert_cmpint ((int) mark->row, ==, landings[i].row);
  if (isnan (landings[i].value))
    g_assert_true (isnan (mark->day_return.value));
  else
    g_assert_cmpfloat (mark->day_return.value, ==, landings[i].value);
}

static void
assert_undo (DtlStore *store, const char *name)
{
  g_autoptr (DtlStep) undo = NULL;
  g_autoptr (DtlStep) redo = NULL;

  g_assert_true (dtl_history_peek (store, &undo, &redo, NULL));
  g_assert_cmpstr (undo->name, ==, name);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlEvent) event = make_event ("TEST", THURSDAY, DTL_TIMING_UNKNOWN);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlMark) added = NULL;
  g_autoptr (DtlMark) edited = NULL;
  g_autoptr (DtlMark) got = NULL;
  gint64 id;

  added = dtl_mark_event_add (fixture->store, event, 5, &error);
  g_assert_no_error (error);
  assert_undo (fixture->store, "Add “Title”");

  event->day++;
  edited = dtl_mark_event_edit (fixture->store, event, 6, &error);
  g_assert_no_error (error);
  assert_undo (fixture->store, "Edit “Title”");
  g_assert_cmpint (edited->landing.session, ==, THURSDAY + 1);

  id = event->id;
  g_assert_true (dtl_mark_event_remove (fixture->store, id, 7, &error));
  assert_undo (fixture->store, "Remove “Title”");
  g_assert_null (dtl_mark_event_get (fixture->store, id, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  dtl_step_free (dtl_history_undo (fixture->store, &error));
  got = dtl_mark_event_get (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_true (dtl_event_equal (got->event, event));
}

/* A label is put somewhere and back; where it is already is no step. */
static void
test_place_label (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlEvent) event = make_event ("TEST", THURSDAY, DTL_TIMING_UNKNOWN);
  g_autoptr (GError) error = NULL;
  static const struct
  {
    DtlLabelPlace place;
    int lane;
    gboolean ok;
    const char *step;
  } rows[] = {
    { DTL_LABEL_PLACE_FREE, 0, TRUE, "Add “Title”" },
    { DTL_LABEL_PLACE_RIGHT, 3, FALSE, "Add “Title”" },
    { DTL_LABEL_PLACE_LEFT, -1, FALSE, "Add “Title”" },
    { DTL_LABEL_PLACE_FREE, 1, FALSE, "Add “Title”" },
    { DTL_LABEL_PLACE_RIGHT, 0, TRUE, "Move label of “Title”" },
    { DTL_LABEL_PLACE_LEFT, 2, TRUE, "Move label of “Title”" },
  };

  dtl_mark_free (dtl_mark_event_add (fixture->store, event, 5, &error));
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DtlMark) mark = NULL;

      g_assert_true (dtl_mark_event_place_label (fixture->store, event->id, rows[i].place,
                                                 rows[i].lane, 6, &error) == rows[i].ok);
      if (!rows[i].ok)
        g_assert_error (error, DTL_ERROR, DTL_ERROR_RANGE);
      g_clear_error (&error);
      assert_undo (fixture->store, rows[i].step);
      mark = dtl_mark_event_get (fixture->store, event->id, &error);
      if (rows[i].ok)
        g_assert_true (mark->event->label_place == rows[i].place &&
                       mark->event->label_lane == rows[i].lane);
      else
        g_assert_true (mark->event->label_place == DTL_LABEL_PLACE_FREE);
    }

  dtl_step_free (dtl_history_undo (fixture->store, &error));
  dtl_step_free (dtl_history_undo (fixture->store, &error));
  assert_undo (fixture->store, "Add “Title”");
  g_assert_false (
      dtl_mark_event_place_label (fixture->store, 999, DTL_LABEL_PLACE_LEFT, 0, 6, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
}

/* Moved to a session an event stands there, whenever of the day it was, as long as before. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    DtlTiming before, after;
    int days; /* that it lasts longer than one; -1: no end */
  } rows[] = {
    { DTL_TIMING_UNKNOWN, DTL_TIMING_UNKNOWN, -1 },
    { DTL_TIMING_PRE, DTL_TIMING_PRE, 0 },
    { DTL_TIMING_POST, DTL_TIMING_UNKNOWN, 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DtlEvent) event = make_event ("TEST", THURSDAY, rows[i].before);
      g_autoptr (GError) error = NULL;
      g_autoptr (DtlMark) moved = NULL;

      event->end_day = rows[i].days < 0 ? DTL_DAY_NONE : THURSDAY + rows[i].days;
      dtl_mark_free (dtl_mark_event_add (fixture->store, event, 5, &error));
      g_assert_no_error (error);
      moved = dtl_mark_event_move (fixture->store, event->id, THURSDAY + 1, 6, &error);
      g_assert_no_error (error);
      assert_undo (fixture->store, "Move “Title”");
      g_assert_cmpint (moved->landing.session, ==, THURSDAY + 1);
      g_assert_cmpint (moved->event->timing, ==, rows[i].after);
      g_assert_cmpint (moved->event->end_day, ==,
                       rows[i].days < 0 ? DTL_DAY_NONE : THURSDAY + 1 + rows[i].days);
      g_assert_null (dtl_mark_event_move (fixture->store, 999, THURSDAY, 6, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
    }
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = print_store (fixture->store);
  g_autoptr (DtlEvent) stranger = make_event ("XYZ", THURSDAY, DTL_TIMING_UNKNOWN);
  g_autoptr (DtlEvent) bad = make_event ("TEST", THURSDAY, DTL_TIMING_UNKNOWN);
  g_autoptr (GError) error = NULL;

  g_assert_null (dtl_mark_event_add (fixture->store, stranger, 0, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "“XYZ” is not in the library.");
  g_clear_error (&error);
  g_assert_null (dtl_mark_event_list (fixture->store, "XYZ", NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  bad->article_id = 77;
  g_assert_null (dtl_mark_event_add (fixture->store, bad, 0, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  bad->article_id = 0;
  bad->id = 77;
  g_assert_null (dtl_mark_event_edit (fixture->store, bad, 0, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dtl_mark_event_remove (fixture->store, 77, 0, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  bad->title[0] = '\0';
  g_assert_null (dtl_mark_event_add (fixture->store, bad, 0, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_RANGE);

  assert_undo (fixture->store, "Set up");
  assert_print (fixture->store, before);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *symbol;
    const char *kind;
    int offset;
    DtlCertainty certainty;
    DtlTiming timing;
  } rows[] = {
    { "TEST", "press.report", 1, DTL_CERTAINTY_EXACT, DTL_TIMING_UNKNOWN },       /* 5th */
    { "TEST", "press.report", 0, DTL_CERTAINTY_EXACT, DTL_TIMING_POST },          /* 4th */
    { "FREE", NULL, -1, DTL_CERTAINTY_ABOUT, DTL_TIMING_UNKNOWN },                /* 1st */
    { "TEST", "regulator.fine", 0, DTL_CERTAINTY_EXACT, DTL_TIMING_PRE },         /* 3rd */
    { "TEST", "regulator.rule", 0, DTL_CERTAINTY_ON_OR_BEFORE, DTL_TIMING_POST }, /* 2nd */
  };
  static const gint64 order[] = { 3, 5, 4, 2, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (GPtrArray) free_events = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DtlEvent) event =
          make_event (rows[i].symbol, THURSDAY + rows[i].offset, rows[i].timing);

      event->kind = g_strdup (rows[i].kind);
      event->certainty = rows[i].certainty;
      dtl_mark_free (dtl_mark_event_add (fixture->store, event, 0, &error));
      g_assert_no_error (error);
    }

  all = dtl_mark_event_list (fixture->store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpint (((DtlMark *) g_ptr_array_index (all, i))->event->id, ==, order[i]);

  some = dtl_mark_event_list (fixture->store, "TEST", "regulator", &error);
  g_assert_cmpuint (some->len, ==, 2);
  free_events = dtl_mark_event_list (fixture->store, "FREE", NULL, &error);
  g_assert_cmpuint (free_events->len, ==, 1);
}

static const struct
{
  const char *text;
  gboolean has_exchange;
  int code; /* -1: accepted */
  int offset;
  gboolean is_instant;
  DtlTiming timing;
} dates[] = {
  { "2022-07-14", TRUE, -1, 0, FALSE, DTL_TIMING_PRE },                   /* timing is kept */
  { "2022-07-14", FALSE, -1, 0, FALSE, DTL_TIMING_PRE },                  /* */
  { "2022-07-14T09:00:00-04:00", TRUE, -1, 0, TRUE, DTL_TIMING_PRE },     /* */
  { "2022-07-14T09:30:00-04:00", TRUE, -1, 0, TRUE, DTL_TIMING_REGULAR }, /* */
  { "2022-07-14T16:00:00-04:00", TRUE, -1, 0, TRUE, DTL_TIMING_POST },    /* */
  { "2022-07-15T03:00:00+08:00", TRUE, -1, 0, TRUE, DTL_TIMING_REGULAR }, /* a Hong Kong morning */
  { "2022-07-16T12:00:00-04:00", TRUE, -1, 2, TRUE, DTL_TIMING_UNKNOWN }, /* a Saturday */
  { "2022-07-14T09:00:00-04:00", FALSE, DTL_ERROR_UNSUPPORTED, 0, FALSE, DTL_TIMING_PRE }, /* */
  { "2022-07-14T09:00:00", TRUE, DTL_ERROR_PARSE, 0, FALSE, DTL_TIMING_PRE }, /* no offset */
  { "2022-02-29", TRUE, DTL_ERROR_PARSE, 0, FALSE, DTL_TIMING_PRE },          /* no such day */
  { "14/07/2022", TRUE, DTL_ERROR_PARSE, 0, FALSE, DTL_TIMING_PRE },          /* */
  { "", TRUE, DTL_ERROR_PARSE, 0, FALSE, DTL_TIMING_PRE },                    /* */
};

static void
test_dates (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (DtlEvent) event = make_event ("TEST", 5, DTL_TIMING_PRE);
      g_autoptr (GError) error = NULL;
      gboolean is_instant = FALSE;
      gboolean ok =
          dtl_mark_event_set_date (event, dates[i].has_exchange ? dtl_calendars_get ("XNYS") : NULL,
                                   dates[i].text, &is_instant, &error);

      g_assert_true (ok == (dates[i].code < 0));
      if (!ok)
        g_assert_error (error, DTL_ERROR, dates[i].code);
      g_assert_cmpint (event->day, ==, ok ? THURSDAY + dates[i].offset : 5);
      g_assert_cmpint (event->timing, ==, dates[i].timing);
      g_assert_true (is_instant == dates[i].is_instant);
    }
}

int
main (int argc, char *argv[])
{
  static const FixtureTest tests[] = {
    { "/mark-event/steps", test_steps },
    { "/mark-event/move", test_move },
    { "/mark-event/place-label", test_place_label },
    { "/mark-event/refusals", test_refusals },
    { "/mark-event/list", test_list },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, fixture_tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (landings); i++)
    {
      g_autofree char *path = g_strconcat ("/mark-event/landing/", landings[i].name, NULL);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_landing, fixture_tear_down);
    }
  g_test_add_func ("/mark-event/dates", test_dates);

  return g_test_run ();
}
