/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/store.h"
#include "series/indicator.h"

G_BEGIN_DECLS

/* One indicator over a whole series. */
typedef struct
{
  char *spec; /* as it was asked for */
  DtlIndicator indicator;
  char *benchmark; /* nullable: the symbol that it was measured against, if it needs one */
  gsize n_outputs;
  double *values[DTL_INDICATOR_MAX_OUTPUTS]; /* a row each of the series; NAN: undefined */
} DtlIndicatorResult;

void dtl_indicator_result_free (DtlIndicatorResult *self);
char *dtl_indicator_result_dup_name (const DtlIndicatorResult *self, gsize output);

gboolean dtl_indicators_check (const char *const *specs, gboolean *needs_benchmark, GError **error);
GPtrArray *dtl_compute_indicators (DtlStore *store,
                                   const char *symbol,
                                   const DtlSeries *series,
                                   const char *const *specs,
                                   const char *benchmark,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlIndicatorResult, dtl_indicator_result_free)

G_END_DECLS
