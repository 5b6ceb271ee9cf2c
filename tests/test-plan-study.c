/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How events are studied, as it is kept with them; and what a chart and a file get of a study. */

#include "operations/plan-study.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "library/history.h"
#include "operations/compose-study.h"
#include "operations/open-library.h"
#include "operations/print-study.h"
#include "operations/study-factors.h"
#include "operations/study-reactions.h"
#include "store-fixture.h"

static const struct
{
  const char *json;
  const char *benchmark; /* the usual one */
  const char *expected_benchmark;
  DtlStudyModel model;
  int estimation, gap, from, to;
} plans[] = {
  { NULL, "SPY", "SPY", DTL_STUDY_MODEL_MARKET, 120, 10, -5, 5 },                 /* as usual */
  { NULL, NULL, NULL, DTL_STUDY_MODEL_MEAN, 120, 10, -5, 5 },                     /* no benchmark */
  { "", "SPY", "SPY", DTL_STUDY_MODEL_MARKET, 120, 10, -5, 5 },                   /* no JSON */
  { "[1]", "SPY", "SPY", DTL_STUDY_MODEL_MARKET, 120, 10, -5, 5 },                /* no object */
  { "{\"gap\": 3}", "SPY", "SPY", DTL_STUDY_MODEL_MARKET, 120, 3, -5, 5 },        /* one setting */
  { "{\"gap\": 61}", "SPY", "SPY", DTL_STUDY_MODEL_MARKET, 120, 10, -5, 5 },      /* out of range */
  { "{\"gap\": 1e99}", "SPY", "SPY", DTL_STUDY_MODEL_MARKET, 120, 10, -5, 5 },    /* no integer */
  { "{\"gap\": \"3\"}", "SPY", "SPY", DTL_STUDY_MODEL_MARKET, 120, 10, -5, 5 },   /* no number */
  { "{\"benchmark\": null}", "SPY", NULL, DTL_STUDY_MODEL_MEAN, 120, 10, -5, 5 }, /* none wanted */
  { "{\"benchmark\": \"KWEB\"}", "SPY", "KWEB", DTL_STUDY_MODEL_MARKET, 120, 10, -5, 5 }, /* */
  { "{\"model\": \"oracle\", \"gap\": 3}", "SPY", "SPY", DTL_STUDY_MODEL_MARKET, 120, 10, -5,
    5 }, /* a model of another version: its settings are not ours */
  { "{\"model\": \"adjusted\", \"estimation\": 60, \"from\": -1, \"to\": 2}", "SPY", "SPY",
    DTL_STUDY_MODEL_ADJUSTED, 60, 10, -1, 2 }, /* several */
  { "{\"model\": \"factors\", \"factors\": \"ab\", \"joint\": true}", "SPY", "SPY",
    DTL_STUDY_MODEL_FACTORS, 120, 10, -5, 5 },                               /* of an episode */
  { "{\"from\": 1}", "SPY", "SPY", DTL_STUDY_MODEL_MARKET, 120, 10, -5, 5 }, /* day 0 is inside */
};

static void
test_parse (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DtlStudyPlan) plan = dtl_study_plan_parse (plans[i].json, plans[i].benchmark);
  g_autofree char *json = dtl_study_plan_print (plan);
  g_autoptr (DtlStudyPlan) again = dtl_study_plan_parse (json, "OTHER");

  g_assert_cmpstr (plan->benchmark, ==, plans[i].expected_benchmark);
  g_assert_cmpint (plan->settings.model, ==, plans[i].model);
  g_assert_cmpint (plan->settings.estimation, ==, plans[i].estimation);
  g_assert_cmpint (plan->settings.gap, ==, plans[i].gap);
  g_assert_cmpint (plan->settings.from, ==, plans[i].from);
  g_assert_cmpint (plan->settings.to, ==, plans[i].to);
  g_assert_true (dtl_study_settings_validate (&plan->settings, NULL));
  g_assert_true (dtl_study_plan_equal (plan, again));
}

