/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sides and lanes of one run's chips: the cheapest arrangement, by dynamic programming over
 * its columns from left to right. A column is all that stands on one x.
 *
 * What a column may do depends on the columns before it only through a few x in each lane: where
 * the last chip ends, from where on a pole may pass it, and where the last pole passes. A state
 * that is behind another in all of these and no cheaper cannot win, so few states are kept. They
 * stand in the order of preference (older first: right before left, low before high), and a state
 * gives way to an equally cheap one only if that one is preferred: ties go to the older event.
 *
 * STATES_LIMIT bounds the time of a run. Beyond it the result is valid but perhaps not the
 * cheapest; three lanes were never seen to need more than 47. */
#include "chart/label-layout-private.h"

#include <string.h>

#define STATES_LIMIT 96
#define LANE_COST 100
#define LEFT_COST 20
#define LANES DTL_LABEL_LANES
#define NOWHERE (-G_MAXDOUBLE)

/* A chip in its lane. */
typedef struct
{
  int lane; /* -1: none */
  DtlSide side;
  double x; /* of its pole */
  double left, right;
  gboolean lets_pass; /* poles may pass behind it */
} Chip;

typedef struct
{
  const DtlLabelScope *scope;
  gsize first, end;
  DtlLabelForm form;
  gboolean behind_fixed; /* poles may pass behind chips placed by hand */
  const GArray *crowds;  /* of DtlLabelCrowd; nullable */
  int n_lanes;
  int crowd_lanes; /* that crowds may reach into, perhaps more than chips may */
} Run;

/* The labels of one x or of one crowd, and one way to arrange them. */
typedef struct
{
  gsize first, end;
  const DtlLabelCrowd *crowd; /* nullable */
  double x;                   /* of the pole; of a crowd, that of the selected or first label */
  double poles_left;          /* x, but for a crowd among chips placed by hand: */
  double poles_right;         /* all that leaders and poles may cross */
  int top;
  int n_left;
  Chip chips[LANES]; /* by lane */
} Column;

/* Where the columns so far leave room, lane by lane. */
typedef struct
{
  double chip_end[LANES];  /* right edge of the last chip */
  double pole_from[LANES]; /* poles may pass from here on */
  double pole[LANES];      /* the last one that passes */
  int n_left;
  guint step;
} State;

/* How a kept state came about; each chain begins at step 0. */
typedef struct
{
  guint parent;
  gsize first; /* label of the column */
  DtlSide side;
  int base;
} Step;

static Chip
make_chip (const DtlLabelScope *scope, gsize i)
{
  const DtlPlacement *placement = &scope->placements[i];

  return (Chip){ .lane = placement->lane,
                 .side = placement->side,
                 .x = scope->labels[i].x,
                 .left = placement->rect.x,
                 .right = placement->rect.x + placement->rect.width };
}

/* From where on poles pass to the right of a chip: at once if its own pole is on that side. */
static double
get_pole_from (const Chip *chip, double gap)
{
  return chip->right > chip->x ? chip->right + gap : chip->right;
}

static const DtlLabelCrowd *
find_crowd (const Run *run, gsize i)
{
  for (guint c = 0; run->crowds != NULL && c < run->crowds->len; c++)
    {
      const DtlLabelCrowd *crowd = &g_array_index (run->crowds, DtlLabelCrowd, c);

      if (i >= crowd->first && i < crowd->end)
        return crowd;
    }

  return NULL;
}

/* A chip on @side; the selected one must stand, so where neither side has room it slides. */
static gboolean
place_on_side (const Run *run, gsize i, DtlSide side, int lane)
{
  DtlSide other = side == DTL_SIDE_RIGHT ? DTL_SIDE_LEFT : DTL_SIDE_RIGHT;

  if (dtl_label_place_chip (run->scope, i, run->form, side, lane))
    return TRUE;
  if (!run->scope->labels[i].selected ||
      dtl_label_place_chip (run->scope, i, run->form, other, lane))
    return FALSE;

  dtl_label_slide_chip (run->scope, i, run->form, lane);
  return TRUE;
}

/* Puts a chip into its lane; what is there already and it become one obstacle. */
static void
add_chip (Column *column, Chip chip)
{
  Chip *there = &column->chips[chip.lane];

  if (there->lane >= 0)
    {
      chip.left = MIN (chip.left, there->left);
      chip.right = MAX (chip.right, there->right);
      chip.lets_pass = chip.lets_pass && there->lets_pass;
    }
  *there = chip;
  column->top = MAX (column->top, chip.lane);
}

