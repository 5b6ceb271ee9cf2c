/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the sample's events, and that they are kept: by what they were computed from, beside
 * the history, and without a library that can be written. */
#include "store-fixture.h"

#include "base/error.h"
#include "library/history.h"
#include "operations/open-library.h"
#include "operations/plan-study.h"
#include "operations/study-reactions.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1657800000)
#define DAY_ZERO 19187 /* 2022-07-14 */

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (fixture, data);
  fixture_reopen (fixture);
  dtl_open_library_fill_sample (fixture->store, &error);
  g_assert_no_error (error);
}

static GPtrArray *
read_reactions (DtlStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *reactions = dtl_study_events_reactions (store, "BABA", &error);

  g_assert_no_error (error);
  return reactions;
}

static guint
count_kept (GPtrArray *reactions)
{
  guint n = 0;

  for (guint i = 0; i < reactions->len; i++)
    n += ((const DtlEventReaction *) reactions->pdata[i])->was_kept;

  return n;
}

/* Reads and says how many of all were kept: all or none, or so many. */
static guint
read_kept (DtlStore *store)
{
  g_autoptr (GPtrArray) reactions = read_reactions (store);

  return count_kept (reactions);
}

static gboolean
are_same (double a, double b)
{
  return memcmp (&a, &b, sizeof a) == 0 || (isnan (a) && isnan (b));
}

static void
assert_same (GPtrArray *a, GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const DtlEventReaction *x = a->pdata[i];
      const DtlEventReaction *y = b->pdata[i];

      g_assert_cmpint (x->event_id, ==, y->event_id);
      g_assert_cmpstr (x->benchmark, ==, y->benchmark);
      g_assert_cmpint (x->reaction.status, ==, y->reaction.status);
      g_assert_cmpint (x->reaction.session, ==, y->reaction.session);
      g_assert_true (are_same (x->reaction.day_return, y->reaction.day_return));
      g_assert_true (are_same (x->reaction.gap, y->reaction.gap));
      g_assert_true (are_same (x->reaction.range, y->reaction.range));
      g_assert_true (are_same (x->reaction.volume_ratio, y->reaction.volume_ratio));
      g_assert_true (are_same (x->reaction.ar, y->reaction.ar));
      g_assert_true (are_same (x->reaction.p, y->reaction.p));
      g_assert_true (are_same (x->reaction.placebo_p, y->reaction.placebo_p));
    }
}

static const DtlEventReaction *
find_day_zero (GPtrArray *reactions)
{
  for (guint i = 0; i < reactions->len; i++)
    {
      const DtlEventReaction *one = reactions->pdata[i];

      if (one->reaction.session == DAY_ZERO)
        return one;
    }
  g_assert_not_reached ();
}

static gint64
add_own_event (DtlStore *store, DtlDay day)
{
  g_autoptr (DtlEvent) event = dtl_event_new ();
  g_autoptr (GError) error = NULL;

  event->symbol = g_strdup ("BABA");
  event->title = g_strdup ("Own");
  event->day = day;
  event->timing = DTL_TIMING_REGULAR;
  begin_step (store, "Add");
  dtl_store_add_event (store, event, &error);
  g_assert_no_error (error);
  commit_step (store);

  return event->id;
}

static void
save_plan (DtlStore *store, gint64 id, DtlStudyModel model, gboolean excludes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStudyPlan) plan = dtl_plan_study_read (store, "BABA", id, &error);

  g_assert_no_error (error);
  plan->settings.model = model;
  plan->settings.excludes_events = excludes;
  dtl_plan_study_save (store, id, plan, NOW, &error);
  g_assert_no_error (error);
}

/* The figures are those of the engine and of the bars. */
static void
test_figures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) reactions = read_reactions (fixture->store);
  const DtlEventReaction *one = find_day_zero (reactions);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStudyGround) ground = dtl_study_ground_new (fixture->store, "BABA", "SPY", &error);
  DtlStudyEvent event = { DAY_ZERO, DTL_TIMING_REGULAR };
  DtlStudySettings settings;
  g_autoptr (DtlStudy) study = NULL;

  g_assert_no_error (error);
  dtl_study_settings_init (&settings, TRUE);
  study = dtl_study_ground_run (ground, NULL, &settings, &event);
  g_assert_cmpstr (one->benchmark, ==, "SPY");
  g_assert_cmpint (one->reaction.status, ==, DTL_STUDY_OK);
  g_assert_cmpfloat_with_epsilon (one->reaction.day_return, 103.76 / 109.10 - 1, 1e-12);
  g_assert_true (are_same (one->reaction.ar, study->days[5].ar));
  g_assert_true (are_same (one->reaction.p, study->days[5].p));
  g_assert_cmpint (study->windows[0].range.to, ==, 0);
  g_assert_true (are_same (one->reaction.placebo_p, study->windows[0].placebo.p_two));
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) first = read_reactions (fixture->store);
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) third = NULL;

  g_assert_cmpuint (first->len, >, 10);
  g_assert_cmpuint (count_kept (first), ==, 0);
  second = read_reactions (fixture->store);
  g_assert_cmpuint (count_kept (second), ==, first->len);
  assert_same (first, second);
  fixture_reopen (fixture);
  third = read_reactions (fixture->store);
  g_assert_cmpuint (count_kept (third), ==, first->len);
  assert_same (first, third);
}

