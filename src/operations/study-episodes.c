/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overlapping events as episodes: one estimation that ends before the first of them, abnormal
 * returns for all days after it, and sums of each event's day and of all from first to last. */
#include "operations/study-episodes.h"

void
dtl_study_episode_free (DtlStudyEpisode *self)
{
  if (self == NULL)
    return;

  g_free (self->places);
  g_free (self->sessions);
  dtl_study_free (self->study);
  g_free (self);
}

static gboolean
is_member (gsize row, const GArray *places, const GPtrArray *studies)
{
  for (guint i = 1; i < places->len; i++)
    if (((const DtlStudy *) studies->pdata[g_array_index (places, gsize, i)])->index + 1 == row)
      return TRUE;

  return FALSE;
}

/* The listed events without those that are part of the episode, but with its first. */
static GArray *
list_strangers (const DtlStudyGround *ground,
                const GArray *places,
                const GPtrArray *studies,
                gsize own)
{
  GArray *listed = g_array_new (FALSE, FALSE, sizeof (gsize));
  gboolean has_own = FALSE;

  for (guint i = 0; i < ground->listed->len; i++)
    {
      gsize row = g_array_index (ground->listed, gsize, i);

      if (row == own ? has_own : is_member (row, places, studies))
        continue;
      has_own = has_own || row == own;
      g_array_append_val (listed, row);
    }

  return listed;
}

static gboolean
has_place (const GArray *places, gsize place)
{
  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, gsize, i) == place)
      return TRUE;

  return FALSE;
}

/* Returns: (nullable): the episode of the events at @places; NULL if it is too long for one */
static DtlStudyEpisode *
episode_new (const DtlStudyReport *report,
             const DtlStudyGround *ground,
             const DtlFactors *factors,
             const GArray *places)
{
  const GPtrArray *studies = report->studies;
  gsize place = g_array_index (places, gsize, 0);
  const DtlStudy *first = studies->pdata[place];
  const DtlStudyItem *item = report->items->pdata[place];
  g_autofree int *sessions = g_new (int, places->len);
  g_autoptr (GArray) listed = NULL;
  DtlStudySettings settings;
  DtlStudyEpisode *self;

  for (guint i = 0; i < places->len; i++)
    {
      const DtlStudy *study = studies->pdata[g_array_index (places, gsize, i)];

      sessions[i] = (int) (study->index - first->index);
    }
  if (!dtl_study_settings_join (&report->settings, sessions, places->len, &settings))
    return NULL;

  listed = list_strangers (ground, places, studies, first->index + 1);
  self = g_new0 (DtlStudyEpisode, 1);
  self->n = places->len;
  self->places = g_memdup2 (places->data, places->len * sizeof (gsize));
  self->sessions = g_steal_pointer (&sessions);
  self->study = dtl_study_new (
      settings.returns == DTL_STUDY_RETURNS_LOG ? ground->log : ground->simple, factors, &settings,
      &item->event, (const gsize *) (void *) listed->data, listed->len);

  return self;
}

/**
 * dtl_study_find_episodes:
 * @report: with studies and set
 * @grounds: (element-type DtlStudyGround): of its instruments
 * @instruments: (array): which ground each study stands on
 * @factors: (nullable): for the model of factors
 *
 * Follows the set's overlaps, which are sorted by instrument and day, as chains: what overlaps a
 * member of an episode is a member too.
 *
 * Returns: (transfer full) (element-type DtlStudyEpisode): perhaps none; episodes that are longer
 *   than an event window may be are left out
 */
GPtrArray *
dtl_study_find_episodes (const DtlStudyReport *report,
                         const GPtrArray *grounds,
                         const gsize *instruments,
                         const DtlFactors *factors)
{
  GPtrArray *episodes = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_study_episode_free);
  gsize n = report->set != NULL ? report->set->n_overlaps : 0;

  for (gsize i = 0; i < n;)
    {
      const DtlStudyOverlap *overlaps = report->set->overlaps;
      g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gsize));
      DtlStudyEpisode *episode;
      gsize instrument = instruments[overlaps[i].first];

      g_array_append_val (places, overlaps[i].first);
      do
        if (!has_place (places, overlaps[i].second))
          g_array_append_val (places, overlaps[i].second);
      while (++i < n && has_place (places, overlaps[i].first));

      episode = episode_new (report, grounds->pdata[instrument], factors, places);
      if (episode != NULL)
        g_ptr_array_add (episodes, episode);
    }

  return episodes;
}

