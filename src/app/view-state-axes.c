/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a hand has set at the axes of a window's chart. */
#include "app/view-state-axes.h"

#include "app/view-state-private.h"

static gboolean
set_pane (DtlViewState *self, const char *name, double share)
{
  const double *old = g_hash_table_lookup (self->panes, name);

  if (share == (old != NULL ? *old : 0))
    return FALSE;

  if (share > 0)
    g_hash_table_replace (self->panes, g_strdup (name), g_memdup2 (&share, sizeof share));
  else
    g_hash_table_remove (self->panes, name);
  return TRUE;
}

/**
 * dtl_view_state_set_axes:
 * @self: a view state
 * @prices: range of the price axis, held from now on; low >= high: as the bars in view ask for
 * @panes: (element-type utf8 double): shares of the height by the names of panes, 0 for the
 *   default; panes that are not among them keep theirs
 */
void
dtl_view_state_set_axes (DtlViewState *self, DtlRange prices, GHashTable *panes)
{
  GHashTableIter iter;
  gpointer name, share;
  gboolean changed;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (panes != NULL);

  if (!(prices.low < prices.high))
    prices = (DtlRange){ 0, 0 };
  changed = self->prices.low != prices.low || self->prices.high != prices.high;
  self->prices = prices;

  g_hash_table_iter_init (&iter, panes);
  while (g_hash_table_iter_next (&iter, &name, &share))
    changed = set_pane (self, name, *(const double *) share) || changed;
  if (changed)
    dtl_view_state_emit_changed (self, DTL_VIEW_CHANGE_AXES);
}

DtlRange
dtl_view_state_get_price_range (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), ((DtlRange){ 0, 0 }));

  return self->prices;
}

/* Returns: (transfer none) (element-type utf8 double): of all panes that have no default height,
 *   those not shown now too */
GHashTable *
dtl_view_state_get_pane_shares (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  return self->panes;
}
