/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a study to what a chart shows of it: rows of its days, and the expected price in the scale
 * in which the closes are drawn. It starts at the close before the window. */
#include "operations/compose-study.h"

#include <math.h>

#include "base/error.h"
#include "operations/study-factors.h"
#include "study/wording.h"

static gboolean
find_row (DtlSeries *series, DtlDay day, gsize *row)
{
  *row = dtl_series_find_day (series, day);

  return *row < dtl_series_get_n (series) && dtl_series_get_day (series, *row) == day;
}

/* The path over the rows of its window; a row that is no joined day is a gap. */
static void
add_path (DtlChartStudy *self, const DtlStudy *study, DtlStudyRange range, DtlSeries *series)
{
  const double *close = dtl_series_get_column (series, DTL_COLUMN_CLOSE);
  double price = NAN;

  for (gsize i = 0; i < study->n_days; i++)
    {
      const DtlStudyDay *day = &study->days[i];
      const double gap = NAN;
      gsize row;

      if (day->rel < range.from || day->rel > range.to || !find_row (series, day->day, &row))
        continue;
      if (self->path->len == 0)
        {
          if (row == 0 || !isfinite (close[row - 1]))
            return;
          self->first = row - 1;
          price = close[row - 1];
          g_array_append_val (self->path, price);
        }
      price *= study->settings.returns == DTL_STUDY_RETURNS_LOG ? exp (day->expected)
                                                                : 1 + day->expected;
      while (self->first + self->path->len < row)
        g_array_append_val (self->path, gap);
      g_array_append_val (self->path, price);
    }
}

/**
 * dtl_compose_study:
 * @range: days to show, within the event window
 * @series: the daily series that the chart draws
 * @currency: (nullable): of its prices, as ISO 4217 names it
 *
 * Returns: (transfer full) (nullable): %NULL for a study without figures
 */
DtlChartStudy *
dtl_compose_study (const DtlStudy *study,
                   DtlStudyRange range,
                   DtlSeries *series,
                   const char *currency)
{
  DtlChartStudy *self;
  const double *close;
  int decimals;
  gboolean has_first = FALSE;

  g_return_val_if_fail (study != NULL && series != NULL, NULL);

  if (!dtl_study_is_sound (study) || dtl_series_get_interval (series) != DTL_INTERVAL_DAY)
    return NULL;

  self = dtl_chart_study_new ();
  close = dtl_series_get_column (series, DTL_COLUMN_CLOSE);
  decimals = dtl_format_price_decimals (close, dtl_series_get_n (series));
  self->estimation = (DtlRows){ dtl_series_find_day (series, study->fit.first),
                                dtl_series_find_day (series, study->fit.last + 1) };
  for (gsize i = 0; i < study->n_days; i++)
    {
      gsize row;

      if (study->days[i].rel < range.from || study->days[i].rel > range.to ||
          !find_row (series, study->days[i].day, &row))
        continue;
      if (!has_first)
        self->window.first = row;
      has_first = TRUE;
      self->window.end = row + 1;
    }
  self->from = dtl_format_points (range.from / 100.0, 0);
  self->to = dtl_format_points (range.to / 100.0, 0);
  add_path (self, study, range, series);
  if (self->path->len > 0)
    {
      gsize row = self->first + self->path->len - 1;
      double price = g_array_index (self->path, double, self->path->len - 1);
      g_autofree char *gap = dtl_format_price (close[row] - price, decimals);

      self->end = dtl_format_price (price, decimals);
      self->gap =
          g_strdup_printf ("%s%s%s%s", close[row] > price ? "+" : "", gap,
                           currency != NULL ? "\302\240" : "", currency != NULL ? currency : "");
    }

  return self;
}

/* Returns: (transfer none): what a model is called in a figure's notes */
const char *
dtl_compose_study_name_model (DtlStudyModel model)
{
  static const char *const names[] = {
    [DTL_STUDY_MODEL_MARKET] = "market model",
    [DTL_STUDY_MODEL_MEAN] = "constant mean",
    [DTL_STUDY_MODEL_ADJUSTED] = "benchmark’s return",
    [DTL_STUDY_MODEL_FACTORS] = "factor model",
  };

  return names[model];
}

