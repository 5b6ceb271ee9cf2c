/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of statuses and warnings, as scripts and cached studies read them. */
#include "study/study-warning.h"

#include <string.h>

/* In the order of DtlStudyStatus and DtlStudyWarning. */
static const char *const status_ids[] = {
  "ok",
  "degenerate_benchmark",
  "no_benchmark",
  "factor_missing",
  "insufficient_estimation",
  "event_before_data",
  "event_after_data",
};
static const char *const warning_ids[] = {
  "rolled",           "time_unknown",          "after_close",
  "raw_closes",       "short_estimation",      "truncated",
  "multi_day_return", "other_event_in_window", "other_event_in_estimation",
  "split_like",       "zero_returns",          "volatility_regime",
  "fat_tails",        "non_synchronous",       "benchmark_holds_security",
  "clustered",        "small_sample",
};

G_STATIC_ASSERT (G_N_ELEMENTS (status_ids) == DTL_STUDY_EVENT_AFTER_DATA + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (warning_ids) == DTL_N_STUDY_WARNINGS);

/**
 * dtl_study_status_to_id:
 *
 * Returns: (transfer none) (nullable): the name; %NULL for no %DtlStudyStatus
 */
const char *
dtl_study_status_to_id (DtlStudyStatus status)
{
  return (guint) status < G_N_ELEMENTS (status_ids) ? status_ids[status] : NULL;
}

/* Returns: whether @id is a status; @status is set only then */
gboolean
dtl_study_status_from_id (const char *id, DtlStudyStatus *status)
{
  g_return_val_if_fail (id != NULL && status != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (status_ids); i++)
    if (strcmp (status_ids[i], id) == 0)
      {
        *status = (DtlStudyStatus) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * dtl_study_warning_to_id:
 *
 * Returns: (transfer none) (nullable): the name; %NULL for no %DtlStudyWarning
 */
const char *
dtl_study_warning_to_id (DtlStudyWarning warning)
{
  return (guint) warning < G_N_ELEMENTS (warning_ids) ? warning_ids[warning] : NULL;
}
