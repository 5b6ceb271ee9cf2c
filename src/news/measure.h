/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which prices a claim is about, by the sessions that it counts from and to. Ids are saved and
 * printed: never rename. */
typedef enum
{
  DTL_MEASURE_CHANGE, /* close of from to close of to */
  DTL_MEASURE_OPEN,   /* open, low or high of to against the close of from */
  DTL_MEASURE_LOW,
  DTL_MEASURE_HIGH,
  DTL_MEASURE_AT_TIME, /* a moment inside to */
  DTL_MEASURE_PREMARKET,
  DTL_MEASURE_AFTERHOURS,
  DTL_MEASURE_POINTS, /* difference of closes, in points */
  DTL_MEASURE_LEVEL_CLOSE,
  DTL_MEASURE_LEVEL_OPEN,
  DTL_MEASURE_LEVEL_LOW,
  DTL_MEASURE_LEVEL_HIGH,
  DTL_MEASURE_PEAK, /* close of to against the highest close of from to to */
  DTL_MEASURE_BASE, /* close of to against base_price */
  /* Offered by a check and never claimed by a text */
  DTL_MEASURE_OPEN_CLOSE,
  DTL_MEASURE_TROUGH, /* the lowest close since the peak against the peak */
} DtlMeasure;

const char *dtl_measure_to_id (DtlMeasure measure);

G_END_DECLS