/* Keeping is no edit: nothing to undo, nothing to redo, and a redo that was there is there still.
 */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_own_event (fixture->store, DAY_ZERO + 4);
  g_autoptr (DtlStep) undone = dtl_history_undo (fixture->store, &error);
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (DtlStep) undo = NULL;
  g_autoptr (DtlStep) redo = NULL;
  guint all;

  g_assert_no_error (error);
  read_kept (fixture->store);
  steps = dtl_history_list (fixture->store, &error);
  g_assert_cmpuint (steps->len, ==, 1);
  dtl_history_peek (fixture->store, &undo, &redo, &error);
  g_assert_null (undo);
  g_assert_nonnull (redo);

  /* The event comes back, and alone has to be computed. */
  g_clear_pointer (&redo, dtl_step_free);
  redo = dtl_history_redo (fixture->store, &error);
  g_assert_no_error (error);
  all = read_kept (fixture->store) + 1;
  g_assert_cmpuint (read_kept (fixture->store), ==, all);

  /* Settings are a step with a name, and undone they bring the same hash, not the same row. */
  save_plan (fixture->store, id, DTL_STUDY_MODEL_MEAN, FALSE);
  g_assert_cmpuint (read_kept (fixture->store), ==, all - 1);
  g_clear_pointer (&undo, dtl_step_free);
  undo = dtl_history_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undo->name, ==, "Change study of “Own”");
  g_assert_cmpuint (read_kept (fixture->store), ==, all - 1);
  g_assert_cmpuint (read_kept (fixture->store), ==, all);
}

/* What each change makes stale: one event, all of them, or none. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlSeries) bars = NULL;
  g_autoptr (DtlSeries) longer = NULL;
  g_autoptr (DtlInstrument) other = dtl_instrument_new ("OTHER");
  g_autoptr (DtlStep) step = NULL;
  gint64 id = add_own_event (fixture->store, DAY_ZERO + 4);
  guint all;

  read_kept (fixture->store);
  all = read_kept (fixture->store);

  /* an instrument that has nothing to do with it */
  begin_step (fixture->store, "Other");
  dtl_store_put_instrument (fixture->store, other, &error);
  put_series (fixture->store, "OTHER", 100, DAY_ZERO, 50, &error);
  g_assert_no_error (error);
  commit_step (fixture->store);
  g_assert_cmpuint (read_kept (fixture->store), ==, all);

  /* another event, for those that leave events out */
  save_plan (fixture->store, id, DTL_STUDY_MODEL_MARKET, TRUE);
  read_kept (fixture->store);
  g_assert_cmpuint (read_kept (fixture->store), ==, all);
  add_own_event (fixture->store, DAY_ZERO - 60);
  g_assert_cmpuint (read_kept (fixture->store), ==, all - 1);
  all++;

  /* prices of the security: all; as they were before: again all, and the same hash */
  bars = dtl_store_get_series (fixture->store, "OTHER", DTL_INTERVAL_DAY, &error);
  begin_step (fixture->store, "Import");
  dtl_store_put_series (fixture->store, "BABA", bars, NULL, &error);
  g_assert_no_error (error);
  commit_step (fixture->store);
  g_assert_cmpuint (read_kept (fixture->store), ==, 0);
  g_assert_cmpuint (read_kept (fixture->store), ==, all);
  step = dtl_history_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read_kept (fixture->store), ==, 0);
  g_assert_cmpuint (read_kept (fixture->store), ==, all);

  /* prices of the benchmark */
  longer = make_series (3000, DAY_ZERO - 2000, 400);
  begin_step (fixture->store, "Import");
  dtl_store_put_series (fixture->store, "SPY", longer, NULL, &error);
  g_assert_no_error (error);
  commit_step (fixture->store);
  g_assert_cmpuint (read_kept (fixture->store), ==, 0);

  /* another benchmark of the instrument: for all whose plan does not name one */
  dtl_plan_study_set_benchmark (fixture->store, "BABA", "OTHER", NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read_kept (fixture->store), ==, 1);
}

