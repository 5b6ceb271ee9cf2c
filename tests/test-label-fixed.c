/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flags placed by hand: obstacles that never give way, whatever events there are besides. */
#include "label-check.h"

#include <glib.h>

/* Chips placed by hand stand where they stand without all others, and in full. */
static guint
check_fixed (const Scene *scene)
{
  g_autofree DtlPlacement *own = g_new0 (DtlPlacement, scene->n);
  g_autofree gboolean *fixed = find_fixed (scene, own);
  guint n_fixed = 0;

  for (gsize i = 0; i < scene->n; i++)
    if (fixed[i])
      {
        const DtlPlacement *placement = &scene->placements[i];

        g_assert_cmpint (placement->form, ==, DTL_LABEL_FULL);
        g_assert_cmpint (placement->lane, ==, own[i].lane);
        g_assert_cmpfloat (placement->rect.x, ==, own[i].rect.x);
        g_assert_cmpfloat (placement->rect.width, ==, own[i].rect.width);
        n_fixed++;
      }

  return n_fixed;
}

/* Sets with several chips placed by hand, in calm and in crowds: these stay, whatever is added or
 * selected, nothing overlaps, and poles pass behind them in need alone. */
static void
test_obstacles (void)
{
  g_autofree Scene *scene = g_new (Scene, 1);
  guint n_fixed = 0;
  guint n_as_asked = 0;

  for (guint32 seed = 0; seed < 6000; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      gsize n = (gsize) g_rand_int_range (rand, 2, seed % 5 == 0 ? 60 : 16);

      make_scene (scene, rand, n, g_rand_double_range (rand, 330, 1600), seed % 3 == 0 ? 3 : 12);
      for (int k = g_rand_int_range (rand, 1, 6); k > 0; k--)
        {
          DtlLabel *label = &scene->labels[g_rand_int_range (rand, 0, (gint32) n)];

          label->is_fixed = TRUE;
          label->side = g_rand_boolean (rand) ? DTL_SIDE_LEFT : DTL_SIDE_RIGHT;
          label->lane = g_rand_int_range (rand, 0, 3);
        }
      if (seed % 2 == 0)
        scene->labels[g_rand_int_range (rand, 0, (gint32) n)].selected = TRUE;
      solve (scene);
      check_scene (scene);
      n_fixed += check_fixed (scene);
      for (gsize i = 0; i < n; i++)
        n_as_asked += scene->labels[i].is_fixed &&
                      scene->placements[i].lane == scene->labels[i].lane &&
                      scene->placements[i].side == scene->labels[i].side;

      /* Another selection, and one event less: check_fixed() asks for the same places. */
      for (gsize i = 0; i < n; i++)
        scene->labels[i].selected = i == seed % n;
      solve (scene);
      check_scene (scene);
      check_fixed (scene);
      for (gsize i = 0; i < scene->n; i++)
        if (!scene->labels[i].is_fixed)
          {
            memmove (scene->labels + i, scene->labels + i + 1,
                     (scene->n - i - 1) * sizeof scene->labels[0]);
            scene->n--;
            break;
          }
      solve (scene);
      check_scene (scene);
      check_fixed (scene);
    }

  g_assert_cmpuint (label_check_n_behind, <, 10); /* of 18,000 sets */
  g_assert_cmpuint (n_fixed, >, 10000);
  g_assert_cmpuint (n_as_asked, >, 8000);
}

/* A chip that its owner has dragged stays where it was put, and the others arrange themselves. */
static void
test_fixed (void)
{
  g_autofree Scene *scene = g_new0 (Scene, 1);

  scene->options = dtl_label_options_screen;
  scene->options.right = 900;
  scene->n = 2;
  scene->labels[0] = (DtlLabel){ .x = 300, .full_width = 150, .short_width = 120 };
  scene->labels[1] = (DtlLabel){ .x = 340,
                                 .full_width = 150,
                                 .short_width = 120,
                                 .is_fixed = TRUE,
                                 .side = DTL_SIDE_LEFT,
                                 .lane = 2 };
  solve (scene);
  check_scene (scene);
  g_assert_cmpint (scene->placements[1].side, ==, DTL_SIDE_LEFT);
  g_assert_cmpint (scene->placements[1].lane, ==, 2);
  g_assert_cmpint (scene->placements[0].side, ==, DTL_SIDE_LEFT); /* right is the other's pole */

  scene->labels[0].x = 20;
  scene->labels[0].full_width = 60;
  scene->labels[1].x = 100; /* no room for it on its left */
  solve (scene);
  check_scene (scene);
  g_assert_cmpint (scene->placements[1].side, ==, DTL_SIDE_RIGHT);
  g_assert_cmpint (scene->placements[1].lane, ==, 2);

  /* It does not give way to one that has no other way down: that pole passes behind it. */
  scene->labels[0].x = 50;
  scene->labels[0].full_width = 150;
  scene->labels[1].side = DTL_SIDE_RIGHT;
  scene->labels[1].lane = 0;
  scene->labels[1].x = 60;
  scene->n = 3;
  scene->labels[2] = (DtlLabel){ .x = 130, .full_width = 150, .short_width = 120 };
  solve (scene);
  check_scene (scene);
  g_assert_cmpint (scene->placements[1].side, ==, DTL_SIDE_RIGHT);
  g_assert_cmpint (scene->placements[1].lane, ==, 0);
  for (gsize i = 0; i < 3; i++)
    g_assert_cmpint (scene->placements[i].form, ==, DTL_LABEL_FULL);
  g_assert_cmpint (scene->placements[2].lane, ==, 1);

  /* Two on one place: the older has it, the younger the next lane up. */
  scene->n = 2;
  for (gsize i = 0; i < 2; i++)
    scene->labels[i] = (DtlLabel){
      .x = 300 + 10 * (double) i, .full_width = 150, .short_width = 120, .is_fixed = TRUE, .lane = 1
    };
  solve (scene);
  check_scene (scene);
  g_assert_cmpint (scene->placements[0].side, ==, DTL_SIDE_RIGHT);
  g_assert_cmpint (scene->placements[0].lane, ==, 1);
  g_assert_cmpint (scene->placements[1].side, ==, DTL_SIDE_RIGHT);
  g_assert_cmpint (scene->placements[1].lane, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-layout/fixed/one-by-one", test_fixed);
  g_test_add_func ("/label-layout/fixed/random", test_obstacles);
  return g_test_run ();
}
