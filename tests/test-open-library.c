/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start: the default library appears, complete, with the sample; a named one is empty. */
#include "operations/open-library.h"

#include "base/error.h"
#include "base/json.h"
#include "calendar/day.h"
#include "library/history.h"
#include "operations/article-proposals.h"
#include "operations/import-article.h"
#include "operations/load-lexicon.h"
#include "operations/mark-event.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static gsize
find_day (const DtlSeries *series, int year, int month, int day)
{
  gsize row = dtl_series_find_key (series, dtl_day_from_ymd (year, month, day));

  g_assert_cmpint (dtl_series_get_keys (series)[row], ==, dtl_day_from_ymd (year, month, day));
  return row;
}

static void
test_prices (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStore) store = dtl_open_library (NULL, DTL_STORE_READ, &error);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (DtlSeries) series = NULL;
  g_autoptr (DtlStep) undo = NULL;
  g_autoptr (DtlStep) redo = NULL;
  DtlBar bar;

  g_assert_no_error (error);
  list = dtl_store_list_series (store, &error);
  g_assert_cmpuint (list->len, ==, 2);
  for (guint i = 0; i < list->len; i++)
    {
      const DtlSeriesInfo *info = g_ptr_array_index (list, i);

      g_assert_cmpstr (info->instrument->symbol, ==, i == 0 ? "BABA" : "SPY");
      g_assert_cmpstr (info->instrument->exchange, ==, "XNYS");
      g_assert_cmpstr (info->instrument->currency, ==, "USD");
      g_assert_cmpuint (info->n, ==, 756);
      g_assert_cmpint (info->first_key, ==, dtl_day_from_ymd (2020, 1, 2));
      g_assert_cmpint (info->last_key, ==, dtl_day_from_ymd (2022, 12, 30));
    }

  series = dtl_store_get_series (store, "BABA", DTL_INTERVAL_DAY, &error);
  g_assert_no_error (error);
  bar = dtl_series_get_bar (series, find_day (series, 2022, 7, 14));
  g_assert_true (bar.value[DTL_COLUMN_OPEN] == 107.80);
  g_assert_true (bar.value[DTL_COLUMN_CLOSE] == 103.76);
  g_assert_true (bar.value[DTL_COLUMN_VOLUME] == 35314900);
  g_assert_true (isnan (bar.value[DTL_COLUMN_ADJ_CLOSE]));

  /* The sample is no step: undo cannot empty a new library. */
  g_assert_true (dtl_history_peek (store, &undo, &redo, &error));
  g_assert_null (undo);
  g_assert_null (redo);
}

/* The day returns of the sample's events, in percent, as the exchange's prices give them. */
static const struct
{
  const char *title;
  int year, month, day; /* of the session */
  double percent;
} events[] = {
  { "Ma's Bund speech", 2020, 10, 26, -0.98 },            /* a Saturday */
  { "Ma summoned", 2020, 11, 2, 2.02 },                   /* */
  { "Ant offering suspended", 2020, 11, 3, -8.13 },       /* */
  { "Draft platform rules", 2020, 11, 10, -8.26 },        /* */
  { "Antitrust investigation", 2020, 12, 24, -13.34 },    /* a half day */
  { "Ma reappears", 2021, 1, 20, 5.50 },                  /* */
  { "Antitrust fine", 2021, 4, 12, 9.27 },                /* a Saturday */
  { "March-quarter earnings", 2021, 5, 13, -6.28 },       /* */
  { "September-quarter earnings", 2021, 11, 18, -11.13 }, /* */
  { "Liu He statement", 2022, 3, 16, 36.76 },             /* */
  { "March-quarter earnings", 2022, 5, 26, 14.79 },       /* */
  { "Executives summoned", 2022, 7, 14, -4.89 },          /* on or before: stands first */
  { "WSJ report", 2022, 7, 14, -4.89 },                   /* */
  { "Primary listing plan", 2022, 7, 26, 0.38 },          /* */
  { "SEC delisting list", 2022, 7, 29, -11.12 },          /* */
  { "Party congress ends", 2022, 10, 24, -12.51 },        /* a weekend */
  { "Audit access confirmed", 2022, 12, 15, -5.17 },      /* */
};

