/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plots over the prices and in panes of their own. */

#include <math.h>

#include "chart/chart-panes.h"
#include "scenes.h"

/* The mean of the closes of @length rows; undefined for the first. */
static double *
average (const DtlSeries *series, gsize length)
{
  const double *close = dtl_series_get_column (series, DTL_COLUMN_CLOSE);
  gsize n = dtl_series_get_n (series);
  double *values = g_new (double, n);
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      sum += close[i] - (i >= length ? close[i - length] : 0);
      values[i] = i + 1 >= length ? sum / (double) length : NAN;
    }

  return values;
}

static double *
scale_values (const double *values, const double *less, gsize n, double factor)
{
  double *scaled = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    scaled[i] = (values[i] - (less != NULL ? less[i] : 0)) * factor;

  return scaled;
}

/* A band and two means over the prices; their difference, and a range held from 0 to 100, in panes
 * of their own. */
static void
add_plots (Picture *picture)
{
  DtlChart *chart = picture->chart;
  const DtlSeries *series = dtl_chart_get_series (chart);
  gsize n = dtl_series_get_n (series);
  double *fast = average (series, 10), *slow = average (series, 30);
  double *level = scale_values (fast, slow, n, 8);
  guint pane;

  for (gsize i = 0; i < n; i++)
    level[i] = CLAMP (50 + level[i], 0, 100);
  dtl_chart_add_plot (chart, DTL_PANE_PRICE,
                      dtl_plot_new_band ("Band 30", 2, n, scale_values (slow, NULL, n, 0.94),
                                         scale_values (slow, NULL, n, 1.06)));
  pane = dtl_chart_add_pane (chart, &(DtlPaneOptions){ .title = "Difference" });
  dtl_chart_add_plot (
      chart, pane, dtl_plot_new (DTL_PLOT_HISTOGRAM, NULL, 0, n, scale_values (fast, slow, n, 1)));
  dtl_chart_add_plot (
      chart, pane, dtl_plot_new (DTL_PLOT_LINE, "Half", 1, n, scale_values (fast, slow, n, 0.5)));
  pane = dtl_chart_add_pane (
      chart, &(DtlPaneOptions){
                 .title = "Level", .range = { 0, 100 }, .n_guides = 2, .guides = { 30, 70 } });
  dtl_chart_add_plot (chart, pane, dtl_plot_new (DTL_PLOT_LINE, NULL, 0, n, level));
  dtl_chart_add_plot (chart, DTL_PANE_PRICE, dtl_plot_new (DTL_PLOT_LINE, "Mean 10", 0, n, fast));
  dtl_chart_add_plot (chart, DTL_PANE_PRICE, dtl_plot_new (DTL_PLOT_LINE, "Mean 30", 1, n, slow));
}

static void
draw_panes (Picture *picture)
{
  scene_half_year (picture);
  dtl_chart_set_flags (picture->chart, NULL);
  add_plots (picture);
  scene_use_screen (picture, 1020, 700);
}

static void
draw_panes_dark (Picture *picture)
{
  draw_panes (picture);
  scene_use_theme (picture, DTL_THEME_DARK, DTL_SCHEME_WESTERN);
  picture->has_cursor = TRUE;
  picture->cursor_row = 80;
  picture->cursor_y = 500;
}

static void
draw_panes_grey (Picture *picture)
{
  scene_print (picture);
  dtl_chart_set_flags (picture->chart, NULL);
  add_plots (picture);
  scene_use_theme (picture, DTL_THEME_GREY, DTL_SCHEME_WESTERN);
}

static void
draw_panes_far (Picture *picture)
{
  scene_far (picture);
  add_plots (picture);
  scene_use_screen (picture, 600, 600);
}

const Case scenes_panes[] = {
  { "panes",
    "band and two means over candles, named above; bars about zero; a level with 30 and 70",
    draw_panes },
  { "panes-dark", "the same in the dark, the crosshair's value in the pane it is in",
    draw_panes_dark },
  { "panes-grey", "on paper in greys: the means told apart by dashes, the legend names them",
    draw_panes_grey },
  { "panes-far", "3,000 bars: plots as sharp columns", draw_panes_far },
  { NULL },
};
