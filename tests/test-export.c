/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of a figure: the same bytes each time, no number that cairo would wrap, limits said in a
 * sentence. */

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "chart/chart-scale.h"
#include "chart/export.h"
#include "render/synthetic.h"

#define FIRST_DAY 19052 /* 2022-03-01 */

static DtlFigure *
make_figure (DtlThemeId id)
{
  DtlFigure *figure = dtl_figure_new (dtl_chart_new ());
  DtlChart *chart = dtl_figure_get_chart (figure);
  g_autoptr (DtlSeries) series = synthetic_series (128, FIRST_DAY, 105);
  g_autoptr (GArray) flags = dtl_flags_new ();
  DtlTheme theme;

  synthetic_flag (flags, series, 1, 20, "Earnings", DTL_SYMBOL_BARS);
  synthetic_flag (flags, series, 2, 90, "Report", DTL_SYMBOL_NEWSPAPER);
  dtl_theme_init (&theme, id, DTL_SCHEME_WESTERN);
  dtl_chart_set_theme (chart, &theme);
  dtl_chart_set_series (chart, series);
  dtl_chart_set_flags (chart, flags);
  dtl_figure_set_title (figure, "Made-up shares");
  dtl_figure_set_source (figure, "Source: a formula");

  return figure;
}

static GBytes *export(DtlThemeId id, const DtlExportOptions *options)
{
  g_autoptr (DtlFigure) figure = make_figure (id);
  GError *error = NULL;
  GBytes *bytes = dtl_export_render (figure, options, NULL, NULL, &error);

  g_assert_no_error (error);

  return bytes;
}

static void
test_same_bytes (gconstpointer data)
{
  DtlExportOptions options = { .format = (DtlExportFormat) GPOINTER_TO_INT (data) };
  g_autoptr (GBytes) first = export(DTL_THEME_PRINT, &options);
  g_autoptr (GBytes) second = export(DTL_THEME_PRINT, &options);

  g_assert_true (g_bytes_equal (first, second));
}

/* A figure that was drawn before, elsewhere and at another size, gives the same file. */
static void
test_no_memory (void)
{
  g_autoptr (DtlFigure) figure = make_figure (DTL_THEME_LIGHT);
  DtlExportOptions small = { .format = DTL_EXPORT_PNG, .width_px = 400, .height_px = 300 };
  DtlExportOptions page = { .format = DTL_EXPORT_PDF };
  DtlExportOptions options = { .format = DTL_EXPORT_PNG };
  g_autoptr (GBytes) fresh = export(DTL_THEME_LIGHT, &options);
  g_autoptr (GBytes) used = NULL;

  g_bytes_unref (dtl_export_render (figure, &small, NULL, NULL, NULL));
  g_bytes_unref (dtl_export_render (figure, &page, NULL, NULL, NULL));
  used = dtl_export_render (figure, &options, NULL, NULL, NULL);
  g_assert_true (g_bytes_equal (fresh, used));
}

/* Every number of the text: cairo wraps beyond 2^23, and nothing belongs near it. */
static gsize
check_numbers (const char *text, gsize size)
{
  gsize n_numbers = 0;

  for (gsize i = 0; i < size; i++)
    {
      char *end;
      double value;

      if (!g_ascii_isdigit (text[i]) ||
          (i > 0 && (g_ascii_isalnum (text[i - 1]) || strchr (".-+#_", text[i - 1]) != NULL)))
        continue;
      value = g_ascii_strtod (text + i, &end);
      i = (gsize) (end - text);
      if (fabs (value) > DTL_COORDINATE_LIMIT)
        g_test_fail_printf ("the file has the number %g", value);
      n_numbers++;
    }
  g_assert_null (memmem (text, size, "nan", 3));

  return n_numbers;
}

static void
check_svg (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  g_assert_cmpuint (check_numbers (text, size), >, 200);
}

/* The drawing of a PDF is its first stream, deflated. */
static void
check_pdf (GBytes *bytes)
{
  static const char start[] = "stream\n";
  g_autoptr (GConverter) inflate =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autofree char *text = g_malloc0 (1 << 22);
  GError *error = NULL;
  gsize size, n_read, n_written;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *stream = memmem (data, size, start, strlen (start));

  g_assert_nonnull (stream);
  stream += strlen (start);
  g_converter_convert (inflate, stream, size - (gsize) (stream - data), text, (1 << 22) - 1,
                       G_CONVERTER_NO_FLAGS, &n_read, &n_written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check_numbers (text, n_written), >, 200);
}

