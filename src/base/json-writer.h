/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes JSON text member by member, without a tree in memory. Doubles are written with the
 * fewest digits that read back the same (json-glib writes 103.76 as 103.76000000000001), NAN and
 * infinities as null. @name is NULL inside arrays and at the top. */
typedef struct _DtlJsonWriter DtlJsonWriter;

DtlJsonWriter *dtl_json_writer_new (GString *out, gboolean pretty);
void dtl_json_writer_free (DtlJsonWriter *self);

void dtl_json_writer_begin_object (DtlJsonWriter *self, const char *name);
void dtl_json_writer_end_object (DtlJsonWriter *self);
void dtl_json_writer_begin_array (DtlJsonWriter *self, const char *name);
void dtl_json_writer_end_array (DtlJsonWriter *self);
void dtl_json_writer_string (DtlJsonWriter *self, const char *name, const char *value);
void dtl_json_writer_double (DtlJsonWriter *self, const char *name, double value);
void dtl_json_writer_int (DtlJsonWriter *self, const char *name, gint64 value);
void dtl_json_writer_boolean (DtlJsonWriter *self, const char *name, gboolean value);
void dtl_json_writer_null (DtlJsonWriter *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlJsonWriter, dtl_json_writer_free)

G_END_DECLS
