/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/frame.h"

G_BEGIN_DECLS

/* Columns that stand on one edge, side by side, as boxes to fill: few and wide ones. */
typedef struct
{
  const DtlFrame *frame;
  cairo_t *cr;
  double edge;   /* y */
  double end;    /* x where the last column ends */
  GArray *steps; /* those that the next column may go on with, each higher than the one before */
} DtlSkyline;

void dtl_skyline_init (DtlSkyline *self, const DtlFrame *frame, cairo_t *cr, double edge);
void dtl_skyline_add (DtlSkyline *self, double x0, double x1, double y);
void dtl_skyline_finish (DtlSkyline *self);

G_END_DECLS
