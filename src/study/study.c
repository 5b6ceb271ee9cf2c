/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The study of one event, after MacKinlay (1997): where it lands among the returns, the days that a
 * model is fitted to, and the window around it. Figures are in study-figures.c, doubts in
 * study-checks.c. Pure: the same arguments give the same study. */
#include "study/study.h"

#include <math.h>
#include <string.h>

#include "study/study-private.h"

/* The days that a model reads, copied together: those of the estimation may have gaps. */
typedef struct
{
  DtlModelDays days;
  double *security, *benchmark, *regressors, *riskless;
} Gathered;

static void
gathered_clear (Gathered *self)
{
  g_free (self->security);
  g_free (self->benchmark);
  g_free (self->regressors);
  g_free (self->riskless);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathered, gathered_clear)

/* @factors: (nullable). Returns: how many days have no factors */
static gsize
gather (Gathered *self,
        const DtlJoinedReturns *returns,
        const DtlFactors *factors,
        const gsize *places,
        gsize n)
{
  gsize k = factors != NULL ? factors->n_factors + 1 : 0;
  gsize n_missing = 0;

  self->security = g_new (double, MAX (n, 1));
  self->benchmark = returns->benchmark != NULL ? g_new (double, MAX (n, 1)) : NULL;
  self->regressors = factors != NULL ? g_new (double, MAX (n * k, 1)) : NULL;
  self->riskless = factors != NULL ? g_new (double, MAX (n, 1)) : NULL;
  self->days =
      (DtlModelDays){ n, self->security, self->benchmark, self->regressors, self->riskless };

  for (gsize i = 0; i < n; i++)
    {
      gsize row;

      self->security[i] = returns->security[places[i]];
      if (self->benchmark != NULL)
        self->benchmark[i] = returns->benchmark[places[i]];
      if (factors == NULL)
        continue;

      row = dtl_factors_find (factors, returns->days[places[i] + 1]);
      if (row == factors->n)
        {
          n_missing++;
          continue;
        }
      self->riskless[i] = factors->riskless[row];
      self->regressors[i * k] = 1;
      memcpy (self->regressors + i * k + 1, factors->values + row * factors->n_factors,
              factors->n_factors * sizeof *factors->values);
    }

  return n_missing;
}

static DtlDay
get_first_day (const DtlStudyEvent *event)
{
  return event->timing == DTL_TIMING_POST ? event->day + 1 : event->day;
}

/**
 * dtl_study_find_row:
 * @event: when it became known; at or after the close counts for the day after
 *
 * Day 0 is the first day kept that could know of the event: it rolls forward over weekends,
 * holidays and halts, and never backward. Its return is the one before it; row 0 has none.
 *
 * Returns: row among the days kept, or %DTL_STUDY_NO_INDEX if the event is not within them
 */
gsize
dtl_study_find_row (const DtlJoinedReturns *returns, const DtlStudyEvent *event)
{
  gsize first = 0, end;
  DtlDay day;

  g_return_val_if_fail (returns != NULL && event != NULL, DTL_STUDY_NO_INDEX);

  day = get_first_day (event);
  end = returns->n_days;
  if (end == 0 || day < returns->days[0] || day > returns->days[end - 1])
    return DTL_STUDY_NO_INDEX;
  while (first < end)
    {
      gsize middle = first + (end - first) / 2;

      if (returns->days[middle] < day)
        first = middle + 1;
      else
        end = middle;
    }

  return first;
}

/* Sets day 0. Returns: FALSE with the status set if there is none with a return */
static gboolean
place_event (DtlStudy *self, const DtlJoinedReturns *returns)
{
  DtlDay day = get_first_day (&self->event);
  gsize row;

  if (returns->n_days == 0)
    {
      self->status = DTL_STUDY_INSUFFICIENT_ESTIMATION;
      self->n_needed = self->n_short = (gsize) self->settings.minimum;
      return FALSE;
    }

  self->first = returns->days[0];
  self->last = returns->days[returns->n_days - 1];
  if (day < self->first || day > self->last)
    {
      self->status = day < self->first ? DTL_STUDY_EVENT_BEFORE_DATA : DTL_STUDY_EVENT_AFTER_DATA;
      return FALSE;
    }

  row = dtl_study_find_row (returns, &self->event);
  self->session = returns->days[row];
  self->rolled_days = self->session - self->event.day;
  if (row > 0)
    {
      self->index = row - 1;
      return TRUE;
    }

  self->status = DTL_STUDY_INSUFFICIENT_ESTIMATION; /* the first price has no return */
  self->n_needed = self->n_short = (gsize) self->settings.minimum;
  return FALSE;
}

