/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart.h"
#include "chart/frame.h"

G_BEGIN_DECLS

/* The flags that last, found by the rows they reach into. */
#define DTL_SPAN_LEVELS 6 /* of bars one over the other */
typedef struct
{
  GArray *items;               /* by level, then by row: annotation-spans.c's own business */
  guint ends[DTL_SPAN_LEVELS]; /* of each level's items */
  guint n_levels;              /* in use */
} DtlAnnotationSpans;

/* One of them, as found. */
typedef struct
{
  gsize flag; /* of the list */
  guint level;
} DtlFoundSpan;

/* Event flags: from texts to measured labels, through the solver, to chips, poles and dots. */
typedef struct
{
  GArray *chips; /* of DtlChip */
  GArray *shown; /* of gsize: the flags that labels were made of, which chips count */
  DtlAnnotationSpans spans;
  GArray *placed; /* one a chip: the file's own business */
  double lane_top;
  double height; /* of all lanes; 0: no flag in view */
} DtlAnnotations;

/* A label that a hand holds; flag_id 0: none. */
typedef struct
{
  gint64 flag_id;
  DtlSide side;
  int lane;
} DtlHeldLabel;

/* What a layout depends on. */
typedef struct
{
  const GArray *flags; /* of DtlFlag, by row; nullable */
  gint64 selected;
  DtlHeldLabel held;
  gboolean only_badges;
  int max_lanes;
} DtlAnnotationsInput;

void dtl_annotations_init (DtlAnnotations *self);
void dtl_annotations_clear (DtlAnnotations *self);
void dtl_annotations_set_flags (DtlAnnotations *self, const GArray *flags); /* nullable */

/* @frame: of the lane; its price scale is not looked at. */
void dtl_annotations_layout (DtlAnnotations *self,
                             const DtlAnnotationsInput *input,
                             const DtlFrame *frame);

/* annotation-spans.c. @frame: of the price pane */
void dtl_annotations_draw_grounds (const DtlAnnotations *self,
                                   const DtlAnnotationsInput *input,
                                   const DtlFrame *frame,
                                   cairo_t *cr);
void dtl_annotations_draw_bars (const DtlAnnotations *self,
                                const DtlAnnotationsInput *input,
                                const DtlFrame *frame,
                                cairo_t *cr);
void dtl_annotation_spans_build (DtlAnnotationSpans *self, const GArray *flags);
GArray *
dtl_annotation_spans_find (const DtlAnnotationSpans *self, const GArray *flags, DtlRows rows);

/* @frame: of the price pane. @tops: what a pole stands on. */
void dtl_annotations_draw_poles (const DtlAnnotations *self,
                                 const DtlAnnotationsInput *input,
                                 const DtlFrame *frame,
                                 const double *tops,
                                 const double *spare_tops,
                                 cairo_t *cr);
void dtl_annotations_draw_chips (const DtlAnnotations *self,
                                 const DtlAnnotationsInput *input,
                                 const DtlFrame *frame,
                                 cairo_t *cr);

double dtl_annotations_get_lane_height (const DtlTheme *theme, gboolean only_badges);

G_END_DECLS
