/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visible range, cursor, selection and modes of a window: one place that chart, overview, read-out
 * and list read, so that none of them knows another. Rows count the bars of the snapshot's series;
 * a range is half open and fractional while panning. No widgets here. How the chart is
 * drawn is in view-state-style.c. */
#include "app/view-state-private.h"

#include <math.h>

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DtlViewState, dtl_view_state, G_TYPE_OBJECT)

/* Tells what is no longer as it was. */
void
dtl_view_state_emit_changed (DtlViewState *self, guint change)
{
  g_signal_emit (self, signals[CHANGED], 0, change);
}

static const char *
get_symbol (const DtlSnapshot *snapshot)
{
  return snapshot != NULL && snapshot->instrument != NULL ? snapshot->instrument->symbol : NULL;
}

/* Whether what lies over the bars of one still fits those of the other, until it is composed again:
 * without that it would flicker whenever an event is edited. */
static gboolean
is_of_same_bars (const DtlSnapshot *self, const DtlSnapshot *other)
{
  return self != NULL && other != NULL && self->series != NULL && other->series != NULL &&
         g_strcmp0 (get_symbol (self), get_symbol (other)) == 0 &&
         dtl_series_get_interval (self->series) == dtl_series_get_interval (other->series) &&
         dtl_series_get_n (self->series) == dtl_series_get_n (other->series);
}

/* Moves the range into the series, keeping its width where it can. */
static void
clamp_range (DtlViewState *self, double *first, double *end)
{
  double n = (double) dtl_view_state_get_n (self);
  double width = *end - *first;

  if (!isfinite (*first) || !isfinite (*end))
    {
      *first = 0;
      *end = n;
      return;
    }
  width = CLAMP (width, MIN (DTL_VIEW_MIN_ROWS, n), n);
  *first = CLAMP (*first, 0, n - width);
  *end = *first + width;
}

/* One past the last row that is to be seen, if @to is. A bar longer than a day has the day of its
 * last session, and @to may be within it. */
static gsize
find_end (DtlViewState *self, DtlDay to)
{
  DtlSeries *series = dtl_view_state_get_series (self);

  if (series == NULL || dtl_series_get_interval (series) <= DTL_INTERVAL_DAY)
    return dtl_view_state_find_row (self, to + 1);

  return MIN (dtl_view_state_find_row (self, to) + 1, dtl_view_state_get_n (self));
}

static void
apply_saved_view (DtlViewState *self, const DtlSavedView *saved)
{
  double n = (double) dtl_view_state_get_n (self);
  double first = 0;
  double end = n;

  dtl_view_state_apply_style (self, saved);
  self->hidden = saved->hidden;
  self->newest_first = saved->newest_first;
  g_strfreev (self->compared);
  self->compared = g_strdupv (saved->compared);
  g_strfreev (self->indicators);
  self->indicators = g_strdupv (saved->indicators);
  self->preset = saved->preset;
  self->selected =
      dtl_snapshot_find_mark (self->snapshot, saved->selected) != NULL ? saved->selected : 0;
  self->cursor = -1;

  if (saved->from != DTL_DAY_NONE && saved->to != DTL_DAY_NONE && saved->from <= saved->to)
    {
      first = (double) dtl_view_state_find_row (self, saved->from);
      end = (double) find_end (self, saved->to);
    }
  self->first = first;
  self->end = end;
  if (saved->from == DTL_DAY_NONE || end - first < 1)
    {
      self->first = 0;
      self->end = n;
      dtl_view_state_resolve_preset (self, saved->preset, &self->first, &self->end);
    }
  clamp_range (self, &self->first, &self->end);
}

