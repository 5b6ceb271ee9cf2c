/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a study to its plots: days become columns, and texts words of the user's language. */
#include "app/study-plots.h"

#include <math.h>

#include "app/phrases.h"
#include "app/study-words.h"
#include "base/stats.h"

/**
 * dtl_study_plots_path:
 * @study: with figures
 * @window: (nullable): its days are shaded
 *
 * Returns: (transfer full): the path, its band at the level of the settings
 */
DtlStudyPath *
dtl_study_plots_path (const DtlStudy *study, const DtlStudyWindow *window)
{
  DtlStudyPath *self = g_new0 (DtlStudyPath, 1);
  gsize n = study->n_days;
  double *car = g_new (double, MAX (n, 1)), *ar = g_new (double, MAX (n, 1));
  double *band = g_new (double, MAX (n, 1));
  char **dates = g_new0 (char *, n + 1);

  for (gsize i = 0; i < n; i++)
    {
      const DtlStudyDay *day = &study->days[i];

      car[i] = day->car;
      ar[i] = day->ar;
      band[i] = (day->car_high - day->car_low) / 2;
      dates[i] = dtl_format_day (day->day, DTL_DAY_STYLE_DAY_MONTH, dtl_phrases_get_date_names ());
    }

  self->from = n > 0 ? study->days[0].rel : 0;
  self->n = n;
  self->car = car;
  self->ar = ar;
  self->half_band = band;
  self->dates = (const char *const *) dates;
  self->n_others = study->n_others_in_window;
  self->others = g_memdup2 (study->others_in_window, study->n_others_in_window * sizeof (int));
  if (window != NULL &&
      (window->range.from > study->settings.from || window->range.to < study->settings.to))
    {
      self->has_window = TRUE;
      self->window_from = window->range.from;
      self->window_to = window->range.to;
    }

  return self;
}

void
dtl_study_plots_path_free (DtlStudyPath *self)
{
  g_free ((gpointer) self->car);
  g_free ((gpointer) self->ar);
  g_free ((gpointer) self->half_band);
  g_strfreev ((char **) self->dates);
  g_free ((gpointer) self->others);
  g_free (self);
}

/* "16 Mar, +32.8": of a window its last day */
static char *
name_outlier (const DtlStudy *study, const double *values, gsize n, gsize length)
{
  gsize largest = 0;
  g_autofree char *day = NULL;
  g_autofree char *value = NULL;

  if (n == 0 || length == 0 || largest + length > study->fit.n)
    return NULL;
  for (gsize i = 1; i < n; i++)
    if (fabs (values[i]) > fabs (values[largest]))
      largest = i;
  day = dtl_format_day (study->estimation_days[largest + length - 1], DTL_DAY_STYLE_DAY_MONTH,
                        dtl_phrases_get_date_names ());
  value = dtl_format_points (values[largest], 1);

  return g_strdup_printf ("%s, %s", day, value);
}

DtlStudyPlacebo *
dtl_study_plots_placebo (const DtlStudy *study, const DtlStudyWindow *window)
{
  DtlStudyPlacebo *self = g_new0 (DtlStudyPlacebo, 1);

  self->values = dtl_study_dup_placebo (study, window->n, &self->n);
  self->observed = window->car;
  self->low = window->placebo.q025;
  self->high = window->placebo.q975;
  if (self->n > 0)
    self->text = dtl_study_words_count_placebo (&window->placebo);
  self->outlier = name_outlier (study, self->values, self->n, window->n);

  return self;
}

void
dtl_study_plots_placebo_free (DtlStudyPlacebo *self)
{
  g_free ((gpointer) self->values);
  g_free ((gpointer) self->text);
  g_free ((gpointer) self->outlier);
  g_free (self);
}

