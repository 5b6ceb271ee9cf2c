/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/day.h"

G_BEGIN_DECLS

#define DTL_FACTORS_MAX_COLUMNS 12     /* factors of one file, the riskless rate aside */
#define DTL_FACTORS_MAX_ROWS (1 << 20) /* days */

/* Daily returns of factor portfolios, as fractions. */
typedef struct
{
  gsize n, n_factors;
  DtlDay *days;     /* [n], increasing */
  double *values;   /* [n x n_factors], row by row; the market's excess return is the first */
  double *riskless; /* [n] */
  char **names;     /* [n_factors], ends with NULL */
} DtlFactors;

DtlFactors *dtl_factors_parse (const char *name, const char *data, gsize size, GError **error);
void dtl_factors_free (DtlFactors *self);
gsize dtl_factors_find (const DtlFactors *self, DtlDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlFactors, dtl_factors_free)

G_END_DECLS
