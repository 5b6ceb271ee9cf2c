/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Summaries of ranges against a scan of their rows. */

#include "series/series.h"

#include <math.h>
#include <string.h>

#define MAX_ROWS 70000 /* five levels: 16^4 and a few */

/* By the words of the header alone, one row after the other. */
static DtlSummary
scan (const DtlPyramidColumns *columns, gsize first, gsize end)
{
  DtlSummary sum = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };

  for (gsize i = first; i < end; i++)
    {
      const double *const prices[] = { columns->open, columns->high, columns->low, columns->close };

      for (gsize k = 0; k < G_N_ELEMENTS (prices); k++)
        if (prices[k] != NULL && isfinite (prices[k][i]))
          {
            sum.low = fmin (sum.low, prices[k][i]);
            sum.high = fmax (sum.high, prices[k][i]);
          }
      if (columns->open != NULL && isfinite (columns->open[i]) && isnan (sum.open))
        sum.open = columns->open[i];
      if (columns->close != NULL && isfinite (columns->close[i]))
        {
          sum.first_close = isnan (sum.first_close) ? columns->close[i] : sum.first_close;
          sum.low_close = fmin (sum.low_close, columns->close[i]);
          sum.high_close = fmax (sum.high_close, columns->close[i]);
          sum.close = columns->close[i];
        }
      if (columns->volume != NULL && isfinite (columns->volume[i]))
        {
          sum.volume = fmax (sum.volume, columns->volume[i]);
          sum.volume_sum =
              isnan (sum.volume_sum) ? columns->volume[i] : sum.volume_sum + columns->volume[i];
        }
    }

  return sum;
}

/* Bit for bit, but that any NAN is one and zero has no sign. */
static void
assert_equal (const DtlSummary *a, const DtlSummary *b)
{
  const double *x = (const double *) a;
  const double *y = (const double *) b;

  for (gsize i = 0; i < sizeof *a / sizeof *x; i++)
    if (x[i] != y[i])
      g_assert_true (isnan (x[i]) && isnan (y[i]));
}

/* Values with gaps of one row and of thousands, and a few that are no numbers. */
static double *
make_column (GRand *rand, gsize n, double size)
{
  double *values = g_new (double, n);
  gsize gap_end = 0;

  for (gsize i = 0; i < n; i++)
    {
      int kind = g_rand_int_range (rand, 0, 3000);

      if (kind == 0)
        gap_end = i + (gsize) g_rand_int_range (rand, 1, 9000);
      if (i < gap_end || kind < 100)
        values[i] = NAN;
      else if (kind < 103)
        values[i] = kind == 101 ? INFINITY : -INFINITY;
      else
        values[i] = rint (g_rand_double_range (rand, -size, size));
    }

  return values;
}

typedef struct
{
  double *values[5];
  DtlPyramidColumns columns;
} Table;

static Table
make_table (GRand *rand, gsize n)
{
  Table table;

  for (int i = 0; i < 5; i++)
    table.values[i] = make_column (rand, n, i == 4 ? 1e9 : 1e4);
  table.columns = (DtlPyramidColumns){ table.values[0], table.values[1], table.values[2],
                                       table.values[3], table.values[4] };

  return table;
}

