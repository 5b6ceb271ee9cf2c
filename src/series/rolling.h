/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A sum that keeps what rounding would lose: the total is high + low. */
typedef struct
{
  double high, low;
} DtlSum;

void dtl_sum_add (DtlSum *self, double value);
double dtl_sum_get (const DtlSum *self);

/* Figures of the last @window values of each row. A row is NAN until there are so many, and while
 * one of them is NAN. O(n), and no error is carried from one window to the next. @out may not
 * overlap the values, but for dtl_smooth. */
void dtl_rolling_mean (const double *values, gsize n, gsize window, double *out);
void dtl_rolling_deviation (
    const double *values, gsize n, gsize window, gsize degrees_lost, double *out);
void dtl_rolling_slope (
    const double *x, const double *y, gsize n, gsize window, double resolution, double *out);
void dtl_smooth (const double *values, gsize n, gsize window, double rate, double *out);

G_END_DECLS
