/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Studies as JSON, with the members that the published interface names, in its order. What is
 * undefined is null. */
#include "cli/study-json.h"

#include "operations/study-episodes.h"

static void
write_day (DtlJsonWriter *json, const char *name, DtlDay day)
{
  char text[DTL_DAY_TEXT_SIZE];

  dtl_json_writer_string (json, name, day != DTL_DAY_NONE ? dtl_day_format_iso (day, text) : NULL);
}

static void
write_warnings (DtlJsonWriter *json, guint32 warnings)
{
  dtl_json_writer_begin_array (json, "warnings");
  for (int i = 0; i < DTL_N_STUDY_WARNINGS; i++)
    if (warnings & (1U << i))
      dtl_json_writer_string (json, NULL, dtl_study_warning_to_id ((DtlStudyWarning) i));
  dtl_json_writer_end_array (json);
}

static void
write_settings (DtlJsonWriter *json, const DtlStudySettings *settings)
{
  dtl_json_writer_begin_object (json, "settings");
  dtl_json_writer_string (json, "model", dtl_study_model_to_id (settings->model));
  dtl_json_writer_string (json, "returns", dtl_study_returns_to_id (settings->returns));
  dtl_json_writer_int (json, "estimation", settings->estimation);
  dtl_json_writer_int (json, "gap", settings->gap);
  dtl_json_writer_int (json, "minimum", settings->minimum);
  dtl_json_writer_int (json, "from", settings->from);
  dtl_json_writer_int (json, "to", settings->to);
  dtl_json_writer_int (json, "level", settings->level);
  dtl_json_writer_boolean (json, "exclude_events", settings->excludes_events);
  dtl_json_writer_end_object (json);
}

static void
write_fit (DtlJsonWriter *json, const DtlStudyFit *fit)
{
  dtl_json_writer_begin_object (json, "fit");
  dtl_json_writer_string (json, "model", dtl_study_model_to_id (fit->model));
  dtl_json_writer_double (json, "alpha", fit->alpha);
  dtl_json_writer_double (json, "beta", fit->beta);
  dtl_json_writer_double (json, "sigma", fit->sigma);
  dtl_json_writer_double (json, "df", fit->df);
  dtl_json_writer_double (json, "r2", fit->r2);
  dtl_json_writer_double (json, "se_alpha", fit->se_alpha);
  dtl_json_writer_double (json, "se_beta", fit->se_beta);
  dtl_json_writer_int (json, "n", (gint64) fit->n);
  write_day (json, "first", fit->first);
  write_day (json, "last", fit->last);
  dtl_json_writer_double (json, "autocorrelation", fit->autocorrelation);
  dtl_json_writer_double (json, "excess_kurtosis", fit->excess_kurtosis);
  dtl_json_writer_end_object (json);
}

static void
write_study_day (DtlJsonWriter *json, const DtlStudyDay *day)
{
  dtl_json_writer_begin_object (json, NULL);
  dtl_json_writer_int (json, "rel", day->rel);
  write_day (json, "date", day->day);
  dtl_json_writer_double (json, "return", day->security);
  dtl_json_writer_double (json, "benchmark", day->benchmark);
  dtl_json_writer_double (json, "expected", day->expected);
  dtl_json_writer_double (json, "ar", day->ar);
  dtl_json_writer_double (json, "se", day->se);
  dtl_json_writer_double (json, "t", day->t);
  dtl_json_writer_double (json, "p", day->p);
  dtl_json_writer_double (json, "car", day->car);
  dtl_json_writer_double (json, "car_se", day->car_se);
  dtl_json_writer_double (json, "car_t", day->car_t);
  dtl_json_writer_double (json, "car_p", day->car_p);
  dtl_json_writer_double (json, "car_low", day->car_low);
  dtl_json_writer_double (json, "car_high", day->car_high);
  dtl_json_writer_double (json, "expected_price", day->expected_price);
  dtl_json_writer_end_object (json);
}

