/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A crowd as numbered badges: small enough to stand side by side when they may move off their
 * poles a little, and merged with their neighbours where even that has no room.
 *
 *   lane 1   (1)    (3)      [   selected   ]     the selected label keeps its chip,
 *   lane 0    |  (2) |  (5)  |(7)                 one lane above the others
 *              \  | /  /     |/
 *               o o o o      oo                   leaders bend at the bottom of lane 0
 *
 * The crowd is a row of items in the order of x: badges stacked on one pole, a merged badge, or the
 * bare pole of the selected chip. Two neighbours keep their distance; as that is at least half a
 * badge and half a gap on either side, items that are no neighbours keep theirs by itself. Each
 * item has a span in which its centre may lie. When no choice of lanes and centres satisfies all,
 * the two closest items of the crowd that got stuck merge, which must end: one merged badge always
 * fits. */
#include "chart/label-layout-private.h"

#include <string.h>

#define LANES DTL_LABEL_LANES_LIMIT
#define STUCK G_MAXDOUBLE

typedef struct
{
  gsize first, end;       /* labels, those that stand too */
  double first_x, last_x; /* of their poles */
  gboolean has_standing;  /* their poles pass through, and are all there is if n_stacked is 0 */
  gboolean merged;
  int n_stacked;          /* lanes taken from the base upwards */
  double half;            /* of the width */
  double low, high;       /* the span of the centre */
  double earliest[LANES]; /* centre, by base lane, given the items before */
  int base;
  double at;
} Item;

typedef struct
{
  const DtlLabelScope *scope;
  gsize selected; /* that hangs above the badges; G_MAXSIZE: none */
  int n_lanes;    /* for badges */
  GArray *items;  /* of Item */
} Row;

static Item *
get_item (const Row *row, guint i)
{
  return &g_array_index (row->items, Item, i);
}

/* Whether a label keeps its chip, so that of all it has its pole alone is among the badges. */
static gboolean
is_standing (const Row *row, gsize i)
{
  return i == row->selected || row->scope->labels[i].is_fixed;
}

/* The span in which the poles of chips come down behind their item: first that of the selected one,
 * then as many as there can be of those placed by hand. */
static void
span_standing (const Row *row, Item *item)
{
  item->low = -G_MAXDOUBLE;
  item->high = G_MAXDOUBLE;
  for (int pass = 0; pass <= 1; pass++)
    for (gsize i = item->first; i < item->end; i++)
      {
        double x = row->scope->labels[i].x;

        if (is_standing (row, i) && (i == row->selected) == (pass == 0) &&
            x - item->half <= item->high && x + item->half >= item->low)
          {
            item->low = MAX (item->low, x - item->half);
            item->high = MIN (item->high, x + item->half);
          }
      }
}

/* Sets what follows from the labels of an item: its size and span. */
static void
measure_item (const Row *row, Item *item)
{
  const DtlLabelOptions *options = row->scope->options;
  double badge = options->badge_size / 2;
  double left, right, reach;

  item->first_x = row->scope->labels[item->first].x;
  item->last_x = row->scope->labels[item->end - 1].x;
  item->has_standing = FALSE;
  for (gsize i = item->first; i < item->end; i++)
    item->has_standing = item->has_standing || is_standing (row, i);

  if (item->n_stacked == 0)
    {
      item->half = (item->last_x - item->first_x) / 2;
      item->low = item->high = (item->first_x + item->last_x) / 2;
      return;
    }

  item->half = item->merged ? MAX (badge, options->merged_width / 2) : badge;
  left = dtl_label_left_limit (row->scope) + item->half;
  right = MAX (left, dtl_label_right_limit (row->scope) - item->half);
  if (item->has_standing)
    {
      span_standing (row, item);
    }
  else
    {
      reach = options->badge_shift + item->half - badge;
      item->low = item->first_x - reach;
      item->high = item->last_x + reach;
    }
  item->low = CLAMP (item->low, left, right);
  item->high = CLAMP (item->high, left, right);
}

