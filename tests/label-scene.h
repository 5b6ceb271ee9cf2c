/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/label-layout.h"

#include <math.h>
#include <string.h>

/* A pane with events and where the solver puts them, for the tests of the label layout. */
#define LIMIT 600

typedef struct
{
  DtlLabel labels[LIMIT];
  gsize n;
  DtlLabelOptions options;
  DtlPlacement placements[LIMIT];
  int n_lanes;
} Scene;

static inline void
solve (Scene *scene)
{
  memset (scene->placements, 0xaa, sizeof scene->placements);
  scene->n_lanes =
      dtl_label_layout_solve (scene->labels, scene->n, &scene->options, scene->placements);
}

static inline void
make_scene (Scene *scene, GRand *rand, gsize n, double width, double step)
{
  memset (scene, 0, sizeof *scene);
  scene->n = n;
  scene->options = dtl_label_options_screen;
  scene->options.left = 0;
  scene->options.right = width;
  for (gsize i = 0; i < n; i++)
    {
      DtlLabel *label = &scene->labels[i];

      /* Sessions stand on a grid, so some are shared. */
      label->x = step / 2 + step * floor (g_rand_double_range (rand, 0, width / step - 1));
      label->full_width = g_rand_double_range (rand, 90, 300);
      label->short_width = label->full_width - g_rand_double_range (rand, 0, 40);
    }
  for (gsize i = 1; i < n; i++)
    for (gsize j = i; j > 0 && scene->labels[j].x < scene->labels[j - 1].x; j--)
      {
        DtlLabel swap = scene->labels[j];

        scene->labels[j] = scene->labels[j - 1];
        scene->labels[j - 1] = swap;
      }
}

/* Labels that nothing else can touch, whatever side they hang to. */
static inline gsize
find_run_end (const Scene *scene, gsize first)
{
  const DtlLabelOptions *options = &scene->options;
  double floor_px = options->merged_width + options->badge_shift + options->edge_gap;

  for (gsize end = first + 1; end < scene->n; end++)
    {
      gboolean touches = FALSE;

      for (gsize i = first; i < end; i++)
        for (gsize j = end; j < scene->n; j++)
          touches = touches || scene->labels[j].x - scene->labels[i].x <
                                   MAX (scene->labels[i].full_width, floor_px) +
                                       MAX (scene->labels[j].full_width, floor_px) + options->gap;
      if (!touches)
        return end;
    }

  return scene->n;
}
