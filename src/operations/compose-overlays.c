/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings what lies over and below the prices of an instrument from the library to a chart: other
 * instruments on its sessions, and its indicators. */

#include "operations/compose-overlays.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "chart/chart-compare.h"
#include "chart/chart-indicators.h"
#include "operations/calendars.h"
#include "operations/compute-indicators.h"
#include "operations/load-series.h"
#include "series/align.h"

static void
compared_series_free (gpointer data)
{
  DtlComparedSeries *self = data;

  dtl_instrument_free (self->instrument);
  dtl_plot_unref (self->plot);
  g_free (self);
}

static void
overlay_problem_free (gpointer data)
{
  DtlOverlayProblem *self = data;

  g_free (self->item);
  g_free (self->message);
  g_free (self);
}

/**
 * dtl_overlays_check_compared:
 * @symbol: what the chart shows
 * @compared: (array zero-terminated=1): symbols to compare it with
 *
 * Returns: %FALSE with %DTL_ERROR_CONFLICT if one of them is @symbol or there twice, or with
 *   %DTL_ERROR_TOO_LARGE if there are too many to tell apart
 */
gboolean
dtl_overlays_check_compared (const char *symbol, const char *const *compared, GError **error)
{
  g_return_val_if_fail (symbol != NULL && compared != NULL, FALSE);

  for (gsize i = 0; compared[i] != NULL; i++)
    {
      if (strcmp (compared[i], symbol) == 0)
        {
          g_set_error (error, DTL_ERROR, DTL_ERROR_CONFLICT, "%s is not compared with itself.",
                       symbol);
          return FALSE;
        }
      if (i >= DTL_CHART_MAX_COMPARED)
        {
          g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
                       "There is no room for %s: %d compared lines are the most.", compared[i],
                       DTL_CHART_MAX_COMPARED);
          return FALSE;
        }
      for (gsize k = 0; k < i; k++)
        if (strcmp (compared[k], compared[i]) == 0)
          {
            g_set_error (error, DTL_ERROR, DTL_ERROR_CONFLICT, "%s is compared twice.",
                         compared[i]);
            return FALSE;
          }
    }

  return TRUE;
}

/* "9988.HK", and in brackets what is not as with the prices: "9988.HK (HKD, HKEX)". */
static char *
name_compared (const DtlComparedSeries *self)
{
  const DtlInstrument *instrument = self->instrument;
  const DtlExchange *exchange = dtl_calendars_get (instrument->exchange);
  const char *place = exchange != NULL ? dtl_exchange_get_title (exchange) : instrument->exchange;
  g_autoptr (GString) text = g_string_new (instrument->symbol);

  if (self->other_currency || self->other_exchange)
    g_string_append (text, " (");
  if (self->other_currency)
    g_string_append (text, instrument->currency);
  if (self->other_exchange)
    g_string_append_printf (text, "%s%s", self->other_currency ? ", " : "", place);
  if (self->other_currency || self->other_exchange)
    g_string_append_c (text, ')');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Closes on the sessions of @series. What is not above zero has no ratio, and is a gap.
 * Returns: (array) (nullable): %NULL if no session has one */
static double *
align_closes (const DtlSeries *series, const DtlSeries *other)
{
  gsize n = dtl_series_get_n (series);
  g_autofree double *values = g_new (double, MAX (n, 1));
  gboolean found = FALSE;

  dtl_align_column (series, other, DTL_COLUMN_CLOSE, values);
  for (gsize i = 0; i < n; i++)
    {
      if (!(values[i] > 0) || !isfinite (values[i]))
        values[i] = NAN;
      else
        found = TRUE;
    }

  return found ? g_steal_pointer (&values) : NULL;
}

static gboolean
differs (const char *text, const char *other)
{
  return text != NULL && other != NULL && strcmp (text, other) != 0;
}

static gboolean
add_compared (DtlOverlays *self,
              DtlStore *store,
              const DtlInstrument *own,
              const DtlSeries *series,
              const char *symbol,
              GError **error)
{
  g_autoptr (DtlInstrument) instrument = dtl_store_get_instrument (store, symbol, error);
  g_autoptr (DtlSeries) other = NULL;
  g_autofree char *name = NULL;
  g_autofree double *values = NULL;
  DtlComparedSeries *compared;
  int decimals;

  if (instrument == NULL)
    return FALSE;
  other = dtl_load_series (store, symbol, dtl_series_get_interval (series), error);
  if (other == NULL)
    return FALSE;
  values = align_closes (series, other);
  if (values == NULL)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND,
                   "%s and %s have no session in common on which %s has a close.", own->symbol,
                   symbol, symbol);
      return FALSE;
    }

  compared = g_new0 (DtlComparedSeries, 1);
  compared->instrument = g_steal_pointer (&instrument);
  compared->other_exchange = differs (own->exchange, compared->instrument->exchange);
  compared->other_currency = differs (own->currency, compared->instrument->currency);
  name = name_compared (compared);
  decimals = dtl_format_price_decimals (values, self->n);
  compared->plot =
      dtl_plot_new (DTL_PLOT_LINE, name, self->compared->len, self->n, g_steal_pointer (&values));
  dtl_plot_set_number (compared->plot, DTL_PLOT_NUMBER, decimals);
  g_ptr_array_add (self->compared, compared);

  return TRUE;
}

