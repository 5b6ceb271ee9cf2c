/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chunks of bars from a library file that was damaged or made to harm: refused, or bars in order
 * that survive being written and read again. The first two bytes say how many bars to expect. */
#include "library/bar-chunk.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

typedef struct
{
  gint64 keys[DTL_BAR_CHUNK_MAX_BARS];
  double values[DTL_N_COLUMNS][DTL_BAR_CHUNK_MAX_BARS];
} Bars;

static gboolean
decode (Bars *bars, const guint8 *data, gsize size, gsize n)
{
  double *columns[DTL_N_COLUMNS];

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    columns[c] = bars->values[c];

  return dtl_bar_chunk_decode (data, size, n, bars->keys, columns);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const double *columns[DTL_N_COLUMNS];
  g_autofree Bars *bars = g_new (Bars, 1);
  g_autofree Bars *again = g_new (Bars, 1);
  g_autoptr (GBytes) written = NULL;
  gsize n;

  if (size < 2)
    return 0;
  n = 1 + (data[0] + 256u * data[1]) % DTL_BAR_CHUNK_MAX_BARS;
  if (!decode (bars, data + 2, size - 2, n))
    return 0;

  for (gsize i = 1; i < n; i++)
    g_assert_cmpint (bars->keys[i - 1], <, bars->keys[i]);

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    columns[c] = bars->values[c];
  written = dtl_bar_chunk_encode (bars->keys, columns, n);
  g_assert_true (decode (again, g_bytes_get_data (written, NULL), g_bytes_get_size (written), n));
  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpint (bars->keys[i], ==, again->keys[i]);
      for (int c = 0; c < DTL_N_COLUMNS; c++)
        g_assert_cmpmem (&bars->values[c][i], sizeof (double), &again->values[c][i],
                         sizeof (double));
    }

  return 0;
}
