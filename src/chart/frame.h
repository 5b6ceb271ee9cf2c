/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "chart/lettering.h"
#include "chart/price-scale.h"
#include "chart/theme.h"
#include "chart/time-scale.h"

G_BEGIN_DECLS

typedef struct _DtlColumnCache DtlColumnCache; /* of chart/columns.h */

/* What a layer may see of a chart: the rows in view, two scales, and the paper. Lengths are px;
 * a device pixel is 1 / device_scale of them, and origins lie on device pixels. */
typedef struct
{
  DtlRows rows;
  DtlRect rect; /* of the pane; ink is clipped to it */
  const DtlTimeScale *time;
  const DtlPriceScale *price;
  const DtlTheme *theme;
  DtlLettering *lettering;
  DtlColumnCache *columns; /* nullable */
  GArray *boxes;           /* nullable: of DtlPixelBox, those that were added */
  double device_scale;
  double base; /* price that others are measured against; NAN: none */
} DtlFrame;

double dtl_frame_x (const DtlFrame *self, gsize row); /* centre of the column */
double dtl_frame_y (const DtlFrame *self, double value);

/* Whole device pixels */
double dtl_frame_snap (const DtlFrame *self, double position);
double dtl_frame_hairline (const DtlFrame *self, double width);
double dtl_frame_column_x (const DtlFrame *self, gsize row); /* left edge of the hairline */

/* For lines through the columns: round, and smooth as far as one can see */
void dtl_frame_set_pen (const DtlFrame *self, cairo_t *cr, double width);

/* Ink that fills whole device pixels, without antialiasing */
void
dtl_frame_add_box (const DtlFrame *self, cairo_t *cr, double x0, double y0, double x1, double y1);
void dtl_frame_fill_added (const DtlFrame *self, cairo_t *cr, const DtlColor *color);
void dtl_frame_fill_boxes (cairo_t *cr, const DtlColor *color);
void dtl_frame_horizontal (
    const DtlFrame *self, cairo_t *cr, const DtlColor *color, double x0, double x1, double y);
void dtl_frame_vertical (
    const DtlFrame *self, cairo_t *cr, const DtlColor *color, double x, double y0, double y1);

void
dtl_rounded_rectangle (cairo_t *cr, double x, double y, double width, double height, double radius);

G_END_DECLS
