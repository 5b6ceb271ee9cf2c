/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/exchange.h"
#include "series/series.h"

G_BEGIN_DECLS

/* Walks over an intraday series bar by bar, and knows the hours of the day it is in. */
typedef struct
{
  const DtlExchange *exchange; /* nullable */
  GTimeZone *zone;
  int length; /* seconds of a bar */
  gboolean has_opening_prints;
  DtlDay day;               /* local, of the bar */
  DtlInstant midnight, end; /* of a day of 24 hours; else empty */
  gboolean has_hours;
  int open, close; /* seconds of the day, with has_hours */
} DtlSessionWalk;

DtlSessionWalk dtl_session_walk_begin (const DtlSeries *series, const DtlExchange *exchange);
int dtl_session_walk_enter (DtlSessionWalk *self, gint64 key);
gboolean dtl_session_walk_is_opening_print (const DtlSessionWalk *self, int seconds);
gboolean dtl_session_walk_is_inside (const DtlSessionWalk *self, int seconds);

G_END_DECLS
