/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the flags of events stand above the bars. Going right, flags that hang to the right
 * descend and flags that hang to the left ascend, so that each pole has a free way down:
 *
 *   lane 1  [hangs right]        [hangs left]     [one session:]
 *   lane 0  | [hangs right]  [hangs left]   |     [two chips]
 *           | |                         |   |     |
 *           o o                         o   o     o
 *
 * The order of work: labels are cut into runs whose chips could touch whatever side they hang to;
 * runs never see each other, so an event far away cannot move this run's chips. A run that has no
 * solution with full chips is shortened, and where that fails the labels around the tight place
 * become badges, which always fit because neighbours may merge.
 *
 * Chips placed by hand stand before all that and never give way. A hand may put one over the only
 * way down of another event's pole; then, and only then, that pole passes behind the chip. The
 * chips are in label-flags.c, those placed by hand in label-fixed.c, the badges in label-badges.c.
 * All is a function of the arguments alone. */
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

/* How far from its pole anything of a label may come to lie, with its share of the gap. The floor
 * is a merged badge, shifted: so badges reach no further than the chips that they stand for. */
static double
get_reach (const DtlLabelScope *scope, gsize i, DtlLabelForm form)
{
  const DtlLabelOptions *options = scope->options;
  double badges =
      MAX (options->merged_width, options->badge_size) + options->badge_shift + options->edge_gap;
  double chip = form == DTL_LABEL_BADGE ? 0 : dtl_label_width (scope, i, form);

  return MAX (badges, chip) + options->gap / 2;
}

/* Where the run that begins with @first ends: at a gap that no reach of @form touches. */
static gsize
find_run_end (const DtlLabelScope *scope, gsize first, gsize end, DtlLabelForm form)
{
  double right = scope->labels[first].x + get_reach (scope, first, form);
  gsize run_end = first + 1;

  for (gsize i = first + 1; i < end; i++)
    if (scope->labels[i].x - get_reach (scope, i, form) < right)
      for (; run_end <= i; run_end++)
        right = MAX (right, scope->labels[run_end].x + get_reach (scope, run_end, form));

  return run_end;
}

/* The label nearest to @stuck that may yet become a badge, @end if there is none. */
static gsize
find_victim (const DtlLabelScope *scope, gsize first, gsize end, gsize stuck, const GArray *crowds)
{
  const DtlLabel *labels = scope->labels;
  gsize victim = end;

  for (gsize i = first; i < end; i++)
    {
      gboolean is_taken = labels[i].selected || labels[i].is_fixed;

      for (guint c = 0; c < crowds->len && !is_taken; c++)
        is_taken = i >= g_array_index (crowds, DtlLabelCrowd, c).first &&
                   i < g_array_index (crowds, DtlLabelCrowd, c).end;
      if (!is_taken && (victim == end || fabs (labels[i].x - labels[stuck].x) <
                                             fabs (labels[victim].x - labels[stuck].x)))
        victim = i;
    }

  return victim;
}

/* Takes a crowd that shares labels or room with @crowd out of @crowds, and its labels into it. */
static gboolean
absorb_crowd (const DtlLabelScope *scope, DtlLabelCrowd *crowd, GArray *crowds)
{
  double gap = scope->options->gap;

  for (guint c = 0; c < crowds->len; c++)
    {
      DtlLabelCrowd other = g_array_index (crowds, DtlLabelCrowd, c);

      if ((other.first < crowd->end && crowd->first < other.end) ||
          (other.left < crowd->right + gap && crowd->left < other.right + gap))
        {
          crowd->first = MIN (crowd->first, other.first);
          crowd->end = MAX (crowd->end, other.end);
          g_array_remove_index (crowds, c);
          return TRUE;
        }
    }

  return FALSE;
}

/* Makes badges of the labels that stand close together around @stuck; of all labels, if it is the
 * selected one for which there is no place. FALSE when no label is left to make one of. */
static gboolean
add_crowd (const DtlLabelScope *scope, gsize first, gsize end, gsize stuck, GArray *crowds)
{
  const DtlLabel *labels = scope->labels;
  double close = scope->options->badge_size + scope->options->gap;
  gsize victim = find_victim (scope, first, end, stuck, crowds);
  DtlLabelCrowd crowd = { .first = victim, .end = victim + 1 };

  if (victim == end)
    {
      crowd.first = first;
      crowd.end = end;
    }

  do
    {
      while (crowd.first > first && labels[crowd.first].x - labels[crowd.first - 1].x < close)
        crowd.first--;
      while (crowd.end < end && labels[crowd.end].x - labels[crowd.end - 1].x < close)
        crowd.end++;
      crowd = dtl_label_badges_solve (scope, crowd.first, crowd.end);
    }
  while (absorb_crowd (scope, &crowd, crowds));

  g_array_append_val (crowds, crowd);
  return crowd.first > first || crowd.end < end;
}

