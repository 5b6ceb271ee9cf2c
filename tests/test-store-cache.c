/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A series is read once while it stays as it is, and never told from memory when it does not. */
#include "store-fixture.h"

#include "library/series-cache.h"

#include <math.h>
#include <string.h>

#define DAY DTL_INTERVAL_DAY

static DtlSeries *
get (DtlStore *store, const char *symbol)
{
  g_autoptr (GError) error = NULL;
  DtlSeries *series = dtl_store_get_series (store, symbol, DAY, &error);

  g_assert_no_error (error);
  return series;
}

static void
assert_as_in_file (DtlStore *store, const char *symbol, const DtlSeries *found)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlSeries) read = dtl_store_read_series (store, symbol, DAY, &error);

  g_assert_no_error (error);
  assert_same_series (found, read);
}

/* Summaries of ranges of @self, whose pyramid may have come from an earlier series. */
static void
assert_sums (const DtlSeries *self, GRand *rand)
{
  gsize n = dtl_series_get_n (self);
  const double *close = dtl_series_get_column (self, DTL_COLUMN_CLOSE);

  for (int i = 0; n > 0 && i < 10; i++)
    {
      gsize end = (gsize) g_rand_int_range (rand, 1, (gint32) n + 1);
      gsize first = (gsize) g_rand_int_range (rand, 0, (gint32) end);
      DtlSummary sum = dtl_pyramid_query (dtl_series_get_pyramid (self), first, end);
      double low = INFINITY, high = -INFINITY;

      for (gsize row = first; row < end; row++)
        {
          low = fmin (low, close[row]);
          high = fmax (high, close[row]);
        }
      g_assert_cmpfloat (sum.first_close, ==, close[first]);
      g_assert_cmpfloat (sum.close, ==, close[end - 1]);
      g_assert_cmpfloat (sum.low_close, ==, low);
      g_assert_cmpfloat (sum.high_close, ==, high);
    }
}

static void
add_one_event (DtlStore *store, const char *symbol)
{
  g_autoptr (GError) error = NULL;

  begin_step (store, "Mark");
  add_event (store, symbol, "Something", 0, &error);
  g_assert_no_error (error);
  commit_step (store);
}

static void
put (DtlStore *store, const char *symbol, DtlSeries *series)
{
  g_autoptr (GError) error = NULL;

  dtl_store_put_series (store, symbol, series, NULL, &error);
  g_assert_no_error (error);
}

static void
import (DtlStore *store, const char *symbol, DtlSeries *series)
{
  begin_step (store, "Import");
  put (store, symbol, series);
  commit_step (store);
}

/* Returns: (transfer full): the series of a library that was just filled */
static DtlSeries *
open_filled (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_reopen (fixture);
  fill (fixture->store, &error);
  g_assert_no_error (error);

  return get (fixture->store, "TEST");
}

static void
test_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlSeries) series = open_filled (fixture);
  g_autoptr (DtlSeries) again = NULL;
  g_autoptr (DtlSeries) from_file = NULL;
  g_autoptr (DtlStep) step = NULL;

  add_one_event (fixture->store, "TEST");
  again = get (fixture->store, "TEST");
  g_assert_true (again == series);

  step = dtl_history_undo (fixture->store, &error);
  g_assert_no_error (error);
  dtl_series_unref (again);
  again = get (fixture->store, "TEST");
  g_assert_true (again == series);

  from_file = dtl_store_read_series (fixture->store, "TEST", DAY, &error);
  g_assert_true (from_file != series);
  assert_same_series (from_file, series);
}

/* Bars were appended: the pyramid of those before them is taken over, and the old series stays. */
static void
test_longer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (DtlSeries) series = open_filled (fixture);
  g_autoptr (DtlSeries) longer = make_series (10001, 0, 100);
  g_autoptr (DtlSeries) found = NULL;

  dtl_series_get_pyramid (series);
  import (fixture->store, "TEST", longer);
  found = get (fixture->store, "TEST");
  g_assert_true (found != series);
  assert_same_series (found, longer);
  assert_sums (found, rand);
  g_assert_cmpuint (dtl_series_get_n (series), ==, 10000);
  assert_sums (series, rand);
}

static void
test_rollback (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlSeries) series = open_filled (fixture);
  g_autoptr (DtlSeries) other = make_series (9000, 3, 7);
  g_autoptr (DtlSeries) within = NULL;
  g_autoptr (DtlSeries) after = NULL;

  begin_step (fixture->store, "Import");
  put (fixture->store, "TEST", other);
  within = get (fixture->store, "TEST");
  assert_same_series (within, other);
  dtl_history_rollback (fixture->store);

  after = get (fixture->store, "TEST");
  assert_same_series (after, series);
  assert_as_in_file (fixture->store, "TEST", after);
}

static void
test_other_program (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlSeries) before = open_filled (fixture);
  g_autoptr (DtlSeries) shorter = make_series (9999, 0, 100);
  g_autoptr (DtlSeries) after = NULL;
  g_autoptr (DtlStore) other = open_store (fixture->path, DTL_STORE_WRITE);

  import (other, "TEST", shorter);
  after = get (fixture->store, "TEST");
  assert_same_series (after, shorter);
}

