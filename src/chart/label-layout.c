/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the flags of events stand above the bars. Going right, flags that hang to the right
 * descend and flags that hang to the left ascend, so that each pole has a free way down:
 *
 *   lane 2                 +--------------+     +-----------+
 *   lane 1   +---------+   | left of pole |     |  right    |
 *   lane 0   | +--------+  +--------------|     |  +-----------+
 *            | |                          |     |  |
 *            o o                          o     o  o
 *
 * The order of work: labels are cut into runs whose chips could touch whatever side they hang to;
 * runs never see each other, so an event far away cannot move this run's chips. A run that has no
 * solution with full chips is shortened, cut into runs anew (short chips reach less far), and what
 * has no solution then becomes badges, which always fit because neighbours may merge. The flags
 * are in label-flags.c, the badges in label-badges.c. A function of its arguments alone. */
#include "chart/label-layout-private.h"

#include <math.h>
#include <string.h>

const DtlLabelOptions dtl_label_options_screen = {
  .max_lanes = 3,
  .gap = 6,
  .edge_gap = 4,
  .lane_height = 42,
  .full_height = 36,
  .short_height = 24,
  .badge_size = 24,
  .merged_width = 48,
  .badge_shift = 24,
};

const DtlLabelOptions dtl_label_options_narrow = {
  .max_lanes = 2,
  .gap = 6,
  .edge_gap = 4,
  .lane_height = 34,
  .full_height = 24,
  .short_height = 24,
  .badge_size = 24,
  .merged_width = 48,
  .badge_shift = 24,
  .only_badges = TRUE,
};

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

/* How far from its pole anything of a label may come to lie, with its share of the gap. The floor
 * is a merged badge, shifted: so badges reach no further than the chips that they stand for. */
static double
get_reach (const DtlLabelScope *scope, gsize i, DtlLabelForm form)
{
  const DtlLabelOptions *options = scope->options;
  double badges =
      MAX (options->merged_width, options->badge_size) + options->badge_shift + options->edge_gap;
  gboolean is_chip =
      form != DTL_LABEL_BADGE || (scope->labels[i].selected && !options->only_badges);

  return MAX (badges, is_chip ? dtl_label_width (scope, i, form) : 0) + options->gap / 2;
}

static void place_run (const DtlLabelScope *scope, gsize first, gsize end, DtlLabelForm form);

/* Cuts labels @first to @end into runs whose reaches do not touch, and places each. */
static void
place_runs (const DtlLabelScope *scope, gsize first, gsize end, DtlLabelForm form)
{
  g_autofree double *next_left = g_new (double, end - first + 1);
  double right = -G_MAXDOUBLE;
  gsize start = first;

  next_left[end - first] = G_MAXDOUBLE;
  for (gsize i = end; i-- > first;)
    next_left[i - first] =
        MIN (next_left[i - first + 1], scope->labels[i].x - get_reach (scope, i, form));

  for (gsize i = first; i < end; i++)
    {
      right = MAX (right, scope->labels[i].x + get_reach (scope, i, form));
      if (right <= next_left[i - first + 1])
        {
          place_run (scope, start, i + 1, form);
          start = i + 1;
        }
    }
}

static void
place_run (const DtlLabelScope *scope, gsize first, gsize end, DtlLabelForm form)
{
  switch (form)
    {
    case DTL_LABEL_FULL:
      if (!dtl_label_flags_solve (scope, first, end, form, TRUE))
        place_runs (scope, first, end, DTL_LABEL_SHORT);
      break;

    case DTL_LABEL_SHORT:
      /* Chips placed by hand give way before all titles do. */
      if (!dtl_label_flags_solve (scope, first, end, form, TRUE) &&
          !dtl_label_flags_solve (scope, first, end, form, FALSE))
        place_runs (scope, first, end, DTL_LABEL_BADGE);
      break;

    case DTL_LABEL_BADGE:
    case DTL_LABEL_MERGED:
    default:
      dtl_label_badges_solve (scope, first, end);
      break;
    }
}

static double
make_length (double value)
{
  return value > 0 ? MIN (value, DTL_COORDINATE_LIMIT) : 0; /* NAN is 0 */
}

