/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/store.h"
#include "study/study-set.h"

G_BEGIN_DECLS

/* What studies of one instrument read from the library: load it once, then study in microseconds,
 * on any thread. */
typedef struct
{
  char *symbol;
  char *benchmark;             /* nullable: none */
  DtlSeries *series;           /* daily */
  DtlSeries *benchmark_series; /* nullable */
  DtlJoinedReturns *simple, *log;
  GArray *listed; /* of gsize: rows of days 0 of the listed events, increasing */
} DtlStudyGround;

/* One event of a report. */
typedef struct
{
  gint64 event_id; /* 0: a day that was asked for, not in the library */
  char *symbol;
  char *title; /* nullable */
  DtlStudyEvent event;
} DtlStudyItem;

typedef struct
{
  DtlStudySettings settings;
  char *benchmark;     /* nullable */
  GPtrArray *items;    /* of DtlStudyItem */
  GPtrArray *studies;  /* of DtlStudy, as the items */
  DtlStudySet *set;    /* nullable: of fewer than two events */
  GPtrArray *episodes; /* of DtlStudyEpisode: events whose windows share days */
} DtlStudyReport;

DtlStudyGround *
dtl_study_ground_new (DtlStore *store, const char *symbol, const char *benchmark, GError **error);
void dtl_study_ground_free (DtlStudyGround *self);
void dtl_study_ground_list (DtlStudyGround *self, const DtlStudyEvent *events, gsize n);
gboolean dtl_study_ground_list_library (DtlStudyGround *self, DtlStore *store, GError **error);
DtlStudy *dtl_study_ground_run (const DtlStudyGround *self,
                                const DtlFactors *factors,
                                const DtlStudySettings *settings,
                                const DtlStudyEvent *event);

DtlStudyItem *dtl_study_item_new (const DtlEvent *event);
void dtl_study_item_free (DtlStudyItem *self);
DtlStudyReport *dtl_study_report_new (DtlStore *store,
                                      GPtrArray *items,
                                      const char *benchmark,
                                      const DtlFactors *factors,
                                      const DtlStudySettings *settings,
                                      GError **error);
void dtl_study_report_free (DtlStudyReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlStudyGround, dtl_study_ground_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlStudyItem, dtl_study_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlStudyReport, dtl_study_report_free)

G_END_DECLS
