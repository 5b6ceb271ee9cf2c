/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store behind one worker thread. Functions queue up, run there one after another, and each
 * result goes back to the main context that asked. Between functions the worker looks once a
 * second whether another process has written. It knows nothing of what the functions do. */
#include "library/library.h"

#define POLL_MICROSECONDS G_USEC_PER_SEC

struct _DtlLibrary
{
  GObject parent_instance;

  GThread *thread; /* nullable: closed */
  GAsyncQueue *jobs;
};

G_DEFINE_FINAL_TYPE (DtlLibrary, dtl_library, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* One function to run, and its result on the way back. Without a task: end the thread. */
typedef struct
{
  GTask *task;
  gboolean writes;
  DtlLibraryFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  gpointer result;
  GError *error;
} Job;

/* What the worker has. It refers to the library weakly, so that dropping the library ends it. */
typedef struct
{
  GAsyncQueue *jobs; /* of Job */
  GWeakRef library;
  GMainContext *context; /* of the signal */
  char *path;
  DtlLibraryOpenFunc open;
} Worker;

static void
job_free (Job *job)
{
  if (job->free_data != NULL)
    job->free_data (job->data);
  if (job->free_result != NULL && job->result != NULL)
    job->free_result (job->result);
  g_clear_error (&job->error);
  g_clear_object (&job->task);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
worker_free (Worker *worker)
{
  g_async_queue_unref (worker->jobs);
  g_weak_ref_clear (&worker->library);
  g_main_context_unref (worker->context);
  g_free (worker->path);
  g_free (worker);
}

/* The data, and with it a reference to the library, is freed on the thread of @context only: the
 * last reference dropped here would have the worker wait for itself. */
static void
call_in_context (GMainContext *context, GSourceFunc func, gpointer data, GDestroyNotify free_data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, free_data);
  g_source_attach (source, context);
}

static gboolean
emit_changed_cb (gpointer data)
{
  g_signal_emit (data, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
announce_change (Worker *worker)
{
  DtlLibrary *library = g_weak_ref_get (&worker->library);

  if (library != NULL)
    call_in_context (worker->context, emit_changed_cb, library, g_object_unref);
}

static gboolean
deliver_cb (gpointer data)
{
  Job *job = data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->free_result);
  return G_SOURCE_REMOVE;
}

static void
run_job (Worker *worker, DtlStore *store, const GError *open_error, Job *job)
{
  GMainContext *context = g_task_get_context (job->task);

  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error))
    {
      if (store != NULL)
        job->result = job->func (store, job->data, &job->error);
      else
        job->error = g_error_copy (open_error);
    }

  if (job->writes && job->error == NULL)
    announce_change (worker);
  call_in_context (context, deliver_cb, job, (GDestroyNotify) job_free);
}

/* A store that was cut off from its file is opened anew; the file may have been changed. */
static void
renew_store (Worker *worker, DtlStore **store, GError **error)
{
  if (*store == NULL || !dtl_store_is_cut_off (*store))
    return;

  g_clear_pointer (store, dtl_store_close);
  *store = worker->open (worker->path, error);
  announce_change (worker);
}

static gpointer
work (gpointer data)
{
  Worker *worker = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStore) store = worker->open (worker->path, &error);
  gint64 version = store != NULL ? dtl_store_get_data_version (store) : 0;

  for (;;)
    {
      Job *job = store != NULL ? g_async_queue_timeout_pop (worker->jobs, POLL_MICROSECONDS)
                               : g_async_queue_pop (worker->jobs);
      gint64 now;

      if (job != NULL && job->task == NULL)
        {
          job_free (job);
          break;
        }
      renew_store (worker, &store, &error);
      if (job != NULL)
        run_job (worker, store, error, job);

      /* Own writes do not change the number. */
      now = store != NULL ? dtl_store_get_data_version (store) : 0;
      if (now != version)
        announce_change (worker);
      version = now;
    }

  worker_free (worker);
  return NULL;
}

static void
dtl_library_dispose (GObject *object)
{
  dtl_library_close (DTL_LIBRARY (object));

  G_OBJECT_CLASS (dtl_library_parent_class)->dispose (object);
}

static void
dtl_library_finalize (GObject *object)
{
  DtlLibrary *self = DTL_LIBRARY (object);

  g_async_queue_unref (self->jobs);

  G_OBJECT_CLASS (dtl_library_parent_class)->finalize (object);
}

static void
dtl_library_class_init (DtlLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dtl_library_dispose;
  object_class->finalize = dtl_library_finalize;

  /**
   * DtlLibrary::changed:
   *
   * What the library holds may be different now. Emitted in the main context that was the
   * thread's default when the library was made.
   */
  signals[CHANGED] = g_signal_new ("changed", DTL_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
dtl_library_init (DtlLibrary *self)
{
  self->jobs = g_async_queue_new_full ((GDestroyNotify) job_free);
}

/**
 * dtl_library_new:
 * @path: (nullable): given to @open
 * @open: opens the store, on the worker thread
 *
 * Returns at once. An error of @open is the error of every run.
 *
 * Returns: (transfer full): the library
 */
DtlLibrary *
dtl_library_new (const char *path, DtlLibraryOpenFunc open)
{
  DtlLibrary *self;
  Worker *worker;

  g_return_val_if_fail (open != NULL, NULL);

  self = g_object_new (DTL_TYPE_LIBRARY, NULL);
  worker = g_new0 (Worker, 1);
  worker->jobs = g_async_queue_ref (self->jobs);
  g_weak_ref_init (&worker->library, self);
  worker->context = g_main_context_ref_thread_default ();
  worker->path = g_strdup (path);
  worker->open = open;
  self->thread = g_thread_new ("library", work, worker);

  return self;
}

/**
 * dtl_library_run_async:
 * @writes: whether "changed" is emitted when @func succeeds
 * @func: runs on the worker thread, after those that were asked before
 * @data: (nullable): for @func
 * @free_data: (nullable): frees @data, on the caller's thread
 * @free_result: (nullable): frees a result that nobody takes
 * @cancellable: (nullable): a function that has not begun when it is cancelled does not run
 * @callback: called in the thread-default main context of the caller
 *
 * Must be called by the thread that made the library. After dtl_library_close() the result is
 * %G_IO_ERROR_CLOSED.
 */
void
dtl_library_run_async (DtlLibrary *self,
                       gboolean writes,
                       DtlLibraryFunc func,
                       gpointer data,
                       GDestroyNotify free_data,
                       GDestroyNotify free_result,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (Job) job = NULL;

  g_return_if_fail (DTL_IS_LIBRARY (self));
  g_return_if_fail (func != NULL);

  job = g_new0 (Job, 1);
  job->writes = writes;
  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, dtl_library_run_async);
  /* What a writing function did is done: a late cancellation must not hide its result. */
  g_task_set_check_cancellable (job->task, FALSE);

  if (self->thread != NULL)
    g_async_queue_push (self->jobs, g_steal_pointer (&job));
  else
    g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The library is closed.");
}

/* Returns: what the function returned, now the caller's, or NULL with @error */
gpointer
dtl_library_run_finish (DtlLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DTL_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dtl_library_close:
 *
 * Waits until what was asked before has run and the file is closed. Safe to call twice.
 */
void
dtl_library_close (DtlLibrary *self)
{
  g_return_if_fail (DTL_IS_LIBRARY (self));

  if (self->thread == NULL)
    return;

  g_async_queue_push (self->jobs, g_new0 (Job, 1));
  g_thread_join (g_steal_pointer (&self->thread));
}
