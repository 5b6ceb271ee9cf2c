/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Golden pictures of charts. Each case draws made-up prices and compares with tests/render/
 * <case>.png; the line of text of a case says what to see there. A picture that differs is left in
 * the build folder beside its difference. `render-chart --accept` takes all pictures as they are
 * now: look at each before that is committed. */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "chart/chart-panes.h"
#include "chart/export.h"
#include "chart/png-writer.h"
#include "compare.h"
#include "synthetic.h"

#define MAX_TEXT_SHARE 0.002 /* of the pixels, that may differ within the tolerance of text */

/* To fill in: a figure as exported, or with a scale the chart as on screen. */
typedef struct
{
  DtlFigure *figure;
  DtlChart *chart;
  DtlExportOptions options;
  double scale; /* device pixels a px; 0: a figure */
  gboolean has_cursor;
  gsize cursor_row;
  double cursor_y;
} Picture;

typedef struct
{
  const char *name;
  const char *look; /* what to see */
  void (*draw) (Picture *picture);
} Case;

static gboolean accept_all;

#define FIRST_DAY 19052 /* Tuesday 1 March 2022 */

static void
use_theme (Picture *picture, DtlThemeId id, DtlScheme scheme)
{
  DtlTheme theme;

  dtl_theme_init (&theme, id, scheme);
  g_strlcpy (theme.font, "Inter", sizeof theme.font);
  dtl_chart_set_theme (picture->chart, &theme);
}

/* On screen, @width x @height px. */
static void
use_screen (Picture *picture, int width, int height)
{
  picture->options.width_px = width;
  picture->options.height_px = height;
  picture->scale = 1;
}

static void
use_page (Picture *picture, double width_mm, double height_mm)
{
  picture->options.width_mm = width_mm;
  picture->options.height_mm = height_mm;
  picture->options.dpi = 200;
  picture->scale = 0;
}

/* Seven events of half a year, with their kinds mixed, on @series. */
static GArray *
make_events (const DtlSeries *series)
{
  GArray *flags = dtl_flags_new ();

  synthetic_flag (flags, series, 1, 10, "Low, 73.28 intraday", DTL_SYMBOL_TRIANGLE);
  synthetic_flag (flags, series, 2, 11, "Minister’s statement", DTL_SYMBOL_MEGAPHONE);
  synthetic_flag (flags, series, 3, 61, "March-quarter earnings", DTL_SYMBOL_BARS);
  synthetic_flag (flags, series, 4, 94, "Executives summoned, on or before 14 Jul",
                  DTL_SYMBOL_SHIELD);
  synthetic_flag (flags, series, 5, 94, "Newspaper report", DTL_SYMBOL_NEWSPAPER);
  synthetic_flag (flags, series, 6, 102, "Primary listing plan", DTL_SYMBOL_COLUMNS);
  synthetic_flag (flags, series, 7, 105, "Delisting list", DTL_SYMBOL_SHIELD);
  g_array_index (flags, DtlFlag, 3).uncertain = TRUE;
  g_free (g_array_index (flags, DtlFlag, 3).when);
  g_array_index (flags, DtlFlag, 3).when = g_strdup ("date uncertain");
  g_array_index (flags, DtlFlag, 3).date = g_strdup ("≤ 11 Jul");

  return flags;
}

static void
draw_half_year (Picture *picture)
{
  g_autoptr (DtlSeries) series = synthetic_series (300, FIRST_DAY, 105);
  g_autoptr (GArray) flags = make_events (series);

  dtl_chart_set_series (picture->chart, series);
  dtl_chart_set_flags (picture->chart, flags);
  dtl_chart_set_range (picture->chart, 0, 128);
  use_screen (picture, 1020, 624);
}

static void
draw_light (Picture *picture)
{
  draw_half_year (picture);
  dtl_chart_set_selected (picture->chart, 5);
}

static void
draw_dark (Picture *picture)
{
  draw_light (picture);
  use_theme (picture, DTL_THEME_DARK, DTL_SCHEME_WESTERN);
}

static void
draw_contrast (Picture *picture)
{
  draw_light (picture);
  use_theme (picture, DTL_THEME_CONTRAST, DTL_SCHEME_WESTERN);
}

static void
draw_contrast_dark (Picture *picture)
{
  draw_light (picture);
  use_theme (picture, DTL_THEME_CONTRAST_DARK, DTL_SCHEME_SAFE);
}

static void
draw_eastern (Picture *picture)
{
  draw_half_year (picture);
  use_theme (picture, DTL_THEME_LIGHT, DTL_SCHEME_EASTERN);
}

