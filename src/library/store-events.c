/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events in and out of their table. Where an event lands is not stored: it follows from the
 * calendar. */
#include "library/store-private.h"

#include "base/error.h"

#define EVENT_COLUMNS                                                                              \
  "events.id, symbol, title, kind, day, end_day, certainty, timing, note, article_id, quote, "     \
  "source, label_side, label_lane"
#define EVENT_TABLES "events JOIN instruments ON instruments.id = events.instrument_id"

/* Returns: (nullable) (transfer full): the event of the row, or NULL if it is not a valid one */
static DtlEvent *
read_event (DtlStore *self, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (DtlEvent) event = dtl_event_new ();
  g_autoptr (GError) local = NULL;
  gint64 day = sqlite3_column_int64 (statement, 4);
  gint64 end_day = sqlite3_column_type (statement, 5) == SQLITE_NULL
                       ? DTL_DAY_NONE
                       : sqlite3_column_int64 (statement, 5);

  event->id = sqlite3_column_int64 (statement, 0);
  event->symbol = dtl_store_dup_text (statement, 1);
  event->title = dtl_store_dup_text (statement, 2);
  event->kind = dtl_store_dup_text (statement, 3);
  event->day = (DtlDay) day;
  event->end_day = (DtlDay) end_day;
  event->note = dtl_store_dup_text (statement, 8);
  event->article_id = sqlite3_column_int64 (statement, 9);
  event->quote = dtl_store_dup_text (statement, 10);
  event->source = dtl_store_dup_text (statement, 11);
  event->label_lane = sqlite3_column_int (statement, 13);

  if (event->day == day && event->end_day == end_day &&
      dtl_certainty_from_id ((const char *) sqlite3_column_text (statement, 6),
                             &event->certainty) &&
      dtl_timing_from_id ((const char *) sqlite3_column_text (statement, 7), &event->timing) &&
      dtl_label_place_from_id ((const char *) sqlite3_column_text (statement, 12),
                               &event->label_place) &&
      dtl_event_validate (event, &local))
    return g_steal_pointer (&event);

  g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED,
               "The library “%s” is damaged: event %" G_GINT64_FORMAT " cannot be read: %s",
               self->path, event->id, local != NULL ? local->message : "a value is out of range.");
  return NULL;
}

/**
 * dtl_store_add_event:
 * @event: a valid event; its id is set
 *
 * Returns: %FALSE with %DTL_ERROR_RANGE if the event is not valid, or with %DTL_ERROR_NOT_FOUND if
 *   the library has not its symbol or its article
 */
gboolean
dtl_store_add_event (DtlStore *self, DtlEvent *event, GError **error)
{
  gint64 instrument;

  g_return_val_if_fail (self != NULL && self->in_step, FALSE);
  g_return_val_if_fail (event != NULL, FALSE);

  if (!dtl_event_validate (event, error) ||
      !dtl_store_find_instrument (self, event->symbol, &instrument, error) ||
      !dtl_store_check_article (self, event->article_id, error) ||
      !dtl_store_run (self, error,
                      "INSERT INTO events (instrument_id, title, kind, day, end_day, certainty,"
                      " timing, note, article_id, quote, source, label_side, label_lane)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
                      " iif (?12 IS NULL, NULL, ?13))",
                      "ittddtttIttti", instrument, event->title, event->kind, event->day,
                      event->end_day, dtl_certainty_to_id (event->certainty),
                      dtl_timing_to_id (event->timing), event->note, event->article_id,
                      event->quote, event->source, dtl_label_place_to_id (event->label_place),
                      (gint64) event->label_lane))
    return FALSE;

  event->id = sqlite3_last_insert_rowid (self->db);
  return TRUE;
}

/**
 * dtl_store_update_event:
 * @event: a valid event with the id of one of the library
 *
 * Returns: %FALSE with the errors of dtl_store_add_event(), or with %DTL_ERROR_NOT_FOUND if there
 *   is no event of that id
 */
gboolean
dtl_store_update_event (DtlStore *self, const DtlEvent *event, GError **error)
{
  gint64 instrument;

  g_return_val_if_fail (self != NULL && self->in_step, FALSE);
  g_return_val_if_fail (event != NULL, FALSE);

  if (!dtl_event_validate (event, error) ||
      !dtl_store_find_instrument (self, event->symbol, &instrument, error) ||
      !dtl_store_check_article (self, event->article_id, error) ||
      !dtl_store_run (
          self, error,
          "UPDATE events SET instrument_id = ?1, title = ?2, kind = ?3, day = ?4,"
          " end_day = ?5, certainty = ?6, timing = ?7, note = ?8, article_id = ?9,"
          " quote = ?10, source = ?11, label_side = ?12, label_lane = iif (?12 IS NULL, NULL, ?13)"
          " WHERE id = ?14",
          "ittddtttItttii", instrument, event->title, event->kind, event->day, event->end_day,
          dtl_certainty_to_id (event->certainty), dtl_timing_to_id (event->timing), event->note,
          event->article_id, event->quote, event->source,
          dtl_label_place_to_id (event->label_place), (gint64) event->label_lane, event->id))
    return FALSE;

  return sqlite3_changes (self->db) > 0 || dtl_store_fail_not_found ("event", event->id, error);
}

/* Returns: FALSE with DTL_ERROR_NOT_FOUND */
gboolean
dtl_store_remove_event (DtlStore *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL && self->in_step, FALSE);

  if (!dtl_store_run (self, error, "DELETE FROM events WHERE id = ?1", "i", id))
    return FALSE;

  return sqlite3_changes (self->db) > 0 || dtl_store_fail_not_found ("event", id, error);
}

/* Returns: (transfer full): the event, or NULL with DTL_ERROR_NOT_FOUND */
DtlEvent *
dtl_store_get_event (DtlStore *self, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  g_return_val_if_fail (self != NULL, NULL);

  statement = dtl_store_prepare (
      self, error, "SELECT " EVENT_COLUMNS " FROM " EVENT_TABLES " WHERE events.id = ?1", "i", id);
  if (statement == NULL || !dtl_store_step (self, statement, &row, error))
    return NULL;
  if (!row)
    {
      dtl_store_fail_not_found ("event", id, error);
      return NULL;
    }

  return read_event (self, statement, error);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  return dtl_event_compare (*(DtlEvent *const *) a, *(DtlEvent *const *) b);
}

/**
 * dtl_store_list_events:
 * @symbol: (nullable): of which instrument; NULL: of all
 *
 * Returns: (transfer full) (element-type DtlEvent): in the order of dtl_event_compare(), or NULL;
 * an unknown symbol has no events
 */
GPtrArray *
dtl_store_list_events (DtlStore *self, const char *symbol, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_event_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  g_return_val_if_fail (self != NULL, NULL);

  statement = dtl_store_prepare (
      self, error, "SELECT " EVENT_COLUMNS " FROM " EVENT_TABLES " WHERE ?1 IS NULL OR symbol = ?1",
      "t", symbol);
  if (statement == NULL)
    return NULL;
  for (;;)
    {
      DtlEvent *event;

      if (!dtl_store_step (self, statement, &row, error))
        return NULL;
      if (!row)
        break;
      event = read_event (self, statement, error);
      if (event == NULL)
        return NULL;
      g_ptr_array_add (list, event);
    }

  g_ptr_array_sort (list, compare_events);
  return g_steal_pointer (&list);
}
