/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shapes must be equal to the pixel; the edges of glyphs may differ a little, since FreeType
 * changes. */

#include "compare.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_TOLERANCE 24 /* of 255, in each channel */

static guint8 *
read_picture (GBytes *bytes, guint *width, guint *height)
{
  png_image image = { .version = PNG_IMAGE_VERSION };
  guint8 *pixels;

  if (!png_image_begin_read_from_memory (&image, g_bytes_get_data (bytes, NULL),
                                         g_bytes_get_size (bytes)))
    g_error ("A reference picture is no PNG: %s", image.message);

  image.format = PNG_FORMAT_RGBA;
  pixels = g_malloc (PNG_IMAGE_SIZE (image));
  if (!png_image_finish_read (&image, NULL, pixels, 0, NULL))
    g_error ("A reference picture cannot be read: %s", image.message);
  *width = image.width;
  *height = image.height;

  return pixels;
}

static GBytes *
write_picture (const guint8 *pixels, guint width, guint height)
{
  png_image image = {
    .version = PNG_IMAGE_VERSION, .width = width, .height = height, .format = PNG_FORMAT_RGBA
  };
  png_alloc_size_t size = 0;
  guint8 *data;

  g_assert_true (png_image_write_get_memory_size (image, size, 0, pixels, 0, NULL));
  data = g_malloc (size);
  g_assert_true (png_image_write_to_memory (&image, data, &size, 0, pixels, 0, NULL));

  return g_bytes_new_take (data, size);
}

void
compare_pictures (GBytes *a, GBytes *b, Comparison *result)
{
  guint width[2], height[2];
  g_autofree guint8 *first = read_picture (a, &width[0], &height[0]);
  g_autofree guint8 *second = read_picture (b, &width[1], &height[1]);

  *result = (Comparison){ .same_size = width[0] == width[1] && height[0] == height[1] };
  if (!result->same_size)
    return;

  result->n_pixels = width[0] * height[0];
  for (gsize i = 0; i < result->n_pixels; i++)
    {
      guint8 *p = first + 4 * i, *q = second + 4 * i;
      int largest = 0;

      for (int channel = 0; channel < 4; channel++)
        largest = MAX (largest, abs (p[channel] - q[channel]));
      result->n_different += largest > 0;
      result->n_beyond += largest > TEXT_TOLERANCE;

      /* Faint picture, strong difference. */
      for (int channel = 0; channel < 3; channel++)
        p[channel] = (guint8) (255 - (255 - p[channel]) / 6);
      if (largest > 0)
        memcpy (p, (guint8[]){ 255, (guint8) (largest > TEXT_TOLERANCE ? 0 : 150), 0 }, 3);
      p[3] = 255;
    }
  result->difference = write_picture (first, width[0], height[0]);
}
