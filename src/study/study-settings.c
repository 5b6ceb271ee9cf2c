/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a study is asked for, its usual values and its limits. The usual values are those of Brown
 * and Warner (1985) for the window and MacKinlay (1997) for the estimation, kept short: volatile
 * shares change their regime within a year. */
#include "study/study-settings.h"

#include <math.h>
#include <string.h>

#include "base/error.h"

/* In the order of DtlStudyModel and DtlStudyReturns. */
static const char *const model_ids[] = { "market", "mean", "adjusted", "factors" };
static const char *const returns_ids[] = { "simple", "log" };

static const DtlStudyRange usual_windows[] = {
  { 0, 0 },   /* the day */
  { 0, 1 },   /* and the next, for what came during it */
  { -1, 1 },  /* and the one before, for what leaked */
  { -5, 5 },  /* two weeks around it */
  { -5, -1 }, /* drift before it */
  { 1, 5 },   /* what came of it */
};

static gboolean
find_id (const char *const *ids, gsize n, const char *id, gsize *place)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (ids[i], id) == 0)
      {
        *place = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_inside (const DtlStudySettings *self, DtlStudyRange range)
{
  return range.from >= self->from && range.from <= range.to && range.to <= self->to;
}

/**
 * dtl_study_settings_init:
 * @self: (out): the usual settings
 * @has_benchmark: without one the model is the constant mean
 */
void
dtl_study_settings_init (DtlStudySettings *self, gboolean has_benchmark)
{
  g_return_if_fail (self != NULL);

  *self = (DtlStudySettings){
    .model = has_benchmark ? DTL_STUDY_MODEL_MARKET : DTL_STUDY_MODEL_MEAN,
    .returns = DTL_STUDY_RETURNS_SIMPLE,
    .estimation = 120,
    .gap = 10,
    .minimum = 30,
    .from = -5,
    .to = 5,
    .level = DTL_STUDY_USUAL_LEVEL,
  };
  dtl_study_settings_set_usual_windows (self);
}

/**
 * dtl_study_settings_set_usual_windows:
 *
 * Sets those of [0] [0,1] [-1,1] [-5,5] [-5,-1] [1,5] that lie inside the event window.
 */
void
dtl_study_settings_set_usual_windows (DtlStudySettings *self)
{
  g_return_if_fail (self != NULL);

  self->n_windows = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (usual_windows); i++)
    if (is_inside (self, usual_windows[i]))
      self->windows[self->n_windows++] = usual_windows[i];
}

static gboolean
check_count (const char *what, int value, int least, int most, GError **error)
{
  if (value >= least && value <= most)
    return TRUE;

  g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE,
               "The %s has to be between %d and %d returns, and %d is not.", what, least, most,
               value);
  return FALSE;
}

/**
 * dtl_study_settings_validate:
 *
 * Returns: %FALSE with %DTL_ERROR_RANGE, naming the setting and its limits
 */
gboolean
dtl_study_settings_validate (const DtlStudySettings *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!check_count ("estimation length", self->estimation, DTL_STUDY_MIN_ESTIMATION,
                    DTL_STUDY_MAX_ESTIMATION, error) ||
      !check_count ("gap", self->gap, 0, DTL_STUDY_MAX_GAP, error) ||
      !check_count ("least number of returns", self->minimum, 3, DTL_STUDY_MAX_ESTIMATION, error))
    return FALSE;
  if (self->from < -DTL_STUDY_MAX_REACH || self->from > 0 || self->to < 0 ||
      self->to > DTL_STUDY_MAX_REACH)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE,
                   "The event window has to reach from a day between -%d and 0 to one between 0"
                   " and %d, and %d to %d does not.",
                   DTL_STUDY_MAX_REACH, DTL_STUDY_MAX_REACH, self->from, self->to);
      return FALSE;
    }
  if (self->level != 90 && self->level != 95 && self->level != 99)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE,
                   "The level has to be 90, 95 or 99 per cent, and %d is none of them.",
                   self->level);
      return FALSE;
    }
  for (gsize i = 0; i < self->n_windows; i++)
    if (!is_inside (self, self->windows[i]))
      {
        g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE,
                     "The window %d to %d is not inside the event window, which is %d to %d.",
                     self->windows[i].from, self->windows[i].to, self->from, self->to);
        return FALSE;
      }

  return TRUE;
}

