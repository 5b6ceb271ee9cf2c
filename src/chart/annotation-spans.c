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
#define GAP 1
#define LEVELS 3 /* that fit below the lowest bar of the series */

/* The level of the flag whose stretch begins with @flag->row: the lowest that is free there. */
static guint
take_level (gsize ends[LEVELS], const DtlFlag *flag)
{
  guint level = 0;

  for (guint i = 0; i < LEVELS; i++)
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

/* One stretch, cut off at the sides of the pane. */
typedef struct
{
  const DtlFlag *flag;
  guint level;
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
  dtl_frame_fill_boxes (cr, &ground);
  if (span->begins)
    dtl_frame_vertical (frame, cr, &edge, span->x0, top, bottom);
  if (span->ends)
    dtl_frame_vertical (frame, cr, &edge, span->x1 - line, top, bottom);
}

static void
draw_bar (const Span *span, const DtlFrame *frame, cairo_t *cr)
{
  double height = dtl_frame_hairline (frame, BAR);
  double bottom = dtl_frame_snap (frame, frame->rect.y + frame->rect.height) -
                  span->level * (height + dtl_frame_hairline (frame, GAP));
  DtlColor ink = span->selected ? frame->theme->accent : frame->theme->kind[span->flag->symbol];

  ink.alpha *= span->alpha;
  dtl_frame_add_box (frame, cr, span->x0, bottom - height, span->x1, bottom);
  dtl_frame_fill_boxes (cr, &ink);
}

static void
draw_spans (const DtlAnnotationsInput *input, const DtlFrame *frame, DrawSpan draw, cairo_t *cr)
{
  gsize ends[LEVELS] = { 0 };

  cairo_save (cr);
  cairo_rectangle (cr, frame->rect.x, frame->rect.y, frame->rect.width, frame->rect.height);
  cairo_clip (cr);
  for (guint i = 0; input->flags != NULL && i < input->flags->len; i++)
    {
      const DtlFlag *flag = &g_array_index (input->flags, DtlFlag, i);
      guint level;
      Span span;

      if (flag->row >= frame->rows.end)
        break;
      if (flag->last_row <= flag->row)
        continue;
      level = take_level (ends, flag);
      if (flag->last_row < frame->rows.first)
        continue;
      span = make_span (flag, level, input->selected, frame);
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
dtl_annotations_draw_grounds (const DtlAnnotationsInput *input, const DtlFrame *frame, cairo_t *cr)
{
  g_return_if_fail (input != NULL && frame != NULL);

  draw_spans (input, frame, draw_ground, cr);
}

/* Inks the bars of the same, which lie below all prices. */
void
dtl_annotations_draw_bars (const DtlAnnotationsInput *input, const DtlFrame *frame, cairo_t *cr)
{
  g_return_if_fail (input != NULL && frame != NULL);

  draw_spans (input, frame, draw_bar, cr);
}
