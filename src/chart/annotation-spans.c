/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The stretches of sessions over which events last: a faint ground behind the bars, and at the foot
 * of the pane a thin bar from the first session to the last. Bars of stretches that overlap lie one
 * over the other, in levels that do not depend on what is in view; where the ground of two meets it
 * is darker. On grey paper, kinds that look alike are told apart by their bars. */

#include "chart/annotations.h"

#include <math.h>

#define ALPHA 0.55       /* of a tint that stands for a whole chip's ground */
#define PRINT_ALPHA 0.10 /* of ink */
#define EDGE_ALPHA 0.35
#define FILTERED_ALPHA 0.4
#define BAR 3
#define THIN_BAR 2 /* where more than three levels are in use, to fit below the lowest bar */
#define THICK_LEVELS 3
#define GAP 1

/* A flag that lasts, in its level. */
typedef struct
{
  gsize flag;
  gsize reach; /* the last row of it and of all before it in the level */
} Item;

static const DtlFlag *
get_flag (const GArray *flags, gsize i)
{
  return &g_array_index (flags, DtlFlag, i);
}

/* The level of the flag whose stretch begins with @flag->row: the lowest that is free there. */
static guint
take_level (gsize ends[DTL_SPAN_LEVELS], const DtlFlag *flag)
{
  guint level = 0;

  for (guint i = 0; i < DTL_SPAN_LEVELS; i++)
    {
      if (ends[i] <= flag->row)
        {
          level = i;
          break;
        }
      if (ends[i] < ends[level])
        level = i;
    }
  ends[level] = MAX (ends[level], flag->last_row + 1);

  return level;
}

/**
 * dtl_annotation_spans_build:
 * @self: (inout): its items are those of @flags from now on
 * @flags: (nullable) (element-type DtlFlag): by row
 *
 * Gives each flag that lasts its level, which depends on the flags alone. Within a level none
 * overlaps another, unless more overlap than there are levels.
 */
void
dtl_annotation_spans_build (DtlAnnotationSpans *self, const GArray *flags)
{
  g_autofree guint *levels = NULL;
  gsize ends[DTL_SPAN_LEVELS] = { 0 };
  guint n = flags != NULL ? flags->len : 0;

  g_return_if_fail (self != NULL);

  levels = g_new0 (guint, MAX (n, 1));
  g_array_set_size (self->items, 0);
  self->n_levels = 0;
  for (guint i = 0; i < n; i++)
    if (get_flag (flags, i)->last_row > get_flag (flags, i)->row)
      {
        levels[i] = take_level (ends, get_flag (flags, i));
        self->n_levels = MAX (self->n_levels, levels[i] + 1);
      }

  for (guint level = 0; level < DTL_SPAN_LEVELS; level++)
    {
      gsize reach = 0;

      for (guint i = 0; level < self->n_levels && i < n; i++)
        if (levels[i] == level && get_flag (flags, i)->last_row > get_flag (flags, i)->row)
          {
            Item item = { i, MAX (reach, get_flag (flags, i)->last_row) };

            reach = item.reach;
            g_array_append_val (self->items, item);
          }
      self->ends[level] = self->items->len;
    }
}

/* The first item of [first, end) whose reach is @row or beyond. */
static guint
find_item (const DtlAnnotationSpans *self, guint first, guint end, gsize row)
{
  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (g_array_index (self->items, Item, middle).reach < row)
        first = middle + 1;
      else
        end = middle;
    }

  return first;
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  gsize left = ((const DtlFoundSpan *) a)->flag;
  gsize right = ((const DtlFoundSpan *) b)->flag;

  return left < right ? -1 : left > right;
}

/**
 * dtl_annotation_spans_find:
 * @flags: (nullable) (element-type DtlFlag): that @self was built of
 *
 * The cost follows from what is found, not from how many flags there are.
 *
 * Returns: (transfer full) (element-type DtlFoundSpan): the flags that last and reach into @rows,
 *   in the order of @flags
 */
GArray *
dtl_annotation_spans_find (const DtlAnnotationSpans *self, const GArray *flags, DtlRows rows)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (DtlFoundSpan));

  g_return_val_if_fail (self != NULL, found);

  for (guint level = 0; level < self->n_levels; level++)
    for (guint k =
             find_item (self, level > 0 ? self->ends[level - 1] : 0, self->ends[level], rows.first);
         k < self->ends[level]; k++)
      {
        DtlFoundSpan span = { g_array_index (self->items, Item, k).flag, level };

        if (get_flag (flags, span.flag)->row >= rows.end)
          break;
        if (get_flag (flags, span.flag)->last_row >= rows.first)
          g_array_append_val (found, span);
      }
  g_array_sort (found, compare_found);

  return found;
}

