/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/frame.h"
#include "chart/price-ticks.h"

G_BEGIN_DECLS

/* The ground of a study's small plots: two linear scales with their marks. Lengths are px. */
typedef struct
{
  const DtlFrame *frame; /* its rect is the whole plot */
  DtlRect plot;          /* inside the axes */
  DtlRange x, y;
} DtlStudyAxes;

extern const DtlTextStyle dtl_study_axes_style;       /* marks */
extern const DtlTextStyle dtl_study_axes_heavy_style; /* values that matter */

double dtl_study_axes_x (const DtlStudyAxes *self, double x);
double dtl_study_axes_y (const DtlStudyAxes *self, double y);

void dtl_study_axes_init_plot (DtlStudyAxes *self, const DtlFrame *frame, double left, double foot);
void dtl_study_axes_widen (DtlStudyAxes *self, double share); /* room above and below the values */

/* Percent points at the left with their grid, or at the foot. */
void dtl_study_axes_draw_left (const DtlStudyAxes *self, cairo_t *cr);
void dtl_study_axes_draw_foot (const DtlStudyAxes *self, gboolean grid, cairo_t *cr);
/* Sessions from day 0 at the foot, and below them their dates (nullable). */
void dtl_study_axes_draw_sessions (const DtlStudyAxes *self,
                                   const char *const *dates,
                                   gsize n,
                                   cairo_t *cr);

void dtl_study_axes_vertical (
    const DtlStudyAxes *self, const DtlColor *color, double x, const double dash[2], cairo_t *cr);
void dtl_study_axes_show (const DtlStudyAxes *self,
                          const DtlTextStyle *style,
                          const DtlColor *color,
                          const char *text,
                          double x,
                          double middle,
                          DtlAlign align,
                          cairo_t *cr);
/* On a casing, so that no line runs through it. */
void dtl_study_axes_show_cased (const DtlStudyAxes *self,
                                const DtlTextStyle *style,
                                const DtlColor *color,
                                const char *text,
                                double x,
                                double middle,
                                DtlAlign align,
                                cairo_t *cr);

G_END_DECLS
