/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a window's chart is drawn: interval, type, price scale, base, volume, and what a hand has set
 * at its axes. */
#include "app/view-state-private.h"

/**
 * dtl_view_state_set_interval:
 * @self: a view state
 * @interval: that the bars shown are to have; they are so with the next snapshot
 */
void
dtl_view_state_set_interval (DtlViewState *self, DtlInterval interval)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (self->interval == (int) interval)
    return;

  self->interval = (int) interval;
  dtl_view_state_emit_changed (self, DTL_VIEW_CHANGE_INTERVAL);
}

void
dtl_view_state_set_chart_type (DtlViewState *self, DtlChartType type)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (self->type == type && self->later_type == NULL)
    return;

  self->type = type;
  g_clear_pointer (&self->later_type, g_free);
  dtl_view_state_emit_changed (self, DTL_VIEW_CHANGE_STYLE);
}

DtlChartType
dtl_view_state_get_chart_type (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), DTL_CHART_CANDLES);

  return self->type;
}

void
dtl_view_state_set_price_scale (DtlViewState *self, DtlPriceScaleKind scale)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (self->scale == scale && self->later_scale == NULL)
    return;

  self->scale = scale;
  g_clear_pointer (&self->later_scale, g_free);
  dtl_view_state_emit_changed (self, DTL_VIEW_CHANGE_STYLE);
}

DtlPriceScaleKind
dtl_view_state_get_price_scale (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), DTL_PRICE_SCALE_LINEAR);

  return self->scale;
}

/**
 * dtl_view_state_set_base:
 * @self: a view state
 * @day: whose close percent, index and baseline measure against; %DTL_DAY_NONE: that of the first
 *   session in view
 */
void
dtl_view_state_set_base (DtlViewState *self, DtlDay day)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (self->base == day)
    return;

  self->base = day;
  dtl_view_state_emit_changed (self, DTL_VIEW_CHANGE_STYLE);
}

DtlDay
dtl_view_state_get_base (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), DTL_DAY_NONE);

  return self->base;
}

/* Returns: whether what is shown is measured against a base */
gboolean
dtl_view_state_has_base (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return self->scale == DTL_PRICE_SCALE_PERCENT || self->scale == DTL_PRICE_SCALE_INDEX ||
         self->type == DTL_CHART_BASELINE || self->compared != NULL;
}

void
dtl_view_state_set_volume_shown (DtlViewState *self, gboolean shown)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  shown = !!shown;
  if (self->volume_shown == shown)
    return;

  self->volume_shown = shown;
  dtl_view_state_emit_changed (self, DTL_VIEW_CHANGE_STYLE);
}

gboolean
dtl_view_state_get_volume_shown (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return self->volume_shown;
}

void
dtl_view_state_apply_style (DtlViewState *self, const DtlSavedView *saved)
{
  self->interval = saved->interval;
  self->type = saved->type;
  self->scale = saved->scale;
  self->base = saved->base;
  self->volume_shown = saved->volume_shown;
  self->prices = saved->prices;
  g_hash_table_unref (self->panes);
  self->panes = dtl_pane_shares_copy (saved->panes);
  g_free (self->later_type);
  self->later_type = g_strdup (saved->later_type);
  g_free (self->later_scale);
  self->later_scale = g_strdup (saved->later_scale);
}

/* @saved: (inout): its style is not set yet */
void
dtl_view_state_save_style (DtlViewState *self, DtlSavedView *saved)
{
  saved->interval = self->interval;
  saved->type = self->type;
  saved->scale = self->scale;
  saved->base = self->base;
  saved->volume_shown = self->volume_shown;
  saved->prices = self->prices;
  saved->panes = dtl_pane_shares_copy (self->panes);
  saved->later_type = g_strdup (self->later_type);
  saved->later_scale = g_strdup (self->later_scale);
}