static DtlLabelOptions
make_options_sane (const DtlLabelOptions *options)
{
  DtlLabelOptions sane = *options;

  sane.left = dtl_coordinate_clamp (options->left);
  sane.right = MAX (sane.left, dtl_coordinate_clamp (options->right));
  sane.max_lanes = CLAMP (options->max_lanes, 1, DTL_LABEL_LANES_LIMIT);
  sane.gap = make_length (options->gap);
  sane.edge_gap = make_length (options->edge_gap);
  sane.lane_height = make_length (options->lane_height);
  sane.full_height = make_length (options->full_height);
  sane.short_height = make_length (options->short_height);
  sane.badge_size = make_length (options->badge_size);
  sane.merged_width = make_length (options->merged_width);
  sane.badge_shift = make_length (options->badge_shift);

  return sane;
}

/* Poles out of the pane stand at its edge, and a pole that is no number stands at the one before.
 */
static DtlLabel *
make_labels_sane (const DtlLabel *labels, gsize n, const DtlLabelOptions *options)
{
  DtlLabel *sane = g_memdup2 (labels, n * sizeof *labels);
  double last = options->left;
  gboolean has_selected = FALSE;

  for (gsize i = 0; i < n; i++)
    {
      double x = isnan (sane[i].x) ? last : CLAMP (sane[i].x, options->left, options->right);

      last = MAX (last, x);
      sane[i].x = last;
      sane[i].full_width = MAX (make_length (sane[i].full_width), options->badge_size);
      sane[i].short_width =
          CLAMP (make_length (sane[i].short_width), options->badge_size, sane[i].full_width);
      sane[i].lane = CLAMP (sane[i].lane, 0, options->max_lanes - 1);
      sane[i].selected = sane[i].selected && !has_selected;
      has_selected = has_selected || sane[i].selected;
    }

  return sane;
}

/**
 * dtl_label_layout_solve:
 * @labels: (array length=n): sorted by x, by known time within one x; at most one is selected
 * @n: any, 0 too
 * @options: the pane and the sizes, in the unit of the coordinates
 * @placements: (out caller-allocates) (array length=n): where each label stands, in the order of
 *   @labels; draw those that lead
 *
 * Places each label as a chip, as a badge or in a merged badge so that no two overlap, no pole
 * passes another label's chip and poles keep the order of x at every height. Labels of equal x
 * share a pole and stack downwards in their order; their badges may share it too. The selected
 * label keeps its full chip, even when its number is also in a merged badge under it; it then
 * needs a lane above the badges, and that is the one case that may take one lane more than
 * max_lanes, if max_lanes is 1.
 *
 * The pole of a chip goes straight down. That of a badge goes down from pole_x to the lower edge of
 * a badge in lane 0, then bends to foot_x at the bottom of that lane.
 *
 * A coordinate that is not finite or out of the pane counts as the nearest place in it. The time
 * is bounded whatever the input: see the limit of states in label-flags.c.
 *
 * Returns: how many lanes are used, so that the lane's height is this times lane_height
 */
int
dtl_label_layout_solve (const DtlLabel *labels,
                        gsize n,
                        const DtlLabelOptions *options,
                        DtlPlacement *placements)
{
  g_autofree DtlLabel *sane_labels = NULL;
  DtlLabelOptions sane_options;
  DtlLabelScope scope;
  int n_lanes = 0;

  g_return_val_if_fail (options != NULL, 0);
  g_return_val_if_fail (n == 0 || (labels != NULL && placements != NULL), 0);

  if (n == 0)
    return 0;

  sane_options = make_options_sane (options);
  sane_labels = make_labels_sane (labels, n, &sane_options);
  scope = (DtlLabelScope){ sane_labels, &sane_options, placements };
  place_runs (&scope, 0, n, sane_options.only_badges ? DTL_LABEL_BADGE : DTL_LABEL_FULL);

  for (gsize i = 0; i < n; i++)
    n_lanes = MAX (n_lanes, placements[i].lane + 1);

  for (gsize i = 0; i < n; i++)
    {
      DtlRect *rect = &placements[i].rect;
      double top = (n_lanes - 1 - placements[i].lane) * sane_options.lane_height;

      rect->height = placements[i].form == DTL_LABEL_FULL    ? sane_options.full_height
                     : placements[i].form == DTL_LABEL_SHORT ? sane_options.short_height
                                                             : sane_options.badge_size;
      rect->y = top + (sane_options.full_height - rect->height) / 2;
    }

  return n_lanes;
}
