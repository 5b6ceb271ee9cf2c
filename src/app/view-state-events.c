/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which kinds of events a window shows, and in which order it lists them. */
#include "app/view-state-private.h"

/**
 * dtl_view_state_set_hidden:
 * @self: a view state
 * @family: as which events are shown
 * @hidden: whether the list leaves them out and the chart draws them faint
 */
void
dtl_view_state_set_hidden (DtlViewState *self, DtlFamily family, gboolean hidden)
{
  guint bits;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (family < DTL_N_FAMILIES);

  bits = hidden ? self->hidden | 1u << family : self->hidden & ~(1u << family);
  if (bits == self->hidden)
    return;

  self->hidden = bits;
  dtl_view_state_emit_changed (self, DTL_VIEW_CHANGE_FILTER);
}

gboolean
dtl_view_state_get_hidden (DtlViewState *self, DtlFamily family)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (family < DTL_N_FAMILIES, FALSE);

  return (self->hidden & 1u << family) != 0;
}

void
dtl_view_state_show_all_kinds (DtlViewState *self)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (self->hidden == 0)
    return;

  self->hidden = 0;
  dtl_view_state_emit_changed (self, DTL_VIEW_CHANGE_FILTER);
}

void
dtl_view_state_set_newest_first (DtlViewState *self, gboolean newest_first)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  newest_first = !!newest_first;
  if (self->newest_first == newest_first)
    return;

  self->newest_first = newest_first;
  dtl_view_state_emit_changed (self, DTL_VIEW_CHANGE_FILTER);
}

gboolean
dtl_view_state_get_newest_first (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return self->newest_first;
}
