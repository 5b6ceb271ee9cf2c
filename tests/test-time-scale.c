/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows to x and back, and what a view is clamped to. */

#include <math.h>

#include "chart/time-scale.h"

static const struct
{
  double first, end;
  gsize n;
  double want_first, want_end;
} clamps[] = {
  { 0, 128, 300, 0, 128 },        /* as it is */
  { -5, 123, 300, 0, 128 },       /* before the first bar */
  { 250, 378, 300, 172, 300 },    /* after the last */
  { 10.5, 11.5, 300, 8.5, 13.5 }, /* closer than five bars: about its middle */
  { -100, 900, 300, 0, 300 },     /* farther than all */
  { 0, 100, 3, 0, 3 },            /* fewer bars than the least in view */
  { 0, 1, 1, 0, 1 },              /* one bar */
  { 0, 100, 0, 0, 0 },            /* no bars */
  { NAN, NAN, 300, 0, 300 },      /* nothing set: all */
  { 0, INFINITY, 300, 0, 300 },   /* not a number of rows */
  { 20, 10, 300, 12.5, 17.5 },    /* the wrong way round */
};

static void
test_clamp (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  DtlSpan span = dtl_span_clamp ((DtlSpan){ clamps[i].first, clamps[i].end }, clamps[i].n);

  g_assert_cmpfloat (span.first, ==, clamps[i].want_first);
  g_assert_cmpfloat (span.end, ==, clamps[i].want_end);
}

static const struct
{
  double first, end, width, device_scale;
  double spacing;
} fits[] = {
  { 0, 128, 918, 1, 7 },             /* half a year: 7 px */
  { 0, 64, 918, 1, 14 },             /* a quarter: 14 px */
  { 10.25, 138.25, 918, 1, 7 },      /* while it moves the columns stay */
  { 0, 128, 918, 2, 7 },             /* 14.34 device pixels */
  { 0, 126, 918, 2, 7 },             /* 14.57 device pixels */
  { 0, 120, 918, 2, 7.5 },           /* 15.3 device pixels */
  { 0, 188, 918, 1, 918.0 / 188 },   /* 4 px would leave a sixth of the width empty */
  { 0, 212, 918, 1, 4 },             /* 4 px leave less than a twelfth */
  { 0, 252, 918, 1, 918.0 / 252 },   /* under 4 px: no whole pixels */
  { 0, 100.5, 918, 1, 918 / 100.5 }, /* while it zooms */
};

static void
test_fit (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  DtlTimeScale scale;

  dtl_time_scale_fit (&scale, (DtlSpan){ fits[i].first, fits[i].end }, 18, fits[i].width,
                      fits[i].device_scale);
  g_assert_cmpfloat_with_epsilon (scale.spacing, fits[i].spacing, 1e-9);
}

static void
test_round_trip (void)
{
  DtlTimeScale scale;

  dtl_time_scale_fit (&scale, (DtlSpan){ 100, 228 }, 18, 918, 1);
  g_assert_cmpfloat (dtl_time_scale_x (&scale, 100), ==, 18 + 3.5);
  for (double row = 90; row < 240; row += 0.37)
    g_assert_cmpfloat_with_epsilon (dtl_time_scale_row (&scale, dtl_time_scale_x (&scale, row)),
                                    row + 0.5, 1e-9);
}

static void
test_rows (void)
{
  DtlTimeScale scale = { 10, 0 };
  DtlRows rows = dtl_time_scale_rows (&scale, 25, 61, 100);

  g_assert_cmpuint (rows.first, ==, 2);
  g_assert_cmpuint (rows.end, ==, 7);

  rows = dtl_time_scale_rows (&scale, 20, 60, 100); /* edges touch, columns do not */
  g_assert_cmpuint (rows.first, ==, 2);
  g_assert_cmpuint (rows.end, ==, 6);

  rows = dtl_time_scale_rows (&scale, -50, -10, 100);
  g_assert_cmpuint (rows.first, ==, rows.end);
  rows = dtl_time_scale_rows (&scale, 2000, 3000, 100);
  g_assert_cmpuint (rows.first, ==, rows.end);
}

static void
test_pan (void)
{
  DtlTimeScale scale = { 10, 0 };
  DtlSpan span = dtl_time_scale_pan (&scale, (DtlSpan){ 50, 100 }, 25);

  g_assert_cmpfloat (span.first, ==, 47.5); /* the picture follows the pointer */
  g_assert_cmpfloat (span.end, ==, 97.5);
}

static void
test_zoom (void)
{
  DtlTimeScale scale;
  DtlSpan span = { 50, 150 };

  for (double x = 18; x < 900; x += 100)
    for (double factor = 0.5; factor < 3; factor += 0.3)
      {
        DtlTimeScale zoomed;
        DtlSpan next;

        dtl_time_scale_fit (&scale, span, 18, 900, 1);
        next = dtl_time_scale_zoom (&scale, span, factor, x, 18, 900);
        zoomed = (DtlTimeScale){ 900 / (next.end - next.first), 0 };
        zoomed.offset = 18 - next.first * zoomed.spacing;

        g_assert_cmpfloat_with_epsilon (zoomed.spacing, scale.spacing * factor, 1e-9);
        g_assert_cmpfloat_with_epsilon (dtl_time_scale_row (&zoomed, x),
                                        dtl_time_scale_row (&scale, x), 1e-9);
      }

  span = dtl_time_scale_zoom (&scale, span, 0, 100, 18, 900); /* no factor */
  g_assert_cmpfloat (span.first, ==, 50);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (clamps); i++)
    {
      g_autofree char *path = g_strdup_printf ("/time-scale/clamp/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_clamp);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (fits); i++)
    {
      g_autofree char *path = g_strdup_printf ("/time-scale/fit/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_fit);
    }
  g_test_add_func ("/time-scale/round-trip", test_round_trip);
  g_test_add_func ("/time-scale/rows", test_rows);
  g_test_add_func ("/time-scale/pan", test_pan);
  g_test_add_func ("/time-scale/zoom", test_zoom);

  return g_test_run ();
}
