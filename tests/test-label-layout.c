/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the label layout promises, held against thousands of seeded random sets of events. The
 * checks know nothing of how the solver works: they look at rectangles and poles. Chips placed by
 * hand have tests of their own in test-label-fixed.c. */
#include "label-check.h"

#include <glib.h>
#include <math.h>

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

static void
assert_same (const Scene *a, gsize i, const Scene *b, gsize j)
{
  const DtlPlacement *p = &a->placements[i];
  const DtlPlacement *q = &b->placements[j];

  g_assert_cmpint (p->form, ==, q->form);
  g_assert_cmpint (p->side, ==, q->side);
  g_assert_cmpint (p->lane, ==, q->lane);
  g_assert_cmpfloat (p->rect.x, ==, q->rect.x);
  g_assert_cmpfloat (p->rect.width, ==, q->rect.width);
  g_assert_cmpfloat (p->pole_x, ==, q->pole_x);
  g_assert_cmpfloat (p->foot_x, ==, q->foot_x);
  g_assert_cmpint (p->leads, ==, q->leads);
}

/* Adding an event leaves all runs but its own as they were; removing it restores that one too. */
static void
test_stability (void)
{
  g_autofree Scene *before = g_new (Scene, 1);
  g_autofree Scene *with = g_new (Scene, 1);
  g_autofree Scene *again = g_new (Scene, 1);
  guint n_far = 0;

  for (guint32 seed = 0; seed < 2000; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      gsize added;

      make_scene (with, rand, (gsize) g_rand_int_range (rand, 3, seed % 5 == 0 ? 40 : 16),
                  seed % 2 == 0 ? 1400 : 3600, 7);
      added = (gsize) g_rand_int_range (rand, 0, (gint32) with->n);
      if (seed % 3 == 0)
        with->labels[(added + 1) % with->n].selected = TRUE;
      *before = *with;
      memmove (before->labels + added, before->labels + added + 1,
               (before->n - added - 1) * sizeof before->labels[0]);
      before->n--;
      *again = *before;

      solve (before);
      solve (with);
      solve (again);

      for (gsize i = 0; i < before->n; i++)
        assert_same (before, i, again, i);

      for (gsize first = 0, end; first < with->n; first = end)
        {
          end = find_run_end (with, first);
          if (added >= first && added < end)
            continue;
          for (gsize i = first; i < end; i++)
            {
              assert_same (with, i, before, i < added ? i : i - 1);
              n_far++;
            }
        }
    }

  g_assert_cmpuint (n_far, >, 2000);
}

/* Selecting another event leaves the runs of neither the old nor the new one as they were, and all
 * others alone. */
static void
test_select (void)
{
  g_autofree Scene *before = g_new (Scene, 1);
  g_autofree Scene *after = g_new (Scene, 1);

  for (guint32 seed = 0; seed < 1000; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      gsize selected;

      make_scene (before, rand, (gsize) g_rand_int_range (rand, 3, 40), 2400, 7);
      selected = (gsize) g_rand_int_range (rand, 0, (gint32) before->n);
      *after = *before;
      after->labels[selected].selected = TRUE;
      solve (before);
      solve (after);
      g_assert_cmpint (after->placements[selected].form, ==, DTL_LABEL_FULL);

      for (gsize first = 0, end; first < after->n; first = end)
        {
          end = find_run_end (after, first);
          for (gsize i = first; i < end && !(selected >= first && selected < end); i++)
            assert_same (before, i, after, i);
        }
    }
}

typedef struct
{
  double x;
  double full_width;
  DtlLabelForm form;
  DtlSide side;
  int lane;
} Row;

/* The arrangement of the design's main window: March to August 2022, 942 px wide. */
static const Row rows[] = {
  { 90, 158, DTL_LABEL_FULL, DTL_SIDE_RIGHT, 1 },  /* 15 Mar, low */
  { 97, 143, DTL_LABEL_FULL, DTL_SIDE_RIGHT, 0 },  /* 16 Mar, Liu He */
  { 442, 182, DTL_LABEL_FULL, DTL_SIDE_LEFT, 0 },  /* 26 May, earnings */
  { 663, 288, DTL_LABEL_FULL, DTL_SIDE_LEFT, 1 },  /* on or before 14 Jul, summons */
  { 663, 127, DTL_LABEL_FULL, DTL_SIDE_LEFT, 0 },  /* 14 Jul, the selected one */
  { 719, 155, DTL_LABEL_FULL, DTL_SIDE_RIGHT, 1 }, /* 26 Jul, primary listing */
  { 739, 141, DTL_LABEL_FULL, DTL_SIDE_RIGHT, 0 }, /* 29 Jul, SEC list */
};

