/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Plain structs in px of the screen or pt of a page; y grows downwards. */
typedef struct
{
  double x, y;
} DtlPoint;

typedef struct
{
  double x, y, width, height;
} DtlRect;

/* A closed range of values. Empty when low > high. */
typedef struct
{
  double low, high;
} DtlRange;

/* Half open: rows first <= i < end. */
typedef struct
{
  gsize first, end;
} DtlRows;

/* Cairo 1.16 wraps coordinates beyond 2^23 and draws NAN at 0, both in silence. */
#define DTL_COORDINATE_LIMIT 4194304.0

static inline double
dtl_coordinate_clamp (double value)
{
  if (value != value)
    return -DTL_COORDINATE_LIMIT;
  return CLAMP (value, -DTL_COORDINATE_LIMIT, DTL_COORDINATE_LIMIT);
}

static inline gboolean
dtl_rect_contains (const DtlRect *rect, double x, double y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}

static inline gboolean
dtl_rect_overlaps (const DtlRect *a, const DtlRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

G_END_DECLS