/* From one bar to far beyond the series, in every type and on every scale. */
static void
test_numbers (void)
{
  g_autoptr (DtlFigure) figure = make_figure (DTL_THEME_PRINT);
  DtlChart *chart = dtl_figure_get_chart (figure);
  const double spans[][2] = { { 0, 128 }, { 3.3, 9.1 }, { 40, 41 }, { -1e9, 1e12 } };

  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    for (int type = 0; type < DTL_N_CHART_TYPES; type++)
      {
        DtlExportOptions svg = { .format = DTL_EXPORT_SVG };
        DtlExportOptions pdf = { .format = DTL_EXPORT_PDF };
        g_autoptr (GBytes) svg_bytes = NULL;
        g_autoptr (GBytes) pdf_bytes = NULL;

        dtl_chart_set_type (chart, (DtlChartType) type);
        dtl_chart_set_price_scale (chart,
                                   (DtlPriceScaleKind) ((type + (int) i) % DTL_N_PRICE_SCALES));
        dtl_chart_set_range (chart, spans[i][0], spans[i][1]);
        svg_bytes = dtl_export_render (figure, &svg, NULL, NULL, NULL);
        pdf_bytes = dtl_export_render (figure, &pdf, NULL, NULL, NULL);
        check_svg (svg_bytes);
        check_pdf (pdf_bytes);
      }
}

/* Prices that a formula would stumble over, in every type, on every scale. */
static void
test_odd_numbers (gconstpointer data)
{
  static const double maps[][2] = {
    { 1e-10, 0 },  /* tokens */
    { 1e10, 0 },   /* millions of millions */
    { 1, -105 },   /* through zero */
    { -1, 0 },     /* below zero */
    { 0, 0 },      /* all zero */
    { 0, 7 },      /* all equal */
    { 1e306, 0 },  /* beyond what a double holds */
    { 1e-320, 0 }, /* below what it tells apart */
    { NAN, 0 },    /* nothing at all */
  };
  const double *map = maps[GPOINTER_TO_SIZE (data)];
  g_autoptr (DtlSeries) whole =
      synthetic_series (GPOINTER_TO_SIZE (data) % 2 == 0 ? 60 : 3000, FIRST_DAY, 105);
  g_autoptr (DtlSeries) mapped = synthetic_map (whole, map[0], map[1]);
  g_autoptr (DtlSeries) series = synthetic_holes (mapped, 7);
  g_autoptr (DtlFigure) figure = make_figure (DTL_THEME_PRINT);
  DtlChart *chart = dtl_figure_get_chart (figure);

  dtl_chart_set_series (chart, series);
  for (int type = 0; type < DTL_N_CHART_TYPES; type++)
    for (int kind = 0; kind < DTL_N_PRICE_SCALES; kind++)
      {
        DtlExportOptions svg = { .format = DTL_EXPORT_SVG };
        g_autoptr (GBytes) bytes = NULL;
        gsize size;
        const char *text;

        dtl_chart_set_type (chart, (DtlChartType) type);
        dtl_chart_set_price_scale (chart, (DtlPriceScaleKind) kind);
        bytes = dtl_export_render (figure, &svg, NULL, NULL, NULL);
        text = g_bytes_get_data (bytes, &size);
        check_numbers (text, size);
      }
}

static void
assert_contains (GBytes *bytes, const char *part)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (memmem (data, size, part, strlen (part)) == NULL)
    g_test_fail_printf ("the file has no %s", part);
}

static void
test_pdf_text (void)
{
  DtlExportOptions options = { .format = DTL_EXPORT_PDF };
  g_autoptr (GBytes) bytes = export(DTL_THEME_PRINT, &options);

  assert_contains (bytes, "%PDF-1.");
  assert_contains (bytes, "/Title (Made-up shares)");
  assert_contains (bytes, "/CreationDate (20220825");
  assert_contains (bytes, "/FontFile3");
}

