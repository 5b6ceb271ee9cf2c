/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text on an image: the same whatever was drawn before, and where it belongs. */

#include <math.h>
#include <string.h>

#include "chart/lettering.h"

#define WIDTH 200
#define HEIGHT 40

static const DtlTextStyle style = { 12, 400, 0 };

static cairo_surface_t *
draw (DtlLettering *lettering, double scale, double turn, double x, double y)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr;

  cairo_surface_set_device_scale (image, scale, scale);
  cr = cairo_create (image);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rotate (cr, turn);
  dtl_lettering_show (lettering, cr, &style, "14 July 73.28", x, y, DTL_ALIGN_START);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (image);

  return image;
}

static gsize
get_size (cairo_surface_t *image)
{
  return (gsize) cairo_image_surface_get_stride (image) * HEIGHT;
}

/* How much white there is, and its middle. */
static double
weigh (cairo_surface_t *image, double *x)
{
  const guint8 *data = cairo_image_surface_get_data (image);
  double sum = 0, moment = 0;

  for (gsize i = 0; i < get_size (image); i += 4)
    {
      sum += data[i];
      moment += data[i] * (double) (i / 4 % WIDTH);
    }
  *x = sum > 0 ? moment / sum : NAN;

  return sum;
}

/* A kept picture of another place or scale must not show. */
static void
test_same (void)
{
  g_autoptr (DtlLettering) used = dtl_lettering_new ();

  for (int i = 0; i < 300; i++)
    {
      g_autoptr (DtlLettering) fresh = dtl_lettering_new ();
      double scale = 1 + i / 7 % 3;
      double x = 5 + i * 0.137, y = 12 + (i % 5) * 0.21;
      cairo_surface_t *a = draw (used, scale, 0, x / scale, y / scale);
      cairo_surface_t *b = draw (fresh, scale, 0, x / scale, y / scale);

      g_assert_cmpmem (cairo_image_surface_get_data (a), get_size (a),
                       cairo_image_surface_get_data (b), get_size (b));
      cairo_surface_destroy (a);
      cairo_surface_destroy (b);
    }
}

/* The text follows its place, to an eighth of a pixel, and has all its ink. */
static void
test_place (void)
{
  g_autoptr (DtlLettering) lettering = dtl_lettering_new ();
  cairo_surface_t *first = draw (lettering, 1, 0, 20, 20);
  double middle;
  double ink = weigh (first, &middle);

  g_assert_cmpfloat (ink, >, 1000);
  for (double shift = 0; shift < 9; shift += 0.07)
    {
      cairo_surface_t *image = draw (lettering, 1, 0, 20 + shift, 20 + shift / 3);
      double x;

      g_assert_cmpfloat_with_epsilon (weigh (image, &x), ink, ink * 0.02);
      g_assert_cmpfloat_with_epsilon (x, middle + shift, 0.16);
      cairo_surface_destroy (image);
    }
  cairo_surface_destroy (first);
}

static void
test_turned (void)
{
  g_autoptr (DtlLettering) lettering = dtl_lettering_new ();
  cairo_surface_t *straight = draw (lettering, 1, 0, 20, 20);
  cairo_surface_t *turned = draw (lettering, 1, 0.05, 20, 20);
  double x;
  double ink = weigh (straight, &x);

  g_assert_cmpfloat_with_epsilon (weigh (turned, &x), ink, ink * 0.05);
  cairo_surface_destroy (straight);
  cairo_surface_destroy (turned);
}

/* Far outside is no error. */
static void
test_outside (void)
{
  static const double places[] = { 1e9, -1e9, 300, -300, NAN };
  g_autoptr (DtlLettering) lettering = dtl_lettering_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      cairo_surface_t *image = draw (lettering, 1, 0, places[i], places[i]);
      double x;

      g_assert_cmpfloat (weigh (image, &x), ==, 0);
      cairo_surface_destroy (image);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lettering/same", test_same);
  g_test_add_func ("/lettering/place", test_place);
  g_test_add_func ("/lettering/turned", test_turned);
  g_test_add_func ("/lettering/outside", test_outside);

  return g_test_run ();
}
