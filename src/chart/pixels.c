/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart is mostly upright boxes on whole device pixels. Cairo sorts and joins the boxes of a path
 * before it fills them, which takes most of a frame; here they go into the image one by one, with
 * the same colours to the bit. Whatever is no such path on an image is left to cairo. */

#include "chart/pixels.h"

#include <math.h>
#include <string.h>

#include "chart/geometry.h"

/* Half open, in device pixels. */
typedef struct
{
  int x0, y0, x1, y1;
} Box;

/* An image and how a path comes to its pixels. */
typedef struct
{
  guint32 *pixels;
  gsize stride; /* pixels a row */
  Box clip;
  double scale_x, scale_y, offset_x, offset_y;
  guint32 source; /* premultiplied */
} Canvas;

static gboolean
round_to_pixel (double position, int *pixel)
{
  double rounded = rint (position);

  if (!(fabs (rounded) < DTL_COORDINATE_LIMIT) || fabs (position - rounded) > 1.0 / 128)
    return FALSE;
  *pixel = (int) rounded;

  return TRUE;
}

static gboolean
make_box (const Canvas *canvas, double x0, double y0, double x1, double y1, Box *box)
{
  return round_to_pixel (MIN (x0, x1) * canvas->scale_x + canvas->offset_x, &box->x0) &&
         round_to_pixel (MIN (y0, y1) * canvas->scale_y + canvas->offset_y, &box->y0) &&
         round_to_pixel (MAX (x0, x1) * canvas->scale_x + canvas->offset_x, &box->x1) &&
         round_to_pixel (MAX (y0, y1) * canvas->scale_y + canvas->offset_y, &box->y1);
}

static void
cut (Box *box, const Box *by)
{
  box->x0 = MAX (box->x0, by->x0);
  box->y0 = MAX (box->y0, by->y0);
  box->x1 = MIN (box->x1, by->x1);
  box->y1 = MIN (box->y1, by->y1);
}

/* Cairo's own rounding of a channel: to sixteen bits, then their upper half. */
static guint32
to_byte (double share)
{
  return (guint32) (CLAMP (share, 0, 1) * 65535.0 + 0.5) >> 8;
}

static gboolean
read_clip (cairo_t *cr, Canvas *canvas)
{
  cairo_rectangle_list_t *list = cairo_copy_clip_rectangle_list (cr);
  gboolean is_box = list->status == CAIRO_STATUS_SUCCESS && list->num_rectangles <= 1;
  Box box;

  if (is_box && list->num_rectangles == 1)
    {
      const cairo_rectangle_t *clip = list->rectangles;

      is_box =
          make_box (canvas, clip->x, clip->y, clip->x + clip->width, clip->y + clip->height, &box);
      if (is_box)
        cut (&canvas->clip, &box);
    }
  else if (is_box)
    {
      canvas->clip.x1 = canvas->clip.x0;
    }
  cairo_rectangle_list_destroy (list);

  return is_box;
}

static gboolean
canvas_open (Canvas *canvas, cairo_t *cr, const DtlColor *color)
{
  cairo_surface_t *image = cairo_get_group_target (cr);
  cairo_matrix_t matrix;
  cairo_format_t format;
  double scale_x, scale_y, offset_x, offset_y;

  if (cairo_surface_get_type (image) != CAIRO_SURFACE_TYPE_IMAGE ||
      cairo_get_operator (cr) != CAIRO_OPERATOR_OVER)
    return FALSE;
  format = cairo_image_surface_get_format (image);
  cairo_get_matrix (cr, &matrix);
  if ((format != CAIRO_FORMAT_RGB24 && format != CAIRO_FORMAT_ARGB32) || matrix.xy != 0 ||
      matrix.yx != 0 || matrix.xx <= 0 || matrix.yy <= 0)
    return FALSE;

  cairo_surface_get_device_scale (image, &scale_x, &scale_y);
  cairo_surface_get_device_offset (image, &offset_x, &offset_y);
  canvas->scale_x = matrix.xx * scale_x;
  canvas->scale_y = matrix.yy * scale_y;
  canvas->offset_x = matrix.x0 * scale_x + offset_x;
  canvas->offset_y = matrix.y0 * scale_y + offset_y;

  cairo_surface_flush (image);
  canvas->pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (image);
  canvas->stride = (gsize) cairo_image_surface_get_stride (image) / sizeof (guint32);
  canvas->clip =
      (Box){ 0, 0, cairo_image_surface_get_width (image), cairo_image_surface_get_height (image) };
  canvas->source = to_byte (color->alpha) << 24 | to_byte (color->red * color->alpha) << 16 |
                   to_byte (color->green * color->alpha) << 8 |
                   to_byte (color->blue * color->alpha);

  return canvas->pixels != NULL && read_clip (cr, canvas);
}

/* Reads one box of a path of boxes. Returns: FALSE if it is something else */
static gboolean
read_box (const Canvas *canvas, const cairo_path_data_t *data, const cairo_path_t *path, Box *box)
{
  const cairo_path_data_t *end = path->data + path->num_data;
  const cairo_path_data_t *corners[4];

  for (int i = 0; i < 4; i++, data += data->header.length)
    {
      if (data >= end || data->header.type != (i == 0 ? CAIRO_PATH_MOVE_TO : CAIRO_PATH_LINE_TO))
        return FALSE;
      corners[i] = data + 1;
    }
  if (data >= end || data->header.type != CAIRO_PATH_CLOSE_PATH)
    return FALSE;

  return corners[0]->point.y == corners[1]->point.y && corners[1]->point.x == corners[2]->point.x &&
         corners[2]->point.y == corners[3]->point.y && corners[3]->point.x == corners[0]->point.x &&
         make_box (canvas, corners[0]->point.x, corners[0]->point.y, corners[2]->point.x,
                   corners[2]->point.y, box);
}