/* The whole event window is one of the windows, once. */
static void
test_reach (void)
{
  static const struct
  {
    int from, to;
    gsize n;
  } rows[] = {
    { -5, 5, 6 },   /* the usual six */
    { 0, 0, 1 },    /* day 0 alone */
    { -3, 3, 4 },   /* three of the six, and the whole */
    { -60, 60, 7 }, /* all six, and the whole */
    { 0, 1, 2 },    /* */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DtlStudyPlan) plan = dtl_study_plan_parse (NULL, "SPY");

      dtl_study_plan_set_reach (plan, rows[i].from, rows[i].to);
      g_assert_cmpuint (plan->settings.n_windows, ==, rows[i].n);
      g_assert_true (dtl_study_settings_validate (&plan->settings, NULL));
    }
}

/* A level that there is not leaves the plan as usual. */
static void
test_level (void)
{
  static const struct
  {
    const char *json;
    int level, gap;
  } rows[] = {
    { "{\"gap\": 3}", 95, 3 },
    { "{\"gap\": 3, \"level\": 90}", 90, 3 },
    { "{\"gap\": 3, \"level\": 99}", 99, 3 },
    { "{\"gap\": 3, \"level\": 94}", 95, 10 },
    { "{\"gap\": 3, \"level\": -95}", 95, 10 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DtlStudyPlan) plan = dtl_study_plan_parse (rows[i].json, "SPY");
      g_autofree char *json = dtl_study_plan_print (plan);
      g_autoptr (DtlStudyPlan) again = dtl_study_plan_parse (json, "SPY");
      g_autoptr (DtlStudyPlan) usual = dtl_study_plan_parse ("{\"gap\": 3}", "SPY");

      g_assert_cmpint (plan->settings.level, ==, rows[i].level);
      g_assert_cmpint (plan->settings.gap, ==, rows[i].gap);
      g_assert_true (dtl_study_plan_equal (plan, again));
      g_assert_true (dtl_study_plan_equal (plan, usual) == (i == 0));
    }
}

static void
open_sample (Fixture *fixture)
{
  GError *error = NULL;

  fixture->store = open_store (fixture->path, DTL_STORE_CREATE);
  g_assert_true (dtl_open_library_fill_sample (fixture->store, &error));
  g_assert_no_error (error);
}

static gint64
find_event (Fixture *fixture, const char *title)
{
  g_autoptr (GPtrArray) events = dtl_store_list_events (fixture->store, "BABA", NULL);

  for (guint i = 0; i < events->len; i++)
    if (strcmp (((const DtlEvent *) g_ptr_array_index (events, i))->title, title) == 0)
      return ((const DtlEvent *) g_ptr_array_index (events, i))->id;
  g_assert_not_reached ();
}

/* Returns: (transfer full): the study of an entry as it is kept */
static DtlStudy *
run_entry (const DtlStudyBook *book, const DtlStudyEntry *entry)
{
  return dtl_study_book_run (book, entry, entry->plan, entry->plan->benchmark);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlStudyPlan) plan = NULL;
  g_autoptr (DtlStudyPlan) saved = NULL;
  g_autoptr (DtlStudyPlan) undone = NULL;
  g_autoptr (DtlStep) step = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  open_sample (fixture);
  id = find_event (fixture, "WSJ report");
  plan = dtl_plan_study_read (fixture->store, "BABA", id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plan->benchmark, ==, "SPY");

  plan->settings.gap = 4;
  g_assert_true (dtl_plan_study_save (fixture->store, id, plan, 1, &error));
  saved = dtl_plan_study_read (fixture->store, "BABA", id, &error);
  g_assert_true (dtl_study_plan_equal (plan, saved));

  step = dtl_history_undo (fixture->store, &error);
  g_assert_cmpstr (step->name, ==, "Change study of “WSJ report”");
  undone = dtl_plan_study_read (fixture->store, "BABA", id, &error);
  g_assert_cmpint (undone->settings.gap, ==, 10);

  plan->settings.gap = 61;
  g_assert_false (dtl_plan_study_save (fixture->store, id, plan, 1, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_RANGE);
}

