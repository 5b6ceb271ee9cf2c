/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/least-squares.h"
#include "study/factors.h"
#include "study/study-settings.h"

G_BEGIN_DECLS

#define DTL_MODEL_MAX_PARAMETERS (DTL_FACTORS_MAX_COLUMNS + 1)

/* What a model reads, day by day. */
typedef struct
{
  gsize n;
  const double *security;   /* [n] */
  const double *benchmark;  /* [n]; nullable for the mean and for factors */
  const double *regressors; /* [n x n_parameters], 1 first; of factors only */
  const double *riskless;   /* [n], of factors only */
} DtlModelDays;

/* A fitted model: what it expects of a day, and how far off it may be. */
typedef struct
{
  DtlStudyModel kind;
  gsize n, n_parameters;
  double alpha, beta, sigma, df, r2, se_alpha, se_beta;
  double mean_x, sxx;  /* of the benchmark, market model only */
  DtlLeastSquares fit; /* of factors only */
} DtlModel;

/* What the variance of a sum of abnormal returns depends on. Starts as zeros. */
typedef struct
{
  gsize n;
  double x; /* sum of the benchmark's deviations from mean_x */
  double regressors[DTL_MODEL_MAX_PARAMETERS];
} DtlModelSum;

gboolean dtl_model_fit (DtlModel *self,
                        DtlStudyModel kind,
                        const DtlModelDays *days,
                        gsize n_parameters,
                        double *residuals);
double dtl_model_expect (const DtlModel *self, const DtlModelDays *days, gsize i);
void dtl_model_sum_add (const DtlModel *self, DtlModelSum *sum, const DtlModelDays *days, gsize i);
double dtl_model_get_error (const DtlModel *self, const DtlModelSum *sum);

G_END_DECLS
