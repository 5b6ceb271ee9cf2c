/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart costs: CPU time in this process of frames, crosshair moves and label layouts at
 * 1600 x 900 with axes and labels, and the memory and first frame of the longest series. Figures,
 * no verdicts. Frames go to an image surface, as the widget's do; what GTK adds is not in them. */
#include "bench-walk.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "chart/chart-compare.h"
#include "chart/chart-panes.h"
#include "library/store.h"

#define WIDTH 1600
#define HEIGHT 900
#define N_WARM 10
#define N_STEPS 120

static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

/* A median and the ends. */
typedef struct
{
  double median, low, high;
} Figure;

static Figure
sum_up (double *values, gsize n)
{
  qsort (values, n, sizeof *values, compare_doubles);

  return (Figure){ values[n / 2], values[0], values[n - 1] };
}

static void
report_figure (BenchReport *report, const char *name, const char *unit, Figure figure)
{
  if (!report->json)
    {
      printf ("  %-26s %9.3f %-4s (%.3f-%.3f)\n", name, figure.median, unit, figure.low,
              figure.high);
      fflush (stdout);
      return;
    }

  dtl_json_writer_begin_object (report->writer, NULL);
  dtl_json_writer_string (report->writer, "name", name);
  dtl_json_writer_string (report->writer, "unit", unit);
  dtl_json_writer_double (report->writer, "median", figure.median);
  dtl_json_writer_double (report->writer, "min", figure.low);
  dtl_json_writer_double (report->writer, "max", figure.high);
  dtl_json_writer_end_object (report->writer);
}

/* The chart and what it is drawn to. */
typedef struct
{
  DtlChart *chart;
  cairo_surface_t *surface;
} Stage;

static Stage
stage_open (DtlSeries *series)
{
  Stage stage = { dtl_chart_new (), NULL };

  stage.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  dtl_chart_set_series (stage.chart, series);

  return stage;
}

static void
stage_close (Stage *stage)
{
  cairo_surface_destroy (stage->surface);
  dtl_chart_free (stage->chart);
}

static void
lay_out (Stage *stage)
{
  dtl_chart_layout (stage->chart, WIDTH, HEIGHT, 1);
}

static void
draw (Stage *stage)
{
  cairo_t *cr = cairo_create (stage->surface);

  dtl_chart_draw (stage->chart, cr);
  cairo_destroy (cr);
  cairo_surface_flush (stage->surface);
}

typedef struct
{
  const char *name;
  DtlChartType type;
  double share;   /* of the series in view; 0: BARS of it */
  guint compared; /* lines beside the prices */
} View;

#define BARS 250 /* in a close view */

static const View views[] = {
  { "candles, close", DTL_CHART_CANDLES, 0 },     /* 6 px a bar */
  { "line, close", DTL_CHART_LINE, 0 },           /* a stroke */
  { "candles, 90 %", DTL_CHART_CANDLES, 0.9 },    /* close line and ranges, crowded */
  { "line, 90 %", DTL_CHART_LINE, 0.9 },          /* line, crowded */
  { "area, 90 %", DTL_CHART_AREA, 0.9 },          /* line and ground, crowded */
  { "baseline, 90 %", DTL_CHART_BASELINE, 0.9 },  /* two of each */
  { "3 compared, 90 %", DTL_CHART_LINE, 0.9, 3 }, /* on a base that moves with the view */
};

static void
add_compared (Stage *stage, gsize n)
{
  const double *close =
      dtl_series_get_column (dtl_chart_get_series (stage->chart), DTL_COLUMN_CLOSE);
  double *values = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    values[i] = 1000 - close[n - 1 - i] / 10;
  dtl_chart_add_compared (stage->chart, dtl_plot_new (DTL_PLOT_LINE, "PEER", 0, n, values), "PEER");
}

/* Pans there and back. Returns: CPU ms of a frame; @layout is its part before drawing */
static Figure
measure_pan (Stage *stage, const View *view, gsize n, Figure *layout)
{
  double frames[N_STEPS];
  double layouts[N_STEPS];
  double rows = view->share > 0 ? view->share * (double) n : BARS;

  dtl_chart_set_type (stage->chart, view->type);
  for (guint i = 0; i < view->compared; i++)
    add_compared (stage, n);
  dtl_chart_set_range (stage->chart, ((double) n - rows) / 2, ((double) n + rows) / 2);
  lay_out (stage);
  for (int i = -N_WARM; i < N_STEPS; i++)
    {
      double start = get_cpu_ms ();
      double middle;

      dtl_chart_pan (stage->chart, i < N_STEPS / 2 ? 1.3 : -1.3);
      lay_out (stage);
      middle = get_cpu_ms ();
      draw (stage);
      if (i >= 0)
        {
          frames[i] = get_cpu_ms () - start;
          layouts[i] = middle - start;
        }
    }
  dtl_chart_clear_plots (stage->chart);
  *layout = sum_up (layouts, N_STEPS);

  return sum_up (frames, N_STEPS);
}