static void
test_benchmark (Fixture *fixture, gconstpointer data)
{
  g_autofree char *usual = NULL;
  g_autofree char *of_itself = NULL;
  g_autofree char *gone = NULL;

  open_sample (fixture);
  g_assert_true (dtl_plan_study_find_benchmark (fixture->store, "BABA", &usual, NULL));
  g_assert_cmpstr (usual, ==, "SPY");
  g_assert_true (dtl_plan_study_find_benchmark (fixture->store, "SPY", &of_itself, NULL));
  g_assert_null (of_itself);

  g_assert_true (dtl_plan_study_set_benchmark (fixture->store, "BABA", "KWEB", 1, NULL));
  g_assert_true (dtl_plan_study_find_benchmark (fixture->store, "BABA", &gone, NULL));
  g_assert_null (gone);
}

/* The path starts at the close before its window, and each step is the expected return. */
static void
test_path (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlStudyBook) book = NULL;
  g_autoptr (DtlChartStudy) drawn = NULL;
  g_autoptr (DtlChartStudy) part = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStudy) study = NULL;
  const DtlStudyEntry *entry;
  const DtlStudyGround *ground;
  const double *close;
  double price;

  open_sample (fixture);
  book = dtl_study_book_read (fixture->store, "BABA", &error);
  g_assert_no_error (error);
  entry = dtl_study_book_find (book, find_event (fixture, "WSJ report"));
  study = run_entry (book, entry);
  ground = dtl_study_book_get_ground (book, "SPY");
  drawn = dtl_compose_study (study, (DtlStudyRange){ -5, 5 }, ground->series, "USD");
  close = dtl_series_get_column (ground->series, DTL_COLUMN_CLOSE);

  g_assert_cmpuint (drawn->window.end - drawn->window.first, ==, 11);
  g_assert_cmpuint (drawn->estimation.end - drawn->estimation.first, ==, 120);
  g_assert_cmpuint (drawn->first, ==, drawn->window.first - 1);
  g_assert_cmpint (dtl_series_get_day (ground->series, drawn->first), ==,
                   dtl_day_from_ymd (2022, 7, 6));
  g_assert_cmpuint (drawn->path->len, ==, 12);
  price = close[drawn->first];
  for (guint i = 0; i < 12; i++)
    {
      if (i > 0)
        price *= 1 + study->days[i - 1].expected;
      g_assert_cmpfloat_with_epsilon (g_array_index (drawn->path, double, i), price, 1e-9);
    }

  part = dtl_compose_study (study, (DtlStudyRange){ 0, 1 }, ground->series, NULL);
  g_assert_cmpint (dtl_series_get_day (ground->series, part->first), ==,
                   dtl_day_from_ymd (2022, 7, 13));
  g_assert_cmpuint (part->path->len, ==, 3);
  g_assert_true (g_str_has_suffix (drawn->gap, "\302\240USD"));
  g_assert_false (g_str_has_suffix (part->gap, "USD"));
  g_assert_cmpstr (part->from, ==, "0");
  g_assert_cmpstr (part->to, ==, "+1");
}

/* As many cells as heads, and every digit of the figures. */
static void
test_csv (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlStudyBook) book = NULL;
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) head = NULL;
  g_autoptr (DtlStudy) study = NULL;
  const DtlStudyEntry *entry;
  gsize car = 0;

  open_sample (fixture);
  book = dtl_study_book_read (fixture->store, "BABA", NULL);
  entry = dtl_study_book_find (book, find_event (fixture, "WSJ report"));
  study = run_entry (book, entry);
  csv = dtl_print_study_csv ("BABA", entry, entry->plan, study);
  lines = g_strsplit (csv, "\n", -1);
  head = g_strsplit (lines[0], ",", -1);
  while (strcmp (head[car], "car") != 0)
    car++;

  g_assert_cmpuint (g_strv_length (lines), ==, study->n_windows + 2);
  for (gsize i = 0; i < study->n_windows; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i + 1], ",", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (head));
      g_assert_cmpfloat (g_ascii_strtod (cells[car], NULL), ==, study->windows[i].car);
    }
}

