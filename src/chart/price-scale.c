/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Value to y and back, linear. Both directions go through place() and its inverse, which is where
 * another scale than the linear one belongs. */

#include "chart/price-scale.h"

#include <math.h>

/* Share of the way from low to high. Halves, since high - low may overflow. */
static double
place (const DtlPriceScale *self, double value)
{
  return (value / 2 - self->low / 2) / (self->high / 2 - self->low / 2);
}

static double
value_at (const DtlPriceScale *self, double share)
{
  return self->low * (1 - share) + self->high * share;
}

/**
 * dtl_price_scale_init:
 * @self: (out caller-allocates)
 * @range: what must be seen; empty and flat ranges are widened
 * @top: y of the highest value
 * @bottom: y of the lowest
 *
 * Margins are the caller's: the ends of @range lie exactly at @top and @bottom.
 */
void
dtl_price_scale_init (DtlPriceScale *self, DtlRange range, double top, double bottom)
{
  if (range.low > range.high)
    range = (DtlRange){ 0, 1 };

  /* A range that is narrower than its numbers can tell apart is flat. */
  if (range.high / 2 - range.low / 2 <= MAX (fabs (range.high), fabs (range.low)) * 1e-14)
    {
      double room = MAX (MAX (fabs (range.high), fabs (range.low)) * 0.01, 1e-6);

      if (range.low == 0 && range.high == 0)
        room = 1;
      range.low = MAX (range.low - room, -G_MAXDOUBLE);
      range.high = MIN (range.high + room, G_MAXDOUBLE);
    }

  self->low = range.low;
  self->high = range.high;
  self->top = top;
  self->bottom = MAX (bottom, top + 1);
}

double
dtl_price_scale_y (const DtlPriceScale *self, double value)
{
  return self->bottom + place (self, value) * (self->top - self->bottom);
}

double
dtl_price_scale_value (const DtlPriceScale *self, double y)
{
  return value_at (self, (y - self->bottom) / (self->top - self->bottom));
}
