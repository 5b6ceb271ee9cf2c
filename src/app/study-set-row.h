/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "operations/study-book.h"
#include "study/study-set.h"

G_BEGIN_DECLS

/* One event in the table of the set. Immutable. */
#define DTL_TYPE_STUDY_SET_ROW (dtl_study_set_row_get_type ())
G_DECLARE_FINAL_TYPE (DtlStudySetRow, dtl_study_set_row, DTL, STUDY_SET_ROW, GObject)

typedef enum
{
  DTL_STUDY_SET_USED,
  DTL_STUDY_SET_TITLE,
  DTL_STUDY_SET_DATE,
  DTL_STUDY_SET_SESSION,
  DTL_STUDY_SET_AR,
  DTL_STUDY_SET_CAR_01,
  DTL_STUDY_SET_CAR_11,
  DTL_STUDY_SET_PLACEBO,
  DTL_STUDY_SET_HOLM,
  DTL_STUDY_SET_WARNINGS,
  DTL_N_STUDY_SET_COLUMNS
} DtlStudySetColumn;

DtlStudySetRow *dtl_study_set_row_new (const DtlStudyEntry *entry,
                                       const DtlStudy *study,
                                       gboolean used,
                                       double holm);
gint64 dtl_study_set_row_get_event_id (DtlStudySetRow *self);
gboolean dtl_study_set_row_is_used (DtlStudySetRow *self);
const char *dtl_study_set_row_get_title (DtlStudySetRow *self);
char *dtl_study_set_row_format (DtlStudySetRow *self, DtlStudySetColumn column);
char *dtl_study_set_row_describe_warnings (DtlStudySetRow *self); /* nullable */
int dtl_study_set_row_compare (DtlStudySetRow *a, DtlStudySetRow *b, DtlStudySetColumn column);
char *dtl_study_set_row_print (DtlStudySetRow *self);

G_END_DECLS
