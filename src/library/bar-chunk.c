/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Up to 4,096 bars as bytes, column by column. Prices come with few decimals, so a column is kept
 * as integers, value x 10^k for the smallest k that gives back every double exactly, each the
 * difference to the one before as a varint; a column for which no k does is kept as doubles.
 * Nothing is rounded. What is read back is untrusted: every length and range is checked.
 *
 *   chunk   = version, n, first key (zigzag), n - 1 key steps less one, 6 columns
 *   column  = mode, [bitmap of missing rows], values
 *   mode    = 0: all missing; else 1: doubles, little endian, or 2 + k: scaled; + 64: has a bitmap
 *
 * Numbers are LEB128 varints; differences are zigzag coded, so small ones of either sign stay
 * short. The same bars always give the same bytes: a store compares chunks by them. */
#include "library/bar-chunk.h"

#include <math.h>
#include <string.h>

#define VERSION 1
#define MODE_MISSING 0
#define MODE_DOUBLES 1
#define MODE_SCALED 2
#define MODE_BITMAP 64
#define MAX_SCALE 15
#define MAX_SCALED 1125899906842624.0 /* 2^50: value x 10 is still exact while k is searched */

/* Powers up to 10^22 are exact doubles. */
static const double powers[MAX_SCALE + 1] = {
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
};

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Reader;

static void
put_varint (GByteArray *out, guint64 value)
{
  guint8 bytes[10];
  guint n = 0;

  do
    {
      bytes[n] = (guint8) (value & 0x7f);
      value >>= 7;
      if (value != 0)
        bytes[n] |= 0x80;
      n++;
    }
  while (value != 0);

  g_byte_array_append (out, bytes, n);
}

static gboolean
get_varint (Reader *reader, guint64 *value)
{
  guint64 result = 0;

  for (guint shift = 0; shift < 64 && reader->at < reader->end; shift += 7)
    {
      guint8 byte = *reader->at++;

      if (shift == 63 && byte > 1)
        return FALSE; /* over 64 bits */
      result |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        {
          *value = result;
          return TRUE;
        }
    }

  return FALSE;
}

static guint64
zigzag (gint64 value)
{
  return ((guint64) value << 1) ^ (value < 0 ? G_MAXUINT64 : 0);
}

static gint64
unzigzag (guint64 value)
{
  guint64 half = value >> 1;

  return (gint64) ((value & 1) != 0 ? ~half : half);
}

/* -0.0 is not 0.0 here: the sign must come back. */
static gboolean
scale (double value, int k, gint64 *scaled)
{
  double wide = nearbyint (value * powers[k]);
  double back;

  if (!(fabs (wide) <= MAX_SCALED))
    return FALSE;
  back = (double) (gint64) wide / powers[k];
  if (memcmp (&back, &value, sizeof back) != 0)
    return FALSE;

  *scaled = (gint64) wide;
  return TRUE;
}

/* Returns: the smallest k that gives back every value of the column, or -1 */
static int
find_scale (const double *column, gsize n)
{
  int k = 0;
  gint64 scaled;

  for (gsize i = 0; i < n; i++)
    while (!isnan (column[i]) && !scale (column[i], k, &scaled))
      if (++k > MAX_SCALE)
        return -1;

  /* A row that an early k gave back is given back by every later one, unless it outgrew 2^50. */
  for (gsize i = 0; i < n; i++)
    if (!isnan (column[i]) && !scale (column[i], k, &scaled))
      return -1;

  return k;
}

static void
put_column (GByteArray *out, const double *column, gsize n)
{
  gsize n_missing = 0;
  guint8 mode = MODE_MISSING;
  int k;
  gint64 previous = 0;

  for (gsize i = 0; column != NULL && i < n; i++)
    n_missing += isnan (column[i]) ? 1 : 0;
  if (column == NULL || n_missing == n)
    {
      g_byte_array_append (out, &mode, 1);
      return;
    }

  k = find_scale (column, n);
  mode = (guint8) (k < 0 ? MODE_DOUBLES : MODE_SCALED + k);
  mode |= n_missing > 0 ? MODE_BITMAP : 0;
  g_byte_array_append (out, &mode, 1);

  for (gsize i = 0; n_missing > 0 && i < n; i += 8)
    {
      guint8 bits = 0;

      for (gsize j = i; j < MIN (i + 8, n); j++)
        bits |= (guint8) ((isnan (column[j]) ? 1 : 0) << (j - i));
      g_byte_array_append (out, &bits, 1);
    }

  for (gsize i = 0; i < n; i++)
    {
      if (isnan (column[i]))
        continue;
      if (k < 0)
        {
          guint64 bits;

          memcpy (&bits, &column[i], sizeof bits);
          bits = GUINT64_TO_LE (bits);
          g_byte_array_append (out, (const guint8 *) &bits, sizeof bits);
        }
      else
        {
          gint64 scaled = 0;

          scale (column[i], k, &scaled);
          put_varint (out, zigzag (scaled - previous));
          previous = scaled;
        }
    }
}

static gboolean
get_double (Reader *reader, double *value)
{
  guint64 bits;

  if ((gsize) (reader->end - reader->at) < sizeof bits)
    return FALSE;
  memcpy (&bits, reader->at, sizeof bits);
  reader->at += sizeof bits;
  bits = GUINT64_FROM_LE (bits);
  memcpy (value, &bits, sizeof bits);

  return isfinite (*value);
}

