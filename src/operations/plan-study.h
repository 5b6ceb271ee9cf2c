/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/json-writer.h"
#include "operations/study-episodes.h"
#include "operations/study-events.h"

G_BEGIN_DECLS

/* How an event is studied: settings and benchmark, as they are kept with the event. */
typedef struct
{
  DtlStudySettings settings;
  char *benchmark; /* nullable: none */
  char *second;    /* nullable: another benchmark that is shown beside it */
  char *factors;   /* nullable: digest of the file that the model of factors reads */
  gboolean joint;  /* with the events whose windows share days with its own, as one episode */
} DtlStudyPlan;

DtlStudyPlan *dtl_study_plan_copy (const DtlStudyPlan *self);
void dtl_study_plan_free (DtlStudyPlan *self);
void dtl_study_plan_set_reach (DtlStudyPlan *self, int from, int to);
gboolean dtl_study_plan_equal (const DtlStudyPlan *a, const DtlStudyPlan *b);
DtlStudy *dtl_study_plan_run (const DtlStudyPlan *self,
                              const DtlStudyGround *ground,
                              const DtlFactors *factors,
                              const DtlStudyEvent *event);

gboolean dtl_plan_study_find_benchmark (DtlStore *store,
                                        const char *symbol,
                                        char **benchmark,
                                        GError **error);
DtlStudyPlan *
dtl_plan_study_read (DtlStore *store, const char *symbol, gint64 event_id, GError **error);

/* Each is one step of the history. */
gboolean dtl_plan_study_save (
    DtlStore *store, gint64 event_id, const DtlStudyPlan *plan, DtlInstant now, GError **error);
gboolean dtl_plan_study_set_benchmark (
    DtlStore *store, const char *symbol, const char *benchmark, DtlInstant now, GError **error);

void dtl_study_plan_write (const DtlStudyPlan *self, DtlJsonWriter *writer);
void dtl_study_plan_drop_missing (DtlStudyPlan *self, DtlStore *store);
char *dtl_study_plan_print (const DtlStudyPlan *self);
DtlStudyPlan *dtl_study_plan_parse (const char *json, const char *benchmark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlStudyPlan, dtl_study_plan_free)

G_END_DECLS