static void
test_events (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStore) store = dtl_open_library (NULL, DTL_STORE_READ, &error);
  g_autoptr (GPtrArray) marks = dtl_mark_event_list (store, "BABA", NULL, &error);
  g_autoptr (DtlArticle) article = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (marks->len, ==, G_N_ELEMENTS (events));
  article = dtl_store_get_article (store, 1, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < marks->len; i++)
    {
      const DtlMark *mark = g_ptr_array_index (marks, i);
      const DtlEvent *event = mark->event;

      g_assert_cmpstr (event->title, ==, events[i].title);
      g_assert_cmpint (mark->landing.session, ==,
                       dtl_day_from_ymd (events[i].year, events[i].month, events[i].day));
      g_assert_true (mark->has_row);
      g_assert_cmpint (mark->day_return.kind, ==, DTL_BASE_PREVIOUS_CLOSE);
      g_assert_cmpfloat_with_epsilon (mark->day_return.value * 100, events[i].percent, 0.0051);
      g_assert_nonnull (event->kind);
      g_assert_true (g_str_has_prefix (event->source, "https://"));
      g_assert_cmpint (event->article_id, ==, event->quote != NULL ? article->id : 0);
      if (event->quote != NULL)
        g_assert_nonnull (strstr (article->text, event->quote));
    }
}

/* What the sample's article says of prices is so, and the program finds it out by itself; what it
 * tells is not proposed again where its event is there. */
static void
test_article (void)
{
  static const char *const claims[] = { "closed at $103.76", "$97.84", "1.3% lower", "$102.44" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStore) store = dtl_open_library (NULL, DTL_STORE_READ, &error);
  g_autoptr (DtlLexicon) lexicon = dtl_load_lexicon (NULL, NULL, &error);
  g_autoptr (DtlArticle) article = dtl_store_get_article (store, 1, &error);
  g_autoptr (DtlArticleCheck) check =
      dtl_check_article_read (store, article, article->symbol, lexicon, &error);
  g_autoptr (GArray) proposals = dtl_article_proposals_list (store, article, check, &error);
  g_autoptr (GArray) linked = dtl_article_list_events (store, 1, &error);
  guint n_linked;

  g_assert_no_error (error);
  g_assert_cmpstr (article->symbol, ==, "BABA");
  g_assert_cmpint (article->published_source, ==, DTL_PUBLISHED_PAGE);
  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      gsize at = (gsize) (strstr (article->text, claims[i]) - article->text);
      gboolean found = FALSE;

      for (guint k = 0; k < check->reading->claims->len; k++)
        {
          const DtlClaim *claim = g_ptr_array_index (check->reading->claims, k);
          const DtlClaimCheck *held = g_ptr_array_index (check->checks, k);

          g_assert_cmpint (held->verdict, ==, DTL_VERDICT_HOLDS);
          found = found || (claim->start < at + strlen (claims[i]) && claim->end > at);
        }
      g_test_message ("%s", claims[i]);
      g_assert_true (found);
    }

  g_assert_cmpuint (linked->len, ==, 2);
  n_linked = 0;
  for (guint i = 0; i < proposals->len; i++)
    {
      const DtlEventProposal *event = g_ptr_array_index (check->reading->events, i);
      const DtlProposal *proposal = &g_array_index (proposals, DtlProposal, i);

      if (strcmp (event->kind, "regulator.summons") == 0 ||
          strcmp (event->kind, "press.report") == 0)
        {
          g_assert_cmpint (proposal->state, ==, DTL_PROPOSAL_ACCEPTED);
          g_assert_true (proposal->event_id == g_array_index (linked, gint64, 0) ||
                         proposal->event_id == g_array_index (linked, gint64, 1));
          n_linked++;
        }
    }
  g_assert_cmpuint (n_linked, >=, 2);
}

