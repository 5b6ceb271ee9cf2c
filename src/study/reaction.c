/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures that stand beside an event in a list: what everyone could see on the day, and whether
 * it was unusual. */
#include "study/reaction.h"

#include <math.h>

#include "series/returns.h"

static double
get_range (const DtlSeries *series, gsize row, const DtlReturn *day)
{
  double high = dtl_series_get_column (series, DTL_COLUMN_HIGH)[row];
  double low = dtl_series_get_column (series, DTL_COLUMN_LOW)[row];

  if (day->kind != DTL_BASE_PREVIOUS_CLOSE)
    return NAN;

  return (high - low) / dtl_series_get_column (series, DTL_COLUMN_CLOSE)[day->base];
}

static void
read_bars (DtlReaction *self, const DtlSeries *series)
{
  gsize row = dtl_series_find_day (series, self->session);
  DtlReturn day;

  if (row == dtl_series_get_n (series) || dtl_series_get_day (series, row) != self->session)
    return;

  day = dtl_returns_day (series, row, FALSE);
  self->day_return = day.value;
  self->gap = dtl_returns_gap (series, row).value;
  self->range = get_range (series, row, &day);
  self->volume_ratio = dtl_returns_volume_ratio (series, row, DTL_REACTION_VOLUME_SESSIONS);
}

/**
 * dtl_reaction_of_study:
 * @study: of one event
 * @series: daily bars of its security
 *
 * Without figures in @study those of the bars are still there, if day 0 is.
 */
DtlReaction
dtl_reaction_of_study (const DtlStudy *study, const DtlSeries *series)
{
  DtlReaction self = { .day_return = NAN,
                       .gap = NAN,
                       .range = NAN,
                       .volume_ratio = NAN,
                       .ar = NAN,
                       .p = NAN,
                       .placebo_p = NAN };
  gsize n, n_beyond = 0;
  g_autofree double *sums = NULL;

  g_return_val_if_fail (study != NULL && series != NULL, self);

  self.status = study->status;
  self.session = study->session;
  if (study->session != DTL_DAY_NONE)
    read_bars (&self, series);
  if (!dtl_study_is_sound (study))
    return self;

  self.ar = study->days[-study->settings.from].ar;
  self.p = study->days[-study->settings.from].p;
  sums = dtl_study_dup_placebo (study, 1, &n);
  for (gsize i = 0; i < n; i++)
    n_beyond += fabs (sums[i]) >= fabs (self.ar);
  self.placebo_p = (1 + (double) n_beyond) / ((double) n + 1);

  return self;
}
