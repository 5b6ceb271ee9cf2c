/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of chart types. What a type draws stands in chart-stack.c. */

#include "chart/chart-type.h"

#include <string.h>

static const struct
{
  const char *id, *title;
} types[DTL_N_CHART_TYPES] = {
  [DTL_CHART_CANDLES] = { "candles", "Candles" },
  [DTL_CHART_HOLLOW] = { "hollow", "Hollow" },
  [DTL_CHART_HEIKIN_ASHI] = { "heikin-ashi", "Heikin-Ashi" },
  [DTL_CHART_BARS] = { "bars", "Bars" },
  [DTL_CHART_LINE] = { "line", "Line" },
  [DTL_CHART_AREA] = { "area", "Area" },
  [DTL_CHART_BASELINE] = { "baseline", "Baseline" },
};

/* Returns: the name in files and on the command line, which never changes */
const char *
dtl_chart_type_get_id (DtlChartType type)
{
  g_return_val_if_fail (type < DTL_N_CHART_TYPES, NULL);

  return types[type].id;
}

const char *
dtl_chart_type_get_title (DtlChartType type)
{
  g_return_val_if_fail (type < DTL_N_CHART_TYPES, NULL);

  return types[type].title;
}

/**
 * dtl_chart_type_from_id:
 * @type: (out)
 *
 * Returns: %FALSE for any other text than an id; @type is then unchanged
 */
gboolean
dtl_chart_type_from_id (const char *id, DtlChartType *type)
{
  g_return_val_if_fail (id != NULL && type != NULL, FALSE);

  for (int i = 0; i < DTL_N_CHART_TYPES; i++)
    if (strcmp (types[i].id, id) == 0)
      {
        *type = (DtlChartType) i;
        return TRUE;
      }

  return FALSE;
}
