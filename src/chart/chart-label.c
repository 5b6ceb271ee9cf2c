/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one label that a hand holds: it stands where it is held, above what its flag says, and like
 * any label placed by hand the others make room for it, or it gives way. */

#include "chart/chart-label.h"

#include "chart/chart-private.h"

/**
 * dtl_chart_set_label_place:
 * @flag_id: of a flag
 * @side: of its pole
 * @lane: counted from the bars, 0 or more
 *
 * Has the label stand there from the next layout on, until dtl_chart_clear_label_place().
 */
void
dtl_chart_set_label_place (DtlChart *self, gint64 flag_id, DtlSide side, int lane)
{
  g_return_if_fail (self != NULL && flag_id > 0 && lane >= 0);

  self->held_label = (DtlHeldLabel){ flag_id, side, lane };
}

void
dtl_chart_clear_label_place (DtlChart *self)
{
  g_return_if_fail (self != NULL);

  self->held_label = (DtlHeldLabel){ 0 };
}

gboolean
dtl_chart_has_label_place (const DtlChart *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->held_label.flag_id != 0;
}

double
dtl_chart_get_lane_height (const DtlChart *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return dtl_annotations_get_lane_height (&self->theme, self->is_narrow);
}

/**
 * dtl_chart_set_flag_filtered:
 * @flag_id: of a flag
 * @filtered: whether it is drawn faint; nothing else changes
 */
void
dtl_chart_set_flag_filtered (DtlChart *self, gint64 flag_id, gboolean filtered)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; self->flags != NULL && i < self->flags->len; i++)
    if (g_array_index (self->flags, DtlFlag, i).id == flag_id)
      g_array_index (self->flags, DtlFlag, i).filtered = filtered;
}