/* Daily returns of SPY in percent as the one factor, and no riskless rate. */
static char *
write_factors (Fixture *fixture, gboolean is_sound)
{
  g_autoptr (DtlStudyGround) ground = dtl_study_ground_new (fixture->store, "SPY", NULL, NULL);
  const double *close = dtl_series_get_column (ground->series, DTL_COLUMN_CLOSE);
  g_autoptr (GString) text = g_string_new (is_sound ? ",Mkt-RF,RF\n" : ",Mkt-RF\n");
  char *path = g_build_filename (fixture->folder, "factors.csv", NULL);

  for (gsize i = 1; i < dtl_series_get_n (ground->series); i++)
    {
      char iso[DTL_DAY_TEXT_SIZE], value[G_ASCII_DTOSTR_BUF_SIZE];

      dtl_day_format_iso (dtl_series_get_day (ground->series, i), iso);
      g_ascii_formatd (value, sizeof value, "%.17f", (close[i] / close[i - 1] - 1) * 100);
      g_string_append_printf (text, "%s,%s%s\n", iso, value, is_sound ? ",0" : "");
    }
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));

  return path;
}

/* A factor that is the benchmark's return gives the market model; the file is kept with the plan.
 */
static void
test_factors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *again = NULL;
  g_autofree char *bad = NULL;
  g_autoptr (DtlStudyPlan) plan = NULL;
  g_autoptr (DtlStudyBook) book = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (DtlStudy) market = NULL;
  g_autoptr (DtlStudy) read = NULL;
  g_autofree char *benchmark = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStudy) study = NULL;
  const DtlStudyEntry *entry;
  gint64 id;

  open_sample (fixture);
  id = find_event (fixture, "WSJ report");
  path = write_factors (fixture, TRUE);
  digest = dtl_study_factors_import (fixture->store, path, &error);
  g_assert_no_error (error);
  again = dtl_study_factors_import (fixture->store, path, &error);
  g_assert_cmpstr (again, ==, digest);
  bad = write_factors (fixture, FALSE);
  g_assert_null (dtl_study_factors_import (fixture->store, bad, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_PARSE);
  g_clear_error (&error);

  plan = dtl_plan_study_read (fixture->store, "BABA", id, &error);
  plan->settings.model = DTL_STUDY_MODEL_FACTORS;
  plan->factors = g_strdup (digest);
  g_assert_true (dtl_plan_study_save (fixture->store, id, plan, 1, &error));
  book = dtl_study_book_read (fixture->store, "BABA", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (book->files->len, ==, 1);
  g_assert_cmpstr (((DtlFactorFile *) book->files->pdata[0])->name, ==, "factors.csv");
  entry = dtl_study_book_find (book, id);
  study = run_entry (book, entry);
  g_assert_true (dtl_study_book_is_ready (book, entry->plan));
  g_assert_cmpstr (entry->plan->factors, ==, digest);
  g_assert_cmpint (study->status, ==, DTL_STUDY_OK);
  g_assert_cmpint (study->fit.model, ==, DTL_STUDY_MODEL_FACTORS);

  plan->settings.model = DTL_STUDY_MODEL_MARKET;
  market = dtl_study_book_run (book, entry, plan, "SPY");
  g_assert_cmpfloat_with_epsilon (study->windows[0].car, market->windows[0].car, 1e-10);
  g_assert_cmpfloat_with_epsilon (study->windows[0].p, market->windows[0].p, 1e-8);

  /* Lists and charts read the same. */
  kept = dtl_study_events_reactions (fixture->store, "BABA", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < kept->len; i++)
    if (((DtlEventReaction *) kept->pdata[i])->event_id == id)
      g_assert_cmpfloat (((DtlEventReaction *) kept->pdata[i])->reaction.ar, ==, study->days[5].ar);
  read = dtl_compose_study_read (fixture->store, "BABA", id, &benchmark, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (read->windows[0].car, ==, study->windows[0].car);

  /* A file that is not in the library is as none, and that is said. */
  g_free (plan->factors);
  plan->factors = g_strdup ("0123");
  plan->settings.model = DTL_STUDY_MODEL_FACTORS;
  g_assert_true (dtl_plan_study_save (fixture->store, id, plan, 1, &error));
  g_clear_pointer (&read, dtl_study_free);
  g_clear_pointer (&benchmark, g_free);
  read = dtl_compose_study_read (fixture->store, "BABA", id, &benchmark, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read->status, ==, DTL_STUDY_FACTOR_MISSING);
}

/* The episode of an event is that of the set of all events. */
static void
test_joint (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlStudyBook) book = NULL;
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_study_item_free);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (DtlStudyReport) report = NULL;
  g_autoptr (GError) error = NULL;
  DtlStudySettings settings;

  open_sample (fixture);
  book = dtl_study_book_read (fixture->store, "BABA", &error);
  events = dtl_store_list_events (fixture->store, "BABA", &error);
  for (guint i = 0; i < events->len; i++)
    g_ptr_array_add (items, dtl_study_item_new (events->pdata[i]));
  dtl_study_settings_init (&settings, TRUE);
  report = dtl_study_report_new (fixture->store, items, "SPY", NULL, &settings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->episodes->len, >, 0);

  for (guint i = 0; i < report->episodes->len; i++)
    {
      const DtlStudyEpisode *episode = report->episodes->pdata[i];

      for (gsize k = 0; k < episode->n; k++)
        {
          const DtlStudyItem *item = items->pdata[episode->places[k]];
          const DtlStudyEntry *entry = dtl_study_book_find (book, item->event_id);
          g_autoptr (DtlStudyPlan) plan = dtl_study_plan_copy (entry->plan);
          g_autoptr (DtlStudy) joint = NULL;

          if (episode->sessions[episode->n - 1] == 0)
            {
              g_assert_cmpuint (dtl_study_book_count_episode (book, entry, plan), ==, 0);
              continue;
            }
          plan->joint = TRUE;
          joint = dtl_study_book_run (book, entry, plan, "SPY");
          g_assert_cmpuint (dtl_study_book_count_episode (book, entry, plan), >=, 2);
          g_assert_cmpint (joint->session, ==, episode->study->session);
          g_assert_cmpuint (joint->n_windows, ==, episode->study->n_windows);
          g_assert_cmpuint (joint->n_others_in_window, ==, episode->study->n_others_in_window);
          for (gsize w = 0; w < joint->n_windows; w++)
            g_assert_cmpfloat (joint->windows[w].car, ==, episode->study->windows[w].car);
        }
    }
}

