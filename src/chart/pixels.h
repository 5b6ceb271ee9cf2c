/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "chart/theme.h"

G_BEGIN_DECLS

/* Boxes of whole device pixels, straight into an image. */
gboolean dtl_pixels_fill_boxes (cairo_t *cr, const DtlColor *color);

G_END_DECLS
