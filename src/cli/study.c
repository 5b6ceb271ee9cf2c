/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The noun "study": was the move around an event unusual? */
#include "base/error.h"
#include "base/number.h"
#include "cli/output.h"
#include "cli/study-json.h"
#include "cli/study-table.h"
#include "cli/values.h"
#include "operations/calendars.h"
#include "operations/mark-event.h"
#include "operations/study-factors.h"

#include <string.h>

/* ── Options ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_count (const DtlCall *call, const char *option, int *value, GError **error)
{
  const char *text = dtl_call_get (call, option);
  gint64 number;

  if (text == NULL)
    return TRUE;
  if (dtl_number_parse_int (text, strlen (text), &number) && ABS (number) < 100000)
    {
      *value = (int) number;
      return TRUE;
    }

  dtl_set_usage_error (error, "--%s takes a whole number, and “%s” is none", option, text);
  return FALSE;
}

static gboolean
parse_window (const char *text, DtlStudyRange *range)
{
  const char *colon = strchr (text, ':');
  gint64 from, to;

  if (colon == NULL || !dtl_number_parse_int (text, (gsize) (colon - text), &from) ||
      !dtl_number_parse_int (colon + 1, strlen (colon + 1), &to) || ABS (from) > 1000 ||
      ABS (to) > 1000)
    return FALSE;

  *range = (DtlStudyRange){ (int) from, (int) to };
  return TRUE;
}

static gboolean
read_windows (const DtlCall *call, DtlStudySettings *settings, GError **error)
{
  const char *const *windows = dtl_call_get_all (call, "window");

  dtl_study_settings_set_usual_windows (settings);
  if (windows == NULL || windows[0] == NULL)
    return TRUE;

  settings->n_windows = 0;
  for (gsize i = 0; windows[i] != NULL; i++)
    {
      if (settings->n_windows == DTL_STUDY_MAX_WINDOWS)
        {
          dtl_set_usage_error (error, "--window can be given %d times at most",
                               DTL_STUDY_MAX_WINDOWS);
          return FALSE;
        }
      if (!parse_window (windows[i], &settings->windows[settings->n_windows++]))
        {
          dtl_set_usage_error (error, "--window takes days like -1:1, and “%s” is not of that form",
                               windows[i]);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_settings (const DtlCall *call, DtlStudySettings *settings, GError **error)
{
  const char *model = dtl_call_get (call, "model");
  const char *returns = dtl_call_get (call, "returns");
  g_autoptr (GError) reason = NULL;

  dtl_study_settings_init (settings, dtl_call_has (call, "benchmark"));
  if (model != NULL)
    dtl_study_model_from_id (model, &settings->model);
  if (returns != NULL)
    dtl_study_returns_from_id (returns, &settings->returns);
  settings->excludes_events = dtl_call_has (call, "exclude-events");
  if (!read_count (call, "estimation", &settings->estimation, error) ||
      !read_count (call, "gap", &settings->gap, error) ||
      !read_count (call, "minimum", &settings->minimum, error) ||
      !read_count (call, "from", &settings->from, error) ||
      !read_count (call, "to", &settings->to, error) ||
      !read_count (call, "level", &settings->level, error) || !read_windows (call, settings, error))
    return FALSE;
  if ((settings->model == DTL_STUDY_MODEL_FACTORS) != dtl_call_has (call, "factors"))
    {
      dtl_set_usage_error (error, "--model factors and --factors FILE go together");
      return FALSE;
    }
  if (!dtl_study_settings_validate (settings, &reason))
    {
      dtl_set_usage_error (error, "%s", reason->message);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_ids (const char *list, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (list, ",", -1);
  gint64 id;

  if (strcmp (list, "all") == 0)
    return TRUE;
  for (gsize i = 0; ids[i] != NULL; i++)
    if (!dtl_value_id ("--events", ids[i], &id, error))
      return FALSE;

  return TRUE;
}

/* Either days of a symbol, or events of the library. */
static gboolean
check_events (const DtlCall *call, GError **error)
{
  gboolean has_events = dtl_call_has (call, "events");
  const char *const *dates = dtl_call_get_all (call, "date");
  DtlInstant instant;
  DtlDay day;

  if (has_events == dtl_call_has (call, "date"))
    {
      dtl_set_usage_error (error, has_events ? "--date and --events exclude each other"
                                             : "give --date with --symbol, or --events");
      return FALSE;
    }
  if (!has_events && !dtl_call_has (call, "symbol"))
    {
      dtl_set_usage_error (error, "--date needs --symbol");
      return FALSE;
    }
  if (has_events && dtl_call_has (call, "timing"))
    {
      dtl_set_usage_error (error, "--timing goes with --date; an event has a timing of its own");
      return FALSE;
    }
  if (has_events && !check_ids (dtl_call_get (call, "events"), error))
    return FALSE;
  for (gsize i = 0; dates != NULL && dates[i] != NULL; i++)
    {
      gsize len = strlen (dates[i]);
      gboolean is_instant = dtl_instant_parse_iso (dates[i], len, &instant) == len && len > 0;

      if (!is_instant && !dtl_day_parse (dates[i], &day))
        {
          dtl_set_usage_error (error,
                               "--date takes a date like 2022-07-14 or an instant, and “%s” "
                               "is neither",
                               dates[i]);
          return FALSE;
        }
      if (is_instant && dtl_call_has (call, "timing"))
        {
          dtl_set_usage_error (error,
                               "--timing follows from the instant of --date: give one of them");
          return FALSE;
        }
    }

  return TRUE;
}

