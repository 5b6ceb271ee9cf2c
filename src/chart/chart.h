/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart-type.h"
#include "chart/flag.h"
#include "chart/format.h"
#include "chart/geometry.h"
#include "chart/label-layout.h"
#include "chart/theme.h"
#include "series/series.h"

G_BEGIN_DECLS

/* Panes on one time scale: what a window shows and a file exports. Setters change what is drawn;
 * layout is pure; drawing inks a layout on any cairo_t. One thread at a time. No GTK. */
typedef struct _DtlChart DtlChart;

typedef enum
{
  DTL_AREA_NONE,
  DTL_AREA_LANE, /* the event lane above the bars */
  DTL_AREA_PRICE,
  DTL_AREA_VOLUME,
  DTL_AREA_PRICE_AXIS,
  DTL_AREA_TIME_AXIS,
  DTL_AREA_ADDED, /* a pane of chart-panes.h, which knows its rectangle */
} DtlArea;

typedef struct
{
  DtlArea area;
  gboolean has_row;
  gsize row;      /* of the session under the point */
  double price;   /* at the point, in DTL_AREA_PRICE; else NAN */
  gint64 flag_id; /* of the chip under the point; 0: none */
  guint pane;     /* under the point, as chart-panes.h numbers them */
} DtlHit;

/* A chip as laid out: for the focusable child over it. It stands for the flags [first, end) of
 * those that the layout shows, which dtl_chart_get_chip_flag() and _number() tell. */
typedef struct
{
  gint64 flag_id; /* of the first flag it stands for */
  gsize first, end;
  DtlRect rect;
  DtlLabelForm form;
  DtlSide side;
  int lane; /* counted from the bars */
} DtlChip;

DtlChart *dtl_chart_new (void);
void dtl_chart_free (DtlChart *self);

void dtl_chart_set_series (DtlChart *self, DtlSeries *series); /* nullable */
void dtl_chart_set_flags (DtlChart *self, GArray *flags);      /* of DtlFlag, by row; nullable */
void dtl_chart_set_selected (DtlChart *self, gint64 flag_id);  /* 0: none */
void dtl_chart_set_type (DtlChart *self, DtlChartType type);
void dtl_chart_set_volume_shown (DtlChart *self, gboolean shown);
void dtl_chart_set_transparent (DtlChart *self, gboolean transparent); /* no ground */
void dtl_chart_set_theme (DtlChart *self, const DtlTheme *theme);
void dtl_chart_set_names (DtlChart *self, const DtlDateNames *names); /* NULL: English */
DtlSeries *dtl_chart_get_series (const DtlChart *self);               /* nullable */
const GArray *dtl_chart_get_flags (const DtlChart *self);
const DtlTheme *dtl_chart_get_theme (const DtlChart *self);

/* The visible range in rows: whole numbers when fitted to sessions, fractional while panning. */
void dtl_chart_set_range (DtlChart *self, double first, double end);
void dtl_chart_get_range (const DtlChart *self, double *first, double *end);
void dtl_chart_pan (DtlChart *self, double dx);                /* as the pointer moves */
void dtl_chart_zoom (DtlChart *self, double factor, double x); /* > 1: closer */
void dtl_chart_scroll_to (DtlChart *self, gsize row);          /* only if out of view */

/* Lays out @width x @height px; @scale is device pixels a unit, for snapping. */
void dtl_chart_layout (DtlChart *self, double width, double height, double scale);
void dtl_chart_draw (DtlChart *self, cairo_t *cr);

/* The crosshair only, over a drawn chart. @row out of range: horizontal line only; NAN @y:
 * vertical line and date only. */
void dtl_chart_draw_cursor (DtlChart *self, cairo_t *cr, gsize row, double y);

/* Answers on the last layout */
DtlHit dtl_chart_hit (const DtlChart *self, double x, double y);
const DtlChip *dtl_chart_get_chips (const DtlChart *self, gsize *n);
const DtlFlag *dtl_chart_get_chip_flag (const DtlChart *self, gsize i);
gsize dtl_chart_get_chip_number (const DtlChart *self, gsize i);
DtlRect dtl_chart_get_area (const DtlChart *self, DtlArea area);
DtlRows dtl_chart_get_rows (const DtlChart *self);             /* that are in view */
double dtl_chart_get_row_x (const DtlChart *self, double row); /* centre of the column */
double dtl_chart_get_price_y (const DtlChart *self, double price);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlChart, dtl_chart_free)

G_END_DECLS
