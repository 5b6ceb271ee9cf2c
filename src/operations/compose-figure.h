/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart-scale.h"
#include "chart/export.h"
#include "library/store.h"
#include "operations/compose-texts.h"

G_BEGIN_DECLS

/* What to draw of an instrument. Texts that are NULL are composed; "" leaves them out. */
typedef struct
{
  DtlDay from, to; /* DTL_DAY_NONE: the whole series */
  DtlInterval interval;
  DtlChartType type;
  DtlPriceScaleKind price_scale;
  DtlDay base; /* of percent, index and baseline; DTL_DAY_NONE: the first session drawn */
  gboolean show_volume;
  char **event_kinds; /* nullable: all events; empty: none */
  gint64 selected;    /* event id, or 0 */
  gint64 study;       /* id of the event whose study is drawn, or 0 */
  DtlThemeId theme;
  DtlScheme scheme;
  const char *const *compared;   /* symbols, ends with NULL; nullable: none */
  const char *const *indicators; /* specs, ends with NULL; nullable: none */
  const char *benchmark;         /* nullable: the default, for indicators that need one */
  DtlRange prices;               /* of a price axis held by hand; low >= high: none is */
  GHashTable *panes;             /* nullable: shares of the height, double, by names of panes */
  const char *title, *subtitle, *source, *notes;
} DtlFigureOptions;

/* What a figure shows. */
typedef struct
{
  gsize n_events;
  GPtrArray *compared; /* of DtlFigureCompared */
} DtlFigureReport;

void dtl_figure_report_clear (DtlFigureReport *self);

/* The bar of @series that a mark stands on, whatever the interval. */
gboolean dtl_compose_find_row (const DtlMark *mark, const DtlSeries *series, gsize *row);

/* The flags of marks that have a row, sorted as the chart wants them. */
GArray *dtl_compose_flags (GPtrArray *marks, const DtlSeries *series, const DtlDateNames *names);
DtlSymbol dtl_compose_symbol (const char *kind, gunichar *letter);

DtlFigure *dtl_compose_figure (DtlStore *store,
                               const char *symbol,
                               const DtlFigureOptions *options,
                               DtlFigureReport *report,
                               GError **error);
gboolean dtl_compose_check_room (DtlFigure *figure, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtlFigureReport, dtl_figure_report_clear)

G_END_DECLS