/* One item a column. FALSE if a column has more badges than lanes; they are merged. */
static gboolean
make_items (Row *row, gsize first, gsize end)
{
  const DtlLabel *labels = row->scope->labels;
  gboolean all_stacked = TRUE;

  g_array_set_size (row->items, 0);
  for (gsize i = first; i < end;)
    {
      Item item = { .first = i, .end = i + 1 };
      gsize n;

      while (item.end < end && labels[item.end].x == labels[i].x)
        item.end++;

      n = 0;
      for (gsize k = item.first; k < item.end; k++)
        n += !is_standing (row, k);
      item.merged = n > (gsize) row->n_lanes;
      item.n_stacked = item.merged ? 1 : (int) n;
      all_stacked = all_stacked && !item.merged;

      measure_item (row, &item);
      g_array_append_val (row->items, item);
      i = item.end;
    }

  return all_stacked;
}

/* How far apart the centres of neighbours must be, at least. */
static double
get_distance (const Row *row, const Item *a, int a_base, const Item *b, int b_base)
{
  double gap = row->scope->options->gap;
  int a_top = a_base + a->n_stacked - 1;
  int b_top = b_base + b->n_stacked - 1;

  if (a->n_stacked == 0 && b->n_stacked == 0)
    return 0; /* poles stand where they stand */
  if (a->has_standing || b->has_standing || (a_base <= b_top && b_base <= a_top))
    return a->half + b->half + (a->n_stacked == 0 || b->n_stacked == 0 ? gap / 2 : gap);

  /* The leader of the upper one passes beside the lower one. */
  return (a_base > b_base ? b->half : a->half) + gap / 2;
}

/* The bases that an item may have: a merged badge is too wide to stand over the leaders of two
 * neighbours, so it stays at the bottom. */
static int
get_n_bases (const Row *row, const Item *item)
{
  return item->merged || item->n_stacked == 0 ? 1 : row->n_lanes - item->n_stacked + 1;
}

/* Moves all items as far left as they can be. Returns the first one that has no place, or the
 * number of items. */
static guint
push_left (const Row *row)
{
  for (guint i = 0; i < row->items->len; i++)
    {
      Item *item = get_item (row, i);
      gboolean is_placed = FALSE;

      for (int base = 0; base < get_n_bases (row, item); base++)
        {
          double earliest = i == 0 ? item->low : STUCK;

          for (int b = 0; i > 0 && b < get_n_bases (row, get_item (row, i - 1)); b++)
            {
              const Item *before = get_item (row, i - 1);

              if (before->earliest[b] < STUCK)
                earliest =
                    MIN (earliest, before->earliest[b] + get_distance (row, before, b, item, base));
            }

          earliest = MAX (earliest, item->low);
          item->earliest[base] = earliest <= item->high ? earliest : STUCK;
          is_placed = is_placed || item->earliest[base] < STUCK;
        }

      if (!is_placed)
        return i;
    }

  return row->items->len;
}

/* Chooses lanes from right to left: each item the one that lets it stay nearest to its pole, so a
 * crowd descends to the right, and one that stands free is in lane 0. */
static void
choose_bases (const Row *row)
{
  double wanted = 0; /* centre of the item to the right */
  double latest = 0; /* the same, if all are pushed to the right */

  for (guint i = row->items->len; i-- > 0;)
    {
      Item *item = get_item (row, i);
      const Item *after = i + 1 < row->items->len ? get_item (row, i + 1) : NULL;
      double middle = CLAMP ((item->first_x + item->last_x) / 2, item->low, item->high);
      double best_wanted = 0;
      double best_latest = 0;

      item->base = -1;
      for (int base = 0; base < get_n_bases (row, item); base++)
        {
          double distance = after != NULL ? get_distance (row, item, base, after, after->base) : 0;
          double try_latest = after != NULL ? MIN (item->high, latest - distance) : item->high;
          double try_wanted = after != NULL ? MIN (middle, wanted - distance) : middle;

          if (item->earliest[base] > try_latest)
            continue;
          if (item->base < 0 || try_wanted > best_wanted)
            {
              item->base = base;
              best_wanted = try_wanted;
              best_latest = try_latest;
            }
        }
      wanted = best_wanted;
      latest = best_latest;
    }
}

