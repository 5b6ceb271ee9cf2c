/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/plan-study.h"

G_BEGIN_DECLS

/* How the events of an instrument are put together: one plan for all of them, and which count. */
typedef struct
{
  DtlStudyPlan *plan;
  GArray *left_out; /* of gint64: events that do not count */
} DtlStudySetChoice;

DtlStudySetChoice *dtl_study_set_choice_parse (const char *json, const char *benchmark);
char *dtl_study_set_choice_print (const DtlStudySetChoice *self);
DtlStudySetChoice *dtl_study_set_choice_copy (const DtlStudySetChoice *self);
void dtl_study_set_choice_free (DtlStudySetChoice *self);
gboolean dtl_study_set_choice_includes (const DtlStudySetChoice *self, gint64 event_id);
void dtl_study_set_choice_include (DtlStudySetChoice *self, gint64 event_id, gboolean included);

/* Kept like a view: it is no edit. */
DtlStudySetChoice *dtl_study_set_choice_read (DtlStore *store,
                                              const char *symbol,
                                              const char *benchmark,
                                              GError **error);
gboolean dtl_study_set_choice_save (DtlStore *store,
                                    const char *symbol,
                                    const DtlStudySetChoice *self,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlStudySetChoice, dtl_study_set_choice_free)

G_END_DECLS
