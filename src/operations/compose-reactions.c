/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets beside the return of each flag what was abnormal of it, and says by which model. Figures are
 * those of the events list: kept in the library, each by the plan of its event. */
#include "operations/compose-reactions.h"

#include <math.h>

#include "chart/flag.h"
#include "operations/compose-study.h"
#include "operations/plan-study.h"
#include "operations/study-reactions.h"

#define SMALL_P 0.05

static const DtlEventReaction *
find_reaction (GPtrArray *reactions, gint64 event_id)
{
  for (guint i = 0; i < reactions->len; i++)
    {
      const DtlEventReaction *reaction = g_ptr_array_index (reactions, i);

      if (reaction->event_id == event_id)
        return reaction;
    }

  return NULL;
}

/* Whether the expected returns of two events came about in the same way. */
static gboolean
are_alike (const DtlStudyPlan *a, const DtlStudyPlan *b)
{
  return a->settings.model == b->settings.model &&
         a->settings.estimation == b->settings.estimation &&
         g_strcmp0 (a->benchmark, b->benchmark) == 0 && g_strcmp0 (a->factors, b->factors) == 0;
}

/* Where events differ in how they are studied, the sentence names no model. */
static char *
describe (const DtlStudyPlan *plan)
{
  g_autofree char *on = NULL;

  if (plan == NULL)
    return g_strdup ("Abnormal is return minus the expected one, by the model chosen for each "
                     "event; p from a two-sided t-test, bold below 0.05.");
  if (plan->benchmark != NULL && plan->settings.model != DTL_STUDY_MODEL_MEAN &&
      plan->settings.model != DTL_STUDY_MODEL_FACTORS)
    on = g_strconcat (" on ", plan->benchmark, NULL);

  return g_strdup_printf ("Abnormal is return minus the expected one: %s%s, at most %d returns "
                          "before each event window; p from a two-sided t-test, bold below 0.05.",
                          dtl_compose_study_name_model (plan->settings.model), on != NULL ? on : "",
                          plan->settings.estimation);
}

/**
 * dtl_compose_reactions:
 * @store: outside of a step
 * @symbol: of an instrument whose bars make days
 * @flags: (element-type DtlFlag) (inout): of its events; those whose return was studied receive
 *   what was abnormal of it. One that shows no return stays as it is
 *
 * A figure is there without a study too: what cannot be studied has no figures here, and
 * `dateline-cli study run` says why.
 *
 * Returns: (transfer full) (nullable): a sentence on how the figures came about; %NULL without any
 */
char *
dtl_compose_reactions (DtlStore *store, const char *symbol, GArray *flags)
{
  g_autoptr (GPtrArray) reactions = NULL;
  g_autoptr (DtlStudyPlan) first = NULL;
  gboolean all_alike = TRUE;

  g_return_val_if_fail (store != NULL && symbol != NULL && flags != NULL, NULL);

  if (flags->len == 0)
    return NULL;
  reactions = dtl_study_events_reactions (store, symbol, NULL);
  if (reactions == NULL)
    return NULL;

  for (guint i = 0; i < flags->len; i++)
    {
      DtlFlag *flag = &g_array_index (flags, DtlFlag, i);
      const DtlEventReaction *found = find_reaction (reactions, flag->id);
      g_autoptr (DtlStudyPlan) plan = NULL;

      if (found == NULL || !isfinite (flag->value) || !isfinite (found->reaction.ar))
        continue;
      plan = dtl_plan_study_read (store, symbol, flag->id, NULL);
      if (plan == NULL)
        continue;

      flag->has_reaction = TRUE;
      flag->abnormal = found->reaction.ar;
      flag->p = found->reaction.p;
      flag->is_unusual = found->reaction.p < SMALL_P;
      all_alike = all_alike && (first == NULL || are_alike (first, plan));
      if (first == NULL)
        first = g_steal_pointer (&plan);
    }

  return first != NULL ? describe (all_alike ? first : NULL) : NULL;
}
