/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/frame.h"
#include "series/pyramid.h"

G_BEGIN_DECLS

#define DTL_PLOT_NO_ROW G_MAXSIZE

/* Numbers that go with the rows of a chart's series, and how they are drawn: an indicator, a
 * benchmark, a band. Immutable once made: threads and charts
 * may share it. */
typedef enum
{
  DTL_PLOT_LINE,
  DTL_PLOT_HISTOGRAM, /* bars from zero, up in the tint of a rise, down in that of a fall */
  DTL_PLOT_BAND,      /* from values to upper */
  DTL_PLOT_AREA,      /* a line, and faintly what is between it and zero */
} DtlPlotKind;

/* How a value is written behind the name. */
typedef enum
{
  DTL_PLOT_UNTOLD, /* not at all */
  DTL_PLOT_NUMBER,
  DTL_PLOT_PERCENT, /* the values are percent */
  DTL_PLOT_VOLUME,  /* 35.3 M */
} DtlPlotNumber;

typedef struct
{
  DtlPlotKind kind;
  DtlPlotNumber number;
  int decimals;
  char *title;    /* nullable: has no name of its own */
  guint color;    /* of the theme's colours of plots, counted round */
  gsize n;        /* rows; later ones are gaps */
  double *values; /* [n], NAN: a gap */
  double *upper;  /* [n], of a band; else NULL */
  DtlPyramid *pyramid, *upper_pyramid;
} DtlPlot;

/* The rows of a frame that share a device pixel, or one row. */
typedef struct
{
  gsize row;                     /* the first */
  double first, low, high, last; /* NAN without a value */
} DtlPlotColumn;

DtlPlot *dtl_plot_new (DtlPlotKind kind, const char *title, guint color, gsize n, double *values);
DtlPlot *dtl_plot_new_band (const char *title, guint color, gsize n, double *lower, double *upper);
DtlPlot *dtl_plot_ref (DtlPlot *self);
void dtl_plot_unref (DtlPlot *self);
void dtl_plot_set_number (DtlPlot *self, DtlPlotNumber number, int decimals); /* at first only */

double dtl_plot_get (const DtlPlot *self, gsize row); /* NAN in a gap */
char *dtl_plot_format (const DtlPlot *self, double value);
/* The name with the value of @row, or for DTL_PLOT_NO_ROW the last one in @rows; nullable. */
char *dtl_plot_dup_label (const DtlPlot *self, DtlRows rows, gsize row);
const DtlColor *dtl_plot_get_color (const DtlPlot *self, const DtlTheme *theme);
/* The next column of the values, or of the upper ones of a band. */
gboolean dtl_plot_next (
    const DtlPlot *self, gboolean upper, const DtlFrame *frame, gsize *next, DtlPlotColumn *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlPlot, dtl_plot_unref)

G_END_DECLS