/* Rows of the days 0 of the listed events and of the one at @own, increasing, each once. */
static GArray *
list_days (const DtlStudyGround *self, gsize own)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (gsize));
  gboolean has_own = FALSE;

  for (guint i = 0; i < self->listed->len; i++)
    {
      gsize row = g_array_index (self->listed, gsize, i);

      if (!has_own && row >= own)
        {
          g_array_append_val (days, own);
          has_own = TRUE;
        }
      if (days->len == 0 || row != g_array_index (days, gsize, days->len - 1))
        g_array_append_val (days, row);
    }
  if (!has_own)
    g_array_append_val (days, own);

  return days;
}

/* Those of the episode of the event at @own: each closer to the next than the window is long. An
 * earlier one that has too few returns before it gives no study, and would take it from the rest.
 */
static GArray *
find_chain (const DtlStudyGround *self, const DtlStudySettings *settings, gsize own)
{
  GArray *days = list_days (self, own);
  const gsize *day = (const gsize *) (void *) days->data;
  gsize length = (gsize) (settings->to - settings->from + 1);
  gsize least = (gsize) (settings->minimum + settings->gap - settings->from);
  guint first = 0, end;

  while (day[first] != own)
    first++;
  end = first + 1;
  while (first > 0 && day[first] - day[first - 1] < length && day[first - 1] > least)
    first--;
  while (end < days->len && day[end] - day[end - 1] < length)
    end++;
  g_array_set_size (days, end);
  if (first > 0)
    g_array_remove_range (days, 0, first);

  return days;
}

/* The days of the episode, as dtl_study_settings_join() takes them; NULL: it is none */
static GArray *
join (const DtlStudyGround *self,
      const DtlStudySettings *settings,
      gsize own,
      DtlStudySettings *joint)
{
  g_autoptr (GArray) days = find_chain (self, settings, own);
  g_autofree int *sessions = g_new (int, MAX (days->len, 1));

  for (guint i = 0; i < days->len; i++)
    sessions[i] = (int) (g_array_index (days, gsize, i) - g_array_index (days, gsize, 0));

  return days->len >= 2 && dtl_study_settings_join (settings, sessions, days->len, joint)
             ? g_steal_pointer (&days)
             : NULL;
}

/**
 * dtl_study_ground_count_episode:
 *
 * Returns: how many days with listed events the episode of @event has, or 0: the windows of others
 *   share no day with its own, or all together are too long for one study
 */
gsize
dtl_study_ground_count_episode (const DtlStudyGround *self,
                                const DtlStudySettings *settings,
                                const DtlStudyEvent *event)
{
  gsize own;
  DtlStudySettings joint;
  g_autoptr (GArray) days = NULL;

  g_return_val_if_fail (self != NULL && settings != NULL && event != NULL, 0);

  own = dtl_study_find_row (self->simple, event);
  if (own != DTL_STUDY_NO_INDEX && own > 0)
    days = join (self, settings, own, &joint);

  return days != NULL ? days->len : 0;
}

/**
 * dtl_study_ground_run_joint:
 * @factors: (nullable): for the model of factors
 *
 * Studies @event and what overlaps it as one episode: day 0 is that of the first, the estimation
 * ends before it, and windows are the day of each and all of them together.
 *
 * Returns: (transfer full) (nullable): the study; %NULL where there is no episode
 */
DtlStudy *
dtl_study_ground_run_joint (const DtlStudyGround *self,
                            const DtlFactors *factors,
                            const DtlStudySettings *settings,
                            const DtlStudyEvent *event)
{
  const DtlJoinedReturns *returns;
  gsize own, first;
  DtlStudySettings joint;
  DtlStudyEvent start;
  g_autoptr (GArray) days = NULL;
  g_autoptr (GArray) strangers = NULL;

  g_return_val_if_fail (self != NULL && settings != NULL && event != NULL, NULL);

  returns = settings->returns == DTL_STUDY_RETURNS_LOG ? self->log : self->simple;
  own = dtl_study_find_row (returns, event);
  if (own != DTL_STUDY_NO_INDEX && own > 0)
    days = join (self, settings, own, &joint);
  if (days == NULL)
    return NULL;

  first = g_array_index (days, gsize, 0);
  start = first == own ? *event : (DtlStudyEvent){ returns->days[first], DTL_TIMING_REGULAR };
  strangers = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (guint i = 0; i < self->listed->len; i++)
    {
      gsize row = g_array_index (self->listed, gsize, i);

      if (row < first || row > g_array_index (days, gsize, days->len - 1))
        g_array_append_val (strangers, row);
    }

  return dtl_study_new (returns, factors, &joint, &start, (const gsize *) (void *) strangers->data,
                        strangers->len);
}
