/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of strangers: what is read is finite and survives being written and read again. */
#include "base/number.h"

#include <math.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *text = (const char *) data;
  char written[DTL_NUMBER_SIZE];
  double value, again;
  gint64 whole;

  if (dtl_number_parse_int (text, size, &whole))
    g_assert_true (dtl_number_parse (text, size, &value));
  if (!dtl_number_parse (text, size, &value))
    return 0;

  g_assert_true (isfinite (value));
  dtl_number_format (value, written);
  g_assert_true (dtl_number_parse (written, strlen (written), &again));
  g_assert_true (value == again);

  return 0;
}
