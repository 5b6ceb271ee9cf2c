/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of factors from strangers: what is read has days in order, finite returns and names, and
 * each of its days is found again. */
#include "study/factors.h"

#include <math.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlFactors) factors = dtl_factors_parse ("input", (const char *) data, size, &error);

  g_assert_true ((factors == NULL) == (error != NULL));
  if (factors == NULL)
    return 0;

  g_assert_cmpuint (factors->n, >, 0);
  g_assert_cmpuint (factors->n_factors, >, 0);
  g_assert_cmpuint (factors->n_factors, ==, g_strv_length (factors->names));
  for (gsize i = 0; i < factors->n; i++)
    {
      g_assert_cmpuint (dtl_factors_find (factors, factors->days[i]), ==, i);
      g_assert_true (isfinite (factors->riskless[i]));
      for (gsize f = 0; f < factors->n_factors; f++)
        g_assert_true (isfinite (factors->values[i * factors->n_factors + f]));
    }

  return 0;
}
