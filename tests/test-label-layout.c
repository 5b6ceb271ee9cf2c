/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the label layout promises, held against thousands of seeded random sets of events. The
 * checks know nothing of how the solver works: they look at rectangles and poles. */
#include "chart/label-layout.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define TOLERANCE 1e-6
#define LIMIT 600

typedef struct
{
  DtlLabel labels[LIMIT];
  gsize n;
  DtlLabelOptions options;
  DtlPlacement placements[LIMIT];
  int n_lanes;
} Scene;

static void
solve (Scene *scene)
{
  memset (scene->placements, 0xaa, sizeof scene->placements);
  scene->n_lanes =
      dtl_label_layout_solve (scene->labels, scene->n, &scene->options, scene->placements);
}

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

/* Every promise that holds for any input with a pane that is wide enough. */
static void
check_scene (const Scene *scene)
{
  const DtlLabelOptions *options = &scene->options;
  gboolean has_selected = FALSE;
  int top = -1;

  for (gsize i = 0; i < scene->n; i++)
    {
      const DtlPlacement *a = &scene->placements[i];

      g_assert_cmpint (a->lane, >=, 0);
      g_assert_cmpint (a->lane, <, MAX (options->max_lanes, 2));
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
              g_assert_true (scene->labels[j].selected);
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

        /* a's pole comes down past b. */
        if (a->lane > b->lane && !share_pole (scene, i, j))
          g_assert_true (a->pole_x <= b->rect.x + TOLERANCE ||
                         a->pole_x >= get_right (b) - TOLERANCE);

        if (a->foot_x < b->foot_x && !share_pole (scene, i, j) && !share_pole (scene, j, i))
          g_assert_cmpfloat (a->pole_x, <, b->pole_x);
      }
}

static void
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

static void
make_random_scene (Scene *scene, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gsize n = (gsize) g_rand_int_range (rand, 1, seed % 7 == 0 ? 70 : 14);

  make_scene (scene, rand, n, g_rand_double_range (rand, 330, 1400),
              (double[]){ 0.7, 2, 7, 14, 60 }[g_rand_int_range (rand, 0, 5)]);
  if (g_rand_int_range (rand, 0, 3) > 0)
    scene->labels[g_rand_int_range (rand, 0, (gint32) n)].selected = TRUE;
  for (gsize i = 0; i < n && seed % 3 == 0; i++)
    if (g_rand_int_range (rand, 0, 4) == 0)
      {
        scene->labels[i].is_fixed = TRUE;
        scene->labels[i].side = g_rand_boolean (rand) ? DTL_SIDE_LEFT : DTL_SIDE_RIGHT;
        scene->labels[i].lane = g_rand_int_range (rand, 0, 3);
      }
  if (seed % 11 == 0)
    scene->options.max_lanes = g_rand_int_range (rand, 1, 7);
  if (seed % 13 == 0)
    scene->options.only_badges = TRUE;
}

static void
test_random (void)
{
  g_autofree Scene *scene = g_new (Scene, 1);
  guint n_forms[4] = { 0 };

  for (guint32 seed = 0; seed < 4000; seed++)
    {
      make_random_scene (scene, seed);
      solve (scene);
      check_scene (scene);
      for (gsize i = 0; i < scene->n; i++)
        n_forms[scene->placements[i].form]++;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (n_forms); i++)
    g_assert_cmpuint (n_forms[i], >, 1000); /* the sets reach every form */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-layout/random", test_random);
  return g_test_run ();
}
