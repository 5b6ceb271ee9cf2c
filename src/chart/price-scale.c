/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Value to y and back. Both directions go through place() and its inverse, which are all that a
 * logarithmic scale changes; percent and index are linear scales that are written otherwise. */

#include "chart/price-scale.h"

#include <math.h>
#include <string.h>

#define FLAT_LOG 1e-12  /* a range of logarithms narrower than this is flat */
#define LOG_DECADES 1e3 /* that a range from zero or below shows of what is above zero */

static const struct
{
  const char *id, *title;
} kinds[DTL_N_PRICE_SCALES] = {
  [DTL_PRICE_SCALE_LINEAR] = { "linear", "Linear" },
  [DTL_PRICE_SCALE_LOG] = { "log", "Logarithmic" },
  [DTL_PRICE_SCALE_PERCENT] = { "percent", "Percent" },
  [DTL_PRICE_SCALE_INDEX] = { "index", "Index" },
};

/* Share of the way from low to high. Halves, since high - low may overflow. */
static double
place (const DtlPriceScale *self, double value)
{
  if (self->kind == DTL_PRICE_SCALE_LOG)
    return value > 0 ? (log (value) - log (self->low)) / (log (self->high) - log (self->low)) : NAN;

  return (value / 2 - self->low / 2) / (self->high / 2 - self->low / 2);
}

static double
value_at (const DtlPriceScale *self, double share)
{
  if (self->kind == DTL_PRICE_SCALE_LOG)
    return exp (log (self->low) * (1 - share) + log (self->high) * share);

  return self->low * (1 - share) + self->high * share;
}

static DtlRange
widen_linear (DtlRange range)
{
  double largest = MAX (fabs (range.high), fabs (range.low));
  double room = largest > 0 ? MAX (largest * 0.01, 1e-300) : 1;

  /* A range that is narrower than its numbers can tell apart is flat. */
  if (range.high / 2 - range.low / 2 > largest * 1e-14)
    return range;

  return (DtlRange){ MAX (range.low - room, -G_MAXDOUBLE), MIN (range.high + room, G_MAXDOUBLE) };
}

static DtlRange
widen_log (DtlRange range)
{
  if (!(range.high > 0))
    return (DtlRange){ 0.1, 10 };

  if (!(range.low > 0))
    range.low = range.high / LOG_DECADES;
  range.low = MAX (range.low, G_MINDOUBLE);
  range.high = MAX (range.high, G_MINDOUBLE);
  if (log (range.high) - log (range.low) > FLAT_LOG)
    return range;

  return (DtlRange){ MAX (range.low / 1.01, G_MINDOUBLE / 2),
                     MIN (range.high * 1.01, G_MAXDOUBLE) };
}

/**
 * dtl_price_scale_init:
 * @self: (out caller-allocates)
 * @range: what must be seen; empty and flat ranges are widened
 * @top: y of the highest value
 * @bottom: y of the lowest
 *
 * Margins are the caller's: the ends of @range lie exactly at @top and @bottom. The base is one.
 */
void
dtl_price_scale_init (
    DtlPriceScale *self, DtlPriceScaleKind kind, DtlRange range, double top, double bottom)
{
  if (range.low > range.high)
    range = kind == DTL_PRICE_SCALE_LOG ? (DtlRange){ 0.1, 10 } : (DtlRange){ 0, 1 };
  range = kind == DTL_PRICE_SCALE_LOG ? widen_log (range) : widen_linear (range);

  self->low = range.low;
  self->high = range.high;
  self->top = top;
  self->bottom = MAX (bottom, top + 1);
  self->kind = kind;
  self->base = 1;
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

/**
 * dtl_price_scale_stretch:
 * @factor: > 0; above 1 shows more prices, each closer to the next
 *
 * Returns: the prices at the ends when the middle stays where it is; the present ones if the new
 *   would be beyond what a double holds or tells apart
 */
DtlRange
dtl_price_scale_stretch (const DtlPriceScale *self, double factor)
{
  DtlRange range = { value_at (self, 0.5 - factor / 2), value_at (self, 0.5 + factor / 2) };
  double largest = MAX (fabs (range.low), fabs (range.high));

  if (isfinite (range.low) && isfinite (range.high) &&
      range.high / 2 - range.low / 2 > largest * 1e-9 &&
      (self->kind != DTL_PRICE_SCALE_LOG || range.low >= G_MINDOUBLE))
    return range;

  return (DtlRange){ self->low, self->high };
}

/* Returns: the name in files and on the command line, which never changes */
const char *
dtl_price_scale_kind_get_id (DtlPriceScaleKind kind)
{
  g_return_val_if_fail (kind < DTL_N_PRICE_SCALES, NULL);

  return kinds[kind].id;
}

const char *
dtl_price_scale_kind_get_title (DtlPriceScaleKind kind)
{
  g_return_val_if_fail (kind < DTL_N_PRICE_SCALES, NULL);

  return kinds[kind].title;
}

/**
 * dtl_price_scale_kind_from_id:
 * @kind: (out)
 *
 * Returns: %FALSE for any other text than an id; @kind is then unchanged
 */
gboolean
dtl_price_scale_kind_from_id (const char *id, DtlPriceScaleKind *kind)
{
  g_return_val_if_fail (id != NULL && kind != NULL, FALSE);

  for (int i = 0; i < DTL_N_PRICE_SCALES; i++)
    if (strcmp (kinds[i].id, id) == 0)
      {
        *kind = (DtlPriceScaleKind) i;
        return TRUE;
      }

  return FALSE;
}
