/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Has the flags in view measured and placed, and inks what comes back: poles and dots here, chips
 * in chip.c. */

#include "chart/annotations.h"

#include <math.h>

#include "chart/chip.h"
#include "chart/label-layout.h"

#define LANE_PADDING 4 /* px above the topmost chip */
#define FOOT_GAP 6     /* px from the foot to the day's high */
#define DOT_RADIUS 2.5
#define BEND_HEIGHT 5 /* px of a slanting leader, above the price pane */
#define PRINT_BADGE 18
#define FILTERED_ALPHA 0.4
#define COVER_INSET 3 /* px beside a chip's own pole */
#define POLE_TOP 6    /* px below the top of a chip that a pole runs along */

/* A chip as the solver placed it, and the flag that gives it its looks. */
typedef struct
{
  DtlPlacement placement;
  gsize flag; /* of the whole list: the selected one of those it stands for, else the first */
  gboolean selected;
  gboolean began; /* before the rows in view: its pole stands at the edge of the pane */
} Placed;

void
dtl_annotations_init (DtlAnnotations *self)
{
  self->chips = g_array_new (FALSE, TRUE, sizeof (DtlChip));
  self->placed = g_array_new (FALSE, TRUE, sizeof (Placed));
  self->shown = g_array_new (FALSE, TRUE, sizeof (gsize));
  self->spans = (DtlAnnotationSpans){ .items = g_array_new (FALSE, TRUE, 2 * sizeof (gsize)) };
  self->lane_top = self->height = 0;
}

void
dtl_annotations_clear (DtlAnnotations *self)
{
  g_clear_pointer (&self->chips, g_array_unref);
  g_clear_pointer (&self->placed, g_array_unref);
  g_clear_pointer (&self->shown, g_array_unref);
  g_clear_pointer (&self->spans.items, g_array_unref);
}

/* To be called when the list of flags is another one: chips point into the old one. */
void
dtl_annotations_set_flags (DtlAnnotations *self, const GArray *flags)
{
  g_array_set_size (self->chips, 0);
  g_array_set_size (self->placed, 0);
  g_array_set_size (self->shown, 0);
  dtl_annotation_spans_build (&self->spans, flags);
}

static const DtlFlag *
get_flag (const GArray *flags, gsize i)
{
  return &g_array_index (flags, DtlFlag, i);
}

static DtlLabel
measure_flag (const DtlFlag *flag, const DtlFrame *frame, const DtlAnnotationsInput *input)
{
  DtlLabel label = { .x = flag->row < frame->rows.first ? frame->rect.x
                                                        : dtl_frame_column_x (frame, flag->row),
                     .selected = flag->id == input->selected,
                     .is_fixed = flag->is_fixed,
                     .side = flag->side,
                     .lane = flag->lane };

  if (flag->id == input->held.flag_id)
    {
      label.is_fixed = TRUE;
      label.side = input->held.side;
      label.lane = input->held.lane;
    }
  dtl_chip_measure (flag, frame, &label.full_width, &label.short_width);

  return label;
}

static DtlLabelOptions
get_options (const DtlTheme *theme, gboolean only_badges)
{
  DtlLabelOptions options = only_badges ? dtl_label_options_narrow : dtl_label_options_screen;
  double scale = theme->text_scale;

  /* Numbers on paper are smaller: nobody has to hit them. */
  if (dtl_theme_is_print (theme))
    {
      options.badge_size = options.badge_shift = PRINT_BADGE;
      if (only_badges)
        {
          options.full_height = options.short_height = PRINT_BADGE;
          options.lane_height = PRINT_BADGE + options.gap;
        }
    }

  options.full_height = rint (options.full_height * scale);
  options.short_height = rint (options.short_height * scale);
  options.badge_size = rint (options.badge_size * scale);
  options.merged_width = rint (options.merged_width * scale);
  options.lane_height = rint ((options.lane_height - options.gap) * scale) + options.gap;

  return options;
}