/* Figures of a later engine, a damaged row, and a file that cannot be written. */
static void
test_not_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) first = read_reactions (fixture->store);
  const DtlEventReaction *one = first->pdata[0];
  guint all = first->len;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *json = NULL;

  dtl_store_keep_study (fixture->store, one->event_id, "99:later", "{}", &error);
  g_assert_no_error (error);
  for (int i = 0; i < 2; i++)
    g_assert_cmpuint (read_kept (fixture->store), ==, all - 1);
  dtl_store_find_study (fixture->store, one->event_id, &hash, &json, &error);
  g_assert_cmpstr (hash, ==, "99:later");

  one = first->pdata[1];
  g_clear_pointer (&hash, g_free);
  g_clear_pointer (&json, g_free);
  dtl_store_find_study (fixture->store, one->event_id, &hash, &json, &error);
  for (gsize len = 0; len < strlen (json); len++)
    {
      g_autofree char *cut = g_strndup (json, len);

      dtl_store_keep_study (fixture->store, one->event_id, hash, cut, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (read_kept (fixture->store), ==, all - 2);
    }
  g_assert_cmpuint (read_kept (fixture->store), ==, all - 1);

  g_clear_pointer (&fixture->store, dtl_store_close);
  fixture->store = open_store (fixture->path, DTL_STORE_READ);
  second = read_reactions (fixture->store);
  g_assert_cmpuint (count_kept (second), ==, all - 1);
  assert_same (first, second);
  g_assert_cmpuint (read_kept (fixture->store), ==, all - 1);
}

/* A second program on the library: once both know the figures, neither writes. */
static void
test_two_programs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlStore) other = open_store (fixture->path, DTL_STORE_WRITE);
  gint64 version, other_version;

  read_kept (fixture->store);
  read_kept (other);
  version = dtl_store_get_data_version (fixture->store);
  other_version = dtl_store_get_data_version (other);
  for (int i = 0; i < 3; i++)
    {
      g_assert_cmpuint (read_kept (fixture->store), >, 0);
      g_assert_cmpuint (read_kept (other), >, 0);
    }
  g_assert_cmpint (dtl_store_get_data_version (fixture->store), ==, version);
  g_assert_cmpint (dtl_store_get_data_version (other), ==, other_version);
}

static const struct
{
  const char *symbol, *exchange, *chosen, *benchmark;
} benchmarks[] = {
  { "A", "XNYS", NULL, "SPY" },  { "B", "XNAS", NULL, "SPY" },  { "C", "XHKG", NULL, "HSI" },
  { "D", NULL, NULL, NULL },     { "E", "XTKS", NULL, NULL },   { "F", "XNYS", "HSI", "HSI" },
  { "G", "XNYS", "G", NULL },    { "H", "XNYS", "BARE", NULL }, /* has no bars */
  { "SPY", "XNYS", NULL, NULL }, { "HSI", "XHKG", NULL, NULL },
};

static void
test_benchmarks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlInstrument) bare = dtl_instrument_new ("BARE");
  g_autoptr (GError) error = NULL;

  begin_step (fixture->store, "Instruments");
  dtl_store_put_instrument (fixture->store, bare, &error);
  for (gsize i = 0; i < G_N_ELEMENTS (benchmarks); i++)
    {
      g_autoptr (DtlInstrument) instrument = dtl_instrument_new (benchmarks[i].symbol);

      instrument->exchange = g_strdup (benchmarks[i].exchange);
      dtl_store_put_instrument (fixture->store, instrument, &error);
      put_series (fixture->store, benchmarks[i].symbol, 300, DAY_ZERO - 200, 50, &error);
      if (benchmarks[i].chosen != NULL)
        dtl_store_set_benchmark (fixture->store, benchmarks[i].symbol, benchmarks[i].chosen,
                                 &error);
      g_assert_no_error (error);
    }
  commit_step (fixture->store);

  for (gsize i = 0; i < G_N_ELEMENTS (benchmarks); i++)
    {
      g_autofree char *found = NULL;

      dtl_plan_study_find_benchmark (fixture->store, benchmarks[i].symbol, &found, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (found, ==, benchmarks[i].benchmark);
    }
}

/* Without days there is nothing to study, and the error says of what. */
static void
test_no_bars (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlInstrument) bare = dtl_instrument_new ("BARE");
  g_autoptr (GPtrArray) reactions = NULL;
  g_autoptr (GError) error = NULL;

  begin_step (fixture->store, "Instrument");
  dtl_store_put_instrument (fixture->store, bare, &error);
  add_event (fixture->store, "BARE", "Event", 0, &error);
  g_assert_no_error (error);
  commit_step (fixture->store);
  reactions = dtl_study_events_reactions (fixture->store, "BARE", &error);
  g_assert_null (reactions);
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "BARE"));
}

static const FixtureTest tests[] = {
  { "/study-events/figures", test_figures },
  { "/study-events/kept", test_kept },
  { "/study-events/history", test_history },
  { "/study-events/stale", test_stale },
  { "/study-events/not-kept", test_not_kept },
  { "/study-events/two-programs", test_two_programs },
  { "/study-events/benchmarks", test_benchmarks },
  { "/study-events/no-bars", test_no_bars },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
