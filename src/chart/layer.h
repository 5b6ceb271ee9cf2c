/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/columns.h"
#include "chart/ticks.h"

G_BEGIN_DECLS

/* One way to ink rows: a chart type, or what lies behind it. A new one is a file in layers/ and a
 * row in layer.c. */
typedef struct
{
  const char *id;     /* saved in files: never rename */
  const char *title;  /* English, for translation */
  const char *legend; /* nullable: needs no explanation, or has a label */

  /* The values of the rows, for automatic scales; nullable: takes what the others ask for. */
  void (*extent) (gconstpointer data, DtlRows rows, DtlRange *range);
  void (*draw) (gconstpointer data, const DtlFrame *frame, cairo_t *cr);
  /* What a legend says where that differs by @data, with the value of @row or for DTL_PLOT_NO_ROW
   * the last one in @rows, and the colour of that text. Nullable. */
  char *(*label) (gconstpointer data, DtlRows rows, gsize row);
  const DtlColor *(*color) (gconstpointer data, const DtlTheme *theme);
  /* A sample of its ink, for a legend; with @legend or @label only. */
  void (*sample) (gconstpointer data, const DtlFrame *frame, const DtlRect *rect, cairo_t *cr);
  /* The value of a row that the crosshair snaps to near @y; nullable: none. NAN if missing. */
  double (*hit) (gconstpointer data, const DtlFrame *frame, gsize row, double y);
} DtlLayerKind;

typedef enum
{
  DTL_LAYER_GRID,    /* data: DtlGrid */
  DTL_LAYER_CANDLES, /* data: DtlSeries, as for the rest */
  DTL_LAYER_HOLLOW,
  DTL_LAYER_HEIKIN_ASHI, /* heikin-ashi.h */
  DTL_LAYER_BARS,
  DTL_LAYER_BASELINE,
  DTL_LAYER_RANGE,     /* the day's high and low */
  DTL_LAYER_AREA,      /* below the closes */
  DTL_LAYER_LINE,      /* of the closes */
  DTL_LAYER_HISTOGRAM, /* of the volume */
  DTL_LAYER_PLOT_LINE, /* data: DtlPlot, as for the rest */
  DTL_LAYER_PLOT_HISTOGRAM,
  DTL_LAYER_PLOT_BAND,
  DTL_LAYER_PLOT_AREA,
  DTL_LAYER_COMPARED, /* data: DtlCompared */
  DTL_N_LAYERS
} DtlLayerId;

typedef struct
{
  const DtlLayerKind *kind;
  gconstpointer data; /* not owned */
} DtlLayer;

/* What the grid is drawn from. */
typedef struct
{
  const DtlPriceTicks *price;
  const GArray *time; /* of DtlTimeTick */
} DtlGrid;

const DtlLayerKind *dtl_layer_kind_get (DtlLayerId id);
extern const DtlLayerKind dtl_layer_grid;
extern const DtlLayerKind dtl_layer_candles;
extern const DtlLayerKind dtl_layer_hollow;
extern const DtlLayerKind dtl_layer_bars;
extern const DtlLayerKind dtl_layer_baseline;
extern const DtlLayerKind dtl_layer_range;
extern const DtlLayerKind dtl_layer_area;
extern const DtlLayerKind dtl_layer_line;
extern const DtlLayerKind dtl_layer_histogram;
extern const DtlLayerKind dtl_layer_plot_line;
extern const DtlLayerKind dtl_layer_plot_histogram;
extern const DtlLayerKind dtl_layer_plot_band;
extern const DtlLayerKind dtl_layer_plot_area;
extern const DtlLayerKind dtl_layer_compared;

/* Shared by the layers that draw prices */
void dtl_layer_extent_range (gconstpointer data, DtlRows rows, DtlRange *range);
void dtl_layer_extent_close (gconstpointer data, DtlRows rows, DtlRange *range);
double dtl_layer_hit_price (gconstpointer data, const DtlFrame *frame, gsize row, double y);
double dtl_layer_hit_close (gconstpointer data, const DtlFrame *frame, gsize row, double y);
void
dtl_layer_close_path (const DtlSeries *series, const DtlFrame *frame, cairo_t *cr, double base);
void dtl_layer_draw_close (const DtlSeries *series,
                           const DtlFrame *frame,
                           const DtlColor *color,
                           cairo_t *cr);

/* Shared by candles of both kinds */
void
dtl_layer_add_candle (const DtlFrame *frame, cairo_t *cr, const DtlColumnBar *bar, int body_pixels);
void dtl_layer_sample_candles (const DtlFrame *frame,
                               const DtlRect *rect,
                               const DtlColor *hollow,
                               const DtlColor *filled,
                               cairo_t *cr);

G_END_DECLS
