/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marking events: one step of the history each, and the marks that lists and charts show: the
 * event, the session on which it lands, its row of the daily series and the day's return. */
#include "operations/mark-event.h"

#include "base/error.h"
#include "library/history.h"
#include "news/kind.h"
#include "operations/calendars.h"

#include <math.h>
#include <string.h>

/* What the marks of one instrument have in common. */
typedef struct
{
  const DtlExchange *exchange; /* nullable: owned by the calendars */
  DtlSeries *series;           /* nullable: no daily bars */
} Ground;

static void
ground_free (Ground *self)
{
  g_clear_pointer (&self->series, dtl_series_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ground, ground_free)

static Ground *
ground_new (DtlStore *store, const char *symbol, GError **error)
{
  g_autoptr (DtlInstrument) instrument = dtl_store_get_instrument (store, symbol, error);
  g_autoptr (Ground) ground = g_new0 (Ground, 1);
  g_autoptr (GError) local = NULL;

  if (instrument == NULL)
    return NULL;

  ground->exchange = dtl_calendars_get (instrument->exchange);
  ground->series = dtl_store_get_series (store, symbol, DTL_INTERVAL_DAY, &local);
  if (local != NULL && !g_error_matches (local, DTL_ERROR, DTL_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  return g_steal_pointer (&ground);
}

/* Without a calendar nothing tells which days are sessions but the bars themselves: the event
 * stands at the first bar of its day or later, and the landing says that no session is known. What
 * was before all bars stands at none. */
static void
find_row (DtlMark *mark, const Ground *ground)
{
  DtlDay day = ground->exchange != NULL ? mark->landing.session : mark->event->day;
  gsize row;

  if (ground->series == NULL || day == DTL_DAY_NONE)
    return;
  row = dtl_series_find_day (ground->series, day);
  if (row == dtl_series_get_n (ground->series))
    return;
  if (dtl_series_get_day (ground->series, row) != day && (ground->exchange != NULL || row == 0))
    return;

  mark->has_row = TRUE;
  mark->row = row;
  mark->day_return = dtl_returns_day (ground->series, row, FALSE);
}

/* @event: (transfer full) */
static DtlMark *
mark_new_take (DtlEvent *event, const Ground *ground)
{
  DtlMark *mark = g_new0 (DtlMark, 1);

  mark->event = event;
  mark->day_return.value = NAN;
  mark->landing.day = event->day;
  mark->landing.session = DTL_DAY_NONE;
  mark->landing.reason = DTL_LANDING_NOT_KNOWN;
  if (ground->exchange != NULL)
    mark->landing = dtl_landing_of_day (ground->exchange, event->day, event->timing);
  find_row (mark, ground);

  return mark;
}

DtlMark *
dtl_mark_copy (const DtlMark *self)
{
  DtlMark *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->event = dtl_event_copy (self->event);

  return copy;
}

void
dtl_mark_free (DtlMark *self)
{
  if (self == NULL)
    return;

  dtl_event_free (self->event);
  g_free (self);
}

/* Returns: the session on which it lands; without a calendar that tells, the day of the event */
DtlDay
dtl_mark_get_day (const DtlMark *self)
{
  g_return_val_if_fail (self != NULL, DTL_DAY_NONE);

  return self->landing.session != DTL_DAY_NONE ? self->landing.session : self->event->day;
}

/**
 * dtl_mark_event_set_date:
 * @event: whose day, and for an instant also timing, is set
 * @exchange: (nullable): whose clock tells the day of an instant
 * @text: an ISO day, "2022-07-14", or an instant with offset, "2022-07-14T16:05:00-04:00"
 * @is_instant: (out): whether it was an instant
 *
 * Returns: %FALSE with %DTL_ERROR_PARSE if @text is neither, or with %DTL_ERROR_UNSUPPORTED for an
 *   instant without an exchange; @event is then unchanged
 */
gboolean
dtl_mark_event_set_date (DtlEvent *event,
                         const DtlExchange *exchange,
                         const char *text,
                         gboolean *is_instant,
                         GError **error)
{
  DtlInstant instant;
  DtlTiming timing;
  DtlDay day;

  g_return_val_if_fail (event != NULL && text != NULL && is_instant != NULL, FALSE);

  if (dtl_day_parse (text, &day))
    {
      event->day = day;
      *is_instant = FALSE;
      return TRUE;
    }
  if (*text == '\0' || dtl_instant_parse_iso (text, strlen (text), &instant) != strlen (text))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE,
                   "“%s” is not a date: write it as 2022-07-14, or with time and offset as"
                   " 2022-07-14T16:05:00-04:00.",
                   text);
      return FALSE;
    }
  if (exchange == NULL)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_UNSUPPORTED,
                   "“%s” has a time of day, but no exchange with a calendar is known for the"
                   " instrument: give the date alone.",
                   text);
      return FALSE;
    }

  timing = dtl_landing_timing_of_instant (exchange, instant, &day);
  if (day == DTL_DAY_NONE)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE, "“%s” is not within the years 1 to 9999.",
                   text);
      return FALSE;
    }
  event->day = day;
  event->timing = timing;
  *is_instant = TRUE;
  return TRUE;
}

