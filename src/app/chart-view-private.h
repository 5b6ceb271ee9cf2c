/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/chart-view-grip.h"
#include "app/chart-view-label.h"
#include "app/studies.h"
#include "chart/chart.h"

G_BEGIN_DECLS

/* How much of the picture is out of date; merged by maximum. */
typedef enum
{
  DTL_DIRTY_NONE,
  DTL_DIRTY_CURSOR, /* the crosshair moved over the same picture */
  DTL_DIRTY_VIEW,   /* range, selection, size or theme */
  DTL_DIRTY_DATA,   /* bars or events */
} DtlDirty;

/* What a stretch of sessions is for. */
typedef enum
{
  DTL_SPAN_NONE,
  DTL_SPAN_MEASURE,
  DTL_SPAN_ZOOM,
} DtlSpanKind;

struct _DtlChartView
{
  GtkWidget parent_instance;

  DtlViewState *state;
  DtlStudies *studies; /* nullable */
  DtlChart *chart;
  DtlDirty dirty;
  GPtrArray *flags; /* elem: DtlFlagButton, by day; children */
  GtkWidget *popover;
  GtkWidget *menu;

  cairo_surface_t *surface;
  GskRenderNode *picture; /* the surface in a cairo node */
  int surface_scale;

  DtlSpanKind span_kind;
  gsize span_from, span_to; /* rows, in any order */

  DtlSpanKind drag_kind; /* none: it pans */
  double drag_x;         /* where the drag began */
  double drag_speed;     /* px a second, smoothed */
  double drag_last_dx;
  guint32 drag_last_time; /* ms */
  double drag_first;      /* range when the drag began */
  double drag_end;
  double zoom_width; /* of the range when the pinch began */
  double pointer_x;
  double pointer_y;
  const char *cursor_name; /* nullable; a literal */

  DtlLabelDrag label;

  DtlGrip grip;         /* that the drag holds */
  guint grip_pane;      /* below the divider */
  double grip_dy;       /* px downwards since the drag began */
  double grip_laid_out; /* the same at the last layout */
  GtkWidget *edges[2];  /* DtlEdgeHandle: from, to; children */
  DtlStudyRange reach;  /* of the event window that is drawn, while reach_source waits */
  gint64 reach_event;   /* that it is of */
  guint reach_source;   /* computes the study of it */
};

void dtl_chart_view_init_input (DtlChartView *self);
void dtl_chart_view_init_keys (DtlChartView *self);
double dtl_chart_view_get_spacing (DtlChartView *self);
gint64 dtl_chart_view_get_focused_event (DtlChartView *self);
void dtl_chart_view_update_label (DtlChartView *self);

/* chart-view-flags.c */
void dtl_chart_view_activate_flag (DtlChartView *self, gint64 flag_id);
void dtl_chart_view_show_pointed (DtlChartView *self);

/* chart-view-popups.c */
void
dtl_chart_view_popup_menu (DtlChartView *self, gint64 event_id, gssize row, double x, double y);
void dtl_chart_view_popup_badge (DtlChartView *self, const DtlChip *chip);

/* chart-view-span.c */
void dtl_chart_view_set_span (DtlChartView *self, gssize from, gssize to, DtlSpanKind kind);
void dtl_chart_view_zoom_to_span (DtlChartView *self);
char *dtl_chart_view_describe_span (DtlChartView *self); /* nullable */
void dtl_chart_view_draw_span (DtlChartView *self, GtkSnapshot *snapshot);

G_END_DECLS
