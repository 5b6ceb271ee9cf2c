/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts layers on a scale and has them drawn, each clipped to the pane. It knows no chart type. */

#include "chart/pane.h"

#include <math.h>

#define SNAP_DISTANCE 6 /* px */

void
dtl_pane_clear (DtlPane *self)
{
  *self = (DtlPane){ 0 };
  dtl_price_scale_init (&self->scale, DTL_PRICE_SCALE_LINEAR, DTL_RANGE_EMPTY, 0, 1);
}

void
dtl_pane_add_layer (DtlPane *self, DtlLayerId id, gconstpointer data)
{
  g_return_if_fail (self->n_layers < DTL_PANE_MAX_LAYERS);

  self->layers[self->n_layers++] = (DtlLayer){ dtl_layer_kind_get (id), data };
}

/* Returns: the values of @rows in all layers; empty if there are none */
DtlRange
dtl_pane_get_extent (const DtlPane *self, DtlRows rows)
{
  DtlRange range = DTL_RANGE_EMPTY;

  for (guint i = 0; i < self->n_layers; i++)
    if (self->layers[i].kind->extent != NULL)
      self->layers[i].kind->extent (self->layers[i].data, rows, &range);

  return range;
}

/* Fits @range between margins of px, and the scale to the whole of the pane. */
void
dtl_pane_set_range (
    DtlPane *self, DtlPriceScaleKind kind, DtlRange range, double top_margin, double bottom_margin)
{
  double top = self->rect.y, bottom = self->rect.y + self->rect.height;
  double limit = self->rect.height * 0.5;
  DtlRange whole;

  self->has_values = range.low <= range.high;
  dtl_price_scale_init (&self->scale, kind, range, top + MIN (top_margin, limit),
                        bottom - MIN (bottom_margin, limit));

  /* The margins have values too, and so ticks. */
  whole.low = dtl_price_scale_value (&self->scale, bottom);
  whole.high = dtl_price_scale_value (&self->scale, top);
  if (isfinite (whole.low) && isfinite (whole.high) && whole.low < whole.high &&
      (kind != DTL_PRICE_SCALE_LOG || whole.low > 0))
    range = whole;
  dtl_price_scale_init (&self->scale, kind, range, top, bottom);
}

DtlFrame
dtl_pane_get_frame (const DtlPane *self, const DtlFrame *frame)
{
  DtlFrame own = *frame;

  own.rect = self->rect;
  own.price = &self->scale;

  return own;
}

void
dtl_pane_draw (const DtlPane *self, const DtlFrame *frame, cairo_t *cr)
{
  DtlFrame own = dtl_pane_get_frame (self, frame);

  if (self->rect.width <= 0 || self->rect.height <= 0)
    return;

  cairo_save (cr);
  cairo_rectangle (cr, self->rect.x, self->rect.y, self->rect.width, self->rect.height);
  cairo_clip (cr);
  for (guint i = 0; i < self->n_layers; i++)
    self->layers[i].kind->draw (self->layers[i].data, &own, cr);
  cairo_restore (cr);
}

/* Returns: the y of a value of @row near @y, or @y where none is near */
double
dtl_pane_snap_y (const DtlPane *self, const DtlFrame *frame, gsize row, double y)
{
  DtlFrame own = dtl_pane_get_frame (self, frame);
  double best = y, distance = SNAP_DISTANCE;

  for (guint i = 0; i < self->n_layers; i++)
    {
      const DtlLayer *layer = &self->layers[i];
      double value_y =
          layer->kind->hit != NULL
              ? dtl_price_scale_y (&self->scale, layer->kind->hit (layer->data, &own, row, y))
              : NAN;

      if (fabs (value_y - y) <= distance)
        {
          distance = fabs (value_y - y);
          best = value_y;
        }
    }

  return best;
}
