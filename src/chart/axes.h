/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/frame.h"
#include "chart/pane.h"

G_BEGIN_DECLS

/* What frames the panes: labels of prices, volumes and days, and the tag of the last price. The
 * rect of each frame is that of the axis. */

#define DTL_AXES_TEXT_X 8 /* px from the line to the values */
#define DTL_AXES_TAG_HEIGHT 20
#define DTL_AXES_TAG_START 3 /* px from the line to a tag */
#define DTL_AXES_TAG_END 4   /* px from a tag to the edge */

extern const DtlTextStyle dtl_axes_style;       /* values and days */
extern const DtlTextStyle dtl_axes_heavy_style; /* months, years and tags */

/* The last close in view. */
typedef struct
{
  gboolean shown;
  double value;
  double y;       /* of the middle of the tag */
  double x;       /* where the dotted line starts */
  gboolean rises; /* against the close before */
  char *text;
  char *day; /* nullable: the last bar in view is the last of all */
} DtlLastPrice;

void dtl_last_price_clear (DtlLastPrice *self);

double dtl_axes_measure_width (DtlLettering *lettering,
                               const DtlPriceScale *scale,
                               DtlRange range,
                               int decimals);
double
dtl_axes_measure_head_width (DtlLettering *lettering, const char *head, const DtlDateNames *names);

/* The head: what values are measured against, in lines at the top of the axis. */
double dtl_axes_measure_head (const DtlTheme *theme, const char *head);

/* @last: nullable: a tag that values keep clear of. */
void dtl_axes_draw_values (const DtlFrame *frame,
                           const DtlPane *pane,
                           const DtlLastPrice *last,
                           cairo_t *cr);
void dtl_axes_draw_times (const DtlFrame *frame, const GArray *ticks, cairo_t *cr);
void
dtl_axes_draw_head (const DtlFrame *frame, const char *head, const DtlColor *color, cairo_t *cr);
void dtl_axes_draw_last (const DtlFrame *frame, const DtlLastPrice *last, cairo_t *cr);

/* A value of @pane as text: of a mark, and of any other. */
char *dtl_axes_format_tick (const DtlPane *pane, const DtlPriceTick *tick);
char *dtl_axes_format_price (const DtlPriceScale *scale, double price, int decimals);
char *dtl_axes_format_value (const DtlPane *pane, double value, int price_decimals);

/* A value on the axis at @y, and a filled tag. */
void dtl_axes_show_value (const DtlFrame *frame, const char *text, double y, cairo_t *cr);
void dtl_axes_draw_tag (
    const DtlFrame *frame, const DtlRect *rect, const char *text, DtlAlign align, cairo_t *cr);

G_END_DECLS
