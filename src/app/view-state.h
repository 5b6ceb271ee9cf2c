/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "app/saved-view.h"
#include "app/snapshot.h"
#include "news/kind.h"
#include "operations/compose-overlays.h"

G_BEGIN_DECLS

/* What is shown and how: one per window, shared by chart, overview, read-out and events list. */
#define DTL_TYPE_VIEW_STATE (dtl_view_state_get_type ())
G_DECLARE_FINAL_TYPE (DtlViewState, dtl_view_state, DTL, VIEW_STATE, GObject)

/* Argument of signal "changed": what is no longer as it was. */
typedef enum
{
  DTL_VIEW_CHANGE_DATA = 1 << 0,      /* another snapshot: bars, events */
  DTL_VIEW_CHANGE_RANGE = 1 << 1,     /* visible rows, preset */
  DTL_VIEW_CHANGE_SELECTION = 1 << 2, /* selected event */
  DTL_VIEW_CHANGE_CURSOR = 1 << 3,    /* session under pointer or keyboard cursor */
  DTL_VIEW_CHANGE_STYLE = 1 << 4,     /* chart type, price scale and base, volume */
  DTL_VIEW_CHANGE_MODE = 1 << 5,      /* mark-event mode */
  DTL_VIEW_CHANGE_LISTS = 1 << 6,     /* which instruments to compare with, which indicators */
  DTL_VIEW_CHANGE_OVERLAYS = 1 << 7,  /* what came of them */
  DTL_VIEW_CHANGE_INTERVAL = 1 << 8,  /* which bars to read */
  DTL_VIEW_CHANGE_FILTER = 1 << 9,    /* hidden kinds, order of the list */
  DTL_VIEW_CHANGE_PROPOSED = 1 << 10, /* events that an article proposes */
  DTL_VIEW_CHANGE_POINTED = 1 << 11,  /* what another part of the window points at */
  DTL_VIEW_CHANGE_AXES = 1 << 12,     /* price axis held by hand, heights of panes */
} DtlViewChange;

#define DTL_VIEW_MIN_ROWS 5.0
DtlViewState *dtl_view_state_new (void);

void dtl_view_state_set_snapshot (DtlViewState *self, DtlSnapshot *snapshot);
const DtlSnapshot *dtl_view_state_get_snapshot (DtlViewState *self); /* nullable */
DtlSeries *dtl_view_state_get_series (DtlViewState *self);           /* nullable */
gsize dtl_view_state_get_n (DtlViewState *self);
gsize dtl_view_state_find_row (DtlViewState *self, DtlDay day);

void dtl_view_state_set_range (DtlViewState *self, double first, double end, DtlPreset preset);
void dtl_view_state_get_range (DtlViewState *self, double *first, double *end);
void dtl_view_state_pan (DtlViewState *self, double rows);
void dtl_view_state_zoom (DtlViewState *self, double row, double factor);
void dtl_view_state_reveal_row (DtlViewState *self, gsize row);
gboolean dtl_view_state_resolve_preset (DtlViewState *self, DtlPreset, double *first, double *end);
DtlPreset dtl_view_state_get_preset (DtlViewState *self);

void dtl_view_state_set_cursor (DtlViewState *self, gssize row, double y_px);
gssize dtl_view_state_get_cursor (DtlViewState *self, double *y_px);
gboolean dtl_view_state_get_focus_row (DtlViewState *self, gsize *row);

void dtl_view_state_select (DtlViewState *self, gint64 event_id);
gint64 dtl_view_state_get_selected (DtlViewState *self);
const DtlMark *dtl_view_state_get_selected_mark (DtlViewState *self); /* nullable */
const DtlMark *dtl_view_state_get_neighbour (DtlViewState *self, int step);

void dtl_view_state_set_interval (DtlViewState *self, DtlInterval interval);
void dtl_view_state_set_chart_type (DtlViewState *self, DtlChartType type);
DtlChartType dtl_view_state_get_chart_type (DtlViewState *self);
void dtl_view_state_set_price_scale (DtlViewState *self, DtlPriceScaleKind scale);
DtlPriceScaleKind dtl_view_state_get_price_scale (DtlViewState *self);
void dtl_view_state_set_base (DtlViewState *self, DtlDay day);
DtlDay dtl_view_state_get_base (DtlViewState *self);
gboolean dtl_view_state_has_base (DtlViewState *self);
void dtl_view_state_set_volume_shown (DtlViewState *self, gboolean shown);
gboolean dtl_view_state_get_volume_shown (DtlViewState *self);
void dtl_view_state_set_marking (DtlViewState *self, gboolean marking);
gboolean dtl_view_state_get_marking (DtlViewState *self);
/* view-state-events.c */
void dtl_view_state_set_hidden (DtlViewState *self, DtlFamily family, gboolean hidden);
gboolean dtl_view_state_get_hidden (DtlViewState *self, DtlFamily family);
void dtl_view_state_show_all_kinds (DtlViewState *self);
void dtl_view_state_set_newest_first (DtlViewState *self, gboolean newest_first);
gboolean dtl_view_state_get_newest_first (DtlViewState *self);

/* view-state-proposals.c */
void dtl_view_state_set_proposed (DtlViewState *self, GPtrArray *marks);
GPtrArray *dtl_view_state_list_marks (DtlViewState *self); /* of DtlMark, by day */
const DtlMark *dtl_view_state_find_mark (DtlViewState *self, gint64 flag_id); /* nullable */
void dtl_view_state_point_at (DtlViewState *self, gint64 flag_id, DtlDay from, DtlDay to);
gint64 dtl_view_state_get_pointed (DtlViewState *self);
void dtl_view_state_reveal_rows (DtlViewState *self, gsize from, gsize to);
gboolean dtl_view_state_get_pointed_rows (DtlViewState *self, gsize *from, gsize *to);

/* view-state-overlays.c; lists end with NULL */
void dtl_view_state_set_compared (DtlViewState *self, const char *const *symbols);
const char *const *dtl_view_state_get_compared (DtlViewState *self);
void dtl_view_state_set_indicators (DtlViewState *self, const char *const *specs);
const char *const *dtl_view_state_get_indicators (DtlViewState *self);
void dtl_view_state_set_overlays (DtlViewState *self, DtlOverlays *overlays);
DtlOverlays *dtl_view_state_get_overlays (DtlViewState *self); /* nullable */
const char *dtl_view_state_find_problem (DtlViewState *self, const char *item);

void dtl_view_state_save (DtlViewState *self, DtlSavedView *saved);

G_END_DECLS
