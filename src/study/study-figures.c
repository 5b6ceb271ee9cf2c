/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the event window: abnormal returns by day, their sums by window with the error of a
 * forecast, holding returns, money, and the placebo test. */
#include "study/study-private.h"

#include <math.h>

#include "base/stats.h"

#define LEAST_SIGMA 1e-12 /* below it all residuals are zero, and t is not defined */

static double
get_t (const DtlModel *model, double value, double error)
{
  return model->sigma < LEAST_SIGMA ? NAN : value / error;
}

static void
compute_days (DtlStudy *self,
              const DtlModel *model,
              const DtlModelDays *window,
              const DtlDay *dates,
              double critical)
{
  gboolean is_log = self->settings.returns == DTL_STUDY_RETURNS_LOG;
  DtlModelSum path = { 0 };
  double car = 0;
  double price = self->price_before;

  self->n_days = window->n;
  self->days = g_new0 (DtlStudyDay, window->n);
  for (gsize i = 0; i < window->n; i++)
    {
      DtlStudyDay *day = &self->days[i];
      DtlModelSum alone = { 0 };

      day->rel = self->settings.from + (int) i;
      day->day = dates[i];
      day->security = window->security[i];
      day->benchmark = window->benchmark != NULL ? window->benchmark[i] : NAN;
      day->expected = dtl_model_expect (model, window, i);
      day->ar = day->security - day->expected;

      dtl_model_sum_add (model, &alone, window, i);
      day->se = dtl_model_get_error (model, &alone);
      day->t = get_t (model, day->ar, day->se);
      day->p = dtl_stats_student_p (day->t, model->df);

      car += day->ar;
      dtl_model_sum_add (model, &path, window, i);
      day->car = car;
      day->car_se = dtl_model_get_error (model, &path);
      day->car_t = get_t (model, car, day->car_se);
      day->car_p = dtl_stats_student_p (day->car_t, model->df);
      day->car_low = car - critical * day->car_se;
      day->car_high = car + critical * day->car_se;

      price *= is_log ? exp (day->expected) : 1 + day->expected;
      day->expected_price = price;
    }
}

/* What was earned by holding through the window. */
static void
compute_holding (DtlStudy *self, DtlStudyWindow *window, gsize first)
{
  const DtlStudyDay *days = self->days + first;
  double security = 1, benchmark = 1, expected = 1;

  if (self->settings.returns == DTL_STUDY_RETURNS_LOG)
    {
      window->security = window->benchmark = 0;
      for (gsize i = 0; i < window->n; i++)
        {
          window->security += days[i].security;
          window->benchmark += days[i].benchmark;
        }
      return;
    }

  for (gsize i = 0; i < window->n; i++)
    {
      security *= 1 + days[i].security;
      benchmark *= 1 + days[i].benchmark;
      expected *= 1 + days[i].security - days[i].ar;
    }
  window->security = security - 1;
  window->benchmark = benchmark - 1;
  window->bhar_model = security - expected;
  window->bhar_market = security - benchmark;
}

static void
compute_window (DtlStudy *self,
                const DtlModel *model,
                const DtlModelDays *days,
                const double *closes,
                double critical,
                DtlStudyWindow *window)
{
  gsize first = (gsize) (window->range.from - self->settings.from);
  gsize asked = (gsize) (window->range.to - window->range.from) + 1;
  DtlModelSum sum = { 0 };

  window->security = window->benchmark = window->security_sum = window->expected_sum = NAN;
  window->car = window->se = window->t = window->df = window->p = NAN;
  window->low = window->high = window->bhar_model = window->bhar_market = window->money = NAN;
  window->placebo = dtl_placebo_compute (NULL, 0, 0, NAN);
  window->n = first < days->n ? MIN (asked, days->n - first) : 0;
  window->complete = window->n == asked;
  if (window->n == 0)
    return;

  window->security_sum = window->expected_sum = window->car = 0;
  for (gsize i = first; i < first + window->n; i++)
    {
      dtl_model_sum_add (model, &sum, days, i);
      window->security_sum += self->days[i].security;
      window->expected_sum += self->days[i].expected;
      window->car += self->days[i].ar;
    }
  window->se = dtl_model_get_error (model, &sum);
  window->t = get_t (model, window->car, window->se);
  window->df = model->df;
  window->p = dtl_stats_student_p (window->t, model->df);
  window->low = window->car - critical * window->se;
  window->high = window->car + critical * window->se;
  window->money = closes[first] * window->car;
  compute_holding (self, window, first);
  window->placebo = dtl_placebo_compute (self->residuals, self->fit.n, window->n, window->car);
}

/**
 * dtl_study_compute_figures:
 * @self: with settings, fit and residuals
 * @window: the days of the event window that there are, at least one
 * @first: index of its first return
 */
void
dtl_study_compute_figures (DtlStudy *self,
                           const DtlJoinedReturns *returns,
                           const DtlModel *model,
                           const DtlModelDays *window,
                           gsize first)
{
  double alpha = dtl_study_settings_get_alpha (&self->settings);
  double critical = dtl_stats_student_quantile (1 - alpha / 2, model->df);

  self->price_before = returns->prices[first];
  self->close_before = returns->closes[first];
  compute_days (self, model, window, returns->days + first + 1, critical);

  self->n_windows = self->settings.n_windows;
  self->windows = g_new0 (DtlStudyWindow, MAX (self->n_windows, 1));
  for (gsize i = 0; i < self->n_windows; i++)
    {
      self->windows[i].range = self->settings.windows[i];
      compute_window (self, model, window, returns->closes + first, critical, &self->windows[i]);
    }
}