/* Returns: px that one more lane takes */
double
dtl_annotations_get_lane_height (const DtlTheme *theme, gboolean only_badges)
{
  return get_options (theme, only_badges).lane_height;
}

/* The first flag that stands on @row or after it. */
static gsize
find_flag (const GArray *flags, gsize row)
{
  gsize first = 0;
  gsize end = flags->len;

  while (first < end)
    {
      gsize middle = first + (end - first) / 2;

      if (get_flag (flags, middle)->row < row)
        first = middle + 1;
      else
        end = middle;
    }

  return first;
}

/* Lists the flags that have a label: those that began before the rows in view and last into them,
 * and those that stand in view. */
static void
list_shown (DtlAnnotations *self, const GArray *flags, DtlRows rows)
{
  g_autoptr (GArray) found = NULL;

  g_array_set_size (self->shown, 0);
  if (flags == NULL || rows.first >= rows.end)
    return;

  found = dtl_annotation_spans_find (&self->spans, flags, rows);
  for (guint i = 0; i < found->len; i++)
    {
      gsize flag = g_array_index (found, DtlFoundSpan, i).flag;

      if (get_flag (flags, flag)->row < rows.first)
        g_array_append_val (self->shown, flag);
    }
  for (gsize i = find_flag (flags, rows.first);
       i < flags->len && get_flag (flags, i)->row < rows.end; i++)
    g_array_append_val (self->shown, i);
}

static gsize
get_shown (const DtlAnnotations *self, gsize i)
{
  return g_array_index (self->shown, gsize, i);
}

static gboolean
all_badges (const DtlPlacement *placements, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (placements[i].form < DTL_LABEL_BADGE)
      return FALSE;

  return TRUE;
}

static int
solve (const DtlLabel *labels,
       gsize n,
       DtlLabelOptions *options,
       const DtlAnnotationsInput *input,
       const DtlFrame *frame,
       DtlPlacement *placements)
{
  options->left = frame->rect.x;
  options->right = frame->rect.x + frame->rect.width;
  options->max_lanes = MIN (options->max_lanes, input->max_lanes);

  return dtl_label_layout_solve (labels, n, options, placements);
}

/* A merged badge may stand beside the chip of the selected label that its range spans. */
static Placed
make_placed (const DtlAnnotations *self,
             const DtlLabel *labels,
             const DtlPlacement *placements,
             gsize i)
{
  Placed placed = { placements[i], get_shown (self, placements[i].first), FALSE, FALSE };

  for (gsize k = placements[i].first; k < placements[i].end; k++)
    if (labels[k].selected && placements[k].form == placements[i].form)
      {
        placed.flag = get_shown (self, k);
        placed.selected = TRUE;
      }

  return placed;
}

/**
 * dtl_annotations_layout:
 * @frame: rows in view, time scale, and as its rect where lanes may be
 *
 * Places the flags of the rows in view, and takes the height that they need from the top of
 * @frame's rect.
 */
void
dtl_annotations_layout (DtlAnnotations *self,
                        const DtlAnnotationsInput *input,
                        const DtlFrame *frame)
{
  DtlLabelOptions options = get_options (frame->theme, input->only_badges);
  double hairline = dtl_frame_hairline (frame, 1);
  g_autofree DtlLabel *labels = NULL;
  g_autofree DtlPlacement *placements = NULL;
  gsize n;
  int lanes;

  g_array_set_size (self->chips, 0);
  g_array_set_size (self->placed, 0);
  self->height = 0;
  self->lane_top = frame->rect.y + LANE_PADDING;
  list_shown (self, input->flags, frame->rows);
  n = self->shown->len;
  if (n == 0 || input->max_lanes < 1)
    return;

  labels = g_new0 (DtlLabel, n);
  placements = g_new0 (DtlPlacement, n);
  for (gsize i = 0; i < n; i++)
    labels[i] = measure_flag (get_flag (input->flags, get_shown (self, i)), frame, input);

  lanes = solve (labels, n, &options, input, frame, placements);

  /* Badges alone need no lanes as high as chips. */
  if (!input->only_badges && all_badges (placements, n))
    {
      options = get_options (frame->theme, TRUE);
      lanes = solve (labels, n, &options, input, frame, placements);
    }
  self->height = LANE_PADDING + lanes * options.lane_height;

  for (gsize i = 0; i < n; i++)
    {
      DtlPlacement *placement = &placements[i];
      Placed placed;
      DtlChip chip;

      if (!placement->leads)
        continue;

      /* Both sides share one column of pixels with the pole. */
      if (placement->form <= DTL_LABEL_SHORT && placement->side == DTL_SIDE_LEFT)
        placement->rect.x += hairline;
      placement->rect.y += self->lane_top;
      chip = (DtlChip){ get_flag (input->flags, get_shown (self, i))->id,
                        placement->first,
                        placement->end,
                        placement->rect,
                        placement->form,
                        placement->side,
                        placement->lane };
      g_array_append_val (self->chips, chip);
      placed = make_placed (self, labels, placements, i);
      placed.began = get_flag (input->flags, placed.flag)->row < frame->rows.first;
      g_array_append_val (self->placed, placed);
    }
}

