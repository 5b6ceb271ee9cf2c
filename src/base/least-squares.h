/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_LEAST_SQUARES_MAX_COLUMNS 16

/* y on the columns of X: what is needed of X'X is kept as the triangle R of X = QR. */
typedef struct
{
  gsize n_columns;
  double coefficients[DTL_LEAST_SQUARES_MAX_COLUMNS];
  double triangle[DTL_LEAST_SQUARES_MAX_COLUMNS * DTL_LEAST_SQUARES_MAX_COLUMNS];
} DtlLeastSquares;

gboolean
dtl_least_squares_solve (DtlLeastSquares *self, const double *x, const double *y, gsize n, gsize k);
double dtl_least_squares_predict (const DtlLeastSquares *self, const double *row);
double dtl_least_squares_leverage (const DtlLeastSquares *self, const double *row);

G_END_DECLS
