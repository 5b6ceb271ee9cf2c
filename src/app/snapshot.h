/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/mark-event.h"

G_BEGIN_DECLS

/* What a window shows of a library, read in one go on the library's thread. Immutable. */
typedef struct
{
  GPtrArray *list;           /* elem: DtlSeriesInfo, in the library's order */
  DtlInstrument *instrument; /* nullable: the library is empty */
  DtlSeries *series;         /* nullable: the library is empty */
  DtlSeries *mark_series;    /* nullable: the days that returns of marks are of */
  GPtrArray *marks;          /* elem: DtlMark, by day; rows are of @series */
  char *view;                /* nullable: JSON of app/saved-view.h */
  char *undo_name;           /* nullable: nothing to undo */
  char *redo_name;           /* nullable: nothing to redo */
} DtlSnapshot;

DtlSnapshot *
dtl_snapshot_read (DtlStore *store, const char *symbol, const char *view, GError **error);
DtlSnapshot *dtl_snapshot_ref (DtlSnapshot *self);
void dtl_snapshot_unref (DtlSnapshot *self);

const DtlMark *dtl_snapshot_find_mark (const DtlSnapshot *self, gint64 event_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlSnapshot, dtl_snapshot_unref)

G_END_DECLS
