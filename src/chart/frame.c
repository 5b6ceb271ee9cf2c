/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Row and value to ink. Everything rectangular is drawn on whole device pixels without
 * antialiasing: sharper, several times faster, and smaller as a file. Coordinates are clamped
 * before cairo sees them, since it wraps large ones and draws NAN at zero without a word. */

#include "chart/frame.h"

#include <math.h>

#include "chart/pixels.h"

#define CROWDED 8 /* device pixels a column */

double
dtl_frame_x (const DtlFrame *self, gsize row)
{
  return dtl_coordinate_clamp (dtl_time_scale_x (self->time, (double) row));
}

double
dtl_frame_y (const DtlFrame *self, double value)
{
  return dtl_coordinate_clamp (dtl_price_scale_y (self->price, value));
}

/* The nearest edge between two device pixels. */
double
dtl_frame_snap (const DtlFrame *self, double position)
{
  return rint (dtl_coordinate_clamp (position) * self->device_scale) / self->device_scale;
}

/* @width px as whole device pixels, at least one. */
double
dtl_frame_hairline (const DtlFrame *self, double width)
{
  return MAX (rint (width * self->device_scale), 1) / self->device_scale;
}

/**
 * dtl_frame_column_x:
 *
 * Where a hairline of one px in the middle of the column of @row has its left edge: the place of
 * wicks, poles and the crosshair.
 */
double
dtl_frame_column_x (const DtlFrame *self, gsize row)
{
  double hairline = dtl_frame_hairline (self, 1);
  double left = dtl_frame_x (self, row) - hairline / 2;

  /* Halves go left for all columns, so that neighbours stay equally far apart. */
  return ceil (left * self->device_scale - 0.5 - 1e-6) / self->device_scale;
}

/**
 * dtl_frame_set_pen:
 *
 * Where a line turns every few pixels, a sixteenth is a fine enough share of one, at a third of the
 * cost.
 */
void
dtl_frame_set_pen (const DtlFrame *self, cairo_t *cr, double width)
{
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (self->time->spacing * self->device_scale < CROWDED)
    {
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
    }
}

/**
 * dtl_frame_add_box:
 *
 * Adds a box whose sides are on device pixels already, to the boxes of the frame or, if it keeps
 * none, to the path of @cr. None may overlap another.
 */
void
dtl_frame_add_box (const DtlFrame *self, cairo_t *cr, double x0, double y0, double x1, double y1)
{
  double top = self->rect.y - 1, bottom = self->rect.y + self->rect.height + 1;

  /* What is outside the pane costs the file numbers and shows nothing. */
  y0 = MAX (y0, top);
  y1 = MIN (y1, bottom);
  if (!(y1 > y0 && x1 > x0))
    return;

  if (self->boxes != NULL)
    {
      DtlPixelBox box = { x0, y0, x1, y1 };

      g_array_append_val (self->boxes, box);
    }
  else
    {
      cairo_rectangle (cr, x0, y0, x1 - x0, y1 - y0);
    }
}

/**
 * dtl_frame_fill_added:
 *
 * Fills the boxes that were added, as one shape. Straight from their list into an image: a path
 * would cost several times as much as its pixels.
 */
void
dtl_frame_fill_added (const DtlFrame *self, cairo_t *cr, const DtlColor *color)
{
  GArray *boxes = self->boxes;
  const DtlPixelBox *list;

  if (boxes == NULL)
    {
      dtl_frame_fill_boxes (cr, color);
      return;
    }

  list = (const DtlPixelBox *) (gpointer) boxes->data;
  if (!dtl_pixels_fill_list (cr, list, boxes->len, color))
    {
      for (guint i = 0; i < boxes->len; i++)
        cairo_rectangle (cr, list[i].x0, list[i].y0, list[i].x1 - list[i].x0,
                         list[i].y1 - list[i].y0);
      dtl_frame_fill_boxes (cr, color);
    }
  g_array_set_size (boxes, 0);
}

/* Fills the boxes of the path of @cr, as one shape. */
void
dtl_frame_fill_boxes (cairo_t *cr, const DtlColor *color)
{
  if (dtl_pixels_fill_boxes (cr, color))
    return;

  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  dtl_color_set_source (color, cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* A hairline below @y: its upper edge is @y, snapped. */
void
dtl_frame_horizontal (
    const DtlFrame *self, cairo_t *cr, const DtlColor *color, double x0, double x1, double y)
{
  double top = dtl_frame_snap (self, y);
  double left = dtl_frame_snap (self, x0);

  cairo_rectangle (cr, left, top, dtl_frame_snap (self, x1) - left, dtl_frame_hairline (self, 1));
  dtl_frame_fill_boxes (cr, color);
}

/* A hairline right of @x: its left edge is @x, snapped. */
void
dtl_frame_vertical (
    const DtlFrame *self, cairo_t *cr, const DtlColor *color, double x, double y0, double y1)
{
  double top = dtl_frame_snap (self, y0);

  cairo_rectangle (cr, dtl_frame_snap (self, x), top, dtl_frame_hairline (self, 1),
                   dtl_frame_snap (self, y1) - top);
  dtl_frame_fill_boxes (cr, color);
}

void
dtl_rounded_rectangle (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  radius = MIN (radius, MIN (width, height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}
