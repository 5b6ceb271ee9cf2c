/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds placements against the rules of the label layout. Nothing here knows how the solver works:
 * it looks at rectangles and poles. */
#include "label-check.h"

#include <glib.h>
#include <math.h>

#define TOLERANCE 1e-6

static gboolean
is_chip (const DtlPlacement *placement)
{
  return placement->form == DTL_LABEL_FULL || placement->form == DTL_LABEL_SHORT;
}

static double
get_right (const DtlPlacement *placement)
{
  return placement->rect.x + placement->rect.width;
}

/* Whether @owner's pole has a right to pass @other: one pole of one session, or a merged badge that
 * counts @owner in. */
static gboolean
share_pole (const Scene *scene, gsize owner, gsize other)
{
  const DtlPlacement *placement = &scene->placements[other];

  return scene->labels[owner].x == scene->labels[other].x ||
         (owner >= placement->first && owner < placement->end);
}

/* Poles of chips placed by hand that pass behind a badge which does not count them in: a crowd may
 * leave them no other way. */
guint label_check_n_behind;

static gboolean
is_behind (const DtlPlacement *a, const DtlPlacement *b)
{
  return a->pole_x > b->rect.x && a->pole_x < get_right (b);
}

static gboolean
overlaps_fixed (const DtlPlacement *placements, const gboolean *fixed, gsize i, double gap)
{
  for (gsize j = 0; j < i; j++)
    if (fixed[j] && placements[j].lane == placements[i].lane &&
        placements[j].rect.x < get_right (&placements[i]) + gap &&
        placements[i].rect.x < get_right (&placements[j]) + gap)
      return TRUE;

  return FALSE;
}

/* Where chips placed by hand must stand, told from themselves alone: the place that was asked for,
 * or the nearest one that no older chip has. Returns: [n] which labels those are. */
gboolean *
find_fixed (const Scene *scene, DtlPlacement *placements)
{
  const DtlLabelOptions *options = &scene->options;
  g_autofree DtlPlacement *own = g_new0 (DtlPlacement, scene->n);
  gboolean *fixed = g_new0 (gboolean, scene->n);

  for (gsize i = 0; i < scene->n && !options->only_badges; i++)
    {
      const DtlLabel *label = &scene->labels[i];
      double width = label->full_width;
      gboolean has_right = label->x + width <= options->right - options->edge_gap;
      gboolean has_left = label->x - width >= options->left + options->edge_gap;

      /* Lanes by distance, the upper one first: 0, +1, -1, +2, -2 ... */
      for (int step = 0; step < 2 * options->max_lanes && label->is_fixed && !fixed[i]; step++)
        {
          int lane = MIN (label->lane, options->max_lanes - 1) +
                     (step % 2 == 1 ? (step + 1) / 2 : -step / 2);

          for (int attempt = 0; attempt < 3 && !fixed[i]; attempt++)
            {
              gboolean is_right = (label->side == DTL_SIDE_RIGHT) == (attempt == 0);
              double x = is_right ? label->x : label->x - width;

              if (lane < 0 || lane >= options->max_lanes ||
                  (attempt < 2 ? !(is_right ? has_right : has_left) : has_right || has_left))
                continue;
              if (attempt == 2)
                x = CLAMP (label->x, options->left + options->edge_gap,
                           options->right - options->edge_gap - width);
              own[i] = (DtlPlacement){ .lane = lane, .rect = { .x = x, .width = width } };
              fixed[i] = !overlaps_fixed (own, fixed, i, options->gap);
            }
        }
    }

  if (placements != NULL)
    memcpy (placements, own, scene->n * sizeof *own);
  return fixed;
}

