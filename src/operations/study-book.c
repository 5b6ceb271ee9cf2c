/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All events of an instrument with their studies, for the pages and lists of a window. Prices of
 * every instrument that could be a benchmark of a plan in use are read once and shared. */
#include "operations/study-book.h"

#include <string.h>

#include "operations/study-factors.h"
#include "operations/study-reactions.h"

static void
entry_free (DtlStudyEntry *self)
{
  g_free (self->title);
  dtl_study_plan_free (self->plan);
  g_free (self);
}

static void
book_clear (gpointer data)
{
  DtlStudyBook *self = data;

  g_free (self->symbol);
  g_free (self->benchmark);
  g_clear_pointer (&self->symbols, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->grounds, g_hash_table_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->factors, g_hash_table_unref);
  g_clear_pointer (&self->choice, dtl_study_set_choice_free);
}

static DtlStudyGround *
ensure_ground (DtlStudyBook *self, DtlStore *store, const char *benchmark, GError **error)
{
  const char *key = benchmark != NULL ? benchmark : "";
  DtlStudyGround *ground = g_hash_table_lookup (self->grounds, key);

  if (ground != NULL)
    return ground;

  ground = dtl_study_ground_new (store, self->symbol, benchmark, error);
  if (ground == NULL)
    return NULL;
  if (!dtl_study_ground_list_library (ground, store, error))
    {
      dtl_study_ground_free (ground);
      return NULL;
    }
  g_hash_table_insert (self->grounds, g_strdup (key), ground);

  return ground;
}

/* A file that is needed is read once; FALSE with an error. */
static gboolean
ensure_factors (DtlStudyBook *self, DtlStore *store, const DtlStudyPlan *plan, GError **error)
{
  DtlFactors *factors;

  if (plan->factors == NULL || plan->settings.model != DTL_STUDY_MODEL_FACTORS ||
      g_hash_table_contains (self->factors, plan->factors))
    return TRUE;

  factors = dtl_study_factors_read (store, plan->factors, error);
  if (factors == NULL)
    return FALSE;
  g_hash_table_insert (self->factors, g_strdup (plan->factors), factors);

  return TRUE;
}

/* Returns: (nullable): the factors that the plan names, if they were read */
static const DtlFactors *
find_factors (const DtlStudyBook *self, const DtlStudyPlan *plan)
{
  return plan->factors != NULL ? g_hash_table_lookup (self->factors, plan->factors) : NULL;
}

static gboolean
add_entry (DtlStudyBook *self,
           DtlStore *store,
           const DtlEvent *event,
           const DtlReaction *reaction,
           GError **error)
{
  DtlStudyEntry *entry = g_new0 (DtlStudyEntry, 1);

  g_ptr_array_add (self->entries, entry);
  entry->event_id = event->id;
  entry->title = g_strdup (event->title);
  entry->event = (DtlStudyEvent){ event->day, event->timing };
  entry->reaction = *reaction;
  entry->plan = dtl_plan_study_read (store, self->symbol, event->id, error);

  return entry->plan != NULL;
}

/* Prices and factors that the plan reads. */
static gboolean
ensure_plan (DtlStudyBook *self, DtlStore *store, const DtlStudyPlan *plan, GError **error)
{
  return ensure_ground (self, store, plan->benchmark, error) != NULL &&
         (plan->second == NULL || ensure_ground (self, store, plan->second, error) != NULL) &&
         ensure_factors (self, store, plan, error);
}

/* Daily series of other instruments can be benchmarks. */
static gboolean
list_symbols (DtlStudyBook *self, DtlStore *store, GError **error)
{
  g_autoptr (GPtrArray) list = dtl_store_list_series (store, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const DtlSeriesInfo *info = g_ptr_array_index (list, i);

      if (info->interval == DTL_INTERVAL_DAY &&
          strcmp (info->instrument->symbol, self->symbol) != 0)
        g_ptr_array_add (self->symbols, g_strdup (info->instrument->symbol));
    }

  return TRUE;
}

/**
 * dtl_study_book_read_kept:
 * @symbol: of an instrument with a daily series
 *
 * Returns: (transfer full): a book that knows what lists say of the events. It can run no study
 *   whose prices it did not have to read for that. %NULL with the errors of
 *   dtl_study_events_reactions()
 */
