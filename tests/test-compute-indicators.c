/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indicators of an instrument in the library: which benchmark they are measured against. */

#include "operations/compute-indicators.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "library/history.h"
#include "operations/load-series.h"
#include "operations/open-library.h"
#include "operations/plan-study.h"
#include "store-fixture.h"

/* Beta is measured against what is named, or what studies are: the sample has SPY. */
static const struct
{
  const char *symbol, *chosen, *named;
  const char *expected; /* nullable: the benchmark is not there */
} betas[] = {
  { "BABA", NULL, NULL, "SPY" },    /* the usual one */
  { "BABA", "PEER", NULL, "PEER" }, /* chosen for the instrument */
  { "BABA", "PEER", "SPY", "SPY" }, /* named for this once */
  { "BABA", "GONE", NULL, "SPY" },  /* no longer in the library */
  { "PEER", NULL, NULL, "SPY" },    /* of no exchange: the one of last resort */
  { "PEER", "BABA", NULL, "BABA" }, /* */
  { "BABA", NULL, "GONE", NULL },   /* */
};

static void
test_beta (Fixture *fixture, gconstpointer data)
{
  const char *const specs[] = { "beta:20", NULL };
  g_autoptr (DtlInstrument) peer = dtl_instrument_new ("PEER");
  g_autoptr (DtlSeries) series = NULL;

  fixture->store = open_store (fixture->path, DTL_STORE_CREATE);
  g_assert_true (dtl_open_library_fill_sample (fixture->store, NULL));
  series = dtl_load_series (fixture->store, "BABA", DTL_INTERVAL_DAY, NULL);
  g_assert_true (dtl_history_begin_unrecorded (fixture->store, NULL));
  g_assert_true (dtl_store_put_instrument (fixture->store, peer, NULL));
  g_assert_true (dtl_store_put_series (fixture->store, "PEER", series, NULL, NULL));
  g_assert_true (dtl_history_commit (fixture->store, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (betas); i++)
    {
      g_autoptr (GPtrArray) results = NULL;
      g_autoptr (GError) error = NULL;
      const DtlIndicatorResult *beta;
      double last;

      g_assert_true (
          dtl_plan_study_set_benchmark (fixture->store, betas[i].symbol, betas[i].chosen, 1, NULL));
      results = dtl_compute_indicators (fixture->store, betas[i].symbol, series, specs,
                                        betas[i].named, &error);
      if (betas[i].expected == NULL)
        {
          g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
          continue;
        }
      g_assert_no_error (error);
      beta = g_ptr_array_index (results, 0);
      g_assert_cmpstr (beta->benchmark, ==, betas[i].expected);
      /* Both instruments have the same prices: on each other they move one to one. */
      last = beta->values[0][dtl_series_get_n (series) - 1];
      g_assert_true ((fabs (last - 1) < 1e-9) == (strcmp (betas[i].expected, "SPY") != 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/compute-indicators/benchmark", Fixture, NULL, fixture_set_up, test_beta,
              fixture_tear_down);

  return g_test_run ();
}