static void
draw_pole (const DtlFrame *frame,
           const DtlPlacement *placement,
           const DtlColor *color,
           double width,
           double foot_y,
           double lane_bottom,
           cairo_t *cr)
{
  double line = dtl_frame_hairline (frame, 1);
  double pole = dtl_frame_hairline (frame, width);
  double x = dtl_frame_snap (frame, placement->foot_x);
  double top = placement->rect.y + placement->rect.height;
  double center = x + line / 2;

  if (placement->form <= DTL_LABEL_SHORT)
    {
      top = placement->rect.y + (dtl_theme_is_print (frame->theme) ? 0 : POLE_TOP);
    }
  else if (fabs (placement->pole_x - placement->foot_x) > line / 2)
    {
      double bend = MAX (top, lane_bottom - BEND_HEIGHT);
      double badge_x = dtl_frame_snap (frame, placement->pole_x) + line / 2;

      cairo_move_to (cr, badge_x, top - 1);
      cairo_line_to (cr, badge_x, bend);
      cairo_line_to (cr, center, lane_bottom);
      cairo_set_line_width (cr, pole);
      dtl_color_set_source (color, cr);
      cairo_stroke (cr);
      top = lane_bottom;
    }

  top = dtl_frame_snap (frame, top);
  foot_y = dtl_frame_snap (frame, foot_y);
  if (foot_y > top)
    {
      cairo_rectangle (cr, x - (pole - line) / 2, top, pole, foot_y - top);
      dtl_frame_fill_boxes (cr, color);
    }
}

static void
draw_dot (const DtlFrame *frame,
          const DtlPlacement *placement,
          const DtlColor *color,
          double foot_y,
          cairo_t *cr)
{
  double line = dtl_frame_hairline (frame, 1);

  cairo_new_sub_path (cr);
  cairo_arc (cr, dtl_frame_snap (frame, placement->foot_x) + line / 2,
             dtl_frame_snap (frame, foot_y) + line / 2, DOT_RADIUS, 0, 2 * G_PI);
  dtl_color_set_source (color, cr);
  cairo_fill (cr);
}

static const DtlColor *
pole_color (const DtlTheme *theme, const DtlFlag *flag)
{
  return dtl_theme_is_print (theme) ? &theme->text : &theme->kind[flag->symbol];
}

/* What is filtered out stays where it is, for the others not to move. */
static void
paint_faint (cairo_t *cr)
{
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, FILTERED_ALPHA);
}

/**
 * dtl_annotations_draw_poles:
 * @frame: of the price pane
 * @tops: (array): by row, the value that a pole stands above
 * @spare_tops: (array): where @tops has NAN
 *
 * Poles go from their chips to just above the bar. In one column the selected flag's is on top.
 */