static Chip
make_fixed_chip (const Run *run, gsize i)
{
  Chip chip = make_chip (run->scope, i);

  chip.lets_pass = run->behind_fixed;
  return chip;
}

/* Hangs the selected chip into the lowest free lane above the badges of its crowd. */
static gboolean
arrange_selected (const Run *run, Column *column, DtlSide side)
{
  const DtlLabelScope *scope = run->scope;
  gsize i = column->crowd->selected;

  for (int lane = column->crowd->base + column->crowd->n_lanes; lane < LANES; lane++)
    {
      if (!place_on_side (run, i, side, lane))
        return FALSE;
      if (column->chips[lane].lane < 0 && dtl_label_stands_clear (scope, i))
        {
          add_chip (column, make_chip (scope, i));
          column->n_left = column->chips[lane].side == DTL_SIDE_LEFT;
          return TRUE;
        }
    }

  return FALSE;
}

/* A crowd stands where it does; only the chip above it, if any, has two sides. */
static gboolean
arrange_crowd (const Run *run, Column *column, DtlSide side, int base)
{
  const DtlLabelCrowd *crowd = column->crowd;

  if (base != 0 || (side == DTL_SIDE_LEFT && crowd->selected == G_MAXSIZE))
    return FALSE;

  for (int l = crowd->base; l < crowd->base + crowd->n_lanes; l++)
    add_chip (column, (Chip){ .lane = l,
                              .side = DTL_SIDE_RIGHT,
                              .x = column->x,
                              .left = crowd->left,
                              .right = crowd->right });
  for (gsize i = column->first; i < column->end; i++)
    if (run->scope->labels[i].is_fixed)
      add_chip (column, make_fixed_chip (run, i));
  if (crowd->selected != G_MAXSIZE && !arrange_selected (run, column, side))
    return FALSE;

  return column->top < run->n_lanes || run->n_lanes == run->scope->options->max_lanes;
}

/* Hangs the column's free labels to @side, the last in lane @base and the others in the next lanes
 * that are free. Fills in the placements. FALSE if there is no such place. */
static gboolean
arrange_column (const Run *run, Column *column, DtlSide side, int base)
{
  int lane = base;

  column->top = -1;
  column->n_left = 0;
  for (int l = 0; l < LANES; l++)
    column->chips[l].lane = -1;
  if (column->crowd != NULL)
    return arrange_crowd (run, column, side, base);

  for (gsize i = column->first; i < column->end; i++)
    if (run->scope->labels[i].is_fixed)
      {
        add_chip (column, make_fixed_chip (run, i));
        if (column->top >= run->n_lanes)
          return FALSE;
      }

  if (column->chips[base].lane >= 0 && base > 0)
    return FALSE; /* the same as a higher base */

  for (gsize i = column->end; i-- > column->first;)
    {
      if (run->scope->labels[i].is_fixed)
        continue;
      while (lane < run->n_lanes && column->chips[lane].lane >= 0)
        lane++;
      if (lane >= run->n_lanes || !place_on_side (run, i, side, lane))
        return FALSE;
      add_chip (column, make_chip (run->scope, i));
    }

  for (int l = 0; l <= column->top; l++)
    column->n_left += column->chips[l].lane >= 0 && column->chips[l].side == DTL_SIDE_LEFT;

  return TRUE;
}

/* Whether the column fits behind @state; then it is added to it. */
static gboolean
add_column (const Run *run, State *state, const Column *column)
{
  double gap = run->scope->options->gap;

  for (int l = 0; l <= column->top; l++)
    {
      const Chip *chip = &column->chips[l];

      if (l < column->top &&
          (column->poles_left < state->pole_from[l] || column->poles_left < state->pole[l]))
        return FALSE;
      if (chip->lane >= 0 &&
          (chip->left < state->chip_end[l] + gap ||
           (!chip->lets_pass && chip->left < state->pole[l] + (chip->left < chip->x ? gap : 0))))
        return FALSE;
    }

  for (int l = 0; l <= column->top; l++)
    {
      const Chip *chip = &column->chips[l];

      /* Leaders of a crowd may be near the one below a chip that lets them pass. */
      if (l < column->top || chip->lets_pass)
        state->pole[l] = column->poles_right;
      if (chip->lane >= 0)
        {
          state->chip_end[l] = chip->right;
          if (!chip->lets_pass)
            state->pole_from[l] = get_pole_from (chip, gap);
        }
    }
  state->n_left += column->n_left;

  return TRUE;
}