/* A copy of @series with another close somewhere, or cut off, or grown. */
static DtlSeries *
change (const DtlSeries *series, GRand *rand)
{
  gsize n = dtl_series_get_n (series);
  gsize wanted = n;
  gint64 *keys;
  double *columns[DTL_N_COLUMNS] = { NULL };

  if (g_rand_boolean (rand))
    wanted = (gsize) g_rand_int_range (rand, 1, 14000);
  keys = g_new (gint64, wanted);
  columns[DTL_COLUMN_CLOSE] = g_new (double, wanted);
  for (gsize i = 0; i < wanted; i++)
    {
      keys[i] = i < n ? dtl_series_get_keys (series)[i] : keys[i - 1] + 1;
      columns[DTL_COLUMN_CLOSE][i] = i < n ? dtl_series_get_column (series, DTL_COLUMN_CLOSE)[i]
                                           : g_rand_int_range (rand, 1, 9);
    }
  if (wanted == n)
    columns[DTL_COLUMN_CLOSE][g_rand_int_range (rand, 0, (gint32) n)] += 1;

  return dtl_series_new_take (DAY, NULL, wanted, keys, columns);
}

/* Whatever is done, in whatever order: what is recalled is what the file holds. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  static const char *const symbols[] = { "A", "B" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (DtlSeries) kept = NULL; /* as the app keeps one on screen */
  g_autoptr (GError) error = NULL;

  fixture_reopen (fixture);
  begin_step (fixture->store, "Import");
  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      put_instrument (fixture->store, symbols[i], NULL, &error);
      put_series (fixture->store, symbols[i], 9000, 0, 100, &error);
      g_assert_no_error (error);
    }
  commit_step (fixture->store);

  for (int round = 0; round < 400; round++)
    {
      const char *symbol = symbols[g_rand_int_range (rand, 0, 2)];
      int kind = g_rand_int_range (rand, 0, 10);
      g_autoptr (DtlSeries) series = get (fixture->store, symbol);

      if (kind < 3)
        {
          g_autoptr (DtlSeries) changed = change (series, rand);

          begin_step (fixture->store, "Import");
          put (fixture->store, symbol, changed);
          if (g_rand_boolean (rand))
            g_clear_pointer (&series, dtl_series_unref);
          if (g_rand_boolean (rand))
            {
              g_autoptr (DtlSeries) within = get (fixture->store, symbol);

              assert_same_series (within, changed);
            }
          if (kind == 0)
            dtl_history_rollback (fixture->store);
          else
            commit_step (fixture->store);
        }
      else if (kind < 6)
        {
          g_autoptr (DtlStep) step = kind < 5 ? dtl_history_undo (fixture->store, NULL)
                                              : dtl_history_redo (fixture->store, NULL);
        }
      else if (kind == 6)
        {
          add_one_event (fixture->store, symbol);
        }
      else if (kind == 7)
        {
          g_clear_pointer (&kept, dtl_series_unref);
          kept = g_steal_pointer (&series);
        }

      for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
        {
          g_autoptr (DtlSeries) found = get (fixture->store, symbols[i]);

          assert_as_in_file (fixture->store, symbols[i], found);
          assert_sums (found, rand);
        }
    }
}

/* What is on screen is kept whatever its length; of the rest, what was used last. */
static void
test_bound (void)
{
  DtlSeriesCache *cache = dtl_series_cache_new ();
  g_autoptr (GArray) chunks = g_array_new (FALSE, FALSE, sizeof (DtlChunkId));
  g_autoptr (DtlSeries) shown = make_series (900000, 0, 1);

  dtl_series_cache_put (cache, 1, NULL, chunks, shown);
  for (gint64 id = 2; id <= 4; id++)
    {
      g_autoptr (DtlSeries) series = make_series (500000, 0, 1);

      dtl_series_cache_put (cache, id, NULL, chunks, series);
    }
  {
    g_autoptr (DtlSeries) small = make_series (10, 0, 1);

    dtl_series_cache_put (cache, 5, NULL, chunks, small);
  }

  g_assert_nonnull (dtl_series_cache_find (cache, 1, DAY));
  g_assert_null (dtl_series_cache_find (cache, 2, DAY));
  g_assert_nonnull (dtl_series_cache_find (cache, 3, DAY));
  g_assert_nonnull (dtl_series_cache_find (cache, 4, DAY));
  g_assert_nonnull (dtl_series_cache_find (cache, 5, DAY));
  g_assert_null (dtl_series_cache_find (cache, 5, DTL_INTERVAL_WEEK));
  dtl_series_cache_free (cache);
}

static const FixtureTest tests[] = {
  { "/store-cache/same", test_same },         { "/store-cache/longer", test_longer },
  { "/store-cache/rollback", test_rollback }, { "/store-cache/other-program", test_other_program },
  { "/store-cache/random", test_random },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  g_test_add_func ("/store-cache/bound", test_bound);

  return g_test_run ();
}