static void
draw_quarter (Picture *picture)
{
  draw_half_year (picture);
  dtl_chart_set_range (picture->chart, 64, 128);
}

static void
draw_moving (Picture *picture)
{
  draw_half_year (picture);
  dtl_chart_set_range (picture->chart, 40.37, 151.2);
}

static void
draw_cursor (Picture *picture)
{
  draw_light (picture);
  picture->has_cursor = TRUE;
  picture->cursor_row = 94;
  picture->cursor_y = 229;
}

static void
draw_line (Picture *picture)
{
  draw_half_year (picture);
  dtl_chart_set_type (picture->chart, DTL_CHART_LINE);
  dtl_chart_set_volume_shown (picture->chart, FALSE);
}

static void
draw_double (Picture *picture)
{
  draw_light (picture);
  dtl_chart_set_range (picture->chart, 64, 128);
  use_screen (picture, 700, 420);
  picture->scale = 2;
}

static void
draw_large_text (Picture *picture)
{
  DtlTheme theme;

  draw_light (picture);
  theme = *dtl_chart_get_theme (picture->chart);
  theme.text_scale = 1.6;
  dtl_chart_set_theme (picture->chart, &theme);
  use_screen (picture, 1020, 800);
}

static void
draw_narrow (Picture *picture)
{
  draw_light (picture);
  dtl_chart_set_type (picture->chart, DTL_CHART_LINE);
  use_screen (picture, 400, 300);
}

/* @n bars, and a flag on the first if there is one. */
static void
use_few (Picture *picture, DtlSeries *series)
{
  g_autoptr (GArray) flags = dtl_flags_new ();

  dtl_chart_set_series (picture->chart, series);
  if (dtl_series_get_n (series) > 0)
    synthetic_flag (flags, series, 1, 0, "First day", DTL_SYMBOL_COLUMNS);
  dtl_chart_set_flags (picture->chart, flags);
  use_screen (picture, 600, 400);
}

static void
draw_one_bar (Picture *picture)
{
  g_autoptr (DtlSeries) series = synthetic_series (1, FIRST_DAY, 105);

  use_few (picture, series);
}

static void
draw_no_bars (Picture *picture)
{
  g_autoptr (DtlSeries) series = synthetic_series (0, FIRST_DAY, 105);

  use_few (picture, series);
}

static void
draw_flat (Picture *picture)
{
  g_autoptr (DtlSeries) series = synthetic_flat (40, FIRST_DAY, 12.5);

  use_few (picture, series);
}

static void
draw_gaps (Picture *picture)
{
  g_autoptr (DtlSeries) whole = synthetic_series (60, FIRST_DAY, 20);
  g_autoptr (DtlSeries) series = synthetic_holes (whole, 7);

  use_few (picture, series);
}

static void
draw_gaps_line (Picture *picture)
{
  draw_gaps (picture);
  dtl_chart_set_type (picture->chart, DTL_CHART_LINE);
}

static void
draw_far (Picture *picture)
{
  g_autoptr (DtlSeries) series = synthetic_series (3000, 16000, 40);
  g_autoptr (GArray) flags = dtl_flags_new ();

  synthetic_flag (flags, series, 1, 1200, "Split", DTL_SYMBOL_BUILDING);
  dtl_chart_set_series (picture->chart, series);
  dtl_chart_set_flags (picture->chart, flags);
  use_screen (picture, 600, 400);
}

static void
draw_crowd (Picture *picture)
{
  static const char *const titles[] = { "Hearing",  "Fine announced", "Chair resigns", "Leak",
                                        "Guidance", "Board meets",    "Downgrade",     "Recall",
                                        "Apology",  "Own kind" };
  g_autoptr (DtlSeries) series = synthetic_series (300, FIRST_DAY, 105);
  g_autoptr (GArray) flags = dtl_flags_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    synthetic_flag (flags, series, (gint64) i + 1, 60 + i / 2, titles[i],
                    (DtlSymbol) (i * 11 / 9 % DTL_N_SYMBOLS));
  synthetic_flag (flags, series, 11, 110, "Far away", DTL_SYMBOL_GLOBE);
  g_array_index (flags, DtlFlag, 10).proposed = TRUE;
  dtl_chart_set_series (picture->chart, series);
  dtl_chart_set_flags (picture->chart, flags);
  dtl_chart_set_selected (picture->chart, 4);
  dtl_chart_set_range (picture->chart, 0, 128);
  use_screen (picture, 1020, 500);
}

