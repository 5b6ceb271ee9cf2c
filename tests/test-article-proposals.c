/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proposals become events, are linked with events that are there, or are rejected, and each of it
 * can be undone. The readings are made by hand: what a text says is not asked here. */
#include "operations/article-proposals.h"
#include "operations/calendars.h"
#include "operations/import-article.h"
#include "store-fixture.h"

#include "base/error.h"

#include <string.h>

#define NOW 1657800000
#define TEXT "Officials summoned the executives. The paper reported it. A deal was denied."

static DtlDay
day_of (const char *text)
{
  DtlDay day;

  g_assert_true (dtl_day_parse (text, &day));
  return day;
}

static DtlEventProposal *
add_proposal (DtlArticleCheck *check, const char *words, const char *kind, const char *title)
{
  gsize start = (gsize) (strstr (TEXT, words) - TEXT);
  DtlEventProposal *event = dtl_event_proposal_new (start, start + strlen (words));

  event->kind = g_strdup (kind);
  event->title = g_strdup (title);
  g_ptr_array_add (check->reading->events, event);
  return event;
}

/* A summons whose day is not said, a report of a Thursday, a deal that is denied, and one thing
 * without any day. */
static DtlArticleCheck *
make_check (const char *symbol)
{
  DtlArticleCheck *check = g_new0 (DtlArticleCheck, 1);
  DtlEventProposal *event;

  check->symbol = g_strdup (symbol);
  check->venue = g_strdup ("NYSE");
  check->exchange = dtl_calendars_get ("XNYS");
  check->published = day_of ("2022-07-16");
  check->published_seconds = -1;
  check->reading = dtl_reading_new ();
  check->checks = g_ptr_array_new ();

  event =
      add_proposal (check, "summoned the executives", "regulator.summons", "Executives summoned");
  event->offered_day = event->offered_session = day_of ("2022-07-14");
  event = add_proposal (check, "The paper reported it", "press.report", "Paper reports talks");
  event->first = event->last = day_of ("2022-07-14");
  event->timing = DTL_TIMING_PRE;
  event = add_proposal (check, "A deal was denied", "company.ma", "Deal");
  event->first = event->last = day_of ("2022-07-15");
  event->negated = TRUE;
  add_proposal (check, "deal", "company.contract", NULL);

  return check;
}

typedef struct
{
  Fixture base;
  DtlArticle *article;
  DtlArticleCheck *check;
} Ground;

static void
set_up (Ground *ground, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (&ground->base, data);
  ground->base.store = open_store (ground->base.path, DTL_STORE_CREATE);
  ground->article = dtl_article_new ();
  g_free (ground->article->text);
  ground->article->text = g_strdup (TEXT);
  ground->article->url = g_strdup ("https://example.org/a");
  ground->check = make_check ("TEST");
  begin_step (ground->base.store, "Set up");
  put_instrument (ground->base.store, "TEST", "Test", &error);
  dtl_store_add_article (ground->base.store, ground->article, &error);
  g_assert_no_error (error);
  commit_step (ground->base.store);
}

static void
tear_down (Ground *ground, gconstpointer data)
{
  dtl_article_check_free (ground->check);
  dtl_article_free (ground->article);
  fixture_tear_down (&ground->base, data);
}

/* "open 0, accepted 1, …" */
static void
assert_states (Ground *ground, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) list =
      dtl_article_proposals_list (ground->base.store, ground->article, ground->check, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const DtlProposal *proposal = &g_array_index (list, DtlProposal, i);

      g_string_append_printf (text, "%s%s %d", i > 0 ? ", " : "",
                              dtl_proposal_state_to_id (proposal->state), (int) proposal->event_id);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
undo (Ground *ground)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStep) step = dtl_history_undo (ground->base.store, &error);

  g_assert_no_error (error);
}