static gboolean
begin (DtlStore *store, const char *verb, const char *title, DtlInstant now, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s “%s”", verb, title);

  return dtl_history_begin (store, name, now, error);
}

static gboolean
end (DtlStore *store, gboolean ok, GError **error)
{
  if (ok)
    return dtl_history_commit (store, error);

  dtl_history_rollback (store);
  return FALSE;
}

/**
 * dtl_mark_event_add:
 * @event: without an id; it is set
 * @now: the time of the step
 *
 * Returns: (transfer full): the mark, or NULL with %DTL_ERROR_RANGE if the event is not valid, or
 *   %DTL_ERROR_NOT_FOUND if the library has not its symbol or article; nothing is changed then
 */
DtlMark *
dtl_mark_event_add (DtlStore *store, DtlEvent *event, DtlInstant now, GError **error)
{
  g_autoptr (Ground) ground = NULL;

  g_return_val_if_fail (store != NULL && event != NULL, NULL);

  if (!dtl_event_validate (event, error))
    return NULL;
  ground = ground_new (store, event->symbol, error);
  if (ground == NULL || !begin (store, "Add", event->title, now, error) ||
      !end (store, dtl_store_add_event (store, event, error), error))
    return NULL;

  return mark_new_take (dtl_event_copy (event), ground);
}

/**
 * dtl_mark_event_edit:
 * @event: what the event of its id shall be
 * @now: the time of the step
 *
 * Returns: (transfer full): the mark, or NULL with the errors of dtl_mark_event_add(), and with
 *   %DTL_ERROR_NOT_FOUND if there is no event of that id
 */
DtlMark *
dtl_mark_event_edit (DtlStore *store, const DtlEvent *event, DtlInstant now, GError **error)
{
  g_autoptr (Ground) ground = NULL;

  g_return_val_if_fail (store != NULL && event != NULL, NULL);

  if (!dtl_event_validate (event, error))
    return NULL;
  ground = ground_new (store, event->symbol, error);
  if (ground == NULL || !begin (store, "Edit", event->title, now, error) ||
      !end (store, dtl_store_update_event (store, event, error), error))
    return NULL;

  return mark_new_take (dtl_event_copy (event), ground);
}

/**
 * dtl_mark_event_place_label:
 * @id: of an event
 * @place: the side of the pole on which its label shall hang; free: the chart decides
 * @lane: counted from the bars; 0 if @place is free
 * @now: the time of the step
 *
 * One step of the history; none if the label is there already.
 *
 * Returns: %FALSE with %DTL_ERROR_NOT_FOUND if there is no event of that id, or %DTL_ERROR_RANGE
 *   if there is no such lane
 */
gboolean
dtl_mark_event_place_label (
    DtlStore *store, gint64 id, DtlLabelPlace place, int lane, DtlInstant now, GError **error)
{
  g_autoptr (DtlEvent) event = NULL;

  g_return_val_if_fail (store != NULL, FALSE);

  event = dtl_store_get_event (store, id, error);
  if (event == NULL)
    return FALSE;
  if (event->label_place == place && event->label_lane == lane)
    return TRUE;

  event->label_place = place;
  event->label_lane = lane;

  return dtl_event_validate (event, error) &&
         begin (store, "Move label of", event->title, now, error) &&
         end (store, dtl_store_update_event (store, event, error), error);
}

/**
 * dtl_mark_event_move:
 * @id: of an event
 * @session: a day of trading
 * @now: the time of the step
 *
 * Gives the event the day on which it is to stand, and its end as many days later as before. What
 * was after the close would land on the session after that: it is then not known when it was.
 *
 * Returns: (transfer full): the mark, or NULL with the errors of dtl_mark_event_edit()
 */
