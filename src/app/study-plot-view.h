/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "chart/figure.h"

G_BEGIN_DECLS

/* A plot of a study as a widget. Its name is what a screen reader says of it, and its tooltip what
 * is at the pointer. */
#define DTL_TYPE_STUDY_PLOT_VIEW (dtl_study_plot_view_get_type ())
G_DECLARE_FINAL_TYPE (DtlStudyPlotView, dtl_study_plot_view, DTL, STUDY_PLOT_VIEW, GtkWidget)

/* Returns: (transfer full) (nullable): what to say of item @place of the plot */
typedef char *(*DtlDescribeItem) (gconstpointer data, gsize place, gpointer user_data);

void dtl_study_plot_view_set_plot (DtlStudyPlotView *self,
                                   const DtlStudyPlotKind *kind,
                                   gpointer data,
                                   GDestroyNotify destroy,
                                   const char *spoken);
DtlFigure *dtl_study_plot_view_create_figure (DtlStudyPlotView *self, DtlDay last); /* nullable */
void dtl_study_plot_view_set_describe (DtlStudyPlotView *self,
                                       DtlDescribeItem describe,
                                       gpointer user_data);

G_END_DECLS
