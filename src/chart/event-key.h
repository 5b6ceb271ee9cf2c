/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/flag.h"
#include "chart/frame.h"

G_BEGIN_DECLS

/* The table below a figure: number, date, event and return of each flag in view, and where there is
 * room what was abnormal of that and its p. */
typedef struct
{
  const GArray *flags; /* of DtlFlag; nullable */
  gsize first, end;    /* of the list */
  guint n_columns;
  gboolean has_reactions;
  gsize n_rows;  /* of the longest column */
  gsize n_shown; /* of the flags; the rest is counted in a last line */
  double height; /* 0: no flag */
} DtlEventKey;

/* The same as running text, for a figure that is too low for a table. */
char *dtl_event_key_describe (const GArray *flags, DtlRows rows, gsize n, gboolean with_returns);
gboolean dtl_event_key_has_reactions (const GArray *flags, DtlRows rows, double width);

void dtl_event_key_layout (
    DtlEventKey *self, const GArray *flags, DtlRows rows, double width, double max_height);
void dtl_event_key_draw (
    const DtlEventKey *self, const DtlFrame *frame, double x, double y, double width, cairo_t *cr);

G_END_DECLS
