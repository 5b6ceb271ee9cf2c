/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/frame.h"

G_BEGIN_DECLS

/* A plot of an event study: a kind, and the numbers that it draws. Returns are fractions, a number
 * that is missing is NAN, and texts come from the caller. */
typedef struct
{
  /* Lays out and inks in the rect of @frame. */
  void (*draw) (gconstpointer data, const DtlFrame *frame, cairo_t *cr);
  /* Which item is near a point: a day, a bin, an event; -1: none. */
  gssize (*find) (gconstpointer data, const DtlFrame *frame, double x, double y);
} DtlStudyPlotKind;

/* The sum of abnormal returns from the first day of the event window on. */
typedef struct
{
  int from;                 /* the first day, counted from day 0 */
  gsize n;                  /* days, [n] each: */
  const double *car, *ar;   /* ar: nullable */
  const double *half_band;  /* half the width of the band around zero; nullable */
  const char *const *dates; /* nullable */
  gsize n_others;           /* days with other events */
  const int *others;
  gboolean has_window; /* days that are shaded */
  int window_from, window_to;
} DtlStudyPath;

/* How often the days before moved as far. */
typedef struct
{
  gsize n;
  const double *values;       /* [n] */
  double observed, low, high; /* the event; lines of quantiles */
  const char *text;           /* lines: the count, and the formula of p */
  const char *outlier;        /* what the largest is called: "16 Mar, +32.8"; nullable */
} DtlStudyPlacebo;

/* The estimation days and the line through them. */
typedef struct
{
  gsize n, n_events;
  const double *x, *y;             /* [n] benchmark and security */
  const double *event_x, *event_y; /* [n_events] days of the event window */
  gssize day_zero;                 /* place of day 0 among these; -1: none */
  double alpha, beta;
  const char *x_title, *y_title;
} DtlStudyScatter;

/* A value with its interval for each event, and for their mean. */
typedef struct
{
  gsize n;
  const char *const *labels;        /* [n] */
  const double *value, *low, *high; /* [n] */
  const char *mean_label;
  double mean, mean_low, mean_high; /* NAN: no mean is given */
} DtlStudyForest;

/* The paths of all events, and their mean. */
typedef struct
{
  int from;
  gsize n, n_events;
  const double *paths;             /* [n_events x n] by event */
  const double *mean, *low, *high; /* [n]; low and high nullable */
} DtlStudyMean;

extern const DtlStudyPlotKind dtl_study_path;
extern const DtlStudyPlotKind dtl_study_placebo;
extern const DtlStudyPlotKind dtl_study_scatter;
extern const DtlStudyPlotKind dtl_study_forest;
extern const DtlStudyPlotKind dtl_study_mean;

double dtl_study_forest_get_height (const DtlStudyForest *self, const DtlTheme *theme);

/* Draws on the theme's view, at the origin, in @width x @height px. */
void dtl_study_plot_draw (const DtlStudyPlotKind *kind,
                          gconstpointer data,
                          const DtlTheme *theme,
                          cairo_t *cr,
                          double width,
                          double height,
                          double scale);
gssize dtl_study_plot_find (const DtlStudyPlotKind *kind,
                            gconstpointer data,
                            const DtlTheme *theme,
                            double width,
                            double height,
                            double x,
                            double y);

G_END_DECLS