/* One stretch, cut off at the sides of the pane. */
typedef struct
{
  const DtlFlag *flag;
  guint level;
  double bar; /* px of its height */
  double x0, x1;
  gboolean begins, ends; /* in view */
  gboolean selected;
  double alpha;
} Span;

typedef void (*DrawSpan) (const Span *span, const DtlFrame *frame, cairo_t *cr);

static Span
make_span (const DtlFlag *flag, guint level, gint64 selected, const DtlFrame *frame)
{
  double line = dtl_frame_hairline (frame, 1);
  double half = frame->time->spacing / 2;
  double right = frame->rect.x + frame->rect.width;
  double x0 = dtl_frame_snap (frame, dtl_time_scale_x (frame->time, (double) flag->row) - half);
  double x1 =
      dtl_frame_snap (frame, dtl_time_scale_x (frame->time, (double) flag->last_row) + half);
  Span span = { .flag = flag, .level = level, .selected = flag->id == selected, .alpha = 1 };

  span.begins = x0 >= frame->rect.x;
  span.ends = x1 <= right;
  span.x0 = CLAMP (x0, frame->rect.x, right);
  span.x1 = MAX (CLAMP (x1, span.x0, right), span.x0 + line);
  if (flag->filtered && !span.selected)
    span.alpha = FILTERED_ALPHA;

  return span;
}

static void
draw_ground (const Span *span, const DtlFrame *frame, cairo_t *cr)
{
  const DtlTheme *theme = frame->theme;
  gboolean is_print = dtl_theme_is_print (theme);
  double line = dtl_frame_hairline (frame, 1);
  double top = frame->rect.y;
  double bottom = frame->rect.y + frame->rect.height;
  DtlColor edge = span->selected ? theme->accent : theme->kind[span->flag->symbol];
  DtlColor ground =
      is_print ? theme->kind[span->flag->symbol] : theme->kind_tint[span->flag->symbol];

  ground.alpha *= span->alpha * (is_print ? PRINT_ALPHA : ALPHA);
  edge.alpha *= span->alpha * EDGE_ALPHA;
  dtl_frame_add_box (frame, cr, span->x0, top, span->x1, bottom);
  dtl_frame_fill_added (frame, cr, &ground);
  if (span->begins)
    dtl_frame_vertical (frame, cr, &edge, span->x0, top, bottom);
  if (span->ends)
    dtl_frame_vertical (frame, cr, &edge, span->x1 - line, top, bottom);
}

static void
draw_bar (const Span *span, const DtlFrame *frame, cairo_t *cr)
{
  double height = dtl_frame_hairline (frame, span->bar);
  double bottom = dtl_frame_snap (frame, frame->rect.y + frame->rect.height) -
                  span->level * (height + dtl_frame_hairline (frame, GAP));
  DtlColor ink = span->selected ? frame->theme->accent : frame->theme->kind[span->flag->symbol];

  ink.alpha *= span->alpha;
  dtl_frame_add_box (frame, cr, span->x0, bottom - height, span->x1, bottom);
  dtl_frame_fill_added (frame, cr, &ink);
}

static void
draw_spans (const DtlAnnotations *self,
            const DtlAnnotationsInput *input,
            const DtlFrame *frame,
            DrawSpan draw,
            cairo_t *cr)
{
  g_autoptr (GArray) found = dtl_annotation_spans_find (&self->spans, input->flags, frame->rows);

  cairo_save (cr);
  cairo_rectangle (cr, frame->rect.x, frame->rect.y, frame->rect.width, frame->rect.height);
  cairo_clip (cr);
  for (guint i = 0; i < found->len; i++)
    {
      const DtlFoundSpan *item = &g_array_index (found, DtlFoundSpan, i);
      Span span =
          make_span (get_flag (input->flags, item->flag), item->level, input->selected, frame);

      span.bar = self->spans.n_levels > THICK_LEVELS ? THIN_BAR : BAR;
      draw (&span, frame, cr);
    }
  cairo_restore (cr);
}

/**
 * dtl_annotations_draw_grounds:
 * @frame: of the price pane
 *
 * Inks the stretches that reach into the rows in view, to be drawn over. An edge is drawn only
 * where a stretch begins or ends.
 */
void
dtl_annotations_draw_grounds (const DtlAnnotations *self,
                              const DtlAnnotationsInput *input,
                              const DtlFrame *frame,
                              cairo_t *cr)
{
  g_return_if_fail (self != NULL && input != NULL && frame != NULL);

  draw_spans (self, input, frame, draw_ground, cr);
}

/* Inks the bars of the same, which lie below all prices. */
void
dtl_annotations_draw_bars (const DtlAnnotations *self,
                           const DtlAnnotationsInput *input,
                           const DtlFrame *frame,
                           cairo_t *cr)
{
  g_return_if_fail (self != NULL && input != NULL && frame != NULL);

  draw_spans (self, input, frame, draw_bar, cr);
}
