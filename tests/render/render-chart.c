/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Golden pictures of charts. Each case draws made-up prices and compares with tests/render/
 * <case>.png; the line of text of a case says what to see there. A picture that differs is left in
 * the build folder beside its difference. `render-chart --accept` takes all pictures as they are
 * now: look at each before that is committed. */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "chart/export.h"
#include "compare.h"
#include "synthetic.h"

#define MAX_TEXT_SHARE 0.002 /* of the pixels, that may differ within the tolerance of text */

typedef struct
{
  DtlFigure *figure; /* to fill in */
  DtlChart *chart;
  DtlExportOptions options;
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

static void
use_size (Picture *picture, int width, int height)
{
  picture->options.width_px = width;
  picture->options.height_px = height;
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
  use_size (picture, 1019, 624);
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
set_texts (Picture *picture)
{
  dtl_figure_set_title (picture->figure, "Made-up shares fell 4.9\u202f% on the day of the report");
  dtl_figure_set_subtitle (picture->figure,
                           "MADE on the NYSE, US dollars a share, 1 March to 25 August 2022");
  dtl_figure_set_notes (picture->figure,
                        "Return is close against previous close, unadjusted. Event 4 is dated "
                        "“on or before”; events 4 and 5 share one session and one return.");
  dtl_figure_set_source (picture->figure,
                         "Source: prices made by a formula; event dates as marked by the author");
}

static void
draw_print (Picture *picture)
{
  draw_half_year (picture);
  set_texts (picture);
  dtl_chart_set_type (picture->chart, DTL_CHART_LINE);
  use_theme (picture, DTL_THEME_PRINT, DTL_SCHEME_WESTERN);
  picture->options.width_mm = 180;
  picture->options.height_mm = 110;
  picture->options.dpi = 200;
}

static void
draw_figure (Picture *picture)
{
  draw_light (picture);
  set_texts (picture);
  use_size (picture, 1600, 900);
}

static const Case cases[] = {
  { "light",
    "128 candles of 7 px, hollow rises; chips of seven events in two lanes, the report selected",
    draw_light },
  { "print",
    "180 mm: rule with red block, title, legend, line with range bars, numbered labels, key",
    draw_print },
  { "figure", "1600 px: title and subtitle above, source and mark below", draw_figure },
  { "dark", "the same on a dark ground", draw_dark },
};

static GBytes *
render (const Case *row)
{
  g_autoptr (DtlFigure) figure = dtl_figure_new (dtl_chart_new ());
  Picture picture = { .figure = figure, .chart = dtl_figure_get_chart (figure) };
  GError *error = NULL;
  GBytes *bytes;

  use_theme (&picture, DTL_THEME_LIGHT, DTL_SCHEME_WESTERN);
  row->draw (&picture);
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