static guint32
read_u32 (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static void
test_png_header (void)
{
  DtlExportOptions options = {
    .format = DTL_EXPORT_PNG, .width_mm = 85, .height_mm = 60, .dpi = 300
  };
  g_autoptr (DtlFigure) figure = make_figure (DTL_THEME_PRINT);
  int width, height;
  g_autoptr (GBytes) bytes = dtl_export_render (figure, &options, &width, &height, NULL);
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpint (width, ==, 1004);
  g_assert_cmpint (height, ==, 709);
  g_assert_cmpuint (read_u32 (data + 16), ==, 1004);
  g_assert_cmpuint (read_u32 (data + 20), ==, 709);
  g_assert_cmpuint (data[25], ==, 2); /* RGB */
  g_assert_cmpmem (data + 37, 4, "pHYs", 4);
  g_assert_cmpuint (read_u32 (data + 41), ==, 11811);
}

static void
test_transparent (void)
{
  DtlExportOptions options = {
    .format = DTL_EXPORT_PNG, .width_px = 300, .height_px = 200, .transparent = TRUE
  };
  g_autoptr (GBytes) bytes = export(DTL_THEME_LIGHT, &options);
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpuint (data[25], ==, 6); /* RGBA */
}

static const struct
{
  DtlExportOptions options;
  const char *message;
} refused[] = {
  { { .format = DTL_EXPORT_PNG, .width_px = 32768, .height_px = 10 },
    "A picture of 32768 x 10 pixels is too large*" }, /* one side */
  { { .format = DTL_EXPORT_PNG, .width_px = 32767, .height_px = 32767 },
    "A picture of 32767 x 32767 pixels is too large*" }, /* both together */
  { { .format = DTL_EXPORT_PNG, .width_mm = 1000, .height_mm = 1000, .dpi = 1200 },
    "A picture of 47244 x 47244 pixels is too large*" }, /* by resolution */
  { { .format = DTL_EXPORT_PDF, .width_mm = 5001, .height_mm = 100 },
    "A page of 5001 x 100 mm is too large*" }, /* a page */
  { { .format = DTL_EXPORT_PNG, .width_mm = 1e300, .height_mm = 1e300 },
    "A page of *" }, /* no size at all */
};

static void
test_refused (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DtlFigure) figure = make_figure (DTL_THEME_LIGHT);
  g_autoptr (GError) error = NULL;
  int width = -1;

  g_assert_null (dtl_export_render (figure, &refused[i].options, &width, NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE);
  g_assert_true (g_pattern_match_simple (refused[i].message, error->message));
  g_assert_cmpint (width, ==, -1);
}

/* Down to one pixel something is drawn, and nothing fails. */
static void
test_small (void)
{
  for (int size = 1; size < 200; size += size < 8 ? 1 : 37)
    for (int id = DTL_THEME_LIGHT; id <= DTL_THEME_GREY; id += 4)
      {
        DtlExportOptions options = { .format = DTL_EXPORT_PNG,
                                     .width_px = size,
                                     .height_px = size };

        g_bytes_unref (export((DtlThemeId) id, &options));
      }
}

static void
test_format (void)
{
  DtlExportFormat format = DTL_EXPORT_SVG;
  g_autoptr (GError) error = NULL;

  g_assert_true (dtl_export_format_from_path ("/a/b.PNG", &format, NULL));
  g_assert_cmpint (format, ==, DTL_EXPORT_PNG);
  g_assert_true (dtl_export_format_from_path ("b.pdf", &format, NULL));
  g_assert_cmpint (format, ==, DTL_EXPORT_PDF);
  g_assert_false (dtl_export_format_from_path ("chart.jpeg", &format, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_UNSUPPORTED);
  g_assert_cmpint (format, ==, DTL_EXPORT_PDF);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/export/same-bytes/png", GINT_TO_POINTER (DTL_EXPORT_PNG),
                        test_same_bytes);
  g_test_add_data_func ("/export/same-bytes/pdf", GINT_TO_POINTER (DTL_EXPORT_PDF),
                        test_same_bytes);
  g_test_add_data_func ("/export/same-bytes/svg", GINT_TO_POINTER (DTL_EXPORT_SVG),
                        test_same_bytes);
  g_test_add_func ("/export/no-memory", test_no_memory);
  g_test_add_func ("/export/numbers", test_numbers);
  for (gsize i = 0; i < 9; i++)
    {
      g_autofree char *path = g_strdup_printf ("/export/odd-numbers/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_odd_numbers);
    }
  g_test_add_func ("/export/pdf-text", test_pdf_text);
  g_test_add_func ("/export/png-header", test_png_header);
  g_test_add_func ("/export/transparent", test_transparent);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strdup_printf ("/export/refused/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refused);
    }
  g_test_add_func ("/export/small", test_small);
  g_test_add_func ("/export/format", test_format);

  return g_test_run ();
}
