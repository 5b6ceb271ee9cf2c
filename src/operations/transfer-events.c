/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events in and out of files. The formats are in event-file-*.c; here the file's ending chooses
 * one, and the rows of an import become events of the library in one step, all or none. */
#include "operations/transfer-events.h"

#include "base/error.h"
#include "base/file.h"
#include "library/history.h"
#include "operations/calendars.h"
#include "operations/event-file.h"

#include <string.h>

#define MAX_FILE_SIZE (64 << 20)
#define BYTE_ORDER_MARK "\xef\xbb\xbf" /* what some editors put in front */

typedef struct
{
  const char *ending;
  void (*write) (GPtrArray *marks, GString *out);
  GPtrArray *(*read) (const char *name, GBytes *bytes, GError **error);
} Format;

static const Format formats[] = {
  { ".csv", dtl_event_file_write_csv, dtl_event_file_read_csv },    /* */
  { ".json", dtl_event_file_write_json, dtl_event_file_read_json }, /* */
  { ".ics", dtl_event_file_write_ics, dtl_event_file_read_ics },    /* */
};

static const Format *
find_format (const char *path, GError **error)
{
  gsize len = strlen (path);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      gsize size = strlen (formats[i].ending);

      if (len > size && g_ascii_strcasecmp (path + len - size, formats[i].ending) == 0)
        return &formats[i];
    }

  g_set_error (error, DTL_ERROR, DTL_ERROR_UNSUPPORTED,
               "“%s”: a file of events must end in .csv, .json or .ics.", path);
  return NULL;
}

/**
 * dtl_transfer_events_export:
 * @marks: (element-type DtlMark): what to write, in this order
 * @path: a file name that ends in .csv, .json or .ics
 *
 * Same marks, same bytes. A calendar keeps no carriage returns.
 *
 * Returns: %FALSE with %DTL_ERROR_UNSUPPORTED for another ending, or %DTL_ERROR_FILE; an old file
 * is then as it was
 */
gboolean
dtl_transfer_events_export (GPtrArray *marks, const char *path, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const Format *format;

  g_return_val_if_fail (marks != NULL && path != NULL, FALSE);

  format = find_format (path, error);
  if (format == NULL)
    return FALSE;
  format->write (marks, out);

  return dtl_file_write (path, out->str, out->len, error);
}

/* A file of another library may have any article's number: the link holds only if the article has
 * the words. */
static gboolean
check_link (DtlStore *store, DtlEvent *event, GError **error)
{
  g_autoptr (DtlArticle) article = NULL;
  g_autoptr (GError) local = NULL;

  if (event->article_id == 0)
    return TRUE;
  article = dtl_store_get_article (store, event->article_id, &local);
  if (local != NULL && !g_error_matches (local, DTL_ERROR, DTL_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (article == NULL || event->quote == NULL || strstr (article->text, event->quote) == NULL)
    event->article_id = 0;

  return TRUE;
}

static gboolean
set_date (DtlStore *store, DtlEventRow *row, GError **error)
{
  g_autoptr (DtlInstrument) instrument =
      dtl_store_get_instrument (store, row->event->symbol, error);
  DtlTiming told = row->event->timing;
  gboolean is_instant;

  if (instrument == NULL ||
      !dtl_mark_event_set_date (row->event, dtl_calendars_get (instrument->exchange), row->date,
                                &is_instant, error))
    return FALSE;
  if (is_instant && told != DTL_TIMING_UNKNOWN && told != row->event->timing)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE, "“%s” tells another timing than “%s”.",
                   row->date, dtl_timing_to_id (told));
      return FALSE;
    }

  return TRUE;
}

static gboolean
add_row (DtlStore *store, DtlEventRow *row, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (row->event->symbol == NULL || row->date == NULL)
    g_set_error (&local, DTL_ERROR, DTL_ERROR_PARSE, "the event's %s is missing.",
                 row->event->symbol == NULL ? "symbol" : "date");
  else if (set_date (store, row, &local) && check_link (store, row->event, &local) &&
           dtl_store_add_event (store, row->event, &local))
    return TRUE;

  g_propagate_prefixed_error (error, g_steal_pointer (&local), "%s: ", row->where);
  return FALSE;
}

