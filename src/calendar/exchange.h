/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/instant.h"

G_BEGIN_DECLS

/* The trading calendar of one exchange, read by calendar/exchange-file from data/calendars: rules,
 * one-off closures and half days, worked out once into a table of the days of its span. Immutable
 * once built: any thread may read it, and reference counts are atomic.
 * Outside its span it knows nothing, and says so. */
typedef struct _DtlExchange DtlExchange;

typedef enum
{
  DTL_SESSION_NOT_KNOWN, /* outside the calendar's span */
  DTL_SESSION_CLOSED,
  DTL_SESSION_HALF, /* a session that closes early */
  DTL_SESSION_FULL,
} DtlSessionKind;

DtlExchange *dtl_exchange_ref (DtlExchange *self);
void dtl_exchange_unref (DtlExchange *self);

const char *dtl_exchange_get_code (const DtlExchange *self);  /* MIC: "XNYS" */
const char *dtl_exchange_get_title (const DtlExchange *self); /* for people: "NYSE" */
GTimeZone *dtl_exchange_get_zone (const DtlExchange *self);
DtlDay dtl_exchange_get_first (const DtlExchange *self); /* first day of the span */
DtlDay dtl_exchange_get_last (const DtlExchange *self);  /* last day of the span */

DtlSessionKind dtl_exchange_get_kind (const DtlExchange *self, DtlDay day);
const char *dtl_exchange_get_reason (const DtlExchange *self, DtlDay day);
gboolean
dtl_exchange_get_hours (const DtlExchange *self, DtlDay day, int *open_seconds, int *close_seconds);
DtlDay dtl_exchange_next_session (const DtlExchange *self, DtlDay after);
DtlDay dtl_exchange_previous_session (const DtlExchange *self, DtlDay before);
int dtl_exchange_count_sessions (const DtlExchange *self, DtlDay first, DtlDay last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlExchange, dtl_exchange_unref)

G_END_DECLS
