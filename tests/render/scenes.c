/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Charts as the window shows them and as they are exported: themes, sizes, events, odd series. */

#include "scenes.h"

#include <math.h>

#include "synthetic.h"

void
scene_use_theme (Picture *picture, DtlThemeId id, DtlScheme scheme)
{
  DtlTheme theme;

  dtl_theme_init (&theme, id, scheme);
  g_strlcpy (theme.font, "Inter", sizeof theme.font);
  picture->theme = theme;
  dtl_chart_set_theme (picture->chart, &theme);
}

/* On screen, @width x @height px. */
void
scene_use_screen (Picture *picture, int width, int height)
{
  picture->options.width_px = width;
  picture->options.height_px = height;
  picture->scale = 1;
}

void
scene_use_page (Picture *picture, double width_mm, double height_mm)
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

void
scene_half_year (Picture *picture)
{
  g_autoptr (DtlSeries) series = synthetic_series (300, FIRST_DAY, 105);
  g_autoptr (GArray) flags = make_events (series);

  dtl_chart_set_series (picture->chart, series);
  dtl_chart_set_flags (picture->chart, flags);
  dtl_chart_set_range (picture->chart, 0, 128);
  scene_use_screen (picture, 1020, 624);
}

static void
draw_light (Picture *picture)
{
  scene_half_year (picture);
  dtl_chart_set_selected (picture->chart, 5);
}

static void
draw_dark (Picture *picture)
{
  draw_light (picture);
  scene_use_theme (picture, DTL_THEME_DARK, DTL_SCHEME_WESTERN);
}

static void
draw_contrast (Picture *picture)
{
  draw_light (picture);
  scene_use_theme (picture, DTL_THEME_CONTRAST, DTL_SCHEME_WESTERN);
}

static void
draw_contrast_dark (Picture *picture)
{
  draw_light (picture);
  scene_use_theme (picture, DTL_THEME_CONTRAST_DARK, DTL_SCHEME_SAFE);
}

static void
draw_eastern (Picture *picture)
{
  scene_half_year (picture);
  scene_use_theme (picture, DTL_THEME_LIGHT, DTL_SCHEME_EASTERN);
}

static void
draw_quarter (Picture *picture)
{
  scene_half_year (picture);
  dtl_chart_set_range (picture->chart, 64, 128);
}

static void
draw_moving (Picture *picture)
{
  scene_half_year (picture);
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
  scene_half_year (picture);
  dtl_chart_set_type (picture->chart, DTL_CHART_LINE);
  dtl_chart_set_volume_shown (picture->chart, FALSE);
}

static void
draw_double (Picture *picture)
{
  draw_light (picture);
  dtl_chart_set_range (picture->chart, 64, 128);
  scene_use_screen (picture, 700, 420);
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
  scene_use_screen (picture, 1020, 800);
}

static void
draw_narrow (Picture *picture)
{
  draw_light (picture);
  dtl_chart_set_type (picture->chart, DTL_CHART_LINE);
  scene_use_screen (picture, 400, 300);
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
  scene_use_screen (picture, 600, 400);
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

void
scene_far (Picture *picture)
{
  g_autoptr (DtlSeries) series = synthetic_series (3000, 16000, 40);
  g_autoptr (GArray) flags = dtl_flags_new ();

  synthetic_flag (flags, series, 1, 1200, "Split", DTL_SYMBOL_BUILDING);
  dtl_chart_set_series (picture->chart, series);
  dtl_chart_set_flags (picture->chart, flags);
  scene_use_screen (picture, 600, 400);
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
  scene_use_screen (picture, 1020, 500);
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
  scene_use_screen (picture, 2100, 400);
}

static void
draw_intraday (Picture *picture)
{
  g_autoptr (DtlSeries) series = synthetic_intraday (120, FIRST_DAY, 105);

  dtl_chart_set_series (picture->chart, series);
  scene_use_screen (picture, 1020, 400);
  picture->has_cursor = TRUE;
  picture->cursor_row = 50;
  picture->cursor_y = NAN;
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
  scene_use_screen (picture, 1600, 900);
  picture->scale = 0;
}

void
scene_print (Picture *picture)
{
  scene_half_year (picture);
  set_texts (picture);
  dtl_chart_set_type (picture->chart, DTL_CHART_LINE);
  scene_use_theme (picture, DTL_THEME_PRINT, DTL_SCHEME_WESTERN);
  scene_use_page (picture, 180, 110);
}

static void
draw_print_candles (Picture *picture)
{
  scene_print (picture);
  dtl_chart_set_type (picture->chart, DTL_CHART_CANDLES);
  dtl_chart_set_volume_shown (picture->chart, FALSE);
  scene_use_theme (picture, DTL_THEME_GREY, DTL_SCHEME_WESTERN);
}

static void
draw_column (Picture *picture)
{
  scene_print (picture);
  scene_use_page (picture, 85, 115);
}

const Case scenes[] = {
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
  { "line", "close line, dots just above the line, no volume", draw_line },
  { "double", "at two device pixels a px: all edges sharp", draw_double },
  { "large-text", "texts at 160 %, chips and lanes grown, nothing clipped", draw_large_text },
  { "narrow", "400 px: numbered badges in two lanes, low volume, narrow axis", draw_narrow },
  { "one-bar", "one candle in the middle, its month below, its price in the tag", draw_one_bar },
  { "no-bars", "empty panes with their lines, no number", draw_no_bars },
  { "flat", "dashes on one line at 12.50, no volume pane", draw_flat },
  { "gaps", "every seventh session missing: nothing is drawn there", draw_gaps },
  { "gaps-line", "the line is broken at every seventh session", draw_gaps_line },
  { "far", "3,000 bars in 515 columns: close line over ranges, labels by year", scene_far },
  { "crowd",
    "ten events in one week: badges, some merged, and the leak's chip; a proposed one far away",
    draw_crowd },
  { "kinds", "a chip of each kind; dashed rings where unsure, dashed outlines where proposed",
    draw_kinds },
  { "intraday", "bars of half an hour, days on the axis, crosshair tag with the time",
    draw_intraday },
  { "figure", "1600 x 900: title and subtitle above, source and mark below", draw_figure },
  { "print", "180 mm: rule with red block, legend, line with ranges, numbers, key of two columns",
    scene_print },
  { "print-candles", "in greys: filled and hollow candles, no volume", draw_print_candles },
  { "column", "85 mm: key of one column, title shrunk or wrapped", draw_column },
  { NULL },
};
