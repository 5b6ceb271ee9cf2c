/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/landing.h"
#include "study/factors.h"
#include "study/joined-returns.h"
#include "study/placebo.h"
#include "study/study-warning.h"

G_BEGIN_DECLS

#define DTL_STUDY_NO_INDEX G_MAXSIZE

/* When something became known, at the security's exchange. */
typedef struct
{
  DtlDay day;
  DtlTiming timing;
} DtlStudyEvent;

/* The expected return as it was fitted. What the model has not is NAN. */
typedef struct
{
  DtlStudyModel model; /* the one used: mean instead of market where the benchmark is flat */
  gsize n, n_parameters;
  DtlDay first, last; /* of the estimation days */
  double alpha, beta, sigma, df, r2, se_alpha, se_beta;
  double autocorrelation; /* of the residuals, at lag 1 */
  double excess_kurtosis; /* of the residuals: m4 / m2^2 - 3 */
} DtlStudyFit;

/* One day of the event window, and the window from its first day up to this one. */
typedef struct
{
  int rel; /* sessions from day 0 */
  DtlDay day;
  double security, benchmark, expected; /* returns */
  double ar, se, t, p;
  double car, car_se, car_t, car_p, car_low, car_high; /* at the level of the settings */
  double expected_price; /* of the path that starts at the price before the window, in its scale */
} DtlStudyDay;

typedef struct
{
  DtlStudyRange range;
  gsize n; /* days it has; 0: all figures are NAN */
  gboolean complete;
  double security, benchmark;        /* returns, compounded */
  double security_sum, expected_sum; /* of daily returns; their difference is CAR */
  double car, se, t, df, p, low, high;
  double bhar_model, bhar_market; /* simple returns only */
  double money;                   /* last close before the window x CAR: per share, its currency */
  DtlPlacebo placebo;
} DtlStudyWindow;

typedef struct
{
  DtlStudySettings settings;
  DtlStudyEvent event;
  DtlStudyStatus status;
  guint32 warnings; /* 1 << DtlStudyWarning each */
  DtlStudyAmounts amounts;
  DtlDay session;      /* day 0, or DTL_DAY_NONE */
  int rolled_days;     /* calendar days from the event's day to the session */
  gsize index;         /* of day 0 among the joined returns */
  gsize n_needed;      /* insufficient_estimation: returns that it takes */
  gsize n_short;       /* how many of these are missing; factor_missing: days without factors */
  DtlDay first, last;  /* of the joined days; factor_missing: the span of the factors */
  double price_before; /* adjusted price before the window: where expected_price starts */
  double close_before; /* the same day's close, as drawn */
  DtlStudyFit fit;
  double *estimation_security, *estimation_benchmark, *residuals; /* [fit.n]; benchmark nullable */
  DtlDay *estimation_days;                                        /* [fit.n] */
  int *estimation_rels; /* [fit.n] sessions from day 0, all below zero */
  gsize n_days, n_windows, n_others_in_estimation, n_others_in_window;
  DtlStudyDay *days;
  DtlStudyWindow *windows;
  int *others_in_window; /* sessions from day 0 */
} DtlStudy;

DtlStudy *dtl_study_new (const DtlJoinedReturns *returns,
                         const DtlFactors *factors,
                         const DtlStudySettings *settings,
                         const DtlStudyEvent *event,
                         const gsize *listed,
                         gsize n_listed);
gsize dtl_study_find_row (const DtlJoinedReturns *returns, const DtlStudyEvent *event);
void dtl_study_free (DtlStudy *self);
gboolean dtl_study_is_sound (const DtlStudy *self);
double *dtl_study_dup_placebo (const DtlStudy *self, gsize length, gsize *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlStudy, dtl_study_free)

G_END_DECLS
