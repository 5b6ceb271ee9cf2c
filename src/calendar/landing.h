/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/exchange.h"

G_BEGIN_DECLS

/* When, within its day, something became known. Saved in files by name: never rename. */
typedef enum
{
  DTL_TIMING_UNKNOWN, /* counted as known during the day */
  DTL_TIMING_PRE,     /* before the open */
  DTL_TIMING_REGULAR, /* while the exchange trades */
  DTL_TIMING_POST,    /* at or after the close */
} DtlTiming;

/* Why an event lands where it does. */
typedef enum
{
  DTL_LANDING_SAME_DAY,    /* the day is a session, and it was known before the close */
  DTL_LANDING_AFTER_CLOSE, /* rolled: known at or after the close */
  DTL_LANDING_WEEKEND,     /* rolled: Saturday or Sunday */
  DTL_LANDING_HOLIDAY,     /* rolled: a closure of the exchange; detail names it */
  DTL_LANDING_NOT_KNOWN,   /* the calendar does not reach there: no session */
} DtlLandingReason;

typedef struct
{
  DtlDay day;              /* the day as told, at the exchange */
  DtlDay session;          /* the first session in which it could be traded, or DTL_DAY_NONE */
  int rolled_days;         /* calendar days from day to session, >= 0 */
  DtlLandingReason reason; /* of the day as told */
  const char *detail;      /* (nullable) closure's name; owned by the exchange */
} DtlLanding;

DtlLanding dtl_landing_of_day (const DtlExchange *exchange, DtlDay day, DtlTiming timing);
DtlTiming
dtl_landing_timing_of_instant (const DtlExchange *exchange, DtlInstant instant, DtlDay *day);
char *dtl_landing_describe (const DtlLanding *self, const DtlExchange *exchange);

const char *dtl_timing_to_id (DtlTiming timing);
gboolean dtl_timing_from_id (const char *id, DtlTiming *timing);

G_END_DECLS
