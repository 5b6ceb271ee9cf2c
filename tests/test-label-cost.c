/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The label layout against an exhaustive search with the rules as they are written in the design:
 * the same cost, and of arrangements of equal cost the same one. */
#include "label-scene.h"

#include <glib.h>

typedef struct
{
  gsize first, end;
} Span;

typedef struct
{
  double x, left, right;
  int lane;
} Flag;

typedef struct
{
  const Scene *scene;
  Span columns[8];
  gsize n_columns;
  Flag flags[LIMIT];
  int best_cost;
  int best_lanes;
  int n_left;
  DtlPlacement best[LIMIT];
  DtlPlacement now[LIMIT];
} Exhaustive;

static gboolean
are_apart (const Flag *a, const Flag *b, double gap)
{
  const Flag *upper = a->lane > b->lane ? a : b;
  const Flag *lower = a->lane > b->lane ? b : a;

  if (a->lane == b->lane)
    return a->right + gap <= b->left || b->right + gap <= a->left;
  if (a->x == b->x)
    return TRUE;
  if (upper->x < lower->x)
    return upper->x <= lower->left - (lower->left < lower->x ? gap : 0);
  return upper->x >= lower->right + (lower->right > lower->x ? gap : 0);
}

static void
try_column (Exhaustive *all, gsize column, int n_left, int n_lanes)
{
  const Scene *scene = all->scene;
  const DtlLabelOptions *options = &scene->options;
  Span span;

  if (column == all->n_columns)
    {
      int cost = 100 * n_lanes + 20 * n_left;

      if (cost < all->best_cost || (cost == all->best_cost && n_lanes < all->best_lanes))
        {
          all->best_cost = cost;
          all->best_lanes = n_lanes;
          memcpy (all->best, all->now, sizeof all->best);
        }
      return;
    }

  span = all->columns[column];
  for (DtlSide side = DTL_SIDE_RIGHT; side <= DTL_SIDE_LEFT; side++)
    for (int base = 0; base + (int) (span.end - span.first) <= options->max_lanes; base++)
      {
        gboolean fits = TRUE;
        int count = (int) (span.end - span.first);

        for (gsize i = span.first; i < span.end && fits; i++)
          {
            const DtlLabel *label = &scene->labels[i];
            Flag *flag = &all->flags[i];

            *flag =
                (Flag){ label->x, side == DTL_SIDE_RIGHT ? label->x : label->x - label->full_width,
                        side == DTL_SIDE_RIGHT ? label->x + label->full_width : label->x,
                        base + (int) (span.end - 1 - i) };
            all->now[i].side = side;
            all->now[i].lane = flag->lane;
            fits = side == DTL_SIDE_RIGHT ? flag->right + options->edge_gap <= options->right
                                          : flag->left - options->edge_gap >= options->left;
            for (gsize j = all->columns[0].first; j < i && fits; j++)
              fits = are_apart (flag, &all->flags[j], options->gap);
          }
        if (fits)
          try_column (all, column + 1, n_left + (side == DTL_SIDE_LEFT ? count : 0),
                      MAX (n_lanes, base + count));
      }
}

/* The least cost is the solver's, and of equals the arrangement that older events prefer. */
static void
test_cost (void)
{
  g_autofree Scene *scene = g_new (Scene, 1);
  g_autofree Exhaustive *all = g_new (Exhaustive, 1);
  guint n_solved = 0;
  guint n_unsolved = 0;

  for (guint32 seed = 0; seed < 3000; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

      make_scene (scene, rand, (gsize) g_rand_int_range (rand, 1, 7),
                  g_rand_double_range (rand, 330, 1200), seed % 2 == 0 ? 7 : 40);
      solve (scene);

      for (gsize first = 0, end; first < scene->n; first = end)
        {
          end = find_run_end (scene, first);
          memset (all, 0, sizeof *all);
          all->scene = scene;
          all->best_cost = G_MAXINT;
          for (gsize i = first; i < end; i++)
            if (i > first && scene->labels[i].x == scene->labels[i - 1].x)
              all->columns[all->n_columns - 1].end = i + 1;
            else
              all->columns[all->n_columns++] = (Span){ i, i + 1 };
          try_column (all, 0, 0, 0);

          for (gsize i = first; i < end; i++)
            if (all->best_cost == G_MAXINT)
              {
                n_unsolved++;
                g_assert_cmpuint (first, <, end);
              }
            else
              {
                n_solved++;
                g_assert_cmpint (scene->placements[i].form, ==, DTL_LABEL_FULL);
                g_assert_cmpint (scene->placements[i].lane, ==, all->best[i].lane);
                g_assert_cmpint (scene->placements[i].side, ==, all->best[i].side);
              }
          if (all->best_cost == G_MAXINT)
            {
              gboolean all_full = TRUE;

              for (gsize i = first; i < end; i++)
                all_full = all_full && scene->placements[i].form == DTL_LABEL_FULL;
              g_assert_false (all_full);
            }
        }
    }

  g_assert_cmpuint (n_solved, >, 5000);
  g_assert_cmpuint (n_unsolved, >, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-layout/cost", test_cost);
  return g_test_run ();
}