static gboolean
check_text (const char *name, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end;
  gsize line = 1;

  if (size == 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s: the file is empty.", name);
      return FALSE;
    }
  if (g_utf8_validate_len (data, size, &end))
    return TRUE;

  for (const char *at = data; at < end; at++)
    line += *at == '\n' ? 1 : 0;
  g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s, line %zu: this is not text in UTF-8.", name,
               line);
  return FALSE;
}

static GPtrArray *
read_rows (const char *path, const char *name, GError **error)
{
  const Format *format = find_format (path, error);
  g_autoptr (GBytes) bytes = format != NULL ? dtl_file_read (path, MAX_FILE_SIZE, error) : NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gsize mark = 0;

  if (bytes == NULL || !check_text (name, bytes, error))
    return NULL;
  if (g_bytes_get_size (bytes) >= 3 &&
      memcmp (g_bytes_get_data (bytes, NULL), BYTE_ORDER_MARK, 3) == 0)
    mark = 3;
  text = g_bytes_new_from_bytes (bytes, mark, g_bytes_get_size (bytes) - mark);
  rows = format->read (name, text, error);
  if (rows == NULL)
    return NULL;
  if (rows->len == 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s: there are no events in it.", name);
      return NULL;
    }

  return g_steal_pointer (&rows);
}

static void
free_mark (gpointer data)
{
  dtl_mark_free (data);
}

/* Returns: (transfer full) (element-type DtlMark): of the events of @rows, in that order, or NULL;
 * each series is read once */
static GPtrArray *
list_marks (DtlStore *store, GPtrArray *rows, GError **error)
{
  g_autoptr (GPtrArray) all = dtl_mark_event_list (store, NULL, NULL, error);
  g_autoptr (GHashTable) by_id =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_mark);
  g_autoptr (GPtrArray) marks = NULL;

  if (all == NULL)
    return NULL;
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      DtlMark *mark = g_ptr_array_index (all, i);

      g_hash_table_insert (by_id, &mark->event->id, mark);
    }

  marks = g_ptr_array_new_with_free_func (free_mark);
  for (guint i = 0; i < rows->len; i++)
    {
      const DtlEventRow *row = g_ptr_array_index (rows, i);
      gpointer mark;

      if (g_hash_table_steal_extended (by_id, &row->event->id, NULL, &mark))
        g_ptr_array_add (marks, mark);
    }

  return g_steal_pointer (&marks);
}

/* Adds the events of @rows in one step. Their marks are read inside it: once it is durable, nothing
 * can fail, and no other process can have removed them again. */
static GPtrArray *
add_rows (DtlStore *store, GPtrArray *rows, const char *name, DtlInstant now, GError **error)
{
  g_autofree char *step = g_strconcat ("Import ", name, NULL);
  g_autoptr (GPtrArray) marks = NULL;
  gboolean ok = TRUE;

  if (!dtl_history_begin (store, step, now, error))
    return NULL;
  for (guint i = 0; ok && i < rows->len; i++)
    ok = add_row (store, g_ptr_array_index (rows, i), error);
  if (ok)
    marks = list_marks (store, rows, error);
  if (marks == NULL)
    {
      dtl_history_rollback (store);
      return NULL;
    }

  return dtl_history_commit (store, error) ? g_steal_pointer (&marks) : NULL;
}

/**
 * dtl_transfer_events_import:
 * @path: a file name that ends in .csv, .json or .ics, at most 64 MiB
 * @now: the time of the step
 *
 * Adds every event of the file, in one step, under new ids. Sessions are worked out anew. An event
 * is linked to an article only if that has its quote.
 *
 * Returns: (transfer full) (element-type DtlMark): the events in the file's order, or NULL with the
 *   first fault, naming its line: %DTL_ERROR_PARSE, %DTL_ERROR_RANGE, %DTL_ERROR_NOT_FOUND for a
 *   symbol that is not in the library, %DTL_ERROR_UNSUPPORTED, %DTL_ERROR_FILE,
 *   %DTL_ERROR_TOO_LARGE; nothing is changed then
 */
GPtrArray *
dtl_transfer_events_import (DtlStore *store, const char *path, DtlInstant now, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (store != NULL && path != NULL, NULL);

  name = g_filename_display_basename (path);
  rows = read_rows (path, name, error);

  return rows != NULL ? add_rows (store, rows, name, now, error) : NULL;
}
