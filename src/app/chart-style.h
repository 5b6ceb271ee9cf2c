/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "chart/theme.h"

G_BEGIN_DECLS

void dtl_chart_style_read (GtkWidget *widget, DtlTheme *theme);
double dtl_chart_style_get_text_scale (GtkWidget *widget);
void dtl_chart_style_watch (GtkWidget *widget, GCallback callback);

void dtl_chart_style_set_source (cairo_t *cr, const DtlColor *color);
PangoLayout *dtl_chart_style_create_text (
    GtkWidget *widget, const DtlTheme *theme, double size_px, int weight, const char *text);

G_END_DECLS