/* Every promise that holds for any input with a pane that is wide enough. */
void
check_scene (const Scene *scene)
{
  const DtlLabelOptions *options = &scene->options;
  g_autofree gboolean *fixed = find_fixed (scene, NULL);
  gboolean has_selected = FALSE;
  gboolean has_fixed = FALSE;
  int top = -1;

  for (gsize i = 0; i < scene->n; i++)
    has_fixed = has_fixed || fixed[i];

  for (gsize i = 0; i < scene->n; i++)
    {
      const DtlPlacement *a = &scene->placements[i];

      g_assert_cmpint (a->lane, >=, 0);
      g_assert_cmpint (a->lane, <,
                       has_fixed ? 2 * options->max_lanes + 1 : MAX (options->max_lanes, 2));
      top = MAX (top, a->lane);
      g_assert_cmpfloat (a->rect.x, >=, options->left - TOLERANCE);
      g_assert_cmpfloat (get_right (a), <=, options->right + TOLERANCE);
      g_assert_cmpfloat (a->rect.y, >=, 0);
      g_assert_cmpfloat (a->rect.y + a->rect.height, <=,
                         (scene->n_lanes - a->lane) * options->lane_height + TOLERANCE);

      /* Each label is in one placement, and each placement is led by one label. */
      g_assert_cmpuint (a->first, <=, i);
      g_assert_cmpuint (a->end, >, i);
      if (a->form != DTL_LABEL_MERGED)
        {
          g_assert_cmpuint (a->end - a->first, ==, 1);
          g_assert_true (a->leads);
        }
      else
        {
          int n_leading = 0;

          for (gsize j = a->first; j < a->end; j++)
            if (scene->placements[j].form == DTL_LABEL_MERGED)
              {
                g_assert_cmpuint (scene->placements[j].first, ==, a->first);
                g_assert_cmpuint (scene->placements[j].end, ==, a->end);
                n_leading += scene->placements[j].leads;
              }
            else
              g_assert_true (scene->labels[j].selected || fixed[j]);
          g_assert_cmpint (n_leading, ==, 1);
        }

      if (scene->labels[i].selected && !has_selected && !options->only_badges)
        g_assert_cmpint (a->form, ==, DTL_LABEL_FULL);
      has_selected = has_selected || scene->labels[i].selected;

      /* The pole leaves the chip, and badges stay near theirs. */
      g_assert_cmpfloat (a->pole_x, >=, a->rect.x - options->edge_gap - TOLERANCE);
      g_assert_cmpfloat (a->pole_x, <=, get_right (a) + options->edge_gap + TOLERANCE);
      if (is_chip (a))
        g_assert_cmpfloat (a->pole_x, ==, a->foot_x);
      if (a->form == DTL_LABEL_BADGE)
        g_assert_cmpfloat (fabs (a->pole_x - a->foot_x), <=, options->badge_shift + TOLERANCE);
    }
  g_assert_cmpint (scene->n_lanes, ==, top + 1);

  for (gsize i = 0; i < scene->n; i++)
    for (gsize j = 0; j < scene->n; j++)
      {
        const DtlPlacement *a = &scene->placements[i];
        const DtlPlacement *b = &scene->placements[j];

        if (i == j || !a->leads || !b->leads)
          continue;

        if (a->lane == b->lane)
          g_assert_true (get_right (a) + options->gap <= b->rect.x + TOLERANCE ||
                         get_right (b) + options->gap <= a->rect.x + TOLERANCE);
        g_assert_false (dtl_rect_overlaps (&a->rect, &b->rect));

        /* a's pole comes down past b; behind it only if a hand has put b there. */
        if (a->lane > b->lane && !share_pole (scene, i, j) && !fixed[j])
          {
            double gap = is_chip (b) ? options->gap : options->gap / 2;
            double left_gap = is_chip (b) && b->pole_x <= b->rect.x ? 0 : gap;
            double right_gap = is_chip (b) && b->pole_x >= get_right (b) ? 0 : gap;

            if (fixed[i] && !is_chip (b) && is_behind (a, b))
              {
                label_check_n_behind++;
                continue;
              }
            g_assert_true (a->pole_x <= b->rect.x - left_gap + TOLERANCE ||
                           a->pole_x >= get_right (b) + right_gap - TOLERANCE);
          }

        if (a->foot_x < b->foot_x && !share_pole (scene, i, j) && !share_pole (scene, j, i))
          g_assert_cmpfloat (a->pole_x, <, b->pole_x);
      }
}