static gboolean
get_scaled (Reader *reader, int k, gint64 *previous, double *value)
{
  const gint64 most = (gint64) MAX_SCALED;
  guint64 coded;
  gint64 difference;

  if (!get_varint (reader, &coded))
    return FALSE;
  difference = unzigzag (coded);
  if (difference < -2 * most || difference > 2 * most)
    return FALSE;
  *previous += difference;
  if (*previous < -most || *previous > most)
    return FALSE;

  *value = (double) *previous / powers[k];
  return TRUE;
}

static gboolean
get_column (Reader *reader, double *column, gsize n)
{
  const guint8 *bitmap = NULL;
  gsize bitmap_size = (n + 7) / 8;
  gint64 previous = 0;
  int mode;

  if (reader->at == reader->end)
    return FALSE;
  mode = *reader->at++;
  if (mode == MODE_MISSING)
    {
      for (gsize i = 0; i < n; i++)
        column[i] = NAN;
      return TRUE;
    }

  if ((mode & MODE_BITMAP) != 0)
    {
      if ((gsize) (reader->end - reader->at) < bitmap_size)
        return FALSE;
      bitmap = reader->at;
      reader->at += bitmap_size;
      mode &= ~MODE_BITMAP;
    }
  if (mode < MODE_DOUBLES || mode > MODE_SCALED + MAX_SCALE)
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      if (bitmap != NULL && (bitmap[i / 8] >> (i % 8) & 1) != 0)
        column[i] = NAN;
      else if (mode == MODE_DOUBLES
                   ? !get_double (reader, &column[i])
                   : !get_scaled (reader, mode - MODE_SCALED, &previous, &column[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
get_keys (Reader *reader, gint64 *keys, gsize n)
{
  guint64 coded;

  if (!get_varint (reader, &coded))
    return FALSE;
  keys[0] = unzigzag (coded);

  for (gsize i = 1; i < n; i++)
    {
      if (!get_varint (reader, &coded) || coded >= G_MAXINT64)
        return FALSE;
      if (__builtin_add_overflow (keys[i - 1], (gint64) coded + 1, &keys[i]))
        return FALSE;
    }

  return TRUE;
}

/**
 * dtl_bar_chunk_encode:
 * @keys: (array length=n): increasing
 * @columns: %DTL_N_COLUMNS columns of @n values, finite or NAN; a column may be NULL: all NAN
 * @n: bars, 1 to %DTL_BAR_CHUNK_MAX_BARS
 *
 * Returns: (transfer full): the bytes; the same for the same bars
 */
GBytes *
dtl_bar_chunk_encode (const gint64 *keys, const double *const columns[DTL_N_COLUMNS], gsize n)
{
  GByteArray *out;
  guint8 version = VERSION;

  g_return_val_if_fail (n > 0 && n <= DTL_BAR_CHUNK_MAX_BARS, NULL);

  out = g_byte_array_sized_new (64);
  g_byte_array_append (out, &version, 1);
  put_varint (out, n);
  put_varint (out, zigzag (keys[0]));
  for (gsize i = 1; i < n; i++)
    put_varint (out, (guint64) keys[i] - (guint64) keys[i - 1] - 1);
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    put_column (out, columns[c], n);

  return g_byte_array_free_to_bytes (out);
}

/**
 * dtl_bar_chunk_decode:
 * @data: (array length=size): untrusted bytes
 * @size: how many
 * @n: bars that the chunk must hold, 1 to %DTL_BAR_CHUNK_MAX_BARS
 * @keys: (out caller-allocates) (array length=n): increasing
 * @columns: %DTL_N_COLUMNS arrays of @n values to fill; NAN where missing
 *
 * Returns: %FALSE if @data is not exactly one chunk of @n bars; the arrays' contents are then
 *   undefined
 */
gboolean
dtl_bar_chunk_decode (
    const guint8 *data, gsize size, gsize n, gint64 *keys, double *const columns[DTL_N_COLUMNS])
{
  Reader reader = { data, data + size };
  guint64 stored_n;

  g_return_val_if_fail (n > 0 && n <= DTL_BAR_CHUNK_MAX_BARS, FALSE);

  if (size == 0 || *reader.at++ != VERSION)
    return FALSE;
  if (!get_varint (&reader, &stored_n) || stored_n != n)
    return FALSE;
  if (!get_keys (&reader, keys, n))
    return FALSE;
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    if (!get_column (&reader, columns[c], n))
      return FALSE;

  return reader.at == reader.end;
}

/**
 * dtl_bar_chunk_checksum:
 * @data: (array length=size): a chunk's bytes
 *
 * Multiplicative hashing by words, as FNV-1a does by bytes. Each step can be undone, so that a
 * change within one word always shows.
 *
 * Returns: a number that stands for the bytes and their length
 */
gint64
dtl_bar_chunk_checksum (const guint8 *data, gsize size)
{
  const guint64 prime = G_GUINT64_CONSTANT (0x100000001b3);
  guint64 sum = G_GUINT64_CONSTANT (0xcbf29ce484222325) ^ size;

  for (gsize at = 0; at < size; at += sizeof (guint64))
    {
      guint64 word = 0;

      memcpy (&word, data + at, MIN (sizeof word, size - at));
      sum = (sum ^ GUINT64_FROM_LE (word)) * prime;
      sum ^= sum >> 32;
    }

  return (gint64) sum;
}
