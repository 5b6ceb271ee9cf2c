/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An event's label: a chip of two lines, one of one, or a numbered badge. It is drawn here alone,
 * for screen and file; the widget over it has no look of its own. */

#include "chart/chip.h"

#include <math.h>

#include "chart/format.h"

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
#define DISC 16      /* px of the number on paper, in a symbol's square */
#define LOW_BADGE 18 /* px, below which numbers are smaller */

static const DtlTextStyle title_style = { 12, 600, CHIP_MAX_WIDTH - TEXT_X - TEXT_END };
static const DtlTextStyle meta_style = { 11, 400, 0 };
static const DtlTextStyle value_style = { 11, 600, 0 };
static const DtlTextStyle number_style = { 12, 700, 0 };
static const DtlTextStyle low_number_style = { 11, 700, 0 };
static const DtlTextStyle letter_style = { 13, 700, 0 };

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

/**
 * dtl_chip_measure:
 * @full_width: (out): px of the whole chip
 * @short_width: (out): px of the chip with its title only
 */
void
dtl_chip_measure (const DtlFlag *flag,
                  const DtlFrame *frame,
                  double *full_width,
                  double *short_width)
{
  double scale = frame->theme->text_scale;
  double title = title_width (flag, frame->lettering);
  double text;
  Meta meta;

  meta_init (&meta, flag, frame->lettering);
  text = MAX (title, meta.lead_width + meta.when_width + meta.value_width);
  meta_clear (&meta);

  *full_width = ceil (text + (TEXT_X + TEXT_END) * scale);
  *short_width = ceil (title + (SHORT_TEXT_X + TEXT_END) * scale);
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

/* On paper the mark is a number, which the key below explains. */
static void
draw_disc (const DtlFrame *frame, const DtlRect *rect, const char *number, cairo_t *cr)
{
  const DtlTheme *theme = frame->theme;
  double radius = rect->height / 2;
  const DtlTextStyle *style = rect->height < LOW_BADGE ? &low_number_style : &number_style;

  dtl_rounded_rectangle (cr, rect->x, rect->y, rect->width, rect->height, radius);
  dtl_color_set_source (&theme->text, cr);
  cairo_fill (cr);
  dtl_color_set_source (&theme->view, cr);
  dtl_lettering_show (frame->lettering, cr, style, number, rect->x + rect->width / 2,
                      rect->y + radius + dtl_lettering_get_drop (frame->lettering, style),
                      DTL_ALIGN_CENTER);
}

static void
draw_mark (const DtlFrame *frame,
           const DtlFlag *flag,
           const DtlRect *rect,
           const char *number,
           gboolean selected,
           cairo_t *cr)
{
  double disc = MIN (DISC, rect->height);
  DtlRect inner = { rect->x + (rect->width - disc) / 2, rect->y + (rect->height - disc) / 2, disc,
                    disc };

  if (dtl_theme_is_print (frame->theme))
    draw_disc (frame, &inner, number, cr);
  else
    draw_symbol (frame, flag, rect->x, rect->y, rect->width, selected, cr);
}

static void
draw_ground (
    const DtlFrame *frame, const DtlFlag *flag, const DtlRect *rect, gboolean selected, cairo_t *cr)
{
  const DtlTheme *theme = frame->theme;
  double line = dtl_frame_hairline (frame, selected ? 2 : 1);
  static const double dashes[] = { 4, 3 };

  /* Paper is the ground already, and the pole is line enough. */
  if (dtl_theme_is_print (theme) && !flag->proposed)
    return;

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
draw_full (const DtlFrame *frame,
           const DtlFlag *flag,
           const DtlRect *rect,
           const char *number,
           gboolean selected,
           cairo_t *cr)
{
  const DtlTheme *theme = frame->theme;
  double scale = theme->text_scale;
  double x = rect->x + TEXT_X * scale;
  double middle = rect->y + rect->height * 0.69;
  DtlRect mark;
  Meta meta;

  draw_ground (frame, flag, rect, selected, cr);
  mark = (DtlRect){ rect->x + SYMBOL_INSET * scale, rect->y + SYMBOL_INSET * scale,
                    SYMBOL_SQUARE * scale, SYMBOL_SQUARE * scale };
  draw_mark (frame, flag, &mark, number, selected, cr);

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
draw_short (const DtlFrame *frame,
            const DtlFlag *flag,
            const DtlRect *rect,
            const char *number,
            gboolean selected,
            cairo_t *cr)
{
  double scale = frame->theme->text_scale;
  DtlRect mark;

  draw_ground (frame, flag, rect, selected, cr);
  mark = (DtlRect){ rect->x + SHORT_INSET * scale, rect->y + SHORT_INSET * scale,
                    SHORT_SQUARE * scale, SHORT_SQUARE * scale };
  draw_mark (frame, flag, &mark, number, selected, cr);
  show (frame, cr, &title_style, &frame->theme->text, flag->title != NULL ? flag->title : "",
        rect->x + SHORT_TEXT_X * scale, rect->y + rect->height / 2);
}

/**
 * dtl_chip_draw_badge:
 * @number: what stands in it
 *
 * A circle, or a pill where @rect is wider, in the colours of the flag's kind; hollow, on the
 * ground of a card, for what is only proposed.
 */
void
dtl_chip_draw_badge (const DtlFrame *frame,
                     cairo_t *cr,
                     const DtlFlag *flag,
                     const DtlRect *rect,
                     const char *number,
                     gboolean selected)
{
  const DtlTheme *theme = frame->theme;
  DtlColor ink = selected ? on_accent (theme) : theme->kind[flag->symbol];
  const DtlTextStyle *style = rect->height < LOW_BADGE ? &low_number_style : &number_style;
  static const double dashes[] = { 3, 2.5 };

  if (dtl_theme_is_print (theme))
    {
      draw_disc (frame, rect, number, cr);
      return;
    }

  dtl_rounded_rectangle (cr, rect->x + 0.75, rect->y + 0.75, rect->width - 1.5, rect->height - 1.5,
                         rect->height);
  dtl_color_set_source (selected         ? &theme->accent
                        : flag->proposed ? &theme->card
                                         : &theme->kind_tint[flag->symbol],
                        cr);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1.5);
  if (flag->uncertain || flag->proposed)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  dtl_color_set_source (selected && !flag->uncertain ? &theme->accent : &ink, cr);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);

  dtl_color_set_source (&ink, cr);
  dtl_lettering_show (frame->lettering, cr, style, number, rect->x + rect->width / 2,
                      dtl_frame_snap (frame, rect->y + rect->height / 2 +
                                                 dtl_lettering_get_drop (frame->lettering, style)),
                      DTL_ALIGN_CENTER);
}

/* Draws a label of any form at @rect. */
void
dtl_chip_draw (const DtlFrame *frame,
               cairo_t *cr,
               DtlLabelForm form,
               const DtlFlag *flag,
               const DtlRect *rect,
               const char *number,
               gboolean selected)
{
  switch (form)
    {
    case DTL_LABEL_FULL:
      draw_full (frame, flag, rect, number, selected, cr);
      break;
    case DTL_LABEL_SHORT:
      draw_short (frame, flag, rect, number, selected, cr);
      break;
    case DTL_LABEL_BADGE:
    case DTL_LABEL_MERGED:
    default:
      dtl_chip_draw_badge (frame, cr, flag, rect, number, selected);
      break;
    }
}