/* A block of items that touch, pushed as one to where the sum of squared shifts is least. */
typedef struct
{
  guint end; /* items */
  double sum;
  double at; /* sum / number of items */
} Block;

/* Puts the centres as near to the poles as the distances allow: pools adjacent violators, then
 * keeps each centre in its span. Measured from where an item would be if all touched, centres need
 * only not decrease, and so the spans' bounds can be made not to. */
static void
settle_centres (const Row *row)
{
  guint n = row->items->len;
  g_autofree double *offset = g_new (double, n);
  g_autofree double *high = g_new (double, n);
  g_autofree Block *blocks = g_new (Block, n);
  double low = -G_MAXDOUBLE;
  guint n_blocks = 0;

  offset[0] = 0;
  for (guint i = 1; i < n; i++)
    {
      const Item *before = get_item (row, i - 1);
      const Item *item = get_item (row, i);

      offset[i] = offset[i - 1] + get_distance (row, before, before->base, item, item->base);
    }

  for (guint i = n; i-- > 0;)
    high[i] = MIN (get_item (row, i)->high - offset[i], i + 1 < n ? high[i + 1] : G_MAXDOUBLE);

  for (guint i = 0; i < n; i++)
    {
      const Item *item = get_item (row, i);
      double wanted = (item->first_x + item->last_x) / 2 - offset[i];

      blocks[n_blocks++] = (Block){ i + 1, wanted, wanted };
      while (n_blocks > 1 && blocks[n_blocks - 2].at > blocks[n_blocks - 1].at)
        {
          Block *block = &blocks[n_blocks - 2];
          guint first = n_blocks > 2 ? blocks[n_blocks - 3].end : 0;

          block->end = i + 1;
          block->sum += blocks[n_blocks - 1].sum;
          block->at = block->sum / (block->end - first);
          n_blocks--;
        }
    }

  for (guint i = 0, block = 0; i < n; i++)
    {
      Item *item = get_item (row, i);

      while (blocks[block].end <= i)
        block++;
      low = MAX (low, item->low - offset[i]);
      item->at = MAX (low, MIN (blocks[block].at, high[i])) + offset[i];
    }
}

/* Merges two neighbours of the crowd before @stuck: the closest ones, of equals the oldest. */
static void
merge_before (Row *row, guint stuck)
{
  guint first = stuck;
  guint closest;
  Item *item;

  g_assert (stuck > 0); /* the first item always has a place: its span is not empty */

  /* The crowd begins with the item that stands at the left end of its span. */
  while (first > 0 &&
         (first == stuck || get_item (row, first)->earliest[0] > get_item (row, first)->low))
    first--;

  closest = first;
  for (guint i = first + 1; i < stuck; i++)
    if (get_item (row, i + 1)->first_x - get_item (row, i)->last_x <
        get_item (row, closest + 1)->first_x - get_item (row, closest)->last_x)
      closest = i;

  item = get_item (row, closest);
  item->end = get_item (row, closest + 1)->end;
  item->n_stacked = item->n_stacked + get_item (row, closest + 1)->n_stacked > 0;
  item->merged = item->n_stacked > 0;
  measure_item (row, item);
  g_array_remove_index (row->items, closest + 1);
}

static void
place_item (const Row *row, const Item *item, int crowd_base)
{
  const DtlLabelScope *scope = row->scope;
  gsize leader = item->first;
  int lane = crowd_base + item->base + item->n_stacked - 1;

  while (leader < item->end && is_standing (row, leader))
    leader++;
  for (gsize i = leader; i < item->end; i++)
    {
      if (is_standing (row, i))
        continue;
      scope->placements[i] = (DtlPlacement){
        .form = item->merged ? DTL_LABEL_MERGED : DTL_LABEL_BADGE,
        .side = DTL_SIDE_RIGHT,
        .lane = lane,
        .rect = { .x = item->at - item->half, .width = 2 * item->half },
        .pole_x = item->at,
        .foot_x = (item->first_x + item->last_x) / 2,
        .first = item->merged ? item->first : i,
        .end = item->merged ? item->end : i + 1,
        .leads = !item->merged || i == leader,
      };
      if (!item->merged)
        lane--;
    }
}

