/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/studies.h"
#include "chart/figure.h"

G_BEGIN_DECLS

/* The study of the selected event: what it says, its windows, plots, warnings and settings. */
#define DTL_TYPE_STUDY_PAGE (dtl_study_page_get_type ())
G_DECLARE_FINAL_TYPE (DtlStudyPage, dtl_study_page, DTL, STUDY_PAGE, GtkWidget)

void dtl_study_page_set_state (DtlStudyPage *self, DtlViewState *state, DtlStudies *studies);
DtlFigure *dtl_study_page_create_set_figure (DtlStudyPage *self, const char *what); /* nullable */
char *dtl_study_page_print_set (DtlStudyPage *self);                                /* nullable */
char *dtl_study_page_print_set_table (DtlStudyPage *self);

G_END_DECLS
