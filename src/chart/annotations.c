/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures the flags in view, has them placed by chart/label-layout, and inks what comes back. A
 * chip is drawn here alone, for screen and file; the widget over it has no look of its own. */

#include "chart/annotations.h"

#include <math.h>

#include "chart/label-layout.h"

#define LANE_PADDING 4 /* px above the topmost chip */
#define RADIUS 6
#define SYMBOL_INSET 6
#define SYMBOL_SQUARE 24
#define GLYPH 16
#define TEXT_X 36
#define TEXT_END 10
#define CHIP_MAX_WIDTH 300
#define SHORT_TEXT_X 28
#define SHORT_SQUARE 16
#define SHORT_INSET 4
#define FOOT_GAP 6 /* px from the foot to the day's high */
#define DOT_RADIUS 2.5
#define BEND_HEIGHT 5 /* px of a slanting leader, above the price pane */

static const DtlTextStyle title_style = { 12, 600, CHIP_MAX_WIDTH - TEXT_X - TEXT_END };
static const DtlTextStyle meta_style = { 11, 400, 0 };
static const DtlTextStyle value_style = { 11, 600, 0 };
static const DtlTextStyle number_style = { 12, 700, 0 };
static const DtlTextStyle letter_style = { 13, 700, 0 };

void
dtl_annotations_init (DtlAnnotations *self)
{
  self->chips = g_array_new (FALSE, TRUE, sizeof (DtlChip));
  self->placements = g_array_new (FALSE, TRUE, sizeof (DtlPlacement));
  self->lane_top = self->height = 0;
}

void
dtl_annotations_clear (DtlAnnotations *self)
{
  g_clear_pointer (&self->chips, g_array_unref);
  g_clear_pointer (&self->placements, g_array_unref);
}

static const DtlFlag *
get_flag (const GArray *flags, gsize i)
{
  return &g_array_index (flags, DtlFlag, i);
}

/* The second line: what it says, in three parts that differ in colour. */
typedef struct
{
  const char *lead; /* "proposed", or "" */
  char *when;
  char *value;
  double lead_width, when_width, value_width;
} Meta;

static void
meta_init (Meta *meta, const DtlFlag *flag, DtlLettering *lettering)
{
  gboolean has_value = isfinite (flag->value);

  meta->lead = flag->proposed ? "proposed" : "";
  meta->when = g_strconcat (flag->proposed ? " · " : "", flag->when != NULL ? flag->when : "",
                            has_value ? " · " : "", NULL);
  meta->value = has_value ? dtl_format_percent (flag->value, 2) : g_strdup ("");
  meta->lead_width = dtl_lettering_measure (lettering, &value_style, meta->lead);
  meta->when_width = dtl_lettering_measure (lettering, &meta_style, meta->when);
  meta->value_width = dtl_lettering_measure (lettering, &value_style, meta->value);
}

static void
meta_clear (Meta *meta)
{
  g_free (meta->when);
  g_free (meta->value);
}

static double
title_width (const DtlFlag *flag, DtlLettering *lettering)
{
  return dtl_lettering_measure (lettering, &title_style, flag->title != NULL ? flag->title : "");
}

static DtlLabel
measure_flag (const DtlFlag *flag, const DtlFrame *frame, gint64 selected)
{
  double scale = frame->theme->text_scale;
  double title = title_width (flag, frame->lettering);
  double text;
  Meta meta;

  meta_init (&meta, flag, frame->lettering);
  text = MAX (title, meta.lead_width + meta.when_width + meta.value_width);
  meta_clear (&meta);

  return (DtlLabel){ .x = dtl_frame_column_x (frame, flag->row),
                     .full_width = ceil (text + (TEXT_X + TEXT_END) * scale),
                     .short_width = ceil (title + (SHORT_TEXT_X + TEXT_END) * scale),
                     .selected = flag->id == selected };
}