/**
 * dtl_compose_study_notes:
 * @symbol: of the security
 * @benchmark: (nullable): symbol
 *
 * Returns: (transfer full): model, benchmark, window and test in a few sentences, or what a study
 *   would need
 */
char *
dtl_compose_study_notes (const DtlStudy *study, const char *symbol, const char *benchmark)
{
  GString *text = g_string_new (NULL);
  const DtlStudyFit *fit = &study->fit;
  g_autofree char *first = dtl_format_day (fit->first, DTL_DAY_STYLE_DAY_MONTH_YEAR, NULL);
  g_autofree char *last = dtl_format_day (fit->last, DTL_DAY_STYLE_DAY_MONTH_YEAR, NULL);
  g_autofree char *session = dtl_format_day (study->session, DTL_DAY_STYLE_DAY_MONTH_YEAR, NULL);
  g_autofree char *from = dtl_format_points (study->settings.from / 100.0, 0);
  g_autofree char *to = dtl_format_points (study->settings.to / 100.0, 0);

  if (!dtl_study_is_sound (study))
    {
      g_string_free (text, TRUE);
      return dtl_wording_describe (&dtl_voice_plain, study, symbol, benchmark);
    }

  g_string_append_printf (text, "Expected price (dashed): %s",
                          dtl_compose_study_name_model (fit->model));
  if (benchmark != NULL && fit->model != DTL_STUDY_MODEL_MEAN &&
      fit->model != DTL_STUDY_MODEL_FACTORS)
    g_string_append_printf (text, " on %s", benchmark);
  g_string_append_printf (text, ", %zu returns, %s to %s. Window %s to %s sessions around %s",
                          fit->n, first, last, from, to, session);
  for (gsize i = 0; i < study->n_windows; i++)
    {
      const DtlStudyWindow *window = &study->windows[i];
      g_autofree char *car = dtl_format_percent (window->car, 2);
      g_autofree char *t = dtl_format_price (window->t, 2);
      g_autofree char *p = dtl_format_probability (window->p);
      g_autofree char *placebo = dtl_format_probability (window->placebo.p_two);

      if (window->range.from == study->settings.from && window->range.to == study->settings.to)
        g_string_append_printf (text, ": abnormal return %s, t %s, p %s, placebo p %s", car, t, p,
                                placebo);
    }
  g_string_append_c (text, '.');

  return g_string_free (text, FALSE);
}

/**
 * dtl_compose_study_read:
 * @benchmark: (out) (transfer full) (nullable): what it was measured against
 *
 * Returns: (transfer full): the study of an event as it is kept, or %NULL with
 *   %DTL_ERROR_NOT_FOUND if @symbol has no such event, or an error of the store
 */
DtlStudy *
dtl_compose_study_read (
    DtlStore *store, const char *symbol, gint64 event_id, char **benchmark, GError **error)
{
  g_autoptr (DtlEvent) event = NULL;
  g_autoptr (DtlStudyPlan) plan = NULL;
  g_autoptr (DtlStudyGround) ground = NULL;
  g_autoptr (DtlFactors) factors = NULL;
  DtlStudyEvent what;

  g_return_val_if_fail (store != NULL && symbol != NULL && benchmark != NULL, NULL);

  event = dtl_store_get_event (store, event_id, error);
  if (event == NULL)
    return NULL;
  if (g_strcmp0 (event->symbol, symbol) != 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND,
                   "The event %" G_GINT64_FORMAT " is of %s, not of %s.", event_id, event->symbol,
                   symbol);
      return NULL;
    }
  plan = dtl_plan_study_read (store, symbol, event_id, error);
  if (plan == NULL)
    return NULL;
  ground = dtl_study_ground_new (store, symbol, plan->benchmark, error);
  if (ground == NULL || !dtl_study_ground_list_library (ground, store, error))
    return NULL;

  if (plan->factors != NULL && plan->settings.model == DTL_STUDY_MODEL_FACTORS)
    {
      factors = dtl_study_factors_read (store, plan->factors, error);
      if (factors == NULL)
        return NULL;
    }

  what = (DtlStudyEvent){ event->day, event->timing };
  *benchmark = g_strdup (plan->benchmark);

  return dtl_study_plan_run (plan, ground, factors, &what);
}
