/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least that draws a chart to a file: 750 made-up candles with their volume and two rows of
 * labels, 1600 x 900, straight to Cairo and libpng. What an export is measured against. */
#include <cairo.h>
#include <pango/pangocairo.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>

enum
{
  WIDTH = 1600,
  HEIGHT = 900,
  N_BARS = 750,
  PRICE_HEIGHT = 700,
};

static double
step (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u; /* any fixed sequence will do */
  return *state / 4294967296.0 - 0.5;
}

static void
draw_bars (cairo_t *cr)
{
  guint32 state = 1;
  double close = 350;
  double width = (double) WIDTH / N_BARS;

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (int rising = 0; rising < 2; rising++)
    {
      state = 1;
      close = 350;
      for (int i = 0; i < N_BARS; i++)
        {
          double open = close;
          double x = i * width;

          close = CLAMP (open + 40 * step (&state), 60, PRICE_HEIGHT - 60);
          if ((close < open) != rising) /* up is towards 0 */
            continue;
          cairo_rectangle (cr, x, MIN (open, close), width * 0.7, ABS (open - close) + 1);
          cairo_rectangle (cr, x + width * 0.35, MIN (open, close) - 10, 1,
                           ABS (open - close) + 20);
          cairo_rectangle (cr, x, HEIGHT - 100 - 60 * ABS (step (&state)), width * 0.7, 100);
        }
      cairo_set_source_rgb (cr, rising ? 0.12 : 0.79, rising ? 0.62 : 0.19, 0.3);
      cairo_fill (cr);
    }
}

static void
draw_labels (cairo_t *cr)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Inter 12px");

  pango_layout_set_font_description (layout, font);
  cairo_set_source_rgb (cr, 0.2, 0.2, 0.2);
  for (int i = 0; i < 24; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d.00", 50 + 10 * i);

      pango_layout_set_text (layout, text, -1);
      cairo_move_to (cr, i < 12 ? WIDTH - 60 : (i - 12) * 130, i < 12 ? i * 55 : PRICE_HEIGHT);
      pango_cairo_show_layout (cr, layout);
    }
}

static gboolean
write_png (cairo_surface_t *surface, FILE *file)
{
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  if (setjmp (png_jmpbuf (png)))
    return FALSE;
  png_init_io (png, file);
  png_set_IHDR (png, info, WIDTH, HEIGHT, 8, PNG_COLOR_TYPE_RGB, 0, 0, 0);
  png_set_compression_level (png, 6);
  png_set_filter (png, 0, PNG_FILTER_UP);
  png_write_info (png, info);
  png_set_bgr (png);
  png_set_filler (png, 0, PNG_FILLER_AFTER);
  for (int y = 0; y < HEIGHT; y++)
    png_write_row (png, pixels + y * stride);
  png_write_end (png, info);
  png_destroy_write_struct (&png, &info);

  return TRUE;
}

int
main (int argc, char **argv)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  FILE *file = argc == 2 ? fopen (argv[1], "wb") : NULL;
  gboolean written;

  if (file == NULL)
    {
      fprintf (stderr, "usage: %s FILE.png\n", argv[0]);
      return 2;
    }

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  draw_bars (cr);
  draw_labels (cr);
  cairo_surface_flush (surface);
  written = write_png (surface, file);
  written = fclose (file) == 0 && written;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return written ? 0 : 1;
}