static gint64
accept (Ground *ground, guint index, const DtlEvent *edited)
{
  g_autoptr (GError) error = NULL;
  gint64 id = dtl_article_proposal_accept (ground->base.store, ground->article, ground->check,
                                           index, edited, NOW, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
test_accept (Ground *ground, gconstpointer data)
{
  DtlStore *store = ground->base.store;
  g_autoptr (DtlEvent) first = NULL;
  g_autoptr (DtlEvent) second = NULL;
  g_autoptr (GArray) events = NULL;
  g_autoptr (GError) error = NULL;

  assert_states (ground, "open 0, open 0, open 0, open 0");
  first = dtl_store_get_event (store, accept (ground, 0, NULL), &error);
  second = dtl_store_get_event (store, accept (ground, 1, NULL), &error);
  g_assert_no_error (error);
  assert_states (ground, "accepted 1, accepted 2, open 0, open 0");

  g_assert_cmpstr (first->symbol, ==, "TEST");
  g_assert_cmpstr (first->title, ==, "Executives summoned");
  g_assert_cmpstr (first->kind, ==, "regulator.summons");
  g_assert_cmpint (first->day, ==, day_of ("2022-07-14"));
  g_assert_cmpint (first->certainty, ==, DTL_CERTAINTY_ON_OR_BEFORE);
  g_assert_cmpstr (first->quote, ==, "summoned the executives");
  g_assert_cmpint (first->article_id, ==, ground->article->id);
  g_assert_cmpstr (first->source, ==, "https://example.org/a");
  g_assert_cmpint (second->certainty, ==, DTL_CERTAINTY_EXACT);
  g_assert_cmpint (second->timing, ==, DTL_TIMING_PRE);
  g_assert_cmpint (second->end_day, ==, DTL_DAY_NONE);

  events = dtl_article_list_events (store, ground->article->id, &error);
  g_assert_cmpuint (events->len, ==, 2);

  undo (ground);
  assert_states (ground, "accepted 1, open 0, open 0, open 0");
  undo (ground);
  assert_states (ground, "open 0, open 0, open 0, open 0");
}

/* Nothing is placed on a day that nobody told. */
static void
test_no_day (Ground *ground, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlEvent) edited = dtl_article_proposal_make_event (ground->article, ground->check, 1);

  g_assert_null (dtl_article_proposal_make_event (ground->article, ground->check, 3));
  g_assert_cmpint (dtl_article_proposal_accept (ground->base.store, ground->article, ground->check,
                                                3, NULL, NOW, &error),
                   ==, 0);
  g_assert_error (error, DTL_ERROR, DTL_ERROR_RANGE);
  assert_states (ground, "open 0, open 0, open 0, open 0");

  /* With a day of the user's it is. */
  edited->day = day_of ("2022-07-20");
  g_free (edited->kind);
  edited->kind = g_strdup ("company.contract");
  accept (ground, 3, edited);
  assert_states (ground, "open 0, open 0, open 0, accepted 1");
}

static void
test_edited (Ground *ground, gconstpointer data)
{
  g_autoptr (DtlEvent) edited = dtl_article_proposal_make_event (ground->article, ground->check, 0);
  g_autoptr (DtlEvent) event = NULL;

  g_free (edited->title);
  edited->title = g_strdup ("Called in");
  edited->day = day_of ("2022-07-13");
  event = dtl_store_get_event (ground->base.store, accept (ground, 0, edited), NULL);
  g_assert_cmpstr (event->title, ==, "Called in");
  g_assert_cmpint (event->day, ==, day_of ("2022-07-13"));
  assert_states (ground, "accepted 1, open 0, open 0, open 0");
}

/* An event that is there is found before it is accepted, and linked, not doubled. */
static void
test_linked (Ground *ground, gconstpointer data)
{
  DtlStore *store = ground->base.store;
  g_autoptr (DtlEvent) own = dtl_event_new ();
  g_autoptr (DtlEvent) read = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  own->symbol = g_strdup ("TEST");
  own->title = g_strdup ("Talks in Shanghai");
  own->kind = g_strdup ("regulator.summons");
  own->day = day_of ("2022-07-14");
  own->note = g_strdup ("Own note");
  begin_step (store, "Own event");
  dtl_store_add_event (store, own, &error);
  g_assert_no_error (error);
  commit_step (store);

  assert_states (ground, "open 1, open 0, open 0, open 0");
  g_assert_cmpint (accept (ground, 0, NULL), ==, own->id);
  events = dtl_store_list_events (store, NULL, NULL);
  g_assert_cmpuint (events->len, ==, 1);
  read = dtl_store_get_event (store, own->id, NULL);
  g_assert_cmpstr (read->title, ==, "Talks in Shanghai");
  g_assert_cmpstr (read->note, ==, "Own note");
  g_assert_cmpint (read->article_id, ==, ground->article->id);
  g_assert_cmpstr (read->quote, ==, "summoned the executives");
  assert_states (ground, "accepted 1, open 0, open 0, open 0");

  /* Without its decision the link alone says so. */
  g_assert_true (
      dtl_article_proposal_reopen (store, ground->article, ground->check, 0, NOW, &error));
  assert_states (ground, "accepted 1, open 0, open 0, open 0");
  undo (ground);
  undo (ground);
  g_clear_pointer (&read, dtl_event_free);
  read = dtl_store_get_event (store, own->id, NULL);
  g_assert_cmpint (read->article_id, ==, 0);
  g_assert_null (read->quote);
}

static void
test_rejected (Ground *ground, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dtl_article_proposal_reject (ground->base.store, ground->article, ground->check, 1,
                                              NOW, &error));
  assert_states (ground, "open 0, rejected 0, open 0, open 0");
  g_assert_true (dtl_article_proposals_accept_all (ground->base.store, ground->article,
                                                   ground->check, NOW, &error));
  /* Neither what was rejected, nor what did not happen, nor what has no day */
  assert_states (ground, "accepted 1, rejected 0, open 0, open 0");
  undo (ground);
  assert_states (ground, "open 0, rejected 0, open 0, open 0");
  g_assert_true (dtl_article_proposal_reopen (ground->base.store, ground->article, ground->check, 1,
                                              NOW, &error));
  assert_states (ground, "open 0, open 0, open 0, open 0");
  undo (ground);
  undo (ground);
  assert_states (ground, "open 0, open 0, open 0, open 0");
}