/* What was chosen for the set is kept, and the plan with it; damage gives the usual. */
static void
test_set_choice (Fixture *fixture, gconstpointer data)
{
  static const char *const damaged[] = { "", "[]", "{\"left_out\": 3}",
                                         "{\"left_out\": [\"3\", 1.5]}" };
  g_autoptr (DtlStudySetChoice) choice = NULL;
  g_autoptr (DtlStudySetChoice) kept = NULL;
  g_autoptr (DtlStudyBook) book = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  open_sample (fixture);
  choice = dtl_study_set_choice_read (fixture->store, "BABA", "SPY", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (choice->left_out->len, ==, 0);
  dtl_study_set_choice_include (choice, 7, FALSE);
  dtl_study_set_choice_include (choice, 9, FALSE);
  dtl_study_set_choice_include (choice, 9, FALSE);
  dtl_study_set_choice_include (choice, 7, TRUE);
  choice->plan->settings.level = 99;
  g_free (choice->plan->benchmark);
  choice->plan->benchmark = g_strdup ("KWEB");
  g_assert_true (dtl_study_set_choice_save (fixture->store, "BABA", choice, &error));

  /* KWEB is not in the library: without it there is none. */
  kept = dtl_study_set_choice_read (fixture->store, "BABA", "SPY", &error);
  g_assert_cmpuint (kept->left_out->len, ==, 1);
  g_assert_false (dtl_study_set_choice_includes (kept, 9));
  g_assert_true (dtl_study_set_choice_includes (kept, 7));
  g_assert_cmpint (kept->plan->settings.level, ==, 99);
  g_assert_null (kept->plan->benchmark);
  book = dtl_study_book_read (fixture->store, "BABA", &error);
  g_assert_no_error (error);
  g_assert_true (dtl_study_book_is_ready (book, book->choice->plan));
  g_assert_cmpint (book->choice->plan->settings.level, ==, 99);

  history = dtl_history_list (fixture->store, &error);
  g_assert_cmpuint (history->len, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (DtlStudySetChoice) usual = dtl_study_set_choice_parse (damaged[i], "SPY");

      g_assert_cmpuint (usual->left_out->len, ==, 0);
      g_assert_cmpstr (usual->plan->benchmark, ==, "SPY");
    }
}

/* What a list says is that of the study, from the library and computed alike. */
static void
test_kept_book (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlStudyBook) first = NULL;
  g_autoptr (DtlStudyBook) kept = NULL;
  g_autoptr (DtlStudyBook) whole = NULL;
  g_autoptr (GError) error = NULL;

  open_sample (fixture);
  first = dtl_study_book_read_kept (fixture->store, "BABA", &error);
  g_assert_no_error (error);
  kept = dtl_study_book_read_kept (fixture->store, "BABA", &error);
  g_assert_no_error (error);
  whole = dtl_study_book_read (fixture->store, "BABA", &error);
  g_assert_no_error (error);
  g_assert_nonnull (dtl_study_book_get_ground (first, "SPY"));
  g_assert_null (dtl_study_book_get_ground (kept, "SPY"));
  g_assert_false (dtl_study_book_is_ready (kept, kept->choice->plan));
  for (guint i = 0; i < whole->entries->len; i++)
    {
      const DtlStudyEntry *entry = whole->entries->pdata[i];
      g_autoptr (DtlStudy) study = run_entry (whole, entry);

      g_assert_cmpfloat (((DtlStudyEntry *) first->entries->pdata[i])->reaction.ar, ==,
                         entry->reaction.ar);
      g_assert_cmpfloat (((DtlStudyEntry *) kept->entries->pdata[i])->reaction.ar, ==,
                         entry->reaction.ar);
      g_assert_cmpfloat (entry->reaction.ar, ==, study->days[5].ar);
      g_assert_cmpfloat (entry->reaction.p, ==, study->days[5].p);
    }
}

