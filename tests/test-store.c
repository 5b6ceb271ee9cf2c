/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes into the library comes out the same, after a close too. */
#include "store-fixture.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static void
test_series (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlSeries) series = make_series (10000, 0, 100);
  g_autoptr (DtlSeries) longer = make_series (10001, 0, 100);
  g_autoptr (DtlSeries) shorter = make_series (3, 5000, 7);
  DtlSeries *each[] = { series, longer, shorter, series };

  {
    g_autoptr (DtlStore) store = open_store (fixture->path, DTL_STORE_CREATE);
    g_autoptr (GError) error = NULL;

    begin_step (store, "Test");
    put_instrument (store, "TEST", "Test", &error);
    commit_step (store);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (each); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DtlSeries) read = NULL;
      g_autoptr (GPtrArray) list = NULL;
      const DtlSeriesInfo *info;

      {
        g_autoptr (DtlStore) store = open_store (fixture->path, DTL_STORE_WRITE);

        begin_step (store, "Test");
        dtl_store_put_series (store, "TEST", each[i], i == 0 ? "test.csv" : NULL, &error);
        g_assert_no_error (error);
        commit_step (store);
      }
      g_autoptr (DtlStore) store = open_store (fixture->path, DTL_STORE_READ);

      read = dtl_store_get_series (store, "TEST", DTL_INTERVAL_DAY, &error);
      g_assert_no_error (error);
      assert_same_series (read, each[i]);
      g_assert_false (dtl_series_has_column (read, DTL_COLUMN_ADJ_CLOSE));

      list = dtl_store_list_series (store, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (list->len, ==, 1);
      info = g_ptr_array_index (list, 0);
      g_assert_cmpstr (info->instrument->symbol, ==, "TEST");
      g_assert_cmpstr (info->instrument->exchange, ==, "XNYS");
      g_assert_cmpstr (info->source, ==, "test.csv");
      g_assert_cmpuint (info->n, ==, dtl_series_get_n (each[i]));
      g_assert_cmpint (info->first_key, ==, dtl_series_get_keys (each[i])[0]);
      g_assert_cmpint (info->last_key, ==, dtl_series_get_keys (each[i])[info->n - 1]);
    }

  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
}

/* A day more on a long history rewrites its last chunk, not all of them. */
static void
test_append_is_small (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlStore) store = open_store (fixture->path, DTL_STORE_CREATE);
  g_autoptr (DtlSeries) series = make_series (100000, 0, 100);
  g_autoptr (DtlSeries) longer = make_series (100001, 0, 100);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf all, one;

  begin_step (store, "Test");
  put_instrument (store, "TEST", "Test", &error);
  dtl_store_put_series (store, "TEST", series, NULL, &error);
  g_assert_no_error (error);
  commit_step (store);
  g_assert_cmpint (g_stat (fixture->path, &all), ==, 0);
  g_assert_cmpint (g_stat (log, &all), ==, 0);

  g_clear_pointer (&store, dtl_store_close);
  store = open_store (fixture->path, DTL_STORE_WRITE);
  begin_step (store, "Test");
  dtl_store_put_series (store, "TEST", longer, NULL, &error);
  g_assert_no_error (error);
  commit_step (store);
  g_assert_cmpint (g_stat (log, &one), ==, 0);
  g_assert_cmpint (one.st_size * 5, <, all.st_size);
}

