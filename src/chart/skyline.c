/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cuts columns of unequal height into boxes that lie on each other: a box goes as far as all
 * columns are as high as its upper end. There are at most as many boxes as columns, and what most
 * columns have in common is one, which fills row by row instead of pixel by pixel. */

#include "chart/skyline.h"

#include <math.h>

typedef struct
{
  double start;  /* x */
  double height; /* from the edge; signed by the side, all of one */
} Step;

/**
 * dtl_skyline_init:
 * @self: (out caller-allocates)
 * @cr: the boxes are added to its path
 * @edge: y that all columns stand on or hang from, on a device pixel
 */
void
dtl_skyline_init (DtlSkyline *self, const DtlFrame *frame, cairo_t *cr, double edge)
{
  *self = (DtlSkyline){ .frame = frame, .cr = cr, .edge = edge, .end = NAN };
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
}

static double
get_height (const DtlSkyline *self, guint i)
{
  return i < self->steps->len ? g_array_index (self->steps, Step, i).height : 0;
}

/* Adds the boxes of all steps that are higher than @height, up to @x.
 * Returns: where the lowest of them starts */
static double
lower (DtlSkyline *self, double x, double height)
{
  double start = x;

  while (self->steps->len > 0)
    {
      Step top = g_array_index (self->steps, Step, self->steps->len - 1);
      double below = self->steps->len > 1 ? get_height (self, self->steps->len - 2) : 0;
      double bottom;

      if (fabs (top.height) <= fabs (height))
        break;

      bottom = fabs (below) > fabs (height) ? below : height;
      dtl_frame_add_box (self->frame, self->cr, top.start,
                         MIN (self->edge - top.height, self->edge - bottom), x,
                         MAX (self->edge - top.height, self->edge - bottom));
      start = top.start;
      g_array_set_size (self->steps, self->steps->len - 1);
    }

  return start;
}

/**
 * dtl_skyline_add:
 * @x0: left, not left of where the column before ends
 * @x1: right
 * @y: its other end, which for all columns is on the same side of the edge
 *
 * All are on device pixels.
 */
void
dtl_skyline_add (DtlSkyline *self, double x0, double x1, double y)
{
  Step step = { x0, self->edge - y };

  if (self->end != x0)
    lower (self, self->end, 0);
  step.start = lower (self, x0, step.height);
  if (step.height != 0 &&
      (self->steps->len == 0 || get_height (self, self->steps->len - 1) != step.height))
    g_array_append_val (self->steps, step);
  self->end = x1;
}

/* Adds what is left, and frees what @self has. */
void
dtl_skyline_finish (DtlSkyline *self)
{
  lower (self, self->end, 0);
  g_clear_pointer (&self->steps, g_array_unref);
}
