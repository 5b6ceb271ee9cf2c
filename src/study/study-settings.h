/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_STUDY_MAX_WINDOWS 32
#define DTL_STUDY_MIN_ESTIMATION 30
#define DTL_STUDY_MAX_ESTIMATION 500
#define DTL_STUDY_MAX_GAP 60
#define DTL_STUDY_USUAL_LEVEL 95
#define DTL_STUDY_MAX_REACH 60 /* sessions of the event window on either side of day 0 */

/* What the return would have been. Saved by name: never rename. */
typedef enum
{
  DTL_STUDY_MODEL_MARKET,   /* alpha + beta x benchmark */
  DTL_STUDY_MODEL_MEAN,     /* the security's own mean */
  DTL_STUDY_MODEL_ADJUSTED, /* the benchmark's return */
  DTL_STUDY_MODEL_FACTORS,  /* riskless rate + alpha + betas x factors */
} DtlStudyModel;

typedef enum
{
  DTL_STUDY_RETURNS_SIMPLE,
  DTL_STUDY_RETURNS_LOG,
} DtlStudyReturns;

/* Days of a window, counted from day 0, both within. */
typedef struct
{
  int from, to;
} DtlStudyRange;

/* A plain value: copy it. */
typedef struct
{
  DtlStudyModel model;
  DtlStudyReturns returns;
  int estimation;           /* returns that the model is fitted to */
  int gap;                  /* returns between them and the event window */
  int minimum;              /* fewer returns give no study */
  int from, to;             /* the event window */
  int level;                /* per cent of the intervals: 90, 95 or 99 */
  gboolean excludes_events; /* drop the days within one of other events from the estimation */
  gsize n_windows;
  DtlStudyRange windows[DTL_STUDY_MAX_WINDOWS]; /* each within from..to */
} DtlStudySettings;

void dtl_study_settings_init (DtlStudySettings *self, gboolean has_benchmark);
void dtl_study_settings_set_usual_windows (DtlStudySettings *self);
gboolean dtl_study_settings_validate (const DtlStudySettings *self, GError **error);
gboolean dtl_study_settings_join (const DtlStudySettings *self,
                                  const int *sessions,
                                  gsize n,
                                  DtlStudySettings *joint);
double dtl_study_settings_get_alpha (const DtlStudySettings *self);
gboolean dtl_study_settings_equal (const DtlStudySettings *a, const DtlStudySettings *b);

const char *dtl_study_model_to_id (DtlStudyModel model);
gboolean dtl_study_model_from_id (const char *id, DtlStudyModel *model);
const char *dtl_study_returns_to_id (DtlStudyReturns returns);
gboolean dtl_study_returns_from_id (const char *id, DtlStudyReturns *returns);

G_END_DECLS
