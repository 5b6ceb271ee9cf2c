/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "series/series.h"

G_BEGIN_DECLS

/* A bar as a list item: its row in the series. */
#define DTL_TYPE_SESSION_ITEM (dtl_session_item_get_type ())
G_DECLARE_FINAL_TYPE (DtlSessionItem, dtl_session_item, DTL, SESSION_ITEM, GObject)

gsize dtl_session_item_get_row (DtlSessionItem *self);

/* The bars [first, end) of a series; items are made when they are asked for. */
#define DTL_TYPE_SESSION_LIST (dtl_session_list_get_type ())
G_DECLARE_FINAL_TYPE (DtlSessionList, dtl_session_list, DTL, SESSION_LIST, GObject)

DtlSessionList *dtl_session_list_new (void);
void dtl_session_list_set_rows (DtlSessionList *self, gsize first, gsize end);
gsize dtl_session_list_get_first (DtlSessionList *self);

G_END_DECLS
