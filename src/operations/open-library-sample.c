/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample: sample.json of the program's resources names instruments, price files, one article,
 * events and the first view. Its members are those that data/sample/README.md describes. */
#include "operations/open-library.h"

#include "base/error.h"
#include "base/json-writer.h"
#include "base/json.h"
#include "calendar/day.h"
#include "library/history.h"
#include "sources/price-file.h"

#include <dateline-data.h>
#include <gio/gio.h>

#define SAMPLE_FILE "sample.json"

static GBytes *
load (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat ("/org/dateline/Dateline/data/sample/", name, NULL);

  return g_resource_lookup_data (dtl_data_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 error);
}

/* A missing member leaves @text as it is. */
static gboolean
read_text (JsonObject *object, const char *member, char **text, GError **error)
{
  const char *value;

  if (!dtl_json_has (object, member))
    return TRUE;
  if (!dtl_json_read_string (object, SAMPLE_FILE, member, &value, error))
    return FALSE;

  g_free (*text);
  *text = g_strdup (value);
  return TRUE;
}

static gboolean
fail (const char *what, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, SAMPLE_FILE ": %s.", what);
  return FALSE;
}

static gboolean
read_day (JsonObject *object, const char *member, DtlDay *day, GError **error)
{
  const char *value;

  return dtl_json_read_string (object, SAMPLE_FILE, member, &value, error) &&
         (dtl_day_parse (value, day) || fail ("a date is not one", error));
}

static gboolean
put_prices (
    DtlStore *store, const char *symbol, const char *file, const char *source, GError **error)
{
  g_autoptr (GBytes) bytes = load (file, error);
  g_autoptr (DtlAudit) audit = dtl_audit_new ();
  g_autoptr (DtlDialect) found = NULL;
  g_autoptr (DtlSeries) series = NULL;

  if (bytes == NULL)
    return FALSE;
  series = dtl_price_file_read (file, bytes, NULL, NULL, &found, audit, error);

  return series != NULL && dtl_store_put_series (store, symbol, series, source, error);
}

static gboolean
put_instrument (DtlStore *store, JsonObject *object, GError **error)
{
  g_autoptr (DtlInstrument) instrument = NULL;
  g_autofree char *source = NULL;
  const char *symbol;
  const char *file;

  if (!dtl_json_read_string (object, SAMPLE_FILE, "symbol", &symbol, error) ||
      !dtl_json_read_string (object, SAMPLE_FILE, "prices", &file, error))
    return FALSE;

  instrument = dtl_instrument_new (symbol);
  return read_text (object, "name", &instrument->name, error) &&
         read_text (object, "exchange", &instrument->exchange, error) &&
         read_text (object, "currency", &instrument->currency, error) &&
         read_text (object, "source", &source, error) &&
         dtl_store_put_instrument (store, instrument, error) &&
         put_prices (store, symbol, file, source, error);
}

/* The text stands as a list of paragraphs. */
static gboolean
put_article (DtlStore *store, JsonObject *object, gint64 *id, GError **error)
{
  g_autoptr (DtlArticle) article = dtl_article_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *source = g_strdup (dtl_published_source_to_id (DTL_PUBLISHED_NONE));
  JsonArray *paragraphs = json_object_get_array_member (object, "text");

  for (guint i = 0; i < json_array_get_length (paragraphs); i++)
    g_string_append_printf (text, i == 0 ? "%s" : "\n\n%s",
                            json_array_get_string_element (paragraphs, i));
  g_free (article->text);
  article->text = g_string_free (g_steal_pointer (&text), FALSE);

  if (!read_text (object, "title", &article->title, error) ||
      !read_text (object, "publisher", &article->publisher, error) ||
      !read_text (object, "published", &article->published, error) ||
      !read_text (object, "published_source", &source, error) ||
      !read_text (object, "language", &article->language, error) ||
      !read_text (object, "symbol", &article->symbol, error))
    return FALSE;
  if (!dtl_published_source_from_id (source, &article->published_source))
    return fail ("a source of a date is not one", error);
  if (!dtl_store_add_article (store, article, error))
    return FALSE;

  *id = article->id;
  return TRUE;
}

