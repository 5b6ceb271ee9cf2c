/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indicators of an instrument in the library, named by their specs, with the benchmark and the
 * calendar that some of them need. */

#include "operations/compute-indicators.h"

#include <string.h>

#include "base/error.h"
#include "operations/calendars.h"
#include "operations/load-series.h"
#include "operations/plan-study.h"

#define LAST_RESORT "SPY" /* the benchmark of an instrument that has none of its own */

void
dtl_indicator_result_free (DtlIndicatorResult *self)
{
  g_free (self->spec);
  g_free (self->benchmark);
  for (gsize k = 0; k < self->n_outputs; k++)
    g_free (self->values[k]);
  g_free (self);
}

/**
 * dtl_indicator_result_dup_name:
 * @output: less than n_outputs
 *
 * Returns: (transfer full): the column's name: the spec, and the output's name after a full stop
 *   where there are several
 */
char *
dtl_indicator_result_dup_name (const DtlIndicatorResult *self, gsize output)
{
  g_return_val_if_fail (output < self->n_outputs, NULL);

  return self->n_outputs == 1
             ? g_strdup (self->spec)
             : g_strdup_printf ("%s.%s", self->spec, self->indicator.kind->outputs[output]);
}

/**
 * dtl_indicators_check:
 * @specs: (array zero-terminated=1): any texts
 * @needs_benchmark: (out) (optional): whether one of them does
 *
 * Returns: %FALSE with the errors of dtl_indicator_parse(), or with %DTL_ERROR_CONFLICT if a spec
 *   is there twice: columns go by their names
 */
gboolean
dtl_indicators_check (const char *const *specs, gboolean *needs_benchmark, GError **error)
{
  gboolean needed = FALSE;

  g_return_val_if_fail (specs != NULL, FALSE);

  for (gsize i = 0; specs[i] != NULL; i++)
    {
      DtlIndicator indicator;

      if (!dtl_indicator_parse (specs[i], &indicator, error))
        return FALSE;
      needed = needed || indicator.kind->needs_benchmark;

      for (gsize k = 0; k < i; k++)
        if (strcmp (specs[k], specs[i]) == 0)
          {
            g_set_error (error, DTL_ERROR, DTL_ERROR_CONFLICT,
                         "The indicator “%s” is asked for twice.", specs[i]);
            return FALSE;
          }
    }
  if (needs_benchmark != NULL)
    *needs_benchmark = needed;

  return TRUE;
}

/* Returns: (transfer full): the benchmark's symbol: the one that is named, or that of the
 * instrument, or the one of last resort */
static char *
choose_benchmark (DtlStore *store, const char *symbol, const char *named, GError **error)
{
  g_autoptr (DtlInstrument) instrument = NULL;
  g_autoptr (GError) store_error = NULL;
  char *benchmark = NULL;

  if (named != NULL)
    return g_strdup (named);
  if (!dtl_plan_study_find_benchmark (store, symbol, &benchmark, error))
    return NULL;
  if (benchmark != NULL)
    return benchmark;

  instrument = dtl_store_get_instrument (store, LAST_RESORT, &store_error);
  if (instrument != NULL)
    return g_strdup (LAST_RESORT);

  if (g_error_matches (store_error, DTL_ERROR, DTL_ERROR_NOT_FOUND))
    g_set_error (
        error, DTL_ERROR, DTL_ERROR_NOT_FOUND,
        "Beta needs a benchmark: %s has none, none is named, and %s is not in the library.", symbol,
        LAST_RESORT);
  else
    g_propagate_error (error, g_steal_pointer (&store_error));

  return NULL;
}

static DtlIndicatorResult *
compute (const char *spec, const DtlIndicator *indicator, const DtlIndicatorInput *input)
{
  DtlIndicatorResult *result = g_new0 (DtlIndicatorResult, 1);

  result->spec = g_strdup (spec);
  result->indicator = *indicator;
  result->n_outputs = dtl_indicator_kind_get_n_outputs (indicator->kind);
  for (gsize k = 0; k < result->n_outputs; k++)
    result->values[k] = g_new (double, MAX (dtl_series_get_n (input->series), 1));
  dtl_indicator_compute (indicator, input, result->values);

  return result;
}

/**
 * dtl_compute_indicators:
 * @symbol: of an instrument in @store
 * @series: its whole history at some interval
 * @specs: (array zero-terminated=1): as dtl_indicators_check() takes them
 * @benchmark: (nullable): symbol of the benchmark; if %NULL that of the instrument, see
 *   dtl_plan_study_find_benchmark(), or SPY if it has none
 *
 * Returns: (transfer full) (element-type DtlIndicatorResult): in the order of @specs, or %NULL
 *   with the errors of dtl_indicators_check() or dtl_load_series()
 */
GPtrArray *
dtl_compute_indicators (DtlStore *store,
                        const char *symbol,
                        const DtlSeries *series,
                        const char *const *specs,
                        const char *benchmark,
                        GError **error)
{
  g_autoptr (DtlInstrument) instrument = NULL;
  g_autoptr (DtlSeries) benchmark_series = NULL;
  g_autofree char *chosen = NULL;
  g_autoptr (GPtrArray) results = NULL;
  DtlIndicatorInput input = { .series = series };
  gboolean needs_benchmark = FALSE;

  g_return_val_if_fail (store != NULL && symbol != NULL && series != NULL, NULL);

  if (!dtl_indicators_check (specs, &needs_benchmark, error))
    return NULL;
  instrument = dtl_store_get_instrument (store, symbol, error);
  if (instrument == NULL)
    return NULL;
  input.exchange = dtl_calendars_get (instrument->exchange);

  if (needs_benchmark)
    {
      chosen = choose_benchmark (store, symbol, benchmark, error);
      if (chosen == NULL)
        return NULL;
      benchmark_series = dtl_load_series (store, chosen, dtl_series_get_interval (series), error);
      if (benchmark_series == NULL)
        return NULL;
      input.benchmark = benchmark_series;
    }

  results = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_indicator_result_free);
  for (gsize i = 0; specs[i] != NULL; i++)
    {
      DtlIndicator indicator;
      DtlIndicatorResult *result;

      if (!dtl_indicator_parse (specs[i], &indicator, error))
        return NULL;
      result = compute (specs[i], &indicator, &input);
      if (indicator.kind->needs_benchmark)
        result->benchmark = g_strdup (chosen);
      g_ptr_array_add (results, result);
    }

  return g_steal_pointer (&results);
}
