/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events of the library, and days that somebody asks for, as studies and sets: loads prices and
 * benchmark, finds the other events of each instrument, and hands all to the engine. */
#include "operations/study-events.h"

#include <string.h>

#include "operations/calendars.h"
#include "operations/load-series.h"
#include "operations/study-episodes.h"

/* Funds and indices of a sector that hold the big names of it, by their factsheets of 2022 and
 * 2023: what is measured against them is partly measured against itself. */
static const struct
{
  const char *benchmark;
  const char *held; /* symbols between blanks */
} holdings[] = {
  { "KWEB", " BABA 9988.HK JD PDD BIDU NTES BILI " },
  { "CQQQ", " BIDU PDD BILI NTES " },
  { "FXI", " BABA 9988.HK JD BIDU NTES " },
  { "MCHI", " BABA 9988.HK JD PDD BIDU NTES NIO BILI " },
  { "PGJ", " BABA JD PDD BIDU NTES NIO BILI " },
  { "QQQ", " JD PDD BIDU NTES " },
  { "HSI", " 9988.HK BABA " },
};

static gboolean
holds (const char *benchmark, const char *symbol)
{
  g_autofree char *word = g_strdup_printf (" %s ", symbol);

  if (strcmp (benchmark, symbol) == 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (holdings); i++)
    if (strcmp (holdings[i].benchmark, benchmark) == 0)
      return strstr (holdings[i].held, word) != NULL;

  return FALSE;
}

static int
compare_rows_cb (gconstpointer a, gconstpointer b)
{
  gsize x = *(const gsize *) a;
  gsize y = *(const gsize *) b;

  return (x > y) - (x < y);
}

/* Exchanges of other clocks close at other times, so that the same date is not the same time. */
static gboolean
close_apart (DtlStore *store, const char *symbol, const char *benchmark)
{
  g_autoptr (DtlInstrument) a = dtl_store_get_instrument (store, symbol, NULL);
  g_autoptr (DtlInstrument) b = dtl_store_get_instrument (store, benchmark, NULL);
  const DtlExchange *x = a != NULL ? dtl_calendars_get (a->exchange) : NULL;
  const DtlExchange *y = b != NULL ? dtl_calendars_get (b->exchange) : NULL;

  return x != NULL && y != NULL &&
         strcmp (g_time_zone_get_identifier (dtl_exchange_get_zone (x)),
                 g_time_zone_get_identifier (dtl_exchange_get_zone (y))) != 0;
}

/**
 * dtl_study_ground_new:
 * @symbol: of the security
 * @benchmark: (nullable): symbol; %NULL: none
 *
 * Its list of events is empty until one of dtl_study_ground_list() and
 * dtl_study_ground_list_library() fills it.
 *
 * Returns: (transfer full): the ground, or %NULL with the errors of dtl_load_series()
 */
DtlStudyGround *
dtl_study_ground_new (DtlStore *store, const char *symbol, const char *benchmark, GError **error)
{
  g_autoptr (DtlStudyGround) self = NULL;

  g_return_val_if_fail (store != NULL && symbol != NULL, NULL);

  self = g_new0 (DtlStudyGround, 1);
  self->symbol = g_strdup (symbol);
  self->benchmark = g_strdup (benchmark);
  self->listed = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->series = dtl_load_series (store, symbol, DTL_INTERVAL_DAY, error);
  if (self->series == NULL)
    return NULL;
  if (benchmark != NULL)
    {
      self->benchmark_series = dtl_load_series (store, benchmark, DTL_INTERVAL_DAY, error);
      if (self->benchmark_series == NULL)
        return NULL;
    }

  self->simple =
      dtl_joined_returns_new (self->series, self->benchmark_series, DTL_STUDY_RETURNS_SIMPLE);
  self->log = dtl_joined_returns_new (self->series, self->benchmark_series, DTL_STUDY_RETURNS_LOG);
  self->simple->non_synchronous = self->log->non_synchronous =
      benchmark != NULL && close_apart (store, symbol, benchmark);
  self->simple->holds_security = self->log->holds_security =
      benchmark != NULL && holds (benchmark, symbol);

  return g_steal_pointer (&self);
}

