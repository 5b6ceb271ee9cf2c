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

  dtl_price_scale_init (&scale, (DtlRange){ ranges[i].low, ranges[i].high }, 20, 420);

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

static void
test_missing (void)
{
  DtlPriceScale scale;

  dtl_price_scale_init (&scale, DTL_RANGE_EMPTY, 0, 100);
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
  g_test_add_func ("/price-scale/missing", test_missing);
  g_test_add_func ("/price-scale/add", test_add);

  return g_test_run ();
}
