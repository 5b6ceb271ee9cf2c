/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events that the open article proposes, as marks beside those of the library, and what chart and
 * article page point at together: a flag, or the sessions that a phrase speaks of. Nothing of it is
 * saved. */
#include "app/view-state-private.h"

#include <math.h>

#include "operations/compose-figure.h"

#define REVEAL_MARGIN 0.08 /* of the sessions that are to be seen, on both sides */

/* Copies those of the instrument shown, with rows of the bars shown. */
void
dtl_view_state_place_proposed (DtlViewState *self)
{
  const DtlSnapshot *snapshot = self->snapshot;

  g_ptr_array_set_size (self->shown, 0);
  if (self->proposed == NULL || snapshot == NULL || snapshot->series == NULL)
    return;

  for (guint i = 0; i < self->proposed->len; i++)
    {
      const DtlMark *mark = g_ptr_array_index (self->proposed, i);
      DtlMark *copy;

      if (g_strcmp0 (mark->event->symbol, snapshot->instrument->symbol) != 0)
        continue;
      copy = dtl_mark_copy (mark);
      copy->has_row = dtl_compose_find_row (mark, snapshot->series, &copy->row);
      g_ptr_array_add (self->shown, copy);
    }
}

/**
 * dtl_view_state_set_proposed:
 * @self: a view state
 * @marks: (nullable) (element-type DtlMark): what an article proposes, by day, not to be changed
 *   any more; NULL: nothing
 */
void
dtl_view_state_set_proposed (DtlViewState *self, GPtrArray *marks)
{
  g_autoptr (GPtrArray) old = NULL;
  guint n;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (marks == self->proposed)
    return;
  if (self->pointed < 0) /* of another proposal, it would be the same id */
    dtl_view_state_point_at (self, 0, DTL_DAY_NONE, DTL_DAY_NONE);

  old = g_steal_pointer (&self->proposed);
  self->proposed = marks != NULL ? g_ptr_array_ref (marks) : NULL;
  n = self->shown->len;
  dtl_view_state_place_proposed (self);
  if (n > 0 || self->shown->len > 0)
    dtl_view_state_emit_changed (self, DTL_VIEW_CHANGE_PROPOSED);
}

/**
 * dtl_view_state_list_marks:
 * @self: a view state
 *
 * Returns: (transfer container) (element-type DtlMark): what the chart shows: the marks of the
 *   snapshot, and those proposed, by day; good until the next change
 */
GPtrArray *
dtl_view_state_list_marks (DtlViewState *self)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  const GPtrArray *own;
  guint next = 0;

  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), g_steal_pointer (&marks));

  own = self->snapshot != NULL ? self->snapshot->marks : NULL;
  for (guint i = 0; own != NULL && i < own->len; i++)
    {
      DtlMark *mark = g_ptr_array_index (own, i);

      for (; next < self->shown->len; next++)
        {
          DtlMark *proposed = g_ptr_array_index (self->shown, next);

          if (dtl_mark_get_day (proposed) >= dtl_mark_get_day (mark))
            break;
          g_ptr_array_add (marks, proposed);
        }
      g_ptr_array_add (marks, mark);
    }
  for (; next < self->shown->len; next++)
    g_ptr_array_add (marks, g_ptr_array_index (self->shown, next));

  return g_steal_pointer (&marks);
}

/**
 * dtl_view_state_find_mark:
 * @self: a view state
 * @flag_id: of an event, or of a proposal
 *
 * Returns: (nullable): its mark, if it is of the instrument shown
 */
const DtlMark *
dtl_view_state_find_mark (DtlViewState *self, gint64 flag_id)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  for (guint i = 0; i < self->shown->len; i++)
    {
      const DtlMark *mark = g_ptr_array_index (self->shown, i);

      if (mark->event->id == flag_id)
        return mark;
    }

  return dtl_snapshot_find_mark (self->snapshot, flag_id);
}

/**
 * dtl_view_state_point_at:
 * @self: a view state
 * @flag_id: of the flag that is pointed at, or 0
 * @from: first session that is meant, or DTL_DAY_NONE
 * @to: the last one
 *
 * Chart and article page set off the same thing, wherever the pointer is.
 */
void
dtl_view_state_point_at (DtlViewState *self, gint64 flag_id, DtlDay from, DtlDay to)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (flag_id == self->pointed && from == self->pointed_from && to == self->pointed_to)
    return;

  self->pointed = flag_id;
  self->pointed_from = from;
  self->pointed_to = to;
  dtl_view_state_emit_changed (self, DTL_VIEW_CHANGE_POINTED);
}

/* Returns: the id of the flag that is pointed at, or 0 */
gint64
dtl_view_state_get_pointed (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), 0);

  return self->pointed;
}

/**
 * dtl_view_state_get_pointed_rows:
 * @self: a view state
 * @from: (out): the first row
 * @to: (out): the last row, after @from
 *
 * Returns: whether a stretch of sessions is pointed at that the series has
 */
gboolean
dtl_view_state_get_pointed_rows (DtlViewState *self, gsize *from, gsize *to)
{
  gsize n;

  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  n = dtl_view_state_get_n (self);
  if (n == 0 || self->pointed_from == DTL_DAY_NONE || self->pointed_to == DTL_DAY_NONE)
    return FALSE;
  *from = dtl_view_state_find_row (self, self->pointed_from);
  *to = MIN (dtl_view_state_find_row (self, self->pointed_to), n - 1);

  return *from < *to;
}

/**
 * dtl_view_state_reveal_rows:
 * @self: a view state
 * @from: a row of the series
 * @to: a row of the series, not before @from
 *
 * Moves or widens the range only if one of the two is out of view.
 */
void
dtl_view_state_reveal_rows (DtlViewState *self, gsize from, gsize to)
{
  double rows, margin;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (from <= to);

  rows = (double) (to - from + 1);
  if ((double) from >= self->first && (double) to + 1 <= self->end)
    return;
  if (rows <= self->end - self->first)
    {
      double middle = ((double) from + (double) to + 1) / 2;

      dtl_view_state_pan (self, middle - (self->first + self->end) / 2);
      return;
    }

  margin = ceil (rows * REVEAL_MARGIN);
  dtl_view_state_set_range (self, (double) from - margin, (double) to + 1 + margin,
                            DTL_PRESET_NONE);
}
