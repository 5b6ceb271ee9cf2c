/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Columns for people. A cell may hold any text: it is made safe for a terminal. */
typedef struct _DtlTable DtlTable;

DtlTable *dtl_table_new (const char *first_head, ...) G_GNUC_NULL_TERMINATED;
void dtl_table_free (DtlTable *self);
void dtl_table_align_right (DtlTable *self, guint column);
void dtl_table_add (DtlTable *self, const char *cell);
char *dtl_table_format (const DtlTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlTable, dtl_table_free)

G_END_DECLS
