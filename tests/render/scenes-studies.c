/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plots of an event study, from made-up numbers. */

#include <math.h>

#include "chart/chart-study.h"
#include "chart/study-plot.h"
#include "scenes.h"

static const double car[] = { 0.004,  -0.014, -0.091, -0.083, -0.081, -0.13,
                              -0.178, -0.163, -0.19,  -0.212, -0.2245 };
static const double ar[] = { 0.004,  -0.018, -0.077, 0.008,  0.002,  -0.049,
                             -0.048, 0.015,  -0.027, -0.022, -0.0125 };
static const double half_band[] = { 0.1,   0.142, 0.175, 0.203, 0.227, 0.25,
                                    0.271, 0.291, 0.309, 0.327, 0.344 };
static const char *const dates[] = { "7 Jul",  "8 Jul",  "11 Jul", "12 Jul", "13 Jul", "14 Jul",
                                     "15 Jul", "18 Jul", "19 Jul", "20 Jul", "21 Jul" };
static const int others[] = { -3, 0 };

static const DtlStudyPath path = { .from = -5,
                                   .n = G_N_ELEMENTS (car),
                                   .car = car,
                                   .ar = ar,
                                   .half_band = half_band,
                                   .dates = dates,
                                   .n_others = G_N_ELEMENTS (others),
                                   .others = others,
                                   .has_window = TRUE,
                                   .window_from = 0,
                                   .window_to = 1 };

#define N_DAYS 120

/* Two sines that never meet: a bell with one day far out. */
static const double *
get_returns (double size, double phase)
{
  static double values[2][N_DAYS];
  static guint n;
  double *made = values[n++ % 2];

  for (int i = 0; i < N_DAYS; i++)
    made[i] =
        size * (sin (i * 2.399 + phase) + 0.7 * sin (i * 1.237 + 2 * phase) + 0.5 * sin (i * 5.11));
  made[40] = 0.328 * size / 0.025;

  return made;
}

static void
use_plot (Picture *picture, const DtlStudyPlotKind *kind, gconstpointer data, int width, int height)
{
  picture->plot_kind = kind;
  picture->plot = data;
  scene_use_screen (picture, width, height);
}

static void
draw_path (Picture *picture)
{
  use_plot (picture, &dtl_study_path, &path, 348, 152);
}

static void
draw_path_dark (Picture *picture)
{
  static DtlStudyPath dark;

  dark = path;
  dark.has_window = FALSE;
  scene_use_theme (picture, DTL_THEME_DARK, DTL_SCHEME_SAFE);
  use_plot (picture, &dtl_study_path, &dark, 348, 152);
  picture->scale = 2;
}

static void
draw_path_print (Picture *picture)
{
  scene_use_theme (picture, DTL_THEME_PRINT, DTL_SCHEME_WESTERN);
  use_plot (picture, &dtl_study_path, &path, 0, 0);
  scene_use_page (picture, 120, 80);
}

/* A year of days, of which some are missing. */
static void
draw_path_long (Picture *picture)
{
  static double values[121];
  static DtlStudyPath far;

  for (int i = 0; i < 121; i++)
    values[i] = i > 110 ? NAN : 0.002 * i + 0.03 * sin (i * 0.4);
  far = (DtlStudyPath){ .from = -60, .n = 121, .car = values };
  use_plot (picture, &dtl_study_path, &far, 348, 152);
}

static void
draw_placebo (Picture *picture)
{
  static DtlStudyPlacebo placebo;

  placebo = (DtlStudyPlacebo){ .n = N_DAYS,
                               .values = get_returns (0.025, 0),
                               .observed = -0.049,
                               .low = -0.051,
                               .high = 0.051,
                               .text = "18 of 120 as far from zero\n"
                                       "p = (1 + 18) / (1 + 120) = 0.16",
                               .outlier = "16 Mar, +32.8" };
  use_plot (picture, &dtl_study_placebo, &placebo, 348, 114);
}

/* A share that moves by tenths, and an event far above. */
static void
draw_placebo_narrow (Picture *picture)
{
  static DtlStudyPlacebo placebo;

  placebo = (DtlStudyPlacebo){ .n = N_DAYS,
                               .values = get_returns (0.001, 1),
                               .observed = 0.0164,
                               .low = -0.0021,
                               .high = 0.0021,
                               .text = "None of 120 as far from zero\n"
                                       "p = (1 + 0) / (1 + 120) = 0.008" };
  scene_use_theme (picture, DTL_THEME_CONTRAST, DTL_SCHEME_WESTERN);
  use_plot (picture, &dtl_study_placebo, &placebo, 348, 114);
}