void
dtl_study_ground_free (DtlStudyGround *self)
{
  if (self == NULL)
    return;

  g_free (self->symbol);
  g_free (self->benchmark);
  g_clear_pointer (&self->series, dtl_series_unref);
  g_clear_pointer (&self->benchmark_series, dtl_series_unref);
  dtl_joined_returns_free (self->simple);
  dtl_joined_returns_free (self->log);
  g_array_unref (self->listed);
  g_free (self);
}

/**
 * dtl_study_ground_list:
 * @events: (array length=n): all events of the instrument that studies shall know of; those
 *   outside the prices are left out
 */
void
dtl_study_ground_list (DtlStudyGround *self, const DtlStudyEvent *events, gsize n)
{
  g_return_if_fail (self != NULL && (events != NULL || n == 0));

  g_array_set_size (self->listed, 0);
  for (gsize i = 0; i < n; i++)
    {
      gsize row = dtl_study_find_row (self->simple, &events[i]);

      if (row != DTL_STUDY_NO_INDEX)
        g_array_append_val (self->listed, row);
    }
  g_array_sort (self->listed, compare_rows_cb);
}

/* Lists the events that the library has of the instrument. */
gboolean
dtl_study_ground_list_library (DtlStudyGround *self, DtlStore *store, GError **error)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autofree DtlStudyEvent *list = NULL;

  g_return_val_if_fail (self != NULL && store != NULL, FALSE);

  events = dtl_store_list_events (store, self->symbol, error);
  if (events == NULL)
    return FALSE;
  list = g_new (DtlStudyEvent, MAX (events->len, 1));
  for (guint i = 0; i < events->len; i++)
    {
      const DtlEvent *event = events->pdata[i];

      list[i] = (DtlStudyEvent){ event->day, event->timing };
    }
  dtl_study_ground_list (self, list, events->len);

  return TRUE;
}

/**
 * dtl_study_ground_run:
 * @factors: (nullable): for the model of factors
 *
 * Returns: (transfer full): the study of @event, with the other listed events known
 */
DtlStudy *
dtl_study_ground_run (const DtlStudyGround *self,
                      const DtlFactors *factors,
                      const DtlStudySettings *settings,
                      const DtlStudyEvent *event)
{
  g_return_val_if_fail (self != NULL && settings != NULL && event != NULL, NULL);

  return dtl_study_new (settings->returns == DTL_STUDY_RETURNS_LOG ? self->log : self->simple,
                        factors, settings, event, (const gsize *) (void *) self->listed->data,
                        self->listed->len);
}

/* Returns: (transfer full): what a study needs to know of @event */
DtlStudyItem *
dtl_study_item_new (const DtlEvent *event)
{
  DtlStudyItem *self;

  g_return_val_if_fail (event != NULL, NULL);

  self = g_new0 (DtlStudyItem, 1);
  self->event_id = event->id;
  self->symbol = g_strdup (event->symbol);
  self->title = g_strdup (event->title);
  self->event = (DtlStudyEvent){ event->day, event->timing };
  return self;
}

void
dtl_study_item_free (DtlStudyItem *self)
{
  if (self == NULL)
    return;

  g_free (self->symbol);
  g_free (self->title);
  g_free (self);
}

void
dtl_study_report_free (DtlStudyReport *self)
{
  if (self == NULL)
    return;

  g_free (self->benchmark);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->studies, g_ptr_array_unref);
  dtl_study_set_free (self->set);
  g_clear_pointer (&self->episodes, g_ptr_array_unref);
  g_free (self);
}

