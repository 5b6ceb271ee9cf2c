/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart-study.h"
#include "operations/study-book.h"

G_BEGIN_DECLS

/* A study as the chart draws it and its notes tell it. */
DtlChartStudy *dtl_compose_study (const DtlStudy *study,
                                  DtlStudyRange range,
                                  DtlSeries *series,
                                  const char *currency);
const char *dtl_compose_study_name_model (DtlStudyModel model);
char *dtl_compose_study_notes (const DtlStudy *study, const char *symbol, const char *benchmark);
DtlStudy *dtl_compose_study_read (
    DtlStore *store, const char *symbol, gint64 event_id, char **benchmark, GError **error);

G_END_DECLS
