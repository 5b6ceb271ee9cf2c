/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Models of the expected return: market, constant mean, market-adjusted, factors. The error of a
 * sum of abnormal returns outside the estimation has one form for all of them: with the sum r of
 * the window's L rows of regressors, s^2 (L + r' (X'X)^-1 r). All days share the estimated
 * coefficients, so that it is not the sum of the days' variances (Patell 1976; Karafiath 1988). */
#include "study/model.h"

#include <math.h>

#include "base/stats.h"

#define LEAST_DEVIATION 1e-8 /* of a benchmark; below it is flat */

static double
get_r2 (const DtlModelDays *days, const double *values, double rss)
{
  double total = dtl_stats_squares (values, days->n, dtl_stats_mean (values, days->n));

  return total > 0 ? 1 - rss / total : NAN;
}

static double
sum_squares (const double *values, gsize n)
{
  return dtl_stats_squares (values, n, 0);
}

static gboolean
fit_market (DtlModel *self, const DtlModelDays *days, double *residuals)
{
  const double *x = days->benchmark;
  const double *y = days->security;
  double n = (double) days->n;
  double mean_y = dtl_stats_mean (y, days->n);
  double sxy = 0, rss;

  self->mean_x = dtl_stats_mean (x, days->n);
  self->sxx = dtl_stats_squares (x, days->n, self->mean_x);
  if (sqrt (self->sxx / (n - 1)) < LEAST_DEVIATION)
    return FALSE;

  for (gsize i = 0; i < days->n; i++)
    sxy += (x[i] - self->mean_x) * (y[i] - mean_y);
  self->beta = sxy / self->sxx;
  self->alpha = mean_y - self->beta * self->mean_x;
  for (gsize i = 0; i < days->n; i++)
    residuals[i] = y[i] - self->alpha - self->beta * x[i];

  rss = sum_squares (residuals, days->n);
  self->df = n - 2;
  self->sigma = sqrt (rss / self->df);
  self->r2 = get_r2 (days, y, rss);
  self->se_beta = self->sigma / sqrt (self->sxx);
  self->se_alpha = self->sigma * sqrt (1 / n + self->mean_x * self->mean_x / self->sxx);
  return TRUE;
}

static gboolean
fit_mean (DtlModel *self, const DtlModelDays *days, double *residuals)
{
  self->alpha = dtl_stats_mean (days->security, days->n);
  for (gsize i = 0; i < days->n; i++)
    residuals[i] = days->security[i] - self->alpha;

  self->df = (double) days->n - 1;
  self->sigma = sqrt (sum_squares (residuals, days->n) / self->df);
  self->se_alpha = self->sigma / sqrt ((double) days->n);
  return TRUE;
}

static gboolean
fit_adjusted (DtlModel *self, const DtlModelDays *days, double *residuals)
{
  for (gsize i = 0; i < days->n; i++)
    residuals[i] = days->security[i] - days->benchmark[i];

  self->alpha = 0;
  self->beta = 1;
  self->df = (double) days->n - 1;
  self->sigma = dtl_stats_deviation (residuals, days->n);
  return TRUE;
}

static gboolean
fit_factors (DtlModel *self, const DtlModelDays *days, double *residuals)
{
  gsize k = self->n_parameters;
  g_autofree double *excess = g_new (double, days->n);
  double rss, unit[DTL_MODEL_MAX_PARAMETERS] = { 0 };

  for (gsize i = 0; i < days->n; i++)
    excess[i] = days->security[i] - days->riskless[i];
  if (!dtl_least_squares_solve (&self->fit, days->regressors, excess, days->n, k))
    return FALSE;
  for (gsize i = 0; i < days->n; i++)
    residuals[i] = excess[i] - dtl_least_squares_predict (&self->fit, days->regressors + i * k);

  rss = sum_squares (residuals, days->n);
  self->df = (double) (days->n - k);
  self->sigma = sqrt (rss / self->df);
  self->r2 = get_r2 (days, excess, rss);
  self->alpha = self->fit.coefficients[0];
  unit[0] = 1;
  self->se_alpha = self->sigma * sqrt (dtl_least_squares_leverage (&self->fit, unit));
  if (k > 1)
    {
      unit[0] = 0;
      unit[1] = 1;
      self->beta = self->fit.coefficients[1];
      self->se_beta = self->sigma * sqrt (dtl_least_squares_leverage (&self->fit, unit));
    }
  return TRUE;
}

/**
 * dtl_model_fit:
 * @self: (out): the model; what @kind does not have is NAN
 * @days: the estimation days, at least one more than parameters
 * @n_parameters: of factors, the constant included; else it is not read
 * @residuals: (out caller-allocates) (array length=n): in the order of @days; of the
 * market-adjusted model the differences themselves, not less their mean
 *
 * Returns: %FALSE if the benchmark is flat, or the factors depend on each other
 */
gboolean
dtl_model_fit (DtlModel *self,
               DtlStudyModel kind,
               const DtlModelDays *days,
               gsize n_parameters,
               double *residuals)
{
  g_return_val_if_fail (self != NULL && days != NULL && residuals != NULL, FALSE);
  g_return_val_if_fail (days->n > 2, FALSE);

  *self = (DtlModel){ .kind = kind,
                      .n = days->n,
                      .alpha = NAN,
                      .beta = NAN,
                      .r2 = NAN,
                      .se_alpha = NAN,
                      .se_beta = NAN };
  switch (kind)
    {
    case DTL_STUDY_MODEL_MARKET:
      self->n_parameters = 2;
      return fit_market (self, days, residuals);
    case DTL_STUDY_MODEL_MEAN:
      self->n_parameters = 1;
      return fit_mean (self, days, residuals);
    case DTL_STUDY_MODEL_ADJUSTED:
      self->n_parameters = 1; /* the mean that sigma is taken about */
      return fit_adjusted (self, days, residuals);
    case DTL_STUDY_MODEL_FACTORS:
      g_return_val_if_fail (n_parameters > 0 && days->n > n_parameters, FALSE);
      self->n_parameters = n_parameters;
      return fit_factors (self, days, residuals);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * dtl_model_expect:
 *
 * Returns: the return expected of the security on day @i of @days
 */
double
dtl_model_expect (const DtlModel *self, const DtlModelDays *days, gsize i)
{
  switch (self->kind)
    {
    case DTL_STUDY_MODEL_MARKET:
      return self->alpha + self->beta * days->benchmark[i];
    case DTL_STUDY_MODEL_MEAN:
      return self->alpha;
    case DTL_STUDY_MODEL_ADJUSTED:
      return days->benchmark[i];
    case DTL_STUDY_MODEL_FACTORS:
      return days->riskless[i] +
             dtl_least_squares_predict (&self->fit, days->regressors + i * self->n_parameters);
    default:
      g_return_val_if_reached (NAN);
    }
}

/* Adds day @i of @days, which is not of the estimation, to @sum. */
void
dtl_model_sum_add (const DtlModel *self, DtlModelSum *sum, const DtlModelDays *days, gsize i)
{
  sum->n++;
  if (self->kind == DTL_STUDY_MODEL_MARKET)
    sum->x += days->benchmark[i] - self->mean_x;
  if (self->kind == DTL_STUDY_MODEL_FACTORS)
    for (gsize c = 0; c < self->n_parameters; c++)
      sum->regressors[c] += days->regressors[i * self->n_parameters + c];
}

/**
 * dtl_model_get_error:
 *
 * Returns: the standard error of the sum of the abnormal returns of the days in @sum
 */
double
dtl_model_get_error (const DtlModel *self, const DtlModelSum *sum)
{
  double length = (double) sum->n;
  double factor = length;

  if (self->kind == DTL_STUDY_MODEL_MARKET || self->kind == DTL_STUDY_MODEL_MEAN)
    factor += length * length / (double) self->n;
  if (self->kind == DTL_STUDY_MODEL_MARKET)
    factor += sum->x * sum->x / self->sxx;
  if (self->kind == DTL_STUDY_MODEL_FACTORS)
    factor += dtl_least_squares_leverage (&self->fit, sum->regressors);

  return self->sigma * sqrt (factor);
}
