/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings of a study as a library holds them, from any program: whatever they are, what comes out
 * is valid, and printed and read again it is the same. */
#include "operations/study-set-choice.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (DtlStudyPlan) plan = dtl_study_plan_parse (text, "SPY");
  g_autofree char *printed = dtl_study_plan_print (plan);
  g_autoptr (DtlStudyPlan) again = dtl_study_plan_parse (printed, "SPY");

  g_autoptr (DtlStudySetChoice) choice = dtl_study_set_choice_parse (text, "SPY");
  g_autofree char *kept = dtl_study_set_choice_print (choice);
  g_autoptr (DtlStudySetChoice) read = dtl_study_set_choice_parse (kept, "SPY");

  g_assert_true (dtl_study_plan_equal (choice->plan, read->plan));
  g_assert_cmpmem (choice->left_out->data, choice->left_out->len * sizeof (gint64),
                   read->left_out->data, read->left_out->len * sizeof (gint64));
  g_assert_true (dtl_study_settings_validate (&plan->settings, NULL));
  g_assert_true (dtl_study_plan_equal (plan, again));

  return 0;
}