static void
add_window (DtlStudySettings *self, int from, int to)
{
  for (gsize i = 0; i < self->n_windows; i++)
    if (self->windows[i].from == from && self->windows[i].to == to)
      return;

  self->windows[self->n_windows++] = (DtlStudyRange){ from, to };
}

/**
 * dtl_study_settings_join:
 * @sessions: (array length=n): days 0 of events of one security, counted from the first of them,
 *   increasing; the first is 0
 * @n: from 2 to less than %DTL_STUDY_MAX_WINDOWS
 * @joint: (out): settings of a study of the first event that takes all of them for one episode:
 *   its estimation ends before the first, its window reaches as far past the last as that of @self,
 *   and its windows are each event's day and all from the first to the last
 *
 * Returns: %FALSE if the episode is longer than an event window may be; @joint is then unchanged
 */
gboolean
dtl_study_settings_join (const DtlStudySettings *self,
                         const int *sessions,
                         gsize n,
                         DtlStudySettings *joint)
{
  DtlStudySettings settings;

  g_return_val_if_fail (self != NULL && sessions != NULL && joint != NULL, FALSE);
  g_return_val_if_fail (n >= 2 && sessions[0] == 0, FALSE);

  if (n >= DTL_STUDY_MAX_WINDOWS || self->to + sessions[n - 1] > DTL_STUDY_MAX_REACH)
    return FALSE;

  settings = *self;
  settings.to = self->to + sessions[n - 1];
  settings.n_windows = 0;
  for (gsize i = 0; i < n; i++)
    add_window (&settings, sessions[i], sessions[i]);
  add_window (&settings, 0, sessions[n - 1]);

  *joint = settings;
  return TRUE;
}

/**
 * dtl_study_settings_get_alpha:
 *
 * Returns: what the level leaves on both sides together: 0.05 of 95 %. A p of no more is small
 */
double
dtl_study_settings_get_alpha (const DtlStudySettings *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return (100 - self->level) / 100.0;
}

gboolean
dtl_study_settings_equal (const DtlStudySettings *a, const DtlStudySettings *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->model != b->model || a->returns != b->returns || a->estimation != b->estimation ||
      a->gap != b->gap || a->minimum != b->minimum || a->from != b->from || a->to != b->to ||
      a->level != b->level || !a->excludes_events != !b->excludes_events ||
      a->n_windows != b->n_windows)
    return FALSE;
  for (gsize i = 0; i < a->n_windows; i++)
    if (a->windows[i].from != b->windows[i].from || a->windows[i].to != b->windows[i].to)
      return FALSE;

  return TRUE;
}

/**
 * dtl_study_model_to_id:
 *
 * Returns: (transfer none) (nullable): the name saved in files; %NULL for no %DtlStudyModel
 */
const char *
dtl_study_model_to_id (DtlStudyModel model)
{
  return (guint) model < G_N_ELEMENTS (model_ids) ? model_ids[model] : NULL;
}

/* Returns: whether @id is a model's; @model is set only then */
gboolean
dtl_study_model_from_id (const char *id, DtlStudyModel *model)
{
  gsize place;

  g_return_val_if_fail (id != NULL && model != NULL, FALSE);

  if (!find_id (model_ids, G_N_ELEMENTS (model_ids), id, &place))
    return FALSE;
  *model = (DtlStudyModel) place;
  return TRUE;
}

/**
 * dtl_study_returns_to_id:
 *
 * Returns: (transfer none) (nullable): "simple" or "log"; %NULL for neither
 */
const char *
dtl_study_returns_to_id (DtlStudyReturns returns)
{
  return (guint) returns < G_N_ELEMENTS (returns_ids) ? returns_ids[returns] : NULL;
}

/* Returns: whether @id is "simple" or "log"; @returns is set only then */
gboolean
dtl_study_returns_from_id (const char *id, DtlStudyReturns *returns)
{
  gsize place;

  g_return_val_if_fail (id != NULL && returns != NULL, FALSE);

  if (!find_id (returns_ids, G_N_ELEMENTS (returns_ids), id, &place))
    return FALSE;
  *returns = (DtlStudyReturns) place;
  return TRUE;
}
