/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One export: a figure that nobody else holds is drawn and written away from the main loop, by the
 * one function of the project that writes files. */
#include "app/export-job.h"

#include "base/file.h"

typedef struct
{
  DtlFigure *figure;
  DtlExportOptions options;
  char *path;
} ExportJob;

static void
export_job_free (ExportJob *self)
{
  dtl_figure_free (self->figure);
  g_free (self->path);
  g_free (self);
}

static void
export_job_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const ExportJob *job = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = dtl_export_render (job->figure, &job->options, NULL, NULL, &error);

  if (bytes != NULL &&
      dtl_file_write (job->path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dtl_export_job_run_async:
 * @figure: (transfer full): what to draw
 * @options: format, size
 * @path: of the file to write
 * @cancellable: (nullable): asked before the thread starts
 * @callback: called in the main loop
 * @user_data: for @callback
 */
void
dtl_export_job_run_async (DtlFigure *figure,
                          const DtlExportOptions *options,
                          const char *path,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  ExportJob *job = g_new0 (ExportJob, 1);

  job->figure = figure;
  job->options = *options;
  job->path = g_strdup (path);
  g_task_set_source_tag (task, dtl_export_job_run_async);
  g_task_set_task_data (task, job, (GDestroyNotify) export_job_free);
  g_task_run_in_thread (task, export_job_thread);
}

/**
 * dtl_export_job_run_finish:
 * @result: a result
 * @error: return location
 *
 * Returns: %FALSE with an error of dtl_export_render() or dtl_file_write()
 */
gboolean
dtl_export_job_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
