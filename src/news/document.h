/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_DOCUMENT_MAX_SPANS 100000

/* Where a day of publication was found, and what stood there as an ISO day or time. */
typedef struct
{
  char *source; /* "json-ld", "meta article:published_time", "time", "address", "Date:" … */
  char *value;  /* as DtlDocument.published */
} DtlDateCandidate;

/* @len bytes of the text are, byte for byte, those of the source. */
typedef struct
{
  gsize text_start;
  gsize source_start;
  gsize len;
} DtlTextSpan;

/* What was read out of a file, page, mail or feed, before anything is made of it. A plain record;
 * absent texts are NULL. */
typedef struct
{
  const char *format; /* html, mail, pdf, feed, item (of a feed), text, markdown; interned */
  char *id;           /* of a feed's item: what stays the same when it is read again */
  char *title;
  char *byline;
  char *publisher;
  char *published;              /* ISO day, or day and time as precise as it is told:
                                 * the offset is missing where the source has none */
  const char *published_source; /* page, text, file or none; interned */
  GPtrArray *candidates;        /* of DtlDateCandidate, best first; never NULL */
  char *updated;                /* as published */
  char *language;               /* BCP 47 */
  char *url;
  char *text;       /* UTF-8, blocks parted by line breaks; never NULL */
  GArray *map;      /* of DtlTextSpan, by text_start; what is in no span has no source bytes */
  char *charset;    /* what the bytes were read as */
  GPtrArray *items; /* of DtlDocument, of a feed; never NULL */
} DtlDocument;

DtlDocument *dtl_document_new (const char *format);
void dtl_document_free (DtlDocument *self);
void dtl_document_add_candidate (DtlDocument *self, const char *source, const char *value);
void dtl_document_add_span (DtlDocument *self, gsize text_start, gsize source_start, gsize len);
gboolean dtl_document_disagrees (const DtlDocument *self);

void dtl_date_candidate_free (DtlDateCandidate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlDocument, dtl_document_free)

G_END_DECLS
