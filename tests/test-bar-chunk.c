/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars to bytes and back: every double comes back bit for bit, and no damaged byte gets further
 * than FALSE. */
#include "library/bar-chunk.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *name;
  gsize max_size; /* of a chunk of these closes, 0: not checked */
  gsize n;
  double close[6];
} Case;

static const Case cases[] = {
  { "cents", 24, 4, { 103.76, 102.44, 109.10, 103.76 } },            /* k = 2 */
  { "whole", 20, 4, { 100, 101, 99, 100 } },                         /* k = 0 */
  { "six-decimals", 32, 3, { 323.540009, 323.539978, 324.890015 } }, /* as Yahoo writes them */
  { "one", 0, 1, { 0.1 } },                                          /* no steps at all */
  { "negative", 0, 3, { -37.63, 10.01, -0.01 } },                    /* oil, April 2020 */
  { "zero", 0, 3, { 0.0, 1.5, 0.0 } },                               /* a price may be 0 */
  { "minus-zero", 0, 3, { -0.0, 0.0, 1.0 } },                        /* the sign comes back */
  { "thirds", 0, 3, { 1.0 / 3, 2.0 / 3, 1e-300 } },                  /* doubles, no k does */
  { "huge", 0, 3, { 1e300, -1e300, G_MAXDOUBLE } },                  /* beyond any integer */
  { "denormal", 0, 3, { 4.9406564584124654e-324, 1, 2 } },           /* the smallest double */
  { "large-integers", 0, 3, { 9007199254740993.0, 1e15, 3 } },       /* around 2^53 */
  { "missing-inside", 0, 4, { 1.25, NAN, 1.5, NAN } },               /* bitmap */
  { "missing-first", 0, 3, { NAN, NAN, 7 } },                        /* bitmap */
  { "missing-doubles", 0, 3, { 1.0 / 3, NAN, 1e-9 / 3 } },           /* bitmap and doubles */
  { "missing-all", 0, 3, { NAN, NAN, NAN } },                        /* one byte */
  { "minus-nan", 0, 2, { -NAN, 1 } },                                /* comes back missing */
  { "mixed-scales", 0, 4, { 0.001, 1234567890.25, 0.5, 3 } },        /* k = 3 for all */
};

static gboolean
is_same (double a, double b)
{
  return (isnan (a) && isnan (b)) || memcmp (&a, &b, sizeof a) == 0;
}

/* An allocation of exactly @size bytes, so that ASan sees a read beyond. */
static gboolean
decode (GBytes *bytes, gsize size, gsize n, gint64 *keys, double *const columns[DTL_N_COLUMNS])
{
  g_autofree guint8 *exact = g_memdup2 (g_bytes_get_data (bytes, NULL), size);

  return dtl_bar_chunk_decode (exact, size, n, keys, columns);
}

static void
test_round_trip (gconstpointer data)
{
  const Case *row = data;
  const gint64 keys[] = { -3, 0, 1, 19187, G_MAXINT32, G_MAXINT64 };
  const double *columns[DTL_N_COLUMNS] = { NULL };
  gint64 read_keys[6];
  double read_values[DTL_N_COLUMNS][6];
  double *read_columns[DTL_N_COLUMNS];
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;

  columns[DTL_COLUMN_CLOSE] = row->close;
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    read_columns[c] = read_values[c];

  bytes = dtl_bar_chunk_encode (keys, columns, row->n);
  again = dtl_bar_chunk_encode (keys, columns, row->n);
  g_assert_true (g_bytes_equal (bytes, again));
  if (row->max_size > 0)
    g_assert_cmpuint (g_bytes_get_size (bytes), <=, row->max_size);

  g_assert_true (decode (bytes, g_bytes_get_size (bytes), row->n, read_keys, read_columns));
  for (gsize i = 0; i < row->n; i++)
    {
      g_assert_cmpint (read_keys[i], ==, keys[i]);
      g_assert_true (is_same (read_values[DTL_COLUMN_CLOSE][i], row->close[i]));
      g_assert_true (isnan (read_values[DTL_COLUMN_OPEN][i]));
    }
}