/* All at once are one step. */
static void
test_all (Ground *ground, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dtl_article_proposals_accept_all (ground->base.store, ground->article,
                                                   ground->check, NOW, &error));
  assert_states (ground, "accepted 1, accepted 2, open 0, open 0");
  undo (ground);
  assert_states (ground, "open 0, open 0, open 0, open 0");
}

/* Several are one step, and it fails as a whole. */
static void
test_some (Ground *ground, gconstpointer data)
{
  static const guint some[] = { 1, 0 };
  static const guint with_none[] = { 0, 3 };
  g_autoptr (GError) error = NULL;

  g_assert_false (dtl_article_proposals_accept (ground->base.store, ground->article, ground->check,
                                                with_none, 2, NOW, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_RANGE);
  g_clear_error (&error);
  assert_states (ground, "open 0, open 0, open 0, open 0");
  g_assert_true (dtl_article_proposals_accept (ground->base.store, ground->article, ground->check,
                                               some, 2, NOW, &error));
  assert_states (ground, "accepted 2, accepted 1, open 0, open 0");
  undo (ground);
  assert_states (ground, "open 0, open 0, open 0, open 0");
  g_assert_true (dtl_article_proposals_reject (ground->base.store, ground->article, ground->check,
                                               with_none, 2, NOW, &error));
  assert_states (ground, "rejected 0, open 0, open 0, rejected 0");
  undo (ground);
  assert_states (ground, "open 0, open 0, open 0, open 0");
}

/* An instrument that the library has not is made, without prices, so that its events can stand. */
static void
test_new_instrument (Ground *ground, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  static const struct
  {
    const char *symbol, *name, *exchange;
  } cases[] = { { "BIDU", "Baidu", "XNAS" }, { "NEW", NULL, NULL } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlInstrument) instrument = NULL;

      dtl_article_check_free (ground->check);
      ground->check = make_check (cases[i].symbol);
      accept (ground, 0, NULL);
      instrument = dtl_store_get_instrument (ground->base.store, cases[i].symbol, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (instrument->name, ==, cases[i].name);
      g_assert_cmpstr (instrument->exchange, ==, cases[i].exchange);
      undo (ground);
      g_assert_null (dtl_store_get_instrument (ground->base.store, cases[i].symbol, NULL));
    }

  dtl_article_check_free (ground->check);
  ground->check = make_check (NULL);
  g_assert_cmpint (dtl_article_proposal_accept (ground->base.store, ground->article, ground->check,
                                                0, NULL, NOW, &error),
                   ==, 0);
  g_assert_error (error, DTL_ERROR, DTL_ERROR_RANGE);
  g_assert_nonnull (strstr (error->message, "which instrument"));
}

/* Removing the article keeps its events, and undo links them again. */
static void
test_remove (Ground *ground, gconstpointer data)
{
  DtlStore *store = ground->base.store;
  g_autoptr (DtlEvent) event = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = accept (ground, 0, NULL);

  g_assert_true (dtl_article_remove (store, ground->article->id, NOW, &error));
  event = dtl_store_get_event (store, id, &error);
  g_assert_cmpint (event->article_id, ==, 0);
  g_assert_cmpstr (event->quote, ==, "summoned the executives");
  g_assert_false (dtl_article_remove (store, ground->article->id, NOW, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  undo (ground);
  assert_states (ground, "accepted 1, open 0, open 0, open 0");
}

static void
test_set (Ground *ground, gconstpointer data)
{
  DtlStore *store = ground->base.store;
  gint64 id = ground->article->id;
  g_autoptr (DtlArticle) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dtl_article_set_published (store, id, "2022-07-17", NOW, &error));
  g_assert_true (dtl_article_set_symbol (store, id, "BABA", NOW, &error));
  read = dtl_store_get_article (store, id, &error);
  g_assert_cmpstr (read->published, ==, "2022-07-17");
  g_assert_cmpint (read->published_source, ==, DTL_PUBLISHED_USER);
  g_assert_cmpstr (read->symbol, ==, "BABA");
  g_assert_false (dtl_article_set_published (store, id, "July", NOW, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_PARSE);
  g_clear_error (&error);
  g_assert_false (dtl_article_set_symbol (store, id, "a b", NOW, &error));
  g_clear_error (&error);
  undo (ground);
  undo (ground);
  g_clear_pointer (&read, dtl_article_free);
  read = dtl_store_get_article (store, id, &error);
  g_assert_null (read->published);
  g_assert_cmpint (read->published_source, ==, DTL_PUBLISHED_NONE);
  g_assert_null (read->symbol);
}

/* "-1 2022-07-14 row 13, …" */
static void
assert_preview (Ground *ground, const char *expected)
{
  DtlStore *store = ground->base.store;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) list =
      dtl_article_proposals_list (store, ground->article, ground->check, &error);
  g_autoptr (GPtrArray) marks =
      dtl_article_proposals_preview (store, ground->article, ground->check, list, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < marks->len; i++)
    {
      const DtlMark *mark = g_ptr_array_index (marks, i);
      char day[DTL_DAY_TEXT_SIZE];

      g_assert_true (mark->proposed);
      g_string_append_printf (text, "%s%d %s", i > 0 ? ", " : "", (int) mark->event->id,
                              dtl_day_format_iso (mark->event->day, day));
      if (mark->has_row)
        g_string_append_printf (text, " row %zu", mark->row);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* What a chart shows before anything is decided: not what is denied, has no day, or is there. */
static void
test_preview (Ground *ground, gconstpointer data)
{
  DtlStore *store = ground->base.store;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (DTL_PROPOSAL_ID (DTL_PROPOSAL_ID (i)), ==, i);

  assert_preview (ground, "-1 2022-07-14, -2 2022-07-14"); /* there are no prices yet */
  begin_step (store, "Prices");
  g_assert_true (put_series (store, "TEST", 30, day_of ("2022-07-01"), 50, &error));
  commit_step (store);
  assert_preview (ground, "-1 2022-07-14 row 13, -2 2022-07-14 row 13");

  g_assert_true (
      dtl_article_proposal_reject (store, ground->article, ground->check, 0, NOW, &error));
  assert_preview (ground, "-2 2022-07-14 row 13");
  accept (ground, 1, NULL);
  assert_preview (ground, "");
  undo (ground);
  undo (ground);

  /* By day, and none of an instrument that the library has not. */
  ((DtlEventProposal *) g_ptr_array_index (ground->check->reading->events, 1))->first =
      day_of ("2022-07-13");
  assert_preview (ground, "-2 2022-07-13 row 12, -1 2022-07-14 row 13");
  dtl_article_check_free (ground->check);
  ground->check = make_check ("NONE");
  assert_preview (ground, "");

  /* One that the library tells already is on the chart as what it is. */
  dtl_article_check_free (ground->check);
  ground->check = make_check ("TEST");
  begin_step (store, "Own event");
  {
    g_autoptr (DtlEvent) own = dtl_article_proposal_make_event (ground->article, ground->check, 0);

    own->article_id = 0;
    g_assert_true (dtl_store_add_event (store, own, &error));
  }
  commit_step (store);
  assert_preview (ground, "-2 2022-07-14 row 13");
}

static const struct
{
  const char *text;
  gboolean is_valid;
} dates[] = {
  { "2022-07-14", TRUE },
  { "2022-07-14T12:40:00-04:00", TRUE },
  { "2022-07-14T12:40:00Z", TRUE },
  { "2022-07-14T12:40", TRUE },
  { "2022-07-32", FALSE },
  { "today", FALSE },
  { "", FALSE },
  { "2022-07", FALSE },
  { "2022-07-14 ", FALSE },
  { "2022-07-14T25:00", FALSE },
};

static void
test_dates (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_test_message ("%s", dates[i].text);
      g_assert_cmpint (dtl_article_published_is_valid (dates[i].text), ==, dates[i].is_valid);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Ground *ground, gconstpointer data);
  } tests[] = {
    { "/article-proposals/accept", test_accept },
    { "/article-proposals/no-day", test_no_day },
    { "/article-proposals/edited", test_edited },
    { "/article-proposals/linked", test_linked },
    { "/article-proposals/rejected", test_rejected },
    { "/article-proposals/all", test_all },
    { "/article-proposals/some", test_some },
    { "/article-proposals/new-instrument", test_new_instrument },
    { "/article-proposals/remove", test_remove },
    { "/article-proposals/set", test_set },
    { "/article-proposals/preview", test_preview },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Ground, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/article-proposals/dates", test_dates);

  return g_test_run ();
}