static void
test_view (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStore) store = dtl_open_library (NULL, DTL_STORE_READ, &error);
  g_autofree char *current = dtl_store_get_view (store, DTL_VIEW_CURRENT, &error);
  g_autofree char *view = dtl_store_get_view (store, DTL_VIEW_INSTRUMENT_PREFIX "BABA", &error);
  g_autoptr (GBytes) bytes = g_bytes_new (view, strlen (view));
  g_autoptr (JsonNode) node = dtl_json_parse ("view", bytes, &error);
  JsonObject *object = json_node_get_object (node);
  g_autoptr (DtlEvent) event = NULL;

  g_assert_cmpstr (current, ==, "{\"symbol\":\"BABA\"}");
  g_assert_cmpstr (json_object_get_string_member (object, "from"), ==, "2022-03-01");
  g_assert_cmpstr (json_object_get_string_member (object, "to"), ==, "2022-08-31");
  g_assert_cmpstr (json_object_get_string_member (object, "preset"), ==, "6M");
  g_assert_cmpstr (json_object_get_string_member (object, "type"), ==, "candles");
  g_assert_true (json_object_get_boolean_member (object, "volume"));
  event = dtl_store_get_event (store, json_object_get_int_member (object, "selected"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (event->title, ==, "WSJ report");
}

/* A second click, or another window's: the events must not be there twice. */
static void
test_sample_twice (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStore) store = dtl_open_library (NULL, DTL_STORE_WRITE, &error);
  g_autoptr (GPtrArray) list = NULL;

  g_assert_no_error (error);
  g_assert_false (dtl_open_library_fill_sample (store, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_CONFLICT);
  g_clear_error (&error);
  list = dtl_store_list_events (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (events));
}

/* The default library is made once; a missing one that is named is not made for readers. */
static void
test_paths (void)
{
  g_autofree char *path = dtl_open_library_default_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *other = g_build_filename (folder, "other.dateline", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (GPtrArray) list = NULL;

  store = dtl_open_library (NULL, DTL_STORE_WRITE, &error);
  g_assert_true (dtl_mark_event_remove (store, 1, 0, &error));
  g_assert_no_error (error);
  g_clear_pointer (&store, dtl_store_close);
  store = dtl_open_library (NULL, DTL_STORE_WRITE, &error);
  g_assert_null (dtl_store_get_event (store, 1, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_clear_pointer (&store, dtl_store_close);
  g_assert_cmpint (g_remove (path), ==, 0);

  g_assert_null (dtl_open_library (other, DTL_STORE_READ, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, other));
  g_clear_error (&error);
  store = dtl_open_library (other, DTL_STORE_CREATE, &error);
  g_assert_no_error (error);
  list = dtl_store_list_series (store, &error);
  g_assert_cmpuint (list->len, ==, 0);
  g_clear_pointer (&store, dtl_store_close);
  g_assert_cmpint (g_remove (other), ==, 0);

  /* A data folder that cannot be one: a file is in its place. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  g_assert_null (dtl_open_library (NULL, DTL_STORE_CREATE, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, folder));
  g_assert_cmpint (g_remove (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-open-XXXXXX", NULL);
  int status;

  /* Before anything asks for the user's data folder, which GLib then keeps. */
  g_assert_true (g_setenv ("XDG_DATA_HOME", folder, TRUE));
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/open-library/prices", test_prices);
  g_test_add_func ("/open-library/events", test_events);
  g_test_add_func ("/open-library/article", test_article);
  g_test_add_func ("/open-library/view", test_view);
  g_test_add_func ("/open-library/sample-twice", test_sample_twice);
  g_test_add_func ("/open-library/paths", test_paths);

  status = g_test_run ();
  g_rmdir (folder);
  return status;
}
