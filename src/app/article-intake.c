/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents on their way into the library. Reading one may take a process of its own or the net, so
 * it is done in a thread; what was read then goes to the library as one step each. Documents that
 * come while others are read join them. Nothing is shown here: the window asks how it goes. */
#include "app/article-intake.h"

#include <glib/gi18n.h>
#include <string.h>

#include "operations/load-lexicon.h"

#define NOTICED_MS 150 /* below that nothing is shown */
#define LONG_MS 1000

/* What is to be read: one of the first three, or an item that was read with its feed. */
typedef struct
{
  char *path;
  char *address;
  char *text;
  DtlArticleSource *source;
  char *symbol; /* nullable: the instrument shown */
} Input;

struct _DtlArticleIntake
{
  GObject parent_instance;

  DtlLibrary *library; /* nullable */
  GQueue waiting;      /* of Input */
  DtlIntakeReport report;
  DtlIntakeStage stage;
  guint stage_source;
  GCancellable *cancellable; /* of what came together; nullable: nothing is read */
};

enum
{
  CHANGED,
  FEED,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtlArticleIntake, dtl_article_intake, G_TYPE_OBJECT)

static void read_next (DtlArticleIntake *self);

static void
input_free (Input *self)
{
  g_free (self->path);
  g_free (self->address);
  g_free (self->text);
  g_free (self->symbol);
  g_clear_pointer (&self->source, dtl_article_source_free);
  g_free (self);
}

static void
clear_report (DtlIntakeReport *report)
{
  g_free (report->name);
  g_free (report->message);
  memset (report, 0, sizeof *report);
}

static void
set_stage (DtlArticleIntake *self, DtlIntakeStage stage)
{
  self->stage = stage;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
stage_cb (gpointer user_data)
{
  DtlArticleIntake *self = user_data;

  self->stage_source =
      self->stage == DTL_INTAKE_QUICK ? g_timeout_add (LONG_MS - NOTICED_MS, stage_cb, self) : 0;
  set_stage (self, self->stage + 1);

  return G_SOURCE_REMOVE;
}

/* What is still on its way is of no interest any more. */
static void
abandon (DtlArticleIntake *self)
{
  g_queue_clear_full (&self->waiting, (GDestroyNotify) input_free);
  g_clear_handle_id (&self->stage_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
finish (DtlArticleIntake *self)
{
  g_clear_handle_id (&self->stage_source, g_source_remove);
  g_clear_object (&self->cancellable);
  set_stage (self, DTL_INTAKE_IDLE);
  g_signal_emit (self, signals[FINISHED], 0);
}

static void
count_failure (DtlArticleIntake *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->report.n_failed++;
  if (self->report.message == NULL)
    self->report.message = g_strdup (error->message);
}

static gpointer
keep_article (DtlStore *store, gpointer data, GError **error)
{
  const Input *input = data;
  DtlArticleOptions options = { .symbol = input->symbol };
  g_autofree char *folder = dtl_load_lexicon_get_user_folder ();
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free); /* the page tells them */
  g_autoptr (DtlLexicon) lexicon = dtl_load_lexicon (folder, faults, error);

  if (lexicon == NULL)
    return NULL;

  return dtl_import_article (store, input->source, &options, lexicon,
                             g_get_real_time () / G_USEC_PER_SEC, error);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlArticleImport) import =
      dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlArticleIntake) self = user_data;

  if (DTL_LIBRARY (source) != self->library || self->cancellable == NULL)
    return;

  self->report.n_done++;
  if (import == NULL)
    count_failure (self, error);
  else
    {
      self->report.article_id = import->article->id;
      if (import->is_duplicate)
        self->report.n_known++;
      else
        self->report.n_new++;
    }
  read_next (self);
}

/* @input: (transfer full): with its source */
static void
keep (DtlArticleIntake *self, Input *input)
{
  dtl_library_run_async (self->library, TRUE, keep_article, input, (GDestroyNotify) input_free,
                         (GDestroyNotify) dtl_article_import_free, NULL, kept_cb,
                         g_object_ref (self));
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Input *input = data;
  DtlArticleSource *read;
  GError *error = NULL;

  if (input->path != NULL)
    read = dtl_article_source_read_file (input->path, cancellable, &error);
  else if (input->address != NULL)
    read = dtl_article_source_read_address (input->address, TRUE, cancellable, &error);
  else
    {
      g_autoptr (GBytes) bytes = g_bytes_new (input->text, strlen (input->text));

      /* Text that was copied with its marks is a page. */
      read = dtl_article_source_read_bytes (_ ("pasted text"), NULL, bytes, cancellable, &error);
    }

  if (read != NULL)
    g_task_return_pointer (task, read, (GDestroyNotify) dtl_article_source_free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DtlArticleIntake *self = DTL_ARTICLE_INTAKE (source);
  const Input *input = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlArticleSource) read = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  if (read == NULL)
    {
      self->report.n_done++;
      count_failure (self, error);
      read_next (self);
    }
  else if (read->document->items->len > 0)
    {
      self->report.n_done++;
      self->report.n_feeds++;
      g_signal_emit (self, signals[FEED], 0, g_steal_pointer (&read));
      read_next (self);
    }
  else
    {
      Input *kept = g_new0 (Input, 1);

      kept->symbol = g_strdup (input->symbol);
      kept->source = g_steal_pointer (&read);
      keep (self, kept);
    }
}

