/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_PLACEBO_FEW 20 /* fewer independent sums than this say little */

/* The sums of as many consecutive residuals as a window has days, and a sum of the window held
 * against them. All are NAN with n = 0. */
typedef struct
{
  gsize n, n_beyond;    /* sums; those at least as far from zero */
  double n_independent; /* about what they are worth: those of several days overlap */
  double p_left, p_right, p_two;
  double q025, q05, q50, q95, q975;
} DtlPlacebo;

DtlPlacebo dtl_placebo_compute (const double *residuals, gsize n, gsize length, double value);
double *dtl_placebo_dup_sums (const double *residuals, gsize n, gsize length, gsize *n_sums);
gboolean dtl_placebo_is_few (const DtlPlacebo *self);

G_END_DECLS
