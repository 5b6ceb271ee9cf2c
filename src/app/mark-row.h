/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/mark-item.h"
#include "operations/study-book.h"

G_BEGIN_DECLS

/* An event in the list: day, disc, title, return; grows with its actions when selected. */
#define DTL_TYPE_MARK_ROW (dtl_mark_row_get_type ())
G_DECLARE_FINAL_TYPE (DtlMarkRow, dtl_mark_row, DTL, MARK_ROW, GtkListBoxRow)

GtkWidget *dtl_mark_row_new (DtlMarkItem *item);
DtlMarkItem *dtl_mark_row_get_item (DtlMarkRow *self);
void dtl_mark_row_set_reaction (DtlMarkRow *self, const DtlStudyEntry *entry, gboolean stale);
void dtl_mark_row_set_selected (DtlMarkRow *self, gboolean selected);
void dtl_mark_row_set_same_day (DtlMarkRow *self, gboolean same_day);
void dtl_mark_row_set_place (DtlMarkRow *self, gboolean first, gboolean last);

G_END_DECLS
