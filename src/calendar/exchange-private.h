/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/exchange.h"

G_BEGIN_DECLS

/* How calendar/exchange-file fills an exchange before anyone else sees it. */
typedef enum
{
  DTL_EXCHANGE_MARKED,
  DTL_EXCHANGE_OUTSIDE,     /* not a day of the span */
  DTL_EXCHANGE_WEEKEND,     /* closed anyway */
  DTL_EXCHANGE_TAKEN,       /* already closed, or already a half day and not being closed */
  DTL_EXCHANGE_BEFORE_OPEN, /* a half day cannot end before it begins */
  DTL_EXCHANGE_TOO_MANY,    /* different closures and half days */
} DtlExchangeMark;

DtlExchange *
dtl_exchange_new (const char *code, const char *title, GTimeZone *zone, DtlDay first, DtlDay last);
void dtl_exchange_add_hours (DtlExchange *self, DtlDay from, int open_seconds, int close_seconds);
DtlExchangeMark dtl_exchange_mark_closed (DtlExchange *self, DtlDay day, const char *name);
DtlExchangeMark
dtl_exchange_mark_half (DtlExchange *self, DtlDay day, int close_seconds, const char *name);

G_END_DECLS
