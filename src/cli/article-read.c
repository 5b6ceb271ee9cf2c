/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The verb "article read": files read by a few threads ahead, since most of the time goes into the
 * processes that read foreign formats, and printed in their order. Nothing is stored. */
#include "cli/article-read.h"

#include "cli/article-options.h"
#include "cli/article-report.h"
#include "cli/output.h"
#include "operations/article-proposals.h"
#include "operations/open-library.h"

#include <errno.h>
#include <glib/gstdio.h>

#define MAX_THREADS 4
#define MAX_AHEAD 16 /* files that are read before they are printed */

/* One file on its way. */
typedef struct
{
  const char *argument;
  DtlArticleSource *source; /* NULL: error says why */
  GError *error;
  gboolean is_done;
} Job;

typedef struct
{
  const DtlCall *call;
  DtlStore *store; /* nullable: an empty library */
  DtlLexicon *lexicon;
  DtlArticleOptions options;
  Job *jobs;
  GMutex mutex;
  GCond done;
} Reader;

static void
open_cb (gpointer data, gpointer user_data)
{
  Job *job = data;
  Reader *self = user_data;

  job->source = dtl_article_options_open (self->call, job->argument, &job->error);
  g_mutex_lock (&self->mutex);
  job->is_done = TRUE;
  g_cond_signal (&self->done);
  g_mutex_unlock (&self->mutex);
}

static void
wait_for (Reader *self, Job *job)
{
  g_mutex_lock (&self->mutex);
  while (!job->is_done)
    g_cond_wait (&self->done, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

static gboolean
append_article (Reader *self, GString *text, const DtlArticleSource *source, GError **error)
{
  gboolean is_only = self->call->arguments->len == 1;
  g_autoptr (DtlArticle) article = dtl_article_of_document (source->document, &self->options);
  g_autoptr (DtlArticleCheck) check =
      dtl_check_article_read (self->store, article, article->symbol, self->lexicon, error);
  g_autoptr (GArray) proposals =
      check != NULL ? dtl_article_proposals_list (self->store, article, check, error) : NULL;
  DtlArticleReport report = {
    is_only ? NULL : source->name, source->document, article, check, proposals, NULL
  };

  if (proposals == NULL)
    return FALSE;
  if (self->call->json)
    {
      g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, is_only);

      dtl_article_report_write (json, &report);
    }
  else
    dtl_article_report_append (text, &report);
  g_string_append_c (text, '\n');

  return TRUE;
}

/* Prints one file; of several, its failure too. */
static gboolean
print_file (Reader *self, Job *job, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;

  wait_for (self, job);
  if (job->source == NULL)
    failure = g_steal_pointer (&job->error);
  else
    append_article (self, text, job->source, &failure);
  g_clear_pointer (&job->source, dtl_article_source_free);

  if (failure != NULL && self->call->arguments->len > 1)
    dtl_output_append_failure (text, job->argument, failure, self->call->json);
  if (!dtl_output_text (text->str, error))
    return FALSE;
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
print_all (Reader *self, GThreadPool *pool, GError **error)
{
  guint n = self->call->arguments->len;
  g_autoptr (GError) first = NULL;
  guint n_failed = 0;
  guint n_begun = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) failure = NULL;

      for (; n_begun < MIN (n, i + MAX_AHEAD); n_begun++)
        g_thread_pool_push (pool, &self->jobs[n_begun], NULL);
      if (print_file (self, &self->jobs[i], &failure))
        continue;
      n_failed++;
      if (first == NULL)
        first = g_steal_pointer (&failure);
    }
  if (n_failed == 0)
    return TRUE;

  if (n_failed > 1)
    g_prefix_error (&first, "%u of %u files failed; the first: ", n_failed, n);
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

/* A library that is not there counts as an empty one. */
static gboolean
open_library (const DtlCall *call, DtlStore **store, GError **error)
{
  if (call->library != NULL && g_access (call->library, F_OK) != 0 && errno == ENOENT)
    return TRUE;

  *store = dtl_open_library (call->library, DTL_STORE_READ, error);
  return *store != NULL;
}

static gboolean
read_files (Reader *self, GError **error)
{
  guint n = self->call->arguments->len;
  guint n_threads = MIN (MIN (MAX (g_get_num_processors (), 2), MAX_THREADS), n);
  GThreadPool *pool = g_thread_pool_new (open_cb, self, (int) n_threads, FALSE, error);
  gboolean ok;

  if (pool == NULL)
    return FALSE;

  g_mutex_init (&self->mutex);
  g_cond_init (&self->done);
  self->jobs = g_new0 (Job, n);
  for (guint i = 0; i < n; i++)
    self->jobs[i].argument = dtl_call_get_argument (self->call, i);
  ok = print_all (self, pool, error);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_free (self->jobs);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->done);

  return ok;
}

/**
 * dtl_article_read_run:
 *
 * Carries out "article read".
 *
 * Returns: %FALSE with %DTL_USAGE_ERROR, or the error of the first file that failed
 */
gboolean
dtl_article_read_run (const DtlCall *call, GError **error)
{
  Reader self = { .call = call };
  gboolean ok = FALSE;

  if (!dtl_article_options_read (call, &self.options, error))
    return FALSE;

  self.lexicon = dtl_article_options_load_lexicon (FALSE, error);
  if (self.lexicon != NULL && open_library (call, &self.store, error))
    ok = read_files (&self, error);
  g_clear_pointer (&self.store, dtl_store_close);
  g_clear_pointer (&self.lexicon, dtl_lexicon_unref);

  return ok;
}