DtlStudyBook *
dtl_study_book_read_kept (DtlStore *store, const char *symbol, GError **error)
{
  g_autoptr (DtlStudyBook) self = g_atomic_rc_box_new0 (DtlStudyBook);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) reactions = NULL;

  g_return_val_if_fail (store != NULL && symbol != NULL, NULL);

  self->symbol = g_strdup (symbol);
  self->symbols = g_ptr_array_new_with_free_func (g_free);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->grounds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) dtl_study_ground_free);
  self->factors =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dtl_factors_free);
  self->files = dtl_store_list_factors (store, error);
  events = self->files != NULL ? dtl_store_list_events (store, symbol, error) : NULL;
  if (events == NULL || !dtl_plan_study_find_benchmark (store, symbol, &self->benchmark, error) ||
      !list_symbols (self, store, error))
    return NULL;
  self->choice = dtl_study_set_choice_read (store, symbol, self->benchmark, error);
  if (self->choice == NULL)
    return NULL;

  reactions = dtl_study_events_reactions_on (store, symbol, self->grounds, error);
  if (reactions == NULL)
    return NULL;
  for (guint i = 0; i < events->len; i++)
    if (!add_entry (self, store, g_ptr_array_index (events, i),
                    &((const DtlEventReaction *) reactions->pdata[i])->reaction, error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * dtl_study_book_read:
 * @symbol: of an instrument with a daily series
 *
 * Returns: (transfer full): the book with all that the plans in it need, or %NULL with the errors
 *   of dtl_study_ground_new() and of the store
 */
DtlStudyBook *
dtl_study_book_read (DtlStore *store, const char *symbol, GError **error)
{
  g_autoptr (DtlStudyBook) self = dtl_study_book_read_kept (store, symbol, error);

  if (self == NULL || ensure_ground (self, store, self->benchmark, error) == NULL ||
      !ensure_plan (self, store, self->choice->plan, error))
    return NULL;
  for (guint i = 0; i < self->entries->len; i++)
    if (!ensure_plan (self, store, ((const DtlStudyEntry *) self->entries->pdata[i])->plan, error))
      return NULL;

  return g_steal_pointer (&self);
}

DtlStudyBook *
dtl_study_book_ref (DtlStudyBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
dtl_study_book_unref (DtlStudyBook *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, book_clear);
}

/* Returns: (nullable): the entry of an event */
const DtlStudyEntry *
dtl_study_book_find (const DtlStudyBook *self, gint64 event_id)
{
  for (guint i = 0; self != NULL && i < self->entries->len; i++)
    {
      const DtlStudyEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->event_id == event_id)
        return entry;
    }

  return NULL;
}

/* Returns: (nullable): what studies against @benchmark (nullable: none) read, if it was loaded */
const DtlStudyGround *
dtl_study_book_get_ground (const DtlStudyBook *self, const char *benchmark)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->grounds, benchmark != NULL ? benchmark : "");
}

/* Returns: whether all prices and factors that the plan needs were read */
gboolean
dtl_study_book_is_ready (const DtlStudyBook *self, const DtlStudyPlan *plan)
{
  g_return_val_if_fail (self != NULL && plan != NULL, FALSE);

  return dtl_study_book_get_ground (self, plan->benchmark) != NULL &&
         (plan->second == NULL || dtl_study_book_get_ground (self, plan->second) != NULL) &&
         (plan->settings.model != DTL_STUDY_MODEL_FACTORS || plan->factors == NULL ||
          find_factors (self, plan) != NULL);
}

/**
 * dtl_study_book_run:
 * @plan: settings, factors, and whether the episode is meant
 * @benchmark: (nullable): one that was loaded, in place of the plan's; %NULL: none
 *
 * Returns: (transfer full) (nullable): the study of @entry by another plan; %NULL if the prices of
 *   @benchmark were not loaded
 */
DtlStudy *
dtl_study_book_run (const DtlStudyBook *self,
                    const DtlStudyEntry *entry,
                    const DtlStudyPlan *plan,
                    const char *benchmark)
{
  const DtlStudyGround *ground;

  g_return_val_if_fail (self != NULL && entry != NULL && plan != NULL, NULL);

  ground = dtl_study_book_get_ground (self, benchmark);

  return ground != NULL
             ? dtl_study_plan_run (plan, ground, find_factors (self, plan), &entry->event)
             : NULL;
}

/* Returns: how many days with events the episode of @entry has; 0: there is none */
gsize
dtl_study_book_count_episode (const DtlStudyBook *self,
                              const DtlStudyEntry *entry,
                              const DtlStudyPlan *plan)
{
  const DtlStudyGround *ground;

  g_return_val_if_fail (self != NULL && entry != NULL && plan != NULL, 0);

  ground = dtl_study_book_get_ground (self, plan->benchmark);

  return ground != NULL ? dtl_study_ground_count_episode (ground, &plan->settings, &entry->event)
                        : 0;
}
