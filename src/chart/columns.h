/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/frame.h"
#include "series/series.h"

G_BEGIN_DECLS

/* The bars of a frame, one column of device pixels at a time: the one place where far-out views
 * are thinned. A column is one bar, or all bars that share a device pixel. */
typedef struct
{
  DtlRows rows;
  double open, high, low, close; /* first, highest, lowest, last; NAN where missing */
  double first_close, low_close, high_close;
  double volume; /* the largest */
  gboolean rises;
} DtlColumnBar;

typedef struct
{
  const DtlFrame *frame;
  const DtlSeries *series;
  const DtlPyramid *pyramid;
  const GArray *kept; /* of DtlColumnBar: those of the frame; nullable */
  gsize next;         /* a row, or the place of the next in @kept */
} DtlColumns;

void dtl_columns_init (DtlColumns *self, const DtlFrame *frame, const DtlSeries *series);
gboolean dtl_columns_next (DtlColumns *self, DtlColumnBar *bar);
gsize dtl_columns_find_end (const DtlFrame *frame, gsize row);

int dtl_columns_get_body_width (const DtlFrame *frame, double share); /* device pixels */

/* Columns that several layers, and several passes of one, read again. */
DtlColumnCache *dtl_column_cache_new (void);
void dtl_column_cache_clear (DtlColumnCache *self); /* before a series in it may go away */
void dtl_column_cache_free (DtlColumnCache *self);

G_END_DECLS
