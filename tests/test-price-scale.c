/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values to y and back, up to the ends of what a double holds. */

#include <float.h>
#include <math.h>

#include "chart/price-scale.h"

static const struct
{
  double low, high;
} ranges[] = {
  { 70, 130 },                 /* a share */
  { -38, 64 },                 /* oil, April 2020 */
  { 0.0001, 0.0002 },          /* a token */
  { 1e15, 1e15 + 4 },          /* neighbours of large numbers */
  { -1e308, 1e308 },           /* high - low overflows */
  { 100, 100 },                /* flat */
  { 0, 0 },                    /* flat at zero */
  { -5, -5 },                  /* flat below zero */
  { DBL_MAX, DBL_MAX },        /* flat at the end */
  { 100, 100.00000000000001 }, /* flat but for rounding */
};

static void
test_range (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  DtlPriceScale scale;

  dtl_price_scale_init (&scale, DTL_PRICE_SCALE_LINEAR, (DtlRange){ ranges[i].low, ranges[i].high },
                        20, 420);

  g_assert_true (scale.low < scale.high);
  g_assert_true (isfinite (scale.low) && isfinite (scale.high));
  g_assert_cmpfloat (dtl_price_scale_y (&scale, scale.low), ==, 420);
  g_assert_cmpfloat (dtl_price_scale_y (&scale, scale.high), ==, 20);

  for (double y = 20; y <= 420; y += 50)
    {
      double value = dtl_price_scale_value (&scale, y);

      g_assert_true (isfinite (value));
      g_assert_cmpfloat_with_epsilon (dtl_price_scale_y (&scale, value), y, 60);
      if (scale.high / 2 - scale.low / 2 > fabs (scale.high) * 1e-9)
        g_assert_cmpfloat_with_epsilon (dtl_price_scale_y (&scale, value), y, 1e-6);
    }
}

static const struct
{
  double low, high;
} log_ranges[] = {
  { 1, 1000 },          /* three decades */
  { 100, 101 },         /* nearly linear */
  { 5e-324, 1e308 },    /* all that there is */
  { 1e-8, 1.1e-8 },     /* a token */
  { 1e12, 1e12 },       /* flat */
  { DBL_MAX, DBL_MAX }, /* flat at the end */
  { 5e-324, 5e-324 },   /* flat at the other */
  { 0, 100 },           /* from zero */
  { -50, 100 },         /* from below zero */
  { -50, -20 },         /* nothing above zero */
};

static void
test_log (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  DtlPriceScale scale;

  dtl_price_scale_init (&scale, DTL_PRICE_SCALE_LOG,
                        (DtlRange){ log_ranges[i].low, log_ranges[i].high }, 20, 420);

  g_assert_true (scale.low > 0 && scale.low < scale.high && isfinite (scale.high));
  g_assert_cmpfloat (dtl_price_scale_y (&scale, scale.low), ==, 420);
  g_assert_cmpfloat (dtl_price_scale_y (&scale, scale.high), ==, 20);
  g_assert_true (isnan (dtl_price_scale_y (&scale, 0)));
  g_assert_true (isnan (dtl_price_scale_y (&scale, -1)));
  for (double y = 20; y <= 420; y += 50)
    g_assert_cmpfloat_with_epsilon (dtl_price_scale_y (&scale, dtl_price_scale_value (&scale, y)),
                                    y, scale.low < 1e-300 ? 5 : 1e-3);
}

/* Equal ratios are equally far apart. */
static void
test_ratio (void)
{
  DtlPriceScale scale;

  dtl_price_scale_init (&scale, DTL_PRICE_SCALE_LOG, (DtlRange){ 1, 10000 }, 0, 400);
  g_assert_cmpfloat_with_epsilon (dtl_price_scale_y (&scale, 10), 300, 1e-9);
  g_assert_cmpfloat_with_epsilon (dtl_price_scale_y (&scale, 1000), 100, 1e-9);
}

/* The middle stays, and there and back is where one was. */
static void
test_stretch (void)
{
  for (int kind = 0; kind < DTL_N_PRICE_SCALES; kind++)
    {
      DtlPriceScale scale, wide;
      DtlRange range, back;
      double middle;

      dtl_price_scale_init (&scale, (DtlPriceScaleKind) kind, (DtlRange){ 50, 200 }, 0, 400);
      middle = dtl_price_scale_value (&scale, 200);
      range = dtl_price_scale_stretch (&scale, 2);
      g_assert_true (range.low < 50 && range.high > 200);
      dtl_price_scale_init (&wide, (DtlPriceScaleKind) kind, range, 0, 400);
      g_assert_cmpfloat_with_epsilon (dtl_price_scale_value (&wide, 200), middle, 1e-9);
      back = dtl_price_scale_stretch (&wide, 0.5);
      g_assert_cmpfloat_with_epsilon (back.low, 50, 1e-9);
      g_assert_cmpfloat_with_epsilon (back.high, 200, 1e-9);

      for (int i = 0; i < 200; i++)
        {
          dtl_price_scale_init (&scale, (DtlPriceScaleKind) kind, range, 0, 400);
          g_assert_true (range.low < range.high && isfinite (range.low) && isfinite (range.high));
          range = dtl_price_scale_stretch (&scale, i < 100 ? 20 : 0.05);
        }
    }
}

static void
test_ids (void)
{
  DtlPriceScaleKind found = DTL_PRICE_SCALE_LOG;

  for (int kind = 0; kind < DTL_N_PRICE_SCALES; kind++)
    {
      g_assert_true (dtl_price_scale_kind_from_id (
          dtl_price_scale_kind_get_id ((DtlPriceScaleKind) kind), &found));
      g_assert_cmpint (found, ==, kind);
    }
  g_assert_false (dtl_price_scale_kind_from_id ("Linear", &found));
  g_assert_cmpint (found, ==, DTL_N_PRICE_SCALES - 1);
}

static void
test_missing (void)
{
  DtlPriceScale scale;

  dtl_price_scale_init (&scale, DTL_PRICE_SCALE_LINEAR, DTL_RANGE_EMPTY, 0, 100);
  g_assert_cmpfloat (scale.low, ==, 0);
  g_assert_cmpfloat (scale.high, ==, 1);
  g_assert_true (isnan (dtl_price_scale_y (&scale, NAN)));
}

static void
test_add (void)
{
  DtlRange range = DTL_RANGE_EMPTY;

  dtl_range_add (&range, NAN);
  dtl_range_add (&range, INFINITY);
  dtl_range_add (&range, -INFINITY);
  g_assert_true (range.low > range.high);
  dtl_range_add (&range, 5);
  g_assert_cmpfloat (range.low, ==, 5);
  g_assert_cmpfloat (range.high, ==, 5);
  dtl_range_add (&range, -2);
  g_assert_cmpfloat (range.low, ==, -2);
  g_assert_cmpfloat (range.high, ==, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autofree char *path = g_strdup_printf ("/price-scale/range/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_range);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (log_ranges); i++)
    {
      g_autofree char *path = g_strdup_printf ("/price-scale/log/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_log);
    }
  g_test_add_func ("/price-scale/ratio", test_ratio);
  g_test_add_func ("/price-scale/stretch", test_stretch);
  g_test_add_func ("/price-scale/ids", test_ids);
  g_test_add_func ("/price-scale/missing", test_missing);
  g_test_add_func ("/price-scale/add", test_add);

  return g_test_run ();
}
