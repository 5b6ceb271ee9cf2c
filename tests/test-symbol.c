/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Symbols stay in their square, fill a good part of it, and leave the context as it was. */
#include "chart/symbol.h"

#include <glib.h>

#define SIZE 64

/* The share of the square's pixels that is inked more than by half. */
static double
measure_ink (cairo_surface_t *surface)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  int n_inked = 0;

  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      n_inked += data[y * stride + x] > 127;

  return (double) n_inked / (SIZE * SIZE);
}

static void
test_path (void)
{
  for (DtlSymbol symbol = 0; symbol < DTL_SYMBOL_LETTER; symbol++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, SIZE, SIZE);
      cairo_t *cr = cairo_create (surface);
      double left, top, right, bottom, x, y;

      dtl_symbol_path (symbol, cr, 100, 200, 16);
      cairo_path_extents (cr, &left, &top, &right, &bottom);
      g_assert_cmpfloat (left, >=, 100);
      g_assert_cmpfloat (top, >=, 200);
      g_assert_cmpfloat (right, <=, 116);
      g_assert_cmpfloat (bottom, <=, 216);
      g_assert_cmpfloat (MAX (right - left, bottom - top), >=, 11);

      x = y = 1;
      cairo_user_to_device (cr, &x, &y);
      g_assert_cmpfloat (x, ==, 1);
      g_assert_cmpfloat (y, ==, 1);

      cairo_new_path (cr);
      cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
      dtl_symbol_path (symbol, cr, 0, 0, SIZE);
      cairo_fill (cr);
      cairo_surface_flush (surface);
      g_assert_cmpfloat (measure_ink (surface), >, 0.2);
      g_assert_cmpfloat (measure_ink (surface), <, 0.7);

      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* A letter is the caller's to write. */
static void
test_letter (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  dtl_symbol_path (DTL_SYMBOL_LETTER, cr, 0, 0, 16);
  g_assert_false (cairo_has_current_point (cr));

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/symbol/path", test_path);
  g_test_add_func ("/symbol/letter", test_letter);
  return g_test_run ();
}
