/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Returns, each with its base. Closes of BABA, 2022-07-12 to 15, and what follows from them. */

#include "series/returns.h"

#include <math.h>

static const double opens[] = { 105.6, 107.0, 104.73, 103.0, NAN, 90 };
static const double closes[] = { 106.43, 108.14, 103.76, NAN, 100.89, 0 };
static const double adjusted[] = { 53.215, 54.07, 51.88, NAN, NAN, 0 };
static const double volume[] = { 100, 300, 800, 0, NAN, 10 };

static DtlSeries *
make_series (void)
{
  gint64 keys[] = { 1, 2, 3, 4, 5, 6 };
  double *columns[DTL_N_COLUMNS] = {
    [DTL_COLUMN_OPEN] = g_memdup2 (opens, sizeof opens),
    [DTL_COLUMN_CLOSE] = g_memdup2 (closes, sizeof closes),
    [DTL_COLUMN_ADJ_CLOSE] = g_memdup2 (adjusted, sizeof adjusted),
    [DTL_COLUMN_VOLUME] = g_memdup2 (volume, sizeof volume),
  };

  return dtl_series_new_take (DTL_INTERVAL_DAY, NULL, G_N_ELEMENTS (keys),
                              g_memdup2 (keys, sizeof keys), columns);
}

static void
assert_return (DtlReturn result, double value, DtlBase kind, gsize base)
{
  g_assert_cmpint (result.kind, ==, kind);
  if (kind == DTL_BASE_NONE)
    {
      g_assert_true (isnan (result.value));
      return;
    }

  g_assert_cmpfloat_with_epsilon (result.value, value, 1e-12);
  g_assert_cmpuint (result.base, ==, base);
}

static void
test_day (void)
{
  g_autoptr (DtlSeries) series = make_series ();

  assert_return (dtl_returns_day (series, 0, FALSE), 0, DTL_BASE_NONE, 0);
  assert_return (dtl_returns_day (series, 2, FALSE), 103.76 / 108.14 - 1, DTL_BASE_PREVIOUS_CLOSE,
                 1);
  assert_return (dtl_returns_day (series, 3, FALSE), 0, DTL_BASE_NONE, 0); /* no close */
  assert_return (dtl_returns_day (series, 4, FALSE), 100.89 / 103.76 - 1, DTL_BASE_PREVIOUS_CLOSE,
                 2);
  assert_return (dtl_returns_day (series, 5, FALSE), 0, DTL_BASE_NONE, 0); /* 0 is no price */
}

static void
test_adjusted (void)
{
  g_autoptr (DtlSeries) series = make_series ();

  assert_return (dtl_returns_day (series, 2, TRUE), 51.88 / 54.07 - 1, DTL_BASE_PREVIOUS_CLOSE, 1);
  g_assert_true (dtl_returns_day (series, 2, TRUE).adjusted);

  /* Row 4 has no adjusted close: both prices are raw, and the result says so. */
  assert_return (dtl_returns_day (series, 4, TRUE), 100.89 / 103.76 - 1, DTL_BASE_PREVIOUS_CLOSE,
                 2);
  g_assert_false (dtl_returns_day (series, 4, TRUE).adjusted);
}

static void
test_open (void)
{
  g_autoptr (DtlSeries) series = make_series ();

  assert_return (dtl_returns_gap (series, 2), 104.73 / 108.14 - 1, DTL_BASE_PREVIOUS_CLOSE, 1);
  assert_return (dtl_returns_gap (series, 0), 0, DTL_BASE_NONE, 0);
  assert_return (dtl_returns_gap (series, 4), 0, DTL_BASE_NONE, 0); /* no open */
  assert_return (dtl_returns_open_to_close (series, 2), 103.76 / 104.73 - 1, DTL_BASE_OPEN, 2);
  assert_return (dtl_returns_open_to_close (series, 5), 0, DTL_BASE_NONE, 0);
}

static void
test_window (void)
{
  g_autoptr (DtlSeries) series = make_series ();

  assert_return (dtl_returns_window (series, 1, 2, FALSE), 103.76 / 106.43 - 1,
                 DTL_BASE_PREVIOUS_CLOSE, 0);
  assert_return (dtl_returns_window (series, 0, 2, FALSE), 0, DTL_BASE_NONE, 0);
  assert_return (dtl_returns_window (series, 1, 3, FALSE), 0, DTL_BASE_NONE, 0);
}

static void
test_volume_ratio (void)
{
  g_autoptr (DtlSeries) series = make_series ();

  g_assert_cmpfloat (dtl_returns_volume_ratio (series, 2, 2), ==, 4);
  g_assert_cmpfloat (dtl_returns_volume_ratio (series, 3, 1), ==, 0);
  g_assert_true (isnan (dtl_returns_volume_ratio (series, 1, 2))); /* too few rows */
  g_assert_true (isnan (dtl_returns_volume_ratio (series, 4, 1))); /* nothing traded before */
  g_assert_true (isnan (dtl_returns_volume_ratio (series, 5, 2))); /* one is missing */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/returns/day", test_day);
  g_test_add_func ("/returns/adjusted", test_adjusted);
  g_test_add_func ("/returns/open", test_open);
  g_test_add_func ("/returns/window", test_window);
  g_test_add_func ("/returns/volume-ratio", test_volume_ratio);

  return g_test_run ();
}
