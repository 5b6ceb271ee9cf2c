/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of event flags that a chart is given. It knows no events: operations/compose-figure
 * makes flags of them. */

#include "chart/flag.h"

static void
flag_clear (gpointer data)
{
  DtlFlag *flag = data;

  g_free (flag->title);
  g_free (flag->when);
  g_free (flag->date);
}

/**
 * dtl_flags_new:
 *
 * Returns: (transfer full) (element-type DtlFlag): an empty list, which frees the texts of the
 *   flags appended to it
 */
GArray *
dtl_flags_new (void)
{
  GArray *flags = g_array_new (FALSE, TRUE, sizeof (DtlFlag));

  g_array_set_clear_func (flags, flag_clear);

  return flags;
}
