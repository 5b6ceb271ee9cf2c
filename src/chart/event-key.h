/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/flag.h"
#include "chart/frame.h"

G_BEGIN_DECLS

/* The table below a figure: number, date, event and return of each flag in view. */
typedef struct
{
  const GArray *flags; /* of DtlFlag; nullable */
  gsize first, end;    /* of the list */
  guint n_columns;
  gsize n_rows;  /* of the longest column */
  gsize n_shown; /* of the flags; the rest is counted in a last line */
  double height; /* 0: no flag */
} DtlEventKey;

void dtl_event_key_layout (
    DtlEventKey *self, const GArray *flags, DtlRows rows, double width, double max_height);
void dtl_event_key_draw (
    const DtlEventKey *self, const DtlFrame *frame, double x, double y, double width, cairo_t *cr);

G_END_DECLS