static DtlLabelOptions
get_options (const DtlTheme *theme, gboolean only_badges)
{
  DtlLabelOptions options = only_badges ? dtl_label_options_narrow : dtl_label_options_screen;
  double scale = theme->text_scale;

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

static DtlRows
find_flags (const GArray *flags, DtlRows rows)
{
  DtlRows found = { 0, 0 };

  if (flags == NULL)
    return found;

  while (found.first < flags->len && get_flag (flags, found.first)->row < rows.first)
    found.first++;
  found.end = found.first;
  while (found.end < flags->len && get_flag (flags, found.end)->row < rows.end)
    found.end++;

  return found;
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
  DtlRows found = find_flags (input->flags, frame->rows);
  gsize n = found.end - found.first;
  double hairline = dtl_frame_hairline (frame, 1);
  g_autofree DtlLabel *labels = g_new0 (DtlLabel, MAX (n, 1));
  g_autofree DtlPlacement *placements = g_new0 (DtlPlacement, MAX (n, 1));
  int lanes;

  g_array_set_size (self->chips, 0);
  g_array_set_size (self->placements, 0);
  self->height = 0;
  self->lane_top = frame->rect.y + LANE_PADDING;
  if (n == 0 || input->max_lanes < 1)
    return;

  for (gsize i = 0; i < n; i++)
    labels[i] = measure_flag (get_flag (input->flags, found.first + i), frame, input->selected);

  options.left = frame->rect.x;
  options.right = frame->rect.x + frame->rect.width;
  options.max_lanes = MIN (options.max_lanes, input->max_lanes);
  lanes = dtl_label_layout_solve (labels, n, &options, placements);
  self->height = LANE_PADDING + lanes * options.lane_height;

  for (gsize i = 0; i < n; i++)
    {
      DtlPlacement *placement = &placements[i];
      DtlChip chip;

      if (!placement->leads)
        continue;

      /* Both sides share one column of pixels with the pole. */
      if (placement->form <= DTL_LABEL_SHORT && placement->side == DTL_SIDE_LEFT)
        placement->rect.x += hairline;
      placement->rect.y += self->lane_top;
      chip =
          (DtlChip){ get_flag (input->flags, found.first + i)->id, found.first + placement->first,
                     found.first + placement->end, placement->rect, placement->form };
      g_array_append_val (self->chips, chip);
      g_array_append_val (self->placements, *placement);
    }
}

/* The first selected flag of a chip, else its first. */
static const DtlFlag *
chip_flag (const DtlChip *chip, const DtlAnnotationsInput *input, gboolean *selected)
{
  *selected = FALSE;
  if (input->selected != 0)
    for (gsize i = chip->first; i < chip->end; i++)
      if (get_flag (input->flags, i)->id == input->selected)
        {
          *selected = TRUE;
          return get_flag (input->flags, i);
        }

  return get_flag (input->flags, chip->first);
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
      top = placement->rect.y + RADIUS;
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
        const DtlChip *chip = &g_array_index (self->chips, DtlChip, i);
        const DtlPlacement *placement = &g_array_index (self->placements, DtlPlacement, i);
        gboolean selected;
        const DtlFlag *flag = chip_flag (chip, input, &selected);
        const DtlColor *color =
            selected ? &frame->theme->accent : &frame->theme->kind[flag->symbol];
        double top = isfinite (tops[flag->row]) ? tops[flag->row] : spare_tops[flag->row];
        double foot_y = isfinite (top) ? dtl_frame_y (frame, top) - FOOT_GAP
                                       : frame->rect.y + frame->rect.height - FOOT_GAP;

        if (selected != pass)
          continue;

        draw_pole (frame, placement, color, selected ? 1.5 : 1, foot_y, lane_bottom, cr);
        draw_dot (frame, placement, color, foot_y, cr);
      }
}

/* White or black, whichever reads on the accent. */
static DtlColor
on_accent (const DtlTheme *theme)
{
  DtlColor white = { 1, 1, 1, 1 };
  DtlColor black = { 0, 0, 0, 1 };

  return dtl_color_contrast (&white, &theme->accent) >= 3 ? white : black;
}

