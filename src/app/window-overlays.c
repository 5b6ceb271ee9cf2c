/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies over and below the prices is composed on the library's thread, however long that takes,
 * and shown when it is there. Asked for again meanwhile, one more round follows. */
#include "app/window-private.h"

#include "operations/compose-overlays.h"

typedef struct
{
  char *symbol;
  DtlSeries *series;
  char **compared;
  char **indicators;
} ComposeJob;

static void
compose_job_free (ComposeJob *self)
{
  g_free (self->symbol);
  dtl_series_unref (self->series);
  g_strfreev (self->compared);
  g_strfreev (self->indicators);
  g_free (self);
}

static gpointer
run_compose (DtlStore *store, gpointer data, GError **error)
{
  const ComposeJob *job = data;

  return dtl_compose_overlays (
      store, job->symbol, job->series,
      &(DtlOverlayOptions){ .compared = (const char *const *) job->compared,
                            .indicators = (const char *const *) job->indicators,
                            .lenient = TRUE },
      error);
}

static void
composed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlOverlays) overlays = dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlWindow) self = user_data;

  if (DTL_LIBRARY (source) != self->library)
    return;

  self->composing = FALSE;
  if (self->compose_again)
    {
      dtl_window_compose_overlays (self);
      return;
    }

  /* An instrument that was removed meanwhile goes out of view by itself. */
  if (overlays == NULL)
    g_debug ("Overlays not composed: %s", error->message);
  else if (overlays->n == dtl_view_state_get_n (self->state))
    dtl_view_state_set_overlays (self->state, overlays);
}

/**
 * dtl_window_compose_overlays:
 * @self: a window
 *
 * Has what the lists of its state ask for composed for the bars shown.
 */
void
dtl_window_compose_overlays (DtlWindow *self)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  const char *const *compared = dtl_view_state_get_compared (self->state);
  const char *const *indicators = dtl_view_state_get_indicators (self->state);
  ComposeJob *job;

  if (self->library == NULL || snapshot == NULL || snapshot->series == NULL)
    return;
  if (self->composing)
    {
      self->compose_again = TRUE;
      return;
    }

  self->compose_again = FALSE;
  if (*compared == NULL && *indicators == NULL)
    {
      if (dtl_view_state_get_overlays (self->state) != NULL)
        dtl_view_state_set_overlays (self->state, NULL);
      return;
    }

  self->composing = TRUE;
  job = g_new0 (ComposeJob, 1);
  job->symbol = g_strdup (snapshot->instrument->symbol);
  job->series = dtl_series_ref (snapshot->series);
  job->compared = g_strdupv ((char **) compared);
  job->indicators = g_strdupv ((char **) indicators);
  dtl_library_run_async (self->library, FALSE, run_compose, job, (GDestroyNotify) compose_job_free,
                         (GDestroyNotify) dtl_overlays_unref, self->cancellable, composed_cb,
                         g_object_ref (self));
}
