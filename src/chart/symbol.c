/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Symbols of event kinds, each a closed path on a grid of 16 x 16 units, y downwards. They are
 * drawn for 12 to 16 px: edges lie on whole units, bars and the gaps between them are at least one
 * unit wide. Overlapping shapes would cancel under the even-odd rule, so shapes of one symbol
 * either lie apart or are holes in each other. */
#include "chart/symbol.h"

#include <math.h>

#include "chart/geometry.h"

#define GRID 16.0

static void
add_polygon (cairo_t *cr, const DtlPoint *points, gsize n)
{
  cairo_move_to (cr, points[0].x, points[0].y);
  for (gsize i = 1; i < n; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  cairo_close_path (cr);
}

static void
add_box (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
add_disc (cairo_t *cr, double x, double y, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_close_path (cr);
}

/* An elliptic arc from @from to @to on the current path, backwards when @to is smaller. */
static void
add_arc (cairo_t *cr, double x, double y, double rx, double ry, double from, double to)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, rx, ry);
  if (to > from)
    cairo_arc (cr, 0, 0, 1, from, to);
  else
    cairo_arc_negative (cr, 0, 0, 1, from, to);
  cairo_restore (cr);
}

static void
add_shield (cairo_t *cr)
{
  cairo_move_to (cr, 8, 1);
  cairo_curve_to (cr, 9.8, 2.3, 11.8, 3, 14, 3);
  cairo_line_to (cr, 14, 7.5);
  cairo_curve_to (cr, 14, 11, 11.5, 13.8, 8, 15);
  cairo_curve_to (cr, 4.5, 13.8, 2, 11, 2, 7.5);
  cairo_line_to (cr, 2, 3);
  cairo_curve_to (cr, 4.2, 3, 6.2, 2.3, 8, 1);
  cairo_close_path (cr);
}

static void
add_newspaper (cairo_t *cr)
{
  /* The front page and, a gap away, the edge of the next sheet. */
  cairo_new_sub_path (cr);
  cairo_arc (cr, 3, 4, 2, G_PI, 3 * G_PI_2);
  cairo_arc (cr, 10, 4, 2, -G_PI_2, 0);
  cairo_line_to (cr, 12, 14);
  cairo_arc (cr, 3, 12, 2, G_PI_2, G_PI);
  cairo_close_path (cr);

  cairo_move_to (cr, 13, 5);
  cairo_arc (cr, 14, 6, 1, -G_PI_2, 0);
  cairo_line_to (cr, 15, 12.5);
  cairo_arc (cr, 13.5, 12.5, 1.5, 0, G_PI_2);
  cairo_line_to (cr, 13, 14);
  cairo_close_path (cr);

  add_box (cr, 3, 4, 7, 2, 0);
  add_box (cr, 3, 7, 3, 4, 0);
  add_box (cr, 7, 7, 3, 1.5, 0);
  add_box (cr, 7, 9.5, 3, 1.5, 0);
}

static void
add_bars (cairo_t *cr)
{
  add_box (cr, 1, 9, 3, 5, 0.5);
  add_box (cr, 6, 6, 3, 8, 0.5);
  add_box (cr, 11, 2, 3, 12, 0.5);
}

static void
add_megaphone (cairo_t *cr)
{
  /* Body and grip, then the horn, then the rim that it speaks from. */
  cairo_new_sub_path (cr);
  cairo_arc (cr, 3, 7, 2, G_PI, 3 * G_PI_2);
  cairo_line_to (cr, 6, 5);
  cairo_line_to (cr, 12, 2);
  cairo_line_to (cr, 12, 13);
  cairo_line_to (cr, 7, 10.5);
  cairo_line_to (cr, 7, 13);
  cairo_arc (cr, 6, 13, 1, 0, G_PI_2);
  cairo_line_to (cr, 4.6, 14);
  cairo_arc (cr, 4.6, 13, 1, G_PI_2, G_PI - 0.25);
  cairo_line_to (cr, 3, 10);
  cairo_arc (cr, 3, 8, 2, G_PI_2, G_PI);
  cairo_close_path (cr);

  cairo_move_to (cr, 13, 5.2);
  add_arc (cr, 13, 7.5, 2.2, 2.3, -G_PI_2, G_PI_2);
  cairo_close_path (cr);
}

static void
add_columns (cairo_t *cr)
{
  static const DtlPoint roof[] = { { 8, 1 }, { 15, 4.5 }, { 15, 6 }, { 1, 6 }, { 1, 4.5 } };

  add_polygon (cr, roof, G_N_ELEMENTS (roof));
  add_disc (cr, 8, 4, 1);
  add_box (cr, 2, 7, 2, 4.5, 0);
  add_box (cr, 7, 7, 2, 4.5, 0);
  add_box (cr, 12, 7, 2, 4.5, 0);
  add_box (cr, 1, 12.5, 14, 2, 0.5);
}

static void
add_triangle (cairo_t *cr)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, 3, 4.5, 1, G_PI - 0.53, 3 * G_PI_2);
  cairo_arc (cr, 13, 4.5, 1, -G_PI_2, 0.53);
  cairo_arc (cr, 8, 12.9, 1, 0.53, G_PI - 0.53);
  cairo_close_path (cr);
}

/* A pan on two strings: the triangle's inside is open. */
static void
add_pan (cairo_t *cr, double x)
{
  cairo_move_to (cr, x, 3.5);
  cairo_line_to (cr, x + 3, 10);
  add_arc (cr, x, 10, 3, 2.5, 0, G_PI);
  cairo_close_path (cr);

  cairo_move_to (cr, x, 5.9);
  cairo_line_to (cr, x + 1.9, 10);
  cairo_line_to (cr, x - 1.9, 10);
  cairo_close_path (cr);
}