static void
table_clear (Table *table)
{
  for (int i = 0; i < 5; i++)
    g_free (table->values[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

/* A range of any length, short ones as often as long ones. */
static void
choose_range (GRand *rand, gsize n, gsize *first, gsize *end)
{
  gsize length = (gsize) pow ((double) n + 1, g_rand_double (rand));

  *first = (gsize) g_rand_int_range (rand, 0, (gint32) n + 1);
  *end = MIN (n, *first + length - 1);
}

static void
test_query (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (16);
  gsize n_empty = 0;

  for (int round = 0; round < 200; round++)
    {
      gsize n = (gsize) pow (MAX_ROWS, g_rand_double (rand));
      g_auto (Table) table = make_table (rand, n);
      g_autoptr (DtlPyramid) pyramid = dtl_pyramid_new (n, &table.columns);

      for (int i = 0; i < 500; i++)
        {
          gsize first, end;
          DtlSummary expected, found;

          choose_range (rand, n, &first, &end);
          expected = scan (&table.columns, first, end);
          found = dtl_pyramid_query (pyramid, first, end);
          assert_equal (&found, &expected);
          n_empty += isnan (found.close);
        }
    }

  g_assert_cmpuint (n_empty, >, 1000);
  g_assert_cmpuint (n_empty, <, 90000);
}

/* All ranges about the ends of blocks and of the series. */
static void
test_edges (void)
{
  static const gsize lengths[] = { 0, 1, 15, 16, 17, 255, 256, 257, 272, 4095, 4096, 4097, 65537 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (gsize k = 0; k < G_N_ELEMENTS (lengths); k++)
    {
      gsize n = lengths[k];
      g_auto (Table) table = make_table (rand, n);
      g_autoptr (DtlPyramid) pyramid = dtl_pyramid_new (n, &table.columns);
      gsize ends[] = { 0, 1, 15, 16, 17, 31, 32, 255, 256, 257, 4096, 4097, n / 2, n - 1, n };

      for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
        for (gsize j = 0; j < G_N_ELEMENTS (ends); j++)
          if (ends[i] <= n && ends[j] <= n)
            {
              DtlSummary expected = scan (&table.columns, ends[i], ends[j]);
              DtlSummary found = dtl_pyramid_query (pyramid, ends[i], ends[j]);

              assert_equal (&found, &expected);
            }
    }
}

static void
test_missing_columns (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_auto (Table) table = make_table (rand, 5000);
  DtlPyramidColumns closes = { .close = table.values[3] };
  g_autoptr (DtlPyramid) pyramid = dtl_pyramid_new (5000, &closes);
  DtlSummary expected = scan (&closes, 7, 4777);
  DtlSummary found = dtl_pyramid_query (pyramid, 7, 4777);

  assert_equal (&found, &expected);
  g_assert_true (isnan (found.open));
  g_assert_true (isnan (found.volume));
  g_assert_true (isnan (found.volume_sum));
  g_assert_cmpfloat (found.high, ==, found.high_close);
}

/* Ranges of the first @n rows of @columns. */
static void
check_ranges (GRand *rand, const DtlPyramid *pyramid, const DtlPyramidColumns *columns, gsize n)
{
  for (int i = 0; i < 300; i++)
    {
      gsize first, end;
      DtlSummary expected, found;

      choose_range (rand, n, &first, &end);
      expected = scan (columns, first, end);
      found = dtl_pyramid_query (pyramid, first, end);
      assert_equal (&found, &expected);
    }
}

/* Whatever was appended in whatever steps, answers are those of a pyramid built at once. */
static void
test_longer (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_auto (Table) table = make_table (rand, MAX_ROWS);

  for (int round = 0; round < 20; round++)
    {
      g_autoptr (DtlPyramid) grown = NULL;
      gsize n = 0;

      while (n < MAX_ROWS)
        {
          g_autoptr (DtlPyramid) shorter = g_steal_pointer (&grown);
          gsize step = (gsize) pow (MAX_ROWS, g_rand_double (rand));
          gsize before = n;

          n = MIN (MAX_ROWS, n + step);
          grown = dtl_pyramid_new_from (shorter, before, n, &table.columns);
        }
      check_ranges (rand, grown, &table.columns, n);
    }
}

/* Rows that changed, went away or were put between: what was the same before them is taken over. */
static void
test_other_rows (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int round = 0; round < 60; round++)
    {
      gsize n = (gsize) pow (MAX_ROWS, g_rand_double (rand));
      gsize n_other = (gsize) pow (MAX_ROWS, g_rand_double (rand));
      gsize n_same = (gsize) (g_rand_double (rand) * (double) (MIN (n, n_other) + 1));
      g_auto (Table) table = make_table (rand, n);
      g_auto (Table) other_table = make_table (rand, n_other);
      DtlPyramidColumns closes = { .close = other_table.values[3] };
      gboolean only_closes = round % 10 == 0; /* which have blocks of another kind */
      g_autoptr (DtlPyramid) other = NULL;
      g_autoptr (DtlPyramid) pyramid = NULL;

      for (int c = 0; c < 5; c++)
        memcpy (other_table.values[c], table.values[c], n_same * sizeof (double));
      other = dtl_pyramid_new (n_other, only_closes ? &closes : &other_table.columns);
      pyramid = dtl_pyramid_new_from (other, n_same, n, &table.columns);
      check_ranges (rand, pyramid, &table.columns, n);
    }
}

static void
test_find_last_close (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_auto (Table) table = make_table (rand, MAX_ROWS);
  g_autoptr (DtlPyramid) pyramid = dtl_pyramid_new (MAX_ROWS, &table.columns);

  for (int i = 0; i < 5000; i++)
    {
      gsize first, end, expected, row = G_MAXSIZE;

      choose_range (rand, MAX_ROWS, &first, &end);
      for (expected = end; expected > first && !isfinite (table.columns.close[expected - 1]);)
        expected--;
      g_assert_cmpint (dtl_pyramid_find_last_close (pyramid, first, end, &row), ==,
                       expected > first);
      g_assert_cmpuint (row, ==, expected > first ? expected - 1 : G_MAXSIZE);
    }
}

/* A series makes its own, once, and it takes less than half of what the columns do. */
static void
test_series (void)
{
  gsize n = 50000;
  gint64 *keys = g_new (gint64, n);
  double *columns[DTL_N_COLUMNS] = { NULL };
  g_autoptr (DtlSeries) series = NULL;
  const DtlPyramid *pyramid;

  columns[DTL_COLUMN_CLOSE] = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    {
      keys[i] = (gint64) i;
      columns[DTL_COLUMN_CLOSE][i] = (double) i;
    }
  series = dtl_series_new_take (DTL_INTERVAL_DAY, NULL, n, keys, columns);
  pyramid = dtl_series_get_pyramid (series);

  g_assert_true (pyramid == dtl_series_get_pyramid (series));
  g_assert_cmpfloat (dtl_pyramid_query (pyramid, 10, 40001).high, ==, 40000);
  g_assert_true (isnan (dtl_pyramid_query (pyramid, 10, 40001).open));
  g_assert_cmpuint (dtl_pyramid_get_size (pyramid), <, n * sizeof (double) * 7 / 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pyramid/query", test_query);
  g_test_add_func ("/pyramid/edges", test_edges);
  g_test_add_func ("/pyramid/missing-columns", test_missing_columns);
  g_test_add_func ("/pyramid/longer", test_longer);
  g_test_add_func ("/pyramid/other-rows", test_other_rows);
  g_test_add_func ("/pyramid/find-last-close", test_find_last_close);
  g_test_add_func ("/pyramid/series", test_series);

  return g_test_run ();
}
