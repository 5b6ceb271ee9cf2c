/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/day.h"

G_BEGIN_DECLS

/* The time that one bar covers. Names are the command line's: never rename. */
typedef enum
{
  DTL_INTERVAL_1MIN,
  DTL_INTERVAL_5MIN,
  DTL_INTERVAL_15MIN,
  DTL_INTERVAL_30MIN,
  DTL_INTERVAL_60MIN,
  DTL_INTERVAL_DAY,
  DTL_INTERVAL_WEEK,
  DTL_INTERVAL_MONTH,
  DTL_INTERVAL_QUARTER,
  DTL_N_INTERVALS
} DtlInterval;

const char *dtl_interval_to_id (DtlInterval self);
gboolean dtl_interval_from_id (const char *id, DtlInterval *interval);

/* Whether bars are keyed by instant (shorter than a day) or by day. */
gboolean dtl_interval_is_intraday (DtlInterval self);
int dtl_interval_get_seconds (DtlInterval self);
int dtl_interval_get_period (DtlInterval self, DtlDay day);

G_END_DECLS