static gboolean
is_near_other (gsize row, const DtlStudyListed *listed)
{
  for (gsize k = 0; k < listed->n_listed; k++)
    if (k != listed->own && row + 1 >= listed->listed[k] && row <= listed->listed[k] + 1)
      return TRUE;

  return FALSE;
}

/* The listed events whose neighbourhood may touch the rows from @first to before @end. */
static DtlStudyListed
narrow (const DtlStudyListed *listed, gsize first, gsize end)
{
  DtlStudyListed part = *listed;
  gsize skipped = 0;

  while (skipped < part.n_listed && part.listed[skipped] + 1 < first)
    skipped++;
  part.listed = part.listed != NULL ? part.listed + skipped : NULL;
  part.n_listed -= skipped;
  while (part.n_listed > 0 && part.listed[part.n_listed - 1] > end)
    part.n_listed--;
  part.own = part.own != DTL_STUDY_NO_INDEX && part.own >= skipped ? part.own - skipped
                                                                   : DTL_STUDY_NO_INDEX;

  return part;
}

/* Sets @places to the days of the estimation, from @first to before @end less those that are
 * excluded. Returns: how many */
static gsize
choose_estimation (
    const DtlStudy *self, const DtlStudyListed *listed, gsize first, gsize end, gsize *places)
{
  DtlStudyListed near = narrow (listed, first + 1, end + 1); /* return i is of row i + 1 */
  gsize n = 0;

  for (gsize i = first; i < end; i++)
    if (!self->settings.excludes_events || !is_near_other (i + 1, &near))
      places[n++] = i;

  return n;
}

static void
keep_estimation (DtlStudy *self,
                 const DtlJoinedReturns *returns,
                 const gsize *places,
                 Gathered *gathered)
{
  self->estimation_days = g_new (DtlDay, gathered->days.n);
  self->estimation_rels = g_new (int, gathered->days.n);
  for (gsize i = 0; i < gathered->days.n; i++)
    {
      self->estimation_days[i] = returns->days[places[i] + 1];
      self->estimation_rels[i] = (int) ((gssize) places[i] - (gssize) self->index);
    }
  self->estimation_security = g_steal_pointer (&gathered->security);
  self->estimation_benchmark = g_steal_pointer (&gathered->benchmark);
}

static void
keep_fit (DtlStudy *self, const DtlModel *model)
{
  self->fit = (DtlStudyFit){
    .model = model->kind,
    .n = model->n,
    .n_parameters = model->n_parameters,
    .first = self->estimation_days[0],
    .last = self->estimation_days[model->n - 1],
    .alpha = model->alpha,
    .beta = model->beta,
    .sigma = model->sigma,
    .df = model->df,
    .r2 = model->r2,
    .se_alpha = model->se_alpha,
    .se_beta = model->se_beta,
  };
}

/* Fits the model that was asked for, or the constant mean where the benchmark tells nothing. */
static void
fit (DtlStudy *self, DtlModel *model, const DtlModelDays *days, gsize n_parameters)
{
  self->residuals = g_new (double, days->n);
  self->status = DTL_STUDY_OK;
  if (dtl_model_fit (model, self->settings.model, days, n_parameters, self->residuals))
    return;

  self->status = DTL_STUDY_DEGENERATE_BENCHMARK;
  dtl_model_fit (model, DTL_STUDY_MODEL_MEAN, days, 0, self->residuals);
}

static gsize
find_own (const gsize *listed, gsize n, gsize row)
{
  for (gsize i = 0; i < n; i++)
    if (listed[i] == row)
      return i;

  return DTL_STUDY_NO_INDEX;
}