void
dtl_annotations_draw_poles (const DtlAnnotations *self,
                            const DtlAnnotationsInput *input,
                            const DtlFrame *frame,
                            const double *tops,
                            const double *spare_tops,
                            cairo_t *cr)
{
  double lane_bottom = self->lane_top - LANE_PADDING + self->height;

  for (int pass = 0; pass <= 1; pass++)
    for (guint i = 0; i < self->chips->len; i++)
      {
        const Placed *placed = &g_array_index (self->placed, Placed, i);
        const DtlPlacement *placement = &placed->placement;
        gboolean selected = placed->selected;
        const DtlFlag *flag = get_flag (input->flags, placed->flag);
        const DtlColor *color = selected ? &frame->theme->accent : pole_color (frame->theme, flag);
        double top = isfinite (tops[flag->row]) ? tops[flag->row] : spare_tops[flag->row];
        double foot_y = isfinite (top) ? dtl_frame_y (frame, top) - FOOT_GAP
                                       : frame->rect.y + frame->rect.height - FOOT_GAP;

        if (selected != pass)
          continue;
        if (flag->filtered && !selected)
          cairo_push_group (cr);

        /* A bar beyond an axis that is held has its pole end at the edge. */
        foot_y = CLAMP (foot_y, frame->rect.y + DOT_RADIUS,
                        frame->rect.y + frame->rect.height - FOOT_GAP);
        if (placed->began)
          foot_y = frame->rect.y;
        draw_pole (frame, placement, color, selected ? 1.5 : 1, foot_y, lane_bottom, cr);
        if (!placed->began)
          draw_dot (frame, placement, color, foot_y, cr);
        if (flag->filtered && !selected)
          paint_faint (cr);
      }
}

/* On paper chips have no ground, so where a pole passes behind one the paper is laid again. */
static void
cover_poles (const DtlAnnotations *self, guint i, const DtlFrame *frame, cairo_t *cr)
{
  const DtlRect *rect = &g_array_index (self->placed, Placed, i).placement.rect;
  double left = rect->x + COVER_INSET;
  double right = rect->x + rect->width - COVER_INSET;
  gboolean is_passed = FALSE;

  for (guint k = 0; k < self->placed->len && !is_passed; k++)
    {
      const DtlPlacement *other = &g_array_index (self->placed, Placed, k).placement;

      is_passed = other->rect.y < rect->y && other->pole_x > left && other->pole_x < right;
    }
  if (!is_passed)
    return;

  cairo_rectangle (cr, left, rect->y, right - left, rect->height);
  dtl_frame_fill_boxes (cr, &frame->theme->view);
}

/* Flags are numbered by the list. A merged badge may leave out some between its first and last:
 * what came after a stretch began and is no longer in view. */
static char *
format_number (const DtlAnnotations *self, const DtlChip *chip)
{
  gsize first = get_shown (self, chip->first);
  gsize last = get_shown (self, chip->end - 1);

  if (first == last)
    return g_strdup_printf ("%zu", first + 1);

  return g_strdup_printf ("%zu%s%zu", first + 1,
                          last - first == chip->end - 1 - chip->first ? "–" : "…", last + 1);
}

/* Draws the chips over their poles. */
void
dtl_annotations_draw_chips (const DtlAnnotations *self,
                            const DtlAnnotationsInput *input,
                            const DtlFrame *frame,
                            cairo_t *cr)
{
  for (guint i = 0; i < self->chips->len; i++)
    {
      const DtlChip *chip = &g_array_index (self->chips, DtlChip, i);
      g_autofree char *number = NULL;
      const Placed *placed = &g_array_index (self->placed, Placed, i);
      const DtlFlag *flag = get_flag (input->flags, placed->flag);

      number = format_number (self, chip);

      if (flag->filtered && !placed->selected)
        cairo_push_group (cr);
      if (dtl_theme_is_print (frame->theme) && chip->form <= DTL_LABEL_SHORT)
        cover_poles (self, i, frame, cr);
      dtl_chip_draw (frame, cr, chip->form, flag, &chip->rect, number, placed->selected);
      if (flag->filtered && !placed->selected)
        paint_faint (cr);
    }
}