/* Of a day that is not in the library the other days asked for are the other events. */
static gboolean
list_others (DtlStudyGround *ground, DtlStore *store, GPtrArray *items, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DtlStudyEvent));

  for (guint i = 0; i < items->len; i++)
    {
      const DtlStudyItem *item = items->pdata[i];

      if (item->event_id != 0)
        return dtl_study_ground_list_library (ground, store, error);
      if (strcmp (item->symbol, ground->symbol) == 0)
        g_array_append_val (days, item->event);
    }
  dtl_study_ground_list (ground, (const DtlStudyEvent *) (void *) days->data, days->len);

  return TRUE;
}

/* The grounds that @items need, by symbol. */
static GPtrArray *
load_grounds (
    DtlStore *store, GPtrArray *items, const char *benchmark, gsize *instruments, GError **error)
{
  g_autoptr (GPtrArray) grounds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_study_ground_free);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    {
      const DtlStudyItem *item = items->pdata[i];
      gpointer place;
      DtlStudyGround *ground;

      if (g_hash_table_lookup_extended (places, item->symbol, NULL, &place))
        {
          instruments[i] = GPOINTER_TO_SIZE (place);
          continue;
        }
      ground = dtl_study_ground_new (store, item->symbol, benchmark, error);
      if (ground == NULL)
        return NULL;
      instruments[i] = grounds->len;
      g_hash_table_insert (places, item->symbol, GSIZE_TO_POINTER (grounds->len));
      g_ptr_array_add (grounds, ground);
      if (!list_others (ground, store, items, error))
        return NULL;
    }

  return g_steal_pointer (&grounds);
}

/* What is the matter with a set is the matter with each event of it that has figures. */
static void
pass_warnings (DtlStudyReport *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint32 few = self->set->warnings & 1u << DTL_STUDY_WARNING_SMALL_SAMPLE;

  for (guint i = 0; i < self->studies->len; i++)
    {
      const DtlStudy *study = self->studies->pdata[i];
      gpointer day = GINT_TO_POINTER (study->session);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, day));

      if (dtl_study_is_sound (study))
        g_hash_table_insert (counts, day, GUINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; i < self->studies->len; i++)
    {
      DtlStudy *study = self->studies->pdata[i];

      if (!dtl_study_is_sound (study))
        continue;
      study->warnings |= few;
      if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, GINT_TO_POINTER (study->session))) > 1)
        study->warnings |= 1u << DTL_STUDY_WARNING_CLUSTERED;
    }
}

/**
 * dtl_study_report_new:
 * @items: (element-type DtlStudyItem): in the order wanted; all of the library, or none
 * @benchmark: (nullable): symbol, for all of them
 * @factors: (nullable): for the model of factors
 * @settings: valid, for all of them
 *
 * Returns: (transfer full): a study of each, and the set of two or more; %NULL with the errors of
 *   dtl_load_series()
 */
DtlStudyReport *
dtl_study_report_new (DtlStore *store,
                      GPtrArray *items,
                      const char *benchmark,
                      const DtlFactors *factors,
                      const DtlStudySettings *settings,
                      GError **error)
{
  g_autofree gsize *instruments = NULL;
  g_autoptr (GPtrArray) grounds = NULL;
  DtlStudyReport *self;

  g_return_val_if_fail (store != NULL && items != NULL && settings != NULL, NULL);

  instruments = g_new0 (gsize, MAX (items->len, 1));
  grounds = load_grounds (store, items, benchmark, instruments, error);
  if (grounds == NULL)
    return NULL;

  self = g_new0 (DtlStudyReport, 1);
  self->settings = *settings;
  self->benchmark = g_strdup (benchmark);
  self->items = g_ptr_array_ref (items);
  self->studies = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_study_free);
  for (guint i = 0; i < items->len; i++)
    {
      const DtlStudyItem *item = items->pdata[i];

      g_ptr_array_add (self->studies, dtl_study_ground_run (grounds->pdata[instruments[i]], factors,
                                                            settings, &item->event));
    }
  if (items->len > 1)
    {
      self->set = dtl_study_set_new ((const DtlStudy *const *) self->studies->pdata, items->len,
                                     instruments);
      pass_warnings (self);
    }
  self->episodes = dtl_study_find_episodes (self, grounds, instruments, factors);

  return self;
}
