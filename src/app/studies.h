/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/view-state.h"
#include "operations/study-book.h"

G_BEGIN_DECLS

/* The studies that a window shows: of the selected event by the plan under the user's hands, and
 * of all events as they are kept. Signals: "changed"; "save" (gint64 event_id, DtlStudyPlan *plan)
 * and "save-set" (const char *symbol, DtlStudySetChoice *choice) when what is to be kept has been
 * left alone for a moment. */
#define DTL_TYPE_STUDIES (dtl_studies_get_type ())
G_DECLARE_FINAL_TYPE (DtlStudies, dtl_studies, DTL, STUDIES, GObject)

DtlStudies *dtl_studies_new (DtlViewState *state);

void dtl_studies_set_book (DtlStudies *self, DtlStudyBook *book); /* nullable */
void dtl_studies_set_stale (DtlStudies *self);                    /* another book is on its way */
const DtlStudyBook *dtl_studies_get_book (DtlStudies *self);      /* nullable */
gboolean dtl_studies_is_stale (DtlStudies *self);

/* Of the selected event; nullable: none is selected, or it was not read yet */
const DtlStudyEntry *dtl_studies_get_entry (DtlStudies *self);
const DtlStudyPlan *dtl_studies_get_plan (DtlStudies *self);
const DtlStudy *dtl_studies_get_study (DtlStudies *self);
const DtlStudy *dtl_studies_get_second (DtlStudies *self);
DtlStudy *dtl_studies_run_without_events (DtlStudies *self);
void dtl_studies_change_plan (DtlStudies *self, DtlStudyPlan *plan); /* transfer full */
void dtl_studies_flush (DtlStudies *self);
gsize dtl_studies_count_episode (DtlStudies *self); /* days with events; 0: there is none */
gboolean dtl_studies_is_joint (DtlStudies *self);   /* the study is of the whole episode */

/* The window of days that table, plots and chart speak of */
void dtl_studies_choose_window (DtlStudies *self, DtlStudyRange range);
const DtlStudyWindow *dtl_studies_get_window (DtlStudies *self); /* nullable */
const DtlStudyWindow *dtl_studies_find_window (const DtlStudy *study, DtlStudyRange range);

/* The set of all events: which count, and by which plan */
const DtlStudySetChoice *dtl_studies_get_choice (DtlStudies *self); /* nullable: no book */
void dtl_studies_include (DtlStudies *self, gint64 event_id, gboolean included);
void dtl_studies_change_set_plan (DtlStudies *self, DtlStudyPlan *plan); /* transfer full */

G_END_DECLS
