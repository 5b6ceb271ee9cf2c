/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events and articles in and out of their tables. Where an event lands is not stored: it follows
 * from the calendar. */
#include "library/store-private.h"

#include "base/error.h"

#define EVENT_COLUMNS                                                                              \
  "events.id, symbol, title, kind, day, end_day, certainty, timing, note, article_id, quote, "     \
  "source"
#define EVENT_TABLES "events JOIN instruments ON instruments.id = events.instrument_id"
#define ARTICLE_COLUMNS "id, title, byline, publisher, published, url, language, text"

static gboolean
fail_not_found (const char *what, gint64 id, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND,
               "There is no %s %" G_GINT64_FORMAT " in the library.", what, id);
  return FALSE;
}

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

  if (event->day == day && event->end_day == end_day &&
      dtl_certainty_from_id ((const char *) sqlite3_column_text (statement, 6),
                             &event->certainty) &&
      dtl_timing_from_id ((const char *) sqlite3_column_text (statement, 7), &event->timing) &&
      dtl_event_validate (event, &local))
    return g_steal_pointer (&event);

  g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED,
               "The library “%s” is damaged: event %" G_GINT64_FORMAT " cannot be read: %s",
               self->path, event->id, local != NULL ? local->message : "a value is out of range.");
  return NULL;
}

static gboolean
check_article (DtlStore *self, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  if (id == 0)
    return TRUE;
  statement = dtl_store_prepare (self, error, "SELECT 1 FROM articles WHERE id = ?1", "i", id);
  if (statement == NULL || !dtl_store_step (self, statement, &row, error))
    return FALSE;

  return row || fail_not_found ("article", id, error);
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
      !check_article (self, event->article_id, error) ||
      !dtl_store_run (self, error,
                      "INSERT INTO events (instrument_id, title, kind, day, end_day, certainty,"
                      " timing, note, article_id, quote, source)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                      "ittddtttItt", instrument, event->title, event->kind, event->day,
                      event->end_day, dtl_certainty_to_id (event->certainty),
                      dtl_timing_to_id (event->timing), event->note, event->article_id,
                      event->quote, event->source))
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
      !check_article (self, event->article_id, error) ||
      !dtl_store_run (self, error,
                      "UPDATE events SET instrument_id = ?1, title = ?2, kind = ?3, day = ?4,"
                      " end_day = ?5, certainty = ?6, timing = ?7, note = ?8, article_id = ?9,"
                      " quote = ?10, source = ?11 WHERE id = ?12",
                      "ittddtttItti", instrument, event->title, event->kind, event->day,
                      event->end_day, dtl_certainty_to_id (event->certainty),
                      dtl_timing_to_id (event->timing), event->note, event->article_id,
                      event->quote, event->source, event->id))
    return FALSE;

  return sqlite3_changes (self->db) > 0 || fail_not_found ("event", event->id, error);
}

/* Returns: FALSE with DTL_ERROR_NOT_FOUND */
gboolean
dtl_store_remove_event (DtlStore *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL && self->in_step, FALSE);

  if (!dtl_store_run (self, error, "DELETE FROM events WHERE id = ?1", "i", id))
    return FALSE;

  return sqlite3_changes (self->db) > 0 || fail_not_found ("event", id, error);
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
      fail_not_found ("event", id, error);
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

static DtlArticle *
read_article (sqlite3_stmt *statement)
{
  DtlArticle *article = dtl_article_new ();

  g_free (article->text);
  article->id = sqlite3_column_int64 (statement, 0);
  article->title = dtl_store_dup_text (statement, 1);
  article->byline = dtl_store_dup_text (statement, 2);
  article->publisher = dtl_store_dup_text (statement, 3);
  article->published = dtl_store_dup_text (statement, 4);
  article->url = dtl_store_dup_text (statement, 5);
  article->language = dtl_store_dup_text (statement, 6);
  article->text = dtl_store_dup_text (statement, 7);

  return article;
}

/**
 * dtl_store_add_article:
 * @article: with a text; its id is set
 */
gboolean
dtl_store_add_article (DtlStore *self, DtlArticle *article, GError **error)
{
  g_return_val_if_fail (self != NULL && self->in_step, FALSE);
  g_return_val_if_fail (article != NULL && article->text != NULL, FALSE);

  if (!dtl_store_run (self, error,
                      "INSERT INTO articles (title, byline, publisher, published, url, language,"
                      " text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                      "ttttttt", article->title, article->byline, article->publisher,
                      article->published, article->url, article->language, article->text))
    return FALSE;

  article->id = sqlite3_last_insert_rowid (self->db);
  return TRUE;
}

/**
 * dtl_store_remove_article:
 *
 * Its events stay, with their quotes, and are no longer linked to it.
 *
 * Returns: %FALSE with %DTL_ERROR_NOT_FOUND
 */
gboolean
dtl_store_remove_article (DtlStore *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL && self->in_step, FALSE);

  if (!dtl_store_run (self, error, "UPDATE events SET article_id = NULL WHERE article_id = ?1", "i",
                      id) ||
      !dtl_store_run (self, error, "DELETE FROM articles WHERE id = ?1", "i", id))
    return FALSE;

  return sqlite3_changes (self->db) > 0 || fail_not_found ("article", id, error);
}

/* Returns: (transfer full): the article, or NULL with DTL_ERROR_NOT_FOUND */
DtlArticle *
dtl_store_get_article (DtlStore *self, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  g_return_val_if_fail (self != NULL, NULL);

  statement = dtl_store_prepare (self, error,
                                 "SELECT " ARTICLE_COLUMNS " FROM articles WHERE id = ?1", "i", id);
  if (statement == NULL || !dtl_store_step (self, statement, &row, error))
    return NULL;
  if (!row)
    {
      fail_not_found ("article", id, error);
      return NULL;
    }

  return read_article (statement);
}

/* Returns: (transfer full) (element-type DtlArticle): in the order they were added, or NULL */
GPtrArray *
dtl_store_list_articles (DtlStore *self, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_article_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  g_return_val_if_fail (self != NULL, NULL);

  statement =
      dtl_store_prepare (self, error, "SELECT " ARTICLE_COLUMNS " FROM articles ORDER BY id", "");
  if (statement == NULL)
    return NULL;
  for (;;)
    {
      if (!dtl_store_step (self, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&list);
      g_ptr_array_add (list, read_article (statement));
    }
}
