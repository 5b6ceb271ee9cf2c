/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "study/panel.h"

G_BEGIN_DECLS

/* Tests of a set of events. The order is that of the table in statistic.c. */
typedef enum
{
  DTL_STATISTIC_CROSS_SECTION,
  DTL_STATISTIC_PATELL,
  DTL_STATISTIC_BMP,
  DTL_STATISTIC_KP_PATELL,
  DTL_STATISTIC_KP_BMP,
  DTL_STATISTIC_RANK,
  DTL_STATISTIC_SIGN,
  DTL_STATISTIC_SIGN_EXACT,
  DTL_STATISTIC_GENERALIZED_SIGN,
  DTL_STATISTIC_BROWN_WARNER,
  DTL_STATISTIC_J1,
  DTL_N_STATISTICS
} DtlStatisticKind;

/* Value and two-sided p; NAN where the test is not defined. */
typedef struct
{
  double value, p;
} DtlTest;

typedef struct
{
  const char *value_key; /* nullable: the test has a p only */
  const char *p_key;
  const char *title;     /* English, for translation */
  const char *reference; /* who described it */
  gboolean windows_only;
  DtlTest (*compute) (const DtlPanel *panel, const DtlPanelLevel *level);
} DtlStatistic;

const DtlStatistic *dtl_statistic_get (DtlStatisticKind kind);
void dtl_statistic_adjust_holm (const double *p, gsize n, gsize stride, double *adjusted);

G_END_DECLS
