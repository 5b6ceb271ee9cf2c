/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a price axis has its marks: 1-2-5 steps of what it writes, and on a logarithmic scale true
 * round prices as dense as there is room. */

#include "chart/price-ticks.h"

#include <math.h>

#define SMALLEST 1e-300 /* below it powers of ten lose their digits */

/* One, two or five times a power of ten, and its exponent. */
static double
round_step (double raw, gboolean up, int *exponent)
{
  static const double steps[] = { 1, 2, 5, 10 };
  double power, share;
  int i = 0;

  *exponent = (int) floor (log10 (raw));
  power = pow (10, *exponent);
  share = raw / power;

  /* log10 may miss by one unit in the last place at powers of ten. */
  if (up)
    while (i < 3 && steps[i] < share * (1 - 1e-12))
      i++;
  else
    while (i < 3 && steps[i + 1] <= share * (1 + 1e-12))
      i++;
  if (i == 3)
    *exponent += 1;

  return *exponent < 0 && i < 3 ? steps[i] / pow (10, -*exponent) : steps[i] * power;
}

/* What the axis writes of a price, and back. */
static double
to_shown (const DtlPriceScale *scale, double value)
{
  if (scale->kind == DTL_PRICE_SCALE_PERCENT)
    return (value / scale->base - 1) * 100;
  if (scale->kind == DTL_PRICE_SCALE_INDEX)
    return value / scale->base * 100;

  return value;
}

static double
from_shown (const DtlPriceScale *scale, double shown)
{
  if (scale->kind == DTL_PRICE_SCALE_PERCENT)
    return scale->base * (1 + shown / 100);
  if (scale->kind == DTL_PRICE_SCALE_INDEX)
    return scale->base * shown / 100;

  return shown;
}

static void
add_tick (DtlPriceTicks *self, double value, int decimals)
{
  if (self->n == DTL_PRICE_TICKS_MAX)
    return;

  self->ticks[self->n++] = (DtlPriceTick){ value, decimals };
  self->decimals = MAX (self->decimals, decimals);
}

/* Even steps of what is written. */
static void
mark_linear (DtlPriceTicks *self, const DtlPriceScale *scale, double min_px)
{
  double low = to_shown (scale, scale->low), high = to_shown (scale, scale->high);
  double raw = (high / 2 - low / 2) / (scale->bottom - scale->top) * min_px * 2;
  double low_index, high_index;
  int exponent;

  if (!(raw > SMALLEST) || !isfinite (raw) || raw < MAX (fabs (high), fabs (low)) * 1e-13)
    return;

  self->step = round_step (raw, TRUE, &exponent);
  low_index = ceil (low / self->step - 1e-9);
  high_index = floor (high / self->step + 1e-9);
  if (!isfinite (self->step) || !(high_index - low_index < DTL_PRICE_TICKS_MAX))
    return;

  for (double index = low_index; index <= high_index; index++)
    add_tick (self, from_shown (scale, index * self->step), MAX (0, -exponent));
}

/* Between two round prices of a log scale: the multiples of the smallest 1-2-5 step that divides
 * the way, as far as the topmost of them are min_px apart. */
static void
mark_between (
    DtlPriceTicks *self, const DtlPriceScale *scale, double from, double to, double min_px)
{
  double top = MIN (to, scale->high);
  double px = scale->bottom - scale->top;
  double log_range = log (scale->high) - log (scale->low);
  double raw = top * (1 - exp (-min_px / px * log_range)); /* the least step below the top */
  double step, first, last;
  int exponent;

  if (!(raw > SMALLEST) || raw < top * 1e-13)
    return;

  /* Steps of one decade: at most two of them do not divide a way of 1, 3 or 5. */
  step = round_step (raw, TRUE, &exponent);
  for (int i = 0; i < 3 && step <= to - from; i++)
    {
      double n = (to - from) / step;

      if (fabs (n - rint (n)) < 1e-6)
        break;
      step = round_step (step * 1.5, TRUE, &exponent);
    }
  if (step > (to - from) * (1 - 1e-9))
    {
      step = to - from;
      exponent = (int) floor (log10 (from) + 1e-9);
    }

  first = MAX (ceil ((scale->low - from) / step - 1e-9), 0);
  last = floor ((scale->high - from) / step + 1e-9);
  for (double index = first; index <= last && index * step < (to - from) * (1 - 1e-9); index++)
    add_tick (self, from + index * step, MAX (0, -exponent));
}

/* True prices at 1, 2 and 5 of each decade, finer where there is room, and whole decades or
 * several where there is not. */
static void
mark_log (DtlPriceTicks *self, const DtlPriceScale *scale, double min_px)
{
  static const double cuts[] = { 1, 2, 5, 10 };
  double decades = log10 (scale->high) - log10 (scale->low);
  double decade_px = (scale->bottom - scale->top) / decades;
  int first = (int) floor (log10 (scale->low) + 1e-9);
  int last = (int) floor (log10 (scale->high) + 1e-9);
  int stride = (int) ceil (min_px / decade_px);

  if (!(decade_px > 0) || !isfinite (decade_px))
    return;

  for (int decade = first; decade <= last; decade++)
    {
      double power = pow (10, decade);

      if (decade_px * log10 (2) >= min_px)
        {
          for (int i = 0; i < 3; i++)
            if (power * cuts[i + 1] >= scale->low && power * cuts[i] <= scale->high)
              mark_between (self, scale, power * cuts[i], power * cuts[i + 1], min_px);
        }
      else if (decade % stride == 0 && power >= scale->low)
        {
          add_tick (self, power, MAX (0, -decade));
        }
    }
}

/**
 * dtl_price_ticks_init:
 * @self: (out caller-allocates)
 * @scale: the scale to mark
 * @min_px: from one mark to the next, at least
 *
 * Round numbers of what the axis writes: of prices, percent or index points. No marks where the
 * numbers of @scale are too close to tell apart.
 */
void
dtl_price_ticks_init (DtlPriceTicks *self, const DtlPriceScale *scale, double min_px)
{
  self->n = 0;
  self->step = 0;
  self->decimals = 0;
  min_px = MAX (min_px, (scale->bottom - scale->top) / (DTL_PRICE_TICKS_MAX - 2));
  if (scale->kind == DTL_PRICE_SCALE_LOG)
    mark_log (self, scale, min_px);
  else
    mark_linear (self, scale, min_px);
}

/* Marks given values, of which there are at most %DTL_PRICE_TICKS_MAX. */
void
dtl_price_ticks_init_values (DtlPriceTicks *self, const double *values, gsize n)
{
  g_return_if_fail (n <= DTL_PRICE_TICKS_MAX);

  *self = (DtlPriceTicks){ .n = 0 };
  for (gsize i = 0; i < n; i++)
    {
      int decimals = 0;

      while (decimals < 6 &&
             fabs (values[i] * pow (10, decimals) - rint (values[i] * pow (10, decimals))) > 1e-6)
        decimals++;
      self->ticks[self->n++] = (DtlPriceTick){ values[i], decimals };
      self->decimals = MAX (self->decimals, decimals);
    }
}

/* Returns: the largest 1-2-5 value that is not above @value; @value itself if that is minute */
double
dtl_ticks_round_below (double value)
{
  int exponent;

  g_return_val_if_fail (value > 0 && isfinite (value), value);

  if (value < SMALLEST)
    return value;

  return round_step (value, FALSE, &exponent);
}
