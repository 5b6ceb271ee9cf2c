/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events side by side on relative days, those of the estimation included. A missing day is NAN, and
 * the event counts there as absent. What several tests need is computed once. */
#include "study/panel.h"

#include <math.h>

#include "base/stats.h"

static gsize
get_width (const DtlPanel *self)
{
  return (gsize) (self->last - self->first) + 1;
}

/* Ranks residuals and abnormal returns of one event together. */
static void
rank_event (DtlPanel *self, gsize event)
{
  const DtlStudy *study = self->studies[event];
  gsize n = study->fit.n + study->n_days;
  g_autofree double *values = g_new (double, n);
  g_autofree double *ranks = g_new (double, n);
  double *row = self->ranks + event * get_width (self);

  for (gsize i = 0; i < study->fit.n; i++)
    values[i] = study->residuals[i];
  for (gsize i = 0; i < study->n_days; i++)
    values[study->fit.n + i] = study->days[i].ar;
  dtl_stats_rank (values, n, ranks);
  for (gsize i = 0; i < n; i++)
    {
      int rel = i < study->fit.n ? study->estimation_rels[i] : study->days[i - study->fit.n].rel;

      row[rel - self->first] = ranks[i] / (double) (n + 1);
    }
}

/* S of the rank test: the spread of the days' mean ranks about one half. */
static void
spread_ranks (DtlPanel *self)
{
  gsize width = get_width (self);
  double sum = 0;
  gsize n_days = 0;

  for (gsize d = 0; d < width; d++)
    {
      double total = 0, mean;
      gsize n = 0;

      for (gsize i = 0; i < self->n; i++)
        if (!isnan (self->ranks[i * width + d]))
          {
            total += self->ranks[i * width + d];
            n++;
          }
      if (n == 0)
        continue;
      mean = total / (double) n;
      sum += (double) n / (double) self->n * (mean - 0.5) * (mean - 0.5);
      n_days++;
    }

  self->rank_spread = n_days > 0 ? sqrt (sum / (double) n_days) : NAN;
}

static double
share_positive (const DtlStudy *study)
{
  gsize n = 0;

  for (gsize i = 0; i < study->fit.n; i++)
    n += study->residuals[i] > 0;

  return (double) n / (double) study->fit.n;
}

static gboolean
have_common_day (const DtlPanel *self)
{
  for (gsize i = 1; i < self->n; i++)
    if (self->studies[i]->session != self->studies[0]->session)
      return FALSE;

  return self->n > 1;
}

/* Correlation of two events' residuals on the dates that both have. */
static double
correlate (const DtlStudy *a, const DtlStudy *b, double *x, double *y)
{
  double mean_x, mean_y, product = 0;
  gsize n = 0;

  for (gsize i = 0, k = 0; i < a->fit.n && k < b->fit.n;)
    {
      DtlDay day = a->estimation_days[i];
      DtlDay other = b->estimation_days[k];

      if (day == other)
        {
          x[n] = a->residuals[i];
          y[n++] = b->residuals[k];
        }
      i += day <= other;
      k += other <= day;
    }

  mean_x = dtl_stats_mean (x, n);
  mean_y = dtl_stats_mean (y, n);
  for (gsize i = 0; i < n; i++)
    product += (x[i] - mean_x) * (y[i] - mean_y);

  return product / sqrt (dtl_stats_squares (x, n, mean_x) * dtl_stats_squares (y, n, mean_y));
}

static double
correlate_all (const DtlPanel *self)
{
  double x[DTL_STUDY_MAX_ESTIMATION], y[DTL_STUDY_MAX_ESTIMATION];
  double sum = 0;

  for (gsize i = 0; i < self->n; i++)
    for (gsize k = i + 1; k < self->n; k++)
      sum += correlate (self->studies[i], self->studies[k], x, y);

  return 2 * sum / ((double) self->n * (double) (self->n - 1));
}

static int
compare_days_cb (const void *a, const void *b)
{
  DtlDay x = *(const DtlDay *) a;
  DtlDay y = *(const DtlDay *) b;

  return (x > y) - (x < y);
}

/* Brown and Warner's spread: of the mean over all events, by date of the estimation. */
static void
spread_means (DtlPanel *self)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (DtlDay));
  g_autofree gsize *next = g_new0 (gsize, self->n);
  g_autoptr (GArray) means = g_array_new (FALSE, FALSE, sizeof (double));

  for (gsize i = 0; i < self->n; i++)
    g_array_append_vals (dates, self->studies[i]->estimation_days, (guint) self->studies[i]->fit.n);
  g_array_sort (dates, compare_days_cb);
  for (guint d = 0; d < dates->len; d++)
    {
      DtlDay date = g_array_index (dates, DtlDay, d);
      double sum = 0, mean;
      gsize n = 0;

      if (d > 0 && g_array_index (dates, DtlDay, d - 1) == date)
        continue;
      for (gsize i = 0; i < self->n; i++)
        if (next[i] < self->studies[i]->fit.n && self->studies[i]->estimation_days[next[i]] == date)
          {
            sum += self->studies[i]->residuals[next[i]++];
            n++;
          }
      mean = sum / (double) n;
      g_array_append_val (means, mean);
    }

  self->mean_spread = dtl_stats_deviation ((const double *) (void *) means->data, means->len);
  self->mean_spread_df = (double) means->len - 1;
}

/**
 * dtl_panel_new:
 * @studies: (array length=n): all with figures and of the same settings; they must live as long
 *
 * Returns: (transfer full): the panel
 */
DtlPanel *
dtl_panel_new (const DtlStudy *const *studies, gsize n)
{
  DtlPanel *self;
  gsize size;

  g_return_val_if_fail (studies != NULL && n > 0, NULL);

  self = g_new0 (DtlPanel, 1);
  self->n = n;
  self->studies = studies;
  self->first = G_MAXINT;
  self->last = G_MININT;
  for (gsize i = 0; i < n; i++)
    {
      self->first = MIN (self->first, studies[i]->estimation_rels[0]);
      self->last = MAX (self->last, studies[i]->days[studies[i]->n_days - 1].rel);
    }

  size = n * get_width (self);
  self->ranks = g_new (double, size);
  self->positive_shares = g_new (double, n);
  for (gsize i = 0; i < size; i++)
    self->ranks[i] = NAN;
  for (gsize i = 0; i < n; i++)
    {
      rank_event (self, i);
      self->positive_shares[i] = share_positive (studies[i]);
    }
  spread_ranks (self);

  self->correlation = self->mean_spread = self->mean_spread_df = NAN;
  self->common_day = have_common_day (self);
  if (self->common_day)
    {
      self->correlation = correlate_all (self);
      spread_means (self);
    }

  return self;
}

void
dtl_panel_free (DtlPanel *self)
{
  if (self == NULL)
    return;

  g_free (self->ranks);
  g_free (self->positive_shares);
  g_free (self);
}

/* Returns: rank / (T + 1) of @event on the relative day @rel; NAN where it is missing */
double
dtl_panel_get_rank (const DtlPanel *self, gsize event, int rel)
{
  g_return_val_if_fail (self != NULL && event < self->n, NAN);

  return rel >= self->first && rel <= self->last
             ? self->ranks[event * get_width (self) + (gsize) (rel - self->first)]
             : NAN;
}

/* Returns: (nullable): the day of the event window at @rel */
const DtlStudyDay *
dtl_panel_get_day (const DtlStudy *study, int rel)
{
  gsize i = (gsize) (rel - study->settings.from);

  return rel >= study->settings.from && i < study->n_days ? &study->days[i] : NULL;
}
