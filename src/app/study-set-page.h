/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/studies.h"
#include "chart/figure.h"

G_BEGIN_DECLS

/* All events of the instrument as one set: table, forest plot, mean path, and what tests say. */
#define DTL_TYPE_STUDY_SET_PAGE (dtl_study_set_page_get_type ())
G_DECLARE_FINAL_TYPE (DtlStudySetPage, dtl_study_set_page, DTL, STUDY_SET_PAGE, GtkWidget)

void dtl_study_set_page_set_state (DtlStudySetPage *self, DtlViewState *state, DtlStudies *studies);
DtlFigure *dtl_study_set_page_create_figure (DtlStudySetPage *self, const char *what);
char *dtl_study_set_page_print (DtlStudySetPage *self); /* nullable */
char *dtl_study_set_page_print_table (DtlStudySetPage *self);

G_END_DECLS
