/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "series/indicator.h"

#define INDICATOR_MAX_ROWS 300

/* Columns of one series, changed freely before it is built; days are 0, 1 and so on. */
typedef struct
{
  gsize n;
  double values[DTL_N_COLUMNS][INDICATOR_MAX_ROWS];
} IndicatorRows;

typedef double IndicatorOutputs[DTL_INDICATOR_MAX_OUTPUTS][INDICATOR_MAX_ROWS];

void indicator_compute (const char *spec,
                        const IndicatorRows *rows,
                        const IndicatorRows *benchmark,
                        IndicatorOutputs out);
void indicator_assert (double value, double expected, double tolerance);
