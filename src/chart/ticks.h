/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/format.h"
#include "chart/price-ticks.h"
#include "chart/time-scale.h"
#include "series/series.h"

G_BEGIN_DECLS

/* How much a session begins. A heavier mark is placed before a lighter one. */
typedef enum
{
  DTL_MARK_NONE,
  DTL_MARK_MINUTES, /* a quarter of an hour */
  DTL_MARK_HOUR,
  DTL_MARK_DAY,
  DTL_MARK_WEEK,
  DTL_MARK_MID_MONTH, /* the first session from the 15th on */
  DTL_MARK_MONTH,
  DTL_MARK_QUARTER,
  DTL_MARK_YEAR,
  DTL_MARK_EVEN_YEAR,
  DTL_MARK_DECADE,
  DTL_MARK_CENTURY,
} DtlMarkWeight;

typedef struct
{
  gsize row;
  DtlMarkWeight weight;
  double x;     /* centre of the label, inside the axis */
  double width; /* of the label */
  char *text;
} DtlTimeTick;

/* What a label measures: the one thing that ticks ask of the world. */
typedef double (*DtlMeasureLabel) (gpointer data, const char *text, gboolean heavy);

gboolean dtl_time_tick_is_heavy (const DtlTimeTick *tick); /* a month or more: weight 600 */

GArray *dtl_time_ticks_new (const DtlSeries *series,
                            DtlRows rows,
                            const DtlTimeScale *scale,
                            double left,
                            double right,
                            const DtlDateNames *names,
                            DtlMeasureLabel measure,
                            gpointer data); /* of DtlTimeTick, by row */

G_END_DECLS