static void
dtl_view_state_finalize (GObject *object)
{
  DtlViewState *self = DTL_VIEW_STATE (object);

  g_clear_pointer (&self->snapshot, dtl_snapshot_unref);
  g_clear_pointer (&self->overlays, dtl_overlays_unref);
  g_clear_pointer (&self->proposed, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_strfreev (self->compared);
  g_strfreev (self->indicators);
  g_hash_table_unref (self->panes);
  g_free (self->later_type);
  g_free (self->later_scale);

  G_OBJECT_CLASS (dtl_view_state_parent_class)->finalize (object);
}

static void
dtl_view_state_class_init (DtlViewStateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dtl_view_state_finalize;

  /**
   * DtlViewState::changed:
   * @change: #DtlViewChange flags
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
dtl_view_state_init (DtlViewState *self)
{
  self->cursor = -1;
  self->cursor_y = NAN;
  self->base = DTL_DAY_NONE;
  self->preset = DTL_PRESET_NONE;
  self->interval = -1;
  self->volume_shown = TRUE;
  self->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_mark_free);
  self->pointed_from = self->pointed_to = DTL_DAY_NONE;
  self->panes = dtl_pane_shares_copy (NULL);
}

DtlViewState *
dtl_view_state_new (void)
{
  return g_object_new (DTL_TYPE_VIEW_STATE, NULL);
}

/**
 * dtl_view_state_set_snapshot:
 * @self: a view state
 * @snapshot: (nullable): what the library holds now
 *
 * The same instrument as before keeps its range by days and its selection; another one is shown
 * as its saved view says.
 */
void
dtl_view_state_set_snapshot (DtlViewState *self, DtlSnapshot *snapshot)
{
  g_autoptr (DtlSnapshot) old = NULL;
  g_auto (DtlSavedView) saved = { 0 };

  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  dtl_saved_view_init (&saved);
  if (self->snapshot != NULL && snapshot != NULL &&
      g_strcmp0 (get_symbol (self->snapshot), get_symbol (snapshot)) == 0 &&
      dtl_view_state_get_n (self) > 0)
    dtl_view_state_save (self, &saved);
  else if (snapshot != NULL)
    dtl_saved_view_parse (&saved, snapshot->view);

  old = g_steal_pointer (&self->snapshot);
  self->snapshot = snapshot != NULL ? dtl_snapshot_ref (snapshot) : NULL;
  if (!is_of_same_bars (old, snapshot))
    g_clear_pointer (&self->overlays, dtl_overlays_unref);
  apply_saved_view (self, &saved);
  dtl_view_state_place_proposed (self);
  if (dtl_view_state_get_n (self) == 0)
    self->marking = FALSE;

  dtl_view_state_emit_changed (
      self, DTL_VIEW_CHANGE_DATA | DTL_VIEW_CHANGE_RANGE | DTL_VIEW_CHANGE_SELECTION |
                DTL_VIEW_CHANGE_CURSOR | DTL_VIEW_CHANGE_STYLE | DTL_VIEW_CHANGE_MODE |
                DTL_VIEW_CHANGE_LISTS | DTL_VIEW_CHANGE_OVERLAYS | DTL_VIEW_CHANGE_AXES);
}

const DtlSnapshot *
dtl_view_state_get_snapshot (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  return self->snapshot;
}

DtlSeries *
dtl_view_state_get_series (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  return self->snapshot != NULL ? self->snapshot->series : NULL;
}

gsize
dtl_view_state_get_n (DtlViewState *self)
{
  DtlSeries *series = dtl_view_state_get_series (self);

  return series != NULL ? dtl_series_get_n (series) : 0;
}

/**
 * dtl_view_state_find_row:
 * @self: a view state
 * @day: a day
 *
 * Returns: the first row on or after @day; the number of rows if there is none. O(log n)
 */
gsize
dtl_view_state_find_row (DtlViewState *self, DtlDay day)
{
  DtlSeries *series = dtl_view_state_get_series (self);

  return series != NULL ? dtl_series_find_day (series, day) : 0;
}

/**
 * dtl_view_state_set_range:
 * @self: a view state
 * @first: first row in view
 * @end: one past the last row in view
 * @preset: the preset that this range is, or %DTL_PRESET_NONE
 *
 * Shows that range, moved and widened so that it lies within the series.
 */
void
dtl_view_state_set_range (DtlViewState *self, double first, double end, DtlPreset preset)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  clamp_range (self, &first, &end);
  if (first == self->first && end == self->end && preset == self->preset)
    return;

  self->first = first;
  self->end = end;
  self->preset = preset;
  dtl_view_state_emit_changed (self, DTL_VIEW_CHANGE_RANGE);
}

void
dtl_view_state_get_range (DtlViewState *self, double *first, double *end)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  *first = self->first;
  *end = self->end;
}

/**
 * dtl_view_state_pan:
 * @self: a view state
 * @rows: how far; > 0 shows later bars
 *
 * Moves the range; its preset stays on.
 */
