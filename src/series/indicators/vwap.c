/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Volume-weighted average price: typical price (mean of high, low and close) times volume over
 * volume, since the open of the session for bars below a day, since the first bar for others. Of a
 * day whose hours nobody knows, since its first bar; what trades before the open has no value. A
 * bar that lacks a price or its volume has none either, and is left out of the sums. */

#include "series/indicators/kinds.h"
#include "series/rolling.h"
#include "series/session-walk.h"

#include <math.h>

typedef struct
{
  const double *high, *low, *close, *volume;
  DtlSum traded;  /* price x volume */
  DtlSum volumes; /* of the same bars */
} Vwap;

static double
add_bar (Vwap *self, gsize i)
{
  double traded = (self->high[i] + self->low[i] + self->close[i]) / 3 * self->volume[i];

  if (isnan (traded))
    return NAN;

  dtl_sum_add (&self->traded, traded);
  dtl_sum_add (&self->volumes, self->volume[i]);

  return dtl_sum_get (&self->volumes) > 0
             ? dtl_sum_get (&self->traded) / dtl_sum_get (&self->volumes)
             : NAN;
}

static void
start_anew (Vwap *self)
{
  self->traded = (DtlSum){ 0 };
  self->volumes = (DtlSum){ 0 };
}

static void
compute_sessions (Vwap *self, const DtlIndicatorInput *input, double *out)
{
  const gint64 *keys = dtl_series_get_keys (input->series);
  DtlSessionWalk walk = dtl_session_walk_begin (input->series, input->exchange);
  DtlDay day = DTL_DAY_NONE;

  for (gsize i = 0; i < dtl_series_get_n (input->series); i++)
    {
      int seconds = dtl_session_walk_enter (&walk, keys[i]);

      if (walk.day != day)
        start_anew (self);
      day = walk.day;

      if (walk.has_hours && seconds < walk.open &&
          !dtl_session_walk_is_opening_print (&walk, seconds))
        out[i] = NAN;
      else
        out[i] = add_bar (self, i);
    }
}

static gsize
vwap_warmup (const double *options)
{
  return 0;
}

static void
vwap_compute (const DtlIndicatorInput *input, const double *options, double *const *outputs)
{
  Vwap vwap = {
    .high = dtl_series_get_column (input->series, DTL_COLUMN_HIGH),
    .low = dtl_series_get_column (input->series, DTL_COLUMN_LOW),
    .close = dtl_series_get_column (input->series, DTL_COLUMN_CLOSE),
    .volume = dtl_series_get_column (input->series, DTL_COLUMN_VOLUME),
  };

  if (dtl_interval_is_intraday (dtl_series_get_interval (input->series)))
    compute_sessions (&vwap, input, outputs[0]);
  else
    for (gsize i = 0; i < dtl_series_get_n (input->series); i++)
      outputs[0][i] = add_bar (&vwap, i);
}

const DtlIndicatorKind dtl_indicator_vwap = {
  .id = "vwap",
  .title = "Volume-Weighted Average Price",
  .label = "VWAP",
  .unit = DTL_INDICATOR_PRICE,
  .warmup = vwap_warmup,
  .compute = vwap_compute,
};
