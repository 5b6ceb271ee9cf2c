/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of a document that was read. Who reads which format is decided elsewhere. */
#include "news/document.h"

#include "calendar/day.h"

#include <string.h>

/**
 * dtl_date_candidate_free:
 * @self: (nullable) (transfer full): a candidate
 */
void
dtl_date_candidate_free (DtlDateCandidate *self)
{
  if (self == NULL)
    return;

  g_free (self->source);
  g_free (self->value);
  g_free (self);
}

/**
 * dtl_document_new:
 * @format: one of the formats of the header
 *
 * Returns: (transfer full): a document with an empty text and nothing else
 */
DtlDocument *
dtl_document_new (const char *format)
{
  DtlDocument *self = g_new0 (DtlDocument, 1);

  self->format = g_intern_string (format);
  self->published_source = g_intern_static_string ("none");
  self->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_date_candidate_free);
  self->text = g_strdup ("");
  self->map = g_array_new (FALSE, FALSE, sizeof (DtlTextSpan));
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_document_free);

  return self;
}

/**
 * dtl_document_free:
 * @self: (nullable) (transfer full): a document
 */
void
dtl_document_free (DtlDocument *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->publisher);
  g_free (self->published);
  g_ptr_array_unref (self->candidates);
  g_free (self->updated);
  g_free (self->language);
  g_free (self->url);
  g_free (self->text);
  g_array_unref (self->map);
  g_free (self->charset);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * dtl_document_add_candidate:
 * @self: a document
 * @source: where the day was found
 * @value: an ISO day, or day and time
 *
 * Keeps a day of publication behind those that are there; one that is there already is passed
 * over.
 */
void
dtl_document_add_candidate (DtlDocument *self, const char *source, const char *value)
{
  DtlDateCandidate *candidate;

  g_return_if_fail (self != NULL && source != NULL && value != NULL);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      candidate = g_ptr_array_index (self->candidates, i);
      if (strcmp (candidate->source, source) == 0 && strcmp (candidate->value, value) == 0)
        return;
    }

  candidate = g_new0 (DtlDateCandidate, 1);
  candidate->source = g_strdup (source);
  candidate->value = g_strdup (value);
  g_ptr_array_add (self->candidates, candidate);
}

/**
 * dtl_document_add_span:
 * @self: a document
 * @text_start: byte of its text, not before the end of the span before
 * @source_start: byte of the source
 * @len: how many bytes agree; nothing is kept of 0
 *
 * Spans that touch on both sides become one. Behind %DTL_DOCUMENT_MAX_SPANS nothing more is kept.
 */
void
dtl_document_add_span (DtlDocument *self, gsize text_start, gsize source_start, gsize len)
{
  DtlTextSpan span = { text_start, source_start, len };

  g_return_if_fail (self != NULL);

  if (len == 0)
    return;
  if (self->map->len > 0)
    {
      DtlTextSpan *last = &g_array_index (self->map, DtlTextSpan, self->map->len - 1);

      g_return_if_fail (text_start >= last->text_start + last->len);
      if (text_start == last->text_start + last->len &&
          source_start == last->source_start + last->len)
        {
          last->len += len;
          return;
        }
    }
  if (self->map->len < DTL_DOCUMENT_MAX_SPANS)
    g_array_append_val (self->map, span);
}

/**
 * dtl_document_disagrees:
 * @self: a document
 *
 * Returns: whether two candidates for its day are more than a day apart
 */
gboolean
dtl_document_disagrees (const DtlDocument *self)
{
  DtlDay first = DTL_DAY_NONE, last = DTL_DAY_NONE;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const DtlDateCandidate *candidate = g_ptr_array_index (self->candidates, i);
      DtlDay day;

      if (dtl_day_parse_iso (candidate->value, strlen (candidate->value), &day) == 0)
        continue;
      first = first == DTL_DAY_NONE ? day : MIN (first, day);
      last = last == DTL_DAY_NONE ? day : MAX (last, day);
    }

  return first != DTL_DAY_NONE && last - first > 1;
}
