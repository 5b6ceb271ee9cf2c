/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How events are studied, kept with them in the library: the settings of one event, and the
 * benchmark of an instrument. What was kept by a program that knew other settings counts as far as
 * it is understood; the rest is as usual. */
#include "operations/plan-study.h"

#include <string.h>

#include "base/json.h"
#include "library/history.h"
#include "operations/load-series.h"

/* The broad index of the exchange, or the fund that is quoted with it: the first that is there. */
static const struct
{
  const char *exchange;
  const char *benchmark;
} usual[] = {
  { "XNYS", "SPY" },     { "XNAS", "SPY" },   { "XHKG", "HSI" },
  { "XHKG", "2800.HK" }, { "XLON", "ISF.L" },
};

/* Returns: whether there are bars of @symbol that make days */
static gboolean
has_days (GPtrArray *infos, const char *symbol)
{
  return infos != NULL && dtl_load_series_can (infos, symbol, DTL_INTERVAL_DAY);
}

/**
 * dtl_study_plan_set_reach:
 * @from: -60 to 0
 * @to: 0 to 60
 *
 * Sets the event window, and the usual windows in it with the whole one.
 */
void
dtl_study_plan_set_reach (DtlStudyPlan *self, int from, int to)
{
  DtlStudySettings *settings = &self->settings;

  g_return_if_fail (self != NULL);

  settings->from = CLAMP (from, -DTL_STUDY_MAX_REACH, 0);
  settings->to = CLAMP (to, 0, DTL_STUDY_MAX_REACH);
  dtl_study_settings_set_usual_windows (settings);
  for (gsize i = 0; i < settings->n_windows; i++)
    if (settings->windows[i].from == settings->from && settings->windows[i].to == settings->to)
      return;
  settings->windows[settings->n_windows++] = (DtlStudyRange){ settings->from, settings->to };
}

DtlStudyPlan *
dtl_study_plan_copy (const DtlStudyPlan *self)
{
  DtlStudyPlan *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->benchmark = g_strdup (self->benchmark);
  copy->second = g_strdup (self->second);
  copy->factors = g_strdup (self->factors);

  return copy;
}

void
dtl_study_plan_free (DtlStudyPlan *self)
{
  if (self == NULL)
    return;

  g_free (self->benchmark);
  g_free (self->second);
  g_free (self->factors);
  g_free (self);
}

gboolean
dtl_study_plan_equal (const DtlStudyPlan *a, const DtlStudyPlan *b)
{
  return dtl_study_settings_equal (&a->settings, &b->settings) &&
         g_strcmp0 (a->benchmark, b->benchmark) == 0 && g_strcmp0 (a->second, b->second) == 0 &&
         g_strcmp0 (a->factors, b->factors) == 0 && !a->joint == !b->joint;
}

/**
 * dtl_study_plan_run:
 * @ground: of the event's instrument and a benchmark
 * @factors: (nullable): those that the plan names
 *
 * Returns: (transfer full): what the plan asks for, of the event or of its episode
 */
DtlStudy *
dtl_study_plan_run (const DtlStudyPlan *self,
                    const DtlStudyGround *ground,
                    const DtlFactors *factors,
                    const DtlStudyEvent *event)
{
  DtlStudy *joint;

  g_return_val_if_fail (self != NULL && ground != NULL && event != NULL, NULL);

  joint = self->joint ? dtl_study_ground_run_joint (ground, factors, &self->settings, event) : NULL;

  return joint != NULL ? joint : dtl_study_ground_run (ground, factors, &self->settings, event);
}

/**
 * dtl_plan_study_find_benchmark:
 * @benchmark: (out) (transfer full) (nullable): the one chosen for @symbol, or the broad index of
 *   its exchange, if the library has bars of it; %NULL: none. Never @symbol itself
 *
 * Returns: %FALSE with %DTL_ERROR_NOT_FOUND if the library has no @symbol
 */
