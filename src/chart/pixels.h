/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "chart/theme.h"

G_BEGIN_DECLS

/* A box between device pixels, in px of who draws it. */
typedef struct
{
  double x0, y0, x1, y1;
} DtlPixelBox;

/* Boxes of whole device pixels, straight into an image. */
gboolean
dtl_pixels_fill_list (cairo_t *cr, const DtlPixelBox *boxes, gsize n, const DtlColor *color);
gboolean dtl_pixels_fill_boxes (cairo_t *cr, const DtlColor *color);

G_END_DECLS
