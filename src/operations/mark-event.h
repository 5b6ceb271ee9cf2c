/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/store.h"
#include "series/returns.h"

G_BEGIN_DECLS

/* An event with what follows from calendar and prices. */
typedef struct
{
  DtlEvent *event;
  gboolean proposed; /* not in the library: its id is below 0, that of a proposal */
  DtlLanding landing;
  gboolean has_row; /* whether the instrument's daily series has the session */
  gsize row;        /* of that series */
  DtlReturn day_return;
} DtlMark;

DtlMark *dtl_mark_copy (const DtlMark *self);
void dtl_mark_free (DtlMark *self);
DtlDay dtl_mark_get_day (const DtlMark *self);

gboolean dtl_mark_event_set_date (DtlEvent *event,
                                  const DtlExchange *exchange,
                                  const char *text,
                                  gboolean *is_instant,
                                  GError **error);

DtlMark *dtl_mark_event_add (DtlStore *store, DtlEvent *event, DtlInstant now, GError **error);
DtlMark *
dtl_mark_event_edit (DtlStore *store, const DtlEvent *event, DtlInstant now, GError **error);
gboolean dtl_mark_event_place_label (
    DtlStore *store, gint64 id, DtlLabelPlace place, int lane, DtlInstant now, GError **error);
DtlMark *
dtl_mark_event_move (DtlStore *store, gint64 id, DtlDay session, DtlInstant now, GError **error);
gboolean dtl_mark_event_remove (DtlStore *store, gint64 id, DtlInstant now, GError **error);
GPtrArray *dtl_mark_event_list (DtlStore *store,
                                const char *symbol,
                                const char *kind,
                                GError **error); /* of DtlMark, by day */
GPtrArray *dtl_mark_event_preview (DtlStore *store,
                                   const char *symbol,
                                   GPtrArray *events,
                                   GError **error); /* of DtlMark, as @events */
DtlMark *dtl_mark_event_get (DtlStore *store, gint64 id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlMark, dtl_mark_free)

G_END_DECLS
