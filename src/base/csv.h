/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_CSV_MAX_COLUMNS 1024
#define DTL_CSV_MAX_FIELD_SIZE (1 << 20) /* bytes of one field */
#define DTL_CSV_MAX_ROW_SIZE (16 << 20)  /* bytes of one row */

/* Rows of RFC 4180 over untrusted bytes. A field points into those bytes, or, where quotes were
 * doubled, into a copy that the reader owns; both are valid until the next row is read, and
 * neither is ended by NUL. */
typedef struct
{
  const char *text;
  gsize len;
} DtlCsvField;

typedef struct
{
  gsize line; /* 1-based; quoted line breaks count */
  gsize n;    /* at least 1 */
  const DtlCsvField *fields;
} DtlCsvRow;

typedef struct _DtlCsvReader DtlCsvReader;

DtlCsvReader *dtl_csv_reader_new (const char *name, const char *data, gsize size, char delimiter);
void dtl_csv_reader_free (DtlCsvReader *self);
gboolean dtl_csv_reader_next (DtlCsvReader *self, DtlCsvRow *row, GError **error);

void dtl_csv_append_text (GString *out, const char *text, char delimiter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlCsvReader, dtl_csv_reader_free)

G_END_DECLS
