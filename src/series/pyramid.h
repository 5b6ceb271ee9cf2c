/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What any range of rows comes to, at a cost that hardly grows with its length. Immutable: any
 * thread may ask. */
typedef struct _DtlPyramid DtlPyramid;

/* Columns of n rows; a NULL is missing throughout. */
typedef struct
{
  const double *open, *high, *low, *close, *volume;
} DtlPyramidColumns;

/* Of a range; NAN where none of its rows has a value. A number that is not finite is none. */
typedef struct
{
  double open, high, low, close; /* first, highest and lowest of all four prices, last */
  double first_close, low_close, high_close;
  double volume; /* the largest */
  double volume_sum;
} DtlSummary;

DtlPyramid *dtl_pyramid_new (gsize n, const DtlPyramidColumns *columns);
DtlPyramid *dtl_pyramid_new_from (const DtlPyramid *other,
                                  gsize n_same,
                                  gsize n,
                                  const DtlPyramidColumns *columns);
void dtl_pyramid_free (DtlPyramid *self);

DtlSummary dtl_pyramid_query (const DtlPyramid *self, gsize first, gsize end);
gboolean dtl_pyramid_find_last_close (const DtlPyramid *self, gsize first, gsize end, gsize *row);
gsize dtl_pyramid_get_size (const DtlPyramid *self); /* bytes, without the columns */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlPyramid, dtl_pyramid_free)

G_END_DECLS