/* An event with a quote is one of the article's. @selected is set for the one that says so. */
static gboolean
put_event (DtlStore *store, JsonObject *object, gint64 article_id, gint64 *selected, GError **error)
{
  g_autoptr (DtlEvent) event = dtl_event_new ();
  g_autofree char *certainty = g_strdup (dtl_certainty_to_id (DTL_CERTAINTY_EXACT));
  g_autofree char *timing = g_strdup (dtl_timing_to_id (DTL_TIMING_UNKNOWN));

  if (!read_text (object, "symbol", &event->symbol, error) ||
      !read_text (object, "title", &event->title, error) ||
      !read_text (object, "kind", &event->kind, error) ||
      !read_text (object, "note", &event->note, error) ||
      !read_text (object, "quote", &event->quote, error) ||
      !read_text (object, "source", &event->source, error) ||
      !read_text (object, "certainty", &certainty, error) ||
      !read_text (object, "timing", &timing, error) ||
      !read_day (object, "date", &event->day, error) ||
      (dtl_json_has (object, "end_date") && !read_day (object, "end_date", &event->end_day, error)))
    return FALSE;
  if (!dtl_certainty_from_id (certainty, &event->certainty) ||
      !dtl_timing_from_id (timing, &event->timing))
    return fail ("a certainty or timing is not one", error);

  event->article_id = event->quote != NULL ? article_id : 0;
  if (!dtl_store_add_event (store, event, error))
    return FALSE;
  if (dtl_json_has (object, "selected"))
    *selected = event->id;

  return TRUE;
}

static gboolean
put_views (DtlStore *store, JsonObject *object, gint64 selected, GError **error)
{
  static const char *const texts[] = { "from", "to", "preset", "type" };
  g_autoptr (GString) view = g_string_new (NULL);
  g_autoptr (GString) current = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) view_writer = dtl_json_writer_new (view, FALSE);
  g_autoptr (DtlJsonWriter) current_writer = dtl_json_writer_new (current, FALSE);
  g_autofree char *key = NULL;
  const char *text;

  dtl_json_writer_begin_object (view_writer, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (!dtl_json_read_string (object, SAMPLE_FILE, texts[i], &text, error))
        return FALSE;
      dtl_json_writer_string (view_writer, texts[i], text);
    }
  dtl_json_writer_boolean (view_writer, "volume",
                           json_object_get_boolean_member_with_default (object, "volume", TRUE));
  dtl_json_writer_int (view_writer, "selected", selected);
  dtl_json_writer_end_object (view_writer);

  if (!dtl_json_read_string (object, SAMPLE_FILE, "symbol", &text, error))
    return FALSE;
  dtl_json_writer_begin_object (current_writer, NULL);
  dtl_json_writer_string (current_writer, "symbol", text);
  dtl_json_writer_end_object (current_writer);

  key = g_strconcat (DTL_VIEW_INSTRUMENT_PREFIX, text, NULL);
  return dtl_store_put_view (store, key, view->str, error) &&
         dtl_store_put_view (store, DTL_VIEW_CURRENT, current->str, error);
}

static gboolean
put_all (DtlStore *store, JsonObject *sample, GError **error)
{
  JsonArray *instruments = json_object_get_array_member (sample, "instruments");
  JsonArray *events = json_object_get_array_member (sample, "events");
  gint64 article_id = 0;
  gint64 selected = 0;

  for (guint i = 0; i < json_array_get_length (instruments); i++)
    if (!put_instrument (store, json_array_get_object_element (instruments, i), error))
      return FALSE;
  if (!put_article (store, json_object_get_object_member (sample, "article"), &article_id, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (events); i++)
    if (!put_event (store, json_array_get_object_element (events, i), article_id, &selected, error))
      return FALSE;

  return put_views (store, json_object_get_object_member (sample, "view"), selected, error);
}

/* Asked for twice, the events would be there twice. */
static gboolean
check_empty (DtlStore *store, GError **error)
{
  g_autoptr (GPtrArray) series = dtl_store_list_series (store, error);

  if (series == NULL)
    return FALSE;
  if (series->len == 0)
    return TRUE;

  g_set_error_literal (error, DTL_ERROR, DTL_ERROR_CONFLICT,
                       "The sample goes into an empty library only, and this one holds prices.");
  return FALSE;
}

/**
 * dtl_open_library_fill_sample:
 * @store: a library without prices
 *
 * Puts the sample in, as no step of the history: a first undo must not empty the library.
 *
 * Returns: %FALSE with %DTL_ERROR_CONFLICT if it holds prices, or if it cannot be written;
 *   nothing is changed then
 */
gboolean
dtl_open_library_fill_sample (DtlStore *store, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (store != NULL, FALSE);

  bytes = load (SAMPLE_FILE, error);
  if (bytes == NULL)
    return FALSE;
  node = dtl_json_parse (SAMPLE_FILE, bytes, error);
  if (node == NULL || !dtl_history_begin_unrecorded (store, error))
    return FALSE;
  if (check_empty (store, error) && put_all (store, json_node_get_object (node), error))
    return dtl_history_commit (store, error);

  dtl_history_rollback (store);
  return FALSE;
}