static void
test_intraday (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  g_autoptr (DtlStore) store = open_store (fixture->path, DTL_STORE_CREATE);
  g_autoptr (DtlSeries) daily = make_series (3, 19000, 5);
  g_autoptr (DtlSeries) series = NULL;
  g_autoptr (DtlSeries) read = NULL;
  g_autoptr (GError) error = NULL;
  gint64 *keys = g_new (gint64, 2);
  double *columns[DTL_N_COLUMNS] = { NULL };

  keys[0] = 1657805400;
  keys[1] = 1657805460;
  columns[DTL_COLUMN_CLOSE] = g_new (double, 2);
  columns[DTL_COLUMN_CLOSE][0] = 107.8;
  columns[DTL_COLUMN_CLOSE][1] = 107.5;
  series = dtl_series_new_take (DTL_INTERVAL_1MIN, zone, 2, keys, columns);

  begin_step (store, "Test");
  put_instrument (store, "TEST", "Test", &error);
  g_assert_true (dtl_store_put_series (store, "TEST", series, NULL, &error));
  g_assert_true (dtl_store_put_series (store, "TEST", daily, NULL, &error));
  commit_step (store);

  read = dtl_store_get_series (store, "TEST", DTL_INTERVAL_1MIN, &error);
  g_assert_no_error (error);
  assert_same_series (read, series);
  g_assert_cmpstr (g_time_zone_get_identifier (dtl_series_get_zone (read)), ==, "America/New_York");
  g_assert_null (dtl_store_get_series (store, "TEST", DTL_INTERVAL_WEEK, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
}

static DtlEvent *
make_event (const char *title)
{
  DtlEvent *event = dtl_event_new ();

  event->symbol = g_strdup ("TEST");
  event->title = g_strdup (title);
  event->day = 19187;
  return event;
}

static void
test_events (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlStore) store = open_store (fixture->path, DTL_STORE_CREATE);
  g_autoptr (DtlEvent) plain = make_event ("Plain");
  g_autoptr (DtlEvent) full = make_event ("Voll – 满");
  g_autoptr (DtlEvent) stranger = make_event ("Stranger");
  g_autoptr (DtlEvent) read = NULL;
  g_autoptr (DtlArticle) article = dtl_article_new ();
  g_autoptr (DtlArticle) read_article = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_free (article->text);
  article->text = g_strdup ("One. Two.");
  article->published = g_strdup ("2022-07-16");

  begin_step (store, "Test");
  put_instrument (store, "TEST", "Test", &error);
  g_assert_true (dtl_store_add_article (store, article, &error));
  full->kind = g_strdup ("press.report");
  full->end_day = full->day + 3;
  full->certainty = DTL_CERTAINTY_ON_OR_BEFORE;
  full->timing = DTL_TIMING_POST;
  full->note = g_strdup ("A note");
  full->article_id = article->id;
  full->quote = g_strdup ("One.");
  full->source = g_strdup ("https://example.org/a");
  full->label_place = DTL_LABEL_PLACE_LEFT;
  full->label_lane = 2;
  g_assert_true (dtl_store_add_event (store, plain, &error));
  g_assert_true (dtl_store_add_event (store, full, &error));
  g_free (stranger->symbol);
  stranger->symbol = g_strdup ("NONE");
  g_assert_false (dtl_store_add_event (store, stranger, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "“NONE” is not in the library.");
  g_clear_error (&error);
  commit_step (store);

  g_assert_cmpint (plain->id, !=, full->id);
  read = dtl_store_get_event (store, full->id, &error);
  g_assert_no_error (error);
  g_assert_true (dtl_event_equal (read, full));
  g_clear_pointer (&read, dtl_event_free);
  read = dtl_store_get_event (store, plain->id, &error);
  g_assert_no_error (error);
  g_assert_true (dtl_event_equal (read, plain));

  /* The one that is only known as on or before comes first. */
  list = dtl_store_list_events (store, "TEST", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_true (dtl_event_equal (g_ptr_array_index (list, 0), full));

  begin_step (store, "Test");
  g_assert_true (dtl_store_remove_article (store, article->id, &error));
  commit_step (store);
  g_clear_pointer (&read, dtl_event_free);
  read = dtl_store_get_event (store, full->id, &error);
  g_assert_cmpint (read->article_id, ==, 0);
  g_assert_cmpstr (read->quote, ==, "One.");
  g_assert_null (dtl_store_get_article (store, article->id, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* An id is not given again, also when it was the highest. */
  begin_step (store, "Test");
  g_assert_true (dtl_store_remove_event (store, full->id, &error));
  g_assert_false (dtl_store_remove_event (store, full->id, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  stranger->symbol[0] = '\0';
  g_free (stranger->symbol);
  stranger->symbol = g_strdup ("TEST");
  g_assert_true (dtl_store_add_event (store, stranger, &error));
  commit_step (store);
  g_assert_cmpint (stranger->id, >, full->id);

  begin_step (store, "Test");
  g_assert_true (dtl_store_remove_instrument (store, "TEST", &error));
  commit_step (store);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = dtl_store_list_events (store, NULL, &error);
  g_assert_cmpuint (list->len, ==, 0);
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlStore) store = open_store (fixture->path, DTL_STORE_CREATE);
  g_autoptr (GError) error = NULL;
  g_autofree char *none = dtl_store_get_view (store, "current", &error);
  g_autofree char *some = NULL;

  g_assert_null (none);
  g_assert_no_error (error);
  g_assert_true (dtl_store_put_view (store, "current", "{}", &error));
  g_assert_true (dtl_store_put_view (store, "current", "{\"symbol\":\"TEST\"}", &error));
  some = dtl_store_get_view (store, "current", &error);
  g_assert_cmpstr (some, ==, "{\"symbol\":\"TEST\"}");
}

static const struct
{
  const char *symbol;
  gboolean ok;
} symbols[] = {
  { "BABA", TRUE },                               /* */
  { "9988.HK", TRUE },                            /* */
  { "^GSPC", TRUE },                              /* */
  { "BRK-B", TRUE },                              /* */
  { "阿里", TRUE },                               /* */
  { "", FALSE },                                  /* */
  { "A B", FALSE },                               /* */
  { "A/B", FALSE },                               /* */
  { "../x", FALSE },                              /* */
  { "-v", FALSE },                                /* an option, not a symbol */
  { "A\n", FALSE },                               /* */
  { "\xff", FALSE },                              /* not UTF-8 */
  { "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456", FALSE }, /* 33 */
};

static void
test_symbols (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (dtl_symbol_validate (symbols[i].symbol, &error) == symbols[i].ok);
      if (!symbols[i].ok)
        g_assert_error (error, DTL_ERROR, DTL_ERROR_RANGE);
    }
}

int
main (int argc, char *argv[])
{
  static const FixtureTest tests[] = {
    { "/store/series", test_series },     { "/store/append-is-small", test_append_is_small },
    { "/store/intraday", test_intraday }, { "/store/events", test_events },
    { "/store/views", test_views },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  g_test_add_func ("/store/symbols", test_symbols);

  return g_test_run ();
}