/* Full chips, with poles that pass behind chips placed by hand. */
static gboolean
place_behind (const DtlLabelScope *scope, gsize first, gsize end)
{
  return dtl_label_has_fixed (scope, first, end) &&
         dtl_label_flags_solve (scope, first, end, DTL_LABEL_FULL, TRUE, NULL, NULL);
}

/* Short chips all over. */
static gboolean
place_short (const DtlLabelScope *scope, gsize first, gsize end)
{
  for (gsize i = first, run_end; i < end; i = run_end)
    {
      run_end = find_run_end (scope, i, end, DTL_LABEL_SHORT);
      if (!dtl_label_flags_solve (scope, i, run_end, DTL_LABEL_SHORT, FALSE, NULL, NULL))
        return FALSE;
    }

  return TRUE;
}

/* Places a run in which neither full nor short chips fit all over. The labels around each place
 * that is too tight become badges, one crowd after the other until short chips fit around them; the
 * room that badges give up may then do for full chips. */
static void
place_tight (const DtlLabelScope *scope, gsize first, gsize end)
{
  g_autoptr (GArray) crowds = g_array_new (FALSE, FALSE, sizeof (DtlLabelCrowd));
  g_autofree DtlPlacement *tight = NULL;

  for (gsize i = first, run_end; i < end; i = run_end)
    {
      gsize stuck = i;

      run_end = find_run_end (scope, i, end, DTL_LABEL_SHORT);
      if (dtl_label_flags_solve (scope, i, run_end, DTL_LABEL_SHORT, FALSE, NULL, NULL))
        continue;

      while (!dtl_label_flags_solve (scope, i, run_end, DTL_LABEL_SHORT, TRUE, crowds, &stuck))
        if (!add_crowd (scope, i, run_end, stuck, crowds))
          break;
    }

  tight = g_memdup2 (scope->placements + first, (end - first) * sizeof *tight);
  if (!dtl_label_flags_solve (scope, first, end, DTL_LABEL_FULL, TRUE, crowds, NULL))
    memcpy (scope->placements + first, tight, (end - first) * sizeof *tight);
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
 * needs a lane above the badges.
 *
 * Labels placed by hand keep their full chips too, in their lane and on their side, whatever the
 * others do; see label-fixed.c for two on the same place. The pole of another label passes behind
 * such a chip where there is no other way. In a crowd of badges the pole of such a chip passes
 * behind a merged one that counts it in, and where even that is not enough, behind one that does
 * not.
 *
 * More than max_lanes are used in two cases alone: by a selected chip above badges if max_lanes is
 * 1, and by what has no room beside chips placed by hand.
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
  g_autoptr (GArray) fixed = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree DtlLabel *sane_labels = NULL;
  DtlLabelOptions sane_options;
  DtlLabelScope scope;
  DtlLabelForm form;
  int n_lanes = 0;

  g_return_val_if_fail (options != NULL, 0);
  g_return_val_if_fail (n == 0 || (labels != NULL && placements != NULL), 0);

  if (n == 0)
    return 0;

  sane_options = make_options_sane (options);
  sane_labels = make_labels_sane (labels, n, &sane_options);
  scope = (DtlLabelScope){ sane_labels, &sane_options, placements, fixed };
  for (gsize i = 0; i < n && sane_options.only_badges; i++)
    sane_labels[i].is_fixed = FALSE;
  dtl_label_fix (&scope, sane_labels, n);
  form = sane_options.only_badges ? DTL_LABEL_BADGE : DTL_LABEL_FULL;
  for (gsize i = 0; i < n;)
    {
      gsize end = find_run_end (&scope, i, n, form);

      if (form == DTL_LABEL_BADGE)
        dtl_label_badges_solve (&scope, i, end);
      else if (!dtl_label_flags_solve (&scope, i, end, form, FALSE, NULL, NULL) &&
               !place_short (&scope, i, end) && !place_behind (&scope, i, end))
        place_tight (&scope, i, end);
      i = end;
    }

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
