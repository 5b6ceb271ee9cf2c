/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/flag.h"
#include "chart/frame.h"
#include "chart/label-layout.h"

G_BEGIN_DECLS

void dtl_chip_measure (const DtlFlag *flag,
                       const DtlFrame *frame,
                       double *full_width,
                       double *short_width);
void dtl_chip_draw (const DtlFrame *frame,
                    cairo_t *cr,
                    DtlLabelForm form,
                    const DtlFlag *flag,
                    const DtlRect *rect,
                    const char *number,
                    gboolean selected);

/* A numbered circle, for the key of a figure too. */
void dtl_chip_draw_badge (const DtlFrame *frame,
                          cairo_t *cr,
                          const DtlFlag *flag,
                          const DtlRect *rect,
                          const char *number,
                          gboolean selected);

G_END_DECLS