static void
draw_kinds (Picture *picture)
{
  g_autoptr (DtlSeries) series = synthetic_series (300, FIRST_DAY, 105);
  g_autoptr (GArray) flags = dtl_flags_new ();

  for (gsize i = 0; i < DTL_N_SYMBOLS; i++)
    {
      synthetic_flag (flags, series, (gint64) i + 1, 2 + i * 20, "Kind", (DtlSymbol) i);
      g_array_index (flags, DtlFlag, i).uncertain = i % 3 == 1;
      g_array_index (flags, DtlFlag, i).proposed = i % 3 == 2;
    }
  dtl_chart_set_series (picture->chart, series);
  dtl_chart_set_flags (picture->chart, flags);
  dtl_chart_set_range (picture->chart, 0, 240);
  use_screen (picture, 2100, 400);
}

static void
draw_intraday (Picture *picture)
{
  g_autoptr (DtlSeries) series = synthetic_intraday (120, FIRST_DAY, 105);

  dtl_chart_set_series (picture->chart, series);
  use_screen (picture, 1020, 400);
  picture->has_cursor = TRUE;
  picture->cursor_row = 50;
  picture->cursor_y = NAN;
}

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
  draw_half_year (picture);
  dtl_chart_set_flags (picture->chart, NULL);
  add_plots (picture);
  use_screen (picture, 1020, 700);
}

static void
draw_panes_dark (Picture *picture)
{
  draw_panes (picture);
  use_theme (picture, DTL_THEME_DARK, DTL_SCHEME_WESTERN);
  picture->has_cursor = TRUE;
  picture->cursor_row = 80;
  picture->cursor_y = 500;
}

static void
set_texts (Picture *picture)
{
  dtl_figure_set_title (picture->figure, "Made-up shares rose 0.9\u202f% on the day of the report");
  dtl_figure_set_subtitle (picture->figure,
                           "MADE on the NYSE, US dollars a share, 1 March to 25 August 2022");
  dtl_figure_set_notes (picture->figure,
                        "Return is close against previous close, unadjusted. Event 4 is dated “on "
                        "or before”. Events 4 and 5 share one session and one return.");
  dtl_figure_set_source (picture->figure,
                         "Source: prices made by a formula; event dates as marked by the author");
}

static void
draw_figure (Picture *picture)
{
  draw_light (picture);
  set_texts (picture);
  use_screen (picture, 1600, 900);
  picture->scale = 0;
}

static void
draw_print (Picture *picture)
{
  draw_half_year (picture);
  set_texts (picture);
  dtl_chart_set_type (picture->chart, DTL_CHART_LINE);
  use_theme (picture, DTL_THEME_PRINT, DTL_SCHEME_WESTERN);
  use_page (picture, 180, 110);
}

static void
draw_print_candles (Picture *picture)
{
  draw_print (picture);
  dtl_chart_set_type (picture->chart, DTL_CHART_CANDLES);
  dtl_chart_set_volume_shown (picture->chart, FALSE);
  use_theme (picture, DTL_THEME_GREY, DTL_SCHEME_WESTERN);
}

static void
draw_column (Picture *picture)
{
  draw_print (picture);
  use_page (picture, 85, 115);
}

static void
draw_panes_grey (Picture *picture)
{
  draw_print (picture);
  dtl_chart_set_flags (picture->chart, NULL);
  add_plots (picture);
  use_theme (picture, DTL_THEME_GREY, DTL_SCHEME_WESTERN);
}

static void
draw_panes_far (Picture *picture)
{
  draw_far (picture);
  add_plots (picture);
  use_screen (picture, 600, 600);
}

