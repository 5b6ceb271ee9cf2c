/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings of a study as a library holds them, from any program: whatever they are, what comes out
 * is valid, and printed and read again it is the same. */
#include "operations/plan-study.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (DtlStudyPlan) plan = dtl_study_plan_parse (text, "SPY");
  g_autofree char *printed = dtl_study_plan_print (plan);
  g_autoptr (DtlStudyPlan) again = dtl_study_plan_parse (printed, "SPY");

  g_assert_true (dtl_study_settings_validate (&plan->settings, NULL));
  g_assert_true (dtl_study_plan_equal (plan, again));

  return 0;
}
