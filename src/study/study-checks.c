/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to know before trusting a study: each doubt has its own test on the returns that were used,
 * and none changes a figure. */
#include "study/study-private.h"

#include <math.h>

#include "base/stats.h"

#define MANY_ZERO_RETURNS 0.1   /* share of the estimation */
#define REGIME_RATIO 2.0        /* of the deviations of its halves */
#define FAT_EXCESS_KURTOSIS 3.0 /* of the residuals */

static void
warn (DtlStudy *self, DtlStudyWarning warning)
{
  self->warnings |= 1u << warning;
}

/* What follows from day and time alone. */
void
dtl_study_check_event (DtlStudy *self)
{
  if (self->rolled_days > 0)
    warn (self, DTL_STUDY_WARNING_ROLLED);
  if (self->event.timing == DTL_TIMING_UNKNOWN)
    warn (self, DTL_STUDY_WARNING_TIME_UNKNOWN);
  if (self->event.timing == DTL_TIMING_POST)
    warn (self, DTL_STUDY_WARNING_AFTER_CLOSE);
}

/* Lag 1 autocorrelation and excess kurtosis, by moments with n. */
static void
compute_shape (DtlStudy *self)
{
  gsize n = self->fit.n;
  double mean = dtl_stats_mean (self->residuals, n);
  double squares = 0, fourth = 0, lagged = 0;

  for (gsize i = 0; i < n; i++)
    {
      double d = self->residuals[i] - mean;

      squares += d * d;
      fourth += d * d * d * d;
      if (i > 0)
        lagged += d * (self->residuals[i - 1] - mean);
    }

  self->fit.autocorrelation = squares > 0 ? lagged / squares : NAN;
  self->fit.excess_kurtosis = squares > 0 ? (double) n * fourth / (squares * squares) - 3 : NAN;
}

/* Of the wilder half over the calmer; NAN of two that do not move. */
static double
get_regime_ratio (const double *values, gsize n)
{
  double first = dtl_stats_deviation (values, n / 2);
  double second = dtl_stats_deviation (values + n / 2, n - n / 2);

  return MAX (first, second) / MIN (first, second);
}

static void
note_jump (DtlStudy *self, const DtlJoinedReturns *returns, gsize place)
{
  DtlDay day = returns->days[place + 1];

  warn (self, DTL_STUDY_WARNING_SPLIT_LIKE);
  if (self->amounts.jump_day == DTL_DAY_NONE || day < self->amounts.jump_day)
    self->amounts.jump_day = day;
}

/**
 * dtl_study_check_estimation:
 * @estimation: (array): indices of the fit.n returns used
 */
void
dtl_study_check_estimation (DtlStudy *self,
                            const DtlJoinedReturns *returns,
                            const gsize *estimation)
{
  gsize n = self->fit.n;
  DtlStudyAmounts *amounts = &self->amounts;

  compute_shape (self);
  if (returns->raw_security || returns->raw_benchmark)
    warn (self, DTL_STUDY_WARNING_RAW_CLOSES);
  if (returns->non_synchronous)
    warn (self, DTL_STUDY_WARNING_NON_SYNCHRONOUS);
  if (returns->holds_security)
    warn (self, DTL_STUDY_WARNING_BENCHMARK_HOLDS_SECURITY);
  if (n < (gsize) self->settings.estimation)
    warn (self, DTL_STUDY_WARNING_SHORT_ESTIMATION);

  for (gsize i = 0; i < n; i++)
    {
      amounts->n_zeros += fabs (self->estimation_security[i]) <= 0;
      if (returns->jumps[estimation[i]])
        note_jump (self, returns, estimation[i]);
    }
  amounts->regime_ratio = get_regime_ratio (self->estimation_security, n);
  if ((double) amounts->n_zeros > MANY_ZERO_RETURNS * (double) n)
    warn (self, DTL_STUDY_WARNING_ZERO_RETURNS);
  if (amounts->regime_ratio > REGIME_RATIO)
    warn (self, DTL_STUDY_WARNING_VOLATILITY_REGIME);
  if (self->fit.excess_kurtosis > FAT_EXCESS_KURTOSIS)
    warn (self, DTL_STUDY_WARNING_FAT_TAILS);
}

/* @first: index of the window's first return */
void
dtl_study_check_window (DtlStudy *self, const DtlJoinedReturns *returns, gsize first)
{
  if (self->n_days < (gsize) (self->settings.to - self->settings.from) + 1)
    warn (self, DTL_STUDY_WARNING_TRUNCATED);
  for (gsize i = first; i < first + self->n_days; i++)
    {
      self->amounts.longest_span = MAX (self->amounts.longest_span, returns->spans[i]);
      if (returns->spans[i] > 1)
        warn (self, DTL_STUDY_WARNING_MULTI_DAY_RETURN);
      if (returns->jumps[i])
        note_jump (self, returns, i);
    }
}

/**
 * dtl_study_check_others:
 *
 * Counts other events in the estimation, where they raise sigma, unless their days were left out;
 * and in the window, where nobody can tell whose doing a move was.
 */
void
dtl_study_check_others (DtlStudy *self,
                        const DtlStudyListed *listed,
                        gsize estimation_first,
                        gsize estimation_end)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (int));

  for (gsize k = 0; k < listed->n_listed; k++)
    {
      gsize row = listed->listed[k];
      gssize rel = (gssize) row - (gssize) self->index - 1;

      if (k == listed->own)
        continue;
      if (row > estimation_first && row <= estimation_end)
        self->n_others_in_estimation++;
      if (rel >= self->settings.from && rel <= self->settings.to)
        {
          int value = (int) rel;

          g_array_append_val (near, value);
        }
    }

  self->n_others_in_window = near->len;
  self->others_in_window = (int *) (void *) g_array_free (g_steal_pointer (&near), FALSE);
  if (self->n_others_in_window > 0)
    warn (self, DTL_STUDY_WARNING_OTHER_EVENT_IN_WINDOW);
  if (self->n_others_in_estimation > 0 && !self->settings.excludes_events)
    warn (self, DTL_STUDY_WARNING_OTHER_EVENT_IN_ESTIMATION);
}
