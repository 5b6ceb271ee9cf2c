/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The ways to draw prices, by the names that command line and saved views know them by. */
typedef enum
{
  DTL_CHART_CANDLES,     /* fill and colour by close against open */
  DTL_CHART_HOLLOW,      /* fill by close against open, colour by close against the close before */
  DTL_CHART_HEIKIN_ASHI, /* candles of averages */
  DTL_CHART_BARS,        /* open and close as ticks beside the range */
  DTL_CHART_LINE,        /* of the closes */
  DTL_CHART_AREA,        /* the same over a ground */
  DTL_CHART_BASELINE,    /* closes above and below a base, in two colours */
  DTL_N_CHART_TYPES
} DtlChartType;

#define DTL_CHART_TYPE_IDS "candles|hollow|heikin-ashi|bars|line|area|baseline"

const char *dtl_chart_type_get_id (DtlChartType type);    /* "candles" */
const char *dtl_chart_type_get_title (DtlChartType type); /* English, for translation */
gboolean dtl_chart_type_from_id (const char *id, DtlChartType *type);

G_END_DECLS
