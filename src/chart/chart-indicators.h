/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart-panes.h"
#include "series/indicator.h"

G_BEGIN_DECLS

/* What an indicator draws: over the prices if it is one of them, else in a pane of its own. Made
 * on any thread, and not changed afterwards. */
typedef struct
{
  char *name; /* "MACD 12, 26, 9" */
  gboolean is_overlay;
  DtlPaneOptions options; /* of its own pane */
  guint n_plots;
  DtlPlot *plots[DTL_INDICATOR_MAX_OUTPUTS];
} DtlIndicatorPlots;

DtlIndicatorPlots *dtl_indicator_plots_new (const DtlIndicator *indicator,
                                            const char *benchmark,
                                            guint color,
                                            int price_decimals,
                                            gsize n,
                                            double **values);
void dtl_indicator_plots_free (DtlIndicatorPlots *self);
char *dtl_indicator_describe (const DtlIndicator *indicator, const char *benchmark);

gboolean dtl_chart_add_indicator (DtlChart *self, const DtlIndicatorPlots *plots, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlIndicatorPlots, dtl_indicator_plots_free)

G_END_DECLS