static const Case cases[] = {
  { "light",
    "128 candles of 7 px, hollow rises; chips of seven events in three lanes, the report selected",
    draw_light },
  { "dark", "the same on a dark ground", draw_dark },
  { "contrast", "black lines and texts, chips with black borders", draw_contrast },
  { "contrast-dark", "white lines on black, rises blue, falls orange", draw_contrast_dark },
  { "eastern", "rises red and hollow, falls green and filled", draw_eastern },
  { "quarter", "64 candles of 14 px, labels by week", draw_quarter },
  { "moving", "columns of 8 px and a bit, bars in the padding at both sides", draw_moving },
  { "cursor", "crosshair on 11 July, snapped to the close, labels under its tags gone",
    draw_cursor },
  { "line", "close line over a faint area, dots just above the line, no volume", draw_line },
  { "double", "at two device pixels a px: all edges sharp", draw_double },
  { "large-text", "texts at 160 %, chips and lanes grown, nothing clipped", draw_large_text },
  { "narrow", "400 px: numbered badges in two lanes, low volume, narrow axis", draw_narrow },
  { "one-bar", "one candle in the middle, its month below, its price in the tag", draw_one_bar },
  { "no-bars", "empty panes with their lines, no number", draw_no_bars },
  { "flat", "dashes on one line at 12.50, no volume pane", draw_flat },
  { "gaps", "every seventh session missing: nothing is drawn there", draw_gaps },
  { "gaps-line", "the line is broken at every seventh session", draw_gaps_line },
  { "far", "3,000 bars in 515 columns: close line over ranges, labels by year", draw_far },
  { "crowd",
    "ten events in one week: badges, some merged, and the leak's chip; a proposed one far away",
    draw_crowd },
  { "kinds", "a chip of each kind; dashed rings where unsure, dashed outlines where proposed",
    draw_kinds },
  { "intraday", "bars of half an hour, days on the axis, crosshair tag with the time",
    draw_intraday },
  { "figure", "1600 x 900: title and subtitle above, source and mark below", draw_figure },
  { "print", "180 mm: rule with red block, legend, line with ranges, numbers, key of two columns",
    draw_print },
  { "print-candles", "in greys: filled and hollow candles, no volume", draw_print_candles },
  { "panes",
    "band and two means over candles, named above; bars about zero; a level with 30 and 70",
    draw_panes },
  { "panes-dark", "the same in the dark, the crosshair's value in the pane it is in",
    draw_panes_dark },
  { "panes-grey", "on paper in greys: the means told apart by dashes, the legend names them",
    draw_panes_grey },
  { "panes-far", "3,000 bars: plots as sharp columns", draw_panes_far },
  { "column", "85 mm: key of one column, title shrunk or wrapped", draw_column },
};

static GBytes *
render_screen (Picture *picture)
{
  int width = picture->options.width_px, height = picture->options.height_px;
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) (width * picture->scale), (int) (height * picture->scale));
  cairo_t *cr;
  GBytes *bytes;

  cairo_surface_set_device_scale (surface, picture->scale, picture->scale);
  cr = cairo_create (surface);
  dtl_chart_layout (picture->chart, width, height, picture->scale);
  dtl_chart_draw (picture->chart, cr);
  if (picture->has_cursor)
    dtl_chart_draw_cursor (picture->chart, cr, picture->cursor_row, picture->cursor_y);
  bytes = dtl_png_write (surface, 96 * picture->scale, NULL);
  g_assert_nonnull (bytes);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return bytes;
}

static GBytes *
render (const Case *row)
{
  g_autoptr (DtlFigure) figure = dtl_figure_new (dtl_chart_new ());
  Picture picture = { .figure = figure, .chart = dtl_figure_get_chart (figure) };
  GError *error = NULL;
  GBytes *bytes;

  use_theme (&picture, DTL_THEME_LIGHT, DTL_SCHEME_WESTERN);
  row->draw (&picture);
  if (picture.scale > 0)
    return render_screen (&picture);

  bytes = dtl_export_render (figure, &picture.options, NULL, NULL, &error);
  g_assert_no_error (error);

  return bytes;
}

static void
write_file (const char *path, GBytes *bytes)
{
  GError *error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (GBytes) drawn = render (row);
  g_autoptr (GBytes) reference = NULL;
  g_autofree char *name = g_strconcat (row->name, ".png", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "render", name, NULL);
  g_autofree char *out = g_test_build_filename (G_TEST_BUILT, "render", name, NULL);
  g_autofree char *out_difference = g_strconcat (out, ".difference.png", NULL);
  Comparison comparison;
  char *contents;
  gsize size;

  if (accept_all)
    {
      write_file (path, drawn);
      return;
    }

  g_test_message ("%s: %s", row->name, row->look);
  if (!g_file_get_contents (path, &contents, &size, NULL))
    {
      write_file (out, drawn);
      g_test_fail_printf ("There is no reference for %s yet; see %s", row->name, out);
      return;
    }

  reference = g_bytes_new_take (contents, size);
  compare_pictures (reference, drawn, &comparison);
  if (!comparison.same_size || comparison.n_beyond > 0 ||
      comparison.n_different > comparison.n_pixels * MAX_TEXT_SHARE)
    {
      write_file (out, drawn);
      if (comparison.difference != NULL)
        write_file (out_difference, comparison.difference);
      g_test_fail_printf ("%s differs from %s in %u pixels, in %u of them by more than text may; "
                          "see %s",
                          out, path, comparison.n_different, comparison.n_beyond, out_difference);
    }
  g_clear_pointer (&comparison.difference, g_bytes_unref);
}

int
main (int argc, char *argv[])
{
  for (int i = 1; i < argc; i++)
    if (strcmp (argv[i], "--accept") == 0)
      {
        accept_all = TRUE;
        argv[i] = (char *) "-q";
      }
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/render/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