gboolean
dtl_plan_study_find_benchmark (DtlStore *store,
                               const char *symbol,
                               char **benchmark,
                               GError **error)
{
  g_autoptr (DtlInstrument) instrument = NULL;
  g_autoptr (GPtrArray) infos = NULL;
  g_autofree char *chosen = NULL;

  g_return_val_if_fail (store != NULL && symbol != NULL && benchmark != NULL, FALSE);

  instrument = dtl_store_get_instrument (store, symbol, error);
  if (instrument == NULL || !dtl_store_get_benchmark (store, symbol, &chosen, error))
    return FALSE;
  infos = dtl_store_list_series (store, error);
  if (infos == NULL)
    return FALSE;

  *benchmark = NULL;
  if (chosen != NULL)
    {
      if (strcmp (chosen, symbol) != 0 && has_days (infos, chosen))
        *benchmark = g_steal_pointer (&chosen);
      return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (usual) && *benchmark == NULL; i++)
    if (g_strcmp0 (usual[i].exchange, instrument->exchange) == 0 &&
        strcmp (usual[i].benchmark, symbol) != 0 && has_days (infos, usual[i].benchmark))
      *benchmark = g_strdup (usual[i].benchmark);

  return TRUE;
}

/* Writes the members of the plan into an object that is open. */
void
dtl_study_plan_write (const DtlStudyPlan *self, DtlJsonWriter *writer)
{
  const DtlStudySettings *settings = &self->settings;

  g_return_if_fail (self != NULL && writer != NULL);

  dtl_json_writer_string (writer, "model", dtl_study_model_to_id (settings->model));
  if (self->benchmark != NULL)
    dtl_json_writer_string (writer, "benchmark", self->benchmark);
  else
    dtl_json_writer_null (writer, "benchmark");
  if (self->second != NULL)
    dtl_json_writer_string (writer, "second", self->second);
  if (self->factors != NULL)
    dtl_json_writer_string (writer, "factors", self->factors);
  if (self->joint)
    dtl_json_writer_boolean (writer, "joint", TRUE);
  dtl_json_writer_string (writer, "returns", dtl_study_returns_to_id (settings->returns));
  dtl_json_writer_int (writer, "estimation", settings->estimation);
  dtl_json_writer_int (writer, "gap", settings->gap);
  dtl_json_writer_int (writer, "minimum", settings->minimum);
  dtl_json_writer_int (writer, "from", settings->from);
  dtl_json_writer_int (writer, "to", settings->to);
  dtl_json_writer_int (writer, "level", settings->level);
  dtl_json_writer_boolean (writer, "exclude_events", settings->excludes_events);
}

/* Returns: (transfer full): the plan as JSON */
char *
dtl_study_plan_print (const DtlStudyPlan *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) writer = dtl_json_writer_new (text, FALSE);

  dtl_json_writer_begin_object (writer, NULL);
  dtl_study_plan_write (self, writer);
  dtl_json_writer_end_object (writer);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
read_number (JsonObject *object, const char *member, int *value)
{
  gint64 read;

  if (dtl_json_has (object, member) && dtl_json_read_int (object, "study", member, &read, NULL) &&
      read >= G_MININT && read <= G_MAXINT)
    *value = (int) read;
}

static void
read_word (JsonObject *object, const char *member, char **word)
{
  const char *read;

  if (dtl_json_has (object, member) && dtl_json_read_string (object, "study", member, &read, NULL))
    {
      g_free (*word);
      *word = g_strdup (read);
    }
}

static void
read_flag (JsonObject *object, const char *member, gboolean *flag)
{
  if (dtl_json_has (object, member) &&
      json_node_get_value_type (json_object_get_member (object, member)) == G_TYPE_BOOLEAN)
    *flag = json_object_get_boolean_member (object, member);
}

/* What is not valid together is not taken at all. */
static void
read_settings (JsonObject *object, DtlStudySettings *settings)
{
  DtlStudySettings read = *settings;
  g_autofree char *model = NULL;
  g_autofree char *returns = NULL;

  read_word (object, "model", &model);
  read_word (object, "returns", &returns);
  if (model != NULL && !dtl_study_model_from_id (model, &read.model))
    return;
  if (returns != NULL && !dtl_study_returns_from_id (returns, &read.returns))
    return;
  read_number (object, "estimation", &read.estimation);
  read_number (object, "gap", &read.gap);
  read_number (object, "minimum", &read.minimum);
  read_number (object, "from", &read.from);
  read_number (object, "to", &read.to);
  read_number (object, "level", &read.level);
  read_flag (object, "exclude_events", &read.excludes_events);
  dtl_study_settings_set_usual_windows (&read);
  if (dtl_study_settings_validate (&read, NULL))
    *settings = read;
}

/**
 * dtl_study_plan_parse:
 * @json: (nullable): as printed
 * @benchmark: (nullable): the usual one
 *
 * Returns: (transfer full): the plan; what @json does not say is as usual
 */
