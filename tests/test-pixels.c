/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Boxes put into an image against the same boxes filled by cairo: equal to the bit. */

#include <string.h>

#include "chart/pixels.h"

#define SIZE 60

typedef struct
{
  cairo_surface_t *image;
  cairo_t *cr;
} Canvas;

static Canvas
canvas_new (GRand *rand, cairo_format_t format, double scale)
{
  Canvas canvas;

  canvas.image = cairo_image_surface_create (format, SIZE, SIZE);
  cairo_surface_set_device_scale (canvas.image, scale, scale);
  canvas.cr = cairo_create (canvas.image);
  cairo_set_source_rgb (canvas.cr, 0.1, 0.8, 0.45);
  cairo_paint (canvas.cr);

  return canvas;
}

static void
canvas_clear (Canvas *canvas)
{
  cairo_destroy (canvas->cr);
  cairo_surface_destroy (canvas->image);
}

static void
add_boxes (GRand *rand, cairo_t *cr, int n)
{
  /* Apart from each other, some outside of the image. */
  for (int i = 0; i < n; i++)
    {
      int y = g_rand_int_range (rand, -20, SIZE);
      int width = g_rand_int_range (rand, 1, 8);

      cairo_rectangle (cr, 8 * i - 10, y, width, g_rand_int_range (rand, 1, 50));
    }
}

static void
paint_noise (guint32 seed, cairo_t *cr)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (int i = 0; i < 200; i++)
    {
      cairo_set_source_rgb (cr, g_rand_double (rand), 0.5, 0.2);
      cairo_rectangle (cr, g_rand_int_range (rand, 0, SIZE), i % SIZE, 1 + i % 3, 1);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

/* The same boxes as a list. */
static GArray *
list_boxes (GRand *rand, int n)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (DtlPixelBox));

  for (int i = 0; i < n; i++)
    {
      DtlPixelBox box = { .x0 = 8 * i - 10 };

      box.y0 = g_rand_int_range (rand, -20, SIZE);
      box.x1 = box.x0 + g_rand_int_range (rand, 1, 8);
      box.y1 = box.y0 + g_rand_int_range (rand, 1, 50);
      g_array_append_val (boxes, box);
    }

  return boxes;
}

static void
fill_by_cairo (cairo_t *cr, const DtlColor *color)
{
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
  cairo_fill (cr);
}

static gboolean
are_equal (Canvas *a, Canvas *b, cairo_format_t format)
{
  guint32 mask = format == CAIRO_FORMAT_RGB24 ? 0xffffff : 0xffffffff;
  const guint32 *x, *y;

  cairo_surface_flush (a->image);
  cairo_surface_flush (b->image);
  x = (const guint32 *) (gpointer) cairo_image_surface_get_data (a->image);
  y = (const guint32 *) (gpointer) cairo_image_surface_get_data (b->image);
  for (int i = 0; i < SIZE * SIZE; i++)
    if ((x[i] & mask) != (y[i] & mask))
      return FALSE;

  return TRUE;
}

static void
test_equal (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int round = 0; round < 600; round++)
    {
      cairo_format_t format = round % 2 ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24;
      double scale = 1 + round % 3;
      guint32 seed = g_rand_int (rand);
      DtlColor color = { g_rand_double (rand), g_rand_int_range (rand, 0, 256) / 255.0, 0.3,
                         round % 5 ? 1 : g_rand_double (rand) };
      Canvas canvases[3];

      for (int i = 0; i < 3; i++)
        {
          g_autoptr (GRand) boxes = g_rand_new_with_seed (seed);
          cairo_t *cr;

          canvases[i] = canvas_new (boxes, format, scale);
          cr = canvases[i].cr;
          if (round % 4 == 0)
            {
              cairo_rectangle (cr, 5, 7, g_rand_int_range (boxes, 0, 40), 20);
              cairo_clip (cr);
            }
          if (round % 7 == 0)
            cairo_translate (cr, 3, -2);
          if (round % 3 == 0) /* a ground of many colours */
            paint_noise (seed, cr);
          if (i == 2)
            {
              g_autoptr (GArray) list = list_boxes (boxes, round % 9);

              g_assert_true (dtl_pixels_fill_list (cr, (const DtlPixelBox *) (gpointer) list->data,
                                                   list->len, &color));
              continue;
            }
          add_boxes (boxes, cr, round % 9);
          if (i == 0)
            g_assert_true (dtl_pixels_fill_boxes (cr, &color));
          else
            fill_by_cairo (cr, &color);
          g_assert_false (cairo_has_current_point (cr));
        }
      g_assert_true (are_equal (&canvases[0], &canvases[1], format));
      g_assert_true (are_equal (&canvases[2], &canvases[1], format));
      for (int i = 0; i < 3; i++)
        canvas_clear (&canvases[i]);
    }
}

/* What is no set of boxes on pixels is refused, and the path still there for cairo. */
static void
test_refused (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  const DtlColor color = { 0, 0, 0, 1 };
  const DtlPixelBox half = { 40.5, 10, 45.5, 15 };

  for (int kind = 0; kind < 5; kind++)
    {
      Canvas canvas = canvas_new (rand, CAIRO_FORMAT_RGB24, 1);
      Canvas blank = canvas_new (rand, CAIRO_FORMAT_RGB24, 1);

      if (kind == 0)
        cairo_rotate (canvas.cr, 0.3);
      if (kind == 1)
        {
          cairo_arc (canvas.cr, 30, 30, 20, 0, 2);
          cairo_clip (canvas.cr);
        }
      cairo_rectangle (canvas.cr, 10, 10, 20, 20);
      if (kind == 2)
        cairo_rectangle (canvas.cr, 40.5, 10, 5, 5);
      if (kind == 3)
        cairo_line_to (canvas.cr, 50, 50);
      if (kind == 4)
        cairo_arc (canvas.cr, 45, 45, 5, 0, 3);

      g_assert_false (dtl_pixels_fill_boxes (canvas.cr, &color));
      g_assert_false (dtl_pixels_fill_list (canvas.cr, &half, 1, &color));
      g_assert_true (cairo_has_current_point (canvas.cr));
      g_assert_true (are_equal (&canvas, &blank, CAIRO_FORMAT_RGB24));
      canvas_clear (&canvas);
      canvas_clear (&blank);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pixels/equal", test_equal);
  g_test_add_func ("/pixels/refused", test_refused);

  return g_test_run ();
}
