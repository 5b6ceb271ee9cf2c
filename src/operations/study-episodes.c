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
is_member (gsize index, const GArray *places, const GPtrArray *studies)
{
  for (guint i = 1; i < places->len; i++)
    if (((const DtlStudy *) studies->pdata[g_array_index (places, gsize, i)])->index == index)
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
      gsize index = g_array_index (ground->listed, gsize, i);

      if (index == own ? has_own : is_member (index, places, studies))
        continue;
      has_own = has_own || index == own;
      g_array_append_val (listed, index);
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

  listed = list_strangers (ground, places, studies, first->index);
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
