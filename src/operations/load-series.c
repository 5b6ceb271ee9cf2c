/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bars of the interval that somebody wants, from whatever the library holds of an instrument. */
#include "operations/load-series.h"

#include "operations/calendars.h"
#include "series/resample.h"

#include <string.h>

/* Which stored series gives bars of @wanted: the longest interval up to it. Weeks do not add up to
 * months. Returns: -1 if there is none */
static int
find_interval (GPtrArray *infos, const char *symbol, DtlInterval wanted)
{
  int best = -1;

  for (guint i = 0; i < infos->len; i++)
    {
      const DtlSeriesInfo *info = infos->pdata[i];

      if (strcmp (info->instrument->symbol, symbol) != 0 || info->interval > wanted)
        continue;
      if (info->interval == wanted || info->interval != DTL_INTERVAL_WEEK)
        best = MAX (best, (int) info->interval);
    }

  return best;
}

/**
 * dtl_load_series_can:
 * @infos: (element-type DtlSeriesInfo): what the library holds
 *
 * Returns: whether there are bars of @symbol that dtl_load_series() could make those of @interval
 *   of
 */
gboolean
dtl_load_series_can (GPtrArray *infos, const char *symbol, DtlInterval interval)
{
  g_return_val_if_fail (infos != NULL && symbol != NULL, FALSE);

  return find_interval (infos, symbol, interval) >= 0;
}

/**
 * dtl_load_series:
 * @interval: of the bars wanted
 *
 * The stored bars of @interval, or else bars put together from the longest stored ones below it.
 *
 * Returns: (transfer full): the series, or %NULL with %DTL_ERROR_NOT_FOUND (no such symbol, or no
 *   bars of it that are short enough) or %DTL_ERROR_DAMAGED
 */
DtlSeries *
dtl_load_series (DtlStore *store, const char *symbol, DtlInterval interval, GError **error)
{
  g_autoptr (DtlInstrument) instrument = NULL;
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (DtlSeries) stored = NULL;
  const DtlExchange *exchange;
  int source;

  g_return_val_if_fail (store != NULL && symbol != NULL, NULL);

  instrument = dtl_store_get_instrument (store, symbol, error);
  infos = instrument != NULL ? dtl_store_list_series (store, error) : NULL;
  if (infos == NULL)
    return NULL;

  source = find_interval (infos, symbol, interval);
  if (source < 0)
    return dtl_store_get_series (store, symbol, interval, error); /* which says what is missing */

  stored = dtl_store_get_series (store, symbol, (DtlInterval) source, error);
  if (stored == NULL)
    return NULL;
  exchange = instrument->exchange != NULL ? dtl_calendars_get (instrument->exchange) : NULL;

  return dtl_series_resample (stored, interval, exchange, error);
}

/**
 * dtl_load_series_any:
 *
 * For somebody who names no interval: the stored days, or the shortest stored bars of an
 * instrument without days.
 *
 * Returns: (transfer full): the series, or %NULL with %DTL_ERROR_NOT_FOUND or %DTL_ERROR_DAMAGED
 */
DtlSeries *
dtl_load_series_any (DtlStore *store, const char *symbol, GError **error)
{
  g_autoptr (DtlInstrument) instrument = NULL;
  g_autoptr (GPtrArray) infos = NULL;
  int best = -1;

  g_return_val_if_fail (store != NULL && symbol != NULL, NULL);

  instrument = dtl_store_get_instrument (store, symbol, error);
  infos = instrument != NULL ? dtl_store_list_series (store, error) : NULL;
  if (infos == NULL)
    return NULL;

  for (guint i = 0; i < infos->len; i++)
    {
      const DtlSeriesInfo *info = infos->pdata[i];

      if (strcmp (info->instrument->symbol, symbol) == 0 &&
          (best < 0 || info->interval == DTL_INTERVAL_DAY))
        best = (int) info->interval;
    }

  return dtl_store_get_series (store, symbol, best >= 0 ? (DtlInterval) best : DTL_INTERVAL_DAY,
                               error);
}
