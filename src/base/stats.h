/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Moments of arrays without gaps. */
double dtl_stats_mean (const double *values, gsize n);
double dtl_stats_squares (const double *values, gsize n, double mean);
double dtl_stats_deviation (const double *values, gsize n);
double dtl_stats_quantile (const double *sorted, gsize n, double probability);
void dtl_stats_sort (double *values, gsize n);
void dtl_stats_rank (const double *values, gsize n, double *ranks);

/* Tails and quantiles. NAN in, NAN out. */
double dtl_stats_normal_tail (double z);
double dtl_stats_normal_p (double z);
double dtl_stats_normal_quantile (double probability);
double dtl_stats_beta (double x, double a, double b);
double dtl_stats_student_tail (double t, double df);
double dtl_stats_student_p (double t, double df);
double dtl_stats_student_quantile (double probability, double df);
double dtl_stats_sign_p (gsize successes, gsize n);

G_END_DECLS
