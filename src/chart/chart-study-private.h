/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart-private.h"
#include "chart/chart-study.h"

G_BEGIN_DECLS

/* chart-study.c, for the other files chart*.c */
void dtl_chart_add_study_range (const DtlChart *self, DtlRange *range);
void dtl_chart_draw_study_ground (const DtlChart *self, const DtlFrame *frame, cairo_t *cr);
void dtl_chart_draw_study_path (const DtlChart *self, const DtlFrame *frame, cairo_t *cr);
void dtl_chart_draw_study_words (const DtlChart *self, const DtlFrame *frame, cairo_t *cr);

G_END_DECLS