static void
write_placebo (DtlJsonWriter *json, const DtlPlacebo *placebo)
{
  dtl_json_writer_begin_object (json, "placebo");
  dtl_json_writer_int (json, "n", (gint64) placebo->n);
  dtl_json_writer_double (json, "n_independent", placebo->n_independent);
  dtl_json_writer_double (json, "p_left", placebo->p_left);
  dtl_json_writer_double (json, "p_right", placebo->p_right);
  dtl_json_writer_double (json, "p_two", placebo->p_two);
  dtl_json_writer_double (json, "q025", placebo->q025);
  dtl_json_writer_double (json, "q05", placebo->q05);
  dtl_json_writer_double (json, "q50", placebo->q50);
  dtl_json_writer_double (json, "q95", placebo->q95);
  dtl_json_writer_double (json, "q975", placebo->q975);
  dtl_json_writer_end_object (json);
}

static void
write_window (DtlJsonWriter *json, const DtlStudyWindow *window)
{
  dtl_json_writer_begin_object (json, NULL);
  dtl_json_writer_int (json, "from", window->range.from);
  dtl_json_writer_int (json, "to", window->range.to);
  dtl_json_writer_int (json, "n", (gint64) window->n);
  dtl_json_writer_boolean (json, "complete", window->complete);
  dtl_json_writer_double (json, "return", window->security);
  dtl_json_writer_double (json, "benchmark", window->benchmark);
  dtl_json_writer_double (json, "return_sum", window->security_sum);
  dtl_json_writer_double (json, "expected_sum", window->expected_sum);
  dtl_json_writer_double (json, "car", window->car);
  dtl_json_writer_double (json, "se", window->se);
  dtl_json_writer_double (json, "t", window->t);
  dtl_json_writer_double (json, "df", window->df);
  dtl_json_writer_double (json, "p", window->p);
  dtl_json_writer_double (json, "low", window->low);
  dtl_json_writer_double (json, "high", window->high);
  dtl_json_writer_double (json, "bhar_model", window->bhar_model);
  dtl_json_writer_double (json, "bhar_market", window->bhar_market);
  dtl_json_writer_double (json, "money", window->money);
  write_placebo (json, &window->placebo);
  dtl_json_writer_end_object (json);
}

/* Status, warnings and figures of @study, as members of the object that is open. */
static void
write_study (DtlJsonWriter *json, const DtlStudy *study)
{
  gboolean is_sound = dtl_study_is_sound (study);

  dtl_json_writer_string (json, "status", dtl_study_status_to_id (study->status));
  write_warnings (json, study->warnings);
  if (is_sound)
    write_fit (json, &study->fit);
  else
    dtl_json_writer_null (json, "fit");
  dtl_json_writer_begin_array (json, "days");
  for (gsize i = 0; is_sound && i < study->n_days; i++)
    write_study_day (json, &study->days[i]);
  dtl_json_writer_end_array (json);
  dtl_json_writer_begin_array (json, "windows");
  for (gsize i = 0; is_sound && i < study->n_windows; i++)
    write_window (json, &study->windows[i]);
  dtl_json_writer_end_array (json);
}

static void
write_event (DtlJsonWriter *json, const DtlStudyItem *item, const DtlStudy *study)
{
  dtl_json_writer_begin_object (json, NULL);
  dtl_json_writer_string (json, "symbol", item->symbol);
  write_day (json, "date", item->event.day);
  write_day (json, "session", study->session);
  if (study->session != DTL_DAY_NONE)
    dtl_json_writer_int (json, "rolled_days", study->rolled_days);
  else
    dtl_json_writer_null (json, "rolled_days");
  if (item->event_id != 0)
    dtl_json_writer_int (json, "event", item->event_id);
  else
    dtl_json_writer_null (json, "event");
  dtl_json_writer_string (json, "title", item->title);
  write_study (json, study);
  dtl_json_writer_end_object (json);
}

static void
write_level (DtlJsonWriter *json, const DtlStudyLevel *level, gboolean is_window)
{
  dtl_json_writer_begin_object (json, NULL);
  if (is_window)
    {
      dtl_json_writer_int (json, "from", level->range.from);
      dtl_json_writer_int (json, "to", level->range.to);
    }
  else
    dtl_json_writer_int (json, "rel", level->range.from);
  dtl_json_writer_int (json, "n", (gint64) level->n);
  dtl_json_writer_int (json, "n_positive", (gint64) level->n_positive);
  dtl_json_writer_double (json, "mean", level->mean);
  dtl_json_writer_double (json, "median", level->median);
  dtl_json_writer_double (json, "sd", level->sd);
  for (int kind = 0; kind < DTL_N_STATISTICS; kind++)
    {
      const DtlStatistic *statistic = dtl_statistic_get ((DtlStatisticKind) kind);

      if (statistic->windows_only && !is_window)
        continue;
      if (statistic->value_key != NULL)
        dtl_json_writer_double (json, statistic->value_key, level->tests[kind].value);
      dtl_json_writer_double (json, statistic->p_key, level->tests[kind].p);
    }
  dtl_json_writer_double (json, "low", level->low);
  dtl_json_writer_double (json, "high", level->high);
  dtl_json_writer_end_object (json);
}