/* The part that needs day 0. Leaves a status if it finds that something is missing. */
static void
run (DtlStudy *self,
     const DtlJoinedReturns *returns,
     const DtlFactors *factors,
     const gsize *listed,
     gsize n_listed)
{
  const DtlStudySettings *settings = &self->settings;
  DtlStudyListed others = { listed, n_listed, find_own (listed, n_listed, self->index + 1) };
  gssize end = (gssize) self->index + settings->from - settings->gap;
  gsize estimation_end = (gsize) MAX (end, 0);
  gsize estimation_first = (gsize) MAX (end - settings->estimation, 0);
  gsize n_parameters = factors != NULL ? factors->n_factors + 1 : 0;
  g_autofree gsize *places = g_new (gsize, (gsize) settings->estimation);
  g_autofree gsize *window_places = NULL;
  gsize n = choose_estimation (self, &others, estimation_first, estimation_end, places);
  gsize least = MAX ((gsize) settings->minimum, n_parameters + 1);
  g_auto (Gathered) estimation = { 0 };
  g_auto (Gathered) window = { 0 };
  gsize first, last;
  DtlModel model;

  if (n < least)
    {
      self->status = DTL_STUDY_INSUFFICIENT_ESTIMATION;
      self->n_needed = least;
      self->n_short = least - n;
      return;
    }

  first = (gsize) ((gssize) self->index + settings->from);
  last = MIN (self->index + (gsize) settings->to, returns->n - 1);
  window_places = g_new (gsize, last - first + 1);
  for (gsize i = first; i <= last; i++)
    window_places[i - first] = i;
  self->n_short = gather (&estimation, returns, factors, places, n) +
                  gather (&window, returns, factors, window_places, last - first + 1);
  if (self->n_short > 0)
    {
      self->status = DTL_STUDY_FACTOR_MISSING;
      self->first = factors->days[0];
      self->last = factors->days[factors->n - 1];
      return;
    }

  fit (self, &model, &estimation.days, n_parameters);
  keep_estimation (self, returns, places, &estimation);
  keep_fit (self, &model);
  dtl_study_compute_figures (self, returns, &model, &window.days, first);
  dtl_study_check_estimation (self, returns, places);
  dtl_study_check_window (self, returns, first);
  dtl_study_check_others (self, &others, estimation_first, estimation_end);
}

/**
 * dtl_study_new:
 * @returns: of the security and its benchmark, taken as @settings says
 * @factors: (nullable): for the model of factors; others do not read them
 * @settings: valid
 * @event: when it became known
 * @listed: (nullable) (array length=n_listed): days 0 of all listed events of the security, by
 *   dtl_study_find_row(), increasing; one that is this event's counts as itself
 *
 * Returns: (transfer full): the study; its status says whether it has figures
 */
DtlStudy *
dtl_study_new (const DtlJoinedReturns *returns,
               const DtlFactors *factors,
               const DtlStudySettings *settings,
               const DtlStudyEvent *event,
               const gsize *listed,
               gsize n_listed)
{
  DtlStudy *self;
  gboolean needs_benchmark, needs_factors, is_placed;

  g_return_val_if_fail (returns != NULL && settings != NULL && event != NULL, NULL);
  g_return_val_if_fail (dtl_study_settings_validate (settings, NULL), NULL);

  self = g_new0 (DtlStudy, 1);
  self->settings = *settings;
  self->event = *event;
  self->session = self->first = self->last = DTL_DAY_NONE;
  self->fit.first = self->fit.last = DTL_DAY_NONE;
  self->index = DTL_STUDY_NO_INDEX;
  self->price_before = self->close_before = NAN;
  self->amounts.jump_day = DTL_DAY_NONE;

  is_placed = place_event (self, returns);
  dtl_study_check_event (self);
  needs_factors = settings->model == DTL_STUDY_MODEL_FACTORS;
  needs_benchmark =
      settings->model == DTL_STUDY_MODEL_MARKET || settings->model == DTL_STUDY_MODEL_ADJUSTED;
  if (needs_benchmark && returns->benchmark == NULL)
    self->status = DTL_STUDY_NO_BENCHMARK;
  else if (is_placed && needs_factors && factors == NULL)
    self->status = DTL_STUDY_FACTOR_MISSING;
  else if (is_placed)
    run (self, returns, needs_factors ? factors : NULL, listed, n_listed);

  return self;
}

void
dtl_study_free (DtlStudy *self)
{
  if (self == NULL)
    return;

  g_free (self->estimation_security);
  g_free (self->estimation_benchmark);
  g_free (self->estimation_days);
  g_free (self->estimation_rels);
  g_free (self->residuals);
  g_free (self->days);
  g_free (self->windows);
  g_free (self->others_in_window);
  g_free (self);
}

/* Returns: whether it has figures */
gboolean
dtl_study_is_sound (const DtlStudy *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->status == DTL_STUDY_OK || self->status == DTL_STUDY_DEGENERATE_BENCHMARK;
}

/**
 * dtl_study_dup_placebo:
 * @length: days of a window, at least 1
 * @n: (out): how many sums there are
 *
 * Returns: (transfer full) (array length=n) (nullable): sums of @length consecutive residuals, by
 *   time; %NULL if the estimation is shorter
 */
double *
dtl_study_dup_placebo (const DtlStudy *self, gsize length, gsize *n)
{
  g_return_val_if_fail (self != NULL && n != NULL && length > 0, NULL);

  return dtl_placebo_dup_sums (self->residuals, self->fit.n, length, n);
}