/* Arranges the badges of labels @first to @end in at most @max_lanes lanes. */
static void
arrange (Row *row, gsize first, gsize end, int max_lanes)
{
  guint stuck;

  for (row->n_lanes = 1; row->n_lanes < max_lanes; row->n_lanes++)
    if (make_items (row, first, end) && push_left (row) == row->items->len)
      break;

  if (row->n_lanes == max_lanes)
    {
      make_items (row, first, end);
      while ((stuck = push_left (row)) < row->items->len)
        merge_before (row, stuck);
    }

  choose_bases (row);
  settle_centres (row);
}

/* Sets the extent of @crowd, and its base: the lowest with no chip placed by hand in its way. FALSE
 * if it reaches above @max_lanes. */
static gboolean
measure_crowd (const Row *row, DtlLabelCrowd *crowd, int max_lanes)
{
  int n_free = 0;
  int lane = 0;

  crowd->left = G_MAXDOUBLE;
  crowd->right = -G_MAXDOUBLE;
  crowd->n_lanes = 0;
  for (guint i = 0; i < row->items->len; i++)
    {
      const Item *item = get_item (row, i);

      /* Bare poles of chips placed by hand are no badges. */
      if (item->n_stacked == 0 && !(crowd->selected >= item->first && crowd->selected < item->end))
        continue;
      crowd->left = MIN (crowd->left, item->at - item->half);
      crowd->right = MAX (crowd->right, item->at + item->half);
      crowd->n_lanes = MAX (crowd->n_lanes, item->base + item->n_stacked);
    }

  if (crowd->left > crowd->right)
    {
      crowd->left = get_item (row, 0)->first_x;
      crowd->right = get_item (row, row->items->len - 1)->last_x;
    }

  for (; n_free < crowd->n_lanes; lane++)
    n_free =
        dtl_label_is_free (row->scope, G_MAXSIZE, lane, crowd->left, crowd->right) ? n_free + 1 : 0;
  crowd->base = lane - crowd->n_lanes;

  return lane <= max_lanes;
}

/* The selected chip of a crowd, in the lowest lane above it that is free. */
static void
place_selected (const DtlLabelScope *scope, const DtlLabelCrowd *crowd)
{
  gsize i = crowd->selected;

  for (int lane = crowd->base + crowd->n_lanes; lane < DTL_LABEL_LANES; lane++)
    {
      gboolean right = dtl_label_place_chip (scope, i, DTL_LABEL_FULL, DTL_SIDE_RIGHT, lane);

      if (right && dtl_label_stands_clear (scope, i))
        return;
      if (dtl_label_place_chip (scope, i, DTL_LABEL_FULL, DTL_SIDE_LEFT, lane))
        {
          if (dtl_label_stands_clear (scope, i))
            return;
        }
      else if (!right)
        {
          dtl_label_slide_chip (scope, i, DTL_LABEL_FULL, lane);
          if (dtl_label_stands_clear (scope, i))
            return;
        }
    }
}

/* Places labels @first to @end as badges; there is always a way. Chips placed by hand stay as they
 * are, and if the badges have no room beside them in all lanes, fewer lanes are tried. */
DtlLabelCrowd
dtl_label_badges_solve (const DtlLabelScope *scope, gsize first, gsize end)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  Row row = { scope, G_MAXSIZE, 1, items };
  DtlLabelCrowd crowd = { .first = first, .end = end, .selected = G_MAXSIZE };
  int max_lanes = scope->options->max_lanes;

  for (gsize i = first; i < end && !scope->options->only_badges; i++)
    if (scope->labels[i].selected && !scope->labels[i].is_fixed)
      {
        row.selected = crowd.selected = i;
        max_lanes = MAX (1, max_lanes - 1);
        break;
      }

  for (int n_lanes = max_lanes; n_lanes > 0; n_lanes--)
    {
      arrange (&row, first, end, n_lanes);
      if (measure_crowd (&row, &crowd, max_lanes))
        break;
    }

  for (guint i = 0; i < items->len; i++)
    place_item (&row, get_item (&row, i), crowd.base);
  if (crowd.selected != G_MAXSIZE)
    place_selected (scope, &crowd);

  return crowd;
}
