/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of range by interpolating both ends. It gives way as soon as anyone else changes the
 * range, and is immediate where the desktop wants no animations. */
#include "app/range-transition.h"

#include <adwaita.h>

#define DURATION_MS 250

typedef struct
{
  DtlViewState *state;
  double from_first, from_end;
  double to_first, to_end;
  double last_first, last_end; /* as set here: else someone else has */
  DtlPreset preset;
} RangeTransition;

static void
range_transition_free (gpointer data)
{
  RangeTransition *self = data;

  g_object_unref (self->state);
  g_free (self);
}

static void
step_cb (double value, gpointer user_data)
{
  RangeTransition *self = user_data;
  double first, end;

  dtl_view_state_get_range (self->state, &first, &end);
  if (first != self->last_first || end != self->last_end)
    return;

  dtl_view_state_set_range (self->state,
                            self->from_first + (self->to_first - self->from_first) * value,
                            self->from_end + (self->to_end - self->from_end) * value, self->preset);
  dtl_view_state_get_range (self->state, &self->last_first, &self->last_end);
}

/**
 * dtl_range_transition_run:
 * @widget: on whose frames it runs
 * @state: whose range it changes
 * @first: first row in view
 * @end: one past the last row in view
 * @preset: the preset that this range is, or %DTL_PRESET_NONE
 *
 * Moves to that range, in a quarter of a second.
 */
void
dtl_range_transition_run (
    GtkWidget *widget, DtlViewState *state, double first, double end, DtlPreset preset)
{
  RangeTransition *self = g_new0 (RangeTransition, 1);
  AdwAnimation *running = g_object_get_data (G_OBJECT (widget), "range-transition");
  AdwAnimation *animation;

  if (running != NULL && adw_animation_get_state (running) == ADW_ANIMATION_PLAYING)
    adw_animation_pause (running);
  self->state = g_object_ref (state);
  dtl_view_state_get_range (state, &self->from_first, &self->from_end);
  self->last_first = self->from_first;
  self->last_end = self->from_end;
  self->to_first = first;
  self->to_end = end;
  self->preset = preset;

  animation = adw_timed_animation_new (
      widget, 0, 1, DURATION_MS,
      adw_callback_animation_target_new (step_cb, self, range_transition_free));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (animation), ADW_EASE_OUT_CUBIC);
  g_object_set_data_full (G_OBJECT (widget), "range-transition", animation, g_object_unref);
  adw_animation_play (animation);
}