/* Four channels of @pixel times @share of 255, each rounded. */
static inline guint32
scale_pixel (guint32 pixel, guint32 share)
{
  guint32 odd = (pixel >> 8 & 0xff00ff) * share + 0x800080;
  guint32 even = (pixel & 0xff00ff) * share + 0x800080;

  odd = (odd + (odd >> 8 & 0xff00ff)) & 0xff00ff00;
  even = (even + (even >> 8 & 0xff00ff)) >> 8 & 0xff00ff;

  return odd | even;
}

/* What came of the pixel that was blended last. */
typedef struct
{
  guint32 source, rest;
  guint32 below, blended;
} Blend;

static inline guint32
blend (Blend *self, guint32 below)
{
  if (below != self->below)
    {
      self->below = below;
      self->blended = self->source + scale_pixel (below, self->rest);
    }

  return self->blended;
}

/* What is below is the same from one pixel to the next, mostly: four are compared at once. */
static void
blend_row (Blend *self, guint32 *row, int n)
{
  const guint64 twice = G_GUINT64_CONSTANT (0x100000001);
  int x = 0;

  for (; x + 4 <= n; x += 4)
    {
      guint64 below = self->below * twice, blended = self->blended * twice;
      guint64 left, right;

      memcpy (&left, row + x, sizeof left);
      memcpy (&right, row + x + 2, sizeof right);
      if (left == below && right == below)
        {
          memcpy (row + x, &blended, sizeof blended);
          memcpy (row + x + 2, &blended, sizeof blended);
        }
      else
        {
          for (int i = x; i < x + 4; i++)
            row[i] = blend (self, row[i]);
        }
    }
  for (; x < n; x++)
    row[x] = blend (self, row[x]);
}

static void
fill (const Canvas *canvas, Box box, Blend *blended)
{
  guint32 *row;
  int width;

  cut (&box, &canvas->clip);
  width = box.x1 - box.x0;
  if (width <= 0)
    return;

  row = canvas->pixels + (gssize) box.y0 * (gssize) canvas->stride + box.x0;
  for (int y = box.y0; y < box.y1; y++, row += canvas->stride)
    if (blended->rest != 0)
      blend_row (blended, row, width);
    else if (width == 1) /* most are, where there are many */
      *row = canvas->source;
    else
      for (int x = 0; x < width; x++)
        row[x] = canvas->source;
}

static void
fill_all (const Canvas *canvas, cairo_t *cr, const Box *boxes, gsize n)
{
  Blend blended = { canvas->source, 255 - (canvas->source >> 24), 0, canvas->source };

  for (gsize i = 0; i < n; i++)
    fill (canvas, boxes[i], &blended);
  cairo_surface_mark_dirty (cairo_get_group_target (cr));
}

/**
 * dtl_pixels_fill_list:
 * @boxes: (array length=n): that do not overlap
 *
 * Fills the boxes, without antialiasing. There must be no path.
 *
 * Returns: %FALSE, with nothing done, unless @cr draws to an image, upright, and all corners are
 *   between device pixels
 */
gboolean
dtl_pixels_fill_list (cairo_t *cr, const DtlPixelBox *boxes, gsize n, const DtlColor *color)
{
  Canvas canvas;
  g_autofree Box *placed = NULL;

  if (cairo_has_current_point (cr) || !canvas_open (&canvas, cr, color))
    return FALSE;

  placed = g_new (Box, n);
  for (gsize i = 0; i < n; i++)
    if (!make_box (&canvas, boxes[i].x0, boxes[i].y0, boxes[i].x1, boxes[i].y1, &placed[i]))
      return FALSE;
  fill_all (&canvas, cr, placed, n);

  return TRUE;
}

/**
 * dtl_pixels_fill_boxes:
 * @cr: with a path of boxes that do not overlap
 *
 * Fills the path, without antialiasing, and clears it.
 *
 * Returns: %FALSE, with nothing done, unless @cr draws to an image, upright, and all corners are
 *   between device pixels
 */
gboolean
dtl_pixels_fill_boxes (cairo_t *cr, const DtlColor *color)
{
  Canvas canvas;
  cairo_path_t *path;
  g_autofree Box *boxes = NULL;
  gsize n = 0;
  gboolean are_boxes = TRUE;

  if (!canvas_open (&canvas, cr, color))
    return FALSE;

  path = cairo_copy_path (cr);
  boxes = g_new (Box, path->num_data / 9 + 1); /* data of a box: four points and the close */
  for (int i = 0; i < path->num_data && are_boxes;)
    {
      gboolean is_lone =
          path->data[i].header.type == CAIRO_PATH_MOVE_TO &&
          (i + path->data[i].header.length >= path->num_data ||
           path->data[i + path->data[i].header.length].header.type == CAIRO_PATH_MOVE_TO);

      /* A closed box leaves the point behind from which a path could go on. */
      if (is_lone)
        {
          i += path->data[i].header.length;
          continue;
        }
      are_boxes = read_box (&canvas, path->data + i, path, &boxes[n]);
      n++;
      i += 9;
    }
  cairo_path_destroy (path);
  if (!are_boxes)
    return FALSE;

  fill_all (&canvas, cr, boxes, n);
  cairo_new_path (cr);

  return TRUE;
}