/* ── Events ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
add_dates (const DtlCall *call, DtlStore *store, GPtrArray *items, GError **error)
{
  const char *const *dates = dtl_call_get_all (call, "date");
  const char *timing = dtl_call_get (call, "timing");
  g_autoptr (DtlInstrument) instrument =
      dtl_store_get_instrument (store, dtl_call_get (call, "symbol"), error);
  const DtlExchange *exchange;

  if (instrument == NULL)
    return FALSE;
  exchange = instrument->exchange != NULL ? dtl_calendars_get (instrument->exchange) : NULL;

  for (gsize i = 0; dates[i] != NULL; i++)
    {
      g_autoptr (DtlEvent) event = dtl_event_new ();
      gboolean was_instant;

      event->symbol = g_strdup (instrument->symbol);
      if (timing != NULL)
        dtl_timing_from_id (timing, &event->timing);
      if (!dtl_mark_event_set_date (event, exchange, dates[i], &was_instant, error))
        return FALSE;
      g_ptr_array_add (items, dtl_study_item_new (event));
    }

  return TRUE;
}

static gboolean
add_all_events (const DtlCall *call, DtlStore *store, GPtrArray *items, GError **error)
{
  const char *symbol = dtl_call_get (call, "symbol");
  g_autoptr (DtlInstrument) instrument =
      symbol != NULL ? dtl_store_get_instrument (store, symbol, error) : NULL;
  g_autoptr (GPtrArray) events = NULL;

  if (symbol != NULL && instrument == NULL)
    return FALSE;
  events = dtl_store_list_events (store, symbol, error);
  for (guint i = 0; events != NULL && i < events->len; i++)
    g_ptr_array_add (items, dtl_study_item_new (events->pdata[i]));

  return events != NULL;
}

static gboolean
add_listed_events (const DtlCall *call, DtlStore *store, GPtrArray *items, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (dtl_call_get (call, "events"), ",", -1);
  const char *symbol = dtl_call_get (call, "symbol");

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (DtlEvent) event = NULL;
      gint64 id;

      if (!dtl_value_id ("--events", ids[i], &id, error))
        return FALSE;
      event = dtl_store_get_event (store, id, error);
      if (event == NULL)
        return FALSE;
      if (symbol == NULL || strcmp (symbol, event->symbol) == 0)
        g_ptr_array_add (items, dtl_study_item_new (event));
    }

  return TRUE;
}

static GPtrArray *
collect_items (const DtlCall *call, DtlStore *store, GError **error)
{
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_study_item_free);
  gboolean ok;

  if (dtl_call_has (call, "date"))
    ok = add_dates (call, store, items, error);
  else if (strcmp (dtl_call_get (call, "events"), "all") == 0)
    ok = add_all_events (call, store, items, error);
  else
    ok = add_listed_events (call, store, items, error);
  if (!ok)
    return NULL;
  if (items->len > 0)
    return g_steal_pointer (&items);

  g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND, "There is no event to study%s%s.",
               dtl_call_has (call, "symbol") ? " of " : "",
               dtl_call_has (call, "symbol") ? dtl_call_get (call, "symbol") : "");
  return NULL;
}

/* ── The verb ───────────────────────────────────────────────────────────────────────────────── */

static char *
format_json (const DtlStudyReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, TRUE);

  dtl_study_write_json (json, report);
  g_string_append_c (text, '\n');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
run_run (const DtlCall *call, GError **error)
{
  const char *path = dtl_call_get (call, "factors");
  DtlStudySettings settings;
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (DtlFactors) factors = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (DtlStudyReport) report = NULL;
  g_autofree char *text = NULL;

  if (!check_events (call, error) || !read_settings (call, &settings, error))
    return FALSE;

  if (path != NULL)
    {
      factors = dtl_study_factors_load (path, NULL, error);
      if (factors == NULL)
        return FALSE;
    }

  store = dtl_call_open_store (call, error);
  items = store != NULL ? collect_items (call, store, error) : NULL;
  if (items == NULL)
    return FALSE;
  report = dtl_study_report_new (store, items, dtl_call_get (call, "benchmark"), factors, &settings,
                                 error);
  if (report == NULL)
    return FALSE;

  text = call->json ? format_json (report) : dtl_study_table_format (report);
  return dtl_output_text (text, error);
}

static const DtlOption run_options[] = {
  { "symbol", 0, "S", "symbol of the security; with --events, only its events" },
  { "date", 0, "D", "a day or an instant; may be given again", DTL_OPTION_REPEATED },
  { "timing", 0, "unknown|pre|regular|post", "when within the days of --date it became known" },
  { "events", 0, "ID,...", "events of the library; all: every one of them" },
  { "benchmark", 0, "B", "symbol of what returns are measured against" },
  { "model", 0, "market|mean|adjusted|factors", "what is expected; market with a benchmark" },
  { "factors", 0, "FILE", "daily factor returns in per cent, for --model factors" },
  { "estimation", 0, "N", "returns that the model is fitted to; 120" },
  { "gap", 0, "N", "returns between those and the event window; 10" },
  { "minimum", 0, "N", "with fewer returns there is no study; 30" },
  { "from", 0, "N", "first day of the event window; -5" },
  { "to", 0, "N", "last day of the event window; 5" },
  { "level", 0, "90|95|99", "per cent of the intervals, and what counts as unusual; 95" },
  { "window", 0, "A:B", "days to sum up; may be given again", DTL_OPTION_REPEATED },
  { "returns", 0, "simple|log", "how returns are computed; simple" },
  { "exclude-events", 0, NULL, "leave the days around other events out of the estimation" },
  { NULL },
};

static const DtlVerb verbs[] = {
  { "run", "", "Says how unusual the moves around events were", run_options, FALSE, run_run },
  { NULL },
};

const DtlNoun dtl_noun_study = { "study", "How unusual the moves around events were", verbs };