void
dtl_view_state_pan (DtlViewState *self, double rows)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  dtl_view_state_set_range (self, self->first + rows, self->end + rows, self->preset);
}

/**
 * dtl_view_state_zoom:
 * @self: a view state
 * @row: what stays in place
 * @factor: of the range's width; < 1 zooms in
 *
 * Zooms; no preset is on afterwards.
 */
void
dtl_view_state_zoom (DtlViewState *self, double row, double factor)
{
  double n = (double) dtl_view_state_get_n (self);
  double width;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (factor > 0);

  width = self->end - self->first;
  factor = CLAMP (width * factor, MIN (DTL_VIEW_MIN_ROWS, n), MAX (n, 1)) / MAX (width, 1e-9);
  dtl_view_state_set_range (self, row - (row - self->first) * factor,
                            row + (self->end - row) * factor,
                            factor == 1 ? self->preset : DTL_PRESET_NONE);
}

/**
 * dtl_view_state_reveal_row:
 * @self: a view state
 * @row: a row of the series
 *
 * Pans only if @row is out of view: then it comes to the middle.
 */
void
dtl_view_state_reveal_row (DtlViewState *self, gsize row)
{
  double middle = (double) row + 0.5;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (middle > self->first && middle < self->end)
    return;
  dtl_view_state_pan (self, middle - (self->first + self->end) / 2);
}

/**
 * dtl_view_state_resolve_preset:
 * @self: a view state
 * @preset: any but %DTL_PRESET_NONE
 * @first: (out): first row
 * @end: (out): one past the last row
 *
 * The rows that @preset shows when it ends with the last bar now in view.
 *
 * Returns: %FALSE, and the outs unchanged, if there is nothing to show
 */
gboolean
dtl_view_state_resolve_preset (DtlViewState *self, DtlPreset preset, double *first, double *end)
{
  static const int months[DTL_N_PRESETS] = {
    [DTL_PRESET_1M] = 1,  [DTL_PRESET_3M] = 3,  [DTL_PRESET_6M] = 6,
    [DTL_PRESET_1Y] = 12, [DTL_PRESET_5Y] = 60,
  };
  gsize n = dtl_view_state_get_n (self);
  gsize last;
  DtlDay to, from;
  int year, month, day;

  g_return_val_if_fail (preset < DTL_N_PRESETS, FALSE);

  if (n == 0 || preset == DTL_PRESET_NONE)
    return FALSE;
  if (preset == DTL_PRESET_ALL)
    {
      *first = 0;
      *end = (double) n;
      return TRUE;
    }

  last = (gsize) CLAMP (ceil (self->end) - 1, 0, (double) n - 1);
  to = dtl_series_get_day (self->snapshot->series, last);
  dtl_day_to_ymd (to, &year, &month, &day);
  from = preset == DTL_PRESET_YTD ? dtl_day_from_ymd (year, 1, 1)
                                  : dtl_day_add_months (to, -months[preset]) + 1;
  *first = (double) dtl_view_state_find_row (self, from);
  *end = (double) (last + 1);

  return TRUE;
}

DtlPreset
dtl_view_state_get_preset (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), DTL_PRESET_NONE);

  return self->preset;
}

/**
 * dtl_view_state_set_cursor:
 * @self: a view state
 * @row: the session under the pointer or the keyboard cursor, or -1: none
 * @y_px: the pointer's height in the chart; NAN: the keyboard's cursor
 */
void
dtl_view_state_set_cursor (DtlViewState *self, gssize row, double y_px)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (row >= (gssize) dtl_view_state_get_n (self))
    row = -1;
  if (row == self->cursor && (y_px == self->cursor_y || (isnan (y_px) && isnan (self->cursor_y))))
    return;

  self->cursor = row;
  self->cursor_y = y_px;
  dtl_view_state_emit_changed (self, DTL_VIEW_CHANGE_CURSOR);
}

gssize
dtl_view_state_get_cursor (DtlViewState *self, double *y_px)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), -1);

  if (y_px != NULL)
    *y_px = self->cursor_y;

  return self->cursor;
}

/**
 * dtl_view_state_get_focus_row:
 * @self: a view state
 * @row: (out): the row that the read-out shows: under the cursor, else of the selected event, else
 *   the last one in view
 *
 * Returns: %FALSE if there are no bars
 */