DtlMark *
dtl_mark_event_move (DtlStore *store, gint64 id, DtlDay session, DtlInstant now, GError **error)
{
  g_autoptr (DtlEvent) event = NULL;
  g_autoptr (Ground) ground = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  event = dtl_store_get_event (store, id, error);
  if (event == NULL)
    return NULL;
  if (event->end_day != DTL_DAY_NONE)
    event->end_day += session - event->day;
  event->day = session;
  if (event->timing == DTL_TIMING_POST)
    event->timing = DTL_TIMING_UNKNOWN;
  if (!dtl_event_validate (event, error))
    return NULL;

  ground = ground_new (store, event->symbol, error);
  if (ground == NULL || !begin (store, "Move", event->title, now, error) ||
      !end (store, dtl_store_update_event (store, event, error), error))
    return NULL;

  return mark_new_take (g_steal_pointer (&event), ground);
}

/* Returns: FALSE with DTL_ERROR_NOT_FOUND if there is no event of that id */
gboolean
dtl_mark_event_remove (DtlStore *store, gint64 id, DtlInstant now, GError **error)
{
  g_autoptr (DtlEvent) event = NULL;

  g_return_val_if_fail (store != NULL, FALSE);

  event = dtl_store_get_event (store, id, error);

  return event != NULL && begin (store, "Remove", event->title, now, error) &&
         end (store, dtl_store_remove_event (store, id, error), error);
}

/**
 * dtl_mark_event_list:
 * @symbol: (nullable): of which instrument; NULL: of all
 * @kind: (nullable): a kind or a group; NULL: all
 *
 * Reads the daily series of each instrument once.
 *
 * Returns: (transfer full) (element-type DtlMark): by day, what happened on or before it first, or
 *   NULL with %DTL_ERROR_NOT_FOUND if the library has no @symbol
 */
GPtrArray *
dtl_mark_event_list (DtlStore *store, const char *symbol, const char *kind, GError **error)
{
  g_autoptr (GHashTable) grounds =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) ground_free);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_mark_free);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (DtlInstrument) instrument = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  if (symbol != NULL)
    {
      instrument = dtl_store_get_instrument (store, symbol, error);
      if (instrument == NULL)
        return NULL;
    }
  events = dtl_store_list_events (store, symbol, error);
  if (events == NULL)
    return NULL;

  for (guint i = 0; i < events->len; i++)
    {
      const DtlEvent *event = g_ptr_array_index (events, i);
      Ground *ground;

      if (!dtl_kind_matches (event->kind, kind))
        continue;
      ground = g_hash_table_lookup (grounds, event->symbol);
      if (ground == NULL)
        {
          ground = ground_new (store, event->symbol, error);
          if (ground == NULL)
            return NULL;
          g_hash_table_insert (grounds, g_strdup (event->symbol), ground);
        }
      g_ptr_array_add (marks, mark_new_take (dtl_event_copy (event), ground));
    }

  return g_steal_pointer (&marks);
}

/**
 * dtl_mark_event_preview:
 * @symbol: of the instrument that all of them are about
 * @events: (element-type DtlEvent): not in the library, with ids below 0
 *
 * What would be seen of the events if they were in the library. Reads the daily series once.
 *
 * Returns: (transfer full) (element-type DtlMark): in the order of @events, or NULL with
 *   %DTL_ERROR_NOT_FOUND if the library has no @symbol
 */
GPtrArray *
dtl_mark_event_preview (DtlStore *store, const char *symbol, GPtrArray *events, GError **error)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_mark_free);
  g_autoptr (Ground) ground = NULL;

  g_return_val_if_fail (store != NULL && symbol != NULL && events != NULL, NULL);

  ground = ground_new (store, symbol, error);
  if (ground == NULL)
    return NULL;

  for (guint i = 0; i < events->len; i++)
    {
      DtlMark *mark = mark_new_take (dtl_event_copy (g_ptr_array_index (events, i)), ground);

      mark->proposed = TRUE;
      g_ptr_array_add (marks, mark);
    }

  return g_steal_pointer (&marks);
}

/* Returns: (transfer full): the mark, or NULL with DTL_ERROR_NOT_FOUND */
DtlMark *
dtl_mark_event_get (DtlStore *store, gint64 id, GError **error)
{
  g_autoptr (DtlEvent) event = NULL;
  g_autoptr (Ground) ground = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  event = dtl_store_get_event (store, id, error);
  if (event == NULL)
    return NULL;
  ground = ground_new (store, event->symbol, error);
  if (ground == NULL)
    return NULL;

  return mark_new_take (g_steal_pointer (&event), ground);
}
