/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Summarises the bars that fall on one device pixel: first open, extremes, last close, largest
 * volume, so that drawing costs as many shapes as there are pixels. Where many bars share a pixel,
 * the series' pyramid answers in place of a scan, with the same values. */

#include "chart/columns.h"

#include <math.h>

#define BODY_GAP 2  /* px between candles */
#define BODY_MAX 31 /* px: wider candles are no clearer */
#define BLOCK 16    /* rows, and blocks, that the pyramid sums up */
#define BLOCKS_A_PIXEL 32

/* The columns of one series in one frame. */
typedef struct
{
  const DtlSeries *series;
  DtlRows rows;
  DtlTimeScale time;
  double device_scale;
  GArray *bars; /* of DtlColumnBar */
} Entry;

struct _DtlColumnCache
{
  GArray *entries; /* of Entry */
};

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_array_unref (entry->bars);
}

DtlColumnCache *
dtl_column_cache_new (void)
{
  DtlColumnCache *self = g_new0 (DtlColumnCache, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);

  return self;
}

void
dtl_column_cache_clear (DtlColumnCache *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->entries, 0);
}

void
dtl_column_cache_free (DtlColumnCache *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->entries);
  g_free (self);
}

static double
get_pixel (const DtlFrame *frame, gsize row)
{
  return floor (dtl_time_scale_x (frame->time, (double) row) * frame->device_scale);
}

/* Where a pixel holds very many rows, columns begin at whole blocks of the pyramid: the first one
 * of the pixel, never a row too early. */
static gsize
get_block (double rows_a_pixel)
{
  gsize block = 1;

  while (rows_a_pixel >= (double) block * BLOCK * BLOCKS_A_PIXEL)
    block *= BLOCK;

  return block;
}

/* The end of the rows that share the device pixel of @row; where they are hundreds, at most a
 * thirty-second of a pixel late. */
gsize
dtl_columns_find_end (const DtlFrame *frame, gsize row)
{
  double rows_a_pixel = 1 / (frame->time->spacing * frame->device_scale);
  double pixel, next;
  gsize end, block;

  if (rows_a_pixel <= 1)
    return row + 1;

  /* About where the next pixel begins, and from there by what x says of each row: rounding must
   * not move a row from one column to another. */
  pixel = get_pixel (frame, row);
  next = dtl_time_scale_row (frame->time, (pixel + 1) / frame->device_scale) - 0.5;
  end = (gsize) CLAMP (next, (double) row + 1, (double) frame->rows.end);
  while (end > row + 1 && get_pixel (frame, end - 1) != pixel)
    end--;
  while (end < frame->rows.end && get_pixel (frame, end) == pixel)
    end++;

  block = get_block (rows_a_pixel);

  return MIN ((end + block - 1) / block * block, frame->rows.end);
}

static void
summarise (const DtlColumns *self, DtlColumnBar *bar)
{
  gsize first = bar->rows.first;
  DtlSummary sum = dtl_pyramid_query (self->pyramid, first, bar->rows.end);
  double start = sum.open;

  if (isnan (start) && first > 0)
    start = dtl_series_get_column (self->series, DTL_COLUMN_CLOSE)[first - 1];

  *bar = (DtlColumnBar){ .rows = bar->rows,
                         .open = sum.open,
                         .high = sum.high,
                         .low = sum.low,
                         .close = sum.close,
                         .first_close = sum.first_close,
                         .low_close = sum.low_close,
                         .high_close = sum.high_close,
                         .volume = sum.volume,
                         .rises = !(sum.close < start) };
}

static gboolean
make_next (DtlColumns *self, DtlColumnBar *bar)
{
  if (self->next >= self->frame->rows.end)
    return FALSE;

  bar->rows = (DtlRows){ self->next, dtl_columns_find_end (self->frame, self->next) };
  self->next = bar->rows.end;
  summarise (self, bar);

  return TRUE;
}

static gboolean
entry_is_of (const Entry *entry, const DtlFrame *frame)
{
  return entry->rows.first == frame->rows.first && entry->rows.end == frame->rows.end &&
         entry->time.spacing == frame->time->spacing && entry->time.offset == frame->time->offset &&
         entry->device_scale == frame->device_scale;
}

static Entry *
find_entry (DtlColumnCache *cache, const DtlSeries *series)
{
  Entry entry = { .series = series };

  for (guint i = 0; i < cache->entries->len; i++)
    if (g_array_index (cache->entries, Entry, i).series == series)
      return &g_array_index (cache->entries, Entry, i);

  entry.bars = g_array_new (FALSE, FALSE, sizeof (DtlColumnBar));
  g_array_append_val (cache->entries, entry);

  return &g_array_index (cache->entries, Entry, cache->entries->len - 1);
}

/* Fills the series' place in the cache if it holds another frame's columns. */
static void
keep_columns (DtlColumns *self)
{
  const DtlFrame *frame = self->frame;
  Entry *entry = find_entry (frame->columns, self->series);
  DtlColumnBar bar;

  if (!entry_is_of (entry, frame) || entry->bars->len == 0)
    {
      entry->rows = frame->rows;
      entry->time = *frame->time;
      entry->device_scale = frame->device_scale;
      g_array_set_size (entry->bars, 0);
      while (make_next (self, &bar))
        g_array_append_val (entry->bars, bar);
    }

  self->kept = entry->bars;
  self->next = 0;
}

/**
 * dtl_columns_init:
 * @self: (out caller-allocates)
 * @frame: rows, time scale and device pixels; if it has a cache, columns are made once for all who
 *   ask with the same
 * @series: what @frame's rows count
 */
void
dtl_columns_init (DtlColumns *self, const DtlFrame *frame, const DtlSeries *series)
{
  *self = (DtlColumns){ .frame = frame,
                        .series = series,
                        .pyramid = dtl_series_get_pyramid (series),
                        .next = frame->rows.first };
  if (frame->columns != NULL)
    keep_columns (self);
}

/**
 * dtl_columns_next:
 * @bar: (out caller-allocates)
 *
 * Returns: %FALSE after the last column; @bar is then unchanged
 */
gboolean
dtl_columns_next (DtlColumns *self, DtlColumnBar *bar)
{
  if (self->kept == NULL)
    return make_next (self, bar);
  if (self->next >= self->kept->len)
    return FALSE;

  *bar = g_array_index (self->kept, DtlColumnBar, self->next++);

  return TRUE;
}

/**
 * dtl_columns_get_body_width:
 * @share: of the column, at most; 1 for candles, which keep a gap of two px, or of one where a
 *   body would be as thin as its wick otherwise
 *
 * Returns: device pixels, at least a hairline, and odd or even as the hairline is, so that a body
 *   has its wick in the middle
 */
int
dtl_columns_get_body_width (const DtlFrame *frame, double share)
{
  int hairline = (int) rint (dtl_frame_hairline (frame, 1) * frame->device_scale);
  int column = (int) floor (MIN (frame->time->spacing, 1000) * frame->device_scale + 1e-6);
  int gap = (int) rint (BODY_GAP * frame->device_scale);
  int width = MIN (column - gap, (int) floor (column * share));

  width = MIN (width, (int) floor (BODY_MAX * frame->device_scale));
  if ((width - hairline) % 2 != 0)
    width--;
  if (width < 3 * hairline && (int) floor (column * share) > 3 * hairline)
    width = 3 * hairline;

  return MAX (width, hairline);
}
