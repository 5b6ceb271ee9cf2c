/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/mark-item.h"

G_BEGIN_DECLS

/* An event in the list: day, disc, title, return; grows with its actions when selected. */
#define DTL_TYPE_EVENT_ROW (dtl_event_row_get_type ())
G_DECLARE_FINAL_TYPE (DtlEventRow, dtl_event_row, DTL, EVENT_ROW, GtkListBoxRow)

GtkWidget *dtl_event_row_new (DtlMarkItem *item);
DtlMarkItem *dtl_event_row_get_item (DtlEventRow *self);
void dtl_event_row_set_selected (DtlEventRow *self, gboolean selected);
void dtl_event_row_set_same_day (DtlEventRow *self, gboolean same_day);
void dtl_event_row_set_place (DtlEventRow *self, gboolean first, gboolean last);

G_END_DECLS
