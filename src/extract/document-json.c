/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as the JSON text that this program prints: members that are missing are null, the map
 * is a flat list of numbers, three a span. */
#include "extract/document-json.h"

#include "base/json-writer.h"

static void
write_document (DtlJsonWriter *writer, const char *name, const DtlDocument *self)
{
  dtl_json_writer_begin_object (writer, name);
  dtl_json_writer_string (writer, "format", self->format);
  dtl_json_writer_string (writer, "id", self->id);
  dtl_json_writer_string (writer, "title", self->title);
  dtl_json_writer_string (writer, "byline", self->byline);
  dtl_json_writer_string (writer, "publisher", self->publisher);
  dtl_json_writer_string (writer, "published", self->published);
  dtl_json_writer_string (writer, "published_source", self->published_source);
  dtl_json_writer_begin_array (writer, "candidates");
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const DtlDateCandidate *candidate = g_ptr_array_index (self->candidates, i);

      dtl_json_writer_begin_object (writer, NULL);
      dtl_json_writer_string (writer, "source", candidate->source);
      dtl_json_writer_string (writer, "value", candidate->value);
      dtl_json_writer_end_object (writer);
    }
  dtl_json_writer_end_array (writer);
  dtl_json_writer_string (writer, "updated", self->updated);
  dtl_json_writer_string (writer, "language", self->language);
  dtl_json_writer_string (writer, "url", self->url);
  dtl_json_writer_string (writer, "charset", self->charset);
  dtl_json_writer_string (writer, "text", self->text);
  dtl_json_writer_begin_array (writer, "map");
  for (guint i = 0; i < self->map->len; i++)
    {
      const DtlTextSpan *span = &g_array_index (self->map, DtlTextSpan, i);

      dtl_json_writer_int (writer, NULL, (gint64) span->text_start);
      dtl_json_writer_int (writer, NULL, (gint64) span->source_start);
      dtl_json_writer_int (writer, NULL, (gint64) span->len);
    }
  dtl_json_writer_end_array (writer);
  dtl_json_writer_begin_array (writer, "items");
  for (guint i = 0; i < self->items->len; i++)
    write_document (writer, NULL, g_ptr_array_index (self->items, i)); /* one level: of a feed */
  dtl_json_writer_end_array (writer);
  dtl_json_writer_end_object (writer);
}

/**
 * dtl_document_write_json:
 * @self: a document
 * @out: gets its JSON text, and a line break
 */
void
dtl_document_write_json (const DtlDocument *self, GString *out)
{
  g_autoptr (DtlJsonWriter) writer = dtl_json_writer_new (out, FALSE);

  write_document (writer, NULL, self);
  g_string_append_c (out, '\n');
}