/* The kept picture on the window's surface and the crosshair over it. */
static Figure
measure_crosshair (Stage *stage, gsize n)
{
  double moves[N_STEPS];
  cairo_surface_t *window = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  DtlRect area = dtl_chart_get_area (stage->chart, DTL_AREA_PRICE);

  for (int i = -N_WARM; i < N_STEPS; i++)
    {
      double start = get_cpu_ms ();
      double x = 100 + 10 * (i + N_WARM);
      double y = area.y + 50 + 2 * (i + N_WARM);
      DtlHit hit = dtl_chart_hit (stage->chart, x, y);
      cairo_t *cr = cairo_create (window);

      cairo_set_source_surface (cr, stage->surface, 0, 0);
      cairo_paint (cr);
      dtl_chart_draw_cursor (stage->chart, cr, hit.row, y);
      cairo_destroy (cr);
      if (i >= 0)
        moves[i] = get_cpu_ms () - start;
    }
  cairo_surface_destroy (window);

  return sum_up (moves, N_STEPS);
}

/* Lays out with @n_flags spread over the rows in view. */
static Figure
measure_labels (Stage *stage, gsize n, guint n_flags)
{
  g_autoptr (GArray) flags = dtl_flags_new ();
  double layouts[N_STEPS];
  guint32 state = 7;
  gsize shown = MIN (n, 2000);
  gsize first = (n - shown) / 2;

  for (guint i = 0; i < n_flags; i++)
    {
      DtlFlag flag = { .id = i + 1, .value = 0.01, .symbol = DTL_SYMBOL_NEWSPAPER };

      flag.row = first + (i * shown + bench_next_random (&state) % shown) / n_flags;
      flag.title = g_strdup_printf ("Report %u", i + 1);
      flag.when = g_strdup ("5 Jan");
      g_array_append_val (flags, flag);
    }

  dtl_chart_set_type (stage->chart, DTL_CHART_CANDLES);
  dtl_chart_set_flags (stage->chart, flags);
  dtl_chart_set_range (stage->chart, (double) first, (double) (first + shown));
  lay_out (stage);
  for (int i = -N_WARM; i < N_STEPS; i++)
    {
      double start = get_cpu_ms ();

      dtl_chart_pan (stage->chart, i < N_STEPS / 2 ? 1.3 : -1.3);
      lay_out (stage);
      if (i >= 0)
        layouts[i] = get_cpu_ms () - start;
    }
  dtl_chart_set_flags (stage->chart, NULL);

  return sum_up (layouts, N_STEPS);
}

static void
report_frames (BenchReport *report, const gsize *lengths, gsize n_lengths)
{
  double first[G_N_ELEMENTS (views)] = { 0 };
  double last[G_N_ELEMENTS (views)] = { 0 };

  for (gsize k = 0; k < n_lengths; k++)
    {
      g_autoptr (DtlSeries) series = bench_make_walk (lengths[k]);
      double start = get_cpu_ms ();
      Stage stage;

      dtl_series_get_pyramid (series);
      start = get_cpu_ms () - start;
      stage = stage_open (series);
      if (report->json)
        {
          dtl_json_writer_begin_object (report->writer, NULL);
          dtl_json_writer_int (report->writer, "rows", (gint64) lengths[k]);
          dtl_json_writer_begin_array (report->writer, "figures");
        }
      else
        {
          printf ("%zu bars\n", lengths[k]);
        }

      bench_report_number (report, "pyramid", "ms", start);
      for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
        {
          g_autofree char *name = g_strdup_printf ("%s: layout", views[i].name);
          Figure layout;
          Figure frame = measure_pan (&stage, &views[i], lengths[k], &layout);

          report_figure (report, views[i].name, "ms", frame);
          report_figure (report, name, "ms", layout);
          last[i] = frame.median;
          if (k == 0)
            first[i] = frame.median;
        }
      report_figure (report, "crosshair", "ms", measure_crosshair (&stage, lengths[k]));
      report_figure (report, "layout, 60 events", "ms", measure_labels (&stage, lengths[k], 60));
      report_figure (report, "layout, 500 events", "ms", measure_labels (&stage, lengths[k], 500));

      if (report->json)
        {
          dtl_json_writer_end_array (report->writer);
          dtl_json_writer_end_object (report->writer);
        }
      stage_close (&stage);
    }

  if (report->json)
    return;
  printf ("longest over shortest\n");
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    bench_report_number (report, views[i].name, "x", last[i] / first[i]);
}

static double
get_resident_mib (void)
{
  g_autofree char *text = NULL;
  long pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*d %ld", &pages);

  return (double) pages * (double) sysconf (_SC_PAGESIZE) / (1 << 20);
}

