/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One read of a library: the list of instruments, one of them with its bars and events, its saved
 * view, and the names of the steps that could be undone and redone. Runs on the thread that owns
 * the store; the window then only replaces one snapshot by the next, so that it shows either the
 * old state or the complete new one. */
#include "app/snapshot.h"

#include "app/saved-view.h"
#include "library/history.h"
#include "operations/compose-figure.h"
#include "operations/load-series.h"
#include "operations/open-library.h"

static void
snapshot_clear (gpointer data)
{
  DtlSnapshot *self = data;

  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->instrument, dtl_instrument_free);
  g_clear_pointer (&self->series, dtl_series_unref);
  g_clear_pointer (&self->mark_series, dtl_series_unref);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->view, g_free);
  g_clear_pointer (&self->undo_name, g_free);
  g_clear_pointer (&self->redo_name, g_free);
}

/* The daily bars if there are any, else the first series listed for @symbol. */
static const DtlSeriesInfo *
choose_series (const DtlSnapshot *self, const char *symbol)
{
  const DtlSeriesInfo *found = NULL;

  for (guint i = 0; i < self->list->len; i++)
    {
      const DtlSeriesInfo *info = g_ptr_array_index (self->list, i);

      if (symbol != NULL && !g_str_equal (info->instrument->symbol, symbol))
        continue;
      if (found != NULL && !g_str_equal (info->instrument->symbol, found->instrument->symbol))
        break;
      if (found == NULL || info->interval == DTL_INTERVAL_DAY)
        found = info;
    }

  return found;
}

/* Bars of the interval that the view asks for, or if there can be none, as they are stored. */
static gboolean
read_series (DtlSnapshot *self, DtlStore *store, DtlInterval stored, GError **error)
{
  const char *symbol = self->instrument->symbol;
  g_auto (DtlSavedView) view = { 0 };

  dtl_saved_view_init (&view);
  dtl_saved_view_parse (&view, self->view);
  self->series =
      view.interval >= 0 && dtl_load_series_can (self->list, symbol, (DtlInterval) view.interval)
          ? dtl_load_series (store, symbol, (DtlInterval) view.interval, error)
          : dtl_store_get_series (store, symbol, stored, error);
  if (self->series == NULL)
    return FALSE;
  dtl_series_get_pyramid (self->series); /* made here, not on the thread that draws */

  return TRUE;
}

/* Marks have rows of the stored days; here they get those of the bars shown. */
static gboolean
read_marks (DtlSnapshot *self, DtlStore *store, DtlInterval stored, GError **error)
{
  const char *symbol = self->instrument->symbol;

  g_clear_pointer (&self->marks, g_ptr_array_unref);
  self->marks = dtl_mark_event_list (store, symbol, NULL, error);
  if (self->marks == NULL)
    return FALSE;
  if (dtl_series_get_interval (self->series) == DTL_INTERVAL_DAY && stored == DTL_INTERVAL_DAY)
    {
      self->mark_series = dtl_series_ref (self->series);
      return TRUE;
    }

  if (stored == DTL_INTERVAL_DAY)
    {
      self->mark_series = dtl_store_get_series (store, symbol, stored, error);
      if (self->mark_series == NULL)
        return FALSE;
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      DtlMark *mark = g_ptr_array_index (self->marks, i);

      mark->has_row = dtl_compose_find_row (mark, self->series, &mark->row);
    }

  return TRUE;
}

static gboolean
read_instrument (
    DtlSnapshot *self, DtlStore *store, const char *symbol, const char *view, GError **error)
{
  const DtlSeriesInfo *info = NULL;
  g_autofree char *current = NULL;
  g_autofree char *key = NULL;

  if (symbol == NULL)
    {
      g_autoptr (GError) unread = NULL;
      g_autofree char *json = dtl_store_get_view (store, DTL_VIEW_CURRENT, &unread);

      current = dtl_saved_view_parse_current (json);
      symbol = current;
    }
  if (symbol != NULL)
    info = choose_series (self, symbol);
  if (info == NULL)
    info = choose_series (self, NULL);
  if (info == NULL)
    return TRUE;

  self->instrument = dtl_instrument_copy (info->instrument);
  key = dtl_saved_view_get_key (info->instrument->symbol);
  self->view = view != NULL && g_strcmp0 (symbol, info->instrument->symbol) == 0
                   ? g_strdup (view)
                   : dtl_store_get_view (store, key, NULL);

  return read_series (self, store, info->interval, error) &&
         read_marks (self, store, info->interval, error);
}

/**
 * dtl_snapshot_read:
 * @store: an open store
 * @symbol: (nullable): the instrument to read; %NULL or unknown: the one shown last, or the first
 * @view: (nullable): the view of @symbol that is not saved yet
 * @error: return location
 *
 * Returns: (transfer full): the snapshot, or %NULL with an error of the store
 */
DtlSnapshot *
dtl_snapshot_read (DtlStore *store, const char *symbol, const char *view, GError **error)
{
  g_autoptr (DtlSnapshot) self = g_atomic_rc_box_new0 (DtlSnapshot);
  g_autoptr (DtlStep) undo = NULL;
  g_autoptr (DtlStep) redo = NULL;
  g_autoptr (GError) local_error = NULL;

  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_mark_free);
  self->list = dtl_store_list_series (store, error);
  if (self->list == NULL)
    return NULL;

  if (!read_instrument (self, store, symbol, view, &local_error) ||
      !dtl_history_peek (store, &undo, &redo, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (undo != NULL)
    self->undo_name = g_strdup (undo->name);
  if (redo != NULL)
    self->redo_name = g_strdup (redo->name);

  return g_steal_pointer (&self);
}

/**
 * dtl_snapshot_ref:
 * @self: a snapshot
 *
 * Returns: (transfer full): @self
 */
DtlSnapshot *
dtl_snapshot_ref (DtlSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dtl_snapshot_unref:
 * @self: (transfer full): a snapshot
 */
void
dtl_snapshot_unref (DtlSnapshot *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, snapshot_clear);
}

/**
 * dtl_snapshot_find_mark:
 * @self: (nullable): a snapshot
 * @event_id: of an event
 *
 * Returns: (transfer none) (nullable): the mark of that event
 */
const DtlMark *
dtl_snapshot_find_mark (const DtlSnapshot *self, gint64 event_id)
{
  if (self == NULL)
    return NULL;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const DtlMark *mark = g_ptr_array_index (self->marks, i);

      if (mark->event->id == event_id)
        return mark;
    }

  return NULL;
}