static void
draw_symbol (const DtlFrame *frame,
             const DtlFlag *flag,
             double x,
             double y,
             double size,
             gboolean selected,
             cairo_t *cr)
{
  const DtlTheme *theme = frame->theme;
  DtlColor ink = selected ? on_accent (theme) : theme->kind[flag->symbol];
  double radius = RADIUS * size / SYMBOL_SQUARE;
  double glyph = size * GLYPH / SYMBOL_SQUARE;
  static const double dashes[] = { 2.5, 2 };

  dtl_rounded_rectangle (cr, x, y, size, size, radius);
  dtl_color_set_source (selected ? &theme->accent : &theme->kind_tint[flag->symbol], cr);
  cairo_fill (cr);

  if (flag->uncertain)
    {
      dtl_rounded_rectangle (cr, x + 0.75, y + 0.75, size - 1.5, size - 1.5, radius - 0.75);
      cairo_set_line_width (cr, 1.25);
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      dtl_color_set_source (&ink, cr);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
    }

  dtl_color_set_source (&ink, cr);
  if (flag->symbol == DTL_SYMBOL_LETTER)
    {
      char text[7] = "";

      text[g_unichar_to_utf8 (flag->letter != 0 ? g_unichar_toupper (flag->letter) : '?', text)] =
          '\0';
      dtl_lettering_show (frame->lettering, cr, &letter_style, text, x + size / 2,
                          y + size / 2 + dtl_lettering_get_drop (frame->lettering, &letter_style),
                          DTL_ALIGN_CENTER);
      return;
    }

  cairo_new_path (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  dtl_symbol_path (flag->symbol, cr, x + (size - glyph) / 2, y + (size - glyph) / 2, glyph);
  cairo_fill (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
}

static void
draw_ground (
    const DtlFrame *frame, const DtlFlag *flag, const DtlRect *rect, gboolean selected, cairo_t *cr)
{
  const DtlTheme *theme = frame->theme;
  double line = dtl_frame_hairline (frame, selected ? 2 : 1);
  static const double dashes[] = { 4, 3 };

  dtl_rounded_rectangle (cr, rect->x, rect->y, rect->width, rect->height, RADIUS);
  dtl_color_set_source (selected ? &theme->selection : &theme->card, cr);
  cairo_fill (cr);

  dtl_rounded_rectangle (cr, rect->x + line / 2, rect->y + line / 2, rect->width - line,
                         rect->height - line, RADIUS - line / 2);
  cairo_set_line_width (cr, line);
  dtl_color_set_source (selected         ? &theme->accent
                        : flag->proposed ? &theme->kind[flag->symbol]
                                         : &theme->card_line,
                        cr);
  if (flag->proposed)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
show (const DtlFrame *frame,
      cairo_t *cr,
      const DtlTextStyle *style,
      const DtlColor *color,
      const char *text,
      double x,
      double middle)
{
  double drop = dtl_lettering_get_drop (frame->lettering, style);

  dtl_color_set_source (color, cr);
  dtl_lettering_show (frame->lettering, cr, style, text, x, dtl_frame_snap (frame, middle + drop),
                      DTL_ALIGN_START);
}

static void
draw_full (
    const DtlFrame *frame, const DtlFlag *flag, const DtlRect *rect, gboolean selected, cairo_t *cr)
{
  const DtlTheme *theme = frame->theme;
  double scale = theme->text_scale;
  double x = rect->x + TEXT_X * scale;
  double middle = rect->y + rect->height * 0.69;
  Meta meta;

  draw_ground (frame, flag, rect, selected, cr);
  draw_symbol (frame, flag, rect->x + SYMBOL_INSET * scale, rect->y + SYMBOL_INSET * scale,
               SYMBOL_SQUARE * scale, selected, cr);

  show (frame, cr, &title_style, &theme->text, flag->title != NULL ? flag->title : "", x,
        rect->y + rect->height * 0.31);

  meta_init (&meta, flag, frame->lettering);
  show (frame, cr, &value_style, &theme->kind[flag->symbol], meta.lead, x, middle);
  x += meta.lead_width;
  show (frame, cr, &meta_style, &theme->dim_text, meta.when, x, middle);
  x += meta.when_width;
  show (frame, cr, &value_style,
        flag->value < 0   ? &theme->fall_text
        : flag->value > 0 ? &theme->rise_text
                          : &theme->dim_text,
        meta.value, x, middle);
  meta_clear (&meta);
}

static void
draw_short (
    const DtlFrame *frame, const DtlFlag *flag, const DtlRect *rect, gboolean selected, cairo_t *cr)
{
  double scale = frame->theme->text_scale;

  draw_ground (frame, flag, rect, selected, cr);
  draw_symbol (frame, flag, rect->x + SHORT_INSET * scale, rect->y + SHORT_INSET * scale,
               SHORT_SQUARE * scale, selected, cr);
  show (frame, cr, &title_style, &frame->theme->text, flag->title != NULL ? flag->title : "",
        rect->x + SHORT_TEXT_X * scale, rect->y + rect->height / 2);
}

/**
 * dtl_annotations_draw_badge:
 * @number: what stands in it
 *
 * A circle, or a pill where @rect is wider, in the colours of the flag's kind.
 */
void
dtl_annotations_draw_badge (const DtlFrame *frame,
                            cairo_t *cr,
                            const DtlFlag *flag,
                            const DtlRect *rect,
                            const char *number,
                            gboolean selected)
{
  const DtlTheme *theme = frame->theme;
  DtlColor ink = selected ? on_accent (theme) : theme->kind[flag->symbol];
  static const double dashes[] = { 3, 2.5 };

  dtl_rounded_rectangle (cr, rect->x + 0.75, rect->y + 0.75, rect->width - 1.5, rect->height - 1.5,
                         rect->height);
  dtl_color_set_source (selected ? &theme->accent : &theme->kind_tint[flag->symbol], cr);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1.5);
  if (flag->uncertain)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  dtl_color_set_source (selected && !flag->uncertain ? &theme->accent : &ink, cr);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);

  dtl_color_set_source (&ink, cr);
  dtl_lettering_show (
      frame->lettering, cr, &number_style, number, rect->x + rect->width / 2,
      dtl_frame_snap (frame, rect->y + rect->height / 2 +
                                 dtl_lettering_get_drop (frame->lettering, &number_style)),
      DTL_ALIGN_CENTER);
}

/* Draws the chips over their poles; the selected one last. */
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
      gboolean selected;
      const DtlFlag *flag = chip_flag (chip, input, &selected);

      switch (chip->form)
        {
        case DTL_LABEL_FULL:
          draw_full (frame, flag, &chip->rect, selected, cr);
          break;
        case DTL_LABEL_SHORT:
          draw_short (frame, flag, &chip->rect, selected, cr);
          break;
        case DTL_LABEL_BADGE:
        case DTL_LABEL_MERGED:
        default:
          number = chip->end - chip->first > 1
                       ? g_strdup_printf ("%zu–%zu", chip->first + 1, chip->end)
                       : g_strdup_printf ("%zu", chip->first + 1);
          dtl_annotations_draw_badge (frame, cr, flag, &chip->rect, number, selected);
          break;
        }
    }
}