static void
test_window (void)
{
  g_autofree Scene *scene = g_new0 (Scene, 1);

  scene->options = dtl_label_options_screen;
  scene->options.right = 942;
  scene->n = G_N_ELEMENTS (rows);
  for (gsize i = 0; i < scene->n; i++)
    {
      scene->labels[i].x = rows[i].x;
      scene->labels[i].full_width = rows[i].full_width;
      scene->labels[i].short_width = rows[i].full_width - 20;
    }
  scene->labels[4].selected = TRUE;
  solve (scene);
  check_scene (scene);

  g_assert_cmpint (scene->n_lanes, ==, 2);
  for (gsize i = 0; i < scene->n; i++)
    {
      g_assert_cmpint (scene->placements[i].form, ==, rows[i].form);
      g_assert_cmpint (scene->placements[i].side, ==, rows[i].side);
      g_assert_cmpint (scene->placements[i].lane, ==, rows[i].lane);
      g_assert_cmpfloat (scene->placements[i].rect.y, ==, rows[i].lane == 0 ? 42 : 0);
      g_assert_cmpfloat (scene->placements[i].rect.height, ==, 36);
    }

  /* The same in the narrow window: badges in two lanes. */
  scene->options = dtl_label_options_narrow;
  scene->options.right = 353;
  for (gsize i = 0; i < scene->n; i++)
    scene->labels[i].x *= 0.38;
  solve (scene);
  check_scene (scene);
  g_assert_cmpint (scene->n_lanes, ==, 2);
  for (gsize i = 0; i < scene->n; i++)
    g_assert_cmpint (scene->placements[i].form, ==, DTL_LABEL_BADGE);
}

/* Five hundred events, on one day, at the edge, spread: valid and in bounded time. */
static void
test_crowd (void)
{
  g_autofree Scene *scene = g_new0 (Scene, 1);

  for (int way = 0; way < 5; way++)
    for (int selected = -1; selected < 500; selected += 167)
      {
        gint64 began = g_get_monotonic_time ();

        memset (scene->labels, 0, sizeof scene->labels);
        scene->options = dtl_label_options_screen;
        scene->options.right = 942;
        scene->n = 500;
        for (int i = 0; i < 500; i++)
          scene->labels[i] = (DtlLabel){
            .x = (double[]){ 400, 0, 942, i * 942 / 500.0, 600 + 20 * floor (i / 125.0) }[way],
            .full_width = 150,
            .short_width = 120,
            .selected = i == selected,
          };
        solve (scene);
        g_test_message ("500 events, way %d: %.2f ms", way,
                        (double) (g_get_monotonic_time () - began) / 1000);
        check_scene (scene);
      }
}

/* Coordinates that are no coordinates, and panes that are no panes. */
static void
test_insane (void)
{
  static const double values[] = { NAN, INFINITY, -INFINITY, 1e300, -1e300, 0, -5, 1e-300, 250 };
  g_autofree Scene *scene = g_new0 (Scene, 1);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int round = 0; round < 3000; round++)
    {
      scene->options = dtl_label_options_screen;
      scene->options.right = (double[]){ 942, 10, 0, -40, INFINITY, NAN }[round % 6];
      if (round % 5 == 0)
        scene->options.gap = values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))];
      if (round % 7 == 0)
        scene->options.max_lanes = g_rand_int_range (rand, -3, 40);
      scene->n = (gsize) g_rand_int_range (rand, 0, 20);
      for (gsize i = 0; i < scene->n; i++)
        scene->labels[i] = (DtlLabel){
          .x = values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))],
          .full_width = values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))],
          .short_width = values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))],
          .selected = g_rand_int_range (rand, 0, 4) == 0,
          .is_fixed = g_rand_boolean (rand),
          .side = g_rand_boolean (rand) ? DTL_SIDE_LEFT : DTL_SIDE_RIGHT,
          .lane = g_rand_int_range (rand, -9, 9),
        };
      solve (scene);

      for (gsize i = 0; i < scene->n; i++)
        {
          const DtlPlacement *placement = &scene->placements[i];

          g_assert_cmpuint (placement->first, <=, i);
          g_assert_cmpuint (placement->end, >, i);
          g_assert_cmpuint (placement->end, <=, scene->n);
          g_assert_cmpint (placement->lane, >=, 0);
          g_assert_cmpint (placement->lane, <, scene->n_lanes);
          g_assert_true (isfinite (placement->rect.x) && isfinite (placement->rect.width));
          g_assert_true (isfinite (placement->rect.y) && isfinite (placement->rect.height));
          g_assert_true (isfinite (placement->pole_x) && isfinite (placement->foot_x));
          g_assert_cmpfloat (placement->rect.width, >=, 0);
        }
    }
  g_assert_cmpint (dtl_label_layout_solve (NULL, 0, &dtl_label_options_screen, NULL), ==, 0);
}

/* Prints what a window of sixty events costs; 2 ms is the aim on a desktop. */
static void
test_time (void)
{
  g_autofree Scene *scene = g_new (Scene, 1);
  double total_ms = 0;
  double worst_ms = 0;

  for (guint32 seed = 0; seed < 100; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      gint64 began;
      double ms;

      make_scene (scene, rand, 60, seed % 2 == 0 ? 942 : 2400, 7);
      scene->labels[seed % 60].selected = TRUE;
      began = g_get_monotonic_time ();
      solve (scene);
      ms = (double) (g_get_monotonic_time () - began) / 1000;
      total_ms += ms;
      worst_ms = MAX (worst_ms, ms);
      check_scene (scene);
    }

  g_test_message ("60 events: %.2f ms on average, %.2f ms at worst", total_ms / 100, worst_ms);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-layout/random", test_random);
  g_test_add_func ("/label-layout/stability", test_stability);
  g_test_add_func ("/label-layout/select", test_select);
  g_test_add_func ("/label-layout/window", test_window);
  g_test_add_func ("/label-layout/crowd", test_crowd);
  g_test_add_func ("/label-layout/insane", test_insane);
  g_test_add_func ("/label-layout/time", test_time);
  return g_test_run ();
}