/* Forgets all that the columns to come cannot touch, so that states become comparable. */
static void
forget_before (State *state, double horizon)
{
  for (int l = 0; l < LANES; l++)
    {
      if (state->chip_end[l] <= horizon)
        state->chip_end[l] = NOWHERE;
      if (state->pole_from[l] <= horizon)
        state->pole_from[l] = NOWHERE;
      if (state->pole[l] <= horizon)
        state->pole[l] = NOWHERE;
    }
}

/* Whether all that can follow @b can follow @a. */
static gboolean
leaves_room_of (const State *a, const State *b, int n_tracked)
{
  for (int l = 0; l < n_tracked; l++)
    if (a->chip_end[l] > b->chip_end[l] || a->pole_from[l] > b->pole_from[l] ||
        a->pole[l] > b->pole[l])
      return FALSE;

  return TRUE;
}

/* Adds @state, which comes after all of @states in preference, unless it cannot win. */
static gboolean
keep_state (GArray *states, const State *state, int n_tracked)
{
  guint n_kept = 0;

  for (guint i = 0; i < states->len; i++)
    {
      const State *kept = &g_array_index (states, State, i);

      if (kept->n_left <= state->n_left && leaves_room_of (kept, state, n_tracked))
        return FALSE;
    }

  for (guint i = 0; i < states->len; i++)
    {
      const State *kept = &g_array_index (states, State, i);

      if (state->n_left >= kept->n_left || !leaves_room_of (state, kept, n_tracked))
        g_array_index (states, State, n_kept++) = *kept;
    }
  g_array_set_size (states, n_kept);
  if (n_kept == STATES_LIMIT)
    return FALSE;

  g_array_append_vals (states, state, 1);
  return TRUE;
}

static Column
make_column (const Run *run, gsize first)
{
  const DtlLabel *labels = run->scope->labels;
  Column column = { .first = first, .end = first + 1, .x = labels[first].x };

  column.crowd = find_crowd (run, first);
  if (column.crowd != NULL)
    {
      column.end = column.crowd->end;
      if (column.crowd->selected != G_MAXSIZE)
        column.x = labels[column.crowd->selected].x;
    }
  else
    while (column.end < run->end && labels[column.end].x == column.x)
      column.end++;

  column.poles_left = column.poles_right = column.x;
  if (column.crowd != NULL &&
      (column.crowd->base > 0 || dtl_label_has_fixed (run->scope, first, column.end)))
    {
      column.poles_left = MIN (column.crowd->left, labels[first].x);
      column.poles_right = MAX (column.crowd->right, labels[column.end - 1].x);
    }

  return column;
}

/* [i - first]: where the chips of labels from @i on can begin, and a gap before it. */
static double *
make_horizons (const Run *run)
{
  double *horizons = g_new (double, run->end - run->first + 1);

  horizons[run->end - run->first] = G_MAXDOUBLE;
  for (gsize i = run->end; i-- > run->first;)
    {
      const DtlLabelCrowd *crowd = find_crowd (run, i);
      double left = run->scope->labels[i].x - dtl_label_width (run->scope, i, run->form);

      if (crowd != NULL)
        left = MIN (left, crowd->left);
      horizons[i - run->first] =
          MIN (horizons[i - run->first + 1], left - run->scope->options->gap);
    }

  return horizons;
}

/* The ways in which a column may be arranged, whatever came before. */
static int
list_ways (const Run *run, gsize first, Column *columns, Step *ways)
{
  int n_ways = 0;

  for (DtlSide side = DTL_SIDE_RIGHT; side <= DTL_SIDE_LEFT; side++)
    for (int base = 0; base < run->n_lanes; base++)
      {
        columns[n_ways] = make_column (run, first);
        ways[n_ways] = (Step){ .first = first, .side = side, .base = base };
        if (arrange_column (run, &columns[n_ways], side, base))
          n_ways++;
      }

  return n_ways;
}

/* The cheapest arrangement in run->n_lanes lanes: the number of flags hanging left. @steps receives
 * the way to it, back from step @last. If there is none, -1 and the first label that has no place.
 */
