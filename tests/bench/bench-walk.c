/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bars that all figures are of, and what it costs to change them in a library. */
#include "bench-walk.h"

#include <glib/gstdio.h>
#include <stdio.h>

#include "library/history.h"

#define BARS_A_DAY 390
#define FIRST_DAY 4 /* 1970-01-05, a Monday */

void
bench_report_number (BenchReport *report, const char *name, const char *unit, double value)
{
  if (!report->json)
    {
      printf ("  %-26s %9.3f %s\n", name, value, unit);
      fflush (stdout);
      return;
    }

  dtl_json_writer_begin_object (report->writer, NULL);
  dtl_json_writer_string (report->writer, "name", name);
  dtl_json_writer_string (report->writer, "unit", unit);
  dtl_json_writer_double (report->writer, "value", value);
  dtl_json_writer_end_object (report->writer);
}

guint32
bench_next_random (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;

  return *state >> 8;
}

/* A walk in cents, a bar a minute, 390 a weekday. tests/bench/peers makes the same numbers. */
DtlSeries *
bench_make_walk (gsize n)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  gint64 *keys = g_new (gint64, n);
  double *columns[DTL_N_COLUMNS] = { NULL };
  guint32 state = 1;
  int close = 10000;

  for (int column = DTL_COLUMN_OPEN; column < DTL_N_COLUMNS; column++)
    columns[column] = column == DTL_COLUMN_ADJ_CLOSE ? NULL : g_new (double, n);

  for (gsize i = 0; i < n; i++)
    {
      gint64 day = (gint64) (i / BARS_A_DAY);
      int open = close;

      close = MAX (open + (int) (bench_next_random (&state) % 21) - 10, 100);
      keys[i] =
          (FIRST_DAY + day / 5 * 7 + day % 5) * 86400 + 52200 + (gint64) (i % BARS_A_DAY) * 60;
      columns[DTL_COLUMN_OPEN][i] = open / 100.0;
      columns[DTL_COLUMN_CLOSE][i] = close / 100.0;
      columns[DTL_COLUMN_HIGH][i] =
          (MAX (open, close) + (int) (bench_next_random (&state) % 8)) / 100.0;
      columns[DTL_COLUMN_LOW][i] =
          (MIN (open, close) - (int) (bench_next_random (&state) % 8)) / 100.0;
      columns[DTL_COLUMN_VOLUME][i] = 1000 + bench_next_random (&state) % 9000;
    }

  return dtl_series_new_take (DTL_INTERVAL_1MIN, zone, n, keys, columns);
}

gboolean
bench_fill_library (DtlStore *store, gpointer data, GError **error)
{
  g_autoptr (DtlInstrument) instrument = dtl_instrument_new (BENCH_SYMBOL);

  return dtl_history_begin_unrecorded (store, error) &&
         dtl_store_put_instrument (store, instrument, error) &&
         dtl_store_put_series (store, BENCH_SYMBOL, data, NULL, error) &&
         dtl_history_commit (store, error);
}

static gboolean
mark_event (DtlStore *store, GError **error)
{
  g_autoptr (DtlEvent) event = dtl_event_new ();

  event->symbol = g_strdup (BENCH_SYMBOL);
  event->title = g_strdup ("Report");
  event->day = FIRST_DAY;
  return dtl_history_begin (store, "Mark Report", 0, error) &&
         dtl_store_add_event (store, event, error) && dtl_history_commit (store, error);
}

static gboolean
append_bar (DtlStore *store, gsize n, GError **error)
{
  g_autoptr (DtlSeries) longer = bench_make_walk (n + 1);

  return dtl_history_begin (store, "Import", 0, error) &&
         dtl_store_put_series (store, BENCH_SYMBOL, longer, NULL, error) &&
         dtl_history_commit (store, error);
}

/* The series and its pyramid as an edit finds them again, in wall time. */
static gboolean
report_again (
    BenchReport *report, const char *name, DtlStore *store, gboolean from_file, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DtlSeries) series =
      from_file ? dtl_store_read_series (store, BENCH_SYMBOL, DTL_INTERVAL_1MIN, error)
                : dtl_store_get_series (store, BENCH_SYMBOL, DTL_INTERVAL_1MIN, error);

  if (series == NULL)
    return FALSE;
  dtl_series_get_pyramid (series);
  bench_report_number (report, name, "ms", (double) (g_get_monotonic_time () - start) / 1e3);

  return TRUE;
}

/* What an edit of an event, and a bar that is appended, cost a series that is on screen. */
gboolean
bench_report_edits (BenchReport *report, gsize n, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-bench-XXXXXX", error);
  g_autofree char *path = NULL;
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (DtlSeries) made = bench_make_walk (n);
  g_autoptr (DtlSeries) shown = NULL;
  gboolean is_done;

  if (folder == NULL)
    return FALSE;
  path = g_build_filename (folder, "library", NULL);
  if (dtl_store_create (path, bench_fill_library, made, error))
    store = dtl_store_open (path, DTL_STORE_WRITE, error);
  if (store != NULL)
    shown = dtl_store_get_series (store, BENCH_SYMBOL, DTL_INTERVAL_1MIN, error);
  g_clear_pointer (&made, dtl_series_unref);
  if (shown == NULL)
    return FALSE;

  dtl_series_get_pyramid (shown);
  is_done =
      report_again (report, "all bars of the file", store, TRUE, error) &&
      mark_event (store, error) && report_again (report, "after an event", store, FALSE, error) &&
      append_bar (store, n, error) && report_again (report, "after a bar", store, FALSE, error);
  g_clear_pointer (&store, dtl_store_close);
  g_remove (path);
  g_rmdir (folder);

  return is_done;
}