static char *
dup_name (const Input *input)
{
  g_autoptr (GUri) uri = NULL;

  if (input->source != NULL && input->source->document->title != NULL)
    return g_strdup (input->source->document->title);
  if (input->path != NULL)
    return g_filename_display_basename (input->path);
  if (input->address != NULL)
    uri = g_uri_parse (input->address, G_URI_FLAGS_NONE, NULL);
  if (uri != NULL && g_uri_get_host (uri) != NULL)
    return g_strdup (g_uri_get_host (uri));

  return g_strdup (_ ("pasted text"));
}

static void
read_next (DtlArticleIntake *self)
{
  Input *input = g_queue_pop_head (&self->waiting);

  if (input == NULL)
    {
      finish (self);
      return;
    }

  g_free (self->report.name);
  self->report.name = dup_name (input);
  g_signal_emit (self, signals[CHANGED], 0);
  if (input->source != NULL)
    keep (self, input);
  else
    {
      g_autoptr (GTask) task = g_task_new (self, self->cancellable, read_cb, NULL);

      g_task_set_source_tag (task, read_next);
      g_task_set_task_data (task, input, (GDestroyNotify) input_free);
      g_task_set_return_on_cancel (task, TRUE);
      g_task_run_in_thread (task, read_thread);
    }
}

/* @input: (transfer full) */
static void
add (DtlArticleIntake *self, Input *input, const char *symbol)
{
  if (self->library == NULL)
    {
      input_free (input);
      return;
    }

  input->symbol = g_strdup (symbol);
  g_queue_push_tail (&self->waiting, input);
  if (self->cancellable == NULL)
    {
      clear_report (&self->report);
      self->report.n = 1;
      self->cancellable = g_cancellable_new ();
      self->stage = DTL_INTAKE_QUICK;
      self->stage_source = g_timeout_add (NOTICED_MS, stage_cb, self);
      read_next (self);
    }
  else
    {
      self->report.n++;
      g_signal_emit (self, signals[CHANGED], 0);
    }
}

/* @symbol: (nullable): of the instrument that the documents are taken to be about */
void
dtl_article_intake_add_file (DtlArticleIntake *self, const char *path, const char *symbol)
{
  Input *input = g_new0 (Input, 1);

  input->path = g_strdup (path);
  add (self, input, symbol);
}

/* @url: that the user typed, pasted or dropped */
void
dtl_article_intake_add_address (DtlArticleIntake *self, const char *url, const char *symbol)
{
  Input *input = g_new0 (Input, 1);

  input->address = g_strdup (url);
  add (self, input, symbol);
}

/* @text: plain or HTML */
void
dtl_article_intake_add_text (DtlArticleIntake *self, const char *text, const char *symbol)
{
  Input *input = g_new0 (Input, 1);

  input->text = g_strdup (text);
  add (self, input, symbol);
}

/* @item: (transfer full): of a feed */
void
dtl_article_intake_add_item (DtlArticleIntake *self, DtlArticleSource *item, const char *symbol)
{
  Input *input = g_new0 (Input, 1);

  input->source = item;
  add (self, input, symbol);
}

/**
 * dtl_article_intake_cancel:
 *
 * Ends what is read now, with its process or transfer, and forgets what waits. What is in the
 * library already stays there.
 */
void
dtl_article_intake_cancel (DtlArticleIntake *self)
{
  g_return_if_fail (DTL_IS_ARTICLE_INTAKE (self));

  if (self->cancellable == NULL)
    return;

  self->report.is_cancelled = TRUE;
  g_queue_clear_full (&self->waiting, (GDestroyNotify) input_free);
  g_cancellable_cancel (self->cancellable);
}

/**
 * dtl_article_intake_set_library:
 * @library: (nullable): where articles go from now on; what is on its way goes nowhere
 */
void
dtl_article_intake_set_library (DtlArticleIntake *self, DtlLibrary *library)
{
  g_return_if_fail (DTL_IS_ARTICLE_INTAKE (self));

  if (self->library == library)
    return;

  abandon (self);
  g_set_object (&self->library, library);
  set_stage (self, DTL_INTAKE_IDLE);
}

DtlIntakeStage
dtl_article_intake_get_stage (DtlArticleIntake *self)
{
  g_return_val_if_fail (DTL_IS_ARTICLE_INTAKE (self), DTL_INTAKE_IDLE);

  return self->stage;
}

const DtlIntakeReport *
dtl_article_intake_get_report (DtlArticleIntake *self)
{
  g_return_val_if_fail (DTL_IS_ARTICLE_INTAKE (self), NULL);

  return &self->report;
}

static void
dtl_article_intake_dispose (GObject *object)
{
  DtlArticleIntake *self = DTL_ARTICLE_INTAKE (object);

  abandon (self);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (dtl_article_intake_parent_class)->dispose (object);
}

static void
dtl_article_intake_finalize (GObject *object)
{
  clear_report (&DTL_ARTICLE_INTAKE (object)->report);

  G_OBJECT_CLASS (dtl_article_intake_parent_class)->finalize (object);
}

static void
dtl_article_intake_class_init (DtlArticleIntakeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dtl_article_intake_dispose;
  object_class->finalize = dtl_article_intake_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FEED] = g_signal_new ("feed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dtl_article_intake_init (DtlArticleIntake *self)
{
  g_queue_init (&self->waiting);
}

DtlArticleIntake *
dtl_article_intake_new (void)
{
  return g_object_new (DTL_TYPE_ARTICLE_INTAKE, NULL);
}
