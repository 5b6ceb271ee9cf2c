/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart-scale.h"
#include "library/instrument.h"
#include "operations/mark-event.h"

G_BEGIN_DECLS

/* A line beside the prices, and where it meets them. */
typedef struct
{
  DtlInstrument *instrument;
  gboolean other_exchange, other_currency; /* than those of the instrument with the prices */
  DtlDay base, last;                       /* sessions; DTL_DAY_NONE: it has none, in the range */
} DtlFigureCompared;

/* The texts of a figure, where the user gives none. */
typedef struct
{
  const DtlInstrument *instrument;
  const DtlSeries *series;
  DtlRows rows;           /* that are drawn, at least one */
  GPtrArray *marks;       /* of DtlMark: that are drawn, in the order of their numbers */
  gboolean shows_numbers; /* events are told by number; else by title */
  GPtrArray *compared;    /* of DtlFigureCompared */
  DtlChartType type;
  DtlPriceScaleKind price_scale; /* as asked for */
  DtlDay base_day;               /* as asked for; DTL_DAY_NONE: the first session drawn */
  DtlChartBase base;
  gsize n_left_out; /* bars that the scale cannot show */
} DtlFigureFacts;

char *dtl_compose_title (const DtlFigureFacts *facts);
char *dtl_compose_subtitle (const DtlFigureFacts *facts);
char *dtl_compose_notes (const DtlFigureFacts *facts); /* nullable: nothing to note */
char *dtl_compose_source (const DtlFigureFacts *facts);

G_END_DECLS
