/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart.h"
#include "chart/plot.h"
#include "library/store.h"

G_BEGIN_DECLS

/* Another instrument on the sessions of the one that a chart shows. */
typedef struct
{
  DtlInstrument *instrument;
  gboolean other_exchange, other_currency; /* than those of the chart's instrument */
  DtlPlot *plot;                           /* closes by row of the chart's series */
} DtlComparedSeries;

/* Why one of what was asked for is not there. */
typedef struct
{
  char *item; /* the symbol or the spec */
  char *message;
} DtlOverlayProblem;

/* What lies over and below the prices of an instrument. Immutable once composed: made on one
 * thread, added to a chart on another. */
typedef struct
{
  gsize n;               /* rows of the series */
  GPtrArray *compared;   /* of DtlComparedSeries */
  GPtrArray *indicators; /* of DtlIndicatorPlots */
  GPtrArray *problems;   /* of DtlOverlayProblem */
} DtlOverlays;

/* What to compose; lists end with NULL and are nullable. */
typedef struct
{
  const char *const *compared;   /* symbols */
  const char *const *indicators; /* specs */
  const char *benchmark;         /* nullable: that of the instrument */
  gboolean lenient;              /* what fails is a problem, not an error */
} DtlOverlayOptions;

gboolean
dtl_overlays_check_compared (const char *symbol, const char *const *compared, GError **error);
DtlOverlays *dtl_compose_overlays (DtlStore *store,
                                   const char *symbol,
                                   DtlSeries *series,
                                   const DtlOverlayOptions *options,
                                   GError **error);
DtlOverlays *dtl_overlays_ref (DtlOverlays *self);
void dtl_overlays_unref (DtlOverlays *self);
gboolean dtl_overlays_add_to_chart (const DtlOverlays *self, DtlChart *chart, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlOverlays, dtl_overlays_unref)

G_END_DECLS