/* From the file to a picture of 90 % of the bars, in wall time, and what stays in memory. */
static gboolean
report_first_frame (BenchReport *report, gsize n, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-bench-XXXXXX", error);
  g_autofree char *path = NULL;
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (DtlSeries) made = NULL;
  g_autoptr (DtlSeries) series = NULL;
  double before, columns_mib;
  gint64 start, opened, read, summed;
  Stage stage;
  gboolean is_made;

  if (folder == NULL)
    return FALSE;
  path = g_build_filename (folder, "library", NULL);
  made = bench_make_walk (n);
  is_made = dtl_store_create (path, bench_fill_library, made, error);
  g_clear_pointer (&made, dtl_series_unref);
  before = get_resident_mib ();

  start = g_get_monotonic_time ();
  if (is_made)
    store = dtl_store_open (path, DTL_STORE_READ, error);
  opened = g_get_monotonic_time ();
  if (store != NULL)
    series = dtl_store_get_series (store, BENCH_SYMBOL, DTL_INTERVAL_1MIN, error);
  g_remove (path);
  g_rmdir (folder);
  if (series == NULL)
    return FALSE;

  read = g_get_monotonic_time ();
  dtl_series_get_pyramid (series);
  summed = g_get_monotonic_time ();
  stage = stage_open (series);
  dtl_chart_set_range (stage.chart, 0.05 * (double) n, 0.95 * (double) n);
  lay_out (&stage);
  draw (&stage);

  columns_mib =
      (double) n * (double) (sizeof (gint64) + DTL_N_COLUMNS * sizeof (double)) / (1 << 20);
  bench_report_number (report, "open the library", "ms", (double) (opened - start) / 1e3);
  bench_report_number (report, "read the series", "ms", (double) (read - opened) / 1e3);
  bench_report_number (report, "make the pyramid", "ms", (double) (summed - read) / 1e3);
  bench_report_number (report, "first frame", "ms",
                       (double) (g_get_monotonic_time () - summed) / 1e3);
  bench_report_number (report, "all", "ms", (double) (g_get_monotonic_time () - start) / 1e3);
  bench_report_number (report, "columns", "MiB", columns_mib);
  bench_report_number (report, "pyramid", "MiB",
                       (double) dtl_pyramid_get_size (dtl_series_get_pyramid (series)) / (1 << 20));
  bench_report_number (report, "resident, of which new", "MiB", get_resident_mib () - before);
  bench_report_number (report, "resident", "MiB", get_resident_mib ());
  stage_close (&stage);

  g_clear_pointer (&store, dtl_store_close); /* which remembers it */
  start = g_get_monotonic_time ();
  g_clear_pointer (&series, dtl_series_unref);
  bench_report_number (report, "free the series", "ms",
                       (double) (g_get_monotonic_time () - start) / 1e3);

  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  BenchReport report = { .max_rows = 10000000, .out = out };
  gsize lengths[] = { 1000, 100000, 1000000, 10000000 };
  gsize n_lengths = 0;
  gboolean is_written;

  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--json"))
      report.json = TRUE;
    else if (g_str_equal (argv[i], "--rows") && i + 1 < argc)
      report.max_rows = g_ascii_strtoull (argv[++i], NULL, 10);
    else
      {
        fprintf (stderr, "usage: %s [--json] [--rows MOST]\n", argv[0]);
        return 2;
      }
  while (n_lengths < G_N_ELEMENTS (lengths) && lengths[n_lengths] <= report.max_rows)
    n_lengths++;
  if (n_lengths == 0)
    {
      fprintf (stderr, "%s: there is nothing to measure below 1000 bars\n", argv[0]);
      return 2;
    }

  report.writer = dtl_json_writer_new (out, TRUE);
  if (report.json)
    {
      dtl_json_writer_begin_object (report.writer, NULL);
      dtl_json_writer_int (report.writer, "width", WIDTH);
      dtl_json_writer_int (report.writer, "height", HEIGHT);
      dtl_json_writer_int (report.writer, "steps", N_STEPS);
      dtl_json_writer_begin_array (report.writer, "lengths");
    }
  else
    {
      printf ("CPU of a frame at %d x %d, medians of %d steps\n", WIDTH, HEIGHT, N_STEPS);
    }

  report_frames (&report, lengths, n_lengths);

  if (report.json)
    {
      dtl_json_writer_end_array (report.writer);
      dtl_json_writer_begin_array (report.writer, "library");
    }
  else
    {
      printf ("%zu bars from a library\n", lengths[n_lengths - 1]);
    }
  is_written = report_first_frame (&report, lengths[n_lengths - 1], &error) &&
               bench_report_edits (&report, lengths[n_lengths - 1], &error);
  if (report.json)
    {
      dtl_json_writer_end_array (report.writer);
      dtl_json_writer_end_object (report.writer);
      puts (out->str);
    }
  dtl_json_writer_free (report.writer);
  if (!is_written)
    {
      fprintf (stderr, "%s: %s\n", argv[0], error->message);
      return 1;
    }

  return 0;
}