static void
draw_scatter (Picture *picture)
{
  static DtlStudyScatter scatter;
  static const double event_x[] = { 0.004, 0.012, -0.009 }, event_y[] = { -0.02, -0.049, 0.03 };

  scatter = (DtlStudyScatter){ .n = N_DAYS,
                               .n_events = 3,
                               .x = get_returns (0.006, 0),
                               .y = get_returns (0.02, 0.4),
                               .event_x = event_x,
                               .event_y = event_y,
                               .day_zero = 1,
                               .alpha = -0.001,
                               .beta = 1.3,
                               .x_title = "SPY",
                               .y_title = "BABA" };
  use_plot (picture, &dtl_study_scatter, &scatter, 348, 220);
}

static void
draw_forest (Picture *picture)
{
  static const char *const labels[] = { "Low, 73.28 intraday", "Minister’s statement",
                                        "March-quarter earnings", "Newspaper report",
                                        "Primary listing plan" };
  static const double value[] = { -0.0325, 0.3483, 0.1229, -0.049, 0.021 };
  static const double low[] = { -0.11, 0.271, 0.04, -0.149, -0.07 };
  static const double high[] = { 0.045, 0.4256, 0.205, 0.051, 0.112 };
  static DtlStudyForest forest;
  DtlTheme theme;

  forest = (DtlStudyForest){ .n = 5,
                             .labels = labels,
                             .value = value,
                             .low = low,
                             .high = high,
                             .mean_label = "Mean of 5",
                             .mean = 0.0821,
                             .mean_low = -0.112,
                             .mean_high = 0.277 };
  dtl_theme_init (&theme, DTL_THEME_LIGHT, DTL_SCHEME_WESTERN);
  use_plot (picture, &dtl_study_forest, &forest, 348,
            (int) dtl_study_forest_get_height (&forest, &theme));
}

static void
draw_mean (Picture *picture)
{
  static double paths[5 * 11], mean[11], low[11], high[11];
  static DtlStudyMean caar;

  for (int day = 0; day < 11; day++)
    {
      double sum = 0;

      for (int i = 0; i < 5; i++)
        {
          paths[i * 11 + day] = car[day] * (0.4 + 0.3 * i) + 0.02 * sin (i * 3.1 + day);
          sum += paths[i * 11 + day];
        }
      mean[day] = sum / 5;
      low[day] = mean[day] - 0.02 - 0.008 * day;
      high[day] = mean[day] + 0.02 + 0.008 * day;
    }
  caar = (DtlStudyMean){
    .from = -5, .n = 11, .n_events = 5, .paths = paths, .mean = mean, .low = low, .high = high
  };
  scene_use_theme (picture, DTL_THEME_DARK, DTL_SCHEME_WESTERN);
  use_plot (picture, &dtl_study_mean, &caar, 348, 180);
}

/* An event of half a year with its window, and the price that was expected. */
static void
draw_chart (Picture *picture)
{
  DtlChartStudy *study;
  const double *close;

  scene_half_year (picture);
  dtl_chart_set_selected (picture->chart, 5);
  close = dtl_series_get_column (dtl_chart_get_series (picture->chart), DTL_COLUMN_CLOSE);
  study = dtl_chart_study_new ();
  study->estimation = (DtlRows){ 0, 79 };
  study->window = (DtlRows){ 89, 100 };
  study->from = g_strdup ("−5");
  study->to = g_strdup ("+5");
  study->first = 88;
  for (int i = 0; i < 12; i++)
    {
      double price = close[88] + 1.6 * i + 3 * sin (i);

      g_array_append_val (study->path, price);
    }
  study->end = g_strdup ("122.41");
  study->gap = g_strdup ("−14.20");
  dtl_chart_set_study (picture->chart, study);
}

static void
draw_chart_contrast (Picture *picture)
{
  draw_chart (picture);
  scene_use_theme (picture, DTL_THEME_CONTRAST_DARK, DTL_SCHEME_WESTERN);
  dtl_chart_set_range (picture->chart, 60, 128);
}

static void
draw_chart_print (Picture *picture)
{
  draw_chart (picture);
  scene_use_theme (picture, DTL_THEME_PRINT, DTL_SCHEME_WESTERN);
  scene_use_page (picture, 180, 110);
}

const Case scenes_studies[] = {
  { "study-chart", "fit days, window with its ends, a dashed path and its gap", draw_chart },
  { "study-chart-contrast", "the window hatched instead of tinted", draw_chart_contrast },
  { "study-chart-print", "on paper", draw_chart_print },
  { "study-path", "a band around zero, day 0 filled, the last value named", draw_path },
  { "study-path-dark", "the same in the dark at two pixels each, no window", draw_path_dark },
  { "study-path-print", "on paper with dates below the sessions", draw_path_print },
  { "study-path-long", "121 days without dots but day 0, ending early", draw_path_long },
  { "study-placebo", "bins of a point, days as far in red, formula and outlier", draw_placebo },
  { "study-placebo-narrow", "narrower bins, the event at the right", draw_placebo_narrow },
  { "study-scatter", "a cloud, its line, three days on top, one filled", draw_scatter },
  { "study-forest", "five intervals and a diamond", draw_forest },
  { "study-mean", "thin lines and a bold mean in its band", draw_mean },
  { NULL, NULL, NULL },
};
