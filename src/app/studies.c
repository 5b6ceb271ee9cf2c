/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is studied in a window. A changed plan is computed at once, on the thread that draws: one
 * event takes less than a frame. It is saved when it has been left alone for a moment, so that a
 * drag is one step of the history. */
#include "app/studies.h"

#include <string.h>

#define SAVE_DELAY_MS 500

struct _DtlStudies
{
  GObject parent_instance;

  DtlViewState *state;
  DtlStudyBook *book; /* nullable */
  gboolean is_stale;
  gint64 event_id; /* that the rest is of; 0: none */
  DtlStudyPlan *plan;
  DtlStudy *study;
  DtlStudy *second;
  gboolean is_changed; /* the plan is not saved yet */
  guint save_source;
  DtlStudyRange window;
  DtlStudySetChoice *choice;  /* nullable: without a book */
  gboolean is_choice_changed; /* the choice is not saved yet */
};

G_DEFINE_FINAL_TYPE (DtlStudies, dtl_studies, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SAVE,
  SIGNAL_SAVE_SET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_changed (DtlStudies *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
compute (DtlStudies *self)
{
  const DtlStudyEntry *entry = dtl_studies_get_entry (self);

  g_clear_pointer (&self->study, dtl_study_free);
  g_clear_pointer (&self->second, dtl_study_free);
  if (entry == NULL || self->plan == NULL)
    return;

  self->study = dtl_study_book_run (self->book, entry, self->plan, self->plan->benchmark);
  if (self->plan->second != NULL)
    self->second = dtl_study_book_run (self->book, entry, self->plan, self->plan->second);
}

/* A plan that waits to be saved is of the event that it was made for. */
static void
follow_selection (DtlStudies *self)
{
  gint64 selected = dtl_view_state_get_selected (self->state);
  const DtlStudyEntry *entry;

  if (selected != self->event_id)
    dtl_studies_flush (self);
  self->event_id = selected;
  entry = dtl_studies_get_entry (self);
  if (!self->is_changed)
    {
      g_clear_pointer (&self->plan, dtl_study_plan_free);
      if (entry != NULL)
        self->plan = dtl_study_plan_copy (entry->plan);
    }
  compute (self);
  emit_changed (self);
}

static void
state_changed_cb (DtlViewState *state, guint change, DtlStudies *self)
{
  if ((change & DTL_VIEW_CHANGE_SELECTION) && dtl_view_state_get_selected (state) != self->event_id)
    follow_selection (self);
}

static void
flush_choice (DtlStudies *self)
{
  if (!self->is_choice_changed)
    return;
  self->is_choice_changed = FALSE;
  g_signal_emit (self, signals[SIGNAL_SAVE_SET], 0, self->book->symbol, self->choice);
}

static void
dtl_studies_dispose (GObject *object)
{
  DtlStudies *self = DTL_STUDIES (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_clear_object (&self->state);
  g_clear_pointer (&self->study, dtl_study_free);
  g_clear_pointer (&self->second, dtl_study_free);
  g_clear_pointer (&self->plan, dtl_study_plan_free);
  g_clear_pointer (&self->book, dtl_study_book_unref);
  g_clear_pointer (&self->choice, dtl_study_set_choice_free);

  G_OBJECT_CLASS (dtl_studies_parent_class)->dispose (object);
}

static void
dtl_studies_class_init (DtlStudiesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_studies_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DTL_TYPE_STUDIES, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SAVE] = g_signal_new ("save", DTL_TYPE_STUDIES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_POINTER);
  signals[SIGNAL_SAVE_SET] =
      g_signal_new ("save-set", DTL_TYPE_STUDIES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);
}

static void
dtl_studies_init (DtlStudies *self)
{
  self->window = (DtlStudyRange){ G_MININT, G_MAXINT };
}

/**
 * dtl_studies_new:
 * @state: whose selection is followed
 *
 * Returns: (transfer full): without a book yet
 */
DtlStudies *
dtl_studies_new (DtlViewState *state)
{
  DtlStudies *self = g_object_new (DTL_TYPE_STUDIES, NULL);

  self->state = g_object_ref (state);
  g_signal_connect (state, "changed", G_CALLBACK (state_changed_cb), self);

  return self;
}

void
dtl_studies_set_book (DtlStudies *self, DtlStudyBook *book)
{
  g_return_if_fail (DTL_IS_STUDIES (self));

  if (book != NULL)
    dtl_study_book_ref (book);
  /* What waits to be saved is newer than what was read. */
  if (self->book != NULL && (book == NULL || strcmp (book->symbol, self->book->symbol) != 0))
    flush_choice (self);
  g_clear_pointer (&self->book, dtl_study_book_unref);
  self->book = book;
  if (!self->is_choice_changed)
    {
      g_clear_pointer (&self->choice, dtl_study_set_choice_free);
      self->choice = book != NULL ? dtl_study_set_choice_copy (book->choice) : NULL;
    }
  self->is_stale = FALSE;
  follow_selection (self);
}

/* What is shown stays, dim, until the next book. */
void
dtl_studies_set_stale (DtlStudies *self)
{
  g_return_if_fail (DTL_IS_STUDIES (self));

  if (self->is_stale)
    return;
  self->is_stale = TRUE;
  emit_changed (self);
}

gboolean
dtl_studies_is_stale (DtlStudies *self)
{
  return self->is_stale;
}

const DtlStudyBook *
dtl_studies_get_book (DtlStudies *self)
{
  g_return_val_if_fail (DTL_IS_STUDIES (self), NULL);

  return self->book;
}

const DtlStudyEntry *
dtl_studies_get_entry (DtlStudies *self)
{
  g_return_val_if_fail (DTL_IS_STUDIES (self), NULL);

  return self->event_id != 0 ? dtl_study_book_find (self->book, self->event_id) : NULL;
}

const DtlStudyPlan *
dtl_studies_get_plan (DtlStudies *self)
{
  g_return_val_if_fail (DTL_IS_STUDIES (self), NULL);

  return self->plan;
}

const DtlStudy *
dtl_studies_get_study (DtlStudies *self)
{
  g_return_val_if_fail (DTL_IS_STUDIES (self), NULL);

  return self->study;
}

/* Returns: (nullable): the same against the second benchmark */
const DtlStudy *
dtl_studies_get_second (DtlStudies *self)
{
  g_return_val_if_fail (DTL_IS_STUDIES (self), NULL);

  return self->second;
}

/* Returns: (transfer full) (nullable): what it would be without the days of other events */
DtlStudy *
dtl_studies_run_without_events (DtlStudies *self)
{
  const DtlStudyEntry *entry = dtl_studies_get_entry (self);
  g_autoptr (DtlStudyPlan) plan = NULL;

  if (entry == NULL || self->plan == NULL)
    return NULL;
  plan = dtl_study_plan_copy (self->plan);
  plan->settings.excludes_events = TRUE;

  return dtl_study_book_run (self->book, entry, plan, plan->benchmark);
}

static gboolean
save_cb (gpointer user_data)
{
  DtlStudies *self = user_data;

  self->save_source = 0;
  dtl_studies_flush (self);

  return G_SOURCE_REMOVE;
}

/**
 * dtl_studies_change_plan:
 * @plan: (transfer full): valid
 *
 * Shows what the plan gives at once. A benchmark or factors that were not read are shown when they
 * are saved and read: what is there until then is stale.
 */
void
dtl_studies_change_plan (DtlStudies *self, DtlStudyPlan *plan)
{
  gboolean is_ready;

  g_return_if_fail (DTL_IS_STUDIES (self) && plan != NULL);

  if (self->plan == NULL || dtl_study_plan_equal (self->plan, plan))
    {
      dtl_study_plan_free (plan);
      return;
    }
  dtl_study_plan_free (self->plan);
  self->plan = plan;
  self->is_changed = TRUE;
  is_ready = dtl_study_book_is_ready (self->book, plan);
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (is_ready)
    {
      self->save_source = g_timeout_add (SAVE_DELAY_MS, save_cb, self);
      compute (self);
      emit_changed (self);
    }
  else
    {
      dtl_studies_set_stale (self);
      dtl_studies_flush (self);
    }
}

/* Saves what waits to be saved. */
void
dtl_studies_flush (DtlStudies *self)
{
  g_return_if_fail (DTL_IS_STUDIES (self));

  g_clear_handle_id (&self->save_source, g_source_remove);
  flush_choice (self);
  if (!self->is_changed)
    return;
  self->is_changed = FALSE;
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, self->event_id, self->plan);
}

void
dtl_studies_choose_window (DtlStudies *self, DtlStudyRange range)
{
  g_return_if_fail (DTL_IS_STUDIES (self));

  if (self->window.from == range.from && self->window.to == range.to)
    return;
  self->window = range;
  emit_changed (self);
}

/* Returns: (nullable): that window of the study (nullable) */
const DtlStudyWindow *
dtl_studies_find_window (const DtlStudy *study, DtlStudyRange range)
{
  for (gsize i = 0; study != NULL && i < study->n_windows; i++)
    if (study->windows[i].range.from == range.from && study->windows[i].range.to == range.to)
      return &study->windows[i];

  return NULL;
}

/* The one chosen, or else the whole event window; of an episode from its first event to the last.
 */
const DtlStudyWindow *
dtl_studies_get_window (DtlStudies *self)
{
  const DtlStudyWindow *window;

  g_return_val_if_fail (DTL_IS_STUDIES (self), NULL);

  if (self->study == NULL)
    return NULL;
  window = dtl_studies_find_window (self->study, self->window);
  if (window == NULL)
    window = dtl_studies_find_window (
        self->study, (DtlStudyRange){ self->plan->settings.from, self->plan->settings.to });
  if (window == NULL && dtl_studies_is_joint (self) && self->study->n_windows > 0)
    window = &self->study->windows[self->study->n_windows - 1];

  return window;
}

gsize
dtl_studies_count_episode (DtlStudies *self)
{
  const DtlStudyEntry *entry;

  g_return_val_if_fail (DTL_IS_STUDIES (self), 0);

  entry = dtl_studies_get_entry (self);

  return entry != NULL && self->plan != NULL
             ? dtl_study_book_count_episode (self->book, entry, self->plan)
             : 0;
}

gboolean
dtl_studies_is_joint (DtlStudies *self)
{
  g_return_val_if_fail (DTL_IS_STUDIES (self), FALSE);

  return self->plan != NULL && self->plan->joint && dtl_studies_count_episode (self) > 1;
}

const DtlStudySetChoice *
dtl_studies_get_choice (DtlStudies *self)
{
  g_return_val_if_fail (DTL_IS_STUDIES (self), NULL);

  return self->choice;
}

static void
choice_changed (DtlStudies *self)
{
  self->is_choice_changed = TRUE;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (SAVE_DELAY_MS, save_cb, self);
  emit_changed (self);
}

void
dtl_studies_include (DtlStudies *self, gint64 event_id, gboolean included)
{
  g_return_if_fail (DTL_IS_STUDIES (self));

  if (self->choice == NULL || dtl_study_set_choice_includes (self->choice, event_id) == !!included)
    return;
  dtl_study_set_choice_include (self->choice, event_id, included);
  choice_changed (self);
}

/* @plan: (transfer full): valid. A benchmark that was not read is shown when it was. */
void
dtl_studies_change_set_plan (DtlStudies *self, DtlStudyPlan *plan)
{
  g_return_if_fail (DTL_IS_STUDIES (self) && plan != NULL);

  if (self->choice == NULL || dtl_study_plan_equal (self->choice->plan, plan))
    {
      dtl_study_plan_free (plan);
      return;
    }
  dtl_study_plan_free (self->choice->plan);
  self->choice->plan = plan;
  choice_changed (self);
  if (!dtl_study_book_is_ready (self->book, plan))
    {
      dtl_studies_set_stale (self);
      dtl_studies_flush (self);
    }
}
