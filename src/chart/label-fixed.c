/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips that a hand has placed: fixed obstacles, which stand before anything else is arranged and
 * depend on the pane and on each other alone. So no event that is added, removed or selected moves
 * one of them.
 *
 * Two chips that were put on the same place: the older one has it. The younger goes to the nearest
 * place that is free, looked for in this order: its lane, then the lanes one away, two away and so
 * on, of each two the upper one first; in every lane the side that was asked for before the other,
 * and last, for a chip too wide for either side, along its pole. One for which all lanes are taken
 * is arranged like the chips that no hand has placed. */
#include "chart/label-layout-private.h"

/* Whether no chip placed by hand, of those before @end, stands in @lane between @left and @right or
 * too close. */
gboolean
dtl_label_is_free (const DtlLabelScope *scope, gsize end, int lane, double left, double right)
{
  double gap = scope->options->gap;

  for (guint f = 0; f < scope->fixed->len; f++)
    {
      gsize i = g_array_index (scope->fixed, gsize, f);
      const DtlPlacement *placement = &scope->placements[i];

      if (i >= end)
        break;
      if (placement->lane == lane && placement->rect.x < right + gap &&
          left < placement->rect.x + placement->rect.width + gap)
        return FALSE;
    }

  return TRUE;
}

static gboolean
fits (const DtlLabelScope *scope, gsize i)
{
  const DtlPlacement *placement = &scope->placements[i];

  return dtl_label_is_free (scope, i, placement->lane, placement->rect.x,
                            placement->rect.x + placement->rect.width);
}

/* Puts label @i into @lane, on the side it asks for if there is room. */
static gboolean
fix_in_lane (const DtlLabelScope *scope, gsize i, int lane)
{
  DtlSide asked = scope->labels[i].side;
  DtlSide other = asked == DTL_SIDE_RIGHT ? DTL_SIDE_LEFT : DTL_SIDE_RIGHT;
  gboolean has_side = FALSE;

  for (int attempt = 0; attempt < 2; attempt++)
    if (dtl_label_place_chip (scope, i, DTL_LABEL_FULL, attempt == 0 ? asked : other, lane))
      {
        has_side = TRUE;
        if (fits (scope, i))
          return TRUE;
      }

  if (has_side)
    return FALSE;
  dtl_label_slide_chip (scope, i, DTL_LABEL_FULL, lane);
  return fits (scope, i);
}

static gboolean
fix_chip (const DtlLabelScope *scope, gsize i)
{
  int asked = scope->labels[i].lane;

  if (fix_in_lane (scope, i, asked))
    return TRUE;
  for (int away = 1; away < scope->options->max_lanes; away++)
    if ((asked + away < scope->options->max_lanes && fix_in_lane (scope, i, asked + away)) ||
        (asked - away >= 0 && fix_in_lane (scope, i, asked - away)))
      return TRUE;

  return FALSE;
}

/* Places the chips that a hand has placed, older ones first, and lists them in @scope->fixed. In
 * @labels, which are those of @scope, the mark of one that has no place is taken away. */
void
dtl_label_fix (const DtlLabelScope *scope, DtlLabel *labels, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (labels[i].is_fixed && fix_chip (scope, i))
        g_array_append_val (scope->fixed, i);
      else
        labels[i].is_fixed = FALSE;
    }
}

/* Whether any label of [first, end) stands where a hand has put it. */
gboolean
dtl_label_has_fixed (const DtlLabelScope *scope, gsize first, gsize end)
{
  for (gsize i = first; i < end; i++)
    if (scope->labels[i].is_fixed)
      return TRUE;

  return FALSE;
}

/* Whether no chip placed by hand is in the way of label @i's, and no pole of one. */
gboolean
dtl_label_stands_clear (const DtlLabelScope *scope, gsize i)
{
  const DtlPlacement *placement = &scope->placements[i];
  double gap = scope->options->gap;
  double left = placement->rect.x;
  double right = left + placement->rect.width;

  for (guint f = 0; f < scope->fixed->len; f++)
    {
      const DtlPlacement *other = &scope->placements[g_array_index (scope->fixed, gsize, f)];
      double x = other->foot_x;

      if (other->lane > placement->lane && x != placement->foot_x && x > left - gap &&
          x < right + gap && x != left && x != right)
        return FALSE;
    }

  return dtl_label_is_free (scope, G_MAXSIZE, placement->lane, left, right);
}
