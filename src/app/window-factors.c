/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of factors into the library, on its thread, and from there into the plan of the event
 * that was selected when it was chosen. */
#include "app/window-private.h"

#include <glib/gi18n.h>

#include "operations/study-factors.h"

/* One import, from the choice of a file to the plan. */
typedef struct
{
  DtlWindow *window;
  gint64 event_id;
  char *path;
} FactorImport;

static void
factor_import_free (FactorImport *self)
{
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FactorImport, factor_import_free)

static gpointer
run_import (DtlStore *store, gpointer data, GError **error)
{
  return dtl_study_factors_import (store, ((FactorImport *) data)->path, error);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FactorImport) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  DtlWindow *self = job->window;
  const DtlStudyEntry *entry;

  if (DTL_LIBRARY (source) != self->library)
    return;
  if (digest == NULL)
    {
      dtl_window_show_error (self, _ ("The factors were not imported"), error);
      return;
    }

  entry = dtl_studies_get_entry (self->studies);
  if (entry != NULL && entry->event_id == job->event_id)
    {
      DtlStudyPlan *plan = dtl_study_plan_copy (dtl_studies_get_plan (self->studies));

      plan->settings.model = DTL_STUDY_MODEL_FACTORS;
      g_free (plan->factors);
      plan->factors = g_steal_pointer (&digest);
      dtl_studies_change_plan (self->studies, plan);
    }
  else
    {
      dtl_window_read_studies (self);
    }
}

void
dtl_window_import_factors (DtlWindow *self, const char *path)
{
  FactorImport *job;

  if (self->library == NULL)
    return;

  job = g_new0 (FactorImport, 1);
  job->window = g_object_ref (self);
  job->event_id = dtl_view_state_get_selected (self->state);
  job->path = g_strdup (path);
  dtl_library_run_async (self->library, TRUE, run_import, job, NULL, g_free, self->cancellable,
                         imported_cb, job);
}