DtlStudyPlan *
dtl_study_plan_parse (const char *json, const char *benchmark)
{
  DtlStudyPlan *self = g_new0 (DtlStudyPlan, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;

  self->benchmark = g_strdup (benchmark);
  if (json != NULL)
    {
      bytes = g_bytes_new_static (json, strlen (json));
      root = dtl_json_parse ("study", bytes, NULL);
    }
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      dtl_study_settings_init (&self->settings, benchmark != NULL);
      return self;
    }

  if (json_object_has_member (json_node_get_object (root), "benchmark"))
    g_clear_pointer (&self->benchmark, g_free);
  read_word (json_node_get_object (root), "benchmark", &self->benchmark);
  read_word (json_node_get_object (root), "second", &self->second);
  read_word (json_node_get_object (root), "factors", &self->factors);
  read_flag (json_node_get_object (root), "joint", &self->joint);
  dtl_study_settings_init (&self->settings, self->benchmark != NULL);
  read_settings (json_node_get_object (root), &self->settings);
  dtl_study_plan_set_reach (self, self->settings.from, self->settings.to);

  return self;
}

/* A benchmark that was taken out of the library since, or its bars, is as none. */
static void
drop_missing (DtlStore *store, char **symbol)
{
  g_autoptr (GPtrArray) infos = *symbol != NULL ? dtl_store_list_series (store, NULL) : NULL;

  if (*symbol != NULL && !has_days (infos, *symbol))
    g_clear_pointer (symbol, g_free);
}

/* Without its file the model of factors says that it needs one. */
static void
drop_missing_factors (DtlStore *store, char **factors)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  if (*factors != NULL)
    bytes = dtl_store_get_factors (store, *factors, &name, NULL);
  if (bytes == NULL)
    g_clear_pointer (factors, g_free);
}

/* Takes out what is not in the library: benchmarks without bars, and factors. */
void
dtl_study_plan_drop_missing (DtlStudyPlan *self, DtlStore *store)
{
  g_return_if_fail (self != NULL && store != NULL);

  drop_missing (store, &self->benchmark);
  drop_missing (store, &self->second);
  drop_missing_factors (store, &self->factors);
}

/**
 * dtl_plan_study_read:
 * @event_id: of an event of @symbol
 *
 * Returns: (transfer full): how it is studied, or %NULL with %DTL_ERROR_NOT_FOUND
 */
DtlStudyPlan *
dtl_plan_study_read (DtlStore *store, const char *symbol, gint64 event_id, GError **error)
{
  g_autofree char *benchmark = NULL;
  g_autofree char *json = NULL;
  DtlStudyPlan *plan;

  if (!dtl_plan_study_find_benchmark (store, symbol, &benchmark, error) ||
      !dtl_store_get_event_study (store, event_id, &json, error))
    return NULL;

  plan = dtl_study_plan_parse (json, benchmark);
  dtl_study_plan_drop_missing (plan, store);

  return plan;
}

static gboolean
finish (DtlStore *store, gboolean is_done, GError **error)
{
  if (is_done)
    return dtl_history_commit (store, error);

  dtl_history_rollback (store);

  return FALSE;
}

gboolean
dtl_plan_study_save (
    DtlStore *store, gint64 event_id, const DtlStudyPlan *plan, DtlInstant now, GError **error)
{
  g_autoptr (DtlEvent) event = NULL;
  g_autofree char *json = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (store != NULL && plan != NULL, FALSE);

  event = dtl_store_get_event (store, event_id, error);
  if (event == NULL || !dtl_study_settings_validate (&plan->settings, error))
    return FALSE;

  json = dtl_study_plan_print (plan);
  name = g_strdup_printf ("Change study of “%s”", event->title);

  return dtl_history_begin (store, name, now, error) &&
         finish (store, dtl_store_set_event_study (store, event_id, json, error), error);
}

/* @benchmark: (nullable): the usual one */
gboolean
dtl_plan_study_set_benchmark (
    DtlStore *store, const char *symbol, const char *benchmark, DtlInstant now, GError **error)
{
  g_autofree char *name = g_strdup_printf ("Change benchmark of %s", symbol);

  g_return_val_if_fail (store != NULL && symbol != NULL, FALSE);

  return dtl_history_begin (store, name, now, error) &&
         finish (store, dtl_store_set_benchmark (store, symbol, benchmark, error), error);
}
