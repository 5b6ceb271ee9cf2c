/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window's chart compares its instrument with and computes of it, and what came of that. It
 * composes nothing: window-overlays.c does. */
#include "app/view-state-private.h"

static const char *const none[] = { NULL };

static gboolean
is_same (const char *const *list, const char *const *other)
{
  return g_strv_equal (list != NULL ? list : none, other != NULL ? other : none);
}

static void
set_list (DtlViewState *self, char ***list, const char *const *texts)
{
  g_auto (GStrv) old = NULL;

  if (is_same ((const char *const *) *list, texts))
    return;

  /* The texts may be those of the old list. */
  old = *list;
  *list = texts != NULL && *texts != NULL ? g_strdupv ((char **) texts) : NULL;
  /* A base is in use as soon as something is compared. */
  dtl_view_state_emit_changed (self, DTL_VIEW_CHANGE_LISTS | DTL_VIEW_CHANGE_STYLE);
}

/**
 * dtl_view_state_set_compared:
 * @self: a view state
 * @symbols: (array zero-terminated=1) (nullable): instruments to compare with, in the order in
 *   which they were chosen
 */
void
dtl_view_state_set_compared (DtlViewState *self, const char *const *symbols)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  set_list (self, &self->compared, symbols);
}

const char *const *
dtl_view_state_get_compared (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), none);

  return self->compared != NULL ? (const char *const *) self->compared : none;
}

/**
 * dtl_view_state_set_indicators:
 * @self: a view state
 * @specs: (array zero-terminated=1) (nullable): as dtl_indicator_parse() takes them
 */
void
dtl_view_state_set_indicators (DtlViewState *self, const char *const *specs)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  set_list (self, &self->indicators, specs);
}

const char *const *
dtl_view_state_get_indicators (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), none);

  return self->indicators != NULL ? (const char *const *) self->indicators : none;
}

/**
 * dtl_view_state_set_overlays:
 * @self: a view state
 * @overlays: (nullable): composed of the lists for the bars shown
 */
void
dtl_view_state_set_overlays (DtlViewState *self, DtlOverlays *overlays)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (overlays != NULL)
    dtl_overlays_ref (overlays);
  g_clear_pointer (&self->overlays, dtl_overlays_unref);
  self->overlays = overlays;
  dtl_view_state_emit_changed (self, DTL_VIEW_CHANGE_OVERLAYS);
}

DtlOverlays *
dtl_view_state_get_overlays (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  return self->overlays;
}

/**
 * dtl_view_state_find_problem:
 * @self: a view state
 * @item: a symbol or a spec of the lists
 *
 * Returns: (transfer none) (nullable): why it is not on the chart
 */
const char *
dtl_view_state_find_problem (DtlViewState *self, const char *item)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  for (guint i = 0; self->overlays != NULL && i < self->overlays->problems->len; i++)
    {
      const DtlOverlayProblem *problem = g_ptr_array_index (self->overlays->problems, i);

      if (g_str_equal (problem->item, item))
        return problem->message;
    }

  return NULL;
}
