/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/mark-item.h"
#include "operations/study-book.h"

G_BEGIN_DECLS

/* An event in the list: day, disc, title, return; grows with its actions when selected. It is
 * empty until it has an item, and shows one after the other as the list is scrolled. */
#define DTL_TYPE_MARK_ROW (dtl_mark_row_get_type ())
G_DECLARE_FINAL_TYPE (DtlMarkRow, dtl_mark_row, DTL, MARK_ROW, GtkWidget)

GtkWidget *dtl_mark_row_new (void);
void dtl_mark_row_set_item (DtlMarkRow *self, DtlMarkItem *item);
DtlMarkItem *dtl_mark_row_get_item (DtlMarkRow *self);
void dtl_mark_row_set_reaction (DtlMarkRow *self, const DtlStudyEntry *entry, gboolean stale);
void dtl_mark_row_set_selected (DtlMarkRow *self, gboolean selected, gboolean animate);
gboolean dtl_mark_row_is_settled (DtlMarkRow *self);
void dtl_mark_row_place (DtlMarkRow *self, GListModel *items, guint position);

G_END_DECLS
