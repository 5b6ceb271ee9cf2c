/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars of days for tests, from lines "Date,Open,High,Low,Close" with anything after them. */
#include "price-rows.h"

#include "base/file.h"
#include "base/number.h"

#include <math.h>
#include <string.h>

PriceRows *
price_rows_new (void)
{
  PriceRows *self = g_new0 (PriceRows, 1);

  self->series =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dtl_series_unref);

  return self;
}

void
price_rows_free (PriceRows *self)
{
  g_hash_table_unref (self->series);
  g_free (self);
}

static double
read_price (const char *text)
{
  double value = NAN;

  if (*text != '\0')
    g_assert_true (dtl_number_parse (text, strlen (text), &value));

  return value;
}

void
price_rows_add_text (PriceRows *self, const char *symbol, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gsize size = g_strv_length (lines), n = 0;
  gint64 *keys = g_new (gint64, size);
  double *columns[DTL_N_COLUMNS] = { NULL };

  for (gsize c = 0; c <= DTL_COLUMN_CLOSE; c++)
    columns[c] = g_new (double, size);

  for (gsize i = 0; i < size; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      DtlDay day;

      if (g_strv_length (cells) < 5 || !dtl_day_parse (cells[0], &day))
        continue; /* the header, the end */
      g_assert_true (n == 0 || keys[n - 1] < day);
      keys[n] = day;
      for (gsize c = 0; c <= DTL_COLUMN_CLOSE; c++)
        columns[c][n] = read_price (cells[c + 1]);
      n++;
    }
  g_assert_cmpuint (n, >, 0);

  g_hash_table_insert (self->series, g_strdup (symbol),
                       dtl_series_new_take (DTL_INTERVAL_DAY, NULL, n, keys, columns));
}

void
price_rows_add_file (PriceRows *self, const char *symbol, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dtl_file_read (path, 64 << 20, &error);

  g_assert_no_error (error);

  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  price_rows_add_text (self, symbol, text);
}

void
price_rows_add_sample (PriceRows *self, const char *symbol)
{
  g_autofree char *name = g_strconcat (symbol, ".csv", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", name, NULL);

  price_rows_add_file (self, symbol, path);
}

/* Adds @symbol with the prices of @from times @factor. */
void
price_rows_add_scaled (PriceRows *self, const char *symbol, const char *from, double factor)
{
  DtlSeries *series = price_rows_get (self, from);
  gsize n = dtl_series_get_n (series);
  double *columns[DTL_N_COLUMNS] = { NULL };

  for (gsize c = 0; c <= DTL_COLUMN_CLOSE; c++)
    {
      columns[c] = g_new (double, n);
      for (gsize i = 0; i < n; i++)
        columns[c][i] = dtl_series_get_column (series, (DtlColumn) c)[i] * factor;
    }

  g_hash_table_insert (
      self->series, g_strdup (symbol),
      dtl_series_new_take (DTL_INTERVAL_DAY, NULL, n,
                           g_memdup2 (dtl_series_get_keys (series), n * sizeof (gint64)), columns));
}

/* Returns: (transfer none) (nullable) */
DtlSeries *
price_rows_get (const PriceRows *self, const char *symbol)
{
  return g_hash_table_lookup (self->series, symbol);
}