static int
search (const Run *run, GArray *steps, guint *last, gsize *stuck)
{
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (State));
  g_autoptr (GArray) next = g_array_new (FALSE, FALSE, sizeof (State));
  g_autofree double *horizons = make_horizons (run);
  State start = { 0 };
  const State *best;

  for (int l = 0; l < LANES; l++)
    start.chip_end[l] = start.pole_from[l] = start.pole[l] = NOWHERE;
  g_array_append_val (states, start);
  g_array_set_size (steps, 1);

  for (gsize i = run->first; i < run->end;)
    {
      Column columns[2 * LANES];
      Step ways[2 * LANES];
      int n_ways = list_ways (run, i, columns, ways);
      gsize end = make_column (run, i).end;
      GArray *swap;

      g_array_set_size (next, 0);
      for (guint s = 0; s < states->len; s++)
        for (int way = 0; way < n_ways; way++)
          {
            State state = g_array_index (states, State, s);

            if (!add_column (run, &state, &columns[way]))
              continue;
            forget_before (&state, horizons[end - run->first]);
            ways[way].parent = g_array_index (states, State, s).step;
            state.step = steps->len;
            if (keep_state (next, &state, MAX (run->n_lanes, run->crowd_lanes)))
              g_array_append_val (steps, ways[way]);
          }

      if (next->len == 0)
        {
          *stuck = i;
          return -1;
        }
      swap = states;
      states = next;
      next = swap;
      i = end;
    }

  best = &g_array_index (states, State, 0);
  for (guint s = 1; s < states->len; s++)
    if (g_array_index (states, State, s).n_left < best->n_left)
      best = &g_array_index (states, State, s);
  *last = best->step;

  return best->n_left;
}

/* Fills in the placements along the steps back from @last. */
static void
apply (const Run *run, const GArray *steps, guint last)
{
  while (last > 0)
    {
      const Step *step = &g_array_index (steps, Step, last);
      Column column = make_column (run, step->first);

      arrange_column (run, &column, step->side, step->base);
      last = step->parent;
    }
}

/* Whether the run cannot fit for its mass alone: spares the search of a crowd. */
static gboolean
is_too_much (const Run *run)
{
  const DtlLabelOptions *options = run->scope->options;
  double length = 0;

  for (gsize i = run->first; i < run->end; i++)
    length += dtl_label_width (run->scope, i, run->form) + options->gap;

  return length > run->n_lanes * (options->right - options->left + 2 * options->gap) &&
         run->end - run->first > 1;
}

/* Places labels @first to @end as chips of @form at the least cost, around @crowds (nullable) and
 * the chips placed by hand, behind which poles may pass if @behind_fixed. FALSE if there is no
 * arrangement: the placements of chips are then undefined, but for those placed by hand, and @stuck
 * (nullable) is a label that has no place. */
gboolean
dtl_label_flags_solve (const DtlLabelScope *scope,
                       gsize first,
                       gsize end,
                       DtlLabelForm form,
                       gboolean behind_fixed,
                       const GArray *crowds,
                       gsize *stuck)
{
  g_autoptr (GArray) best = NULL;
  guint best_last = 0;
  int best_cost = G_MAXINT;
  gsize stuck_at = first;
  Run run = { scope, first, end, form, behind_fixed, crowds, scope->options->max_lanes, 0 };

  if (crowds == NULL && is_too_much (&run))
    return FALSE;

  if (crowds != NULL && scope->fixed->len > 0)
    run.crowd_lanes = LANES;

  for (run.n_lanes = 1; run.n_lanes <= scope->options->max_lanes; run.n_lanes++)
    {
      g_autoptr (GArray) steps = NULL;
      guint last = 0;
      int n_left;

      if (best_cost <= LANE_COST * run.n_lanes)
        break;

      steps = g_array_new (FALSE, TRUE, sizeof (Step));
      n_left = search (&run, steps, &last, &stuck_at);
      if (n_left >= 0 && LANE_COST * run.n_lanes + LEFT_COST * n_left < best_cost)
        {
          best_cost = LANE_COST * run.n_lanes + LEFT_COST * n_left;
          best_last = last;
          g_clear_pointer (&best, g_array_unref);
          best = g_steal_pointer (&steps);
        }
    }

  if (best == NULL)
    {
      if (stuck != NULL)
        *stuck = stuck_at;
      return FALSE;
    }

  run.n_lanes = scope->options->max_lanes;
  apply (&run, best, best_last);
  return TRUE;
}
