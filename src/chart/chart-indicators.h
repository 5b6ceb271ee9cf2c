/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart-panes.h"
#include "series/indicator.h"

G_BEGIN_DECLS

/* An indicator on a chart: over the prices if it is one, else in a pane of its own. */
gboolean dtl_chart_add_indicator (DtlChart *self,
                                  const DtlIndicator *indicator,
                                  const char *benchmark,
                                  gsize n,
                                  double *const *values,
                                  GError **error);

G_END_DECLS
