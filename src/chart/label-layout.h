/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/geometry.h"

G_BEGIN_DECLS

/* Places event flags above the bars: pure geometry, no text, no ink, no state. */

typedef enum
{
  DTL_LABEL_FULL,   /* title and second line */
  DTL_LABEL_SHORT,  /* title only */
  DTL_LABEL_BADGE,  /* a numbered circle; the key is elsewhere */
  DTL_LABEL_MERGED, /* several neighbouring badges: "3-5" */
} DtlLabelForm;

typedef enum
{
  DTL_SIDE_RIGHT, /* hangs right of its pole: left edge on the pole */
  DTL_SIDE_LEFT,
} DtlSide;

/* One label to place. Labels come sorted by pole x, and by known time within one pole. */
typedef struct
{
  double x;           /* of the pole; equal for labels of one session */
  double full_width;  /* of the whole chip */
  double short_width; /* of the chip with its title only */
  gboolean selected;  /* keeps its full chip */
  gboolean is_fixed;  /* placed by hand: side and lane below hold */
  DtlSide side;
  int lane;
} DtlLabel;

typedef struct
{
  double left, right;   /* of the pane: chips stay inside */
  int max_lanes;        /* 3 on screen */
  double gap;           /* between chips of one lane: 6 */
  double edge_gap;      /* to the pane's edge: 4 */
  double lane_height;   /* 42: chip and gap */
  double full_height;   /* 36 */
  double short_height;  /* 24 */
  double badge_size;    /* 24 */
  double merged_width;  /* of a merged badge, as high as a badge: 48 */
  double badge_shift;   /* how far a badge may move off its pole: 24 */
  gboolean only_badges; /* the narrow layout: no chips, not even for the selected label */
} DtlLabelOptions;

/* Where one label stands. Labels of one merged badge share form, lane, rect and poles; the badge is
 * drawn for the one that leads. */
typedef struct
{
  DtlLabelForm form;
  DtlSide side;
  int lane;      /* 0 is next to the candles, counting upwards */
  DtlRect rect;  /* y counts from the top of the event lane: lanes x lane_height */
  double pole_x; /* where the pole leaves the chip: rect's edge, or a badge's centre */
  double foot_x; /* where it stands among the candles; other than pole_x: it bends below lane 0 */
  gsize first;   /* labels in the rect: [first, end); one, but if merged */
  gsize end;
  gboolean leads; /* FALSE: drawn with another label's badge */
} DtlPlacement;

extern const DtlLabelOptions dtl_label_options_screen;
extern const DtlLabelOptions dtl_label_options_narrow;

int dtl_label_layout_solve (const DtlLabel *labels,
                            gsize n,
                            const DtlLabelOptions *options,
                            DtlPlacement *placements);

G_END_DECLS