DtlStudyScatter *
dtl_study_plots_scatter (const DtlStudy *study, const char *symbol, const char *benchmark)
{
  DtlStudyScatter *self;
  double *x, *y;

  if (study->estimation_benchmark == NULL || benchmark == NULL)
    return NULL;

  self = g_new0 (DtlStudyScatter, 1);
  self->n = study->fit.n;
  self->n_events = study->n_days;
  self->x = g_memdup2 (study->estimation_benchmark, self->n * sizeof (double));
  self->y = g_memdup2 (study->estimation_security, self->n * sizeof (double));
  self->event_x = x = g_new (double, MAX (self->n_events, 1));
  self->event_y = y = g_new (double, MAX (self->n_events, 1));
  self->day_zero = -1;
  for (gsize i = 0; i < study->n_days; i++)
    {
      x[i] = study->days[i].benchmark;
      y[i] = study->days[i].security;
      if (study->days[i].rel == 0)
        self->day_zero = (gssize) i;
    }
  self->alpha = study->fit.alpha;
  self->beta = study->fit.beta;
  self->x_title = g_strdup (benchmark);
  self->y_title = g_strdup (symbol);

  return self;
}

void
dtl_study_plots_scatter_free (DtlStudyScatter *self)
{
  g_free ((gpointer) self->x);
  g_free ((gpointer) self->y);
  g_free ((gpointer) self->event_x);
  g_free ((gpointer) self->event_y);
  g_free ((gpointer) self->x_title);
  g_free ((gpointer) self->y_title);
  g_free (self);
}

/* Mean of one day over the events that have it, and half its interval that leaves @alpha. */
static void
sum_up (const double *paths,
        gsize n_events,
        gsize n,
        gsize day,
        double alpha,
        double *mean,
        double *half)
{
  double sum = 0, squares = 0;
  gsize count = 0;

  for (gsize i = 0; i < n_events; i++)
    if (isfinite (paths[i * n + day]))
      {
        sum += paths[i * n + day];
        count++;
      }
  *mean = count > 0 ? sum / (double) count : NAN;
  *half = NAN;
  if (count < 2)
    return;
  for (gsize i = 0; i < n_events; i++)
    if (isfinite (paths[i * n + day]))
      squares += (paths[i * n + day] - *mean) * (paths[i * n + day] - *mean);
  *half = dtl_stats_student_quantile (1 - alpha / 2, (double) count - 1) *
          sqrt (squares / (double) (count - 1) / (double) count);
}

/**
 * dtl_study_plots_mean:
 * @studies: (array length=n): with figures and one event window
 *
 * Returns: (transfer full) (nullable): their paths with mean and interval; %NULL for none
 */
DtlStudyMean *
dtl_study_plots_mean (const DtlStudy *const *studies, gsize n)
{
  DtlStudyMean *self;
  double *paths, *mean, *low, *high;

  if (n == 0)
    return NULL;

  self = g_new0 (DtlStudyMean, 1);
  self->from = studies[0]->settings.from;
  self->n = (gsize) (studies[0]->settings.to - self->from + 1);
  self->n_events = n;
  self->paths = paths = g_new (double, self->n *n);
  self->mean = mean = g_new (double, self->n);
  self->low = low = g_new (double, self->n);
  self->high = high = g_new (double, self->n);
  for (gsize i = 0; i < self->n * n; i++)
    paths[i] = NAN;
  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < studies[i]->n_days; k++)
      paths[i * self->n + (gsize) (studies[i]->days[k].rel - self->from)] = studies[i]->days[k].car;
  for (gsize day = 0; day < self->n; day++)
    {
      double half;

      sum_up (paths, n, self->n, day, dtl_study_settings_get_alpha (&studies[0]->settings),
              &mean[day], &half);
      low[day] = mean[day] - half;
      high[day] = mean[day] + half;
    }

  return self;
}

void
dtl_study_plots_mean_free (DtlStudyMean *self)
{
  g_free ((gpointer) self->paths);
  g_free ((gpointer) self->mean);
  g_free ((gpointer) self->low);
  g_free ((gpointer) self->high);
  g_free (self);
}
