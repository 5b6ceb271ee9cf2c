/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What looks wrong in a series. Every finding is a remark: nothing is repaired, since a repair that
 * guesses wrong invents a history (yfinance issue 2660: splits that never were). */

#include "series/check.h"

#include "base/number.h"

#include <math.h>

/* Adjusted prices carry the noise of their last digits; 1e-6 of the price is below a cent on
 * 10,000. */
#define RANGE_TOLERANCE 1e-6

#define WICK_FACTOR 2.0 /* high over open and close, or these over low */

typedef struct
{
  const DtlSeries *series;
  const gint64 *keys;
  GTimeZone *zone;
  gsize n;
  const double *open, *high, *low, *close, *volume;
  DtlAudit *audit;
} Check;

static char *
format_key (const Check *self, gsize i, char buffer[DTL_INSTANT_TEXT_SIZE])
{
  return dtl_key_format (self->keys[i], self->zone, buffer);
}

static void
check_positive (const Check *self, gsize i)
{
  static const char *const names[DTL_N_COLUMNS] = { "Open",  "High",      "Low",
                                                    "Close", "Adj Close", "Volume" };
  DtlBar bar = dtl_series_get_bar (self->series, i);
  char key[DTL_INSTANT_TEXT_SIZE];
  char value[DTL_NUMBER_SIZE];

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    {
      gboolean is_volume = c == DTL_COLUMN_VOLUME;

      if (isnan (bar.value[c]) || bar.value[c] > 0 || (is_volume && bar.value[c] >= 0))
        continue;

      dtl_audit_add (self->audit, DTL_FINDING_NON_POSITIVE, bar.key, "%s of %s is %s, which is %s.",
                     names[c], format_key (self, i, key), dtl_number_format (bar.value[c], value),
                     is_volume ? "below zero" : "not above zero");
      return;
    }
}

static void
check_range (const Check *self, gsize i)
{
  double high = self->high[i];
  double low = self->low[i];
  double close = self->close[i];
  double slack = RANGE_TOLERANCE * fabs (close);
  char key[DTL_INSTANT_TEXT_SIZE];
  char first[DTL_NUMBER_SIZE];
  char second[DTL_NUMBER_SIZE];
  char third[DTL_NUMBER_SIZE];

  /* Comparisons with NAN are false: what is missing is not wrong. */
  if (high < low - slack)
    dtl_audit_add (self->audit, DTL_FINDING_HIGH_BELOW_LOW, self->keys[i],
                   "High %s of %s is below low %s.", dtl_number_format (high, first),
                   format_key (self, i, key), dtl_number_format (low, second));

  if (close > high + slack || close < low - slack)
    dtl_audit_add (self->audit, DTL_FINDING_CLOSE_OUTSIDE_RANGE, self->keys[i],
                   "Close %s of %s is outside its low %s and high %s.",
                   dtl_number_format (close, first), format_key (self, i, key),
                   dtl_number_format (low, second), dtl_number_format (high, third));
}

/* A high or low that neither open nor close comes near. */
static void
check_wick (const Check *self, gsize i)
{
  double top = fmax (self->open[i], self->close[i]); /* of one that is NAN, the other */
  double bottom = fmin (self->open[i], self->close[i]);
  gboolean is_high = bottom > 0 && self->high[i] > top * WICK_FACTOR;
  gboolean is_low = self->low[i] > 0 && self->low[i] * WICK_FACTOR < bottom;
  char key[DTL_INSTANT_TEXT_SIZE];
  char value[DTL_NUMBER_SIZE];

  if (is_high || is_low)
    dtl_audit_add (self->audit, DTL_FINDING_OUTLIER, self->keys[i],
                   "%s %s of %s is far from that day's open and close.", is_high ? "High" : "Low",
                   dtl_number_format (is_high ? self->high[i] : self->low[i], value),
                   format_key (self, i, key));
}

static void
check_volume (const Check *self)
{
  char key[DTL_INSTANT_TEXT_SIZE];
  gsize n_missing = 0;
  gsize n_zero = 0;
  gsize first_missing = 0;
  gsize first_zero = 0;

  if (!dtl_series_has_column (self->series, DTL_COLUMN_VOLUME))
    {
      dtl_audit_add (self->audit, DTL_FINDING_NO_VOLUME, G_MININT64, "No row has a volume.");
      return;
    }

  for (gsize i = 0; i < self->n; i++)
    {
      if (isnan (self->volume[i]) && n_missing++ == 0)
        first_missing = i;
      if (fpclassify (self->volume[i]) == FP_ZERO && n_zero++ == 0)
        first_zero = i;
    }

  if (n_missing > 0)
    dtl_audit_add (self->audit, DTL_FINDING_NO_VOLUME, self->keys[first_missing],
                   "%zu of %zu rows have no volume; the first is %s.", n_missing, self->n,
                   format_key (self, first_missing, key));
  if (n_zero > 0)
    dtl_audit_add (self->audit, DTL_FINDING_NO_VOLUME, self->keys[first_zero],
                   "%zu of %zu rows have a volume of 0; the first is %s.", n_zero, self->n,
                   format_key (self, first_zero, key));
}

/**
 * dtl_series_check:
 * @series: any
 * @exchange: (nullable): where it trades; %NULL: its days are not checked, and the audit says so
 * @audit: takes the findings
 *
 * Looks for, by kind:
 * - gap: sessions of the exchange without a row, between the first row and the last; one finding
 *   for each run of them. Only of series of a day or less.
 * - closed_day: a row on a day on which the exchange was closed. Likewise.
 * - not_checked: no exchange, or rows outside its calendar's span.
 * - non_positive: a price of zero or less, or a volume below zero.
 * - high_below_low, close_outside_range: beyond what rounding explains.
 * - outlier: closes that leave by half or more and are back within five rows, or a high or low at
 *   more than twice the distance of open and close.
 * - split_like: an open and close near 2, 3, 4, ... 100 or 3/2 times the last close, or one over
 *   that; nearer where no adjusted close says that it was no loss.
 * - no_volume: rows without volume, or with a volume of 0, which is how most sources say so.
 *
 * O(n).
 */
void
dtl_series_check (const DtlSeries *series, const DtlExchange *exchange, DtlAudit *audit)
{
  Check check;

  g_return_if_fail (series != NULL);
  g_return_if_fail (audit != NULL);

  check = (Check){
    .series = series,
    .keys = dtl_series_get_keys (series),
    .zone = dtl_series_get_zone (series),
    .n = dtl_series_get_n (series),
    .open = dtl_series_get_column (series, DTL_COLUMN_OPEN),
    .high = dtl_series_get_column (series, DTL_COLUMN_HIGH),
    .low = dtl_series_get_column (series, DTL_COLUMN_LOW),
    .close = dtl_series_get_column (series, DTL_COLUMN_CLOSE),
    .volume = dtl_series_get_column (series, DTL_COLUMN_VOLUME),
    .audit = audit,
  };

  if (dtl_series_get_interval (series) <= DTL_INTERVAL_DAY)
    dtl_series_check_sessions (series, exchange, audit);

  for (gsize i = 0; i < check.n; i++)
    {
      check_positive (&check, i);
      check_range (&check, i);
      check_wick (&check, i);
    }
  dtl_series_check_moves (series, audit);
  check_volume (&check);
}
