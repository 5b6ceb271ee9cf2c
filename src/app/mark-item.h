/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "app/snapshot.h"

G_BEGIN_DECLS

/* One event as a row of a list model. Immutable. */
#define DTL_TYPE_MARK_ITEM (dtl_mark_item_get_type ())
G_DECLARE_FINAL_TYPE (DtlMarkItem, dtl_mark_item, DTL, MARK_ITEM, GObject)

DtlMarkItem *dtl_mark_item_new (const DtlMark *mark, const DtlSeries *series);
const DtlEvent *dtl_mark_item_get_event (DtlMarkItem *self);
double dtl_mark_item_get_return (DtlMarkItem *self); /* fraction; NAN: none */
const char *dtl_mark_item_get_spoken (DtlMarkItem *self);
const char *dtl_mark_item_get_note (DtlMarkItem *self); /* nullable: why there is no return */
gboolean dtl_mark_item_equal (DtlMarkItem *self, DtlMarkItem *other);
gboolean dtl_mark_item_matches (DtlMarkItem *self, const char *folded);
void dtl_mark_items_update (GListStore *store, GPtrArray *items);

G_END_DECLS
