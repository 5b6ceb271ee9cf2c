/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/label-layout.h"

G_BEGIN_DECLS

/* What the parts of the solver share: labels and options made sane, placements to fill in. The
 * parts set all of a placement but rect.y, rect.height and the feet of chips, which follow. */
typedef struct
{
  const DtlLabel *labels;         /* x does not decrease and lies in the pane */
  const DtlLabelOptions *options; /* lengths are >= 0 and finite */
  DtlPlacement *placements;
  GArray *fixed; /* of gsize, increasing: labels that stand where a hand has put them */
} DtlLabelScope;

/* Labels [first, end) as badges in the lowest lanes that chips placed by hand leave free: an
 * obstacle to the chips around. The selected label, if among them, is a chip above them all the
 * same, and those placed by hand stay where they are. */
typedef struct
{
  gsize first, end;
  double left, right; /* of the badges */
  int base, n_lanes;  /* of the badges */
  gsize selected;     /* that has a chip above them; G_MAXSIZE: none */
} DtlLabelCrowd;

#define DTL_LABEL_LANES_LIMIT 6                     /* of the options */
#define DTL_LABEL_LANES (2 * DTL_LABEL_LANES_LIMIT) /* with crowds above chips placed by hand */

static inline double
dtl_label_width (const DtlLabelScope *scope, gsize i, DtlLabelForm form)
{
  const DtlLabel *label = &scope->labels[i];

  return form == DTL_LABEL_FULL || label->selected || label->is_fixed ? label->full_width
                                                                      : label->short_width;
}

static inline double
dtl_label_right_limit (const DtlLabelScope *scope)
{
  return scope->options->right - scope->options->edge_gap;
}

static inline double
dtl_label_left_limit (const DtlLabelScope *scope)
{
  return scope->options->left + scope->options->edge_gap;
}

/* label-chip.c */
gboolean dtl_label_place_chip (
    const DtlLabelScope *scope, gsize i, DtlLabelForm form, DtlSide side, int lane);
void dtl_label_slide_chip (const DtlLabelScope *scope, gsize i, DtlLabelForm form, int lane);

/* label-fixed.c */
void dtl_label_fix (const DtlLabelScope *scope, DtlLabel *labels, gsize n);
gboolean dtl_label_has_fixed (const DtlLabelScope *scope, gsize first, gsize end);
gboolean
dtl_label_is_free (const DtlLabelScope *scope, gsize end, int lane, double left, double right);
gboolean dtl_label_stands_clear (const DtlLabelScope *scope, gsize i);

/* label-flags.c */
gboolean dtl_label_flags_solve (const DtlLabelScope *scope,
                                gsize first,
                                gsize end,
                                DtlLabelForm form,
                                gboolean behind_fixed,
                                const GArray *crowds,
                                gsize *stuck);

/* label-badges.c */
DtlLabelCrowd dtl_label_badges_solve (const DtlLabelScope *scope, gsize first, gsize end);

G_END_DECLS
