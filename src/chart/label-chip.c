/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One chip of the label layout: where it stands when it hangs from its pole, and where when it
 * cannot. */
#include "chart/label-layout-private.h"

/* Fills in the chip of label @i. FALSE, and the placement is of no use, if it leaves the pane. */
gboolean
dtl_label_place_chip (
    const DtlLabelScope *scope, gsize i, DtlLabelForm form, DtlSide side, int lane)
{
  double width = dtl_label_width (scope, i, form);
  double x = scope->labels[i].x;

  scope->placements[i] = (DtlPlacement){
    .form = scope->labels[i].selected ? DTL_LABEL_FULL : form,
    .side = side,
    .lane = lane,
    .rect = { .x = side == DTL_SIDE_RIGHT ? x : x - width, .width = width },
    .pole_x = x,
    .foot_x = x,
    .first = i,
    .end = i + 1,
    .leads = TRUE,
  };

  /* Only the free edge keeps away from the pane's: the other stands where the session does. */
  return side == DTL_SIDE_RIGHT ? x + width <= dtl_label_right_limit (scope)
                                : x - width >= dtl_label_left_limit (scope);
}

/* A chip that fits on neither side: it slides along its pole's top, and shrinks to the pane. */
void
dtl_label_slide_chip (const DtlLabelScope *scope, gsize i, DtlLabelForm form, int lane)
{
  double left = dtl_label_left_limit (scope);
  double right = MAX (left, dtl_label_right_limit (scope));
  DtlRect *rect = &scope->placements[i].rect;

  dtl_label_place_chip (scope, i, form, DTL_SIDE_RIGHT, lane);
  rect->width = MIN (rect->width, right - left);
  rect->x = CLAMP (rect->x, left, right - rect->width);
}