static gboolean
add_indicator (DtlOverlays *self,
               DtlStore *store,
               const DtlInstrument *own,
               const DtlSeries *series,
               const char *spec,
               const char *benchmark,
               GError **error)
{
  const char *const specs[] = { spec, NULL };
  g_autoptr (GPtrArray) results =
      dtl_compute_indicators (store, own->symbol, series, specs, benchmark, error);
  DtlIndicatorResult *result;
  DtlIndicatorPlots *plots;
  guint color = 0;

  if (results == NULL)
    return FALSE;

  /* Lines among the prices have colours of their own. */
  result = g_ptr_array_index (results, 0);
  if (result->indicator.kind->unit == DTL_INDICATOR_PRICE)
    color = self->compared->len;
  for (guint i = 0; i < self->indicators->len; i++)
    if (result->indicator.kind->unit == DTL_INDICATOR_PRICE)
      color += ((const DtlIndicatorPlots *) g_ptr_array_index (self->indicators, i))->is_overlay;

  plots = dtl_indicator_plots_new (
      &result->indicator, result->benchmark, color,
      dtl_format_price_decimals (dtl_series_get_column (series, DTL_COLUMN_CLOSE), self->n),
      self->n, result->values);
  g_ptr_array_add (self->indicators, plots);

  return TRUE;
}

/* Takes @error down as a problem, if that is allowed.
 * Returns: whether to go on */
static gboolean
forgive (DtlOverlays *self,
         const DtlOverlayOptions *options,
         const char *item,
         GError *item_error,
         GError **error)
{
  DtlOverlayProblem *problem;

  if (!options->lenient)
    {
      g_propagate_error (error, item_error);
      return FALSE;
    }

  problem = g_new0 (DtlOverlayProblem, 1);
  problem->item = g_strdup (item);
  problem->message = g_strdup (item_error->message);
  g_ptr_array_add (self->problems, problem);
  g_error_free (item_error);

  return TRUE;
}

/**
 * dtl_compose_overlays:
 * @symbol: of an instrument in @store
 * @series: its whole history at some interval
 *
 * Returns: (transfer full): what @options asks for, or %NULL with the errors of
 *   dtl_overlays_check_compared(), dtl_load_series() and dtl_compute_indicators(), or with
 *   %DTL_ERROR_NOT_FOUND if a compared instrument has no session in common. If @options is lenient
 *   these are problems of the overlays, and no errors
 */
DtlOverlays *
dtl_compose_overlays (DtlStore *store,
                      const char *symbol,
                      DtlSeries *series,
                      const DtlOverlayOptions *options,
                      GError **error)
{
  g_autoptr (DtlInstrument) own = NULL;
  g_autoptr (DtlOverlays) self = NULL;
  const char *const none[] = { NULL };
  const char *const *compared;
  const char *const *indicators;

  g_return_val_if_fail (store != NULL && symbol != NULL && series != NULL && options != NULL, NULL);

  compared = options->compared != NULL ? options->compared : none;
  indicators = options->indicators != NULL ? options->indicators : none;
  if (!options->lenient && (!dtl_overlays_check_compared (symbol, compared, error) ||
                            !dtl_indicators_check (indicators, NULL, error)))
    return NULL;
  own = dtl_store_get_instrument (store, symbol, error);
  if (own == NULL)
    return NULL;

  self = g_atomic_rc_box_new0 (DtlOverlays);
  self->n = dtl_series_get_n (series);
  self->compared = g_ptr_array_new_with_free_func (compared_series_free);
  self->indicators = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_indicator_plots_free);
  self->problems = g_ptr_array_new_with_free_func (overlay_problem_free);

  for (gsize i = 0; compared[i] != NULL; i++)
    {
      GError *item_error = NULL;

      if (!add_compared (self, store, own, series, compared[i], &item_error) &&
          !forgive (self, options, compared[i], item_error, error))
        return NULL;
    }
  for (gsize i = 0; indicators[i] != NULL; i++)
    {
      GError *item_error = NULL;

      if (!add_indicator (self, store, own, series, indicators[i], options->benchmark,
                          &item_error) &&
          !forgive (self, options, indicators[i], item_error, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

DtlOverlays *
dtl_overlays_ref (DtlOverlays *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
overlays_clear (gpointer data)
{
  DtlOverlays *self = data;

  g_ptr_array_unref (self->compared);
  g_ptr_array_unref (self->indicators);
  g_ptr_array_unref (self->problems);
}

void
dtl_overlays_unref (DtlOverlays *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, overlays_clear);
}

/**
 * dtl_overlays_add_to_chart:
 * @chart: of the series that these were composed for
 *
 * They stay until dtl_chart_clear_plots(). The chart shares the numbers: the cost does not grow
 * with the series.
 *
 * Returns: %FALSE with the errors of dtl_chart_add_indicator()
 */
gboolean
dtl_overlays_add_to_chart (const DtlOverlays *self, DtlChart *chart, GError **error)
{
  g_return_val_if_fail (self != NULL && chart != NULL, FALSE);

  for (guint i = 0; i < self->compared->len; i++)
    {
      const DtlComparedSeries *compared = g_ptr_array_index (self->compared, i);

      dtl_chart_add_compared (chart, dtl_plot_ref (compared->plot), compared->instrument->symbol);
    }
  for (guint i = 0; i < self->indicators->len; i++)
    if (!dtl_chart_add_indicator (chart, g_ptr_array_index (self->indicators, i), error))
      return FALSE;

  return TRUE;
}