gboolean
dtl_view_state_get_focus_row (DtlViewState *self, gsize *row)
{
  const DtlMark *mark;
  gsize n;

  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  n = dtl_view_state_get_n (self);
  if (n == 0)
    return FALSE;

  mark = dtl_view_state_get_selected_mark (self);
  if (self->cursor >= 0)
    *row = (gsize) self->cursor;
  else if (mark != NULL && mark->has_row && mark->row < n)
    *row = mark->row;
  else
    *row = (gsize) CLAMP (ceil (self->end) - 1, 0, (double) n - 1);

  return TRUE;
}

/**
 * dtl_view_state_select:
 * @self: a view state
 * @event_id: an event of the snapshot, or 0: none
 *
 * Selects the event, and shows its session if that is out of view.
 */
void
dtl_view_state_select (DtlViewState *self, gint64 event_id)
{
  const DtlMark *mark;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  mark = dtl_snapshot_find_mark (self->snapshot, event_id);
  if (mark == NULL)
    event_id = 0;
  if (event_id != self->selected)
    {
      self->selected = event_id;
      dtl_view_state_emit_changed (self, DTL_VIEW_CHANGE_SELECTION);
    }
  if (mark != NULL && mark->has_row)
    dtl_view_state_reveal_row (self, mark->row);
}

gint64
dtl_view_state_get_selected (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), 0);

  return self->selected;
}

const DtlMark *
dtl_view_state_get_selected_mark (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  return self->selected != 0 ? dtl_snapshot_find_mark (self->snapshot, self->selected) : NULL;
}

/**
 * dtl_view_state_get_neighbour:
 * @self: a view state
 * @step: 1 for the next event, -1 for the previous
 *
 * Returns: (transfer none) (nullable): the event beside the selected one or, if none is
 *   selected, beside the session that the read-out shows
 */
const DtlMark *
dtl_view_state_get_neighbour (DtlViewState *self, int step)
{
  const GPtrArray *marks;
  gsize row = 0;
  gssize found = -1;

  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  if (self->snapshot == NULL || self->snapshot->marks->len == 0)
    return NULL;
  marks = self->snapshot->marks;

  for (guint i = 0; i < marks->len && self->selected != 0; i++)
    {
      const DtlMark *mark = g_ptr_array_index (marks, i);

      if (mark->event->id == self->selected)
        found = (gssize) i + step;
    }
  if (self->selected == 0 && dtl_view_state_get_focus_row (self, &row))
    {
      /* Between two events the next one is the first that is later. */
      found = step > 0 ? (gssize) marks->len : -1;
      for (guint i = 0; i < marks->len; i++)
        {
          const DtlMark *mark = g_ptr_array_index (marks, i);

          if (step < 0 && mark->has_row && mark->row <= row)
            found = (gssize) i;
          if (step > 0 && mark->has_row && mark->row >= row)
            {
              found = (gssize) i;
              break;
            }
        }
    }

  if (found < 0 || found >= (gssize) marks->len)
    return NULL;
  return g_ptr_array_index (marks, (guint) found);
}

void
dtl_view_state_set_marking (DtlViewState *self, gboolean marking)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  marking = !!marking && dtl_view_state_get_n (self) > 0;
  if (self->marking == marking)
    return;

  self->marking = marking;
  dtl_view_state_emit_changed (self, DTL_VIEW_CHANGE_MODE);
}

gboolean
dtl_view_state_get_marking (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return self->marking;
}

/**
 * dtl_view_state_save:
 * @self: a view state with at least one bar
 * @saved: (out caller-allocates): set to what would show the same again; to be cleared
 */
void
dtl_view_state_save (DtlViewState *self, DtlSavedView *saved)
{
  gsize n;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  n = dtl_view_state_get_n (self);
  g_return_if_fail (n > 0);

  *saved = (DtlSavedView){
    .from = dtl_series_get_day (self->snapshot->series,
                                (gsize) CLAMP (floor (self->first), 0, (double) n - 1)),
    .to = dtl_series_get_day (self->snapshot->series,
                              (gsize) CLAMP (ceil (self->end) - 1, 0, (double) n - 1)),
    .preset = self->preset,
    .selected = self->selected,
    .hidden = self->hidden,
    .newest_first = self->newest_first,
    .compared = g_strdupv (self->compared),
    .indicators = g_strdupv (self->indicators),
  };
  dtl_view_state_save_style (self, saved);
}