/* Adjusted for the number of events, by event and window: null where there is no test. */
static void
write_holm (DtlJsonWriter *json, const DtlStudySet *set)
{
  dtl_json_writer_begin_array (json, "holm");
  for (gsize i = 0; i < set->n_given; i++)
    {
      dtl_json_writer_begin_array (json, NULL);
      for (gsize w = 0; w < set->n_windows; w++)
        dtl_json_writer_double (json, NULL, set->holm[i * set->n_windows + w]);
      dtl_json_writer_end_array (json);
    }
  dtl_json_writer_end_array (json);
}

static void
write_set (DtlJsonWriter *json, const DtlStudySet *set)
{
  dtl_json_writer_begin_object (json, "set");
  dtl_json_writer_int (json, "n", (gint64) set->n_used);
  dtl_json_writer_int (json, "n_given", (gint64) set->n_given);
  write_warnings (json, set->warnings);
  dtl_json_writer_double (json, "correlation", set->correlation);
  dtl_json_writer_begin_array (json, "days");
  for (gsize i = 0; i < set->n_days; i++)
    write_level (json, &set->days[i], FALSE);
  dtl_json_writer_end_array (json);
  dtl_json_writer_begin_array (json, "windows");
  for (gsize i = 0; i < set->n_windows; i++)
    write_level (json, &set->windows[i], TRUE);
  dtl_json_writer_end_array (json);
  dtl_json_writer_begin_array (json, "overlaps");
  for (gsize i = 0; i < set->n_overlaps; i++)
    {
      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_int (json, "first", (gint64) set->overlaps[i].first);
      dtl_json_writer_int (json, "second", (gint64) set->overlaps[i].second);
      dtl_json_writer_int (json, "sessions", set->overlaps[i].sessions);
      dtl_json_writer_end_object (json);
    }
  dtl_json_writer_end_array (json);
  write_holm (json, set);
  dtl_json_writer_end_object (json);
}

static void
write_episodes (DtlJsonWriter *json, const DtlStudyReport *report)
{
  dtl_json_writer_begin_array (json, "episodes");
  for (guint i = 0; i < report->episodes->len; i++)
    {
      const DtlStudyEpisode *episode = report->episodes->pdata[i];

      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_begin_array (json, "events");
      for (gsize k = 0; k < episode->n; k++)
        dtl_json_writer_int (json, NULL, (gint64) episode->places[k]);
      dtl_json_writer_end_array (json);
      dtl_json_writer_begin_array (json, "sessions");
      for (gsize k = 0; k < episode->n; k++)
        dtl_json_writer_int (json, NULL, episode->sessions[k]);
      dtl_json_writer_end_array (json);
      write_study (json, episode->study);
      dtl_json_writer_end_object (json);
    }
  dtl_json_writer_end_array (json);
}

/**
 * dtl_study_write_json:
 *
 * Writes one object: benchmark, settings, events in the order asked for, and the set of two or
 * more.
 */
void
dtl_study_write_json (DtlJsonWriter *json, const DtlStudyReport *report)
{
  dtl_json_writer_begin_object (json, NULL);
  dtl_json_writer_string (json, "benchmark", report->benchmark);
  write_settings (json, &report->settings);
  dtl_json_writer_begin_array (json, "events");
  for (guint i = 0; i < report->items->len; i++)
    write_event (json, report->items->pdata[i], report->studies->pdata[i]);
  dtl_json_writer_end_array (json);
  if (report->set != NULL)
    write_set (json, report->set);
  if (report->episodes->len > 0)
    write_episodes (json, report);
  dtl_json_writer_end_object (json);
}