/* Any double of any bits, and prices of 0 to 6 decimals, in full chunks. */
static void
test_random (void)
{
  enum
  {
    N = DTL_BAR_CHUNK_MAX_BARS
  };
  g_autofree gint64 *keys = g_new (gint64, N);
  g_autofree gint64 *read_keys = g_new (gint64, N);
  double *values[DTL_N_COLUMNS];
  double *read_values[DTL_N_COLUMNS];

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    {
      values[c] = g_new (double, N);
      read_values[c] = g_new (double, N);
    }

  for (int round = 0; round < 20; round++)
    {
      gint64 key = g_test_rand_int ();
      g_autoptr (GBytes) bytes = NULL;

      for (gsize i = 0; i < N; i++)
        {
          keys[i] = key;
          key += g_test_rand_int_range (1, 1000);
          for (int c = 0; c < DTL_N_COLUMNS; c++)
            {
              guint64 bits =
                  (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();

              if (c == 0)
                memcpy (&values[c][i], &bits, sizeof bits);
              else
                values[c][i] = (double) (gint32) bits / pow (10, c);
              if (isinf (values[c][i]) || (round % 2 == 1 && bits % 7 == 0))
                values[c][i] = NAN;
            }
        }

      bytes = dtl_bar_chunk_encode (keys, (const double *const *) values, N);
      g_assert_true (decode (bytes, g_bytes_get_size (bytes), N, read_keys, read_values));
      g_assert_cmpmem (keys, N * sizeof *keys, read_keys, N * sizeof *keys);
      for (int c = 0; c < DTL_N_COLUMNS; c++)
        for (gsize i = 0; i < N; i++)
          g_assert_true (is_same (values[c][i], read_values[c][i]));
    }

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    {
      g_free (values[c]);
      g_free (read_values[c]);
    }
}

/* Every prefix is refused; every flipped bit is refused or gives other bars, never an overread. */
static void
test_damaged (void)
{
  const gint64 keys[] = { 100, 101, 105 };
  const double close[] = { 1.25, NAN, 1.0 / 3 };
  const double volume[] = { 1000, 2000, 1500 };
  const double *columns[DTL_N_COLUMNS] = { NULL };
  gint64 read_keys[4];
  double read_values[DTL_N_COLUMNS][4];
  double *read_columns[DTL_N_COLUMNS];
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *copy = NULL;
  gsize size;

  columns[DTL_COLUMN_CLOSE] = close;
  columns[DTL_COLUMN_VOLUME] = volume;
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    read_columns[c] = read_values[c];
  bytes = dtl_bar_chunk_encode (keys, columns, G_N_ELEMENTS (keys));
  copy = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));
  g_assert_cmpuint (size, >, 20);

  for (gsize cut = 0; cut < size; cut++)
    g_assert_false (decode (bytes, cut, 3, read_keys, read_columns));
  g_assert_false (decode (bytes, size, 2, read_keys, read_columns));
  g_assert_false (decode (bytes, size, 4, read_keys, read_columns));

  for (gsize i = 0; i < size * 8; i++)
    {
      copy[i / 8] ^= (guint8) (1u << (i % 8));
      if (dtl_bar_chunk_decode (copy, size, 3, read_keys, read_columns))
        {
          g_assert_cmpint (read_keys[0], <, read_keys[1]);
          g_assert_cmpint (read_keys[1], <, read_keys[2]);
          for (int c = 0; c < DTL_N_COLUMNS; c++)
            for (gsize j = 0; j < 3; j++)
              g_assert_false (isinf (read_values[c][j]));
        }
      copy[i / 8] ^= (guint8) (1u << (i % 8));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/bar-chunk/round-trip/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_round_trip);
    }
  g_test_add_func ("/bar-chunk/random", test_random);
  g_test_add_func ("/bar-chunk/damaged", test_damaged);

  return g_test_run ();
}