/* Two events, each with all windows, under one head. */
static void
test_set_csv (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlStudyBook) book = NULL;
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GPtrArray) studies = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_study_free);
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;
  const char *const titles[] = { "WSJ report", "Primary listing plan" };
  gsize n = 0;

  open_sample (fixture);
  book = dtl_study_book_read (fixture->store, "BABA", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const DtlStudyEntry *entry = dtl_study_book_find (book, find_event (fixture, titles[i]));

      g_ptr_array_add (entries, (gpointer) entry);
      g_ptr_array_add (studies, run_entry (book, entry));
      n += ((const DtlStudy *) studies->pdata[i])->n_windows;
    }
  csv = dtl_print_study_set_csv ("BABA", entries, book->choice->plan, studies);
  lines = g_strsplit (csv, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, n + 2);
  g_assert_true (g_str_has_prefix (lines[1], "BABA,WSJ report,2022-07-14"));
  g_assert_true (g_str_has_prefix (lines[n], "BABA,Primary listing plan,2022-07-26"));
}

int
main (int argc, char *argv[])
{
  static const FixtureTest tests[] = {
    { "/plan-study/save", test_save },
    { "/plan-study/benchmark", test_benchmark },
    { "/plan-study/path", test_path },
    { "/plan-study/csv", test_csv },
    { "/plan-study/factors", test_factors },
    { "/plan-study/joint", test_joint },
    { "/plan-study/set-choice", test_set_choice },
    { "/plan-study/set-csv", test_set_csv },
    { "/plan-study/kept-book", test_kept_book },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan-study/parse/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_parse);
    }
  g_test_add_func ("/plan-study/reach", test_reach);
  g_test_add_func ("/plan-study/level", test_level);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