static void
add_scales (cairo_t *cr)
{
  static const DtlPoint frame[] = {
    { 7.2, 1 },   { 8.8, 1 }, { 8.8, 2 },   { 14, 2 },   { 14, 3.5 }, { 8.8, 3.5 },
    { 8.8, 13 },  { 12, 13 }, { 12, 14.5 }, { 4, 14.5 }, { 4, 13 },   { 7.2, 13 },
    { 7.2, 3.5 }, { 2, 3.5 }, { 2, 2 },     { 7.2, 2 },
  };

  add_polygon (cr, frame, G_N_ELEMENTS (frame));
  add_pan (cr, 3.4);
  add_pan (cr, 12.6);
}

static void
add_lock (cairo_t *cr)
{
  /* The shackle stands in the body with one leg; the other hangs free. */
  cairo_move_to (cr, 9, 7);
  cairo_line_to (cr, 9, 4.5);
  add_arc (cr, 12, 4.5, 3, 3.5, G_PI, 2 * G_PI);
  cairo_line_to (cr, 15, 6.5);
  cairo_line_to (cr, 13.4, 6.5);
  cairo_line_to (cr, 13.4, 4.5);
  add_arc (cr, 12, 4.5, 1.4, 1.9, 0, -G_PI);
  cairo_line_to (cr, 10.6, 7);
  cairo_close_path (cr);

  add_box (cr, 1, 7, 11, 8, 1.5);
  add_disc (cr, 6.5, 11, 1.5);
}

static void
add_building (cairo_t *cr)
{
  add_box (cr, 3, 1, 10, 14, 1);
  for (int row = 0; row < 3; row++)
    {
      add_box (cr, 5, 3 + 3 * row, 2, 2, 0);
      add_box (cr, 9, 3 + 3 * row, 2, 2, 0);
    }
  add_box (cr, 7, 12, 2, 3, 0);
}

static void
add_bust (cairo_t *cr)
{
  add_disc (cr, 8, 4.5, 3.5);

  cairo_move_to (cr, 1.5, 14);
  cairo_curve_to (cr, 1.5, 10.8, 4, 9, 8, 9);
  cairo_curve_to (cr, 12, 9, 14.5, 10.8, 14.5, 14);
  cairo_arc (cr, 13.5, 14, 1, 0, G_PI_2);
  cairo_arc (cr, 2.5, 14, 1, G_PI_2, G_PI);
  cairo_close_path (cr);
}

/* Lines crossing would cancel, so the globe is a disc with the fields between them cut out. */
static void
add_globe (cairo_t *cr)
{
  const double inner = 5.7;
  const double bar = 0.65;
  const double rim = asin (bar / inner);

  add_disc (cr, 8, 8, 7);
  for (int half = 0; half < 2; half++)
    {
      double sign = half == 0 ? 1 : -1;

      cairo_save (cr);
      cairo_translate (cr, 8, 8);
      cairo_scale (cr, 1, sign);

      cairo_new_sub_path (cr);
      add_arc (cr, 0, 0, 2, inner, G_PI + rim, 2 * G_PI - rim);
      cairo_close_path (cr);

      cairo_new_sub_path (cr);
      add_arc (cr, 0, 0, inner, inner, -rim, -G_PI_2 + 0.42);
      add_arc (cr, 0, 0, 3.3, inner, -G_PI_2 + 0.75, -rim);
      cairo_close_path (cr);

      cairo_new_sub_path (cr);
      add_arc (cr, 0, 0, inner, inner, G_PI + rim, 3 * G_PI_2 - 0.42);
      add_arc (cr, 0, 0, 3.3, inner, 3 * G_PI_2 - 0.75, G_PI + rim);
      cairo_close_path (cr);

      cairo_restore (cr);
    }
}

/**
 * dtl_symbol_path:
 * @symbol: which; %DTL_SYMBOL_LETTER has no path, its caller writes the letter
 * @cr: where the path is appended; its transformation and source are left as they are
 * @x: left edge of the square
 * @y: top edge of the square
 * @size: side of the square, at least 12 px to stay legible
 *
 * Appends the symbol's path. Fill it with %CAIRO_FILL_RULE_EVEN_ODD.
 */
void
dtl_symbol_path (DtlSymbol symbol, cairo_t *cr, double x, double y, double size)
{
  g_return_if_fail (cr != NULL);
  g_return_if_fail (size > 0);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / GRID, size / GRID);

  switch (symbol)
    {
    case DTL_SYMBOL_SHIELD:
      add_shield (cr);
      break;
    case DTL_SYMBOL_NEWSPAPER:
      add_newspaper (cr);
      break;
    case DTL_SYMBOL_BARS:
      add_bars (cr);
      break;
    case DTL_SYMBOL_MEGAPHONE:
      add_megaphone (cr);
      break;
    case DTL_SYMBOL_COLUMNS:
      add_columns (cr);
      break;
    case DTL_SYMBOL_TRIANGLE:
      add_triangle (cr);
      break;
    case DTL_SYMBOL_SCALES:
      add_scales (cr);
      break;
    case DTL_SYMBOL_LOCK:
      add_lock (cr);
      break;
    case DTL_SYMBOL_BUILDING:
      add_building (cr);
      break;
    case DTL_SYMBOL_BUST:
      add_bust (cr);
      break;
    case DTL_SYMBOL_GLOBE:
      add_globe (cr);
      break;
    case DTL_SYMBOL_LETTER:
    case DTL_N_SYMBOLS:
    default:
      break;
    }

  cairo_restore (cr);
}
