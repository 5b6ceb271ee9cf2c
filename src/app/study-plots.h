/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/study-plot.h"
#include "operations/study-book.h"

G_BEGIN_DECLS

/* The numbers of a study as the plots want them; each owns what it points to. */
DtlStudyPath *dtl_study_plots_path (const DtlStudy *study, const DtlStudyWindow *window);
void dtl_study_plots_path_free (DtlStudyPath *self);
DtlStudyPlacebo *dtl_study_plots_placebo (const DtlStudy *study, const DtlStudyWindow *window);
void dtl_study_plots_placebo_free (DtlStudyPlacebo *self);
DtlStudyScatter *dtl_study_plots_scatter (const DtlStudy *study,
                                          const char *symbol,
                                          const char *benchmark); /* nullable: no benchmark */
void dtl_study_plots_scatter_free (DtlStudyScatter *self);
DtlStudyMean *dtl_study_plots_mean (const DtlStudy *const *studies, gsize n); /* nullable: n = 0 */
void dtl_study_plots_mean_free (DtlStudyMean *self);

G_END_DECLS
