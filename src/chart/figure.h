/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart.h"
#include "chart/study-plot.h"

G_BEGIN_DECLS

/* A chart with title, deck, event key, notes and source around it, or a plot of a study with all
 * but the key: what is exported. */
typedef struct _DtlFigure DtlFigure;

DtlFigure *dtl_figure_new (DtlChart *chart); /* transfer full */
DtlFigure *dtl_figure_new_plot (const DtlStudyPlotKind *kind,
                                gpointer data,
                                GDestroyNotify destroy,
                                const DtlTheme *theme,
                                DtlDay last);
void dtl_figure_free (DtlFigure *self);
DtlChart *dtl_figure_get_chart (DtlFigure *self); /* nullable: a plot */
void dtl_figure_set_transparent (DtlFigure *self, gboolean transparent);
DtlDay dtl_figure_get_last_day (DtlFigure *self);

/* NULL or "": left out */
void dtl_figure_set_title (DtlFigure *self, const char *title);
void dtl_figure_set_subtitle (DtlFigure *self, const char *subtitle);
void dtl_figure_set_notes (DtlFigure *self, const char *notes);
void dtl_figure_set_numbered_notes (DtlFigure *self, const char *notes);
void dtl_figure_set_reaction_notes (DtlFigure *self, const char *notes);
void dtl_figure_set_source (DtlFigure *self, const char *source);
const char *dtl_figure_get_title (const DtlFigure *self);
const char *dtl_figure_get_subtitle (const DtlFigure *self);
const char *dtl_figure_get_notes (const DtlFigure *self);
const char *dtl_figure_get_numbered_notes (const DtlFigure *self);
const char *dtl_figure_get_reaction_notes (const DtlFigure *self);
const char *dtl_figure_get_source (const DtlFigure *self);

/* Draws at the origin in a box of @width x @height px of the screen; a page is drawn by scaling
 * @cr. The theme of the chart decides between the print style and the screen's. */
void dtl_figure_draw (DtlFigure *self, cairo_t *cr, double width, double height, double scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlFigure, dtl_figure_free)

G_END_DECLS
